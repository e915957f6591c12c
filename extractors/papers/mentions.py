"""Meetings and steps that a paper's text names, with their date, and the other Drucksachen that it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.committees.names import Names, mentions, title_mentions
from extractors.text.bodies import KINDS, head_of
from extractors.text.dates import FoundDate, find_dates
from extractors.text.names import sentences
from extractors.text.passage import Passage
from extractors.text.reference_parts import reference_parts
from extractors.text.references import named_references, tidy
from extractors.text.sections import SectionBlocks
from schemas.council import CouncilProfile
from schemas.evidence import Found
from schemas.record import MentionKind

_STEPS: tuple[tuple[MentionKind, re.Pattern[str]], ...] = (
    ("motion", re.compile(r"\b(?:Antrag|beantragt)")),
    ("adopted", re.compile(r"\b(?:[Vv]erabschied|[Bb]eschlossen|[Bb]eschluss|zugestimmt|festgelegt)")),
    ("referred", re.compile(r"\b(?:verwiesen|[Vv]erweisung|vertagt)")),
    ("presented", re.compile(r"\b(?:vorgestellt|[Vv]orstellung|vorgelegt|berichtet)")),
)
_SITTING = (
    "Sitzung", "sitzung", "Ausschuss", "ausschuss", "Kreistag", "kreistag", "Gemeinderat", "gemeinderat", "Stadtrat",
    "stadtrat", "getagt", "trifft",
)  # fmt: skip
"""What a sentence about a meeting has one of; looked for one by one, since most texts have none."""
_TAGT = re.compile(r"\btagt")
_COMPOUND = re.compile(r"\b(?P<body>[A-ZÄÖÜ][a-zäöüß]{3,60}?)[sn]?sitzung(?:en)?\b")
_NAME_BEFORE_DATE = re.compile(
    r"(?P<name>(?: [A-ZÄÖÜ][a-zäöüß-]{2,40}){1,3}?)(?: (?:Anfang|Mitte|Ende|am|vom|im|zum))?,? (?:den )?"
)
_RIGHT_BEHIND = re.compile(r" (?:in der|in dem|im|durch den|durch die|vor dem|vom|von der) ")
_ITS_MEETING = re.compile(r"\b(?:[Ii]n|[Zz]u) (?:der|ihrer|seiner|einer)(?: [a-zäöüß]{2,20}){0,2} Sitzung")
_MOVER = re.compile(
    r"\b(?:Antrag|Anfrage)s? (?:der|des) "
    r"(?P<by>(?:[A-ZÄÖÜ][\wäöüß/-]{1,30}-)?Fraktion(?: [A-ZÄÖÜ0-9][\wäöüß/.-]{1,30}){0,4})"
)
_ITEM = re.compile(r"\b(?:TOP|Tagesordnungspunkt) (\d{1,3}(?:\.\d{1,2})?)")
_ITEM_REACH = 60
_DEADLINE = re.compile(r"\b(?:ab|bis|seit)(?: de[mn]| zum| spätestens)? $|\bzum $")
_FOUNDED = re.compile(r"gegründet|eingerichtet|gebildet|ins Leben gerufen|\bBestehen")


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
    texts = [block.text for section in running for block in section.blocks if block.kind == "paragraph"]
    dated = [text for text in texts if _is_of_sitting(text.value) and find_dates(text)]
    if not dated:
        return ()
    witnesses = [mention for text in texts for mention in mentions(text)]
    names = Names(title_mentions(title, sections), witnesses, None, [*known, *described])
    found: dict[tuple[str | None, str], MentionFound] = {}
    for sentence in sentences(dated):
        for mention in _from_sentence(sentence.text, names, known, described, date):
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


def _is_of_sitting(text: str) -> bool:
    return any(word in text for word in _SITTING) or ("tagt" in text and _TAGT.search(text) is not None)


def _from_sentence(
    sentence: Passage, names: Names, known: Sequence[str], described: Sequence[str], paper_date: str | None
) -> Iterator[MentionFound]:
    if not _is_of_sitting(sentence.value):
        return
    bodies = sorted(_bodies(sentence, names, known), key=lambda entry: entry[0])
    for date in find_dates(sentence):
        if _FOUNDED.search(sentence.value[max(0, date.start - 30) : date.end + 20]):
            continue
        if _DEADLINE.search(sentence.value[max(0, date.start - 12) : date.start]):
            continue
        organization = _organization(sentence, date, bodies, described)
        if organization is None and "itzung" not in sentence.value:
            continue
        kind = _kind(sentence, date, paper_date)
        mover = _MOVER.search(sentence.value) if kind and kind.value == "motion" else None
        yield MentionFound(
            organization,
            sentence.part(date.start, date.end).found(date.iso, "mention/start"),
            _item(sentence, date),
            kind,
            sentence.part(*mover.span("by")).read("mention/by") if mover else None,
            sentence,
        )


def _bodies(sentence: Passage, names: Names, known: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of each body that a sentence names: by a known name, by its own, in a compound."""
    taken = [
        (match.start(), match.start() + len(name), name)
        for name in known
        for match in re.finditer(rf"\b{re.escape(name)}(?:e?s)?(?:s?sitzung)?\b", sentence.value)
    ]
    yield from taken
    for mention in mentions(sentence):
        name, end = names.attested(mention)
        if any(start <= mention.start < stop for start, stop, _ in taken):
            continue
        yield mention.start, end, names.resolve(mention, ()) if names.is_bare(mention) else name
    for match in _COMPOUND.finditer(sentence.value):
        head = head_of(match["body"]) or head_of(match["body"].removesuffix("s")) or head_of(match["body"] + "s")
        if head is not None:
            yield match.start(), match.end("body"), head.noun


