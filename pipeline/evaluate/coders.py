"""Two coders' records of the same documents: how far they agree, variable by variable.

Every variable has its plain agreement: the share of units for which both say the same ("nothing" is an answer too).
Where the answers come from a short closed list, chance alone makes people agree, so Cohen's kappa is given beside it.
Where they are free (names, dates, numbers), two coders hardly ever agree by chance: kappa would be the plain
agreement again, and is left out. Rows (stations, seats, Anlagen, rules) are first paired by what they are about; the
share of rows that both have (twice the common ones by all, as F1) is a variable of its own, the rest is judged on
common rows.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.evaluate.matchers import folded
from pipeline.evaluate.records import Json, read_records
from schemas.errors import UsageError

_VALUES = (
    *("kind", "body.name", "body.ags"),
    *("paper.reference", "paper.paperType", "paper.name", "paper.date", "paper.fileReference", "paper.agendaItem"),
    *("paper.proposedResolution", "paper.financialImpact"),
    *("rulesOfProcedure.name", "rulesOfProcedure.organization", "rulesOfProcedure.adoptedOn"),
    *("rulesOfProcedure.validFrom", "rulesOfProcedure.validUntil"),
    *("meeting.organization", "meeting.start", "meeting.public"),
)
_SETS = ["paper.underDirectionOf", "paper.originatorOrganization", "paper.relatedPaper"]
_ROWS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "paper.consultation": ("organization", ("order", "start", "public", "role", "agendaItem", "result")),
    "paper.auxiliaryFile": ("name", ("number", "public", "kind")),
    "paper.section": ("heading", ("level",)),
    "paper.mention": ("organization", ("start", "kind", "agendaItem")),
    "rulesOfProcedure.section": ("heading", ("level",)),
    "rulesOfProcedure.rule": ("type", ("section", "value", "modality")),
    "committee": (
        "name",
        ("classification", "function", "foundingDate", "asOf", "validUntil", "chair", "meetingFrequency", "seatList"),
    ),
    "committee.seat": ("institution", ("kind", "sector", "count", "voting", "role")),
    "committee.rule": ("type", ("section", "value", "modality")),
}
"""What pairs the rows of two coders, and what is compared on the pairs."""
_CLOSED = frozenset(
    {"kind", "paperType", "public", "role", "function", "seatList", "sector", "voting", "modality", "level"}
)
"""Properties whose answers come from a short list."""


@dataclass(slots=True)
class Variable:
    """All pairs of answers that two coders gave to one question."""

    name: str
    answers: list[tuple[str, str]] = field(default_factory=list)

    @property
    def agreement(self) -> float | None:
        """The share of units with the same answer, 0 to 1; None where there is no unit."""
        return sum(one == other for one, other in self.answers) / len(self.answers) if self.answers else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa; None for free answers, and where both gave one and the same answer throughout."""
        agreement = self.agreement
        if agreement is None or self.name.rpartition(".")[2] not in _CLOSED:
            return None
        first, second = Counter(one for one, _ in self.answers), Counter(other for _, other in self.answers)
        chance = sum(count * second[answer] for answer, count in first.items()) / len(self.answers) ** 2
        return None if chance == 1 else (agreement - chance) / (1 - chance)

    def as_json(self) -> dict[str, Any]:
        """Units, plain agreement, kappa."""
        agreement, kappa = self.agreement, self.kappa
        return {
            "variable": self.name,
            "units": len(self.answers),
            "agreement": None if agreement is None else round(agreement, 4),
            "kappa": None if kappa is None else round(kappa, 4),
        }


@dataclass(slots=True)
class RowCount:
    """How many rows both coders have, and how many each has."""

    name: str
    common: int = 0
    first: int = 0
    second: int = 0

    def as_json(self) -> dict[str, Any]:
        """As for a variable; the units are all rows of both."""
        rows = self.first + self.second
        share = round(2 * self.common / rows, 4) if rows else None
        return {"variable": self.name, "units": rows, "agreement": share, "kappa": None}


def coders_agreement(first: Path, second: Path) -> list[dict[str, Any]]:
    """Agreement by variable over the documents that both coders have, joined by source, else by stem; raises
    UsageError for none.
    """
    theirs = list(read_records(second))
    known = {stem: entry.record for entry in theirs for stem in entry.stems[:1]}
    known |= {entry.name: entry.record for entry in theirs}  # forms of a paper in several folders share their stem
    pairs = [
        (entry.record, known[name])
        for entry in read_records(first)
        if (name := next((each for each in (entry.name, *entry.stems) if each in known), None))
    ]
    if not pairs:
        raise UsageError(f"{first} and {second} have no document in common", "Their records are joined by `source`.")
    return [each.as_json() for name in (*_VALUES, *_SETS) if (each := _variable(name, pairs)).answers] + [
        each.as_json() for name in _ROWS for each in _rows(name, pairs)
    ]


def agreement_text(variables: Sequence[Mapping[str, Any]]) -> str:
    """The table, a line a variable."""
    lines = [f"{'variable':<36}{'units':>7}{'agreement':>11}{'kappa':>8}"]
    for each in variables:
        agreement, kappa = ("–" if each[key] is None else f"{each[key]:.3f}" for key in ("agreement", "kappa"))
        lines.append(f"{each['variable']:<36}{each['units']:>7}{agreement:>11}{kappa:>8}")
    return "\n".join(lines)


def are_records(path: Path) -> bool:
    """Whether all entries name their source, as records do and hand-written gold does not."""
    entries = list(read_records(path))
    return bool(entries) and all(entry.record.get("source") for entry in entries)


def _variable(name: str, pairs: Sequence[tuple[Json, Json]]) -> Variable:
    """Documents in which neither coder sees the part (a paper, a meeting) are no units of its variables."""
    variable = Variable(name)
    part, _, key = name.rpartition(".")
    for pair in pairs:
        sides = [record.get(part) if part else record for record in pair]
        if any(sides) and all(key in side for side in sides if side):  # what was not asked is no answer
            one, other = (_answer((side or {}).get(key)) for side in sides)
            variable.answers.append((one, other))
    return variable


def _rows(name: str, pairs: Sequence[tuple[Json, Json]]) -> Iterator[Variable | RowCount]:
    key, properties = _ROWS[name]
    rows, variables = RowCount(name), {each: Variable(f"{name}.{each}") for each in properties}
    for one, other in pairs:
        mine, yours = list(_rows_of(one, name)), list(_rows_of(other, name))
        rows.first += len(mine)
        rows.second += len(yours)
        for row in mine:
            match = next((each for each in yours if _answer(each.get(key)) == _answer(row.get(key))), None)
            if match is None:
                continue
            yours.remove(match)
            rows.common += 1
            for each, variable in variables.items():
                variable.answers.append((_answer(row.get(each)), _answer(match.get(each))))
    if rows.first + rows.second:
        yield rows
        yield from (variable for variable in variables.values() if variable.answers)


def _rows_of(record: Json, name: str) -> Iterator[Json]:
    part, _, key = name.partition(".")
    values = record.get(part) or []
    if not key:
        yield from values
        return
    for each in values if isinstance(values, list) else [values]:
        for row in each.get(key) or []:
            yield row if isinstance(row, Mapping) else {"heading": row}


def _answer(value: Any) -> str:
    """An answer as it is compared: words folded, lists without their order, numbers with their signs."""
    if isinstance(value, list):
        return "|".join(sorted(_answer(each) for each in value))
    if isinstance(value, Mapping):
        return ";".join(f"{key}={_answer(each)}" for key, each in sorted(value.items()) if each is not None)
    return folded(value) or value if isinstance(value, str) else str(value)
