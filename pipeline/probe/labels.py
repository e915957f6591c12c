"""Labels of a form: what the heads of all samples print alike, before, beside or over values that differ."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.forms.labels import labelled
from extractors.forms.vocabulary import COMMON
from extractors.text.passage import Passage
from pipeline.probe.layout import BLANK_LINE, Row, Sample, Segment
from pipeline.probe.values import ValueType, common_type, is_committee, is_date, is_word_of_a_station, type_of

_COLON = re.compile(r"([A-ZÄÖÜ][^:\d]{1,40}?)\s?:(?=\s|$)")
_LONGEST_PREFIX = 4


@dataclass(slots=True)
class Label:
    """Printed words that stand at values; `values` by the number of the sample."""

    words: str
    values: dict[int, Passage] = field(default_factory=dict)

    @property
    def type(self) -> ValueType:
        """The type of its values."""
        return common_type(list(self.values.values()))

    @property
    def differs(self) -> bool:
        """Whether no two samples print the same value."""
        values = [value.value for value in self.values.values()]
        return len(values) > 1 and len(set(values)) == len(values)


@dataclass(frozen=True, slots=True)
class Alike:
    """What more than one sample prints: whole segments, and beginnings of segments, folded, with their counts."""

    wholes: Mapping[str, int]
    prefixes: Mapping[str, int]
    needed: int

    def whole(self, text: str) -> bool:
        """Whether a whole segment is the form's."""
        return self.wholes.get(folded(text), 0) >= self.needed

    def prefix(self, text: str) -> bool:
        """Whether segments begin so, or are that alone."""
        key = folded(text)
        return self.prefixes.get(key, 0) + self.wholes.get(key, 0) >= self.needed


def alike(samples: Sequence[Sample]) -> Alike:
    """What the heads of the samples have in common: what more than half of them print, two at least."""
    wholes, prefixes = Counter[str](), Counter[str]()
    for sample in samples:
        texts = {folded(segment.text.value) for row in sample.rows for segment in row}
        wholes.update(texts)
        begun = {
            folded(" ".join(words[:n]))
            for text in texts
            if (words := text.split())
            for n in range(1, min(len(words), 5))
        }
        prefixes.update(begun - texts)
    return Alike(wholes, prefixes, max(2, len(samples) // 2 + 1))


def labels(samples: Sequence[Sample], common: Alike, without: Container[tuple[int, int]]) -> list[Label]:
    """The labels in the order in which they are printed, each with its values.

    `without` are rows that are no labels', as (number of the sample, number of the row).
    """
    found: dict[str, Label] = {}
    for number, sample in enumerate(samples):
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(sample.rows):
            for place, segment in enumerate(row):
                if (at, place) in taken or (number, at) in without:
                    continue
                words, rest = _split(segment, common)
                if not words:
                    continue
                value = rest or _beside_or_below(sample.rows, at, place, common, taken)
                label = found.setdefault(folded(words), Label(words))
                if value:
                    label.values.setdefault(number, value)
    return [label for label in found.values() if len(label.values) >= min(2, len(samples))]


def known_field(text: Passage) -> str | None:
    """What a label stands for that every form's reader knows."""
    mark = labelled(text, COMMON.labels) or labelled(text, COMMON.columns)
    return mark.field if mark else None


def _split(segment: Segment, common: Alike) -> tuple[str, Passage | None]:
    """A segment's label and what stands behind it; "" where it has none."""
    text = segment.text
    colon = _COLON.match(text.value)
    if colon and (common.prefix(colon[1]) or common.whole(colon[1]) or known_field(text)):
        return colon[1], text.part(colon.end()) or None
    if is_date(text) or is_word_of_a_station(text.value) or is_committee(text.value):
        return "", None
    if _stands_alone(text, common):
        return text.value, None
    words = text.value.split()
    for count in range(min(_LONGEST_PREFIX, len(words) - 1), 0, -1):
        label = " ".join(words[:count])
        rest = text.part(len(label))
        if re.search(r"\d", label) or not common.prefix(label) or type_of(text) in ("office", "mover", "contact"):
            continue
        if type_of(rest) != "text" or common.wholes.get(folded(label)):
            return label, rest
    return "", None


def _stands_alone(text: Passage, common: Alike) -> bool:
    """Whether a segment is a label and nothing else: one that all readers know, or what other samples print too."""
    mark = labelled(text, COMMON.labels)
    return (
        not re.search(r"\d", text.value)
        and type_of(text) != "contact"
        and (common.whole(text.value) or (mark is not None and not mark.rest))
    )


def _beside_or_below(
    rows: Sequence[Row], at: int, place: int, common: Alike, taken: set[tuple[int, int]]
) -> Passage | None:
    """The value right of a lone label, else under it; what is a label itself is none."""
    for row, number in _neighbours(rows, at, place):
        text = rows[row][number].text
        colon = _COLON.match(text.value)
        if (row, number) in taken or _stands_alone(text, common) or (colon and common.prefix(colon[1])):
            continue
        if row > at and (_split(rows[row][number], common)[0] or not _belongs(rows[at][place], rows[row][number])):
            continue
        taken.add((row, number))
        return text
    return None


def _belongs(over: Segment, under: Segment) -> bool:
    """Whether what stands under a lone label can be its value: a blank line parts them only behind a colon."""
    return under.gap < BLANK_LINE or over.text.value.endswith(":")


def _neighbours(rows: Sequence[Row], at: int, place: int) -> Iterator[tuple[int, int]]:
    if place + 1 < len(rows[at]):
        yield at, place + 1
    if at + 1 < len(rows):
        over = rows[at][place]
        shared = [min(over.right, under.right) - max(over.left, under.left) for under in rows[at + 1]]
        if shared and max(shared) > -20:
            yield at + 1, shared.index(max(shared))


def folded(text: str) -> str:
    """A printed text for comparing: small letters, blanks single, no colon behind it."""
    return " ".join(text.casefold().rstrip(" :").split())


def known_label(label: Label) -> str | None:
    """What a label stands for where every form's reader knows all of its words."""
    document = next(iter(label.values.values())).document
    text = Passage(document, f"{label.words}:", ())
    mark = labelled(text, COMMON.labels) or labelled(text, COMMON.columns)
    return mark.field if mark is not None and not mark.rest else None
