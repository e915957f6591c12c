"""Meetings and steps that a paper's text names, with their date, and the other Drucksachen that it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.committees.mentions import mentions, title_mentions
from extractors.committees.names import Names
from extractors.papers.named_bodies import named_bodies, organization
from extractors.papers.steps import step_of
from extractors.papers.tied import (
    Body,
    follows_sitting,
    is_chained,
    is_decision,
    is_no_sitting,
    motion_of,
    only_body,
    tied_bodies,
)
from extractors.text.dates import FoundDate, find_times
from extractors.text.names import sentences
from extractors.text.passage import Passage
from extractors.text.reference_parts import reference_parts
from extractors.text.references import named_references, tidy
from extractors.text.sections import SectionBlocks
from schemas.council import CouncilProfile
from schemas.evidence import Found
from schemas.record import MentionKind

_ITS_MEETING = re.compile(r"\b(?:[Ii]n|[Zz]u) (?:der|ihrer|seiner|einer)(?: [a-zäöüß]{2,20}){0,2} Sitzung")
_MOVER = re.compile(
    r"\b(?:Antrag|Anfrage|Änderungsantrag|Antrage|Antrags|Änderungsantrags) (?:der|des|von) (?:Ratsfraktion )?"
    r"(?P<by>(?:[A-ZÄÖÜ][\wäöüß/.-]{1,30}-)?(?:Gemeinderats|Kreistags|Stadtrats|Rats)?[Ff]raktion"
    r"(?: [A-ZÄÖÜ0-9][\wäöüß/.-]{1,30}){0,4})"
)
_ITEM = re.compile(r"\b(?:TOP|Tagesordnungspunkt)s? (\d{1,3}(?:\.\d{1,2})?)")
_ITEM_REACH = 60
_FORM = re.compile(r"\b(?:Gremi(?:um|en)|Beratungsfolge)\b.{0,40}\b(?:Termin|TOP|Sitzung|Stand)")
"""The heading of a Beratungsfolge: its rows are stations, not what a text names."""


@dataclass(frozen=True, slots=True)
class MentionFound:
    """A meeting that a sentence names; `organization` is None where the sentence does not say whose it is."""

    organization: Found[str] | None
    start: Found[str]
    agenda_item: Found[str] | None
    kind: Found[MentionKind] | None
    by: Found[str] | None
    quote: Passage


def read_mentions(
    sections: Sequence[SectionBlocks],
    title: Passage | None,
    known: Sequence[str],
    described: Sequence[str],
    date: str | None,
) -> tuple[MentionFound, ...]:
    """Meetings that the running text names with their date, each meeting and agenda item once.

    `known` are the council's committees, `described` those whose members the paper lists; `date` is the paper's own:
    what lies after it is planned.
    """
    running = [section for section in sections if not (section.title and "Anlage" in section.title.value)]
    texts = [block.text for section in running for block in section.blocks if block.kind in ("paragraph", "item")]
    dated = [text for text in texts if find_times(text) and not _FORM.search(text.value)]
    if not dated:
        return ()
    witnesses = [mention for text in texts for mention in mentions(text)]
    names = Names(title_mentions(title, sections), witnesses, None, [*known, *described])
    found: dict[tuple[str | None, str], MentionFound] = {}
    for sentence in sentences(dated):
        for mention in _from_sentence(sentence.text, names, [*known, *described], described, date):
            key = (mention.organization.value if mention.organization else None, mention.start.value)
            if key not in found or (mention.agenda_item and not found[key].agenda_item):
                found[key] = mention
    return tuple(found.values())


def read_related(
    title: Passage | None, sections: Sequence[SectionBlocks], own: str | None, profile: CouncilProfile | None
) -> tuple[Found[str], ...]:
    """Other Drucksachen than the paper's `own` that the text names, each once, in printed order."""
    found: dict[str, Found[str]] = {}
    seen = [parts] if own and (parts := reference_parts(own, profile)) else []
    texts = (block.text for section in sections for block in section.blocks)
    for text in (title, *texts) if title is not None else texts:
        for passage in named_references(text, profile):
            number = tidy(passage.value)
            parts = reference_parts(number, profile)
            if number == own or number in found or (parts and any(parts.same(other) for other in seen)):
                continue
            found[number] = passage.found(number, "reference/named")
            seen.extend([parts] if parts else [])
    return tuple(found.values())


