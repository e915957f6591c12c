"""The columns of a Beratungsfolge that no ruled table holds: their headings, and what of a line stands under each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.forms.headrow import is_damaged_title, only_labels
from extractors.forms.labels import Labelled, labelled
from extractors.forms.offsets import Offsets, box_of, cells_at, chunks, heads_by_place, printed_parts
from extractors.forms.rowline import bare_name, split_line
from extractors.forms.stations import MARK
from extractors.forms.vocabulary import COMMON, FormWords
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from schemas.document import Box

_MOST_COLUMNS = 9
_BESIDE = 8.0
"""Points that the tops and bottoms of two lines at one height may differ by, together."""
ITEM_LINE = re.compile(r"TOP ?: ?[_ ]{0,12}(?P<item>\d{1,3}(?:\.\d{1,3})?)?[_ ]{0,12}")
"""The paper's item of the agenda in a form, between the title of a Beratungsfolge and its headings."""
_TRAILING = re.compile(r"^[: ]{0,3}$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of a Beratungsfolge from left to right, with their boxes where the page has boxes."""

    fields: tuple[str, ...]
    boxes: tuple[Box | None, ...]
    lines: int
    """How many lines the headings take, a title over them included."""
    words: FormWords = COMMON
    """The words that their cells are read with."""

    offsets: Offsets = ()
    """From which to which character of its line each heading goes, in a text that parts its columns by blanks."""

    @property
    def have_boxes(self) -> bool:
        """Whether cells can be told by their place."""
        return bool(self.boxes) and all(box is not None for box in self.boxes)


def columns_at(items: Sequence[FlowItem], index: int, words: FormWords = COMMON) -> Columns | None:
    """The headings that begin with the line at `index`: in one line, one a line, or under a title of their own.

    A lone title ("Beratungsfolge:") is a heading without columns. None where no Beratungsfolge opens.
    """
    line = items[index]
    if not isinstance(line, FlowLine):
        return None
    second = items[index + 1] if index + 1 < len(items) else None
    placed = heads_by_place(line, second if isinstance(second, FlowLine) else None, words)
    if placed is not None:
        fields, places, lines = placed
        if (box := line.line.box) is None:
            return Columns(fields, (), lines, words, places)
        return Columns(fields, tuple(Box(x0, box.top, x1, box.bottom) for x0, x1 in places), lines, words)
    marks, count = _beside(items, index, words)
    if len({mark.field for mark in marks}) > 1 and any(mark.field == "organization" for mark in marks):
        more = list(_more_headings(items, index + count, {mark.field for mark in marks}, words))
        marks += more
        fields, boxes = tuple(mark.field for mark in marks), tuple(box_of(mark.label) for mark in marks)
        offsets = _offsets(line, marks) if count == 1 and not more and line.line.box is None else ()
        return Columns(fields, boxes, count + len(more), words, offsets)
    titled = _titled(items, index, words)
    return titled if titled and titled.fields else _one_a_line(items, index, words) or titled


def _beside(items: Sequence[FlowItem], index: int, words: FormWords) -> tuple[list[Labelled], int]:
    """The headings of a line and of the lines beside it, which OCR cuts a row into; and how many lines they are."""
    first = items[index]
    assert isinstance(first, FlowLine)
    box = first.line.box
    found = only_labels(first.text, words.columns, least=1 if box is not None else 2)
    count = 1
    for item in items[index + 1 : index + _MOST_COLUMNS] if found and box is not None else ():
        if not isinstance(item, FlowLine) or not _is_beside(box, item.line.box):
            break
        marks = only_labels(item.text, words.columns, least=1)
        if not marks:
            break
        found += marks
        count += 1
    if box is not None:
        found.sort(key=lambda mark: (box_of(mark.label) or box).x0)
    return found, count


def _is_beside(box: Box | None, other: Box | None) -> bool:
    """Whether two lines stand at the same height of the page."""
    return box is not None and other is not None and abs(box.top + box.bottom - other.top - other.bottom) < _BESIDE


def _more_headings(items: Sequence[FlowItem], index: int, known: set[str], words: FormWords) -> Iterator[Labelled]:
    """Headings that were broken off the line, one a line under it ("ö" over "nö")."""
    for item in items[index : index + 4]:
        mark = labelled(item.text, words.columns) if isinstance(item, FlowLine) else None
        if mark is None or mark.rest.value or mark.field in known or mark.field == "organization":
            return
        known.add(mark.field)
        yield mark


def _one_a_line(items: Sequence[FlowItem], index: int, words: FormWords) -> Columns | None:
    """Headings that stand one a line, where the cells of a table were printed one after the other."""
    fields: list[str] = []
    at = 0
    for item in items[index : index + 7]:
        mark = labelled(item.text, words.columns) if isinstance(item, FlowLine) else None
        found = [mark.field] if mark is not None and not mark.rest.value else []
        if not found and fields and isinstance(item, FlowLine):
            found = _glued(item.text, words)
        if not found or not set(found).isdisjoint(fields):
            break
        fields += found
        at += 1
    if at > 1 and "organization" in fields and "start" in fields:
        return Columns(tuple(fields), (), at, words)
    return None


_TWO_WORDS = re.compile(r"([A-ZÄÖÜ][a-zäöüß]{3,30})([A-ZÄÖÜ][a-zäöüß]{3,30})")


def _glued(text: Passage, words: FormWords) -> list[str]:
    """The columns of two headings without a blank between them, as a page's cells are saved."""
    match = _TWO_WORDS.fullmatch(text.value)
    parts = [text.part(*match.span(number)) for number in (1, 2)] if match else []
    marks = [mark for part in parts if (mark := labelled(part, words.columns)) is not None and not mark.rest.value]
    return [mark.field for mark in marks] if len(marks) == len(parts) else []


def opens_stations(text: Passage, words: FormWords) -> bool:
    """Whether a line is the title of a Beratungsfolge, with or without its first station behind the colon."""
    return labelled(text, words.columns.of("organization"), colon=True) is not None


def _titled(items: Sequence[FlowItem], index: int, words: FormWords) -> Columns | None:
    """A title alone ("Beratungsfolge:"), with the headings under it or none."""
    line = items[index]
    assert isinstance(line, FlowLine)
    text = line.text.value
    mark = labelled(line.text, words.columns.of("organization"), colon=True)
    if mark is None and not (text.endswith(":") and " " not in text and is_damaged_title(text)):
        return None
    if mark is not None and not _TRAILING.match(mark.rest.value):
        return None
    for count in (1, 2):
        if index + count >= len(items) or (count == 2 and not _is_item(items[index + 1])):
            break
        following = columns_at(items, index + count, words)
        if following is not None and following.fields:
            return Columns(following.fields, following.boxes, following.lines + count, words, following.offsets)
    return Columns((), (), 1, words)


def _is_item(item: FlowItem) -> bool:
    """Whether a line is the paper's item of the agenda, filled in or not ("TOP: __")."""
    return isinstance(item, FlowLine) and ITEM_LINE.fullmatch(item.text.value) is not None


def cells_of(line: FlowLine, columns: Columns) -> dict[str, Passage] | None:
    """The cells of a line that is a row's main line (it has the date, or role and publicity); None for any other."""
    if columns.offsets and (placed := cells_at(line, columns.fields, columns.offsets, columns.words)):
        name = bare_name(placed["organization"], placed, columns.words)
        return {**placed, "organization": name}
    cells = split_line(line.text, columns.fields, columns.words)
    if cells is None:
        return None
    return _with_mark(line, cells, columns.fields)


def _offsets(line: FlowLine, marks: Sequence[Labelled]) -> Offsets:
    """Where the headings of a text's line stand, if blanks part each from the next."""
    parts = printed_parts(line)
    return tuple((begin, end) for begin, end, _ in parts) if len(parts) == len(marks) else ()


def parted(line: FlowLine, blanks: int = 4) -> list[Passage]:
    """The parts of a line that wide blanks keep apart, as of two columns: by place, in a text by so many blanks."""
    if line.line.box is not None:
        return [line.text.part(begin, end) for begin, end, _ in chunks(line.text)]
    printed = line.text.document.page(line.page).text[line.line.start : line.line.end]
    parts: list[Passage] = []
    at = 0
    for piece in re.split(rf" {{{blanks},200}}", printed):
        words = " ".join(piece.split())
        begin = line.text.value.find(words, at)
        if begin < 0:
            return [line.text]
        at = begin + len(words)
        parts.append(line.text.part(begin, at))
    return parts


def nearest(box: Box, columns: Columns) -> str:
    """The column whose heading a run of words stands under, or the last one that begins left of it."""
    best, distance = columns.fields[0], float("inf")
    for field, head in zip(columns.fields, columns.boxes, strict=True):
        assert head is not None
        if box.x0 < head.x1 and head.x0 < box.x1:
            apart = min(abs(box.x0 - head.x0), abs((box.x0 + box.x1) - (head.x0 + head.x1)) / 2)
            apart -= 1000 if box.x0 >= head.x0 - 4 or box.x1 <= head.x1 + 4 else 500
        else:
            apart = box.x0 - head.x0 if box.x0 >= head.x0 else (head.x0 - box.x1) * 2
        if apart < distance:
            best, distance = field, apart
    return best


def _with_mark(line: FlowLine, cells: dict[str, Passage], order: Sequence[str]) -> dict[str, Passage]:
    """The cells with the cross under "ö" or "nö", told by the empty cells that a text keeps as blanks.

    A text of a PDF has one blank between two cells, also between empty ones, so that the blanks count the columns. Only
    where the line shows that it kept them is the cross placed.
    """
    if "public_yes" not in order or "public_no" not in order or "start" not in order:
        return cells
    start = cells.get("start")
    if start is None or not start.pieces:
        return cells
    page = start.document.page(line.page)
    behind = order[order.index("start") + 1 :]
    begin = start.pieces[-1].start + start.pieces[-1].length
    end = page.text.find("\n", begin)
    printed = page.text[begin : end if end >= 0 else len(page.text)]
    parts = printed[1:].split(" ") if printed.startswith(" ") else []
    places = [at for at, part in enumerate(parts) if MARK.fullmatch(part)]
    kept = "" in parts and len(parts) >= len(behind)
    if len(places) != 1 or places[0] >= len(behind):
        return cells
    at = places[0]
    offset = begin + 1 + sum(len(part) + 1 for part in parts[:at])
    field = behind[at] if kept else "unread"
    mark = _slice(cells, offset)
    cells = {name: text for name, text in cells.items() if name not in ("unread", "result")}
    if mark is not None:
        cells[field if field.startswith("public_") else "unread"] = mark
    rest = " ".join(part for part in parts[at + 1 :] if part)
    if rest and "result" in behind:
        found = _words(line.text, rest)
        if found is not None:
            cells["result"] = found
    return cells


def _slice(cells: dict[str, Passage], offset: int) -> Passage | None:
    """The one character of a cell that stands at `offset` of the page."""
    for text in cells.values():
        for piece in text.pieces:
            if piece.start <= offset < piece.start + piece.length:
                at = piece.at + offset - piece.start
                return text.part(at, at + 1)
    return None


def _words(text: Passage, words: str) -> Passage | None:
    at = text.value.rfind(words)
    return text.part(at, at + len(words)) if at >= 0 else None
