"""Opens the database: WAL, foreign keys, waiting for locks, migrations and views up to date. One connection writes."""

import contextlib
import logging
import os
import re
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from sqlite_utils import Database

from db.migrations import MIGRATIONS, statements
from schemas.errors import DatabaseLockedError, RatsleseError, StorageError

__all__ = [
    "Database",
    "check_ours",
    "check_readable",
    "compact",
    "connect_readable",
    "is_frozen",
    "open_database",
    "open_readable",
    "transaction",
    "view_definitions",
    "written",
]

_DAMAGED = (
    "Put it aside and take a copy of it, or ingest the papers anew into another --db; the papers are not touched."
)
_NOT_WRITABLE = "Check that the folder exists, that you may write to it and to the file, and that it has room."

_LOG = logging.getLogger(__name__)

_WAIT_MILLISECONDS = 30_000
_SILENT_MILLISECONDS = 1_000
_PAGES_OF_WAL = 4_000  # 16 MB: a page of an index that many transactions change is copied to its place once for several
_CACHE_KIBIBYTES = 65_536  # ids are hashes: their index pages are all over the place, and SQLite's own 2 MB too few


def open_database(path: Path | str) -> Database:
    """The database at `path`, made where there is none, with all migrations applied.

    Raises StorageError where the file is no database, damaged, another program's, or of a newer version of Ratslese,
    or where it or its folder cannot be written to.
    """
    _check_writable(Path(path))
    try:
        if Path(path).exists():
            _check_size(path)
        # A thread may write while another waits for it, one at a time: SQLite itself lets connections be passed on.
        db = Database(sqlite3.connect(path, check_same_thread=False))
        try:
            _bring_up_to_date(db, path)
        except BaseException:
            db.close()
            raise
    except sqlite3.DatabaseError as error:
        raise _cannot_open(path, error) from error
    except OSError as error:
        raise StorageError(f"{path} cannot be opened: {error.strerror}", _NOT_WRITABLE) from error
    return db


@contextlib.contextmanager
def written(path: Path | str) -> Iterator[Database]:
    """The database at `path`, as `open_database` gives it, for as long as it is written to.

    Afterwards it is one file again, which can be read where nobody may write, unless others have it open just then.
    """
    db = open_database(path)
    try:
        yield db
    finally:
        with contextlib.suppress(sqlite3.DatabaseError):  # others read, or the disk fails: it stays in WAL mode
            db.execute("PRAGMA busy_timeout = 0")
            db.execute("PRAGMA journal_mode = DELETE")
        db.close()


def _bring_up_to_date(db: Database, path: Path | str) -> None:
    db.execute(f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}")
    _check_origin(db, path)
    _into_wal_mode(db, path)
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_OF_WAL}")
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
    db.execute("PRAGMA foreign_keys = ON")
    if MIGRATIONS.pending(db):
        with transaction(db):  # half of the tables would look like another program's
            MIGRATIONS.apply(db)
    _apply_views(db)


def _into_wal_mode(db: Database, path: Path | str) -> None:
    """For this nobody may be reading the file, if it is not in that mode yet; whoever waits long for them is told."""
    db.execute(f"PRAGMA busy_timeout = {_SILENT_MILLISECONDS}")
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if _code(error) != sqlite3.SQLITE_BUSY:
            raise
        seconds = _WAIT_MILLISECONDS // 1000
        _LOG.warning("%s is read by another program: waiting until it has ended, at most %d seconds", path, seconds)
        db.execute(f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}")
        db.execute("PRAGMA journal_mode = WAL")
    db.execute(f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}")


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing. Inside another transaction it is a part of it, undone alone where it fails.

    Raises DatabaseLockedError where another process writes, StorageError where the disk refuses or the file is damaged.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    try:
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            db.conn.rollback()
            raise
    except sqlite3.DatabaseError as error:
        if refusal := _refusal(error):
            raise refusal from error
        raise


def compact(db: Database) -> None:
    """Write the file anew without what was deleted. Raises StorageError where the disk has no room for a second one."""
    try:
        db.execute("VACUUM")
    except sqlite3.DatabaseError as error:
        advice = "What was deleted is gone from the tables; make room, and say it again with its SHA-256."
        raise StorageError(f"The database could not be written anew ({error})", advice) from error


def _refusal(error: sqlite3.DatabaseError) -> RatsleseError | None:
    """What SQLite's error means for the user; None where a row is wrong, not the disk or the file."""
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        advice = "Wait until the other ingest has ended, or name another --db."
        return DatabaseLockedError(f"The database is in use ({error})", advice)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StorageError(f"The database is damaged ({error})", _DAMAGED)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return StorageError(f"The database cannot be written: {error}", _NOT_WRITABLE)
    if code == sqlite3.SQLITE_FULL:
        advice = "Make room, then run the same command again: it goes on where it stopped."
        return StorageError(f"There is no room for the database ({error})", advice)
    if isinstance(error, sqlite3.OperationalError):
        advice = "Check the disk, then run the same command again: it goes on where it stopped."
        return StorageError(f"The database could not be written: {error}", advice)
    return None


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's result code without its details; 0 for errors of Python's own module."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def open_readable(path: Path) -> Database:
    """The database at `path` for reading alone. Raises StorageError as `check_readable`."""
    check_readable(path)
    return Database(connect_readable(path))


