"""Crosses and numbers under the headings of a Beratungsfolge: each counts only where its column is certain."""

import pytest

from tests.extractors.forms.reading import MakeDocument, header_of, on_page, rows

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


ROLES = """Vorlage Nr. 004/2019

Gremium                  Sitzung am    beratend    beschließend    zur Kenntnis
Schulausschuss           29.01.2019    X
Kreisausschuss           12.02.2019                X
Kreistag                 26.02.2019                                X

Neue Bänke

Begründung:
Ja.
"""


def test_a_cross_under_a_role_says_what_the_body_is_to_do(document: MakeDocument) -> None:
    _, header = header_of(document(ROLES))
    assert rows(header) == [
        ("Schulausschuss", "2019-01-29", None, "beratend"),
        ("Kreisausschuss", "2019-02-12", None, "beschließend"),
        ("Kreistag", "2019-02-26", None, "Kenntnis"),
    ]
    assert header.title is not None and header.title.value == "Neue Bänke"


@pytest.mark.parametrize(
    ("cross", "role"),
    [("    X           X", None), ("                   X", "beschließend"), ("             X", None)],
)
def test_a_role_is_ticked_once_and_under_its_heading(document: MakeDocument, cross: str, role: str | None) -> None:
    _, header = header_of(document(ROLES.replace("12.02.2019                X", f"12.02.2019{cross}")))
    assert rows(header)[1] == ("Kreisausschuss", "2019-02-12", None, role)


def test_a_heading_over_several_columns_and_one_that_has_no_other(document: MakeDocument) -> None:
    lines = (
        "Beratungsfolge           Sitzung       Behandlung          Votum",
        "                         Tag           Ö         N         dafür   dagegen",
        "Schulausschuss           29.01.2019    X",
        "Kreisausschuss           12.02.2019              X",
    )
    _, header = header_of(
        document("\n".join(("Vorlage Nr. 004/2019", "", *lines, "", "Neue Bänke", "", "Begründung:")))
    )
    assert rows(header) == [("Schulausschuss", "2019-01-29", True, None), ("Kreisausschuss", "2019-02-12", False, None)]


def test_days_and_bodies_under_the_title_of_the_crosses(document: MakeDocument) -> None:
    lines = (
        "Beratungsfolge:                              Empfehlung     Entscheidung",
        "Datum der Sitzung    Gremium",
        "29.01.2019           Ausschuss für Bänke und alles, was sich     X",
        "12.02.2019           Kreistag                               X",
    )
    _, header = header_of(
        document("\n".join(("Vorlage Nr. 004/2019", "", *lines, "", "Neue Bänke", "", "Begründung:")))
    )
    assert [row[1:] for row in rows(header)] == [
        ("2019-01-29", None, "Entscheidung"),
        ("2019-02-12", None, "Entscheidung"),
    ]


def test_where_each_of_the_two_kinds_of_meeting_has_crosses(document: MakeDocument) -> None:
    lines = (
        "Gremium            Termin        öffentlich    nicht öffentlich    Vorberatung    Beschluss",
        "Bauausschuss       29.01.2019                  x                   x",
        "Kreistag           12.02.2019    x                                                x",
    )
    _, header = header_of(
        document("\n".join(("Vorlage Nr. 004/2019", "", *lines, "", "Neue Bänke", "", "Begründung:")))
    )
    assert rows(header) == [
        ("Bauausschuss", "2019-01-29", False, "Vorberatung"),
        ("Kreistag", "2019-02-12", True, "Beschluss"),
    ]


ON_PAGE = (
    (50.0, ((50.0, "Vorlage"), (95.0, "Nr."), (115.0, "004/2019"))),
    (80.0, ((50.0, "Gremium"), (200.0, "Termin"), (280.0, "beratend"), (360.0, "beschließend"))),
    (95.0, ((50.0, "Schulausschuss"), (200.0, "29.01.2019"), (295.0, "X"))),
    (110.0, ((50.0, "Kreistag"), (200.0, "12.02.2019"), (385.0, "X"))),
    (150.0, ((50.0, "Bänke"),)),
)


def test_crosses_under_roles_on_a_page() -> None:
    _, header = header_of(on_page(*ON_PAGE))
    assert rows(header) == [
        ("Schulausschuss", "2019-01-29", None, "beratend"),
        ("Kreistag", "2019-02-12", None, "beschließend"),
    ]


