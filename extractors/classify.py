"""What a document is, and whose it is: its kind by its heading, its body by letterhead, folder or its own words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.headings import heading_of
from extractors.text.passage import Passage, concatenate
from schemas.council import CouncilProfile, Words
from schemas.document import Document
from schemas.evidence import Found, Issue
from schemas.record import Kind

_TYPES = (
    r"(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{2,30}-? ?)?(?:[Vv]orlage|VORLAGE)"
    r"|Drucksache|Antrag|Anfrage|Stellungnahme|ANTRAG|ANFRAGE"
)
_QUALIFIER = r"(?: (?:Nr\.?|DS|der|des|für|zur|zum|an|vom|von|\(|[-–]|\d|[A-Z]{1,4}[/ -]).{0,100}|/\d.{0,20})?"
_INVITATION = re.compile(
    r"(?:(?:Öffentliche )?(?:Sitzungse|E)inladung|(?:Öffentliche )?Bekanntmachung|E ?I ?N ?L ?A ?D ?U ?N ?G)"
    r"(?: .{0,120})?"
    r"|Tagesordnung (?:zur?|für|der) .{0,120}"
)
_MINUTES = re.compile(
    r"(?:(?:Öffentliche |Auszug aus (?:der|dem) |Beglaubigter Auszug aus (?:der|dem) )?"
    r"(?:(?:Sitzungs|Ergebnis|Kurz|Beschluss|Verlaufs|Verhandlungs)?(?:[Nn]iederschrift|[Pp]rotokoll))"
    r"|N ?I ?E ?D ?E ?R ?S ?C ?H ?R ?I ?F ?T|P ?R ?O ?T ?O ?K ?O ?L ?L)(?: .{0,120})?"
)
_ATTACHMENT = re.compile(r"Anlage (?:Nr\. )?\d{1,3}(?: (?:zu|zur) .{0,120})")
_HEAD_LINES = 25

_KIND = r"Landkreis|Landratsamt|Kreis|Stadt|Gemeinde|Samtgemeinde|Markt|Verbandsgemeinde|Hansestadt|Universitätsstadt"
_NAME = r"[A-ZÄÖÜ][a-zäöüß]{2,30}(?:[- ][A-ZÄÖÜ][a-zäöüß]{2,30}){0,2}"
_LETTERHEAD = re.compile(rf"(?:{_KIND}) {_NAME}")
_OWN = re.compile(
    r"\b(?:[Ii]m|[Dd]es|vom|am|für den|dem|den|[Dd]er) (?P<near>(?:benachbarte|angrenzende|andere)[nrs]? )?"
    r"(?P<kind>Landkreis|Landkreises|Kreis|Kreises) (?P<name>[A-ZÄÖÜ][a-zäöüß]{2,30}(?:-[A-ZÄÖÜ][a-zäöüß]{2,30})?)"
)
_IN_TITLE = re.compile(
    r"\b(?:de[rs]|im|für den|für die) (?P<kind>Landkreis(?:es)?|Kreis(?:es)?|Stadt|Gemeinde|Samtgemeinde) "
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,30}(?:[- ][A-ZÄÖÜ][a-zäöüß]{2,30})?)"
)
_NEIGHBOUR = re.compile(
    r"(?:[Nn]achbar|benachbart|[Ww]ie |nders als |Gegensatz |mit dem |mit der |auch |andere[nr]? |gemeinsam |Beispiel "
    r"|gegenüber |Vergleich )[^.]{0,40}$"
)


_OWN_ORGAN = re.compile(r"(?:Kreistags?|Verwaltung|Kreisverwaltung|Landratsamts?|[Aa]usschuss(?:es)?|Landrats?) des $")


@dataclass(frozen=True, slots=True)
class DocumentType:
    """The kind of a document, the index of the line that says so, and the type as printed there."""

    kind: Kind
    line: int
    heading: Passage | None


@lru_cache(maxsize=256)
def _type_heading(own: Words) -> re.Pattern[str]:
    """The heading of a paper, with a council's own words for it."""
    types = "|".join((*map(re.escape, sorted(own, key=len, reverse=True)), _TYPES))
    return re.compile(rf"(?P<type>{types})(?P<qualifier>{_QUALIFIER})")


