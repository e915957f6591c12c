"""Whole rules of procedure, invented ones of several shapes: titles, dates, sections, rules."""

import pytest

from extractors.procedure.draft import ProcedureDraft
from extractors.procedure.read import read_procedure
from extractors.procedure.title import procedure_title
from extractors.text.flow import FlowItem, flow
from pipeline.reading.read import read

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
