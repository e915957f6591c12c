"""Undoes what typesetting and OCR did to a text: marks, hyphens at and within lines, ligatures, ASCII umlauts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from extractors.text.passage import Passage, Piece
from schemas.document import Document, Line, Page, Range

_LIGATURE = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MARK = re.compile(
    r"\*{2,3}|\*(?![a-zäöüß])|(?<![A-Za-zÄÖÜäöüß])\*|</?[biu]>|\u00ad|\u200b|[ﬀ-ﬆ]|[\t\u00a0][ \t\u00a0]{0,399}|"
    r" [ \t\u00a0]{1,399}"
)
"""Marks, and blanks that are not one plain blank. A star within a word is none: "Schüler*innen", "jede*r"."""
_ENDING_BELOW = re.compile(
    r"[-\u2010]? ?\n[ \t]{0,40}(?:innen|(?:nen|[mnrs])(?![a-zäöüß.])|in(?=[,.;:)]|\n|$| (?:und|oder|sowie|des)\b))"
)
"""An ending in the next line, behind the star of its word. "in" may be a preposition, and the star a note's, too: it
counts only before what no preposition stands before."""
_MAYBE_MARK = re.compile("[*<\\u00ad\\u200b\\t\\u00a0ﬀ-ﬆ]")
"""What a mark begins with, apart from two blanks: a set of signs is looked for ten times as fast as the marks."""
_LAST_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{1,60}[-\u2010]$")
_FIRST_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{1,60}")
_BROKEN = re.compile(r"(?:(?<![\w-])|(?<=-)(?=[A-ZÄÖÜ]))([A-Za-zÄÖÜäöüß]{1,60})[-\u2010]( ?)([a-zäöüß]{2,60})(?![\w-])")
_MAYBE_BROKEN = re.compile(r"[-\u2010] ?[a-zäöüß]")
_KEEPS_HYPHEN = frozenset(
    ("und", "oder", "bis", "sowie", "bzw", "als", "noch", "beziehungsweise", "auch", "wie", "aber", "statt")
)
_ADJECTIVE_STEM = re.compile(r"[a-zäöüß]{2,40}(?:isch|lich|al|iv|ell|haft|o|rhein|deutsch|sachsen|baden)$")
_COMPOUND_TAIL = re.compile(
    r"(?:weit|bedingt|basiert|bezogen|intern|extern|gestützt|gesteuert|spezifisch|orientiert|relevant|förmig|"
    r"artig|finanziert|gefördert|konform|fähig|nah|frei|gebunden|geführt)(?:e[nrms]?)?$"
)


def repaired(document: Document, ranges: Iterable[tuple[int, Range]]) -> Passage:
    """The printed lines `(page number, range)` as one passage: marks gone, blanks single, broken words joined."""
    return united(document, (without_marks(document.page(page), *line) for page, line in ranges))


def repaired_line(document: Document, page: Page, line: Line) -> Passage:
    """The same for a single line."""
    text, pieces = without_marks(page, line.start, line.end)
    return _mend_within(Passage(document, text, tuple(pieces)))


def united(document: Document, lines: Iterable[tuple[str, Sequence[Piece]]]) -> Passage:
    """Printed lines as `without_marks` gives them as one passage."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for text, line_pieces in lines:
        if not text:
            continue
        if not parts:
            parts, pieces, length = [text], list(line_pieces), len(text)
            continue
        cut, glue = (False, " ") if parts[-1][-1].isalnum() else _joint(parts[-1], text)
        if cut:
            parts[-1] = parts[-1][:-1]
            length -= 1
            last = pieces.pop()
            pieces.extend([last._replace(length=last.length - 1)] if last.length > 1 else [])
        parts[-1] += glue
        length += len(glue)
        pieces.extend(Piece(piece.at + length, piece.page, piece.start, piece.length) for piece in line_pieces)
        parts.append(text)
        length += len(text)
    return _mend_within(Passage(document, "".join(parts), tuple(pieces)))


def without_marks(page: Page, begin: int, end: int) -> tuple[str, list[Piece]]:
    """The line `begin:end` of a page without Markdown marks, with runs of blanks made single."""
    text, number = page.text, page.number
    printed = text[begin:end]
    if "  " not in printed and not (_has_marks(text) and _MAYBE_MARK.search(printed)):
        plain = printed.strip()
        begin += 0 if plain == printed else len(printed) - len(printed.lstrip())
        return plain, [Piece(0, number, begin, len(plain))] if plain else []
    kept: list[str] = []
    pieces: list[Piece] = []
    at, start = 0, begin

    def keep(until: int) -> None:
        nonlocal at
        if until > start:
            kept.append(text[start:until])
            pieces.append(Piece(at, number, start, until - start))
            at += until - start

    for mark in _MARK.finditer(text, begin, end):
        if mark.group() == "*" and text[start : mark.start()][-1:].isalpha() and _ENDING_BELOW.match(text, mark.end()):
            continue
        keep(mark.start())
        start = mark.end()
        instead = _LIGATURE.get(mark.group(), " " if mark.group()[0] in " \t\u00a0" and at else "")
        kept.append(instead)
        at += len(instead)
    keep(end)
    joined = "".join(kept)
    lead, whole = len(joined) - len(joined.lstrip()), joined.strip()
    return whole, [cut for piece in pieces if (cut := _within(piece, lead, lead + len(whole)))]


