"""ZIP files byte by byte: what the standard library would not write, and bombs that nobody has to hold."""

import struct
import zlib
from dataclasses import dataclass
from functools import cache

from tests.hostile.pdf_parts import CHUNK, bomb

DEFLATE = 8
STORE = 0
_ZIP64 = 0xFFFF


@dataclass(frozen=True, slots=True)
class Member:
    """A member as its headers tell it; `data` is as it lies in the file."""

    name: bytes
    data: bytes
    crc: int
    size: int
    method: int = STORE
    flags: int = 0
    mode: int = 0o100644
    claimed: int | None = None
    """The size that the directory gives, where it lies."""


def stored(name: bytes, content: bytes, **more: int) -> Member:
    """A member that is not packed."""
    return Member(name, content, zlib.crc32(content), len(content), **more)


@cache
def packed_bomb(name: bytes, size: int) -> Member:
    """A member of `size` blanks (a multiple of CHUNK)."""
    chunk, crc = b" " * CHUNK, 0
    for _ in range(size // CHUNK):
        crc = zlib.crc32(chunk, crc)
    return Member(name, bomb(b" ", size)[2:-4], crc, size, DEFLATE)


def local(member: Member) -> bytes:
    """The header before a member's data."""
    return struct.pack(
        "<4s5H3I2H", b"PK\3\4", 20, member.flags, member.method, 0, 0x21, member.crc, len(member.data), member.size,
        len(member.name), 0,
    ) + member.name  # fmt: skip


def entry(member: Member, offset: int, length: int | None = None) -> bytes:
    """The member's line in the directory."""
    size = member.size if member.claimed is None else member.claimed
    return struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 0x314, 20, member.flags, member.method, 0, 0x21, member.crc,
        len(member.data) if length is None else length, size, len(member.name), 0, 0, 0, 0, member.mode << 16, offset,
    ) + member.name  # fmt: skip


def ending(count: int, length: int, offset: int) -> bytes:
    """The end of the directory; with ZIP64 where it has more entries than fit."""
    if count < _ZIP64:
        return struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, length, offset, 0)
    far = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, length, offset)
    place = struct.pack("<4sIQI", b"PK\6\7", 0, offset + length, 1)
    return far + place + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, _ZIP64, _ZIP64, length, offset, 0)


def archive(*members: Member) -> bytes:
    """A ZIP of these members, one after the other."""
    parts, entries, at = [], [], 0
    for member in members:
        entries.append(entry(member, at))
        parts += [local(member), member.data]
        at += len(parts[-1]) + len(parts[-2])
    directory = b"".join(entries)
    return b"".join(parts) + directory + ending(len(members), len(directory), at)


def overlapping(count: int, size: int) -> bytes:
    """`count` members that all end in the same bomb of `size` bytes, each quoting the headers of those after it."""
    kernel = packed_bomb(b"%05d.txt" % count, size)
    data, crc, length, unpacked = kernel.data, kernel.crc, len(kernel.data), kernel.size
    parts = [data]
    made = [(kernel, length)]
    for number in range(count - 1, 0, -1):
        after = made[-1][0]
        header = _header(after, made[-1][1])
        parts[:0] = [b"\0" + struct.pack("<2H", len(header), len(header) ^ 0xFFFF), header]
        crc = _joined_crc(zlib.crc32(header), crc, unpacked)
        unpacked += len(header)
        length += 5 + len(header)
        made.append((Member(b"%05d.txt" % number, b"", crc, unpacked, DEFLATE), length))
    parts.insert(0, _header(*made[-1]))
    entries, at = [], 0
    for member, packed in reversed(made):
        entries.append(entry(member, at, packed))
        at += len(local(member)) + 5
    content, directory = b"".join(parts), b"".join(entries)
    return content + directory + ending(count, len(directory), len(content))


def _header(member: Member, length: int) -> bytes:
    head = bytearray(local(member))
    head[18:22] = struct.pack("<I", length)
    return bytes(head)


_POLYNOMIAL = 0xEDB88320


def _product(a: int, b: int) -> int:
    """Of two polynomials over bits, modulo CRC-32's."""
    product, bit = 0, 1 << 31
    while bit:
        if a & bit:
            product ^= b
        b = b >> 1 ^ (_POLYNOMIAL if b & 1 else 0)
        bit >>= 1
    return product


@cache
def _square(power: int) -> int:
    """x to the 2 to the `power`."""
    return 1 << 30 if power == 0 else _product(_square(power - 1), _square(power - 1))


def _joined_crc(first: int, second: int, length: int) -> int:
    """The CRC-32 of two pieces from those of each; `length` is the second's, in bytes."""
    shift, power = 1 << 31, 3
    while length:
        if length & 1:
            shift = _product(_square(power), shift)
        length >>= 1
        power += 1
    return _product(shift, first) ^ second
