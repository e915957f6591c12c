"""What every engine does, and how items are cut into batches for it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from pipeline.result import Result
from pipeline.setting import Setting
from pipeline.sources.item import Item

Batch = tuple[Item, ...]

LARGEST_BATCH_BYTES = 2**20

_SHARES = 4
"""A batch is this part of what is left for a lane at most."""


class Engine(Protocol):
    """Maps items to what became of them; a worker that dies costs no item but its culprit."""

    @property
    def setting(self) -> Setting:
        """What it reads all documents with."""
        ...

    def map(self, items: Sequence[Item]) -> Iterator[Result]:
        """Each item once, as batches are done: in any order."""
        ...

    def close(self) -> None:
        """Stops all processes; what they were at is lost."""
        ...


def in_order(engine: Engine, items: Sequence[Item]) -> Iterator[Result]:
    """What `engine` makes of the items, in their order; what is ahead of its turn waits in memory."""
    waiting: dict[str, Result] = {}
    turn = iter(item.source for item in items)
    due = next(turn, None)
    for result in engine.map(items):
        waiting[result.item.source] = result
        while due is not None and due in waiting:
            yield waiting.pop(due)
            due = next(turn, None)


def batches(items: Sequence[Item], size: int, largest: int = LARGEST_BATCH_BYTES, lanes: int = 0) -> Iterator[Batch]:
    """Items in batches of at most `size`, and of about `largest` bytes: what is read of them waits in memory.

    Where the number of `lanes` is given, batches get smaller towards the end, so that all lanes end at one time.
    """
    batch: list[Item] = []
    length = 0
    most = size
    for done, item in enumerate(items):
        bytes_ = item.stat[0] if item.stat and not item.members else 0
        if batch and (len(batch) >= most or length + bytes_ > largest):
            yield tuple(batch)
            batch, length = [], 0
        if lanes and not batch:
            most = max(1, min(size, (len(items) - done) // (_SHARES * lanes)))
        batch.append(item)
        length += bytes_
    if batch:
        yield tuple(batch)
