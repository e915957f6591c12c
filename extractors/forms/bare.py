"""Values of a header without a label, told by type and place: number, date, publicity, movers, office, signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.forms.before import stands_before_label
from extractors.forms.columns import columns_at, parted
from extractors.forms.entries import enter
from extractors.forms.fields import label_behind
from extractors.forms.labels import Labelled, labelled
from extractors.forms.rowline import read_line
from extractors.forms.signatures import signature_at
from extractors.forms.sitting import BOX, ticked
from extractors.forms.stations import Station, begins_with_body, is_body, names_body, read_cells, read_public
from extractors.forms.typed import (
    DEPARTMENT,
    fits,
    fits_without_colon,
    is_office,
    is_publicity,
    is_tick_box,
    public_for_all,
    says_nothing,
)
from extractors.forms.under import parts_over_parts
from extractors.forms.walk import Walk
from extractors.text.dates import read_date
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage, concatenate
from extractors.text.references import is_reference

_PLACE_AND_DATE = re.compile(
    r"(?:[A-ZÄÖÜ][\wäöüß. ()/-]{2,40}, )?(?:den |dem )?\d{1,2}\. ?(?:\d{1,2}\.|[A-Zäöüa-z]{3,9}) ?\d{2,4}"
)
_MEETING_DAY = re.compile(
    r"(?:Sitzung(?:stermin|stag)? ?(?:am|vom)? ?: ?)?"
    r"(?P<day>(?:(?:[Nn]icht[ -]?)?[Öö]ffentlich,? )?(?:am |vom )?(?:[A-Z][a-z]{1,9}, )?(?:den |dem )?"
    r"\d{1,2}\. ?(?:\d{1,2}\.|[A-Zäöüa-z]{3,9}) ?\d{2,4}.{0,20})"
)
_AMT = re.compile(r"Amt (?!für\b|der\b|des\b)[A-ZÄÖÜ][\wäöüß-]{2,30}(?:[ /-][\wäöüß()-]{2,30}){0,3}")
"""An Amt as an association of municipalities, where one of them or who heads it stands next to its name."""
_OF_AMT = re.compile(
    r"[-– ]{0,3}(?:(?:Amtsangehörige )?(?:Gemeinde|Stadt) [A-ZÄÖÜ]|(?:D(?:er|ie) )?Amts(?:direktor|vorsteher))"
)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}")
_ADDRESSED = re.compile(r"(?:[Aa]n|[Ff]ür|[Ii]n) (?:den|die|das|der)")
_TO_A_PERSON = frozenset(("Herrn", "Frau", "Herr", "An", "An Herrn", "An Frau"))
"""How an address begins, over the office of whoever a letter is for."""
_UNREAD_PUBLICITY = re.compile(r"(?:Beratung|Behandlung) in \S{3,40} Sitzung")
_NUMBER_SIGN = re.compile(r"Nr\.?:? ")
_TYPE_OR_SIGN = re.compile(r"(?:(?:Vorlage|Drucksache) )?(?:Nr\.?:? )?")
"""What may stand before the number in a column of its own."""
_LONGEST_OFFICE = 12
"""Words."""
_ROLE_AND_BODY = re.compile(
    r"[Zz]ur (?P<role>(?:Vorb|B)eratung|Behandlung|Beschlussfassung|Entscheidung|Kenntnis(?:nahme)?) "
    r"(?:im|in (?:der|den)|an (?:den|die|das)) (?P<body>[A-ZÄÖÜ].{2,90})"
)
_CONTACT = ("ignored", "file_reference")


def read_reference_line(walk: Walk, line: FlowLine) -> int:
    """A number alone on its line."""
    number = _number(line.text, walk) if "reference" not in walk.header.values else None
    if number is None and "reference" not in walk.header.values and stands_before_label(walk, line):
        number = line.text
    if number is None:
        return 0
    walk.header.add("reference", number)
    walk.has_fields = True
    return 1


def read_beside(walk: Walk, line: FlowLine) -> int:
    """A line of a text whose wide blanks part two columns: number, date and office, each for itself."""
    if line.line.box is not None:
        return 0
    pieces, values = parted(line), walk.line(1)
    if len(pieces) < 2 or any(is_body(piece.value) for piece in pieces):
        return 0
    if values is not None and (took := parts_over_parts(walk, line, values)):
        return took
    mark = labelled(pieces[0], walk.words.labels)
    if mark is not None and not mark.rest.value and len(pieces) == 2:
        mark = Labelled(mark.field, mark.label, pieces[1])
        if mark.field != "name" and fits(mark, walk.profile):
            enter(mark, walk.header)
            return 1
    return 0 if walk.header.stations else read_columns(walk, pieces)


def read_columns(walk: Walk, pieces: Sequence[Passage]) -> int:
    """What of a line's columns tells by itself what it is, or by a label before it or in the column before."""
    found = 0
    label: Labelled | None = None
    for at, text in enumerate(pieces):
        before_colon = at > 0 and pieces[at - 1].value.endswith(":")  # an unknown label's value
        before, label = label, labelled(text, walk.words.labels, colon=True)
        if before is not None and not before.rest.value and label is None:
            behind = Labelled(before.field, before.label, text)
            if fits(behind, walk.profile):
                enter(behind, walk.header)
                walk.has_fields = walk.has_fields or behind.field == "reference"
                found += 1
                continue
        if label is not None and not label.rest.value and text is not pieces[-1]:
            continue
        if "reference" not in walk.header.values and (number := _number(text, walk, _TYPE_OR_SIGN)) is not None:
            walk.header.add("reference", number)
            walk.has_fields = True
        elif (date := _date_alone(text)) is not None:
            walk.header.add("dated", date)
        elif (mark := labelled(text, walk.words.labels)) and _has_value(mark, text, walk):
            enter(mark, walk.header)
            walk.has_fields = walk.has_fields or mark.field == "reference"
        elif "office" not in walk.header.values and not before_colon and is_office(text.value, walk.profile):
            walk.header.add("office", text)
        else:
            if walk.index > walk.type_line and not says_nothing(text.value):
                walk.header.unclaimed.append(text)
            continue
        found += 1
    return int(found > 0)


