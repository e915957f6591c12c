"""Words of a form that OCR damaged: known by how few signs part them from a known one, where the form is certain."""

from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

_SHORTEST = 5
"""Signs; a shorter word is near to too many."""
_LONG = 7
"""Signs of a word from which on two may be wrong, which is how "rn" for "m" counts."""


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a damaged one was; None where it is none, or as near to another."""
    if len(word) < _SHORTEST:
        return None
    near: list[tuple[int, str]] = []
    for each in known:
        most = 2 if len(each) >= _LONG else 1
        distance = Levenshtein.distance(word, each, score_cutoff=most)
        if distance <= most:
            near.append((distance, each))
    near.sort()
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]
