"""A Beratungsfolge that lists all bodies with a box before each: those whose box is ticked are its stations."""

import re
from collections.abc import Sequence

from extractors.forms.columns import Columns
from extractors.forms.rowline import read_undated, split_line
from extractors.forms.stations import Station, begins_with_body, find_start, read_cells
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage

_BOX = re.compile(r"(?:\[(?P<sign>[xX]| ?)\]|(?P<box>[☐□☒☑■✓✔])) {1,4}(?=[A-ZÄÖÜ])")
_EMPTY = ("☐", "□", "", " ")


def is_row(text: str) -> bool:
    """Whether a line is a body behind its box, ticked or not; a question with boxes to tick is none."""
    box = _BOX.match(text)
    return box is not None and begins_with_body(text[box.end() :])


def read_ticked(lines: Sequence[FlowLine], columns: Columns) -> tuple[list[Station], int] | None:
    """The ticked stations, and how many lines all rows take with a line of headings over them; None where no row is."""
    first = next((at for at, line in enumerate(lines[:2]) if is_row(line.text.value)), None)
    if first is None or (first and find_start(lines[0].text, columns.words) is not None):
        return None
    stations: list[Station] = []
    at = first
    while at < len(lines) and (box := _BOX.match(lines[at].text.value)) is not None:
        if (box["sign"] if box["box"] is None else box["box"]) not in _EMPTY:
            station = _station(lines[at].text.part(box.end()), columns)
            if station is None:
                return None
            stations.append(station)
        at += 1
    return (stations, at) if stations else None


def _station(text: Passage, columns: Columns) -> Station | None:
    cells = split_line(text, columns.fields, columns.words)
    return read_cells(cells, columns.words) if cells else read_undated(text, columns.words)
