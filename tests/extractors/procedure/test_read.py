"""Whole rules of procedure: invented ones of several shapes, and the shared ones where they are there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.procedure.draft import ProcedureDraft
from extractors.procedure.read import read_procedure
from extractors.procedure.title import procedure_title
from extractors.text.flow import FlowItem, flow
from pipeline.reading.read import read
from schemas.document import Box, Document, Line, Page

SHARED = Path(__file__).resolve().parents[4] / "shared"

BOARD = """
Geschäftsordnung
des Beirats für Streuobst und Hecken
im Kreis Musterland

Präambel
Der Beirat bringt Fachleute zusammen.

§ 1
Aufgaben
(1) Der Beirat berät den Kreistag und gibt Empfehlungen.
(2) Er tagt mindestens zweimal im Jahr.

§ 2
Vorsitz und Geschäftsstelle
(1) Den Vorsitz führt die Landrätin oder der Landrat.
(2) Die Geschäftsstelle ist beim Umweltamt eingerichtet. Sie verfasst über jede
Sitzung eine Nieder-
schrift.

§3 – Arbeitsgruppe
Die Sitzungen der Arbeitsgruppe sind nicht öffentlich.

§ 4 Inkrafttreten
Diese Geschäftsordnung tritt am 1. Mai 2024 in Kraft. Sie gilt bis zum 30.04.2029.

Beschlossen in der Sitzung des Beirats am 18.03.2024.

Almut Beispielfrau
Vorsitzende

Unterschrift der Geschäftsstelle
"""

COUNCIL = """# Geschäftsordnung für den Gemeinderat der Gemeinde Musterhausen und seine Ausschüsse

## Inhaltsverzeichnis

- § 1 Einberufung
- § 2 Abstimmung
- § 2a Ausschüsse

Aufgrund des § 36 der Gemeindeordnung hat der Gemeinderat am 4. Juni 2023 folgende Geschäftsordnung beschlossen:

### § 1 Einberufung

(1) Der Bürgermeister lädt den Gemeinderat mit einer Frist von sieben Tagen ein.

### § 2 Abstimmung

(1) Beschlüsse werden mit einfacher Mehrheit gefasst.

### § 2a Ausschüsse

(1) Die Sitzungen der Ausschüsse sind nicht öffentlich.

Musterhausen, den 5. Juni 2023

Bodo Mustermann, Bürgermeister
"""

NUMBERED = """Ordnung des Hauses

Neue Geschäftsordnung für das Forum Nachbarschaft

1. Ziele

Das Forum fördert das Miteinander.

2. Vorsitz

Den Vorsitz hat die Bürgermeisterin.

3. Sitzungen

Das Forum tagt dreimal im Jahr. Folgende Themen kommen vor:
1. Wege
2. Plätze
"""


def items(text: str, name: str = "sample.txt") -> tuple[FlowItem, ...]:
    return flow(read(name, text.encode()))


def board() -> ProcedureDraft:
    return read_procedure(items(BOARD), "Kreis Musterland")


def test_title_and_body() -> None:
    draft = board()
    assert draft.name and draft.organization
    assert draft.name.value == "Geschäftsordnung des Beirats für Streuobst und Hecken im Kreis Musterland"
    assert draft.organization.value == "Beirat für Streuobst und Hecken"
    assert draft.organization.spans[0].raw == "Beirats für Streuobst und Hecken"


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


def test_dates_come_from_what_is_said_of_them() -> None:
    draft = board()
    assert draft.adopted_on and draft.valid_from and draft.valid_until
    assert (draft.adopted_on.value, draft.valid_from.value, draft.valid_until.value) == (
        "2024-03-18",
        "2024-05-01",
        "2029-04-30",
    )
    assert draft.adopted_on.spans[0].raw == "18.03.2024"


def test_a_signature_without_a_person_is_none() -> None:
    assert [(signatory.name.value, signatory.role and signatory.role.value) for signatory in board().signatory] == [
        ("Almut Beispielfrau", "Vorsitzende")
    ]


def test_number_and_title_on_two_lines_are_one_heading() -> None:
    assert [section.title.value for section in board().sections if section.title] == [
        "Präambel",
        "§ 1 Aufgaben",
        "§ 2 Vorsitz und Geschäftsstelle",
        "§ 3 Arbeitsgruppe",
        "§ 4 Inkrafttreten",
    ]


def test_rules_with_their_section_and_body() -> None:
    found = {(rule.type, rule.section, rule.organization): dict(rule.value) for rule in board().rules}
    assert found == {
        ("decision_nature", "§ 1", None): {"binding": False},
        ("meeting_frequency", "§ 1", None): {"min": 2, "max": None, "per": "year"},
        ("chair", "§ 2", None): {"held_by": "Landrätin oder Landrat"},
        ("secretariat", "§ 2", None): {"held_by": "Umweltamt"},
        ("minutes", "§ 2", None): {"by": "Geschäftsstelle"},
        ("meeting_publicity", "§ 3", "Arbeitsgruppe"): {"public": False},
        ("validity", "§ 4", None): {"from": "2024-05-01", "until": "2029-04-30", "applies_to": "rules"},
    }


@pytest.mark.parametrize("title", ["Sonstige Gremien", "Beratende Ausschüsse", "Weitere Gremien"])
def test_rules_of_several_bodies_under_their_heading(title: str) -> None:
    draft = read_procedure(items(BOARD.replace("Arbeitsgruppe\n", f"{title}\n", 1)), "Kreis Musterland")
    assert {rule.organization for rule in draft.rules if rule.section == "§ 3"} == {title}


OFFICE = """
Satzung für das Sozialamt des Landkreises Musterland

