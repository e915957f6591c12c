"""Several stations on one line of a Beratungsfolge, or in one row of its table."""

import pytest

from tests.extractors.forms.reading import MakeDocument, folge, header_of, on_page, rows

PAIR = [("Hauptausschuss", "2024-03-12"), ("Stadtverordnetenversammlung", "2024-03-27")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Beratungsfolge:", "Hauptausschuss 12.03.2024 | Stadtverordnetenversammlung 27.03.2024"),
        ("Beratungsfolge: Hauptausschuss 12.03.2024 | Stadtverordnetenversammlung 27.03.2024",),
        ("Beratungsfolge", "Hauptausschuss   12.03.2024      Stadtverordnetenversammlung   27.03.2024"),
        ("Beratungsfolge", "12.03.2024 Hauptausschuss      27.03.2024 Stadtverordnetenversammlung"),
        ("Beratungsfolge", "Hauptausschuss 12.03.2024 Stadtverordnetenversammlung 27.03.2024"),
        (
            "Gremium          Termin        Gremium                       Termin",
            "Hauptausschuss   12.03.2024    Stadtverordnetenversammlung   27.03.2024",
        ),
    ],
)
def test_two_stations_on_a_line(document: MakeDocument, lines: tuple[str, ...]) -> None:
    assert [row[:2] for row in folge(document, *lines)] == PAIR


def test_each_has_what_stands_behind_it(document: MakeDocument) -> None:
    line = "Hauptausschuss 12.03.2024 nicht öffentlich | Stadtrat 27.03.2024 öffentlich Entscheidung"
    assert folge(document, "Beratungsfolge:", line) == [
        ("Hauptausschuss", "2024-03-12", False, None, None),
        ("Stadtrat", "2024-03-27", True, "Entscheidung", None),
    ]


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (("04.03.2024", "20.03.2024", "12.03.2024"), ["Bauausschuss", "Ortsbeirat Aue", "Stadtrat"]),
        (("04.03.2024", "12.03.2024", "20.03.2024"), ["Bauausschuss", "Stadtrat", "Ortsbeirat Aue"]),
        (("20.03.2024", "12.03.2024", "04.03.2024"), ["Bauausschuss", "Stadtrat", "Ortsbeirat Aue"]),
    ],
)
def test_they_go_down_the_columns_where_only_so_the_days_follow(
    document: MakeDocument, days: tuple[str, str, str], order: list[str]
) -> None:
    first, second, third = days
    lines = (f"Bauausschuss  {first}     Stadtrat  {second}", f"Ortsbeirat Aue  {third}")
    assert [row[0] for row in folge(document, "Beratungsfolge:", *lines)] == order
    table = f"Gremium\tTermin\tGremium\tTermin\nBauausschuss\t{first}\tStadtrat\t{second}\nOrtsbeirat Aue\t{third}\t\t"
    _, header = header_of(document(f"Beschlussvorlage\nVO/2022/044\n\n{table}\n\nNeue Bänke\n"))
    assert [row[0] for row in rows(header)] == order


def test_two_stations_on_a_line_of_a_page() -> None:
    read_in = on_page(
        (50.0, ((50.0, "Beschlussvorlage"), (200.0, "VO/2022/044"))),
        (80.0, ((50.0, "Beratungsfolge:"),)),
        (95.0, ((50.0, "Bauausschuss"), (150.0, "04.03.2024"), (260.0, "Stadtrat"), (330.0, "20.03.2024"))),
        (130.0, ((50.0, "Neue"), (75.0, "Bänke"))),
        (160.0, ((50.0, "Begründung:"),)),
    )
    _, header = header_of(read_in)
    assert [row[:2] for row in rows(header)] == [("Bauausschuss", "2024-03-04"), ("Stadtrat", "2024-03-20")]


@pytest.mark.parametrize(
    "line",
    [
        "Bauausschuss 12.03.2024 vertagt auf 27.03.2024",
        "Bauausschuss 12.03.2024 | vertagt auf 27.03.2024",
        "Bauausschuss 12.03.2024 | Verwaltung 27.03.2024 an Stadtrat",
        "Bauausschuss 12.03.2024 öffentlich Stadtrat 27.03.2024",
        "Bauausschuss 12.03.2024 | Beschluss vom 27.03.2024",
    ],
)
def test_what_is_no_second_station_is_none(document: MakeDocument, line: str) -> None:
    found = folge(document, "Beratungsfolge:", line)
    assert [row[:2] for row in found] == [("Bauausschuss", "2024-03-12")]


def test_names_that_go_on_in_the_next_line_are_not_cut(document: MakeDocument) -> None:
    lines = (
        "Ausschuss für Bau     12.03.2024      Ausschuss für Natur     27.03.2024",
        "und Wege                              und Klima",
    )
    assert "2024-03-27" not in [row[1] for row in folge(document, "Beratungsfolge:", *lines)]
