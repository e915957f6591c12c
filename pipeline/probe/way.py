"""The Beratungsfolge of a form: the headings of its columns, and the words in them that no reader knows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from extractors.forms.stations import RESULT
from extractors.forms.vocabulary import COMMON
from extractors.text.passage import Passage, concatenate
from pipeline.probe.labels import Alike
from pipeline.probe.layout import BLANK_LINE, Row, Sample, Segment
from pipeline.probe.values import is_committee, is_date
from schemas.council import ColumnField

_NEGATED = re.compile(r"\b(?:nicht|ohne|kein\w{0,2}|hinter|unter Ausschluss)\b|geschlossen|vertraulich|intern", re.I)
_ORDER = re.compile(r"(?:\d{1,2}[.)]|[-–•*])\s{1,4}")
_SIGN = re.compile(r"(?:\b(?:am|vom) )?(?P<date>\d{1,2}\.\d{1,2}\.\d{2,4})|[,;|\t()]|:(?=\s)| [-–—] ")
_OF_PLACE = re.compile(r"saal|raum|haus|zimmer|schule|halle|\bUhr\b", re.I)
"""Where and when a body meets, which its form may say as well."""
_NUMBER = re.compile(r"(?:TOP |Ö |N )?\d{1,2}(?:\.\d{1,2}){0,2}\.?")


@dataclass(slots=True)
class Column:
    """One column: its heading as printed, what stands in it, and what it holds, if its words tell."""

    heading: str
    values: list[Passage] = field(default_factory=list)
    holds: ColumnField | None = None
    sure: bool = True

    @property
    def recurring(self) -> list[str]:
        """The words that several papers print in it: a form's own, no names."""
        counts = Counter(word for word, _ in dict.fromkeys((value.value, id(value.document)) for value in self.values))
        return [word for word, count in counts.items() if count > 1 and not re.search(r"\d", word)]


@dataclass(slots=True)
class Way:
    """The columns of the Beratungsfolge, the words over it, and which rows of which sample it takes."""

    columns: list[Column] = field(default_factory=list)
    openings: list[str] = field(default_factory=list)
    rows: set[tuple[int, int]] = field(default_factory=set)

    def column(self, holds: ColumnField) -> Column | None:
        """The column that holds this."""
        return next((column for column in self.columns if column.holds == holds), None)


def read_way(samples: Sequence[Sample], common: Alike) -> Way:
    """The Beratungsfolge of the samples: in columns under headings, else a station a line, without headings."""
    way = Way()
    by_heading: dict[str, Column] = {}
    for number, sample in enumerate(samples):
        at = _heading_row(sample.rows, common)
        if at is None:
            _read_lines(sample.rows, way, number, by_heading, common)
            continue
        headings = sample.rows[at]
        way.rows.add((number, at))
        _open(sample.rows, way, number, at, common)
        columns = [by_heading.setdefault(segment.text.value, Column(segment.text.value)) for segment in headings]
        for station in _stations(sample.rows, at, way, number):
            for place, parts in station.items():
                columns[place].values.append(concatenate(parts))
    way.columns = list(by_heading.values())
    _settle(way.columns)
    return way


def _open(rows: Sequence[Row], way: Way, number: int, at: int, common: Alike) -> None:
    """Notes the words over a Beratungsfolge that begins with row `at`, where other samples print them too."""
    if at and len(rows[at - 1]) == 1 and common.whole(opening := rows[at - 1][0].text.value.rstrip(" :")):
        way.rows.add((number, at - 1))
        if opening not in way.openings:
            way.openings.append(opening)


def _read_lines(rows: Sequence[Row], way: Way, number: int, columns: dict[str, Column], common: Alike) -> None:
    """Stations a line each ("1) Kreistag, 17.04.2023, öffentlich, Beschluss"): what stands between their signs."""
    begun = False
    for at, row in enumerate(rows):
        label = row[0].text.value if len(row) > 1 and common.whole(row[0].text.value) else None
        text = concatenate([segment.text for segment in row[1 if label else 0 :]], "\t")
        parts = list(_parts(text))
        first = 1 if len(parts) > 1 and is_date(parts[0]) else 0
        named = bool(parts) and is_committee(parts[first].value)
        if not named or len(parts) < 2 or not (begun or any(map(is_date, parts))):
            continue
        if label and not begun and label not in way.openings:
            way.openings.append(label)
        elif not begun:
            _open(rows, way, number, at, common)
        begun = True
        way.rows.add((number, at))
        for place, part in enumerate(parts):
            # Headings are printed words; a column without one is known by its number alone.
            columns.setdefault(f"\0{place}", Column("")).values.append(part)


