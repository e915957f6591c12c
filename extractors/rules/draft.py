"""RuleDraft: a typed rule as read from a sentence, before it becomes a part of a Record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extractors.text.passage import Passage
from schemas.record import Modality


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule of one of the contract's types; `value` has the keys of its type, only those that the text states."""

    type: str
    value: Mapping[str, Any]
    modality: Modality | None
    quote: Passage
    """The sentence; where several sentences state one rule, all of them."""
    section: str | None
    """The "§ 4" that the sentence stands under."""
    matcher: str
    """What read it, such as "quorum/share"."""
    ground: tuple[Passage, ...] = ()
    """The words that the value was read from, parts of the quote."""
    address: str | None = None
    """The place of those words in rules of procedure ("§ 4 Abs. 2 Satz 1 Nr. 3")."""
    condition: str | None = None
    """The case that the rule is for, in the sentence's words ("in dringenden Fällen"); None if it is for all."""
    organization: str | None = None
    """The body that the rule is for, where it is another one than the document's own."""
