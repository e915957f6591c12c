"""What a document is: its kind, and a paper's type, by the heading, label or table cell that says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.forms.columns import columns_at, parted
from extractors.forms.labels import Labels, all_labelled, labelled
from extractors.forms.meetingpage import meeting_page
from extractors.forms.near import nearest_word
from extractors.forms.typed import MOTION_AND_TITLE, closed_up, movers, spaced_end
from extractors.forms.untyped import HEAD_LINES, shows_paper
from extractors.forms.vocabulary import words_of
from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.headings import heading_of
from extractors.text.passage import Passage
from schemas.council import CouncilProfile, Words
from schemas.document import Cell
from schemas.record import Kind

_QUALIFIED = (
    r"(?:(?:(?:[Nn]icht[ -]?)?[Öö]ffentliche|[Gg]emeinsame|[Ii]nterfraktionelle|[Dd]ringliche)[rs]? "
    r"|GEMEINSAME[RS]? |INTERFRAKTIONELLE[RS]? |(?:Schriftliche|Mündliche|Kleine|Große) )"
)
_BEHIND = (
    r"(?: (?:Nr\.?|DS|gem\.|gemäß|nach|der|des|für|zur|zum|an|vom|von|\(|[-–]|\d|[A-Z]{1,4}[/ -]"
    r"|(?:nicht[ -]?)?öffentlich|[|·•] \S{0,15}\d).{0,100}|/\d.{0,20}"
    r"|n?-(?:Nr\.?|[Nn]ummer) ?:? {0,3}(?=\S{0,16}\d).{1,80}"
    r"| ?: {0,3}(?=\S{0,16}[/-])(?=\S{0,16}\d)\S{3,30}(?: .{0,80})?)?"
)
"""What may stand behind a type on its line: its number, with or without a label, or whose it is."""
_TYPES = (
    r"(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{2,30}-? ?)?(?:[Vv]orlage|VORLAGE)"
    r"|[A-ZÄÖÜ][a-zäöüß]{2,24}(?:antrag|anfrage)|[A-ZÄÖÜ]{3,24}(?:ANTRAG|ANFRAGE|VORLAGE)"
    r"|Antrag|Anfrage|Stellungnahme|ANTRAG|ANFRAGE|STELLUNGNAHME|Mitteilung|MITTEILUNG|Unterrichtung"
    r"|Drucksache|DRUCKSACHE"
)
_GENERIC = frozenset(("drucksache", "vorlage"))
"""Types that a form prints over its number, where the kind of paper may follow elsewhere."""
_LOOSE = frozenset(("mitteilung", "unterrichtung", "antrag", "anfrage", "stellungnahme"))
"""Types whose words also head a section or begin a title: they never go before a type that was printed first."""
_INVITATION = re.compile(
    r"(?:(?:Öffentliche )?(?:Sitzungse|E)inladung|(?:Öffentliche )?Bekanntmachung|E ?I ?N ?L ?A ?D ?U ?N ?G)"
    r"(?: .{0,120})?"
    r"|Tagesordnung (?:zur?|für|der|[-–]) .{0,120}"
)
_MINUTES = re.compile(
    r"(?:(?:Öffentliche |Auszug aus (?:der|dem) |Beglaubigter Auszug aus (?:der|dem) )?"
    r"(?:(?:Sitzungs|Ergebnis|Kurz|Beschluss|Verlaufs|Verhandlungs)?(?:[Nn]iederschrift|[Pp]rotokoll))"
    r"|Auszug [-–]|N ?I ?E ?D ?E ?R ?S ?C ?H ?R ?I ?F ?T|P ?R ?O ?T ?O ?K ?O ?L ?L)(?: .{0,120})?"
)
_ATTACHMENT = re.compile(
    r"(?:Anlage|Anl\.) ?(?:Nr\. ?)?(?:\d{1,3}[a-z]?)?,? (?:zu|zur|zum) .{0,60}\d.{0,60}"
    r"|(?:Drucksache|Vorlage|DS|Drs\.)(?:[ -]?Nr\.?)?:? ?[\w/ .-]{0,20}\d ?[-–,/(:]{0,2} ?Anlage ?(?:\d{1,3}[a-z]?)?\)?"
)
_GLUED = re.compile(r".{0,60}?[a-zäöüß](?=[A-ZÄÖÜ][a-zäöüß])")
"""A cell with the next one glued to it, as on a web page: no word has a capital in it."""
_DAMAGED_TYPES = (
    "Beschlussvorlage", "Mitteilungsvorlage", "Informationsvorlage", "Sitzungsvorlage", "Berichtsvorlage",
    "Entscheidungsvorlage", "Drucksache",
)  # fmt: skip
"""Types long enough to be known although OCR damaged them."""
_DAMAGED_LENGTH = (9, 22)
_BY_MOVER = re.compile(r"(?:der|des|von) \S")
_SUBJECT_LINES = 6
"""Lines up to a letter's salutation, from its subject on."""
_LONGEST_LABEL = 40
_LETTERHEAD = 8
"""Lines that a letterhead may take; a type may stand beside it."""
_MAY_BE_TYPE = re.compile(r"[\w-]{0,40}(?:orlage|ORLAGE|rucksache|RUCKSACHE|antrag|anfrage)\b")


