"""The fields of a header strung on one line, one sign between each and the next ("17/2023 – Bauamt – 12.04.2023")."""

import re

from extractors.forms.entries import enter
from extractors.forms.labels import Labelled, labelled
from extractors.forms.rowline import read_line
from extractors.forms.stations import Station, is_body
from extractors.forms.typed import fits, fits_without_colon, is_office, is_publicity, movers
from extractors.forms.walk import Walk
from extractors.text.dates import find_dates
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from extractors.text.references import NUMBER, is_reference

_STRUNG = re.compile(r" (?P<sign>[–|·•/-]) .{1,80} (?P=sign) ")
_LEAST = 3
"""Fields that a line needs to be such a header, its number among them."""
_MOST = 8
_SHORTEST, _LONGEST = 24, 200
_NUMBER_SIGN = re.compile(r"(?:[A-ZÄÖÜ][a-zäöüß]{2,30},? )?(?:Nr\.?:? )?")
_DAY = re.compile(r"(?:vom |Stand )?\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
_ENDS_IN_CODE = re.compile(r" (?:\d{1,3}(?:\.\d{1,3})?|[IVX]{1,4})$")
"""An office by its number, whose name may be the next part."""


def read_strung(walk: Walk, line: FlowLine) -> int:
    """A line of at least three fields, each told by its label or its type; what is told by neither is left.

    A day is the paper's only where no body stands beside it without a day of its own: it may be of its meeting.
    """
    text = line.text
    if "reference" in walk.header.values or not _SHORTEST < len(text.value) < _LONGEST:
        return 0
    strung = _STRUNG.search(text.value)
    if strung is None:
        return 0
    parts = _parts(text, f" {strung['sign']} ")
    if walk.index == walk.type_line and not any(map(str.isdigit, parts[0].value)):
        del parts[0]  # the type alone
    if len(parts) > _MOST:
        return 0
    found = [_typed(part, walk) for part in parts]
    if not _is_header(found):
        return 0
    has_body = any(each is None and is_body(part.value) for part, each in zip(parts, found, strict=True))
    for at, (part, each) in enumerate(zip(parts, found, strict=True)):
        if isinstance(each, Station):
            walk.header.stations.append(each)
        elif each is None or (each.field == "dated" and has_body) or _is_open(each, found[at + 1 : at + 2]):
            walk.header.unclaimed.append(part)
        elif each.field == "dated":
            walk.header.add("dated", each.rest)
        elif each.field != "publicity":
            enter(each, walk.header)
    walk.has_fields = True
    return 1


def _parts(text: Passage, sign: str) -> list[Passage]:
    parts: list[Passage] = []
    begin = 0
    for words in text.value.split(sign):
        parts.append(text.part(begin, begin + len(words)))
        begin += len(words) + len(sign)
    return parts


def _is_header(found: list[Labelled | Station | None]) -> bool:
    """Whether the parts are a header's: a number among three that are told, at most one that is not."""
    fields = [each.field for each in found if isinstance(each, Labelled)]
    told = sum(each is not None for each in found)
    return fields.count("reference") == 1 and told >= _LEAST and len(found) - told <= 1


def _is_open(mark: Labelled, behind: list[Labelled | Station | None]) -> bool:
    """Whether an office is named by its number alone and what follows may be its name, or the title."""
    return mark.field == "office" and behind == [None] and _ENDS_IN_CODE.search(mark.rest.value) is not None


def _typed(part: Passage, walk: Walk) -> Labelled | Station | None:
    """What a part is: a field by its label or its type, a meeting; None where neither tells it."""
    mark = labelled(part, walk.words.labels)
    if mark is not None and mark.rest.value:
        has_colon = labelled(part, walk.words.labels, colon=True) is not None
        if fits(mark, walk.profile) if has_colon else fits_without_colon(mark, walk.profile):
            return mark
    nothing = part.part(0, 0)
    sign = _NUMBER_SIGN.match(part.value)
    number = part.part(sign.end() if sign else 0)
    if is_reference(number.value, walk.profile) and NUMBER.match(number.value) is not None:
        return Labelled("reference", nothing, number)
    if _DAY.fullmatch(part.value):
        day = find_dates(part, months=False)
        return Labelled("dated", nothing, part.part(day[0].start, day[0].end)) if day else None
    if is_publicity(part.value):
        return Labelled("publicity", nothing, part)
    if is_office(part.value, walk.profile):
        return Labelled("office", nothing, part)
    if "raktion" in part.value and any(True for _ in movers(part)):
        return Labelled("originator", nothing, part)
    station = read_line(part, walk.words)
    if station is not None and station.start is not None and is_body(station.organization.value):
        return station if not station.unread else None
    return None
