"""Labels and values in columns of their own: printed one after the other, or on a page at other heights."""

import re
from collections.abc import Iterator, Sequence

from extractors.forms.entries import enter
from extractors.forms.labels import Labelled, labelled
from extractors.forms.offsets import printed_parts
from extractors.forms.typed import fits, is_office, is_publicity
from extractors.forms.under import TYPED
from extractors.forms.walk import Walk
from extractors.text.dates import find_dates
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from extractors.text.references import is_reference

_WRITER = re.compile(
    r"(?:[A-ZÄÖÜ]{1,3} ?\d{1,4}, )?(?:(?:Herr|Frau) .{2,40}|[A-ZÄÖÜ][\w'’-]{1,30}, (?:Dr\. )?[A-ZÄÖÜ][\w.'’-]{1,30})"
)
_FILE_NUMBER = re.compile(r"(?:[A-ZÄÖÜ]{1,4}[ -]?)?\d[\d./ -]{0,24}")
_DIGIT = re.compile(r"\d")
_LEAST = 3
"""Labels that such a column has."""
_LONGEST_LABEL = 40
_EDGE = 3.0
"""Points that two lines of a column may begin beside each other."""
_NEAR = 1.2
"""White space between the lines of a column, in heights of a line."""


def read_label_column(walk: Walk, line: FlowLine) -> int:
    """Labels in a column of a page, their values in another that begins lower; the lines that both take, else 0.

    The first value is the first label's, and so on, where there are as many and each is of its label's type; otherwise
    only a number and days are read, and the rest is left.
    """
    if not _may_begin(walk, line):
        return 0
    labels: list[Labelled] = []
    values: list[Passage] = []
    edge: float | None = None
    took = alone = 0
    for at in _column(walk, line):
        parts = printed_parts(at)
        mark = labelled(parts[0][2], walk.words.labels) if _is_beside(parts[0][0], line) else None
        if mark is not None and not mark.rest.value:
            if alone:
                return 0  # a value beside its label that takes two lines
            labels.append(mark)
            parts = parts[1:]
        else:
            alone += 1
        if parts:
            if (edge is not None and abs(parts[0][0] - edge) > _EDGE) or _is_beside(parts[0][0], line):
                alone -= mark is None
                break
            edge = parts[0][0]
            values.append(at.text.part(at.text.value.rindex(parts[0][2].value)))
            if took == 0:
                return 0  # each value stands beside its label
        took += 1
    if len(labels) < _LEAST or not alone:
        return 0
    pairs = [Labelled(mark.field, mark.label, text) for mark, text in zip(labels, values, strict=False)]
    if len(labels) != len(values) or not all(_is_right(mark, walk) for mark in pairs):
        pairs = _by_type(labels, values, walk)
    for mark in pairs:
        enter(mark, walk.header)
    taken = [mark.rest for mark in pairs]
    walk.header.unclaimed.extend(text for text in values if text not in taken)
    walk.has_fields = True
    return took


def _may_begin(walk: Walk, line: FlowLine) -> bool:
    """Whether a line of a page and the two under it may be nothing but labels: short, without a figure, one edge."""
    if line.line.box is None or len(line.text.value) > _LONGEST_LABEL or _DIGIT.search(line.text.value):
        return False
    behind = (walk.line(1), walk.line(2))
    if any(other is None or not _is_beside(_left(other), line) or other.line.gap > _NEAR for other in behind):
        return False
    mark = labelled(line.text, walk.words.labels)
    return mark is not None and not mark.rest.value


def _column(walk: Walk, line: FlowLine) -> Iterator[FlowLine]:
    """The lines from a line on that no white space parts, but the one before the values."""
    yield line
    ahead, gaps = 1, 0
    while (at := walk.line(ahead)) is not None and at.line.box is not None:
        if at.line.gap > _NEAR:
            gaps += 1
            if gaps > 1 or _is_beside(_left(at), line):
                return
        yield at
        ahead += 1


def _left(line: FlowLine) -> float:
    return line.line.box.x0 if line.line.box is not None else -1.0


