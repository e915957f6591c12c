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
_LONGEST_HEADING = 60
_HEADING_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d)?[.)]?|(?:[IVX]{1,4}|[A-Za-z])[.)]) (?=\S)")
_POINTS = 6.0
"""The width of a sign in a text file, as on a printed page."""
BLANK_LINE = 0.5
"""White space over a line of a text file that sets it apart, in lines."""
_WHOLE_SENTENCE = re.compile(r"^[A-ZÄÖÜ].{15,400}[a-zäöüß)][.!?](?:$| [A-ZÄÖÜ])")
_WIDE = 1.1
"""A gap that sets two columns apart, in heights of the line; between words of one column it is a third of that."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a row; `left` and `right` are points on the page, in a text file those of its signs or tabs.

    `gap` is the white space over its line in a text file, in lines.
    """

    text: Passage
    left: float
    right: float
    size: float = 0.0
    bold: bool = False
    gap: float = 0.0

    def __str__(self) -> str:
        return self.text.value


Row = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One of the papers: how it was read, and the rows of its head, to where its running text begins.

    `body` is the index of the item with which that begins.
    """

    document: Document
    items: tuple[FlowItem, ...]
    rows: tuple[Row, ...]
    body: int


def sample_of(document: Document) -> Sample:
    """The sample that a document is."""
    items = flow(document)
    body = _body_at(document, items)
    return Sample(document, items, tuple(_rows(document, items[:body])), body)


def _body_at(document: Document, items: Sequence[FlowItem]) -> int:
    """Where the running text begins: at the first section, or with two long lines."""
    prose = 0
    for index, item in enumerate(items[:_LONGEST_HEAD]):
        if _begins_body(items, index):
            return index
        prose = prose + 1 if isinstance(item, FlowLine) and _is_prose(item, tuple(_segments(document, item))) else 0
        if prose > 1:
            return index
    return min(len(items), _LONGEST_HEAD)


def _rows(document: Document, head: Sequence[FlowItem]) -> Iterator[Row]:
    """Rows of the head, parts of one printed line together; the lines of a page are in reading order, not in rows."""
    waiting: list[tuple[float, Row]] = []
    for item in head:
        if not isinstance(item, FlowLine):
            yield from _settled(waiting)
            for row in item.table.rows:
                cells = [cell for cell in row if cell.ranges and item.cell(cell)]
                yield tuple(Segment(item.cell(cell), *_edges(cell.box, cell.column)) for cell in cells)
            continue
        parts = tuple(_segments(document, item))
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
    """Whether the first section begins here; a line that stands out does so where a sentence stands under it."""
    item, below = items[index], items[index + 1] if index + 1 < len(items) else None
    heading = heading_of(items, index)
    if heading is not None and heading.rule in ("heading/known", "heading/paragraph-sign", "heading/number"):
        return True
    if not isinstance(below, FlowLine) or below.line.bold:
        return False
    if heading is not None:
        return _SENTENCE.search(below.text.value) is not None
    return may_be_heading(item) and _WHOLE_SENTENCE.match(below.text.value) is not None


def may_be_heading(item: FlowItem) -> bool:
    """Whether a line of a text file stands apart, in words alone, so that it can be the heading of a section."""
    if not isinstance(item, FlowLine) or item.line.box is not None or item.line.gap < BLANK_LINE:
        return False
    words = without_number(item.text.value)
    return len(words) < _LONGEST_HEADING and re.search(r"\d|[.,;:!?]|\s{3}|\t", words) is None


def without_number(heading: str) -> str:
    """The words of a heading, without its number and colon."""
    return _HEADING_NUMBER.sub("", heading, count=1).rstrip(" :")


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
            gap = line.gap if line.box is None else 0.0
            edges = _edges(page.box(*cut), number) if line.box or "\t" in printed else _signs(page.text, cut)
            yield Segment(text, *edges, line.size or 0.0, line.bold or line.heading > 0, gap)


def _signs(text: str, cut: Range) -> tuple[float, float]:
    """Where a piece of a line set with blanks begins and ends."""
    begin = text.rfind("\n", 0, cut.start) + 1
    return (cut.start - begin) * _POINTS, (cut.end - begin) * _POINTS


def _apart(gap: float | None, between: str, item: FlowLine) -> bool:
    """Whether two words stand in two columns: by the gap on the page, in a text file by their blanks."""
    if gap is None:
        return "\t" in between or len(between) > 2
    height = item.line.box.bottom - item.line.box.top if item.line.box else 10.0
    return gap > _WIDE * (item.line.size or height)
