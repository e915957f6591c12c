"""The one writer: results come in while it waits for the database, and what went wrong is told at the next chance."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from db.connection import open_database
from pipeline.councils import load_profiles
from pipeline.originals import folder_of
from pipeline.setting import Setting
from pipeline.sources.item import Item
from pipeline.sources.listing import list_items
from pipeline.worker import read_item
from pipeline.writer import Writer
from schemas.errors import StorageError
from tests.pipeline.command import originals, sha

SETTING = Setting(load_profiles())
SOON = 5
"""Seconds; SQLite itself would wait for a lock six times as long."""


def letters(folder: Path, count: int) -> list[Item]:
    """So many files, each a small Mitteilungsvorlage of its own."""
    folder.mkdir()
    for number in range(1, count + 1):
        text = f"Landkreis Konstanz\nMitteilungsvorlage\nDrucksachen-Nr. 2019/{number:03}\nBetreff: Weg {number}\n"
        (folder / f"{number:03}.txt").write_text(text)
    return list_items([folder], folder)


def stored(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM source WHERE outcome = 'stored'").fetchone()[0])


def test_results_are_taken_while_the_database_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    items = letters(tmp_path / "papers", 100)
    results = [read_item(item, SETTING) for item in items]
    with closing(open_database(path)) as db, Writer(db, SETTING.aliases, folder_of(path)) as writer:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            begun = time.monotonic()
            for item, result in zip(items, results, strict=True):
                writer.take(result.arrival, item)
            assert time.monotonic() - begun < SOON
            other.execute("ROLLBACK")
        writer.flush()
        assert stored(path) == 100
        assert originals(path) == {digest: digest for item in items if (digest := sha(item.path.read_bytes()))}


def test_long_runs_can_be_searched_while_they_go_on(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(open_database(path)) as db, Writer(db, SETTING.aliases, folder_of(path)) as writer:
        for item in letters(tmp_path / "papers", 260):
            writer.take(read_item(item, SETTING).arrival)
        writer.flush()
        assert db.execute("SELECT count(*) FROM search_stale").fetchone() == (4,)
        assert db.execute("SELECT count(*) FROM search WHERE search MATCH 'weg'").fetchone() == (256,)


def test_what_the_disk_refused_is_told_and_what_came_before_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    items = letters(tmp_path / "papers", 200)
    with closing(open_database(path)) as db, Writer(db, SETTING.aliases, folder_of(path)) as writer:
        for item in items[:20]:
            writer.take(read_item(item, SETTING).arrival)
        writer.flush()
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(StorageError, match="no room"):
            for item in items[20:]:
                writer.take(read_item(item, SETTING).arrival)
    assert stored(path) == 20
    assert not folder_of(path).exists()
