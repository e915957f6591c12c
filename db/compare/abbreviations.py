"""What papers mean by an abbreviation: they introduce it in brackets behind what it stands for."""

import re
import sqlite3
from typing import NamedTuple

from db.compare.description import query
from db.ids import fold

_IN_BRACKETS = re.compile(r"\((?P<short>[^\W\d_][\w-]{1,11})\)")
_WORD = re.compile(r"[^\W\d_]{1,60}")

_DOCUMENTS = 200
"""So many documents are looked through for an abbreviation."""

_WORDS = 10
"""So many words before its brackets may be what it stands for."""

_ENDING = 2
"""Letters at the end of a word that its case and number may change."""

_TEXTS = """
SELECT search_text.text, search_text.body, body.name AS body_name,
    coalesce(paper.reference, search_text.name) AS document
FROM search JOIN search_text ON search_text.id = search.rowid
LEFT JOIN paper ON paper.id = search_text.record LEFT JOIN body ON body.id = search_text.body
WHERE search MATCH ? AND search_text.kind IN ('paper', 'rules_of_procedure')
ORDER BY search_text.body, search_text.record LIMIT ?
"""


class Meaning(NamedTuple):
    """The words that an abbreviation stands for, as printed, and the council and document that say so."""

    words: str
    body: str | None
    place: str

    def told(self, short: str) -> str:
        """A sentence that says what `short` stands for."""
        return f"„{short}“ steht für „{self.words}“ ({self.place})."

    def is_name_of(self, body: str | None, name: str) -> bool:
        """Whether a name in this council is made with these words, whatever their endings."""
        mine, theirs = _words(self.words), _words(name)
        return body == self.body and any(
            all(map(_alike, mine, theirs[start:])) for start in range(len(theirs) - len(mine) + 1)
        )


def meanings(connection: sqlite3.Connection, short: str) -> list[Meaning]:
    """All that the papers of the database call `short`, each once for a council."""
    wanted = fold(short)
    if not _IN_BRACKETS.fullmatch(f"({short})"):
        return []
    found: dict[tuple[str | None, tuple[str, ...]], Meaning] = {}
    for row in query(connection, _TEXTS, f'"({short})"', _DOCUMENTS):
        for match in _IN_BRACKETS.finditer(row["text"]):
            words = _introduced(row["text"][: match.start()], wanted) if fold(match["short"]) == wanted else None
            if words:
                place = ", ".join(part for part in (row["body_name"], row["document"]) if part)
                found.setdefault((row["body"], tuple(_words(words))), Meaning(words, row["body"], place))
    return list(found.values())


def organizations_called(connection: sqlite3.Connection, short: str) -> list[str]:
    """The ids of the organizations whose names are made with words that papers call `short`."""
    found = meanings(connection, short)
    rows = query(connection, "SELECT id, body, name FROM organization ORDER BY id") if found else ()
    return [row["id"] for row in rows if any(each.is_name_of(row["body"], row["name"]) for each in found)]


def _introduced(before: str, short: str) -> str | None:
    """The last words of `before` that begin with the first letter of `short` and have all of its letters in order."""
    words = before[-60 * _WORDS :].split()[-_WORDS:]
    for start in range(len(words) - 1, -1, -1):
        if words[start].endswith((".", ";", ":", ")")):
            return None
        letters = fold(" ".join(words[start:]))
        if letters[:1] == short[0] and _has_in_order(letters, short):
            return " ".join(words[start:])
    return None


def _has_in_order(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings ("kommunales", "kommunalen")."""
    common = max(3, min(len(one), len(other)) - _ENDING)
    return one[:common] == other[:common] and abs(len(one) - len(other)) <= _ENDING
