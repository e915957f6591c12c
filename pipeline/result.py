"""What crosses from a worker to the writer: an item and its arrival, as rows and texts, which pickle fast."""

from dataclasses import dataclass

from db.arrivals import Arrival, record_from
from pipeline.limits import Limits
from pipeline.sources.item import Item
from schemas.outcome import Outcome
from schemas.record import Record


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


def out_of_memory(item: Item, limits: Limits) -> tuple[str, str]:
    """The reason and the advice for a document that needs more memory than a worker may use."""
    advice = "Split it, print it anew, or give it more: --memory-mb."
    return f"{item.source} needs more than {limits.memory_mb} MiB of memory", advice
