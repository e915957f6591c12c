"""What papers close with: who signed is read, and is no part of the last section or of the Anlagen."""

from collections.abc import Callable

import pytest

from extractors.classify import document_type
from extractors.papers.read import PaperDraft, read_paper
from extractors.text.flow import flow
from schemas.document import Document

MakeDocument = Callable[[str], Document]
TEXT = "Beschlussvorlage\nVorlage-Nr. 12/2022\n\nBetreff: Neue Bänke\n\nBegründung:\n\nDie alten Bänke sind morsch.\n\n"


def draft_of(document: Document) -> PaperDraft:
    items = flow(document)
    what = document_type(items)
    return read_paper(items, what.line, what.heading, None)


def signed(draft: PaperDraft) -> list[tuple[str, str | None, str | None]]:
    return [
        (each.name.value, each.role.value if each.role else None, each.date.value if each.date else None)
        for each in draft.header.signatures
    ]


@pytest.mark.parametrize(
    ("lines", "signers"),
    [
        (("gez.", "Muster"), [("Muster", None, None)]),
        (("gez. Anna Muster", "Erste Beigeordnete"), [("Anna Muster", "Erste Beigeordnete", None)]),
        (
            ("gez. Muster                    gez. Beispiel", "Bürgermeisterin                Stadtbaumeister"),
            [("Muster", "Bürgermeisterin", None), ("Beispiel", "Stadtbaumeister", None)],
        ),
        (("Mit freundlichen Grüßen", "", "Anna Linke"), [("Anna Linke", None, None)]),
        (("gez. Dr. h. c. Muster",), [("Dr. h. c. Muster", None, None)]),
        (("(Siegel)", "Muster", "Bürgermeisterin"), [("Muster", "Bürgermeisterin", None)]),
        (
            ("Bachtal, den 3. Mai 2022", "", "Anna Muster", "Ortsbürgermeisterin"),
            [("Anna Muster", "Ortsbürgermeisterin", "2022-05-03")],
        ),
        (("In Vertretung", "", "Dr. Muster", "Kreisbaurat"), [("Dr. Muster", "Kreisbaurat", None)]),
        (
            ("Mit freundlichen Grüßen", "", "Anna Muster          Bernd Beispiel"),
            [("Anna Muster", None, None), ("Bernd Beispiel", None, None)],
        ),
        (
            ("Hochachtungsvoll", "", "Anna Muster          Bernd Beispiel", "Vorsitzende          Vorsitzender"),
            [("Anna Muster", "Vorsitzende", None), ("Bernd Beispiel", "Vorsitzender", None)],
        ),
    ],
)
def test_who_signed_at_the_end(
    document: MakeDocument, lines: tuple[str, ...], signers: list[tuple[str, str | None, str | None]]
) -> None:
    draft = draft_of(document(TEXT + "\n".join(lines) + "\n"))
    assert signed(draft) == signers
    assert draft.sections[-1].text.startswith("Die alten Bänke sind morsch.")
    assert "Muster" not in "".join(part.text for part in draft.sections)


def test_what_somebody_is_who_signed_is_no_part_of_the_name(document: MakeDocument) -> None:
    lines = "Unterzeichnet von:\nDr. Anna Muster\nStadträtin Eva von Beispiel\nStadtrat Muster-Mann\n"
    assert signed(draft_of(document(TEXT + lines))) == [
        ("Dr. Anna Muster", None, None),
        ("Eva von Beispiel", "Stadträtin", None),
        ("Muster-Mann", "Stadtrat", None),
    ]


def test_signatures_behind_and_before_the_anlagen(document: MakeDocument) -> None:
    behind = draft_of(document(f"{TEXT}Anlagen:\n1. Lageplan\n2. Angebot (nichtöffentlich)\n\ngez.\nMuster\n"))
    before = draft_of(document(f"{TEXT}gez. Muster\n\nAnlagen:\n1. Lageplan\n2. Angebot (nichtöffentlich)\n"))
    for draft in (behind, before):
        assert signed(draft) == [("Muster", None, None)]
        assert [each.name.value for each in draft.attachments] == ["Lageplan", "Angebot"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Mit freundlichen Grüßen", "", "Ihre Gemeindeverwaltung"),
        ("Mit freundlichen Grüßen", "", "SPD-Kreistagsfraktion"),
        ("Mit freundlichen Grüßen", "", "SPD Bachtal"),
        ("Mit freundlichen Grüßen", "", "Freie Wähler Bachtal"),
        ("Mit freundlichen Grüßen", "", "Ortsverband Bachtal"),
        ("Mit freundlichen Grüßen", "", "Stadt Bachtal"),
        ("gez.", "", "Bauverwaltung"),
        ("gez. Bürgermeisterin",),
        ("Bachtal, den 3. Mai 2022", "", "Am Bach"),
        ("Der Beirat besteht aus:", "Anna Muster", "Bürgermeisterin", "Bernd Beispiel", "Bürgermeister"),
        ("Bänke am Bach", "Der Bürgermeister wird sie kaufen."),
        ("gez. Muster gez. Beispiel",),
        ("gez. haben alle, die dafür sind.",),
    ],
)
def test_what_only_looks_like_a_signature(document: MakeDocument, lines: tuple[str, ...]) -> None:
    assert signed(draft_of(document(TEXT + "\n".join(lines) + "\n"))) == []


@pytest.mark.parametrize("office", ["Bauhof", "Fachdienst", "Stadtkämmerei", "Tiefbauplanung", "Fachbereich Soziales"])
def test_an_office_that_signs_is_no_person(document: MakeDocument, office: str) -> None:
    assert signed(draft_of(document(f"{TEXT}Im Auftrag\n\n{office}\n"))) == []


def test_a_surname_that_only_sounds_like_an_office_is_a_person(document: MakeDocument) -> None:
    assert signed(draft_of(document(f"{TEXT}Im Auftrag\n\nAlthof\n"))) == [("Althof", None, None)]
