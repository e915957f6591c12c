"""How a committee is tied to other organizations: whose part it is, what it is made of, from whom it takes matters.

Whom it reports to and who is its secretariat follow from its rules (extractors/committee_record.py); here stand the
sentences that say more than a rule does.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.committees.draft import RelationDraft
from extractors.committees.facts import Witness
from extractors.committees.mentions import Mention
from extractors.committees.names import Names
from extractors.text.bodies import COUNCILS
from extractors.text.nominative import nominative
from extractors.text.passage import Passage
from extractors.text.repair import folded
from extractors.text.words import has_any
from schemas.evidence import Found
from schemas.record import RelationKind

_ADJECTIVES = r"(?:[a-zäöüß-]{3,40}e[nrms]? ){0,2}"
_BODY = (
    rf"{_ADJECTIVES}[A-ZÄÖÜ][\wäöüß-]{{2,60}}"
    r"(?: für [A-ZÄÖÜ]\w{2,40}(?:(?:, [A-ZÄÖÜ]\w{2,40})? und [A-ZÄÖÜ]\w{2,40})?)?"
)
_OF = rf"(?P<of>(?:des|der) {_BODY})"
_TAKEN: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (
        "part_of",
        re.compile(
            r"\b(?:als|ist|bildet)\b(?: zugleich| damit| somit)?(?: ein(?:e[nr]?)?)? "
            r"(?:(?:beratend|beschließend|ständig|freiwillig)e[nrms]? )?"
            rf"(?:Teil|(?:Unter|Fach)?[Aa]usschuss(?:es)?|(?:Unter|Teil|Fach)(?:gruppe|arbeitsgruppe|arbeitskreis)|"
            rf"Arbeitsgruppe|Gremium|Beirat|Kommission|Organ) {_OF}"
        ),
    ),
    ("part_of", re.compile(rf"\bist {_OF} (?:zugeordnet|angegliedert|unterstellt|nachgeordnet)\b")),
    (
        "part_of",
        re.compile(rf"\bist (?P<of>(?:dem|der) {_BODY}) (?:zugeordnet|angegliedert|unterstellt|nachgeordnet)\b"),
    ),
    (
        "receives_from",
        re.compile(
            r"\b(?:nimmt|greift)\b.{0,60}?\b(?:Anliegen|Anregungen|Vorschläge|Impulse|Themen|Empfehlungen) "
            rf"(?P<of>(?:des|der|aus dem|aus den|aus der|von) {_BODY}) auf\b"
        ),
    ),
    (
        "receives_from",
        re.compile(
            r"\b(?:erhält|bekommt|berät|behandelt)\b.{0,60}?\b(?:Berichte?|Anliegen|Aufträge|Vorschläge|Anregungen|"
            rf"Empfehlungen|Ergebnisse) (?P<of>(?:des|der|vom|von der|von den|aus dem|aus den|aus der) {_BODY})"
        ),
    ),
    ("receives_from", re.compile(rf"\b(?:auf Basis|aufgrund) der (?P<of>aus (?:den|der|dem) {_BODY}) eingebrachten\b")),
    (
        "reports_to",
        re.compile(
            r"\b(?:Berichte|Empfehlungen|Vorschläge|Stellungnahmen)\b[^.;:]{0,40}? (?:an|für) "
            rf"(?P<of>(?:den|die|das) {_BODY}(?: und (?:den|die|das) {_BODY})?)"
        ),
    ),
)
_WORDS = (
    "Teil", "usschuss", "gruppe", "kreis", "Gremium", "Beirat", "Kommission", "Organ", "Forum", "Netzwerk", "onferenz",
    "geordnet", "angegliedert", "unterstellt", "Anliegen", "Anregungen", "Vorschläge", "Impulse", "Themen",
    "Empfehlungen", "Bericht", "Aufträge", "Ergebnisse", "eingebrachten", "Stellungnahmen",
)  # fmt: skip
"""Of these every sentence that states a relation has one."""
_FORMS = re.compile(
    r"\b(?:bildet|gründet|richtet|gliedert sich in|unterteilt sich in|besteht aus den|besteht aus (?:zwei|drei|vier))\b"
)
_ORGAN = re.compile(r"\b(?:Geschäftsstelle|Geschäftsführung|Vorsitz|Leitung|Mitglieder)\b")
"""Whoever the sentence says this of is an organ of the committee."""
_NOBODY = re.compile(
    r"^(?:der |die |das |den |dem )?(?:Mitglied|Öffentlichkeit|Einwohner|Bürger|Presse|Vorsitz|Sitzung|Arbeit|"
    r"Umsetzung|"
    r"Aufgabe|Planung|Jahr|Thema|Themen|Maßnahme|Entwicklung|Förderung|Erarbeitung|Beratung|Fortschreibung)"
)


def relations(name: str, witnesses: Sequence[Witness], names: Names) -> tuple[RelationDraft, ...]:
    """The relations that the document states for the committee `name`, each once, where it comes first."""
    found: dict[tuple[str, str], RelationDraft] = {}
    for witness in witnesses:
        about = name in witness.topics or name == witness.subject or (not witness.topics and witness.section == name)
        text = witness.sentence.value
        if not about or not has_any(text, _WORDS) or _is_proposed(text):
            continue
        for relation in _stated(name, witness, names):
            key = (relation.kind.value, folded(relation.organization.value))
            if folded(relation.organization.value) != folded(name):
                found.setdefault(key, relation)
    return tuple(found.values())


def _stated(name: str, witness: Witness, names: Names) -> Iterator[RelationDraft]:
    subject = next((m for m in witness.mentions if m.case == "nominative"), None)
    if subject is None or folded(names.resolve(subject, ())) == folded(name):
        yield from _by_pattern(witness, names)
        yield from _composed(name, witness, names)
    yield from _named_with(name, witness, names)


def _is_proposed(text: str) -> bool:
    return " soll " in text or " sollen " in text or " könnte " in text


def _by_pattern(witness: Witness, names: Names) -> Iterator[RelationDraft]:
    text = witness.sentence.value
    for kind, pattern in _TAKEN:
        match = pattern.search(text)
        if (
            match is None
            or _ORGAN.search(text[: match.start()])
            or _NOBODY.match(re.sub(r"^(?:aus |von )", "", match["of"]))
        ):
            continue
        start, end = match.span("of")
        mention = next((m for m in witness.mentions if start <= m.start < end), None)
        several = mention is not None and mention.head.gender != "f" and re.match(r"(?:\w{3} )?de[rn] ", match["of"])
        if mention is not None and not several:
            yield _relation(kind, witness.sentence, mention, names)
            continue
        for low, high in _coupled(text, start, end):
            part = witness.sentence.part(low, high)
            case = "accusative" if kind == "reports_to" else "oblique"
            value = nominative(re.sub(r"^(?:aus|von) ", "", part.value), case)
            yield RelationDraft(
                _kind(kind, witness.sentence),
                part.found(value, "relation/organization"),
                witness.sentence,
            )


def _coupled(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of "die Kreisgremien und die Verwaltung"."""
    at = start
    for match in re.finditer(r" und (?=(?:den|die|das) )", text[start:end]):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end