def _is_beside(left: float, line: FlowLine) -> bool:
    return abs(left - _left(line)) <= _EDGE


def _is_right(mark: Labelled, walk: Walk) -> bool:
    """Whether a value may be its label's: one of its type, or at least none of another's."""
    if mark.field in TYPED or mark.field in ("agenda_item", "originator"):
        return fits(mark, walk.profile)
    if mark.field == "publicity":
        return is_publicity(mark.rest.value)
    is_other = is_publicity(mark.rest.value) or is_reference(mark.rest.value, walk.profile)
    if mark.field == "file_reference":
        return _is_file_number(mark.rest)
    return not is_other and not find_dates(mark.rest)


def _is_file_number(text: Passage) -> bool:
    return _FILE_NUMBER.fullmatch(text.value) is not None and not find_dates(text)


def _by_type(labels: Sequence[Labelled], values: Sequence[Passage], walk: Walk) -> list[Labelled]:
    """The labels with the one value that is of their type alone: a number, or a day of which there is one."""
    found: list[Labelled] = []
    for mark in labels:
        same = [other for other in labels if other.field == mark.field]
        fitting = [text for text in values if _is_sure(mark, text, walk)]
        if mark.field in TYPED and len(same) == len(fitting) == 1:
            found.append(Labelled(mark.field, mark.label, fitting[0]))
    return found


def _is_sure(mark: Labelled, text: Passage, walk: Walk) -> bool:
    """Whether a value can be no other label's: a number of a known grammar, a day."""
    return is_reference(text.value, walk.profile) if mark.field == "reference" else _is_of(mark, text, walk)


def read_label_block(walk: Walk, _: FlowLine) -> int:
    """Labels one a line, their values one a line behind the last: two columns that were printed one after the other.

    Where there is a value of its type for each, the first is the first label's; otherwise a value goes to the next
    label whose type it has, and labels between have none. Without a number none is read.
    """
    marks: list[Labelled] = []
    while (at := walk.line(len(marks))) is not None and at.text.value.endswith(":"):
        mark = labelled(at.text, walk.words.labels, colon=True)
        if mark is None or mark.rest.value:
            break
        marks.append(mark)
    if len(marks) < _LEAST:
        return 0
    found = _one_each(marks, walk) or list(_next_of_type(marks, walk))
    if len(found) < 2 or all(mark.field != "reference" for mark in found):
        return 0
    for mark in found:
        enter(mark, walk.header)
    walk.has_fields = True
    return len(marks) + len(found)


def _one_each(marks: Sequence[Labelled], walk: Walk) -> list[Labelled]:
    """The labels with as many lines behind them, where each line is plainly of its label's type; else none."""
    found: list[Labelled] = []
    for ahead, mark in enumerate(marks, len(marks)):
        at = walk.line(ahead)
        if at is None or not (_is_of(mark, at.text, walk) or _is_named(mark, at.text, walk)):
            return []
        found.append(Labelled(mark.field, mark.label, at.text))
    return found


def _next_of_type(marks: Sequence[Labelled], walk: Walk) -> Iterator[Labelled]:
    waiting = list(marks)
    ahead = len(marks)
    while waiting and (at := walk.line(ahead)) is not None:
        mark = next((mark for mark in waiting if _is_of(mark, at.text, walk)), None)
        if mark is None:
            return
        del waiting[: waiting.index(mark) + 1]
        ahead += 1
        yield Labelled(mark.field, mark.label, at.text)


def _is_of(mark: Labelled, text: Passage, walk: Walk) -> bool:
    """Whether a line is plainly of a label's type."""
    if mark.field == "publicity":
        return is_publicity(text.value)
    if mark.field in ("author", "ignored"):
        return _WRITER.fullmatch(text.value) is not None
    return mark.field in TYPED and fits(Labelled(mark.field, mark.label, text), walk.profile)


def _is_named(mark: Labelled, text: Passage, walk: Walk) -> bool:
    """Whether a line is an office or a file's number under its label, which another line may be as well."""
    if mark.field == "office":
        return is_office(text.value, walk.profile)
    return mark.field == "file_reference" and _is_file_number(text)
