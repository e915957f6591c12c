"""A document as one flow of lines and tables in reading order, without page heads and feet."""

import re
from collections import Counter
from dataclasses import dataclass, field

from extractors.text.passage import Passage
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

_NUMBERS = re.compile(r"\d{1,9}")
_PAGE_NUMBER = re.compile(r"(?:[-–] ?)?(?:S\. ?)?(?P<number>\d{1,4})(?: ?(?:von|/|\|) ?\d{1,3})?(?: ?[-–])?")
_PRINTED_PAGE = re.compile(r"(?:.{0,80} )?(?:Seite|Blatt):? ?\d{1,4}(?: ?(?:von|/) ?\d{1,4})?")


def flow(document: Document) -> tuple[FlowItem, ...]:
    """Lines and tables in reading order. Lines that stand in a table come only with it."""
    repeated = _repeated(document)
    items: list[FlowItem] = []
    for page in document.pages:
        items.extend(_page_items(document, page, repeated))
    return tuple(items)


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
    at_edge = index < 3 or index >= len(page.lines) - 4
    if not at_edge:
        return bool(_PRINTED_PAGE.fullmatch(text)) and len(text) < 20
    number = _PAGE_NUMBER.fullmatch(text)
    if _PRINTED_PAGE.fullmatch(text) or (number and int(number.group("number")) == page.number):
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
