"""Printed lines of a PDF page -> Lines: bullets joined to their lines, white space measured; for every engine."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.reading.marks import BULLETS, DASHES
from schemas.document import Box, Line

# A bullet stands on the baseline of its line and at most this many font sizes to its left; a dash nearer, for in a
# table it is an empty cell.
BASELINE_SLACK = 0.35
BULLET_REACH = 4.0
DASH_REACH = 2.0
# The share of a font size that stands above its baseline; with it, white space is measured from type, not from ink.
ASCENT = 0.8


Boxes = Callable[[int, int], Box | None]
"""From a range of characters to the box around its words."""


@dataclass(slots=True)
class Printed:
    """A line as an engine found it: its text start:end, and its type (points from the top left)."""

    start: int
    end: int
    x0: float
    baseline: float
    size: float = 0.0
    bold: bool = False
    bullet: str | None = None
    """The bullet at its start; start is behind it, except where the line is nothing but a bullet."""
    bullet_start: int = 0
    bullet_x: float = 0.0
    lone: bool = False
    """Whether the line is nothing but a bullet."""
    box: Box | None = None
    """The box around start:end."""


def to_lines(text: str, printed: Sequence[Printed], box: Boxes) -> tuple[Line, ...]:
    """The lines in the engine's order (a head drawn last comes first); bullets belong to none of them.

    A lone bullet goes to the line at its height to its right; one without such a line stays a line.
    """
    _undo_wrapped_dashes(text, printed, box)
    attached = _attach(printed)
    made: list[Line] = []
    before: Printed | None = None
    for index, line in enumerate(printed):
        if line.lone and index in attached:
            continue
        mark, indent = (line.bullet, line.bullet_x) if line.bullet and not line.lone else (None, line.x0)
        if (owner := attached.get(index)) is not None:
            mark, indent = printed[owner].bullet, printed[owner].x0
        gap = _gap(before, line)
        made.append(Line(line.start, line.end, line.box, line.bold, line.size, mark, indent, gap))
        before = line
    return _head_first(made)


_DRAWN_LAST = 4


def _head_first(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the page's head first, where the file draws it after the text."""
    text = [line.box.top for line in lines[:-_DRAWN_LAST] if line.box is not None]
    if not text:
        return tuple(lines)
    top = min(text)
    heads = [line for line in lines[-_DRAWN_LAST:] if line.box is not None and line.box.bottom < top]
    return (*heads, *(line for line in lines if line not in heads))


def _gap(before: Printed | None, line: Printed) -> float:
    """White space between the two lines' type in heights of `line`; 0 for a line beside or above the one before."""
    if before is None:
        return 0.0
    top = line.baseline - ASCENT * line.size
    bottom = before.baseline + (1 - ASCENT) * before.size
    return max(0.0, (top - bottom) / line.size)


def _attach(printed: Sequence[Printed]) -> dict[int, int]:
    """Which lone bullet belongs to which line, both ways: {bullet's index: line's, line's index: bullet's}."""
    lone = [index for index, line in enumerate(printed) if line.lone]
    if not lone:
        return {}
    # Lines by height, so that a page of ten thousand bullets costs no more than one of ten.
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for index, line in enumerate(printed):
        if not line.lone and line.bullet is None:
            rows[int(line.baseline)].append((line.x0, index))
    for row in rows.values():
        row.sort()
    pairs: dict[int, int] = {}
    for index in lone:
        mark = printed[index]
        slack = BASELINE_SLACK * mark.size
        near: list[tuple[float, int]] = []
        for height in range(int(mark.baseline - slack), int(mark.baseline + slack) + 1):
            row = rows.get(height, [])
            near.extend(row[bisect_right(row, (mark.x0, len(printed))) :][:1])
        x0, owner = min(near, default=(0.0, -1))
        if owner == index + 1 and mark.bullet not in BULLETS.values():
            continue  # a number before its own words is part of the line ("1." of a heading)
        reach = DASH_REACH if mark.bullet in (*DASHES,) else BULLET_REACH
        if owner >= 0 and owner not in pairs and x0 - mark.x0 <= reach * mark.size:
            pairs[index], pairs[owner] = owner, index
    return pairs


def _undo_wrapped_dashes(text: str, printed: Sequence[Printed], box: Boxes) -> None:
    """Takes back the bullet of a line that goes on with a dash ("Fortschreibung des Konzepts / – Sachstandsbericht –").

    Such a line stands directly under a line without a bullet that runs to the margin, begins where it begins and
    ends without a stop.
    """
    if not any(line.bullet in DASHES and not line.lone for line in printed if line.bullet):
        return
    ends = [_right(box(line.end - 1, line.end)) for line in printed]
    margin = max(ends)
    for (before, end), (line, _) in pairwise(zip(printed, ends, strict=True)):
        if (
            line.bullet
            and line.bullet in DASHES
            and not line.lone
            and before.bullet is None
            and abs(before.x0 - line.bullet_x) < 1
            and _gap(before, line) < 0.6
            and end > 0.9 * margin
            and text[before.end - 1] not in ".:;,!?"
        ):
            line.start, line.x0, line.bullet = line.bullet_start, line.bullet_x, None
            line.box = box(line.start, line.end)


def _right(box: Box | None) -> float:
    return box.x1 if box else 0.0
