"""The one meeting that a paper is for: in a line, in labelled lines, in a table with boxes to tick."""

from collections.abc import Callable

import pytest

from extractors.forms.sitting import ticked
from extractors.text.passage import Passage
from tests.extractors.forms.reading import MakeDocument, Row, draft_of, header_of, on_page, rows

BEHIND = "\nNeue Bänke am Bach\n\nBegründung:\nDie alten sind morsch.\n"


def test_how_the_body_meets_stands_under_its_meeting(document: MakeDocument) -> None:
    text = (
        "V o r l a g e\n\nzur Sitzung des Ortsgemeinderates Bachtal am 3. Mai 2022\n- nichtöffentlicher Teil -\n"
        f"TOP 4\n{BEHIND}"
    )
    found, header = header_of(document(text))
    assert found == "V o r l a g e"
    assert rows(header) == [("Ortsgemeinderat Bachtal", "2022-05-03", False, None)]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


def test_the_meeting_that_a_motion_is_for(document: MakeDocument) -> None:
    _, header = header_of(document(f"Antrag zur Sitzung des Kreistages am 03.05.2022\n{BEHIND}"))
    assert rows(header) == [("Kreistag", "2022-05-03", None, None)]


LABELLED = [
    ("Gremium: Gemeinderat", "Sitzungstermin: 03.05.2022", "Öffentlichkeit: nicht öffentlich"),
    ("Sitzung am: 03.05.2022, 19:00 Uhr", "Behandlung: nichtöffentlich", "Für den: Gemeinderat"),
    ("Gremium            Gemeinderat", "Sitzungsdatum      03.05.2022", "Behandlung         nicht öffentlich"),
    ("Sitzung am: 3. Mai 2022", "Behandlung: [ ] öffentlich [x] nichtöffentlich", "Gremium: Gemeinderat"),
]


@pytest.mark.parametrize("lines", LABELLED)
def test_a_label_for_each_part_of_the_meeting(document: MakeDocument, lines: tuple[str, ...]) -> None:
    _, header = header_of(document("\n".join(("Sitzungsvorlage", "Nr. 12/2022", "", *lines, BEHIND))))
    assert rows(header) == [("Gemeinderat", "2022-05-03", False, None)]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


def test_what_the_body_is_to_do(document: MakeDocument) -> None:
    lines = "Gremium: Gemeinderat\nSitzungstermin: 03.05.2022\nZuständigkeit: Beschluss\nBehandlung: öffentlich"
    _, header = header_of(document(f"Sitzungsvorlage\nNr. 12/2022\n\n{lines}\n{BEHIND}"))
    assert rows(header) == [("Gemeinderat", "2022-05-03", True, "Beschluss")]


@pytest.mark.parametrize("line", ["Gremium: Gemeinderat", "Sitzung am: 03.05.2022", "Behandlung: öffentlich"])
def test_a_part_alone_is_no_meeting(document: MakeDocument, line: str) -> None:
    _, header = header_of(document(f"Sitzungsvorlage\nNr. 12/2022\n\nTOP 4\n{line}\n{BEHIND}"))
    assert [station for station in rows(header) if station[1] is not None] == []


def ticked_form(body: str, public: str) -> str:
    cells = (("für den", body), ("Sitzung am", "03.05.2022"), ("Behandlung", public), ("Vorlagen-Nr.", "12/2022"))
    return "Sitzungsvorlage\n\n" + "\n".join(map("\t".join, cells)) + f"\n{BEHIND}"


@pytest.mark.parametrize(
    ("body", "public", "found"),
    [
        ("☒ Gemeinderat ☐ Bauausschuss", "☐ öffentlich ☒ nichtöffentlich", [("Gemeinderat", False)]),
        ("Gemeinderat ☐ Bauausschuss ☒", "öffentlich ☒ nichtöffentlich ☐", [("Bauausschuss", True)]),
        (
            "[x] Gemeinderat [x] Bauausschuss",
            "[ ] ja [ ] nein",
            [("Gemeinderat", None), ("Bauausschuss", None)],
        ),
        ("Gemeinderat", "☒ öffentlich ☒ nichtöffentlich", [("Gemeinderat", None)]),
        ("☐ Gemeinderat ☐ Bauausschuss", "☒ öffentlich ☐ nichtöffentlich", []),
    ],
)
def test_only_what_is_ticked_counts(
    document: MakeDocument, body: str, public: str, found: list[tuple[str, bool | None]]
) -> None:
    _, header = header_of(document(ticked_form(body, public)))
    assert rows(header) == [(name, "2022-05-03", how, None) for name, how in found]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("☒ ja ☐ nein", ["ja"]),
        ("ja ☒ nein ☐", ["ja"]),
        ("( ) ja (x) nein", ["nein"]),
        ("☐ ja ☐ nein", []),
        ("ja", None),
    ],
)
def test_what_is_ticked(passage: Callable[[str], Passage], text: str, chosen: list[str] | None) -> None:
    found = ticked(passage(text))
    assert (found if found is None else [each.value for each in found]) == chosen


