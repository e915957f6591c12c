"""Cuts what is longer than any line or word of a paper, so that no pattern and no tokenizer meets it whole."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.document import Cell, Line, Page, Range, Table

LONGEST_LINE = 10_000
LONGEST_TOKEN = 300
"""Characters. All that is read stays where it is: a cut makes two ranges of one."""


def bounded(page: Page) -> Page:
    """The page with lines, and ranges in cells, of at most LONGEST_LINE characters and no longer token in them."""
    lines, tables = page.lines, page.tables
    if any(line.end - line.start > LONGEST_TOKEN for line in lines):
        lines = tuple(part for line in lines for part in _cut_line(page.text, line))
    if any(place.end - place.start > LONGEST_TOKEN for table in tables for place in _ranges(table)):
        tables = tuple(_cut_table(page.text, table) for table in tables)
    return page if lines is page.lines and tables is page.tables else replace(page, lines=lines, tables=tables)


def _ranges(table: Table) -> Iterator[Range]:
    return (place for row in table.rows for cell in row for place in cell.ranges)


def _cut_line(text: str, line: Line) -> Iterator[Line]:
    """A line, or the parts of it; those after the first go on with it, like the lines of a paragraph."""
    for start, end in _parts(text, line.start, line.end):
        if start == line.start:
            yield replace(line, end=end)
        else:
            yield replace(line, start=start, end=end, bullet=None, heading=0, gap=0.0)


def _cut_table(text: str, table: Table) -> Table:
    return replace(table, rows=tuple(tuple(_cut_cell(text, cell) for cell in row) for row in table.rows))


def _cut_cell(text: str, cell: Cell) -> Cell:
    ranges = (Range(*part) for place in cell.ranges for part in _parts(text, place.start, place.end))
    return replace(cell, ranges=tuple(ranges))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges in order that hold all of text[start:end] but the blanks at cuts: before a token that would be too much.

    A token that is too long is cut after every LONGEST_TOKEN characters.
    """
    tokens = text[start:end].split() if end - start > LONGEST_TOKEN else []
    if end - start <= LONGEST_LINE and max(map(len, tokens), default=0) <= LONGEST_TOKEN:
        yield start, end
        return
    begin = last = at = start  # of the part, the end of its last token, and where the next one is looked for
    for token in tokens:
        at = text.index(token, at, end)
        if last > begin and at + min(len(token), LONGEST_TOKEN) - begin > LONGEST_LINE:
            yield begin, last
            begin = last
        begin = begin if last > begin else at
        stop = at + len(token)
        while stop - at > LONGEST_TOKEN:
            at += LONGEST_TOKEN
            yield begin, at
            begin = at
        at = last = stop
    if last > begin:
        yield begin, last
