"""Whose paper it is: the body by letterhead, folder or the document's own words, never by its form alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.letterhead import body_of_letterhead
from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.headings import heading_of
from extractors.text.passage import Passage, concatenate
from schemas.council import CouncilProfile
from schemas.document import Document
from schemas.evidence import Found, Issue

_HEAD_LINES = 25

_OWN = re.compile(
    r"\b(?:[Ii]m|[Dd]es|vom|am|für den|dem|den|[Dd]er) (?P<near>(?:benachbarte|angrenzende|andere)[nrs]? )?"
    r"(?P<kind>Landkreis|Landkreises|Kreis|Kreises) (?P<name>[A-ZÄÖÜ][a-zäöüß]{2,30}(?:-[A-ZÄÖÜ][a-zäöüß]{2,30})?)"
)
_TOWN = re.compile(
    r"\b(?:[Dd]er|[Dd]ie) (?P<near>(?:benachbarten?|angrenzenden?|anderen?) )?"
    r"(?P<kind>Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|Hansestadt|Universitätsstadt) "
    r"(?P<name>(?:(?:Bad|Groß|Klein|Alt|Neu|Sankt|Königs|Schwäbisch|Bergisch|Hessisch|Preußisch|Märkisch|Deutsch|Hohen)"
    r" )?[A-ZÄÖÜ][a-zäöüß]{2,30}(?:-[A-ZÄÖÜ][a-zäöüß]{2,30})?)"
)
_OWN_TOWN = re.compile(
    r"(?:Gemeinderats?|Stadtrats?|Rat(?:e?s)?|Ausschuss(?:es)?|Hauptsatzung|Satzung|[Vv]erwaltung|Haushalt[a-zäöü]{0,12}"
    r"|[Bb]ürgermeister(?:in|s)?|Geschäftsordnung|Einwohner(?:innen|n)?|Bürger(?:n)?|[Ee]igenbetriebs?|Amt|Dienststellen"
    r"|Vertretung|Mitarbeitenden|Internetauftritt|Gebiet|Stadtgebiet) $"
)
_TOWN_COUNCIL = re.compile(
    r"^(?:\d{1,2}[.)] )?(?:Rat|Gemeinderat|Stadtrat|Ortsrat|Ortschaftsrat|Stadtvertretung|Gemeindevertretung"
    r"|Stadtverordnetenversammlung)\b",
    re.M,
)
_IN_TITLE = re.compile(
    r"\b(?:de[rs]|im|für den|für die) (?P<kind>Landkreis(?:es)?|Kreis(?:es)?|(?:Große[nr]? Kreiss|Hanses|S)tadt"
    r"|(?:Samtg|Verbandsg|G)emeinde|Markt(?:es)?) "
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,30}(?:[- ](?!\w{0,20}(?:ordnung|periode|satzung)\b|Satzung|Statut|Richtlinie)"
    r"(?!Stand\b|Fassung)[A-ZÄÖÜ][a-zäöüß]{2,30})?)"
)
_NEIGHBOUR = re.compile(
    r"(?:[Nn]achbar|benachbart|[Ww]ie |nders als |Gegensatz |mit dem |mit der |auch |andere[nr]? |gemeinsam |Beispiel "
    r"|gegenüber |Vergleich )[^.]{0,40}$"
)


_OWN_ORGAN = re.compile(r"(?:Kreistags?|Verwaltung|Kreisverwaltung|Landratsamts?|[Aa]usschuss(?:es)?|Landrats?) des $")


_NO_NAME = frozenset(("Wir", "Die", "Der", "Das", "Den", "Im", "In", "Für", "Wie", "Bei", "Zur", "Zum", "Ein", "Eine"))
"""What a line begins with behind one that ends in "im Landkreis"."""


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
    by_head = body_of_letterhead(items, profiles)
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
    kind = re.sub(r"^Große[nr]? Kreiss", "S", match["kind"].removesuffix("es"))
    name = title.part(match.start("kind"), match.end()).found(f"{kind} {match['name']}", "body/title")
    return OwnBody(name, _profile_of(name.value, profiles))


def _profile_of(name: str, profiles: Sequence[CouncilProfile]) -> CouncilProfile | None:
    return next((profile for profile in profiles if profile.name == name), None)


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
    "mit dem" or "benachbart" is. A town is a Kreis's own place as well: it counts only where the text names one of its
    organs ("Gemeinderat der Stadt …"), or where the paper has its form.
    """
    said = _Said()
    for text, is_head in _texts(items):
        if "reis" in text.value:
            _count(said, text, is_head, _OWN, _OWN_ORGAN)
        if "tadt" in text.value or "emeinde" in text.value:
            _count(said, text, is_head, _TOWN, _OWN_TOWN)
    formed = {profile.name for profile in alike}
    head = _head_text(items) if said.weights else ""
    of_town = _TOWN_COUNCIL.search(head) is not None and "Kreistag" not in head
    for name in list(said.weights):
        is_town = not name.startswith(("Landkreis", "Kreis"))
        if not is_town and of_town:  # a town's paper names the Kreis that it lies in
            del said.weights[name]
            continue
        once = len(said.places[name]) < 2  # "der Stadt Kosten" may be any noun
        if (name in said.neighbours - said.own) or (is_town and name not in formed and (once or name not in said.own)):
            del said.weights[name]
    ranked = said.weights.most_common(2)
    if not ranked and len(alike) == 1:
        return _place_and_form(items, alike[0])
    if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    name, weight = ranked[0]
    if weight < 2 and (len(ranked) > 1 or [profile.name for profile in alike] != [name]):
        return None
    return said.places[name][0].found(name, "body/own-words" if weight >= 2 else "body/own-words-and-form")


