"""Whole forms: a Beratungsfolge and the fields around it, however vendors and clerks arrange them."""

import pytest

from extractors.text.flow import flow
from tests.extractors.forms.reading import MakeDocument, Row, header_of, rows

TYPE_AND_TITLE_LABELLED = """Vorlage-Nr.: 049/2021
Datum: 03.02.2021
Federführend: Amt für Wegebau
Status: öffentlich
Vorlage-Art: Mitteilungsvorlage

Betreff: Stand der Arbeiten am Uferweg

Beratungsfolge:
Status    Sitzungsdatum    Gremium                       Zuständigkeit
Ö         16.02.2021       Ausschuss für Wege            Kenntnisnahme
N         24.02.2021       Kreisausschuss                Kenntnisnahme

Sachverhalt:
Der Weg ist halb fertig.
"""

NUMBER_WITH_PLACE_AND_DATE = """Drucksachen-Nr. XI/1524                      Musterbach, den 24.03.2026
Aktenzeichen: II.7-642
Ersteller/in: Fachdienst Energie

Beschlussvorlage

Beratungsfolge          Sitzungstermin     TOP     Öffentlich
Kreisausschuss          30.03.2026                 nein
Kreistag                27.04.2026         8       ja

Windräder auf dem Kahlen Berg

Beschlussvorschlag:
Der Kreistag stimmt zu.
"""

ONE_MEETING_WITHOUT_A_HEADING = """SITZUNGSVORLAGE
Gemeinderat
am 14.06.2021
öffentlich
TOP 5
Drucksache 073/2021
Az. 022.31

Namen für die neuen Wege

I. Beschlussvorschlag
Der Gemeinderat vergibt die Namen.
"""

CELLS_COLUMN_BY_COLUMN = """Beschlussvorlage 2022/0815

Betreff:
Wahl der Vertrauensleute

Gremien
Kreisausschuss
Kreistag
Termine
05.09.2022
19.09.2022

Sachverhalt:
Es wird gewählt.
"""

PLAIN_SENTENCES = """Dezernat III
Amt 50

Vorlage für die Sitzung
Sozialausschuss    am 18.05.2021    öffentlich     zur Beratung
Stadtrat    am 27.05.2021   nicht öffentlich   zur Beschlussfassung

Drucksache Nr.: V/0624/2021

Betrifft: Neue Regeln für Vereinsheime

Beschlussvorschlag:
Der Stadtrat beschließt.
"""

SECTION_BEFORE_THE_FIELDS = """Beschlussvorlage

Beschlussantrag
Der Ausschuss stimmt dem Kauf zu.

Vorlage Nr.: 2022/0931
Dienststelle: Hauptamt

Stühle für den Sitzungssaal

Gremium Termin TOP Ö / N Zuständigkeit
Hauptausschuss 20.09.2022 4 Ö Entscheidung

Erläuterungen
Die alten wackeln.
"""


@pytest.mark.parametrize(
    ("text", "kind", "reference", "title", "expected"),
    [
        (
            TYPE_AND_TITLE_LABELLED,
            "Mitteilungsvorlage",
            "049/2021",
            "Stand der Arbeiten am Uferweg",
            [
                ("Ausschuss für Wege", "2021-02-16", True, "Kenntnisnahme"),
                ("Kreisausschuss", "2021-02-24", False, "Kenntnisnahme"),
            ],
        ),
        (
            NUMBER_WITH_PLACE_AND_DATE,
            "Beschlussvorlage",
            "XI/1524 Musterbach, den 24.03.2026",
            "Windräder auf dem Kahlen Berg",
            [("Kreisausschuss", "2026-03-30", False, None), ("Kreistag", "2026-04-27", True, None)],
        ),
        (
            ONE_MEETING_WITHOUT_A_HEADING,
            "SITZUNGSVORLAGE",
            "073/2021",
            "Namen für die neuen Wege",
            [("Gemeinderat", "2021-06-14", True, None)],
        ),
        (
            CELLS_COLUMN_BY_COLUMN,
            "Beschlussvorlage",
            None,
            "Wahl der Vertrauensleute",
            [("Kreisausschuss", "2022-09-05", None, None), ("Kreistag", "2022-09-19", None, None)],
        ),
        (
            PLAIN_SENTENCES,
            "Vorlage",
            "V/0624/2021",
            "Neue Regeln für Vereinsheime",
            [
                ("Sozialausschuss", "2021-05-18", True, "Beratung"),
                ("Stadtrat", "2021-05-27", False, "Beschlussfassung"),
            ],
        ),
        (
            SECTION_BEFORE_THE_FIELDS,
            "Beschlussvorlage",
            "2022/0931",
            "Stühle für den Sitzungssaal",
            [("Hauptausschuss", "2022-09-20", True, "Entscheidung")],
        ),
    ],
)
def test_forms(
    document: MakeDocument, text: str, kind: str, reference: str | None, title: str, expected: list[Row]
) -> None:
    found, header = header_of(document(text))
    number = header.first("reference")
    assert found == kind
    assert (number.value if number else None) == reference
    assert (header.title.value if header.title else None) == title
    assert rows(header) == expected


def test_what_stands_before_the_fields_is_the_bodys(document: MakeDocument) -> None:
    text = document(SECTION_BEFORE_THE_FIELDS)
    items = flow(text)
    _, header = header_of(text)
    begin, end = header.before
    assert [str(item) for item in items[begin:end]] == ["Beschlussantrag", "Der Ausschuss stimmt dem Kauf zu."]
    assert str(items[header.body]) == "Erläuterungen"


def test_wide_blanks_part_two_columns(document: MakeDocument) -> None:
    head = "Der Landrat                          Nr. 088/21\n50 - Sozialamt                       17.05.2021\n"
    stations = "Vorlage an\nden Ausschuss für Soziales            am 02.06.2021\nden Kreistag           am 21.06.2021\n"
    _, header = header_of(document(f"{head}\n{stations}\nNeue Bänke\n\nBeschlussvorschlag:\nJa.\n"))
    assert [header.values[name][0].value for name in ("reference", "office", "dated")] == [
        "088/21",
        "50 - Sozialamt",
        "17.05.2021",
    ]
    assert rows(header) == [
        ("Ausschuss für Soziales", "2021-06-02", None, None),
        ("Kreistag", "2021-06-21", None, None),
    ]
    assert header.title is not None and header.title.value == "Neue Bänke"


def test_a_type_in_spaced_letters_over_the_stations(document: MakeDocument) -> None:
    rows_printed = (
        "Gremium\tTermin\tStatus\nSozialausschuss\t12.05.2022\töffentlich\nKreistag\t19.05.2022\tnichtöffentlich\n"
    )
    labels = "Drucksachennummer:\t0412/2022\n\nNeue Bänke\n\nSachverhalt:\nJa.\n"
    text = f"B E R I C H T S V O R L A G E\n\n{rows_printed}\n{labels}"
    found, header = header_of(document(text))
    assert found == "B E R I C H T S V O R L A G E"
    assert rows(header) == [("Sozialausschuss", "2022-05-12", True, None), ("Kreistag", "2022-05-19", False, None)]
    assert header.title is not None and header.title.value == "Neue Bänke"
