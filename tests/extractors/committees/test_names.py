import pytest

from extractors.committees.mentions import mentions
from extractors.committees.names import Names
from schemas.evidence import Found
from tests.extractors.committees.documents import committees, passage, seats

ONE_NAME = {
    "des Arbeitskreises Radverkehr im Landkreis Musterau": "Arbeitskreis Radverkehr",
    "der Lenkungsgruppe zur Zukunft der Berufsschulen im Kreis X": "Lenkungsgruppe zur Zukunft der Berufsschulen",
    "dem Beirat für Wald, Jagd und Fischerei der Stadt Musterau": "Beirat für Wald, Jagd und Fischerei",
    "eines Internationalen Ausschusses": "Internationaler Ausschuss",
    "am Runden Tisch Wohnen": "Runder Tisch Wohnen",
    "in der Arbeitsgruppe „Leben auf dem Dorf“": "Arbeitsgruppe Leben auf dem Dorf",
    "AK Asyl": "Arbeitskreis Asyl",
    "AG Junges Wohnen": "AG Junges Wohnen",
    "Lenkungsgruppe der Modellregion": "Lenkungsgruppe der Modellregion",
    "3. Runder Tisch gegen Lebensmittelverschwendung": "Runder Tisch gegen Lebensmittelverschwendung",
    "Bericht des Klimabeirats des Landkreises Musterau": "Klimabeirat",
    "im Sport- und Heimatausschuss": "Sport- und Heimatausschuss",
    "des Verwaltungs- und Finanzausschusses": "Verwaltungs- und Finanzausschuss",
    "dem Wald-, Wasser- und Wegeausschuss": "Wald-, Wasser- und Wegeausschuss",
    "Beirat für Kultur- und Heimatpflege": "Beirat für Kultur- und Heimatpflege",
    "vom Kreis- und Gemeinderat": "Gemeinderat",
    "Sitzungen der Arbeitsgruppe der Kreisverwaltung": "Arbeitsgruppe",
}


@pytest.mark.parametrize(("printed", "name"), ONE_NAME.items())
def test_a_heading_gives_one_name_in_the_nominative(printed: str, name: str) -> None:
    names = Names(mentions(passage(printed)), [], None)
    assert [names.attested(mention)[0] for mention in mentions(passage(printed))] == [name]


def test_an_object_after_a_short_name_is_no_part_of_it() -> None:
    sentence = passage("Nach einem Jahr hat der Arbeitskreis Empfehlungen zum Radverkehr vorgelegt.")
    names = Names(mentions(passage("Bericht des Arbeitskreises Radverkehr")), mentions(sentence), None)
    mention = next(mentions(sentence))
    assert names.attested(mention)[0] == "Arbeitskreis"
    assert names.resolve(mention, ()) == "Arbeitskreis Radverkehr"


def test_the_own_committee_is_meant_by_its_kind() -> None:
    sentence = passage("Der Beirat tagt zweimal.")
    names = Names([], mentions(sentence), Found("Beirat für Wald und Jagd", "test/own"))
    assert names.resolve(next(mentions(sentence)), ()) == "Beirat für Wald und Jagd"


def test_the_last_part_of_a_shared_name_means_the_whole() -> None:
    sentence = passage("Der Heimatausschuss hat den Bericht beraten.")
    names = Names(mentions(passage("Bericht des Sport- und Heimatausschusses")), mentions(sentence), None)
    assert names.resolve(next(mentions(sentence)), ()) == "Sport- und Heimatausschuss"


