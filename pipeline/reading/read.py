"""The way in: bytes and their path -> Document, or the one outcome that says why not."""

from pipeline.reading.bounds import bounded
from pipeline.reading.docx import read_docx
from pipeline.reading.encoding import decode
from pipeline.reading.formats import foreign, is_docx, is_pdf
from pipeline.reading.image import is_image, read_image
from pipeline.reading.ocr import medium_of
from pipeline.reading.ocr_engines import OcrMode
from pipeline.reading.pdf import read_pages
from pipeline.reading.text import parse
from schemas.document import Document, Medium, Page
from schemas.errors import DocumentError
from schemas.outcome import Outcome

MARKDOWN = (".md", ".markdown")


def read(source: str, content: bytes, folders: tuple[str, ...] = (), ocr: OcrMode = "auto") -> Document:
    """The document in `content`; what it is, its bytes decide, and its name only where these leave it open.

    `source` is the path as it was given (archive members: `archive.zip!/inner.pdf`), `folders` its parents' names,
    nearest first; both are handed on. `ocr` says which pages tesseract reads. Raises DocumentError with one of the
    outcomes empty, not_pdf, encrypted, broken, partial, zero_pages, office_format, unsupported, needs_ocr, too_large,
    unreadable.
    """
    name = source.lower()
    if not content.strip(b" \t\r\n\f\v\0\xef\xbb\xbf"):
        raise DocumentError(Outcome.EMPTY, f"{source} is empty", "Fetch the file again from where it came from.")
    pages: tuple[Page, ...]
    medium: Medium = "text"
    guessed = False
    if is_pdf(content, name):
        pages = read_pages(source, content, ocr)
        medium = medium_of(pages)
    elif is_docx(content) and not name.endswith(".pdf"):
        pages = read_docx(source, content)
    elif is_image(content) and not name.endswith(".pdf"):
        pages, medium = read_image(source, content, ocr), "scan"
    else:
        _refuse_foreign(source, name, content)
        text, guessed = decode(source, content)
        pages = parse(text, has_head=name.endswith(MARKDOWN))
    return Document(source, tuple(map(bounded, pages)), medium, folders, guessed)


def _refuse_foreign(source: str, name: str, content: bytes) -> None:
    """Raises DocumentError where this is no text, or should have been a PDF."""
    found = foreign(source, content)
    if name.endswith(".pdf"):
        what = found.what if found else "text"
        raise DocumentError(
            Outcome.NOT_PDF,
            f"{source} is named .pdf but its bytes are {what}",
            "Download it again: a portal's error page is often saved under a paper's name.",
        )
    if found:
        raise DocumentError(found.outcome, f"{source} is {found.what}, which is not read", found.advice)
