"""pdfium's text layer of one page: the text with line feeds, and printed lines with their type."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.reading.calls import char_matrix, font_of, font_size, text_object
from pipeline.reading.frame import Frame
from pipeline.reading.layout import Indexes, ink_box, origin
from pipeline.reading.lines import Printed
from pipeline.reading.marks import DASHES, bullet, is_bold
from pipeline.reading.opened import OpenPage
from schemas.document import Box

# pdfium ends a line with CR LF; for a hyphen at a line's end it gives U+FFFE alone and swallows the line end.
_ODD_END = re.compile("\ufffe|[\r\n]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FONT_NAME_BYTES = 128
_FORCE_BOLD = 0x40000
# Sizes outside of these are an artefact of a matrix, not type.
_SIZES = (0.5, 2000.0)


class Layer:
    """Reads one text page. After `read`: `text`, `printed` (offsets are in `text`), their `boxes`, and `indexes`."""

    def __init__(self, page: OpenPage, frame: Frame) -> None:
        self.text = ""
        self.printed: list[Printed] = []
        self.boxes: dict[tuple[int, int], Box] = {}
        self.indexes = Indexes((0,), (0,), True)
        self._page = page
        self._raw: Any = page.text
        self._frame = frame
        self._one_to_one = True
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_at = ctypes.addressof(self._matrix)
        self._fonts: dict[int | None, tuple[str, bool]] = {}

    def read(self) -> "Layer":
        """Reads the page and returns itself."""
        raw = self._raw_text()
        # Same length as `raw`, so that offsets stay: what is no character becomes U+FFFD.
        plain = raw.replace("\ufffe", "-").replace("\0", "\ufffd")
        parts: list[str] = []
        starts, shifts = [0], [0]
        length = 0
        for begin, stop in _line_spans(raw):
            line = plain[begin:stop]
            parts.append(line)
            starts.append(length)
            shifts.append(begin - length)
            if words := line.strip():
                start = line.index(words[0])
                self._line(words, begin + start, length + start)
            length += stop - begin + 1
        self.text = "\n".join(parts)
        self.indexes = Indexes(starts, shifts, self._one_to_one)
        return self

    def _raw_text(self) -> str:
        """The page's text as pdfium has it, one character of ours for each of its own."""
        count = self._page.characters
        if not count:
            return ""
        # A power of two, because ctypes keeps a type for each length.
        buffer = (ctypes.c_ushort * (1 << (2 * count + 1).bit_length()))()
        units = max(0, pdfium.FPDFText_GetText(self._raw, 0, count, buffer) - 1)
        text = ctypes.string_at(buffer, 2 * units).decode("utf-16-le", "surrogatepass")
        if len(text) != units:  # characters beyond the first 65,536: pdfium counts their halves
            text = "".join(map(chr, buffer[:units]))
        # pdfium may leave characters out of the text that its list has; only then is there need to ask for each index.
        self._one_to_one = units == count
        return text if text.isascii() else _SURROGATE.sub("\ufffd", text)

    def _index(self, at: int) -> int:
        """The index of pdfium's character at position `at` in its text."""
        return at if self._one_to_one else max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, at))

    def _line(self, words: str, at: int, start: int) -> None:
        """Adds the line with these words, which begin at `at` in pdfium's text and at `start` in ours."""
        raw, frame = self._raw, self._frame
        length = len(words)
        one_to_one = self._one_to_one
        index = at if one_to_one else self._index(at)
        font, bold = self._font(index)
        x0, baseline = origin(raw, frame, index)
        printed = Printed(start, start + length, x0, baseline)
        found = bullet(words, font)
        if found:
            printed.bullet, printed.bullet_start, printed.bullet_x = found.mark, start, x0
            printed.lone = found.length == length
            if not printed.lone:
                printed.start += found.length
                index = self._index(at + found.length)
                _, bold = self._font(index)
                printed.x0, printed.baseline = origin(raw, frame, index)
        elif length == 1 and words in DASHES:
            printed.bullet, printed.lone = words, True
        last = at + length - 1 if one_to_one else self._index(at + length - 1)
        printed.size = self._size(index)
        printed.bold = bold and self._font(last)[1]
        printed.box = self.boxes[printed.start, printed.end] = ink_box(raw, frame, index, last + 1 - index)
        self.printed.append(printed)

    def _size(self, index: int) -> float:
        """The size of the type in points: the font's own, scaled by the text matrix."""
        size: float = font_size(self._raw, index)
        if char_matrix(self._raw, index, self._matrix_at):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size if _SIZES[0] <= size <= _SIZES[1] else _SIZES[0]

    def _font(self, index: int) -> tuple[str, bool]:
        """The name of the character's font, and whether it is bold by its name or its flags."""
        font = font_of(text_object(self._raw, index))
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = self._named(index)
        return known

    def _named(self, index: int) -> tuple[str, bool]:
        buffer, flags = ctypes.create_string_buffer(_FONT_NAME_BYTES), ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, buffer, _FONT_NAME_BYTES, flags)
        if not 0 < length <= _FONT_NAME_BYTES:
            return "", False
        name = buffer.value.decode("latin-1")
        return name, bool(flags.value & _FORCE_BOLD) or is_bold(name)


def _line_spans(raw: str) -> Iterator[tuple[int, int]]:
    """Where the lines of pdfium's text begin and end, with the hyphen at their end."""
    at, length = 0, len(raw)
    while at < length:
        cut = raw.find("\r\n", at)
        stop = length if cut < 0 else cut
        hyphen = False
        for odd in _ODD_END.finditer(raw, at, stop):
            hyphen = odd.group() == "\ufffe"
            yield at, odd.end() if hyphen else odd.start()
            at = odd.end()
        if at < stop or (not hyphen and cut >= 0):
            yield at, stop
        at = stop + 2