def document_type(items: Sequence[FlowItem], own: Words = ()) -> DocumentType:
    """The kind by the first heading that names one; "other" where none does (or rules of procedure, see there).

    `own` are the council's words for papers beyond the common ones.
    """
    heading = _type_heading(own)
    lines = [(index, item) for index, item in enumerate(items[: _HEAD_LINES * 2]) if isinstance(item, FlowLine)]
    for index, item in lines[:_HEAD_LINES]:
        text = item.text.value
        if len(text) > 160:
            break
        if _ATTACHMENT.fullmatch(text):
            return DocumentType("attachment", index, item.text)
        match = heading.fullmatch(text)
        if match:
            return DocumentType("paper", index, item.text.part(*match.span("type")))
        if _INVITATION.fullmatch(text):
            return DocumentType("invitation", index, item.text)
        if _MINUTES.fullmatch(text):
            return DocumentType("minutes", index, item.text)
    return DocumentType("other", 0, None)


@dataclass(frozen=True, slots=True)
class OwnBody:
    """Whose paper it is: its name with the ground for it, and its profile where one is known."""

    name: Found[str] | None
    profile: CouncilProfile | None
    issues: tuple[Issue, ...] = ()


def own_body(
    document: Document, items: Sequence[FlowItem], profiles: Sequence[CouncilProfile], given: str | None = None
) -> OwnBody:
    """The body: as the user says, or by letterhead, folder and running text, in this order.

    A form alone may be a neighbour's: it only gives an issue that proposes whose paper it could be.
    """
    by_folder = _from_folders(document, profiles)
    by_head = _from_letterhead(items, profiles)
    alike = _alike_in_form(items, profiles)
    by_text = _from_text(items, alike) if given or not (by_head or by_folder) else None
    named = by_head or by_folder or by_text
    if given:
        profile = next((entry for entry in profiles if given in (entry.id, entry.name)), None)
        named = Found(profile.name if profile else given, "body/given", method="given", ground=("--body",))
    if named is None:
        return OwnBody(None, None, _unknown(alike))
    others = (by_head, by_folder, by_text) if given else (by_folder,)
    issues = [issue for other in others for issue in _contradiction(named, other)]
    return OwnBody(named, _profile_of(named.value, profiles), (*issues, *_foreign_form(named, alike)))


def body_of_title(title: Passage, profiles: Sequence[CouncilProfile]) -> OwnBody | None:
    """The body that rules of procedure name in their title ("… des Gemeinderats der Stadt Musterstadt"), a town too."""
    match = _IN_TITLE.search(title.value)
    if match is None:
        return None
    kind = match["kind"].removesuffix("es")
    name = title.part(match.start("kind"), match.end()).found(f"{kind} {match['name']}", "body/title")
    return OwnBody(name, _profile_of(name.value, profiles))


def _profile_of(name: str, profiles: Sequence[CouncilProfile]) -> CouncilProfile | None:
    return next((profile for profile in profiles if profile.name == name), None)


def _from_letterhead(items: Sequence[FlowItem], profiles: Sequence[CouncilProfile]) -> Found[str] | None:
    """A line among the first ones that is a body's name and nothing else."""
    heads = [item for item in items[:8] if isinstance(item, FlowLine)]
    for item in heads:
        text = item.text.value
        for profile in profiles:
            for wording in (profile.name, *profile.letterhead):
                if text.casefold() == wording.casefold():
                    return item.text.found(profile.name, "body/letterhead")
    for item in heads[:3]:
        if _LETTERHEAD.fullmatch(item.text.value) and len(item.text.value) < 60:
            name = re.sub("^Landratsamt", "Landkreis", item.text.value)
            return item.text.found(name, "body/letterhead")
    return None


def _from_folders(document: Document, profiles: Sequence[CouncilProfile]) -> Found[str] | None:
    """The nearest folder that is named like a profile."""
    for folder in document.folders:
        for profile in profiles:
            if folder.casefold() in (profile.id, profile.name.casefold()):
                return Found(profile.name, "body/folder", method="given", ground=(folder,))
    return None


