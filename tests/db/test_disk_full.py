"""A disk that fills up at any moment: what is committed is whole, and once there is room the rest follows."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.arrivals import Arrival
from db.connection import open_database, written
from db.dump import dump_hash
from db.search import index_search
from db.store import store_many
from schemas.errors import ExitCode, StorageError
from tests.db.sample_papers import ALIASES, arrivals, spread

_SIZES = 20


def papers() -> list[list[Arrival]]:
    """Some of the samples in batches of a few."""
    return spread(arrivals()[::3], 6)


def store_all(db: Any) -> None:
    for batch in papers():
        store_many(db, batch, aliases=ALIASES)
    index_search(db)


def check_whole(path: Path) -> None:
    """Raises AssertionError where anything but whole documents is stored."""
    with closing(open_database(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT * FROM evidence_check").fetchall() == []
        partial = (
            "SELECT id FROM file WHERE pages <> (SELECT count(*) FROM file_text WHERE file = file.id) "
            "OR NOT EXISTS (SELECT 1 FROM reading WHERE file = file.id AND state IS NOT NULL) "
            "OR NOT EXISTS (SELECT 1 FROM source WHERE file = file.id AND outcome = 'stored')"
        )
        assert db.execute(partial).fetchall() == []


def clean_run(path: Path) -> tuple[str, int, int]:
    """The hash of all papers stored with room enough, and the size in pages before and after them."""
    with closing(open_database(path)) as db:
        empty = db.execute("PRAGMA page_count").fetchone()[0]
        store_all(db)
        full = db.execute("PRAGMA page_count").fetchone()[0]
    return dump_hash(path), empty, full


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, int, int]:
    return clean_run(tmp_path_factory.mktemp("clean") / "x.db")


@pytest.mark.parametrize("size", range(_SIZES))
def test_a_database_that_may_not_grow(path: Path, clean: tuple[str, int, int], size: int) -> None:
    expected, empty, full = clean
    with closing(open_database(path)) as db:
        db.execute(f"PRAGMA max_page_count = {empty + (full - empty) * size // _SIZES}")
        with pytest.raises(StorageError, match="no room") as caught:
            store_all(db)
        assert caught.value.exit_code == ExitCode.IO_ERROR
        assert caught.value.advice
    check_whole(path)
    with closing(open_database(path)) as db:
        store_all(db)
    assert dump_hash(path) == expected


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of 64 KiB; skips where none can be mounted."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs root and the command mount, for a small tmpfs")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip(f"needs the right to mount a small tmpfs: {mounted.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def resize(disk: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)


@pytest.mark.parametrize("size", range(_SIZES))
def test_a_disk_that_is_full(disk: Path, clean: tuple[str, int, int], size: int) -> None:
    expected, _, full = clean
    page = 4096
    resize(disk, 16 * page + full * page * size // _SIZES)
    path = disk / "x.db"

    def store_on_disk() -> None:
        with closing(open_database(path)) as db:
            store_all(db)

    with pytest.raises(StorageError) as caught:
        store_on_disk()
    assert caught.value.exit_code == ExitCode.IO_ERROR
    assert caught.value.advice
    resize(disk, 8 * full * page)
    check_whole(path)
    store_on_disk()
    assert dump_hash(path) == expected


def test_a_damaged_page_is_said_and_not_taken_for_a_bad_paper(path: Path) -> None:
    batches = papers()
    with closing(open_database(path)) as db:
        store_many(db, batches[0], aliases=ALIASES)
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'reading_same_as'").fetchone()[0]
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as stream:
        stream.seek((root - 1) * 4096)
        stream.write(b"\xff" * 4096)
    with pytest.raises(StorageError, match="damaged"), written(path) as db:
        store_many(db, batches[1], aliases=ALIASES)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM source").fetchone()[0] == len(batches[0])
