"""Who moves an Antrag or an Anfrage, and whom a letter is for."""

import pytest

from extractors.classify import document_type
from extractors.extract import extract
from extractors.papers.read import read_paper
from extractors.text.flow import flow
from tests.extractors.forms.reading import MakeDocument, Row, draft_of, rows


def test_a_motion_over_its_beratungsfolge_goes_before_drucksache(document: MakeDocument) -> None:
    head = "Drucksache 12/2023\nUrsprung: Antrag, Fraktion der SPD\nMitzeichnend: Fraktion Die Linke\n\n"
    folge = "Beratungsfolge:\nKreistag    16.03.2023    öffentlich\n\n"
    text = "Betr.: Neue Bänke\n\nBegründung:\n\nSie fehlen.\n\nAntrag\n"
    draft = draft_of(document(f"{head}Antrag\n\n{folge}{text}"))
    assert draft.paper_type is not None and draft.paper_type.value == "Antrag"
    assert [each.value for each in draft.movers] == ["Fraktion der SPD", "Fraktion Die Linke"]
    draft = draft_of(document(f"{head}{folge}{text}"))
    assert draft.paper_type is not None and draft.paper_type.value == "Drucksache"


@pytest.mark.parametrize(
    ("line", "group"), [("Einreicher: Fraktion der SPD", "Fraktion der SPD"), ("Einreicher: Bürgermeisterin", None)]
)
def test_who_hands_a_paper_in_may_be_a_group(document: MakeDocument, line: str, group: str | None) -> None:
    draft = draft_of(document(f"Antrag\nVorlage-Nr.: 12/2023\n{line}\n\nNeue Bänke\n\nBegründung:\n\nJa.\n"))
    assert [each.value for each in draft.movers] == ([group] if group else [])


def test_a_letter_is_for_whom_it_is_addressed_to_and_its_title_follows_hier(document: MakeDocument) -> None:
    text = (
        "SPD                         CDU\nFraktion im Kreistag        Kreistagsfraktion\n\n"
        "An den\nLandrat des Landkreises\n\n"
        "Antrag zur Sitzung des Kreistages am 12.12.2022\nhier: Neue Bänke\n\nBegründung:\n\nJa.\n"
    )
    draft = draft_of(document(text))
    assert draft.name is not None and draft.name.value == "Neue Bänke"
    assert draft.offices == ()
    assert [group.value for group in draft.movers] == ["SPD-Fraktion im Kreistag", "CDU-Kreistagsfraktion"]


@pytest.mark.parametrize("under", ["Fraktion im Kreistag", "Büro der Fraktion      Postfach 12", "An die Fraktion"])
def test_parties_over_something_else_are_no_movers(document: MakeDocument, under: str) -> None:
    draft = draft_of(
        document(f"SPD                    CDU\n{under}\n\nAntrag\n\nBetreff: Neue Bänke\n\nBegründung:\nJa.\n")
    )
    assert draft.movers == ()


def test_an_anfrage_over_its_mover_goes_before_drucksache(document: MakeDocument) -> None:
    head = "Landkreis Bachtal                                 Drucksache 8-1044\n\nAnfrage\n\n"
    lines = "der Kreistagsfraktion Blaue Wähler\n\nKreistag              Sitzung am 14.11.2023\n\nBetreff\nNeue Bänke\n"
    items = flow(document(f"{head}{lines}\nWir fragen den Landrat:\n\n1. Wo?\n"))
    what = document_type(items)
    draft = read_paper(items, what.line, what.heading, None)
    assert draft.paper_type is not None and draft.paper_type.value == "Anfrage"
    assert draft.reference is not None and draft.reference.value == "8-1044"
    assert draft.name is not None and draft.name.value == "Neue Bänke"
    assert [group.value for group in draft.movers] == ["Kreistagsfraktion Blaue Wähler"]
    assert rows(draft.header) == [("Kreistag", "2023-11-14", None, None)]


