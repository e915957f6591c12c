"""The four matchers, and what follows from their counts."""

import pytest

from pipeline.evaluate.matchers import levenshtein, ratcliff_obershelp, same, soft
from pipeline.evaluate.score import Score, macro_f1, total


@pytest.mark.parametrize(
    ("found", "wanted", "matched"),
    [
        ("Amt für Bau", "Amt für Bau", "same soft levenshtein ratcliff"),
        ("AMT FUER BAU.", "Amt für Bau", "soft"),
        ("Amt fürBau", "Amt für Bau", "soft levenshtein ratcliff"),
        ("Amt für Ban", "Amt für Bau", "levenshtein"),
        ("Haus- und Hofordnung der Stadt Neu", "Haus- und Hofordnung der Stadt Neua", "levenshtein ratcliff"),
        ("P2W", "P14D", "same soft levenshtein ratcliff"),
        ("P2W", "P15D", ""),
        ("Amt", "Amt für Bau", ""),
        ("–", "-", ""),
        ("", "-", ""),
    ],
)
def test_matchers(found: str, wanted: str, matched: str) -> None:
    matchers = {"same": same, "soft": soft, "levenshtein": levenshtein, "ratcliff": ratcliff_obershelp}
    assert [name for name, matches in matchers.items() if matches(found, wanted)] == matched.split()


def test_the_limits_are_reached_and_not_passed() -> None:
    assert levenshtein("abcdefgh12", "abcdefghij")
    assert not levenshtein("abcdefg123", "abcdefghij")
    assert ratcliff_obershelp("a" * 19 + "x", "a" * 19 + "y")
    assert not ratcliff_obershelp("a" * 18 + "x", "a" * 18 + "y")


def test_shares_follow_from_counts() -> None:
    score = Score(hits=6, wrong=2, missed=4)
    assert (score.precision, score.recall, round(score.f1, 4)) == (0.75, 0.6, 0.6667)
    assert Score().f1 == 1.0 and Score().is_empty


def test_micro_weighs_items_and_macro_fields() -> None:
    scores = [Score(hits=9, missed=0), Score(hits=0, missed=1), Score()]
    assert round(total(scores).f1, 4) == 0.9474
    assert macro_f1(scores) == 0.5
