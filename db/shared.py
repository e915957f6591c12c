"""Rows that several documents share: councils, organizations, persons, meetings and resolved references.

They are made of all rows that name them, and go with the last of these, so that no order of arrival shows in them.
A new name only competes with the present one; all names are read again where some were taken away.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from db.draft import Draft
from db.ids import fold
from db.writing import AMONG, Row, select, upsert, values_of

TYPE_ORDER = ("Fraktion", "Gremium", "Verwaltungsbereich", "Institution", "Sonstiges")
"""OParl's organizationType; an organization that papers use in several ways has the first of these."""

_KINDS_OF_BODY = ("Landkreis", "Kreis", "Stadt", "Gemeinde")

_NAMED_BY = {
    "body": "SELECT body_name AS name, ags FROM reading WHERE body = ?1",
    "organization": (
        "SELECT coalesce(counted_as, name) AS name, body, organization_type, classification "
        "FROM organization_name WHERE organization = ?1"
    ),
    "person": "SELECT name FROM signature WHERE person = ?1 UNION ALL SELECT name FROM membership WHERE person = ?1",
}
"""Where the names of shared rows stand."""

MEETING_KEYS = (("consultation", "file"), ("agenda_item", "file"), ("mention", "file"), ("file", "id"))
"""The tables whose rows point to meetings, and their column with the file."""

_RESOLVED = (
    ("paper_reference", "target", "reference_key", "TRUE"),
    ("agenda_item", "paper", "reference_key", "TRUE"),
    ("attachment", "paper", "reference_key", "TRUE"),
    ("paper", "supplement_of", "base_key", "version IS NOT NULL"),
)
"""Tables with a number, their column with the only paper that has it, the number's column, and which rows have one."""


