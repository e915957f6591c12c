"""Rules from sentences: every finder of every family over every sentence, then each rule once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from extractors.rules import (
    absence,
    agenda,
    chair,
    circulation,
    confidentiality,
    debate,
    deputies,
    deputy_chairs,
    invitations,
    law,
    majority,
    mandate,
    meetings,
    membership,
    minutes,
    publicity,
    purpose,
    questions,
    quorum,
    remuneration,
    reporting,
    resolutions,
    secretariat,
    tasks,
    unread,
    validity,
    voting,
)
from extractors.rules.condition import condition
from extractors.rules.denial import denies, is_denied, is_needless, without_denied
from extractors.rules.draft import RuleDraft
from extractors.rules.finder import Finder, Finders, Hit, Reading, Unread
from extractors.rules.merge import merged
from extractors.rules.modality import modality
from extractors.rules.replaced import SAID_BY_DENIAL, SIGN, without_replaced
from extractors.text.names import Sentence
from schemas.evidence import Issue
from schemas.record import Modality

FAMILIES: tuple[tuple[Finder, ...], ...] = (
    validity.FINDERS,
    purpose.FINDERS,
    reporting.FINDERS,
    tasks.FINDERS,
    resolutions.FINDERS,
    quorum.FINDERS,
    majority.FINDERS,
    voting.FINDERS,
    meetings.FINDERS,
    publicity.FINDERS,
    invitations.FINDERS,
    chair.FINDERS,
    deputies.FINDERS,
    deputy_chairs.FINDERS,
    membership.FINDERS,
    mandate.FINDERS,
    remuneration.FINDERS,
    confidentiality.FINDERS,
    secretariat.FINDERS,
    agenda.FINDERS,
    questions.FINDERS,
    debate.FINDERS,
    absence.FINDERS,
    minutes.FINDERS,
    circulation.FINDERS,
    law.FINDERS,
    unread.FINDERS,
)
"""The registry: a new rule type is a Finder in one of these; `law` and `unread` come last, after all that read more."""

_FOR_EVERY_CASE = frozenset(
    ("purpose", "basis", "validity", "term_of_office", "remuneration", "decision_nature", "reporting")
)
"""Types whose rules hold for a body as such: what reads like a condition in their sentences is none."""

_UNREAD = frozenset(finder.name for finder in unread.FINDERS)
_LAW = frozenset(finder.name for finder in law.FINDERS)


@lru_cache(maxsize=1)
def finders() -> Finders:
    """All finders of the registry, made once."""
    return Finders((SIGN, *(finder for family in FAMILIES for finder in family)))


def read_rules(sentences: Iterable[Sentence], *, normative: bool) -> tuple[tuple[RuleDraft, ...], tuple[Issue, ...]]:
    """The rules that sentences of one body state, in their order, and an issue for each that was not understood.

    `normative` is true for rules of procedure (must, should, may) and false for reports, whose rules are only
    described or proposed.
    """
    drafts: list[RuleDraft] = []
    issues: list[Issue] = []
    for sentence in sentences:
        seen, understood, missed = set[str](), set[str](), list[Finder]()
        for finder, hit in _hits(sentence):
            if finder.name in _UNREAD and (finder.type in seen or not normative):
                continue
            if finder.name in _LAW and (finder.type in understood or not normative):
                continue
            shown = without_denied(finder.type, hit) if denies(hit.text) else hit
            if shown is None:
                continue
            seen.add(finder.type)
            answer = finder.read(shown)
            if isinstance(answer, Unread):
                if not (denies(hit.text) and is_needless(finder.type, shown, ((shown.start, shown.end),))):
                    missed.append(finder)
                continue
            readings = answer if isinstance(answer, tuple) else (answer,) if answer else ()
            if readings and denies(hit.text):
                readings = tuple(reading for reading in readings if not is_denied(finder.type, shown, reading))
            drafts.extend(_draft(finder, hit, reading, normative=normative) for reading in readings)
            understood.update(finder.type for _ in readings)
        issues.extend(_unread(finder, sentence) for finder in missed if finder.type not in understood)
    return merged(drafts), tuple(issues)


def _hits(sentence: Sentence) -> list[tuple[Finder, Hit]]:
    """What the finders see of a sentence, without what it says does not hold; where to deny says a value, with it."""
    whole = sentence.text.value
    found = finders().hits(sentence, whole)
    if not found or found[0][0] is not SIGN:
        return found
    found, held = found[1:], without_replaced(whole)
    denials = [(finder, hit) for finder, hit in found if finder.type in SAID_BY_DENIAL]
    seen = finders().hits(sentence, held)
    return denials + [one for one in seen if one[0] is not SIGN and one[0].type not in SAID_BY_DENIAL]


def _draft(finder: Finder, hit: Hit, reading: Reading, *, normative: bool) -> RuleDraft:
    if hit.text is not hit.sentence.text.value:
        hit = replace(hit, text=hit.sentence.text.value)
    return RuleDraft(
        type=finder.type,
        value=reading.value,
        modality=_modality(finder, hit, reading, normative=normative),
        quote=hit.sentence.text,
        section=hit.sentence.section,
        matcher=finder.name,
        condition=_case(finder, hit, reading),
        ground=tuple(part for start, end in reading.ground if (part := hit.sentence.text.part(start, end))),
    )


def _modality(finder: Finder, hit: Hit, reading: Reading, *, normative: bool) -> Modality | None:
    """How binding the rule is; a majority that is needed binds, also for what may be decided."""
    found = modality(hit.text, *_clause(hit, reading), normative=normative)
    return "must" if found == "may" and finder.type == "majority" else found


def _case(finder: Finder, hit: Hit, reading: Reading) -> str | None:
    """The case that a rule is for: as its reader says, else as the clause says; two cases with a semicolon between."""
    if finder.type in _FOR_EVERY_CASE or {"period", "urgent_period"} <= reading.value.keys():
        return None  # the value itself tells what is for urgent cases
    if reading.case:
        return hit.text[slice(*reading.case)]
    return condition(hit.text, _clause(hit, reading)[0], reading.ground)


def _clause(hit: Hit, reading: Reading) -> tuple[str, tuple[int, int]]:
    """The clause that a value was read from, and between which places in it the words of the value stand."""
    clause, offset = hit.clause, 0
    if reading.ground:
        offset = hit.text.rfind(";", 0, reading.ground[0][0]) + 1
        until = hit.text.find(";", reading.ground[0][0])
        clause = hit.text[offset : len(hit.text) if until < 0 else until]
    places = [
        (start - offset, end - offset)
        for start, end in reading.ground
        if offset <= start and end <= offset + len(clause)
    ]
    return clause, min(places, key=lambda place: place[1], default=(0, len(clause)))


def _unread(finder: Finder, sentence: Sentence) -> Issue:
    where = f" ({sentence.section})" if sentence.section else ""
    return Issue(
        code="unread_rule",
        message=f"Regel vom Typ {finder.type} nicht verstanden{where}: „{sentence.text.value}“",
        spans=sentence.text.spans(),
    )
