"""PDF bytes -> Pages by pdfium; pdfplumber reads the files and pages that pdfium refuses or cuts short."""

import re
from dataclasses import replace
from functools import cached_property

from pdfplumber.pdf import PDF
from pypdfium2 import PdfiumError

from pipeline.reading import plumber
from pipeline.reading.edges import page_edges
from pipeline.reading.frame import page_frame
from pipeline.reading.grid import find_tables
from pipeline.reading.layer import Layer
from pipeline.reading.layout import PageLayout
from pipeline.reading.lines import to_lines
from pipeline.reading.ocr import read_rendered, unreadable
from pipeline.reading.ocr_engines import OcrMode, needs_ocr, wants_ocr
from pipeline.reading.opened import EncryptedError, OpenFile, OpenPage
from pipeline.reading.sight import Sight, is_readable, sight
from schemas.document import Page
from schemas.errors import DocumentError
from schemas.outcome import Outcome

# What a council paper never has; a budget with all its annexes comes near.
MAX_PAGES = 3_000
MAX_CHARACTERS = 5_000_000
# A page's object where it is not packed, and what stands in every PDF once or twice besides: the tree of the pages.
_PAGE_OBJECT = re.compile(rb"/Type\s{0,9}/Page\b")
_TREE = 2
_REPAIR = "Open it in a viewer and save it anew, or repair it: qpdf FILE REPAIRED."
_SPLIT = "Split it, and ingest the papers that are in it: qpdf --split-pages=100 FILE PART.pdf"


def read_pages(source: str, content: bytes, ocr: OcrMode = "auto") -> tuple[Page, ...]:
    """The pages of a PDF; their layouts hold it open.

    Raises DocumentError: encrypted, broken, partial, zero_pages, too_large, needs_ocr, unreadable, empty.
    """
    try:
        file = OpenFile(content)
    except EncryptedError as error:
        advice = "Ask its owner for a copy without a password."
        raise DocumentError(Outcome.ENCRYPTED, f"{source} is encrypted", advice) from error
    except PdfiumError as error:
        return _by_plumber(source, content, str(error))
    try:
        if reason := _cut_short(content, file.count):
            return _by_plumber(source, content, reason)
        return _by_pdfium(source, content, file, ocr)
    except BaseException:
        file.close()
        raise


def _cut_short(content: bytes, count: int) -> str:
    """Why pdfium's number of pages is not to be believed; "" where it is.

    pdfium believes what the file says of itself, pdfplumber counts. Opening it takes as long as reading ten pages, so
    it is asked only where the bytes show more pages than pdfium does.
    """
    if not count:
        return "pdfium finds no page"
    if content.count(b"/Page") <= count + _TREE or len(_PAGE_OBJECT.findall(content)) <= count:
        return ""
    try:
        counted = plumber.count_pages(plumber.open_file(content))
    except plumber.RefusedError:
        return ""
    return f"pdfium finds {count} pages, pdfplumber {counted}" if counted > count else ""


def _by_pdfium(source: str, content: bytes, file: OpenFile, ocr: OcrMode) -> tuple[Page, ...]:
    _check_pages(source, file.count)
    fallback = _Fallback(content, file.count)
    pages: list[Page] = []
    sights: set[Sight] = set()
    characters = 0
    for number in range(1, file.count + 1):
        try:
            opened = file.page(number)
            characters += opened.characters
            _check_characters(source, characters)
            page, seen = _page(file, number, opened, ocr)
            if seen == "blank" and fallback.is_damaged(number):
                raise plumber.RefusedError("its contents are damaged")
        except (PdfiumError, plumber.RefusedError) as error:
            try:
                page, seen = fallback.page(number, str(error)), "text"
            except plumber.RefusedError as refused:
                if number == 1 and not any(map(file.loads, range(2, file.count + 1))):
                    reason = f"none of its {file.count} pages can be read ({refused})"
                    raise DocumentError(Outcome.BROKEN, f"{source}: {reason}", _REPAIR) from error
                raise _refused(source, number, file.count, str(refused)) from error
        pages.append(page)
        sights.add(seen)
    if "text" not in sights:
        raise unreadable(source) if "unreadable" in sights else _without_text(source, ocr, blank=sights == {"blank"})
    return tuple(pages)


