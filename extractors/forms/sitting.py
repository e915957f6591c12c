"""The one meeting that a paper is for, as its form prints it once: in a line, or a label and a value for each part."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.forms.columns import parted
from extractors.forms.labels import Labels, labelled
from extractors.forms.rowline import read_line
from extractors.forms.stations import Station, begins_with_body, find_start, named, read_cells, read_public
from extractors.forms.typed import is_publicity
from extractors.forms.vocabulary import FormWords
from extractors.forms.walk import Walk
from extractors.text.dates import read_date
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage

_SITTING = re.compile(
    r"(?:(?:[Vv]orlage )?(?:zu|zum) (?:TOP|Tagesordnungspunkt) (?P<item>\d{1,3}(?:\.\d{1,3})?) )?"
    r"(?:(?:[A-ZÄÖÜ][a-zäöü]{2,24})?(?:[Vv]orlage |[Aa]ntrag |[Aa]nfrage )?(?:[Ff]ür die|[Zz]ur|der|in der) )?"
    r"(?P<public>(?:nicht[ -]?)?öffentlichen? )?"
    r"(?:Sitzung|(?P<decides>Beschluss)) (?:des|der) "
    r"(?P<body>[A-ZÄÖÜ].{2,80}?) (?:am|vom) (?P<date>\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,9}) ?\d{2,4})"
    r"(?: \((?:VB|SB)\))?"
)
_LABELS = Labels({
    "organization": (
        r"(?:(?:Zuständiges |Beratendes )?G|Beratungsg)remium",
        r"Beschlussorgan",
        r"Ausschuss(?=:|$)",
        r"[Ff]ür (?:den|die|das)(?=:|$)",
        r"[Vv]orlage (?:an|für) (?:den|die|das)(?=:|$)",
    ),
    "start": (
        r"Sitzung(?: am| vom)?(?=:|$)",
        r"Sitzungs-?(?:[Tt]ermin|[Dd]atum|[Tt]ag)",
        r"(?:Tag|Datum) der Sitzung",
        r"Beratungstermin",
    ),
    "role": (r"Zuständigkeit", r"Art der Beratung", r"Beratungszweck"),
    "public": (
        r"Sitzungsart",
        r"Öffentlichkeit(?:sstatus)?",
        r"öffentlich ?/ ?nicht ?öffentlich",
        r"(?:Behandlung|Beratung)(?=:|$| (?:nicht[ -]?)?öffentlich$)",
    ),
})  # fmt: skip
"""Labels of the parts of one meeting. "Datum" and "Status" are none: they are the paper's own."""
_MAY_LABEL = re.compile(r"[^\w]{0,3}(?:Sitzung|Gremium|[FfV]|Zust|Berat|Besch|Behandl|Auss|[Öö]ff|Tag|Datum der)")
_MOST_PARTS = len(_LABELS)
_MEETING_HEAD = re.compile(r"(?:Beratung|Gremium|Beratendes Gremium|Beratung im)\s?:?")
_MEETING_DAY = re.compile(
    r"(?:Sitzung |Beratung )?(?:am|vom)\s?:? ?(?P<day>\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,9}) ?\d{4})"
)
_BEFORE_BODY = re.compile(r"(?: ?: ?| (?:i[nm]|durch)(?: de[rmn]| die| das)? )")
BOX = re.compile(r"[☐☒☑□■✓✔✗✘]|\[[ xX]?\]|\([ xX]?\)")
_TICKED = re.compile(r"[☒☑■✓✔✗✘xX]")


def read_sitting(walk: Walk, line: FlowLine) -> int:
    """The one meeting of a paper in a line that says "Sitzung" ("zu TOP 7 der Sitzung des Gemeinderats am …")."""
    match = _SITTING.fullmatch(line.text.value) if not walk.header.stations else None
    if match is None:
        return 0
    body = line.text.part(*match.span("body"))
    organization = named(body)
    start = read_date(line.text.part(*match.span("date")), "consultation/start")
    if start is None or not begins_with_body(organization.value):
        return 0
    item = line.text.part(*match.span("item")).read("consultation/agenda-item") if match["item"] else None
    public = read_public(line.text.part(*match.span("public")), walk.words) if match["public"] else None
    station = Station(organization, start, public, agenda_item=item)
    said = walk.line(1) if public is None else None
    if match["decides"] and (said is None or not is_publicity(said.text.value)):
        return 0  # a decision that the paper only names
    if said is not None and is_publicity(said.text.value):
        walk.header.stations.append(replace(station, public=read_public(said.text, walk.words)))
        return 2
    walk.header.stations.append(station)
    if said is not None and (other := _in_brackets(said.text, walk.words)) is not None:
        walk.header.stations.append(other)
        return 2
    return 1


