"""What stands over the first label of a paper: the council's letterhead, and the heading that says what paper it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from extractors.classify import document_type
from pipeline.probe.draft import Draft
from pipeline.probe.labels import Alike, Label, folded
from pipeline.probe.layout import Row, Sample, Segment
from pipeline.probe.way import Way

_NOWHERE = 1000
"""The row of a heading that is one of several."""
_COUNCIL = re.compile(
    r"(?:Landkreis|Kreis|Landratsamt|(?:Kreis|Stadt|Gemeinde)verwaltung|Landrat|Landrätin|Stadt|Gemeinde|Bürgermeister|Verwaltung|Magistrat|De[rn]|Die)"
)


@dataclass(slots=True)
class Heads:
    """The headings of the papers, folded, and the numbers that stand behind them on their line, by sample."""

    headings: set[str] = field(default_factory=set)
    numbers: dict[int, str] = field(default_factory=dict)


def read_heads(draft: Draft, samples: Sequence[Sample], common: Alike, found: Sequence[Label], way: Way) -> Heads:
    """Enters paper types and letterhead into the draft."""
    words = {folded(label.words) for label in found}
    # A heading with the number behind it looks like a label; it is one where another line can be the heading.
    unnumbered = {folded(label.words) for label in found if label.type != "number"}
    heads = Heads()
    letterhead: dict[str, None] = {}
    asked: dict[str, int] = {}
    places: set[int] = set()
    for number, sample in enumerate(samples):
        over = _over(sample, number, words, way)
        if not any(_split(row)[0] for row in over):
            over = _over(sample, number, unnumbered, way)
        heading, behind, place, is_sure = _heading(draft, sample, over, common)
        if is_sure:
            places.add(place)
        elif heading and place >= 0:
            asked.setdefault(heading, place)
        heads.headings.add(folded(heading))
        if behind:
            heads.numbers[number] = behind
        same = (segment.text.value for row in over[:8] for segment in row if common.whole(segment.text.value))
        letterhead.update(dict.fromkeys(same))
    for heading, at in asked.items():  # the one heading of its paper, where the sure ones of others stand
        if at in places:
            draft.set("", "types", [heading])
        elif heading not in draft.words("", "types"):
            draft.ask("", "Is this a heading that says what kind of paper it is?", types=[heading])
    own = draft.words("", "name")[0].split(" ", 1)[-1]
    named = [line for line in letterhead if folded(line) not in heads.headings and line not in draft.words("", "name")]
    draft.set("", "letterhead", (line for line in named if _COUNCIL.search(line) and own in line))
    return heads


def _over(sample: Sample, number: int, words: set[str], way: Way) -> Sequence[Row]:
    """The rows over the first that has one of these labels or is the Beratungsfolge's, and what stands left of it."""
    begun = (at for at, row in enumerate(sample.rows) if (number, at) in way.rows or _has_label(row, words))
    end = min(begun, default=8)
    rows = sample.rows[:end]
    beside = (
        tuple(takewhile(lambda segment: not _is_label(segment, words), sample.rows[end]))
        if end < len(sample.rows)
        else ()
    )
    return (*rows, beside) if beside and len(beside) < len(sample.rows[end]) and (number, end) not in way.rows else rows


def _has_label(row: Row, words: set[str]) -> bool:
    return any(_is_label(segment, words) for segment in row)


def _is_label(segment: Segment, words: set[str]) -> bool:
    text = folded(segment.text.value)
    return any(text == word or text.startswith((f"{word} ", f"{word}:")) for word in words)


def _heading(draft: Draft, sample: Sample, over: Sequence[Row], common: Alike) -> tuple[str, str, int, bool]:
    """The heading of a paper, the number behind it on its line, in which row it stands, and whether it is sure.

    It is one that all readers know, else what stands out; the row is -1 where nothing has to be entered or asked.
    """
    known = document_type(sample.items)
    if known.heading is not None and known.is_typed:
        return known.heading.value, "", -1, False
    alone = [at for at, row in enumerate(over) if row and _split(row)[0]]
    if not alone:
        return "", "", -1, False
    place = max(alone, key=lambda at: _weight(over[at][0], common))
    best = over[place][0]
    heading, number = _split(over[place])
    others = [segment for row in sample.rows for segment in row if segment is not best]
    is_sure = (common.prefix(heading) and len(alone) == 1) or all(_outdoes(best, other) for other in others)
    if is_sure:
        draft.set("", "types", [heading])
    return heading, number, place if is_sure or len(alone) == 1 else _NOWHERE, is_sure


def _weight(line: Segment, common: Alike) -> tuple[float, bool, bool, bool]:
    return (line.size, line.bold, common.whole(line.text.value), line.text.value.isupper())


def _split(row: Row) -> tuple[str, str]:
    """The words of a row that can be a heading, and the number behind them; no words where it is none.

    "Kreis Lippe" is none, though "Kreisunterlage" is.
    """
    text = " ".join(segment.text.value for segment in row)
    words = list(takewhile(lambda word: not re.search(r"\d", word), text.split()))
    number = text.split()[len(words) :]
    heading = re.sub(r"(?:,? Nr\.?| Nummer)?:?$", "", " ".join(words))
    named = re.match(rf"{_COUNCIL.pattern}\b", heading)
    if named or not 1 <= len(words) <= 5 or len(number) > 3 or re.search(r"[;,]$", heading) or (number and not heading):
        return "", ""
    return heading, " ".join(number)


def _outdoes(line: Segment, other: Segment) -> bool:
    """Whether a line is set larger than another, or bold where that is not."""
    return line.size > other.size + 0.5 or (line.size > other.size - 0.5 and line.bold and not other.bold)
