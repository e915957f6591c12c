"""Titles of rules of procedure that go on over several lines, as they are set."""

from collections.abc import Callable

import pytest

from extractors.procedure.read import read_procedure
from extractors.procedure.title import procedure_title
from extractors.text.flow import FlowItem, flow
from schemas.document import Box, Document, Line, Page


def printed(*lines: tuple[str, float, float]) -> tuple[FlowItem, ...]:
    """A page of a PDF: its lines as (words, font size, white space over the line); what is above 12 points is bold."""
    text = "\n".join(words for words, _, _ in lines)
    placed, at = list[Line](), 0
    for row, (words, size, gap) in enumerate(lines):
        box = Box(70.0, 20.0 * row, 70.0 + len(words), 20.0 * row + size)
        placed.append(Line(at, at + len(words), box=box, bold=size > 12, size=size, gap=gap))
        at += len(words) + 1
    return flow(Document("sample.pdf", (Page(1, text, lines=tuple(placed)),), "pdf"))


TEXT = (
    ("§ 1 Aufgabe", 11.0, 1.2),
    ("Die Runde berät.", 10.0, 0.8),
    ("§ 2 Sitz", 11.0, 1.2),
    ("Er ist im Rathaus.", 10.0, 0.8),
)


def test_a_title_goes_on_over_lines_set_alike() -> None:
    title = procedure_title(
        printed(
            ("Geschäftsordnung der Begleitrunde Wasser des", 15.0, 0.0),
            ("Kreises", 15.0, 0.35),
            ("Musterland", 15.0, 0.35),
            ("Inhalt", 10.0, 0.8),
            *TEXT,
        )
    )
    assert title is not None
    assert title.value == "Geschäftsordnung der Begleitrunde Wasser des Kreises Musterland"


@pytest.mark.parametrize(
    "following",
    [("Allgemeines", 15.0, 1.5), ("Allgemeines", 13.0, 0.35), ("Präambel", 15.0, 0.35), ("1. Allgemeines", 15.0, 0.35)],
)
def test_a_title_ends_before_other_lines(following: tuple[str, float, float]) -> None:
    title = procedure_title(printed(("Geschäftsordnung der Begleitrunde Wasser", 15.0, 0.0), following, *TEXT))
    assert title is not None
    assert title.value == "Geschäftsordnung der Begleitrunde Wasser"


def test_a_title_goes_on_over_lines_of_another_weight(document: Callable[[str], Document]) -> None:
    text = (
        "Geschäftsordnung\n\nder Projektgruppe\nGrüne Schulhöfe\nim Kreis Musterland\n\n"
        "§ 1 Aufgaben\n\nSie plant.\n\n§ 2 Vorsitz\n\nEr wechselt.\n"
    )
    draft = read_procedure(flow(document(text)), "Kreis Musterland")
    assert draft.name is not None
    assert draft.name.value == "Geschäftsordnung der Projektgruppe Grüne Schulhöfe im Kreis Musterland"
    assert draft.organization is not None and draft.organization.value == "Projektgruppe Grüne Schulhöfe"
