"""The fallback engine: pdfplumber, for files and pages that pdfium refuses. About forty times slower."""

import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pdfplumber
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, resolve1
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF

from pipeline.reading.grid import edges_of, find_tables
from pipeline.reading.lines import ASCENT, Printed, to_lines
from pipeline.reading.marks import bullet, is_bold
from schemas.document import Box, Page, Word

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
        raise RefusedError(f"{type(error).__name__}: {error}"[:200]) from error


def _page(page: PlumberPage, number: int) -> Page:
    left, top = float(page.bbox[0]), float(page.bbox[1])
    width, height = float(page.width), float(page.height)
    parts: list[str] = []
    words: list[Word] = []
    printed: list[Printed] = []
    offset = 0
    for row in _rows(page.extract_words(return_chars=True)):
        start = offset
        first = len(words)
        for found in row:
            text = found["text"].replace("\0", "\ufffd")
            box = Box(found["x0"] - left, found["top"] - top, found["x1"] - left, found["bottom"] - top)
            words.append(Word(offset, offset + len(text), _cut(box, width, height)))
            parts.append(text)
            offset += len(text) + 1
        line = " ".join(parts[first:])
        printed.append(_printed(line, row, words, start, first))
    text = _joined(parts, printed)
    lines, bullets = to_lines(text, words, printed)
    tables = find_tables(edges_of(page.edges, left, top), text, words, bullets)
    return Page(number, text, lines, tuple(words), tables, width, height, "pdfplumber")


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


def _printed(line: str, row: Sequence[dict[str, Any]], words: Sequence[Word], start: int, first: int) -> Printed:
    char = row[0]["chars"][0]
    found = bullet(line, str(char["fontname"]))
    lone = found is not None and found.length == len(line)
    made = Printed(start, start + len(line), first, len(words), 0.0, 0.0, 1.0, lone=lone)
    if found:
        made.bullet, made.bullet_start, made.bullet_x = found.mark, start, words[first].box.x0
    if found and not lone and len(row) > 1:
        made.start, made.first = words[first + 1].start, first + 1
        char = row[1]["chars"][0]
    made.size = max(0.5, float(char["size"]))
    made.x0 = words[made.first].box.x0
    made.baseline = words[made.first].box.bottom - (1 - ASCENT) * made.size
    made.bold = is_bold(str(char["fontname"])) and is_bold(str(row[-1]["chars"][-1]["fontname"]))
    return made


def _joined(parts: Sequence[str], printed: Sequence[Printed]) -> str:
    """The words with blanks between them and a line feed after each printed line."""
    ends = {line.last for line in printed}
    return "".join(part + ("\n" if index in ends else " ") for index, part in enumerate(parts, start=1))[:-1]


def _cut(box: Box, width: float, height: float) -> Box:
    x0, x1 = (min(width, max(0.0, float(x))) for x in (box.x0, box.x1))
    top, bottom = (min(height, max(0.0, float(y))) for y in (box.top, box.bottom))
    return Box(x0, top, x1, bottom)
