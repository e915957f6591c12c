"""One document: bytes -> Document -> Record, and the one outcome that it ends in, whatever it does to its reader."""

import logging
from dataclasses import dataclass, field, replace

from extractors.anonymous import without_persons
from extractors.extract import extract
from pipeline.limits import Limits
from pipeline.reading.ocr import OcrMode
from pipeline.reading.read import read
from pipeline.sources.content import read_content
from pipeline.sources.item import Content, Item
from schemas.council import CouncilProfile
from schemas.document import Document
from schemas.errors import DocumentError, told
from schemas.outcome import Outcome
from schemas.record import Record

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all documents of a run are read with; `verbose` logs why readers failed."""

    profiles: tuple[CouncilProfile, ...]
    body: str | None = None
    ocr: OcrMode = "auto"
    limits: Limits = field(default_factory=Limits)
    verbose: bool = False
    persons: bool = True
    """Whether records name persons (extractors/anonymous.py)."""

    @property
    def councils(self) -> dict[str, str]:
        """The ids of all known councils, by name."""
        return {profile.name: profile.id for profile in self.profiles}

    @property
    def aliases(self) -> dict[str, dict[str, str]]:
        """Other names of institutions and the names that they are counted under, by council's id."""
        return {profile.id: dict(profile.aliases) for profile in self.profiles}


@dataclass(frozen=True, slots=True)
class Processed:
    """What became of an item: stored or other with a document and its record, else the reason and the advice."""

    item: Item
    outcome: Outcome
    sha256: str | None = None
    size: int | None = None
    document: Document | None = None
    record: Record | None = None
    reason: str | None = None
    advice: str | None = None


def process(item: Item, setting: Setting) -> Processed:
    """Reads and extracts one item. Documents are isolated here: only KeyboardInterrupt and its like get out."""
    if item.refusal:
        return Processed(item, Outcome(item.refusal.outcome), reason=item.refusal.reason, advice=item.refusal.advice)
    content: Content | None = None
    try:
        content = read_content(item)
        with read(item.source, content.data, item.folders, setting.ocr) as whole:
            record = extract(whole, setting.profiles, setting.body, item.manifest)
            record = record if setting.persons else without_persons(record)
            document = whole.stored()
    except DocumentError as error:
        return _failed(item, content, Outcome(error.outcome), str(error.args[0]), error.advice)
    except MemoryError:  # or its process dies of it: chance decides, and says no more of the file
        return _failed(item, None, Outcome.MEMORY, *out_of_memory(item, setting.limits))
    except Exception as error:
        logger.debug("reading %s failed", item.source, exc_info=error)
        return _failed(item, content, Outcome.CRASH, *crashed(item, error))
    made = Processed(item, Outcome.STORED, content.sha256, len(content.data), document, record)
    if record.kind != "other":
        return made
    reason = f"{item.source} is no council paper that Ratslese knows"
    return replace(made, outcome=Outcome.OTHER, reason=reason, advice=_OTHER)


_OTHER = "Nothing to do, unless it is one: then draft a profile of its council with ratslese probe."


def out_of_memory(item: Item, limits: Limits) -> tuple[str, str]:
    """The reason and the advice for a document that needs more memory than a worker may use."""
    advice = "Split it, print it anew, or give it more: --memory-mb."
    return f"{item.source} needs more than {limits.memory_mb} MiB of memory", advice


def crashed(item: Item, error: Exception) -> tuple[str, str]:
    """The reason and the advice for a document at which its reader failed."""
    reason = f"{item.source} made its reader fail ({told(error)})"
    return reason, "Please report it with the file, or leave it out; ratslese --verbose shows where it failed."


def _failed(item: Item, content: Content | None, outcome: Outcome, reason: str, advice: str) -> Processed:
    return Processed(
        item,
        outcome,
        content.sha256 if content else None,
        len(content.data) if content else None,
        reason=reason,
        advice=advice,
    )
