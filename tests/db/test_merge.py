"""Merging: shards of one archive become the database that one ingest would have made, also after interruptions."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.arrivals import Arrival
from db.connection import open_database
from db.dump import dump_hash, dump_lines
from db.merge import merge
from db.search import index_search
from db.store import store_many
from schemas.errors import StorageError, UsageError
from schemas.outcome import Outcome
from tests.db.sample_papers import ALIASES, arrivals, spread


def database(path: Path, papers: Sequence[Arrival], seen_at: str = "2031-01-01") -> Path:
    with closing(open_database(path)) as db:
        store_many(db, [replace(each, seen_at=seen_at) for each in papers], aliases=ALIASES)
        index_search(db)
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(tmp_path_factory.mktemp("whole") / "x.db", arrivals())


@pytest.fixture
def shards(tmp_path: Path) -> list[Path]:
    parts = spread(arrivals(), 3)
    assert all(any(each.path.endswith(kind) for each in part) for part in parts for kind in (".pdf", ".txt"))
    return [database(tmp_path / f"shard{number}.db", part) for number, part in enumerate(parts)]


def checked(path: Path) -> list[str]:
    with closing(open_database(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT * FROM evidence_check").fetchall() == []
        assert db.execute("SELECT * FROM search_stale").fetchall() == []
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    return list(dump_lines(path))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_shards_become_what_one_ingest_makes(
    tmp_path: Path, whole: Path, shards: list[Path], order: tuple[int, ...]
) -> None:
    into = tmp_path / "all.db"
    merged = merge(into, [shards[number] for number in order], aliases=ALIASES)
    assert merged == (merged.__class__)(len(arrivals()), len(arrivals()))
    assert checked(into) == list(dump_lines(whole))
    again = merge(into, shards, aliases=ALIASES)
    assert again.taken_over == 0
    assert dump_hash(into) == dump_hash(whole)


def test_an_interrupted_merge_is_finished_by_the_next(
    tmp_path: Path, whole: Path, shards: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.merge._AT_ONCE", 4)
    into = tmp_path / "all.db"
    for stop in (1, 2, 5, 9, 1_000):
        seen = 0

        def interrupt(_: int, stop: int = stop) -> None:
            nonlocal seen
            seen += 1
            if seen == stop:
                raise KeyboardInterrupt

        try:
            merge(into, shards, aliases=ALIASES, on_done=interrupt)
        except KeyboardInterrupt:
            with closing(open_database(into)) as db:
                assert db.execute("SELECT * FROM evidence_check").fetchall() == []
    assert checked(into) == list(dump_lines(whole))


def test_of_a_path_in_two_databases_the_later_row_stands(tmp_path: Path, shards: list[Path]) -> None:
    paper = next(each for each in arrivals() if each.reading is not None)
    old = database(tmp_path / "old.db", [replace(paper, reading=None, outcome=Outcome.BROKEN)], "2030-01-01")
    new = database(tmp_path / "new.db", [paper], "2031-01-01")
    dumps = set()
    for number, order in enumerate(([old, new], [new, old], [new, old, new])):
        into = tmp_path / f"{number}.db"
        merge(into, order, aliases=ALIASES)
        dumps.add(tuple(checked(into)))
    assert dumps == {tuple(dump_lines(new))}


def test_tombstones_and_runs_are_taken_over_once(tmp_path: Path, shards: list[Path]) -> None:
    with closing(open_database(shards[0])) as db:
        db.execute("INSERT INTO tombstone (id, name, sha256, deleted_at) VALUES ('t', 't', 'abc', '2031-01-01')")
        db.execute("INSERT INTO ingest_run (id, name, version, arguments, started_at) VALUES ('r', 'r', '1', '[]', '')")
        db.conn.commit()
    into = tmp_path / "all.db"
    for _ in range(2):
        merge(into, shards, aliases=ALIASES)
    with closing(open_database(into)) as db:
        for table in ("tombstone", "ingest_run"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


def test_what_is_no_shard_is_refused_before_anything_is_written(tmp_path: Path, shards: list[Path]) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no database, though it is long enough to be taken for the header of one by a hasty reader " * 3)
    into = tmp_path / "all.db"
    with pytest.raises(StorageError, match=r"notes\.txt"):
        merge(into, [*shards, other])
    assert not into.exists()
    with pytest.raises(UsageError, match="one of the shards"):
        merge(shards[0], shards)
