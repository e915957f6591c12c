"""Folders and files -> items to read, in sorted order, each path once."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import DocumentError, UsageError
from schemas.outcome import Outcome

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a larger file ends as too_large."""


@dataclass(frozen=True, slots=True)
class Item:
    """A path to read: `source` as it was given, `folders` its parents' names, nearest first."""

    source: str
    path: Path
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an item with their SHA-256 in hex."""

    sha256: str
    data: bytes


def list_items(paths: Iterable[Path]) -> list[Item]:
    """All files under `paths`, sorted, each once; links are not followed, hidden files are left out.

    Raises UsageError for a path that does not exist.
    """
    found: dict[Path, Item] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path} does not exist", "Check the path.")
        for file in _walk(path):
            found.setdefault(_absolute(file), _item(file))
    return [found[key] for key in sorted(found)]


def _walk(path: Path) -> Iterator[Path]:
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir()):
        if not entry.name.startswith("."):
            yield from _walk(entry)


def _absolute(path: Path) -> Path:
    """The path from the root, without resolving links: two names of one file are two paths."""
    return Path(os.path.normpath(Path.cwd() / path))


def _item(path: Path) -> Item:
    parents = _absolute(path).parents
    return Item(str(path), path, tuple(parent.name for parent in parents if parent.name))


def read_content(item: Item) -> Content:
    """The bytes of a regular file; raises DocumentError (not_regular, too_large, unreadable) where there are none."""
    if item.path.is_symlink() or not item.path.is_file():
        raise DocumentError(
            Outcome.NOT_REGULAR, f"{item.source} is a link or no regular file", "Name the file itself to have it read."
        )
    try:
        size = item.path.stat().st_size
        if size > LARGEST_FILE:
            limit = LARGEST_FILE // 2**20
            raise DocumentError(
                Outcome.TOO_LARGE,
                f"{item.source} has {size // 2**20} MiB",
                f"Split it: the limit is {limit} MiB a file.",
            )
        data = item.path.read_bytes()
    except OSError as error:
        raise DocumentError(
            Outcome.UNREADABLE,
            f"{item.source} cannot be read ({error.strerror})",
            "Check its permissions and its disk.",
        ) from error
    return Content(hashlib.sha256(data).hexdigest(), data)
