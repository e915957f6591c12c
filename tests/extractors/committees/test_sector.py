import pytest

from extractors.committees.sector import kind_of, sector_of
from schemas.council import CouncilProfile
from tests.extractors.committees.documents import LANDKREIS

SECTORS = {
    "Klimabeauftragte des Landkreises": "administration",
    "Amt für Schulen und Kultur": "administration",
    "Kreiskulturreferat": "administration",
    "Evangelisches Jugendreferat": None,
    "kommunale Klimabeauftragte": "municipalities",
    "Bürgermeister/in einer Kommune": "municipalities",
    "Stadt Musterau": "municipalities",
    "Kreistagsfraktionen": "politics",
    "Staatliches Schulamt Musterau": "state",
    "Agentur für Arbeit Musterau": "state",
    "Caritasverband Musterau": "welfare",
    "Industrie- und Handelskammer Oberland": "business",
    "Kreisseniorenrat": "concerned",
    "berufliche Schulen": "education",
    "Naturfreunde Musterau e. V.": "civil_society",
    "Ehrenamt": None,
    "Zzyx": None,
}


@pytest.mark.parametrize(("institution", "sector"), SECTORS.items())
def test_a_name_tells_its_sector_or_nothing(institution: str, sector: str | None) -> None:
    found = sector_of(institution, (), LANDKREIS)
    assert (found and found[0]) == sector


def test_the_papers_own_grouping_goes_before_the_name() -> None:
    found = sector_of("Lesewelt e. V.", ("Externe Partner", "Freie Wohlfahrtspflege"), LANDKREIS)
    assert found == ("welfare", "Wohlfahrt")
    assert sector_of("Caritas", ("Weitere Mitglieder",), LANDKREIS) == ("welfare", "Caritas")


def test_a_mayor_is_the_administrations_in_his_own_towns_papers() -> None:
    town = CouncilProfile(id="musterau", name="Stadt Musterau", classification="Stadt")
    assert sector_of("Oberbürgermeister", (), town) == ("administration", "Oberbürgermeister")
    assert sector_of("Oberbürgermeister", (), LANDKREIS) == ("municipalities", "Oberbürgermeister")
    assert sector_of("Oberbürgermeister", (), None) is None


@pytest.mark.parametrize(
    ("institution", "role", "kind"),
    [
        ("Referat Wald", "Leitung", "office"),
        ("Landrätin", None, "office"),
        ("große Kreisstädte", None, "group"),
        ("Jugendamt", "Führungsebene", "institution"),
        ("Frau Dr. Beispiel", None, "person"),
    ],
)
def test_kinds(institution: str, role: str | None, kind: str) -> None:
    assert kind_of(institution, role)[0] == kind
