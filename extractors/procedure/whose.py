"""Whose rules a section's are where rules of procedure deal with several bodies: by its title, by its sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.rules.draft import RuleDraft
from extractors.text.bodies import ENDING, head_of
from extractors.text.names import Sentence
from extractors.text.nominative import nominative
from extractors.text.repair import folded
from extractors.text.sections import SectionBlocks
from schemas.evidence import Found

PLACE_ALONE = r"(?:Landkreise?s?\b|[Kk]reise?s?(?= [A-ZÄÖÜ]|$))"
"""Regex source: a Kreis as such, which is a place and no body ("des Kreises Musterland")."""
_BODY_IN_TITLE = re.compile(
    r"(?:^(?:Der |Die |Das )?|\b(?P<article>des|der|(?<=Verfahren )in den|(?<=Geschäftsgang )in den) )"
    rf"(?!{PLACE_ALONE})"
    r"(?P<name>(?:[A-ZÄÖÜ][\wäöüß-]{2,30}e[nrs]? ){0,2}(?=[A-ZÄÖÜ])[\wäöüß-]{0,40}?"
    rf"(?:{ENDING}|räten?|[Aa]usschüssen?|kommissionen|gruppen|vorstands?|kreises|[gG]remien|[a-zäöüß]versammlung))"
    r"(?=$|[/,]| (?:der|des|und|für)\b)"
)
_SEVERAL = re.compile(r"(?:[Rr]äte|üsse|[Gg]remien|gruppen|kommissionen)$")
"""How the name of several bodies of a kind ends ("Ausschüsse"): nobody's own."""
_NUMBER = re.compile(r"^(?:§ ?\d{1,3} ?[a-z]? ?|(?:[IVX]{1,5}|[A-H\d])\.? (?:Abschnitt|Teil)?[ :–-]{0,3})")
_LABEL = r"(?:\(?\d{1,2}[a-z]?[).] )?"
_PRONOUN = re.compile(rf"{_LABEL}(?:Er|Sie|Es|Diese[rs]?) (?!Satzung|Geschäftsordnung|Regel|Frist)[a-z]")
_OF = r"(?:(?:Die )?(?:Beschlüsse|Sitzungen|Mitglieder|Sitzung|Amtszeit|Einberufung) (?:des|der))"


def other_body(title: str, body: str | None) -> str | None:
    """The body that a section's title names, where it is another one than `body`, the rules' own (None: unknown)."""
    match = _BODY_IN_TITLE.search(_NUMBER.sub("", title))
    if match is None or re.search(r"(?:Stadt|Gemeinde|Kreis)räten?$", match["name"]):
        return None  # the members, not another body
    plural = re.search(r"(?:räten?|schüssen?|kommissionen|gruppen|gremien)$", match["name"])
    case_known = match["article"] and not plural
    name = nominative(f"{match['article']} {match['name']}", "genitive") if case_known else match["name"]
    name = re.sub(r"(?<=räte)n$|(?<=üsse)n$", "", name).replace("ausschuß", "ausschuss")
    if body is None:
        return name
    own = body.casefold()
    return None if name.split()[-1].casefold() in own or own in name.casefold() else name


def only_body(rules: Sequence[RuleDraft], sections: Sequence[SectionBlocks]) -> Found[str] | None:
    """The body that all of some rules are for, apart from how long these hold: that of a title that names an office."""
    bodies = {rule.organization for rule in rules if rule.type != "validity"}
    name = bodies.pop() if len(bodies) == 1 else None
    if name is None or _SEVERAL.search(name):
        return None
    titles = [section.title for section in sections if section.title]
    named = {title.value: other_body(title.value, None) for title in titles}
    if any(other and folded(other) != folded(name) for other in named.values()):
        return None  # rules of several bodies, of which only one has rules that are read
    section = next((one for one in sections if one.title and named[one.title.value] == name), None)
    if section is None or section.title is None:
        return None
    return _full_name(name, section) or section.title.read("procedure/heading").derive(name, "procedure/only-body")


_SET_UP = re.compile(
    r"\b(?P<active>(?:bildet|bestellt|beruft) [^.;]{0,60}?)?\b[Ee]ine?n? (?:[a-zäöüß]{3,30}e[nrs]? )?"
    r"(?P<name>[A-ZÄÖÜ][\wäöüß-]{5,60})"
    r"(?(active)|(?=[^.;]{0,80}\b(?:gebildet|eingerichtet|bestellt|berufen|geschaffen)\b))"
)
"""Where a section sets up its body: other bodies that it names are none of its own."""


def _full_name(name: str, section: SectionBlocks) -> Found[str] | None:
    """The one name that a section has for a body that its title calls by its kind alone: "Museumsbeirat"."""
    kind = head_of(name)
    if kind is None or not kind.is_kind:
        return None
    found: dict[str, Found[str]] = {}
    for block in section.blocks:
        for match in _SET_UP.finditer(block.text.value):
            head = head_of(match["name"]) if match["name"].casefold() != name.casefold() else None
            if head is not None and head.base == kind.base and head.noun != kind.noun:
                word = block.text.part(*match.span("name"))
                found.setdefault(folded(head.noun), word.found(head.noun, "procedure/only-body"))
    return next(iter(found.values())) if len(found) == 1 else None


class Subjects:
    """Finds which of some bodies a sentence is about: its subject, or whose decisions, meetings or members it names."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` are the bodies that the rules name in their headings; several of a kind are nobody's name."""
        single = {name for name in names if not _SEVERAL.search(name)}
        either = "|".join(re.escape(name) for name in sorted(single, key=lambda name: (-len(name), name)))
        meeting = "|".join(re.escape(name) for name in sorted(single) if name.endswith("versammlung")) or r"(?!)"
        self._single = single
        self._about = re.compile(rf"{_LABEL}(?:Der|Die|Das|Dem|{_OF}) (?P<name>{either})(?:e?s)?\b(?!-)")
        self._called = re.compile(rf"\b(?:[Ee]ine|Tag der) (?P<name>{meeting})\b(?!-)")

    def of(self, sentences: Sequence[Sentence]) -> Iterator[str | None]:
        """For each sentence of a section its body; "Er", "Sie" stand for that of the sentence before."""
        last: str | None = None
        for sentence in sentences:
            text = sentence.text.value
            match = (self._about.match(text) or self._called.search(text)) if self._single else None
            if match is not None:
                last = match["name"]
            elif not _PRONOUN.match(text):
                last = None
            yield last
