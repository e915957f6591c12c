"""ProcedureDraft: rules of procedure as read, each value with its evidence, before they become a Record's part."""

from dataclasses import dataclass

from extractors.rules.draft import RuleDraft
from extractors.text.sections import SectionBlocks
from schemas.evidence import Found, Issue


@dataclass(frozen=True, slots=True)
class SignatoryDraft:
    """Who signed, and as what."""

    name: Found[str]
    role: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class ProcedureDraft:
    """A Geschäftsordnung or Satzung; dates are ISO dates, `rules` stand in printed order."""

    name: Found[str] | None = None
    organization: Found[str] | None = None
    adopted_on: Found[str] | None = None
    valid_from: Found[str] | None = None
    valid_until: Found[str] | None = None
    signatory: tuple[SignatoryDraft, ...] = ()
    sections: tuple[SectionBlocks, ...] = ()
    """From the preamble on; what stands before the first heading is no section."""
    rules: tuple[RuleDraft, ...] = ()
    issues: tuple[Issue, ...] = ()
