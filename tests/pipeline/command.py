"""Runs the real commands, and looks at what they left in the database."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import chdir, closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner

from db.dump import dump_lines
from pipeline.cli import main

SAMPLES = Path(__file__).parents[1] / "documents"
Done = subprocess.CompletedProcess[str]
SECONDS = 300
"""After which a command that hangs fails its test; none takes a tenth of it."""


def command(*arguments: object) -> list[str]:
    """The command line that `ratslese ARGUMENTS` stands for."""
    return [sys.executable, "-m", "pipeline", *map(str, arguments)]


def ratslese(folder: Path, *arguments: object) -> Done:
    """Runs a command in `folder`, in this process: exceptions that it does not speak of are raised.

    So its workers are forked from a server that has loaded already what they need, which takes as long as reading a
    hundred papers. A terminal's width is not told: whoever starts the tests may have set it.
    """
    told = list(map(str, arguments))
    with (
        chdir(folder),
        patch.dict(os.environ, _inherited(), clear=True),
        patch.object(sys, "argv", ["ratslese", *told]),
    ):
        done = CliRunner().invoke(main, told, prog_name="ratslese", catch_exceptions=False)
    return subprocess.CompletedProcess(told, done.exit_code, done.stdout, done.stderr)


def alone(folder: Path, *arguments: object, environment: Mapping[str, str] | None = None) -> Done:
    """Runs a command in `folder`, in a process of its own; `environment` goes before this one's. Tracebacks fail."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env={**_inherited(), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def _inherited() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "COLUMNS"}


def ingest(
    folder: Path, *arguments: object, db: str = "x.db", status: int = 0, run: Callable[..., Done] = ratslese
) -> dict[str, Any]:
    """Ingests into `folder/db` and returns the JSON report, which adds up."""
    done = run(folder, "ingest", *arguments, "--db", db, "--json", "--jobs", 1)
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
