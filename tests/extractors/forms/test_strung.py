"""The fields of a header on one running line, with one sign between each and the next."""

import pytest

from extractors.extract import extract
from schemas.record import Paper, Record
from tests.extractors.forms.reading import MakeDocument, draft_of, rows

BEHIND = "\n\nNeue Bänke am Bach\n\nBegründung:\nJa.\n"


def read(document: MakeDocument, lines: str) -> tuple[Paper | None, Record]:
    record = extract(document(f"Stadt Bachtal\n\n{lines}{BEHIND}"), ())
    return record.paper, record


@pytest.mark.parametrize(
    "lines",
    [
        "Vorlage 17/2023 – Fachbereich Bauen – 12.04.2023 – öffentlich",
        "Vorlage Nr. 17/2023 | Fachbereich Bauen | 12.04.2023 | nicht öffentlich",
        "Vorlage · 17/2023 · Fachbereich Bauen · vom 12.04.2023 · öffentlich",
        "Vorlage\n\nVorlagen-Nr. 17/2023 / Fachbereich Bauen / 12.04.2023",
        "Vorlage\n17/2023 - 12.04.2023 - Amt: Fachbereich Bauen",
        "Drucksache: 17/2023 – Amt: Fachbereich Bauen – Datum: 12.04.2023\n\nVorlage",
    ],
)
def test_fields_strung_on_a_line(document: MakeDocument, lines: str) -> None:
    paper, record = read(document, lines)
    assert paper is not None
    assert (paper.paper_type, paper.reference, paper.date, paper.name) == (
        *("Vorlage", "17/2023", "2023-04-12", "Neue Bänke am Bach"),
    )
    assert paper.under_direction_of == ["Fachbereich Bauen"]
    assert record.issue == []


def test_a_value_ends_before_the_sign_that_parts_it_from_the_next_label(document: MakeDocument) -> None:
    paper, _ = read(
        document, "Beschlussvorlage\n\nNr.: 17/2023 – Amt: Fachbereich Bauen – Az.: 61.2 – Datum: 12.04.2023"
    )
    assert paper is not None
    assert (paper.under_direction_of, paper.file_reference, paper.date) == (["Fachbereich Bauen"], "61.2", "2023-04-12")


def test_a_meeting_among_them_is_one(document: MakeDocument) -> None:
    line = "Beschlussvorlage 17/2023 – Fachbereich Bauen – Bauausschuss 12.05.2023"
    draft = draft_of(document(f"{line}{BEHIND}"))
    assert rows(draft.header) == [("Bauausschuss", "2023-05-12", None, None)]
    assert draft.date is None


def test_a_day_beside_a_body_may_be_its_meetings(document: MakeDocument) -> None:
    paper, record = read(document, "Vorlage 17/2023 – Fachbereich Bauen – Bauausschuss – 12.05.2023 – öffentlich")
    assert paper is not None
    assert (paper.reference, paper.date, paper.consultation) == ("17/2023", None, [])
    unread = [issue.message for issue in record.issue if issue.code == "unclaimed_line"]
    assert len(unread) == 2 and "12.05.2023" in unread[1]


@pytest.mark.parametrize("behind", ["Neue Wege", "Ordnung und Wege"])
def test_an_office_by_its_number_may_go_on_in_the_next_part(document: MakeDocument, behind: str) -> None:
    paper, record = read(document, f"Beschlussvorlage 17/2023 – Fachbereich 3 – {behind} – 12.04.2023 – öffentlich")
    assert paper is not None
    assert (paper.under_direction_of, paper.date) == ([], "2023-04-12")
    assert any(behind in issue.message for issue in record.issue)


@pytest.mark.parametrize(
    "line",
    [
        "Neue Bänke – neue Wege – neue Zäune",
        "Fachbereich Bauen – 12.04.2023 – öffentlich",
        "17/2023 – 18/2023 – 19/2023",
        "Haushalt 2023 – 12.04.2023 – Rathaus – Saal 2",
    ],
)
def test_a_line_without_one_number_and_more_is_no_header(document: MakeDocument, line: str) -> None:
    draft = draft_of(document(f"Beschlussvorlage\n\nDatum: 03.02.2023\n\n{line}\n\nBegründung:\nJa.\n"))
    assert draft.offices == ()
    assert draft.date is not None and draft.date.value == "2023-02-03"
    assert draft.name is None or draft.name.value == line
