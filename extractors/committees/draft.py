"""CommitteeDraft and SeatDraft: a committee as read, every value with its place, before it becomes part of a Record."""

from dataclasses import dataclass
from typing import Literal

from extractors.text.passage import Passage
from schemas.evidence import Found
from schemas.record import CommitteeFunction, PerUnit, RelationKind, SeatKind, Sector

SeatList = Literal["complete", "partial"]


@dataclass(frozen=True, slots=True)
class SeatDraft:
    """A seat line: who sends (nominative), how many, with vote or not; `group` holds the headings, outermost first."""

    institution: Found[str]
    kind: Found[SeatKind] | None = None
    group: tuple[Found[str], ...] = ()
    sector: Found[Sector] | None = None
    count: Found[int] | None = None
    per: Found[PerUnit] | None = None
    voting: Found[bool] | None = None
    role: Found[str] | None = None
    person: Found[str] | None = None
    """Who holds the seat, where a list of members names him beside the institution."""
    chairs: bool = False
    """Whether the text says that this member holds the chair ("der Landrat als Vorsitzender")."""
    unit: str = ""
    """What a row of its table stands for ("Sparte"), where a head says so: "zwei Mitglieder pro Sparte" counts it."""


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """How the committee is tied to another organization, in the words of the sentence `quote`."""

    kind: Found[RelationKind]
    organization: Found[str]
    quote: Passage


@dataclass(frozen=True, slots=True)
class CommitteeDraft:
    """A body of members that the document describes; None where the document says nothing."""

    name: Found[str]
    classification: Found[str] | None = None
    function: Found[CommitteeFunction] | None = None
    founding_date: Found[str] | None = None
    as_of: Found[str] | None = None
    valid_until: Found[str] | None = None
    chair: Found[str] | None = None
    seat_list: Found[SeatList] | None = None
    seat: tuple[SeatDraft, ...] = ()
    relation: tuple[RelationDraft, ...] = ()
