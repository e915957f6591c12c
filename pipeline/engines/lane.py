"""A lane: one warm worker process that reads batches one after the other, and what is known when it dies.

Each lane is a pool of one (pebble), so that a worker that dies, even in the middle of an answer, touches no other.
Before each document the worker writes its place in the batch into a note: so the culprit is known. A worker is given
up for dead only where it has written nothing for long and is not at work: how busy the machine is decides nothing.
"""

import gc
import logging
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from pipeline.engines.engine import Batch
from pipeline.engines.pulse import is_at_work
from pipeline.limits import STARTED_BY, document_budget, restrict
from pipeline.result import Result
from pipeline.setting import Setting
from pipeline.sources.item import Item

logger = logging.getLogger(__name__)

DEPTH = 2
"""Batches handed to a worker ahead, so that it never waits for its parent."""

_START_SECONDS = 600
"""So long may a worker take to begin, with all that it imports, on the busiest machine."""

_PRELOADED = ["pipeline.engines.tether", "pipeline.engines.preload", "dateparser"]
_GARBAGE = 5_000
"""After so many new objects a worker looks for garbage: at Python's own 700 that is a twentieth of extracting."""
_FORKSERVER = "forkserver" in multiprocessing.get_all_start_methods()
_numbers = count()


@dataclass(frozen=True, slots=True)
class Task:
    """A batch to read; `suspect` says that its one document has killed a worker before."""

    batch: Batch
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a task's documents, in their order."""

    task: Task
    results: list[Result]


@dataclass(frozen=True, slots=True)
class Death:
    """What a worker left behind: its task, the place of the document that it was at, and how it died.

    `exit_code` is negative for a signal, None where the worker was stopped for giving no sign of life.
    """

    task: Task
    at: int | None
    exit_code: int | None


@dataclass(frozen=True, slots=True)
class _Running:
    task: Task
    note: Path
    future: "Future[list[Result]]"


class Lane:
    """One worker process. `folder` is where its notes go."""

    def __init__(self, setting: Setting, folder: Path) -> None:
        self._setting = setting
        self._folder = folder
        self._running: deque[_Running] = deque()
        self._begun = time.monotonic()
        self._pool: ProcessPool | None = None

    @property
    def free(self) -> bool:
        """Whether the worker can be handed another batch; behind a suspect nothing waits."""
        if self._running and not self._is_alive:  # what it was at will say so
            return False
        return len(self._running) < DEPTH and not any(running.task.suspect for running in self._running)

    @property
    def _is_alive(self) -> bool:
        """Whether the pool takes tasks: it does no more once its worker died with nothing to do."""
        return self._pool is not None and self._pool.active

    @property
    def future(self) -> "Future[list[Result]] | None":
        """What the worker is at; None where it has nothing to do."""
        return self._running[0].future if self._running else None

    def give(self, task: Task) -> None:
        """Hands the worker another batch."""
        pool = self._pool
        if pool is None or not pool.active:
            self.close()
            pool = self._pool = _pool(self._setting)
        if not self._running:
            self._begun = time.monotonic()
        note = self._folder / f"{next(_numbers)}"
        future = pool.schedule(_work, args=(task.batch, str(note)))
        self._running.append(_Running(task, note, future))

    def take(self) -> Answer | Death | None:
        """The answer to the batch that is done, or the worker's death; None while it goes on."""
        if not self._running:
            return None
        head = self._running[0]
        if not head.future.done():
            return self._death(None) if self._is_stalled(head) else None
        try:
            results = head.future.result()
        except ProcessExpired as error:
            return self._death(error.exitcode)
        except Exception as error:  # whatever keeps an answer from coming is the worker's end
            logger.debug("a worker gave no answer", exc_info=error)
            return self._death(0)
        self._running.popleft().note.unlink(missing_ok=True)
        self._begun = time.monotonic()
        return Answer(head.task, results)

    def renew(self) -> list[Task]:
        """Stops the worker; the tasks that it was not at yet are given back. The next batch gets a fresh process."""
        self.close()
        left = [running.task for running in self._running]
        for running in self._running:
            running.note.unlink(missing_ok=True)
        self._running.clear()
        return left

    def close(self) -> None:
        """Stops the worker at once."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def _death(self, exit_code: int | None) -> Death:
        head = self._running.popleft()
        at, _ = _signed(head.note)
        head.note.unlink(missing_ok=True)
        return Death(head.task, at, exit_code)

    def _is_stalled(self, head: _Running) -> bool:
        try:
            quiet = time.time() - head.note.stat().st_mtime
        except OSError:  # not begun
            return time.monotonic() - self._begun > _START_SECONDS
        if quiet <= self._setting.limits.wall_seconds:
            return False
        _, pid = _signed(head.note)
        return not (pid and is_at_work(pid)) and not head.future.done()  # it may have ended while it was looked at


def _pool(setting: Setting) -> ProcessPool:
    context = multiprocessing.get_context("forkserver" if _FORKSERVER else "spawn")
    if _FORKSERVER:
        os.environ[STARTED_BY] = str(os.getpid())
        context.set_forkserver_preload(_PRELOADED)
    return ProcessPool(max_workers=1, initializer=_start, initargs=(setting,), context=context)


def _signed(note: Path) -> tuple[int | None, int | None]:
    """The place in the batch that a worker is at, and its process; None where it has not said so yet."""
    try:
        place, pid = map(int, note.read_bytes().split())
    except (OSError, ValueError):
        return None, None
    return place, pid


# What follows runs in the worker process.

_told: list[Setting] = []


def _start(setting: Setting) -> None:
    restrict(setting.limits)
    begun_by = multiprocessing.parent_process()
    if begun_by is not None and not begun_by.is_alive():  # before it could be watched
        os._exit(0)
    level = logging.DEBUG if setting.verbose else logging.CRITICAL  # what a reader grumbles is no news to the user
    logging.basicConfig(level=level, stream=sys.stderr)
    logging.getLogger("pdfminer").setLevel(max(level, logging.INFO))
    _told[:] = [setting]
    gc.freeze()
    gc.set_threshold(_GARBAGE)


def _work(batch: Sequence[Item], note: str) -> list[Result]:
    from pipeline.worker import read_item  # with all extractors: the parent does without them

    setting = _told[0]
    results = []
    with Path(note).open("wb", buffering=0) as sign:
        for place, item in enumerate(batch):

            def alive(place: int = place) -> None:
                sign.seek(0)
                sign.write(b"%6d %d" % (place, os.getpid()))

            with document_budget(setting.limits, alive):
                results.append(read_item(item, setting))
    return results


def cause_of(exit_code: int | None) -> str:
    """How a worker died, in words."""
    if exit_code is None:
        return "it gave no sign of life"
    if exit_code < 0:
        try:
            return signal.Signals(-exit_code).name
        except ValueError:
            pass
    return f"exit code {exit_code}"
