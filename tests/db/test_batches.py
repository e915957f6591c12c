"""Batches: however papers are cut into transactions, the rows are the same; a paper that fails goes alone."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.arrivals import Arrival, arrival
from db.connection import open_database
from db.dump import dump_lines
from db.search import index_search
from db.store import store_many
from schemas.outcome import Outcome
from tests.db.sample_papers import ALIASES, arrivals, spread


def content(path: Path, batches: Sequence[Sequence[Arrival]]) -> list[str]:
    with closing(open_database(path)) as db:
        for batch in batches:
            accounts = store_many(db, batch, aliases=ALIASES)
            assert len(accounts) == len(batch)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT * FROM evidence_check").fetchall() == []
    return list(dump_lines(path))


@pytest.fixture(scope="module")
def one_by_one(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return content(tmp_path_factory.mktemp("one") / "x.db", [[each] for each in arrivals()])


@pytest.mark.parametrize("size", [7, 10_000])
@pytest.mark.parametrize("backwards", [False, True])
def test_batches_of_any_size_and_order_end_the_same(
    tmp_path: Path, one_by_one: list[str], size: int, backwards: bool
) -> None:
    papers = arrivals()[::-1] if backwards else arrivals()
    batches = [papers[start : start + size] for start in range(0, len(papers), size)]
    assert content(tmp_path / "x.db", batches) == one_by_one


def test_storing_all_again_changes_nothing(tmp_path: Path, one_by_one: list[str]) -> None:
    assert content(tmp_path / "x.db", [*spread(arrivals(), 3), arrivals()]) == one_by_one


def test_papers_that_go_and_change_in_one_batch_leave_nothing(tmp_path: Path, one_by_one: list[str]) -> None:
    papers = arrivals()
    gone = [Arrival(each.path, Outcome.EMPTY, "no bytes", "Nothing to do.") for each in papers[::2]]
    moved = [replace(each, path=f"{each.path}.old") for each in papers[1::2]]
    path = tmp_path / "x.db"
    content(path, [papers])
    after = content(path, [[*gone, *moved]])
    with closing(open_database(path)) as db:
        assert db.execute("SELECT count(*) FROM source WHERE outcome = 'empty'").fetchone() == (len(gone),)
    fresh = content(tmp_path / "fresh.db", [[*papers[1::2], *moved, *gone]])
    assert after == fresh
    back = [Arrival(each.path, Outcome.EMPTY) for each in moved]
    content(path, [back, papers])
    with closing(open_database(path)) as db:
        db.execute("DELETE FROM source WHERE outcome = 'empty'")
        db.conn.commit()
    assert list(dump_lines(path)) == one_by_one


def test_a_paper_that_cannot_be_stored_takes_no_other_along(path: Path, make) -> None:
    wrong = make.network("in/wrong.pdf", paper={"consultation": [{"order": 2**70, "organization": "Kreistag"}]})
    samples = [make.statute(), wrong, make.invitation()]
    with closing(open_database(path)) as db:
        accounts = store_many(db, [arrival(each.file, each.record) for each in samples])
        assert [account.outcome for account in accounts] == [Outcome.STORED, Outcome.CRASH, Outcome.STORED]
        assert accounts[1].advice
        assert "in/wrong.pdf could not be stored" in str(accounts[1].reason)
        assert db.execute("SELECT count(*) FROM file").fetchone() == (2,)
        assert db.execute("SELECT count(*) FROM source").fetchone() == (3,)
        again = store_many(db, [arrival(each.file, each.record) for each in samples])
        assert again == accounts
        assert db.execute("SELECT count(*) FROM source").fetchone() == (3,)


def test_the_index_follows_in_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for size in (3, 10_000):
        monkeypatch.setattr("db.search._FILES_AT_ONCE", size)
        path = tmp_path / f"{size}.db"
        content(path, spread(arrivals(), 2))
        with closing(open_database(path)) as db:
            index_search(db)
            db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
            found.append(db.execute("SELECT * FROM search_text ORDER BY id").fetchall())
            with pytest.raises(sqlite3.DatabaseError):
                db.execute("INSERT INTO search (search, rank) VALUES ('no-such-command', 1)")
    assert found[0] == found[1]
    assert len(found[0]) > 100
