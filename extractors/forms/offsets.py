"""The columns of a text that parts them by blanks: which characters each heading stands over, and the cells there."""

import re
from collections.abc import Mapping, Sequence

from extractors.forms.labels import labelled
from extractors.forms.stations import find_start, names_body
from extractors.forms.vocabulary import FormWords
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from extractors.text.repair import united

_PART = re.compile(r"\S{1,200}(?: \S{1,200}){0,40}")
_LEAST_HEADS = 3
"""Headings that a row has which is too narrow for them."""

Offsets = tuple[tuple[int, int], ...]
"""From which to which character of its line each heading goes."""


def printed_parts(line: FlowLine) -> list[tuple[int, int, Passage]]:
    """The parts of a text's line that two blanks or more keep apart, with the characters that they stand at."""
    printed = line.text.document.page(line.page).text[line.line.start : line.line.end]
    indent, at = int(line.line.indent), 0
    parts: list[tuple[int, int, Passage]] = []
    for match in _PART.finditer(printed):
        begin = line.text.value.find(match.group(), at)
        if begin < 0:
            return []
        at = begin + len(match.group())
        parts.append((indent + match.start(), indent + match.end(), line.text.part(begin, at)))
    return parts


def heads_in_two_lines(first: FlowLine, second: FlowLine, words: FormWords) -> tuple[tuple[str, ...], Offsets] | None:
    """The headings of a line that is too narrow for them, so that some go on in the line under it; None for others."""
    if first.line.box is not None or second.line.gap:
        return None
    if words.columns.of("organization").leading.match(first.text.value) is None:
        return None
    heads, parts = printed_parts(first), printed_parts(second)
    if len(heads) < _LEAST_HEADS or not parts:
        return None
    fields: list[str] = []
    offsets: list[tuple[int, int]] = []
    taken = 0
    for begin, end, text in heads:
        under = [part for part in parts if part[0] < end and begin < part[1]]
        taken += len(under)
        mark = labelled(_joined([text, *(part[2] for part in under)]), words.columns)
        fields.append(mark.field if mark is not None and not mark.rest.value else "unknown")
        offsets.append((min([begin, *(part[0] for part in under)]), max([end, *(part[1] for part in under)])))
    if taken != len(parts) or not {"organization", "start"} <= set(fields):
        return None
    return tuple(fields), tuple(offsets)


def _joined(texts: Sequence[Passage]) -> Passage:
    return united(texts[0].document, ((text.value, text.pieces) for text in texts))


def cells_at(line: FlowLine, fields: Sequence[str], offsets: Offsets, words: FormWords) -> dict[str, Passage] | None:
    """The cells of a row each of which stands under its own heading, a body and its day or role among them; else None.

    A column that holds how the body meets under the heading of what it is to do ("Behandlung") is told by its words.
    """
    cells: dict[int, Passage] = {}
    for begin, end, part in printed_parts(line):
        shared = [min(end, last) - max(begin, first) for first, last in offsets]
        best = max(range(len(shared)), key=shared.__getitem__)
        if shared[best] < -1 or best in cells:
            return None
        cells[best] = part
    named: dict[str, Passage] = {}
    for at, part in cells.items():
        field = fields[at]
        if field == "role" and "public" not in fields and words.public.fullmatch(part.value):
            field = "public"
        elif field in fields[:at] and not (field == "role" and "public" in named):
            field = "unknown"  # nobody knows which of two columns with one heading is meant
        named["unknown" if field in named else field] = part
    return named if "organization" in named and _is_row(named, words) else None


def _is_row(named: Mapping[str, Passage], words: FormWords) -> bool:
    """Whether cells under their headings are a station's: with its day, else with what the body is to do there."""
    start, role = named.get("start"), named.get("role")
    if start is not None:
        return find_start(start, words) is not None
    return role is not None and words.role.fullmatch(role.value) is not None and names_body(named["organization"].value)
