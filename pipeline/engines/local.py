"""The processes of this machine: a lane for each job; whoever kills its worker twice is quarantined."""

import os
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import replace
from pathlib import Path

from pipeline.engines.engine import batches
from pipeline.engines.lane import Answer, Death, Lane, Task, cause_of
from pipeline.result import Result, failed, out_of_memory
from pipeline.setting import Setting
from pipeline.sources.item import Item
from pipeline.sources.remote import fetch
from schemas.errors import WorkerError
from schemas.outcome import Outcome

LARGEST_BATCH = 32
MOST_JOBS = 8
_PATIENCE = 1.0
"""Seconds to wait for an answer before looking after workers that give none."""

_FALSE_STARTS = 3
"""So many workers in a row may die before their first document; then it is not the documents' fault."""

_OUT_OF_MEMORY = "SIGABRT"  # pdfium aborts its process where it gets no memory
_OUT_OF_TIME = "SIGXCPU"
_KILLED = "SIGKILL"  # no limit does this, but the kernel where the machine has no memory left, or somebody


def default_jobs() -> int:
    """One worker for each processor that this process may use, up to a limit."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_JOBS)


class LocalEngine:
    """`jobs` worker processes on this machine, by default one for each processor."""

    def __init__(self, setting: Setting, jobs: int | None = None) -> None:
        self.setting = setting
        self._folder = tempfile.TemporaryDirectory(prefix="ratslese-")
        self._lanes = [Lane(setting, Path(self._folder.name)) for _ in range(jobs or default_jobs())]
        self._queue: deque[Task] = deque()
        self._false_starts = 0

    def __enter__(self) -> "LocalEngine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stops all workers."""
        for lane in self._lanes:
            lane.close()
        self._folder.cleanup()

    def map(self, items: Sequence[Item]) -> Iterator[Result]:
        """Each item once, as batches are done; a file that was fetched for it is there until the next is asked for."""
        for result in self._map(items):
            yield result
            self._forget(result.item)

    def _map(self, items: Sequence[Item]) -> Iterator[Result]:
        try:
            yield from self._answers(items)
        finally:  # whoever stops asking leaves nothing behind for the next one
            self._queue.clear()
            for lane in self._lanes:
                if lane.future:
                    lane.renew()

    def _answers(self, items: Sequence[Item]) -> Iterator[Result]:
        self._queue.extend(Task(batch) for batch in batches(items, LARGEST_BATCH, lanes=len(self._lanes)))
        while self._hand_out():
            running = [lane.future for lane in self._lanes if lane.future]
            wait(running, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
            for lane in self._lanes:
                answer = lane.take()
                if isinstance(answer, Death):
                    yield from self._after(lane, answer)
                elif answer is not None:
                    yield from self._checked(answer)

    def _hand_out(self) -> bool:
        """Gives the lanes what they can take; whether any of them is at work."""
        for ahead in (False, True):
            for lane in self._lanes:
                if not self._queue or not lane.free or (lane.future and not ahead):
                    continue
                if not self._queue[0].suspect:
                    lane.give(self._fetched(self._queue.popleft()))
                elif lane.future is None:
                    lane.renew()
                    lane.give(self._fetched(self._queue.popleft()))
        return any(lane.future for lane in self._lanes)

    def _fetched(self, task: Task) -> Task:
        """The task with its files on this machine: workers have no network."""
        if not any(item.url for item in task.batch):
            return task
        folder = Path(self._folder.name)
        return replace(task, batch=tuple(fetch(task.batch, folder, folder)))

    def _forget(self, item: Item) -> None:
        """Removes what was fetched for an item; ZIPs stay for their other members."""
        if not item.members and item.path.parent == Path(self._folder.name):
            item.path.unlink(missing_ok=True)

    def _checked(self, answer: Answer) -> Iterator[Result]:
        """The results; a document that got no memory in a warm process is read once more in a fresh one."""
        self._false_starts = 0
        starved = [] if answer.task.suspect else [each for each in answer.results if each.outcome is Outcome.MEMORY]
        self._queue.extendleft(Task((each.item,), suspect=True) for each in starved)
        self._hand_out()
        yield from (each for each in answer.results if each not in starved)

    def _after(self, lane: Lane, death: Death) -> Iterator[Result]:
        """A worker died: its culprit is read once more alone, in a fresh process; the others elsewhere."""
        self._queue.extendleft(reversed(lane.renew()))
        batch, at = death.task.batch, death.at
        if at is None:
            self._false_starts += 1
            if self._false_starts > _FALSE_STARTS:
                advice = f"Give it more memory than {self.setting.limits.memory_mb} MiB: --memory-mb."
                raise WorkerError(f"A worker process cannot start ({cause_of(death.exit_code)})", advice)
            self._queue.appendleft(death.task)
            return
        culprit = batch[at]
        others = batch[:at] + batch[at + 1 :]
        if others:
            self._queue.append(Task(others))
        if death.task.suspect:
            yield self._quarantined(culprit, death.exit_code)
        else:
            self._queue.appendleft(Task((culprit,), suspect=True))

    def _quarantined(self, item: Item, exit_code: int | None) -> Result:
        limits = self.setting.limits
        cause = cause_of(exit_code)
        if exit_code is None:
            reason = f"{item.source} made its reader stand still for {limits.wall_seconds} seconds"
            return failed(item, Outcome.CPU_LIMIT, reason, _TIME)
        if cause == _OUT_OF_TIME:
            reason = f"{item.source} needs more than {limits.cpu_seconds} seconds of CPU time"
            return failed(item, Outcome.CPU_LIMIT, reason, _TIME)
        if cause == _OUT_OF_MEMORY:
            return failed(item, Outcome.MEMORY, *out_of_memory(item, limits))
        if cause == _KILLED:  # whoever's fault that is, the next run reads it again: its bytes' hash is not known
            reason = f"the reader of {item.source} was killed: the machine had no memory left, or somebody ended it"
            return failed(item, Outcome.UNREADABLE, reason, _MACHINE)
        reason = f"{item.source} makes its reader crash ({cause})"
        return failed(item, Outcome.CRASH, reason, _CRASH)


_TIME = "Print it anew or leave it out, or give it more: --cpu-seconds."
_MACHINE = "Run the same command again; where it stays so, with fewer --jobs."
_CRASH = "Open it in a viewer and save it anew; please report it with the file."
