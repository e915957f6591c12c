"""The header of a council paper: every line and cell before its first section, claimed by a reader or left as title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms.labels import Labelled, labelled
from extractors.forms.signatures import Signature, signature_at
from extractors.forms.stations import NUMBERED_STATION, Station, read_line
from extractors.forms.tables import TableReading, read_table
from extractors.forms.vocabulary import Forms, FormWords, words_of
from extractors.text.blocks import joined
from extractors.text.dates import read_date
from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.headings import KNOWN, heading_of
from extractors.text.passage import Passage
from extractors.text.references import is_reference
from schemas.council import CouncilProfile

_OFFICE = re.compile(
    r"(?:(?:\d{1,3}|[IVX]{1,4})[ .-]{1,3})?"
    r"(?:Amt|Dezernat|Fachbereich|Fachdienst|Fachgebiet|Referat|Stabsstelle|Abteilung|Sachgebiet|Eigenbetrieb"
    r"|Landratsamt|Landrat|Büro|Kommunales|(?:[A-ZÄÖÜ][a-zäöüß]{2,30}- und )?"
    r"[A-ZÄÖÜ][a-zäöüß]{2,30}(?:amt|referat|planung|verwaltung|kämmerei))"
    r"\b(?!.{0,120}[.;:]$).{0,120}"
)
_LONGEST_TITLE = 8
_ZONE = 80


@dataclass(slots=True)
class Header:
    """What stands before the first section. `body` is the index of the first item after the header."""

    values: dict[str, list[Passage]] = field(default_factory=dict)
    stations: list[Station] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    title: Passage | None = None
    unclaimed: list[Passage] = field(default_factory=list)
    body: int = 0

    def first(self, name: str) -> Passage | None:
        """The first value of a field, or None."""
        return next(iter(self.values.get(name, ())), None)


def read_header(items: Sequence[FlowItem], type_line: int, profile: CouncilProfile | None) -> Header:
    """Reads the header from the line after the paper's type (index `type_line`) to its first section."""
    header = Header()
    words = words_of(profile)
    labels = words.labels
    loose: list[tuple[int, FlowLine]] = []
    index, in_stations = type_line + 1, False
    after_field = index
    pending: Labelled | None = None
    while index < min(len(items), type_line + _ZONE):
        item = items[index]
        if isinstance(item, FlowTable):
            reading = read_table(item, words, pending)
            if not _belongs(reading):
                break
            _take_over(reading, header)
            pending = reading.pending
            index, in_stations, after_field = index + 1, False, index + 1
            continue
        if pending is not None and labelled(item.text, labels, colon=True) is None:
            header.values.setdefault(pending.field, []).append(item.text)
            index, after_field, pending = index + 1, index + 1, None
            continue
        pending = _lone_label_over_table(items, index, labels)
        if pending is not None:
            index += 1
            continue
        took = _claim_station(items, index, words, header) if in_stations else 0
        if took:
            index, after_field = index + took, index + took
            continue
        if _ends_header(items, index) and not _begins_title(items, index, loose):
            break
        took = _claim_line(items, index, words, header, profile)
        if took:
            in_stations = took < 0
            index += abs(took)
            after_field = index
            continue
        in_stations = False
        loose.append((index, item))
        index += 1
        if _is_long_text(loose):
            break
    header.body = index
    _settle_title(header, loose, after_field)
    return header


def _belongs(reading: TableReading) -> bool:
    """Whether a table is one of the header's."""
    return bool(reading.values or reading.has_stations or reading.pending)


def _take_over(reading: TableReading, header: Header) -> None:
    for mark in reading.values:
        header.values.setdefault(mark.field, []).append(mark.rest)
    header.stations.extend(reading.stations)
    header.unclaimed.extend(reading.unclaimed)


def _lone_label_over_table(items: Sequence[FlowItem], index: int, labels: Forms) -> Labelled | None:
    """A label alone on its line, with its value in the table under it."""
    item = items[index]
    if not isinstance(item, FlowLine) or index + 1 >= len(items) or not isinstance(items[index + 1], FlowTable):
        return None
    mark = labelled(item.text, labels)
    return mark if mark is not None and not mark.rest else None


def _claim_station(items: Sequence[FlowItem], index: int, words: FormWords, header: Header) -> int:
    """How many lines the station at `index` takes: one, two where its name is broken, 0 if there is none."""
    item = items[index]
    assert isinstance(item, FlowLine)
    if signature_at(items, index) or _ends_header_surely(item):
        return 0
    station, took = read_line(item.text, words), 1
    following = items[index + 1] if index + 1 < len(items) else None
    is_open = isinstance(following, FlowLine) and not NUMBERED_STATION.match(following.text.value)
    if station is None and is_open and not signature_at(items, index + 1):
        assert isinstance(following, FlowLine)
        station, took = read_line(joined([item, following]), words), 2
    if station is None:
        return 0
    header.stations.append(station)
    return took


def _ends_header_surely(item: FlowLine) -> bool:
    return KNOWN.fullmatch(item.text.value.rstrip(" :")) is not None


