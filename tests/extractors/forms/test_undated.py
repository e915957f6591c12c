"""Beratungsfolgen without any dates: bodies in lists, behind their label, with brackets; and what is no station."""

import pytest

from tests.extractors.forms.reading import MakeDocument, Row, header_of, rows

BEHIND = "\nBetreff: Neue Bänke am Bach\n\nBegründung:\nDie alten sind morsch.\n"


def folge(document: MakeDocument, *lines: str) -> list[Row]:
    text = "\n".join(("Beschlussvorlage", "Vorlage-Nr. 12/2022", "", *lines, BEHIND))
    _, header = header_of(document(text))
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"
    return rows(header)


BARE = [("Haupt- und Finanzausschuss", None, None, None), ("Gemeinderat", None, None, None)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Beratungsfolge:", "Haupt- und Finanzausschuss", "Gemeinderat"),
        ("Beratungsfolge", "1. Haupt- und Finanzausschuss", "2. Gemeinderat"),
        ("Zur Beratung im:", "- Haupt- und", "Finanzausschuss", "- Gemeinderat"),
        ("Beratungsfolge: Haupt- und Finanzausschuss, Gemeinderat",),
        ("Gremienweg: Haupt- und Finanzausschuss und Gemeinderat",),
        ("Beratungsfolge: Haupt- und Finanzausschuss → Gemeinderat",),
        ("Zur Beratung in: Haupt- und Finanzausschuss", "Gemeinderat"),
        ("Beratungsfolge:", "Gremium\tTermin", "Haupt- und Finanzausschuss\t", "Gemeinderat\t"),
    ],
)
def test_bodies_alone(document: MakeDocument, lines: tuple[str, ...]) -> None:
    assert folge(document, *lines) == BARE


@pytest.mark.parametrize(
    "lines",
    [
        ("Beratungsfolge:", "Bauausschuss (nichtöffentlich, Vorberatung)", "Kreistag (öffentlich, Beschluss)"),
        ("Beratung in: - Bauausschuss (nö, Vorberatung)", "- Kreistag (ö, Beschluss)"),
        ("Beratungsfolge:", "Bauausschuss   Vorberatung   nichtöffentlich", "Kreistag   Beschluss   öffentlich"),
    ],
)
def test_how_they_meet_and_what_they_do(document: MakeDocument, lines: tuple[str, ...]) -> None:
    assert folge(document, *lines) == [
        ("Bauausschuss", None, False, "Vorberatung"),
        ("Kreistag", None, True, "Beschluss"),
    ]


def test_dates_in_an_enumeration(document: MakeDocument) -> None:
    line = "Beratungsfolge: Ausschuss für Umwelt, Bau und Verkehr (03.05.2022), Kreistag (12.05.2022)"
    assert folge(document, line) == [
        ("Ausschuss für Umwelt, Bau und Verkehr", "2022-05-03", None, None),
        ("Kreistag", "2022-05-12", None, None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Neuwahl im Ausschuss für Soziales",
        "Der Gemeinderat hat darüber beraten.",
        "Beirat: Neue Bänke für alle",
    ],
)
def test_a_line_that_only_speaks_of_a_body_is_no_station(document: MakeDocument, line: str) -> None:
    _, header = header_of(document(f"Vorlage\nNr. 12/2022\n\nBeratungsfolge:\nKreistag\n{line}\n\nBegründung:\nJa.\n"))
    assert rows(header) == [("Kreistag", None, None, None)]


def test_a_title_that_ends_in_a_body_is_no_beratungsfolge(document: MakeDocument) -> None:
    title = "Berufung in Ausschüsse und\nGremien: Ausschuss für Umwelt"
    _, header = header_of(document(f"Beschlussvorlage\nVorlage-Nr. 12/2022\n\n{title}\n\nBegründung:\nJa.\n"))
    assert rows(header) == []
    assert header.title is not None and header.title.value.endswith("Gremien: Ausschuss für Umwelt")


def test_bodies_behind_what_they_are_to_do(document: MakeDocument) -> None:
    lines = "zur Vorberatung im    Ausschuss für Wege und Bänke\nzur Behandlung im     Gemeinderat\n"
    _, header = header_of(document(f"Beschlussvorlage 12/2021\n\n{lines}\nNeue Bänke am Bach\n\nBegründung:\nJa.\n"))
    assert rows(header) == [
        ("Ausschuss für Wege und Bänke", None, None, "Vorberatung"),
        ("Gemeinderat", None, None, "Behandlung"),
    ]


def test_where_something_is_to_be_discussed_is_no_body(document: MakeDocument) -> None:
    _, header = header_of(
        document("Beschlussvorlage 12/2021\n\nzur Beratung im Rathaus am Markt\n\nBegründung:\nJa.\n")
    )
    assert rows(header) == []


@pytest.mark.parametrize("row", ["wird festgelegt   Kreistag", "Kreistag   wird noch bekannt gegeben"])
def test_a_day_that_is_still_to_be_set_is_no_part_of_the_body(document: MakeDocument, row: str) -> None:
    assert folge(document, "Beratungsfolge:", f"{row}   Entscheidung", "12.03.2025   Kreisausschuss   Vorberatung") == [
        ("Kreistag", None, None, "Entscheidung"),
        ("Kreisausschuss", "2025-03-12", None, "Vorberatung"),
    ]


def test_a_day_that_the_calendar_does_not_have_makes_no_body(document: MakeDocument) -> None:
    text = "Beschlussvorlage\nVorlage-Nr. 12/2022\n\nBeratungsfolge:\n31.02.2025   Kreistag   Entscheidung\n" + BEHIND
    _, header = header_of(document(text))
    assert not any("31.02.2025" in station.organization.value for station in header.stations)
