"""What a document is and whose it is: the paper's own word counts, a neighbour's mention and the form alone do not."""

from collections.abc import Callable

import pytest

from extractors.classify import document_type
from extractors.forms.tables import title_under
from extractors.text.flow import FlowTable, flow
from extractors.whose import own_body
from pipeline.councils import packaged_profiles
from schemas.document import Box, Cell, Document, Line, Page, Range, Table, Word

MakeDocument = Callable[[str], Document]
PROFILES = packaged_profiles()


@pytest.mark.parametrize(
    ("first", "kind", "heading"),
    [
        ("Mitteilungsvorlage", "paper", "Mitteilungsvorlage"),
        ("BESCHLUSSVORLAGE", "paper", "BESCHLUSSVORLAGE"),
        ("Vorlage Nr. 12/2020", "paper", "Vorlage"),
        ("Antrag der Fraktion Blau", "paper", "Antrag"),
        ("V o r l a g e", "paper", "V o r l a g e"),
        ("S i t z u n g s v o r l a g e", "paper", "S i t z u n g s v o r l a g e"),
        ("A b c d e f", "other", None),
        ("Anfrage gem. § 12 der Geschäftsordnung", "paper", "Anfrage"),
        ("Drucksache-Art:AntragVorlage zur Kenntnisnahme", "paper", "Antrag"),
        (
            "Auszug - Antrag der Fraktion Blau auf neue Bänke",
            "minutes",
            "Auszug - Antrag der Fraktion Blau auf neue Bänke",
        ),
        ("Drucksache-Art:Vorlage zur KenntnisnahmeBeschluss", "paper", "Vorlage"),
        ("Tagesordnung - Sitzung des Rates", "invitation", "Tagesordnung - Sitzung des Rates"),
        ("N i e d e r s c h r i f t", "minutes", "N i e d e r s c h r i f t"),
        ("Einladung", "invitation", "Einladung"),
        ("Niederschrift über die Sitzung", "minutes", "Niederschrift über die Sitzung"),
        ("Anlage 2 zu 0074/2022", "attachment", "Anlage 2 zu 0074/2022"),
        ("Speiseplan", "other", None),
        ("Drucksachen", "other", None),
        ("Der Antrag liegt vor und wird geprüft.", "other", None),
        ("Die Vorlage wurde gelesen.", "other", None),
    ],
)
def test_the_kind_is_what_the_heading_says(document: MakeDocument, first: str, kind: str, heading: str | None) -> None:
    found = document_type(flow(document(f"{first}\n\nund einiger Text dazu.\n")))
    assert found.kind == kind
    assert (found.heading.value if found.heading else None) == heading


FORM = (
    "Mitteilungsvorlage\n\nOrganisationseinheit Amt für Wasser\tDatum 03.02.2021\tDrucksachen-Nr. 2021/044\n\n"
    "↓ Beratungsfolge\t↓ Sitzungsart\t↓ Sitzungstermin/e\nKreistag\töffentlich\t15.02.2021\n"
)


def body_of(document: Document, given: str | None = None) -> tuple[str | None, str | None, list[str]]:
    found = own_body(document, flow(document), PROFILES, given)
    return (
        found.name.value if found.name else None,
        found.name.rule if found.name else None,
        [issue.code for issue in found.issues],
    )


