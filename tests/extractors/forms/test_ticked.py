"""A Beratungsfolge that lists all bodies: only those behind a ticked box are its stations."""

import pytest

from extractors.extract import extract
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


@pytest.mark.parametrize("line", ["☒ öffentlich ☐ nichtöffentlich", "öffentlich [ ]   nichtöffentlich [x]"])
def test_how_the_paper_is_treated_is_no_line_that_nobody_understands(document: MakeDocument, line: str) -> None:
    record = extract(
        document(f"Beschlussvorlage 2023/017\n\n{line}\n\nBetreff: Neue Bänke am Bach\n\nBegründung:\nJa.\n"), ()
    )
    assert record.paper is not None and record.paper.name == "Neue Bänke am Bach"
    assert [issue.code for issue in record.issue] == ["body_unknown", "missing_field"]


@pytest.mark.parametrize(
    "line",
    [
        "☐ öffentlich ☐ nichtöffentlich",
        "☒ öffentlich ☒ nichtöffentlich",
        "☒ öffentlich ☐ klimarelevant",
        "☒ öffentlich",
    ],
)
def test_boxes_that_say_nothing_or_more_are_told(document: MakeDocument, line: str) -> None:
    record = extract(
        document(f"Beschlussvorlage 2023/017\n\n{line}\n\nBetreff: Neue Bänke am Bach\n\nBegründung:\nJa.\n"), ()
    )
    assert any(issue.code == "unclaimed_line" and line in issue.message for issue in record.issue)
