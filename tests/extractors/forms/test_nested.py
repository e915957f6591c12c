"""A Beratungsfolge that lists each body's meetings under it."""

from tests.extractors.forms.reading import MakeDocument, folge, header_of, rows


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


def test_several_meetings_under_one_body_and_a_body_without_any(document: MakeDocument) -> None:
    assert folge(
        document,
        "Beratungsfolge:",
        "Ausschuss für Brunnen, Bänke und Wege Vorberatung",
        "12.05.2022",
        "9. öffentliche Sitzung des Ausschusses für Brunnen, Bänke und Wege vertagt",
        "09.06.2022",
        "10. Nichtöffentliche Sitzung des Ausschusses für Brunnen, Bänke und Wege",
        "Kreisausschuss Vorberatung",
        "Kreistag Entscheidung",
        "19.06.2022",
        "12. Sitzung des Kreistages mit Änderungen im Kreistag beschlossen (Beratungsfolge beendet)",
    ) == [
        ("Ausschuss für Brunnen, Bänke und Wege", "2022-05-12", True, "Vorberatung", "vertagt"),
        ("Ausschuss für Brunnen, Bänke und Wege", "2022-06-09", False, "Vorberatung", None),
        ("Kreisausschuss", None, None, "Vorberatung", None),
        (
            *("Kreistag", "2022-06-19", None, "Entscheidung"),
            "mit Änderungen im Kreistag beschlossen (Beratungsfolge beendet)",
        ),
    ]


def test_a_day_under_a_body_that_something_else_follows_is_no_meeting(document: MakeDocument) -> None:
    lines = "Beratungsfolge:\nSozialausschuss Vorberatung\n12.05.2022 war ein schöner Tag für die Bänke am Bach"
    _, header = header_of(document(f"Beschlussvorlage\nVO/2022/044\n{lines}\n"))
    assert all(row[1] is None for row in rows(header))


def test_a_body_alone_over_the_day_and_the_name_of_its_meeting(document: MakeDocument) -> None:
    text = (
        "Vorlage - 0041/2022\n\nBetreff: Bänke\nBeratungsfolge:\nGemeinderat\n28.06.2022\n"
        "Sitzung des Gemeinderats ungeändert beschlossen\n\nBegründung:\nJa.\n"
    )
    _, header = header_of(document(text))
    assert rows(header) == [("Gemeinderat", "2022-06-28", None, None)]
    assert [each.result and each.result.value for each in header.stations] == ["ungeändert beschlossen"]
