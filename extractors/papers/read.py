"""A council paper: header, sections, Anlagen and what its text names, as one typed draft."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms.header import read_header
from extractors.forms.signatures import Signature, signers
from extractors.forms.tables import title_under
from extractors.forms.typed import closed_up, is_number, movers, person
from extractors.forms.vocabulary import words_of
from extractors.forms.walk import Header
from extractors.papers.attachments import Attachment, read_attachments
from extractors.papers.closing import read_closing
from extractors.papers.parts import financial_impact, proposed_resolution
from extractors.papers.sheet import OF_PAGE, is_about_papers, is_mail, is_page
from extractors.text.blocks import blocks
from extractors.text.dates import find_dates, read_date
from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.headings import NONE
from extractors.text.passage import Passage
from extractors.text.reference_parts import VERSION_WORDS
from extractors.text.references import NUMBER, is_reference, own_grammar, read_reference, tidy
from extractors.text.repair import with_umlauts
from extractors.text.sections import SectionBlocks, sections
from schemas.council import CouncilProfile
from schemas.evidence import Found

_ITEM_NUMBER = re.compile(r"(?:Nr\. ?)?(\d{1,3}(?:\.\d{1,3}){0,3})\.?")
_BY_GROUP = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöü]{2,20} )?(?:[A-ZÄÖÜ][a-zäöü]{0,20})?(?:[Aa]ntrag|[Aa]nfrage|ANTRAG|ANFRAGE) (?:der|des) "
    r"(?P<by>.{3,60}?)(?= vom | zum | zur |$)"
)

_BY_RULE = re.compile(
    r"\S{0,20}(?:[Aa]ntrag|[Aa]nfrage|ANTRAG|ANFRAGE) (?:gem\.|gemäß|nach) § ?\d.{0,40}?"
    r"\b(?:Geschäftsordnung|GeschO|[A-Za-zÄÖÜäöü]{0,6}(?:GO|GemO|KVerf|KVG|KomVG|KrO|LKrO|KO|KV|BezVG))\b"
)
"""What a motion is moved by: a council's rules of procedure, a Land's municipal code."""
_SUBJECT = re.compile(
    r"[A-Za-zäöüÄÖÜ]{0,20}(?:[Aa]ntrag|[Aa]nfrage) (?:der|des) \S.{2,60}? "
    r"(?:zum|zur|zu|auf|betreffend|wegen) \S.{6,150}$"
)
"""A heading that says by itself what a motion is about."""
_LETTER = 8
"""Items from a letter's subject on that have its salutation."""
_UP_TO_NUMBER = re.compile(r"[^\d§:]{4,50}(?:(?<=[NnRr][rR.]): {0,2}|(?<=ummer): {0,2})?(?=\d|[A-Z]{1,4}/)")
"""A type before its number; what stands behind a label with its colon is that label's."""
_OFFICES = ("office", "author", "department")
"""Fields that name the office, the surest first: an author's unit is it only where no other is named as responsible."""
_PLACE_AND_DATE = re.compile(
    r"[A-ZÄÖÜ][\wäöüß -]{2,40}, (?:den |dem )?\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,9}) ?\d{4}"
)
_CLOSING = 4
"""Lines that a paper may close with: place and date, who signs."""
_CODED_NUMBER = re.compile(r"[A-ZÄÖÜ]{1,4} \d[\d./-]{3,20}(?:[A-ZÄÖÜ]{1,3}\d{1,3})?(?!\S)")
"""A number with the code of a unit before it, of a grammar of its own ("SG 2/011/2025")."""
_TERMED_NUMBER = re.compile(r"[A-ZÄÖÜ]{1,4} ?\d{1,5} ?\((?:[XVI]{1,6}|\d{4})[/-]\d{2,4}(?:[/-]\d{2,4})?\)(?!\S)")
"""A number with the council's term or year in brackets behind it ("BV 412 (VI/2017)"), which is none by itself."""
_VERSION = re.compile(rf" \d{{1,2}}\. (?:{VERSION_WORDS})(?!\w)")
"""Which version of a paper it is, behind a number of a grammar of its own."""
_GENERIC = ("Vorlage", "Drucksache")
"""Types that are words for any printed sheet too: title and number alone make no paper of one."""
_HERE = "hier: "
"""What a title begins with where the line over it says what the letter is; the paper's number with a dash is none."""
_GLUE = ("-", "/", "_")
_DATED = re.compile(r" vom (?P<date>\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,9}) ?\d{2,4})$")


