"""Passage: repaired text that still knows, for every part of it, where it stands in the original."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from schemas.document import Box, Document, Page
from schemas.evidence import Found, Span

T = TypeVar("T")


class Piece(NamedTuple):
    """`length` characters of the passage from `at` on are `page.text[start:start + length]`, unchanged."""

    at: int
    page: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text made of pieces of a document; what repair inserted between them (a blank, a letter) belongs to none."""

    document: Document
    value: str
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)

    def part(self, start: int, end: int | None = None) -> "Passage":
        """The characters `start:end` of this passage, blanks at both ends removed."""
        end = len(self.value) if end is None else min(end, len(self.value))
        text = self.value[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.at) - 1)
        kept: list[Piece] = []
        for piece in self.pieces[first:]:
            if piece.at >= end:
                break
            cut_start, cut_end = max(start, piece.at), min(end, piece.at + piece.length)
            if cut_start < cut_end:
                kept.append(
                    Piece(cut_start - start, piece.page, piece.start + cut_start - piece.at, cut_end - cut_start)
                )
        return Passage(self.document, self.value[start:end], tuple(kept))

    def spans(self) -> tuple[Span, ...]:
        """Where the passage stands: one span for each run of pieces that follow each other on a page."""
        runs: list[tuple[int, int, int]] = []
        for piece in self.pieces:
            end = piece.start + piece.length
            if runs and runs[-1][0] == piece.page and self._joins(runs[-1], piece):
                runs[-1] = (piece.page, runs[-1][1], end)
            else:
                runs.append((piece.page, piece.start, end))
        return tuple(span(self.document.page(page), start, end) for page, start, end in runs)

    def _joins(self, run: tuple[int, int, int], piece: Piece) -> bool:
        """Whether only marks, hyphens and blanks stand between a run and the next piece."""
        page, _, end = run
        if piece.start < end:
            return False
        between = self.document.page(page).text[end : piece.start]
        return len(between) <= 40 and not between.translate(_MARKS)

    def found(self, value: T, rule: str) -> Found[T]:
        """`value` as read from this passage."""
        return Found(value, rule, self.spans())

    def read(self, rule: str) -> Found[str]:
        """The passage's own text as a value."""
        return Found(self.value, rule, self.spans())


_MARKS = {ord(mark): None for mark in " \t\n*_<>b/-\u00ad\u2010#|"}


def span(page: Page, start: int, end: int) -> Span:
    """The span `start:end` of a page with its raw wording and, where the page has words, the box around them."""
    box: Box | None = None
    words = page.words
    index = max(0, bisect_right(words, start, key=lambda word: word.start) - 1)
    for word in words[index:]:
        if word.start >= end:
            break
        if word.end > start:
            box = word.box if box is None else box.union(word.box)
    if box is not None:
        box = Box(*(round(edge, 2) for edge in box))
    return Span(page=page.number, start=start, end=end, raw=page.text[start:end], box=box)


def empty(document: Document) -> Passage:
    """A passage without text."""
    return Passage(document, "", ())


def concatenate(passages: Iterable[Passage], glue: str = " ") -> Passage:
    """Passages one after the other with `glue` between them; at least one is needed."""
    parts = list(passages)
    value, pieces = "", list[Piece]()
    for part in parts:
        if value and part.value:
            value += glue
        pieces.extend(piece._replace(at=piece.at + len(value)) for piece in part.pieces)
        value += part.value
    return Passage(parts[0].document, value, tuple(pieces))
