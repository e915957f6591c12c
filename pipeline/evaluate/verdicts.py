"""Whether single values of a record are right: the same gold as for whole rows, but value by value.

Rows (stations, seats, rules …) are paired by being the same, then by what they are about; a value of a row that has no
partner in the gold is wrong. What the gold does not say is not judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapidfuzz.distance import Levenshtein

from pipeline.evaluate.compare import agrees
from pipeline.evaluate.distant import HEADER_MATCHERS
from pipeline.evaluate.matchers import LEVENSHTEIN, SOFT, STRICT
from pipeline.evaluate.records import Json, Pair
from schemas.evidence import CERTAINTIES, Certainty

_PARTS = ("paper", "rulesOfProcedure", "meeting")
_ABOUT = {
    "seat": "institution",
    "section": "heading",
    "originatorPerson": "name",
    "auxiliaryFile": "name",
} | dict.fromkeys(("consultation", "mention", "relation"), "organization")
"""What a row of each list is about, where that is not its name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value of a record: its JSON pointer, its class, whether it is right."""

    path: str
    certainty: Certainty
    right: bool


def verdicts(record: Json, gold: Json) -> Iterator[Verdict]:
    """Each value that has evidence and that the gold judges, once; of several classes the weakest counts."""
    judge = _Judge(record, gold)
    yield from _each(record, judge.right)


def distant_verdicts(pair: Pair) -> Iterator[Verdict]:
    """The same by distant gold, which judges numbers, types, titles, dates and the stations that it has."""
    paper, wanted = pair.record.get("paper") or {}, pair.gold.get("paper") or {}
    rows = paper.get("consultation") or []
    partners = _distant_stations(rows, wanted.get("consultation") or [])

    def right(steps: Sequence[str]) -> bool | None:
        if steps[:1] != ("paper",) or len(steps) < 2:
            return None
        if len(steps) == 2 and steps[1] in HEADER_MATCHERS and wanted.get(steps[1]) is not None:
            return agrees(paper.get(steps[1]), wanted[steps[1]], HEADER_MATCHERS[steps[1]], steps[1])
        if len(steps) == 4 and steps[1] == "consultation" and int(steps[2]) in partners:
            said = partners[int(steps[2])].get(steps[3])
            return None if said is None else agrees(rows[int(steps[2])].get(steps[3]), said, SOFT, steps[3])
        return None

    yield from _each(pair.record, right)


def class_shares(judged: Iterable[Verdict]) -> dict[Certainty, dict[str, float]]:
    """Of each class the number of judged values, and the share of them that is right, 0 to 1."""
    counts = {certainty: [0, 0] for certainty in CERTAINTIES}
    for verdict in judged:
        counts[verdict.certainty][0] += 1
        counts[verdict.certainty][1] += verdict.right
    return {
        certainty: {"values": values, "right": round(right / values, 4)}
        for certainty, (values, right) in counts.items()
        if values
    }


def class_text(shares: Mapping[Certainty, Mapping[str, float]]) -> str:
    """The table, a line a class; empty where nothing was judged."""
    lines = [f"{name:<36}{said['values']:>7.0f}{said['right']:>11.3f}" for name, said in shares.items()]
    return "\n".join([f"{'class of single values':<36}{'values':>7}{'right':>11}", *lines]) if lines else ""


def _distant_stations(rows: Sequence[Json], stations: Sequence[Json]) -> dict[int, Json]:
    """The distant station of each row that has one: the same organization and day, else one of both alone."""
    found: dict[int, Json] = {}
    left = list(stations)
    for keys in (("organization", "start"), ("start",), ("organization",)):
        for index, row in enumerate(rows):
            match = next(
                (each for each in left if all(agrees(row.get(key), each[key], SOFT, key) for key in keys)), None
            )
            if index not in found and match is not None:
                found[index] = match
                left.remove(match)
    return found


def _each(record: Json, right: Any) -> Iterator[Verdict]:
    classes: dict[str, Certainty] = {}
    for item in record.get("evidence") or []:
        known, said = classes.get(item["path"], "sure"), item.get("certainty")
        if said is not None:  # records of older versions have none
            classes[item["path"]] = max(known, said, key=CERTAINTIES.index)
    for path, certainty in classes.items():
        said = right(tuple(path.split("/")[1:]))
        if said is not None:
            yield Verdict(path, certainty, said)


@dataclass
class _Judge:
    """Judges the values of one record by hand-written gold."""

    record: Json
    gold: Json

    def right(self, steps: Sequence[str]) -> bool | None:
        """Whether the value at a pointer is right; None where the gold does not judge it."""
        if steps == ("kind",):
            return bool(self.record["kind"] == self.gold["kind"])
        if steps[0] == "body" and len(steps) == 2 and "body" in self.gold:
            return agrees((self.record["body"] or {}).get(steps[1]), (self.gold["body"] or {}).get(steps[1]))
        if steps[0] in _PARTS and len(steps) > 1:
            ours, theirs = self.record.get(steps[0]) or {}, self.gold.get(steps[0])
            if theirs is None:  # the gold has no such part: the whole document was taken for something else
                return None if self.record["kind"] == self.gold["kind"] else False
            return _value(ours, theirs, steps[1:], self._partners(steps[0], None, steps[1]))
        if steps[0] == "committee" and len(steps) > 2 and "committee" in self.gold:
            index = int(steps[1])
            partner = self._committees.get(index)
            if partner is None:
                return False
            ours = self.record["committee"][index]
            return _value(ours, partner, steps[2:], self._partners("committee", index, steps[2]))
        return None

    @cached_property
    def _committees(self) -> dict[int, Json]:
        return _paired(self.record.get("committee") or [], self.gold["committee"], "name")

    @cached_property
    def _known(self) -> dict[tuple[str, int | None, str], dict[int, Json]]:
        return {}

    def _partners(self, part: str, index: int | None, key: str) -> dict[int, Json]:
        """The gold's row for each of ours in the list `key`."""
        at = (part, index, key)
        if at not in self._known:
            ours, theirs = self.record[part] or {}, self.gold[part]
            if index is not None:
                ours, theirs = ours[index], self._committees[index]
            rows, wanted = ours.get(key), theirs.get(key)
            judged = isinstance(rows, list) and isinstance(wanted, list)
            self._known[at] = (
                _paired(rows or [], wanted or [], _ABOUT.get(key, "type" if key == "rule" else "name"))
                if judged
                else {}
            )
        return self._known[at]


