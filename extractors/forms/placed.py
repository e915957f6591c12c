"""A Beratungsfolge whose columns are told by their place: each run of words has its heading and the date of its row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms.broken import joined_parts
from extractors.forms.columns import Columns, nearest
from extractors.forms.offsets import chunks
from extractors.forms.stations import TICKED, Station, find_start, is_open, read_cells
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from schemas.document import Box

_NEAR = 0.8
"""White space within a row, in heights of a line; more of it ends the last row."""
_HALF_LINE = (0.3, 0.95)
"""A line so many heights over a date's middle stands in a cell of two lines that is centred on the date."""


@dataclass(slots=True)
class _Chunk:
    """A run of words under a heading; `line` is the index of its line."""

    line: int
    field: str
    text: Passage
    box: Box

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.box.top + self.box.bottom) / 2


@dataclass(slots=True)
class _Row:
    date: _Chunk
    chunks: list[_Chunk] = field(default_factory=list)


def read_placed(lines: Sequence[FlowLine], columns: Columns) -> tuple[list[Station], int] | None:
    """The stations of lines that have boxes, and how many they take; None where no date stands under its heading."""
    found = [
        _Chunk(at, _column(box, columns), line.text.part(start, end), box)
        for at, line in enumerate(lines)
        for start, end, box in chunks(line.text)
    ]
    rows = [_Row(each) for each in found if each.field == "start" and find_start(each.text, columns.words)]
    if not rows:
        return None
    rows.sort(key=lambda row: row.date.middle)
    others = [each for each in found if all(each is not row.date for row in rows)]
    centred = _are_centred(rows, others)
    for each in sorted(others, key=lambda each: each.middle):
        row = _row_of(each, rows, centred)
        if row is rows[-1] and not _belongs_to_last(each, row, lines, centred):
            continue
        row.chunks.append(each)
    stations = [station for row in rows if (station := read_cells(_cells(row), columns.words))]
    last = max(each.line for row in rows for each in (row.date, *row.chunks))
    return (stations, last + 1) if stations else None


def _column(box: Box, columns: Columns) -> str:
    """The column of a run of words; a cross says what a body is to do only where it stands under that role."""
    field = nearest(box, columns)
    if not field.startswith(TICKED):
        return field
    head = columns.boxes[columns.fields.index(field)]
    return field if head is not None and box.x0 < head.x1 and head.x0 < box.x1 else "unknown"


def _are_centred(rows: Sequence[_Row], others: Sequence[_Chunk]) -> bool:
    """Whether the cells are centred on their dates, not set with their first lines beside them."""
    first = rows[0].date
    height = first.box.bottom - first.box.top
    if any(each.middle < first.middle - _HALF_LINE[0] * height for each in others):
        return True
    over = (row.date.middle - each.middle for row in rows for each in others)
    return any(_HALF_LINE[0] * height < distance < _HALF_LINE[1] * height for distance in over)


def _row_of(chunk: _Chunk, rows: Sequence[_Row], centred: bool) -> _Row:
    if centred:
        return min(rows, key=lambda row: abs(row.date.middle - chunk.middle))
    slack = 0.4 * (chunk.box.bottom - chunk.box.top)
    return next((row for row in reversed(rows) if row.date.box.top <= chunk.box.top + slack), rows[0])


def _belongs_to_last(chunk: _Chunk, row: _Row, lines: Sequence[FlowLine], centred: bool) -> bool:
    """Whether a run of words at the end is still the last row's, not the title under it."""
    height = row.date.box.bottom - row.date.box.top
    below = chunk.middle - row.date.middle
    if below < 0.5 * height:
        return True
    line = lines[chunk.line]
    if line.line.bold and not lines[row.date.line].line.bold:
        return False
    own = [each for each in row.chunks if each.field == chunk.field]
    if centred:
        return any(row.date.middle - each.middle >= below - 0.6 * height for each in row.chunks)
    bottom = max((each.box.bottom for each in own), default=0.0)
    if chunk.box.top - bottom > _NEAR * height:
        return False
    return chunk.field != "organization" or is_open(own[-1].text.value) or chunk.text.value[:1].islower()


def _cells(row: _Row) -> dict[str, Passage]:
    parts: dict[str, list[Passage]] = {"start": [row.date.text]}
    for each in sorted(row.chunks, key=lambda each: (each.box.top, each.box.x0)):
        parts.setdefault(each.field, []).append(each.text)
    return {name: joined_parts(texts) for name, texts in parts.items()}
