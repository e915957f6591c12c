"""Whether what is timed was read right: a bench of wrong readings would be worth nothing."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.record import Record
from tests.bench.paper import Station, Truth

_BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class Rightness:
    """How many values there were to read, and how many were read right, by kind of value."""

    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, record: Record, truth: Truth) -> None:
        """Judge one record."""
        for what, (value, found) in _pairs(record, truth).items():
            self.wanted[what] += 1
            if value == found:
                self.right[what] += 1
            else:
                self.wrong.append(f"{truth.name}: {what} is {value!r}, read {found!r}")

    @property
    def share(self) -> float:
        """The share of all values that were read right, 0 to 1."""
        return self.right.total() / max(1, self.wanted.total())

    def __str__(self) -> str:
        return ", ".join(f"{what} {self.right[what]}/{count}" for what, count in self.wanted.items())


def _pairs(record: Record, truth: Truth) -> dict[str, tuple[object, object]]:
    if truth.form == "steinfurt":
        rules = record.rules_of_procedure
        return {
            "date": (truth.date, rules and rules.adopted_on),
            "title": (truth.title, rules and rules.organization),
            "members": (truth.seats, _seats(record)),
        }
    paper = record.paper
    stations: Iterable[Station] = ()
    if paper:
        stations = (Station(each.organization, each.start or "", bool(each.public)) for each in paper.consultation)
    return {
        "number": (truth.number, paper and paper.reference),
        "date": (truth.date, paper and paper.date),
        "title": (truth.title, paper and _BLANKS.sub(" ", paper.name or "")),
        "stations": (truth.stations, tuple(stations)),
    }


def _seats(record: Record) -> int:
    return sum(len(committee.seat) for committee in record.committee)