def _in_brackets(text: Passage, words: FormWords) -> Station | None:
    """A meeting that a line of its own names in brackets ("(Vorberatung im Bauausschuss am 3.5.2021)"); else None."""
    if not (text.value.startswith("(") and text.value.endswith(")")):
        return None
    inner = text.part(1, len(text.value) - 1)
    led = words.role.match(inner.value)
    body = _BEFORE_BODY.match(inner.value, led.end() if led else 0)
    role = inner.part(*led.span()) if led is not None and body is not None else None
    station = read_line(inner.part(body.end()) if body is not None else inner, words)
    if station is None or station.start is None or station.unread or not begins_with_body(station.organization.value):
        return None
    return replace(station, role=role.read("consultation/role")) if role is not None else station


def read_labelled_sitting(walk: Walk, line: FlowLine) -> int:
    """The one meeting of a paper in lines with a label each ("Gremium: Gemeinderat" over "Sitzung am: 3.5.2021")."""
    if walk.header.stations or _MAY_LABEL.match(line.text.value) is None:
        return 0
    parts: dict[str, Passage] = {}
    while len(parts) < _MOST_PARTS and (at := walk.line(len(parts))) is not None:
        mark = labelled(at.text, _LABELS)
        if mark is None or not mark.rest.value or mark.field in parts:
            break
        if not at.text.value.startswith(f"{mark.label.value}:") and parted(at)[0].value != mark.label.value:
            break
        parts[mark.field] = mark.rest
    stations = list(_stations(parts, walk.words))
    walk.header.stations.extend(stations)
    return len(parts) if stations else 0


def read_sitting_under(walk: Walk, head: Passage, body: Passage) -> int:
    """The one meeting whose body stands under "Beratung:" in a column of the next line, and its day under that.

    The walk is at the line of the headings. How many more lines it takes: 1, or 0 where it is none.
    """
    day = walk.line(2)
    if walk.header.stations or day is None or _MEETING_HEAD.fullmatch(head.value) is None:
        return 0
    match = _MEETING_DAY.fullmatch(day.text.value)
    if match is None or not begins_with_body(body.value):
        return 0
    station = read_cells({"organization": body, "start": day.text.part(match.start("day"))}, walk.words)
    walk.header.stations.extend([station] if station is not None else [])
    return 1


def sitting_in_cells(cells: Sequence[Passage], words: FormWords) -> tuple[list[Station], list[Passage]]:
    """The one meeting in a table's cells, each label before its value; and the cells that are no part of it."""
    parts: dict[str, Passage] = {}
    taken: list[Passage] = []
    for cell, behind in pairwise(cells):
        if _MAY_LABEL.match(cell.value) is None or (mark := labelled(cell, _LABELS)) is None or mark.rest.value:
            continue
        if mark.field not in parts and labelled(behind, _LABELS) is None:
            parts[mark.field] = behind
            taken += [cell, behind]
    stations = list(_stations(parts, words))
    return (stations, [cell for cell in cells if cell not in taken]) if stations else ([], list(cells))


def _stations(parts: Mapping[str, Passage], words: FormWords) -> Iterator[Station]:
    """The meeting of each body that is named or ticked; none without a day."""
    day, body, public = (parts.get(name) for name in ("start", "organization", "public"))
    if day is None or body is None or find_start(day, words) is None:
        return
    chosen = ticked(public) if public is not None else None
    cells = {name: text for name, text in parts.items() if name in ("start", "role")}
    if public is not None and chosen != [] and len(chosen or [public]) == 1:
        cells["public"] = chosen[0] if chosen else public
    bodies = ticked(body)
    for name in [body] if bodies is None else bodies:
        station = read_cells({"organization": name, **cells}, words) if begins_with_body(name.value) else None
        if station is not None:
            yield station


def ticked(text: Passage) -> list[Passage] | None:
    """What is ticked of words with boxes before or behind each ("☒ öffentlich ☐ nichtöffentlich"); None without any."""
    marks = list(BOX.finditer(text.value))
    if not marks:
        return None
    is_before = marks[0].start() == 0
    ends = [*(mark.start() for mark in marks[1:]), len(text.value)]
    begins = [0, *(mark.end() for mark in marks[:-1])]
    found: list[Passage] = []
    for number, mark in enumerate(marks):
        if _TICKED.search(mark.group()):
            span = (mark.end(), ends[number]) if is_before else (begins[number], mark.start())
            found.append(text.part(*span))
    return found