def _from_sentence(
    sentence: Passage, names: Names, known: Sequence[str], described: Sequence[str], paper_date: str | None
) -> Iterator[MentionFound]:
    dates = find_times(sentence)
    if not dates:
        return
    bodies = named_bodies(sentence, names, known)
    for date, tied in zip(dates, _tied(sentence.value, dates, bodies), strict=True):
        moved = motion_of(sentence.value, date)
        if moved is not None:
            yield _moved(sentence, date, moved)
            continue
        if tied is None:
            continue
        owners: list[Found[str] | None] = [organization(sentence, body, described) for body in tied]
        if not tied:
            owners = [_the_papers_own(sentence, described)]
        for owner in owners:
            if owner is None and "itzung" not in sentence.value and not is_decision(sentence.value, date):
                continue
            yield _mention(sentence, date, owner, paper_date)


def _moved(sentence: Passage, date: FoundDate, by: tuple[int, int]) -> MentionFound:
    """A motion, by the day that it bears."""
    mover = sentence.part(*by).read("mention/by")
    motion: MentionKind = "motion"
    start = sentence.part(date.start, date.end).found(date.iso, "mention/start")
    return MentionFound(None, start, None, mover.derive(motion, "mention/kind"), mover, sentence)


def _mention(sentence: Passage, date: FoundDate, owner: Found[str] | None, paper_date: str | None) -> MentionFound:
    kind = step_of(sentence, date, paper_date)
    mover = _MOVER.search(sentence.value) if kind and kind.value == "motion" else None
    return MentionFound(
        owner,
        sentence.part(date.start, date.end).found(date.iso, "mention/start"),
        _item(sentence, date),
        kind,
        sentence.part(*mover.span("by")).read("mention/by") if mover else None,
        sentence,
    )


def _tied(text: str, dates: Sequence[FoundDate], bodies: Sequence[Body]) -> list[tuple[Body, ...] | None]:
    """For each date the bodies whose meeting it is: none where it is nobody's that is named, None where it is none."""
    result: list[tuple[Body, ...] | None] = []
    for index, date in enumerate(dates):
        sits = follows_sitting(text, date)
        tied: tuple[Body, ...] | None = None
        if sits or not is_no_sitting(text, date):
            tied = tied_bodies(text, date, bodies) or None
            if tied is None and sits:
                tied = only_body(text, date, bodies)
            elif tied is None and is_decision(text, date):
                tied = ()
            if tied is None and index and is_chained(text, dates[index - 1], date):
                tied = result[index - 1]
        result.append(tied)
    for index in range(len(dates) - 2, -1, -1):
        if result[index] is None and is_chained(text, dates[index], dates[index + 1]):
            result[index] = result[index + 1]
    return result


def _the_papers_own(sentence: Passage, described: Sequence[str]) -> Found[str] | None:
    """The one committee that the paper describes, where the sentence says "in ihrer Sitzung"."""
    if len(described) != 1 or not _ITS_MEETING.search(sentence.value):
        return None
    return Found(described[0], "mention/committee-of-the-paper", (), "derived", ("/committee/0/name",))


def _item(sentence: Passage, date: FoundDate) -> Found[str] | None:
    """The agenda item, where it is named with this date ("zu TOP 3 der Sitzung vom 04.05.2021")."""
    item = _ITEM.search(sentence.value)
    if item is None or abs(date.start - item.end()) > _ITEM_REACH:
        return None
    return sentence.part(*item.span(1)).read("mention/agenda-item")
