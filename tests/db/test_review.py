"""Review: the weakest values first, each once, with the lines that they stand in."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from db.review import as_text, weakest
from db.store import store
from pipeline.cli import main
from schemas.evidence import Evidence, Span

TEXT = (
    "Landkreis Musterland\nVorlage 2031/050\nBetreff: Brücke über den\nBeispielbach\nim Ortsteil\n"
    "Bauausschuss 12.03.2031\n"
)


@pytest.fixture
def weak(db: Any, make: Any) -> Any:
    """A paper with a sure number, a title in two spans to be checked and a doubtful station; an empty sure paper."""

    def read(path: str, certainty: str, *words: str) -> Evidence:
        at = [TEXT.index(raw) for raw in words]
        spans = tuple(
            Span(page=1, start=start, end=start + len(raw), raw=raw) for start, raw in zip(at, words, strict=True)
        )
        return Evidence(path=path, method="read", rule="test/read", spans=spans, certainty=certainty)

    paper = {
        "reference": "2031/050",
        "name": "Brücke über den Beispielbach",
        "consultation": [{"order": 1, "organization": "Bauausschuss", "start": "2031-03-12"}],
    }
    body = {"name": "Landkreis Musterland"}
    sample = make.sample("in/2031-050.pdf", "pdf", [TEXT], {}, kind="paper", paper=paper, body=body)
    sample.record.evidence = [
        read("/paper/reference", "sure", "2031/050"),
        read("/paper/name", "check", "Brücke über den", "Beispielbach"),
        read("/paper/consultation/0/organization", "doubtful", "Bauausschuss"),
        Evidence(path="/paper/consultation/0/order", method="derived", rule="x", ground=("?",), certainty="doubtful"),
    ]
    store(db, sample.file, sample.record)
    other = make.sample("in/2031-051.pdf", "pdf", [TEXT], {}, kind="paper", paper={"reference": "2031/051"})
    other.record.evidence = [read("/paper/reference", "check", "Vorlage 2031/050")]
    store(db, other.file, other.record)
    return db


def test_the_weakest_come_first_each_once_with_its_lines(weak: Any) -> None:
    found = weakest(weak, 10, body="musterland")
    assert [(each.certainty, each.table, each.field, each.value) for each in found] == [
        ("doubtful", "consultation", "organization", "Bauausschuss"),
        ("check", "paper", "name", "Brücke über den Beispielbach"),
    ]
    assert [each.line for each in found] == ["Bauausschuss 12.03.2031", "Betreff: Brücke über den"]
    assert (found[1].path, found[1].page, found[1].document) == ("in/2031-050.pdf", 1, "musterland-2031-050")


def test_limit_council_and_field(weak: Any) -> None:
    assert len(weakest(weak, 10)) == 3
    assert [each.certainty for each in weakest(weak, 1)] == ["doubtful"]
    assert [each.field for each in weakest(weak, 10, body="Landkreis Musterland", field="paper.name")] == ["name"]
    assert weakest(weak, 10, field="start") == []
    assert {each.field for each in weakest(weak, 10, field="organization")} == {"organization"}


def test_the_command_prints_lines_or_json(weak: Any, path: Any) -> None:
    said = CliRunner().invoke(main, ["review", str(path), "--limit", "1"])
    assert said.exit_code == 0
    assert said.output.splitlines() == [
        "doubtful  consultation.organization: Bauausschuss",
        "          in/2031-050.pdf, page 1: Bauausschuss 12.03.2031",
    ]
    said = CliRunner().invoke(main, ["review", str(path), "--json"])
    assert [each["certainty"] for each in json.loads(said.output)] == ["doubtful", "check", "check"]


def test_a_rule_is_told_by_its_type_and_the_parts_that_it_has(db: Any, make: Any) -> None:
    values: dict[str, dict[str, Any]] = {
        "purpose": {},
        "meeting_frequency": {"min": 4, "max": None, "per": "year"},
        "basis": {"name": "lang " * 60, "kind": "law"},
    }
    rules = [
        {"type": type_, "section": "§ 2", "value": value, "modality": "must", "quote": type_}
        for type_, value in values.items()
    ]
    sample = make.statute(rules={"rule": rules}, committee=[])
    span = Span(page=1, start=0, end=5, raw="Kreis")
    sample.record.evidence = [
        Evidence(path=f"/rulesOfProcedure/rule/{at}/{field}", method="read", rule="x", spans=(span,), certainty="check")
        for at in range(3)
        for field in ("value", "type")
    ]
    store(db, sample.file, sample.record)
    *types, long, frequency, purpose = sorted(
        line.removeprefix("check     rule.") for line in as_text(weakest(db, 10)).splitlines()[::2]
    )
    assert types == ["type: basis", "type: meeting_frequency", "type: purpose"]
    assert long.startswith('value: basis ({"kind": "law", "name": "lang lang') and long.endswith("…)")
    assert (frequency, purpose) == ("value: meeting_frequency (min 4, per year)", "value: purpose (as worded)")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("review", "--field", "start"), "Nothing to look at: what was read is sure.\n"),
        (("alike",), "No names are alike and counted apart.\n"),
    ],
)
def test_where_nothing_is_found_the_command_says_so_beside_its_data(
    weak: Any, path: Any, command: tuple[str, ...], said: str
) -> None:
    name, *options = command
    found = CliRunner().invoke(main, [name, str(path), *options])
    assert (found.exit_code, found.stdout, found.stderr) == (0, "", said)
    found = CliRunner().invoke(main, [name, str(path), *options, "--json"])
    assert (found.stdout, found.stderr) == ("[]\n", "")


@pytest.mark.parametrize(("option", "there"), [("--body", "Landkreis Musterland"), ("--field", "paper.name")])
def test_what_is_not_there_is_an_error_that_says_what_is(weak: Any, path: Any, option: str, there: str) -> None:
    said = CliRunner().invoke(main, ["review", str(path), option, "nope"])
    assert said.exit_code == 2 and there in said.output


def test_the_view_shows_the_words_around(weak: Any) -> None:
    assert weak.execute(
        "SELECT raw, context FROM weak_value WHERE certainty = 'doubtful' AND raw IS NOT NULL"
    ).fetchall() == [("Bauausschuss", TEXT[TEXT.index("Bauausschuss") - 61 : TEXT.index("Bauausschuss") + 71])]


def test_the_index_finds_the_weak_ones(weak: Any) -> None:
    plan = weak.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM evidence WHERE certainty <> 'sure' AND certainty = 'check' "
        "ORDER BY file, page, start"
    ).fetchall()
    assert "evidence_weak" in str(plan) and "TEMP B-TREE" not in str(plan)
