"""Invitations and minutes in the forms of many offices: whose meeting, when, public or not, and the agenda."""

from collections.abc import Callable

import pytest

from extractors.extract import extract
from schemas.document import Document
from schemas.record import Meeting, Record

MakeDocument = Callable[[str], Document]

SESSION_FORM = """Landkreis Konstanz

Einladung
zur 12. Sitzung des Ausschusses für Wasser und
Wege
am Donnerstag, dem 11.03.2021, um 16:30 Uhr
im Sitzungssaal, Am Markt 1

Tagesordnung

Öffentlicher Teil

Ö 1 Eröffnung der Sitzung
Ö 2 Deich am Mühlbach;
Ausbau im zweiten Abschnitt Vorlage: 2021/044
Ö 3 Wegweiser für Radwege - Sachstand (Drucksache 2021/051)
Ö 3.1 Anfrage zu den Farben der Schilder

Nichtöffentlicher Teil

N 4 Kauf eines Baggers
Vorlage: 2021/060

Konstanz, den 01.03.2021
gez. Die Vorsitzende
"""

LABEL_FORM = """Niederschrift
über die öffentliche und nichtöffentliche Sitzung

Gremium: Umweltausschuss
Sitzungstermin: Montag, 04.05.2020
Sitzungsbeginn: 17:00 Uhr
Ort: Rathaus, Saal 2

Anwesend waren 14 Mitglieder.

Tagesordnung:

1. Begrüßung
2. Bericht über die Bäche
2020/017
3. Verschiedenes

Protokoll

1. Begrüßung

Die Vorsitzende begrüßt alle und stellt fest, dass form- und fristgerecht geladen wurde.

2. Bericht über die Bäche

Das Amt berichtet. Drei Punkte werden genannt:

1. Der Mühlbach ist trocken.
2. Der Erlenbach nicht.
3. Ein Pegel fehlt.
4. Ein Plan wird erstellt.
"""

PROTOCOL_FORM = """Gemeinde Musterdorf

Ergebnisprotokoll der 3. Sitzung der Steuerungsgruppe Radverkehr vom 9. Juni 2022

TOP 1: Begrüßung

Der Vorsitz begrüßt die Runde.

TOP 2: Winterdienst

Die Bauhöfe berichten. Es wird beschlossen:

3. Der Versuch geht weiter.

TOP 3: Verschiedenes

Nichts.
"""

TABLE_FORM = """Öffentliche Bekanntmachung

Sitzung des Gemeinderats

Dienstag, 12.10.2021, 19:00 Uhr, Rathaus

Tagesordnung

TOP\tBetreff\tVorlage
1\tFragestunde\t
2\tNeubau der Halle\t2021/099
3\tBekanntgaben\t
"""


def meeting_of(document: Document) -> tuple[Record, Meeting]:
    record = extract(document, ())
    assert record.meeting is not None
    return record, record.meeting


def test_invitation_of_an_information_system(document: MakeDocument) -> None:
    record, meeting = meeting_of(document(SESSION_FORM))
    assert record.kind == "invitation"
    assert (meeting.organization, meeting.start, meeting.public) == (
        "Ausschuss für Wasser und Wege",
        "2021-03-11",
        None,
    )
    assert [(item.number, item.name, item.reference, item.public) for item in meeting.agenda_item] == [
        ("Ö 1", "Eröffnung der Sitzung", None, True),
        ("Ö 2", "Deich am Mühlbach; Ausbau im zweiten Abschnitt", "2021/044", True),
        ("Ö 3", "Wegweiser für Radwege - Sachstand", "2021/051", True),
        ("Ö 3.1", "Anfrage zu den Farben der Schilder", None, True),
        ("N 4", "Kauf eines Baggers", "2021/060", False),
    ]
    assert [issue.code for issue in record.issue if issue.path == "/meeting/public"] == ["ambiguous"]


def test_minutes_with_labels_and_a_list_of_items(document: MakeDocument) -> None:
    record, meeting = meeting_of(document(LABEL_FORM))
    assert record.kind == "minutes"
    assert (meeting.organization, meeting.start, meeting.public) == ("Umweltausschuss", "2020-05-04", None)
    assert [(item.number, item.name, item.reference) for item in meeting.agenda_item] == [
        ("1", "Begrüßung", None),
        ("2", "Bericht über die Bäche", "2020/017"),
        ("3", "Verschiedenes", None),
    ]


def test_minutes_that_head_each_item(document: MakeDocument) -> None:
    record, meeting = meeting_of(document(PROTOCOL_FORM))
    assert record.kind == "minutes"
    assert (meeting.organization, meeting.start) == ("Steuerungsgruppe Radverkehr", "2022-06-09")
    assert [(item.number, item.name) for item in meeting.agenda_item] == [
        ("1", "Begrüßung"),
        ("2", "Winterdienst"),
        ("3", "Verschiedenes"),
    ]


def test_agenda_in_a_table(document: MakeDocument) -> None:
    record, meeting = meeting_of(document(TABLE_FORM))
    assert record.kind == "invitation"
    assert (meeting.organization, meeting.start) == ("Gemeinderat", "2021-10-12")
    assert [(item.number, item.name, item.reference) for item in meeting.agenda_item] == [
        ("1", "Fragestunde", None),
        ("2", "Neubau der Halle", "2021/099"),
        ("3", "Bekanntgaben", None),
    ]