IN_A_SENTENCE = {
    "Dem Arbeitskreis stehen kommunale Mittel zu.": "Arbeitskreis",
    "Der Lenkungsgruppe gehören folgende Stellen als Gäste an.": "Lenkungsgruppe",
    "Die Projektgruppe erarbeitete Vorschläge.": "Projektgruppe",
    "Die Projektgruppe bilden Jugendamt und Polizei.": "Projektgruppe",
    "Der Arbeitskreis ländlicher Raum tagt jährlich.": "Arbeitskreis ländlicher Raum",
    "Den Vorsitz der Steuerungsgruppe Wald hat der Landrat.": "Steuerungsgruppe Wald",
    "Ständige Mitglieder der Steuerungsgruppe Wald sind:": "Steuerungsgruppe Wald",
    "Das Kuratorium der Waldstiftung hat sieben Mitglieder.": "Kuratorium der Waldstiftung",
    "Der Beirat der Verwaltung hat nichts empfohlen.": "Beirat",
    "Gestern hat der Beirat der Änderung zugestimmt.": "Beirat",
    "Danach hat der Beirat gegen die Änderung gestimmt.": "Beirat",
}


@pytest.mark.parametrize(("sentence", "name"), IN_A_SENTENCE.items())
def test_a_name_ends_where_the_sentence_goes_on(sentence: str, name: str) -> None:
    text = passage(sentence)
    assert Names([], mentions(text), None).attested(next(mentions(text)))[0] == name


def test_a_company_is_no_working_group() -> None:
    assert not [*mentions(passage("Die Stadtwerke AG und die Kreisbau AG bauen."))]


def test_a_short_kind_is_written_out_where_the_document_does_so() -> None:
    long, short = passage("Arbeitsgemeinschaft Junges Wohnen"), passage("Die AG Junges Wohnen tagt jährlich.")
    assert (
        Names(mentions(long), mentions(short), None).resolve(next(mentions(short)), ())
        == "Arbeitsgemeinschaft Junges Wohnen"
    )


def _listed(text: str, title: str = "") -> dict[str, list[str]]:
    return {name: seats(committee) for name, committee in committees(text, title=title).items()}


def test_the_region_behind_a_topic_belongs_to_the_name() -> None:
    members = "besteht aus dem Jugendamt und der Caritas."
    assert list(_listed(f"# Bericht\n\nDer Begleitausschuss Vielfalt im Moorgau {members}")) == [
        "Begleitausschuss Vielfalt im Moorgau"
    ]
    assert list(_listed(f"# Bericht\n\nDer Begleitausschuss Vielfalt im Landkreis Musterau {members}")) == [
        "Begleitausschuss Vielfalt"
    ]
    assert list(_listed(f"# Bericht\n\nDer Begleitausschuss im Moorgau {members}")) == ["Begleitausschuss"]


def test_a_short_name_means_the_full_one_before() -> None:
    text = (
        "# Bericht\n\nIm Mai wurde der Runde Tisch Wegebau gebildet. Zum Runden Tisch gehören das Bauamt und "
        "die Polizei."
    )
    assert list(_listed(text)) == ["Runder Tisch Wegebau"]
    text = (
        "# Bericht\n\nDer Rat beschließt die Einrichtung eines Wald-, Moor- und Klimabeirats. Dem Beirat gehören "
        "das Bauamt "
        "und das Forstamt an."
    )
    assert list(_listed(text)) == ["Wald-, Moor- und Klimabeirat"]


def test_letters_that_the_document_explains_stand_for_the_committee() -> None:
    text = (
        "# § 1 Aufgaben des Forstpolitischen Rates (FPR)\n\nDer Forstpolitische Rat berät.\n\n"
        "# § 2 Dem FPR gehören folgende Mitglieder an\n\n- 1 VertreterIn der Jagdvereine\n- 2 Vertretungen der "
        "Forstkammer"
    )
    assert _listed(text) == {"Forstpolitischer Rat": ["1 x Jagdvereine", "2 x Forstkammer"]}
    assert _listed(text.replace(" (FPR)", "")) == {}


def test_members_without_a_committee_are_those_of_the_one_that_the_paper_names() -> None:
    text = (
        "# A) Mitglieder mit Stimmrecht\n\nStimmberechtigte Mitglieder sind:\n1. der Landrat,\n2. zwei "
        "Mitglieder der Forstkammer."
    )
    assert _listed(text, title="Wahl der Mitglieder des Forstausschusses") == {
        "Forstausschuss": ["Landrat +", "2 x Forstkammer +"]
    }
    assert _listed(text, title="Forstausschuss und Jagdbeirat") == {}
