"""What crosses from a worker to the writer: an item and its arrival, as rows and texts, which pickle fast."""

import logging
import mimetypes
from dataclasses import dataclass

from db.arrivals import Arrival, StoredFile, arrival, record_from
from pipeline.reading.sight import FEW_WORDS
from pipeline.sources.item import Item
from pipeline.worker import Processed, Setting, crashed, out_of_memory, process
from schemas.document import Page
from schemas.outcome import Outcome
from schemas.record import Record

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an item. Its arrival has a reading where the document was read, also if it is no council paper."""

    item: Item
    arrival: Arrival
    has_scans: bool = False
    """Whether it has pages that OCR reads, or would."""

    @property
    def outcome(self) -> Outcome:
        """The item's one outcome."""
        return self.arrival.outcome

    @property
    def record(self) -> Record | None:
        """The record of a document that was read."""
        reading = self.arrival.reading
        return record_from(reading.row["record"], self.item.source) if reading else None


def failed(item: Item, outcome: Outcome, reason: str, advice: str) -> Result:
    """The result of an item that could not be read."""
    return Result(item, Arrival(item.source, outcome, reason, advice))


def read_item(item: Item, setting: Setting) -> Result:
    """Reads one item and packs what became of it; the rows are drafted here, so that the writer need not."""
    try:
        return _packed(process(item, setting), setting)
    except MemoryError:
        return failed(item, Outcome.MEMORY, *out_of_memory(item, setting.limits))
    except Exception as error:  # the document is isolated here, as in `process`
        logger.debug("drafting %s failed", item.source, exc_info=error)
        return failed(item, Outcome.CRASH, *crashed(item, error))


def _packed(processed: Processed, setting: Setting) -> Result:
    item = processed.item
    if processed.document is None or processed.record is None or processed.sha256 is None:
        bare = Arrival(
            item.source, processed.outcome, processed.reason, processed.advice, processed.sha256, processed.size
        )
        return Result(item, bare)
    media_type = "application/pdf" if processed.document.medium == "pdf" else None
    file = StoredFile(
        path=item.source,
        sha256=processed.sha256,
        size=processed.size or 0,
        media_type=media_type or mimetypes.guess_type(item.source)[0] or "text/plain",
        document=processed.document,
    )
    outcome, reason, advice = processed.outcome, processed.reason, processed.advice
    made = arrival(file, processed.record, setting.councils, setting.aliases, outcome, reason, advice)
    return Result(item, made, any(_could_be_scan(page) for page in processed.document.pages))


def _could_be_scan(page: Page) -> bool:
    """Whether OCR has read the page, or would have, if it had been asked."""
    return page.engine == "tesseract" or (page.engine != "text" and len(page.text.split()) < FEW_WORDS)
