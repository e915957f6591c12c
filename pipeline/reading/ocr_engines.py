"""Which pages go to OCR, and which of its programs are on this machine; light, since the parent asks it too."""

from dataclasses import dataclass
from typing import Literal

from pipeline.reading import straighten, tesseract
from schemas.errors import DocumentError
from schemas.outcome import Outcome

OcrMode = Literal["auto", "never", "always"]
"""auto: pages without a usable text layer, where tesseract is there; never: none; always: also over a text layer."""

# How to get what OCR needs.
INSTALL = (
    "install tesseract with German (Debian: apt-get install tesseract-ocr tesseract-ocr-deu), then say the same again"
)


def wants_ocr(mode: OcrMode, has_text: bool) -> bool:
    """Whether a page is to be read by OCR: by what the user wants, what the page has, and whether tesseract is here."""
    return mode != "never" and (mode == "always" or not has_text) and tesseract.program() is not None


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that OCR uses: its name, its version (None where it is missing), and how to get it or what it gives."""

    name: str
    version: str | None
    text: str


def engines() -> tuple[Engine, ...]:
    """The programs that OCR uses on this machine, for `ratslese doctor`: tesseract with German, ocrmypdf, unpaper."""
    found = tesseract.version_text("tesseract")
    if found is None:
        first = Engine("tesseract", None, f"scans wait as needs_ocr; {INSTALL}")
    elif tesseract.program() is None:
        first = Engine("tesseract", None, f"{found} lacks the language {tesseract.LANGUAGE}; {INSTALL}")
    else:
        first = Engine("tesseract", found, f"reads scans, with the language {tesseract.LANGUAGE}")
    second = tesseract.version_text(straighten.program() or "ocrmypdf")
    how = "straightens scans that are hard to read" if second else "scans are not straightened; pip install ocrmypdf"
    third = tesseract.version_text("unpaper")
    what = "cleans them" if third else "scans are not cleaned; Debian: apt-get install unpaper"
    return first, Engine("ocrmypdf", second, how), Engine("unpaper", third, what)


def needs_ocr(source: str, mode: OcrMode) -> DocumentError:
    """The error for a file without a text layer that OCR was not to read, or for which tesseract is missing."""
    advice = "Say --ocr auto to have it read by tesseract." if mode == "never" else f"To have it read, {INSTALL}."
    return DocumentError(Outcome.NEEDS_OCR, f"{source} has no text layer, only images", advice)
