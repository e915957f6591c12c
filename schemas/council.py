"""All that a council's TOML file may say: who it is, how it numbers its papers, and its own words."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReferenceGrammar(_Strict):
    """How the council's Drucksachen-Nr. is built; `pattern` matches one whole number and may name its groups.

    Known groups are `prefix`, `number`, `year`, `term` and `version`.
    """

    pattern: str
    example: tuple[str, ...] = Field(min_length=1)

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


class CouncilProfile(_Strict):
    """One council. `id` is the name of its TOML file and the prefix of its ids: `[a-z0-9_]` only."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: str
    """Official name: "Landkreis Konstanz", "Kreis Steinfurt", "Stadt Karlsruhe"."""
    ags: str | None = Field(default=None, pattern=r"^(\d{5}|\d{8})$")
    classification: Literal["Landkreis", "Kreis", "Stadt", "Gemeinde"]
    letterhead: tuple[str, ...] = ()
    """Other wordings by which the council's papers name it as their own ("Landratsamt Konstanz")."""
    reference: ReferenceGrammar | None = None
    labels: dict[str, tuple[str, ...]] = {}
    """Header labels beyond the common ones: field of the form reader -> printed words."""
    committees: tuple[str, ...] = ()
    """Known Gremien by their full names."""
    offices: tuple[str, ...] = ()
    """Known Ämter and other units of the administration."""
    aliases: dict[str, str] = {}
    """Another name of the same institution -> the name that it is counted under."""
    form: tuple[str, ...] = ()
    """Labels that together are typical of the council's form; they propose the council, they never name it."""
