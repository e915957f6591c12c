"""Short papers: where a form ends and the few lines of its text begin; a type that shares its line with a number."""

import pytest

from extractors.extract import extract
from extractors.forms.header import Header
from tests.extractors.forms.reading import MakeDocument, header_of

SHORT = """Informationsvorlage                 Nr. 45/2022

Bauausschuss      am 02.06.2022     TOP 7    öffentlich
Gemeinderat       am 14.06.2022     TOP 3    öffentlich

Bericht über den Winterdienst im Gemeindegebiet
und Ausblick auf die kommende Saison

{text}

gez. Muster
Bürgermeisterin
"""


def unclaimed(header: Header) -> list[str]:
    return [str(text) for text in header.unclaimed]


@pytest.mark.parametrize(
    "text",
    [
        "1. Anlass\nDer Gemeinderat hat im Herbst um einen Bericht gebeten.",
        "Der Gemeinderat hat im Herbst um einen Bericht gebeten.",
    ],
)
def test_the_text_of_a_short_paper_is_no_part_of_its_header(document: MakeDocument, text: str) -> None:
    _, header = header_of(document(SHORT.format(text=text)))
    assert header.title is not None
    assert header.title.value == "Bericht über den Winterdienst im Gemeindegebiet und Ausblick auf die kommende Saison"
    assert len(header.stations) == 2
    assert unclaimed(header) == []


def test_a_title_that_begins_as_a_sentence_does_is_one_all_the_same(document: MakeDocument) -> None:
    lines = SHORT.replace("Bericht über den Winterdienst im Gemeindegebiet", "Der Winterdienst im Gemeindegebiet")
    _, header = header_of(document(lines.format(text="Sachverhalt:\nEs hat geschneit.")))
    assert header.title is not None
    assert header.title.value == "Der Winterdienst im Gemeindegebiet und Ausblick auf die kommende Saison"


@pytest.mark.parametrize(
    "line",
    [
        "Beschlussvorlage-Nr.: 0187/VII/24",
        "Beschlussvorlage-Nr. 187/2024",
        "Beschlussvorlagen-Nr.: 187/2024",
        "Beschlussvorlage: 187/2024",
        "Beschlussvorlage: BV/187/2024",
    ],
)
def test_a_number_behind_its_type_needs_no_blank(document: MakeDocument, line: str) -> None:
    text = f"Stadt Quellenau · Der Magistrat\n\n{line}\n\nBetreff: Neue Bänke\n\nBegründung:\nJa.\n"
    record = extract(document(text), ())
    assert record.paper is not None and record.body is not None
    assert (record.body.name, record.paper.paper_type) == ("Stadt Quellenau", "Beschlussvorlage")
    assert record.paper.reference == line.rpartition(" ")[2]


@pytest.mark.parametrize(
    "line",
    [
        "Anfrage: 3 Bäume am Markt",
        "Mitteilung: 2020 wurde gebaut",
        "Vorlagen-Verzeichnis 2020",
        "Vorlagen-Nr.: 12/2020",
        "Drucksache: 12/2020",
    ],
)
def test_what_stands_behind_a_word_for_papers_is_not_always_a_number(document: MakeDocument, line: str) -> None:
    type_, _ = header_of(document(f"Stadt Quellenau\n\n{line}\n\nNeue Bänke\n"))
    assert type_ is None
