"""Labelled values of a header in lines: behind, under or over their labels, one or several on a line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractors.forms.before import stands_before_label
from extractors.forms.columns import Columns, columns_at, nearest, opens_stations, parted
from extractors.forms.ends import ends_header, is_section
from extractors.forms.entries import enter
from extractors.forms.headrow import only_labels
from extractors.forms.labels import HEADER, Labelled, all_labelled, labelled
from extractors.forms.offsets import box_of, chunks, printed_parts
from extractors.forms.sitting import read_sitting
from extractors.forms.stations import is_open
from extractors.forms.title import DASHES
from extractors.forms.typed import (
    MOTION_AND_TITLE,
    fits,
    fits_without_colon,
    is_publicity,
    is_tick_box,
    movers,
)
from extractors.forms.under import enter_beside, parts_over_parts, read_under
from extractors.forms.walk import Walk
from extractors.text.dates import find_dates
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage, concatenate
from extractors.text.references import NUMBER, is_reference, read_reference
from extractors.text.repair import united
from schemas.council import CouncilProfile

_OFFICE_NOUN = re.compile(r"(?:amt|kämmerei|referat|direktion|betrieb|management|verwaltung|dienst|[A-ZÄÖÜ]{2,6}|\d)$")
_TITLES = ("name", "item_name")
"""A title behind its own label, and one that stands where the item of the agenda should."""
_GO_ON = ("name", "item_name", "office", "department", "originator")
"""Fields whose values may take several lines."""
_MOST_LINES = 6
_LISTED = re.compile(r"(?:Bezug|Anlagen?|Anlage/n) ?:")
"""What lists papers and Anlagen, which no title goes on with."""
_SLACK, _SLACK_OF_PLACES = 1, 3.0
"""Characters, or points, by which columns of two lines may differ."""
_UNKNOWN_LABEL = re.compile(r"[A-ZÄÖÜ][\wäöüß./-]{1,25}(?: [\wäöüß./-]{1,20}){0,2}:(?=\s|$)")
_APART = ("name", "item_name", "office", "author")
"""Fields whose label needs no colon where wide blanks part it from its value."""
_ITEM_AND_TITLE = re.compile(
    r"(?:(?P<item>\d{1,3}(?:\.\d{1,3}){0,3})\.?(?: ?:)? )?"
    r"(?P<title>(?!(?:[Nn]icht[ -]?)?[Öö]ffentlich)[A-ZÄÖÜ„\"]\S{2,60} .{4,200})"
)


def read_pending(walk: Walk) -> bool:
    """Gives a lone label the line behind it, where that line has the label's type and is no label itself."""
    mark, line = walk.pending, walk.line()
    if mark is None or line is None:
        return False
    walk.pending = None
    if mark.field != "stations" and read_under(walk, mark, line):
        return True
    if mark.field == "stations" or labelled(line.text, walk.words.labels, colon=True) is not None:
        return False
    if not fits(Labelled(mark.field, mark.label, line.text), walk.profile):
        return False
    if mark.field == "ignored" and stands_before_label(walk, line):
        return False
    if mark.field == "file_reference" and not any(sign.isdigit() for sign in line.text.value):
        return False  # an empty field over something else
    if columns_at(walk.items, walk.index, walk.words) is not None or ends_header(walk):
        return False
    value, *beside = parted(line) if line.line.box is None else [line.text]
    if beside and all(enter_beside(text, walk) for text in beside):
        enter(Labelled(mark.field, mark.label, value), walk.header)
        walk.take(1)
        return True
    lines = [line, *_continued(walk, mark.field, line.text, walk.index + 1)]
    enter(Labelled(mark.field, mark.label, _joined(lines)), walk.header)
    walk.take(len(lines))
    return True


def read_behind_type(walk: Walk, line: FlowLine) -> int:
    """What stands behind the paper's type on its line: its number, or labels as in another column.

    Where the type is itself a label over its value ("Drucksache Nr.   Datum"), the lines that both take; else 0.
    """
    walk.header.is_numbered = NUMBER.search(line.text.value) is not None
    subject = MOTION_AND_TITLE.match(line.text.value)
    if subject is not None and not any(True for _ in movers(line.text.part(subject.end()))):
        walk.header.add("name", line.text.part(subject.end()))
        if subject["sitting"]:
            read_sitting(walk, replace(line, text=line.text.part(0, subject.end("sitting"))))
        return 0
    is_over_body = line.text.value.startswith("Beratung:")
    may_be_over = is_over_body or (line.line.box is None and labelled(line.text, walk.words.labels) is not None)
    values = walk.line(1) if may_be_over else None
    if values is not None and (over := parts_over_parts(walk, line, values)):
        return over
    first = label_behind(line.text, walk, 3)
    if first is None:
        alone = labelled(line.text, walk.words.labels)
        if alone is not None and alone.field == "reference" and alone.label.value == line.text.value.rstrip(" :"):
            walk.pending = alone
        return 0
    marks = all_labelled(line.text.part(line.text.value.index(first.label.value)), walk.words.labels)
    for mark in marks:
        enter(mark, walk.header)
    if not marks[-1].rest.value:
        walk.pending = marks[-1]
    walk.has_fields = True
    return 0