def test_the_letterhead_names_the_body(document: MakeDocument) -> None:
    text = "Landkreis Ravensburg\n\nMitteilungsvorlage\n\nWie im Landkreis Konstanz und im Landkreis Konstanz."
    assert body_of(document(text)) == ("Landkreis Ravensburg", "body/letterhead", [])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("STADT COESFELD", "Stadt Coesfeld"),
        ("STADT FRANKFURT AM MAIN", "Stadt Frankfurt am Main"),
        ("Landkreis Biberach  Biberach, den 9. September 2021", "Landkreis Biberach"),
        ("Rheingau-Taunus-Kreis", "Rheingau-Taunus-Kreis"),
        ("Bodenseekreis", "Bodenseekreis"),
        ("Märkischer Kreis", "Märkischer Kreis"),
        ("Gemeinde Hilter am Teutoburger Wald", "Gemeinde Hilter am Teutoburger Wald"),
        ("Stadt Oldenburg (Oldb)", "Stadt Oldenburg (Oldb)"),
        ("Große Kreisstadt Ravensburg", "Stadt Ravensburg"),
        ("Landratsamt Bodenseekreis", "Bodenseekreis"),
        ("Landkreis Musterland                    VO/2021/038", "Landkreis Musterland"),
        ("Büro des Kreistags          Landkreis Musterland", "Landkreis Musterland"),
        ("Wege der Stadt          Musterland und Umland", None),
        ("Arbeitskreis", None),
        ("Stadt und Land", None),
        ("Gemeinde für alle", None),
        ("Region", None),
    ],
)
def test_a_letterhead_is_a_name_and_nothing_else(document: MakeDocument, line: str, name: str | None) -> None:
    assert body_of(document(f"{line}\n\nBeschlussvorlage\n\nText."))[0] == name


def cell_of(*lines: str) -> Document:
    """A paper that is one table with one cell, these its lines."""
    text = "\n".join(lines)
    ends = [sum(map(len, lines[: at + 1])) + at for at in range(len(lines))]
    ranges = tuple(Range(end - len(line), end) for line, end in zip(lines, ends, strict=True))
    page = Page(1, text, tuple(Line(*place) for place in ranges), tables=(Table(((Cell(0, 0, ranges),),)),))
    return Document("paper.pdf", (page,), medium="pdf")


def test_a_type_over_the_title_in_a_cell() -> None:
    items = flow(cell_of("Beschlussvorlage", "Neue Bänke", "am Bach"))
    what = document_type(items)
    assert what.heading is not None and what.heading.value == "Beschlussvorlage"
    title = title_under(items[0], what.heading) if isinstance(items[0], FlowTable) else None
    assert title is not None and title.value == "Neue Bänke am Bach"


@pytest.mark.parametrize("first", ["Mitteilung", "Die Beschlussvorlage", "Beschlussvorlagen"])
def test_no_title_makes_a_type_of_the_line_over_it(first: str) -> None:
    assert document_type(flow(cell_of(first, "Neue Bänke am Bach"))).kind == "other"


def placed(*lines: tuple[str, float, float]) -> Document:
    """A page of lines, each with its left edge and top."""
    text = "\n".join(line for line, _, _ in lines)
    printed: list[Line] = []
    words: list[Word] = []
    at = 0
    for line, left, top in lines:
        box = Box(left, top, left + 5 * len(line), top + 10)
        printed.append(Line(at, at + len(line), box))
        words.append(Word(at, at + len(line), box))
        at += len(line) + 1
    return Document("paper.pdf", (Page(1, text, tuple(printed), tuple(words)),), medium="pdf")


LEFT = [("Anfrage", 50.0, 50.0), ("Nr. 12/2019", 50.0, 65.0), ("vom 3. Mai 2019", 50.0, 80.0), ("an alle", 50.0, 95.0)]


@pytest.mark.parametrize(("top", "name"), [(50.0, "Landkreis Musterland"), (300.0, None)])
def test_the_letterhead_in_a_column_beside_the_type(top: float, name: str | None) -> None:
    assert body_of(placed(*LEFT, ("Landkreis Musterland", 400.0, top)))[0] == name


def test_what_begins_a_line_behind_the_kind_is_no_name(document: MakeDocument) -> None:
    text = (
        "Anfrage\n\nThema: Sirenen im Landkreis\n\nWir fragen die Verwaltung, was im Landkreis\n\nWir wissen es nicht."
    )
    assert body_of(document(text))[0] is None


def test_a_council_without_profile_is_named_too(document: MakeDocument) -> None:
    text = "Gemeinde Musterhausen\n\nBeschlussvorlage\n\nText."
    assert body_of(document(text)) == ("Gemeinde Musterhausen", "body/letterhead", [])


