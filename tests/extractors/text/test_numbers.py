"""Numbers, shares and periods in digits and words."""

import re

import pytest

from extractors.text.numbers import FRACTION, NUMBER, number, period, share


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("Zwei", 2),
        ("einem", 1),
        ("dreizehn", 13),
        ("zwanzig", 20),
        ("fünfzig", 50),
        ("²", None),
        ("einige", None),
    ],
)
def test_a_number_in_digits_or_words(text: str, value: int | None) -> None:
    assert number(text) == value
    assert bool(re.fullmatch(NUMBER, text, re.IGNORECASE)) == (value is not None)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("mindestens 14 Tage vorher", "P14D"),
        ("für zwei Jahre", "P2Y"),
        ("eine Woche vor der Sitzung", "P7D"),
        ("mit zehntägiger Frist", "P10D"),
        ("rechtzeitig", None),
    ],
)
def test_a_period(text: str, duration: str | None) -> None:
    found = period(text)
    assert (found[0] if found else None) == duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zwei Drittel der Mitglieder", "2/3"),
        ("mehr als die Hälfte", "majority"),
        ("die Hälfte", "1/2"),
        ("3/4", "3/4"),
    ],
)
def test_a_share(text: str, expected: str) -> None:
    found = FRACTION.search(text)
    assert found is not None
    assert share(found) == expected
