"""The case that a rule is for, beside the value: several rules of one type keep theirs."""

import pytest

from tests.extractors.rules.test_read import rules


@pytest.mark.parametrize(
    ("sentence", "kind", "cases"),
    [
        ("Ausnahmsweise kann vom Rat geheime Abstimmung beschlossen werden.", "ballot", ["Ausnahmsweise"]),
        ("Aus wichtigem Grund kann geheime Abstimmung beschlossen werden.", "ballot", ["Aus wichtigem Grund"]),
        (
            "Wahlen werden geheim vorgenommen; es kann offen gewählt werden, wenn kein Mitglied widerspricht.",
            "ballot",
            [None, "wenn kein Mitglied widerspricht"],
        ),
        (
            "Die Redezeit beträgt fünf Minuten, für die Begründung eines Antrages bis zu zehn Minuten.",
            "speaking_time",
            [None, "für die Begründung eines Antrages"],
        ),
        (
            "Die Redezeit beträgt für Abgeordnete sechs, für Sachverständige vier Minuten.",
            "speaking_time",
            ["für Abgeordnete", "für Sachverständige"],
        ),
        (
            "Wenn die Sitzung nicht öffentlich ist werden keine Gäste zugelassen.",
            "guests",
            ["Wenn die Sitzung nicht öffentlich ist"],
        ),
        (
            "Bei Stimmengleichheit wird die Abstimmung wiederholt; bei erneuter Stimmengleichheit entscheidet das Los.",
            "tie",
            [None, "bei erneuter Stimmengleichheit"],
        ),
        ("Bei erneuter Stimmengleichheit entscheidet das Los.", "tie", ["Bei erneuter Stimmengleichheit"]),
        ("Bei Stimmengleichheit entscheidet das Los.", "tie", [None]),
        (
            "Die Redezeit beträgt vier Minuten; Berichterstatterinnen haben eine Redezeit von acht Minuten.",
            "speaking_time",
            [None, "Berichterstatterinnen"],
        ),
        (
            "Die Ladungsfrist beträgt acht Tage, für Sitzungen über den Haushalt drei Wochen.",
            "invitation_period",
            [None, "für Sitzungen über den Haushalt"],
        ),
        ("Im zweiten Wahlgang genügt die einfache Mehrheit.", "majority", ["Im zweiten Wahlgang"]),
        (
            "Die Sitzungen sind öffentlich. Sitzungen, die der Vorberatung dienen, sind nichtöffentlich.",
            "meeting_publicity",
            [None, "die der Vorberatung dienen"],
        ),
        (
            "Gelingt dies nicht, wird mit einfacher Mehrheit der Anwesenden entschieden.",
            "majority",
            ["Gelingt dies nicht"],
        ),
        (
            "In dringenden Fällen kann ohne Frist geladen werden, sofern niemand widerspricht.",
            "invitation_period",
            ["In dringenden Fällen; sofern niemand widerspricht"],
        ),
        (
            "Der Rat ist einzuberufen, wenn es ein Viertel der Mitglieder verlangt oder sofern die letzte Sitzung"
            " länger als zwei Monate zurückliegt und ein Mitglied die Einberufung beantragt.",
            "extra_meeting",
            [None, "sofern die letzte Sitzung länger als zwei Monate zurückliegt"],
        ),
        (
            "Für die Begründung eines Antrages beträgt die Redezeit fünf Minuten.",
            "speaking_time",
            ["Für die Begründung eines Antrages"],
        ),
        (
            "Ist der Rat wegen Befangenheit nicht beschlussfähig, so wird nach § 37 GemO verfahren.",
            "bias",
            [],
        ),
        ("Die Ladungsfrist beträgt sieben Tage, in dringenden Fällen drei Tage.", "invitation_period", [None]),
        ("In Eilfällen kann ohne Frist eingeladen werden.", "invitation_period", ["In Eilfällen"]),
        ("Der Beirat beschließt einstimmig, soweit das Gesetz nichts anderes bestimmt.", "majority", [None]),
        ("Zu Beginn jeder Sitzung findet eine Fragestunde statt.", "public_question_time", [None]),
        (
            "Bei der zweiten Einladung ist der Beirat ohne Rücksicht auf die Zahl der Anwesenden beschlussfähig.",
            "quorum",
            ["Bei der zweiten Einladung"],
        ),
        ("Die Redezeit beträgt fünf Minuten.", "speaking_time", [None]),
        ("Die Sitzungen dienen der Beratung und sind öffentlich.", "meeting_publicity", [None]),
    ],
)
def test_cases(sentence: str, kind: str, cases: list[str | None]) -> None:
    assert [rule.condition for rule in rules(sentence)[0] if rule.type == kind] == cases
