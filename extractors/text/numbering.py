"""Numbered headings of plain text come in rows: where "b)" or "3." is a heading, "a)" and "2." before it are, too."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.text.flow import FlowItem, FlowLine
from extractors.text.headings import NUMBERED, Heading
from extractors.text.setting import Setting, is_numbered_title

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class _Number(NamedTuple):
    """A heading's number: what it counts in ("digit", "2.", "letter", "roman"), and its place in the row from 1."""

    row: str
    place: int


def with_siblings(items: Sequence[FlowItem], found: dict[int, Heading], how: Setting) -> dict[int, Heading]:
    """The headings by the index of their line, with those whose neighbours in a row of numbers are headings."""
    if not how.is_plain or not any(heading.rule == "heading/number" for heading in found.values()):
        return found
    candidates = dict(_candidates(items, found, how))
    result = dict(found)
    for index, heading in found.items():
        if heading.rule == "heading/number":
            _go(index, -1, candidates, result)
            _go(index, 1, candidates, result)
    return result


def _candidates(
    items: Sequence[FlowItem], found: dict[int, Heading], how: Setting
) -> Iterator[tuple[int, tuple[_Number, str | None]]]:
    """Numbered lines by index, with the number as printed where the line could be a heading, else None."""
    for index, item in enumerate(items):
        if not isinstance(item, FlowLine) or item.line.bullet or not (match := NUMBERED.fullmatch(item.text.value)):
            continue
        printed, title = match.groups()
        number = _number(printed)
        if number is not None:
            fits = index in found or (len(item.text.value) <= 0.8 * how.full and is_numbered_title(title))
            yield index, (number, printed if fits else None)


def _go(index: int, step: int, candidates: dict[int, tuple[_Number, str | None]], result: dict[int, Heading]) -> None:
    """Walks from a heading to the next number of its row in one direction, and on from there."""
    number = candidates[index][0] if index in candidates else None
    order = sorted(candidates, reverse=step < 0)
    known = [at for at, heading in result.items() if heading.level == 1]
    for at in order:
        if number is None or (at - index) * step <= 0:
            continue
        if any(min(at, index) < border < max(at, index) for border in known):
            return
        other, printed = candidates[at]
        if other.row != number.row:
            continue
        if other.place != number.place + step or printed is None:
            return
        if at not in result:
            result[at] = Heading(printed, 2 + printed.strip(".)").count("."), "heading/number")
        index, number = at, other


def _number(printed: str) -> _Number | None:
    bare = printed.rstrip(".)")
    if bare.isdecimal():
        return _Number("digit", int(bare)) if bare != printed else None
    if re.fullmatch(r"[\d.]{3,12}", bare):
        before, _, last = bare.rpartition(".")
        return _Number(f"{before}.", int(last)) if last.isdecimal() else None
    if bare in _ROMAN:
        return _Number("roman", _ROMAN.index(bare) + 1)
    return _Number("letter", ord(bare.lower()) - ord("a") + 1) if len(bare) == 1 and bare.isalpha() else None