def _parts(text: Passage) -> Iterator[Passage]:
    """What stands between commas, dashes, bars and tabs, without the number before; a date is a part of its own."""
    begin = match.end() if (match := _ORDER.match(text.value)) else 0
    for match in _SIGN.finditer(text.value, begin):
        if part := text.part(begin, match.start()):
            yield part
        if match["date"] and (date := text.part(*match.span("date"))):
            yield date
        begin = match.end()
    if part := text.part(begin):
        yield part


def _heading_row(rows: Sequence[Row], common: Alike) -> int | None:
    """The row of headings: all of it printed by the others too, over most rows with a Gremium and a date or words."""
    best, most = None, 0
    for at, row in enumerate(rows[:-1]):
        texts = [segment.text for segment in row]
        if len(row) < 2 or any(is_date(text) or re.search(r"\d", text.value) for text in texts):
            continue
        if not all(common.whole(text.value) for text in texts) or sum(is_committee(text.value) for text in texts) > 1:
            continue
        below = [segment.text for under in rows[at + 1 : at + 3] for segment in under]
        dated = any(is_date(text) or COMMON.undated.fullmatch(text.value) for text in below)
        stations = len(list(takewhile(_is_station, rows[at + 1 :])))
        if dated and any(is_committee(text.value) for text in below) and (best is None or stations > most):
            best, most = at, stations
    return best


def _is_station(row: Row) -> bool:
    return any(is_date(each.text) for each in row) and any(is_committee(each.text.value) for each in row)


def _stations(rows: Sequence[Row], at: int, way: Way, number: int) -> list[dict[int, list[Passage]]]:
    """The rows under the headings by column, to the first that has nothing of a station; broken cells are joined."""
    headings = rows[at]
    stations: list[dict[int, list[Passage]]] = []
    for index in range(at + 1, len(rows)):
        row = rows[index]
        is_full = len(row) == len(headings)  # in order, also where a file set with blanks is not set well
        cells = {at if is_full else _under(headings, segment): segment.text for at, segment in enumerate(row)}
        dated = any(is_date(text) for text in cells.values())
        if dated or (len(cells) * 2 > len(headings) and any(is_committee(text.value) for text in cells.values())):
            stations.append({place: [text] for place, text in cells.items()})
        elif stations and len(row) < len(headings) and all(_continues(headings, segment) for segment in row):
            for place, text in cells.items():
                stations[-1].setdefault(place, []).append(text)
        else:
            break
        way.rows.add((number, index))
    return stations


def _continues(headings: Row, segment: Segment) -> bool:
    """Whether a segment stands right under a heading's beginning, as the second line of a cell does."""
    stands_under = abs(segment.left - headings[_under(headings, segment)].left) < 3
    return stands_under and not segment.bold and segment.gap < BLANK_LINE


def _under(headings: Row, segment: Segment) -> int:
    """The number of a segment's column: the one whose left edge is nearest."""
    return min(range(len(headings)), key=lambda place: abs(headings[place].left - segment.left))


def _settle(columns: Sequence[Column]) -> None:
    """What each column holds, by its values: dates and names first, then known words, then words in pairs."""
    for column in columns:
        column.holds = _typed(column)
    guessed = [column for column in columns if column.holds is None and column.values]
    for column in guessed:
        column.holds = _guessed(column, {each.holds for each in columns})
        column.sure = False
    roles = [column for column in guessed if column.holds != "public"]
    if len(roles) == 1 and roles[0].holds == "role" and roles[0].recurring:
        roles[0].sure = not any(_OF_PLACE.search(value.value) for value in roles[0].values)


def _typed(column: Column) -> ColumnField | None:
    values = [value.value for value in column.values]
    dates = sum(map(is_date, column.values))
    if dates and dates * 2 >= len(values):
        return "start"
    if sum(map(is_committee, values)) * 2 > len(values):
        return "organization"
    if values and all(map(_NUMBER.fullmatch, values)):
        return "agenda_item"
    if any(map(COMMON.public.fullmatch, values)):
        return "public"
    if any(map(COMMON.role.search, values)):
        return "role"
    return "result" if any(map(RESULT.match, values)) else None


def _guessed(column: Column, taken: set[ColumnField | None]) -> ColumnField | None:
    """Two words of which one denies the other say whether a meeting is public; other words say what is to be done."""
    words = {value.value for value in column.values}
    if "public" not in taken and len(words) <= 3 and any(map(_NEGATED.search, words)):
        return "public"
    return "role" if "role" not in taken else None


def denies(word: str) -> bool:
    """Whether a word says no ("ohne Publikum")."""
    return _NEGATED.search(word) is not None