def _composed(name: str, witness: Witness, names: Names) -> Iterator[RelationDraft]:
    """Reads "Der Beirat gliedert sich in den Arbeitskreis A und den Arbeitskreis B": bodies with names of their own."""
    forms = _FORMS.search(witness.sentence.value)
    for mention in witness.mentions if forms else ():
        full, _ = names.attested(mention)
        own = mention.head.noun.lower() != mention.head.base or full != mention.head.noun
        council = mention.head.base in COUNCILS
        other = folded(names.resolve(mention, ())) != folded(name)
        if forms and mention.start > forms.end() and own and not council and other:
            yield _relation("composed_of", witness.sentence, mention, names)


def _named_with(name: str, witness: Witness, names: Names) -> Iterator[RelationDraft]:
    """Reads "die Steuerungsgruppe A und der Arbeitskreis B": two bodies with names of their own, coupled by "und"."""
    text = witness.sentence.value
    for first, second in zip(witness.mentions, witness.mentions[1:], strict=False):
        full, end = names.attested(first)
        other, _ = names.attested(second)
        if (
            names.is_bare(first)
            or names.is_bare(second)
            or not re.fullmatch(r" (?:und|sowie) ", text[end : second.phrase])
        ):
            continue
        if folded(full) == folded(name):
            yield _relation("named_with", witness.sentence, second, names)
        elif folded(other) == folded(name):
            yield _relation("named_with", witness.sentence, first, names)


def _relation(kind: RelationKind, sentence: Passage, mention: Mention, names: Names) -> RelationDraft:
    full, end = names.attested(mention)
    place = sentence.part(mention.start, end)
    return RelationDraft(_kind(kind, sentence), place.found(full, "relation/organization"), sentence)


def _kind(kind: RelationKind, sentence: Passage) -> Found[RelationKind]:
    return sentence.found(kind, f"relation/{kind}").derive(kind, f"relation/{kind}")
