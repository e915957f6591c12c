"""Headings and sections of text without weight: by known words, by number, by standing alone; forms and page marks."""

from collections.abc import Callable

import pytest

from extractors.extract import extract
from extractors.text.blocks import blocks
from extractors.text.flow import flow
from extractors.text.headings import FINANCIAL_IMPACT, PROPOSAL, in_normal_case
from extractors.text.sections import SectionBlocks, sections
from schemas.document import Document

MakeDocument = Callable[[str], Document]

LINE = "Der Mühlbach führt im Sommer so wenig Wasser, dass die Fische unterhalb des Wehres nicht leben können."
MORE = "Im Winter dagegen tritt er über die Ufer und setzt die Keller der beiden unteren Straßen unter Wasser."
PROSE = f"{LINE}\n{MORE}\nDas Amt hat beides gemessen."

NO_BLANK_LINES = f"""Beschlussvorschlag:
1. Das Wehr am Mühlbach wird umgebaut.
2. Die Verwaltung schreibt die Arbeiten aus.
Problembeschreibung/Begründung:
1. Ziel der Planung
{PROSE}- 2 -
2. Bisheriges Verfahren
a) Aufstellungsbeschluss
{PROSE}
b) Beteiligung der Anlieger
{PROSE}
Vorgeschichte
{PROSE}
Kosten
{PROSE}
Finanzielle Auswirkungen:
Rund 20.000 Euro.- 3 -
Erika Musterfrau
Beratungsergebnis:
Gremium Ja Nein
Umweltausschuss
"""

WITH_BLANK_LINES = f"""Kurzfassung

{PROSE}

Finanzielle Auswirkungen
Ja ☒ Nein ☐

☐ Investition
☐ Konsumtive Maßnahme
Gesamtkosten: 20.000 Euro
Finanzierung
☐ bereits vollständig budgetiert

CO
2
-Relevanz: Auswirkung auf das Klima
Nein ☒ Ja ☐

– 2 –

Ergänzende Erläuterungen

1. Anlass
{PROSE}

2. Bauablauf
{PROSE}

Fische und Frösche

{PROSE} Die CO
2
-Bilanz ist ausgeglichen.

Frau Erika Musterfrau
Der Reihe nach wird gebaut:

Beschluss:

Antrag an den Gemeinderat

Der Gemeinderat stimmt dem Umbau zu.
"""


def parts(document: Document) -> tuple[SectionBlocks, ...]:
    return sections(blocks(flow(document)))


def headings(document: Document) -> list[str]:
    return [part.title.value for part in parts(document) if part.title is not None]


def test_headings_of_a_text_without_blank_lines(document: MakeDocument) -> None:
    assert headings(document(NO_BLANK_LINES)) == [
        "Beschlussvorschlag",
        "Problembeschreibung/Begründung",
        "1. Ziel der Planung",
        "2. Bisheriges Verfahren",
        "a) Aufstellungsbeschluss",
        "b) Beteiligung der Anlieger",
        "Vorgeschichte",
        "Kosten",
        "Finanzielle Auswirkungen",
    ]


def test_headings_of_a_text_with_blank_lines(document: MakeDocument) -> None:
    assert headings(document(WITH_BLANK_LINES)) == [
        "Kurzfassung",
        "Finanzielle Auswirkungen",
        "Ergänzende Erläuterungen",
        "1. Anlass",
        "2. Bauablauf",
        "Fische und Frösche",
        "Beschluss",
    ]


def test_page_marks_signatures_and_forms_are_no_text(document: MakeDocument) -> None:
    texts = {part.title.value: part.text for part in parts(document(NO_BLANK_LINES)) if part.title is not None}
    assert texts["Finanzielle Auswirkungen"] == "Rund 20.000 Euro."
    assert texts["1. Ziel der Planung"].endswith("Das Amt hat beides gemessen.")
    assert texts["Beschlussvorschlag"].split("\n") == [
        "1. Das Wehr am Mühlbach wird umgebaut.",
        "2. Die Verwaltung schreibt die Arbeiten aus.",
    ]


def test_lines_broken_at_a_subscript_are_joined(document: MakeDocument) -> None:
    made = document(WITH_BLANK_LINES)
    found = next(part for part in parts(made) if part.title is not None and part.title.value == "Fische und Frösche")
    assert "Die CO2-Bilanz ist ausgeglichen." in found.text
    for block in found.blocks:
        for span in block.text.spans():
            assert made.page(span.page).text[span.start : span.end] == span.raw


