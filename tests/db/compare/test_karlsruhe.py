"""Two versions of real rules of procedure: what a reader of both finds, and nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from db.compare.cells import Comparison, Step

FOLDER = Path(__file__).parents[4] / "shared" / "real" / "go"

WORDS = {
    "§ 3 Abs. 2": ("acht Gemeinderatsmitgliedern", "Fraktionen und Gruppierungen"),
    "§ 21 Abs. 1": (None, "Beratende Ausschüsse"),
    "§ 21 Abs. 1 Nr. 3": ("Wirtschaftsförderung", "Wirtschaft und Wissenschaft"),
    "§ 21 Abs. 1 Nr. 6": ("Migrationsbeirat", "Integrationsausschuss"),
    "§ 21 Abs. 1 Nr. 8": ("Schulbeirat", "Schulausschuss"),
    "§ 21 a": (None, None),
    "§ 23": ("2017", "2020"),
}
"""Where the words differ: a word before and one after."""


@pytest.fixture(scope="module")
def database(read_papers: Callable[[Sequence[Path]], Path]) -> Path:
    papers = sorted(FOLDER.glob("ka_Gemeinderat_*.txt"))
    if len(papers) != 2:
        pytest.skip("the two versions do not lie beside the project")
    return read_papers(papers)


@pytest.fixture
def steps(database: Path, compared: Callable[..., Comparison]) -> dict[str, Step]:
    return {step.later.name: step for step in compared(database, committees=("Gemeinderat",)).steps}


def test_every_difference_of_the_words_and_no_other(steps: dict[str, Step]) -> None:
    texts = [change for change in steps["Gemeinderat"].changes if change.kind == "text"]
    assert {change.place for change in texts} == set(WORDS)
    for place, (before, after) in WORDS.items():
        here = [change for change in texts if change.place == place]
        assert any((before or "") in (each.before or "") and (after or "") in (each.after or "") for each in here), (
            place
        )


def test_every_difference_of_the_rules_and_no_other(steps: dict[str, Step]) -> None:
    changed = {(each.kind, each.label, each.before) for each in steps["Gemeinderat"].changes if each.kind != "text"}
    assert changed == {
        ("changed", "Regeln beschlossen", "20.10.2020"),
        ("changed", "Gültigkeit und Ende", "ab 1.11.2020 (die Regeln)"),
        ("stated", "Gremium Arbeitsausschuss", None),
        ("stated", "Gremium Kommission", None),
        ("stated", "Sonstige Gremien: Vorsitz", None),
    }


def test_who_sits_in_the_council_of_elders(steps: dict[str, Step]) -> None:
    seats = {
        (each.kind, each.label, each.before) for each in steps["Ältestenrat"].changes if each.kind in ("came", "went")
    }
    assert ("went", "Gemeinderatsmitglieder", "8") in seats
    assert {kind for kind, _, _ in seats} == {"came", "went"} and len(seats) == 3


def test_another_body_of_the_rules_has_its_own_changes(database: Path, compared: Callable[..., Comparison]) -> None:
    (step,) = compared(database, committees=("Ältestenrat",)).steps
    assert step.later.name == "Ältestenrat"
    assert {each.kind for each in step.changes} == {"came", "went", "reworded"}
