"""The record: what one document becomes. Property names are OParl 1.1's where OParl has one (https://oparl.org/spezifikation/).

Dates are ISO 8601 with the precision of the document ("2016-03", "2019"), periods ISO 8601 durations ("P14D").
What the document does not state is None or an empty list, never a guess.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from schemas.document import Medium
from schemas.evidence import Evidence, Issue

Kind = Literal["paper", "rulesOfProcedure", "invitation", "minutes", "attachment", "other"]
Modality = Literal["must", "should", "may", "described", "proposed"]
Sector = Literal[
    "administration",
    "politics",
    "municipalities",
    "state",
    "welfare",
    "business",
    "education",
    "concerned",
    "civil_society",
    "secretariat",
    "other",
]
SeatKind = Literal["institution", "office", "group", "person"]
CommitteeFunction = Literal["steering", "exchange", "advisory", "deciding", "working"]
RelationKind = Literal["reports_to", "receives_from", "part_of", "secretariat_of", "composed_of", "named_with"]
MentionKind = Literal["held", "adopted", "presented", "motion", "referred", "planned"]


class Part(BaseModel):
    """Base of all parts of a Record: snake_case here, OParl's camelCase in JSON, no unknown keys."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class Body(Part):
    """The Landkreis, Kreis, Stadt or Gemeinde; `ags` has 5 digits for a Kreis, 8 for a Gemeinde, None if unknown."""

    name: str
    ags: str | None = None


class Section(Part):
    """A heading with its own numbering ("1. Allgemein", "§ 4 Ziele"), its level from 1, and the text under it."""

    heading: str
    level: int = Field(ge=1)
    text: str = ""


class Signature(Part):
    """Who signed, as what, when (ISO date)."""

    name: str
    role: str | None = None
    date: str | None = None


class Consultation(Part):
    """A station of the Beratungsfolge, counted from 1 as printed; `start` is an ISO date, None where it is open."""

    order: int = Field(ge=1)
    organization: str
    start: str | None = None
    public: bool | None = None
    role: str | None = None
    agenda_item: str | None = None
    result: str | None = None


class AuxiliaryFile(Part):
    """An Anlage as listed."""

    number: str | None = None
    name: str
    public: bool | None = None
    kind: Literal["minutes", "rules"] | None = None


class Attachment(Part):
    """An Anlage in a file of its own: its number, its own title, and the Drucksache that it belongs to."""

    number: str | None = None
    reference: str
    name: str | None = None


class Mention(Part):
    """A meeting or step that the text names; `start_raw` is its printed date, `quote` the sentence."""

    organization: str | None = None
    start: str | None = None
    start_raw: str | None = None
    agenda_item: str | None = None
    kind: MentionKind | None = None
    by: str | None = None
    quote: str = ""


class ReferenceParts(Part):
    """A paper's number taken apart; `supplements` is the number of the paper that this one adds to.

    Where either of two numbers can be the year and nothing says which, both are None.
    """

    prefix: str | None = None
    number: int | None = None
    year: int | None = None
    term: str | None = None
    version: str | None = None
    supplements: str | None = None


class Paper(Part):
    """A Drucksache of any type."""

    reference: str | None = None
    reference_parts: ReferenceParts | None = None
    paper_type: str | None = None
    name: str | None = None
    date: str | None = None
    under_direction_of: list[str] = []
    originator_organization: list[str] = []
    originator_person: list[Signature] = []
    file_reference: str | None = None
    agenda_item: str | None = None
    consultation: list[Consultation] = []
    auxiliary_file: list[AuxiliaryFile] = []
    section: list[Section] = []
    proposed_resolution: str | None = None
    financial_impact: str | None = None
    related_paper: list[str] = []
    mention: list[Mention] = []


class Rule(Part):
    """A typed rule; `value` has the keys of its type, `quote` is the sentence, `section` its "§ 4", if any.

    schemas/rules.py lists all types with their keys.

    `address` says where in the section ("§ 4 Abs. 2 Satz 1 Nr. 3"), `condition` the case that the rule is for, in the
    sentence's own words ("in dringenden Fällen"); a rule without one is for every case.
    """

    type: str
    section: str | None = None
    address: str | None = None
    value: dict[str, Any] = {}
    modality: Modality | None = None
    condition: str | None = None
    organization: str | None = None
    quote: str = ""


class Signatory(Part):
    """Who signed rules of procedure."""

    name: str
    role: str | None = None


class RulesOfProcedure(Part):
    """A Geschäftsordnung or the statute of a body."""

    name: str | None = None
    organization: str | None = None
    adopted_on: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    signatory: list[Signatory] = []
    section: list[Section] = []
    rule: list[Rule] = []


class Frequency(Part):
    """How often a body meets: `min` to `max` times `per` month, quarter, half_year or year; None is not stated."""

    min: int | None = None
    max: int | None = None
    per: Literal["month", "quarter", "half_year", "year"] | None = None


class PerUnit(Part):
    """`number` seats for each `unit` ("Fraktion")."""

    unit: str
    number: int


UNNAMED_PERSON = "Person"
"""What a person's seat is called where names are left out (--no-persons)."""


class Seat(Part):
    """A seat line: who sends, how many, with vote or not. `group` holds the headings over it, outermost first.

    `person` holds the seat, where the list names him beside the institution; a person who sits for nobody is the
    `institution` of a seat of kind "person".
    """

    institution: str
    kind: SeatKind | None = None
    group: list[str] = []
    sector: Sector | None = None
    count: int | None = None
    per: PerUnit | None = None
    voting: bool | None = None
    role: str | None = None
    person: str | None = None


class Relation(Part):
    """How a committee is tied to another organization, in the words of the sentence `quote`.

    The committee reports to it, receives matters from it, is part of it, is composed of it or is named with it;
    secretariat_of: the organization is the committee's Geschäftsstelle.
    """

    kind: RelationKind
    organization: str
    quote: str = ""


class Committee(Part):
    """A body of members that the document describes, as of the document's date."""

    name: str
    classification: str | None = None
    function: CommitteeFunction | None = None
    founding_date: str | None = None
    as_of: str | None = None
    valid_until: str | None = None
    chair: str | None = None
    meeting_frequency: Frequency | None = None
    seat_list: Literal["complete", "partial"] | None = None
    seat: list[Seat] = []
    relation: list[Relation] = []
    rule: list[Rule] = []


class MeetingAgendaItem(Part):
    """A line of an agenda; `public` says whether it stands in the public part, None where the agenda has no parts."""

    number: str | None = None
    name: str
    reference: str | None = None
    public: bool | None = None


class Meeting(Part):
    """The meeting of an invitation or of minutes."""

    organization: str | None = None
    start: str | None = None
    public: bool | None = None
    agenda_item: list[MeetingAgendaItem] = []


class Record(Part):
    """All that one document says. `evidence` holds the ground of each value, `issue` what could not be read.

    `medium` is the form in which it was read; None in what is no council paper, and in records of older readings.
    """

    source: str
    medium: Medium | None = None
    kind: Kind
    body: Body | None = None
    paper: Paper | None = None
    rules_of_procedure: RulesOfProcedure | None = None
    meeting: Meeting | None = None
    attachment: Attachment | None = None
    committee: list[Committee] = []
    evidence: list[Evidence] = []
    issue: list[Issue] = []
