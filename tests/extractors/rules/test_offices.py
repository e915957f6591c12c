"""Offices in sentences, named in the nominative."""

import pytest

from extractors.rules.offices import office, subject
from extractors.text.nominative import Case


@pytest.mark.parametrize(
    ("text", "case", "name"),
    [
        ("dem Kommunalen Bildungsbüro eingerichtet", "dative", "Kommunales Bildungsbüro"),
        ("des Internationalen Ausschusses", "genitive", "Internationaler Ausschuss"),
        ("des Beirates für Wald und Flur", "genitive", "Beirat für Wald und Flur"),
        ("der Stabsstelle Klima der Stadt", "genitive", "Stabsstelle Klima der Stadt"),
        ("vom Umweltdezernenten bestellt", "dative", "Umweltdezernent"),
        ("der Dezernent / die Dezernentin für Bau, Verkehr und Umwelt des Kreises.", "nominative",
         "Dezernent / Dezernentin für Bau, Verkehr und Umwelt des Kreises"),
        ("den/die Vorsitzende/n einberufen", "accusative", "Vorsitz"),
        ("die*den Vorsitzende*n einberufen", "accusative", "Vorsitz"),
        ("die:der Sozialdezernent:in.", "nominative", "Sozialdezernent:in"),
        ("der_dem Bauamtsleiter_in vorgelegt", "dative", "Bauamtsleiter_in"),
        ("der Förster: die anderen", "nominative", "Förster"),
        ("der oder dem Ratsvorsitzenden vorgelegt", "dative", "Vorsitz"),
        ("der geschäftsführenden Stelle übergeben", "dative", "Geschäftsstelle"),
        ("mindestens einem Fünftel der Mitglieder verlangt", "dative", "ein Fünftel der Mitglieder"),
        ("dem Kreisrat für die Dauer der Wahlperiode berufen", "dative", "Kreisrat"),
        ("dem Kreisrat für jeweils zwei Jahre.", "dative", "Kreisrat"),
        ("zwei Mitgliedern des Beirats verlangt", "dative", "zwei Mitglieder des Beirats"),
    ],
)  # fmt: skip
def test_office(text: str, case: Case, name: str) -> None:
    found = office(text, 0, case)
    assert found is not None
    assert found.name == name


def test_a_pronoun_stands_for_the_subject_before() -> None:
    found = subject("Sie verfasst eine Niederschrift.", "Die Geschäftsstelle ist beim Amt eingerichtet.")
    assert found is not None
    assert found.name == "Geschäftsstelle"


def test_a_verb_is_no_office() -> None:
    assert office("wird festgelegt", 0, "nominative") is None