def _place_and_form(items: Sequence[FlowItem], profile: CouncilProfile) -> Found[str] | None:
    """A town whose form the paper has, where the text names the place without saying that it is one."""
    if profile.classification not in ("Stadt", "Gemeinde"):
        return None
    place = re.compile(rf"\b{re.escape(profile.name.partition(' ')[2])}\b")
    for text, _ in _texts(items):
        match = place.search(text.value)
        if match and not _NEIGHBOUR.search(text.value[max(0, match.start() - 50) : match.start()]):
            return text.part(*match.span()).found(profile.name, "body/place-and-form")
    return None


@dataclass(slots=True)
class _Said:
    """How often a text names which body, and which of them as its own or as a neighbour."""

    places: dict[str, list[Passage]] = field(default_factory=dict)
    weights: Counter[str] = field(default_factory=Counter)
    neighbours: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)


def _count(said: _Said, text: Passage, is_head: bool, pattern: re.Pattern[str], organ: re.Pattern[str]) -> None:
    """Counts the bodies of one pattern in a text; its own organ before a name, or its head, weigh double."""
    is_kreis = pattern is _OWN
    for match in pattern.finditer(text.value):
        groups = match.groupdict()
        start = match.start("kind")
        before = text.value[max(0, match.start() - 50) : start if is_kreis else match.start()]
        name = f"{groups['kind'].removesuffix('es')} {groups['name']}"
        if groups["near"] or _NEIGHBOUR.search(before):
            said.neighbours.add(name)
            continue
        if groups["name"] in _NO_NAME:
            continue
        said.places.setdefault(name, []).append(text.part(start, match.end()))
        is_own = organ.search(before) is not None or (is_head and is_kreis)
        said.weights[name] += 2 if is_own else 1
        if is_own:
            said.own.add(name)


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
    head = _head_text(items)
    return [profile for profile in profiles if profile.form and all(label in head for label in profile.form)]


def _head_text(items: Sequence[FlowItem]) -> str:
    """The first lines and cells of a document, a line each."""
    return "\n".join(
        item.text.value
        if isinstance(item, FlowLine)
        else "\n".join(item.cell(cell).value for row in item.table.rows for cell in row)
        for item in items[:40]
    )


def _unknown(alike: Sequence[CouncilProfile]) -> tuple[Issue, ...]:
    """Says that no body is named, and whose form it is where it is one council's alone."""
    if len(alike) == 1:
        message = f"the paper names no council; its form is that of {alike[0].name}: say --body {alike[0].id} if it is"
        return (Issue(code="body_proposed", message=message, path="/body"),)
    return (Issue(code="body_unknown", message="the paper names no council; say --body to name it", path="/body"),)
