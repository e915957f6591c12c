"""A file that holds several documents (a Sitzungsmappe, a stack of scans): where the second one begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.classify import DocumentType, is_paper_type
from extractors.forms.header import read_header
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from extractors.text.reference_parts import reference_parts
from extractors.text.references import NUMBER, is_reference, read_reference, tidy
from schemas.council import CouncilProfile
from schemas.document import Document, Page

_MAY_HEAD = re.compile(r"orlage|ORLAGE|ntrag|NTRAG|nfrage|NFRAGE|rucksache|Stellungnahme")
_LONGEST = 80
_PAGE_TOP = 8
"""Among so many lines and tables of a page a form prints its number."""


@dataclass(frozen=True, slots=True)
class Further:
    """A further document in a file: the index at which it begins, what is printed there, and its number."""

    start: int
    words: Passage
    reference: str


def further_document(
    document: Document, items: Sequence[FlowItem], what: DocumentType, profile: CouncilProfile | None
) -> Further | None:
    """The first paper behind the document that `what` is, by a form of its own with another number; None without one.

    It begins at the top of a page that prints a paper's type and number, or in a text without pages at a heading that
    is set apart. Page tops are looked up as printed: what two forms print alike there is taken for a page's head.
    """
    page = items[what.line].page
    for index in range(what.line + 1, len(items)):
        item = items[index]
        number: str | None = None
        if item.page != page:
            page = item.page
            number = _on_top(document.page(page), profile)
        elif _is_heading(item, profile):
            number = _number(items, index, profile)
        if number is None:
            continue
        own = _number(items, what.line, profile) if what.kind == "paper" else None
        if not _is_same(number, own, profile):
            return Further(index, _words(item), number)
    return None


def _on_top(page: Page, profile: CouncilProfile | None) -> str | None:
    """The number at the top of a page, where a paper's type is printed there as its heading."""
    texts = [" ".join(page.text[line.start : line.end].split()) for line in page.lines[:_PAGE_TOP]]
    if not any(len(text) < _LONGEST and _MAY_HEAD.search(text) and is_paper_type(text, profile) for text in texts):
        return None
    found = (NUMBER.search(text) for text in texts)
    return next((tidy(match.group()) for match in found if match and is_reference(tidy(match.group()), profile)), None)


def _is_heading(item: FlowItem, profile: CouncilProfile | None) -> bool:
    """Whether a line of plain text is set apart and names a kind of paper."""
    if not isinstance(item, FlowLine) or item.line.box is not None or item.line.gap < 1:
        return False
    text = item.text.value
    return len(text) <= _LONGEST and _MAY_HEAD.search(text) is not None and is_paper_type(text, profile)


def _words(item: FlowItem) -> Passage:
    if isinstance(item, FlowLine):
        return item.text
    return next(item.cell(cell) for row in item.table.rows for cell in row if cell.ranges)


def _number(items: Sequence[FlowItem], line: int, profile: CouncilProfile | None) -> str | None:
    """The number that the form headed at `line` prints by its label; a form has stations, date or office, too."""
    header = read_header(items, line, profile)
    text = header.first("reference")
    number = read_reference(text, profile) if text is not None else None
    if number is None or not (header.stations or header.first("date") or header.first("office")):
        return None
    return tidy(number.value)


def _is_same(number: str, own: str | None, profile: CouncilProfile | None) -> bool:
    if own is None:
        return False
    one, other = reference_parts(number, profile), reference_parts(own, profile)
    return number == own or (one is not None and other is not None and one.same(other))
