"""A .docx file -> Pages: paragraphs as lines, with list marks and headings; tables; page heads and feet as printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.reading.docx_package import Package, open_package
from pipeline.reading.docx_styles import Mark, Style, W, indent_of, is_on, value_of
from pipeline.reading.encoding import LONGEST_TEXT, composed
from pipeline.reading.marks import TEXT_BULLET
from schemas.document import Cell, Line, Page, Range, Table
from schemas.errors import DocumentError
from schemas.outcome import Outcome

MOST_PARAGRAPHS = 100_000
MOST_CELLS = 100_000
MOST_PAGES = 3_000
COLUMN = 6.0
"""Points that a column of a text file stands for."""
LEAST_SPACE = 4.0
"""Points between paragraphs that are seen as a blank line."""
_SKIPPED = frozenset(
    (*(f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr")),)
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def read_docx(source: str, content: bytes) -> tuple[Page, ...]:
    """The pages of a .docx file, cut where it says so. Raises DocumentError: broken, too_large, empty, needs_ocr, ….

    Lines are paragraphs and parts of them between line breaks; text boxes stand behind the paragraph that holds them,
    notes at the end. Numbers of lists, which the file only counts, are part of their lines.
    """
    package = open_package(source, content)
    if sum(1 for _ in package.body.iter(f"{W}p")) > MOST_PARAGRAPHS:
        reason = f"{source} has more than {MOST_PARAGRAPHS} paragraphs, which is the limit"
        raise DocumentError(Outcome.TOO_LARGE, reason, "Split it.")
    pages = _Reader(source, package).pages()
    if any(page.text.strip() for page in pages):
        return pages
    if package.has_pictures:
        reason, advice = f"{source} holds pictures and no text", "Print it to PDF, which OCR can read."
        raise DocumentError(Outcome.NEEDS_OCR, reason, advice)
    raise DocumentError(Outcome.EMPTY, f"{source} has no text", "Fetch it again from where it came from.")


@dataclass(slots=True)
class _Draft:
    """A page that is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def write(self, text: str) -> int:
        """Adds text, returns where it begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def page(self, number: int) -> Page:
        return Page(number, "".join(self.parts), tuple(self.lines), tables=tuple(self.tables))


@dataclass(frozen=True, slots=True)
class _Piece:
    """The characters of a run with how they are set."""

    text: str
    bold: bool
    size: float


class _Reader:
    """Walks through a body and writes its pages."""

    def __init__(self, source: str, package: Package) -> None:
        self._source = source
        self._package = package
        self._length = 0
        self._keeps_page = False
        self._done: list[Page] = []
        self._draft = _Draft()
        self._section = 0
        self._blanks = 0
        self._before: Style | None = None
        self._in_table = False

    def pages(self) -> tuple[Page, ...]:
        self._open_page(first=True)
        self._blocks(self._package.body)
        for note in self._package.notes:
            self._blocks(note)
        self._close_page()
        return tuple(self._done)

    def _open_page(self, first: bool = False) -> None:
        self._edge(first, "heads")

    def _close_page(self) -> None:
        self._edge(not self._done, "feet")
        self._length += self._draft.length
        if self._length > LONGEST_TEXT or len(self._done) >= MOST_PAGES:
            reason = f"{self._source} has more than {MOST_PAGES} pages or {LONGEST_TEXT} characters, which is the limit"
            raise DocumentError(Outcome.TOO_LARGE, reason, "Split it.")
        self._done.append(self._draft.page(len(self._done) + 1))
        self._draft, self._blanks, self._before = _Draft(), 0, None

    def _break_page(self) -> None:
        if self._in_table or self._keeps_page:  # a row that is cut is one row
            return
        self._close_page()
        self._open_page()

    def _edge(self, first: bool, which: str) -> None:
        """Writes the page's head or foot."""
        sections = self._package.sections
        if sections:
            edge = getattr(sections[min(self._section, len(sections) - 1)], which)[first]
            if edge is not None:
                self._keeps_page = True
                self._blocks(edge)
                self._keeps_page = False

    def _blocks(self, parent: Any) -> list[Range]:
        """Writes all paragraphs and tables in an element; returns where their lines stand."""
        written: list[Range] = []
        for child in parent:
            if child.tag == f"{W}p":
                written += self._paragraph(child)
            elif child.tag == f"{W}tbl":
                written += self._table(child)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                written += self._blocks(child)  # content controls and accepted changes round paragraphs
        return written

    def _paragraph(self, paragraph: Any) -> list[Range]:
        style = self._package.styles.of(paragraph)
        properties = paragraph.find(f"{W}pPr")
        breaks = None if properties is None else properties.find(f"{W}pageBreakBefore")
        if breaks is not None and is_on(breaks.get(f"{W}val")) and self._draft.length:
            self._break_page()
        mark = self._package.numbering.mark(style)
        if mark is not None and mark.indent is not None and indent_of(properties) is None:
            style = replace(style, indent=mark.indent)
        written: list[Range] = []
        line: list[_Piece] = []
        printed = False
        boxes: list[Any] = []
        for piece in [*_pieces(paragraph, style, boxes), _Piece("\n", False, 0.0)]:
            if piece.text not in ("\n", "\f"):
                line.append(piece)
                continue
            if "".join(each.text for each in line).strip():
                written.append(self._line(line, style, mark if not printed else None, goes_on=printed))
                printed = True
            line = []
            if piece.text == "\f":
                self._break_page()
        self._blanks = self._blanks + (not printed)
        self._before = style
        for box in boxes:
            written += self._blocks(box)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._end_section()
        return written

    def _end_section(self) -> None:
        if self._in_table or self._keeps_page:
            return
        sections = self._package.sections
        opens_page = self._section + 1 < len(sections) and sections[self._section + 1].opens_page
        if opens_page:
            self._close_page()
        self._section += 1
        if opens_page:
            self._open_page()

    def _line(self, pieces: list[_Piece], style: Style, mark: Mark | None, goes_on: bool) -> Range:
        """Writes one line with what stands before it."""
        text = composed("".join(piece.text for piece in pieces)).strip()
        bullet = None
        if mark is not None and mark.is_bullet:
            bullet = mark.sign
            self._draft.write(f"{mark.sign} ")
        elif mark is not None and mark.sign:
            text = f"{mark.sign} {text}"
        elif mark is None and not self._in_table and (found := TEXT_BULLET.match(text)):
            bullet = found.group(1)
            self._draft.write(found.group())
            text = text[found.end() :]
        start = self._draft.write(text)
        self._draft.write("\n")
        inked = [piece for piece in pieces if piece.text.strip()]
        self._draft.lines.append(
            Line(
                start,
                start + len(text),
                bold=all(piece.bold for piece in inked),
                size=max(piece.size for piece in inked),
                bullet=bullet,
                indent=round(style.indent / COLUMN, 1),
                gap=0.0 if goes_on else self._gap(style),
                heading=style.heading,
            )
        )
        self._blanks = 0
        return Range(start, start + len(text))

    def _gap(self, style: Style) -> float:
        """Blank lines over a paragraph: empty ones, and the space that its style or that of the one before asks for."""
        before = self._before
        if before is None:
            return float(self._blanks)
        same = before.id == style.id
        space = max(
            0.0 if before.contextual and same else before.after, 0.0 if style.contextual and same else style.before
        )
        return float(self._blanks + (space >= LEAST_SPACE))

    def _table(self, table: Any) -> list[Range]:
        """Writes the lines of a table, cell by cell; a table in a cell is only lines of that cell."""
        inner, self._in_table = self._in_table, True
        rows: list[list[tuple[Range, ...]]] = []
        for row in _within(table, "tr"):
            cells: list[tuple[Range, ...]] = [()] * _span(row.find(f"{W}trPr"), "gridBefore", 0)
            for cell in _within(row, "tc"):
                properties = cell.find(f"{W}tcPr")
                merged = None if properties is None else properties.find(f"{W}vMerge")
                goes_on = merged is not None and merged.get(f"{W}val") != "restart"
                cells.append(() if goes_on else tuple(self._blocks(cell)))
                cells += [()] * (_span(properties, "gridSpan", 1) - 1)
            rows.append(cells)
        self._in_table = inner
        width = max(map(len, rows), default=0)
        if width and not inner and len(rows) * width <= MOST_CELLS and any(any(row) for row in rows):
            self._draft.tables.append(
                Table(
                    tuple(
                        tuple(Cell(at, column, row[column] if column < len(row) else ()) for column in range(width))
                        for at, row in enumerate(rows)
                    )
                )
            )
        return [place for row in rows for cell in row for place in cell]


