"""One station of a Beratungsfolge: typed values from the words of a row, wherever its columns stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.forms.vocabulary import COMMON, FormWords
from extractors.text.dates import read_date
from extractors.text.passage import Passage
from schemas.evidence import Found

NUMBERED_STATION = re.compile(r"\d{1,2}[.)] ")
_ORDER = re.compile(r"(?:\d{1,2}[.)]|[-–•*])\s{1,4}")
_END = re.compile(r"(?: (?:am|vom|den))?[ ,;:–(|-]{0,4}$")
_ITEM = re.compile(r"(?:TOP |Ö |N )?(\d{1,3}(?:\.\d{1,3}){0,3})\.?")


@dataclass(frozen=True, slots=True)
class Station:
    """A row of the Beratungsfolge; a value that the row does not print, or that is not understood, is None."""

    organization: Found[str]
    start: Found[str] | None = None
    public: Found[bool] | None = None
    role: Found[str] | None = None
    agenda_item: Found[str] | None = None
    result: Found[str] | None = None
    unread: tuple[Passage, ...] = ()


def read_cells(cells: Mapping[str, Passage], words: FormWords = COMMON) -> Station | None:
    """A station from the cells under the column headings; None where no organization stands."""
    organization = cells.get("organization")
    if organization is None or not re.search(r"[A-Za-zÄÖÜäöü]{2}", organization.value):
        return None
    organization = _without_order(organization)
    unread: list[Passage] = []
    start = public = role = item = result = None
    if text := cells.get("start"):
        start = read_date(text, "consultation/start")
        if start is None and not words.undated.fullmatch(text.value):
            unread.append(text)
    if text := cells.get("public"):
        public = read_public(text, words)
        if public is None and not words.undated.fullmatch(text.value):
            unread.append(text)
    if text := cells.get("role"):
        role = read_role(text, words) or text.read("consultation/role-as-printed")
    if (text := cells.get("agenda_item")) and (match := _ITEM.fullmatch(text.value)):
        item = text.part(*match.span(1)).read("consultation/agenda-item")
    if (text := cells.get("result")) and not words.undated.fullmatch(text.value):
        result = text.read("consultation/result")
    return Station(organization.read("consultation/organization"), start, public, role, item, result, tuple(unread))


def read_line(line: Passage, words: FormWords = COMMON) -> Station | None:
    """A station from one running line ("2. Umweltausschuss 03.02.2021 Vorberatung N"); None where it is none."""
    text = _without_order(line)
    start = read_date(text, "consultation/start")
    cut = len(text.value)
    taken: list[tuple[int, int]] = []
    if start is not None:
        begin = text.value.find(start.spans[0].raw)
        taken.append((begin, begin + len(start.spans[0].raw)))
    role_match = words.role.search(text.value)
    public_match = _last(words.public, text.value)
    open_match = words.undated_in_line.search(text.value)
    taken += [match.span() for match in (role_match, public_match, open_match) if match]
    if not taken or (start is None and open_match is None and (role_match is None or public_match is None)):
        return None
    cut = min(begin for begin, _ in taken)
    organization = text.part(0, cut)
    organization = organization.part(0, _END.search(organization.value).start())  # type: ignore[union-attr]
    if not re.search(r"[A-Za-zÄÖÜäöü]{3}", organization.value) or len(organization.value) > 120:
        return None
    return Station(
        organization.read("consultation/organization"),
        start,
        read_public(text.part(*public_match.span()), words) if public_match else None,
        text.part(*role_match.span("role")).read("consultation/role") if role_match else None,
    )


def read_public(text: Passage, words: FormWords = COMMON) -> Found[bool] | None:
    """Whether the meeting is public, from "öffentlich", "nicht öffentlich", "Ö", "N"; None where neither stands."""
    match = _last(words.public, text.value)
    if match is None:
        return None
    return text.part(*match.span()).found(match.group("yes") is not None, "consultation/public")


def read_role(text: Passage, words: FormWords = COMMON) -> Found[str] | None:
    """What the body is to do ("Kenntnisnahme"), without "zur"."""
    match = words.role.search(text.value)
    return text.part(*match.span("role")).read("consultation/role") if match else None


def _without_order(text: Passage) -> Passage:
    match = _ORDER.match(text.value)
    return text.part(match.end()) if match else text


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for last in pattern.finditer(text):  # noqa: B007
        pass
    return last
