"""What reading yields: a Document of pages, lines, words and tables, the same for PDF, scan and text.

All offsets are half-open ranges of characters in `Page.text`; all lengths are PDF points (1/72 inch) with the origin in
the page's top left corner; pages are numbered from 1. Text files have no boxes: `box` is None there.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Engine = Literal["pdfium", "pdfplumber", "tesseract", "text"]


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


class Range(NamedTuple):
    """Characters `start:end` of a page's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without blanks."""

    start: int
    end: int
    box: Box
    confidence: float | None = None
    """OCR's own confidence, 0 to 1; None for a text layer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line in reading order, without its list bullet and its Markdown marks.

    `start:end` is the range of its words; `bullet` is the mark before it ("•", "-", …), wherever the engine put it.
    """

    start: int
    end: int
    box: Box | None = None
    bold: bool = False
    size: float | None = None
    """Font size in points; None where it is unknown (text files)."""
    bullet: str | None = None
    indent: float = 0.0
    """Left edge of the bullet, else of the first word: points in a PDF, columns in a text file."""
    gap: float = 0.0
    """White space over the line, in heights of this line (text files: number of blank lines)."""
    heading: int = 0
    """Level of a Markdown heading (1 to 6); 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its place in the grid and the ranges of its words, a range a printed line."""

    row: int
    column: int
    ranges: tuple[Range, ...] = ()
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table, or the tab-separated lines of a text file; every row has all its cells, empty ones too.

    A row cut by the end of the page stands in both tables: `open_bottom` says that the last row goes on,
    `open_top` that the first one began before.
    """

    rows: tuple[tuple[Cell, ...], ...]
    box: Box | None = None
    open_top: bool = False
    open_bottom: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the text is what the engine gave, with line ends as a single line feed."""

    number: int
    text: str
    lines: tuple[Line, ...] = ()
    words: tuple[Word, ...] = ()
    tables: tuple[Table, ...] = ()
    width: float | None = None
    height: float | None = None
    engine: Engine = "text"


Medium = Literal["pdf", "scan", "text"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: `source` is the path as it was given, `folders` its parents' names, nearest first."""

    source: str
    pages: tuple[Page, ...]
    medium: Medium
    folders: tuple[str, ...] = field(default=())

    def page(self, number: int) -> Page:
        """The page with this number (from 1); IndexError where there is none."""
        if not 1 <= number <= len(self.pages):
            raise IndexError(f"{self.source} has {len(self.pages)} pages, not {number}")
        return self.pages[number - 1]
