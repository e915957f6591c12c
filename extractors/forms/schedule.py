"""A Beratungsfolge in lines: its rows by their dates, and the lines above and below each that belong to it."""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.forms.abreast import read_abreast
from extractors.forms.broken import Row, new_cells, whole_cells
from extractors.forms.columns import Columns, cells_of
from extractors.forms.labels import labelled
from extractors.forms.nested import read_nested
from extractors.forms.placed import read_placed
from extractors.forms.rowline import read_undated, split_line
from extractors.forms.stations import (
    ITEM,
    MARK,
    NUMBERED_STATION,
    Station,
    find_start,
    is_ballot,
    is_open,
    is_tail,
    names_body,
    read_cells,
)
from extractors.forms.ticked import read_ticked
from extractors.forms.vocabulary import FormWords
from extractors.text.blocks import joined
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage

_LONGEST = 60
"""Lines that a Beratungsfolge may take."""
_MOST_BROKEN = 4
"""Lines that a cell may be broken into beside the row's own."""
_NOT_BEFORE_DATE = re.compile(r"(?:^|\s)(?:vom|zum|bis|seit|ab|am|zur|gegen)$")
_ENDS_SENTENCE = re.compile(r"[a-zäöüß]{3}[.!?]$")
_WIDE_GAP = 1.2
_PARTED = 0.9
_LISTED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[a-z]\)|§) |\d{1,2}[.)]$")


@dataclass(slots=True)
class Schedule:
    """The stations of a block of lines; `end` is the index of the first item behind it."""

    stations: list[Station] = field(default_factory=list)
    end: int = 0
    unclaimed: list[Passage] = field(default_factory=list)


Ends = Callable[[int], bool]


def read_schedule(items: Sequence[FlowItem], first: int, columns: Columns, ends: Ends) -> Schedule:
    """The stations in the lines from `first` on; `ends` says of an index whether something else begins."""
    last = first
    while last < min(len(items), first + _LONGEST) and isinstance(items[last], FlowLine) and not ends(last):
        last += 1
    lines = [item for item in items[first:last] if isinstance(item, FlowLine)]
    listed = (
        read_ticked(lines, columns)
        or read_abreast(lines, columns)
        or _columnwise(lines, columns)
        or _cell_a_line(lines, columns)
        or (read_placed(lines, columns) if columns.have_boxes else None)
    )
    if listed is None and not columns.fields:
        listed = read_nested(lines, columns.words)
    if listed is not None:
        return Schedule(listed[0], first + listed[1])
    rows = _rows(lines, columns)
    if not rows:
        stations, took = _undated(lines, columns)
        return Schedule(stations, first + took)
    _share_lines(lines, rows, columns)
    schedule = Schedule(end=first + max(rows[-1].at, *rows[-1].below, rows[-1].at) + 1)
    for row in rows:
        station = read_cells(whole_cells(lines, row, columns), columns.words)
        if station is not None:
            schedule.stations.append(station)
        else:
            schedule.unclaimed.append(lines[row.at].text)
    return schedule


def _undated(lines: Sequence[FlowLine], columns: Columns) -> tuple[list[Station], int]:
    """Stations none of which has a date, and how many lines they take: up to one that is none or stands apart."""
    stations: list[Station] = []
    at = 0
    while at < len(lines):
        if at and (lines[at].line.gap > _gap_between(lines[at]) or lines[at].line.bold != lines[0].line.bold):
            break
        group = [lines[at]]
        for line in lines[at + 1 : at + _MOST_BROKEN]:
            if not (is_open(group[-1].text.value) or line.text.value[:1].islower()):
                break
            group.append(line)
        station = read_undated(joined(group), columns.words)
        if station is None:
            break
        stations.append(station)
        at += len(group)
    return stations, at


def _columnwise(lines: Sequence[FlowLine], columns: Columns) -> tuple[list[Station], int] | None:
    """Stations whose cells were printed column by column: all bodies, then all dates, then all roles.

    The headings may stand over their columns, or all before them.
    """
    labels = {at for at, line in enumerate(lines) if _is_heading(line.text, columns)}
    cells = [line.text for at, line in enumerate(lines) if at not in labels]
    dates = [at for at, text in enumerate(cells) if _is_bare_date(text)]
    if not dates or dates != list(range(dates[0], dates[0] + len(dates))):
        return None
    count = len(dates)
    if not dates[0] or dates[0] % count or (dates[0] > count and count < 2):
        return None
    if (count < 2 and not labels) or not all(names_body(text.value) for text in cells[:count]):
        return None
    tables = [{"organization": text} for text in cells[:count]]
    words, end = columns.words, count
    while (name := _column_of(cells[end : end + count], count, tables[0], words)) is not None:
        for row, each in zip(tables, cells[end : end + count], strict=True):
            row[name] = each
        end += count
    if "start" not in tables[0]:
        return None
    stations = [station for row in tables if (station := read_cells(row, words))]
    took = next(at for at in range(len(lines) + 1) if at - sum(label < at for label in labels) == end)
    return stations, took


