"""Headers as the forms of vendors and clerks arrange them, and a Beratungsfolge however its cells were broken."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.classify import document_type
from extractors.extract import extract
from extractors.forms.header import read_header
from extractors.forms.walk import Header
from extractors.papers.read import read_paper
from extractors.text.flow import flow
from extractors.whose import own_body
from pipeline.reading.read import read
from schemas.document import Document

MakeDocument = Callable[[str], Document]
Row = tuple[str, str | None, bool | None, str | None]


def header_of(document: Document) -> tuple[str | None, Header]:
    items = flow(document)
    what = document_type(items)
    return what.heading.value if what.heading else None, read_header(items, what.line, None)


def rows(header: Header) -> list[Row]:
    return [
        (
            each.organization.value,
            each.start.value if each.start else None,
            each.public.value if each.public else None,
            each.role.value if each.role else None,
        )
        for each in header.stations
    ]


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


@pytest.mark.parametrize(("behind", "item"), [("TOP: Neue Bänke am Bach", None), ("TOP: 7\n\nNeue Bänke am Bach", "7")])
def test_words_behind_the_item_are_the_title(document: MakeDocument, behind: str, item: str | None) -> None:
    _, header = header_of(
        document(f"Beschlussvorlage Nr. 7/2021\nDatum: 03.02.2021\n\n{behind}\n\nSachverhalt:\nJa.\n")
    )
    found = header.first("agenda_item")
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"
    assert (found and found.value) == item


LABELS_OVER_VALUES = """Sitzungsvorlage SV-10-0611

Abteilung / Aktenzeichen          Datum          Status
40 - Schulamt / 40.30.2  08.02.2022     öffentlich

Betreff            Neue Bänke am Bach

Sachverhalt:
Ja.
"""
LABELS_BESIDE_VALUES = """Sitzungsvorlage SV-10-0611

Amt für Schulen und Sport        Stand: 08.02.2022
Aktenzeichen: 40.30.2
Betreff: Neue Bänke am Bach

Sachverhalt:
Ja.
"""
ONE_BLANK_BETWEEN_COLUMNS = LABELS_BESIDE_VALUES.replace("        Stand", " Stand")
AUTHOR_BESIDE_OFFICE = """Sitzungsvorlage SV-10-0611
Fachbereich: Schulen und Sport
Verfasser: Team Bänke
Az.: 40.30.2
Datum: 08.02.2022
Betreff: Neue Bänke am Bach

Sachverhalt:
Ja.
"""


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (LABELS_OVER_VALUES, "40 - Schulamt"),
        (LABELS_BESIDE_VALUES, "Amt für Schulen und Sport"),
        (ONE_BLANK_BETWEEN_COLUMNS, "Amt für Schulen und Sport"),
        (AUTHOR_BESIDE_OFFICE, "Schulen und Sport"),
    ],
)
def test_a_header_however_its_labels_stand(document: MakeDocument, text: str, office: str) -> None:
    read_in = document(text)
    items = flow(read_in)
    what = document_type(items)
    assert what.heading is not None
    draft = read_paper(items, what.line, what.heading, None)
    found = (draft.reference, draft.date, draft.file_reference, draft.name, *draft.offices)
    assert [each and each.value for each in found] == [
        *("SV-10-0611", "2022-02-08", "40.30.2"),
        *("Neue Bänke am Bach", office),
    ]
    assert draft.header.unclaimed == []


def test_a_party_before_a_number_is_no_part_of_it(document: MakeDocument) -> None:
    text = "Antrag der FDP 17/2023\n\nNeue Bänke\n\nBegründung:\nJa.\n"
    items = flow(document(text))
    what = document_type(items)
    assert what.heading is not None
    draft = read_paper(items, what.line, what.heading, None)
    assert draft.reference is not None
    assert draft.reference.value == "17/2023"


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


def test_the_day_of_a_motion_is_no_number(document: MakeDocument) -> None:
    items = flow(document("Antrag der CDU-Fraktion vom 12.03.2019\n\nNeue Bänke\n\nBegründung:\nJa.\n"))
    what = document_type(items)
    assert what.heading is not None
    draft = read_paper(items, what.line, what.heading, None)
    assert draft.reference is None
    assert draft.date is not None
    assert draft.date.value == "2019-03-12"


TYPE_BESIDE_SENDER = """Kreis Musterland                                          Vorlage
Der Landrat                                               DS-Nr. 31/2019
Fachgebiet 210 Straßenbau                                 vom 02.05.2019

