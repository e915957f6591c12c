"""PDF files from their objects, as small as can be, right or wrong on purpose; and deflated streams of any size."""

import zlib
from collections.abc import Mapping
from functools import cache

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
WORDS = b"Putzplan Montag Fenster Dienstag Saal Freitag Garten und am Ende Kaffee mit Kuchen"
TEXT = b"BT /F1 12 Tf 60 700 Td (" + WORDS + b") Tj ET"
MEDIA = b"/MediaBox [0 0 595 842]"
RESOURCES = b"/Resources << /Font << /F1 5 0 R >> >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R " + MEDIA + b" " + RESOURCES + b" /Contents 4 0 R >>"
GIB = 2**30
CHUNK = 2**23

Objects = Mapping[int, bytes]


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object; `more` goes into its dictionary."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), more, data)


def deflated(data: bytes, more: bytes = b"") -> bytes:
    """A stream object, packed once by deflate."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + more)


def body(objects: Objects, header: bytes = b"%PDF-1.7\n") -> tuple[bytes, dict[int, int]]:
    """Header and objects, and where each object begins."""
    parts, offsets, at = [header], {}, len(header)
    for number, content in objects.items():
        offsets[number] = at
        part = b"%d 0 obj\n%b\nendobj\n" % (number, content)
        parts.append(part)
        at += len(part)
    return b"".join(parts), offsets


def table(offsets: Mapping[int, int], trailer: bytes, start: int) -> bytes:
    """A cross-reference table that stands at `start`, with its trailer and the end of the file."""
    size = max(offsets) + 1
    lines = [b"0000000000 65535 f \n"]
    lines += [
        b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
        for number in range(1, size)
    ]
    ending = b"trailer\n<< /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return b"xref\n0 %d\n" % size + b"".join(lines) + ending


def pdf(objects: Objects, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A whole file."""
    content, offsets = body(objects)
    return content + table(offsets, trailer, len(content))


def page_objects(contents: bytes | None = None, **changed: bytes) -> dict[int, bytes]:
    """The objects of a file with one page: 1 catalog, 2 pages, 3 page, 4 contents, 5 font. `changed` replaces them."""
    return {
        1: changed.get("catalog", CATALOG),
        2: changed.get("pages", PAGES),
        3: changed.get("page", PAGE),
        4: stream(TEXT) if contents is None else contents,
        5: changed.get("font", FONT),
    }


def one_page(
    contents: bytes | None = None, more: Objects | None = None, trailer: bytes = b"/Root 1 0 R", **changed: bytes
) -> bytes:
    """A file with one page that has WORDS on it, unless `contents` (a stream object) says otherwise."""
    return pdf({**page_objects(contents, **changed), **(more or {})}, trailer)


def page(media: bytes = MEDIA, resources: bytes = RESOURCES, contents: bytes = b"/Contents 4 0 R") -> bytes:
    """A page object."""
    return b"<< /Type /Page /Parent 2 0 R %b %b %b >>" % (media, resources, contents)


@cache
def bomb(unit: bytes, size: int) -> bytes:
    """A zlib stream of about `size` bytes, `unit` again and again, made without ever holding them."""
    chunk = unit * (CHUNK // len(unit))
    times = size // len(chunk)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    part = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(chunk, check)
    return b"\x78\xda" + part * times + b"\x03\x00" + check.to_bytes(4, "big")
