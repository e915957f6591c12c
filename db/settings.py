"""What was said in an earlier ingest and holds until a later one says otherwise: of the database, and of each path."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from db.connection import connect_readable, transaction

PERSONS = "persons"
KEEP_FILES = "keep-files"

_COUNCILS = "councils"
_COUNCILS_OPTION = "--councils "
_LIST = "list "
_OCR = "ocr"
_OCR_ALWAYS = "--ocr always"
# Of copies that one run has seen the one counts of which something was said.
_GIVEN_WITH_BYTES = """
SELECT path, sha256, size, given FROM source
WHERE sha256 IN (SELECT sha256 FROM source WHERE given IS NOT NULL)
ORDER BY (SELECT max(started_at) FROM ingest_run WHERE started_at <= seen_at) DESC, given IS NULL, path
"""


class Given(NamedTuple):
    """What was said (JSON) of a path as the database prints it, None where nothing was, and the bytes that it had."""

    path: str
    sha256: str
    size: int
    given: str | None


def is_on(db: Database, option: str, said: bool | None) -> bool:
    """Whether an option is on: as it is said now, which is kept from now on, else as it was said last, at first yes."""
    with transaction(db):
        if said:
            db.conn.execute("DELETE FROM setting WHERE id = ?", [option])
        elif said is not None:
            db.conn.execute("INSERT OR IGNORE INTO setting (id, name) VALUES (?, ?)", [option, f"--no-{option}"])
    return option not in _rows(db.conn)


def councils_said(db: Database, said: Path | None) -> None:
    """Keep which profiles of councils were named in an ingest."""
    if said is not None:
        with transaction(db):
            row = [_COUNCILS, f"{_COUNCILS_OPTION}{said.absolute()}"]
            db.conn.execute("INSERT OR REPLACE INTO setting (id, name) VALUES (?, ?)", row)


def councils_of(path: Path) -> Path | None:
    """The profiles that were named when the database at `path` was made; of a folder of shards those of any of them."""
    for database in _databases(path):
        if name := _rows_in(database).get(_COUNCILS):
            return Path(name.removeprefix(_COUNCILS_OPTION))
    return None


def ocr_said(db: Database, said: str | None) -> None:
    """Keep that all pages were to be read by OCR; another --ocr ends it."""
    if said is not None:
        with transaction(db):
            db.conn.execute("DELETE FROM setting WHERE id = ?", [_OCR])
            if said == "always":
                db.conn.execute("INSERT INTO setting (id, name) VALUES (?, ?)", [_OCR, _OCR_ALWAYS])


def is_ocr_always(path: Path) -> bool:
    """Whether all pages were to be read by OCR in the database at `path`; of a folder of shards in any of them."""
    return any(_OCR in _rows_in(database) for database in _databases(path))


def lists_said(db: Database, lists: Mapping[str, Path | None]) -> None:
    """Keep which lists were named in an ingest, by option: they are no papers of the folder that they may lie in.

    One whose name is no UTF-8 cannot be kept.
    """
    named = [(option, str(path.absolute())) for option, path in lists.items() if path]
    rows = [(f"{_LIST}{path}", f"{option} {path}") for option, path in named if _is_utf8(path)]
    if rows:
        with transaction(db):
            db.conn.executemany("INSERT OR IGNORE INTO setting (id, name) VALUES (?, ?)", rows)


def _is_utf8(text: str) -> bool:
    """Whether SQLite keeps a text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def lists_of(path: Path) -> list[Path]:
    """All lists that were named in ingests into the database at `path`, or into the shards of this folder."""
    named = {id_ for database in _databases(path) for id_ in _rows_in(database)}
    return [Path(id_.removeprefix(_LIST)) for id_ in sorted(named) if id_.startswith(_LIST)]


def off_in(path: Path) -> frozenset[str]:
    """The options that are off in a database; none where it is empty, or of a version that kept none."""
    return frozenset(_rows_in(path))


def given(db: Database) -> dict[str, str]:
    """What was said of paths (JSON), by path as the database prints it."""
    return dict(db.conn.execute("SELECT path, given FROM source WHERE given IS NOT NULL").fetchall())


def given_with_bytes(db: Database) -> list[Given]:
    """The same with the bytes of each path, and all other paths with these bytes; what a run said last comes first."""
    return [Given(*row) for row in db.conn.execute(_GIVEN_WITH_BYTES)]


def _databases(path: Path) -> list[Path]:
    """What is there of the database at `path`, or of the shards in this folder."""
    return [each for each in (sorted(path.glob("*.db")) if path.is_dir() else [path]) if each.is_file()]


def _rows_in(path: Path) -> dict[str, str]:
    """The settings of a file that may be no database of ours: who opens it to write says so."""
    with suppress(sqlite3.DatabaseError), closing(connect_readable(path)) as connection:
        return _rows(connection)
    return {}


def _rows(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT id, name FROM setting").fetchall())
