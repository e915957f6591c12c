"""A Dask cluster over TCP: each of its workers reads batches in lanes of its own, so that the limits hold there too.

The workers need Ratslese and the papers under the same paths (or as URLs), one thread each, and must be allowed to
have child processes: `dask worker tcp://… --nthreads 1 --no-nanny`.
"""

import atexit
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.engines.engine import Batch, batches
from pipeline.engines.local import LocalEngine
from pipeline.result import Result
from pipeline.sources.item import Item
from pipeline.worker import Setting
from schemas.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
U = TypeVar("U")

BATCH = 64
"""Documents a task: one costs the scheduler as much as half a document."""

BATCH_BYTES = 64 * 2**20
"""And of so many bytes at most: all that was read of them comes to the writer at once."""

_AHEAD = 3
"""Batches a worker is given ahead."""

_CONNECT_SECONDS = 10
_RETRIES = 3
"""A batch that failed so often is given up; of workers that died Dask's own limit counts."""


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
        from distributed import as_completed

        left = iter(tasks)
        ahead = max(1, len(self._client.scheduler_info()["workers"])) * _AHEAD
        running = as_completed([self._submit(do, task) for task in islice(left, ahead)], loop=self._client.loop)
        for future in running:
            if future.status != "finished":
                cause = future.exception() if future.status == "error" else future.status
                advice = "Its workers need --no-nanny and this version of Ratslese; mend it and say it again."
                raise WorkerError(f"The cluster lost a batch ({cause})", advice)
            results = future.result()
            for task in islice(left, 1):
                running.add(self._submit(do, task))
            future.release()
            yield results

    def _submit(self, do: Callable[[T, LocalEngine], U], task: T) -> Any:
        return self._client.submit(_with_engine, do, task, self.setting, pure=False, retries=_RETRIES)


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


def _read(batch: Batch, engine: LocalEngine) -> list[Result]:
    return list(engine.map(batch))


def _with_engine(do: Callable[[T, LocalEngine], U], task: T, setting: Setting) -> U:
    """Does a task with this worker's own lane, which stays warm for the next one."""
    from distributed import get_worker

    if multiprocessing.current_process().daemon:
        raise WorkerError("This Dask worker may have no child processes", "Start it with --no-nanny.")
    if get_worker().state.nthreads > 1:
        raise WorkerError("This Dask worker has several threads", "Start it with --nthreads 1.")
    key = repr(setting)
    if key not in _engines:
        for engine in _engines.values():
            engine.close()
        _engines.clear()
        _engines[key] = LocalEngine(setting, 1)
    return do(task, _engines[key])


@atexit.register
def _stop() -> None:
    for engine in _engines.values():
        engine.close()
