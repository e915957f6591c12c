"""The same map over items with one process or several: results come back in the order of the items."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from pipeline.sources import Item
from pipeline.worker import Processed, process
from schemas.council import CouncilProfile

_LARGEST_BATCH = 64


def map_items(
    items: Sequence[Item], profiles: Sequence[CouncilProfile], body: str | None, jobs: int
) -> Iterator[Processed]:
    """Processes items here (`jobs` 1) or in that many worker processes; pdfium is not safe in threads."""
    if jobs <= 1 or len(items) < 2:
        for item in items:
            yield process(item, profiles, body)
        return
    context = multiprocessing.get_context("spawn")
    size = max(1, min(_LARGEST_BATCH, len(items) // jobs))
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context) as pool:
        batches = [items[start : start + size] for start in range(0, len(items), size)]
        for processed in pool.map(_batch, batches, [profiles] * len(batches), [body] * len(batches)):
            yield from processed


def _batch(items: Sequence[Item], profiles: Sequence[CouncilProfile], body: str | None) -> list[Processed]:
    return [process(item, profiles, body) for item in items]
