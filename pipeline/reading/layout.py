"""Where text stands on a page of pdfium's: boxes of ranges and words, asked for on demand."""

import ctypes
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.reading.calls import char_origin, count_rects, text_rect
from pipeline.reading.frame import Frame, within
from pipeline.reading.marks import BULLET_CLASS, BULLETS
from pipeline.reading.opened import OpenFile, OpenPage
from schemas.document import Box, Word

# A bullet is a word of its own also where no blank follows it.
WORD = re.compile(rf"[{BULLET_CLASS}]|[^\s{BULLET_CLASS}]+")

Place = tuple[int, int]
"""A range of characters: where it begins and ends."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """pdfium's character indexes of a page: our offset, plus the shift of the last line that starts at or before it."""

    starts: Sequence[int]
    shifts: Sequence[int]
    one_to_one: bool
    """Whether pdfium's text leaves out none of its characters; else it is asked for each index."""

    def index(self, page: OpenPage, at: int) -> int:
        """The index of pdfium's character for text[at]."""
        raw = at + self.shifts[bisect_right(self.starts, at) - 1]
        return raw if self.one_to_one else max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(page.text, raw))


class PageLayout:
    """The boxes of one page's text; the page is loaded anew where it is not open any more."""

    def __init__(
        self, file: OpenFile, number: int, frame: Frame, text: str, indexes: Indexes, lines: Mapping[Place, Box]
    ) -> None:
        """`lines` are the boxes of printed lines by their ranges, which then need not be asked for again."""
        self._file = file
        self._number = number
        self._frame = frame
        self._text = text
        self._indexes = indexes
        self._lines = lines
        self._starts: array[int] | None = None
        self._known: dict[Place, Box | None] = {}

    def __reduce__(self) -> tuple[type, tuple[()]]:
        """None, pickled: a file that is open here is not open elsewhere."""
        return type(None), ()

    def box(self, start: int, end: int) -> Box | None:
        """The box around all words of which a character is in `start:end`. Raises ValueError after `close`."""
        asked = (start, end)
        if asked not in self._known:  # many values are read from the same words
            self._known[asked] = self._box(start, end)
        return self._known[asked]

    def _box(self, start: int, end: int) -> Box | None:
        text = self._text
        inner = text[start:end]
        words = inner.strip()
        if not words:
            return None
        start += len(inner) - len(inner.lstrip())
        end = start + len(words)
        if start and not (_is_edge(text[start - 1]) or _is_edge(text[start])):
            start = self._word_start(start)
        if end < len(text) and not (_is_edge(text[end]) or _is_edge(text[end - 1])):
            end = _word_end(text, end)
        if "\n" not in words:
            return self.ink(start, end)
        known = self._lines
        boxes = [known.get(line) or self.ink(*line) for line in _lines(text, start, end)]
        x0, top, x1, bottom = zip(*boxes, strict=True)
        return Box(min(x0), min(top), max(x1), max(bottom))

    def _word_start(self, at: int) -> int:
        """Where the word begins that has a character at `at`."""
        if self._starts is None:
            self._starts = array("l", (match.start() for match in WORD.finditer(self._text)))
        return self._starts[bisect_right(self._starts, at) - 1]

    def words(self, start: int, end: int) -> list[Word]:
        """The words in `start:end`, which is in one line and begins and ends with whole ones, and their boxes."""
        spans = [match.span() for match in WORD.finditer(self._text, start, end)]
        if not self._indexes.one_to_one:
            return [Word(*span, self.ink(*span)) for span in spans]
        page = self._file.page(self._number)
        shift = self._indexes.index(page, start) - start
        return [Word(at, stop, ink_box(page.text, self._frame, at + shift, stop - at)) for at, stop in spans]

    def ink(self, start: int, end: int) -> Box:
        """The box around the characters `start:end`; the point where they begin if they have no ink."""
        page = self._file.page(self._number)
        if (known := self._lines.get((start, end))) is not None:
            return known
        first = self._indexes.index(page, start)
        return ink_box(page.text, self._frame, first, self._indexes.index(page, end - 1) + 1 - first)

    def close(self) -> None:
        """Closes the file, for all its pages, and forgets this page's boxes."""
        self._known.clear()
        self._lines = {}
        self._file.close()


def _is_edge(sign: str) -> bool:
    """Whether a word ends on both sides of this character."""
    return sign.isspace() or sign in BULLETS


def _word_end(text: str, at: int) -> int:
    """Where the word ends that has a character at `at`."""
    match = WORD.match(text, at)
    return match.end() if match else at


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of text[start:end] without the blanks around them: a blank at a line's end may have a box."""
    while start < end:
        cut = text.find("\n", start, end)
        stop = end if cut < 0 else cut
        line = text[start:stop]
        if words := line.strip():
            start += line.index(words)
            yield start, start + len(words)
        start = stop + 1


_LEFT, _TOP, _RIGHT, _BOTTOM = (ctypes.c_double() for _ in range(4))
_LEFT_AT, _TOP_AT, _RIGHT_AT, _BOTTOM_AT = map(ctypes.addressof, (_LEFT, _TOP, _RIGHT, _BOTTOM))


def ink_box(text: Any, frame: Frame, index: int, count: int) -> Box:
    """The box around pdfium's characters from `index` on; the point where they begin if they have no ink."""
    rects = count_rects(text, index, count)
    if rects > 0 and text_rect(text, 0, _LEFT_AT, _TOP_AT, _RIGHT_AT, _BOTTOM_AT):
        left, top, right, bottom = _LEFT.value, _TOP.value, _RIGHT.value, _BOTTOM.value
        for rect in range(1, rects):  # one for each run of type
            text_rect(text, rect, _LEFT_AT, _TOP_AT, _RIGHT_AT, _BOTTOM_AT)
            left, top = min(left, _LEFT.value), max(top, _TOP.value)
            right, bottom = max(right, _RIGHT.value), min(bottom, _BOTTOM.value)
        return frame.box(left, bottom, right, top)
    x, y = origin(text, frame, index)
    return Box(x, y, x, y)


def origin(text: Any, frame: Frame, index: int) -> tuple[float, float]:
    """Where the baseline of pdfium's character begins, as seen."""
    if not char_origin(text, index, _LEFT_AT, _BOTTOM_AT):
        return 0.0, 0.0
    x, y = frame.point(_LEFT.value, _BOTTOM.value)
    if 0.0 <= x <= frame.width and 0.0 <= y <= frame.height:
        return x, y
    return within(x, frame.width), within(y, frame.height)
