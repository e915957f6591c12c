"""Stations without headings over their columns: as running lines, and the one meeting that a paper is for."""

from collections.abc import Sequence

import pytest

from tests.extractors.forms.reading import MakeDocument, folge, header_of, rows


def test_stations_as_sentences(document: MakeDocument) -> None:
    assert folge(
        document,
        "Beratungsfolge:",
        "am 12.05.2022 im Sozialausschuss (öffentlich)",
        "Verwaltungsausschuss (nicht öffentlich) 19.05.2022",
        "Gemeinderat (Entscheidung), 26.05.2022, öffentlich",
        "Entscheidung: Kreistag am 01.06.2022, nichtöffentlich",
    ) == [
        ("Sozialausschuss", "2022-05-12", True, None, None),
        ("Verwaltungsausschuss", "2022-05-19", False, None, None),
        ("Gemeinderat", "2022-05-26", True, "Entscheidung", None),
        ("Kreistag", "2022-06-01", False, "Entscheidung", None),
    ]


def test_the_meeting_that_a_table_paper_is_for(document: MakeDocument) -> None:
    text = (
        "Tischvorlage\nzu TOP 7 der öffentlichen Sitzung des Ausschusses für Wege am 21.07.2020\n\nDrucksache 99/2020\n"
    )
    _, header = header_of(document(f"{text}Neue Bänke\n\nBeschlussvorschlag:\nJa.\n"))
    assert rows(header) == [("Ausschuss für Wege", "2020-07-21", True, None)]
    assert [each.agenda_item and each.agenda_item.value for each in header.stations] == ["7"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Sozialausschuss", "öffentlich am 12.05.2022", "Kreistag", "nicht öffentlich am 19.05.2022"),
        (
            "An den",
            "Sozialausschuss",
            "Sitzung am: 12.05.2022",
            "öffentlich",
            "Kreistag",
            "19.05.2022",
            "nichtöffentlich",
        ),
        ("Beratungsfolge:", "12.05.2022  öffentlich   Sozialausschuss", "19.05.2022  nicht öffentlich  Kreistag"),
        (
            *("Für die Sitzung des                am", "Sozialausschusses         12.05.2022   öffentlich"),
            "Kreistags          19.05.2022    nicht öffentlich",
        ),
        (
            *("Gremium\tTermin\tBehandlung", "Sozialausschuss\t12.05.2022\töffentlich"),
            "Kreistag\t19.05.2022\tnicht öffentlich",
        ),
    ],
)
def test_how_a_body_meets_is_no_part_of_its_name(document: MakeDocument, lines: Sequence[str]) -> None:
    assert folge(document, *lines) == [
        ("Sozialausschuss", "2022-05-12", True, None, None),
        ("Kreistag", "2022-05-19", False, None, None),
    ]


def test_what_comes_behind_a_name_is_role_or_result(document: MakeDocument) -> None:
    assert folge(
        document,
        "Beratungsfolge:",
        "12.05.2022   Sozialausschuss     ohne Änderungen im Ausschuss beschlossen",
        "19.05.2022   Kreistag des Kreises Nirgendwo    zum Beschluss",
        "26.05.2022   Kreistag des Kreises Nirgendwo    überwiesen",
    ) == [
        ("Sozialausschuss", "2022-05-12", None, None, "ohne Änderungen im Ausschuss beschlossen"),
        ("Kreistag des Kreises Nirgendwo", "2022-05-19", None, "Beschluss", None),
        ("Kreistag des Kreises Nirgendwo", "2022-05-26", None, None, "überwiesen"),
    ]