def connect_readable(path: Path) -> sqlite3.Connection:
    """A connection to the file at `path` that writes nothing to it."""
    mode = "immutable=1" if is_frozen(path) else "mode=ro"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)


def is_frozen(path: Path) -> bool:
    """Whether a database in WAL mode lies where nobody may write: then SQLite reads it only as one that never changes.

    Not where its newest pages are still beside it, which would be left out.
    """
    with path.open("rb") as stream:
        in_wal_mode = stream.read(20)[18:] == b"\x02\x02"
    if not in_wal_mode or os.access(path.resolve().parent, os.W_OK):
        return False
    wal = path.resolve().with_name(path.resolve().name + "-wal")
    return not wal.exists() or wal.stat().st_size == 0


def check_readable(path: Path) -> None:
    """Raises StorageError unless `path` is a database in the shape of this version; changes nothing."""
    if not path.is_file():
        raise StorageError(
            f"There is no database at {path}", "Make one first: ratslese ingest FOLDER --db " + str(path)
        )
    try:
        if path.stat().st_size == 0:
            raise StorageError(f"{path} is empty", f"Fill it first: ratslese ingest FOLDER --db {path}")
        with contextlib.closing(connect_readable(path)) as connection:
            db = Database(connection)
            _check_origin(db, path)
            pending = MIGRATIONS.pending(db)
    except sqlite3.DatabaseError as error:
        raise _cannot_open(path, error) from error
    if pending:
        raise StorageError(
            f"{path} was made by an older version of Ratslese",
            f"Bring it up to date: ratslese ingest FOLDER --db {path}",
        )


def check_ours(path: Path) -> None:
    """Raises StorageError where the file at `path` is no database, or another program's or version's."""
    if not path.is_file() or path.stat().st_size == 0:
        return
    try:
        # For writing, so that SQLite leaves nothing beside it.
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as connection:
            _check_origin(Database(connection), path)
    except sqlite3.DatabaseError as error:
        if _code(error) == sqlite3.SQLITE_NOTADB:  # what else may be wrong is said when it is opened
            raise _cannot_open(path, error) from error


def _cannot_open(path: Path | str, error: sqlite3.DatabaseError) -> RatsleseError:
    code = _code(error)
    if code == sqlite3.SQLITE_NOTADB:
        return StorageError(f"{path} is no SQLite database ({error})", "Name another file as the database.")
    if code == sqlite3.SQLITE_CORRUPT:
        return StorageError(f"{path} is damaged ({error})", _DAMAGED)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DatabaseLockedError(f"{path} is in use ({error})", "Wait until who writes or reads it has ended.")
    return StorageError(f"{path} cannot be opened: {error}", _NOT_WRITABLE)


def _check_size(path: Path | str) -> None:
    """Refuse a file that has lost its end, as an interrupted copy has: its header knows how many pages there were.

    A look at all pages would take minutes in a big file; what else is damaged SQLite says when it meets it.
    """
    with Path(path).open("rb") as stream:
        header = stream.read(100)
        size = stream.seek(0, os.SEEK_END)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00") or Path(f"{path}-wal").exists():
        return  # empty, no database, or with its newest pages still beside it: SQLite judges
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    counters_agree = header[24:28] == header[92:96]
    if counters_agree and size < pages * (65_536 if page == 1 else page):
        raise StorageError(f"{path} is damaged (it has lost its end)", _DAMAGED)


def _check_writable(path: Path) -> None:
    """Refuse what cannot be written before anything is read: SQLite itself would find out with the first row."""
    folder = path.resolve().parent
    if not folder.is_dir():
        raise StorageError(f"{path} cannot be opened: there is no folder {folder}", "Make the folder, or name another.")
    for place in (folder, path):
        if place.exists() and not os.access(place, os.W_OK):
            raise StorageError(f"{path} cannot be opened: {place} cannot be written to", _NOT_WRITABLE)


def _check_origin(db: Database, path: Path | str) -> None:
    """Refuse files of other programs and of later versions before anything is written."""
    tables = db.table_names()
    known = {migration.name for migration in MIGRATIONS.pending(db)} | (
        applied := {migration.name for migration in MIGRATIONS.applied(db)}
    )
    if tables and not applied:
        raise StorageError(f"{path} is the database of another program", "Name another file as the database.")
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
