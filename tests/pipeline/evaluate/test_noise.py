"""Damage as OCR does it: as much as was asked for, always the same, and less and less is read right."""

import json
import shutil
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from pipeline.evaluate.command import Asked, answer
from pipeline.evaluate.noise import CONFUSIONS, damaged
from schemas.errors import UsageError

SAMPLE = Path(__file__).parents[2] / "documents" / "konstanz" / "2019-087"
TEXT = (SAMPLE / "paper.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("share", [0.01, 0.02, 0.04])
def test_as_much_is_damaged_as_was_asked_for(share: float) -> None:
    distance = Levenshtein.distance(TEXT, damaged(TEXT, share))
    assert 0.8 * share < distance / len(TEXT) < 1.5 * share, "a character may be read as two"


def test_the_same_seed_damages_in_the_same_way_and_another_does_not() -> None:
    assert damaged(TEXT, 0.02, 3) == damaged(TEXT, 0.02, 3)
    assert damaged(TEXT, 0.02, 3) != damaged(TEXT, 0.02, 4)
    assert damaged(TEXT, 0) == TEXT


def test_lines_stay_lines() -> None:
    assert damaged(TEXT, 0.04).count("\n") == TEXT.count("\n")


def test_what_ocr_confuses_is_what_is_damaged() -> None:
    assert damaged("§" * 100, 0.1).translate({ord(sign): None for sign in "§83$& "}) == ""
    assert damaged("#" * 100, 0.5) == "#" * 100
    assert all(seen not in read for seen, read in CONFUSIONS.items())


def test_the_curve_starts_at_the_undamaged_text_and_falls(tmp_path: Path) -> None:
    (tmp_path / "konstanz").mkdir()
    (tmp_path / "gold").mkdir()
    shutil.copy(SAMPLE / "paper.txt", tmp_path / "konstanz" / "a.txt")
    shutil.copy(SAMPLE / "expected.json", tmp_path / "gold" / "a.json")
    said = json.loads(answer(Asked(tmp_path, tmp_path / "gold", "noise", as_json=True)))["noise"]
    micro = [each["matcher"]["strict"]["micro"]["f1"] for each in said]
    assert [each["damaged"] for each in said] == [0, 0.01, 0.02, 0.04]
    assert [each["documents"] for each in said] == [1, 5, 5, 5]
    assert micro[0] == 1 > micro[1] > micro[3]
    assert "4% damaged" in answer(Asked(tmp_path, tmp_path / "gold", "noise"))
    with pytest.raises(UsageError, match="No text"):
        answer(Asked(tmp_path / "gold", tmp_path / "gold", "noise"))
