"""Voting rights that a sentence states apart from the list of members."""

import pytest

from tests.extractors.committees.documents import committees, seats

_LIST = (
    "# § 2 Mitglieder\n\n(1) Der Beirat Moor besteht aus\n1. vier Mitgliedern des Kreistags,\n2. zwei Vertretungen der "
    "Torfbetriebe,\n3. der Moorbeauftragten,\n4. einer Vertretung des Naturbunds.\n"
)


def _beirat(text: str) -> list[str]:
    return seats(committees(_LIST + text, own="Beirat Moor")["Beirat Moor"])


@pytest.mark.parametrize(
    ("said", "votes"),
    [
        ("(2) Die Mitglieder nach Absatz 1 Nr. 1 und 3 bis 4 sind stimmberechtigt.", "+?++"),
        ("(2) Stimmberechtigt sind die Mitglieder nach Abs. 1 Nummer 1.", "+???"),
        ("(2) Die Mitglieder nach Nr. 2 und 4 haben beratende Stimme.", "?-?-"),
        (
            "(2) Mitglieder nach Absatz 1 Nr. 1 sind stimmberechtigt, Mitglieder nach Nr. 2 bis 4 wirken beratend.",
            "+---",
        ),
        ("(2) Die Mitglieder nach Absatz 1 haben Stimmrecht.", "++++"),
        ("(2) Die Moorbeauftragte hat kein Stimmrecht.", "??-?"),
        ("(2) Die Mitglieder des Kreistags haben kein Stimmrecht.", "-???"),
        ("(2) Alle Mitglieder sind stimmberechtigt.", "++++"),
        ("(2) Die Moorbeauftragte hat kein Stimmrecht. Alle Mitglieder haben Stimmrecht.", "++-+"),
    ],
)
def test_a_sentence_gives_seats_of_the_list_their_vote(said: str, votes: str) -> None:
    marks = {True: "+", False: "-", None: "?"}
    found = committees(_LIST + said, own="Beirat Moor")["Beirat Moor"].seat
    assert "".join(marks[seat.voting.value if seat.voting else None] for seat in found) == votes


@pytest.mark.parametrize(
    "said",
    [
        "(2) Die Mitglieder nach Absatz 1 Nr. 2 werden vom Kreistag auf zwei Jahre berufen.",
        "(2) Die Mitglieder nach Absatz 3 Nr. 1 sind stimmberechtigt.",
        "(2) In Fragen der Jagd sind die Mitglieder nach Absatz 1 Nr. 2 stimmberechtigt.",
        "(2) Die Mitglieder nach Nr. 2 sind stimmberechtigt, soweit sie anwesend sind.",
        "(2) Die Geschäftsstelle hat kein Stimmrecht.",
        "(2) Der Beirat ist beschlussfähig, wenn alle stimmberechtigten Mitglieder geladen sind.",
    ],
)
def test_a_sentence_on_other_matters_gives_nobody_a_vote(said: str) -> None:
    assert _beirat(said) == ["4 x Kreistag", "2 x Torfbetriebe", "Moorbeauftragte", "1 x Naturbund"]


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Ständiger Gast ist das Forstamt.", "ständiger Gast"),
        ("Als Gast nimmt das Forstamt an den Sitzungen teil.", "Gast"),
    ],
)
def test_a_guest_is_none_of_all_members(said: str, role: str) -> None:
    found = _beirat(f"(2) {said}\n(3) Alle Mitglieder sind stimmberechtigt.")
    assert found[3:] == ["1 x Naturbund +", f"Forstamt {role}"]


def test_who_joins_the_members_of_a_numbered_list() -> None:
    assert _beirat("(2) Hinzu kommen zwei Vertretungen der Imkerei.")[3:] == ["1 x Naturbund", "2 x Imkerei"]
    assert _beirat("(2) Der Beirat tagt im Moor. Hinzu kommen zwei Vertretungen der Imkerei.")[3:] == ["1 x Naturbund"]


def test_letters_and_another_body_of_the_same_rules() -> None:
    text = (
        "# § 2 Fachrat\n\n(1) Der Fachrat Wasser besteht aus\na) drei Mitgliedern des Kreistags,\nb) dem Bauamt.\n"
        "(2) Die Mitglieder nach Buchst. b haben nur beratende Stimme.\n\n"
        "# § 3 Kuratorium\n\nDas Kuratorium besteht aus\na) zwei Mitgliedern des Kreistags,\nb) dem Forstamt.\n\n"
        "Stimmberechtigt sind alle Mitglieder."
    )
    found = committees(text, own="Beirat Moor")
    assert seats(found["Fachrat Wasser"]) == ["3 x Kreistag", "Bauamt -"]
    assert seats(found["Kuratorium"]) == ["2 x Kreistag +", "Forstamt +"]
