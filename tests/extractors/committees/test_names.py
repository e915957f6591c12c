import pytest

from extractors.committees.names import Names, mentions
from schemas.evidence import Found
from tests.extractors.committees.documents import passage

ONE_NAME = {
    "des Arbeitskreises Radverkehr im Landkreis Musterau": "Arbeitskreis Radverkehr",
    "der Lenkungsgruppe zur Zukunft der Berufsschulen im Kreis X": "Lenkungsgruppe zur Zukunft der Berufsschulen",
    "dem Beirat für Wald, Jagd und Fischerei der Stadt Musterau": "Beirat für Wald, Jagd und Fischerei",
    "eines Internationalen Ausschusses": "Internationaler Ausschuss",
    "am Runden Tisch Wohnen": "Runder Tisch Wohnen",
    "in der Arbeitsgruppe „Leben auf dem Dorf“": "Arbeitsgruppe Leben auf dem Dorf",
    "AK Asyl": "Arbeitskreis Asyl",
}


@pytest.mark.parametrize(("printed", "name"), ONE_NAME.items())
def test_a_heading_gives_one_name_in_the_nominative(printed: str, name: str) -> None:
    names = Names([passage(printed)], [], None)
    assert [names.attested(mention)[0] for mention in mentions(passage(printed))] == [name]


def test_an_object_after_a_short_name_is_no_part_of_it() -> None:
    sentence = passage("Nach einem Jahr hat der Arbeitskreis Empfehlungen zum Radverkehr vorgelegt.")
    names = Names([passage("Bericht des Arbeitskreises Radverkehr")], [sentence], None)
    mention = next(mentions(sentence))
    assert names.attested(mention)[0] == "Arbeitskreis"
    assert names.resolve(mention, ()) == "Arbeitskreis Radverkehr"


def test_the_own_committee_is_meant_by_its_kind() -> None:
    sentence = passage("Der Beirat tagt zweimal.")
    names = Names([], [sentence], Found("Beirat für Wald und Jagd", "test/own"))
    assert names.resolve(next(mentions(sentence)), ()) == "Beirat für Wald und Jagd"
