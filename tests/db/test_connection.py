"""Opening: what is no database of ours is refused by name, what is ours is brought up to date, one process writes."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db import connection
from db.connection import (
    check_readable,
    is_frozen,
    open_database,
    open_readable,
    transaction,
    view_definitions,
    written,
)
from db.dump import dump_hash
from db.explorer.serve import make_browser
from schemas.errors import DatabaseLockedError, ExitCode, StorageError


def test_a_new_database_has_wal_foreign_keys_and_strict_tables(db: Any) -> None:
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    own = [name for name in db.table_names() if not name.startswith(("search", "_sqlite"))]
    assert [name for name in own if not db.table(name).strict] == []
    assert [name for name in own if "name" not in db.table(name).columns_dict] == []
    assert {"body", "organization", "paper", "consultation", "agenda_item", "rules_of_procedure", "tombstone"} <= set(
        own
    )


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database at all, but long enough to be read as a header of one, so it is tried")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as recipes:
        recipes.execute("CREATE TABLE recipes (id INTEGER)")
    for path, words in ((text, "no SQLite database"), (other, "another program")):
        before = path.read_bytes()
        with pytest.raises(StorageError, match=words) as caught:
            open_database(path)
        assert caught.value.exit_code == ExitCode.IO_ERROR
        assert caught.value.advice
        assert path.read_bytes() == before
        with pytest.raises(StorageError, match=words):
            check_readable(path)


def test_who_waits_for_a_reader_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "x.db"
    with written(path):
        pass
    monkeypatch.setattr(connection, "_SILENT_MILLISECONDS", 50)
    with closing(sqlite3.connect(path, check_same_thread=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM paper").fetchone()
        end = threading.Timer(0.3, reader.rollback)
        end.start()
        with written(path):
            end.join()
    (said,) = caplog.messages
    assert said == f"{path} is read by another program: waiting until it has ended, at most 30 seconds"
    with written(path):
        pass
    assert len(caplog.messages) == 1


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be opened"):
        open_database(tmp_path / "nowhere" / "papers.db")


@pytest.mark.parametrize("share", [0.2, 0.9])
def test_a_copy_that_lost_its_end_is_refused(path: Path, share: float) -> None:
    open_database(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(StorageError, match="damaged") as caught:
        open_database(path)
    assert "copy" in caught.value.advice
    path.write_bytes(whole)
    open_database(path).close()


def test_an_empty_file_is_a_new_database(path: Path) -> None:
    path.touch()
    open_database(path).close()
    check_readable(path)


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may write to, not even root."""
    folder = tmp_path / "folder"
    folder.mkdir()
    open_database(folder / "papers.db").close()  # as it is left while others have it open
    with written(folder / "whole.db"):
        pass
    shutil.copy(folder / "papers.db", folder / "waiting.db")
    (folder / "waiting.db-wal").write_bytes(b"pages")
    if os.name != "posix":
        pytest.skip("needs the permissions of a POSIX file system")
    if os.geteuid() != 0:
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True).returncode != 0:
        pytest.skip("runs as root, so it needs the right to mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.parametrize("name", ["papers.db", "new.db"])
def test_where_nothing_can_be_written_is_said_at_once(read_only_folder: Path, name: str) -> None:
    with pytest.raises(StorageError, match="cannot be written to") as caught:
        open_database(read_only_folder / name)
    assert caught.value.exit_code == ExitCode.IO_ERROR
    assert "may write" in caught.value.advice


@pytest.mark.parametrize("name", ["whole.db", "papers.db"])
def test_a_database_is_read_and_served_where_nobody_may_write(read_only_folder: Path, name: str) -> None:
    place = read_only_folder / name
    assert is_frozen(place) == (name == "papers.db")
    with closing(open_readable(place)) as db:
        assert db.execute("SELECT count(*) FROM paper").fetchall() == [(0,)]
    assert len(dump_hash(place)) == 64
    answer = asyncio.run(make_browser(place).client.get(f"/{place.stem}/paper.json"))
    assert (answer.status_code, answer.json()["rows"]) == (200, [])


def test_what_waits_to_be_written_into_a_database_is_not_left_out(read_only_folder: Path) -> None:
    assert not is_frozen(read_only_folder / "waiting.db")


def test_a_written_database_is_one_file_unless_others_read_it(path: Path) -> None:
    with written(path) as db:
        db.execute("INSERT INTO body (id, name) VALUES ('a', 'A')")
        db.conn.commit()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with closing(open_readable(path)) as reader:
        assert reader.execute("SELECT id FROM body").fetchall() == [("a",)]
        with written(path) as db:
            db.execute("INSERT INTO body (id, name) VALUES ('b', 'B')")
            db.conn.commit()
            reading = reader.execute("SELECT id FROM body ORDER BY id")
            assert next(reading) == ("a",)
            began = time.monotonic()
        assert time.monotonic() - began < 5  # it waits for nobody
        assert next(reading) == ("b",)
    with written(path):
        pass
    assert not path.with_name(path.name + "-wal").exists() and path.read_bytes()[18:20] == b"\x01\x01"


def test_a_database_of_a_later_version_is_refused(path: Path) -> None:
    db = open_database(path)
    db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ratslese', 'm999_later', '')")
    db.close()
    with pytest.raises(StorageError, match="newer version"):
        open_database(path)
    with pytest.raises(StorageError, match="newer version"):
        dump_hash(path)


def test_changed_views_are_replaced(path: Path) -> None:
    db = open_database(path)
    db.execute("DROP VIEW seats_by_sector")
    db.execute("CREATE VIEW seats_by_sector AS SELECT 1 AS old")
    db.close()
    db = open_database(path)
    present = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    assert present == view_definitions()


def test_only_one_process_writes(path: Path, db: Any) -> None:
    other = open_database(path)
    other.execute("PRAGMA busy_timeout = 10")
    with transaction(db), pytest.raises(DatabaseLockedError, match="in use") as caught, transaction(other):
        pass
    assert caught.value.exit_code == ExitCode.LOCKED


def test_an_inner_transaction_fails_alone(db: Any) -> None:
    with transaction(db):
        db.execute("INSERT INTO tombstone (id, name, sha256, deleted_at) VALUES ('a', 'a', 'a', '')")
        with pytest.raises(ValueError, match="inner"), transaction(db):
            db.execute("INSERT INTO tombstone (id, name, sha256, deleted_at) VALUES ('b', 'b', 'b', '')")
            raise ValueError("inner")
    assert db.execute("SELECT id FROM tombstone").fetchall() == [("a",)]


def test_storing_needs_no_browser() -> None:
    program = "import sys, db.store, db.dump; sys.exit('datasette' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    empty = tmp_path / "x.db"
    empty.touch()
    with pytest.raises(StorageError, match="is empty"):
        check_readable(empty)


def test_no_check_costs_a_table_for_each_row(db: Any) -> None:
    tables = [
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK%'")
    ]
    assert "evidence" in tables
    for table in tables:
        columns = db.execute("SELECT count(*) FROM pragma_table_info(?)", [table]).fetchone()[0]
        program = db.execute(f"EXPLAIN INSERT INTO {table} VALUES ({', '.join('?' * columns)})", [None] * columns)
        assert "OpenEphemeral" not in {step[1] for step in program}, table