def _claim_line(
    items: Sequence[FlowItem],
    index: int,
    words: FormWords,
    header: Header,
    profile: CouncilProfile | None,
) -> int:
    """How many items a header line and its value take; negative where a Beratungsfolge opens; 0 if it is none."""
    item = items[index]
    assert isinstance(item, FlowLine)
    text, labels = item.text, words.labels
    opening = labelled(text, {"organization": words.columns["organization"]}, colon=True)
    if opening:
        station = read_line(opening.rest, words) if opening.rest else None
        if station:
            header.stations.append(station)
        return -1
    mark = labelled(text, labels, colon=True) or _typed_label(labelled(text, labels), profile)
    if mark is not None:
        if mark.rest:
            header.values.setdefault(mark.field, []).append(mark.rest)
            return 1
        following = items[index + 1] if index + 1 < len(items) else None
        if isinstance(following, FlowLine) and labelled(following.text, labels) is None:
            header.values.setdefault(mark.field, []).append(following.text)
            return 2
        return 1
    if "reference" not in header.values and is_reference(text.value, profile):
        header.values["reference"] = [text]
        return 1
    signed = signature_at(items, index)
    if signed is not None:
        header.signatures.append(signed)
        return signed.lines
    may_be_office = "office" not in header.values and not header.stations and not item.line.bold
    if may_be_office and (_is_office(text, profile) or _stands_for_office(items, index, words)):
        header.values["office"] = [text]
        return 1
    return 0


def _stands_for_office(items: Sequence[FlowItem], index: int, words: FormWords) -> bool:
    """Whether a short line stands where running forms print the office: right between number and Beratungsfolge."""
    item, before = items[index], items[index - 1]
    behind = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(item, FlowLine) or not isinstance(before, FlowLine) or not isinstance(behind, FlowLine):
        return False
    opens = labelled(behind.text, {"organization": words.columns["organization"]}, colon=True)
    text = item.text.value
    return opens is not None and is_reference(before.text.value, None) and not re.search(r"\d|[.:;!?]$", text)


def _typed_label(mark: Labelled | None, profile: CouncilProfile | None) -> Labelled | None:
    """A label without colon counts where the value behind it has the label's type ("Datum 04.04.2018")."""
    if mark is None or not mark.rest:
        return None
    value = mark.rest
    typed = {
        "date": lambda: read_date(value, "label/date") is not None and len(value.value) < 30,
        "received": lambda: read_date(value, "label/date") is not None and len(value.value) < 30,
        "reference": lambda: is_reference(value.value, profile),
        "agenda_item": lambda: re.fullmatch(r"(?:Nr\. ?)?\d{1,3}(?:\.\d{1,3}){0,3}\.?[a-z]?", value.value) is not None,
        "office": lambda: _is_office(value, profile),
    }
    return mark if mark.field in typed and typed[mark.field]() else None


def _is_office(text: Passage, profile: CouncilProfile | None) -> bool:
    if profile and any(text.value.casefold() == office.casefold() for office in profile.known_offices):
        return True
    return bool(_OFFICE.fullmatch(text.value))


def _ends_header(items: Sequence[FlowItem], index: int) -> bool:
    """Whether the first section begins here: at a known, numbered or §-heading; a bold line may still be the title."""
    heading = heading_of(items, index)
    return heading is not None and heading.rule != "heading/bold"


def _begins_title(items: Sequence[FlowItem], index: int, loose: list[tuple[int, FlowLine]]) -> bool:
    """A Markdown heading right after the header is the title where no title came before it."""
    heading = heading_of(items, index)
    return heading is not None and heading.rule == "heading/markdown" and not loose


def _is_long_text(loose: list[tuple[int, FlowLine]]) -> bool:
    """Whether the loose lines have become running text instead of a title."""
    return len(loose) > _LONGEST_TITLE


def _settle_title(header: Header, loose: list[tuple[int, FlowLine]], after_field: int) -> None:
    """The title: as labelled, else the bold lines behind the last header field, else all lines behind it."""
    labelled_title = header.first("name")
    behind = [(index, line) for index, line in loose if index >= after_field]
    title = behind
    if behind and any(line.line.bold or line.line.heading for _, line in behind):
        title = []
        for index, line in behind:
            if not (line.line.bold or line.line.heading):
                if title:
                    break
                continue
            title.append((index, line))
    elif len(behind) > 1:
        title = _first_paragraph(behind)
    if labelled_title is not None:
        title = []
        header.title = labelled_title
    elif title:
        header.title = joined([line for _, line in title])
        if title[-1][0] + 1 < header.body and behind[-1][0] > title[-1][0]:
            header.body = title[-1][0] + 1
    taken = {index for index, _ in title}
    header.unclaimed.extend(
        line.text for index, line in loose if index not in taken and index < header.body and len(line.text.value) > 1
    )


def _first_paragraph(lines: list[tuple[int, FlowLine]]) -> list[tuple[int, FlowLine]]:
    """Lines up to the first wide gap."""
    kept = lines[:1]
    for index, line in lines[1:]:
        if line.line.gap > (0.9 if line.line.box is not None else 0.5):
            break
        kept.append((index, line))
    return kept
