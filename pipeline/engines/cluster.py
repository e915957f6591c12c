"""A Dask cluster over TCP: each of its workers reads batches in lanes of its own, so that the limits hold there too.

The workers need Ratslese and the papers under the same paths (or as URLs), one thread each, and must be allowed to
have child processes: `dask worker tcp://… --nthreads 1 --no-nanny`.
"""

import atexit
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from itertools import islice
from threading import Event, Thread, Timer
from typing import TYPE_CHECKING, Generic, TypeVar

from pipeline.engines.engine import Batch, batches
from pipeline.engines.local import LocalEngine
from pipeline.result import Result
from pipeline.setting import Setting
from pipeline.sources.item import Item
from schemas.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from distributed import Client, Future, Worker

T = TypeVar("T")
U = TypeVar("U")

BATCH = 64
"""Documents a task: one costs the scheduler as much as half a document."""

BATCH_BYTES = 64 * 2**20
"""And of so many bytes at most: all that was read of them comes to the writer at once."""

_AHEAD = 3
"""Batches a worker is given ahead."""

_CONNECT_SECONDS = 10
_LEAVE_SECONDS = 5.0
"""So long may one of Dask's workers take to end; one whose scheduler goes in the middle of a task waits for ever."""

_RETRIES = 3
"""A batch that failed so often is given up. Dask gives one up where so many workers died, also if it only waited there;
then it is given anew, so often: no document kills a worker of Dask's, for it is read in a process below it."""


@dataclass(frozen=True, slots=True)
class _Given(Generic[T]):
    """A task, and how often it was given anew."""

    task: T
    again: int = 0


class ClusterEngine:
    """The workers of the scheduler at `address` ("tcp://host:8786")."""

    def __init__(self, setting: Setting, address: str) -> None:
        self.setting = setting
        self._client = _connect(address)

    def __enter__(self) -> "ClusterEngine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leaves the cluster; it goes on for others."""
        self._client.close()

    def map(self, items: Sequence[Item]) -> Iterator[Result]:
        """Each item once, as batches are done. Raises WorkerError where the cluster loses a batch again and again."""
        for results in self.each(_read, batches(items, BATCH, BATCH_BYTES)):
            yield from results

    def each(self, do: Callable[[T, LocalEngine], U], tasks: Iterable[T]) -> Iterator[U]:
        """What `do` makes of each task with the engine of a worker, in any order. Raises WorkerError as `map`."""
        from distributed import KilledWorker, as_completed

        left = iter(tasks)
        ahead = max(1, len(self._client.scheduler_info()["workers"])) * _AHEAD
        given: dict[Future[U], _Given[T]] = {}
        running: as_completed[Future[U]] = as_completed([], loop=self._client.loop)

        def give(some: Iterable[_Given[T]]) -> None:
            for each in some:
                future = self._client.submit(_with_engine, do, each.task, self.setting, pure=False, retries=_RETRIES)
                given[future] = each
                running.add(future)

        give(_Given(task) for task in islice(left, ahead))
        for future in running:
            each = given.pop(future)
            try:
                results = future.result()  # waits where its worker died with them: then the batch is done once more
            except KilledWorker as error:
                if each.again == _RETRIES:
                    raise _lost(error) from error
                give([_Given(each.task, each.again + 1)])
                continue
            except (Exception, CancelledError) as error:  # whatever a task or the scheduler died of
                raise _lost(error) from error
            give(map(_Given, islice(left, 1)))
            future.release()
            yield results


def _lost(error: BaseException) -> WorkerError:
    advice = "Its workers need --no-nanny and this version of Ratslese; mend it and say it again."
    return WorkerError(f"The cluster lost a batch ({error})", advice)


def _connect(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("The Dask engine is not installed", "Say: pip install 'ratslese[cluster]'.") from error
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        advice = "Start them: dask scheduler, and dask worker ADDRESS --nthreads 1 --no-nanny on each machine."
        raise WorkerError(f"There is no scheduler with workers at {address}", advice) from error
    return client


# What follows runs in the cluster's workers.

_engines: dict[str, LocalEngine] = {}
_at_exit = Event()


def _read(batch: Batch, engine: LocalEngine) -> list[Result]:
    return list(engine.map(batch))


def _with_engine(do: Callable[[T, LocalEngine], U], task: T, setting: Setting) -> U:
    """Does a task with this worker's own lane, which stays warm for the next one."""
    from distributed import get_worker

    worker = get_worker()
    if multiprocessing.current_process().daemon:
        raise WorkerError("This Dask worker may have no child processes", "Start it with --no-nanny.")
    if worker.state.nthreads > 1:
        raise WorkerError("This Dask worker has several threads", "Start it with --nthreads 1.")
    key = repr(setting)
    if key not in _engines:
        if not _engines:
            Thread(target=_leave_with, args=(worker,), daemon=True).start()
        _close_all()
        _engines[key] = LocalEngine(setting, 1)
    return do(task, _engines[key])


def _leave_with(worker: "Worker") -> None:
    """Ends all below this process, and a `dask worker` itself, soon after it was told to end or lost its scheduler."""
    from distributed import Status

    while not _at_exit.wait(1.0) and worker.status not in (Status.closing, Status.closed, Status.failed):
        pass
    if _is_worker_command():
        last = Timer(_LEAVE_SECONDS, os._exit, (0,))
        last.daemon = True
        last.start()
    _close_all()


def _is_worker_command() -> bool:
    """Whether this process is there for Dask's worker alone, not another program that has one in it."""
    main = getattr(sys.modules["__main__"], "__spec__", None)
    return "distributed.cli.dask_worker" in {*sys.modules, main and main.name}


def _close_all() -> None:
    for key in list(_engines):
        if engine := _engines.pop(key, None):  # another thread may be at it, too
            engine.close()


@atexit.register
def _stop() -> None:
    _at_exit.set()
    _close_all()
