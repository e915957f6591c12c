"""Words that OCR saw on a page -> the page's text, Words and printed lines, as if the page stood upright."""

import statistics
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING

from pipeline.reading.lines import Printed
from pipeline.reading.marks import bullet
from pipeline.reading.ruling import Edges
from pipeline.reading.scan_lean import DEEP_LETTERS, Lean
from pipeline.reading.scan_marks import Ink
from pipeline.reading.tesseract import Seen
from schemas.document import Box, Word

if TYPE_CHECKING:
    from PIL.Image import Image

# How high letters are, in font sizes: with and without what goes over the small letters and under the line.
_TALL, _DEEP = 0.2, 0.21
_SMALL = 0.53
_SMALL_LETTERS = frozenset("acegmnopqrsuvwxyz.,-:;")
# Blanks between words are a quarter of the font size, in justified lines up to one; wider ones part columns.
WIDEST_BLANK = 2.0
# Sizes of lines that differ by less than this share are one size, measured badly.
SAME_SIZE = 0.09
_RULE_LETTERS = frozenset("|¦ıIl!1[](){}/\\")


@dataclass(frozen=True, slots=True)
class Token:
    """A word in points: its box on the page as it lies, and as it would stand upright."""

    text: str
    seen: Box
    box: Box
    confidence: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box.top + self.box.bottom) / 2


@dataclass(slots=True)
class Layout:
    """A page's text, its words (boxes as they lie), the same words upright, and its printed lines, upright."""

    text: str
    words: tuple[Word, ...]
    upright: tuple[Word, ...]
    printed: list[Printed]


def lay_out(seen: Sequence[Seen], lean: Lean, edges: Edges, image: "Image", scale: float) -> Layout:
    """The page's text in tesseract's order; lines are broken at upright edges and where a wide blank parts columns.

    `image` is the page upright, `edges` are its edges.
    """
    ink = Ink(image, scale)
    rules = Rules(edges)
    lines: list[_Line] = []
    for _, group in groupby(seen, key=lambda word: word.line):
        tokens = [token for word in group for token in _tokens(word, lean, scale, rules)]
        tokens = [_off_rules(token, rules, ink) for token in tokens if not _is_rule(token, rules)]
        lines.extend(_Line(part, ink) for part in _parts(tokens, rules))
    _even_sizes(lines)
    _mark_bold(lines, ink)
    return _set(lines)


class Rules:
    """The ruled edges of the page as it would stand upright."""

    def __init__(self, edges: Edges) -> None:
        self.upright = sorted(edges.upright)
        self.level = sorted(edges.level)

    def between(self, x0: float, x1: float, y: float) -> bool:
        """Whether an upright edge passes between x0 and x1 at this height."""
        return any(top <= y <= bottom for _, top, bottom in _within(self.upright, x0, x1))

    def crossing(self, token: Token) -> list[float]:
        """Where upright edges pass through the inside of a word, from the left."""
        box, y = token.box, token.middle
        return [x for x, top, bottom in _within(self.upright, box.x0 + 2, box.x1 - 2) if top <= y <= bottom]

    def through(self, box: Box) -> list[float]:
        """The heights of the level edges that pass through a box."""
        x = (box.x0 + box.x1) / 2
        return [y for y, x0, x1 in _within(self.level, box.top, box.bottom) if x0 <= x <= x1]


def _within(
    edges: Sequence[tuple[float, float, float]], low: float, high: float
) -> Iterator[tuple[float, float, float]]:
    for edge in islice(edges, bisect_left(edges, low, key=lambda e: e[0]), None):
        if edge[0] > high:
            break
        yield edge


