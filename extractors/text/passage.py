"""Passage: repaired text that still knows, for every part of it, where it stands in the original."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple, TypeVar

from schemas.document import Box, Document, Page
from schemas.evidence import Found, Span

T = TypeVar("T")

_FEW = 4
"""Up to so many pieces are looked through from the first on."""
_AT = itemgetter(0)


class Piece(NamedTuple):
    """`length` characters of the passage from `at` on are `page.text[start:start + length]`, unchanged."""

    at: int
    page: int
    start: int
    length: int


class Passage:
    """A text made of pieces of a document; what repair inserted between them (a blank, a letter) belongs to none.

    Nobody changes one. It is no dataclass: a paper has hundreds, most of them parts whose pieces nobody asks for.
    """

    __slots__ = ("_at", "_pieces", "document", "value")

    def __init__(self, document: Document, value: str, pieces: tuple[Piece, ...]) -> None:
        self.document = document
        self.value = value
        self._pieces = pieces
        self._at: int | None = None
        """Where a part begins in the passage that `_pieces` are of, until they are cut down to it."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces in order."""
        if self._at is not None:
            self._pieces = _cut(self._pieces, self._at, self._at + len(self.value))
            self._at = None
        return self._pieces

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Passage):
            return NotImplemented
        return self.value == other.value and self.pieces == other.pieces and self.document == other.document

    def __hash__(self) -> int:
        return hash((self.value, self.pieces))

    def __repr__(self) -> str:
        return f"Passage({self.value!r}, {self.pieces!r})"

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)

    def part(self, start: int, end: int | None = None) -> "Passage":
        """The characters `start:end` of this passage, blanks at both ends removed."""
        value = self.value
        printed = value[start:end]
        text = printed.strip()
        if len(text) == len(value):
            return self
        part = Passage(self.document, text, self._pieces)
        part._at = (self._at or 0) + start + len(printed) - len(printed.lstrip())
        return part

    def spans(self) -> tuple[Span, ...]:
        """Where the passage stands: one span for each run of pieces that follow each other on a page."""
        pieces = self.pieces
        if len(pieces) == 1 and pieces[0].length == len(self.value):
            ((_, number, begin, length),) = pieces
            return (span(self.document.page(number), begin, begin + length),)
        runs: list[tuple[int, int, int]] = []
        on, first, end, text = 0, 0, 0, ""
        for _, number, start, length in pieces:
            if number == on and start >= end and _joins(text, end, start):
                end = start + length
                continue
            if on:
                runs.append((on, first, end))
            if number != on:
                text = self.document.page(number).text
            on, first, end = number, start, start + length
        if on:
            runs.append((on, first, end))
        return tuple(span(self.document.page(page), *place) for page, *place in self._with_ligatures(runs))

    def _with_ligatures(self, runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """The runs with a ligature at either end, which stands opened in the text and so belongs to no piece."""
        if runs and self.pieces[0].at:
            page, start, end = runs[0]
            if start and self.document.page(page).text[start - 1] in _LIGATURES:
                runs[0] = (page, start - 1, end)
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.at + last.length < len(self.value):
            page, start, end = runs[-1]
            if self.document.page(page).text[end : end + 1] in tuple(_LIGATURES):
                runs[-1] = (page, start, end + 1)
        return runs

    def found(self, value: T, rule: str) -> Found[T]:
        """`value` as read from this passage."""
        return Found(value, rule, self.spans())

    def read(self, rule: str) -> Found[str]:
        """The passage's own text as a value."""
        return Found(self.value, rule, self.spans())


def _cut(pieces: tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    """What of some pieces stands in `start:end` of their passage, counted from `start`."""
    if len(pieces) > _FEW:
        first = max(0, bisect_right(pieces, start, key=_AT) - 1)
        pieces = pieces[first : bisect_left(pieces, end, key=_AT)]
    kept: list[Piece] = []
    for at, page, begin, length in pieces:
        if at >= end:
            break
        if at < start:
            begin, length, at = begin + start - at, length - start + at, start
        if at + length > end:
            length = end - at
        if length > 0:
            kept.append(Piece(at - start, page, begin, length))
    return tuple(kept)


def _joins(text: str, start: int, end: int) -> bool:
    """Whether only marks, hyphens and blanks stand at `start:end` of a page's text, between two pieces."""
    between = text[start:end]
    return between == "\n" or (len(between) <= 40 and not between.translate(_MARKS))


_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
_MARKS = {ord(mark): None for mark in f" \t\n*_<>b/-\u00ad\u2010#|{_LIGATURES}"}


def span(page: Page, start: int, end: int) -> Span:
    """The span `start:end` of a page with its raw wording and, where the page has boxes, the box around them."""
    box = page.box(start, end)
    if box is not None:
        box = Box(round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
    return Span(page=page.number, start=start, end=end, raw=page.text[start:end], box=box)


def empty(document: Document) -> Passage:
    """A passage without text."""
    return Passage(document, "", ())


def concatenate(passages: Iterable[Passage], glue: str = " ") -> Passage:
    """Passages one after the other with `glue` between them; at least one is needed."""
    parts = list(passages)
    texts, pieces, length = list[str](), list[Piece](), 0
    for part in parts:
        if length and part.value:
            texts.append(glue)
            length += len(glue)
        pieces.extend(piece._replace(at=piece.at + length) for piece in part.pieces)
        texts.append(part.value)
        length += len(part.value)
    return Passage(parts[0].document, "".join(texts), tuple(pieces))
