"""One document: bytes -> Document -> Record, and the one outcome that it ends in, whatever it does to its reader."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.extract import extract
from pipeline.reading.read import read
from pipeline.sources import Content, Item, read_content
from schemas.council import CouncilProfile
from schemas.document import Document
from schemas.errors import DocumentError
from schemas.outcome import Outcome
from schemas.record import Record

logger = logging.getLogger(__name__)


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


def process(item: Item, profiles: Sequence[CouncilProfile], body: str | None = None) -> Processed:
    """Reads and extracts one item. Documents are isolated here: only KeyboardInterrupt and its like get out."""
    content: Content | None = None
    try:
        content = read_content(item)
        document = read(item.source, content.data, item.folders)
        record = extract(document, profiles, body)
    except DocumentError as error:
        return _failed(item, content, Outcome(error.outcome), str(error.args[0]), error.advice)
    except Exception as error:
        logger.debug("reading %s failed", item.source, exc_info=error)
        reason = f"{item.source} made its reader fail ({type(error).__name__}: {error})"
        advice = "Please report it with the file, or leave it out; ratslese --verbose shows where it failed."
        return _failed(item, content, Outcome.CRASH, reason, advice)
    outcome = Outcome.OTHER if record.kind == "other" else Outcome.STORED
    return Processed(item, outcome, content.sha256, len(content.data), document, record)


def _failed(item: Item, content: Content | None, outcome: Outcome, reason: str, advice: str) -> Processed:
    return Processed(
        item,
        outcome,
        content.sha256 if content else None,
        len(content.data) if content else None,
        reason=reason,
        advice=advice,
    )
