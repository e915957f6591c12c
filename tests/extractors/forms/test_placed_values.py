"""Labels and values told by their place: over, under and beside each other, in rows, columns and blocks."""

import pytest

from tests.extractors.forms.reading import MakeDocument, draft_of, header_of, on_page, rows


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
    draft = draft_of(document(text))
    found = (draft.reference, draft.date, draft.file_reference, draft.name, *draft.offices)
    assert [each and each.value for each in found] == [
        *("SV-10-0611", "2022-02-08", "40.30.2"),
        *("Neue Bänke am Bach", office),
    ]
    assert draft.header.unclaimed == []


ROW_WITH_GAPS = """Stadt Bachtal

Dezernat      Amt             Drucksache     öffentlich     Datum
V             Amt 51          DS0214/20                     11.05.2020

Beratungsfolge                Termin         Status
Sozialausschuss               11.06.2020     öffentlich

Kurztitel

Neue Bänke am Bach

Begründung:
Ja.
"""


def test_a_row_of_labels_over_a_row_of_values_with_gaps(document: MakeDocument) -> None:
    draft = draft_of(document(ROW_WITH_GAPS))
    found = (draft.reference, draft.date, draft.name, *draft.offices)
    assert [each and each.value for each in found] == ["DS0214/20", "2020-05-11", "Neue Bänke am Bach", "Amt 51"]
    assert draft.paper_type is None


def test_a_value_that_stands_under_no_label_leaves_the_row_unread(document: MakeDocument) -> None:
    moved = ROW_WITH_GAPS.replace("DS0214/20  ", "    DS0214/20").replace(
        "V             Amt 51", "V          Amt 51   "
    )
    draft = draft_of(document(f"Beschlussvorlage\n{moved}"))
    assert draft.reference is None


IN_ANOTHER_COLUMN = """STADT BACHTAL                                  Bachtal, 04.03.2020

                                               Vorlagennummer
Fachbereich Wege und Plätze                    RV-41/2020

Beschlussvorlage

Betreff:
Neue Bänke am Bach

Begründung:
Ja.
"""


def test_a_value_under_its_label_with_an_office_in_the_other_column(document: MakeDocument) -> None:
    draft = draft_of(document(IN_ANOTHER_COLUMN))
    found = (draft.reference, draft.date, draft.name, *draft.offices)
    assert [each and each.value for each in found] == [
        *("RV-41/2020", "2020-03-04", "Neue Bänke am Bach", "Fachbereich Wege und Plätze"),
    ]


def test_a_title_label_with_the_number_of_the_column_beside_it(document: MakeDocument) -> None:
    text = (
        "Stadt Bachtal\n\n                              Drucksache Nr.\nBetreff:      öffentlich      23/SVV/0456\n"
        "Neue Bänke am Bach\n\nBeschlussvorschlag:\nJa.\n"
    )
    draft = draft_of(document(text))
    assert [each and each.value for each in (draft.reference, draft.name)] == ["23/SVV/0456", "Neue Bänke am Bach"]


@pytest.mark.parametrize(
    "line",
    [
        "Verantwortlich für die Umsetzung:     Amt 66",
        "Umsetzung durch:                      Amt 66",
        "Az.\n\nMusterstadt am Bach",
        "Einreicher: Anna Muster      Termin der Tagung: 24.11.2021",
        "Sachbearbeitung: Anna Muster, Sitzungstermin 24.11.2021",
    ],
)
def test_what_an_unknown_label_or_an_empty_field_has_beside_it_is_no_value(document: MakeDocument, line: str) -> None:
    text = f"Vorlage\n\nVorlage-Nr.: BV/214/2021\n{line}\n\nBetreff: Neue Bänke am Bach\n\nBegründung:\nJa.\n"
    draft = draft_of(document(text))
    assert (draft.offices, draft.date, draft.file_reference) == ((), None, None)
    assert draft.name is not None and draft.name.value == "Neue Bänke am Bach"


