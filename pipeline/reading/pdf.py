"""PDF bytes -> Pages by pdfium; pdfplumber reads the files and pages that pdfium refuses."""

import re
from functools import cached_property
from itertools import islice
from typing import Any, Literal

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfplumber.pdf import PDF

from pipeline.reading import plumber
from pipeline.reading.edges import page_edges
from pipeline.reading.frame import Frame
from pipeline.reading.grid import find_tables
from pipeline.reading.layer import Layer
from pipeline.reading.lines import to_lines
from schemas.document import Page
from schemas.errors import DocumentError
from schemas.outcome import Outcome

Sight = Literal["text", "scan", "blank"]

# A page with fewer words than this over an image of most of the page is a scan with a stamp, not a text.
FEW_WORDS = 10
IMAGE_SHARE = 0.5
_READABLE = re.compile(r"[^\W\d_]{2}")
_REPAIR = "Open it in a viewer and save it anew, or repair it: qpdf FILE REPAIRED."


def read_pages(source: str, content: bytes) -> tuple[Page, ...]:
    """The pages of a PDF. Raises DocumentError: encrypted, broken, partial, zero_pages, needs_ocr, empty."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if _is_encrypted(content):
            advice = "Ask its owner for a copy without a password."
            raise DocumentError(Outcome.ENCRYPTED, f"{source} is encrypted", advice) from error
        return _by_plumber(source, content, str(error))
    try:
        return _by_pdfium(source, content, document)
    finally:
        document.close()


def _is_encrypted(content: bytes) -> bool:
    """Whether pdfium refuses these bytes for a password or a cipher.

    Asked for anew, for pypdfium2 also refuses a file without pages, and then reports the error of some earlier file.
    """
    handle = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if handle:
        raw.FPDF_CloseDocument(handle)
        return False
    return raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


def _by_pdfium(source: str, content: bytes, document: Any) -> tuple[Page, ...]:
    count = len(document)
    fallback = _Fallback(content)
    pages: list[Page] = []
    sights: set[Sight] = set()
    for number in range(1, count + 1):
        try:
            page, sight = _page(document, number)
            if sight == "blank" and plumber.is_damaged(fallback.pdf, number):
                raise plumber.RefusedError("its contents are damaged")
        except (pdfium.PdfiumError, plumber.RefusedError) as error:
            try:
                page, sight = fallback.page(number, str(error)), "text"
            except plumber.RefusedError as refused:
                raise _refused(source, number, count, str(refused)) from error
        pages.append(page)
        sights.add(sight)
    if "text" not in sights:
        raise _without_text(source, blank=sights == {"blank"})
    return tuple(pages)


class _Fallback:
    """pdfplumber's view of the file, opened when a page first needs it."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @cached_property
    def pdf(self) -> PDF:
        return plumber.open_file(self._content)

    def page(self, number: int, reason: str) -> Page:
        """The page by pdfplumber, after pdfium failed for `reason`. Raises RefusedError, also if it finds no word."""
        try:
            page = plumber.read_page(self.pdf, number)
        except plumber.RefusedError as error:
            raise plumber.RefusedError(f"{reason}; {error}") from error
        if not page.words:
            raise plumber.RefusedError(reason)
        return page


def _page(document: Any, number: int) -> tuple[Page, Sight]:
    """One page by pdfium, and whether it is text, a scan (at most a stamp on an image) or blank. Raises PdfiumError."""
    page = document[number - 1]
    try:
        read = _read_page(page, number)
        if _READABLE.search(read.text) and not _is_stamped_scan(page, read):
            return read, "text"
        return read, "scan" if raw.FPDFPage_CountObjects(page.raw) else "blank"
    finally:
        page.close()


def _read_page(page: Any, number: int) -> Page:
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, raw.FPDFPage_GetRotation(page.raw) % 4)
    handle = raw.FPDFText_LoadPage(page.raw)
    if not handle:
        raise pdfium.PdfiumError("no text page")
    try:
        layer = Layer(handle, frame).read()
    finally:
        raw.FPDFText_ClosePage(handle)
    lines, bullets = to_lines(layer.text, layer.words, layer.printed)
    tables = find_tables(page_edges(page.raw, frame), layer.text, layer.words, bullets)
    return Page(number, layer.text, lines, tuple(layer.words), tables, frame.width, frame.height, "pdfium")


def _is_stamped_scan(page: Any, read: Page) -> bool:
    """Whether the page is an image with hardly a word on it, such as a number that the scanner printed."""
    if len(list(islice(_READABLE.finditer(read.text), FEW_WORDS))) >= FEW_WORDS:
        return False
    area = (read.width or 0.0) * (read.height or 0.0)
    images = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    return any(
        (right - left) * (top - bottom) > IMAGE_SHARE * area for left, bottom, right, top in map(_bounds, images)
    )


def _bounds(image: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = image.get_bounds()
    return left, bottom, right, top


def _by_plumber(source: str, content: bytes, reason: str) -> tuple[Page, ...]:
    """All pages by pdfplumber, after pdfium refused the file."""
    number = count = 0
    try:
        pdf = plumber.open_file(content)
        count = plumber.count_pages(pdf)
        pages = []
        for number in range(1, count + 1):
            pages.append(plumber.read_page(pdf, number))
    except plumber.RefusedError as error:
        if number > 1:
            raise _refused(source, number, count, f"{reason}; {error}") from error
        raise DocumentError(Outcome.BROKEN, f"{source} is a broken PDF ({reason}; {error})", _REPAIR) from error
    if not pages:
        raise DocumentError(Outcome.ZERO_PAGES, f"{source} is a PDF without pages ({reason})", _REPAIR)
    if not any(_READABLE.search(page.text) for page in pages):
        raise _without_text(source, blank=False)
    return tuple(pages)


def _refused(source: str, number: int, count: int, reason: str) -> DocumentError:
    outcome = Outcome.BROKEN if count == 1 else Outcome.PARTIAL
    return DocumentError(outcome, f"{source}: page {number} of {count} cannot be read ({reason})", _REPAIR)


def _without_text(source: str, blank: bool) -> DocumentError:
    if blank:
        return DocumentError(
            Outcome.EMPTY, f"{source} has only blank pages", "Fetch the file again from where it came from."
        )
    advice = "Make a copy that can be read: ocrmypdf --language deu SCAN.pdf COPY.pdf, then ingest the copy."
    return DocumentError(Outcome.NEEDS_OCR, f"{source} has no text layer, only images", advice)
