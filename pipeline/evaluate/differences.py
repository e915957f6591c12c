"""What differs, and in what way: the kinds of error, so that the most frequent one can be mended first."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz.distance import Levenshtein

from pipeline.evaluate.compare import Difference
from pipeline.evaluate.matchers import LEVENSHTEIN, folded

Way = Literal["missed", "invented", "spelt", "cut short", "too long", "alike", "another"]
"""missed: nothing was read; invented: nothing is there; spelt: the same but for case, blanks, signs; cut short: the
beginning or a part; too long: with more around it; alike: Levenshtein >= 0.8; another: something else."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One difference: what was read (None: nothing) where the gold has something else (None: nothing).

    For rows, `parts` names the properties in which the two differ.
    """

    document: str
    field: str
    way: Way
    found: Any
    wanted: Any
    parts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of error, as it is counted."""
        return f"{self.field}: {self.way}" + (f" ({', '.join(self.parts)})" if self.parts else "")

    def as_json(self) -> dict[str, Any]:
        """With the name of the document."""
        kind = {"field": self.field, "way": self.way, "part": list(self.parts)}
        return {"document": self.document, **kind, "found": self.found, "wanted": self.wanted}

    def __str__(self) -> str:
        return f"{self.document}\t{self.kind}\t{_shown(self.found)}\t{_shown(self.wanted)}"


def listed(document: str, differences: Sequence[Difference]) -> list[Listed]:
    """The differences of a document; in each field a wrong item stands with the missed one that it is most like."""
    result: list[Listed] = []
    for name in dict.fromkeys(each[0] for each in differences):
        wrong = [item for field, side, item in differences if (field, side) == (name, "wrong")]
        for item in (item for field, side, item in differences if (field, side) == (name, "missed")):
            other = max(wrong, key=lambda each: _likeness(each, item), default=None)
            if other is None or (_likeness(other, item) == 0 and isinstance(item, Mapping)):
                result.append(Listed(document, name, "missed", None, item))
                continue
            wrong.remove(other)
            result.append(_differing(document, name, other, item))
        result += [Listed(document, name, "invented", item, None) for item in wrong]
    return result


def most_frequent(differences: Iterable[Listed], number: int = 10) -> list[tuple[str, int, int]]:
    """(kind of error, how often, in how many documents), the most frequent first."""
    listed = list(differences)
    counts = Counter(each.kind for each in listed)
    documents = Counter(kind for kind, _ in {(each.kind, each.document) for each in listed})
    return [(kind, count, documents[kind]) for kind, count in sorted(counts.items(), key=_often)[:number]]


def way_of(found: str, wanted: str) -> Way:
    """In what way a wording differs from the one that is wanted."""
    one, other = folded(found), folded(wanted)
    if one == other:
        return "spelt"
    if one and one in other:
        return "cut short"
    if other and other in one:
        return "too long"
    return "alike" if Levenshtein.normalized_similarity(one, other) >= LEVENSHTEIN else "another"


def _differing(document: str, name: str, found: Any, wanted: Any) -> Listed:
    if isinstance(found, Mapping) and isinstance(wanted, Mapping):
        parts = tuple(key for key, value in wanted.items() if found.get(key) != value and found.get(key) != [value])
        return Listed(document, name, "another", found, wanted, parts)
    return Listed(document, name, way_of(str(found), str(wanted)), found, wanted)


def _likeness(found: Any, wanted: Any) -> float:
    """0 to 1; rows are as like as the share of the wanted properties that are the same, those that say something."""
    if isinstance(found, Mapping) and isinstance(wanted, Mapping):
        said = [key for key, value in wanted.items() if value is not None and key != "order"]
        return sum(1 for key in said if found.get(key) == wanted[key]) / max(1, len(said))
    return float(Levenshtein.normalized_similarity(str(found), str(wanted)))


def _often(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _shown(value: Any) -> str:
    return "–" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