def _organization(
    sentence: Passage, date: FoundDate, bodies: Sequence[tuple[int, int, str]], described: Sequence[str]
) -> Found[str] | None:
    """The body named right behind the date, else last before it, else first after it, else the paper's own."""
    before = [body for body in bodies if body[0] < date.start]
    behind = [body for body in bodies if _RIGHT_BEHIND.fullmatch(sentence.value, date.end, body[0])]
    start, end, name = behind[0] if behind else before[-1] if before else bodies[0] if bodies else (0, 0, "")
    if not name:
        alone = described[0] if len(described) == 1 and _ITS_MEETING.search(sentence.value) else None
        ground = ("/committee/0/name",)
        return Found(alone, "mention/committee-of-the-paper", (), "derived", ground) if alone else None
    if name.lower() in KINDS:
        full = [entry for entry in described if entry.startswith(name)]
        tail = _NAME_BEFORE_DATE.fullmatch(sentence.value, end, date.start)
        if len(full) == 1:
            ground = (f"/committee/{described.index(full[0])}/name",)
            spans = sentence.part(start, end).spans()
            return Found(full[0], "mention/committee-of-the-paper", spans, "derived", ground)
        if tail is None:
            return None
        name, end = name + tail["name"], end + len(tail["name"])
    words = sentence.part(start, end)
    found = words.read("mention/organization")
    return found if words.value == name else found.derive(name, "mention/organization-in-full")


def _item(sentence: Passage, date: FoundDate) -> Found[str] | None:
    """The agenda item, where it is named with this date ("zu TOP 3 der Sitzung vom 04.05.2021")."""
    item = _ITEM.search(sentence.value)
    if item is None or abs(date.start - item.end()) > _ITEM_REACH:
        return None
    return sentence.part(*item.span(1)).read("mention/agenda-item")


def _kind(sentence: Passage, date: FoundDate, paper_date: str | None) -> Found[MentionKind] | None:
    """What was done at the meeting: planned if it lies after the paper, else by the sentence's verb."""
    if paper_date is not None and date.iso > paper_date[: len(date.iso)]:
        planned: MentionKind = "planned"
        return Found(planned, "mention/after-the-paper", (), "derived", ("/paper/date",))
    for kind, pattern in _STEPS:
        match = pattern.search(sentence.value)
        if match:
            return sentence.part(*match.span()).read("mention/kind").derive(kind, "mention/kind")
    held: MentionKind = "held"
    if "itzung" in sentence.value:
        at = sentence.value.index("itzung")
        return sentence.part(max(0, at - 1), at + 6).read("mention/kind").derive(held, "mention/kind")
    return None
