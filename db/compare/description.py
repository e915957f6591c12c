"""Reads a committee as one document describes it: its facts and seats with the places that they were read from."""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from db.writing import AMONG, Row, values_of


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands: its row (`table`, `record`), its § with Absatz and Satz, its pages, counted from 1."""

    table: str
    record: str
    section: str | None = None
    pages: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """Section and pages as people write them: "§ 4, S. 2"; "" where neither is known."""
        pages = "–".join(str(page) for page in dict.fromkeys((*self.pages[:1], *self.pages[-1:])))
        return ", ".join(part for part in (self.section, f"S. {pages}" if pages else None) if part)


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of one document: `kind` as in the view committee_fact, `raw` as printed."""

    kind: str
    value: dict[str, Any]
    modality: str | None
    quote: str | None
    source: Source
    raw: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A line of a list of members; `identity` is equal for two names of one institution."""

    identity: str
    institution: str
    sector: str | None
    count: int | None
    per: str | None
    voting: bool | None
    role: str | None
    group: str | None
    alias_of: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Description:
    """A committee as of the date of one document; `document` is the document as people call it."""

    id: str
    composition: str | None
    rules_of_procedure: str | None
    paper: str | None
    organization: str
    name: str
    body: str | None
    body_name: str | None
    as_of: str | None
    function: str | None
    classification: str | None
    complete: bool
    document: str
    table: str
    facts: tuple[Fact, ...]
    seats: tuple[SeatLine, ...]
    station: str | None
    """The committee that its paper is consulted in, where that is only one: "dem Gremium" means it."""
    unread: frozenset[str]
    """Kinds of facts that the document states in words that were not understood; "seat" for its list of members."""


_DESCRIPTIONS = """
SELECT described.*, body.name AS body_name, paper.reference, paper.name AS paper_name, rules.name AS rules_name,
    (
        SELECT iif(count(DISTINCT organization.id) = 1, min(organization.name), NULL)
        FROM consultation JOIN organization ON organization.id = consultation.organization
        WHERE consultation.paper = described.paper
    ) AS station
FROM committee_description AS described
LEFT JOIN body ON body.id = described.body
LEFT JOIN paper ON paper.id = described.paper
LEFT JOIN rules_of_procedure AS rules ON rules.id = described.rules_of_procedure
WHERE described.description = ?
"""
_FACTS = "SELECT * FROM committee_fact WHERE description = ? ORDER BY fact, position, record"
_OTHER_FACTS = """
SELECT organization.name AS organization_name, rule.type AS fact, rule.value, rule.modality, rule.condition,
    coalesce(rule.address, rule.section) AS address, rule.quote, 'rule' AS record_table, rule.id AS record,
    'value' AS field
FROM rule JOIN organization ON organization.id = rule.organization
WHERE rule.rules_of_procedure = ? AND rule.organization NOT IN (
    SELECT organization FROM committee_description WHERE rules_of_procedure = ?
)
ORDER BY organization.name, rule.position
"""
_SEATS = """
SELECT seat.*, naming.alias_of_profile FROM seat
LEFT JOIN organization_name AS naming
    ON naming.file = seat.file AND naming.organization = seat.organization AND naming.name = seat.institution
        AND naming.counted_as IS NOT NULL
