"""An invitation or minutes: its head (whose meeting, when, public or not) and its agenda, as one typed draft."""

import re
from collections.abc import Iterator, Sequence

from extractors.committees.mentions import Mention, mentions
from extractors.forms.meetingpage import AGENDA, page_day
from extractors.meetings.agenda import is_agenda, read_agenda
from extractors.meetings.draft import MeetingDraft
from extractors.meetings.publicity import of_sitting, part_of
from extractors.text.blocks import joined
from extractors.text.bodies import COUNCILS, KINDS
from extractors.text.dates import find_dates
from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.passage import Passage
from schemas.council import CouncilProfile
from schemas.evidence import Found

_HEAD = 60
"""So many lines at most are a head."""
_GOES_ON = re.compile(r"(?:[-,/]|\b(?:und|für|der|des|die|am|im|vom|sowie|zur?|den|dem|über))$")
_LEANS_BACK = re.compile(r"(?:und|sowie|für|der|des|am) ")
_ITS_SITTING = re.compile(
    r"[Ss]itzung(?:en)? (?:(?:Nr\. ?)?\d{1,3}\.? )?(?:de[rs]|vom|einer?s?|im) (?:[a-zäöüß]{3,30}e[nrs] )?$"
)
_LABEL = re.compile(r"(?:Gremium|Ausschuss|Thema|Gegenstand|Sitzung(?: de[rs])?|Organ|Bezeichnung) ?:? (?=\S)")
_MEMBERS = re.compile(r"(?:Mitglieder(?:n)?|Damen und Herren) (?:de[rs]|vom) (?:[\wäöüß]{2,30} ){0,2}$")
_FIRST_ITEM = re.compile(r"(?:TOP|Tagesordnungspunkt|Ö|Zu TOP|zu TOP) ?1\b.{0,200}|1\. .{3,200}")
_BEFORE_DATE = re.compile(
    r"(?:(?P<label>Sitzungstermin|Sitzungstag|Sitzungsdatum|Termin|Tag|(?:Sitzung|Besprechung|Tagung)(?: vom| am)?"
    r"|Sitzungsbeginn|Beginn)"
    r"|(?P<day>(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?)|(?P<on>\b(?:am|vom)))"
    r"[ :,]{0,4}(?:(?:am |de[nm] |, ){0,2}"
    r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?)?[ ,]{0,3}(?:de[nm] )?)?$"
)
_PLACE_BEFORE = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß./-]{2,30}(?: [A-Za-z./]{1,12})?,? (?:den |am )?|(?:Stand|Datum|Druck|Ausdruck vom):? ?"
)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d{2})? ?(?:bis|[-–])? ?(?:\d{1,2}(?:[:.]\d{2})?)? ?Uhr")


def read_meeting(items: Sequence[FlowItem], heading: Passage, profile: CouncilProfile | None) -> MeetingDraft:
    """Reads the meeting that a document headed `heading` invites to, or was written of."""
    start = _agenda_start(items)
    head = list(_lines(items[: min(start, _HEAD)]))
    agenda, parts = read_agenda(items, start, profile)
    said, is_both = of_sitting(head)
    public = None if is_both or len(parts) == 2 else _only(agenda, parts) or said
    return MeetingDraft(_organization(head, profile), _start(head), public, is_both or len(parts) == 2, agenda, heading)


def _only(agenda: Sequence[object], parts: set[bool]) -> Found[bool] | None:
    """What the one part of the agenda that there is says of the whole meeting."""
    said = [found for item in agenda if (found := getattr(item, "public", None)) is not None]
    return said[0] if len(parts) == 1 and said else None


def _agenda_start(items: Sequence[FlowItem]) -> int:
    """The index of the agenda's heading, of the heading of its first part, or of its first item."""
    for index, item in enumerate(items):
        if isinstance(item, FlowLine) and AGENDA.fullmatch(item.text.value) and len(item.text.value) < 90:
            # Its words may say that it is a part ("Öffentliche Tagesordnung"); "Einladung und Tagesordnung" is a head.
            return index if part_of(item.text) is not None else index + 1
    for index, item in enumerate(items):
        if isinstance(item, FlowTable):
            if is_agenda(item):
                return index
        elif part_of(item.text) is not None or _FIRST_ITEM.fullmatch(item.text.value):
            return index
    return len(items)