@pytest.mark.parametrize(
    "text",
    [
        f"Sachverhalt\n\n{PROSE}\n\nFragen:\n\n1. Wie hoch ist es?\n2. Wem gehört es?\n3. Was kostet es?\n\n{PROSE}\n",
        f"Sachverhalt\n\n{PROSE}\n\n1. Lageplan\n2. Kostenplan\n\n{PROSE}\n",
        f"Sachverhalt\n\n{PROSE}\n\nHöhe Breite Tiefe\n1,2 3,4 5,6\n\n{PROSE}\n",
        f"Sachverhalt\n\n{PROSE}\n\n§ 12 BauGB und\n\n{PROSE}\n",
        f"Sachverhalt\n{PROSE}\nDas Wehr ist alt und\n{LINE}\n{PROSE}\n",
    ],
)
def test_lists_tables_and_broken_sentences_are_no_headings(document: MakeDocument, text: str) -> None:
    assert headings(document(text)) == ["Sachverhalt"]


@pytest.mark.parametrize(
    ("printed", "is_heading"),
    [
        ("Beschlussempfehlung der Verwaltung:", True),
        ("Beschlussvorschlag für den Kreistag", True),
        ("Haushaltsmäßige Auswirkungen", True),
        ("Auswirkungen auf den Haushalt:", True),
        ("Sach- und Rechtslage", True),
        ("Kosten und Finanzierung", True),
        ("Der Ausschuss fasst folgenden Beschluss:", False),
        ("Rückblick auf zehn Jahre Kosten", False),
    ],
)
def test_known_words(document: MakeDocument, printed: str, is_heading: bool) -> None:
    assert (printed.rstrip(":") in headings(document(f"{printed}\nKeine.\n"))) is is_heading


NUMBERED = """I. Beschlussvorschlag
Das Wehr wird umgebaut.
II. Sachverhalt
Der Mühlbach führt wenig Wasser.
III. Auswirkungen auf die Finanzen
Keine.
Anlagen:
1. Begründung
2. Sachverhalt
"""


def test_known_words_are_headings_behind_a_number_but_not_in_a_list(document: MakeDocument) -> None:
    found = sections(blocks(flow(document(NUMBERED))))
    titles = [section.title.value for section in found if section.title is not None]
    assert titles == ["I. Beschlussvorschlag", "II. Sachverhalt", "III. Auswirkungen auf die Finanzen", "Anlagen"]


@pytest.mark.parametrize(
    "title", ["I. Beschlussvorschlag", "2. Beschlussempfehlung", "Beschlussantrag", "Vorschlag zum Beschluss"]
)
def test_what_is_to_be_decided(title: str) -> None:
    assert PROPOSAL.fullmatch(title)


@pytest.mark.parametrize("title", ["III. Auswirkungen auf die Finanzen", "4.1 Finanzielle Auswirkungen"])
def test_what_it_costs(title: str) -> None:
    assert FINANCIAL_IMPACT.fullmatch(title)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("SACH- UND RECHTSLAGE", "Sach- und Rechtslage"),
        ("II. BESCHLUSSVORSCHLAG", "II. Beschlussvorschlag"),
        ("ANTRAG DER VERWALTUNG", "Antrag der Verwaltung"),
        ("FINANZIELLE AUSWIRKUNGEN", "Finanzielle Auswirkungen"),
        ("Sachverhalt", "Sachverhalt"),
        ("EU-Fördermittel", "EU-Fördermittel"),
    ],
)
def test_capitals_are_read_as_small_letters(printed: str, normal: str) -> None:
    assert in_normal_case(printed) == normal


def test_headings_in_capitals_part_a_text(document: MakeDocument) -> None:
    text = (
        "ANTRAG DER VERWALTUNG\n\nDer Rat stimmt zu.\n\nBEGRÜNDUNG\n\nSo ist es.\n\nFINANZIELLE AUSWIRKUNGEN\n\nKeine."
    )
    titles = [section.title.value for section in sections(blocks(flow(document(text)))) if section.title is not None]
    assert titles == ["ANTRAG DER VERWALTUNG", "BEGRÜNDUNG", "FINANZIELLE AUSWIRKUNGEN"]


SHORT = (
    "Beschlussvorlage 2023/017\n\nBetreff: Neue Bänke\n\nBeschlussvorschlag:\nJa.\n\n"
    "1. Anlass\nDie Bänke am Bach sind morsch.\n\n2. Wo sie stehen\n"
)


def test_numbered_headings_of_a_text_that_is_too_short_for_a_full_line(document: MakeDocument) -> None:
    paper = extract(document(f"{SHORT}Sie stehen künftig unter den Linden.\n"), ()).paper
    assert paper is not None
    assert [each.heading for each in paper.section] == ["Beschlussvorschlag", "1. Anlass", "2. Wo sie stehen"]


@pytest.mark.parametrize("behind", ["unter den Linden am Bach.", "Unter Linden"])
def test_a_numbered_line_of_a_short_text_that_goes_on_is_none(document: MakeDocument, behind: str) -> None:
    paper = extract(document(f"{SHORT}{behind}\n"), ()).paper
    assert paper is not None
    assert "2. Wo sie stehen" not in [each.heading for each in paper.section]