def _tokens(word: Seen, lean: Lean, scale: float, rules: Rules) -> Iterator[Token]:
    """A word in points; as many as it is where it was read across upright rules ("16.09.2022|2022/248")."""
    right, foot = 2 * lean.x, 2 * lean.y
    x0, y0 = word.left * scale, word.top * scale
    x1, y1 = x0 + word.width * scale, y0 + word.height * scale
    seen = Box(min(x0, right), min(y0, foot), min(x1, right), min(y1, foot))
    whole = Token(word.text, seen, lean.upright(seen), word.confidence)
    letter = (whole.box.x1 - whole.box.x0) / len(word.text)
    cuts = [at for x in rules.crossing(whole) if (at := _rule_letter(word.text, (x - whole.box.x0) / letter)) >= 0]
    start = 0
    for end in (*cuts, len(word.text)):
        text = word.text[start:end].strip("|¦")
        if text:
            left, width = start * letter, (end - start) * letter
            yield replace(
                whole,
                text=text,
                seen=seen._replace(x0=min(seen.x1, seen.x0 + left), x1=min(seen.x1, seen.x0 + left + width)),
                box=whole.box._replace(x0=whole.box.x0 + left, x1=whole.box.x0 + left + width),
            )
        start = end + 1


def _rule_letter(text: str, place: float) -> int:
    """Where in a word, near `place`, a letter stands that looks like an upright rule; -1 where none does."""
    near = [at for at, letter in enumerate(text) if letter in _RULE_LETTERS and abs(at + 0.5 - place) < 2]
    return min(near, key=lambda at: abs(at + 0.5 - place), default=-1)


def _is_rule(token: Token, rules: Rules) -> bool:
    """Whether an upright rule was taken for a letter."""
    x, width = (token.box.x0 + token.box.x1) / 2, token.box.x1 - token.box.x0
    alike = len(token.text) <= 2 and set(token.text) <= _RULE_LETTERS
    return alike and width < 5 and rules.between(x - 3, x + 3, token.middle)


def _off_rules(token: Token, rules: Rules, ink: Ink) -> Token:
    """The word without the level rules that OCR took into its box, as high as its own ink."""
    box = token.box
    middle = token.middle
    touched = rules.through(Box(box.x0, box.top - 1, box.x1, box.bottom + 1))
    over, under = [y for y in touched if y < middle], [y for y in touched if y >= middle]
    if not touched:
        return token
    top = max(over) + 1.5 if over else box.top
    bottom = min(under) - 1.5 if under else box.bottom
    if bottom - top < 3:
        return token
    top, bottom = ink.height(Box(box.x0, top, box.x1, bottom))
    fitted = box._replace(top=top, bottom=bottom)
    shift = token.seen.top - box.top
    return replace(token, box=fitted, seen=token.seen._replace(top=max(0.0, top + shift), bottom=bottom + shift))


def _parts(tokens: Sequence[Token], rules: Rules) -> Iterator[list[Token]]:
    """A line's words, cut where a column ends."""
    if not tokens:
        return
    size = statistics.median(_size(token) for token in tokens)
    part = [tokens[0]]
    for before, token in pairwise(tokens):
        blank = token.box.x0 - before.box.x1
        inner = 0.15 * size
        if blank > WIDEST_BLANK * size or rules.between(before.box.x1 - inner, token.box.x0 + inner, token.middle):
            yield part
            part = []
        part.append(token)
    yield part


def _size(token: Token) -> float:
    """The font size that a word's height speaks for."""
    letters = set(token.text)
    share = _SMALL + (0.0 if letters <= _SMALL_LETTERS else _TALL) + (_DEEP if letters & DEEP_LETTERS else 0.0)
    return max(1.0, (token.box.bottom - token.box.top) / share)


