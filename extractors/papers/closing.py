"""What a paper closes with: place and day, greeting, who signs and as what; no part of its last section."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.forms.columns import parted
from extractors.forms.signatures import Signature, is_role, signature_at
from extractors.forms.typed import names_party
from extractors.text.dates import read_date
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.headings import FORM, KNOWN, in_normal_case
from extractors.text.passage import Passage
from schemas.evidence import Found

_PLACE_AND_DAY = re.compile(
    r"(?:[A-ZÄÖÜ][\wäöüß. /-]{2,40},? (?:den |dem |am )?)?\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,9}) ?\d{4}"
)
_SIGNS = re.compile(r"(?:gez\.?|Im Auftrage?|In Vertretung|[iI]\. ?[AV]\.)[:,]?")
_CLOSES = re.compile(
    r"(?:Mit (?:freundlichen|besten|kollegialen) Grü(?:ß|ss)en?|Mit freundlichem Gru(?:ß|ss)|Freundliche Grü(?:ß|ss)e"
    r"|Hochachtungsvoll|\(?(?:Dienst)?[Ss]iegel\)?|\(?L\. ?S\.\)?)[.,!]?"
)
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Dipl\.-[A-Z][a-z]{2,4})\. ?){0,2}[A-ZÄÖÜ][A-Za-zÄÖÜäöüßé.'’-]{1,24}"
    r"(?: (?:von|van|de|zu|[A-ZÄÖÜ][A-Za-zÄÖÜäöüßé.'’-]{0,24})){0,3}"
)
_NO_PERSON = re.compile(
    r"(?:verwaltung|fraktion|amt|rat|gruppe|verein|partei|ausschuss|werke|vorstand|leitung|büro|anlagen?|verband|liste"
    r"|wähler|parlament|initiative|bündnis|stelle|schule|bereich|betrieb|dezernat|referat|abteilung|gebiet|team|service"
    r"|kämmerei|kasse|archiv|bücherei|bibliothek|museum|feuerwehr|planung|steuerung|management|controlling|kanzlei"
    r"|direktion|wesen|(?:bau|betriebs|werk|wertstoff|fried)hof|(?:fach|ordnungs|sozial|sitzungs|innen?|eigen)dienste?)\b"
    r"|^(?:Ihre?|Die|Der|Das|Für|Anlagen?|Stadt|(?:Samt|Verbands|Orts)?gemeinde|Markt|(?:Land)?kreis)\b",
    re.I,
)
_LEADS = re.compile(r"gez|I[mn] [AV]|[iI]\. ?[AV]\.|Mit |Freundl|Hochach|\(?(?:Dienst)?[Ss]iegel|\(?L\.")
"""What the lines begin with that signatures stand under; else they end in a year."""
_GEZ = re.compile(r"gez\.? ?")
_LONGEST = 80
_REACH = 14
"""Lines at a paper's end, among which one that is not signed "gez." is looked for."""


@dataclass(slots=True)
class Closing:
    """Who signed at the end, and the indexes of the lines that say so, which are no text of the paper."""

    signatures: list[Signature]
    lines: range


def read_closing(items: Sequence[FlowItem], body: int) -> Closing:
    """The signatures behind the text that begins at `body`: at the very end, or before the Anlagen and the like."""
    last = max(body, len(items) - _REACH)
    for at in range(body, len(items)):
        item = items[at]
        if not isinstance(item, FlowLine) or (at < last and not item.text.value.startswith("gez")):
            continue
        if not _may_sign(items, at) or (found := _signed(items, at)) is None or not _ends(items, found.lines.stop):
            continue
        begin = found.lines.start
        while begin > body and _closes(items[begin - 1]):
            begin -= 1
        return Closing(found.signatures, range(begin, found.lines.stop))
    return Closing([], range(len(items), len(items)))


def _may_sign(items: Sequence[FlowItem], at: int) -> bool:
    """Whether a line is one that signatures stand under, or stands over what somebody signs as: most are neither."""
    text, below = _text(items, at), _text(items, at + 1)
    if text is None or len(text.value) > _LONGEST:
        return False
    return _leads(text.value) or (below is not None and len(below.value) < _LONGEST and is_role(below.value))