§ 1 Gliederung
Das Sozialamt besteht aus Verwaltung und Ausschuss.

§ 2 Mitglieder des Sozialhilfeausschusses
Die Amtszeit der Mitglieder dauert zwei Jahre.

§ 3 Aufgaben des Landkreises
Der Sozialhilfeausschuss befasst sich mit Hilfen. Er ist beschlussfähig, wenn die Hälfte der Mitglieder anwesend ist.

§ 4 Inkrafttreten
Diese Satzung tritt am 1. Mai 2024 in Kraft.
"""
ASSEMBLY = """
Satzung über Nutzerversammlungen und Nutzerbeirat der Büchereien der Gemeinde Musterhausen

§ 1 Nutzerversammlung
Sie ist beschlussfähig, wenn die Hälfte der Mitglieder anwesend ist.

§ 2 Einberufung
Die Leitung der Bücherei hat zweimal im Jahr eine Nutzerversammlung einzuberufen.
Die Sitzungen des Nutzerbeirats sind öffentlich.
Die Leitung der Bücherei wird vom Träger bestellt.

§ 3 Wahl des Nutzerbeirats
Die Nutzerversammlung wählt den Nutzerbeirat für die Dauer von zwei Jahren.

§ 4 Inkrafttreten
Diese Satzung tritt am 1. Mai 2024 in Kraft.
"""


def test_a_landkreis_is_no_body_and_the_rules_are_those_of_their_committee() -> None:
    draft = read_procedure(items(OFFICE), "Landkreis Musterland")
    assert draft.organization is not None
    assert (draft.organization.value, draft.organization.method) == ("Sozialhilfeausschuss", "derived")
    assert draft.organization.spans[0].raw == "§ 2 Mitglieder des Sozialhilfeausschusses"
    assert {(rule.type, rule.section): rule.organization for rule in draft.rules} == {
        ("term_of_office", "§ 2"): None,
        ("purpose", "§ 3"): None,
        ("quorum", "§ 3"): None,
        ("validity", "§ 4"): None,
    }


def test_several_bodies_of_a_kind_are_not_the_one_that_rules_are_for() -> None:
    several = OFFICE.replace("Mitglieder des Sozialhilfeausschusses", "Ausschüsse")
    draft = read_procedure(items(several.split("§ 3")[0] + "§ 3 Inkrafttreten\nSie gilt.\n"), "Landkreis Musterland")
    assert draft.organization is None
    assert [(rule.type, rule.organization) for rule in draft.rules] == [("term_of_office", "Ausschüsse")]


def test_rules_are_those_of_the_body_that_the_heading_or_else_the_sentence_speaks_of() -> None:
    draft = read_procedure(items(ASSEMBLY), "Gemeinde Musterhausen")
    assert {(rule.type, rule.section): rule.organization for rule in draft.rules} == {
        ("quorum", "§ 1"): "Nutzerversammlung",
        ("meeting_frequency", "§ 2"): "Nutzerversammlung",
        ("meeting_publicity", "§ 2"): "Nutzerbeirat",
        ("term_of_office", "§ 3"): "Nutzerbeirat",
        ("validity", "§ 4"): None,
    }


def test_a_contents_list_is_no_section() -> None:
    draft = read_procedure(items(COUNCIL, "sample.md"), "Gemeinde Musterhausen")
    assert draft.organization and draft.organization.value == "Gemeinderat"
    assert [section.title.value for section in draft.sections if section.title] == [
        "§ 1 Einberufung",
        "§ 2 Abstimmung",
        "§ 2a Ausschüsse",
    ]
    assert draft.adopted_on and draft.adopted_on.value == "2023-06-04"
    assert [(rule.type, rule.organization) for rule in draft.rules] == [
        ("invitation_period", None),
        ("majority", None),
        ("meeting_publicity", "Ausschüsse"),
    ]
    assert [(s.name.value, s.role and s.role.value) for s in draft.signatory] == [("Bodo Mustermann", "Bürgermeister")]


def test_rules_without_paragraph_signs() -> None:
    draft = read_procedure(items(NUMBERED), None)
    assert draft.name and draft.name.value == "Neue Geschäftsordnung für das Forum Nachbarschaft"
    assert [section.title.value for section in draft.sections if section.title] == [
        "1. Ziele",
        "2. Vorsitz",
        "3. Sitzungen",
    ]
    assert [(rule.type, rule.section) for rule in draft.rules] == [
        ("purpose", "1"),
        ("chair", "2"),
        ("meeting_frequency", "3"),
    ]


def test_a_paper_about_rules_is_none() -> None:
    paper = "Vorlage\n\nGeschäftsordnung des Beirats\n\nSachverhalt\n\nDie Geschäftsordnung nach § 3 gilt fort.\n"
    assert procedure_title(items(paper)) is None
    assert procedure_title(items(BOARD)) is not None


SAMPLES = Path(__file__).resolve().parents[2] / "documents" / "steinfurt"


def known_rules() -> list[tuple[Path, Path]]:
    """Rules of procedure with their gold: the project's own samples, and the shared ones where they are."""
    pairs = [(paper, paper.parent / "expected.json") for paper in sorted(SAMPLES.glob("go-*/paper.*"))]
    gold = SHARED / "gold"
    for path in [*sorted(gold.glob("*-go-*.json")), *sorted((gold / "real").glob("*.json"))]:
        papers = [*(SHARED / "seeds").glob(f"{path.stem}.txt"), *(SHARED / "seeds/pdf").glob(f"{path.stem}*.pdf")]
        papers += [*(SHARED / "real/go").glob(f"{path.stem}.*")]
        pairs += [(paper, path) for paper in sorted(papers) if ".scan." not in paper.name]
    return [pair for pair in pairs if pair[0].suffix != ".html"]


