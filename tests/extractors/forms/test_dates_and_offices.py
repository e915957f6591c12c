"""The day and the office of a paper where no plain label has them: a receipt, its end, a cell, a place in a row."""

import pytest

from tests.extractors.forms.reading import MakeDocument, draft_of, rows

MOTION_RECEIVED = """Antrag Nr. 12

Eingang im Büro der Bürgermeisterin: 03.02.2021

Neue Bänke am Bach

Beratung: Bauausschuss, 05.03.2021, öffentlich

Begründung:
Ja.
"""


def test_the_receipt_of_a_motion_and_a_meeting_behind_its_label(document: MakeDocument) -> None:
    draft = draft_of(document(MOTION_RECEIVED))
    assert [each and each.value for each in (draft.date, draft.name)] == ["2021-02-03", "Neue Bänke am Bach"]
    assert rows(draft.header) == [("Bauausschuss", "2021-03-05", True, None)]


@pytest.mark.parametrize(("day", "date"), [("17. Februar 2020", "2020-02-17"), ("17. Februar 2024", None)])
def test_place_and_date_at_the_end(document: MakeDocument, day: str, date: str | None) -> None:
    head = "Vorlage Nr. 6-12/20\n\nBeratungsfolge\nKreistag    27.04.2020    öffentlich\n\nBetr.: Neue Bänke\n\n"
    draft = draft_of(document(f"{head}Beschlussvorschlag:\nDie Bänke kommen.\n\nMusterstadt, den {day}\n"))
    assert (draft.date and draft.date.value) == date


@pytest.mark.parametrize(
    ("cells", "office"),
    [
        (("Amt 66 Straßen und Verkehr",), "Amt 66 Straßen und Verkehr"),
        (("Landratsamt Musterland",), None),
        (("Dezernat 4",), None),
        (("Amt 66 Straßen", "Amt 20 Finanzen"), None),
    ],
)
def test_an_office_in_a_cell_without_a_label(
    document: MakeDocument, cells: tuple[str, ...], office: str | None
) -> None:
    labels = ("Drucksache:\t12/2023", "Datum:\t03.02.2023")
    table = "\n".join(f"{cell}\t{label}" for cell, label in zip((*cells, "Magistrat"), labels, strict=False))
    draft = draft_of(document(f"{table}\n\nVORLAGE\n\nNeue Bänke\n\nBegründung:\n\nJa.\n"))
    assert [each.value for each in draft.offices] == ([office] if office else [])


def test_an_office_under_a_label_that_nobody_knows_is_none(document: MakeDocument) -> None:
    table = "Feder\tDrucksache\tDatum\nAmt 66 Straßen\t12/2023\t03.02.2023"
    draft = draft_of(document(f"VORLAGE\n\n{table}\n\nNeue Bänke\n\nBegründung:\n\nJa.\n"))
    assert draft.offices == ()


def test_days_one_under_another_are_of_meetings(document: MakeDocument) -> None:
    head = "Beschlussvorlage\nVO/2022/044\n\nNeue Bänke am Bach\n\n{days}\n\nBeschlussvorschlag:\nDie Bänke kommen.\n"
    dates = [
        draft.date and draft.date.value
        for days in ("08.10.2020\n14.10.2020", "08.10.2020")
        if (draft := draft_of(document(head.format(days=days))))
    ]
    assert dates == [None, "2020-10-08"]


@pytest.mark.parametrize(("over", "office"), [("Herrn", None), ("Frau", None), ("Stadt Musterstadt", "Bauamt")])
def test_whose_letter_it_is_to_is_no_office_of_it(document: MakeDocument, over: str, office: str | None) -> None:
    text = f"Antrag Nr. 12\n\n{over}\nBauamt\n\nNeue Bänke am Bach\n\nBeschlussvorschlag:\nDie Bänke kommen.\n"
    found = draft_of(document(text)).header.values.get("office")
    assert (found and found[0].value) == office