@dataclass(frozen=True, slots=True)
class DocumentType:
    """The kind of a document, the index of the line that says so, and the type as printed there."""

    kind: Kind
    line: int
    heading: Passage | None
    is_typed: bool = True
    """Whether the heading is the paper's type; else it is what shows that a document without one is a paper."""
    is_labelled: bool = False
    """Whether a label says that it is the type."""
    mended: str | None = None
    """The type that the heading was before OCR damaged it."""


@dataclass(frozen=True, slots=True)
class _Headings:
    """What a type on a line of its own is, with what may stand before and behind it; and the labels of a type."""

    pattern: re.Pattern[str]
    labels: Labels
    types: Words = ()
    """The council's own words for papers."""


def _headings_of(profile: CouncilProfile | None) -> _Headings:
    """With the council's own words and numbers."""
    own = profile.types if profile else ()
    number = profile.reference.pattern if profile and profile.reference else None
    return _Headings(_type_heading(own, number), words_of(profile).labels, own)


@lru_cache(maxsize=256)
def _type_heading(own: Words, number: str | None) -> re.Pattern[str]:
    types = "|".join((*map(re.escape, sorted(own, key=len, reverse=True)), _TYPES))
    behind = rf"(?: (?:Nr\.? )?(?:{number})|{_BEHIND})" if number else _BEHIND
    return re.compile(rf"{_QUALIFIED}?(?P<type>{types})(?![a-mo-zäöüß]|n(?!-N))(?P<qualifier>{behind})")


def document_type(items: Sequence[FlowItem], profile: CouncilProfile | None = None) -> DocumentType:
    """The kind by the first heading that names one; "other" where none does (or rules of procedure, see there).

    A type that says more ("Beschlussvorlage") goes before "Drucksache" or "Vorlage" over a number. A profile has more
    words for papers, and numbers that may stand behind them.
    """
    if (page := meeting_page(items)) is not None:
        return DocumentType(page[0], 0, page[1])
    own = _headings_of(profile)
    generic: DocumentType | None = None
    heads = 0
    for index, item in enumerate(items[: HEAD_LINES * 2]):
        if isinstance(item, FlowTable):
            found = _type_in_table(item, index, own)
        elif heads < HEAD_LINES:
            heads += 1
            if (len(item.text.value) > 160 and not item.text.value.startswith("Betreff:")) or (
                generic is not None and _is_section(items, index)
            ):
                break
            found = _type_on_line(item.text, index, own, items) or (
                _type_beside(item, index, own) if heads <= _LETTERHEAD else None
            )
        else:
            break
        if found is None or found.heading is None or _stands_under_title_label(items, index, own):
            continue
        if found.kind == "attachment" and generic is not None:
            continue  # an Anlage that the paper lists
        word = closed_up(found.heading.value).casefold()
        is_sure = found.is_labelled or (
            word not in _GENERIC
            and (
                generic is None
                or word not in _LOOSE
                or _stands_over_stations(items, index)
                or _stands_over_mover(items, index)
            )
        )
        if found.kind != "paper" or is_sure:
            return found
        generic = generic or found
    found = _damaged_type(items) or generic
    if found is not None:
        return found
    shown = shows_paper(items, words_of(profile), profile)
    return DocumentType("paper", 0, shown, is_typed=False) if shown is not None else DocumentType("other", 0, None)


def _damaged_type(items: Sequence[FlowItem]) -> DocumentType | None:
    """A paper whose type OCR damaged: a word alone on its line that only one type is near to."""
    for index, item in enumerate(items[:HEAD_LINES]):
        text = item.text if isinstance(item, FlowLine) else None
        if text is None or not _DAMAGED_LENGTH[0] <= len(text.value) <= _DAMAGED_LENGTH[1] or " " in text.value:
            continue
        word = nearest_word(text.value, _DAMAGED_TYPES)
        if word is not None and text.value != f"{word}n":  # a heading over several papers
            return DocumentType("paper", index, text, mended=word)
    return None


def _stands_under_title_label(items: Sequence[FlowItem], index: int, own: _Headings) -> bool:
    """Whether the line over a line is the label of the title and nothing else: what it says is the title."""
    over = items[index - 1] if index else None
    if not isinstance(over, FlowLine) or len(over.text.value) > _LONGEST_LABEL:
        return False
    mark = labelled(over.text, own.labels)
    return mark is not None and mark.field == "name" and not mark.rest.value


def _stands_over_mover(items: Sequence[FlowItem], index: int) -> bool:
    """Whether the line under a line says whose it is ("Anfrage" over "der Fraktion …")."""
    under = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(under, FlowLine) or _BY_MOVER.match(under.text.value) is None:
        return False
    return any(True for _ in movers(under.text.part(under.text.value.index(" ") + 1)))


