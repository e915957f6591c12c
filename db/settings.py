"""What was said in an earlier ingest and holds until a later one says otherwise: of the database, and of each path."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlite_utils import Database

from db.connection import connect_readable, transaction

PERSONS = "persons"
KEEP_FILES = "keep-files"


def is_on(db: Database, option: str, said: bool | None) -> bool:
    """Whether an option is on: as it is said now, which is kept from now on, else as it was said last, at first yes."""
    with transaction(db):
        if said:
            db.conn.execute("DELETE FROM setting WHERE id = ?", [option])
        elif said is not None:
            db.conn.execute("INSERT OR IGNORE INTO setting (id, name) VALUES (?, ?)", [option, f"--no-{option}"])
    return option not in _off(db.conn)


def off_in(path: Path) -> frozenset[str]:
    """The options that are off in a database; none where it is empty, or of a version that kept none."""
    with closing(connect_readable(path)) as connection, suppress(sqlite3.OperationalError):
        return _off(connection)
    return frozenset()


def given(db: Database) -> dict[str, str]:
    """What was said of paths (JSON), by path as the database prints it."""
    return dict(db.conn.execute("SELECT path, given FROM source WHERE given IS NOT NULL").fetchall())


def _off(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(id_ for (id_,) in connection.execute("SELECT id FROM setting"))
