"""Where a value comes from: Found values while extracting, Evidence and Issue once they are in a Record."""

from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from schemas.document import Box

T = TypeVar("T")
U = TypeVar("U")

Method = Literal["read", "derived", "given", "manifest"]
"""read: stands in the paper; derived: concluded from what stands there; given: said by --body or by a folder's name;
manifest: said by the list that came with an export (--manifest)."""


Certainty = Literal["sure", "check", "doubtful"]
"""How far a value is to be believed; extractors/certainty.py says by what rules."""
CERTAINTIES: tuple[Certainty, ...] = ("sure", "check", "doubtful")
"""The surest first."""


class Span(BaseModel):
    """Characters `start:end` of a page's text; `raw` is exactly that text. Boxes are in points from the top left."""

    model_config = ConfigDict(frozen=True)

    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    raw: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with the place that it was read from, or the ground that it was derived from.

    `rule` names what read it, such as "label/drucksachennummer". A read value has spans; a derived one has `ground`:
    JSON pointers of the values, or words, that it follows from (it may have spans of these words too).
    """

    value: T
    rule: str
    spans: tuple[Span, ...] = ()
    method: Method = "read"
    ground: tuple[str, ...] = ()

    def derive(self, value: U, rule: str) -> "Found[U]":
        """Another value that follows from this one by `rule`; the ground is this value's wording."""
        wording = " … ".join(span.raw for span in self.spans)
        ground = (wording,) if wording else self.ground
        return Found(value, rule, self.spans, "derived", ground)

    def as_read(self, value: U, rule: str | None = None) -> "Found[U]":
        """The same words understood as `value` (a date for its wording, a name without its blanks)."""
        return replace(self, value=value, rule=rule or self.rule)  # type: ignore[arg-type, return-value]


class Evidence(BaseModel):
    """The ground for one value of a Record: `path` is its JSON pointer (RFC 6901), such as "/paper/reference".

    `certainty` says how far the value is to be believed.
    """

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)

    path: str
    method: Method
    rule: str
    spans: tuple[Span, ...] = ()
    ground: tuple[str, ...] = ()
    certainty: Certainty = "check"


IssueCode = Literal[
    "unclaimed_line",
    "unknown_word",
    "body_unknown",
    "body_proposed",
    "body_contradiction",
    "ambiguous",
    "unread_rule",
    "unread_seats",
    "missing_field",
    "same_number",
    "manifest_contradiction",
    "encoding_guessed",
    "unreadable_characters",
    "unreadable_page",
    "unread_page",
    "several_documents",
]


class Issue(BaseModel):
    """What could not be read, placed or believed; `message` tells the user, `path` is the value touched, if any."""

    model_config = ConfigDict(frozen=True)

    code: IssueCode
    message: str
    path: str | None = None
    spans: tuple[Span, ...] = ()
