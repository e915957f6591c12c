"""A paper's type and number, told by their words, and a paper that prints no type."""

import pytest

from extractors.classify import document_type
from extractors.extract import extract
from extractors.papers.read import read_paper
from extractors.text.flow import flow
from extractors.whose import own_body
from tests.extractors.forms.reading import MakeDocument, draft_of, rows


def test_a_party_before_a_number_is_no_part_of_it(document: MakeDocument) -> None:
    text = "Antrag der FDP 17/2023\n\nNeue Bänke\n\nBegründung:\nJa.\n"
    draft = draft_of(document(text))
    assert draft.reference is not None
    assert draft.reference.value == "17/2023"


def test_the_day_of_a_motion_is_no_number(document: MakeDocument) -> None:
    draft = draft_of(document("Antrag der CDU-Fraktion vom 12.03.2019\n\nNeue Bänke\n\nBegründung:\nJa.\n"))
    assert draft.reference is None
    assert draft.date is not None
    assert draft.date.value == "2019-03-12"


@pytest.mark.parametrize(
    ("printed", "number"),
    [("SG 2/011/2025", "SG 2/011/2025"), ("FB 3/045/23", "FB 3/045/23"), ("SG vom 02.03.2025", None)],
)
def test_a_number_with_the_code_of_a_unit(document: MakeDocument, printed: str, number: str | None) -> None:
    draft = draft_of(document(f"Sitzungsvorlage\n\nVorlagen-Nr.: {printed}\n\nNeue Bänke\n\nBegründung:\n\nJa.\n"))
    assert (draft.reference and draft.reference.value) == number


TYPE_BESIDE_SENDER = """Kreis Musterland                                          Vorlage
Der Landrat                                               DS-Nr. 31/2019
Fachgebiet 210 Straßenbau                                 vom 02.05.2019

an den/die                                 Termin         Status
Bauausschuss                               16.05.2019     öffentlich
Kreisausschuss                             27.05.2019     nicht öffentlich

Tagesordnungspunkt
Neue Bänke am Bach

Begründung:
Ja.
"""


def test_a_type_beside_the_sender(document: MakeDocument) -> None:
    read_in = document(TYPE_BESIDE_SENDER)
    items = flow(read_in)
    what = document_type(items)
    assert what.heading is not None and what.heading.value == "Vorlage"
    name = own_body(read_in, items, ()).name
    assert name is not None and name.value == "Kreis Musterland"
    draft = read_paper(items, what.line, what.heading, None)
    found = (draft.reference, draft.date, draft.name, *draft.offices)
    assert [each and each.value for each in found] == [
        *("31/2019", "2019-05-02", "Neue Bänke am Bach", "Fachgebiet 210 Straßenbau"),
    ]
    assert rows(draft.header) == [
        ("Bauausschuss", "2019-05-16", True, None),
        ("Kreisausschuss", "2019-05-27", False, None),
    ]
    assert draft.header.unclaimed == []


WITHOUT_TYPE = """STADT MUSTERSTADT
Fachbereich Bildung

Drucksachen-Nr.: 10-0733        Datum: 05.11.2020
öffentlicher Teil

BERATUNGSFOLGE                     SITZUNGSTERMIN   ENTSCHEIDUNGSART
Schulausschuss                     19.11.2020       Kenntnisnahme

Bezeichnung:
Neue Bänke am Bach

Inhalt der Mitteilung
Ja.
"""


def test_a_paper_that_prints_no_type(document: MakeDocument) -> None:
    record = extract(document(WITHOUT_TYPE), ())
    paper = record.paper
    assert record.kind == "paper" and paper is not None
    assert (paper.paper_type, paper.reference, paper.date, paper.name) == (
        *(None, "10-0733", "2020-11-05", "Neue Bänke am Bach"),
    )
    assert paper.under_direction_of == ["Fachbereich Bildung"]
    assert [(each.organization, each.start, each.role) for each in paper.consultation] == [
        ("Schulausschuss", "2020-11-19", "Kenntnisnahme")
    ]
    assert ("missing_field", "/paper/paperType") in [(issue.code, issue.path) for issue in record.issue]


@pytest.mark.parametrize(
    "text",
    [
        "Speiseplan der Kantine\nNr.: 12/2020    Datum: 05.11.2020\n\nGericht    Datum    Art\n"
        "Suppe    19.11.2020    vegan\n",
        "Rundbrief Nr.: 12/2020\n\nTermine\nGremium    Termin    Art\nSchulausschuss    19.11.2020    Kenntnisnahme\n",
        "Drucksachen-Nr.: 10-0733\n\nGericht    Termin    Art\nSuppe    19.11.2020    vegan\n",
    ],
)
def test_columns_or_a_number_alone_make_no_paper(document: MakeDocument, text: str) -> None:
    assert extract(document(text), ()).kind == "other"


WITH_SECTIONS = """Stadt Bachtal
Tiefbauamt

10-0733 - Neue Bänke am Bach
hier: Auftrag

Vorlagennummer | 10-0733 |

Beschlussvorschlag:
Die Bänke kommen.

Sachverhalt:
Sie fehlen.
"""


def test_a_paper_that_prints_no_type_by_its_sections(document: MakeDocument) -> None:
    record = extract(document(WITH_SECTIONS), ())
    paper = record.paper
    assert record.kind == "paper" and paper is not None
    assert (paper.paper_type, paper.reference, paper.name) == (None, "10-0733", "Neue Bänke am Bach hier: Auftrag")
    assert paper.proposed_resolution == "Die Bänke kommen."


def test_a_page_that_begins_with_its_title_is_left(document: MakeDocument) -> None:
    assert extract(document(WITH_SECTIONS.removeprefix("Stadt Bachtal\nTiefbauamt\n\n")), ()).kind == "other"


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("Sachverhalt:", "Die Bänke:"),
        ("Beschlussvorschlag:", "Der Vorschlag:"),
        ("Vorlagennummer", "Kundennummer"),
        ("Tiefbauamt", "Sitzung des Bauausschusses am 12.05.2023"),
        ("Tiefbauamt", "Abstimmungsergebnis: einstimmig"),
    ],
)
def test_less_than_number_and_both_sections_make_no_paper(document: MakeDocument, words: str, instead: str) -> None:
    assert extract(document(WITH_SECTIONS.replace(words, instead)), ()).kind == "other"
