"""No set of papers is read worse than its floors in tests/accuracy/floors.toml say; and the kept figures are whole."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.councils import packaged_profiles
from pipeline.evaluate.curve import noise_curve
from pipeline.evaluate.report import evaluate
from tests.accuracy.measure import agreement, figures, hand_classes
from tests.accuracy.papers import DISTANT, SETS, noise_sources
from tests.accuracy.table import tables

FLOORS = tomllib.loads((Path(__file__).parent / "accuracy" / "floors.toml").read_text(encoding="utf-8"))
KEPT = Path(__file__).parents[1] / "docs" / "accuracy.json"
HAND = {each.key: each for each in SETS}
OTHERS = {each.key: each for each in DISTANT}


def below(measured: Mapping[str, Any], floors: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """(measured, floor) of all figures that are too low; a floor for what is not measured is an error."""
    return {name: (measured[name], floor) for name, floor in floors.items() if measured[name] < floor}


@pytest.mark.parametrize("key", FLOORS["set"])
def test_papers_with_gold_are_read_as_well_as_before(key: str) -> None:
    pairs = list(HAND[key].pairs())
    if not pairs:
        pytest.skip(f"the papers of {key} in ../shared are not here")
    measured = {**figures(evaluate(pairs).everything), "sure": hand_classes(pairs)["sure"]["right"]}
    assert below(measured, FLOORS["set"][key]) == {}


@pytest.mark.parametrize("key", FLOORS["distant"])
def test_distant_gold_agrees_as_often_as_before(key: str) -> None:
    found = agreement(OTHERS[key])
    if not found:
        pytest.skip(f"the papers of {key} in ../shared are not here")
    shares = {name: each["share"] for name, each in found["field"].items()}
    shares["sure"] = found["classes"]["sure"]["right"] if "sure" in found["classes"] else 1.0
    assert below(shares, FLOORS["distant"][key]) == {}


def test_noise_costs_no_more_than_before() -> None:
    curve = noise_curve(noise_sources(), packaged_profiles())
    measured = {str(share): figures(report.everything) for share, report in curve.items()}
    assert {share: below(measured[share], floors) for share, floors in FLOORS["noise"].items()} == {
        share: {} for share in FLOORS["noise"]
    }


def test_the_kept_figures_have_every_set_with_floors_and_make_tables() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    keys = {each["key"] for each in kept["sets"]}
    assert set(FLOORS["set"]) <= keys <= set(HAND)
    text = tables(kept)
    assert kept["about"]["Date"] in text
    assert all(each["title"] in text for each in [*kept["sets"], *kept["distant"]])