def _span(properties: Any | None, name: str, default: int) -> int:
    text = None if properties is None else value_of(properties, name)
    return min(int(text), 1_000) if text and text.isdecimal() else default


def _within(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row; those in content controls, too."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in _SKIPPED and child.tag != f"{W}tbl":
            yield from _within(child, name)


def _pieces(element: Any, style: Style, boxes: list[Any]) -> Iterator[_Piece]:
    """The text of a paragraph in order, breaks as pieces of their own; text boxes in it are put into `boxes`."""
    for child in element:
        if child.tag == f"{W}r":
            properties = child.find(f"{W}rPr")
            bold, size = style.bold, style.size
            if properties is not None:
                switch, given = properties.find(f"{W}b"), value_of(properties, "sz")
                bold = bold if switch is None else is_on(switch.get(f"{W}val"))
                size = float(given) / 2 if given and given.isdecimal() else size
                if (hidden := properties.find(f"{W}vanish")) is not None and is_on(hidden.get(f"{W}val")):
                    continue
            for part in child:
                yield from (_Piece(text, bold, size) for text in _texts(part, boxes))
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _pieces(child, style, boxes)


def _texts(part: Any, boxes: list[Any]) -> Iterator[str]:
    """The characters that a part of a run prints."""
    if not isinstance(part.tag, str):
        return
    name = part.tag.removeprefix(W)
    if name == "t":
        yield (part.text or "").replace("\n", " ")
    elif name in _SIGNS:
        yield _SIGNS[name]
    elif name == "br":
        kind = part.get(f"{W}type")
        yield "\f" if kind == "page" else "\n"
    elif name == "sym":
        code = part.get(f"{W}char") or ""
        yield chr(int(code, 16)) if code and len(code) == 4 and set(code) <= set("0123456789abcdefABCDEF") else ""
    else:
        boxes.extend(_text_boxes(part))


def _text_boxes(element: Any) -> Iterator[Any]:
    """The text boxes in a drawing, each once: what older programs get instead is passed over."""
    if element.tag == f"{W}txbxContent":
        yield element
    elif element.tag != _FALLBACK and isinstance(element.tag, str):
        for child in element:
            yield from _text_boxes(child)
