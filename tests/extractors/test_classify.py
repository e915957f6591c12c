"""What a document is and whose it is: the paper's own word counts, a neighbour's mention and the form alone do not."""

from collections.abc import Callable

import pytest

from extractors.classify import document_type
from extractors.text.flow import flow
from extractors.whose import own_body
from pipeline.councils import packaged_profiles
from schemas.document import Document

MakeDocument = Callable[[str], Document]
PROFILES = packaged_profiles()


@pytest.mark.parametrize(
    ("first", "kind", "heading"),
    [
        ("Mitteilungsvorlage", "paper", "Mitteilungsvorlage"),
        ("BESCHLUSSVORLAGE", "paper", "BESCHLUSSVORLAGE"),
        ("Vorlage Nr. 12/2020", "paper", "Vorlage"),
        ("Antrag der Fraktion Blau", "paper", "Antrag"),
        ("Einladung", "invitation", "Einladung"),
        ("Niederschrift über die Sitzung", "minutes", "Niederschrift über die Sitzung"),
        ("Anlage 2 zu 0074/2022", "attachment", "Anlage 2 zu 0074/2022"),
        ("Speiseplan", "other", None),
        ("Der Antrag liegt vor und wird geprüft.", "other", None),
        ("Die Vorlage wurde gelesen.", "other", None),
    ],
)
def test_the_kind_is_what_the_heading_says(document: MakeDocument, first: str, kind: str, heading: str | None) -> None:
    found = document_type(flow(document(f"{first}\n\nund einiger Text dazu.\n")))
    assert found.kind == kind
    assert (found.heading.value if found.heading else None) == heading


FORM = (
    "Mitteilungsvorlage\n\nOrganisationseinheit Amt für Wasser\tDatum 03.02.2021\tDrucksachen-Nr. 2021/044\n\n"
    "↓ Beratungsfolge\t↓ Sitzungsart\t↓ Sitzungstermin/e\nKreistag\töffentlich\t15.02.2021\n"
)


def body_of(document: Document, given: str | None = None) -> tuple[str | None, str | None, list[str]]:
    found = own_body(document, flow(document), PROFILES, given)
    return (
        found.name.value if found.name else None,
        found.name.rule if found.name else None,
        [issue.code for issue in found.issues],
    )


def test_the_letterhead_names_the_body(document: MakeDocument) -> None:
    text = "Landkreis Ravensburg\n\nMitteilungsvorlage\n\nWie im Landkreis Konstanz und im Landkreis Konstanz."
    assert body_of(document(text)) == ("Landkreis Ravensburg", "body/letterhead", [])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("STADT COESFELD", "Stadt Coesfeld"),
        ("STADT FRANKFURT AM MAIN", "Stadt Frankfurt am Main"),
        ("Landkreis Biberach  Biberach, den 9. September 2021", "Landkreis Biberach"),
        ("Rheingau-Taunus-Kreis", "Rheingau-Taunus-Kreis"),
        ("Bodenseekreis", "Bodenseekreis"),
        ("Märkischer Kreis", "Märkischer Kreis"),
        ("Gemeinde Hilter am Teutoburger Wald", "Gemeinde Hilter am Teutoburger Wald"),
        ("Stadt Oldenburg (Oldb)", "Stadt Oldenburg (Oldb)"),
        ("Große Kreisstadt Ravensburg", "Stadt Ravensburg"),
        ("Landratsamt Bodenseekreis", "Bodenseekreis"),
        ("Arbeitskreis", None),
        ("Stadt und Land", None),
        ("Gemeinde für alle", None),
        ("Region", None),
    ],
)
def test_a_letterhead_is_a_name_and_nothing_else(document: MakeDocument, line: str, name: str | None) -> None:
    assert body_of(document(f"{line}\n\nBeschlussvorlage\n\nText."))[0] == name


def test_what_begins_a_line_behind_the_kind_is_no_name(document: MakeDocument) -> None:
    text = (
        "Anfrage\n\nThema: Sirenen im Landkreis\n\nWir fragen die Verwaltung, was im Landkreis\n\nWir wissen es nicht."
    )
    assert body_of(document(text))[0] is None