LETTER = """Fraktion Blaue Wähler
im Kreistag des Landkreises Bachtal

Herrn Landrat
12345 Neuenbach

Neuenbach, den 12. März 2021

Antrag: Neue Bänke am Bach

Sehr geehrter Herr Landrat,

wir bitten um Beratung.

Beschlussvorschlag:
Der Kreistag stellt Bänke auf.
"""


def test_a_letter_whose_subject_is_a_motion(document: MakeDocument) -> None:
    paper = extract(document(LETTER), ()).paper
    assert paper is not None
    assert (paper.paper_type, paper.name, paper.date) == ("Antrag", "Neue Bänke am Bach", "2021-03-12")
    assert paper.originator_organization == ["Fraktion Blaue Wähler"]


@pytest.mark.parametrize(
    ("lost", "other"),
    [
        ("Fraktion Blaue Wähler\nim Kreistag", "Verein Blaue Bänke\nin der Mitte"),
        ("Sehr geehrter Herr Landrat,\n\nwir", "Wir"),
    ],
)
def test_a_letter_that_moves_nothing_in_a_council_is_no_paper(document: MakeDocument, lost: str, other: str) -> None:
    assert extract(document(LETTER.replace(lost, other)), ()).kind == "other"


def test_who_moves_behind_the_type_is_no_title(document: MakeDocument) -> None:
    draft = draft_of(document("Antrag: Fraktion der SPD\nVorlage-Nr.: 12/2023\n\nNeue Bänke\n\nBegründung:\n\nJa.\n"))
    assert draft.name is not None and draft.name.value == "Neue Bänke"


def test_a_letter_whose_subject_names_its_mover(document: MakeDocument) -> None:
    head = "Fraktion Blaue Wähler\nim Rat der Gemeinde Neuenbach\n\nAn den\nBürgermeister\n\nNeuenbach, 03.03.2021\n\n"
    subject = "Anfrage der Fraktion Blaue Wähler zum Zustand der Bänke"
    letter = f"{head}{subject}\n\nSehr geehrter Herr Bürgermeister,\n\nwie viele sind heil?\n"
    paper = extract(document(letter), ()).paper
    assert paper is not None
    assert (paper.paper_type, paper.name, paper.date) == ("Anfrage", subject, "2021-03-03")
    assert paper.originator_organization == ["Fraktion Blaue Wähler"]
    report = f"Neuenbach, 03.03.2021\n\n{subject}\n\nDer Rat sprach lange über die Bänke.\n"
    assert extract(document(report), ()).kind == "other"


def test_a_group_with_the_next_columns_day_is_no_mover(document: MakeDocument) -> None:
    text = "Antrag\nNr. 12/2022\nEinreicher: Fraktion Blau Erstellungsdatum 12.05.2023\nBetreff: Bänke\n\nBegründung:\n"
    assert draft_of(document(text)).movers == ()


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("Antrag zur Sitzung des Rates am 12.05.2023: Neue Bänke am Bach", [("Rat", "2023-05-12", None, None)]),
        ("Anfrage zur nächsten Sitzung: Neue Bänke am Bach", []),
    ],
)
def test_a_letter_whose_subject_names_the_meeting_and_the_title(
    document: MakeDocument, subject: str, found: list[Row]
) -> None:
    letter = f"Fraktion Blau im Rat\n\nBachtal, 03.05.2023\n\n{subject}\n\nSehr geehrter Herr Landrat,\n\nwir bitten.\n"
    draft = draft_of(document(letter))
    assert draft.is_council_paper
    assert draft.name is not None and draft.name.value == "Neue Bänke am Bach"
    assert rows(draft.header) == found


def test_a_letter_that_only_speaks_of_a_motion_is_none(document: MakeDocument) -> None:
    subject = "Ihr Antrag zur Sitzung: Neue Bänke am Bach"
    letter = f"Bachtal, 03.05.2023\n\n{subject}\n\nSehr geehrte Damen und Herren,\n\nwir danken.\n"
    assert extract(document(letter), ()).paper is None