@pytest.mark.parametrize(("paper", "gold"), known_rules(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_known_rules_are_read(paper: Path, gold: Path) -> None:
    expected = json.loads(gold.read_text())["rulesOfProcedure"]
    body = "Kreis Steinfurt" if "steinfurt" in str(paper) else None
    draft = read_procedure(flow(read(paper.name, paper.read_bytes())), body)
    assert draft.name and draft.name.value == expected["name"]
    assert draft.organization and draft.organization.value == expected["organization"]
    assert [section.title.value for section in draft.sections if section.title] == expected["section"]
    read_values = [(rule.type, rule.section, dict(rule.value)) for rule in draft.rules]
    for rule in expected["rule"]:
        alike = [value for kind, section, value in read_values if (kind, section) == (rule["type"], rule["section"])]
        assert any(rule["value"].items() <= value.items() for value in alike), rule


def test_a_title_goes_on_over_lines_of_another_weight(document: Callable[[str], Document]) -> None:
    text = (
        "Geschäftsordnung\n\nder Projektgruppe\nGrüne Schulhöfe\nim Kreis Musterland\n\n"
        "§ 1 Aufgaben\n\nSie plant.\n\n§ 2 Vorsitz\n\nEr wechselt.\n"
    )
    draft = read_procedure(flow(document(text)), "Kreis Musterland")
    assert draft.name is not None
    assert draft.name.value == "Geschäftsordnung der Projektgruppe Grüne Schulhöfe im Kreis Musterland"
    assert draft.organization is not None and draft.organization.value == "Projektgruppe Grüne Schulhöfe"


ANNEXED = """
Geschäftsordnung des Beirats für Baukultur

Inhalt
§ 1 Aufgaben ........ 1
§ 2 Sitzungen ....... 2

§ 1 Aufgaben
Der Beirat berät den Rat.

§ 2 Sitzungen
Der Beirat tagt viermal im Jahr.

Beschlossen am 3. Mai 2021

Anlage 1
Wegegeld
Das Wegegeld beträgt 10 Euro.

Anlage 2 Vordruck
Name und Anschrift
"""


def test_annexes_are_sections_behind_the_closing_formula() -> None:
    draft = read_procedure(items(ANNEXED), None)
    assert [(section.title.value, section.text) for section in draft.sections if section.title] == [
        ("§ 1 Aufgaben", "Der Beirat berät den Rat."),
        ("§ 2 Sitzungen", "Der Beirat tagt viermal im Jahr."),
        ("Anlage 1 Wegegeld", "Das Wegegeld beträgt 10 Euro."),
        ("Anlage 2 Vordruck", "Name und Anschrift"),
    ]
    assert draft.adopted_on and draft.adopted_on.value == "2021-05-03"


def test_a_part_that_is_headed_with_an_article_names_its_body() -> None:
    text = (
        "Satzung für das Jugendamt des Kreises Auental\n\nI. Das Jugendamt\n\n§ 1\nAufbau\nEs gibt eine Verwaltung.\n\n"
        "II. Der Jugendhilfeausschuss\n\n§ 2\nSitzungen\n(1) Er tagt viermal im Jahr.\n\n"
        "§ 3\nUnterausschüsse\n(1) Sie tagen nichtöffentlich.\n"
    )
    found = {(rule.type, rule.organization) for rule in read_procedure(items(text), None).rules}
    assert ("meeting_frequency", "Jugendhilfeausschuss") in found