class _Line:
    """A printed line while it is made."""

    def __init__(self, tokens: list[Token], ink: Ink) -> None:
        worded = [token for token in tokens if sum(map(str.isalnum, token.text)) > 1] or tokens
        self.size = statistics.median(map(_size, worded))
        self.baseline = statistics.median(
            token.box.bottom - (_DEEP * self.size if DEEP_LETTERS & set(token.text) else 0.0) for token in worded
        )
        self.tokens, self.font = tokens, ""
        self.bold = False
        self._find_bullet(ink)

    def _find_bullet(self, ink: Ink) -> None:
        """Sets a list bullet, which OCR drops, glues to its word or takes for a letter, as a word of its own."""
        first = self.tokens[0]
        found = ink.bullet(first.box, self.baseline, self.size, alone=len(first.text) == 1)
        if found is None:
            return
        box = found.box
        rest = self.tokens
        if box.x1 > first.box.x0:  # OCR saw it
            after = len(first.text) - len(first.text.lstrip("«»*•°·+.,-–—~=_¢©®@"))
            if len(first.text) == 1 or after == len(first.text):
                rest = rest[1:]
            else:
                moved = min(first.box.x1, box.x1)
                shift = moved - first.box.x0
                seen = first.seen._replace(x0=min(first.seen.x1, first.seen.x0 + shift))
                rest = [
                    replace(first, text=first.text[after:] or first.text, seen=seen, box=first.box._replace(x0=moved)),
                    *rest[1:],
                ]
        if not rest:
            return
        left = min(first.seen.x0, first.seen.x0 + box.x0 - first.box.x0)
        seen = Box(max(0.0, left), first.seen.top, max(0.0, left) + box.x1 - box.x0, first.seen.bottom)
        self.tokens = [Token(found.mark, seen, box, first.confidence), *rest]
        self.font = "courier" if found.mark == "o" else ""


def _even_sizes(lines: Sequence[_Line]) -> None:
    """Gives lines of nearly one size the same: the size of most words first, then what is smaller and larger."""
    if not lines:
        return
    usual = statistics.median_low(sorted(line.size for line in lines for _ in line.tokens))
    alike = [line for line in lines if abs(line.size - usual) <= SAME_SIZE * usual]
    size = max(0.5, round(2 * statistics.median(line.size for line in alike)) / 2)
    _even_sizes([line for line in lines if line.size < usual * (1 - SAME_SIZE)])
    _even_sizes([line for line in lines if line.size > usual * (1 + SAME_SIZE)])
    for line in alike:
        line.size = size


def _mark_bold(lines: Sequence[_Line], ink: Ink) -> None:
    """Marks lines whose strokes are thicker, for their size, than those of most words of the page."""
    strokes = [ink.stroke([token.box for token in line.tokens]) / line.size for line in lines]
    weighed = sorted(stroke for line, stroke in zip(lines, strokes, strict=True) if stroke for _ in line.tokens)
    if not weighed:
        return
    usual = statistics.median_low(weighed)
    for line, stroke in zip(lines, strokes, strict=True):
        line.bold = stroke > 1.25 * usual


def _set(lines: Sequence[_Line]) -> Layout:
    text, at = list[str](), 0
    words, upright, printed = list[Word](), list[Word](), list[Printed]()
    for line in lines:
        first, start = len(words), at
        for token in line.tokens:
            end = at + len(token.text)
            words.append(Word(at, end, token.seen, round(token.confidence, 4)))
            upright.append(Word(at, end, token.box, token.confidence))
            at = end + 1
        wording = " ".join(token.text for token in line.tokens)
        text.append(wording)
        printed.append(_printed(line, wording, upright[first:], start))
    return Layout("\n".join(text), tuple(words), tuple(upright), printed)


def _printed(line: _Line, wording: str, words: Sequence[Word], start: int) -> Printed:
    found = bullet(wording, line.font)
    lone = found is not None and found.length == len(wording)
    made = Printed(start, start + len(wording), words[0].box.x0, line.baseline, line.size, line.bold, lone=lone)
    if found:
        made.bullet, made.bullet_start, made.bullet_x = found.mark, start, made.x0
    if found and not lone and len(words) > 1:
        made.start, made.x0, words = words[1].start, words[1].box.x0, words[1:]
    made.box = reduce(Box.union, (word.box for word in words))
    return made