def test_a_council_without_profile_is_named_too(document: MakeDocument) -> None:
    text = "Gemeinde Musterhausen\n\nBeschlussvorlage\n\nText."
    assert body_of(document(text)) == ("Gemeinde Musterhausen", "body/letterhead", [])


def test_its_own_words_name_it(document: MakeDocument) -> None:
    text = "Mitteilungsvorlage\n\nRadwege im Landkreis Konstanz\n\nSachverhalt\n\nDie Wege werden geprüft."
    assert body_of(document(text))[:2] == ("Landkreis Konstanz", "body/own-words")


@pytest.mark.parametrize(
    "text",
    [
        "Mitteilungsvorlage\n\nRadwege\n\nSachverhalt\n\nIm benachbarten Landkreis Konstanz gibt es das schon lange.",
        "Mitteilungsvorlage\n\nRadwege\n\nSachverhalt\n\n"
        + "Der Weg wurde geprüft. " * 8
        + "Er endet im Kreis Steinfurt.",
        "Mitteilungsvorlage\n\nRadwege\n\nSachverhalt\n\n"
        "So gut wie im Landkreis Konstanz\nund wie im Landkreis Konstanz.",
    ],
)
def test_a_neighbour_in_the_text_names_nobody(document: MakeDocument, text: str) -> None:
    assert body_of(document(text)) == (None, None, ["body_unknown"])


def test_a_neighbour_that_is_named_again_and_again_is_still_one(document: MakeDocument) -> None:
    text = (
        "Mitteilungsvorlage\n\nRadwege\n\nSachverhalt\n\nAuch der benachbarte Landkreis Konstanz baut Radwege. "
        "Im Landkreis Konstanz geschieht das seit Jahren. Die Erfahrungen des Landkreises Konstanz sind gut."
    )
    assert body_of(document(text)) == (None, None, ["body_unknown"])


def test_one_mention_and_the_form_agree(document: MakeDocument) -> None:
    text = FORM + "\nRadwege\n\nSachverhalt\n\nDer Ausbau im Landkreis Konstanz kommt voran.\n"
    assert body_of(document(text)) == ("Landkreis Konstanz", "body/own-words-and-form", [])
    assert body_of(document(text.replace("Landkreis Konstanz", "Landkreis Biberach")))[0] is None


def test_the_form_only_proposes(document: MakeDocument) -> None:
    name, _, issues = body_of(document(FORM + "\nRadwege\n"))
    assert name is None and issues == ["body_proposed"]


def test_given_goes_before_all_and_a_contradiction_is_said(document: MakeDocument) -> None:
    text = "Landkreis Ravensburg\n\nMitteilungsvorlage\n\nText."
    assert body_of(document(text), "konstanz") == ("Landkreis Konstanz", "body/given", ["body_contradiction"])


def test_a_name_over_a_line_break_counts(document: MakeDocument) -> None:
    text = FORM + "\nRadwege\n\nSachverhalt\n\nDer Ausbau kommt voran im Landkreis\nKonstanz, wie beschlossen.\n"
    assert body_of(document(text))[:2] == ("Landkreis Konstanz", "body/own-words-and-form")


def test_a_towns_paper_names_the_kreis_that_it_lies_in(document: MakeDocument) -> None:
    text = (
        "Beschlussvorlage\n\nDS 7/2021\n\nBeratungsfolge Termin\nRat 02.03.2021\n\nSachverhalt\n\n"
        "Der Landrat des Landkreises Grünau hat zugestimmt. Im Landkreis Grünau ist das üblich.\n"
    )
    assert body_of(document(text))[0] is None
    assert body_of(document(text.replace("Rat 02", "Kreistag 02")))[0] == "Landkreis Grünau"


def test_a_town_is_named_by_its_organs(document: MakeDocument) -> None:
    text = "Beschlussvorlage\n\nSachverhalt\n\nDer Gemeinderat der Stadt Lindenau stimmt zu. Die Stadt Lindenau baut.\n"
    assert body_of(document(text))[0] == "Stadt Lindenau"
    assert body_of(document(text.replace("Der Gemeinderat der Stadt Lindenau", "Die Stadt Lindenau")))[0] is None
