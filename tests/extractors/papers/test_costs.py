"""What a paper costs, where its words and a colon stand before it on one line."""

import pytest

from extractors.extract import extract
from schemas.record import Paper
from tests.extractors.forms.reading import MakeDocument

HEAD = "Beschlussvorlage 2023/017\n\nBetreff: Neue Bänke am Bach\n\n"
PROPOSAL = "Beschlussvorschlag:\nDer Rat stimmt zu.\n\n"


def paper_of(document: MakeDocument, text: str) -> Paper:
    paper = extract(document(text), ()).paper
    assert paper is not None
    return paper


def test_in_the_head_of_the_form(document: MakeDocument) -> None:
    record = extract(document(f"{HEAD}Finanzielle Auswirkungen: keine\n\n{PROPOSAL}"), ())
    assert record.paper is not None and record.paper.financial_impact == "keine"
    assert all(issue.code != "unclaimed_line" for issue in record.issue)


@pytest.mark.parametrize("words", ["Finanzielle Auswirkungen", "Haushaltsrechtliche Auswirkungen", "Finanzbedarf"])
def test_behind_the_sections(document: MakeDocument, words: str) -> None:
    paper = paper_of(document, f"{HEAD}{PROPOSAL}{words}: Die Bänke kosten 1.000 Euro.\n")
    assert paper.financial_impact == "Die Bänke kosten 1.000 Euro."
    assert paper.proposed_resolution is not None


@pytest.mark.parametrize(
    "line",
    [
        "Finanzielle Auswirkungen: ☐ Ja ☐ Nein",
        "Finanzielle Auswirkungen: Ja / Nein",
        "Finanzielle Auswirkungen der neuen Bänke: 1.000 Euro.",
        "Finanzierung: Stadt und Land",
    ],
)
def test_what_is_to_be_ticked_or_about_something_else_is_none(document: MakeDocument, line: str) -> None:
    assert paper_of(document, f"{HEAD}{PROPOSAL}Begründung:\nEs eilt sehr.\n\n{line}\n").financial_impact is None
