"""Stable addresses in rules of procedure, as lawyers cite them: "§ 4 Abs. 2 Satz 1 Nr. 3"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.rules.draft import RuleDraft
from extractors.text.names import Sentence, sentences
from extractors.text.passage import Passage, concatenate
from extractors.text.sections import SectionBlocks

Place = tuple[int, int]
"""Page and character, where something begins."""

_OPEN_LIST = re.compile(r"[^.!?]$")
_LISTED = re.compile(r"(?:\d{1,2}\.|[a-z]\)) ")
_LABEL_ALONE = re.compile(r"\(\d{1,2} ?[a-z]?\)|\d{1,2}[.)]|[a-z]\)")
"""The label of an Absatz or an item on a line of its own: it goes with what stands under it."""
_ABSATZ = re.compile(r"\((?P<number>\d{1,2} ?[a-z]?)\)")
_MARK = re.compile(
    r"(?:(?:(?<=[:,;.)] )|(?<=und )|(?<=oder )|(?<=[a-zäöü] )(?=1\. (?:die|de[rnms]|das|durch|eine?|wenn)\b)"
    r"|^)(?P<number>\d{1,2})[.)]|(?:(?<= )|^)(?P<letter>[a-z])\)) (?=[\w„§])"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section, one passage with the list that completes it, and where the list's items begin."""

    text: Passage
    items: tuple[tuple[Place, str], ...] = ()
    """The places of the items with their labels ("Nr. 3", "Nr. 3 Buchst. a", "Spiegelstrich 2")."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the sentences and items of a section begin, in printed order, each with its address."""

    places: tuple[Place, ...]
    names: tuple[str, ...]

    def at(self, place: Place) -> str | None:
        """The address of what is printed at `place`, None where it stands before all of them."""
        index = bisect_right(self.places, place) - 1
        return self.names[index] if index >= 0 else None


def paragraphs(section: SectionBlocks) -> Iterator[Paragraph]:
    """A section's paragraphs; the items of a list are one passage with the sentence that they complete."""
    waiting: list[Passage] = []
    bullets: list[tuple[Place, str]] = []
    label: Passage | None = None
    for block in section.blocks:
        if block.kind == "table":
            continue
        if _LABEL_ALONE.fullmatch(block.text.value) and block.text.pieces:
            label = block.text
            continue
        text = concatenate([label, block.text]) if label else block.text
        label = None
        goes_on = block.kind == "item" or _LISTED.match(text.value)
        if waiting and not (goes_on and (len(waiting) > 1 or _OPEN_LIST.search(waiting[-1].value))):
            yield _paragraph(waiting, bullets)
            waiting, bullets = [], []
        if waiting and text.pieces and not _LISTED.match(text.value):
            bullets.append((_start(text), f"Spiegelstrich {len(bullets) + 1}"))
        waiting.append(text)
    if waiting:
        yield _paragraph(waiting, bullets)


def _paragraph(parts: list[Passage], bullets: list[tuple[Place, str]]) -> Paragraph:
    text = concatenate(parts)
    return Paragraph(text, tuple(sorted([*bullets, *_numbered(text)])))


def _numbered(text: Passage) -> Iterator[tuple[Place, str]]:
    """The items "1. … 2. …" and "a) … b) …" of a passage: only those counted on from the first."""
    number, letter = 0, 0
    for match in _MARK.finditer(text.value):
        first = match.start() == 0
        if match["number"] and (first or int(match["number"]) == number + 1):
            number, letter, label = int(match["number"]), 0, f"Nr. {match['number']}"
        elif match["letter"] and (ord(match["letter"]) - ord("a") == letter or first):
            letter = ord(match["letter"]) - ord("a") + 1
            label = f"Nr. {number} Buchst. {match['letter']}" if number else f"Buchst. {match['letter']}"
        else:
            continue
        place = text.part(match.start(), match.end())
        if place.pieces:
            yield _start(place), label


def _start(passage: Passage) -> Place:
    first = passage.pieces[0]
    return first.page, first.start


def addressed(section: SectionBlocks) -> tuple[list[Sentence], Addresses]:
    """The sentences of a section, and the addresses in it; sentences are counted anew in every Absatz."""
    found = list(paragraphs(section))
    result = list(sentences((one.text for one in found), section.number))
    leads = {place: lead for one in found for place, lead in _leads(one)}
    items = [item for one in found for item in one.items if item[0] not in leads]
    listed = [reach for one in found for reach in _listed(one, leads)]
    absatz, count, marks = "", 0, list[tuple[Place, str, int, str]]()
    for sentence in result:
        place = _start(sentence.text) if sentence.text.pieces else None
        if place is None or any(first <= place < last for first, last in listed):
            continue
        lead = leads.get(place)
        absatz, count = (lead, 1) if lead else (absatz, count + 1)
        marks.append((place, absatz, count, ""))
    for place, label in items:
        _, absatz, count, _ = max((mark for mark in marks if mark[0] <= place), default=(place, "", 0, ""))
        marks.append((place, absatz, count, label))
    marks.sort()
    many = {absatz for _, absatz, count, _ in marks if count > 1}
    head = section.number or (section.title.value if section.title else "")
    names = (
        " ".join(part for part in (head, absatz, f"Satz {count}" if absatz in many else "", label) if part)
        for _, absatz, count, label in marks
    )
    return result, Addresses(tuple(mark[0] for mark in marks), tuple(names))


def _leads(paragraph: Paragraph) -> Iterator[tuple[Place, str]]:
    """What counts like an Absatz: "(2)" in front, or the items of a paragraph that begins with one ("1. … 2. …")."""
    if not paragraph.text.pieces:
        return
    start, match = _start(paragraph.text), _ABSATZ.match(paragraph.text.value)
    if match:
        yield start, f"Abs. {match['number'].replace(' ', '')}"
    elif paragraph.items and paragraph.items[0][0] == start:
        yield from (item for item in paragraph.items if not item[1].startswith("Spiegelstrich"))


def _listed(paragraph: Paragraph, leads: dict[Place, str]) -> Iterator[tuple[Place, Place]]:
    """From where to where sentences are part of an item: of a number or letter all, else only the one it begins with.

    What a text file prints under a dash may be the next paragraph already.
    """
    if not paragraph.text.pieces:
        return
    last = paragraph.text.pieces[-1]
    ends = [*(place for place, _ in paragraph.items[1:]), (last.page, last.start + last.length)]
    for (place, label), end in zip(paragraph.items, ends, strict=False):
        if place not in leads:
            yield place, (place[0], place[1] + 1) if label.startswith("Spiegelstrich") else end


def with_address(rule: RuleDraft, addresses: Addresses) -> RuleDraft:
    """The rule with the address of the words that it was read from."""
    read = next((part for part in (*rule.ground[:1], rule.quote) if part.pieces), None)
    return replace(rule, address=addresses.at(_start(read)) or None) if read else rule
