"""One ingest holds the database: another is turned away at once or waits, and no lock is left where none can be."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.engines.local import LocalEngine
from pipeline.ingest import IngestOptions, ingest
from pipeline.lock import sole_writer
from pipeline.setting import Setting
from schemas.errors import DatabaseLockedError, ExitCode, StorageError, UsageError

SAMPLE = Path(__file__).parents[1] / "documents" / "konstanz" / "2018-063" / "paper.txt"


def test_a_second_ingest_is_turned_away_or_waits(tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    with sole_writer(database):
        begun = time.monotonic()
        command = [sys.executable, "-m", "pipeline", "ingest", str(SAMPLE), "--db", str(database)]
        turned_away = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert turned_away.returncode == ExitCode.LOCKED
        assert "Another ingest holds" in turned_away.stderr and "--wait" in turned_away.stderr
        assert time.monotonic() - begun < 30
        waiting = subprocess.Popen([*command, "--wait"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=4)
        assert not database.exists()
    waiting.communicate(timeout=120)
    assert waiting.returncode == ExitCode.OK
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT outcome FROM source").fetchall() == [("stored",)]


def test_a_database_that_is_held_is_said_to_be_so_before_anything_is_listed(tmp_path: Path) -> None:
    options = IngestOptions(tmp_path / "x.db")
    with LocalEngine(Setting(()), 1) as engine:
        with sole_writer(tmp_path / "x.db"), pytest.raises(DatabaseLockedError):
            ingest([tmp_path / "nowhere"], engine, options)
        (tmp_path / "x.db.lock").unlink()
        with pytest.raises(UsageError):
            ingest([tmp_path / "nowhere"], engine, options)
    assert not (tmp_path / "x.db.lock").exists()


def test_no_folder_is_made_for_a_lock(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="there is no folder"), sole_writer(tmp_path / "nowhere" / "x.db"):
        pass
    assert not (tmp_path / "nowhere").exists()


def test_the_lock_says_where_it_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseLockedError), sole_writer(tmp_path / "x.db"), sole_writer(tmp_path / "x.db"):
        pass