ONE_COLUMN_AFTER_THE_OTHER = """Der Bürgermeister
Vorlage
Federführende Dienststelle:
Tiefbauamt
Beteiligte Dienststelle/n:
Bauhof
Vorlage-Nr:
Status:
AZ:
Datum:
Verfasser:
FB 66/0191/WP16
öffentlich
06.05.2013
Muster, Anna
Neue Bänke am Bach
Beratungsfolge:
TOP:_ 6 _
Datum
Gremium
Kompetenz
28.05.2013
Bauausschuss
Kenntnisnahme
Beschlussvorschlag:
Ja.
"""


def test_a_block_of_labels_before_the_block_of_their_values(document: MakeDocument) -> None:
    draft = draft_of(document(ONE_COLUMN_AFTER_THE_OTHER))
    found = (draft.reference, draft.date, draft.name, draft.agenda_item, *draft.offices)
    assert [each and each.value for each in found] == [
        *("FB 66/0191/WP16", "2013-05-06", "Neue Bänke am Bach", "6", "Tiefbauamt"),
    ]
    assert draft.file_reference is None
    assert rows(draft.header) == [("Bauausschuss", "2013-05-28", None, "Kenntnisnahme")]


def test_a_block_of_values_without_a_number_is_not_shared_out(document: MakeDocument) -> None:
    draft = draft_of(document(ONE_COLUMN_AFTER_THE_OTHER.replace("FB 66/0191/WP16\n", "")))
    assert (draft.reference, draft.agenda_item and draft.agenda_item.value) == (None, "6")


def test_a_row_of_labels_with_gaps_on_a_page() -> None:
    read_in = on_page(
        (50.0, ((50.0, "Beschlussvorlage"),)),
        (80.0, ((50.0, "Dezernat"), (120.0, "Amt"), (200.0, "Drucksache"), (300.0, "öffentlich"), (400.0, "Datum"))),
        (95.0, ((50.0, "V"), (120.0, "Amt"), (140.0, "51"), (200.0, "DS0214/20"), (400.0, "11.05.2020"))),
        (130.0, ((50.0, "Neue"), (75.0, "Bänke"), (105.0, "am"), (120.0, "Bach"))),
        (160.0, ((50.0, "Begründung:"),)),
    )
    draft = draft_of(read_in)
    found = (draft.reference, draft.date, draft.name, *draft.offices)
    assert [each and each.value for each in found] == ["DS0214/20", "2020-05-11", "Neue Bänke am Bach", "Amt 51"]


def test_a_number_under_its_label_beside_the_label_of_the_title_on_a_page() -> None:
    read_in = on_page(
        (50.0, ((300.0, "Drucksache"), (355.0, "Nr."))),
        (65.0, ((50.0, "Betreff:"), (150.0, "öffentlich"), (300.0, "23/SVV/0456"))),
        (80.0, ((50.0, "Neue"), (75.0, "Bänke"))),
        (110.0, ((50.0, "Beschlussvorschlag:"),)),
        (125.0, ((50.0, "Ja."),)),
    )
    draft = draft_of(read_in)
    assert [each and each.value for each in (draft.reference, draft.name)] == ["23/SVV/0456", "Neue Bänke"]


def test_a_value_ends_where_an_unknown_label_begins_in_the_next_column(document: MakeDocument) -> None:
    text = (
        "Beschlussvorlage\n\nDrucksache:     BV 412 (VI/2017)\n"
        "Verantwortlich: 4.401 - Wege und Plätze           Schriftführung: Anna Muster\n"
        "Betreff: Neue Bänke: am Bach\n\nBegründung:\nJa.\n"
    )
    draft = draft_of(document(text))
    found = (draft.reference, draft.name, *draft.offices)
    assert [each and each.value for each in found] == [
        *("BV 412 (VI/2017)", "Neue Bänke: am Bach", "4.401 - Wege und Plätze"),
    ]