def _from_text(items: Sequence[FlowItem], alike: Sequence[CouncilProfile]) -> Found[str] | None:
    """The body that the running text names as its own: in its title or head, or again and again.

    A single mention in the text may be a neighbour's, unless the paper has that body's form, too; one behind "wie",
    "mit dem" or "benachbart" is.
    """
    places: dict[str, list[Passage]] = {}
    weights: Counter[str] = Counter()
    neighbours: set[str] = set()
    own: set[str] = set()
    for text, is_head in _texts(items):
        for match in _OWN.finditer(text.value) if "reis" in text.value else ():
            before = text.value[max(0, match.start() - 50) : match.start("kind")]
            kind = match.group("kind").removesuffix("es")
            name = f"{kind} {match.group('name')}"
            if match.group("near") or _NEIGHBOUR.search(before):
                neighbours.add(name)
                continue
            places.setdefault(name, []).append(text.part(match.start("kind"), match.end()))
            weights[name] += 2 if is_head or _OWN_ORGAN.search(before) else 1
            if is_head or _OWN_ORGAN.search(before):
                own.add(name)
    for name in neighbours - own:
        del weights[name]
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    name, weight = ranked[0]
    if weight < 2 and (len(ranked) > 1 or [profile.name for profile in alike] != [name]):
        return None
    return places[name][0].found(name, "body/own-words" if weight >= 2 else "body/own-words-and-form")


def _texts(items: Sequence[FlowItem]) -> Iterator[tuple[Passage, bool]]:
    """All texts of a document, lines joined, and whether they are its head (before the first section) or a heading."""
    headings = {index for index in range(len(items)) if _heads_section(items, index)}
    first = min(headings, default=_HEAD_LINES)
    head = [item.text for item in items[:first] if isinstance(item, FlowLine) and len(item.text.value) < 130]
    if head:
        yield concatenate(head), True
    run: list[Passage] = []
    for index, item in enumerate(items):
        if isinstance(item, FlowTable):
            yield from ((item.cell(cell), index < first) for row in item.table.rows for cell in row if cell.ranges)
        elif index in headings:
            yield item.text, True
        elif index >= first or len(item.text.value) >= 130:
            run.append(item.text)
            continue
        if run:
            yield concatenate(run), False
            run = []
    if run:
        yield concatenate(run), False


def _heads_section(items: Sequence[FlowItem], index: int) -> bool:
    heading = heading_of(items, index)
    return heading is not None and heading.rule != "heading/bold"


def _contradiction(named: Found[str], other: Found[str] | None) -> tuple[Issue, ...]:
    if other is None or other.value == named.value:
        return ()
    message = f"{named.value} ({named.rule}), but {other.value} ({other.rule})"
    return (Issue(code="body_contradiction", message=message, path="/body/name", spans=other.spans),)


def _foreign_form(named: Found[str], alike: Sequence[CouncilProfile]) -> tuple[Issue, ...]:
    """Says so where the form is that of other councils only."""
    names = [profile.name for profile in alike]
    if not names or named.value in names:
        return ()
    message = f"{named.value} ({named.rule}), but the form is that of {', '.join(names)}"
    return (Issue(code="body_contradiction", message=message, path="/body/name", spans=named.spans),)


def _alike_in_form(items: Sequence[FlowItem], profiles: Sequence[CouncilProfile]) -> list[CouncilProfile]:
    """The councils all of whose typical labels the head has."""
    head = "\n".join(
        item.text.value
        if isinstance(item, FlowLine)
        else "\n".join(item.cell(cell).value for row in item.table.rows for cell in row)
        for item in items[:40]
        if isinstance(item, FlowLine | FlowTable)
    )
    return [profile for profile in profiles if profile.form and all(label in head for label in profile.form)]


def _unknown(alike: Sequence[CouncilProfile]) -> tuple[Issue, ...]:
    """Says that no body is named, and whose form it is where it is one council's alone."""
    if len(alike) == 1:
        message = f"the paper names no council; its form is that of {alike[0].name}: say --body {alike[0].id} if it is"
        return (Issue(code="body_proposed", message=message, path="/body"),)
    return (Issue(code="body_unknown", message="the paper names no council; say --body to name it", path="/body"),)
