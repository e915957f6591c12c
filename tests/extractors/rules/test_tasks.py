"""What a body does and what comes of it, in sentences of our own that say it, nearly say it, or say it of others."""

from typing import Any

import pytest

from extractors.rules.draft import RuleDraft
from extractors.rules.read import read_rules
from extractors.text.names import sentences
from extractors.text.passage import Passage, Piece
from schemas.document import Document, Page


def rules(text: str, *, normative: bool = False) -> list[RuleDraft]:
    document = Document("sample.txt", (Page(1, text),), "text")
    whole = Passage(document, text, (Piece(0, 1, 0, len(text)),))
    return list(read_rules(sentences([whole], None), normative=normative)[0])


def values(text: str, kind: str) -> list[dict[str, Any]]:
    return [dict(rule.value) for rule in rules(text) if rule.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Der Lenkungskreis trifft strategische Entscheidungen zum Radverkehr.",
        "Der Arbeitskreis nimmt Anregungen aus den Dörfern auf.",
        "Die Steuerungsgruppe bereitet die politischen Entscheidungen vor.",
        "Der Beirat befasst sich laufend mit der Lage der Wälder.",
        "Im letzten Jahr hat die Arbeitsgruppe Leitlinien zur Beleuchtung erarbeitet.",
    ],
)
def test_a_task_that_is_told(text: str) -> None:
    assert values(text, "purpose") == [{}]


@pytest.mark.parametrize(
    "text",
    [
        "Die Geschäftsstelle bereitet die Beschlüsse des Beirats vor.",
        "Die Verwaltung hat Leitlinien zur Beleuchtung erarbeitet.",
        "Der Vorsitzende trifft strategische Entscheidungen.",
        "Der Kreis nimmt einen Kredit auf.",
    ],
)
def test_what_others_do_is_no_task_of_the_body(text: str) -> None:
    assert values(text, "purpose") == []


@pytest.mark.parametrize(
    ("text", "values_"),
    [
        ("Der Arbeitskreis hat Leitlinien erarbeitet. Diese sollen den Dörfern zur Orientierung dienen.", [False]),
        ("Aus den Beschlüssen der Gruppe werden Empfehlungen für den Kreistag abgeleitet.", [False]),
        ("Die Farben der Wegweiser dienen der Orientierung.", []),
        ("Schilder sollen Gästen zur Orientierung dienen.", []),
    ],
)
def test_guidance_binds_nobody(text: str, values_: list[bool]) -> None:
    assert [value["binding"] for value in values(text, "decision_nature")] == values_


def test_what_the_land_undertook_is_a_basis() -> None:
    text = "Nun hat die Landesregierung die Umsetzung des Regionalen Verkehrsmanagements (RVM) beschlossen."
    assert values(text, "basis") == [{"name": "Regionales Verkehrsmanagement (RVM)", "kind": "programme"}]
    assert values("Die Landesregierung hat ein Gesetz beschlossen.", "basis") == []


def test_results_that_are_made_known_to_a_committee_are_reports() -> None:
    text = (
        "Die Ergebnisse sollen dem Gremium künftig jährlich im Rahmen einer Berichtsvorlage transparent gemacht werden."
    )
    assert values(text, "reporting") == [{"to": "Gremium", "form": "Berichtsvorlage", "frequency": "jährlich"}]
    assert values("Die Fenster sollen transparent gemacht werden.", "reporting") == []


def test_again_and_again_is_no_should() -> None:
    told = {
        rule.type: rule.modality
        for rule in rules("Die Geschäftsstelle berichtet regelmäßig dem Kreistag.", normative=True)
    }
    assert told["reporting"] == "must"
    voted = {rule.type: rule.modality for rule in rules("Es wird regelmäßig offen abgestimmt.", normative=True)}
    assert voted["ballot"] == "should"