def _date_alone(text: Passage) -> Passage | None:
    """The date that a text is, with or without its place or "vom" before it."""
    date = text.part(len("vom ")) if text.value.startswith("vom ") else text
    return date if _PLACE_AND_DATE.fullmatch(date.value) and read_date(date, "label/date") is not None else None


def _has_value(mark: Labelled, text: Passage, walk: Walk) -> bool:
    """Whether a label has its value behind it: behind a colon, else plainly one of its type."""
    if labelled(text, walk.words.labels, colon=True) is not None:
        return bool(mark.rest.value) and fits(mark, walk.profile)
    return mark.field == "reference" and fits_without_colon(mark, walk.profile)


def _number(text: Passage, walk: Walk, sign: re.Pattern[str] = _NUMBER_SIGN) -> Passage | None:
    """The number that a text is, without "Nr." before it."""
    match = sign.match(text.value)
    number = text.part(match.end()) if match else text
    return number if is_reference(number.value, walk.profile) else None


def read_publicity(walk: Walk, line: FlowLine) -> int:
    """What is said once of all meetings or of the paper, and boxes to tick, which nobody reads so far."""
    text, header = line.text, walk.header
    if (word := public_for_all(text)) is not None:
        header.public = header.public or word
        return 1
    is_boxed = is_tick_box(text.value)
    if is_boxed and _says_publicity(text):
        return 1
    if is_boxed or _UNREAD_PUBLICITY.fullmatch(text.value):
        header.unclaimed.append(text)
        return 1
    return int(is_publicity(text.value))


def _says_publicity(text: Passage) -> bool:
    """Whether the words with boxes are how the paper is treated, one ticked ("☒ öffentlich ☐ nichtöffentlich")."""
    chosen = ticked(text)
    words = [word for part in BOX.split(text.value) if (word := part.strip())]
    return chosen is not None and len(chosen) == 1 and len(words) > 1 and all(map(is_publicity, words))


def read_date_line(walk: Walk, line: FlowLine) -> int:
    """A date alone on its line, with or without its place ("Musterstadt, den 24.03.2026")."""
    text = line.text
    if walk.header.stations or len(text.value) > 50 or not _PLACE_AND_DATE.fullmatch(text.value):
        return 0
    if read_date(text, "label/date") is None:
        return 0
    column = 1
    while (under := walk.line(column)) is not None and _DAY_ALONE.fullmatch(under.text.value):
        column += 1
    if column > 1:  # the days of several meetings, whose bodies stand elsewhere
        days = (walk.line(at) for at in range(column))
        walk.header.unclaimed.extend(day.text for day in days if day is not None)
        return column
    walk.header.add("dated", text)
    return 1


_DAY_ALONE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d")


def skip_furniture(walk: Walk, line: FlowLine) -> int:
    """A line of a letterhead, or a printer's note over one or two lines, that is known to hold no value."""
    if says_nothing(line.text.value) or _is_association(walk, line):
        return 1
    behind = walk.line(1)
    if behind is None or not line.text.value.startswith("Gedruckt"):
        return 0
    return 2 if says_nothing(f"{line.text.value} {behind.text.value}") else 0


def _is_association(walk: Walk, line: FlowLine) -> bool:
    """Whether a line names an Amt that administers municipalities, not an office of one."""
    if not line.text.value.startswith("Amt ") or _AMT.fullmatch(line.text.value) is None:
        return False
    beside = (walk.line(-1), walk.line(1))
    return any(other is not None and _OF_AMT.match(other.text.value) is not None for other in beside)


def read_signature(walk: Walk, _: FlowLine) -> int:
    """Who signed, in one line or several."""
    signed = signature_at(walk.items, walk.index)
    if signed is None:
        return 0
    walk.header.signatures.append(signed)
    return signed.lines


