"""The ledger of a record: takes values over with their evidence, each under its JSON pointer, and collects issues."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from extractors.certainty import class_of_rule
from schemas.evidence import Evidence, Found, Issue, IssueCode, Span

T = TypeVar("T")


@dataclass(slots=True)
class Ledger:
    """Collects evidence and issues while a Record is put together."""

    evidence: list[Evidence] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def take(self, path: str, found: Found[T] | None) -> T | None:
        """The value of `found`, its ground entered under `path` (a JSON pointer); None where nothing was found."""
        return None if found is None else self.note(path, found)

    def note(self, path: str, found: Found[T]) -> T:
        """The same for a value that is there."""
        ground = found.ground
        if found.method == "derived" and not ground:
            ground = tuple(span.raw for span in found.spans)
        rule, method = found.rule, found.method
        certainty = class_of_rule(rule, method)
        self.evidence.append(
            Evidence(path=path, method=method, rule=rule, spans=found.spans, ground=ground, certainty=certainty)
        )
        return found.value

    def derive(self, path: str, value: T, rule: str, *ground: str) -> T:
        """A value that follows from others: `ground` are their JSON pointers."""
        certainty = class_of_rule(rule, "derived")
        self.evidence.append(Evidence(path=path, method="derived", rule=rule, ground=ground, certainty=certainty))
        return value

    def raise_issue(self, code: IssueCode, message: str, path: str | None = None, spans: Iterable[Span] = ()) -> None:
        """Enters what could not be read, placed or believed."""
        self.issues.append(Issue(code=code, message=message, path=path, spans=tuple(spans)))
