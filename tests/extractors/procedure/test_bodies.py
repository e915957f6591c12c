"""Whose rules they are: of the body in the title, of that which a heading or a sentence speaks of."""

from extractors.procedure.read import read_procedure
from extractors.text.flow import FlowItem, flow
from pipeline.reading.read import read


def items(text: str, name: str = "sample.txt") -> tuple[FlowItem, ...]:
    return flow(read(name, text.encode()))


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


def test_a_part_that_is_headed_with_an_article_names_its_body() -> None:
    text = (
        "Satzung für das Jugendamt des Kreises Auental\n\nI. Das Jugendamt\n\n§ 1\nAufbau\nEs gibt eine Verwaltung.\n\n"
        "II. Der Jugendhilfeausschuss\n\n§ 2\nSitzungen\n(1) Er tagt viermal im Jahr.\n\n"
        "§ 3\nUnterausschüsse\n(1) Sie tagen nichtöffentlich.\n"
    )
    found = {(rule.type, rule.organization) for rule in read_procedure(items(text), None).rules}
    assert ("meeting_frequency", "Jugendhilfeausschuss") in found
