"""What stands over the first label of a paper: the council's letterhead, and the heading that says what paper it is."""

import re
from collections.abc import Sequence

from extractors.classify import document_type
from pipeline.probe.draft import Draft
from pipeline.probe.labels import Alike, Label, folded
from pipeline.probe.layout import Row, Sample, Segment
from pipeline.probe.way import Way

_COUNCIL = re.compile(r"Landkreis|Kreis|Landrat|Landrätin|Stadt|Gemeinde|Bürgermeister|Verwaltung|Magistrat")


def read_heads(
    draft: Draft, samples: Sequence[Sample], common: Alike, found: Sequence[Label], way: Way
) -> frozenset[str]:
    """Enters paper types and letterhead into the draft; all headings of papers are returned, folded."""
    words = {folded(label.words) for label in found}
    headings: set[str] = set()
    letterhead: dict[str, None] = {}
    for number, sample in enumerate(samples):
        begun = [at for at in range(len(sample.rows)) if (number, at) in way.rows or _has_label(sample.rows[at], words)]
        over = sample.rows[: min(begun, default=8)]
        headings.add(folded(_heading(draft, sample, over, common)))
        alike = (segment.text.value for row in over[:8] for segment in row if common.whole(segment.text.value))
        letterhead.update(dict.fromkeys(alike))
    place = draft.words("", "name")[0].split(" ", 1)[-1]
    named = [line for line in letterhead if folded(line) not in headings and line not in draft.words("", "name")]
    draft.set("", "letterhead", (line for line in named if _COUNCIL.search(line) and place in line))
    return frozenset(headings)


def _has_label(row: Row, words: set[str]) -> bool:
    texts = [folded(segment.text.value) for segment in row]
    return any(text == word or text.startswith((f"{word} ", f"{word}:")) for text in texts for word in words)


def _heading(draft: Draft, sample: Sample, over: Sequence[Row], common: Alike) -> str:
    """The heading of a paper: one that all readers know, else the line that stands out; a doubtful one is asked for."""
    known = document_type(sample.items).heading
    if known is not None:
        return known.value
    alone = [row[0] for row in over if len(row) == 1 and _may_head(row[0].text.value)]
    if not alone:
        return ""
    best = max(alone, key=lambda line: (line.size, line.bold, common.whole(line.text.value), line.text.value.isupper()))
    heading = best.text.value
    if (len(alone) == 1 and common.whole(heading)) or all(
        _outdoes(best, other) for other in alone if other is not best
    ):
        draft.set("", "types", [heading])
    elif heading not in draft.words("", "types"):
        draft.ask("", "Is this a heading that says what kind of paper it is?", types=[heading])
    return heading


def _may_head(text: str) -> bool:
    return (
        not re.search(r"\d|[:;,]$", text)
        and len(text.split()) <= 5
        and not re.match(rf"(?:{_COUNCIL.pattern})\b", text)
    )


def _outdoes(line: Segment, other: Segment) -> bool:
    """Whether a line is set larger than another, or bold where that is not."""
    return line.size > other.size + 0.5 or (line.size > other.size - 0.5 and line.bold and not other.bold)
