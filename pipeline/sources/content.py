"""The bytes of an item, within the limits of a file: of the file itself, or of a member of a ZIP."""

import errno
import hashlib
import io
import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from pipeline.sources.item import LARGEST_FILE, Content, Item, printable
from pipeline.sources.zip_directory import DAMAGE, MIB, name_of, open_zip
from schemas.errors import DocumentError
from schemas.outcome import Outcome

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_ATTEMPTS = 2


def digest(item: Item) -> str | None:
    """The SHA-256 of an item's bytes in hex; None where they cannot be read, or are more than is read."""
    found = hashlib.sha256()
    length = 0
    try:
        with open_content(item) as stream:
            while chunk := stream.read(MIB):
                found.update(chunk)
                length += len(chunk)
                if length > LARGEST_FILE:
                    return None
    except (DocumentError, OSError):
        return None
    return found.hexdigest()


def read_content(item: Item) -> Content:
    """The bytes of an item that is there; one that changes meanwhile is read once more.

    Raises DocumentError: not_regular, too_large, unreadable, for a member of a ZIP also broken or archive_rejected,
    and whatever listing refused the item for.
    """
    _check(item)
    if item.members:
        with _open_member(item) as member:
            data = _all_of(item, member)
    else:
        data = _steady(item)
    return Content(hashlib.sha256(data).hexdigest(), data)


@contextmanager
def open_content(item: Item) -> Iterator[BinaryIO]:
    """The bytes of an item as a stream, for copying; raises as `read_content` does, but for a file that changes."""
    _check(item)
    with _open_member(item) if item.members else open_regular(item.path, item.source) as stream:
        yield stream


@contextmanager
def open_regular(path: Path, source: str) -> Iterator[BinaryIO]:
    """A regular file, never a link, a device or a pipe. Raises DocumentError (not_regular, unreadable)."""
    not_regular = DocumentError(
        Outcome.NOT_REGULAR, f"{source} is a link or no regular file", "Name the file itself to have it read."
    )
    try:
        if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
            raise not_regular
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):  # a link; a socket, or a device without its driver
            raise not_regular from error
        raise _unreadable(source, error) from error
    with os.fdopen(descriptor, "rb", buffering=0) as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise not_regular
        yield stream


def _check(item: Item) -> None:
    if item.refusal:
        raise DocumentError(item.refusal.outcome, item.refusal.reason, item.refusal.advice)
    if item.url:
        reason = f"{item.source} was not fetched before it was to be read"
        raise DocumentError(Outcome.UNREADABLE, reason, "Run the same command again; if it stays so, please report it.")


def _steady(item: Item) -> bytes:
    for _ in range(_ATTEMPTS):
        with open_regular(item.path, item.source) as stream:
            before = os.fstat(stream.fileno())
            if before.st_size > LARGEST_FILE:
                raise _too_large(item.source, before.st_size)
            try:
                data = _all_of(item, stream)
            except OSError as error:
                raise _unreadable(item.source, error) from error
            after = os.fstat(stream.fileno())
        if (before.st_size, before.st_mtime_ns) == (len(data), after.st_mtime_ns):
            return data
    raise DocumentError(
        Outcome.UNREADABLE, f"{item.source} changes while it is read", "Wait until it is whole, and run again."
    )


def _all_of(item: Item, stream: BinaryIO) -> bytes:
    """What really comes out of a stream, whatever was said about its size."""
    chunks: list[bytes] = []
    length = 0
    while chunk := stream.read(MIB):
        chunks.append(chunk)
        length += len(chunk)
        if length > LARGEST_FILE:
            raise _too_large(item.source, length)
    return b"".join(chunks)


@contextmanager
def _open_member(item: Item) -> Iterator[BinaryIO]:
    """A member of a ZIP as a stream of its unpacked bytes; damage is met while it is read, inside this context."""
    *outer, name = item.members
    archive, infos = _opened(item.path, _state(item.path, item.source), tuple(outer))
    if name not in infos:
        reason = f"{item.source} is no longer in its ZIP, which was changed meanwhile"
        raise DocumentError(Outcome.UNREADABLE, reason, "Run the same command again.")
    try:
        with archive.open(infos[name]) as stream:
            yield stream  # type: ignore[misc]
    except DAMAGE as error:
        advice = "Fetch its ZIP again from where it came from."
        raise DocumentError(Outcome.BROKEN, f"{item.source} cannot be unpacked ({error})", advice) from error


# One ZIP has many members: its directory is read once for those that follow each other. A ZIP in it stays in memory
# meanwhile, because a worker may not be allowed to write files.
@lru_cache(maxsize=2)
def _opened(
    path: Path, _state_then: tuple[int, int, int], inner: tuple[str, ...]
) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """A ZIP and its members by their names; by its state then, one that was changed is opened anew."""
    source = "!/".join((printable(path), *map(printable, inner)))
    if inner:
        item = Item(source, path, (), members=inner)
        with _open_member(item) as packed:
            stream: BinaryIO = io.BytesIO(_all_of(item, packed))
    else:
        with open_regular(path, source) as opened:
            stream = os.fdopen(os.dup(opened.fileno()), "rb")
    archive = open_zip(source, stream)
    return archive, {name_of(info): info for info in archive.infolist()}


def _state(path: Path, source: str) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise _unreadable(source, error) from error
    return found.st_size, found.st_mtime_ns, found.st_ino


def _too_large(source: str, size: int) -> DocumentError:
    limit = LARGEST_FILE // MIB
    return DocumentError(
        Outcome.TOO_LARGE, f"{source} has {size // MIB} MiB", f"Split it: the limit is {limit} MiB a file."
    )


def _unreadable(source: str, error: OSError) -> DocumentError:
    return DocumentError(
        Outcome.UNREADABLE, f"{source} cannot be read ({error.strerror})", "Check its permissions and its disk."
    )
