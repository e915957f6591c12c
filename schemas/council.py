"""All that a council's TOML file may say: who it is, how it numbers its papers, its own words, and examples of them."""

import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from schemas.record import Paper, Record, Sector

HeaderField = Literal[
    "reference",
    "type",
    "date",
    "received",
    "office",
    "department",
    "author",
    "file_reference",
    "agenda_item",
    "name",
    "originator",
    "publicity",
    "ignored",
]
"""What a header label stands for; "ignored" are labels whose value no one asks for (the clerk's telephone)."""
Heading = Literal["proposal", "costs", "attachments"]
"""What a section is about: what is to be decided, what it costs, which Anlagen there are."""
ColumnField = Literal[
    "organization", "public", "public_yes", "public_no", "start", "role", "agenda_item", "result", "order"
]
"""What a column of the Beratungsfolge holds; "public_yes" and "public_no" a cross each."""
Words = tuple[str, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class ReferenceGrammar(_Strict):
    """How the council's Drucksachen-Nr. is built."""

    pattern: str
    """A regular expression that matches one whole number; it may name the groups `prefix`, `number`, `year`, `term`
    and `version`."""
    example: tuple[str, ...] = Field(min_length=1)
    """Numbers as printed; the pattern has to match each of them."""

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        return pattern

    @model_validator(mode="after")
    def _reads_its_examples(self) -> "ReferenceGrammar":
        for example in self.example:
            if not re.fullmatch(self.pattern, example):
                raise ValueError(f"the pattern does not read its example {example!r}")
        return self


class Vocabulary(_Strict):
    """Words that stand in the cells of a Beratungsfolge, beyond the common ones; capitals do not matter."""

    public: Words = ()
    """They say that the meeting is public ("presseöffentlich")."""
    closed: Words = ()
    """They say that it is not ("vertraulich")."""
    undated: Words = ()
    """They stand in the place of a date that is still open ("wird nachgereicht")."""
    roles: Words = ()
    """What a body is to do ("Votum")."""


class Example(_Strict):
    """A few lines as the council prints them, in own words, with what has to be read from them."""

    text: str = Field(min_length=1)
    """The lines, a tab between columns. Without the heading of a paper they are read as a part of its header."""
    expect: dict[str, Any] = Field(min_length=1)
    """Fields of the paper by the names that `ratslese extract` prints (`reference`, `date`, `consultation` …), and
    `kind`, `body`, `committee`, `meeting` and `rulesOfProcedure` of the record; of a row only what matters, and ""
    where nothing may be read."""

    @field_validator("expect")
    @classmethod
    def _are_fields_of_a_record(cls, expect: dict[str, Any]) -> dict[str, Any]:
        known = {field.alias or name for name, field in (Paper.model_fields | Record.model_fields).items()}
        unknown = sorted(set(expect) - (known - {"source", "medium", "paper", "evidence", "issue"}))
        if unknown:
            raise ValueError(f"neither a paper nor its record has {unknown[0]!r}")
        return expect


class CouncilProfile(_Strict):
    """One council."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    """The name of its TOML file and the prefix of its ids: `[a-z0-9_]` only."""
    name: str
    """Official name: "Landkreis Konstanz", "Kreis Steinfurt", "Stadt Karlsruhe"."""
    ags: str | None = Field(default=None, pattern=r"^(\d{5}|\d{8})$")
    """The official key: five digits for a Kreis, eight for a Gemeinde."""
    classification: Literal["Landkreis", "Kreis", "Stadt", "Gemeinde"]
    """What kind of body it is."""
    letterhead: Words = ()
    """Other wordings by which the council's papers name it as their own ("Landratsamt Konstanz")."""
    types: Words = ()
    """Headings of papers beyond Vorlage, Drucksache, Antrag, Anfrage and their compounds ("Beratungsunterlage")."""
    headings: dict[Heading, Words] = {}
    """Headings over Beschlussvorschlag, finanzielle Auswirkungen and Anlagen beyond the common ones."""
    reference: ReferenceGrammar | None = None
    """The grammar of its numbers."""
    labels: dict[HeaderField, Words] = {}
    """Header labels beyond the common ones: what they stand for -> printed words."""
    columns: dict[ColumnField, Words] = {}
    """Column headings of the Beratungsfolge beyond the common ones: what stands under them -> printed words."""
    vocabulary: Vocabulary = Vocabulary()
    """Its own words in the Beratungsfolge."""
    committees: Words = ()
    """Known Gremien by their full names."""
    offices: Words = ()
    """Known Ämter and other units of the administration."""
    aliases: dict[str, str] = {}
    """Another name of a Gremium, an Amt or an institution -> the name that it is counted under."""
    sectors: dict[Sector, Words] = {}
    """Institutions whose sector their name does not tell: sector -> names."""
    topics: dict[str, Words] = {}
    """Beginnings of words in the names of its Gremien that belong to a topic of `ratslese compare --topic`."""
    form: Words = ()
    """Labels that together are typical of the council's form; they propose the council, they never name it."""
    example: tuple[Example, ...] = ()
    """What `ratslese councils check` reads."""

    @property
    def known_committees(self) -> Words:
        """The Gremien by all their names."""
        return self._with_aliases(self.committees)

    @property
    def known_offices(self) -> Words:
        """The Ämter by all their names."""
        return self._with_aliases(self.offices)

    def sector_of(self, institution: str) -> Sector | None:
        """The sector that the profile says of an institution under any of its names."""
        names = (institution, self.aliases.get(institution, institution))
        return next((sector for sector, known in self.sectors.items() if any(name in known for name in names)), None)

    def _with_aliases(self, names: Words) -> Words:
        return (*names, *(alias for alias, name in self.aliases.items() if name in names))
