"""Tables of text files: lines with tabs, and lines between pipes."""

import re
from typing import Literal

from pipeline.reading.marks import pieces
from schemas.document import Cell, Line, Range, Table

Kind = Literal["tab", "pipe", ""]

# Every row has all columns: beyond this many cells a single line of tabs would cost a table of them its memory.
MAX_POSITIONS = 100_000
# "1.<tab>Allgemein" is a numbered line, and many of them are a list: no table.
_NUMBER = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3}){0,4}[.):]{0,2}|\(?[a-z][.)]|§\s?\d{1,3}[a-z]?|TOP\s?\d{1,3}:?)$", re.IGNORECASE
)


class RowReader:
    """Gathers the rows of tables while lines come in; a table ends with the first line that is no row of its kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._done: list[Table] = []
        self._rows: list[list[tuple[Range, ...]]] = []
        self._kind: Kind = ""

    def read(self, line: Line, has_tab: bool, start: int, end: int) -> None:
        """Takes the next line that is neither blank nor a rule; `start:end` is its range with all marks and blanks."""
        words = self.text[start:end].strip()
        kind: Kind = ""
        if words.startswith("|") and words.count("|") > 1:
            kind = "pipe"
        elif has_tab or (self._kind == "tab" and "\t" in self.text[start:end]):
            kind = "tab"
        if kind != self._kind:
            self._finish()
            self._kind = kind
        if kind == "pipe":
            last = end - (1 if words.endswith("|") else 0) - (end - start - len(self.text[start:end].rstrip()))
            self._rows.append(self._cells(self.text.index("|", start) + 1, last, "|"))
        elif kind == "tab":
            self._rows.append(self._cells(line.start if line.bullet else start, end, "\t"))

    def tables(self) -> tuple[Table, ...]:
        """All tables of the page, in order."""
        self._finish()
        return tuple(self._done)

    def _cells(self, start: int, end: int, separator: str) -> list[tuple[Range, ...]]:
        cells = []
        while True:
            cut = self.text.find(separator, start, end)
            stop = end if cut < 0 else cut
            cells.append(tuple(Range(*piece) for piece in pieces(self.text, start, stop)))
            if cut < 0:
                return cells
            start = cut + 1

    def _finish(self) -> None:
        rows, self._rows = self._rows, []
        if not rows or (self._kind == "tab" and all(map(self._is_numbered, rows))):
            return
        width = max(map(len, rows))
        if len(rows) * width > MAX_POSITIONS:
            return
        self._done.append(
            Table(
                tuple(
                    tuple(Cell(at, column, row[column] if column < len(row) else ()) for column in range(width))
                    for at, row in enumerate(rows)
                )
            )
        )

    def _is_numbered(self, row: list[tuple[Range, ...]]) -> bool:
        if len(row) != 2 or len(row[0]) != 1:
            return False
        (start, end), *_ = row[0]
        return _NUMBER.match(self.text[start:end]) is not None
