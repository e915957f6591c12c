"""Bodies of other councils: "der Klimabeirat des Landkreises Nachbarau" is none of the council whose paper names it."""

import re

from extractors.committees import wordings
from extractors.committees.said import Said
from extractors.text.bodies import head_of
from extractors.text.repair import folded
from extractors.text.words import has_any
from schemas.council import CouncilProfile

_WORDS = ("kreis", "Kreis", "Stadt ", "stadt ", "emeinde ")
_PLACE = re.compile(
    r" (?:des|der|im|in der) (?P<kind>Landkreise?s?|Kreise?s?|(?:Landeshaupt|Hanse)?[Ss]tadt"
    r"|(?:Samt|Verbands|Orts)?[Gg]emeinde) (?P<name>[A-ZÄÖÜ][\w-]{2,40})"
)
_KREIS = re.compile(r"(?:Land)?[Kk]reis")
_IN_A_NAME = frozenset(("für", "und", "die", "den", "das", "der", "zur", "zum", "gegen", "sowie", "mit"))
"""Small words between a body's noun and its place: "Beirat für Klima und Wald des Landkreises …"."""


def is_of_another(text: str, own: CouncilProfile | None) -> bool:
    """Whether the first body that a sentence names is one of another Landkreis, Stadt or Gemeinde, by its name."""
    if own is None or not has_any(text, _WORDS):
        return False
    for place in _PLACE.finditer(text):
        before = text[: place.start()].split(" ")
        first = next((at for at, word in enumerate(before) if head_of(word)), None)
        if first is not None:
            named = all(word[:1].isupper() or word in _IN_A_NAME for word in before[first + 1 :])
            return named and not _is_own(place["kind"], place["name"], own)
    return False


def _is_own(kind: str, name: str, own: CouncilProfile) -> bool:
    """Whether a place is the council's own: of the same kind, and of the same name as far as both are given."""
    own_kind, _, own_name = own.name.partition(" ")
    if bool(_KREIS.match(kind)) != bool(_KREIS.match(own_kind)):
        return False
    one, other = folded(name), folded(own_name)
    return not other or one.startswith(other) or other.startswith(one)


def without_others(said: list[Said], own: CouncilProfile | None) -> list[Said]:
    """The sentences of a section without those about other councils' bodies, and what they go on to say of them."""
    if own is None:
        return said
    result, about = list[Said](), False
    for block in said:
        kept: Said = []
        for sentence, found in block:
            other = bool(found) and is_of_another(sentence.value, own)
            about = other or (about and _goes_on(sentence.value))
            if not about:
                kept.append((sentence, found))
        result.append(kept)
    return result


def _goes_on(text: str) -> bool:
    """Whether a sentence begins with a pronoun for what the one before is about."""
    return wordings.PRONOUN.match(text) is not None
