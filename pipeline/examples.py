"""Reads the examples that a council's profile carries, and says which are not read as they say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from extractors.classify import document_type
from extractors.extract import extract
from extractors.ledger import Ledger
from extractors.papers.read import read_paper
from extractors.papers.record import paper_record
from extractors.text.flow import FlowLine, flow
from pipeline.evaluate.compare import agrees
from pipeline.reading.read import read
from schemas.council import CouncilProfile, Example
from schemas.record import Paper

_HEADING = "Vorlage\n\n"
"""Put over lines that are a part of a paper's header only."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A field of an example that was not read as the profile says: what it should be and what was read instead."""

    council: str
    number: int
    """Which of the profile's examples, from 1."""
    field: str
    expected: Any
    read: Any

    def __str__(self) -> str:
        return f"example {self.number}: {self.field} should be {self.expected!r}, is {self.read!r}"


def check(profile: CouncilProfile, profiles: Sequence[CouncilProfile]) -> tuple[Failure, ...]:
    """What the profile's examples expect and is read otherwise; `profiles` are all that are known."""
    return tuple(
        failure
        for number, example in enumerate(profile.example, start=1)
        for failure in _failures(profile, number, example, profiles)
    )


def failures_json(failures: Sequence[Failure]) -> str:
    """The failures as a JSON list."""
    return json.dumps([asdict(failure) for failure in failures], ensure_ascii=False, indent=2)


def failures_text(checked: Sequence[CouncilProfile], failures: Sequence[Failure]) -> str:
    """A line for each profile, and under it one for each value that was read otherwise than its example says."""
    lines: list[str] = []
    for profile in checked:
        own = [failure for failure in failures if failure.council == profile.id]
        wrong = len({failure.number for failure in own})
        count = len(profile.example)
        said = f"{count - wrong} of {count} examples are read as they say" if count else "no examples"
        lines += [f"{profile.id}: {said}", *(f"  {failure}" for failure in own)]
    return "\n".join(lines)


def _failures(
    profile: CouncilProfile, number: int, example: Example, profiles: Sequence[CouncilProfile]
) -> list[Failure]:
    record = _read(profile, example, profiles)
    found = {**(record["paper"] or {}), **record}
    return [
        Failure(profile.id, number, name, value, found.get(name))
        for name, value in example.expect.items()
        if not agrees(found.get(name), _unsaid(value), key=name)
    ]


def _read(profile: CouncilProfile, example: Example, profiles: Sequence[CouncilProfile]) -> dict[str, Any]:
    """The record of an example's text, as JSON; that of a header's lines alone where no heading of a paper is there."""
    text = example.text.encode("utf-8")
    document = read("example.txt", text)
    body = None if "body" in example.expect else profile.id
    record = extract(document, profiles, body)
    if record.kind == "other" and document_type(flow(document), profile).heading is None:
        record.paper = _header(profile, text)
    found: dict[str, Any] = record.model_dump(mode="json", by_alias=True)
    return found


def _header(profile: CouncilProfile, text: bytes) -> Paper:
    items = flow(read("example.txt", _HEADING.encode() + text))
    heading = items[0]
    assert isinstance(heading, FlowLine)
    return paper_record(read_paper(items, 0, heading.text, profile), profile, (), Ledger())


def _unsaid(value: Any) -> Any:
    """The same with None for "": TOML has no word for what is not there."""
    if isinstance(value, Mapping):
        return {name: _unsaid(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_unsaid(part) for part in value]
    return None if value == "" else value
