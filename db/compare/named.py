"""Committees that papers name without describing them: those known by name, and those that a text introduces."""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from db.compare.description import Description, query
from db.compare.selection import is_council, stems_of, topic_of
from db.ids import fold

_KINDS = (
    "Arbeitskreis",
    "Arbeitsgruppe",
    "Begleitgruppe",
    "Begleitkreis",
    "Beirat",
    "Forum",
    "Kommission",
    "Lenkungsgruppe",
    "Lenkungskreis",
    "Runder Tisch",
    "Steuerungsgruppe",
    "Steuerungskreis",
)
_INTRODUCED = re.compile(
    rf"\b(?P<name>(?:{'|'.join(_KINDS)}) [^\n.,;:()]{{3,90}}) \((?P<short>[A-ZÄÖÜ][\w-]{{1,11}})\)"
)
"""A name with its abbreviation behind it: so texts introduce what they will name again."""

_PAPERS = 200
"""So many papers of a council, the oldest first, are looked through for such names."""

_ORGANIZATIONS = """
SELECT name FROM organization
WHERE body = ? AND organization_type = 'Gremium' AND NOT EXISTS (
    SELECT 1 FROM committee_description AS told WHERE told.organization = organization.id
)
ORDER BY name
"""
_TEXTS = """
WITH chosen AS (
    SELECT search.rowid AS id, paper.reference, paper.date
    FROM search JOIN search_text ON search_text.id = search.rowid JOIN paper ON paper.id = search_text.record
    WHERE search MATCH ? AND search_text.kind = 'paper' AND search_text.body = ?
    ORDER BY paper.date, paper.id LIMIT ?
)
SELECT chosen.reference, search_text.text FROM chosen JOIN search_text ON search_text.id = chosen.id
ORDER BY chosen.date, chosen.id
"""


def unknown_members(
    connection: sqlite3.Connection, columns: Sequence[Description], topic: str, more: Sequence[str] = ()
) -> str | None:
    """A note of committees on the topic (`more`: words of it) that these councils have and no paper describes."""
    described = {fold(column.name) for column in columns}
    bodies = sorted({(column.body, column.body_name or "") for column in columns if column.body})
    found = [
        f"{name} ({', '.join(part for part in (body_name, reference) if part)})"
        for body, body_name in bodies
        for name, reference in _named(connection, str(body), topic, more)
        if fold(name.partition(" (")[0]) not in described
    ]
    return f"Zum Thema nur mit Namen genannt, Mitglieder nicht bekannt: {'; '.join(found)}." if found else None


def _named(
    connection: sqlite3.Connection, body: str, topic: str, more: Sequence[str]
) -> Iterator[tuple[str, str | None]]:
    known = set()
    for row in query(connection, _ORGANIZATIONS, body):
        if topic_of(row["name"], topic, more) and not is_council(row["name"]):
            known.add(fold(row["name"]))
            yield row["name"], None
    wanted = " OR ".join(f'"{stem}"' for stem in stems_of(topic, more) if len(stem) > 2)
    kinds = " OR ".join(f'"{kind}"' for kind in _KINDS)
    if not wanted:
        return
    for row in query(connection, _TEXTS, f"({wanted}) AND ({kinds})", body, _PAPERS):
        for match in _INTRODUCED.finditer(row["text"]):
            name = match["name"]
            if topic_of(name, topic, more) and fold(name) not in known:
                known.add(fold(name))
                yield f"{name} ({match['short']})", row["reference"]
