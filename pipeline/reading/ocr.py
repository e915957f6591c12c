"""Scanned pages and image files -> Pages by tesseract, with a second, straightened try where it is unsure."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.limits import budget_of_page
from pipeline.reading import straighten, tesseract
from pipeline.reading.frame import Frame
from pipeline.reading.grid import among, find_tables
from pipeline.reading.lines import to_lines
from pipeline.reading.scan_edges import scan_edges
from pipeline.reading.scan_layout import lay_out
from pipeline.reading.scan_lean import lean_of, turned
from pipeline.reading.scan_paper import whitened
from schemas.document import Box, Line, Medium, Page, Table
from schemas.errors import DocumentError
from schemas.outcome import Outcome

if TYPE_CHECKING:
    from PIL.Image import Image

logger = logging.getLogger(__name__)

DPI = 300
# No page is rendered larger than this, and larger images are refused.
MAX_PIXELS = 50_000_000
# Below this confidence a page is read once more after ocrmypdf has straightened and cleaned it.
UNSURE_BELOW = 0.80
# Less ink than this share is an empty page: its edges' shadows, dust, the print of the other side.
BLANK_INK = 0.002


def medium_of(pages: Sequence[Page]) -> Medium:
    """Scan, where OCR read all pages but the blank ones, else pdf."""
    worded = [page for page in pages if page.text.strip()] or pages
    return "scan" if all(page.engine == "tesseract" for page in worded) else "pdf"


def unreadable(source: str) -> DocumentError:
    """The error for a scan of which OCR read no page."""
    advice = "Scan it again, upright and at 300 dpi, or ask its owner for the PDF that it was printed from."
    return DocumentError(Outcome.UNREADABLE, f"{source} is a scan of which OCR can read no page", advice)


def read_rendered(page: Any, frame: Frame, number: int) -> Page:
    """A page of pdfium's (its handle) by OCR; its confidence says whether it could be read."""
    width, height = frame.width, frame.height
    scale = min(DPI / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    across, down = max(1, int(width * scale)), max(1, int(height * scale))
    bitmap = pdfium.PdfBitmap.new_native(across, down, raw.FPDFBitmap_Gray)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE)
        image = bitmap.to_pil().copy()
    finally:
        bitmap.close()
    return read_scan(image, max(1, round(scale * 72)), number)


def read_scan(image: "Image", dpi: int, number: int) -> Page:
    """A grey image as the page with this number.

    The words, lines and tables are where they lie in the image; where it had to be turned or straightened first, where
    they lie on the page once it stands upright. `confidence` is 0 where there is ink but no word, None on a blank page.
    """
    try:
        page = _read(image, number, dpi)
    except tesseract.FailedError as error:
        logger.warning("page %d cannot be read: %s", number, error)
        scale = 72 / dpi
        return Page(number, "", (), (), (), image.width * scale, image.height * scale, "tesseract", dpi, 0.0)
    if page.confidence is not None and page.confidence < UNSURE_BELOW:
        second = _read_straightened(image, number, dpi)
        if second is not None and (second.confidence or 0.0) > page.confidence:
            page = second
    if page.is_unreadable:  # its words would be garbage
        return replace(page, text="", lines=(), words=(), tables=())
    return page


def _read_straightened(image: "Image", number: int, dpi: int) -> Page | None:
    """The second try; None where ocrmypdf is missing or fails."""
    budget_of_page()
    try:
        straight = straighten.straightened(image, dpi)
        return None if straight is None else _read(straight, number, dpi)
    except tesseract.FailedError as error:
        logger.warning("page %d cannot be straightened: %s", number, error)
        return None


def _read(image: "Image", number: int, dpi: int, turned_before: bool = False) -> Page:
    budget_of_page()
    image = whitened(image)
    scale = 72 / dpi
    width, height = image.width * scale, image.height * scale
    seen = tesseract.read_words(image.tobytes(), image.width, image.height, dpi)
    seen = [word for word in seen if word.confidence > 0 or any(map(str.isalnum, word.text))]
    if not turned_before and (turn := _turn(seen)):
        return _read(image.rotate(turn, expand=True), number, dpi, turned_before=True)
    confidence = _confidence(seen) if any(any(map(str.isalnum, word.text)) for word in seen) else None
    if confidence is None:
        confidence = None if _is_blank(image) else 0.0
        return Page(number, "", width=width, height=height, engine="tesseract", dpi=dpi, confidence=confidence)
    lean = lean_of(seen, width, height, scale)
    upright = turned(image, lean)
    edges = scan_edges(upright, scale)
    layout = lay_out(seen, lean, edges, upright, scale)
    bare = Page(number, layout.text, words=layout.upright)
    lines = to_lines(layout.text, layout.printed, bare.box)
    tables = find_tables(edges, lines, among(layout.upright))
    if lean.slope:
        lines = tuple(_line(line, lean.as_seen) for line in lines)
        tables = tuple(_table(table, lean.as_seen) for table in tables)
    return Page(number, layout.text, lines, layout.words, tables, width, height, "tesseract", dpi, round(confidence, 4))


def _turn(seen: Sequence[tesseract.Seen]) -> int:
    """By how many degrees, against the clock, a page must be turned whose words OCR saw standing on end; else 0."""
    words = [word for word in seen if len(word.text) > 3]
    if 2 * sum(word.height > word.width for word in words) <= len(words):
        return 0
    downward = sum(after.top > word.top for word, after in pairwise(words) if word.line == after.line)
    pairs = sum(word.line == after.line for word, after in pairwise(words))
    return 90 if 2 * downward >= pairs else -90


def _confidence(seen: Sequence[tesseract.Seen]) -> float:
    """The mean over the words that have a letter or a digit."""
    each = [word.confidence for word in seen if any(map(str.isalnum, word.text))]
    return sum(each) / len(each)


def _is_blank(image: "Image") -> bool:
    counts = image.histogram()
    return sum(counts[:128]) < BLANK_INK * sum(counts)


def _line(line: Line, as_seen: Any) -> Line:
    return replace(line, box=as_seen(line.box)) if line.box else line


def _table(table: Table, as_seen: Any) -> Table:
    def seen(box: Box | None) -> Box | None:
        return as_seen(box) if box else None

    rows = tuple(tuple(replace(cell, box=seen(cell.box)) for cell in row) for row in table.rows)
    return replace(table, rows=rows, box=seen(table.box))
