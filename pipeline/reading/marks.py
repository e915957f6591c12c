"""Marks that stand before or around words and are none of them: list bullets, bold, rules."""

import re
from typing import NamedTuple

# Bullets that are never a word, as they are printed -> as Line.bullet names them. The private-use ones are glyphs of
# the Symbol and Wingdings fonts that word processors set.
BULLETS = {
    **{mark: mark for mark in "•◦▪‣●○■□➢✓"},
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf06f": "□",
    "\uf0a8": "□",
}
DASHES = "-–—"
# "o", "§" and "·" are bullets only in the fonts that word processors take for them.
BY_FONT = {
    "o": ("courier", "o"),
    "§": ("wingdings", "▪"),
    "·": ("symbol", "•"),
    "Ø": ("wingdings", "➢"),
    "q": ("wingdings", "□"),
}
BULLET_CLASS = re.escape("".join(BULLETS))
# In text files a bullet is followed by a blank; "o" is what a word processor's round bullet becomes.
TEXT_BULLET = re.compile(rf"([-–*+·o{BULLET_CLASS}])[ \t]+(?=\S)")
# A list's number alone on its line, as some engines give it apart from its words.
_ORDINAL = re.compile(r"(?:\d{1,2}|[a-z])[.)]")
_PAGE_NUMBER = re.compile(r"[-–—]\s{0,3}\d{1,4}\s{0,3}[-–—]$")
_BOLD = re.compile(r"bold|black|heavy|demi|fett")
_RULE = re.compile(r"^[-_=|: \t]+$")
_MARKUP = re.compile(r"\*\*|</?(?:b|strong)>")
_OPENING = re.compile(r"\*\*|<(?:b|strong)>")
_CLOSING = {"**": "**", "<b>": "</b>", "<strong>": "</strong>"}


class Bullet(NamedTuple):
    """A bullet at the start of a line: its mark, and how many characters it and the blanks after it take."""

    mark: str
    length: int


def bullet(line: str, font: str = "") -> Bullet | None:
    """The bullet that this line (without outer blanks) starts with, or is; `font` is its first character's."""
    if not line:
        return None
    if _ORDINAL.fullmatch(line):
        return Bullet(line, len(line))
    first, rest = line[0], line[1:]
    words = rest.lstrip()
    length = len(line) - len(words)
    if first in BULLETS:
        return Bullet(BULLETS[first], length)
    if words and length == 1:
        return None
    if first in DASHES:
        # A dash alone is an empty entry ("keine") as often as a bullet; "- 2 -" is a page number.
        return None if _PAGE_NUMBER.match(line) else Bullet(first, length)
    name, mark = BY_FONT.get(first, ("", ""))
    return Bullet(mark, length) if name and name in font.lower() else None


def is_bold(font: str) -> bool:
    """Whether a font's name says bold; the random letters before "+" in a subset's name say nothing."""
    return _BOLD.search(font.rpartition("+")[2].lower()) is not None


def is_rule(line: str) -> bool:
    """Whether this line of a text file is only a rule, such as "-----", "---<tab>---" or "|---|:--|"."""
    return _RULE.match(line) is not None and sum(map(line.count, "-_=")) >= 2


def unwrap(line: str) -> tuple[int, int, bool]:
    """Start and end of a text line's words without the bold marks round the whole of it, and whether there were any."""
    start, end = 0, len(line)
    bold = False
    while opening := _OPENING.match(line, start, end):
        closing = _CLOSING[opening.group()]
        inner_end = end - len(closing)
        inner = line[opening.end() : inner_end]
        if not line.endswith(closing, opening.end(), end) or not inner.strip() or opening.group() in inner:
            break
        bold = True
        start, end = opening.end() + len(inner) - len(inner.lstrip()), inner_end - len(inner) + len(inner.rstrip())
    return start, end, bold


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of text[start:end] between bold marks, without outer blanks; blank parts fall out."""
    found, at = [], start
    for cut_start, cut_end in [*(mark.span() for mark in _MARKUP.finditer(text, start, end)), (end, end)]:
        part = text[at:cut_start]
        if words := part.strip():
            begin = at + len(part) - len(part.lstrip())
            found.append((begin, begin + len(words)))
        at = cut_end
    return found
