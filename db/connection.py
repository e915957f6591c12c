"""Opens the database: WAL, foreign keys, waiting for locks, migrations and views up to date. One connection writes."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from sqlite_utils import Database

from db.migrations import MIGRATIONS, statements
from schemas.errors import DatabaseLockedError, StorageError

__all__ = ["Database", "check_readable", "open_database", "transaction", "view_definitions"]

_WAIT_MILLISECONDS = 30_000
_CACHE_KIBIBYTES = 65_536  # ids are hashes: their index pages are all over the place, and SQLite's own 2 MB too few


def open_database(path: Path | str) -> Database:
    """The database at `path`, made where there is none, with all migrations applied.

    Raises StorageError where the file is no database, another program's, or of a newer version of Ratslese.
    """
    try:
        db = Database(str(path))
        _check_origin(db, path)
        db.execute(f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
        db.execute("PRAGMA foreign_keys = ON")
        MIGRATIONS.apply(db)
        _apply_views(db)
    except sqlite3.OperationalError as error:
        raise StorageError(
            f"{path} cannot be opened: {error}", "Check that the folder exists, can be written to and has room."
        ) from error
    except sqlite3.DatabaseError as error:
        raise StorageError(f"{path} is no SQLite database ({error})", "Name another file with --db.") from error
    return db


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing. Inside another transaction it is a part of it, undone alone where it fails.

    Raises DatabaseLockedError where another process writes, StorageError where the disk refuses.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    try:
        db.conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise DatabaseLockedError(
            f"The database is in use ({error})", "Wait until the other ingest has ended, or name another --db."
        ) from error
    try:
        yield
        db.conn.execute("COMMIT")
    except sqlite3.OperationalError as error:
        db.conn.rollback()
        raise StorageError(f"The database could not be written: {error}", "Check the disk's free space.") from error
    except BaseException:
        db.conn.rollback()
        raise


def check_readable(path: Path) -> None:
    """Raises StorageError unless `path` is a database in the shape of this version; changes nothing."""
    if not path.is_file():
        raise StorageError(
            f"There is no database at {path}", "Make one first: ratslese ingest FOLDER --db " + str(path)
        )
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            db = Database(connection)
            _check_origin(db, path)
            pending = MIGRATIONS.pending(db)
    except sqlite3.DatabaseError as error:
        raise StorageError(f"{path} is no SQLite database ({error})", "Name a file made by ratslese ingest.") from error
    if pending:
        raise StorageError(
            f"{path} was made by an older version of Ratslese",
            f"Bring it up to date: ratslese ingest FOLDER --db {path}",
        )


def _check_origin(db: Database, path: Path | str) -> None:
    """Refuse files of other programs and of later versions before anything is written."""
    tables = db.table_names()
    known = {migration.name for migration in MIGRATIONS.pending(db)} | (
        applied := {migration.name for migration in MIGRATIONS.applied(db)}
    )
    if tables and not applied:
        raise StorageError(f"{path} is the database of another program", "Name another file with --db.")
    ours = {migration.name for migration in MIGRATIONS._migrations}
    if newer := sorted(known - ours):
        raise StorageError(
            f"{path} was written by a newer version of Ratslese ({', '.join(newer)})",
            "Install that version or a later one.",
        )


def _apply_views(db: Database) -> None:
    """Replace each view whose text in views.sql is not the one in the database."""
    present = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    changed = {name: sql for name, sql in view_definitions().items() if present.get(name) != sql}
    if not changed:
        return
    with transaction(db):
        for name, sql in changed.items():
            db.execute(f'DROP VIEW IF EXISTS "{name}"')
            db.execute(sql)


def view_definitions() -> dict[str, str]:
    """The views of views.sql: name -> CREATE VIEW statement as SQLite keeps it."""
    script = resources.files("db").joinpath("views.sql").read_text(encoding="utf-8")
    definitions = {}
    for statement in statements(script):
        match = re.search(r"^CREATE VIEW (\w+)", statement, re.MULTILINE)
        if match is None:
            raise ValueError(f"views.sql holds something else than views: {statement[:60]!r}")
        definitions[match[1]] = statement[match.start() :].rstrip(";")
    return definitions
