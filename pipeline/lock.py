"""One ingest at a time: a lock file beside the database, held by the operating system as long as the process lives."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOENT
from pathlib import Path

from filelock import FileLock, Timeout

from db.connection import check_ours
from schemas.errors import DatabaseLockedError, StorageError

_FOLDER = "Make its folder, or check that it can be written to, or name another."


def lock_file(database: Path) -> Path:
    """The lock of a database: "council.db.lock" beside "council.db"; it stays when nobody holds it."""
    return database.with_name(database.name + ".lock")


def check_not_held(database: Path) -> None:
    """Raises DatabaseLockedError where another process holds the database now; makes no file."""
    if lock_file(database.resolve()).exists():
        with sole_writer(database):
            pass


@contextmanager
def sole_writer(database: Path, wait: bool = False) -> Iterator[bool]:
    """Holds the database against other ingests; with `wait` as soon as the other one has ended: then it gives True.

    Raises DatabaseLockedError (exit 75) where another process holds it, StorageError where no file can be made, and
    where the database is another program's: beside that nothing is made.
    """
    check_ours(database)
    place = lock_file(database.resolve())
    if not place.parent.is_dir():  # else the folder of a mistyped name would be made
        raise StorageError(f"{database} cannot be opened: there is no folder {place.parent}", _FOLDER)
    lock = FileLock(place, timeout=0)
    waited = False
    try:
        try:
            lock.acquire()
        except Timeout:
            if not place.exists():  # nobody holds what cannot be made
                raise FileNotFoundError(ENOENT, os.strerror(ENOENT)) from None
            if not wait:
                raise
            waited = True
            lock.acquire(timeout=-1)
    except Timeout as error:
        advice = "Wait until it has ended, or say --wait."
        raise DatabaseLockedError(f"Another ingest holds {database}", advice) from error
    except OSError as error:
        raise StorageError(f"{lock_file(database)} cannot be made ({error.strerror})", _FOLDER) from error
    try:
        yield waited
    finally:
        lock.release()