def label_behind(text: Passage, walk: Walk, words: int) -> Labelled | None:
    """The first label, with its colon or at the end, behind up to so many words of a line."""
    for match in islice(re.finditer(" ", text.value), words):
        mark = labelled(text.part(match.end()), walk.words.labels, colon=True)
        if mark is not None:
            return mark
    return None


def read_labels(walk: Walk, line: FlowLine) -> int:
    """One or several labels with their values on a line; a lone one waits for the next line or table."""
    marks = all_labelled(line.text, walk.words.labels)
    if not marks:
        return 0
    if line.text.value.count(":") > len(marks):
        marks = _without_other_column(marks, line)
    marks = _item_and_title(marks, line)
    first = marks[0]
    if ":" not in line.text.value and (over := _labels_over_values(walk, line)):
        return over
    values = walk.line(1) if len(marks) > 1 and not first.rest.value and line.line.box is None else None
    if values is not None and (over := parts_over_parts(walk, line, values)):
        return over
    if labelled(line.text, walk.words.labels, colon=True) is None:
        if not fits_without_colon(first, walk.profile) and not _stands_apart(first, line):
            return 0
    elif first.rest.value and _asks_for_type(first, line) and not fits(first, walk.profile):
        return 0
    walk.has_fields = True
    for mark in marks[:-1]:
        enter(mark, walk.header)
    return _last_label(walk, marks[-1], len(marks))


def _without_other_column(marks: list[Labelled], line: FlowLine) -> list[Labelled]:
    """The labels of a line, the last one's value cut where wide blanks part a label from it that nobody knows."""
    last = marks[-1]
    for part in parted(line)[1:]:
        at = last.rest.value.find(part.value)
        if at > 0 and _UNKNOWN_LABEL.match(part.value):
            return [*marks[:-1], Labelled(last.field, last.label, last.rest.part(0, at))]
    return marks


def _stands_apart(mark: Labelled, line: FlowLine) -> bool:
    """Whether wide blanks part a label from its value, as of another column."""
    if mark.field not in _APART or not mark.rest.value or labelled(mark.rest, HEADER) is not None:
        return False
    return parted(line)[0].value == mark.label.value


def _item_and_title(marks: list[Labelled], line: FlowLine) -> list[Labelled]:
    """The labels of a line, where "TOP:" has the title behind it, with or without the item's number before that."""
    mark = marks[0]
    match = _ITEM_AND_TITLE.fullmatch(mark.rest.value) if mark.field == "agenda_item" and len(marks) == 1 else None
    if match is None or find_dates(mark.rest):
        return marks
    has_colon = re.match(r"(?: ?\d[\d.]{0,8})? ?:", line.text.value.partition(mark.label.value)[2]) is not None
    if not has_colon and parted(line)[0].value not in (mark.label.value, f"{mark.label.value} {match['item']}"):
        return marks
    found = [Labelled("item_name", mark.label, mark.rest.part(match.start("title")))]
    if match["item"]:
        found.insert(0, Labelled("agenda_item", mark.label, mark.rest.part(*match.span("item"))))
    return found


def _asks_for_type(mark: Labelled, line: FlowLine) -> bool:
    """Whether a label counts only over a value of its type: some always, those of a profile without their colon."""
    return mark.field in ("originator", "agenda_item") or ":" not in line.text.value


def _last_label(walk: Walk, mark: Labelled, count: int) -> int:
    """The last label of a line: with its value and the lines that go on with it, or waiting for the value."""
    if not mark.rest.value:
        if count == 1 or mark.field in ("office", "name", "reference"):
            walk.pending = mark
        return 1
    more = _continued(walk, mark.field, mark.rest, walk.index + 1)
    enter(Labelled(mark.field, mark.label, _joined(more, mark.rest)), walk.header)
    return 1 + len(more)


def _continued(walk: Walk, name: str, value: Passage, at: int) -> list[FlowLine]:
    """The lines from `at` on that go on with a value: a title's lines, a name that is still open."""
    if name not in _GO_ON:
        return []
    more: list[FlowLine] = []
    last = value.value
    while len(more) < _MOST_LINES and (line := walk.line(at + len(more) - walk.index)) is not None:
        is_part = name in _TITLES and line.line.bullet in DASHES
        if line.line.gap > (0.9 if line.line.box is not None else 0.5) and not is_open(last) and not is_part:
            break
        opens = ":" in line.text.value and not is_open(last) and opens_stations(line.text, walk.words)
        if opens or not _may_go_on(walk, at + len(more)) or _stands_as_field(line, walk.line(at - 1 - walk.index)):
            break
        if name not in _TITLES and not is_open(last) and not _is_narrow(walk, at + len(more), last):
            break
        more.append(line)
        last = line.text.value
    return more