def _stands_over_stations(items: Sequence[FlowItem], index: int) -> bool:
    """Whether a Beratungsfolge opens right under a line: no section does so."""
    return index + 1 < len(items) and columns_at(items, index + 1) is not None


def is_paper_type(text: str, profile: CouncilProfile | None = None) -> bool:
    """Whether a line is the heading of a paper, by its type; a profile has more words for papers."""
    number = profile.reference.pattern if profile and profile.reference else None
    return _heading(_type_heading(profile.types if profile else (), number), closed_up(text)) is not None


def _is_section(items: Sequence[FlowItem], index: int) -> bool:
    heading = heading_of(items, index)
    return heading is not None and heading.rule == "heading/known"


def _heading(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The heading with a type that a text is; a word for any paper only labels its number ("Vorlagen-Nr.: 7")."""
    match = pattern.fullmatch(text)
    is_label = match and match["type"].casefold() in _GENERIC and match["qualifier"].startswith(("n-", "-", ":"))
    return None if is_label else match


def _type_on_line(text: Passage, index: int, own: _Headings, items: Sequence[FlowItem] = ()) -> DocumentType | None:
    """The kind that a line says: by its heading, or behind the label of the paper's type."""
    value = text.value
    if _ATTACHMENT.fullmatch(value):
        return DocumentType("attachment", index, text)
    if match := _heading(own.pattern, value) or _before_label(text, own):
        return DocumentType("paper", index, text.part(*match.span("type")))
    if (motion := MOTION_AND_TITLE.match(value)) and _is_letter(items, index):
        return DocumentType("paper", index, text.part(*motion.span("type")))
    if (spaced := spaced_end(value)) and _heading(own.pattern, closed_up(value)):
        return DocumentType("paper", index, text.part(0, spaced))
    if spaced and _MINUTES.fullmatch(closed_up(value)):
        return DocumentType("minutes", index, text)
    if _INVITATION.fullmatch(value):
        return DocumentType("invitation", index, text)
    if _MINUTES.fullmatch(value):
        return DocumentType("minutes", index, text)
    for mark in all_labelled(text, own.labels):
        if mark.field != "type":
            continue
        cell = _GLUED.match(mark.rest.value)
        if match := own.pattern.match(cell.group() if cell else mark.rest.value):
            return DocumentType("paper", index, mark.rest.part(*match.span("type")), is_labelled=True)
    return None


def _is_letter(items: Sequence[FlowItem], index: int) -> bool:
    """Whether a letter begins soon behind a line, so that the line is its subject."""
    behind = items[index + 1 : index + _SUBJECT_LINES]
    return any(isinstance(item, FlowLine) and item.text.value.startswith("Sehr geehrte") for item in behind)


def _type_beside(line: FlowLine, index: int, own: _Headings) -> DocumentType | None:
    """A type in another column than the sender, which wide blanks keep apart ("Kreis Musterland       Vorlage")."""
    if _MAY_BE_TYPE.search(line.text.value) is None and not (
        own.types and any(word in line.text.value for word in own.types)
    ):
        return None
    sender, *columns = parted(line)
    first = _heading(own.pattern, sender.value) if columns else None
    if first is not None and first.group("type").casefold() not in (*_LOOSE, *_GENERIC):
        return DocumentType("paper", index, sender.part(*first.span("type")))
    if len(columns) != 1 or labelled(sender, own.labels) is not None:
        return None
    match = _heading(own.pattern, columns[0].value)
    if match is None or match.group("type").casefold() in _LOOSE:
        return None
    return DocumentType("paper", index, columns[0].part(*match.span("type")))


def _type_over_title(table: FlowTable, cell: Cell, index: int, own: _Headings) -> DocumentType | None:
    """A type that is all of the first line in a cell, as printed small over the title."""
    first = table.cell_lines(cell)[0]
    match = _heading(own.pattern, first.value)
    if match is None or match.group("type").casefold() in _LOOSE:
        return None
    return DocumentType("paper", index, first.part(*match.span("type")))


def _before_label(text: Passage, own: _Headings) -> re.Match[str] | None:
    """A type with a label of the header behind it, as of the next column ("Beschlussvorlage Datum: 03.02.2021")."""
    match = own.pattern.match(text.value)
    if match is None or match.group("qualifier"):
        return None
    behind = labelled(text.part(match.end("type")), own.labels, colon=True)
    return match if behind is not None and text.value[match.end("type") :].startswith(" ") else None


def _type_in_table(table: FlowTable, index: int, own: _Headings) -> DocumentType | None:
    """The type in a cell of a header's table, alone, behind its label or under it."""
    wanted = False
    for row in table.table.rows[:12]:
        for cell in row:
            if not cell.ranges:
                continue
            text = table.cell(cell)
            found = _type_on_line(text, index, own) if len(text.value) < 80 else None
            if found is not None and found.kind == "paper" and (wanted or found.heading != text or len(row) > 1):
                return found
            if len(cell.ranges) > 1 and (found := _type_over_title(table, cell, index, own)) is not None:
                return found
            wanted = labelled(text, own.labels.of("type")) is not None
    return None
