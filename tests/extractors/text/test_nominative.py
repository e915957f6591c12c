"""Noun phrases back in the nominative, by the case that they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.nominative import Case, is_plural, nominative, singular

OBLIQUE = {
    "der kommunalen Klima- und Energiebeauftragten": "kommunale Klima- und Energiebeauftragte",
    "der vier großen Kreisstädte": "große Kreisstädte",
    "des Referats Freie Kultur": "Referat Freie Kultur",
    "dem Sozialdezernenten": "Sozialdezernent",
    "der Stadt Musterau": "Stadt Musterau",
    "des Jugendamtes": "Jugendamt",
    "des Landkreises Musterau": "Landkreis Musterau",
    "den Wohlfahrtsverbänden": "Wohlfahrtsverbände",
    "den Handwerkskammern": "Handwerkskammern",
    "des Diakonischen Werks": "Diakonisches Werk",
    "der Norddeutschen Kammerphilharmonie": "Norddeutsche Kammerphilharmonie",
    "des Runden Tisches Wohnen": "Runder Tisch Wohnen",
    "des Stammtisches Musterau": "Stammtisch Musterau",
    "der Krebs-Erkrankten": "Krebs-Erkrankte",
    "Verantwortlichen der Stadtverwaltung": "Verantwortliche der Stadtverwaltung",
    "den Psychiatrie-Erfahrenen": "Psychiatrie-Erfahrene",
    "der unteren Naturschutzbehörde": "untere Naturschutzbehörde",
    "dem Ersten Landesbeamten": "Erster Landesbeamter",
    "dem/der Ersten Beigeordneten": "Erste/r Beigeordnete/r",
    "dem/der Moorbeauftragte/n": "Moorbeauftragte/r",
    "der Moorbeauftragten": "Moorbeauftragte",
    "der Moorbeauftragte": "Moorbeauftragter",
    "der Integrierten Gesamtschulen": "Integrierte Gesamtschulen",
    "der oder dem Ersten Bürgermeister/in": "Erste/r Bürgermeister/in",
    "des Bürgermeisters oder der Bürgermeisterin": "Bürgermeister oder Bürgermeisterin",
    "sachkundigen Einwohnerinnen und Einwohnern": "sachkundige Einwohnerinnen und Einwohner",
    "der Landrätin/dem Landrat": "Landrätin/Landrat",
    "des DRK": "DRK",
    "der Caritas": "Caritas",
}
NOMINATIVE = {
    "der Dezernent / die Dezernentin für Bau und Umwelt": "Dezernent / Dezernentin für Bau und Umwelt",
    "die Fraktionsvorsitzenden": "Fraktionsvorsitzende",
    "das Staatliche Schulamt": "Staatliches Schulamt",
    "die Leitung der Stabsstelle Klima": "Leitung der Stabsstelle Klima",
    "Gleichstellungsbeauftragte des Landkreises": "Gleichstellungsbeauftragte des Landkreises",
    "Der jeweilige Beirat": "Beirat",
    "DIE LINKE": "DIE LINKE",
}


@pytest.mark.parametrize(("phrase", "expected"), OBLIQUE.items())
def test_genitive_and_dative_become_nominative_without_article(phrase: str, expected: str) -> None:
    assert nominative(phrase, "oblique") == expected


@pytest.mark.parametrize(("phrase", "expected"), NOMINATIVE.items())
def test_a_nominative_only_loses_its_article(phrase: str, expected: str) -> None:
    assert nominative(phrase, "nominative") == expected


@pytest.mark.parametrize(
    ("phrase", "case", "expected"),
    [
        ("den Internationalen Ausschuss", "accusative", "Internationaler Ausschuss"),
        ("das Kommunale Bildungsbüro", "accusative", "Kommunales Bildungsbüro"),
        ("zwei weitere Mitglieder", "accusative", "weitere Mitglieder"),
        ("des Kreistages", "genitive", "Kreistag"),
        ("des Bildungsbüros", "genitive", "Bildungsbüro"),
        ("des Bündnisses Vielfalt", "genitive", "Bündnis Vielfalt"),
        ("des Gebäudes", "genitive", "Gebäude"),
        ("des Kurses", "genitive", "Kurs"),
        ("dem Mehrgenerationenhaus", "dative", "Mehrgenerationenhaus"),
        ("im Verein Jobs und Chancen", "dative", "Verein Jobs und Chancen"),
        ("beim Kommunalen Integrationszentrum", "dative", "Kommunales Integrationszentrum"),
    ],
)
def test_the_case_decides_what_an_ending_means(phrase: str, case: Case, expected: str) -> None:
    assert nominative(phrase, case) == expected


@given(st.text(alphabet="abcdeABC äöü-/.,", max_size=60))
def test_unknown_words_never_fail_and_nothing_is_invented(phrase: str) -> None:
    result = nominative(phrase)
    assert len(result) <= len(phrase) + 2


def test_number_of_a_noun() -> None:
    assert [singular(noun) for noun in ("Fraktionen", "Städte", "Sparten", "Zzz")] == [
        "Fraktion",
        "Stadt",
        "Sparte",
        "Zzz",
    ]
    assert is_plural("kreisangehörige Gemeinden")
    assert is_plural("kommunale Klimabeauftragte")
    assert not is_plural("Klimabeauftragte des Landkreises")
    assert not is_plural("Polizeipräsidium Musterau")
