"""The columns of a line: which place each heading has, in characters of a text or points of a page, and its cells."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.forms.headrow import column_fields
from extractors.forms.labels import labelled
from extractors.forms.stations import MARK, TICKED, find_start, names_body
from extractors.forms.vocabulary import FormWords
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from extractors.text.repair import united
from schemas.document import Box

# Blanks wider than this, in heights of the line, part two cells; a blank between words is about 0.3 high.
_CELL_GAP = 0.75
_WORD = re.compile(r"\S{1,200}")
_PART = re.compile(r"\S{1,200}(?: \S{1,200}){0,40}")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
_LONGEST = 160
_LEAST_HEADS = 3
"""Headings that a row has which is too narrow for them."""

_MAY_HEAD = re.compile(r"Gremi|[Ff]olge|Ausschuss\b")

Part = tuple[float, float, Passage]
Offsets = tuple[tuple[float, float], ...]
"""From which to which character of its line each heading goes, or which place of the page."""
Heads = tuple[tuple[str, ...], Offsets, int]
"""The columns of headings, where they stand, and how many lines the headings take."""


def chunks(text: Passage) -> Iterator[tuple[int, int, Box]]:
    """Runs of words with no more than a word's blank between them; a date is a run of its own."""
    run: tuple[int, int, Box] | None = None
    for match in _WORD.finditer(text.value):
        box = box_of(text.part(*match.span()))
        if box is None:
            continue
        near = run is not None and box.x0 - run[2].x1 < _CELL_GAP * (box.bottom - box.top)
        if run is not None and near and not _DAY.fullmatch(match.group()):
            run = (run[0], match.end(), run[2].union(box))
            continue
        if run is not None:
            yield run
        run = (match.start(), match.end(), box)
    if run is not None:
        yield run


def box_of(text: Passage) -> Box | None:
    """The box around a passage of one page; None where the page has no boxes."""
    piece = text.pieces[0] if text.pieces else None
    if piece is None:
        return None
    last = text.pieces[-1]
    return text.document.page(piece.page).box(piece.start, last.start + last.length)


def printed_parts(line: FlowLine) -> list[Part]:
    """The parts of a line that wide blanks keep apart, with the characters that they stand at, else their place."""
    if line.line.box is not None:
        return [(box.x0, box.x1, line.text.part(begin, end)) for begin, end, box in chunks(line.text)]
    printed = line.text.document.page(line.page).text[line.line.start : line.line.end]
    indent, at = int(line.line.indent), 0
    parts: list[Part] = []
    for match in _PART.finditer(printed):
        begin = line.text.value.find(match.group(), at)
        if begin < 0:
            return []
        at = begin + len(match.group())
        parts.append((indent + match.start(), indent + match.end(), line.text.part(begin, at)))
    return parts


def heads_by_place(line: FlowLine, second: FlowLine | None, words: FormWords) -> Heads | None:
    """The headings of a line each of which has its place, with those under it where a heading is over several or goes
    on in the next line; None for lines that are none, and where the headings need no place to be told.
    """
    if not _MAY_HEAD.search(line.text.value) or len(line.text.value) > _LONGEST:
        return None
    is_placed = line.line.box is not None
    if is_placed and words.columns.leading.match(line.text.value) is None:
        return None
    heads = printed_parts(line)
    if second is not None and second.line.gap < (1 if is_placed else 0.1) and not _is_values(second, words):
        under = printed_parts(second)
        if len(heads) >= _LEAST_HEADS and under and (found := _in_two_lines(heads, under, words)) is not None:
            return found
    if len(heads) < _LEAST_HEADS:
        return None
    fields = column_fields([text for _, _, text in heads], words)
    if not _are_columns(fields) or not any(field.startswith((TICKED, "public_")) for field in fields):
        return None
    if is_placed and not any(field.startswith(TICKED) for field in fields):
        return None
    return fields, tuple((begin, end) for begin, end, _ in heads), 1


def _is_values(line: FlowLine, words: FormWords) -> bool:
    """Whether a line has values, not headings: a date or a number, a body, a cross."""
    if any(sign.isdigit() for sign in line.text.value) or MARK.fullmatch(line.text.value.rpartition(" ")[2]):
        return True
    first = line.text.value.split(" ", 1)[0]
    return names_body(first) and words.columns.leading.match(line.text.value) is None


def _in_two_lines(heads: Sequence[Part], parts: Sequence[Part], words: FormWords) -> Heads | None:
    """The headings of two lines: one over several of its own, one that goes on in the second line, one of either."""
    columns: list[Part] = []
    has_more = False
    taken: list[Part] = []
    for begin, end, text in heads:
        under = [part for part in parts if part[0] < end and begin < part[1]]
        taken += under
        whole = _joined([text, *(part[2] for part in under)])
        own = column_fields([part[2] for part in under], words)
        mark = labelled(whole, words.columns)
        if not under or (mark is not None and not mark.rest.value):
            has_more = has_more or bool(under)
            ends = (min([begin, *(part[0] for part in under)]), max([end, *(part[1] for part in under)]))
            columns.append((*ends, whole))
        elif any(field != "unknown" for field in own):
            has_more = True
            columns += under
        else:
            columns.append((begin, max([end, *(part[1] for part in under)]), text))
    columns += [part for part in parts if part not in taken]
    columns.sort(key=lambda column: column[0])
    fields = column_fields([text for _, _, text in columns], words)
    if not has_more or not _are_columns(fields):
        return None
    return fields, tuple((begin, end) for begin, end, _ in columns), 2


def _are_columns(fields: Sequence[str]) -> bool:
    return {"organization", "start"} <= set(fields)


def _joined(texts: Sequence[Passage]) -> Passage:
    return united(texts[0].document, ((text.value, text.pieces) for text in texts))


def cells_at(line: FlowLine, fields: Sequence[str], offsets: Offsets, words: FormWords) -> dict[str, Passage] | None:
    """The cells of a row each of which stands under its own heading, a body and its day or role among them; else None.

    A column that holds how the body meets under the heading of what it is to do ("Behandlung") is told by its words.
    """
    cells: dict[int, Passage] = {}
    for begin, end, part in _cut(printed_parts(line), fields, offsets, words):
        shared = [min(end, last) - max(begin, first) for first, last in offsets]
        best = next(
            (at for at, (first, _) in enumerate(offsets) if begin == first),
            max(range(len(shared)), key=shared.__getitem__),
        )
        if shared[best] < (1 if fields[best].startswith(TICKED) else -1) or best in cells:
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


def _cut(parts: Sequence[Part], fields: Sequence[str], offsets: Offsets, words: FormWords) -> Iterator[Part]:
    """The parts of a row, each of which that fills its column up to the next one's value cut before that value.

    Only a value that is plainly one of its column's type is cut off: a name may well run on over the next column.
    """
    types = {"public": words.public, "role": words.role, "start": _DAY}
    for begin, end, text in parts:
        for field, (first, _) in zip(fields, offsets, strict=True):
            at = int(first - begin)
            if field not in types or not 0 < at < len(text.value) or text.value[at - 1] != " ":
                continue
            if types[field].fullmatch(text.value, at):
                yield begin, first - 1, text.part(0, at)
                begin, text = first, text.part(at)
                break
        yield begin, end, text


def _is_row(named: Mapping[str, Passage], words: FormWords) -> bool:
    """Whether cells under their headings are a station's: with its day, else with what the body is to do there."""
    start, role = named.get("start"), named.get("role")
    if start is not None:
        return find_start(start, words) is not None
    return role is not None and words.role.fullmatch(role.value) is not None and names_body(named["organization"].value)
