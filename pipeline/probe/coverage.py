"""What is found in the samples, field by field, and the words in them that nobody knows, with their places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.record import Consultation, Paper, Record

FIELDS = (
    "reference", "paperType", "name", "date", "underDirectionOf", "originatorOrganization", "fileReference",
    "agendaItem", "consultation",
)  # fmt: skip
STATION = ("start", "public", "role", "agendaItem", "result")
UNKNOWN = ("unknown_word", "unclaimed_line")


@dataclass(frozen=True, slots=True)
class Share:
    """A field was found in so many of all papers, or of all stations of a Beratungsfolge."""

    found: int
    of: int

    def __str__(self) -> str:
        return f"{self.found} of {self.of}"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that no reader knows, and where they stand: "FILE, page 1"."""

    words: str
    code: str
    places: tuple[str, ...]


def coverage(records: Sequence[Record]) -> Mapping[str, Share]:
    """In how many of the papers each field of the header is found, and on how many stations each of theirs."""
    papers = [record.paper for record in records]
    shares = {name: Share(sum(bool(_value(paper, name)) for paper in papers), len(papers)) for name in FIELDS}
    stations = [station for paper in papers if paper for station in paper.consultation]
    for name in STATION:
        found = sum(_value(station, name) is not None for station in stations)
        shares[f"consultation.{name}"] = Share(found, len(stations))
    return shares


def unknown(records: Iterable[Record]) -> tuple[Unknown, ...]:
    """The words of all issues that say that nobody knows them, in the order in which they come."""
    places: dict[tuple[str, str], dict[str, None]] = {}
    for record in records:
        for issue in record.issue:
            if issue.code in UNKNOWN:
                words = " ".join(span.raw for span in issue.spans) or issue.message
                page = f", page {issue.spans[0].page}" if issue.spans else ""
                places.setdefault((words, issue.code), {})[f"{record.source}{page}"] = None
    return tuple(Unknown(words, code, tuple(seen)) for (words, code), seen in places.items())


def _value(part: Paper | Consultation | None, name: str) -> object:
    """A field by its name in JSON."""
    if part is None:
        return None
    field = next(key for key, info in type(part).model_fields.items() if (info.alias or key) == name)
    value: object = getattr(part, field)
    return value
