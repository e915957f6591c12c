"""Rows of a Beratungsfolge under the headings of its columns, however their cells are broken."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.read import read
from tests.extractors.forms.reading import MakeDocument, folge, header_of, rows


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


def test_a_column_that_nobody_knows_is_named(document: MakeDocument) -> None:
    table = "Gremium Termin Zuständigkeit Kontierung\nRat 12.05.2022 Entscheidung 4711"
    _, header = header_of(document(f"Beschlussvorlage\nVO/2022/044\n{table}\nNeue Bänke\n"))
    assert rows(header) == [("Rat", "2022-05-12", None, "Entscheidung")]
    assert [text.value for text in header.stations[0].unread] == ["4711"]
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


def test_headings_that_go_on_in_the_next_line(document: MakeDocument) -> None:
    found = folge(
        document,
        "Beratungsfolge (Beiräte,       Termin        öffentlich/          berät    beschließt",
        "Ausschüsse, Rat)                             nicht öffentlich",
        "Ortsrat Unterbach              12.05.2022    öffentlich           X",
        "Ausschuss für Bäume, Wege und",
        "Brunnen                        19.05.2022    nicht öffentlich              X",
    )
    assert [row[:4] for row in found] == [
        ("Ortsrat Unterbach", "2022-05-12", True, None),
        ("Ausschuss für Bäume, Wege und Brunnen", "2022-05-19", False, None),
    ]


def test_headings_with_colons_over_boxes_to_tick(document: MakeDocument) -> None:
    found = folge(
        document,
        "Beratungsfolge:",
        "",
        "Gremium:            Sitzungstermin:    Behandlung:    Kenntnis genommen:    Handzeichen:",
        "Sozialausschuss     12.05.2022         Ö              ( ) ja  ( ) nein",
        "Kreistag            19.05.2022         N              ( ) ja  ( ) nein",
    )
    assert found == [("Sozialausschuss", "2022-05-12", True, None, None), ("Kreistag", "2022-05-19", False, None, None)]


def test_how_a_body_meets_beside_what_it_is_to_do(document: MakeDocument) -> None:
    found = folge(
        document,
        "Beratungsfolge         Datum         Behandlung          Zuständigkeit",
        "Dienstberatung OB                    nicht öffentlich    Bestätigung",
        "Bauausschuss           12.05.2022    nicht öffentlich    Vorberatung",
        "Stadtrat               19.05.2022    öffentlich          Entscheidung",
    )
    assert found == [
        ("Dienstberatung OB", None, False, "Bestätigung", None),
        ("Bauausschuss", "2022-05-12", False, "Vorberatung", None),
        ("Stadtrat", "2022-05-19", True, "Entscheidung", None),
    ]


def test_a_cross_is_no_result(document: MakeDocument) -> None:
    lines = "Gremium      Termin        Öff.    N.Ö.    Beschluss\nGR           12.05.2022    X               X"
    _, header = header_of(document(f"Beschlussvorlage\nVO/2022/044\n{lines}\nNeue Bänke\n"))
    assert rows(header) == [("GR", "2022-05-12", True, None)]
    assert header.stations[0].result is None
    assert [text.value for text in header.stations[0].unread] == ["X"]


def test_a_sentence_with_a_day_is_no_row(document: MakeDocument) -> None:
    rows_printed = "Gremium                 Datum\nSozialausschuss         12.05.2022\n"
    text = "\nNeue Bänke am Bach\n\nDer Rat hat die Verwaltung am 18.01.2022 um einen Bericht gebeten.\n"
    _, header = header_of(document(f"Mitteilung\nVO/2022/044\n\n{rows_printed}{text}"))
    assert rows(header) == [("Sozialausschuss", "2022-05-12", None, None)]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


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


def test_what_a_body_does_as_a_participle_behind_how_it_meets(document: MakeDocument) -> None:
    assert folge(
        document,
        "Beratungsgremium:      Sitzungstermin:    Beratungsart:",
        "Ausschuss für Wege     05.05.2021         öffentlich - vorberatend",
        "Rat                    19.05.2021         nicht öffentlich - beschließend",
    ) == [
        ("Ausschuss für Wege", "2021-05-05", True, "vorberatend", None),
        ("Rat", "2021-05-19", False, "beschließend", None),
    ]


def test_a_place_with_a_bracket_before_the_day(document: MakeDocument) -> None:
    text = "51 - Abteilung Wege und Bänke        Neuenbach (Bach), den 12.04.2021\n\nBeschlussvorlage 12/2021\n"
    _, header = header_of(document(f"{text}\nBetreff: Bänke\n"))
    assert [header.values[name][0].value for name in ("office", "dated")] == [
        "51 - Abteilung Wege und Bänke",
        "Neuenbach (Bach), den 12.04.2021",
    ]


def test_what_a_body_does_in_a_bracket_behind_its_name(document: MakeDocument) -> None:
    assert folge(
        document,
        "Beratungsfolge                        Sitzungstermin     Status",
        "Bauausschuss (Vorberatung)            05.05.2021         Ö",
        "Rat der Stadt Bach (Entscheidung)     19.05.2021         N",
    ) == [
        ("Bauausschuss", "2021-05-05", True, "Vorberatung", None),
        ("Rat der Stadt Bach", "2021-05-19", False, "Entscheidung", None),
    ]


def test_a_name_that_fills_its_column_ends_where_the_next_value_begins(document: MakeDocument) -> None:
    found = folge(
        document,
        "Gremium                  Status            Termin",
        "Dienstberatung der Ämter nicht öffentlich  12.05.2022",
        "Ausschuss für Bänke und  öffentlich        19.05.2022",
        "Wege",
    )
    assert found == [
        ("Dienstberatung der Ämter", "2022-05-12", False, None, None),
        ("Ausschuss für Bänke und Wege", "2022-05-19", True, None, None),
    ]


def test_a_name_that_runs_on_over_an_empty_column_stays_whole(document: MakeDocument) -> None:
    found = folge(
        document,
        "Gremium                  Status            Termin",
        "Ausschuss für alle Wege, öffentliche Plätze 12.05.2022",
        "Ausschuss für alle Wege, Plätze und Bänke  19.05.2022",
    )
    assert [row[:3] for row in found] == [
        ("Ausschuss für alle Wege, öffentliche Plätze", "2022-05-12", None),
        ("Ausschuss für alle Wege, Plätze und Bänke", "2022-05-19", None),
    ]


_COLUMNS = ("Wegeausschuss", "Gemeinderat", "Vorberatung", "Entscheidung", "nicht öffentlich", "öffentlich")
_DAYS = ("08.10.2020", "14.10.2020")


@pytest.mark.parametrize(
    "heads",
    [
        ("Gremium", "Zuständigkeit", "Status", "Termin"),
        ("Beratungsfolge:", "Gremium Zuständigkeit Status Termin"),
        ("Vorlage an", "zur", "SitzungsartSitzungstermin"),
    ],
)
@pytest.mark.parametrize("columns", [(*_COLUMNS, *_DAYS), (*_COLUMNS[:2], *_DAYS, *_COLUMNS[2:])])
def test_columns_one_after_the_other_in_any_order(
    document: MakeDocument, heads: Sequence[str], columns: Sequence[str]
) -> None:
    assert folge(document, *heads, *columns) == [
        ("Wegeausschuss", "2020-10-08", False, "Vorberatung", None),
        ("Gemeinderat", "2020-10-14", True, "Entscheidung", None),
    ]
