"""Records against gold, item by item: which values are right, invented or missed, per field."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.errors import UsageError

Json = Mapping[str, Any]

_HEADER = ("reference", "paperType", "name", "date", "fileReference", "agendaItem", "financialImpact")
_HEADER_LISTS = ("underDirectionOf", "originatorOrganization", "originatorPerson", "relatedPaper")
_ROWS = ("consultation", "auxiliaryFile", "section", "mention")
_RULES = ("name", "organization", "adoptedOn", "validFrom", "validUntil")
_COMMITTEE = (
    "classification",
    "function",
    "foundingDate",
    "asOf",
    "validUntil",
    "chair",
    "meetingFrequency",
    "seatList",
)


@dataclass(slots=True)
class Score:
    """Counts of one field: `hits` are right, `wrong` are in the record but not in the gold, `missed` the reverse."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing was found."""
        total = 2 * self.hits + self.wrong + self.missed
        return 2 * self.hits / total if total else 1.0

    def add(self, other: "Score") -> None:
        """Adds another field's or document's counts."""
        self.hits += other.hits
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(slots=True)
class Evaluation:
    """Scores by field, and the items that did not agree as (field, "wrong" | "missed", item)."""

    scores: dict[str, Score] = field(default_factory=dict)
    differences: list[tuple[str, str, Any]] = field(default_factory=list)

    @property
    def total(self) -> Score:
        """All fields together."""
        total = Score()
        for score in self.scores.values():
            total.add(score)
        return total

    def count(self, name: str, found: Sequence[Any], wanted: Sequence[Any]) -> None:
        """Pairs each wanted item with one found item that has all its keys; what is left over is wrong or missed."""
        score = self.scores.setdefault(name, Score())
        left = list(found)
        for item in wanted:
            match = next((index for index, other in enumerate(left) if agrees(other, item)), None)
            if match is None:
                score.missed += 1
                self.differences.append((name, "missed", item))
            else:
                score.hits += 1
                del left[match]
        score.wrong += len(left)
        self.differences.extend((name, "wrong", item) for item in left)


def compare(record: Json, gold: Json) -> Evaluation:
    """Compares a record with its gold; keys that the gold lacks are not judged."""
    result = Evaluation()
    result.count("kind", [record["kind"]], [gold["kind"]])
    if "body" in gold and not (gold.get("bodyOptional") and record["body"] is None):
        result.count("body", _one(record["body"]), _one(gold["body"]))
    if "paper" in gold:
        _paper(result, record["paper"] or {}, gold["paper"] or {})
    if "rulesOfProcedure" in gold:
        _rules(result, record["rulesOfProcedure"] or {}, gold["rulesOfProcedure"] or {})
    if "committee" in gold:
        _committees(result, record["committee"], gold["committee"])
    return result


def agrees(found: Any, wanted: Any) -> bool:
    """Whether a found value has all that the wanted one says; a string stands for the first of a list of strings."""
    if isinstance(wanted, Mapping):
        return isinstance(found, Mapping) and all(agrees(found.get(key), value) for key, value in wanted.items())
    if isinstance(wanted, str) and isinstance(found, list):
        return bool(found) and found[0] == wanted
    if wanted is None and isinstance(found, list):
        return not found
    if isinstance(wanted, list) and isinstance(found, list):
        return len(found) == len(wanted) and all(agrees(one, other) for one, other in zip(found, wanted, strict=True))
    return bool(found == wanted)


def _one(value: Any) -> list[Any]:
    return [] if value is None else [value]


def _paper(result: Evaluation, found: Json, wanted: Json) -> None:
    for name in _HEADER:
        if name in wanted:
            result.count(name, _one(found.get(name)), _one(wanted[name]))
    for name in _HEADER_LISTS:
        if name in wanted:
            result.count(name, found.get(name, []), wanted[name])
    for name in _ROWS:
        if name in wanted:
            result.count(name, _headings(found, wanted, name), wanted[name])