def _page(file: OpenFile, number: int, opened: OpenPage, ocr: OcrMode) -> tuple[Page, Sight]:
    """One page by pdfium or OCR, and what it looks like. Raises PdfiumError."""
    frame = page_frame(opened.page)
    layer = Layer(opened, frame).read()
    layout = PageLayout(file, number, frame, layer.text, layer.indexes, layer.boxes)
    lines = to_lines(layer.text, layer.printed, layout.box)
    tables = find_tables(page_edges(opened.page, frame), lines, layout.words)
    page = Page(number, layer.text, lines, (), tables, frame.width, frame.height, engine="pdfium", layout=layout)
    seen = sight(opened.page, frame, layer.text)
    if seen == "blank" or not wants_ocr(ocr, seen == "text"):
        return replace(page, awaits_ocr=seen == "scan"), seen
    scan = read_rendered(opened.page, frame, number)
    if scan.words:
        return scan, "text"
    if seen == "text":
        return page, seen
    return scan, "unreadable" if scan.is_unreadable else "blank"


class _Fallback:
    """pdfplumber's view of a file that has `count` pages for pdfium, opened when a page first needs it."""

    def __init__(self, content: bytes, count: int) -> None:
        self._content = content
        self._count = count

    @cached_property
    def _pdf(self) -> PDF:
        pdf = plumber.open_file(self._content)
        if (counted := plumber.count_pages(pdf)) != self._count:
            # Then the two may not mean the same page by a number.
            raise plumber.RefusedError(f"pdfium finds {self._count} pages, pdfplumber {counted}")
        return pdf

    def is_damaged(self, number: int) -> bool:
        """Whether the page only seems to be blank. Raises RefusedError."""
        return plumber.is_damaged(self._pdf, number)

    def page(self, number: int, reason: str) -> Page:
        """The page by pdfplumber, after pdfium failed for `reason`. Raises RefusedError, also if it finds no word."""
        try:
            page = plumber.read_page(self._pdf, number)
        except plumber.RefusedError as error:
            raise plumber.RefusedError(f"{reason}; {error}") from error
        if not page.words:
            raise plumber.RefusedError(reason)
        return page


def _by_plumber(source: str, content: bytes, reason: str) -> tuple[Page, ...]:
    """All pages by pdfplumber, after pdfium refused the file or cut it short."""
    number = count = characters = 0
    try:
        pdf = plumber.open_file(content)
        count = plumber.count_pages(pdf)
        _check_pages(source, count)
        pages = []
        for number in range(1, count + 1):
            pages.append(plumber.read_page(pdf, number))
            characters += len(pages[-1].text)
            _check_characters(source, characters)
    except plumber.RefusedError as error:
        if number > 1:
            raise _refused(source, number, count, f"{reason}; {error}") from error
        raise DocumentError(Outcome.BROKEN, f"{source} is a broken PDF ({reason}; {error})", _REPAIR) from error
    if not pages:
        raise DocumentError(Outcome.ZERO_PAGES, f"{source} is a PDF without pages ({reason})", _REPAIR)
    if not any(is_readable(page.text) for page in pages):
        raise _without_text(source, "never", blank=False)
    return tuple(pages)


def _check_pages(source: str, count: int) -> None:
    if count > MAX_PAGES:
        reason = f"{source} has {count} pages, more than the {MAX_PAGES} that are read"
        raise DocumentError(Outcome.TOO_LARGE, reason, _SPLIT)


def _check_characters(source: str, count: int) -> None:
    if count > MAX_CHARACTERS:
        reason = f"{source} has more than the {MAX_CHARACTERS} characters that are read"
        raise DocumentError(Outcome.TOO_LARGE, reason, _SPLIT)


def _refused(source: str, number: int, count: int, reason: str) -> DocumentError:
    outcome = Outcome.BROKEN if count == 1 else Outcome.PARTIAL
    return DocumentError(outcome, f"{source}: page {number} of {count} cannot be read ({reason})", _REPAIR)


def _without_text(source: str, ocr: OcrMode, blank: bool) -> DocumentError:
    if blank:
        return DocumentError(
            Outcome.EMPTY, f"{source} has only blank pages", "Fetch the file again from where it came from."
        )
    return needs_ocr(source, ocr)
