"""Sentences that are seen to be rules and not understood: each is an issue with its sentence, and only those."""

import pytest

from tests.extractors.rules.test_read import rules


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ein Viertel der Mitglieder, das es beantragt, erhält binnen eines Monats eine Sitzung.", "extra_meeting"),
        ("Anträge sind rechtzeitig einzureichen.", "agenda_request"),
        ("Es herrscht Verschwiegenheit.", "confidentiality"),
        ("Wahlen werden durch Stimmzettel vorgenommen.", "ballot"),
        ("Die Fraktionsmindeststärke beträgt fünf vom Hundert der Mitglieder.", "faction"),
    ],
)
def test_what_is_not_understood_is_an_issue(sentence: str, kind: str) -> None:
    found, issues = rules(sentence)
    assert [rule for rule in found if rule.type == kind] == []
    assert [issue.code for issue in issues] == ["unread_rule"]
    assert kind in issues[0].message
    assert sentence in issues[0].message


@pytest.mark.parametrize(
    "sentence",
    [
        "Auf Antrag eines Viertels der Mitglieder wird die Sitzung unterbrochen.",
        "Der Rat kann von der Verschwiegenheit entbinden.",
        "Verstöße gegen die Verschwiegenheitspflicht werden geahndet.",
        "Der Antrag wurde rechtzeitig beraten.",
    ],
)
def test_what_only_speaks_of_it_is_none(sentence: str) -> None:
    assert rules(sentence)[1] == ()
