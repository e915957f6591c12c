"""Types, numbers, dates, offices and titles, told by their place and label, however a header prints them."""

import pytest

from extractors.classify import document_type
from extractors.extract import extract
from extractors.papers.read import PaperDraft, read_paper
from extractors.text.flow import flow
from extractors.whose import own_body
from schemas.document import Document
from tests.extractors.forms.reading import MakeDocument, header_of, on_page, rows


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


def draft_of(read_in: Document) -> PaperDraft:
    items = flow(read_in)
    what = document_type(items)
    return read_paper(items, what.line, what.heading if what.is_typed else None, None)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("SG 2/011/2025", "SG 2/011/2025"), ("FB 3/045/23", "FB 3/045/23"), ("SG vom 02.03.2025", None)],
)
def test_a_number_with_the_code_of_a_unit(document: MakeDocument, printed: str, number: str | None) -> None:
    draft = draft_of(document(f"Sitzungsvorlage\n\nVorlagen-Nr.: {printed}\n\nNeue Bänke\n\nBegründung:\n\nJa.\n"))
    assert (draft.reference and draft.reference.value) == number


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Technischen Ausschuss", "Technischer Ausschuss"),
        ("Gemeinsamen Ausschuss für Wege", "Gemeinsamer Ausschuss für Wege"),
        ("Technischer Ausschuss", "Technischer Ausschuss"),
        ("Neuen Stadtrat", "Neuen Stadtrat"),  # "Neuen" may be a place
    ],
)
def test_whom_a_paper_goes_to_is_named_in_the_nominative(document: MakeDocument, printed: str, body: str) -> None:
    lines = f"An den\n{printed}      zur Vorberatung    öffentlich    am 12.05.2022\n"
    _, header = header_of(document(f"Sitzungsvorlage Nr. 88/2022\n\n{lines}\nNeue Bänke\n\nBegründung:\nJa.\n"))
    assert rows(header) == [(body, "2022-05-12", True, "Vorberatung")]


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