def test_the_meetings_under_the_label_of_the_counsel(document: MakeDocument) -> None:
    lines = ("Beratung:", "Ausschuss für Wege und Plätze am 17.03.2020", "Rat am 02.04.2020", "", "öffentlich")
    _, header = header_of(document("\n".join(("Beschlussvorlage", "Nr. 12/2020", "", *lines, "", "Betreff:", BEHIND))))
    assert rows(header) == [
        ("Ausschuss für Wege und Plätze", "2020-03-17", None, None),
        ("Rat", "2020-04-02", None, None),
    ]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


def test_a_body_under_its_label_beside_the_number_and_its_day_under_both(document: MakeDocument) -> None:
    lines = ("Beratung:                Drucksache", "Sozialausschuss          0412/2021", "", "am: 03.06.2021")
    _, header = header_of(document("\n".join(("Stadt Bachtal", "", *lines, "", "Betreff:", BEHIND))))
    assert rows(header) == [("Sozialausschuss", "2021-06-03", None, None)]
    assert [text.value for text in header.values["reference"]] == ["0412/2021"]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


def test_a_section_about_the_counsel_is_none_of_its_meetings(document: MakeDocument) -> None:
    text = "Beschlussvorlage\nNr. 12/2020\n\nNeue Bänke am Bach\n\nBeratung:\nDie Bänke wurden lange beraten.\n"
    _, header = header_of(document(text))
    assert rows(header) == []
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


def test_what_a_page_says_of_the_paper_is_not_the_last_meetings() -> None:
    _, header = header_of(
        on_page(
            (50.0, ((50.0, "Beschlussvorlage"),)),
            (80.0, ((50.0, "Beratung:"),)),
            (92.0, ((50.0, "Bauausschuss"), (112.0, "am"), (124.0, "17.03.2020"))),
            (104.0, ((50.0, "Rat"), (67.0, "am"), (79.0, "02.04.2020"))),
            (125.0, ((50.0, "öffentlich"),)),
            (150.0, ((50.0, "Betreff:"), (95.0, "Bänke"))),
            (180.0, ((50.0, "Begründung:"),)),
        )
    )
    assert rows(header) == [("Bauausschuss", "2020-03-17", None, None), ("Rat", "2020-04-02", None, None)]


def test_a_body_under_its_label_beside_the_number_on_a_page() -> None:
    _, header = header_of(
        on_page(
            (50.0, ((50.0, "Beratung:"), (300.0, "Drucksache"))),
            (65.0, ((50.0, "Sozialausschuss"), (300.0, "0412/2021"))),
            (90.0, ((50.0, "am:"), (67.0, "03.06.2021"))),
            (120.0, ((50.0, "Betreff:"), (95.0, "Bänke"))),
            (150.0, ((50.0, "Begründung:"),)),
        )
    )
    assert rows(header) == [("Sozialausschuss", "2021-06-03", None, None)]
    assert [text.value for text in header.values["reference"]] == ["0412/2021"]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("(Vorberatung im Bauausschuss am 03.05.2023)", ("Bauausschuss", "2023-05-03", None, "Vorberatung")),
        ("(Vorberatung: Bauausschuss, 03.05.2023)", ("Bauausschuss", "2023-05-03", None, "Vorberatung")),
        ("(Bauausschuss 03.05.2023)", ("Bauausschuss", "2023-05-03", None, None)),
    ],
)
def test_another_meeting_in_brackets_under_the_papers_own(document: MakeDocument, line: str, row: Row) -> None:
    draft = draft_of(document(f"Vorlage 2023/017\nfür die Sitzung des Rates am 12.05.2023\n{line}\n{BEHIND}"))
    assert rows(draft.header) == [("Rat", "2023-05-12", None, None), row]
    assert draft.name is not None and draft.name.value == "Neue Bänke am Bach"


@pytest.mark.parametrize("line", ["(Fortsetzung vom 03.05.2023)", "(siehe Bauausschuss)", "(Antrag vom 03.05.2023)"])
def test_what_else_stands_in_brackets_is_no_meeting(document: MakeDocument, line: str) -> None:
    text = f"Vorlage 2023/017\nfür die Sitzung des Rates am 12.05.2023\n{line}\n{BEHIND}"
    assert rows(draft_of(document(text)).header) == [("Rat", "2023-05-12", None, None)]