def _column_of(cells: Sequence[Passage], count: int, known: Container[str], words: FormWords) -> str | None:
    """Which column `count` cells are, each of its type; None where they are none, or one that is known."""
    if len(cells) < count:
        return None
    if "start" not in known and all(map(_is_bare_date, cells)):
        return "start"
    for name, pattern in (("role", words.role), ("public", words.public), ("agenda_item", ITEM)):
        if name not in known and all(pattern.fullmatch(each.value) for each in cells):
            return name
    return None


def _cell_a_line(lines: Sequence[FlowLine], columns: Columns) -> tuple[list[Station], int] | None:
    """Stations whose cells stand one a line, in the order of headings that stand so, the day before the body."""
    fields = columns.fields
    if fields[:2] != ("start", "organization") or columns.boxes or columns.offsets or columns.lines < len(fields):
        return None
    stations: list[Station] = []
    count = len(fields)
    for at in range(0, len(lines) - count + 1, count):
        cells = dict(zip(fields, (line.text for line in lines[at : at + count]), strict=True))
        is_typed = "role" not in cells or columns.words.role.fullmatch(cells["role"].value) is not None
        station = read_cells(cells, columns.words) if is_typed and _is_bare_date(cells["start"]) else None
        if station is None or station.start is None or station.unread:
            break
        stations.append(station)
    return (stations, len(stations) * count) if stations else None


def _is_heading(text: Passage, columns: Columns) -> bool:
    mark = labelled(text, columns.words.columns)
    return mark is not None and not mark.rest.value and not columns.words.public.fullmatch(text.value)


def _is_bare_date(text: Passage) -> bool:
    return re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})", text.value) is not None


def _rows(lines: Sequence[FlowLine], columns: Columns) -> list[Row]:
    """The main lines of all rows, up to the first that stands too far from the row before to be one."""
    rows: list[Row] = []
    previous = -1
    for at, line in enumerate(lines):
        if at - previous - 1 > 2 * _MOST_BROKEN:
            break
        cells = cells_of(line, columns)
        if cells is None and not columns.fields:
            cells = _broken_line(lines, at, columns)
        if cells is None or not _is_row(lines[previous + 1 : at + 1], cells, columns, bool(rows)):
            continue
        rows.append(Row(at, cells))
        previous = at
    return rows


def _broken_line(lines: Sequence[FlowLine], at: int, columns: Columns) -> dict[str, Passage] | None:
    """A numbered station whose line is broken in mid-name ("2. Ausschuss für" over "Umwelt 03.02.2021 Ö")."""
    if at + 1 >= len(lines) or not NUMBERED_STATION.match(lines[at].text.value):
        return None
    following = lines[at + 1]
    if NUMBERED_STATION.match(following.text.value) or split_line(following.text, (), columns.words) is None:
        return None
    return split_line(joined([lines[at], following]), (), columns.words)


def _is_row(lines: Sequence[FlowLine], cells: dict[str, Passage], columns: Columns, follows: bool) -> bool:
    """Whether a dated line, the last of those since the row before, is a row, not a title with a date in it."""
    line, over = lines[-1], lines[:-1]
    name = cells.get("organization")
    if len(line.text.value) > 160:
        return False
    typed = _has_type(cells, columns)
    if not typed and _ENDS_SENTENCE.search(line.text.value):
        return False
    start = find_start(cells["start"], columns.words) if "start" in cells else None
    if start is not None and start.found is not None and len(start.found.value) < len("2021-01-01") and not typed:
        return False
    if name is None:
        return typed or any(names_body(each.text.value) for each in over[-3:])
    if _NOT_BEFORE_DATE.search(name.value):
        return False
    if names_body(name.value):
        return True
    apart = line.line.gap > (_WIDE_GAP if line.line.box is not None else 0.5)
    above = bool(over) and names_body(over[-1].text.value) and (name.value[:1].islower() or len(name.value) < 40)
    if columns.fields and "unread" not in cells and (typed or above or not apart):
        return len(name.value) < 90 and (typed or above or not follows)
    return typed and not re.search(r"[.:;!?]$", name.value) and len(name.value) < 90


