"""Member tables: announced by a heading alone, with columns for persons, roles and what nobody asks for."""

from tests.extractors.committees.documents import committees, seats

_SAID = "# 1 Anlass\n\nDie Mitglieder des Fahrgastbeirats sind in der Übersicht unten aufgeführt.\n\n"


def test_a_heading_announces_a_table_of_members_in_person() -> None:
    text = (
        f"{_SAID}# Mitglieder des Fahrgastbeirats\n\nNr.\tName\tEntsendende Stelle\tFunktion\tStellvertretung\n"
        "1\tFrau Jana Musterfrau\tStadt Musterau\tVorsitz\tJan Muster\n2\tUwe Muster\tBahnverein\tMitglied\t–\n"
        "3\tN. N.\tBahn GmbH\tberatend\t–\n4\tEva Beispiel\tPolizei\tständiger Gast\t–"
    )
    found = committees(text)["Fahrgastbeirat"]
    assert seats(found) == [
        "1 x Stadt Musterau Vorsitz",
        "1 x Bahnverein",
        "1 x Bahn GmbH -",
        "1 x Polizei ständiger Gast",
    ]
    assert [seat.person.value if seat.person else None for seat in found.seat] == [
        "Jana Musterfrau",
        "Uwe Muster",
        None,
        "Eva Beispiel",
    ]


def test_a_column_of_its_own_is_passed_over() -> None:
    text = (
        "# AG\n\nDie Arbeitsgruppe Deich setzt sich wie folgt zusammen:\n\nStelle\tRolle\tStimme\tbenannt durch\n"
        "Bauamt\tMitglied\tja\tAmtsleitung\nPersonalrat\tberatend\tnein\tVorstand"
    )
    assert seats(committees(text)["Arbeitsgruppe Deich"]) == ["1 x Bauamt +", "1 x Personalrat -"]


def test_who_holds_the_seat_and_who_sends() -> None:
    text = (
        "# AG\n\nDie Arbeitsgruppe Deich setzt sich wie folgt zusammen:\n\nMitglied\tOrganisation\n"
        "Uwe Muster\tDeichverband\nEva Beispiel\tNaturbund"
    )
    found = committees(text)["Arbeitsgruppe Deich"]
    assert seats(found) == ["1 x Deichverband", "1 x Naturbund"]
    assert [seat.person.value for seat in found.seat if seat.person] == ["Uwe Muster", "Eva Beispiel"]


def test_a_composition_in_the_annex_of_the_rules_is_complete() -> None:
    text = (
        "# § 2 Mitglieder\n\nDie Deichkonferenz setzt sich wie in der Anlage 1 aufgeführt zusammen.\n\n"
        "# Anlage 1: Mitglieder der Deichkonferenz\n\nBereich\tInstitution\tAnzahl\tStimmrecht\n"
        "Land\tBauamt\t2\tja\n\tForstamt\t1\tnein\nWasser\tDeichverband\t1\tja"
    )
    found = committees(text, own="Deichkonferenz")["Deichkonferenz"]
    assert seats(found) == ["2 x Bauamt [Land] +", "1 x Forstamt [Land] -", "1 x Deichverband [Wasser] +"]
    assert found.seat_list is not None and found.seat_list.value == "complete"


def test_a_table_of_other_things_under_such_a_heading_is_no_list_of_members() -> None:
    assert committees(f"{_SAID}# Mitglieder des Fahrgastbeirats\n\nJahr\tSitzungen\n2020\t4\n2021\t3") == {}
    assert committees(f"{_SAID}# Kosten des Fahrgastbeirats\n\nStelle\tAnzahl\nBauamt\t4\nForstamt\t3") == {}


def test_a_row_with_a_person_and_without_an_institution_is_a_seat_of_its_own() -> None:
    text = (
        f"{_SAID}# Mitglieder des Fahrgastbeirats\n\nName\tEntsendende Stelle\tStimmrecht\n"
        "Uwe Muster\tBahnverein\tja\nEva Beispiel\t\tnein\nN. N.\t\tja"
    )
    found = committees(text)["Fahrgastbeirat"]
    assert seats(found) == ["1 x Bahnverein +", "1 x Eva Beispiel -"]
    assert [seat.kind.value for seat in found.seat if seat.kind] == ["institution", "person"]
