"""Meetings and steps that a paper's text names, with their date, and the other Drucksachen that it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.text.bodies import KINDS, WEAK, head_of
from extractors.text.dates import FoundDate, find_dates
from extractors.text.passage import Passage
from extractors.text.references import named_references, tidy
from extractors.text.sections import SectionBlocks
from schemas.evidence import Found
from schemas.record import MentionKind

_SPLIT = re.compile(r"(?<=[a-zäöüß\d)“\"])[.!?] (?=[A-ZÄÖÜ„])")
_STEP: tuple[tuple[MentionKind, re.Pattern[str]], ...] = (
    ("motion", re.compile(r"\b(?:Antrag|beantragt)")),
    ("adopted", re.compile(r"\b(?:[Vv]erabschied|[Bb]eschlossen|[Bb]eschluss|zugestimmt)")),
    ("referred", re.compile(r"\b(?:verwiesen|[Vv]erweisung|vertagt)")),
    ("presented", re.compile(r"\b(?:vorgestellt|[Vv]orstellung|vorgelegt)")),
    ("planned", re.compile(r"\b(?:geplant|soll |sollen |wird |werden |nächste[nr]? )")),
)
_WORD = re.compile(
    r"\b(?:(?P<table>Runde[rn]? Tisch)(?:e?s)?|(?P<body>[A-ZÄÖÜ][a-zäöüß]{2,60}?))(?P<meeting>n?sitzung(?:en)?)?\b"
    r"(?P<name>(?: [A-ZÄÖÜ][a-zäöüß-]{2,40}){0,2})"
)
_SITTING = re.compile(r"[Ss]itzung|Kreistags?|getagt|tagt")
_ITEM = re.compile(r"\b(?:TOP|Tagesordnungspunkt) (\d{1,3}(?:\.\d{1,2})?)")


@dataclass(frozen=True, slots=True)
class MentionFound:
    """A meeting that a sentence names; `organization` is None where the sentence does not say whose it is."""

    organization: Found[str] | None
    start: Found[str]
    agenda_item: Found[str] | None
    kind: Found[MentionKind] | None
    quote: Passage


def read_mentions(sections: Sequence[SectionBlocks], names: Sequence[str]) -> Iterator[MentionFound]:
    """Meetings that the running text names with their date; `names` are the full names that the paper uses."""
    for section in sections:
        for block in section.blocks:
            if block.kind == "paragraph" and len(block.text.value) > 40:
                for sentence in _sentences(block.text):
                    yield from _from_sentence(sentence, names)


def read_related(sections: Sequence[SectionBlocks], own: str | None) -> tuple[Found[str], ...]:
    """Other Drucksachen that the text names, each once, in printed order."""
    found: dict[str, Found[str]] = {}
    for section in sections:
        for block in section.blocks:
            for passage in named_references(block.text):
                number = tidy(passage.value)
                if number != own and number not in found:
                    found[number] = passage.found(number, "reference/named")
    return tuple(found.values())


def _sentences(text: Passage) -> Iterator[Passage]:
    at = 0
    for match in _SPLIT.finditer(text.value):
        yield text.part(at, match.end() - 1)
        at = match.end()
    yield text.part(at)


def _from_sentence(sentence: Passage, names: Sequence[str]) -> Iterator[MentionFound]:
    if not _SITTING.search(sentence.value):
        return
    for date in find_dates(sentence):
        organization = _nearest(sentence, date, names)
        if organization is None and not re.search(r"[Ss]itzung", sentence.value):
            continue
        start = sentence.part(date.start, date.end).found(date.iso, "mention/start")
        item = _ITEM.search(sentence.value)
        yield MentionFound(
            organization,
            start,
            sentence.part(*item.span(1)).read("mention/agenda-item") if item else None,
            _kind(sentence),
            sentence,
        )


def _nearest(sentence: Passage, date: FoundDate, names: Sequence[str]) -> Found[str] | None:
    """The body named last before the date, else the first one after it; its full name where the paper uses one."""
    bodies = [(match, noun) for match in _words(sentence.value) if (noun := _body(match))]
    if not bodies:
        return None
    before = [(match, noun) for match, noun in bodies if match.start() < date.start]
    match, noun = before[-1] if before else bodies[0]
    words = sentence.part(match.start(), match.start() + len(noun))
    full = [name for name in names if name.startswith(noun)]
    tail = match.group("name").strip()
    if len(set(full)) == 1 and (not tail or full[0].endswith(tail.split()[0]) or match.group("meeting")):
        return words.found(full[0], "mention/organization")
    if noun.lower() in KINDS:
        return None
    return words.found(noun, "mention/organization")


def _words(text: str) -> Iterator[re.Match[str]]:
    """The capital words of a text, each with up to two more after it."""
    match = _WORD.search(text)
    while match:
        yield match
        match = _WORD.search(text, match.start("name"))


def _body(match: re.Match[str]) -> str | None:
    """The body that a word names, in the nominative ("Kreistagssitzung" -> "Kreistag"); None if it names none."""
    if match["table"]:
        return "Runder Tisch"
    head = head_of(match["body"]) or head_of(match["body"].removesuffix("s"))
    return head.noun if head and head.base not in WEAK else None


def _kind(sentence: Passage) -> Found[MentionKind] | None:
    for kind, pattern in _STEP:
        match = pattern.search(sentence.value)
        if match:
            return sentence.part(*match.span()).found(kind, "mention/kind").derive(kind, "mention/kind")
    return None
