"""Meetings that a heading, a label or an address names, beside those of the Beratungsfolge."""

import pytest

from tests.extractors.forms.reading import MakeDocument, header_of, rows

OWN_MEETING_TWICE = """Sitzungsvorlage für die öffentliche Sitzung des Gemeinderates am 12.05.2022

Vorgesehene Sitzungen:
Gemeinderat    12.05.2022    öffentlich    zur Kenntnis

TOP 7: Neue Bänke am Bach

Sachverhalt:
Ja.
"""


def test_a_meeting_in_the_heading_and_in_the_beratungsfolge_is_one(document: MakeDocument) -> None:
    found, header = header_of(document(OWN_MEETING_TWICE))
    item = header.first("agenda_item")
    assert found == "Sitzungsvorlage"
    assert rows(header) == [("Gemeinderat", "2022-05-12", True, "Kenntnis")]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"
    assert item is not None and item.value == "7"


def test_the_meeting_in_the_heading_alone(document: MakeDocument) -> None:
    text = OWN_MEETING_TWICE.replace(
        "Vorgesehene Sitzungen:\nGemeinderat    12.05.2022    öffentlich    zur Kenntnis\n", ""
    )
    assert rows(header_of(document(text))[1]) == [("Gemeinderat", "2022-05-12", True, None)]


def test_days_of_meetings_are_no_dates_of_the_paper(document: MakeDocument) -> None:
    lines = ("Sitzung des          Termin", "Bauausschusses       12.05.2022", "Gemeinderates        19.05.2022")
    text = "\n".join(("A N T R A G   der SPD-Fraktion", "", *lines, "", "Neue Bänke", "", "Begründung:", "Ja."))
    found, header = header_of(document(text))
    assert found == "A N T R A G"
    assert rows(header) == [("Bauausschuss", "2022-05-12", None, None), ("Gemeinderat", "2022-05-19", None, None)]
    assert "dated" not in header.values


def test_a_title_over_the_columns_is_none_of_the_paper(document: MakeDocument) -> None:
    text = """Beschlussvorlage
Vorlagennummer: 2024/029

Neue Bänke am Bach

Beratungsreihenfolge
Gremium            am            TOP
Werkausschuss      04.03.2024    3
Gemeinderat        26.03.2024    11

Begründung:
Ja.
"""
    _, header = header_of(document(text))
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"
    assert [each.agenda_item and each.agenda_item.value for each in header.stations] == ["3", "11"]


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Technischen Ausschuss", "Technischer Ausschuss"),
        ("Gemeinsamen Ausschuss für Wege", "Gemeinsamer Ausschuss für Wege"),
        ("Technischer Ausschuss", "Technischer Ausschuss"),
        ("Neuen Stadtrat", "Neuen Stadtrat"),  # "Neuen" may be a place
    ],
)
def test_whom_a_paper_goes_to_is_named_in_the_nominative(document: MakeDocument, printed: str, body: str) -> None:
    lines = f"An den\n{printed}      zur Vorberatung    öffentlich    am 12.05.2022\n"
    _, header = header_of(document(f"Sitzungsvorlage Nr. 88/2022\n\n{lines}\nNeue Bänke\n\nBegründung:\nJa.\n"))
    assert rows(header) == [(body, "2022-05-12", True, "Vorberatung")]
