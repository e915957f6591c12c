"""The fallback engine: pdfplumber, for files and pages that pdfium refuses. About forty times slower."""

import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import reduce
from typing import Any

import pdfplumber
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, resolve1
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF

from pipeline.reading.grid import among, find_tables
from pipeline.reading.lines import ASCENT, Printed, to_lines
from pipeline.reading.marks import bullet, is_bold
from pipeline.reading.ruling import Edge, Edges
from schemas.document import Box, Page, Word
from schemas.errors import told

# Bytes to unpack before a page's contents count as sound; all of them could be a bomb.
_ENOUGH = 1 << 16
# Words whose baselines differ by less than this stand on one line.
SAME_LINE = 3.0


class RefusedError(Exception):
    """pdfplumber cannot read this file or page; the message is its own."""


def open_file(content: bytes) -> PDF:
    """The file in pdfplumber. Raises RefusedError.

    There is no need to close it: all there is to close is the buffer, and closing visits broken pages anew.
    """
    with _speaking():
        return pdfplumber.open(io.BytesIO(content))


def count_pages(pdf: PDF) -> int:
    """How many pages pdfplumber finds."""
    with _speaking():
        return len(pdf.pages)


def read_page(pdf: PDF, number: int) -> Page:
    """The page with this number, read by pdfplumber. Raises RefusedError."""
    with _speaking():
        page = pdf.pages[number - 1]
        try:
            return _page(page, number)
        finally:
            page.close()


def is_damaged(pdf: PDF, number: int) -> bool:
    """Whether the page's contents cannot be unpacked, so that it only seems to be blank. Raises RefusedError."""
    with _speaking():
        for reference in pdf.pages[number - 1].page_obj.contents:
            stream = resolve1(reference)
            packed = stream.get_rawdata() or b""
            if any(name in LITERALS_FLATE_DECODE for name, _ in stream.get_filters()):
                try:
                    zlib.decompressobj().decompress(packed, _ENOUGH)
                except zlib.error:
                    return True
            elif not packed.isascii():
                return True
    return False


@contextmanager
def _speaking() -> Iterator[None]:
    """Turns whatever the engine throws at a broken file into RefusedError, except for want of memory.

    pdfminer raises anything from AssertionError to zlib.error; this is where one document is kept from the others.
    """
    try:
        yield
    except (MemoryError, RefusedError):
        raise
    except Exception as error:
        raise RefusedError(told(error)[:200]) from error


def _page(page: PlumberPage, number: int) -> Page:
    left, top = float(page.bbox[0]), float(page.bbox[1])
    width, height = float(page.width), float(page.height)
    texts: list[str] = []
    words: list[Word] = []
    printed: list[Printed] = []
    offset = 0
    for row in _rows(page.extract_words(return_chars=True)):
        first = len(words)
        parts = [str(found["text"]).replace("\0", "\ufffd") for found in row]
        for found, text in zip(row, parts, strict=True):
            box = Box(found["x0"] - left, found["top"] - top, found["x1"] - left, found["bottom"] - top)
            words.append(Word(offset, offset + len(text), _cut(box, width, height)))
            offset += len(text) + 1
        texts.append(" ".join(parts))
        printed.append(_printed(texts[-1], row, words[first:]))
    bare = Page(number, "\n".join(texts), (), tuple(words), (), width, height, "pdfplumber")
    lines = to_lines(bare.text, printed, bare.box)
    return replace(bare, lines=lines, tables=find_tables(_edges(page.edges, left, top), lines, among(words)))


def _edges(found: Iterable[dict[str, Any]], left: float, top: float) -> Edges:
    """The edges that pdfplumber found, moved so that (left, top) is the page's corner."""
    edges = Edges([], [])
    for e in found:
        if e["x0"] == e["x1"]:
            edges.upright.append(Edge(e["x0"] - left, e["top"] - top, e["bottom"] - top))
        elif e["top"] == e["bottom"]:
            edges.level.append(Edge(e["top"] - top, e["x0"] - left, e["x1"] - left))
    return edges


def _rows(found: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Words in pdfplumber's order, cut into printed lines."""
    row: list[dict[str, Any]] = []
    for word in found:
        if row and (abs(word["bottom"] - row[-1]["bottom"]) > SAME_LINE or word["x0"] < row[-1]["x0"]):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _printed(line: str, row: Sequence[dict[str, Any]], words: Sequence[Word]) -> Printed:
    """The line that these words make; `row` is what pdfplumber says of each."""
    char = row[0]["chars"][0]
    found = bullet(line, str(char["fontname"]))
    lone = found is not None and found.length == len(line)
    first = words[0]
    made = Printed(first.start, words[-1].end, 0.0, 0.0, lone=lone)
    if found:
        made.bullet, made.bullet_start, made.bullet_x = found.mark, first.start, first.box.x0
    if found and not lone and len(row) > 1:
        first, char = words[1], row[1]["chars"][0]
    made.start, made.x0 = first.start, first.box.x0
    made.box = reduce(Box.union, (word.box for word in words if word.start >= made.start))
    made.size = max(0.5, float(char["size"]))
    made.baseline = first.box.bottom - (1 - ASCENT) * made.size
    made.bold = is_bold(str(char["fontname"])) and is_bold(str(row[-1]["chars"][-1]["fontname"]))
    return made


def _cut(box: Box, width: float, height: float) -> Box:
    x0, x1 = (min(width, max(0.0, float(x))) for x in (box.x0, box.x1))
    top, bottom = (min(height, max(0.0, float(y))) for y in (box.top, box.bottom))
    return Box(x0, top, x1, bottom)
