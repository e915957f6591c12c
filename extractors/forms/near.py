"""Words of a form that OCR damaged: known by how few signs part them from a known one, where the form is certain."""

from collections.abc import Iterable

_SHORTEST = 5
"""Signs; a shorter word is near to too many."""
_LONG = 7
"""Signs of a word from which on two may be wrong, which is how "rn" for "m" counts."""


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a damaged one was; None where it is none, or as near to another."""
    if len(word) < _SHORTEST:
        return None
    distances = sorted((distance, each) for each in known if (distance := _edits(word, each)) is not None)
    if not distances or (len(distances) > 1 and distances[0][0] == distances[1][0]):
        return None
    return distances[0][1]


def _edits(word: str, known: str) -> int | None:
    """How many signs have to be changed, added or left out; None where they are too many for the known word."""
    most = 2 if len(known) >= _LONG else 1
    if abs(len(word) - len(known)) > most:
        return None
    before = list(range(len(known) + 1))
    for at, sign in enumerate(word, 1):
        row = [at]
        for other, wanted in enumerate(known, 1):
            row.append(min(before[other] + 1, row[-1] + 1, before[other - 1] + (sign != wanted)))
        if min(row) > most:
            return None
        before = row
    return before[-1] if before[-1] <= most else None
