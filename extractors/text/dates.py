"""Dates as German papers print them, with the precision that they have; the one door to dateparser."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.passage import Passage
from extractors.text.words import has_any
from schemas.evidence import Found

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("Januar", "Jänner", "Jan"), ("Februar", "Feb"), ("März", "Maerz", "Mrz"), ("April", "Apr"), ("Mai",),
            ("Juni", "Jun"), ("Juli", "Jul"), ("August", "Aug"), ("September", "Sept", "Sep"), ("Oktober", "Okt"),
            ("November", "Nov"), ("Dezember", "Dez"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DIGITS = re.compile(r"[0-9][0-9]{0,98}")
"""It begins with a set and not with a repetition: `re` skips through a text twice as fast for that."""
_DAY = re.compile(
    r"(?<![\d.,/])(?:"
    r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}|\d{2})(?![\d/])"
    rf"|(?P<dw>\d{{1,2}})\. ?(?P<mw>{_MONTH})\.? (?P<yw>\d{{4}})(?!\d)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r")"
)
"""A date that begins with these digits."""
_MONTH_BEFORE = re.compile(rf"(?<![\d.,/])(?:(?:Anfang|Mitte|Ende) )?(?P<mm>{_MONTH})\.? $")
"""The month of which these four digits are the year."""
_MONTH_REACH = 20
_YEAR = re.compile(
    r"(?:Anfang|Mitte|Ende|Frühjahr|Frühling|Sommer|Herbst|Winter|Jahr(?:e|es)?|seit|im|in|ab) "
    r"(?P<y>(?:19|20)\d{2})(?![\d/.-])"
)

_SEASON = "Frühjahr|Frühling|Frühsommer|Sommer|Spätsommer|Herbst|Winter"
_PERIOD = re.compile(
    r"(?:(?:[1-4]\.|I{1,3}\.?|IV\.?|erste[ns]?|zweite[ns]?|dritte[ns]?|vierte[ns]?) (?:Quartal|Halbjahr)"
    rf"|(?:Anfang|Mitte|Ende|{_SEASON})(?: des Jahres)?) $"
)
_YEAR_OF_PERIOD = re.compile(r"(?P<y>(?:19|20)\d{2})(?:/(?:19|20)?\d{2})?(?![\d/.-])")
_PERIOD_REACH = 40
"""A part of a year right before its year; years are fewer than words that such a part may begin with."""
_ELLIPSIS = re.compile(
    rf"(?<![\d.,/])(?P<d>\d{{1,2}})\.(?: ?(?:(?P<mw>{_MONTH})|(?P<m>\d{{1,2}})\.))?"
    r"(?:,| und(?: am)?| sowie(?: am)?| bzw\.(?: am)?| oder(?: am)?| bis(?: zum)?|/| ?[–-]) ?$"
)
"""A day before a whole date whose year, and perhaps month, it shares: "am 3. und 5. Mai 2019"."""
_ELLIPSIS_REACH = 30
_TIME = re.compile(r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z| ?[+-]\d{2}:?\d{2})?(?: Uhr)?)?")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `start:end` of its passage; `iso` has the printed precision ("2022-06-09", "2016-03", "2019")."""

    iso: str
    start: int
    end: int


def find_dates(passage: Passage, *, months: bool = True) -> list[FoundDate]:
    """All dates to the day and, where `months` is true, to the month, in order; impossible ones are left out."""
    return [found for found in _dates(passage.value) if months or len(found.iso) == 10]


def find_times(passage: Passage) -> list[FoundDate]:
    """Dates to the day and month, days that share the year of the next ("am 3. und 5. Mai 2019"), and periods.

    A quarter, half-year or season has the year's precision: "im 1. Quartal 2020" is 2020.
    """
    text = passage.value
    found = [each for date in _dates(text) for each in (*_before(text, date), date)]
    taken = [(date.start, date.end) for date in found]
    for year in _YEAR_OF_PERIOD.finditer(text) if "20" in text or "19" in text else ():
        part = _PERIOD.search(text, max(0, year.start() - _PERIOD_REACH), year.start())
        if part and not any(start < year.end() and part.start() < end for start, end in taken):
            found.append(FoundDate(year["y"], part.start(), year.end()))
    return sorted(found, key=lambda date: date.start)


