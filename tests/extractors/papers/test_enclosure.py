"""Anlagen in files of their own, by lines, file and folder; files that hold several documents."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.extract import extract
from pipeline.councils import packaged_profiles
from schemas.document import Document
from schemas.record import Record

MakeDocument = Callable[[str], Document]

PAPER = """Landkreis Konstanz

Mitteilungsvorlage

Organisationseinheit Amt für Wasser\tDatum 03.02.2021\tDrucksachen-Nr. {number}

↓ Beratungsfolge\t↓ Sitzungsart\t↓ Sitzungstermin/e
Umweltausschuss\töffentlich\t15.02.2021

**Hochwasserschutz am Mühlbach {number}**

Sachverhalt

Der Bach tritt über die Ufer.

"""


def attached(document: Document) -> tuple[str | None, str, str | None] | None:
    """(number, reference, name) of an Anlage."""
    record = extract(document, packaged_profiles())
    found = record.attachment
    assert (record.kind == "attachment") == (found is not None)
    return (found.number, found.reference, found.name) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anlage 1 zu 2021/044\n\nLageplan des Baches\n", ("1", "2021/044", "Lageplan des Baches")),
        ("Anlage 2 zur Drucksache 2021/044\n\nKosten\n", ("2", "2021/044", "Kosten")),
        ("Anlage zur Vorlage Nr. 0074/2022\n\nKosten\n", (None, "0074/2022", "Kosten")),
        ("Anlage 3\nzur Drucksache DS 34/2018 1. Ergänzung\n\nKosten\n", ("3", "DS 34/2018 1. Ergänzung", "Kosten")),
        ("Drucksache 2021/044 - Anlage 4\n\nKosten\n", ("4", "2021/044", "Kosten")),
        ("Anlage 1\n\nLageplan des Baches\n", None),
        ("Anlage 1 zu Ihrem Schreiben vom 3. Mai 2021\n\nLageplan\n", None),
        ("Lageplan des Baches\n\nDer Bach ist blau.\n", None),
    ],
)
def test_an_anlage_says_whose_it_is(
    document: MakeDocument, text: str, expected: tuple[str | None, str, str | None] | None
) -> None:
    assert attached(document(text)) == expected


@pytest.mark.parametrize(
    ("source", "folders", "text", "expected"),
    [
        ("2021-044 Anlage 2.pdf", (), "Lageplan\n", ("2", "2021/044", "Lageplan")),
        ("archiv/DS_34-2018_Anlage_1.pdf", (), "Lageplan\n", ("1", "DS 34/2018", "Lageplan")),
        ("2021-044/Anlage 1.pdf", ("2021-044",), "Lageplan\n", ("1", "2021/044", "Lageplan")),
        ("2021-044/plan.pdf", ("2021-044",), "Anlage 5\n\nLageplan\n", ("5", "2021/044", "Lageplan")),
        ("2021-044/plan.pdf", ("2021-044",), "Lageplan\n", None),
        ("Anlage 2.pdf", (), "Lageplan\n", None),
        ("Veranlagung 2021-044.pdf", (), "Bescheid\n", None),
    ],
)
def test_file_or_folder_says_whose_it_is(
    document: MakeDocument,
    source: str,
    folders: tuple[str, ...],
    text: str,
    expected: tuple[str | None, str, str | None] | None,
) -> None:
    assert attached(replace(document(text), source=source, folders=folders)) == expected


def test_a_paper_is_no_anlage_whatever_its_file_is_called(document: MakeDocument) -> None:
    made = replace(document(PAPER.format(number="2021/044")), source="2020-001 Anlage 1.pdf")
    assert extract(made, packaged_profiles()).kind == "paper"


def several(document: Document) -> tuple[Record, list[str]]:
    record = extract(document, packaged_profiles())
    return record, [issue.message for issue in record.issue if issue.code == "several_documents"]


def test_of_two_papers_in_a_file_only_the_first_is_read(document: MakeDocument) -> None:
    text = f"{PAPER.format(number='2021/044')}\f{PAPER.format(number='2021/045')}Mit Drucksache 2019/001 begann es.\n"
    record, said = several(document(text))
    assert record.paper is not None and record.paper.reference == "2021/044"
    assert record.paper.related_paper == [] and len(record.paper.section) == 1
    assert len(said) == 1 and "2021/045" in said[0]


def test_the_papers_of_a_sitzungsmappe_are_not_read_into_its_agenda(document: MakeDocument) -> None:
    invitation = (
        "Einladung\n\nzur öffentlichen Sitzung des Umweltausschusses\nam Montag, 15.02.2021, 17 Uhr\n\n"
        "Tagesordnung\n\n1. Mühlbach\n2. Verschiedenes\n\n\f"
    )
    record, said = several(document(invitation + PAPER.format(number="2021/044")))
    assert record.kind == "invitation" and record.meeting is not None
    assert [item.name for item in record.meeting.agenda_item] == ["Mühlbach", "Verschiedenes"]
    assert len(said) == 1


def test_the_head_of_a_paper_on_its_second_page_is_no_further_one(document: MakeDocument) -> None:
    text = f"{PAPER.format(number='2021/044')}\fMitteilungsvorlage\nDrucksachen-Nr. 2021/044\n\nEs wird gebaut.\n"
    assert several(document(text))[1] == []


def test_an_antrag_quoted_in_the_text_is_no_further_one(document: MakeDocument) -> None:
    text = f"{PAPER.format(number='2021/044')}\fAntrag\n\nDie Fraktion beantragt, den Bach zu verlegen.\n"
    assert several(document(text))[1] == []
