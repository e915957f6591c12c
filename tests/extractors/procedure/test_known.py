"""Rules of procedure whose records are written by hand: the samples, and the shared ones where they are there."""

import json
from pathlib import Path

import pytest

from extractors.procedure.read import read_procedure
from extractors.text.flow import flow
from pipeline.reading.read import read

SHARED = Path(__file__).resolve().parents[4] / "shared"
SAMPLES = Path(__file__).resolve().parents[2] / "documents" / "steinfurt"


def known_rules() -> list[tuple[Path, Path]]:
    """Rules of procedure with their gold: the project's own samples, and the shared ones where they are."""
    pairs = [(paper, paper.parent / "expected.json") for paper in sorted(SAMPLES.glob("go-*/paper.*"))]
    gold = SHARED / "gold"
    for path in [*sorted(gold.glob("*-go-*.json")), *sorted((gold / "real").glob("*.json"))]:
        papers = [*(SHARED / "seeds").glob(f"{path.stem}.txt"), *(SHARED / "seeds/pdf").glob(f"{path.stem}*.pdf")]
        papers += [*(SHARED / "real/go").glob(f"{path.stem}.*")]
        pairs += [(paper, path) for paper in sorted(papers) if ".scan." not in paper.name]
    return [pair for pair in pairs if pair[0].suffix != ".html"]


@pytest.mark.parametrize(("paper", "gold"), known_rules(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_known_rules_are_read(paper: Path, gold: Path) -> None:
    expected = json.loads(gold.read_text())["rulesOfProcedure"]
    body = "Kreis Steinfurt" if "steinfurt" in str(paper) else None
    draft = read_procedure(flow(read(paper.name, paper.read_bytes())), body)
    assert draft.name and draft.name.value == expected["name"]
    assert draft.organization and draft.organization.value == expected["organization"]
    assert [section.title.value for section in draft.sections if section.title] == expected["section"]
    read_values = [(rule.type, rule.section, dict(rule.value)) for rule in draft.rules]
    for rule in expected["rule"]:
        alike = [value for kind, section, value in read_values if (kind, section) == (rule["type"], rule["section"])]
        assert any(rule["value"].items() <= value.items() for value in alike), rule
