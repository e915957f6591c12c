"""Keeps the originals' bytes in a content-addressed folder beside the database."""

import os
import shutil
import tempfile
from pathlib import Path

from schemas.errors import StorageError


def folder_of(database: Path) -> Path:
    """Where the originals of a database are kept: "council.db.files" beside "council.db"."""
    return database.with_name(database.name + ".files")


def keep(original: Path, sha256: str, folder: Path) -> Path:
    """Copies a file to `folder/ab/abcdef….` unless it is there; a half-written copy never gets the final name.

    Raises StorageError where the disk refuses.
    """
    target = folder / sha256[:2] / sha256
    if target.exists():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        os.close(handle)
        shutil.copyfile(original, temporary)
        Path(temporary).replace(target)
    except OSError as error:
        advice = "Free some space, or say --no-keep-files; what was stored so far is safe."
        raise StorageError(f"{original} could not be kept in {folder} ({error.strerror})", advice) from error
    return target