def _value(ours: Json, theirs: Json, steps: Sequence[str], partners: Mapping[int, Json]) -> bool | None:
    """Whether the value at `steps` below a part is right."""
    key = steps[0]
    if key not in theirs:
        return None
    found, wanted = ours.get(key), theirs[key]
    if len(steps) == 1 or not steps[1].isdigit():
        return agrees(found, wanted, STRICT, key)
    index = int(steps[1])
    if not isinstance(found, list) or index >= len(found):
        return None
    if len(steps) == 2:
        return found[index] in wanted
    if key == "rule" and found[index]["type"] not in {rule["type"] for rule in wanted}:
        return None
    if wanted and all(isinstance(row, Mapping) and steps[2] not in row for row in wanted):
        return None
    partner: Any = partners.get(index)
    if partner is None:
        return False
    if isinstance(partner, str):  # sections of the gold are headings alone
        return found[index]["heading"] == partner if steps[2] == "heading" else None
    if steps[2] not in partner or (steps[2] == "sector" and partner["sector"] is None):
        return None
    return agrees(found[index].get(steps[2]), partner[steps[2]], STRICT, steps[2])


def _paired(rows: Sequence[Any], wanted: Sequence[Any], about: str) -> dict[int, Any]:
    """Each row with its partner: the same one, else one about the same, else one about something spelt alike."""
    found: dict[int, Any] = {}
    left = list(wanted)

    def same(row: Any, other: Any) -> bool:
        return agrees(row[about] if isinstance(other, str) and isinstance(row, Mapping) else row, other)

    def named(row: Any, other: Any) -> bool:
        return _about(row, about) == _about(other, about)

    def alike(row: Any, other: Any) -> bool:
        likeness = Levenshtein.normalized_similarity(_about(row, about), _about(other, about))
        days = [each.get("start") for each in (row, other) if isinstance(each, Mapping)]
        return likeness >= LEVENSHTEIN or (len(days) == 2 and days[0] is not None and days[0] == days[1])

    for fits in (same, named, alike):
        for index, row in enumerate(rows):
            match = (
                next((at for at, other in enumerate(left) if fits(row, other)), None) if index not in found else None
            )
            if match is not None:
                found[index] = left.pop(match)
    return found


def _about(row: Any, about: str) -> str:
    return str(row.get(about) if isinstance(row, Mapping) else row)
