"""The title, the item and the number, with labels that stand over them or apart from them."""

import pytest

from tests.extractors.forms.reading import MakeDocument, header_of, rows


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("TOP 4          Neue Bänke am Bach; Auftrag", "4"),
        ("Tagesordnungspunkt          Neue Bänke am Bach; Auftrag", None),
        ("Beschlussgegenstand: Neue Bänke am Bach; Auftrag", None),
        ("Beratungspunkt\nNeue Bänke am Bach; Auftrag", None),
    ],
)
def test_a_title_apart_from_its_label(document: MakeDocument, line: str, item: str | None) -> None:
    _, header = header_of(document(f"Sitzungsvorlage 12/2021\n\n{line}\n\nSachverhalt:\nSie fehlen.\n"))
    assert header.title is not None and header.title.value == "Neue Bänke am Bach; Auftrag"
    found = header.first("agenda_item")
    assert (found and found.value) == item


def test_an_item_in_a_sentence_has_no_title_behind_it(document: MakeDocument) -> None:
    text = "Sitzungsvorlage 12/2021\n\nNeue Bänke am Bach\n\nTOP 4 Wege und Plätze der Stadt\n"
    _, header = header_of(document(f"{text}\nSachverhalt:\nSie fehlen.\n"))
    assert "item_name" not in header.values


def test_a_type_that_is_the_label_of_its_number(document: MakeDocument) -> None:
    head = "KREIS BACHTAL\n\nDrucksache Nr.           Fachgebiet            Datum\n"
    values = "045/2021                 Wege und Bänke        12.04.2021\n\n[X] öffentlich   [ ] nichtöffentlich\n\n"
    folge = "Beratungsfolge         Sitzungstermin\nKreistag               31.05.2021\n\n"
    _, header = header_of(document(f"{head}{values}{folge}Neue Bänke am Bach\n\nBeschlussvorschlag:\nJa.\n"))
    assert [header.values[name][0].value for name in ("reference", "office", "date")] == [
        "045/2021",
        "Wege und Bänke",
        "12.04.2021",
    ]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"
    assert rows(header) == [("Kreistag", "2021-05-31", None, None)]


def test_an_empty_label_takes_no_place_and_date(document: MakeDocument) -> None:
    text = (
        "Magistrat\nAz.\n\nNeuenbach, 12. April 2021\nVorlage Nr. 101.19.45\n\nNeue Bänke am Bach\n\nBegründung:\nJa.\n"
    )
    _, header = header_of(document(text))
    assert "file_reference" not in header.values
    assert [each.value for each in header.values["dated"]] == ["Neuenbach, 12. April 2021"]


def test_who_writes_is_no_part_of_the_office(document: MakeDocument) -> None:
    _, header = header_of(
        document("Beschlussvorlage Nr. 213/2021\n\nAmt/Verfasser: Bauamt, Frau Ohnesorg\nBetreff: Bänke\n")
    )
    assert [each.value for each in header.values["office"]] == ["Bauamt"]


def test_a_line_that_comes_again_is_no_title(document: MakeDocument) -> None:
    text = "Beschlussvorlage - 0456/2021\n\nAufklappen\n\nBeratungsfolge\n\nAufklappen\n\nBeschlussvorschlag\n\nJa.\n"
    _, header = header_of(document(text))
    assert header.title is None


@pytest.mark.parametrize("number", ["1083/3", "DS/0246/V"])
def test_a_number_behind_a_dash(document: MakeDocument, number: str) -> None:
    text = f"Drucksache - {number}\n\nBetreff: Neue Bänke am Bach\nDrucksache-Art:Antrag\n\nBegründung:\nJa.\n"
    _, header = header_of(document(text))
    assert [each.value for each in header.values["reference"]] == [number]
