"""Images byte by byte, up to where their pixels would be."""

import zlib


def png(size: tuple[int, int], data: bytes, depth: int = 1) -> bytes:
    """A grey image of this width and height that says `depth` bits a pixel; `data` is the packed rows."""
    head = b"".join(each.to_bytes(4, "big") for each in size) + bytes([depth, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def tiff(width: int, height: int, next_at: int = 0) -> bytes:
    """One strip of 64 bytes that says it is a whole image of one bit a pixel; its directory stands at 72."""
    entries = ((256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, 8), (277, 3, 1),
               (278, 4, height), (279, 4, 64))  # fmt: skip
    parts = [b"II*\0" + (72).to_bytes(4, "little"), b"\xaa" * 64, len(entries).to_bytes(2, "little")]
    parts += [
        tag.to_bytes(2, "little") + kind.to_bytes(2, "little") + b"\1\0\0\0" + value.to_bytes(4, "little")
        for tag, kind, value in entries
    ]
    return b"".join(parts) + next_at.to_bytes(4, "little")


def jpeg(width: int, height: int) -> bytes:
    """The beginning of a JPEG: tables and frame, no pixels."""
    table = b"\xff\xdb\0\x43\0" + bytes(range(1, 65))
    frame = b"\xff\xc0\0\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\1\1\x11\0"
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + table + frame


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
