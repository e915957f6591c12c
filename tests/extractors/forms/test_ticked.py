"""A Beratungsfolge that lists all bodies: only those behind a ticked box are its stations."""

import pytest

from tests.extractors.forms.reading import MakeDocument, folge, header_of


@pytest.mark.parametrize(("ticked", "empty"), [("[x]", "[ ]"), ("☒", "☐"), ("[X]", "[]")])
def test_a_body_whose_box_is_ticked_is_a_station(document: MakeDocument, ticked: str, empty: str) -> None:
    lines = (
        "Beratungsfolge:                      Sitzung am:",
        f"{ticked} Bauausschuss                 21.03.2022",
        f"{empty} Sozialausschuss",
        f"{ticked} Gemeindevertretung Moorbach  04.04.2022",
    )
    assert folge(document, *lines) == [
        ("Bauausschuss", "2022-03-21", None, None, None),
        ("Gemeindevertretung Moorbach", "2022-04-04", None, None, None),
    ]


def test_without_a_tick_no_body_is_a_station(document: MakeDocument) -> None:
    text = "Beschlussvorlage\nVO/2022/044\n\nBeratungsfolge:\n☐ Bauausschuss\n☐ Gemeindevertretung\n\nNeue Bänke\n\nJa."
    _, header = header_of(document(text))
    assert header.stations == []


def test_a_question_with_boxes_is_no_row(document: MakeDocument) -> None:
    lines = ("Beratungsfolge:", "Bauausschuss 21.03.2022", "☒ öffentlich ☐ nicht öffentlich")
    assert [row[0] for row in folge(document, *lines)] == ["Bauausschuss"]
