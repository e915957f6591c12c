"""A ZIP's directory, held against the limits before it is parsed; names of members as they were meant."""

import struct
import zipfile
import zlib
from typing import BinaryIO, NamedTuple

from schemas.errors import DocumentError
from schemas.outcome import Outcome

MIB = 2**20
STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
DAMAGE = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    zlib.error,
)
"""What zipfile raises over a ZIP that is broken, or that it does not know."""

_UTF8_NAME = 0x800
_LARGEST_DIRECTORY = 8 * MIB
_ALWAYS_UNPACKED = MIB
"""Bytes that any ZIP may unpack to, whatever its ratio: a short text of blanks is no attack."""
_END, _END_SIZE = b"PK\5\6", 22
_LOCATOR, _LOCATOR_SIZE = b"PK\6\7", 20
_END64, _END64_SIZE = b"PK\6\6", 56
_ENTRY, _ENTRY_SIZE, _LOCAL_SIZE = b"PK\1\2", 46, 30
_LONGEST_COMMENT = 65_535
_UNPACK = "Unpack it by hand if you trust it, and ingest the folder."
_FETCH_AGAIN = "Fetch it again from where it came from, or unpack it by hand and ingest the folder."


class Limits(NamedTuple):
    """What a ZIP may hold at most: members, unpacked bytes, and unpacked bytes for each byte of its own."""

    members: int = 10_000
    unpacked: int = 1024 * MIB
    ratio: int = 100

    def left(self, size: int, archive: zipfile.ZipFile) -> "Limits":
        """What ZIPs in an archive of `size` bytes may still hold: the limits are for all of it together."""
        whole = min(self.unpacked, max(size * self.ratio, _ALWAYS_UNPACKED))
        used = sum(info.file_size for info in archive.infolist())
        return self._replace(members=self.members - len(archive.infolist()), unpacked=whole - used)

    def less(self, archive: zipfile.ZipFile) -> "Limits":
        """The same after an inner archive has taken its share."""
        used = sum(info.file_size for info in archive.infolist())
        return self._replace(members=self.members - len(archive.infolist()), unpacked=self.unpacked - used)


LIMITS = Limits()


def open_zip(source: str, stream: BinaryIO, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """The ZIP in a seekable stream, its directory parsed and found to be within `limits`; nothing is unpacked.

    zipfile unpacks no member beyond the size that the directory states, so the sums hold for what really comes out.
    Raises DocumentError: archive_rejected, with the limit named, or broken.
    """
    try:
        size = stream.seek(0, 2)
        _check_directory(source, stream, size, limits)
        archive = zipfile.ZipFile(stream)
    except DAMAGE as error:
        raise _broken(source, f"is no whole ZIP ({error})") from error
    _check_members(source, archive, size, limits)
    return archive


def name_of(info: zipfile.ZipInfo) -> str:
    """A member's name: where it is not marked as UTF-8 it is that all the same if its bytes can be, else cp437."""
    name = info.orig_filename
    if info.flag_bits & _UTF8_NAME:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _check_directory(source: str, stream: BinaryIO, size: int, limits: Limits) -> None:
    """Counts the directory's entries without making an object of any: its own count may be a lie."""
    found = _find_end(stream, size)
    if found is None:
        raise _broken(source, "is no whole ZIP: the directory at its end is missing")
    length, end = found
    if length > _LARGEST_DIRECTORY:
        reason = f"has a directory of {length // MIB} MiB, the limit is {_LARGEST_DIRECTORY // MIB} MiB"
        raise _rejected(source, reason, _UNPACK)
    if length > end:
        raise _broken(source, "is a ZIP whose directory is cut off")
    stream.seek(end - length)
    directory = stream.read(length)
    at = count = 0
    while at < len(directory):
        if directory[at : at + 4] != _ENTRY or at + _ENTRY_SIZE > len(directory):
            raise _broken(source, "is a ZIP with a damaged directory")
        at += _ENTRY_SIZE + sum(struct.unpack_from("<3H", directory, at + 28))
        count += 1
        if count > limits.members:
            raise _rejected(source, f"has more than {limits.members} members, which is the limit", _UNPACK)


def _find_end(stream: BinaryIO, size: int) -> tuple[int, int] | None:
    """Length and end of the directory, by the end record or by that of ZIP64; found in the way that zipfile does."""
    start = max(0, size - _END_SIZE - _LONGEST_COMMENT - 1)
    stream.seek(start)
    tail = stream.read(size - start)
    last = len(tail) - _END_SIZE
    whole = last >= 0 and tail[last : last + 4] == _END and tail[-2:] == b"\0\0"
    at = last if whole else tail.rfind(_END)
    if at < 0 or at > last:
        return None
    end = start + at
    if (locator := end - _LOCATOR_SIZE) >= _END64_SIZE:
        stream.seek(locator - _END64_SIZE)
        records = stream.read(_END64_SIZE + _LOCATOR_SIZE)
        if records[_END64_SIZE:].startswith(_LOCATOR) and records.startswith(_END64):
            return int.from_bytes(records[40:48], "little"), locator - _END64_SIZE
    return int.from_bytes(tail[at + 12 : at + 16], "little"), end


def _check_members(source: str, archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked:
        reason = f"unpacks to {unpacked // MIB} MiB, the limit is {limits.unpacked // MIB} MiB"
        raise _rejected(source, reason, _UNPACK)
    if unpacked > max(size * limits.ratio, _ALWAYS_UNPACKED):
        raise _rejected(source, f"unpacks to more than {limits.ratio} times its size, which is the limit", _UNPACK)
    ends = [info.header_offset for info in infos[1:]] + [archive.start_dir]
    for info, end in zip(infos, ends, strict=False):
        if info.header_offset < 0 or info.header_offset + _LOCAL_SIZE + info.compress_size > end:
            raise _rejected(source, "has members that overlap", "Don't unpack it: no program writes such a ZIP.")


def _rejected(source: str, reason: str, advice: str) -> DocumentError:
    return DocumentError(Outcome.ARCHIVE_REJECTED, f"{source} {reason}", advice)


def _broken(source: str, reason: str) -> DocumentError:
    return DocumentError(Outcome.BROKEN, f"{source} {reason}", _FETCH_AGAIN)
