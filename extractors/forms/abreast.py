"""Stations that stand abreast: two or more on a line of a Beratungsfolge, each with its own day."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.forms.columns import Columns, parted
from extractors.forms.rowline import read_line
from extractors.forms.stations import RESULT, Station, begins_with_body, without_order
from extractors.forms.vocabulary import FormWords
from extractors.text.dates import find_dates
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage

_TWO_DAYS = re.compile(r"\d\.\d{1,2}\.\d{2,4}.{3,120}\d\.\d{1,2}\.\d{2}")
_NEAR = 0.5
"""White space over a line, in heights of it, that parts it from the one before."""
_SIGN = re.compile(r" ?[|;] ?")


def read_abreast(lines: Sequence[FlowLine], columns: Columns) -> tuple[list[Station], int] | None:
    """The stations of lines of which the first has several, and how many lines they take; None where one is unsure."""
    if not lines or _TWO_DAYS.search(lines[0].text.value) is None:
        return None
    rows: list[list[Station]] = []
    for line in lines:
        stations = _stations(line, columns.words)
        if not stations or (not rows and len(stations) < 2):
            break
        rows.append(stations)
    if not rows or (len(rows) < len(lines) and lines[len(rows)].line.gap < _NEAR):
        return None  # the line under them may go on with their names
    return ordered(rows), len(rows)


def ordered(rows: Sequence[Sequence[Station]]) -> list[Station]:
    """The stations line by line, or column by column where only so each day follows the one before."""
    by_line = [station for row in rows for station in row]
    most = max(map(len, rows), default=0)
    by_column = [row[at] for at in range(most) for row in rows if at < len(row)]
    return by_column if _is_in_order(by_column) and not _is_in_order(by_line) else by_line


def _stations(line: FlowLine, words: FormWords) -> list[Station]:
    """The stations of a line, each with a body's sure name and a day and nothing else; none where a part is no such."""
    days = find_dates(line.text, months=False)
    if len(days) < 2:
        station = _station(line.text, words)
        return [station] if station is not None else []
    found: list[Station] = []
    rest, begin = line.text, 0
    for day, following in pairwise(days):
        cuts = {cut for cut in _cuts(line) if day.end <= cut[0] and cut[1] <= following.start}
        cuts |= {(day.end, day.end), (following.start, following.start)}
        ways = [
            (station, end)
            for at, end in sorted(cuts)
            if (station := _station(line.text.part(begin, at), words)) is not None
            and _begins_station(line.text.part(end), words)
        ]
        if not ways or len({way[0].organization.value for way in ways}) > 1:
            return []
        station, begin = ways[-1]
        found.append(station)
        rest = line.text.part(begin)
    last = _station(rest, words)
    return [*found, last] if last is not None else []


def _cuts(line: FlowLine) -> Iterator[tuple[int, int]]:
    """From where to where a line has a sign or wide blanks between two of its parts."""
    yield from (match.span() for match in _SIGN.finditer(line.text.value))
    at = 0
    for part in parted(line)[1:]:
        begin = line.text.value.find(part.value, at)
        at = begin + len(part.value)
        yield begin - 1, begin


def _station(text: Passage, words: FormWords) -> Station | None:
    station = read_line(text, words)
    if station is None or station.start is None or station.unread:
        return None
    name = station.organization.value
    return station if begins_with_body(name) and RESULT.search(name) is None and not find_dates(text)[1:] else None


def _begins_station(text: Passage, words: FormWords) -> bool:
    """Whether a text begins with a day or a body's name, not with what the station before it says."""
    bare = without_order(text)
    first = find_dates(bare, months=False)
    if not first:
        return False
    return first[0].start == 0 or (
        begins_with_body(bare.part(0, first[0].start).value) and words.role.match(bare.value) is None
    )


def _is_in_order(stations: Sequence[Station]) -> bool:
    days = [station.start.value for station in stations if station.start is not None]
    return days == sorted(days)
