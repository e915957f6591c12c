"""A PDF that pdfium holds open: its pages are loaded when they are asked for, and only some of them stay open."""

import weakref
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# Pages that stay open for boxes, the last used ones: so many, and no more characters on them (about 100 bytes each).
OPEN_PAGES = 16
OPEN_CHARACTERS = 100_000

_REASONS = {
    raw.FPDF_ERR_FILE: "no file",
    raw.FPDF_ERR_FORMAT: "no PDF, or damaged",
    raw.FPDF_ERR_PAGE: "no such page, or damaged",
}
_ENCRYPTED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


class EncryptedError(Exception):
    """pdfium cannot read the file without a password, or does not know its cipher."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """pdfium's handles of a page and of its text, valid until the next page is asked for."""

    page: Any
    text: Any
    characters: int


class OpenFile:
    """pdfium's view of a PDF; it is closed by `close`, else with the last reference to it.

    Raises EncryptedError, and PdfiumError where pdfium refuses the file.
    """

    def __init__(self, content: bytes) -> None:
        handle = raw.FPDF_LoadMemDocument64(content, len(content), None)
        if not handle:
            error = raw.FPDF_GetLastError()
            if error in _ENCRYPTED:
                raise EncryptedError
            raise pdfium.PdfiumError(_REASONS.get(error, f"error {error}"))
        self.count = max(0, raw.FPDF_GetPageCount(handle))
        """How many pages pdfium finds."""
        self._handle = handle
        self._pages: OrderedDict[int, OpenPage] = OrderedDict()
        # pdfium reads from `content` as long as the file is open: the finalizer holds it.
        self._close = weakref.finalize(self, _close, handle, self._pages, content)
        self._close.atexit = False  # pdfium may have ended before: to close then is a crash

    def page(self, number: int) -> OpenPage:
        """The page with this number (from 1), loaded. Raises PdfiumError, and ValueError after `close`."""
        known = self._pages.get(number)
        if known is not None:
            self._pages.move_to_end(number)
            return known
        if not self._close.alive:
            raise ValueError("the document is closed: ask for boxes before")
        loaded = self._load(number)
        self._pages[number] = loaded
        characters = sum(page.characters for page in self._pages.values())
        while len(self._pages) > 1 and (len(self._pages) > OPEN_PAGES or characters > OPEN_CHARACTERS):
            _, oldest = self._pages.popitem(last=False)
            characters -= oldest.characters
            _close_page(oldest)
        return loaded

    def loads(self, number: int) -> bool:
        """Whether the page with this number can be loaded."""
        try:
            return bool(self.page(number))
        except pdfium.PdfiumError:
            return False

    def close(self) -> None:
        """Closes the file and its pages; more than once is no mistake."""
        self._close()

    def _load(self, number: int) -> OpenPage:
        page = raw.FPDF_LoadPage(self._handle, number - 1)
        if not page:
            raise pdfium.PdfiumError("pdfium cannot load the page")
        text = raw.FPDFText_LoadPage(page)
        if not text:
            raw.FPDF_ClosePage(page)
            raise pdfium.PdfiumError("pdfium cannot load the page's text")
        return OpenPage(page, text, max(0, raw.FPDFText_CountChars(text)))


def _close(handle: Any, pages: OrderedDict[int, OpenPage], content: bytes) -> None:  # noqa: ARG001 - held until here
    while pages:
        _close_page(pages.popitem()[1])
    raw.FPDF_CloseDocument(handle)


def _close_page(page: OpenPage) -> None:
    raw.FPDFText_ClosePage(page.text)
    raw.FPDF_ClosePage(page.page)
