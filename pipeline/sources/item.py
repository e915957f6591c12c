"""An item: one path that ends in one outcome, and its bytes."""

import os
from dataclasses import dataclass
from pathlib import Path

from schemas.manifest import ManifestEntry

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a larger file ends as too_large."""

_ESCAPED = {sign: f"\\x{sign:02x}" for sign in (*range(32), *range(127, 160))} | {
    sign: f"\\u{sign:04x}" for sign in (0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
"""Signs that end a line or turn its direction round."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a path is not read at all: an entry of schemas.outcome, the reason, and what its owner can do."""

    outcome: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Item:
    """A path to read: `source` names it, `folders` are its parents' names, nearest first; both printable.

    `path` is a local file, named from the root; `members` are the names that lead into it where it is a ZIP
    ("inner.zip", "a.pdf"). `stat` is the size in bytes, the time of the last change in nanoseconds and the inode of a
    regular file (of the ZIP, for its members). A path that listing had to refuse has a `refusal`, and is not read.

    `url` is where the file (the ZIP, for its members) has to be fetched from before it is read; its `path` is not there
    until then, its `stat` holds numbers made of what the store says (size, last change, ETag). `manifest` is what a
    list that came with the file says of it, `body` the council that is said to be its own where it names none, and
    `persons` whether its record may name persons (extractors/anonymous.py).
    """

    source: str
    path: Path
    folders: tuple[str, ...]
    stat: tuple[int, int, int] | None = None
    members: tuple[str, ...] = ()
    refusal: Refusal | None = None
    url: str | None = None
    manifest: ManifestEntry | None = None
    body: str | None = None
    persons: bool = True
    fetched: bool = False
    """Whether `path` is only a copy of what the URL holds, for as long as it is read."""


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an item with their SHA-256 in hex."""

    sha256: str
    data: bytes


def printable(path: Path | str) -> str:
    """A path as one line of text; bytes that are no UTF-8 and signs that turn or end a line are written by codes.

    Two paths never have the same text: a backslash is written by its code, too, and so is the "!" of "!/" in names.
    """
    name = os.fsencode(path)
    name = name.replace(b"\\", b"/" if os.sep == "\\" else b"\\x5c").replace(b"!/", b"\\x21/")
    return name.decode("utf-8", "backslashreplace").translate(_ESCAPED)