def read_station(walk: Walk, line: FlowLine) -> int:
    """Meetings without a heading over them: a body with its date and what it is to do, a line each, or one in two."""
    if walk.header.stations or line.line.bold:
        return 0
    found: list[Station] = list(_bodies_by_role(walk))
    walk.header.stations.extend(found)
    if found:
        return len(found)
    while (at := walk.line(len(found))) is not None:
        station = _meeting(at.text, walk)
        if not found and (station is None or not begins_with_body(station.organization.value)):
            station = _meeting_behind_label(at, walk) or station
        if station is None:
            break
        found.append(station)
    is_sure = len(found) > 1 or "Sitzung" in line.text.value or any(each.public or each.role for each in found)
    took = len(found) if is_sure else 0
    walk.header.stations.extend(found[:took])
    if took:
        return took
    took = int(_ADDRESSED.fullmatch(line.text.value) is not None)
    while two := _meeting_in_two(walk, took):
        walk.header.stations.append(two[0])
        took += two[1]
    return took if walk.header.stations else 0


def _bodies_by_role(walk: Walk) -> Iterator[Station]:
    """Bodies without a day, behind what each is to do ("zur Vorberatung im Bauausschuss"), a line each."""
    ahead = 0
    while (line := walk.line(ahead)) is not None and (match := _ROLE_AND_BODY.fullmatch(line.text.value)):
        body, role = line.text.part(*match.span("body")), line.text.part(*match.span("role"))
        if not begins_with_body(body.value):
            return
        if (station := read_cells({"organization": body, "role": role}, walk.words)) is not None:
            yield station
        ahead += 1


def _meeting_in_two(walk: Walk, ahead: int) -> tuple[Station, int] | None:
    """A body on the line `ahead` over its meeting's day, and how many lines it takes."""
    line, behind, said = walk.line(ahead), walk.line(ahead + 1), walk.line(ahead + 2)
    match = _MEETING_DAY.fullmatch(behind.text.value) if line is not None and behind is not None else None
    if line is None or behind is None or match is None:
        return None
    station = _meeting(concatenate([line.text, behind.text.part(match.start("day"))]), walk)
    if station is None:
        return None
    if station.public is None and said is not None and is_publicity(said.text.value):
        return replace(station, public=read_public(said.text, walk.words)), 3
    return station, 2


def _meeting(text: Passage, walk: Walk) -> Station | None:
    """A station in a line that begins with a body's noun and has a date."""
    station = read_line(text, walk.words) if len(text.value) < 120 else None
    return station if station and station.start and is_body(station.organization.value) else None


def _meeting_behind_label(line: FlowLine, walk: Walk) -> Station | None:
    """The first of some meetings in a column of its own, behind a label that nobody knows."""
    text = line.text.value
    label, *others = parted(line, 2) if _DAY.search(text) and names_body(text) else [line.text]
    if not others or is_publicity(label.value):
        return None
    if any(sign.isdigit() for sign in label.value) or is_body(label.value) or walk.words.role.fullmatch(label.value):
        return None
    return _meeting(line.text.part(len(label.value)), walk)


def read_office(walk: Walk, line: FlowLine) -> int:
    """The office on a line of its own: by its words, under the number, or over the labels of who informs."""
    if "office" in walk.header.values or walk.header.stations or line.line.bold:
        return 0
    over = walk.line(-1)
    if over is not None and (over.text.value in _TO_A_PERSON or _ADDRESSED.fullmatch(over.text.value)):
        return int(is_office(line.text.value, walk.profile))  # whom a letter is for
    if DEPARTMENT.fullmatch(line.text.value):
        walk.header.add("department", line.text)
        return 1
    under = walk.line(1) if line.text.value.startswith("Landratsamt ") else None
    if under is not None and is_office(under.text.value, walk.profile):
        return 1  # the authority as a whole, with its office under it
    behind = label_behind(line.text, walk, _LONGEST_OFFICE) if ":" in line.text.value else None
    if behind is not None and behind.rest.value and fits(behind, walk.profile):
        office = line.text.part(0, line.text.value.index(behind.label.value))
        if is_office(office.value, walk.profile):
            walk.header.add("office", office)
            enter(behind, walk.header)
            return 1
    found = (
        is_office(line.text.value, walk.profile) or _stands_for_office(walk, line) or _stands_over_contact(walk, line)
    )
    if not found:
        return 0
    walk.header.add("office", line.text)
    return 1


def _stands_for_office(walk: Walk, line: FlowLine) -> bool:
    """Whether a short line stands where running forms print the office: right between number and Beratungsfolge."""
    before, text = walk.line(-1), line.text.value
    if before is None or walk.line(1) is None or not is_reference(before.text.value, None):
        return False
    opens = columns_at(walk.items, walk.index + 1, walk.words)
    return opens is not None and not opens.fields and not re.search(r"\d|[.:;!?]$", text)


def _stands_over_contact(walk: Walk, line: FlowLine) -> bool:
    """Whether a line stands right over the labels of who gives information, as the sender's unit in a letterhead."""
    behind, text = walk.line(1), line.text.value
    if behind is None or walk.has_fields:
        return False
    mark = labelled(behind.text, walk.words.labels, colon=True)
    return mark is not None and mark.field in _CONTACT and len(text) < 80 and not re.search(r"\d|[.:;!?]$", text)
