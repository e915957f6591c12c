"""Runs the real command in a process of its own, and looks at what it left in the database."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from db.dump import dump_lines

SAMPLES = Path(__file__).parents[1] / "documents"
SECONDS = 300
"""After which a command that hangs fails its test; none takes a tenth of it."""


def command(*arguments: object) -> list[str]:
    """The command line that `ratslese ARGUMENTS` stands for."""
    return [sys.executable, "-m", "pipeline", *map(str, arguments)]


def ratslese(
    folder: Path, *arguments: object, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a command in `folder`; `environment` goes before this process's. Tracebacks fail.

    A terminal's width is told only by `environment`: whoever starts the tests may have set it.
    """
    inherited = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env={**inherited, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def ingest(
    folder: Path, *arguments: object, db: str = "x.db", status: int = 0, environment: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Ingests into `folder/db` and returns the JSON report, which adds up."""
    done = ratslese(folder, "ingest", *arguments, "--db", db, "--json", "--jobs", 1, environment=environment)
    assert done.returncode == status, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["listed"] == sum(report["outcomes"].values())
    sound(folder / db)
    return report


def sound(database: Path) -> None:
    """Checks what holds in every database of ours."""
    assert rows(database, "PRAGMA foreign_key_check") == []
    assert rows(database, "SELECT * FROM evidence_check") == []


def rows(database: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a query answers."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def outcomes(database: Path) -> dict[str, str]:
    """The outcome of each path that was ever seen."""
    return dict(rows(database, "SELECT path, outcome FROM source ORDER BY path"))


def every_row(database: Path) -> list[object]:
    """All rows of all tables but the list of runs, with their clocks and what they say of the disk."""
    tables = rows(
        database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'ingest_run' ORDER BY name"
    )
    return [(table, rows(database, f'SELECT * FROM "{table}"')) for (table,) in tables]


def dump(database: Path) -> list[str]:
    """The content, as `dump-hash` hashes it."""
    return list(dump_lines(database))


def dump_without_paths(database: Path) -> list[str]:
    """The same but for the table of paths."""
    kept, inside = [], True
    for line in dump_lines(database):
        entry = json.loads(line)
        if len(entry) == 2 and isinstance(entry[1], list):
            inside = entry[0] != "source"
        if inside:
            kept.append(line)
    return kept


def sha(content: bytes) -> str:
    """The SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def originals(database: Path) -> dict[str, str]:
    """The files that are kept beside a database: their names, and the SHA-256 of what is in them."""
    folder = database.with_name(database.name + ".files")
    return {path.name: sha(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def sample(name: str) -> bytes:
    """A sample's bytes, such as "konstanz/2018-063/paper.pdf"."""
    return (SAMPLES / name).read_bytes()
