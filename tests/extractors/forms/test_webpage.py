"""A paper's page of a council information system that was saved as one line."""

import pytest

from extractors.extract import extract
from extractors.forms.unfolded import unfolded
from extractors.text.flow import flow
from schemas.record import Paper
from tests.extractors.forms.reading import MakeDocument

TEXT = "Die Bänke am Bach sind morsch. Der Bauhof hat Angebote eingeholt, von denen das günstigste den Vorgaben genügt."
WAY = (
    "Ausschuss für Wege und Bänke Vorberatung 07.05.2013 11. öffentliche Sitzung des Ausschusses für Wege und Bänke "
    "vertagt 21.05.2013 12. öffentliche Sitzung des Ausschusses für Wege und Bänke Verwaltungsausschuss Vorberatung "
    "Ratsversammlung Entscheidung 04.06.2013 4. Sitzung der Ratsversammlung ungeändert beschlossen"
)
PAGE = (
    "Bürgerinformation Vorlage - 2013/0178-1 Betreff: Pflege der Bänke am Bach - Bericht über das zweite Jahr "
    "Status:öffentlichVorlage-Art:Mitteilungsvorlage Bezüglich: 2013/0178 Federführend:FB 4 Bauhof "
    f"Bearbeiter/-in: Muster, Kim Beratungsfolge: {WAY} Sachverhalt Anlagen: Plan Sachverhalt: {TEXT} Anlage/n:"
)
OTHER = (
    f"Betreff Antrag der Fraktion Blau auf neue Bänke Vorlage 360/2018 Art Beschlussvorlage Begründung: {TEXT} {TEXT}"
)


def paper_of(document: MakeDocument, text: str) -> Paper:
    paper = extract(document(text), ()).paper
    assert paper is not None
    return paper


def test_labels_with_their_values_glued_to_them(document: MakeDocument) -> None:
    paper = paper_of(document, PAGE)
    assert (paper.reference, paper.paper_type) == ("2013/0178-1", "Mitteilungsvorlage")
    assert paper.name == "Pflege der Bänke am Bach - Bericht über das zweite Jahr"
    assert (paper.under_direction_of, paper.date, paper.auxiliary_file) == (["FB 4 Bauhof"], None, [])
    assert [each.heading for each in paper.section] == ["Sachverhalt"]


def test_a_body_begins_behind_what_came_of_the_meeting_before(document: MakeDocument) -> None:
    found = paper_of(document, PAGE).consultation
    assert [(each.organization, each.start, each.public, each.role, each.result) for each in found] == [
        ("Ausschuss für Wege und Bänke", "2013-05-07", True, "Vorberatung", "vertagt"),
        ("Ausschuss für Wege und Bänke", "2013-05-21", True, "Vorberatung", None),
        ("Verwaltungsausschuss", None, None, "Vorberatung", None),
        ("Ratsversammlung", "2013-06-04", None, "Entscheidung", "ungeändert beschlossen"),
    ]


def test_a_meeting_of_which_only_the_body_is_said(document: MakeDocument) -> None:
    way = (
        "Schulausschuss Vorberatung 07.05.2013 des Schulausschusses beschlossen Bezirksvertretung Nord Anhörung "
        "14.05.2013 der Bezirksvertretung Nord Integrationsrat Vorberatung 21.05.2013 des Integrationsrates"
    )
    found = paper_of(document, PAGE.replace(WAY, way)).consultation
    assert [(each.organization, each.start, each.role, each.result) for each in found] == [
        ("Schulausschuss", "2013-05-07", "Vorberatung", "beschlossen"),
        ("Bezirksvertretung Nord", "2013-05-14", "Anhörung", None),
        ("Integrationsrat", "2013-05-21", "Vorberatung", None),
    ]


@pytest.mark.parametrize(
    ("glued", "mover"),
    [
        ("Fraktion BlauBezirksamt Kim Muster,", ["Fraktion Blau"]),
        ("BezirksamtBezirksamt", []),
        ("Fraktion Blau", ["Fraktion Blau"]),
    ],
)
def test_who_moved_a_paper_stands_in_the_first_of_two_columns(
    document: MakeDocument, glued: str, mover: list[str]
) -> None:
    page = PAGE.replace("Status:öffentlichVorlage-Art:Mitteilungsvorlage", "Status:öffentlich Ursprungaktuell")
    kinds = "Drucksache-Art:AntragVorlage zur Kenntnisnahme"
    paper = paper_of(document, page.replace("Bezüglich: 2013/0178", f"Initiator:{glued} {kinds}"))
    assert (paper.originator_organization, paper.paper_type) == (mover, "Antrag")


def test_a_number_of_several_strokes(document: MakeDocument) -> None:
    assert paper_of(document, PAGE.replace("2013/0178-1", "VO/16/2013/008")).reference == "VO/16/2013/008"


def test_bodies_of_a_page_that_does_not_say_what_they_are_to_do(document: MakeDocument) -> None:
    way = (
        "Technischer Ausschuss 07.05.2013 Sitzung des Technischen Ausschusses geändert beschlossen Rat der Stadt "
        "04.06.2013 Sitzung des Rates der Stadt ungeändert beschlossen"
    )
    found = paper_of(document, PAGE.replace(WAY, way)).consultation
    assert [(each.organization, each.start, each.result) for each in found] == [
        ("Technischer Ausschuss", "2013-05-07", "geändert beschlossen"),
        ("Rat der Stadt", "2013-06-04", "ungeändert beschlossen"),
    ]


