"""Folders and files -> items to read, in sorted order, each path once."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import DocumentError, UsageError
from schemas.outcome import Outcome

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a larger file ends as too_large."""

_LARGEST_INTEGER = 2**63 - 1
"""SQLite's; some file systems number their files beyond it."""

_ESCAPED = {sign: f"\\x{sign:02x}" for sign in (*range(32), *range(127, 160))} | {0x2028: "\\u2028", 0x2029: "\\u2029"}


@dataclass(frozen=True, slots=True)
class Item:
    """A path to read: `source` names it, `folders` are its parents' names, nearest first; both printable.

    `stat` is the size in bytes, the time of the last change in nanoseconds and the inode of a regular file.
    """

    source: str
    path: Path
    folders: tuple[str, ...]
    stat: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an item with their SHA-256 in hex."""

    sha256: str
    data: bytes


def list_items(paths: Iterable[Path], beside: Path | None = None) -> list[Item]:
    """All files under `paths`, sorted by `source`, each once; links are not followed, hidden files are left out.

    Their `source` is the path as given. With `beside`, a database's folder, it says the same wherever the command is
    run: files under that folder are named from there, others from the root. Raises UsageError for a path that does
    not exist.
    """
    found: dict[Path, Item] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{printable(path)} does not exist", "Check the path.")
        for file in _walk(path):
            found.setdefault(_absolute(file), _item(file, beside))
    return sorted(found.values(), key=lambda item: item.source)


def printable(path: Path | str) -> str:
    """A path as one line of text; bytes that are no UTF-8 and signs that end a line are written by their codes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").translate(_ESCAPED)


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


def _item(path: Path, beside: Path | None) -> Item:
    place = _absolute(path)
    folders = tuple(printable(parent.name) for parent in place.parents if parent.name)
    return Item(printable(_named_from(place, beside) if beside else path), path, folders, _stat(path))


def _named_from(place: Path, beside: Path) -> Path:
    folder = _absolute(beside)
    return place.relative_to(folder) if place.is_relative_to(folder) else place


def _stat(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.lstat()
    except OSError:
        return None  # reading it will say why
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns & _LARGEST_INTEGER, found.st_ino & _LARGEST_INTEGER


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
