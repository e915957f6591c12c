"""Words of a form that OCR damaged: read where the rest of the form is whole, never guessed."""

import pytest

from extractors.extract import extract
from extractors.forms.near import nearest_word
from tests.extractors.forms.reading import MakeDocument, folge, header_of, rows

TYPES = ("Beschlussvorlage", "Berichtsvorlage", "Mitteilungsvorlage")


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Be5chlussvorlage", "Beschlussvorlage"),
        ("Beschliissvorlage", "Beschlussvorlage"),
        ("Beschluss vorlage", "Beschlussvorlage"),
        ("Mitteilungsvorlago", "Mitteilungsvorlage"),
        ("Beschlussvorschlag", None),
        ("Beschlüsse", None),
        ("Vorl", None),
    ],
)
def test_a_word_is_the_one_known_word_that_it_is_near_to(word: str, known: str | None) -> None:
    assert nearest_word(word, TYPES) == known


def test_a_word_as_near_to_two_is_neither() -> None:
    assert nearest_word("Termen", ("Termin", "Termon")) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Beratungstolge        Termin        Stand",
        "Grernien              Termin        Stand",
        "Gremium               Termin        Sfand",
    ],
)
def test_a_damaged_heading_in_a_row_of_whole_ones(document: MakeDocument, heading: str) -> None:
    assert folge(document, heading, "Sozialausschuss       12.05.2022    Beratung") == [
        ("Sozialausschuss", "2022-05-12", None, "Beratung", None)
    ]


def test_a_damaged_title_over_the_stations(document: MakeDocument) -> None:
    assert folge(
        document, "Beratungsfo1ge:", "Sozialausschuss 12.05.2022 Beratung Ö", "Kreistag 19.05.2022 Beschluss Ö"
    ) == [
        ("Sozialausschuss", "2022-05-12", True, "Beratung", None),
        ("Kreistag", "2022-05-19", True, "Beschluss", None),
    ]


@pytest.mark.parametrize("line", ["Grenzwerte Termin Stand", "Beratungsergebnis:", "Premieren Termin Stand"])
def test_other_words_open_no_beratungsfolge(document: MakeDocument, line: str) -> None:
    text = f"Beschlussvorlage\nVO/2022/044\n\n{line}\nSozialausschuss       12.05.2022    am Bach gemessen\n"
    _, header = header_of(document(text))
    assert rows(header) == []


def test_a_damaged_type_is_mended_and_to_be_checked(document: MakeDocument) -> None:
    text = (
        "Be5chlussvorlage\nNr. 12/2022\nDatum: 03.02.2022\n\nNeue Bänke am Bach\n\nBeschlussvorschlag:\nSie kommen.\n"
    )
    record = extract(document(text), ())
    assert record.paper is not None
    assert (record.paper.paper_type, record.paper.reference) == ("Beschlussvorlage", "12/2022")
    evidence = next(each for each in record.evidence if each.path == "/paper/paperType")
    assert evidence.rule == "heading/damaged-type"
    assert [span.raw for span in evidence.spans] == ["Be5chlussvorlage"]


def test_a_word_near_to_a_type_makes_no_paper_by_itself(document: MakeDocument) -> None:
    assert extract(document("Beschlussvorlagen\n\nSie liegen im Rathaus aus.\n"), ()).kind == "other"
