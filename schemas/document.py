"""What reading yields: a Document of pages, lines, words and tables, the same for PDF, scan and text.

All offsets are half-open ranges of characters in `Page.text`; all lengths are PDF points (1/72 inch) with the origin in
the page's top left corner; pages are numbered from 1. Text files have no boxes: `box` is None there. Nobody changes
what was read; words, lines and cells are not frozen all the same, for frozen ones take three times as long to make.
"""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, Protocol, Self

Engine = Literal["pdfium", "pdfplumber", "tesseract", "text"]


# Below this mean confidence of OCR hardly a word of a page is right.
UNREADABLE_BELOW = 0.4


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


@dataclass(slots=True, unsafe_hash=True)
class Word:
    """A run of characters without blanks."""

    start: int
    end: int
    box: Box
    confidence: float | None = None
    """OCR's own confidence, 0 to 1; None for a text layer."""


@dataclass(slots=True, unsafe_hash=True)
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


@dataclass(slots=True, unsafe_hash=True)
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


class Layout(Protocol):
    """Where the text of a page stands, asked of the engine only for what becomes a value; pickled, it is None."""

    def box(self, start: int, end: int) -> Box | None:
        """The box around all words of which a character is in `start:end`; None where there is no word."""
        ...

    def close(self) -> None:
        """Gives back what the engine holds, for all pages of the document; more than once is no mistake."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the text is what the engine gave, with line ends as a single line feed."""

    number: int
    text: str
    lines: tuple[Line, ...] = ()
    words: tuple[Word, ...] = ()
    """Its words, where the engine gives their boxes at once (OCR, pdfplumber); else there is `layout`, or no box."""
    tables: tuple[Table, ...] = ()
    width: float | None = None
    height: float | None = None
    engine: Engine = "text"
    dpi: int | None = None
    """At what resolution OCR saw the page, in dots per inch; None for a text layer."""
    confidence: float | None = None
    """OCR's mean confidence in its words, 0 to 1; None for a text layer."""
    awaits_ocr: bool = False
    """Whether it shows something beside its few words or none, and OCR was not asked: missing, or not wanted."""
    layout: Layout | None = field(default=None, compare=False, repr=False)

    def box(self, start: int, end: int) -> Box | None:
        """The box around all words of which a character is in `start:end`; None where there is no word or no box.

        Raises ValueError where the document was closed.
        """
        if self.layout is not None:
            return self.layout.box(start, end)
        found: Box | None = None
        for word in self.words[max(0, bisect_right(self.words, start, key=lambda word: word.start) - 1) :]:
            if word.start >= end:
                break
            if word.end > start:
                found = word.box if found is None else found.union(word.box)
        return found

    @property
    def is_unreadable(self) -> bool:
        """Whether OCR saw ink on the page and could not read it."""
        return self.confidence is not None and self.confidence < UNREADABLE_BELOW


Medium = Literal["pdf", "scan", "text"]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: `source` is the path as it was given, `folders` its parents' names, nearest first.

    A PDF keeps its file open for the boxes of what is read from it: close it, or use it in a `with` statement.
    """

    source: str
    pages: tuple[Page, ...]
    medium: Medium
    folders: tuple[str, ...] = field(default=())
    encoding_guessed: bool = False
    """Whether a text file said nothing of its encoding and was read as Windows-1252, in part or whole."""

    def page(self, number: int) -> Page:
        """The page with this number (from 1); IndexError where there is none."""
        if not 1 <= number <= len(self.pages):
            raise IndexError(f"{self.source} has {len(self.pages)} pages, not {number}")
        return self.pages[number - 1]

    def stored(self) -> "Document":
        """What the database keeps, small enough to cross processes: no lines, words, tables and no layout."""
        pages = (replace(page, lines=(), words=(), tables=(), layout=None) for page in self.pages)
        return replace(self, pages=tuple(pages))

    def close(self) -> None:
        """Closes the file that the pages' boxes come from; no page gives a box any more."""
        for page in self.pages:
            if page.layout is not None:
                page.layout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