def _leads(text: str) -> bool:
    return _LEADS.match(text) is not None or text[-4:].isdecimal()


def _closes(item: FlowItem) -> bool:
    return isinstance(item, FlowLine) and (
        _CLOSES.fullmatch(item.text.value) is not None or _PLACE_AND_DAY.fullmatch(item.text.value) is not None
    )


def _ends(items: Sequence[FlowItem], at: int) -> bool:
    """Whether the text ends before `at`: nothing follows, or Anlagen, a section or a form to fill in."""
    item = items[at] if at < len(items) else None
    if not isinstance(item, FlowLine):
        return True
    text = in_normal_case(item.text.value.rstrip(" :"))
    return text.startswith("Anlage") or FORM.fullmatch(text) is not None or KNOWN.fullmatch(text) is not None


def _signed(items: Sequence[FlowItem], at: int) -> Closing | None:
    """The signatures that begin at a line: "gez. Name", or names under what papers close with, with their roles."""
    first = _text(items, at)
    if first is not None and first.value.count("gez") > 1:
        return _side_by_side(items, at)
    if _leads(items[at].text.value) and (line := signature_at(items, at)) is not None:  # type: ignore[union-attr]
        return Closing([] if _is_other(line.name.value) else [line], range(at, at + line.lines))
    lead, date, signs, closes = at, None, False, False
    while (text := _text(items, lead)) is not None:
        if _SIGNS.fullmatch(text.value):
            signs = True
        elif _CLOSES.fullmatch(text.value):
            closes = True
        elif _PLACE_AND_DAY.fullmatch(text.value) and (day := read_date(text, "signature/date")) is not None:
            date = day
        else:
            break
        lead += 1
    names, roles = _columns(items, lead), _columns(items, lead + 1)
    if not names or not all(_is_person(name.value) for name in names):
        return None
    if len(roles) != len(names) or not all(is_role(role.value) for role in roles):
        roles = []
    is_whole = all(" " in name.value for name in names)
    stands_apart = lead > at or items[lead].line.gap >= 1  # type: ignore[union-attr]
    if not (roles and stands_apart) and not signs and not (is_whole and closes):
        return None
    return Closing(_signatures(names, roles, date), range(at, lead + 1 + bool(roles)))


def _side_by_side(items: Sequence[FlowItem], at: int) -> Closing | None:
    """Several "gez. Name" on a line, a column each, over what they are; none where blanks do not part them."""
    columns, roles = _columns(items, at), _columns(items, at + 1)
    marks = [_GEZ.match(column.value) for column in columns]
    names = [column.part(mark.end()) for column, mark in zip(columns, marks, strict=True) if mark]
    if len(names) != len(columns) or len(names) < 2 or not all(_is_person(name.value) for name in names):
        return None
    if len(roles) != len(names) or not all(is_role(role.value) for role in roles):
        roles = []
    return Closing(_signatures(names, roles, None), range(at, at + 1 + bool(roles)))


def _signatures(names: Sequence[Passage], roles: Sequence[Passage], date: Found[str] | None) -> list[Signature]:
    signed = [Signature(name.read("signature/closing"), None, date, 1) for name in names]
    if not roles:
        return signed
    return [replace(each, role=role.read("signature/role")) for each, role in zip(signed, roles, strict=True)]


def _text(items: Sequence[FlowItem], at: int) -> Passage | None:
    item = items[at] if at < len(items) else None
    return item.text if isinstance(item, FlowLine) else None


def _columns(items: Sequence[FlowItem], at: int) -> list[Passage]:
    item = items[at] if at < len(items) else None
    return parted(item) if isinstance(item, FlowLine) and len(item.text.value) < 120 else []


def _is_person(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and not _is_other(text)


def _is_other(text: str) -> bool:
    """Whether an office, a group or a place signs; a party's word counts but as a surname ("Anna Linke")."""
    return _NO_PERSON.search(text) is not None or is_role(text) or names_party(text.rpartition(" ")[0] or text)