def test_its_own_words_name_it(document: MakeDocument) -> None:
    text = "Mitteilungsvorlage\n\nRadwege im Landkreis Konstanz\n\nSachverhalt\n\nDie Wege werden geprüft."
    assert body_of(document(text))[:2] == ("Landkreis Konstanz", "body/own-words")


@pytest.mark.parametrize(
    "text",
    [
        "Mitteilungsvorlage\n\nRadwege\n\nSachverhalt\n\nIm benachbarten Landkreis Konstanz gibt es das schon lange.",
        "Mitteilungsvorlage\n\nRadwege\n\nSachverhalt\n\n"
        + "Der Weg wurde geprüft. " * 8
        + "Er endet im Kreis Steinfurt.",
        "Mitteilungsvorlage\n\nRadwege\n\nSachverhalt\n\n"
        "So gut wie im Landkreis Konstanz\nund wie im Landkreis Konstanz.",
    ],
)
def test_a_neighbour_in_the_text_names_nobody(document: MakeDocument, text: str) -> None:
    assert body_of(document(text)) == (None, None, ["body_unknown"])


def test_a_neighbour_that_is_named_again_and_again_is_still_one(document: MakeDocument) -> None:
    text = (
        "Mitteilungsvorlage\n\nRadwege\n\nSachverhalt\n\nAuch der benachbarte Landkreis Konstanz baut Radwege. "
        "Im Landkreis Konstanz geschieht das seit Jahren. Die Erfahrungen des Landkreises Konstanz sind gut."
    )
    assert body_of(document(text)) == (None, None, ["body_unknown"])


def test_one_mention_and_the_form_agree(document: MakeDocument) -> None:
    text = FORM + "\nRadwege\n\nSachverhalt\n\nDer Ausbau im Landkreis Konstanz kommt voran.\n"
    assert body_of(document(text)) == ("Landkreis Konstanz", "body/own-words-and-form", [])
    assert body_of(document(text.replace("Landkreis Konstanz", "Landkreis Biberach")))[0] is None


def test_the_form_only_proposes(document: MakeDocument) -> None:
    name, _, issues = body_of(document(FORM + "\nRadwege\n"))
    assert name is None and issues == ["body_proposed"]


def test_given_goes_before_all_and_a_contradiction_is_said(document: MakeDocument) -> None:
    text = "Landkreis Ravensburg\n\nMitteilungsvorlage\n\nText."
    assert body_of(document(text), "konstanz") == ("Landkreis Konstanz", "body/given", ["body_contradiction"])


def test_a_name_over_a_line_break_counts(document: MakeDocument) -> None:
    text = FORM + "\nRadwege\n\nSachverhalt\n\nDer Ausbau kommt voran im Landkreis\nKonstanz, wie beschlossen.\n"
    assert body_of(document(text))[:2] == ("Landkreis Konstanz", "body/own-words-and-form")


def test_a_towns_paper_names_the_kreis_that_it_lies_in(document: MakeDocument) -> None:
    text = (
        "Beschlussvorlage\n\nDS 7/2021\n\nBeratungsfolge Termin\nRat 02.03.2021\n\nSachverhalt\n\n"
        "Der Landrat des Landkreises Grünau hat zugestimmt. Im Landkreis Grünau ist das üblich.\n"
    )
    assert body_of(document(text))[0] is None
    assert body_of(document(text.replace("Rat 02", "Kreistag 02")))[0] == "Landkreis Grünau"


def test_a_town_is_named_by_its_organs(document: MakeDocument) -> None:
    text = "Beschlussvorlage\n\nSachverhalt\n\nDer Gemeinderat der Stadt Lindenau stimmt zu. Die Stadt Lindenau baut.\n"
    assert body_of(document(text))[0] == "Stadt Lindenau"
    assert body_of(document(text.replace("Der Gemeinderat der Stadt Lindenau", "Die Stadt Lindenau")))[0] is None
    for town in ("Schwäbisch Auen", "Königs Lindenau"):
        assert body_of(document(text.replace("Lindenau", town)))[0] == f"Stadt {town}"
