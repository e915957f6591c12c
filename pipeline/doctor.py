"""What this machine has of the programs and packages that Ratslese can use, and how to get the rest."""

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.limits import available
from pipeline.reading.ocr_engines import engines


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that Ratslese can use; `text` says its version, or what to do to get it."""

    what: str
    present: bool
    text: str


def findings() -> Iterator[Finding]:
    """All findings, the needed ones first."""
    yield Finding("Python", sys.version_info >= (3, 11), sys.version.split()[0])
    yield Finding("SQLite", sqlite3.sqlite_version_info >= (3, 37), f"{sqlite3.sqlite_version}, with STRICT tables")
    yield _trigram()
    for engine in engines():
        version = f"{engine.version}, " if engine.version else ""
        yield Finding(engine.name, engine.version is not None, f"{version}{engine.text}")
    limits = available()
    text = (
        "memory and CPU limits can be set" if limits else "this system has no such limits; documents run without them"
    )
    yield Finding("resource", limits, text)


def _trigram() -> Finding:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text, tokenize='trigram')")
    except sqlite3.OperationalError:
        return Finding("FTS5", False, "this SQLite cannot search by trigrams; use a Python with SQLite 3.34 or newer")
    finally:
        connection.close()
    return Finding("FTS5", True, "full-text search with trigrams")