def _lines(items: Sequence[FlowItem]) -> Iterator[Passage]:
    """The texts of a head: lines, each with those that only go on with it, and cells."""
    group: list[FlowLine] = []
    for item in items:
        if isinstance(item, FlowTable):
            yield from (item.cell(cell) for row in item.table.rows for cell in row if cell.ranges)
            continue
        if group and not (_GOES_ON.search(group[-1].text.value) or _LEANS_BACK.match(item.text.value)):
            yield joined(group)
            group = []
        group.append(item)
    if group:
        yield joined(group)


def _organization(head: Sequence[Passage], profile: CouncilProfile | None) -> Found[str] | None:
    """Whose meeting: the body behind "Sitzung", else behind a label, else one alone on its line, else whose members."""
    known = profile.committees if profile else ()
    ranked: list[tuple[int, int, Found[str]]] = []
    for index, text in enumerate(head):
        for mention, name, end in _named(text, known):
            before = text.value[: mention.phrase if mention else 0] if mention else text.value
            rank = _rank(text, before, mention, end)
            if rank is not None:
                words = text.part(mention.start, end) if mention else text
                found = words.read("meeting/organization")
                found = found if words.value == name else found.derive(name, "meeting/organization")
                ranked.append((rank, index, found))
    return min(ranked, key=lambda entry: entry[:2])[2] if ranked else _labelled(head)


_IS_BODY = re.compile(r"Gremium: (?P<name>[A-ZÄÖÜ][^:|]{3,100}?)(?= Beschlussart:|$)")


def _labelled(head: Sequence[Passage]) -> Found[str] | None:
    """The body that a page names behind the label for it, whatever its noun is ("Gremium: Bürgerschaft")."""
    for text in head:
        if text.value.startswith("Gremium: ") and (match := _IS_BODY.match(text.value)):
            return text.part(*match.span("name")).read("meeting/organization")
    return None


def _named(text: Passage, known: Sequence[str]) -> Iterator[tuple[Mention, str, int]]:
    for mention in mentions(text):
        if mention.head.noun == "Gremium":  # the word of a form
            continue
        full = next((name for name in known if name in mention.names), None)
        at = mention.names.index(full) if full else len(mention.names) - 1
        yield mention, mention.names[at], mention.ends[at]


def _rank(text: Passage, before: str, mention: Mention, end: int) -> int | None:
    """How surely a line of the head says whose meeting it is: 0 most, None not at all."""
    article = text.value[mention.phrase : mention.start]
    if _ITS_SITTING.search(f"{before}{article}") or re.search(r"[Ss]itzung $", before + article):
        return 0
    label = _LABEL.match(text.value)
    if label is not None and 0 <= mention.start - label.end() < 25:
        return 1
    bare = mention.names[-1] == mention.head.noun and mention.head.base in KINDS
    if not before.strip() and not text.value[end:].strip(" .,:") and not bare:
        return 2
    if _MEMBERS.search(before + article):
        return 3
    return 4 if mention.head.base in COUNCILS and "itzung" in text.value else None


def _start(head: Sequence[Passage]) -> Found[str] | None:
    """The day of the meeting: the date in the head that most says so, by label, weekday and clock."""
    if head and (day := page_day(head)) is not None:
        return next((day.found(date.iso, "meeting/start") for date in find_dates(day, months=False)), None)
    best: tuple[int, Found[str]] | None = None
    for text in head:
        for date in find_dates(text, months=False):
            before, behind = text.value[: date.start], text.value[date.end :]
            match = _BEFORE_DATE.search(before)
            score = 0
            if match is not None:
                score = 4 if match["label"] else 3 if match["day"] else 2
            score += 2 if _CLOCK.search(behind[:40]) else 0
            score += 1 if "itzung" in text.value else 0
            if _PLACE_BEFORE.fullmatch(before) and not (match and match["day"]):
                score -= 3
            if score > 0 and (best is None or score > best[0]):
                best = score, text.part(date.start, date.end).found(date.iso, "meeting/start")
    return best[1] if best else None