@lru_cache(maxsize=8)
def _has_marks(page: str) -> bool:
    """Whether a page's text has one at all: most have none, and are asked for each of their lines."""
    return _MAYBE_MARK.search(page) is not None


def _within(piece: Piece, low: int, high: int) -> Piece | None:
    """What of a piece stands between `low` and `high`, counted from `low`; None if nothing does."""
    start, end = max(piece.at, low), min(piece.at + piece.length, high)
    return Piece(start - low, piece.page, piece.start + start - piece.at, end - start) if start < end else None


def _joint(line: str, following: str) -> tuple[bool, str]:
    """How a line is joined to the next: whether its hyphen goes, and what comes between them (a blank or nothing)."""
    if line.endswith(("*", "*-", "*\u2010")):  # within a word: other stars are gone
        return not line.endswith("*"), ""
    hyphened = line.endswith(("-", "\u2010"))
    left = _LAST_WORD.search(line, max(0, len(line) - 62)) if hyphened else None
    right = _FIRST_WORD.match(following) if left else None
    if not left or not right:
        return False, "" if line.endswith(("/", "–")) and not line.endswith(" –") else " "
    word, next_word = left.group()[:-1], right.group()
    if next_word in _KEEPS_HYPHEN:
        return False, " "
    return not next_word[0].isupper() and _is_broken_word(word, next_word), ""


def _is_broken_word(left: str, right: str) -> bool:
    """Whether `left-right` is one word broken by typesetting, not a compound that is written with its hyphen.

    German writes a compound noun's second part with a capital, so a small letter after a hyphen is a broken word,
    unless adjectives are coupled ("sozial-ökologisch") or an abbreviation leads ("EU-weit").
    """
    if len(left) > 1 and left.isupper():
        return False
    if left[0].isupper():
        return not (_COMPOUND_TAIL.match(right) and len(left) > 2) and len(left) > 1
    return not (len(left) >= 4 and len(right) >= 5 and _ADJECTIVE_STEM.match(left))


def _mend_within(passage: Passage) -> Passage:
    """Joins words that an archive's text broke in mid-line ("Verände-rung", "Vertre- tungen")."""
    if not ("-" in passage.value or "\u2010" in passage.value) or not _MAYBE_BROKEN.search(passage.value):
        return passage
    cuts = list(_broken_words(passage.value))
    if not cuts:
        return passage
    text, kept, done = passage.value, list[str](), 0
    for start, end in cuts:
        kept.append(text[done:start])
        done = end
    kept.append(text[done:])
    return Passage(passage.document, "".join(kept), tuple(_without(passage.pieces, cuts)))


def _without(pieces: Iterable[Piece], cuts: list[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces of a passage after the ranges `cuts` have gone out of it; both are in order."""
    first, removed = 0, 0
    for piece in pieces:
        at, end = piece.at, piece.at + piece.length
        while first < len(cuts) and cuts[first][1] <= at:
            removed += cuts[first][1] - cuts[first][0]
            first += 1
        place, gone = at, removed
        for start, stop in islice(cuts, first, None):
            if start >= end:
                break
            if start > place:
                yield Piece(place - gone, piece.page, piece.start + place - at, start - place)
            gone += stop - start
            place = max(place, stop)
        if place < end:
            yield Piece(place - gone, piece.page, piece.start + place - at, end - place)


def _broken_words(text: str) -> Iterator[tuple[int, int]]:
    """Where a hyphen (and the blank after it) has to go."""
    for match in _BROKEN.finditer(text):
        left, blank, right = match.groups()
        if right in _KEEPS_HYPHEN:
            continue
        if blank or _is_broken_word(left, right):
            yield match.end(1), match.start(3)


_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("Ae", "Ä"), ("Oe", "Ö"), ("Ue", "Ü"))
_WRITTEN_IN_ASCII = re.compile(
    r"\b(?:fuer|ueber|gemaess|Aemter|Oeffentlich|oeffentlich|Buero|Buerger|Foerder|Staedte|Gebaeude|Laend|Kaemmerei)"
)
_ASCII_UMLAUT = re.compile(r"(?<![aeiouqAEIOUQ])(?:[ao]e(?!l\b)|ue(?!ll|nz))|\b(?:[AO]e|Ue)(?=[a-z])")


def with_umlauts(text: str) -> str:
    """A name that was written in ASCII with its umlauts ("Amt fuer Mobilitaet" -> "Amt für Mobilität").

    Only where the text shows that it is ASCII: it has no umlaut of its own and a word that can only be meant with one.
    After a vowel or q the two letters stand for themselves ("neue", "Bauer", "Quelle", "aktuell").
    """
    if not _WRITTEN_IN_ASCII.search(text) or re.search("[äöüÄÖÜ]", text):
        return text
    return _ASCII_UMLAUT.sub(lambda match: dict(_UMLAUTS)[match.group()], text)


_LIGATURES = str.maketrans({**_LIGATURE, "\u00ad": ""})


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """A text for comparing: ligatures open, case folded, blanks single, no hyphens."""
    return re.sub(r"[\s-]{1,100}", " ", text.translate(_LIGATURES)).strip().casefold()
