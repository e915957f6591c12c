"""Collects the rows of one document, and for each place in its Record the row and column that it ends up in."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from db.ids import UNKNOWN_BODY, fold, short_hash, slug
from db.writing import Row


class Place(NamedTuple):
    """Where a part of the Record is stored; `field` is the column of the part itself, if it is a single value."""

    table: str
    record: str
    field: str


class Draft:
    """The rows of one document, by table, in the order of the document.

    `id` is the document's, `file` the one whose reading gives the rows, `body` the council's id or None, `aliases` maps
    folded names to the names that they are counted under.
    `places` maps JSON pointers of the Record to rows.
    """

    def __init__(self, document: str, file: str, body: str | None, aliases: Mapping[str, str] | None = None) -> None:
        self.id = document
        self.file = file
        self.body = body
        self.aliases = aliases or {}
        self.prefix = body or UNKNOWN_BODY
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)
        self.places: dict[str, Place] = {}
        self.paper: str | None = None
        self.rules_of_procedure: str | None = None
        self.meeting: str | None = None
        self.meetings: dict[str, tuple[str, str]] = {}
        """Each meeting that a row points to: id -> organization, start."""
        self._seen: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, table: str, id_: str, name: str, **values: Any) -> str:
        """Add a row read from the document's file (unless `values` name another); the same id is added once."""
        self.put(table, {"id": id_, "name": name, "file": self.file, **values})
        return id_

    def put(self, table: str, row: Row) -> None:
        """Add a whole row; the same id is added once."""
        seen = self._seen[table]
        if row["id"] not in seen:
            seen.add(row["id"])
            self.rows[table].append(row)

    def numbered(self, table: str, pointer: str, index: int, name: str, field: str = "name", **values: Any) -> str:
        """Add the row for item `index` (from 0) of a list and note its place; its id tells document and position."""
        id_ = self.add(table, f"{self.id}-{table.replace('_', '-')}-{index + 1:03d}", name, **values)
        self.place(f"{pointer}/{index}", table, id_, field)
        return id_

    def place(self, pointer: str, table: str, record: str, field: str = "name") -> None:
        """Note that what stands at `pointer` of the Record is stored in this row."""
        self.places[pointer] = Place(table, record, field)

    def sealed(self) -> "Draft":
        """The draft itself, to which nothing more is added, without what only adding needs."""
        self.places.clear()
        self._seen.clear()
        return self

    def organization(self, name: str, organization_type: str, classification: str | None = None) -> str:
        """The id of an organization; notes the spelling, from which the organization's own row is made later.

        Where the council's profile counts the name under another one, it is that organization's, and the row says so.
        """
        counted_as = self.aliases.get(fold(name))
        id_ = f"{self.prefix}-{slug(counted_as or name)}"
        self.add(
            "organization_name",
            short_hash(self.file, id_, name, organization_type, classification or ""),
            name,
            organization=id_,
            counted_as=counted_as,
            alias_of_profile=self.body if counted_as else None,
            body=self.body,
            organization_type=organization_type,
            classification=classification,
        )
        return id_

    def person(self, name: str) -> str:
        """The id of a person, without the name in it."""
        return f"{self.prefix}-person-{short_hash(fold(name))}"

    def meeting_of(self, organization: str, start: str | None) -> str | None:
        """The id of the meeting of an organization on a day; None where the day is not known."""
        if start is None or len(start) < len("2019-09-30"):
            return None
        id_ = f"{organization}-{slug(start)}"
        self.meetings[id_] = (organization, start)
        return id_


def cut(text: str, longest: int = 80) -> str:
    """The beginning of a text on one line, for labels."""
    line = " ".join(text[: 4 * longest].split())  # the beginning of a long text is enough, but for one of blanks
    if len(line) <= longest < len(text):
        line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
