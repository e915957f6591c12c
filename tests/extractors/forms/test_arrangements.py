"""A Beratungsfolge and the fields around it, however vendors and clerks arrange them and cells are broken."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.flow import flow
from pipeline.reading.read import read
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


PLACED = """Vorlage Nr. 004/2019

Beratung im              am            ö      nö     TOP
Schulausschuss           29.01.2019    X             5
Kreisausschuss           12.02.2019           X
Kreistag                 26.02.2019    X

Neue Bänke

Begründung:
Ja.
"""


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


def test_a_column_of_a_meetings_number_is_no_part_of_the_body(document: MakeDocument) -> None:
    lines = (
        "Datum         Gremium                       Sitzung        Beratungsstand",
        "16.03.2023    Rat                           Rat/014        überwiesen",
        "28.03.2023    Ausschuss für Ordnung         Ord/016        mit Änderungen beschlossen",
        "20.04.2023    Rat                           Rat/015        Kenntnisnahme",
    )
    _, header = header_of(
        document("\n".join(("Drucksache 12/2023", "", "Antrag", "", *lines, "", "Betr.: Neue Bänke")))
    )
    found = [
        (*row[::3], each.result and each.result.value) for row, each in zip(rows(header), header.stations, strict=True)
    ]
    assert found == [
        ("Rat", None, "überwiesen"),
        ("Ausschuss für Ordnung", None, "mit Änderungen beschlossen"),
        ("Rat", "Kenntnisnahme", None),
    ]


def folge(document: MakeDocument, *lines: str) -> list[tuple[object, ...]]:
    """The stations of a Beratungsfolge in these lines, with TOP and result."""
    text = "\n".join(("Beschlussvorlage", "VO/2022/044", *lines, "", "Neue Bänke", "", "Beschlussvorschlag:", "Ja."))
    _, header = header_of(document(text))
    assert header.title is not None and header.title.value == "Neue Bänke"
    return [(*row, each.result and each.result.value) for row, each in zip(rows(header), header.stations, strict=True)]


def test_a_station_in_two_lines(document: MakeDocument) -> None:
    assert folge(
        document,
        "Beratungsfolge:",
        "Finanzausschuss    Vorberatung",
        "12.05.2022    9. Sitzung des Finanzausschusses    ungeändert beschlossen",
        "Kreistag    Entscheidung",
        "19.05.2022    12. Sitzung des Kreistages    vertagt",
    ) == [
        ("Finanzausschuss", "2022-05-12", None, "Vorberatung", "ungeändert beschlossen"),
        ("Kreistag", "2022-05-19", None, "Entscheidung", "vertagt"),
    ]


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


def test_a_column_that_nobody_knows_is_named(document: MakeDocument) -> None:
    table = "Gremium Termin Zuständigkeit Kontierung\nRat 12.05.2022 Entscheidung 4711"
    _, header = header_of(document(f"Beschlussvorlage\nVO/2022/044\n{table}\nNeue Bänke\n"))
    assert rows(header) == [("Rat", "2022-05-12", None, "Entscheidung")]
    assert [text.value for text in header.stations[0].unread] == ["4711"]
    assert header.title is not None and header.title.value == "Neue Bänke"


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


def test_the_first_of_several_days_counts(document: MakeDocument) -> None:
    found = folge(
        document, "Gremien Termin TOP Ö / N Zuständigkeit", "Gemeinderat 16./17./18.12.2025 11 Ö Entscheidung"
    )
    assert found == [("Gemeinderat", "2025-12-16", True, "Entscheidung", None)]


def test_headings_one_a_line_and_a_cell_a_line(document: MakeDocument) -> None:
    assert folge(
        document,
        *("Gremium", "Termin", "Zuständigkeit"),
        *("Sozialausschuss", "12.05.2022", "Vorberatung"),
        *("Kreistag", "19.05.2022", "Entscheidung"),
    ) == [
        ("Sozialausschuss", "2022-05-12", None, "Vorberatung", None),
        ("Kreistag", "2022-05-19", None, "Entscheidung", None),
    ]


BODIES = st.sampled_from(
    ["Rat", "Kreisausschuss", "Ausschuss für Wege, Bänke und Brunnen", "Fachausschuss Schulen, Sport und Kultur"]
)
ROLES = st.sampled_from(["Vorberatung", "Beratung und Empfehlung", "Kenntnisnahme"])
DAYS = st.dates().map(lambda day: day.replace(year=2000 + day.year % 40))
STYLES = st.sampled_from(["line", "over", "centred"])


def printed(name: str, day: str, role: str, style: str) -> list[str]:
    """A row as it comes out of a page: on one line, or a name of several parts over its date or broken around it."""
    cut = name.rfind(" ", 0, max(len(name) - 8, 1))
    first, rest = name[:cut], name[cut + 1 :]
    if style == "line" or cut < 12:
        return [f"{name} {day} {role}"]
    return [first, rest, f"{day} {role}"] if style == "over" else [first, f"{day} {role}", rest]


@given(st.lists(st.tuples(BODIES, DAYS, ROLES), min_size=1, max_size=5), STYLES)
def test_rows_are_the_same_however_names_are_broken(stations: Sequence[tuple[str, object, str]], style: str) -> None:
    head = ("DS 7/2021", "Beschlussvorlage", "Beratungsfolge Sitzungstermin Stand")
    lines = [line for name, day, role in stations for line in printed(name, f"{day:%d.%m.%Y}", role, style)]
    behind = ("Neue Bänke am Bach", "Beschlussvorschlag:", "Die Bänke kommen.")
    _, header = header_of(read("test.txt", "\n".join((*head, *lines, *behind)).encode()))
    assert rows(header) == [(name, f"{day:%Y-%m-%d}", None, role) for name, day, role in stations]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


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