def _headings(found: Json, wanted: Json, name: str) -> list[Any]:
    """Rows as the gold has them: headings alone where its sections are plain strings."""
    rows = list(found.get(name, []))
    if name == "section" and all(isinstance(row, str) for row in wanted[name]):
        return [row["heading"] for row in rows]
    return rows


def _rules(result: Evaluation, found: Json, wanted: Json) -> None:
    for name in _RULES:
        if name in wanted:
            result.count(f"rules.{name}", _one(found.get(name)), _one(wanted[name]))
    for name in ("signatory", "section"):
        if name in wanted:
            result.count(f"rules.{name}", _headings(found, wanted, name), wanted[name])
    if "rule" in wanted:
        _typed_rules(result, "rule", found.get("rule", []), wanted["rule"])


def _typed_rules(result: Evaluation, name: str, found: Sequence[Json], wanted: Sequence[Json]) -> None:
    """Rules of the types that the gold has; it is silent on the others."""
    types = {rule["type"] for rule in wanted}
    result.count(name, [rule for rule in found if rule["type"] in types], wanted)


def _committees(result: Evaluation, found: Sequence[Json], wanted: Sequence[Json]) -> None:
    names = [committee["name"] for committee in wanted]
    result.count("committee", [committee["name"] for committee in found], names)
    for committee in wanted:
        other = next((entry for entry in found if entry["name"] == committee["name"]), {})
        for name in _COMMITTEE:
            if name in committee:
                result.count(f"committee.{name}", _one(other.get(name)), _one(committee[name]))
        if "seat" in committee:
            result.count("seat", other.get("seat", []), list(_judged_seats(committee["seat"])))
        if "rule" in committee:
            _typed_rules(result, "committee.rule", other.get("rule", []), committee["rule"])


def _judged_seats(seats: Sequence[Json]) -> Iterator[Json]:
    """The gold's seats; a sector that it leaves open is not judged."""
    for seat in seats:
        yield {key: value for key, value in seat.items() if not (key == "sector" and value is None)}


def evaluate_folder(records: Path, gold: Path) -> str:
    """Compares records (JSON Lines, or a folder of NAME.json) with the gold of the same name; a table as text.

    A record belongs to `gold/NAME.json` by the stem of its `source`. Raises UsageError where nothing fits together.
    """
    total: dict[str, Score] = {}
    compared = 0
    for record in _read_records(records):
        path = gold / f"{Path(record['source']).name.split('.')[0]}.json"
        if record.get("kind") is None or not path.is_file():
            continue
        compared += 1
        for name, score in compare(record, json.loads(path.read_text(encoding="utf-8"))).scores.items():
            total.setdefault(name, Score()).add(score)
    if not compared:
        raise UsageError(f"No record in {records} has its gold in {gold}", "Gold is NAME.json for a source NAME.*.")
    everything = Score()
    for score in total.values():
        everything.add(score)
    lines = [f"{'field':<28}{'F1':>7}{'hits':>7}{'wrong':>7}{'missed':>8}"]
    lines += [_line(name, score) for name, score in [*total.items(), (f"all, {compared} records", everything)]]
    return "\n".join(lines)


def _line(name: str, score: Score) -> str:
    return f"{name:<28}{score.f1:>7.3f}{score.hits:>7}{score.wrong:>7}{score.missed:>8}"


def _read_records(records: Path) -> Iterator[Json]:
    files = sorted(records.glob("*.json")) if records.is_dir() else [records]
    try:
        for path in files:
            text = path.read_text(encoding="utf-8")
            for entry in [text] if records.is_dir() else text.splitlines():
                if entry.strip():
                    yield json.loads(entry)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        advice = "RECORDS is what `ratslese extract FOLDER` prints (JSON Lines), or a folder of NAME.json."
        raise UsageError(f"{path} holds something else than records ({error})", advice) from error