def _before(text: str, date: FoundDate) -> list[FoundDate]:
    """The days right before a date that share its year or month."""
    found: list[FoundDate] = []
    at, month = date.start, date.iso[5:7]
    while len(date.iso) == 10 and len(found) < 4:
        match = _ELLIPSIS.search(text[max(0, at - _ELLIPSIS_REACH) : at])
        if match is None:
            break
        if match["mw"] or match["m"]:
            month = f"{MONTHS[match['mw']] if match['mw'] else int(match['m']):02d}"
        offset = max(0, at - _ELLIPSIS_REACH)
        try:
            iso = dt.date(int(date.iso[:4]), int(month), int(match["d"])).isoformat()
        except ValueError:
            break
        end = offset + match.end("m") + 1 if match["m"] else offset + max(match.end("d") + 1, match.end("mw"))
        found.insert(0, FoundDate(iso, offset + match.start(), end))
        at = offset + match.start()
    return found


def find_years(passage: Passage) -> list[FoundDate]:
    """Years that stand as a time ("Ende 2019", "im Jahr 2021"), not as a part of a number or of a longer date."""
    taken = [(found.start, found.end) for found in _dates(passage.value)]
    return [
        FoundDate(match.group("y"), match.start("y"), match.end("y"))
        for match in _YEAR.finditer(passage.value)
        if not any(start <= match.start("y") < end for start, end in taken)
    ]


def _dates(text: str) -> Iterator[FoundDate]:
    """The dates of a text in order; looked for around its digits alone, which most sentences have none or few of."""
    end = 0
    for digits in _DIGITS.finditer(text) if has_any(text, "2013456789") else ():
        at = digits.start()
        if at < end:
            continue
        if digits.end() - at == 4 and at and text[at - 1] == " ":
            month = _MONTH_BEFORE.search(text, max(end, at - _MONTH_REACH), at)
            if month is not None:
                end = digits.end()
                yield FoundDate(f"{digits[0]}-{MONTHS[month['mm']]:02d}", month.start(), end)
                continue
        day = _DAY.match(text, at)
        if day is not None:
            end = day.end()
            iso = _iso(day)
            if iso is not None:
                yield FoundDate(iso, at, end)


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups["iso"]:
        year, month, day = (int(part) for part in groups["iso"].split("-"))
    elif groups["dw"]:
        year, month, day = int(groups["yw"]), MONTHS[groups["mw"]], int(groups["dw"])
    else:
        year, month, day = int(groups["y"]), int(groups["m"]), int(groups["d"])
        if year < 100:  # council archives begin after the war
            year += 2000 if year < 50 else 1900
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_date(text: str) -> str | None:
    """The date that a cell of a list is ("11.09.2019", "2019-09-11 18:00"); None for anything else."""
    found = next(_dates(text.strip()), None)
    if found is None or found.start or not _TIME.fullmatch(text.strip(), found.end):
        return None
    return found.iso


def read_date(passage: Passage, rule: str, base: dt.date | None = None) -> Found[str] | None:
    """The one date that a field holds ("16.04.2018", "Mo, 16.04.18", "den 3. Mai 2020"); None if it holds none.

    The plain forms are read by pattern; whatever else fills a whole field goes to dateparser, strictly and in German.
    `base` is the paper's date; without it dateparser gets a fixed day, never today's.
    """
    found = find_dates(passage)
    days = [date for date in found if len(date.iso) == 10]
    if not days and 6 <= len(passage.value) <= 40 and any(char.isdigit() for char in passage.value):
        iso = _parsed(passage.value, base or dt.date(2000, 1, 1))
        if iso:
            return passage.found(iso, f"{rule}/dateparser")
    first = next(iter(days or found), None)
    return passage.part(first.start, first.end).found(first.iso, rule) if first else None


@lru_cache(maxsize=4096)
def _parsed(text: str, base: dt.date) -> str | None:
    import dateparser

    moment = dateparser.parse(
        text,
        languages=["de"],
        settings={
            "DATE_ORDER": "DMY",
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": dt.datetime(base.year, base.month, base.day),
        },
    )
    return moment.date().isoformat() if moment else None