def _has_type(cells: dict[str, Passage], columns: Columns) -> bool:
    """Whether a cell beside the date has a type of its own."""
    role = cells.get("role")
    if role is not None and (columns.words.role.match(role.value) or columns.words.broken_role.match(role.value)):
        return True
    return any(name in cells for name in ("public", "agenda_item", "public_yes", "public_no"))


def _share_lines(lines: Sequence[FlowLine], rows: Sequence[Row], columns: Columns) -> None:
    """Gives each line between two rows to the row above or below, so that all rows together make most sense."""
    gaps = [tuple(range(rows[0].begin))]
    gaps += [tuple(range(before.at + 1, row.begin)) for before, row in pairwise(rows)]
    behind = range(rows[-1].at + 1, min(len(lines), rows[-1].at + 1 + _MOST_BROKEN))
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {len(gaps[0]): (0.0, [])}
    for number, row in enumerate(rows):
        gap = gaps[number]
        following = gaps[number + 1] if number + 1 < len(rows) else tuple(behind)
        found: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for taken, (score, way) in best.items():
            above = gap[len(gap) - taken :] if taken else ()
            for count in range(len(following) + 1):
                is_last = number + 1 == len(rows)
                below = following[:count]
                total = score + _sense(lines, row, above, below, columns) - (0.1 * count if is_last else 0)
                left = 0 if is_last else len(following) - count
                if left not in found or total > found[left][0]:
                    found[left] = (total, [*way, (taken, count)])
        best = found
    _, way = max(best.values(), key=lambda entry: entry[0])
    for number, (row, (above_count, below_count)) in enumerate(zip(rows, way, strict=True)):
        gap = gaps[number]
        following = gaps[number + 1] if number + 1 < len(rows) else tuple(behind)
        row.above = gap[len(gap) - above_count :] if above_count else ()
        row.below = following[:below_count]


def _sense(lines: Sequence[FlowLine], row: Row, above: Sequence[int], below: Sequence[int], columns: Columns) -> float:
    """How well lines fit above and below a row: cells are centred on it, stand over it, or go on under it."""
    over = [lines[at].text.value for at in above]
    under = [lines[at].text for at in below if not is_ballot(lines[at].text.value)]
    has_result = "result" in columns.fields
    name = row.cells.get("organization")
    is_missing = name is None
    is_begun = name is not None and (name.value[:1].islower() or is_open(name.value))
    goes_on_here = bool(over) and name is not None and is_tail(name.value, over[-1])
    lacks_role = "role" not in row.cells and ("role" in columns.fields or not columns.fields)
    score = 0.0
    goes_on = any(columns.words.broken_role.search(text) for text in over)
    typed = [] if goes_on else [text for text in under if _is_typed(text, row, columns)]
    rest = [text.value for text in under if text not in typed]
    score += len(typed)
    if is_missing and not any(names_body(text) or is_open(text) for text in over):
        score -= 4 if not over else 1
    joins = bool(over and rest) and (is_open(over[-1]) or is_open(over[0]) or rest[0][:1].islower())
    if over and len(over) == len(rest):
        score += 1.5 + (1 if joins else 0)
        if is_missing and not joins and not has_result and not (lacks_role and not is_missing):
            score -= 3
    elif over and not rest:
        score += 1.5 if (is_missing and not is_open(over[-1])) or goes_on_here else -2
    elif rest and not over:
        score += 1 if is_begun or rest[0][:1].islower() or _last_is_open(row) else -2
    elif over and rest:
        score += 0.5 if abs(len(over) - len(rest)) == 1 and (has_result or joins) else -1
    if over and not is_missing and not is_begun and not goes_on_here:
        score += 0.5 if lacks_role or has_result else -3
    score -= sum(2 for at in below if _is_apart(lines[at]) or _is_of_all(lines[at], columns))
    score -= sum(3 for text in rest if _LISTED.match(text))
    return score


def _is_apart(line: FlowLine) -> bool:
    return line.line.gap > _gap_between(line) or line.line.bold


def _is_of_all(line: FlowLine, columns: Columns) -> bool:
    """Whether a line under the rows says of the paper, not of the last row, that it is public: white space parts it."""
    return (
        not columns.fields and line.line.gap > _PARTED and columns.words.public.fullmatch(line.text.value) is not None
    )


def _gap_between(line: FlowLine) -> float:
    return _WIDE_GAP if line.line.box is not None else 0.5


def _last_is_open(row: Row) -> bool:
    return any(is_open(text.value) for name, text in row.cells.items() if name in ("organization", "role", "result"))


def _is_typed(text: Passage, row: Row, columns: Columns) -> bool:
    """Whether a line is nothing but cells that the row lacks and whose types are plain, or its cross."""
    return MARK.fullmatch(text.value) is not None or bool(new_cells(text, row.cells, columns))
