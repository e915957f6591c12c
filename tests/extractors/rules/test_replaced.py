"""What a sentence names only to put another thing in its place, is not looked at by those who read its rules."""

import pytest

from extractors.rules.replaced import without_replaced
from tests.extractors.rules.test_read import rules


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Der Rat tagt nicht am Abend, sondern am Morgen.", "Der Rat tagt ~ am Morgen."),
        ("Er tagt nicht nur am Abend, sondern auch am Morgen.", "Er tagt nicht nur am Abend, sondern auch am Morgen."),
        ("Er tagt früher als geplant, künftig öfter.", "Er tagt früher als geplant, künftig öfter."),
        ("Er tagte bislang achtmal, künftig neunmal.", "Er tagte ~künftig neunmal."),
        ("Das Los entscheidet, nicht die Vorsitzende.", "Das Los entscheidet~."),
        ("Abweichend von Absatz 1 entscheidet das Los.", "Abweichend von Absatz 1 entscheidet das Los."),
        ("(2) Abweichend von der Frist von acht Tagen gilt § 3.", "(2) ~ gilt § 3."),
        ("Die bisherige Satzung ist überholt.", "Die bisherige Satzung ist überholt."),
    ],
)  # fmt: skip
def test_the_place_of_what_does_not_hold_is_blank(sentence: str, kept: str) -> None:
    shown = without_replaced(sentence)
    assert len(shown) == len(sentence)
    while "~~" in shown:
        shown = shown.replace("~~", "~")
    assert shown == kept


def test_where_to_deny_says_a_value_the_denial_is_seen() -> None:
    (rule,), _ = rules("Die Treffen können nicht als Videokonferenz, sondern nur vor Ort stattfinden.")
    assert (rule.type, rule.value) == ("remote_meeting", {"allowed": False})


def test_a_rule_keeps_its_whole_sentence() -> None:
    sentence = "Beschlüsse werden nicht mit Dreiviertelmehrheit, sondern mit einfacher Mehrheit gefasst."
    (rule,), _ = rules(sentence)
    assert (rule.value, rule.quote.value) == ({"kind": "simple"}, sentence)
