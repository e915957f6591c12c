"""The head of a paper as rows of segments: cells of tables, and the parts of a line that wide gaps set apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.text.flow import FlowItem, FlowLine, flow
from extractors.text.headings import heading_of
from extractors.text.passage import Passage
from extractors.text.repair import repaired
from schemas.document import Document, Range

_WORD = re.compile(r"\S{1,400}")
_SENTENCE = re.compile(r"^[A-ZÄÖÜ].{15,}[a-zäöüß)][.!?](?:$| [A-ZÄÖÜ])|^[A-ZÄÖÜ].{60,}")
_LONGEST_HEAD = 70
_WIDE = 1.1
"""A gap that sets two columns apart, in heights of the line; between words of one column it is a third of that."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a row; `left` and `right` are points on the page, in a text file numbers of columns."""

    text: Passage
    left: float
    right: float
    size: float = 0.0
    bold: bool = False

    def __str__(self) -> str:
        return self.text.value


Row = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One of the papers: how it was read, and the rows of its head, to where its running text begins."""

    document: Document
    items: tuple[FlowItem, ...]
    rows: tuple[Row, ...]


def sample_of(document: Document) -> Sample:
    """The sample that a document is."""
    items = flow(document)
    return Sample(document, items, tuple(_rows(document, items)))


def _rows(document: Document, items: Sequence[FlowItem]) -> Iterator[Row]:
    """Rows of the head, parts of one printed line together; the lines of a page are in reading order, not in rows."""
    waiting: list[tuple[float, Row]] = []
    prose = 0
    for index, item in enumerate(items[:_LONGEST_HEAD]):
        if _begins_body(items, index):
            break
        if not isinstance(item, FlowLine):
            yield from _settled(waiting)
            for row in item.table.rows:
                cells = [cell for cell in row if cell.ranges and item.cell(cell)]
                yield tuple(Segment(item.cell(cell), *_edges(cell.box, cell.column)) for cell in cells)
            continue
        parts = tuple(_segments(document, item))
        prose = prose + 1 if _is_prose(item, parts) else 0
        if prose > 1:
            break
        box = item.line.box
        if box is None:
            yield parts
            continue
        if waiting and box.top > waiting[-1][0] + 40:
            yield from _settled(waiting)
        waiting.append((box.top, parts))
    yield from _settled(waiting)


def _settled(waiting: list[tuple[float, Row]]) -> Iterator[Row]:
    """The rows that stand so far, lines at one height joined, from the top; empties `waiting`."""
    rows: list[tuple[float, Row]] = []
    for top, row in sorted(waiting, key=lambda each: each[0]):
        if rows and top - rows[-1][0] < 3:
            rows[-1] = (rows[-1][0], tuple(sorted((*rows[-1][1], *row), key=lambda segment: segment.left)))
        else:
            rows.append((top, row))
    waiting.clear()
    yield from (row for _, row in rows)


def _edges(box: tuple[float, float, float, float] | None, column: int) -> tuple[float, float]:
    return (box[0], box[2]) if box is not None else (float(column), float(column))


def _begins_body(items: Sequence[FlowItem], index: int) -> bool:
    """Whether the first section begins here; a bold line does so where a sentence stands under it."""
    heading = heading_of(items, index)
    if heading is None:
        return False
    if heading.rule in ("heading/known", "heading/paragraph-sign", "heading/number"):
        return True
    below = items[index + 1] if index + 1 < len(items) else None
    return isinstance(below, FlowLine) and not below.line.bold and _SENTENCE.search(below.text.value) is not None


def _is_prose(item: FlowLine, row: Row) -> bool:
    return len(row) == 1 and len(item.text.value) > 70 and not item.line.bold and not item.line.heading


def _segments(document: Document, item: FlowLine) -> Iterator[Segment]:
    page, line = document.page(item.page), item.line
    printed = page.text[line.start : line.end]
    cuts: list[Range] = []
    last: float | None = None
    for word in _WORD.finditer(printed):
        start, end = line.start + word.start(), line.start + word.end()
        box = page.box(start, end) if line.box is not None else None
        if cuts and not _apart(
            box.x0 - last if box and last is not None else None, page.text[cuts[-1].end : start], item
        ):
            cuts[-1] = Range(cuts[-1].start, end)
        else:
            cuts.append(Range(start, end))
        last = box.x1 if box else last
    for number, cut in enumerate(cuts):
        text = repaired(document, [(item.page, cut)])
        if text:
            yield Segment(text, *_edges(page.box(*cut), number), line.size or 0.0, line.bold or line.heading > 0)


def _apart(gap: float | None, between: str, item: FlowLine) -> bool:
    """Whether two words stand in two columns: by the gap on the page, in a text file by their blanks."""
    if gap is None:
        return "\t" in between or len(between) > 2
    height = item.line.box.bottom - item.line.box.top if item.line.box else 10.0
    return gap > _WIDE * (item.line.size or height)
