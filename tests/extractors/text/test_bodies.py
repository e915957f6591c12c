"""The vocabulary of bodies: forms of their nouns, and words that only look like one."""

import re

import pytest

from extractors.text.bodies import ENDING, head_of


@pytest.mark.parametrize(
    ("word", "noun", "gender", "case"),
    [
        ("Gestaltungsbeirates", "Gestaltungsbeirat", "m", "oblique"),
        ("Jugendhilfeausschuss", "Jugendhilfeausschuss", "m", "nominative"),
        ("Ausschusses", "Ausschuss", "m", "oblique"),
        ("Lenkungsgruppe", "Lenkungsgruppe", "f", "unknown"),
        ("Forums", "Forum", "n", "oblique"),
        ("Kreistags", "Kreistag", "m", "oblique"),
    ],
)
def test_a_head_noun_comes_back_in_the_nominative(word: str, noun: str, gender: str, case: str) -> None:
    head = head_of(word)
    assert head is not None
    assert (head.noun, head.gender, head.case) == (noun, gender, case)


@pytest.mark.parametrize(
    "word", ["Landrat", "Referat", "Kreisrat", "Pressekonferenz", "Personenkreis", "Ausschüsse", "Zielgruppe"]
)
def test_persons_offices_and_plurals_are_no_body(word: str) -> None:
    assert head_of(word) is None


@pytest.mark.parametrize(
    ("word", "is_kind"), [("Beirat", True), ("Seniorenbeirat", False), ("Kreistag", False), ("Gremium", False)]
)
def test_a_kind_is_a_head_alone(word: str, is_kind: bool) -> None:
    head = head_of(word)
    assert head is not None
    assert head.is_kind == is_kind


@pytest.mark.parametrize("word", ["Ausschusses", "Beirats", "Rates", "Kommission", "Gremiums"])
def test_endings_with_their_genitive(word: str) -> None:
    assert re.fullmatch(rf"\w{{0,20}}{ENDING}", word)
