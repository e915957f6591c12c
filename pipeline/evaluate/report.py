"""Many documents together: scores by field, family, council and form, and the share whose whole header is right."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.compare import compare
from pipeline.evaluate.differences import Listed, listed
from pipeline.evaluate.fields import FAMILIES
from pipeline.evaluate.matchers import MATCHERS, STRICT
from pipeline.evaluate.records import Pair
from pipeline.evaluate.score import Score, macro_f1, total


@dataclass(slots=True)
class Tally:
    """Scores of some documents by matcher and field.

    `headers` counts the documents with a judged header by kind, `headers_right` those that have it all right, by kind
    and matcher.
    """

    documents: int = 0
    fields: dict[str, dict[str, Score]] = field(default_factory=lambda: {each.name: {} for each in MATCHERS})
    headers: Counter[str] = field(default_factory=Counter)
    headers_right: Counter[tuple[str, str]] = field(default_factory=Counter)

    def scores(self, matcher: str = STRICT.name, family: str | None = None) -> dict[str, Score]:
        """Scores by field in the order of FAMILIES, those of one family if it is named."""
        found = self.fields[matcher]
        return {name: found[name] for name in FAMILIES if name in found and family in (None, FAMILIES[name])}

    def micro(self, matcher: str = STRICT.name, family: str | None = None) -> Score:
        """All items together, each weighing the same."""
        return total(self.scores(matcher, family).values())

    def macro(self, matcher: str = STRICT.name) -> float:
        """The mean F1 of the fields, each weighing the same."""
        return macro_f1(self.scores(matcher).values())

    def whole_headers(self, matcher: str = STRICT.name, kind: str | None = None) -> float | None:
        """The share of documents (of one kind) whose whole header is right; None where no header is judged."""
        kinds = self.headers if kind is None else (kind,)
        judged = sum(self.headers[each] for each in kinds)
        return sum(self.headers_right[each, matcher] for each in kinds) / judged if judged else None

    @property
    def families(self) -> list[str]:
        """The families in which something is judged."""
        return list(dict.fromkeys(FAMILIES[name] for name in self.scores()))

    def as_json(self) -> dict[str, Any]:
        """Everything by matcher: fields, families, micro, macro, whole headers."""
        return {
            "documents": self.documents,
            "headers": dict(self.headers),
            "matcher": {each.name: self._matcher_json(each.name) for each in MATCHERS},
        }

    def _matcher_json(self, matcher: str) -> dict[str, Any]:
        whole = {kind: self.whole_headers(matcher, kind) for kind in (None, *self.headers)}
        return {
            "field": {name: score.as_json() for name, score in self.scores(matcher).items()},
            "family": {family: self.micro(matcher, family).as_json() for family in self.families},
            "micro": self.micro(matcher).as_json(),
            "macroF1": round(self.macro(matcher), 4),
            "wholeHeaderRight": {kind or "all": share and round(share, 4) for kind, share in whole.items()},
        }


@dataclass(slots=True)
class Report:
    """The tally of all documents, of each council and form, and everything that differs by the strict matcher."""

    everything: Tally = field(default_factory=Tally)
    groups: dict[tuple[str, str], Tally] = field(default_factory=dict)
    differences: list[Listed] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As `ratslese evaluate --json` prints it."""
        return {
            "all": self.everything.as_json(),
            "group": [{"council": key[0], "form": key[1], **tally.as_json()} for key, tally in self.sorted_groups()],
            "difference": [each.as_json() for each in self.differences],
        }

    def sorted_groups(self) -> list[tuple[tuple[str, str], Tally]]:
        """((council, form), tally); "" stands for all councils, or all forms."""
        return sorted(self.groups.items())


def evaluate(pairs: Iterable[Pair]) -> Report:
    """Compares all records with their gold."""
    report = Report()
    for pair in pairs:
        result = compare(pair.record, pair.gold)
        whole = {each.name: result.header_is_right(pair.gold, each.name) for each in MATCHERS}
        keys = [(pair.council, ""), ("", pair.form), (pair.council, pair.form)]
        for tally in (report.everything, *(report.groups.setdefault(key, Tally()) for key in keys)):
            _add(tally, result.by_matcher, pair.gold["kind"], whole)
        report.differences += listed(pair.name, result.differences)
    return report


def _add(tally: Tally, scores: dict[str, dict[str, Score]], kind: str, whole: dict[str, bool | None]) -> None:
    tally.documents += 1
    for matcher, fields in scores.items():
        for name, score in fields.items():
            tally.fields[matcher].setdefault(name, Score()).add(score)
    if whole[STRICT.name] is not None:
        tally.headers[kind] += 1
        tally.headers_right.update((kind, name) for name, right in whole.items() if right)
