"""One record against its gold: every judged item counted by all four matchers, and what does not agree listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.distance import Levenshtein

from pipeline.evaluate.fields import COMMITTEE_FIELDS, FIELDS, HEADERS, Field
from pipeline.evaluate.matchers import LEVENSHTEIN, MATCHERS, STRICT, Matcher
from pipeline.evaluate.score import Score, total

Json = Mapping[str, Any]
Difference = tuple[str, str, Any]
"""(field, "wrong" | "missed", item)."""


@dataclass(slots=True)
class Evaluation:
    """Scores by matcher and field, and the items that differ by the strict one."""

    by_matcher: dict[str, dict[str, Score]] = field(default_factory=lambda: {each.name: {} for each in MATCHERS})
    differences: list[Difference] = field(default_factory=list)

    @property
    def scores(self) -> dict[str, Score]:
        """The strict scores by field."""
        return self.by_matcher[STRICT.name]

    @property
    def total(self) -> Score:
        """All fields together, strictly."""
        return total(self.scores.values())

    def count(self, name: str, found: Sequence[Any], wanted: Sequence[Any], key: str = "") -> None:
        """Pairs each wanted item with one found item that has all its keys; what is left over is wrong or missed.

        `key` is the property whose values these are (see matchers.TEXTUAL); the last part of `name` if not given.
        """
        key = key or name.rpartition(".")[2]
        for matcher in MATCHERS:
            wrong, missed = _unpaired(found, wanted, matcher, key)
            score = Score(len(wanted) - len(missed), len(wrong), len(missed))
            self.by_matcher[matcher.name].setdefault(name, Score()).add(score)
            if matcher is STRICT:
                self.differences += [(name, "missed", item) for item in missed]
                self.differences += [(name, "wrong", item) for item in wrong]

    def header_is_right(self, gold: Json, matcher: str = STRICT.name) -> bool | None:
        """Whether the kind and all header fields that the gold judges are right; None where it judges none."""
        scores = self.by_matcher[matcher]
        judged = [scores[name] for name in HEADERS.get(gold["kind"], ()) if name in scores]
        return all(score.is_perfect for score in [scores["kind"], *judged]) if judged else None


def compare(record: Json, gold: Json) -> Evaluation:
    """Compares a record with its gold; keys that the gold lacks are not judged."""
    result = Evaluation()
    result.count("kind", _one(record.get("kind")), _one(gold["kind"]))
    if "body" in gold and not (gold.get("bodyOptional") and record.get("body") is None):
        result.count("body", _one(record.get("body")), _one(gold["body"]))
    for judged in FIELDS:
        _field(result, judged, record.get(judged.part) or {}, gold.get(judged.part) or {})
    if "committee" in gold:
        _committees(result, record.get("committee") or [], gold["committee"])
    return result


def agrees(found: Any, wanted: Any, matcher: Matcher = STRICT, key: str = "") -> bool:
    """Whether a found value has all that the wanted one says; a string stands for the first of a list of strings."""
    if isinstance(wanted, Mapping):
        return isinstance(found, Mapping) and all(
            agrees(found.get(name), value, matcher, name) for name, value in wanted.items()
        )
    if isinstance(wanted, str) and isinstance(found, list):
        return bool(found) and agrees(found[0], wanted, matcher, key)
    if wanted is None and isinstance(found, list):
        return not found
    if isinstance(wanted, list) and isinstance(found, list):
        return len(found) == len(wanted) and all(
            agrees(one, other, matcher, key) for one, other in zip(found, wanted, strict=True)
        )
    if isinstance(wanted, str) and isinstance(found, str):
        return matcher.matches(found, wanted, key)
    return bool(found == wanted)


def _unpaired(found: Sequence[Any], wanted: Sequence[Any], matcher: Matcher, key: str) -> tuple[list[Any], list[Any]]:
    """What is left of both; items that are the same are paired before those that are only alike."""
    left, missed = list(found), list(wanted)
    for each in dict.fromkeys((STRICT, matcher)):
        waiting, missed = missed, []
        for item in waiting:
            match = next((index for index, other in enumerate(left) if agrees(other, item, each, key)), None)
            if match is None:
                missed.append(item)
            else:
                del left[match]
    return left, missed


def _one(value: Any) -> list[Any]:
    return [] if value is None else [value]


def _field(result: Evaluation, judged: Field, found: Json, wanted: Json) -> None:
    if judged.key not in wanted:
        return
    ours, theirs = found.get(judged.key), wanted[judged.key]
    if judged.shape == "value":
        result.count(judged.name, _one(ours), _one(theirs))
    elif judged.shape == "headings":
        result.count(judged.name, _headings(ours or [], theirs), theirs, "heading")
    elif judged.shape == "rules":
        types = {rule["type"] for rule in theirs}
        result.count(judged.name, [rule for rule in ours or [] if rule["type"] in types], theirs)
    else:
        result.count(judged.name, ours or [], theirs)


def _headings(rows: Sequence[Any], wanted: Sequence[Any]) -> list[Any]:
    """Rows as the gold has them: headings alone where its sections are plain strings."""
    if all(isinstance(row, str) for row in wanted):
        return [row if isinstance(row, str) else row["heading"] for row in rows]
    return list(rows)


def _committees(result: Evaluation, found: Sequence[Json], wanted: Sequence[Json]) -> None:
    """Committees by name; the parts of each are judged against the one of the same name, else of the most alike."""
    result.count("committee", [each["name"] for each in found], [each["name"] for each in wanted], "name")
    for committee in wanted:
        other = max(found, key=lambda each: _likeness(each, committee), default={})
        if other and _likeness(other, committee) < LEVENSHTEIN:
            other = {}
        judged = {**committee, "seat": list(_judged_seats(committee["seat"]))} if "seat" in committee else committee
        for each in COMMITTEE_FIELDS:
            _field(result, each, other, judged)


def _likeness(found: Json, wanted: Json) -> float:
    return Levenshtein.normalized_similarity(found["name"], wanted["name"])


def _judged_seats(seats: Sequence[Json]) -> Iterator[Json]:
    """The gold's seats; a sector that it leaves open is not judged."""
    for seat in seats:
        yield {key: value for key, value in seat.items() if not (key == "sector" and value is None)}
