"""Damages a text the way OCR damages it: confused letters, lost and added blanks, broken umlauts, "§" read as 8."""

from collections.abc import Iterator
from random import Random

CONFUSIONS: dict[str, tuple[str, ...]] = {
    "rn": ("m",),
    "m": ("rn", "nn"),
    "cl": ("d",),
    "d": ("cl",),
    "vv": ("w",),
    "w": ("vv",),
    "ri": ("n",),
    "fi": ("h", "fl"),
    "l": ("1", "I", "i"),
    "I": ("l", "1"),
    "1": ("l", "I"),
    "i": ("l", "í"),
    "0": ("O", "o"),
    "O": ("0",),
    "5": ("S",),
    "S": ("5", "§"),
    "8": ("B", "3"),
    "B": ("8", "ß"),
    "3": ("8",),
    "6": ("8",),
    "2": ("Z",),
    "7": ("1",),
    "§": ("8", "3", "$", "&"),
    "ä": ("a", "á", "ii"),
    "ö": ("o", "6", "é"),
    "ü": ("u", "ii", "ú"),
    "Ä": ("A",),
    "Ö": ("O",),
    "Ü": ("U", "Ii"),
    "ß": ("B", "fs"),
    "e": ("c", "o"),
    "c": ("e",),
    "n": ("u", "ri"),
    "u": ("n", "ii"),
    "h": ("b", "li"),
    "b": ("h",),
    "t": ("f", "l"),
    "f": ("t",),
    "a": ("o", "e"),
    "o": ("a", "c"),
    "r": ("i", ""),
    "g": ("q", "9"),
    "s": ("5", "a"),
    ".": (",", ""),
    ",": (".",),
    "-": ("", "—"),
    ":": (";", "."),
    " ": ("",),
}
"""What OCR reads instead of what is printed; an empty string is a sign that gets lost. Line ends stay as they are."""
_ADDED_BLANK = 0.08
"""Share of the damages inside words that are a blank too many, instead of a confusion."""
_LONGEST = max(map(len, CONFUSIONS))


def damaged(text: str, share: float, seed: int = 0) -> str:
    """`text` with `share` (0 to 1) of its characters damaged; the same seed damages it in the same way.

    A share of all characters, line ends included, is damaged; less only where a text has too few that OCR confuses.
    """
    random = Random(f"{seed}/{share}")
    places = list(_places(text))
    random.shuffle(places)
    left = round(share * len(text))
    changes: dict[int, tuple[int, str]] = {}
    touched: set[int] = set()
    for start, seen in places:
        span = range(start, start + len(seen))
        if left < len(seen) or touched.intersection(span):
            continue
        touched.update(span)
        left -= len(seen)
        is_blank = seen != " " and random.random() < _ADDED_BLANK
        changes[start] = len(seen), seen + " " if is_blank else random.choice(CONFUSIONS[seen])
    return "".join(_changed(text, changes))


def _places(text: str) -> Iterator[tuple[int, str]]:
    for start in range(len(text)):
        for length in range(1, _LONGEST + 1):
            seen = text[start : start + length]
            if len(seen) == length and seen in CONFUSIONS:
                yield start, seen


def _changed(text: str, changes: dict[int, tuple[int, str]]) -> Iterator[str]:
    at = 0
    for start, (length, read) in sorted(changes.items()):
        yield text[at:start]
        yield read
        at = start + length
    yield text[at:]