@dataclass(slots=True)
class Touched:
    """What a change may concern."""

    named: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    """New names of shared rows, by table and id."""
    lost: set[tuple[str, str]] = field(default_factory=set)
    """Table and id of shared rows that lost names."""
    meetings: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Organization and start of meetings, by id."""
    numbers: set[tuple[str, str]] = field(default_factory=set)
    """Reference key and council of papers that came or went."""
    bases: set[tuple[str, str]] = field(default_factory=set)
    """The same for the base keys of papers and of the references in them."""
    matters: set[str] = field(default_factory=set)
    """Matters of papers that went."""
    referring: set[str] = field(default_factory=set)
    """Files whose references are new."""

    def name(self, table: str, id_: str, **values: Any) -> None:
        """A row of `table` is named so."""
        self.named.setdefault((table, id_), []).append(values)

    def note_draft(self, draft: Draft) -> None:
        """All that new rows name."""
        for row in draft.rows["organization_name"]:
            columns = ("body", "organization_type", "classification")
            name = row["counted_as"] or row["name"]
            self.name("organization", row["organization"], name=name, **{column: row[column] for column in columns})
        for row in (*draft.rows["signature"], *draft.rows["membership"]):
            self.name("person", row["person"], name=row["name"], body=draft.body)
        self.meetings |= draft.meetings
        self.referring.add(draft.file)
        self.numbers |= {
            (row["reference_key"], row["body"]) for row in draft.rows["paper"] if row["reference_key"] and row["body"]
        }
        numbered = (*draft.rows["paper"], *draft.rows["paper_reference"])
        self.bases |= {(row["base_key"], row["body"]) for row in numbered if row["base_key"] and row["body"]}

    def note_removal(self, db: Database, files: Collection[str]) -> None:
        """All that the present rows of these files name, before they are deleted."""
        listed = values_of(files)

        def present(columns: str, table: str, key: str = "file") -> Iterator[tuple[str, ...]]:
            yield from db.conn.execute(f"SELECT DISTINCT {columns} FROM {table} WHERE {key} {AMONG}", [listed])

        self.lost |= {("organization", row[0]) for row in present("organization", "organization_name")}
        self.lost |= {("person", row[0]) for table in ("signature", "membership") for row in present("person", table)}
        for table, key in MEETING_KEYS:
            for (meeting,) in present("meeting", table, key):
                known = db.conn.execute("SELECT organization, start FROM meeting WHERE id = ?", [meeting]).fetchone()
                if known:
                    self.meetings[meeting] = known
        self.numbers |= {(key, body) for key, body in present("reference_key, body", "paper") if key and body}
        for table in ("paper", "paper_reference"):
            self.bases |= {(base, body) for base, body in present("base_key, body", table) if base and body}
        self.matters |= {matter for (matter,) in present("matter", "paper") if matter}


def refresh_named(db: Database, touched: Touched) -> None:
    """Let new names compete with the present ones of shared rows that lost none."""
    for table, make in _MAKERS.items():
        ids = {id_ for of, id_ in touched.named if of == table and (of, id_) not in touched.lost}
        found = {row["id"]: row for row in select(db, f"SELECT * FROM {table} WHERE id {AMONG}", values_of(ids))}
        rows = []
        for id_ in sorted(ids):
            present = found.get(id_)
            named = touched.named[(table, id_)]
            row = {"id": id_, **make([present, *named] if present else named)}
            if row != present:
                rows.append(row)
        upsert(db, table, rows)
        if table == "organization":
            _rename_meetings(db, [row for row in rows if row["id"] in found])


def refresh(db: Database, touched: Touched) -> None:
    """Make the other shared rows anew from what names them now, once all rows are written."""
    for table, make in _MAKERS.items():
        for id_ in sorted(id_ for of, id_ in touched.lost if of == table):
            present = _one(db, f"SELECT * FROM {table} WHERE id = ?1", id_)
            if _supported(db, table, id_, present):
                names = [*([present] if present else []), *touched.named.get((table, id_), [])]
            else:
                names = [{"body": (present or {}).get("body"), **row} for row in select(db, _NAMED_BY[table], id_)]
            _replace(db, table, present, {"id": id_, **make(names)} if names else None)
    for id_, (organization, start) in sorted(touched.meetings.items()):
        _refresh_meeting(db, id_, organization, start)
    for table, target, key, having in _RESOLVED:
        resolve = (
            f"UPDATE {table} SET {target} = (SELECT min(other.id) FROM paper AS other WHERE other.reference_key = "
            f"{table}.{key} AND other.body = {table}.body HAVING count(*) = 1) WHERE {having} AND"
        )
        db.conn.executemany(f"{resolve} {key} = ? AND body = ?", sorted(touched.numbers))
        db.conn.executemany(f"{resolve} file = ?", [(file,) for file in sorted(touched.referring)])


def _supported(db: Database, table: str, id_: str, present: Row | None) -> bool:
    """Whether each value of a shared row still stands in some row; then only a better one can replace it."""
    columns = {
        "body": ("name", "ags"),
        "organization": ("name", "organization_type", "classification"),
        "person": ("name",),
    }
    return present is not None and all(
        db.conn.execute(
            f"SELECT 1 FROM ({_NAMED_BY[table]}) WHERE {column} = ?2 LIMIT 1", [id_, present[column]]
        ).fetchone()
        for column in columns[table]
        if present[column] is not None
    )


def preferred(names: Iterable[str]) -> str:
    """Of several spellings one with umlauts, not in capitals, beginning with a capital; then the first by alphabet."""
    return min(names, key=lambda name: (fold(name) == name.casefold(), name.isupper(), not name[:1].isupper(), name))


def _body(names: Sequence[Row]) -> Row:
    name = preferred(row.get("name") or "" for row in names)
    kind = next((kind for kind in _KINDS_OF_BODY if name.startswith(f"{kind} ")), None)
    return {"name": name, "ags": max((row["ags"] for row in names if row["ags"]), default=None), "classification": kind}


def _organization(names: Sequence[Row]) -> Row:
    types = {row["organization_type"] for row in names}
    kinds = [row["classification"] for row in names if row["classification"]]
    return {
        "name": preferred(row["name"] for row in names),
        "body": names[0]["body"],
        "organization_type": next(each for each in TYPE_ORDER if each in types),
        "classification": preferred(kinds) if kinds else None,
    }


def _person(names: Sequence[Row]) -> Row:
    return {"name": preferred(row["name"] for row in names), "body": names[0]["body"]}


_MAKERS: dict[str, Callable[[Sequence[Row]], Row]] = {"body": _body, "organization": _organization, "person": _person}
"""What makes each kind of shared row of all that names it; the kinds that others point to come first."""


def _refresh_meeting(db: Database, id_: str, organization: str, start: str) -> None:
    present = _one(db, "SELECT * FROM meeting WHERE id = ?1", id_)
    used = _one(
        db,
        "SELECT 1 AS used WHERE EXISTS (SELECT 1 FROM consultation WHERE meeting = ?1) "
        "OR EXISTS (SELECT 1 FROM agenda_item WHERE meeting = ?1) OR EXISTS (SELECT 1 FROM file WHERE meeting = ?1) "
        "OR EXISTS (SELECT 1 FROM mention WHERE meeting = ?1)",
        id_,
    )
    if used is None:
        _replace(db, "meeting", present, None)
        return
    owner = _one(db, "SELECT name, body FROM organization WHERE id = ?1", organization) or {}
    said = {
        row["public"]
        for row in select(
            db,
            "SELECT json_extract(reading.record, '$.meeting.public') AS public FROM reading "
            "JOIN file ON file.id = reading.file WHERE file.meeting = ?1",
            id_,
        )
    } - {None}
    row = {"id": id_, "name": f"{owner['name']}, {start}", "body": owner["body"], "organization": organization}
    _replace(db, "meeting", present, {**row, "start": start, "public": said.pop() if len(said) == 1 else None})


def _replace(db: Database, table: str, present: Row | None, row: Row | None) -> None:
    """Bring one shared row up to date; None takes it away."""
    if row is None:
        if present is not None:
            db.conn.execute(f"DELETE FROM {table} WHERE id = ?", [present["id"]])
        return
    if row == present:
        return
    upsert(db, table, [row])
    if table == "organization" and present is not None:
        _rename_meetings(db, [row])


def _rename_meetings(db: Database, organizations: Sequence[Row]) -> None:
    db.conn.executemany(
        "UPDATE meeting SET name = ?1 || ', ' || start WHERE organization = ?2 AND name <> ?1 || ', ' || start",
        [(row["name"], row["id"]) for row in organizations],
    )


def _one(db: Database, sql: str, id_: str) -> Row | None:
    return next(select(db, sql, id_), None)
