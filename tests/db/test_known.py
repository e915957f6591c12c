"""What is known before anything is read: unchanged paths, moved and copied bytes, accounts of many paths."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from db.arrivals import Arrival, FileState, arrival
from db.connection import open_database
from db.dump import dump_lines
from db.known import accounts, known_content, known_states
from db.store import record_source, store_many
from schemas.outcome import Outcome

STATE = FileState(10, 20, 30, "reader-1")


@pytest.fixture
def stored(path: Any, make: Any) -> Iterator[Any]:
    """The network paper stored under m/paper.pdf, a broken and an unreadable file."""
    sample = make.network("m/paper.pdf")
    paper = arrival(replace(sample.file, state=STATE), sample.record)
    with closing(open_database(path)) as db:
        broken = Arrival("m/broken.pdf", Outcome.BROKEN, "no end", "Copy it again.", "b" * 64, 10, STATE)
        unread = Arrival("m/unread.pdf", Outcome.UNREADABLE, "no right", "Ask.", None, 10, STATE)
        store_many(db, [paper, broken, unread])
        yield db, paper


def test_every_path_has_its_state_and_account(stored: Any) -> None:
    db, _ = stored
    record_source(db, "odd\udcff.txt", Outcome.EMPTY, "no bytes", "Nothing to do.")
    known = known_states(db)
    assert known["m/paper.pdf"].state == STATE
    assert known["m/paper.pdf"].account.outcome is Outcome.STORED
    assert known["m/broken.pdf"].state == STATE
    assert known["m/unread.pdf"].state is None  # read again, though it is the same
    assert known["odd\\udcff.txt"] == (None, (Outcome.EMPTY, None, "no bytes", "Nothing to do."))
    found = accounts(db, ["m/broken.pdf", "odd\udcff.txt", "never seen"])
    assert found == {"m/broken.pdf": known["m/broken.pdf"].account, "odd\udcff.txt": known["odd\\udcff.txt"].account}


def test_copies_behind_the_stored_path_need_no_reading(stored: Any, path: Any) -> None:
    db, paper = stored
    known = known_content(db, "z/copy.pdf", paper.sha256, STATE)
    assert known is not None
    assert known.outcome is Outcome.DUPLICATE
    (account,) = store_many(db, [known])
    assert account == (Outcome.DUPLICATE, paper.sha256, "the same bytes as m/paper.pdf", None)
    without = list(dump_lines(path))
    store_many(db, [replace(paper, path="z/copy.pdf")])
    assert list(dump_lines(path)) == without


def test_a_touched_file_ends_as_it_did(stored: Any, path: Any) -> None:
    db, paper = stored
    store_many(db, [replace(paper, path="z/copy.pdf")])
    before = list(dump_lines(path))
    touched = STATE._replace(modified_at=21)
    for name, sha256 in (("m/paper.pdf", paper.sha256), ("z/copy.pdf", paper.sha256), ("m/broken.pdf", "b" * 64)):
        known = known_content(db, name, sha256, touched)
        assert known is not None, name
        store_many(db, [known])
        assert known_states(db)[name].state == touched
    assert list(dump_lines(path)) == before


def test_what_may_end_otherwise_is_read(stored: Any) -> None:
    db, paper = stored
    other = STATE._replace(fingerprint="reader-2")
    assert known_content(db, "a/before.pdf", paper.sha256, STATE) is None  # its folder may name another council
    assert known_content(db, "z/copy.pdf", paper.sha256, other) is None
    assert known_content(db, "m/paper.pdf", paper.sha256, other) is None
    assert known_content(db, "m/unread.pdf", "c" * 64, STATE) is None
    assert known_content(db, "z/broken.pdf", "b" * 64, STATE) is None  # its reason would name the other path
    assert known_content(db, "m/paper.pdf", "d" * 64, STATE) is None


def test_a_failure_has_one_row_however_often_it_fails(stored: Any) -> None:
    db, _ = stored
    for reason in ("no end", "no end", "another reason"):
        record_source(db, "m/broken.pdf", Outcome.BROKEN, reason, "Copy it again.", "b" * 64, 10, state=STATE)
    rows = db.execute("SELECT outcome, reason FROM source WHERE path = 'm/broken.pdf'").fetchall()
    assert rows == [("broken", "another reason")]
