"""When two wordings count as the same: the four matchers that GROBID is measured with, from strict to lenient.

Names, titles and headings are compared by all four. Numbers, dates and types are never right by being alike, so there
Levenshtein and Ratcliff-Obershelp ask for the same signs, as GROBID does; "soft" folds them too.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

LEVENSHTEIN = 0.8
"""Share of the longer wording's signs that need no edit."""
RATCLIFF_OBERSHELP = 0.95
"""Share of the signs of both wordings that are in common runs."""

TEXTUAL = frozenset(
    {
        *("name", "heading", "result", "quote", "proposedResolution", "financialImpact"),
        *("organization", "underDirectionOf", "originatorOrganization", "institution", "group", "classification"),
        *("chair", "role", "by", "to", "held_by", "called_by", "on_request_of", "proposed_by", "set_by", "decided_by"),
        *("approved_by", "level", "for", "tied_to", "unit"),
    }
)
"""Keys whose values are words of the paper; all others hold numbers, dates and types."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_NO_SIGN = re.compile(r"[\W_]+")
_WEEKS = re.compile(r"P(\d{1,3})W")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """`text` without case, blanks and punctuation, umlauts as two letters ("für" and "FUER" are the same)."""
    return _NO_SIGN.sub("", unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS))


def same(found: str, wanted: str) -> bool:
    """Whether both are the same signs; two weeks are fourteen days."""
    return found == wanted or _in_days(found) == _in_days(wanted)


def _in_days(text: str) -> str:
    """An ISO 8601 duration of weeks in days; any other text as it is."""
    weeks = _WEEKS.fullmatch(text)
    return f"P{7 * int(weeks[1])}D" if weeks else text


def soft(found: str, wanted: str) -> bool:
    """Whether both are the same but for case, blanks, punctuation and the spelling of umlauts."""
    return same(found, wanted) or (folded(found) == folded(wanted) != "")


def levenshtein(found: str, wanted: str) -> bool:
    """Whether at most a fifth of the longer wording has to be edited to get the other."""
    return same(found, wanted) or Levenshtein.normalized_similarity(found, wanted) >= LEVENSHTEIN


def ratcliff_obershelp(found: str, wanted: str) -> bool:
    """Whether both have nearly all of their signs in common runs."""
    if same(found, wanted):
        return True
    pair = SequenceMatcher(None, wanted, found, autojunk=False)
    bounds = (pair.real_quick_ratio, pair.quick_ratio, pair.ratio)  # each is above the next, and cheaper
    return all(ratio() >= RATCLIFF_OBERSHELP for ratio in bounds)


@dataclass(frozen=True, slots=True)
class Matcher:
    """How words of the paper are compared, and how numbers, dates and types are."""

    name: str
    title: str
    words: Callable[[str, str], bool]
    signs: Callable[[str, str], bool]

    def matches(self, found: str, wanted: str, key: str) -> bool:
        """Whether two values of the property `key` count as the same."""
        return (self.words if key in TEXTUAL else self.signs)(found, wanted)


STRICT = Matcher("strict", "strict", same, same)
SOFT = Matcher("soft", "soft", soft, soft)
MATCHERS = (
    STRICT,
    SOFT,
    Matcher("levenshtein", "Lev.", levenshtein, same),
    Matcher("ratcliffObershelp", "R.-O.", ratcliff_obershelp, same),
)
