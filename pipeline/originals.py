"""Keeps the originals' bytes in a content-addressed folder beside the database."""

import hashlib
import os
import tempfile
from pathlib import Path

from pipeline.sources.content import open_content
from pipeline.sources.item import Item
from pipeline.sources.zip_directory import MIB
from schemas.errors import DocumentError, StorageError


def folder_of(database: Path) -> Path:
    """Where the originals of a database are kept: "council.db.files" beside "council.db"."""
    return database.with_name(database.name + ".files")


def place_of(folder: Path, sha256: str) -> Path:
    """Where in a folder of originals a file with these bytes is, or would be."""
    return folder / sha256[:2] / sha256


def keep(item: Item, sha256: str, folder: Path) -> Path | None:
    """Copies an item (a member of a ZIP, too) to `folder/ab/abcdef….` unless it is there.

    A half-written copy never gets the final name, other bytes than these don't either: None where the original is
    gone or was changed since it was read (the next run reads it again). Raises StorageError where the disk refuses.
    """
    target = place_of(folder, sha256)
    if target.exists():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        try:
            if _copy(item, handle) == sha256:
                Path(temporary).replace(target)
                return target
            return None
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        advice = "Free some space, or say --no-keep-files; what was stored so far is safe."
        raise StorageError(f"{item.source} could not be kept in {folder} ({error.strerror})", advice) from error


def _copy(item: Item, handle: int) -> str | None:
    """Writes the bytes of an item to an open file, which is closed; their SHA-256, None where they cannot be read."""
    digest = hashlib.sha256()
    with os.fdopen(handle, "wb") as copy:
        try:
            with open_content(item) as stream:
                while chunk := stream.read(MIB):
                    digest.update(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())  # the name is given next: it must not outlive the bytes
        except DocumentError:
            return None
    return digest.hexdigest()
