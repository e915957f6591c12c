"""pdfium's text layer of one page: the text with line feeds, words with boxes, and printed lines."""

import ctypes
import math
import re
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.reading.frame import Frame
from pipeline.reading.lines import Printed
from pipeline.reading.marks import BULLET_CLASS, DASHES, bullet, is_bold
from schemas.document import Box, Word

# pdfium ends a line with CR LF; for a hyphen at a line's end it gives U+FFFE alone and swallows the line end.
_LINE_END = re.compile("\ufffe(?:\r\n)?|\r\n|[\r\n]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A bullet is a word of its own also where no blank follows it.
_WORD = re.compile(rf"[{BULLET_CLASS}]|[^\s{BULLET_CLASS}]+")
_FONT_NAME_BYTES = 128
# Sizes outside of these are an artefact of a matrix, not type.
_SIZES = (0.5, 2000.0)


class Layer:
    """Reads one text page; `raw` is pdfium's handle, which the caller closes.

    After `read`: `text`, `words` and `printed` (offsets are in `text`).
    """

    def __init__(self, raw: Any, frame: Frame) -> None:
        self.raw = raw
        self.frame = frame
        self.text = ""
        self.words: list[Word] = []
        self.printed: list[Printed] = []
        self._count = max(0, pdfium.FPDFText_CountChars(raw))
        self._one_to_one = True
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self._flags = ctypes.c_int()

    def read(self) -> "Layer":
        """Reads the page and returns itself."""
        raw = self._raw_text()
        # Same length as `raw`, so that offsets stay: what is no character becomes U+FFFD.
        plain = raw.replace("\ufffe", "-").replace("\0", "\ufffd")
        parts: list[str] = []
        begin = length = 0
        while begin < len(raw):
            end_mark = _LINE_END.search(raw, begin)
            stop = end_mark.start() if end_mark else len(raw)
            if end_mark and raw[stop] == "\ufffe":
                stop += 1
            parts.append(plain[begin:stop])
            self._line(plain, begin, stop, length - begin)
            length += stop - begin + 1
            begin = end_mark.end() if end_mark else len(raw)
        self.text = "\n".join(parts)
        return self

    def _raw_text(self) -> str:
        """The page's text as pdfium has it, one character of ours for each of its own."""
        if not self._count:
            return ""
        buffer = (ctypes.c_ushort * (2 * self._count + 2))()
        written = pdfium.FPDFText_GetText(self.raw, 0, self._count, buffer)
        units = max(0, written - 1)
        text = bytes(memoryview(buffer).cast("B")[: 2 * units]).decode("utf-16-le", "surrogatepass")
        if len(text) != units:  # characters beyond the first 65,536: pdfium counts their halves
            text = "".join(map(chr, buffer[:units]))
        # pdfium may leave characters out of the text that its list has; only then is there need to ask for each index.
        self._one_to_one = units == self._count
        return _SURROGATE.sub("\ufffd", text)

    def _index(self, at: int) -> int:
        """Pdfium's character index of text position `at`."""
        return at if self._one_to_one else max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(self.raw, at))

    def _line(self, plain: str, begin: int, stop: int, shift: int) -> None:
        """Adds the words and the line of plain[begin:stop]; `shift` leads from there to our text."""
        first = len(self.words)
        spans = [match.span() for match in _WORD.finditer(plain, begin, stop)]
        if not spans:
            return
        self._add_words(spans, shift)
        start, end = spans[0][0], spans[-1][1]
        font = self._font(start)
        x0, baseline = self._origin(start)
        line = Printed(start + shift, end + shift, first, len(self.words), x0, baseline, self._size(start))
        found = bullet(plain[start:end], font)
        if found:
            line.bullet, line.bullet_start, line.bullet_x = found.mark, line.start, x0
            line.lone = found.length == end - start
        elif end - start == 1 and plain[start] in DASHES:
            line.bullet, line.lone = plain[start], True
        if found and not line.lone:
            line.start, line.first = self.words[first + 1].start, first + 1
            start = spans[1][0]
            font = self._font(start)
            line.x0, line.baseline = self._origin(start)
            line.size = self._size(start)
        line.bold = is_bold(font) and is_bold(self._font(end - 1))
        self.printed.append(line)

    def _add_words(self, spans: Sequence[tuple[int, int]], shift: int) -> None:
        # The inner loop of reading: names are local and calls few, for here is most of the cost over pdfium's own.
        raw, to_box, add, one_to_one = self.raw, self.frame.box, self.words.append, self._one_to_one
        count_rects, get_rect = pdfium.FPDFText_CountRects, pdfium.FPDFText_GetRect
        left, top, right, bottom = self._numbers
        for start, end in spans:
            index, count = start, end - start
            if not one_to_one:
                index = self._index(start)
                count = self._index(end - 1) - index + 1
            rects = count_rects(raw, index, count)
            if rects > 0 and get_rect(raw, 0, left, top, right, bottom):
                box = to_box(left.value, bottom.value, right.value, top.value)
                for rect in range(1, rects):
                    get_rect(raw, rect, left, top, right, bottom)
                    box = box.union(to_box(left.value, bottom.value, right.value, top.value))
            else:  # a glyph without ink, or one that pdfium made up
                x, y = self._origin(start)
                box = Box(x, y, x, y)
            add(Word(start + shift, end + shift, box))

    def _origin(self, at: int) -> tuple[float, float]:
        """Where the character's baseline begins, as seen."""
        x, y = self._numbers[:2]
        if not pdfium.FPDFText_GetCharOrigin(self.raw, self._index(at), x, y):
            return 0.0, 0.0
        box = self.frame.box(x.value, y.value, x.value, y.value)
        return box.x0, box.top

    def _size(self, at: int) -> float:
        """The size of the type in points: the font's own, scaled by the text matrix."""
        index = self._index(at)
        size = float(pdfium.FPDFText_GetFontSize(self.raw, index))
        if pdfium.FPDFText_GetMatrix(self.raw, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size if _SIZES[0] <= size <= _SIZES[1] else _SIZES[0]

    def _font(self, at: int) -> str:
        """The name of the character's font, with ",Bold" where only its flags say so."""
        length = pdfium.FPDFText_GetFontInfo(self.raw, self._index(at), self._name, _FONT_NAME_BYTES, self._flags)
        if not 0 < length <= _FONT_NAME_BYTES:
            return ""
        name = self._name.value.decode("latin-1")
        return f"{name},Bold" if self._flags.value & 0x40000 else name
