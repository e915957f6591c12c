"""Members whom a list names in person, and what only looks like a name."""

import pytest

from extractors.committees.persons import is_person
from tests.extractors.committees.documents import committees, seats

_SIZE = "# § 2\n\nDer Beirat Wald besteht aus drei stimmberechtigten Mitgliedern.\n\n"


@pytest.mark.parametrize(
    "name", ["Prof. Dr. Eva Musterfrau", "Herr Xaver Beispiel", "Anna von Muster", "Karl-Heinz Probe-Muster"]
)
def test_a_title_or_a_first_name_shows_a_person(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    ["Amt Wald", "Landrat", "Caritasverband Musterau", "Stadt Musterau", "Erster Landesbeamter", "Frau Holle e. V."],
)
def test_an_office_is_no_person(name: str) -> None:
    assert not is_person(name)


def test_persons_stand_for_a_bare_number_of_members() -> None:
    found = committees(
        _SIZE + "Mitglieder des Beirats Wald (Stand: Mai 2030)\nDr. Eva Musterfrau, Försterin (Vorsitzende)\n"
        "Karl Exempel, Jäger\nTom Probe",
        own="Beirat Wald",
    )["Beirat Wald"]
    assert seats(found) == ["Dr. Eva Musterfrau Vorsitz +", "Karl Exempel +", "Tom Probe +"]
    assert [seat.kind.value for seat in found.seat if seat.kind] == ["person"] * 3
    assert found.chair is not None and found.chair.value == "Dr. Eva Musterfrau"


def test_who_sits_for_an_institution_holds_its_seat() -> None:
    found = committees(
        "# § 2\n\nDem Beirat Wald gehören das Forstamt und der Jagdverband an.\n\n# Mitglieder\n\n"
        "- Herr Max Muster, Forstamt\n- Frau Eva Probe, Jagdverband",
        own="Beirat Wald",
    )["Beirat Wald"]
    assert seats(found) == ["Forstamt", "Jagdverband"]
    assert [seat.person.value for seat in found.seat if seat.person] == ["Max Muster", "Eva Probe"]


def test_a_list_of_other_things_under_the_label_is_none() -> None:
    found = committees(_SIZE + "Mitglieder\nAmt Wald\nAmt Jagd\nVerein Holz", own="Beirat Wald")["Beirat Wald"]
    assert seats(found) == ["3 x Mitglieder +"]


def test_a_person_of_an_institution_in_prose_holds_its_seat() -> None:
    found = committees(
        "# Gremium\n\nDem Expertengremium gehören Prof. Eva Muster, Karl Probe von der Forstkammer und das Bauamt an."
    )["Expertengremium"]
    assert seats(found) == ["Prof. Eva Muster", "Forstkammer", "Bauamt"]
    assert [seat.kind.value for seat in found.seat if seat.kind] == ["person", "institution", "institution"]
    assert [seat.person.value for seat in found.seat if seat.person] == ["Karl Probe"]
