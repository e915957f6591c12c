"""Values under their labels in a text that parts its columns by blanks: a row of them, or one in another column."""

import re
from collections.abc import Sequence

from extractors.forms.columns import parted
from extractors.forms.entries import enter
from extractors.forms.labels import Labelled, labelled
from extractors.forms.offsets import Part, printed_parts
from extractors.forms.sitting import read_sitting_under
from extractors.forms.typed import fits, is_office, is_publicity, says_nothing
from extractors.forms.vocabulary import FormWords
from extractors.forms.walk import Walk
from extractors.text.dates import find_dates
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from extractors.text.references import is_reference
from schemas.council import CouncilProfile

_MAY_LABEL = re.compile(r"Drucksache|Vorlage|Datum")
_SLACK = 0.9
"""Characters or points that a value may begin beside its label."""
_LEAST = 3
"""Headings of a row some of which may have no value."""


def parts_over_parts(walk: Walk, line: FlowLine, values: FlowLine) -> int:
    """Labels over values, as many of each, that wide blanks part; one label of them may be unknown."""
    heads, parts = parted(line, 2), parted(values, 2)
    if len(heads) < 2 or len(heads) != len(parts):
        return _enter_row(walk, line, values)
    found = [labelled(head, walk.words.labels) for head in heads]
    known = [
        Labelled(mark.field, mark.label, value)
        for mark, value in zip(found, parts, strict=True)
        if mark is not None and not mark.rest.value
    ]
    is_number = len(heads) == 2 and [mark.field for mark in known] == ["reference"]
    if (len(known) < max(2, len(heads) - 1) and not is_number) or not all(fits(mark, walk.profile) for mark in known):
        return 0
    for mark in known:
        enter(mark, walk.header)
    took = 2
    for head, label, part in zip(heads, found, parts, strict=True):
        if label is not None and not label.rest.value:
            continue
        if day := read_sitting_under(walk, head, part):
            took += day
        elif not is_publicity(part.value):
            walk.header.unclaimed.append(part)
    walk.has_fields = True
    return took


def read_row(walk: Walk, line: FlowLine) -> int:
    """A row of labels over a row of values on a page that has places; the first of them may be no label by itself."""
    values = walk.line(1) if line.line.box is not None and ":" not in line.text.value else None
    if values is None or _MAY_LABEL.search(line.text.value) is None:
        return 0
    return parts_over_parts(walk, line, values)


def _enter_row(walk: Walk, line: FlowLine, values: FlowLine) -> int:
    """Labels over values by their place, where some labels have no value; 2 where they are read."""
    if not (marks := values_by_place(line, values, walk.words, walk.profile)):
        return 0
    for mark in marks:
        enter(mark, walk.header)
    walk.has_fields = True
    return 2


def values_by_place(
    line: FlowLine, values: FlowLine, words: FormWords, profile: CouncilProfile | None
) -> list[Labelled]:
    """The labels of a row with the values that begin right under them, of which some may be missing; else none.

    Most of the row are labels, none has a value beside it, and each value stands under one and is of its type.
    """
    heads, parts = printed_parts(line), printed_parts(values)
    if not (len(heads) >= _LEAST and 2 <= len(parts) <= len(heads)) or values.line.gap >= 1:
        return []
    marks = [labelled(text, words.labels) for _, _, text in heads]
    known = sum(mark is not None and not mark.rest.value for mark in marks)
    if 2 * known <= len(heads) or any(mark is not None and mark.rest.value for mark in marks):
        return []
    found: list[Labelled] = []
    for begin, _, text in parts:
        at = next((at for at, head in enumerate(heads) if abs(head[0] - begin) <= _SLACK), None)
        if at is None or labelled(text, words.labels, colon=True) is not None:
            return []
        if (mark := marks[at]) is not None:
            found.append(Labelled(mark.field, mark.label, text))
    return found if len(found) > 1 and all(fits(mark, profile) for mark in found) else []


def read_under(walk: Walk, mark: Labelled, line: FlowLine) -> bool:
    """The value of a lone label that stands right under it, in a line that has other columns before or behind it."""
    over = walk.line(-1)
    if over is None or (line.line.box is None) != (over.line.box is None):
        return False
    parts = printed_parts(line)
    begin = next((at for at, _, text in printed_parts(over) if text.value.startswith(mark.label.value)), None)
    if begin is None or len(parts) < 2:
        return False
    value = next((text for at, _, text in parts if abs(at - begin) <= _SLACK), None)
    if value is None or labelled(value, walk.words.labels, colon=True) is not None:
        return False
    if mark.field not in TYPED or not fits(Labelled(mark.field, mark.label, value), walk.profile):
        return False
    enter(Labelled(mark.field, mark.label, value), walk.header)
    _read_others(walk, [part for part in parts if part[2] is not value])
    walk.has_fields = True
    walk.take(1)
    return True


TYPED = ("reference", "date", "received")
"""Fields whose values cannot be taken for another column's."""


def _read_others(walk: Walk, others: Sequence[Part]) -> None:
    """What stands in the other columns of a value's line: a label that waits, an office, a number or a day."""
    texts = [text for _, _, text in others if not (is_publicity(text.value) or says_nothing(text.value))]
    for text in texts:
        mark = labelled(text, walk.words.labels, colon=True)
        if mark is not None and not mark.rest.value and text is texts[-1]:
            walk.pending = mark
        elif mark is not None and mark.rest.value and fits(mark, walk.profile):
            enter(mark, walk.header)
        elif "office" not in walk.header.values and is_office(text.value, walk.profile):
            walk.header.add("office", text)
        elif not enter_beside(text, walk):
            walk.header.unclaimed.append(text)


def enter_beside(text: Passage, walk: Walk) -> bool:
    """Enters what stands in the next column of a value, where it tells by itself what it is: a number, a day."""
    if "reference" not in walk.header.values and is_reference(text.value, walk.profile):
        walk.header.add("reference", text)
        return True
    day = find_dates(text, months=False)
    if not day or (day[0].start, day[0].end) != (0, len(text.value)):
        return False
    walk.header.add("dated", text)
    return True
