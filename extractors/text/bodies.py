"""The vocabulary of bodies (Gremien): the nouns that name one, with gender, forms, and what only looks like one."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Gender = Literal["m", "f", "n"]
HeadCase = Literal["nominative", "oblique", "unknown"]

# Head nouns by gender; a compound may stand before them ("Gestaltungsbeirat"), except where "=" forbids it.
_BASES: dict[Gender, str] = {
    "m": "ausschuss beirat arbeitskreis lenkungskreis steuerungskreis steuerkreis koordinierungskreis expertenkreis "
    "beraterkreis fachkreis gesprächskreis planungskreis begleitkreis =kreistag =gemeinderat =stadtrat "
    "=ortschaftsrat =ortsrat rat senat krisenstab zweckverband vorstand magistrat",
    "f": "steuerungsgruppe steuergruppe lenkungsgruppe lenkgruppe begleitgruppe arbeitsgruppe projektgruppe kerngruppe "
    "koordinierungsgruppe expertengruppe fachgruppe planungsgruppe beratungsgruppe redaktionsgruppe taskforce "
    "kommission konferenz lenkungsrunde steuerungsrunde expertenrunde =jury verbandsversammlung "
    "stadtverordnetenversammlung bezirksvertretung arbeitsgemeinschaft =gemeindevertretung",
    "n": "forum kuratorium gremium expertengremium begleitgremium lenkungsgremium netzwerk bündnis projektteam "
    "steuerungsteam lenkungsteam kernteam parlament",
}  # fmt: skip
WEAK = frozenset(("netzwerk", "bündnis", "zweckverband", "arbeitsgemeinschaft", "ag", "vorstand", "konferenz"))
"""Heads that are a committee only where their members are listed."""
COUNCILS = frozenset(
    ("kreistag", "gemeinderat", "stadtrat", "ortschaftsrat", "ortsrat", "gemeindevertretung", "magistrat", "senat")
)
"""Heads that are a name by themselves, since a municipality has one of them."""
KINDS = frozenset(base.strip("=") for bases in _BASES.values() for base in bases.split()) - COUNCILS
"""Heads that say what kind of body is meant, not which one."""
_ENDINGS = "rat aussch(?:uss|uß) kommission gruppe gremium forum kuratorium konferenz runde"
ENDING = "(?:" + "|".join(f"[{end[0].upper()}{end[0]}]{end[1:]}" for end in _ENDINGS.split()) + ")(?:e?s)?"
"""Regex source: how a body's noun ends in the singular, where the context says that a body is named."""
_NO_RAT = re.compile(
    r"(?:Land|Kreis|Bau|Schul|Forst|Amts|Studien|Regierungs|Ministerial|Verwaltungsober|Hof|Medizinal|"
    r"Archiv|Kirchen|Refe|Vor|"
    r"Appa|Quad|Haus|Hei|Ver|Un|Ober|Inse|Dik|Inte|Litte|Be|Kommerzien|Geheim|Vor|Stadtbau|Oberstudien|Sepa|Nit|Zit)rat"
)
_NO_KONFERENZ = re.compile(r"(?:Presse|Video|Telefon|Web|Online)konferenz")
_OLD_SPELLING = "ausschuß"
"""A noun in it is named in the new one, as its genitive is in both."""
_MASCULINE = {"": "nominative", "s": "oblique", "es": "oblique", "e": "oblique"}
_AFTER_SS = {"": "nominative", "es": "oblique", "e": "oblique"}


class Head(NamedTuple):
    """A committee's head noun: in the nominative, its gender, its base kind, and the case that its form allows."""

    noun: str
    gender: Gender
    base: str
    case: HeadCase

    @property
    def is_kind(self) -> bool:
        """Whether it says alone what kind of body is meant ("Beirat"), which neither "Gremium" nor a name does."""
        return self.noun.lower() == self.base and self.base in KINDS - WEAK - {"gremium"}


@lru_cache(maxsize=8192)
def head_of(word: str) -> Head | None:
    """The committee's head noun that a word is a singular form of, or None."""
    lower = word.lower()
    if not lower.endswith(_all_endings()) or _NO_RAT.match(word) or _NO_KONFERENZ.match(word):
        return None
    if lower.endswith(_OLD_SPELLING):
        return Head(f"{word[:-1]}ss", "m", "ausschuss", "nominative")
    for gender, base, alone in _bases():
        forms = _MASCULINE if not base.endswith("ss") else _AFTER_SS
        endings = forms if gender in ("m", "n") else {"": "unknown"}
        for ending, case in endings.items():
            if not lower.endswith(base + ending):
                continue
            prefix = word[: len(word) - len(base) - len(ending)]
            if prefix and (alone or len(prefix) < 2 or prefix == "Landes"):
                continue
            if gender == "n" and base in ("bündnis",) and ending == "s":
                continue
            noun = prefix + base if prefix else base.capitalize()
            return Head(noun, gender, base, case)  # type: ignore[arg-type]
    return None


@lru_cache(maxsize=1)
def _all_endings() -> tuple[str, ...]:
    """What a word ends in that is one: most words are passed over by this alone."""
    endings = {base + ending for _, base, _ in _bases() for ending in (*_MASCULINE, *_AFTER_SS)}
    return (*endings, _OLD_SPELLING)


@lru_cache(maxsize=1)
def _bases() -> tuple[tuple[Gender, str, bool], ...]:
    """Gender, base and whether it stands alone only; the longest first."""
    found = [
        (gender, base.strip("="), base.startswith("=")) for gender, bases in _BASES.items() for base in bases.split()
    ]
    return tuple(sorted(found, key=lambda entry: -len(entry[1])))