@pytest.mark.parametrize(
    "way",
    [
        "Bauausschuss Vorberatung 07.05.2013 Sitzung Bauausschuss mit Ortsrat Rat Entscheidung 04.06.2013 vertagt",
        "Pflege der Bänke Vorberatung 07.05.2013 vertagt",
        "Bezirksvertretung Mitte Anhörung 07.05.2013 der Bezirksvertretung Mitte Integrationsrat Anhörung 14.05.2013",
    ],
)
def test_without_a_clear_begin_of_every_body_there_are_no_stations(document: MakeDocument, way: str) -> None:
    assert paper_of(document, PAGE.replace(WAY, way)).consultation == []


def test_labels_without_colons(document: MakeDocument) -> None:
    paper = paper_of(document, OTHER)
    assert (paper.reference, paper.paper_type) == ("360/2018", "Beschlussvorlage")
    assert paper.name == "Antrag der Fraktion Blau auf neue Bänke"
    assert [each.heading for each in paper.section] == ["Begründung"]


FOLDED = (
    "Bürgerinformation Beschlussvorlage - 0623/2016 Reduzieren Beratungsfolge Reduzieren Beschlussvorschlag "
    f"Der Rat stimmt der Pflege der Bänke zu. Reduzieren Sachverhalt {TEXT} Reduzieren Anlagen Plan Bild"
)


def test_parts_that_can_be_folded_away(document: MakeDocument) -> None:
    paper = paper_of(document, FOLDED)
    assert (paper.reference, paper.paper_type, paper.name) == ("0623/2016", "Beschlussvorlage", None)
    assert [each.heading for each in paper.section] == ["Beschlussvorschlag", "Sachverhalt"]
    assert paper.proposed_resolution == "Der Rat stimmt der Pflege der Bänke zu."
    assert (paper.consultation, paper.auxiliary_file) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        FOLDED.replace("Beschlussvorlage - 0623/2016", "Beschlussvorlagen - Liste"),
        PAGE.replace("Vorlage - 2013/0178-1", "Auszug - Pflege der Bänke 5. Sitzung des Bauausschusses"),
        PAGE.replace("Vorlage - 2013/0178-1 ", "Vorlage - "),
        OTHER.replace("Vorlage 360/2018 Art Beschlussvorlage", "Vorlage der Verwaltung"),
        f"Sehr geehrte Damen und Herren, {PAGE}",
    ],
)
def test_what_has_no_title_of_a_page_stays_whole(document: MakeDocument, text: str) -> None:
    items = flow(document(text))
    assert list(unfolded(items)) == list(items)


def test_a_long_title_does_not_end_the_search_for_the_type(document: MakeDocument) -> None:
    title = "Pflege der Bänke am Bach, an der Mühle und am Weg zum Wald sowie der Tische unter den Linden, " * 2
    kind = "Status:öffentlichVorlage-Art:Beschlussvorlage"
    text = f"Vorlage - 2013/0178\n\nBetreff: {title[:-2]}\n{kind}\n\nSachverhalt:\nJa.\n"
    assert paper_of(document, text).paper_type == "Beschlussvorlage"


EXCERPT = (
    "Auszug - Pflege der Bänke am Bach 12. öffentliche Sitzung des Wegeausschusses TOP: Ö 4.2 Gremium: Wegeausschuss "
    "Beschlussart: ungeändert beschlossen Datum: Di, 27.04.2021 Status: öffentlich Zeit: 17:00 - 20:05 Anlass: "
    f"ordentliche Sitzung Raum: Ratssaal Ort: Rathaus Wortprotokoll {TEXT}"
)


@pytest.mark.parametrize("body", ["Wegeausschuss", "Bürgerschaft der Hansestadt Bachtal"])
def test_an_item_of_minutes_as_a_page_shows_it(document: MakeDocument, body: str) -> None:
    record = extract(document(EXCERPT.replace("Gremium: Wegeausschuss", f"Gremium: {body}")), ())
    assert record.kind == "minutes"
    assert record.meeting and (record.meeting.start, record.meeting.public) == ("2021-04-27", True)
    assert record.meeting.organization == "Wegeausschuss"
    alone = EXCERPT.replace("Gremium: Wegeausschuss", f"Gremium: {body}").replace("des Wegeausschusses", "im Herbst")
    found = extract(document(alone), ()).meeting
    assert found and found.organization == body


def test_an_excerpt_without_a_meeting_stays_whole(document: MakeDocument) -> None:
    items = flow(document(EXCERPT.replace("TOP: ", "zu ")))
    assert list(unfolded(items)) == list(items)


def test_a_value_that_both_columns_have_stands_once(document: MakeDocument) -> None:
    two = "Status:öffentlich Ursprungaktuell Initiator:Fraktion BlauFraktion Blau Drucksache-Art:AntragBeschluss"
    page = PAGE.replace("Status:öffentlichVorlage-Art:Mitteilungsvorlage", two)
    assert paper_of(document, page).originator_organization == ["Fraktion Blau"]
    page = page.replace("Fraktion BlauFraktion Blau", "ABC-FraktionABC-Fraktion")
    assert paper_of(document, page).originator_organization == ["ABC-Fraktion"]
