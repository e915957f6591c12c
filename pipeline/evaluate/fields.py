"""What is judged: the fields of a record with their families, and which of them make a document's header. Data only."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["value", "list", "headings", "rules"]
"""value: one or none; list: any number, each counts; headings: sections; rules: of the types that the gold has."""


@dataclass(frozen=True, slots=True)
class Field:
    """A judged property: under `part` of the record and there under `key`; `name` is how it is printed."""

    family: str
    part: str
    key: str
    shape: Shape = "value"
    prefix: str = ""

    @property
    def name(self) -> str:
        """The key, with the part where several parts have it."""
        return f"{self.prefix}{self.key}"


def _fields(family: str, part: str, prefix: str, shape: Shape, keys: str) -> tuple[Field, ...]:
    return tuple(Field(family, part, key, shape, prefix) for key in keys.split())


FIELDS = (
    *_fields("header", "paper", "", "value", "reference paperType name date"),
    *_fields("header", "paper", "", "list", "underDirectionOf originatorOrganization originatorPerson"),
    *_fields("header", "paper", "", "value", "fileReference agendaItem"),
    *_fields("consultation", "paper", "", "list", "consultation"),
    *_fields("attachments", "paper", "", "list", "auxiliaryFile"),
    *_fields("sections", "paper", "", "headings", "section"),
    *_fields("texts", "paper", "", "value", "proposedResolution financialImpact"),
    *_fields("mentions", "paper", "", "list", "relatedPaper mention"),
    *_fields("procedure", "rulesOfProcedure", "rules.", "value", "name organization adoptedOn validFrom validUntil"),
    *_fields("procedure", "rulesOfProcedure", "rules.", "list", "signatory"),
    *_fields("sections", "rulesOfProcedure", "rules.", "headings", "section"),
    *_fields("rules", "rulesOfProcedure", "", "rules", "rule"),
    *_fields("meeting", "meeting", "meeting.", "value", "organization start public"),
    *_fields("meeting", "meeting", "meeting.", "list", "agendaItem"),
    *_fields("attachments", "attachment", "attachment.", "value", "number reference name"),
)

COMMITTEE_FIELDS = (
    *_fields("committee", "committee", "committee.", "value", "classification function foundingDate asOf validUntil"),
    *_fields("committee", "committee", "committee.", "value", "chair meetingFrequency seatList"),
    *_fields("committee", "committee", "committee.", "list", "relation"),
    *_fields("seats", "committee", "", "list", "seat"),
    *_fields("rules", "committee", "committee.", "rules", "rule"),
)

FAMILIES = {
    "kind": "document",
    "body": "document",
    "committee": "committee",
    **{field.name: field.family for field in (*FIELDS, *COMMITTEE_FIELDS)},
}
"""The family of every name that is counted, in the order in which they are printed."""

HEADERS: dict[str, tuple[str, ...]] = {
    "paper": (
        "reference",
        "paperType",
        "name",
        "date",
        "underDirectionOf",
        "originatorOrganization",
        "originatorPerson",
        "fileReference",
        "agendaItem",
        "consultation",
    ),
    "rulesOfProcedure": (
        "rules.name",
        "rules.organization",
        "rules.adoptedOn",
        "rules.validFrom",
        "rules.validUntil",
        "rules.signatory",
    ),
    "invitation": ("meeting.organization", "meeting.start", "meeting.public"),
    "minutes": ("meeting.organization", "meeting.start", "meeting.public"),
}
"""By kind, what must all be right (beside the kind) for the whole header to be right."""
