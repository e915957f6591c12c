"""Agreement with distant gold: what another source (OParl) says of a paper, which nobody read off the paper.

Such gold may be wrong, and it is not whole: null says nothing, and stations that it lacks may well be in the paper. So
there is no precision here, only how often the record says the same where the other source says something. Every
disagreement is a conflict to look at, never by itself an error.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.compare import agrees
from pipeline.evaluate.differences import Listed, way_of
from pipeline.evaluate.matchers import SOFT, STRICT, Matcher
from pipeline.evaluate.records import Json, Pair

HEADER_MATCHERS: Mapping[str, Matcher] = {"reference": STRICT, "paperType": SOFT, "name": SOFT, "date": STRICT}
STATION, ORGANIZATION, ROLE = "consultation", "consultation.organization", "consultation.role"
FIELDS = ("kind", "body", *HEADER_MATCHERS, STATION, ORGANIZATION, ROLE)
"""consultation: a station with that organization and date is in the record; consultation.organization: one with that
organization, whatever its date; consultation.role: the role of the stations that were found."""


@dataclass(slots=True)
class Agreement:
    """How often both say the same, something different, and how often the record says nothing."""

    agree: int = 0
    differ: int = 0
    silent: int = 0

    @property
    def number(self) -> int:
        """How often the distant gold says something."""
        return self.agree + self.differ + self.silent

    @property
    def share(self) -> float | None:
        """The share that agrees, 0 to 1; None where the distant gold says nothing."""
        return self.agree / self.number if self.number else None

    def as_json(self) -> dict[str, float | None]:
        """Share and counts."""
        share = None if self.share is None else round(self.share, 4)
        return {"share": share, "agree": self.agree, "differ": self.differ, "silent": self.silent}


Agreements = dict[str, Agreement]


@dataclass(slots=True)
class DistantReport:
    """Agreement by council ("" is all of them) and field, and the list of conflicts."""

    documents: dict[str, int] = field(default_factory=dict)
    councils: dict[str, Agreements] = field(default_factory=dict)
    conflicts: list[Listed] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As `ratslese evaluate --distant --json` prints it."""
        councils = [
            {
                "council": council,
                "documents": self.documents[council],
                "field": {name: each.as_json() for name, each in found.items()},
            }
            for council, found in self.councils.items()
        ]
        return {"agreement": councils, "conflict": [each.as_json() for each in self.conflicts]}


def evaluate_distant(pairs: Iterable[Pair]) -> DistantReport:
    """Sets all records against what the distant gold says of them."""
    report = DistantReport()
    for pair in pairs:
        councils = ("", pair.council)
        for council in councils:
            report.documents[council] = report.documents.get(council, 0) + 1
        for name, agree, found, wanted in _judged(pair.record, pair.gold):
            for council in councils:
                fields = report.councils.setdefault(council, {each: Agreement() for each in FIELDS})
                _count(fields[name], agree, found)
            if not agree:
                report.conflicts.append(_conflict(pair.name, name, found, wanted))
    report.conflicts.sort(key=lambda each: (FIELDS.index(each.field), each.document))
    return report


def _judged(record: Json, gold: Json) -> Iterator[tuple[str, bool, Any, Any]]:
    """(field, whether both agree, ours, theirs) of all that the gold says."""
    yield "kind", record.get("kind") == gold["kind"], record.get("kind"), gold["kind"]
    if gold.get("body"):
        ours = record.get("body") or {}
        yield "body", agrees(ours, gold["body"], SOFT), ours.get("name"), gold["body"]["name"]
    paper, wanted = record.get("paper") or {}, gold.get("paper") or {}
    for name, matcher in HEADER_MATCHERS.items():
        if wanted.get(name) is not None:
            yield name, agrees(paper.get(name), wanted[name], matcher, name), paper.get(name), wanted[name]
    for station in wanted.get("consultation") or []:
        yield from _station(paper.get("consultation") or [], station)


def _station(rows: list[Json], station: Json) -> Iterator[tuple[str, bool, Any, Any]]:
    named = [row for row in rows if agrees(row["organization"], station["organization"], SOFT, "organization")]
    dated = [row for row in named if row["start"] == station["start"]]
    nearest = next((row for row in rows if row["start"] == station["start"]), named[0] if named else None)
    yield STATION, bool(dated), _station_text(dated[0] if dated else nearest), _station_text(station)
    yield ORGANIZATION, bool(named), nearest["organization"] if nearest else None, station["organization"]
    if dated and station.get("role") is not None:
        role = dated[0].get("role")
        yield ROLE, agrees(role, station["role"], SOFT, "role"), role, station["role"]


def _station_text(row: Json | None) -> str | None:
    return None if row is None else f"{row['organization']} {row['start'] or '–'}"


def _count(agreement: Agreement, agree: bool, found: Any) -> None:
    if agree:
        agreement.agree += 1
    elif found is None:
        agreement.silent += 1
    else:
        agreement.differ += 1


def _conflict(document: str, name: str, found: Any, wanted: Any) -> Listed:
    return Listed(document, name, "missed" if found is None else way_of(str(found), str(wanted)), found, wanted)