WHERE seat.composition = ? GROUP BY seat.id ORDER BY seat.position
"""
_EVIDENCE = (
    f"SELECT record, field, page, raw FROM evidence WHERE record {AMONG} AND page IS NOT NULL ORDER BY page, start"
)
_ISSUES = "SELECT code, name FROM issue WHERE file = ? AND +code IN ('unread_rule', 'unread_seats')"
_UNREAD_TYPE = re.compile(r"\bTyp (\w{1,40})")
"""The type of rule in the message of an issue about one that was seen and not understood."""


def read_descriptions(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Description]:
    """The descriptions with these ids (of the view committee_description), in the order of `ids`."""
    return [_read(connection, row) for each in ids for row in query(connection, _DESCRIPTIONS, each)]


def _read(connection: sqlite3.Connection, row: Row) -> Description:
    """One at a time: SQLite looks up one description in the views by its key, and goes through all for many."""
    facts = list(query(connection, _FACTS, row["description"]))
    seats = list(query(connection, _SEATS, row["composition"]))
    places = _Places(connection, {*(fact["record"] for fact in facts), *(seat["id"] for seat in seats)})
    unread = set()
    for issue in query(connection, _ISSUES, row["file"]):
        rule = _UNREAD_TYPE.search(issue["name"]) if issue["code"] == "unread_rule" else None
        unread.add(rule[1] if rule else "seat" if issue["code"] == "unread_seats" else "")
    told = [_fact(fact, places) for fact in facts]
    return _description(row, told, [_seat(seat, places) for seat in seats], unread)


def read_other_facts(connection: sqlite3.Connection, rules: str) -> dict[str, list[Fact]]:
    """What rules of procedure lay down for bodies that they do not describe: name -> facts."""
    rows = list(query(connection, _OTHER_FACTS, rules, rules))
    places = _Places(connection, {row["record"] for row in rows})
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        found[row["organization_name"]].append(_fact(row, places))
    return found


def query(connection: sqlite3.Connection, sql: str, *values: object) -> Iterator[Row]:
    """The rows of a query, by column."""
    cursor = connection.execute(sql, values)
    columns = [column[0] for column in cursor.description]
    for found in cursor:
        yield dict(zip(columns, tuple(found), strict=True))


class _Places:
    """The pages and words of records' fields."""

    def __init__(self, connection: sqlite3.Connection, records: set[str]) -> None:
        self._found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in query(connection, _EVIDENCE, values_of(records)):
            self._found[row["record"]].append(row)

    def pages(self, record: str, *fields: str) -> tuple[int, ...]:
        """The pages of the first of these fields that has any, else of parts of the value."""
        for field in fields:
            if pages := [row["page"] for row in self._found[record] if row["field"] == field]:
                return tuple(dict.fromkeys(pages))
        return tuple(dict.fromkeys(row["page"] for row in self._found[record] if row["field"].startswith("value.")))

    def raw(self, record: str, field: str) -> str | None:
        """The printed words of a field."""
        words = [row["raw"] for row in self._found[record] if row["field"] == field and row["raw"]]
        return " ".join(" ".join(words).split()) or None


def _fact(row: Row, places: _Places) -> Fact:
    record, field = row["record"], row["field"]
    pages = places.pages(record, "quote", field, "organization")
    if row["record_table"] in ("composition", "rules_of_procedure"):
        pages = places.pages(record, field)
    source = Source(row["record_table"], record, row["address"], pages)
    value = json.loads(row["value"])
    raw = places.raw(record, field)
    return Fact(row["fact"], value, row["modality"], row["quote"], source, raw, row["condition"])


def _seat(row: Row, places: _Places) -> SeatLine:
    per = f"{row['per_number'] or 1} je {row['per_unit']}" if row["per_unit"] else None
    return SeatLine(
        identity=row["organization"] or row["institution"].casefold(),
        institution=row["institution"],
        sector=row["sector"],
        count=row["count"],
        per=per,
        voting=None if row["voting"] is None else bool(row["voting"]),
        role=row["role"],
        group=row["group_name"],
        alias_of=row["alias_of_profile"],
        source=Source("seat", row["id"], None, places.pages(row["id"], "institution")),
    )


def _description(row: Row, facts: Sequence[Fact], seats: Sequence[SeatLine], unread: set[str]) -> Description:
    return Description(
        id=row["description"],
        composition=row["composition"],
        rules_of_procedure=row["rules_of_procedure"],
        paper=row["paper"],
        organization=row["organization"],
        name=row["organization_name"],
        body=row["body"],
        body_name=row["body_name"],
        as_of=row["as_of"],
        function=row["function"],
        classification=row["classification"],
        complete=row["seat_list"] == "complete",
        document=row["reference"] or row["rules_name"] or row["paper_name"] or "",
        table="composition" if row["composition"] else "rules_of_procedure",
        facts=tuple(facts),
        seats=tuple(seats),
        station=row["station"],
        unread=frozenset(unread),
    )