def test_a_cross_between_two_roles_on_a_page_says_none() -> None:
    *before, last = ON_PAGE[:4]
    between = (last[0], (*last[1][:2], (340.0, "X")))
    _, header = header_of(on_page(*before, between, ON_PAGE[4]))
    assert rows(header)[1] == ("Kreistag", "2019-02-12", None, None)
    assert [text.value for text in header.stations[1].unread] == ["X"]


def test_crosses_under_roles_and_kinds_of_meeting_in_the_cells_of_a_table(document: MakeDocument) -> None:
    lines = (
        "Gremium\tTermin\töffentlich\tnicht öffentlich\tzur Beratung\tzur Kenntnis",
        "Bauausschuss\t29.01.2019\t\tx\tx\t",
        "Kreistag\t12.02.2019\tx\t\t\tx",
        "Rat\t19.02.2019\tx\t\tx\tx",
    )
    _, header = header_of(document("\n".join(("Antrag", "Vorlage Nr.: 2021/0042", "", *lines))))
    assert rows(header) == [
        ("Bauausschuss", "2019-01-29", False, "Beratung"),
        ("Kreistag", "2019-02-12", True, "Kenntnis"),
        ("Rat", "2019-02-19", True, None),
    ]


def test_headings_under_headings_in_the_cells_of_a_table(document: MakeDocument) -> None:
    lines = (
        "Beratungsfolge\tSitzung\tBehandlung\t\tVotum",
        "\tTag\tÖ\tN\tdafür",
        "Bauausschuss\t29.01.2019\t\tX\t",
        "Kreistag\t12.02.2019\tX\t\t",
    )
    _, header = header_of(document("\n".join(("Antrag", "Vorlage Nr.: 2021/0042", "", *lines))))
    assert rows(header) == [("Bauausschuss", "2019-01-29", False, None), ("Kreistag", "2019-02-12", True, None)]


def test_a_cross_is_no_role(document: MakeDocument) -> None:
    lines = ("Gremium\tTermin\tBehandlung", "Bauausschuss\t29.01.2019\tX")
    _, header = header_of(document("\n".join(("Antrag", "Vorlage Nr.: 2021/0042", "", *lines))))
    assert rows(header) == [("Bauausschuss", "2019-01-29", None, None)]
    assert [text.value for text in header.stations[0].unread] == ["X"]


def test_crosses_in_brackets(document: MakeDocument) -> None:
    _, header = header_of(document(ROLES.replace("X\n", "(X)\n")))
    assert [row[3] for row in rows(header)] == ["beratend", "beschließend", "Kenntnis"]


def test_roles_beside_the_title_over_the_other_headings_of_a_table(document: MakeDocument) -> None:
    lines = (
        "Beratungsfolge:\t\tEmpfehlung\tEntscheidung",
        "Datum der Sitzung\tGremium\t\t",
        "29.01.2019\tBauausschuss\tX\t",
        "12.02.2019\tKreistag\t\tX",
    )
    _, header = header_of(document("\n".join(("Antrag", "Vorlage Nr.: 2021/0042", "", *lines))))
    assert rows(header) == [
        ("Bauausschuss", "2019-01-29", None, "Empfehlung"),
        ("Kreistag", "2019-02-12", None, "Entscheidung"),
    ]


def test_a_cross_is_no_part_of_a_body(document: MakeDocument) -> None:
    text = "Antrag\nVorlage Nr.: 2021/0042\nBänke\nTermin Gremium Zuständigkeit\n02.03.2021 Gemeinderat X\n"
    _, header = header_of(document(text))
    assert rows(header) == [("Gemeinderat", "2021-03-02", None, None)]
    assert [text.value for text in header.stations[0].unread] == ["X"]


def test_a_ten_numbers_a_body_of_which_a_town_has_several(document: MakeDocument) -> None:
    text = "Antrag\nVorlage Nr.: 2021/0042\nBänke\nTermin Gremium Zuständigkeit\n02.03.2021 Bezirksvertretung X\n"
    _, header = header_of(document(text))
    assert rows(header) == [("Bezirksvertretung X", "2021-03-02", None, None)]