def _may_go_on(walk: Walk, at: int) -> bool:
    """Whether a line is no label, no heading of columns, no number, no section."""
    item = walk.items[at]
    if not isinstance(item, FlowLine) or labelled(item.text, walk.words.labels, colon=True) is not None:
        return False
    if is_tick_box(item.text.value) or is_publicity(item.text.value) or _LISTED.match(item.text.value):
        return False
    if columns_at(walk.items, at, walk.words) is not None:
        return False
    mark = labelled(item.text, walk.words.labels) if "Nr" in item.text.value else None
    if mark is not None and mark.field == "reference" and fits_without_colon(mark, walk.profile):
        return False
    return not is_section(walk, at) and not is_reference(item.text.value.removeprefix("Nr. "), walk.profile)


def _stands_as_field(line: FlowLine, labelled_line: FlowLine | None) -> bool:
    """Whether a line has something under the label of another and a value under its value: a label that nobody knows.

    What goes on with the value begins under it, or has no second column.
    """
    heads, parts = printed_parts(labelled_line) if labelled_line is not None else [], printed_parts(line)
    if len(heads) < 2 or len(parts) < 2:
        return False
    slack = _SLACK if line.line.box is None else _SLACK_OF_PLACES
    return all(abs(head[0] - part[0]) <= slack for head, part in zip(heads[:2], parts[:2], strict=True))


def _is_narrow(walk: Walk, at: int, last: str) -> bool:
    """Whether a short line right under an office is its second line, not the title: a title has to be left behind it.

    White space behind the line says so, else that the office's first line has no office's ending.
    """
    line, behind = walk.line(at - walk.index), walk.line(at + 1 - walk.index)
    if line is None or behind is None or line.line.gap > 0.3:
        return False
    if len(line.text.value.split()) > 3 or len(line.text.value) > 30:
        return False
    if columns_at(walk.items, at + 1, walk.words) is not None or not _may_go_on(walk, at + 1):
        return False
    return behind.line.gap > 0.5 or _OFFICE_NOUN.search(last) is None


def _joined(lines: Sequence[FlowLine], first: Passage | None = None) -> Passage:
    """The lines of a value as one, behind what stands on its label's line; a part that begins with a dash keeps it."""
    parts: list[list[Passage]] = [[first]] if first is not None else []
    for line in lines:
        if parts and line.line.bullet not in DASHES:
            parts[-1].append(line.text)
        else:
            parts.append([line.text])
    return concatenate([_united(part) for part in parts], " - ") if len(parts) > 1 else _united(parts[0])


def _united(texts: Sequence[Passage]) -> Passage:
    if len(texts) == 1:
        return texts[0]
    return united(texts[0].document, ((text.value, text.pieces) for text in texts))


def _labels_over_values(walk: Walk, line: FlowLine) -> int:
    """A line of labels over a line of their values, told by their types; what is left is the one label without one."""
    values = walk.line(1)
    if values is None or labelled(values.text, walk.words.labels, colon=True) is not None:
        return 0
    marks = only_labels(line.text, walk.words.labels)
    if (line.line.box is None or not marks) and (took := parts_over_parts(walk, line, values)):
        return took
    if not marks:
        return 0
    if placed := _under(marks, values.text, walk):
        for mark in placed:
            enter(mark, walk.header)
        walk.has_fields = True
        return 2
    rest, waiting = values.text, list(marks)
    for mark in marks:
        found = _of_type(mark.field, rest, walk.profile)
        if found is None:
            continue
        begin, end = found
        walk.header.add(mark.field, rest.part(begin, end))
        waiting.remove(mark)
        before, behind = rest.part(0, begin), rest.part(end)
        rest = before if len(before.value) >= len(behind.value) else behind
    if len(waiting) == len(marks):
        return 0
    if rest.value and len(waiting) == 1:
        enter(Labelled(waiting[0].field, waiting[0].label, rest), walk.header)
    elif rest.value:
        walk.header.unclaimed.append(rest)
    walk.has_fields = True
    return 2


def _under(marks: Sequence[Labelled], values: Passage, walk: Walk) -> list[Labelled]:
    """The labels with the values that stand under them on the page, where each has one of its type; else none."""
    heads = Columns(tuple(mark.field for mark in marks), tuple(map(box_of, (mark.label for mark in marks))), 1)
    runs = chunks(values) if heads.have_boxes else ()
    found = {nearest(box, heads): values.part(begin, end) for begin, end, box in runs}
    placed = [Labelled(mark.field, mark.label, found[mark.field]) for mark in marks if mark.field in found]
    return placed if len(placed) == len(marks) and all(fits(mark, walk.profile) for mark in placed) else []


def _of_type(name: str, text: Passage, profile: CouncilProfile | None) -> tuple[int, int] | None:
    """Where a value of a field's type stands in a line."""
    if name in ("date", "received"):
        dates = find_dates(text, months=False)
        return (dates[0].start, dates[0].end) if dates else None
    number = read_reference(text, profile) if name == "reference" else None
    at = text.value.find(number.value) if number is not None else -1
    return (at, at + len(number.value)) if number is not None and at >= 0 else None
