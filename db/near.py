"""Names of organizations of one council that are alike and counted apart: a list for a person, who may link them.

Nothing is linked here. What is one institution under two names is said by an alias in the council's profile
(`[aliases]`), so the list gives the line that would say it; which of both names is to stand is for the reader to say.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process
from sqlite_utils import Database

from db.bodies import check_known

ALIKE = 88.0
"""From this share (percent) of equal signs on two spellings are alike."""
_MOST = 5000
"""So many names of one council are compared; more are no names of organizations."""
_KINDS = [
    "ausschuss",
    "beirat",
    "arbeitskreis",
    "gruppe",
    "forum",
    "kommission",
    "konferenz",
    "amt",
    "referat",
    "dezernat",
    "verband",
    "verein",
]
_SMALL = frozenset(["der", "die", "das", "des", "dem", "den", "und", "für", "von", "im", "in", "zur", "zum", "e", "v"])

_NAMES = """
SELECT organization.body, body.name AS council, organization.id, organization.name
FROM organization LEFT JOIN body ON body.id = organization.body
WHERE (:body IS NULL OR organization.body IN (SELECT id FROM body WHERE id = :body OR name = :body))
ORDER BY organization.body, organization.name, organization.id
"""


class Near(NamedTuple):
    """Two names of one council; `why` is "spelling", "shorter" (all words of one are in the other) or "compound"."""

    council: str | None
    organization: str
    name: str
    other_organization: str
    other: str
    why: str
    score: float

    @property
    def alias(self) -> str:
        """The line of a profile's [aliases] that counts the shorter name under the longer one."""
        short, long = sorted((self.name, self.other), key=len)
        return f"{json.dumps(short, ensure_ascii=False)} = {json.dumps(long, ensure_ascii=False)}"

    def as_json(self) -> dict[str, Any]:
        """All of it by name, with the alias."""
        return {**self._asdict(), "alias": self.alias}


def near_names(db: Database, body: str | None = None) -> list[Near]:
    """Pairs of names that are alike, the most alike first; `body` is a council's id or name, None for all councils.

    Raises UsageError for a council that is not there.
    """
    check_known(db.conn, body)
    groups: dict[str | None, list[tuple[str, str]]] = {}
    councils: dict[str | None, str | None] = {}
    for row in db.query(_NAMES, {"body": body}):
        groups.setdefault(row["body"], []).append((row["id"], row["name"]))
        councils[row["body"]] = row["council"]
    found = [
        Near(councils[key], names[at][0], names[at][1], names[to][0], names[to][1], why, round(score, 1))
        for key, names in groups.items()
        for at, to, why, score in _pairs([name for _, name in names[:_MOST]])
    ]
    return sorted(found, key=lambda pair: (-pair.score, pair.council or "", pair.name, pair.other))


def as_text(found: Sequence[Near]) -> str:
    """A pair a line, with the alias that would link it."""
    return "\n".join(f"{pair.council or '?'}\t{pair.why} {pair.score:g}\t{pair.alias}" for pair in found)


def _pairs(names: Sequence[str]) -> Iterator[tuple[int, int, str, float]]:
    """Pairs (index, index, why, score) of names that are alike, each once."""
    folded = [re.sub(r"[^\w]+", " ", name.casefold()).strip() for name in names]
    words = [_words(name) for name in folded]
    for at, name in enumerate(folded):
        for _, score, to in process.extract(name, folded[at + 1 :], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
            other = at + 1 + int(to)
            if _numbers(name) == _numbers(folded[other]):
                yield at, other, "spelling", score
        for other in range(at + 1, len(names)):
            if _is_shorter(words[at], words[other]) and fuzz.ratio(name, folded[other]) < ALIKE:
                yield at, other, "shorter", fuzz.token_set_ratio(name, folded[other])
            elif _is_compound(name, folded[other]) or _is_compound(folded[other], name):
                yield at, other, "compound", fuzz.partial_ratio(name, folded[other])


def _words(name: str) -> frozenset[str]:
    return frozenset(name.split()) - _SMALL


def _numbers(name: str) -> list[str]:
    """The numbers of a name: "Amt 33" and "Amt 34" are two, however alike they are written."""
    return re.findall(r"\d+|\b[ivx]{1,4}\b", name)


def _is_shorter(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all words of one name are among the other's, so that it may be its short form."""
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) <= len(short) + 4 and short < long and any(len(word) > 4 for word in short)


def _is_compound(one: str, other: str) -> bool:
    """Whether "sozialausschuss" may be "ausschuss für soziales": the same kind, and a topic that begins alike."""
    for kind in _KINDS:
        if one.endswith(kind) and " " not in one and other.startswith(f"{kind} für "):
            topic = one[: len(one) - len(kind)]
            return len(topic) > 3 and any(word[:4] == topic[:4] for word in other.split()[2:] if len(word) > 3)
    return False
