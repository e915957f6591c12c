"""Crosses and numbers under the headings of a Beratungsfolge: each counts only where its column is certain."""

import pytest

from tests.extractors.forms.reading import MakeDocument, header_of, rows

PLACED = """Vorlage Nr. 004/2019

Beratung im              am            ö      nö     TOP
Schulausschuss           29.01.2019    X             5
Kreisausschuss           12.02.2019           X
Kreistag                 26.02.2019    X

Neue Bänke

Begründung:
Ja.
"""


@pytest.mark.parametrize(
    ("printed", "public"),
    [("4 x  ", True), ("4  x ", False), (" x  ", True), ("  x ", False), ("4 x", None), ("4", None)],
)
def test_a_cross_counts_where_the_text_keeps_empty_cells(
    document: MakeDocument, printed: str, public: bool | None
) -> None:
    text = f"Antrag\nVorlage Nr.: 2021/0042\nBänke\nGremium Termin TOP ö nö\nGemeinderat 02.03.2021 {printed}\n"
    _, header = header_of(document(text))
    assert rows(header) == [("Gemeinderat", "2021-03-02", public, None)]


def test_crosses_under_headings_that_are_shortened(document: MakeDocument) -> None:
    lines = (
        "Gremium\tSitzung am\töffentl.\tnichtöffentl.",
        "Magistrat\t02.03.2021\t\tX",
        "Ortsbeirat\t09.03.2021\tX\t",
    )
    _, header = header_of(document("\n".join(("Antrag", "Vorlage Nr.: 2021/0042", "", *lines))))
    assert rows(header) == [("Magistrat", "2021-03-02", False, None), ("Ortsbeirat", "2021-03-09", True, None)]


def test_crosses_and_items_stand_under_their_headings_in_a_text(document: MakeDocument) -> None:
    _, header = header_of(document(PLACED))
    assert rows(header) == [
        ("Schulausschuss", "2019-01-29", True, None),
        ("Kreisausschuss", "2019-02-12", False, None),
        ("Kreistag", "2019-02-26", True, None),
    ]
    assert [each.agenda_item and each.agenda_item.value for each in header.stations] == ["5", None, None]


def test_a_cross_that_stands_under_no_heading_is_not_placed(document: MakeDocument) -> None:
    moved = PLACED.replace("12.02.2019           X", "12.02.2019                                X")
    _, header = header_of(document(moved))
    assert rows(header)[1] == ("Kreisausschuss", "2019-02-12", None, None)
