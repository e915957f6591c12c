"""Typed values from single sentences, in words of our own."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from extractors.rules.draft import RuleDraft
from extractors.rules.read import read_rules
from extractors.text.names import sentences
from extractors.text.passage import Passage, Piece
from schemas.document import Document, Page
from schemas.evidence import Issue


def passage(text: str) -> Passage:
    document = Document("sample.txt", (Page(1, text),), "text")
    return Passage(document, text, (Piece(0, 1, 0, len(text)),))


def rules(text: str, *, normative: bool = True) -> tuple[tuple[RuleDraft, ...], tuple[Issue, ...]]:
    return read_rules(sentences([passage(text)], "§ 1"), normative=normative)


def value(text: str, kind: str) -> Mapping[str, Any]:
    found = [rule.value for rule in rules(text)[0] if rule.type == kind]
    assert len(found) == 1, f"{kind}: {found}"
    return found[0]


SENTENCES = json.loads((Path(__file__).parent / "values.json").read_text(encoding="utf-8"))
"""Sentences of our own with the rule type and the value that they state."""


@pytest.mark.parametrize("stated", SENTENCES, ids=lambda stated: stated["text"][:60])
def test_value(stated: Mapping[str, Any]) -> None:
    assert value(stated["text"], stated["type"]) == stated["value"]


@pytest.mark.parametrize(
    ("text", "kind", "stated"),
    [
        ("Den Vorsitz hat die*der Sozialdezernent*in.", "chair", {"held_by": "Sozialdezernent*in"}),
        ("Die Tagesordnung wird durch die:den Vorsitzende:n festgelegt.", "agenda", {"set_by": "Vorsitz"}),
        ("Jede*r hat eine Stimme.", "votes_per_member", {"votes": 1}),
        ("Die Bürger*innen können in der Sitzung Fragen stellen.", "public_question_time", {"allowed": True}),
        ("Die Einwohner_innen können in der Sitzung Fragen stellen.", "public_question_time", {"allowed": True}),
    ],
)
def test_words_in_all_genders_are_read_as_their_base(text: str, kind: str, stated: Mapping[str, Any]) -> None:
    assert value(text, kind) == stated


def test_a_deputy_who_is_named_to_the_chair_is_not_the_chairs() -> None:
    found, _ = rules("Jede Stelle bestimmt ein Mitglied sowie eine Stellvertretung und teilt sie dem Vorsitzenden mit.")
    assert "deputy_chair" not in {rule.type for rule in found}


def test_minutes_of_several_sentences_are_one_rule() -> None:
    found, _ = rules(
        "Über jede Sitzung fertigt die Geschäftsstelle ein Ergebnisprotokoll. Die Freigabe des Protokolls erfolgt"
        " durch "
        "den Vorsitz. Einwände sind innerhalb von zwei Wochen nach dem Versand zu erheben. Das Protokoll ist"
        " öffentlich."
    )
    assert [(rule.type, rule.value) for rule in found] == [
        (
            "minutes",
            {
                "kind": "results",
                "by": "Geschäftsstelle",
                "approved_by": "Vorsitz",
                "objection_period": "P14D",
                "public": True,
            },
        )
    ]


def test_a_deputy_of_the_chair_is_none_of_a_seat() -> None:
    found, _ = rules("Die Gruppen bestimmen jeweils eine stellvertretende Vorsitzende.")
    assert [rule.type for rule in found] == ["deputy_chair"]


def test_modality_follows_the_wording() -> None:
    found, _ = rules(
        "Der Beirat tagt in der Regel dreimal im Jahr. Es wird offen abgestimmt. Sachverständige können"
        " eingeladen werden."
    )
    assert {rule.type: rule.modality for rule in found} == {
        "meeting_frequency": "should",
        "ballot": "must",
        "guests": "may",
    }


def test_a_report_describes_and_a_proposal_is_no_rule() -> None:
    found, _ = rules(
        "Der Arbeitskreis tagt alle vier bis sechs Wochen. "
        "Die Verwaltung hat den Vorschlag eingebracht, bei Bedarf Sachverständige einzuladen.",
        normative=False,
    )
    assert [(rule.type, rule.modality) for rule in found] == [
        ("meeting_frequency", "described"),
        ("guests", "proposed"),
    ]
    assert found[0].value["interval"] == ["P4W", "P6W"]


def test_appointed_on_a_proposal_is_not_proposed() -> None:
    found, _ = rules("Die Mitglieder werden auf Vorschlag der Vereine vom Rat berufen.", normative=False)
    assert [(rule.type, rule.modality) for rule in found] == [("appointment", "described")]


def test_said_twice_stands_once_with_more_keys() -> None:
    found, _ = rules(
        "Die Sitzungen sind öffentlich. Die Sitzungen sind öffentlich, sofern der Rat nichts anderes beschließt."
    )
    assert [dict(rule.value) for rule in found] == [{"public": True, "exceptions": True, "decided_by": "Rat"}]


def test_what_is_not_understood_is_an_issue() -> None:
    found, issues = rules("Bei Stimmengleichheit gilt das im Anhang beschriebene Verfahren.")
    assert found == ()
    assert [issue.code for issue in issues] == ["unread_rule"]
    assert issues[0].spans[0].raw.startswith("Bei Stimmengleichheit")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("quorum", "Das Forum ist beschlussfähig, wenn genügend Personen da sind."),
        ("majority", "Ein Antrag ist angenommen, wenn er genügend Stimmen erhält."),
        ("tie", "Bei Stimmengleichheit entscheidet die Landrätin."),
        ("ballot", "Die Abstimmung erfolgt elektronisch."),
        ("meeting_frequency", "Das Bündnis trifft sich turnusmäßig."),
        ("invitation_period", "Zu den Sitzungen wird rechtzeitig eingeladen."),
        ("chair", "Der Vorsitz wird durch den Kreisausschuss bestimmt."),
    ],
)
def test_a_rule_seen_without_a_value_is_an_issue_in_rules_of_procedure(kind: str, text: str) -> None:
    found, issues = rules(text)
    assert found == ()
    assert [(issue.code, f"Typ {kind} " in issue.message) for issue in issues] == [("unread_rule", True)]


def test_a_report_without_a_value_raises_no_issue() -> None:
    assert rules("Das Bündnis trifft sich turnusmäßig.", normative=False) == ((), ())


def test_presence_is_no_majority() -> None:
    found, _ = rules("Beschlussfähigkeit setzt die Anwesenheit von drei Vierteln der Mitglieder voraus.")
    assert [(rule.type, rule.value["share"]) for rule in found] == [("quorum", "3/4")]


def test_quorum_and_majority_of_one_sentence() -> None:
    found, _ = rules("Er ist beschlussfähig, wenn die Hälfte der Mitglieder anwesend ist, und entscheidet einstimmig.")
    assert {rule.type: rule.value.get("share", rule.value.get("kind")) for rule in found} == {
        "quorum": "1/2",
        "majority": "unanimous",
    }


def test_another_clause_adds_another_ballot() -> None:
    found = rules("Beschlüsse werden durch Handzeichen gefasst; auf Wunsch eines Mitglieds geheim.")[0]
    assert [rule.value for rule in found if rule.type == "ballot"] == [
        {"kind": "open", "for": "votes"},
        {"kind": "secret_on_request", "for": "votes", "on_request_of": "Mitglied"},
    ]


def test_ground_stands_in_the_sentence() -> None:
    text = "Wir begrüßen alle. Der Beirat ist beschlussfähig, wenn zwei Drittel der Mitglieder anwesend sind."
    (rule,) = rules(text)[0]
    assert rule.matcher == "quorum/share"
    assert [part.value for part in rule.ground] == ["zwei Drittel"]
    (span,) = rule.ground[0].spans()
    assert text[span.start : span.end] == "zwei Drittel"


@pytest.mark.parametrize(
    "text",
    [
        "Ist der Rat nicht beschlussfähig, so schließt der Vorsitzende die Sitzung.",
        "Der Ortsrat nimmt die Vorlage einstimmig zur Kenntnis.",
        "Der Antrag auf geheime Abstimmung geht vor.",
        "Zuhörerinnen und Zuhörer können an den Sitzungen teilnehmen.",
        "Jede Fraktion benennt eine Sprecherin oder einen Sprecher.",
        "Im Jahr 2021 fanden drei Sitzungen statt.",
        "Die Öffentlichkeit ist auszuschließen, wenn Belange Einzelner berührt sind.",
        "Die Elternvertretungen wählen eine Sprecherin.",
        "Die Niederschriften über nichtöffentliche Sitzungen sind vertraulich.",
        "Die Beschlüsse werden den Mitgliedern per E-Mail mitgeteilt.",
        "Die Vorlage zur Abstimmung wird per E-Mail versandt.",
        "Der Vorsitz stellt die Beschlussfähigkeit fest.",
        "Der Vorsitz wird im Verhinderungsfall von der Amtsleitung übernommen.",
        "Der Vorsitz wird von der Verwaltung beraten und die Akten werden von ihr geführt.",
        "Der Antrag wird schriftlich gestellt. Er wird binnen zehn Tagen geprüft. Einwände sind binnen einer Woche"
        " mitzuteilen.",
        "Die Vorsitzende bestimmt die Schriftführung.",
        "Die Verwaltung sucht eine einvernehmliche Lösung mit den Trägern.",
        "Die Empfehlungen werden im Einvernehmen mit dem Forstamt gefasst.",
        "Über die Verlängerung der Redezeit entscheidet die Versammlung.",
        "Der Antragsteller wird durch die Geschäftsstelle informiert.",
        "Das Protokoll wird spätestens zwei Wochen vor der nächsten Sitzung verschickt.",
        "Sie sind den Fraktionen binnen drei Tagen zuzuleiten.",
        "Die Geschäftsstelle verschickt die Einladungen und bereitet die Sitzungen vor.",
    ],
)
def test_these_state_no_rule(text: str) -> None:
    assert rules(text) == ((), ())


def test_a_long_sentence_is_read_in_time() -> None:
    assert rules("Der Vorsitz " + "hat den Vorsitz und die Mehrheit der Mitglieder beschließt " * 200)[1] == ()


def test_who_bestows_the_order_of_speakers_says_no_order() -> None:
    found, _ = rules("Melden sich mehrere zugleich, so bestimmt der Landrat die Reihenfolge der Wortmeldungen.")
    assert [rule.type for rule in found if rule.type == "speaking_order"] == []
    assert value("Das Wort wird in der Reihenfolge der Wortmeldungen erteilt.", "speaking_order") == {
        "order": "as_requested"
    }


def test_a_period_for_motions_is_none_of_the_invitation() -> None:
    text = "Der Vorsitz beruft die Sitzungen ein. In dringenden Fällen genügt eine Frist von zwei Tagen zur Vorlage {}."
    assert not [rule for rule in rules(text.format("der Anträge"))[0] if "urgent_period" in rule.value]


def test_how_long_inquiries_may_take_is_not_by_when_they_are_answered() -> None:
    found, _ = rules("Für Anfragen und deren Beantwortung steht ein Zeitraum von 30 Minuten zur Verfügung.")
    assert not [rule for rule in found if "answered_within" in rule.value]
    found, _ = rules("Schriftliche Anfragen der Mitglieder sind innerhalb von zwei Wochen zu beantworten.")
    assert [rule.value for rule in found if rule.type == "inquiry"] == [{"answered_within": "P14D"}]