@dataclass(slots=True)
class PaperDraft:
    """What a paper says, each value with its ground; the record is put together from it."""

    header: Header
    paper_type: Found[str] | None
    reference: Found[str] | None = None
    name: Found[str] | None = None
    date: Found[str] | None = None
    offices: tuple[Found[str], ...] = ()
    movers: tuple[Found[str], ...] = ()
    file_reference: Found[str] | None = None
    agenda_item: Found[str] | None = None
    sections: tuple[SectionBlocks, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    proposed_resolution: Found[str] | None = None
    financial_impact: Found[str] | None = None
    unread: list[tuple[str, Passage]] = field(default_factory=list)
    """Header values that are there but not of their field's type: (field, wording)."""
    is_by_rule: bool = False
    """Whether the heading names the rule by which the paper is moved ("Anfrage gemäß § 3 der Geschäftsordnung")."""
    is_letter: bool = False
    """Whether it addresses someone ("Sehr geehrte …")."""
    is_about_papers: bool = False
    """Whether what stands next to the type says that the document is about papers ("Leitfaden für Vorlagen")."""
    is_page: bool = False
    """Whether the type stands over the page of a council information system, with a dash before the number."""
    is_mail: bool = False
    """Whether an e-mail's head stands over its type."""

    @property
    def is_council_paper(self) -> bool:
        """Whether the form of a council paper is there beyond its heading; an e-mail only speaks of papers."""
        if self.is_mail:
            return False
        stations = [station for station in self.header.stations if station.start or station.public or station.role]
        title = self.header.first("name")
        marks = (
            self.reference, title, self.proposed_resolution,
            self.date, self.agenda_item, self.file_reference, *self.offices, *self.movers,
        )  # fmt: skip
        is_generic = self.paper_type is not None and self.paper_type.value in _GENERIC
        if is_generic and self.is_about_papers and not self._has_whole_form:
            return False
        counts_headings = is_generic or self.is_page
        headings = sum(section.heading is not None for section in self.sections) if counts_headings else 0
        least = 3 if is_generic and not self.is_page else 2
        enough = self.reference is not None and sum(mark is not None for mark in marks) + headings >= least
        enough = enough or self._has_whole_form
        is_motion = self.is_by_rule or (bool(self.movers) and (self.is_letter or self.proposed_resolution is not None))
        return bool(stations) or enough or (is_motion and self.date is not None and self.name is not None)

    @property
    def _has_whole_form(self) -> bool:
        """Whether number, day and Beratungsfolge are there: what lists or explains papers has none of its own."""
        if self.reference is None or not (self.header.has_schedule and self.header.stations):
            return False
        return self.date is not None or any(station.start is not None for station in self.header.stations)


def read_paper(
    items: Sequence[FlowItem],
    type_line: int,
    type_heading: Passage | None,
    profile: CouncilProfile | None,
    mended: str | None = None,
) -> PaperDraft:
    """Reads a paper whose type stands at index `type_line` of the flow; without a heading it prints none.

    `mended` is the type where OCR damaged its heading.
    """
    header = read_header(items, type_line, profile)
    if type_heading is not None and "name" not in header.values:
        _take_title_under_type(header, items[type_line], type_heading)
    begin, end = header.before
    closing = read_closing(items, header.body)
    text = (*items[header.body : closing.lines.start], *items[closing.lines.stop :])
    own = profile.headings if profile else {}
    parts = sections(blocks((*items[begin:end], *text), own=words_of(profile).headings if own else NONE))
    draft = PaperDraft(header, _paper_type(type_heading, mended) if type_heading else None)
    heading = getattr(items[type_line], "text", None)
    if isinstance(heading, Passage):
        draft.is_by_rule = _BY_RULE.match(heading.value) is not None
        if header.title is None and _SUBJECT.match(heading.value) is not None:
            header.title = heading
    draft.is_letter = any(_opens_letter(item) for item in items[type_line : type_line + _LETTER])
    draft.is_mail = is_mail(items, type_line)
    draft.is_about_papers = is_about_papers(items, type_line, header)
    draft.is_page = isinstance(heading, Passage) and is_page(items, heading)
    _read_header_values(draft, items, type_line, profile)
    _add_signatures(draft, closing.signatures)
    draft.sections = parts
    draft.attachments = read_attachments(parts, own.get("attachments", ()))
    is_motion = type_heading is not None and closed_up(type_heading.value).casefold().endswith("antrag")
    draft.proposed_resolution = proposed_resolution(parts, own.get("proposal", ()), is_motion=is_motion)
    draft.financial_impact = financial_impact(parts, own.get("costs", ()), header.unclaimed)
    if draft.financial_impact is not None and draft.financial_impact.rule == "label/financial-impact":
        header.unclaimed = [text for text in header.unclaimed if not text.value.endswith(draft.financial_impact.value)]
    return draft


def _opens_letter(item: FlowItem) -> bool:
    """Whether a line is a letter's salutation."""
    return isinstance(item, FlowLine) and item.text.value.startswith("Sehr geehrte")


def _take_title_under_type(header: Header, item: FlowItem, heading: Passage) -> None:
    """The title where it stands under the type in a cell, which no label claims."""
    title = title_under(item, heading) if isinstance(item, FlowTable) else None
    if title is not None and len(title.value) > len("Neubau"):
        header.title = title
        header.unclaimed = [text for text in header.unclaimed if not text.value.endswith(title.value)]


def _paper_type(heading: Passage, mended: str | None) -> Found[str]:
    """The heading in normal case, or as it was before OCR damaged it."""
    if mended is not None:
        return heading.found(mended, "heading/damaged-type")
    value = closed_up(heading.value)
    if value.isupper():
        value = value.capitalize()
    return heading.found(value, "heading/paper-type")


def _read_header_values(
    draft: PaperDraft, items: Sequence[FlowItem], type_line: int, profile: CouncilProfile | None
) -> None:
    header = draft.header
    if text := header.first("reference") or _behind_type(items, type_line, profile):
        number = _number(text, profile)
        if number is not None:
            draft.reference = number.found(tidy(number.value), "label/reference")
        elif header.first("reference"):
            draft.unread.append(("reference", text))
    draft.date = _date(header, items[type_line]) or _date_at_end(items, header)
    if header.title is not None:
        own = draft.reference.value if draft.reference is not None else ""
        before = (_HERE, f"{own} - ", f"{own} – ")
        led = next((words for words in before if header.title.value.startswith(words)), "")
        draft.name = header.title.part(len(led)).read("header/title")
    offices = next((header.values[name] for name in _OFFICES if name in header.values), ())
    draft.offices = tuple({text.value: _office(text) for text in reversed(offices)}.values())[::-1]
    _read_originators(draft, items, type_line)
    if text := header.first("file_reference"):
        draft.file_reference = text.read("label/file-reference")
    if text := header.first("agenda_item"):
        match = _ITEM_NUMBER.fullmatch(text.value)
        if match:
            draft.agenda_item = text.part(*match.span(1)).read("label/agenda-item")
        else:
            draft.unread.append(("agendaItem", text))
    if draft.date is None and (text := header.first("date")):
        draft.unread.append(("date", text))


def _number(text: Passage, profile: CouncilProfile | None) -> Passage | None:
    """The number behind its label: of a known grammar, else the first word, which then is one of its own grammar."""
    number = read_reference(text, profile)
    if number is not None and (termed := _TERMED_NUMBER.match(text.value)) is not None and "(" not in number.value:
        return text.part(0, termed.end())
    coded = _CODED_NUMBER.match(text.value) if number is None else None
    first = text.part(0, coded.end() if coded else text.value.find(" ") if " " in text.value else None)
    if number is not None and not (
        first.value.startswith(number.value) and first.value[len(number.value) :][:1] in _GLUE
    ):
        return number
    if not is_number(first.value) or find_dates(first):
        return number
    version = _VERSION.match(text.value, len(first.value))
    return text.part(0, version.end()) if version else first


def _read_originators(draft: PaperDraft, items: Sequence[FlowItem], type_line: int) -> None:
    """Who moves the paper: the groups, and the members of the council with their office."""
    texts = list(draft.header.values.get("originator", ()))
    heading = getattr(items[type_line], "text", None)
    if isinstance(heading, Passage) and (match := _BY_GROUP.match(heading.value)):
        texts.append(heading.part(*match.span("by")))
    groups: list[Found[str]] = []
    for text in texts:
        member = person(text)
        if member is None:
            groups.extend(group.read("label/originator") for group in movers(text))
            continue
        name, role = text.part(*member.span("name")), text.part(*member.span("role"))
        signed = Signature(name.read("label/originator-person"), role.read("label/originator-role"), None, 1)
        draft.header.signatures.append(signed)
    draft.movers = tuple({group.value: group for group in reversed(groups)}.values())[::-1]
    _add_signatures(draft, signers(items))


def _add_signatures(draft: PaperDraft, signed: Sequence[Signature]) -> None:
    known = {each.name.value for each in draft.header.signatures}
    draft.header.signatures.extend(each for each in signed if each.name.value not in known)


def _behind_type(items: Sequence[FlowItem], type_line: int, profile: CouncilProfile | None) -> Passage | None:
    """The number printed on the type's own line ("Vorlage 2018/077"), if any."""
    item = items[type_line]
    text = getattr(item, "text", None)
    if isinstance(text, Passage):
        if profile and profile.reference and (own := own_grammar(profile.reference.pattern).search(text.value)):
            return text.part(*own.span())
        if page := OF_PAGE.fullmatch(text.value):
            return text.part(*page.span("number"))
        if number := NUMBER.search(text.value):
            return text.part(*number.span()) if is_reference(number.group(), None) else None
        match = _UP_TO_NUMBER.match(text.value)
        if match:
            return text.part(match.end())
    return None


def _date(header: Header, heading: FlowItem) -> Found[str] | None:
    """The paper's own date, else that of its receipt, one without a label, or that of its heading or signature."""
    for name in ("date", "received", "dated"):
        for text in header.values.get(name, ()):
            found = read_date(text, f"label/{name}")
            if found is not None:
                return found
    title = getattr(heading, "text", None)
    if isinstance(title, Passage) and (match := _DATED.search(title.value)):
        return read_date(title.part(match.start("date")), "heading/date")
    return next((signed.date for signed in header.signatures if signed.date is not None), None)


def _date_at_end(items: Sequence[FlowItem], header: Header) -> Found[str] | None:
    """Place and date that a paper closes with, its name or office under them, no later than its first meeting."""
    starts = [station.start.value for station in header.stations if station.start is not None]
    for item in items[max(header.body, len(items) - _CLOSING) :]:
        text = getattr(item, "text", None)
        if isinstance(text, Passage) and _PLACE_AND_DATE.fullmatch(text.value):
            date = read_date(text, "signature/place-and-date")
            if date is not None and all(date.value <= start for start in starts):
                return date
    return None


def _office(text: Passage) -> Found[str]:
    """The office with its umlauts; a spelling that was mended stays in the evidence's wording."""
    return text.found(with_umlauts(text.value), "label/office")
