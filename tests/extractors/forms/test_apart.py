"""Labels in one column of a page without rules, their values in another, lines below."""

import pytest

from extractors.extract import extract
from schemas.document import Document
from tests.extractors.forms.reading import MakeDocument, draft_of, on_page

LABELS = ("Vorlagen-Nr.:", "Datum:", "Amt:", "Az.:")
VALUES = ("17/2023", "12.04.2023", "Tiefbauamt", "61.2")
Cell = tuple[float, str]


def page(lines: dict[float, list[Cell]]) -> Document:
    title = ((300.0, ((50.0, "Neue"), (75.0, "Bänke"))), (330.0, ((50.0, "Begründung:"),)), (345.0, ((50.0, "Ja."),)))
    return on_page((50.0, ((50.0, "Beschlussvorlage"),)), *((top, tuple(lines[top])) for top in sorted(lines)), *title)


def columns(labels: tuple[str, ...], values: tuple[str, ...], down: float) -> Document:
    lines: dict[float, list[Cell]] = {}
    for at, label in enumerate(labels):
        lines.setdefault(80.0 + 15 * at, []).append((50.0, label))
    for at, value in enumerate(values):
        if value:
            lines.setdefault(80.0 + down + 15 * at, []).append((200.0, value))
    return page(lines)


def fields(document: Document) -> tuple[object, ...]:
    draft = draft_of(document)
    assert draft.name is not None and draft.name.value == "Neue Bänke"
    found = (draft.reference, draft.date, draft.file_reference)
    return (*(each and each.value for each in found), [each.value for each in draft.offices])


@pytest.mark.parametrize("down", [15.0, 30.0, 45.0, 60.0, 70.0])
@pytest.mark.parametrize("labels", [LABELS, tuple(label.rstrip(":") for label in LABELS)])
def test_values_begin_lower_than_their_labels(labels: tuple[str, ...], down: float) -> None:
    assert fields(columns(labels, VALUES, down)) == ("17/2023", "2023-04-12", "61.2", ["Tiefbauamt"])


def test_with_a_value_missing_only_what_can_be_no_other_is_read() -> None:
    read_in = columns(LABELS, (VALUES[0], VALUES[1], VALUES[3]), 60.0)
    assert fields(read_in) == ("17/2023", "2023-04-12", None, [])
    assert [text.value for text in draft_of(read_in).header.unclaimed] == ["61.2"]


def test_two_days_with_a_value_missing_are_left() -> None:
    labels = ("Vorlagen-Nr.:", "Datum:", "Eingang:", "Amt:")
    draft = draft_of(columns(labels, ("17/2023", "12.04.2023", "13.04.2023"), 60.0))
    assert (draft.reference and draft.reference.value, draft.date) == ("17/2023", None)


def test_values_beside_their_labels_stay_theirs_although_the_first_is_missing() -> None:
    read_in = columns(("Az.:", "Datum:", "Amt:", "Vorlagen-Nr.:"), ("", "12.04.2023", "Tiefbauamt", "17/2023"), 0.0)
    assert fields(read_in) == ("17/2023", "2023-04-12", None, ["Tiefbauamt"])


BEFORE_LABEL = """Vorlage
Federführende Dienststelle:
Bauamt
Beteiligte Dienststelle/n:
FB 66/0178/WP4
öffentlich
Vorlage-Nr:
Status:
AZ:
Datum:
11.04.2023
Neue Bänke am Bach

Begründung:
Ja.
"""


def test_a_number_before_its_label_is_no_office_that_takes_part(document: MakeDocument) -> None:
    paper = extract(document(BEFORE_LABEL), ()).paper
    assert paper is not None
    assert (paper.reference, paper.date, paper.under_direction_of) == ("FB 66/0178/WP4", "2023-04-11", ["Bauamt"])


@pytest.mark.parametrize(
    ("printed", "instead"),
    [("FB 66/0178/WP4", "FB 66"), ("Vorlage-Nr:\n", "Status:\nVorlage-Nr:\n"), ("Vorlage-Nr:", "Vorlage-Nr: 12/2023")],
)
def test_another_value_before_labels_is_no_number(document: MakeDocument, printed: str, instead: str) -> None:
    paper = extract(document(BEFORE_LABEL.replace(printed, instead)), ()).paper
    assert paper is None or paper.reference != "FB 66/0178/WP4"
