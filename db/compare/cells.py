"""What a comparison is made of: a question a row, a committee a column, in each cell statements with their sources."""

from dataclasses import dataclass, field
from typing import Literal

from db.compare.description import Description, Source
from db.compare.words import canonical, word

State = Literal["stated", "none", "not_found", "proposed", "unread"]
"""stated: the paper says it; none: its complete list has no such seat; not_found: nothing in the paper, not a no;
proposed: only proposed; unread: it stands there in words that were not understood."""

NOT_FOUND = "–"
LEGEND = "– heißt: im Papier nicht gefunden; das ist nicht „nein“."


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a cell says. `derived` is the formula of what was concluded, `key` makes two statements equal."""

    text: str
    modality: str | None = None
    sources: tuple[Source, ...] = ()
    derived: str | None = None
    key: str = ""

    @property
    def where(self) -> str:
        """How binding it is, how it was derived and where it stands: "beschrieben, S. 1"."""
        labels = dict.fromkeys(source.label for source in self.sources if source.label)
        derived = f"abgeleitet: {self.derived}" if self.derived else None
        modality = word("modality", self.modality) if self.modality != "proposed" else None  # its cell says so
        return ", ".join(part for part in (modality, derived, *labels) if part)

    @property
    def line(self) -> str:
        """The statement with its source on one line."""
        return f"{self.text} ({self.where})" if self.where else self.text


_WEAKER = ("should", "may")
"""What binds less than a plain rule differs from one; that a report describes what rules prescribe is no difference."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one committee's paper says to one question."""

    state: State
    statements: tuple[Statement, ...] = ()
    detail: tuple[Statement, ...] = ()
    """What stands behind a figure: the lines of a list of members."""

    @property
    def keys(self) -> frozenset[str]:
        """What makes two cells equal."""
        if self.state == "none":
            return frozenset({"none"})
        said = ((canonical(each.key or each.text), each.modality) for each in self.statements)
        return frozenset(f"{text} {force}" if force in _WEAKER else text for text, force in said)

    @property
    def speaks(self) -> bool:
        """Whether the cell can differ from another one."""
        return self.state in ("stated", "none")


Difference = Literal["different", "equal", "equal_where_found", "found_once", "not_compared", "not_found"]
MARKS: dict[Difference, str] = {
    "different": "≠",
    "equal": "=",
    "equal_where_found": "(=)",
    "found_once": "",
    "not_compared": "",
    "not_found": "",
}
MARKS_LEGEND = "≠ verschieden, = gleich, (=) gleich, soweit gefunden; abgeleitete Zahlen zählen dabei nicht."


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its cells, one for each column; `difference` of what they say."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    comparable: bool = True

    @property
    def difference(self) -> Difference:
        """How the cells differ; a cell without an answer neither differs nor agrees."""
        speaking = [cell.keys for cell in self.cells if cell.speaks]
        if not speaking:
            return "not_found"
        if not self.comparable or len(self.cells) == 1:
            return "not_compared"
        if len(speaking) == 1:
            return "found_once"
        if any(keys != speaking[0] for keys in speaking):
            return "different"
        return "equal" if len(speaking) == len(self.cells) else "equal_where_found"


ChangeKind = Literal[
    "came", "went", "first_named", "not_named", "renamed", "recounted", "count_stated", "count_unstated", "voting",
    "role", "near", "stated", "unstated", "changed", "moved", "reworded", "text",
]  # fmt: skip
"""Of seats: came and went (the list is complete), first_named and not_named (it is not), renamed, recounted,
count_stated, count_unstated, voting, role; near: two names that may be one, not linked. Of facts: stated (for the first
time), unstated (no longer), changed, moved (to another §), reworded (same value). text: words of a §."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in the later description; `place` is where it stands there, else in the earlier one."""

    kind: ChangeKind
    label: str
    before: str | None = None
    after: str | None = None
    place: str | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """From one description of a committee to the next: what changed, in one sentence and as a list."""

    earlier: Description
    later: Description
    changes: tuple[Change, ...]
    sentence: str
    kept: int
    """Lines of members that both lists have under the same identity."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Columns, rows and what changed from date to date; `notes` are for the reader, above all of unlike functions."""

    topic: str | None
    columns: tuple[Description, ...]
    rows: tuple[Row, ...]
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def is_of_several(self) -> bool:
        """Whether there is anything beside a column that it could differ from."""
        return len(self.columns) > 1

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The questions to which nothing was read, which is not to say that the papers are silent."""
        return tuple(row.label for row in self.rows if _silent(row))

    @property
    def answered(self) -> tuple[Row, ...]:
        """The rows in which some paper says something."""
        return tuple(row for row in self.rows if not _silent(row))


def _silent(row: Row) -> bool:
    return all(cell.state == "not_found" for cell in row.cells)
