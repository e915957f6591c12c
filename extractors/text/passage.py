"""Passage: repaired text that still knows, for every part of it, where it stands in the original."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(slots=True, unsafe_hash=True)
class Passage:
    """A text made of pieces of a document; what repair inserted between them (a blank, a letter) belongs to none.

    Nobody changes one. It is not frozen all the same: a paper has hundreds, and frozen ones take three times as long.
    """

    document: Document
    value: str
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)

    def part(self, start: int, end: int | None = None) -> "Passage":
        """The characters `start:end` of this passage, blanks at both ends removed."""
        value, pieces = self.value, self.pieces
        end = len(value) if end is None else min(end, len(value))
        printed = value[start:end]
        text = printed.strip()
        if len(text) == len(value):
            return self
        start += len(printed) - len(printed.lstrip())
        end = start + len(text)
        if len(pieces) > _FEW:
            pieces = pieces[max(0, bisect_right(pieces, start, key=_AT) - 1) :]
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
        return Passage(self.document, text, tuple(kept))

    def spans(self) -> tuple[Span, ...]:
        """Where the passage stands: one span for each run of pieces that follow each other on a page."""
        if len(self.pieces) == 1 and self.pieces[0].length == len(self.value):
            ((_, number, begin, length),) = self.pieces
            return (span(self.document.page(number), begin, begin + length),)
        runs: list[tuple[int, int, int]] = []
        for piece in self.pieces:
            end = piece.start + piece.length
            if runs and runs[-1][0] == piece.page and self._joins(runs[-1], piece):
                runs[-1] = (piece.page, runs[-1][1], end)
            else:
                runs.append((piece.page, piece.start, end))
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

    def _joins(self, run: tuple[int, int, int], piece: Piece) -> bool:
        """Whether only marks, hyphens and blanks stand between a run and the next piece."""
        page, _, end = run
        if piece.start < end:
            return False
        between = self.document.page(page).text[end : piece.start]
        return between == "\n" or (len(between) <= 40 and not between.translate(_MARKS))

    def found(self, value: T, rule: str) -> Found[T]:
        """`value` as read from this passage."""
        return Found(value, rule, self.spans())

    def read(self, rule: str) -> Found[str]:
        """The passage's own text as a value."""
        return Found(self.value, rule, self.spans())


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