an den/die                                 Termin         Status
Bauausschuss                               16.05.2019     öffentlich
Kreisausschuss                             27.05.2019     nicht öffentlich

Tagesordnungspunkt
Neue Bänke am Bach

Begründung:
Ja.
"""


def test_a_type_beside_the_sender(document: MakeDocument) -> None:
    read_in = document(TYPE_BESIDE_SENDER)
    items = flow(read_in)
    what = document_type(items)
    assert what.heading is not None and what.heading.value == "Vorlage"
    name = own_body(read_in, items, ()).name
    assert name is not None and name.value == "Kreis Musterland"
    draft = read_paper(items, what.line, what.heading, None)
    found = (draft.reference, draft.date, draft.name, *draft.offices)
    assert [each and each.value for each in found] == [
        *("31/2019", "2019-05-02", "Neue Bänke am Bach", "Fachgebiet 210 Straßenbau"),
    ]
    assert rows(draft.header) == [
        ("Bauausschuss", "2019-05-16", True, None),
        ("Kreisausschuss", "2019-05-27", False, None),
    ]
    assert draft.header.unclaimed == []


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


MOTION_RECEIVED = """Antrag Nr. 12

Eingang im Büro der Bürgermeisterin: 03.02.2021

Neue Bänke am Bach

Beratung: Bauausschuss, 05.03.2021, öffentlich

Begründung:
Ja.
"""


def test_the_receipt_of_a_motion_and_a_meeting_behind_its_label(document: MakeDocument) -> None:
    items = flow(document(MOTION_RECEIVED))
    what = document_type(items)
    assert what.heading is not None
    draft = read_paper(items, what.line, what.heading, None)
    assert [each and each.value for each in (draft.date, draft.name)] == ["2021-02-03", "Neue Bänke am Bach"]
    assert rows(draft.header) == [("Bauausschuss", "2021-03-05", True, None)]


@pytest.mark.parametrize(("day", "date"), [("17. Februar 2020", "2020-02-17"), ("17. Februar 2024", None)])
def test_place_and_date_at_the_end(document: MakeDocument, day: str, date: str | None) -> None:
    head = "Vorlage Nr. 6-12/20\n\nBeratungsfolge\nKreistag    27.04.2020    öffentlich\n\nBetr.: Neue Bänke\n\n"
    items = flow(document(f"{head}Beschlussvorschlag:\nDie Bänke kommen.\n\nMusterstadt, den {day}\n"))
    what = document_type(items)
    assert what.heading is not None
    draft = read_paper(items, what.line, what.heading, None)
    assert (draft.date and draft.date.value) == date


WITHOUT_TYPE = """STADT MUSTERSTADT
Fachbereich Bildung

Drucksachen-Nr.: 10-0733        Datum: 05.11.2020
öffentlicher Teil

BERATUNGSFOLGE                     SITZUNGSTERMIN   ENTSCHEIDUNGSART
Schulausschuss                     19.11.2020       Kenntnisnahme

Bezeichnung:
Neue Bänke am Bach

Inhalt der Mitteilung
Ja.
"""


def test_a_paper_that_prints_no_type(document: MakeDocument) -> None:
    record = extract(document(WITHOUT_TYPE), ())
    paper = record.paper
    assert record.kind == "paper" and paper is not None
    assert (paper.paper_type, paper.reference, paper.date, paper.name) == (
        *(None, "10-0733", "2020-11-05", "Neue Bänke am Bach"),
    )
    assert paper.under_direction_of == ["Fachbereich Bildung"]
    assert [(each.organization, each.start, each.role) for each in paper.consultation] == [
        ("Schulausschuss", "2020-11-19", "Kenntnisnahme")
    ]
    assert ("missing_field", "/paper/paperType") in [(issue.code, issue.path) for issue in record.issue]


@pytest.mark.parametrize(
    "text",
    [
        "Speiseplan der Kantine\nNr.: 12/2020    Datum: 05.11.2020\n\nGericht    Datum    Art\n"
        "Suppe    19.11.2020    vegan\n",
        "Rundbrief Nr.: 12/2020\n\nTermine\nGremium    Termin    Art\nSchulausschuss    19.11.2020    Kenntnisnahme\n",
        "Drucksachen-Nr.: 10-0733\n\nGericht    Termin    Art\nSuppe    19.11.2020    vegan\n",
    ],
)
def test_columns_or_a_number_alone_make_no_paper(document: MakeDocument, text: str) -> None:
    assert extract(document(text), ()).kind == "other"
