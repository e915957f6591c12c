"""What an engine makes of a list of items: each once, in order where that is wanted, in batches of a size."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pipeline.engines.engine import batches, in_order
from pipeline.engines.local import LocalEngine
from pipeline.ingest import IngestOptions, ingest
from pipeline.result import Result
from pipeline.sources.item import Item, Refusal
from pipeline.sources.listing import list_items
from schemas.errors import AccountingError
from schemas.outcome import Outcome
from tests.pipeline.workers import LOOP, SAMPLE, SETTING, papers, results


def test_whoever_stops_asking_leaves_nothing_for_the_next(tmp_path: Path) -> None:
    papers(tmp_path, 40)
    first, second = list_items([tmp_path])[:30], list_items([tmp_path])[30:]
    with LocalEngine(SETTING, 2) as engine:
        asked = engine.map(first)
        next(asked)
        asked.close()  # type: ignore[attr-defined]
        assert sorted(each.item.source for each in engine.map(second)) == [item.source for item in second]


class Losing:
    """An engine that loses one of its items."""

    def __init__(self, engine: LocalEngine) -> None:
        self.setting, self._engine = engine.setting, engine

    def map(self, items: Sequence[Item]) -> Iterator[Result]:
        yield from list(self._engine.map(items))[1:]

    def close(self) -> None:
        self._engine.close()


def test_a_path_that_is_lost_is_missed(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    papers(tmp_path / "papers", 3)
    with LocalEngine(SETTING, 1) as engine, pytest.raises(AccountingError, match="3 paths were listed, 2 have"):
        ingest([tmp_path / "papers"], Losing(engine), IngestOptions(tmp_path / "x.db"))


def test_results_can_come_in_order(tmp_path: Path) -> None:
    papers(tmp_path, 30)
    (tmp_path / "003-loop.pdf").write_bytes(LOOP)
    items = list_items([tmp_path])
    with LocalEngine(SETTING, 3) as engine:
        assert [each.item for each in in_order(engine, items)] == items


def test_what_listing_refused_is_not_read(tmp_path: Path) -> None:
    item = Item("x.zip", tmp_path / "x.zip", (), refusal=Refusal("archive_rejected", "x.zip is a bomb", "Unpack it."))
    (found,) = results([item], 1)
    assert (found.outcome, found.arrival.reason, found.arrival.advice) == (
        Outcome.ARCHIVE_REJECTED,
        "x.zip is a bomb",
        "Unpack it.",
    )


def test_batches_hold_so_many_items_and_so_many_bytes(tmp_path: Path) -> None:
    items = [Item(f"{number}", tmp_path, (), (size, 0, 0)) for number, size in enumerate([10, 10, 10, 200, 10, 90, 90])]
    assert [[item.source for item in batch] for batch in batches(items, 3, largest=100)] == [
        ["0", "1", "2"],
        ["3"],
        ["4", "5"],
        ["6"],
    ]
    assert [len(batch) for batch in batches(items, 4, largest=10**6)] == [4, 3]


def test_batches_get_smaller_towards_the_end_so_that_no_lane_waits_long_for_another() -> None:
    items = [Item(f"{number:03}", SAMPLE, (), (10, 0, 0)) for number in range(500)]
    sizes = [len(batch) for batch in batches(items, 32, lanes=2)]
    assert sum(sizes) == 500 and sizes[0] == 32 and sizes[-1] == 1
    assert sizes == sorted(sizes, reverse=True)
    assert [len(batch) for batch in batches(items[:5], 32, lanes=8)] == [1] * 5