@pytest.mark.parametrize(
    ("printed", "organization", "public"),
    [
        ("zur öffentlichen Sitzung des Kreistags", "Kreistag", True),
        ("zu einer nichtöffentlichen Sitzung des Verwaltungsausschusses", "Verwaltungsausschuss", False),
        ("zur Sitzung des Bau- und Umweltausschusses", "Bau- und Umweltausschuss", None),
        ("zur nicht öffentlichen Sitzung des Beirats für Seniorenfragen", "Beirat für Seniorenfragen", False),
        ("zur Sitzung des Ortsrates", "Ortsrat", None),
    ],
)
def test_whose_meeting_and_whether_it_is_public(
    document: MakeDocument, printed: str, organization: str, public: bool | None
) -> None:
    text = f"Einladung\n\n{printed}\n\nam Mittwoch, 08.09.2021, 18 Uhr\n\nTagesordnung\n\n1. Eröffnung\n2. Ende\n"
    _, meeting = meeting_of(document(text))
    assert (meeting.organization, meeting.start, meeting.public) == (organization, "2021-09-08", public)


def test_the_date_of_the_letter_is_not_the_meetings(document: MakeDocument) -> None:
    head = "Einladung\n\nMusterdorf, den 20.08.2021\n\nSitzung des Gemeinderats am 08.09.2021\n\n"
    text = f"{head}Tagesordnung\n\n1. Start\n"
    assert meeting_of(document(text))[1].start == "2021-09-08"


@pytest.mark.parametrize(
    "text",
    [
        "Einladung\n\nzum Sommerfest am 3. Juli 2021 um 15 Uhr im Hof\n\nBitte Kuchen mitbringen.\n",
        "Bekanntmachung\n\nDie Straße ist ab 3. Mai 2021 gesperrt.\n",
    ],
)
def test_what_is_about_no_meeting(document: MakeDocument, text: str) -> None:
    assert extract(document(text), ()).kind == "other"


def test_the_body_beside_the_heading_is_the_meetings(document: MakeDocument) -> None:
    text = "Einladung Stadt Musterstadt\n\nSitzung des Gemeinderats am 08.09.2021\n\nTagesordnung\n\n1. Start\n"
    record, meeting = meeting_of(document(text))
    assert record.body is not None and record.body.name == "Stadt Musterstadt"
    assert meeting.organization == "Gemeinderat"


PAGE = """Datum: 07.08.2023
Status: Abgeschlossen
Sitzungsort: Sitzungssaal im Rathaus
Gremium: Marktgemeinderat
Körperschaft: Auental
Öffentliche Sitzung, 19:00 Uhr bis 20:35 Uhr
Nichtöffentliche Sitzung

Öffentliche Sitzung

TOP-Nr. Bezeichnung
1 Genehmigung der Niederschrift vom 03.07.2023
2 Neue Bänke am Bach

zum Seitenanfang

1. Genehmigung der Niederschrift vom 03.07.2023

Gremium Sitzung Sitzungsdatum ö / nö Beratungstyp TOP-Nr.
Marktgemeinderat (Auental) 12. Sitzung 07.08.2023 ö beschließend 1

Beschluss

Die Niederschrift wird genehmigt.
"""


@pytest.mark.parametrize(("state", "kind"), [("Abgeschlossen", "minutes"), ("Geladen", "invitation")])
def test_the_page_of_a_meeting(document: MakeDocument, state: str, kind: str) -> None:
    record, meeting = meeting_of(document(PAGE.replace("Abgeschlossen", state)))
    assert record.kind == kind
    assert (meeting.organization, meeting.start) == ("Marktgemeinderat", "2023-08-07")
    assert [(item.number, item.name) for item in meeting.agenda_item] == [
        ("1", "Genehmigung der Niederschrift vom 03.07.2023"),
        ("2", "Neue Bänke am Bach"),
    ]


def test_a_day_over_a_text_is_no_page_of_a_meeting(document: MakeDocument) -> None:
    assert extract(document(PAGE.replace("Sitzungsort:", "Ort:").replace("TOP-Nr.", "Nr.")), ()).kind == "other"
    assert extract(document("Datum: 07.08.2023\nStatus: Offen\n\nDie Bänke am Bach sind morsch.\n"), ()).kind == "other"


HEAD = "Datum: 07.08.2023\nSitzungsort: Rathaus\nGremium: Wegeausschuss\n"
PROPOSES = "\n\nBeschlussvorschlag\n\nDie Bänke am Bach werden ersetzt.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nTischvorlage\n\nDrucksache Nr. 31/2023{PROPOSES}",
        f"{HEAD}Betreff: Neue Bänke am Bach\n\nBeschlussvorlage Nr. 31/2023{PROPOSES}",
        f"{HEAD}\nBeschlussvorlage Nr. 31/2023\n\nNeue Bänke am Bach\n\nTagesordnung{PROPOSES}",
    ],
)
def test_a_paper_under_the_head_of_a_meeting_is_one(document: MakeDocument, text: str) -> None:
    record = extract(document(text), ())
    assert record.kind == "paper"
    assert record.paper is not None and record.paper.reference == "31/2023"
    assert record.paper.paper_type in ("Tischvorlage", "Beschlussvorlage")
    assert [section.heading for section in record.paper.section] == ["Beschlussvorschlag"]


def test_a_paper_that_an_agenda_names_leaves_the_page_the_meetings(document: MakeDocument) -> None:
    page = f"{HEAD}\nTagesordnung\n\n1. Neue Bänke am Bach\nBeschlussvorlage Nr. 31/2023\n\n2. Verschiedenes\n"
    record, meeting = meeting_of(document(page))
    assert record.kind == "invitation"
    assert meeting.organization == "Wegeausschuss"
    assert extract(document(f"{HEAD}\nDie Sitzung fällt aus.\n"), ()).kind == "invitation"
