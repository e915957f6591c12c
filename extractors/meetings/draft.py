"""What an invitation or minutes say of a meeting, each value with its ground."""

from dataclasses import dataclass

from extractors.text.passage import Passage
from schemas.evidence import Found


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A line of the agenda; `public` is None where the agenda is not parted and its head says nothing."""

    number: Found[str] | None
    name: Found[str]
    reference: Found[str] | None
    public: Found[bool] | None


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting: `public` is None where it has a public and a closed part (`is_parted`) or where nothing is said."""

    organization: Found[str] | None
    start: Found[str] | None
    public: Found[bool] | None
    is_parted: bool
    items: tuple[AgendaItem, ...]
    heading: Passage

    @property
    def is_meeting(self) -> bool:
        """Whether the document is about a meeting beyond its heading ("Einladung" to a summer party is about none)."""
        return sum((self.organization is not None, self.start is not None, bool(self.items))) >= 2
