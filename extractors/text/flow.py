"""A document as one flow of lines and tables in reading order, without page heads and feet."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractors.text.passage import Passage, concatenate
from extractors.text.repair import repaired, repaired_line
from schemas.document import Cell, Document, Line, Page, Table


@dataclass(slots=True, unsafe_hash=True)
class FlowLine:
    """A printed line with its page number; `text` is its repaired wording. Not frozen: see Passage."""

    page: int
    line: Line
    text: Passage

    def __str__(self) -> str:
        return self.text.value


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table with its page number, standing where its first line stood."""

    page: int
    table: Table
    document: Document
    _texts: dict[tuple[int, int], Passage] = field(default_factory=dict, compare=False, repr=False)

    def cell(self, cell: Cell) -> Passage:
        """The repaired text of one of its cells."""
        place = (cell.row, cell.column)
        text = self._texts.get(place)
        if text is None:
            text = repaired(self.document, ((self.page, ranges) for ranges in cell.ranges))
            self._texts[place] = text
        return text

    def cell_lines(self, cell: Cell) -> tuple[Passage, ...]:
        """The same, a printed line each."""
        return tuple(repaired(self.document, [(self.page, place)]) for place in cell.ranges)


FlowItem = FlowLine | FlowTable

_NUMBERS = re.compile(r"[0-9][0-9]{0,8}")
_PAGE_NUMBER = re.compile(r"(?:[-–] ?)?(?:S\. ?)?(?P<number>\d{1,4})(?: ?(?:von|/|\|) ?\d{1,3})?(?: ?[-–])?")
_PAGE_MARK = re.compile(r"(?P<open>[-–] ?)?(?<!\d)(?P<number>\d{1,3}) ?[-–]$")
_PRINTED_PAGE = re.compile(r"(?:.{0,80} )?(?:Seite|Blatt):? ?\d{1,4}(?: ?(?:von|/) ?\d{1,4})?")


def flow(document: Document) -> tuple[FlowItem, ...]:
    """Lines and tables in reading order. Lines that stand in a table come only with it."""
    repeated = _repeated(document)
    items: list[FlowItem] = []
    for page in document.pages:
        items.extend(_page_items(document, page, repeated))
    if document.medium != "text":
        return tuple(items)
    return tuple(_with_lone_marks(_with_subscripts(_without_page_marks(items))))


_LONE_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")


def _with_lone_marks(items: Iterable[FlowItem]) -> Iterator[FlowItem]:
    """A text's lines, a mark that a web page's list left alone on its line put before the line that goes on small."""
    mark: FlowLine | None = None
    for item in items:
        line = item if isinstance(item, FlowLine) else None
        if mark is not None:
            follows = line is not None and line.page == mark.page and not line.line.bullet
            if line is not None and follows and line.text.value[:1].islower():
                item, line = (joined := _with_line(mark, line)), joined
            else:
                yield mark
            mark = None
        if line is not None and len(line.text.value) <= 4 and _LONE_MARK.fullmatch(line.text.value):
            mark = line
        else:
            yield item
    if mark is not None:
        yield mark


def _with_subscripts(items: Iterable[FlowItem]) -> Iterator[FlowItem]:
    """A text's lines, joined again where taking them out of a PDF broke them at a subscript: "CO", "2", "-Bilanz"."""
    last: FlowLine | None = None
    open_at = 0
    for item in items:
        if last is not None and isinstance(item, FlowLine) and item.line.gap == 0 and item.page == last.page:
            text = item.text.value
            if open_at == 0 and text == "2" and last.text.value.endswith("CO"):
                last, open_at = _with_line(last, item), 1
                continue
            if open_at == 1:
                last, open_at = _with_line(last, item), 0
                continue
        if last is not None:
            yield last
        last, open_at = (item, 0) if isinstance(item, FlowLine) else (None, 0)
        if last is None:
            yield item
    if last is not None:
        yield last


def _with_line(first: FlowLine, second: FlowLine) -> FlowLine:
    """Two lines as one, without a blank between them where a subscript or hyphen joins them."""
    glue = "" if second.text.value == "2" or second.text.value[:1] in "-–.,;:)" else " "
    line = replace(first.line, end=max(first.line.end, second.line.end))
    return FlowLine(first.page, line, concatenate((first.text, second.text), glue))


def _without_page_marks(items: list[FlowItem]) -> Iterator[FlowItem]:
    """A text's lines without the "- 2 -" that stood at the foot or head of its pages, on a line or glued to one.

    Only where they count the pages, 2 first: other numbers between dashes stay.
    """
    due = 2
    for item in items:
        found = _PAGE_MARK.search(item.text.value) if isinstance(item, FlowLine) else None
        if not isinstance(item, FlowLine) or found is None or int(found["number"]) != due:
            yield item
            continue
        if not (found["open"] or item.line.bullet):
            yield item
            continue
        due += 1
        if found.start():
            yield replace(item, text=item.text.part(0, found.start()))


def _page_items(document: Document, page: Page, repeated: frozenset[str]) -> list[FlowItem]:
    owners = _table_of_line(page)
    items: list[FlowItem] = []
    seen: set[int] = set()
    for index, line in enumerate(page.lines):
        owner = owners.get(index)
        if owner is not None:
            if owner not in seen:
                seen.add(owner)
                items.append(FlowTable(page.number, page.tables[owner], document))
            continue
        text = repaired_line(document, page, line)
        if not text or _is_furniture(text.value, page, index, repeated):
            continue
        items.append(FlowLine(page.number, line, text))
    return items


def _table_of_line(page: Page) -> dict[int, int]:
    """Index of line -> index of the table that holds its beginning."""
    places = sorted(
        (place.start, place.end, number)
        for number, table in enumerate(page.tables)
        for row in table.rows
        for cell in row
        for place in cell.ranges
    )
    owners: dict[int, int] = {}
    at = 0
    for index in sorted(range(len(page.lines)), key=lambda index: page.lines[index].start):
        line = page.lines[index]
        while at < len(places) and places[at][1] <= line.start:
            at += 1
        if at < len(places) and places[at][0] < line.end:
            owners[index] = places[at][2]
    return owners


def _is_furniture(text: str, page: Page, index: int, repeated: frozenset[str]) -> bool:
    """Whether a line is a page's head or foot: a page number, or words that other pages repeat in the same place."""
    is_printed_page = ("Seite" in text or "Blatt" in text) and _PRINTED_PAGE.fullmatch(text) is not None
    at_edge = index < 3 or index >= len(page.lines) - 4
    if not at_edge:
        return is_printed_page and len(text) < 20
    number = _PAGE_NUMBER.fullmatch(text)
    if is_printed_page or (number and int(number.group("number")) == page.number):
        return True
    # A bare "§ 4" at the top of several pages is a heading each time.
    return page.number > 1 and masked(text) in repeated and not text.startswith("§")


def _repeated(document: Document) -> frozenset[str]:
    """What stands at the edges of more than one page, digits masked."""
    counts: Counter[str] = Counter()
    for page in document.pages:
        edge = [*page.lines[:3], *page.lines[-4:]]
        counts.update({masked(page.text[line.start : line.end]) for line in edge})
    return frozenset(text for text, count in counts.items() if count > 1 and text)


def masked(text: str) -> str:
    """A line for comparing with other pages' lines: blanks single, numbers as 0."""
    return _NUMBERS.sub("0", " ".join(text.split()))
