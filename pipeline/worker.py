"""One document: bytes -> Document -> Record, and the one outcome that it ends in, whatever it does to its reader."""

import logging
from dataclasses import dataclass, replace

from db.arrivals import Arrival, StoredFile, arrival
from extractors.anonymous import without_persons
from extractors.extract import extract
from pipeline.reading.formats import media_type
from pipeline.reading.read import read
from pipeline.reading.sight import FEW_WORDS
from pipeline.result import Result, failed, out_of_memory
from pipeline.setting import Setting
from pipeline.sources.content import read_content
from pipeline.sources.item import Content, Item
from schemas.document import Document, Page
from schemas.errors import DocumentError, told
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
    media_type: str | None = None
    document: Document | None = None
    record: Record | None = None
    reason: str | None = None
    advice: str | None = None


def read_item(item: Item, setting: Setting) -> Result:
    """Reads one item and packs what became of it; the rows are drafted here, so that the writer need not."""
    try:
        return _packed(process(item, setting), setting)
    except MemoryError:
        return failed(item, Outcome.MEMORY, *out_of_memory(item, setting.limits))
    except Exception as error:  # the document is isolated here, as in `process`
        logger.debug("drafting %s failed", item.source, exc_info=error)
        return failed(item, Outcome.CRASH, *crashed(item, error))


def process(item: Item, setting: Setting) -> Processed:
    """Reads and extracts one item. Documents are isolated here: only KeyboardInterrupt and its like get out."""
    if item.refusal:
        return Processed(item, Outcome(item.refusal.outcome), reason=item.refusal.reason, advice=item.refusal.advice)
    content: Content | None = None
    try:
        content = read_content(item)
        with read(item.source, content.data, item.folders, setting.ocr) as whole:
            record = extract(whole, setting.profiles, item.body, item.manifest)
            record = record if item.persons else without_persons(record)
            document = whole.stored()
    except DocumentError as error:
        return _failed(item, content, Outcome(error.outcome), str(error.args[0]), error.advice)
    except MemoryError:  # or its process dies of it: chance decides, and says no more of the file
        return _failed(item, None, Outcome.MEMORY, *out_of_memory(item, setting.limits))
    except Exception as error:
        logger.debug("reading %s failed", item.source, exc_info=error)
        return _failed(item, content, Outcome.CRASH, *crashed(item, error))
    kind = media_type(content.data, item.source)
    made = Processed(item, Outcome.STORED, content.sha256, len(content.data), kind, document, record)
    if record.kind != "other":
        return made
    reason = f"{item.source} is no council paper that Ratslese knows"
    return replace(made, outcome=Outcome.OTHER, reason=reason, advice=_OTHER)


_OTHER = "Nothing to do, unless it is one: then draft a profile of its council with ratslese probe."


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


def _packed(processed: Processed, setting: Setting) -> Result:
    item = processed.item
    if processed.document is None or processed.record is None or processed.sha256 is None:
        bare = Arrival(
            item.source, processed.outcome, processed.reason, processed.advice, processed.sha256, processed.size
        )
        return Result(item, bare)
    file = StoredFile(
        path=item.source,
        sha256=processed.sha256,
        size=processed.size or 0,
        media_type=processed.media_type,
        document=processed.document,
    )
    outcome, reason, advice = processed.outcome, processed.reason, processed.advice
    made = arrival(file, processed.record, setting.councils, setting.aliases, outcome, reason, advice)
    return Result(item, made, any(_could_be_scan(page) for page in processed.document.pages))


def _could_be_scan(page: Page) -> bool:
    """Whether OCR has read the page, or would have, if it had been asked."""
    return page.engine == "tesseract" or (page.engine != "text" and len(page.text.split()) < FEW_WORDS)
