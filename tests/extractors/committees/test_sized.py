"""Sentences that part a number of members, or say how many of them somebody has."""

import pytest

from tests.extractors.committees.documents import committees, seats

PARTED = {
    "Dem Beirat Wald gehören neun stimmberechtigte Mitglieder einschließlich des Vorsitzenden an. Fünf Mitglieder des "
    "Beirats sind Kreisrätinnen oder vom Kreistag gewählte Frauen und Männer, die im Wald erfahren sind. Vier "
    "stimmberechtigte Mitglieder sind Frauen und Männer, die auf Vorschlag der Forstverbände vom Kreistag gewählt "
    "werden.": ["5 x Kreisrätinnen oder vom Kreistag gewählte Frauen und Männer +", "4 x Forstverbände +"],
    "Der Beirat Wald umfasst 21 stimmberechtigte Mitglieder, 14 davon werden durch die Jagdvereine gewählt. "
    "Hinzukommen – in beratender Funktion – der Forstdezernent und eine Vertretung der Kämmerei sowie der Polizei.": [
        "14 x Jagdvereine +",
        "Forstdezernent -",
        "1 x Kämmerei -",
        "Polizei -",
    ],
    "Der Beirat Wald zählt insgesamt 12 Mitglieder, darunter sieben Mitglieder des Kreistags sowie vier "
    "Vertretungen der "
    "Jägerschaft. Einen Sitz hat zudem die Moorbeauftragte.": [
        "7 x Kreistag",
        "4 x Jägerschaft",
        "Moorbeauftragte",
    ],
    "Der Beirat Wald hat sechs Mitglieder. Zwei Mitglieder stellt die Forstkammer. Je zwei Mitglieder entsenden die "
    "Jagdvereine.": ["2 x Forstkammer", "je 2 x Jagdvereine"],
}


@pytest.mark.parametrize(("text", "expected"), PARTED.items())
def test_a_number_of_members_is_parted(text: str, expected: list[str]) -> None:
    assert seats(committees(f"# § 2\n\n{text}", own="Beirat Wald")["Beirat Wald"]) == expected


def test_sentences_that_count_what_each_sender_has_describe_a_committee_together() -> None:
    text = (
        "# Bericht\n\nVier Delegierte stellen die Jagdvereine. Die Forstkammer ist mit einem Delegierten "
        "vertreten. Die "
        "Sägewerke stellen drei Delegierte."
    )
    found = committees(text, title="Waldkonferenz")
    assert {name: seats(committee) for name, committee in found.items()} == {
        "Waldkonferenz": ["4 x Jagdvereine", "1 x Forstkammer", "3 x Sägewerke"]
    }
    two = text.replace(" Die Sägewerke stellen drei Delegierte.", "")
    assert committees(two, title="Waldkonferenz") == {}
    assert committees(text, title="Bericht über das Jahr") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Sechs Mitglieder sind zur Beschlussfähigkeit nötig.",
        "Vier Mitglieder sind anwesend.",
        "Drei Mitglieder werden für zwei Jahre gewählt.",
        "Drei Mitglieder des Kreistags werden vom Landrat vereidigt.",
        "Fünf Mitglieder sind Voraussetzung für die Wahl.",
        "Neun Mitglieder sind Frauen.",
        "Drei Mitglieder stellen Anträge auf Einberufung.",
        "Sieben davon werden durch Losentscheid bestimmt.",
        "Zwei Mitglieder werden vom Beirat zu stellvertretenden Vorsitzenden gewählt.",
        "Davon werden zwei Mitglieder vom Beirat in den Vorstand gewählt.",
        "Davon werden die Kosten vom Träger und vom Land bestellt.",
        "Es werden Arbeitsgruppen gebildet und vom Beirat gewählt.",
    ],
)
def test_what_a_number_of_members_does_is_no_part_of_it(text: str) -> None:
    whole = f"# § 2\n\nDer Beirat Wald hat neun Mitglieder. {text}"
    assert seats(committees(whole, own="Beirat Wald")["Beirat Wald"]) == ["9 x Mitglieder"]


def _of_own(text: str, own: str = "Beirat Wald") -> dict[str, list[str]]:
    """The seats in one section of the rules of `own`, by committee."""
    return {name: seats(found) for name, found in committees(f"# § 2\n\n{text}", own=own).items()}


ALONE = {
    "Die Fraktionen entsenden je ein Mitglied. Das Forstamt entsendet ein beratendes Mitglied.": [
        "je 1 x Fraktionen",
        "1 x Forstamt -",
    ],
    "Die Fraktionen sind durch je ein Mitglied vertreten.": ["je 1 x Fraktionen"],
    "Die Zahl der Mitglieder beträgt neun.": ["9 x Mitglieder"],
    "(1) Die Zahl der stimmberechtigten Mitglieder beträgt 11.": ["11 x Mitglieder +"],
    "Die Mitgliederzahl des Beirats Wald beträgt sieben.": ["7 x Mitglieder"],
    "Die Zahl der Mitglieder beträgt höchstens zwölf.": ["Mitglieder"],
}
"""Sentences that say alone who sits in the body that the rules are for."""


@pytest.mark.parametrize(("text", "expected"), ALONE.items())
def test_rules_say_in_one_sentence_who_sits_in_their_body(text: str, expected: list[str]) -> None:
    assert _of_own(text) == {"Beirat Wald": expected}


@pytest.mark.parametrize(
    "text",
    [
        "Die Fraktionen benennen je eine Ansprechperson.",
        "Die Fraktionen benennen je ein Mitglied für die Jury.",
        "Die Fraktionen entsenden je ein Mitglied in die Waldkommission.",
        "Die Zahl der Mitglieder der Forstvereine beträgt neun.",
        "Die Zahl der anwesenden Mitglieder beträgt mindestens die Hälfte.",
        "Die Zahl der anwesenden Mitglieder beträgt mindestens fünf.",
        "Die Zahl der fehlenden Mitglieder beträgt drei.",
        "Die Zahl der jugendlichen Mitglieder beträgt drei.",
        "Die Zahl der stellvertretenden Mitglieder beträgt drei.",
        "Bleibt eine Fraktion klein: Die Zahl ihrer Mitglieder beträgt drei.",
        "Die Zahl ihrer Mitglieder beträgt drei.",
    ],
)
def test_who_sends_elsewhere_sits_in_no_body_of_the_rules(text: str) -> None:
    assert "Beirat Wald" not in _of_own(text)


@pytest.mark.parametrize("own", ["Gemeinderat", "Rat", "Kreistag und Ausschüsse"])
def test_rules_of_a_council_do_not_say_so_of_it(own: str) -> None:
    assert _of_own("Die Fraktionen entsenden je ein Mitglied. Die Zahl der Mitglieder beträgt neun.", own) == {}
