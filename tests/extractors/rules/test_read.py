"""Typed values from single sentences, in words of our own."""

from collections.abc import Mapping
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


SENTENCES = [
    ("meeting_frequency", "Der Runde Tisch tagt viermal jährlich.", {"min": 4, "max": 4, "per": "year"}),
    (
        "meeting_frequency",
        "Der Beirat tritt mindestens zweimal im Jahr zusammen.",
        {"min": 2, "max": None, "per": "year"},
    ),
    ("meeting_frequency", "Die Gruppe trifft sich drei- bis viermal jährlich.", {"min": 3, "max": 4, "per": "year"}),
    ("meeting_frequency", "Der Ausschuss tagt alle zwei Monate.", {"min": 6, "max": 6, "per": "year"}),
    ("meeting_frequency", "Das Forum tagt möglichst einmal im Quartal.", {"min": 1, "max": None, "per": "quarter"}),
    ("meeting_publicity", "Die Sitzungen sind nicht öffentlich.", {"public": False}),
    (
        "meeting_publicity",
        "Die Sitzungen des Beirats sind öffentlich, soweit nicht Belange Einzelner entgegenstehen.",
        {"public": True, "exceptions": True},
    ),
    ("invitation_period", "Die Einladung erfolgt mit einer Frist von 14 Tagen.", {"period": "P14D"}),
    (
        "invitation_period",
        "Die Ladungsfrist beträgt eine Woche; in dringenden Fällen kann sie auf zwei Tage verkürzt werden.",
        {"period": "P7D", "urgent_period": "P2D"},
    ),
    (
        "extra_meeting",
        "Weitere Sitzungen finden auf Veranlassung der oder des Vorsitzenden statt.",
        {"called_by": "Vorsitz"},
    ),
    (
        "extra_meeting",
        "Der Rat ist einzuberufen, wenn ein Viertel der Ratsmitglieder es verlangt.",
        {"on_request_of": ["ein Viertel der Ratsmitglieder"]},
    ),
    ("chair", "Den Vorsitz hat die Leiterin des Umweltamtes.", {"held_by": "Leiterin des Umweltamtes"}),
    ("chair", "Der Vorsitz des Beirats obliegt dem Landrat.", {"held_by": "Landrat"}),
    ("chair", "Vorsitzende des Beirats ist die Dezernentin/der Dezernent.", {"held_by": "Dezernentin/Dezernent"}),
    ("chair", "Die Sitzungen werden von der Sozialdezernentin geleitet.", {"held_by": "Sozialdezernentin"}),
    (
        "chair",
        "Der Beirat wählt aus seiner Mitte eine Vorsitzende oder einen Vorsitzenden für zwei Jahre.",
        {"elected": True, "term": "P2Y"},
    ),
    ("deputy_chair", "Der Rat wählt vier stellvertretende Vorsitzende.", {"count": 4, "elected": True}),
    ("deputy", "Jede Organisation benennt ein Mitglied sowie eine Stellvertretung.", {"per_seat": 1}),
    (
        "guests",
        "Bei Bedarf können Sachverständige hinzugezogen werden. Sie haben kein Stimmrecht.",
        {"allowed": True, "voting": False},
    ),
    (
        "appointment",
        "Die Mitglieder werden auf Vorschlag der Verbände vom Kreistag berufen.",
        {"by": "Kreistag", "proposed_by": "Verbände"},
    ),
    ("term_of_office", "Die Amtszeit der Mitglieder beträgt drei Jahre.", {"period": "P3Y"}),
    (
        "term_of_office",
        "Die Amtszeit des Beirats ist an die Wahlperiode des Kreistags gekoppelt.",
        {"tied_to": "Wahlperiode des Kreistags"},
    ),
    ("composition_change", "Die Zusammensetzung kann durch Beschluss geändert werden.", {"by": "resolution"}),
    (
        "secretariat",
        "Die Geschäftsstelle ist beim Kommunalen Bildungsbüro eingerichtet.",
        {"held_by": "Kommunales Bildungsbüro"},
    ),
    ("secretariat", "Das Sozialamt fungiert als Geschäftsstelle.", {"held_by": "Sozialamt"}),
    ("agenda", "Den Ablauf der Sitzung und die Tagesordnung setzt der/die Vorsitzende fest.", {"set_by": "Vorsitz"}),
    ("agenda", "Die Bürgermeisterin stellt die Tagesordnung auf.", {"set_by": "Bürgermeisterin"}),
    (
        "agenda_request",
        "Jedes Mitglied kann bis zehn Tage vor der Sitzung Tagesordnungspunkte anmelden.",
        {"by": "Mitglieder", "deadline": "P10D"},
    ),
    (
        "quorum",
        "Der Beirat ist beschlussfähig, wenn mehr als die Hälfte der stimmberechtigten Mitglieder anwesend ist.",
        {"share": "majority", "of": "voting_members"},
    ),
    (
        "quorum",
        "Sie ist beschlussfähig, wenn ein Drittel der Mitglieder anwesend ist.",
        {"share": "1/3", "of": "members"},
    ),
    (
        "quorum",
        "Die Gruppe ist beschlussfähig, wenn mindestens fünf Mitglieder anwesend sind.",
        {"share": 5, "of": "members"},
    ),
    ("majority", "Beschlüsse werden mit einfacher Mehrheit gefasst.", {"kind": "simple"}),
    ("majority", "Beschlüsse bedürfen der Mehrheit der abgegebenen Stimmen.", {"kind": "simple", "of": "votes_cast"}),
    (
        "majority",
        "Änderungen dieser Geschäftsordnung bedürfen einer Mehrheit von zwei Dritteln der Mitglieder.",
        {"kind": "2/3", "of": "members", "for": "Änderungen dieser Geschäftsordnung"},
    ),
    ("tie", "Bei Stimmengleichheit ist der Antrag abgelehnt.", {"outcome": "rejected"}),
    ("tie", "Bei Stimmengleichheit entscheidet das Los.", {"outcome": "lot"}),
    ("ballot", "Abgestimmt wird durch Handzeichen.", {"kind": "open", "for": "votes"}),
    ("ballot", "Wahlen werden geheim durchgeführt.", {"kind": "secret", "for": "elections"}),
    ("votes_per_member", "Jedes Mitglied hat eine Stimme.", {"votes": 1}),
    ("decision_nature", "Der Beirat fasst empfehlende Beschlüsse.", {"binding": False}),
    ("decision_mode", "Entscheidungen werden im Konsens getroffen.", {"mode": "consensus"}),
    ("written_procedure", "Beschlüsse können im Umlaufverfahren gefasst werden.", {"allowed": True}),
    ("remote_meeting", "Sitzungen können als Videokonferenz stattfinden.", {"allowed": True}),
    ("confidentiality", "Die Mitglieder sind zur Verschwiegenheit verpflichtet.", {}),
    (
        "public_question_time",
        "In jeder Sitzung findet eine Fragestunde von höchstens 30 Minuten statt.",
        {"allowed": True, "max_duration": "PT30M"},
    ),
    ("remuneration", "Die Mitglieder sind ehrenamtlich tätig.", {"kind": "ehrenamtlich"}),
    (
        "delegation",
        "Der Jugendbeirat entsendet ein beratendes Mitglied in den Schulausschuss.",
        {"to": "Schulausschuss", "count": 1, "voting": False},
    ),
    ("faction", "Eine Fraktion besteht aus mindestens drei Mitgliedern des Rates.", {"min_members": 3}),
    (
        "validity",
        "Diese Satzung tritt am Tag nach ihrer Bekanntmachung in Kraft.",
        {"from_event": "publication", "applies_to": "rules"},
    ),
    ("validity", "Diese Geschäftsordnung gilt bis zum 31.12.2027.", {"until": "2027-12-31", "applies_to": "rules"}),
    ("continuation", "Danach entscheidet der Beirat über seine Fortführung.", {"decided_by": "Beirat"}),
    (
        "reporting",
        "Der Beirat berichtet einmal jährlich dem Kreistag.",
        {"by": "Beirat", "to": "Kreistag", "frequency": "einmal jährlich"},
    ),
    (
        "reporting",
        "Dem Kreisausschuss wird regelmäßig ein Sachstandsbericht vorgelegt.",
        {"to": "Kreisausschuss", "frequency": "regelmäßig", "form": "Sachstandsbericht"},
    ),
    (
        "quorum",
        "Für gültige Abstimmungen ist die Anwesenheit von vier Mitgliedern notwendig.",
        {"share": 4, "of": "members"},
    ),
    ("quorum", "Beschlussfähig ist die Runde ab fünf Anwesenden.", {"share": 5, "of": "members"}),
    ("quorum", "Das Forum ist unabhängig von der Anzahl der Erschienenen beschlussfähig.", {}),
    ("majority", "Für einen Beschluss genügt die einfache Mehrheit.", {"kind": "simple"}),
    ("majority", "Stellungnahmen werden einstimmig verabschiedet.", {"kind": "unanimous"}),
    (
        "majority",
        "Eine Auflösung der Runde bedarf der Zustimmung sämtlicher Mitglieder.",
        {"kind": "unanimous", "of": "members", "for": "Auflösung der Runde"},
    ),
    (
        "majority",
        "Bei Beschlussfähigkeit entscheidet die Mehrheit der Anwesenden.",
        {"kind": "simple", "of": "present"},
    ),
    ("tie", "Bei gleicher Stimmenzahl gilt der Vorschlag als abgelehnt.", {"outcome": "rejected"}),
    ("tie", "Kommt es zu einem Patt, gibt die Sitzungsleitung den Ausschlag.", {"outcome": "chair_decides"}),
    ("votes_per_member", "Auf jedes Mitglied entfällt eine Stimme.", {"votes": 1}),
    ("votes_per_member", "Stimmberechtigt ist je Verband eine Person.", {"votes": 1}),
    ("written_procedure", "Abstimmungen dürfen auch per Brief erfolgen.", {"allowed": True}),
    ("written_procedure", "In dringenden Fällen darf per E-Mail abgestimmt werden.", {"allowed": True}),
    ("remote_meeting", "Wer verhindert ist, kann über Video teilnehmen.", {"allowed": True}),
    ("remote_meeting", "Eine Zuschaltung per Telefon ist nicht zulässig.", {"allowed": False}),
    (
        "meeting_frequency",
        "Je Halbjahr wird mindestens eine Sitzung abgehalten.",
        {"min": 1, "max": None, "per": "half_year"},
    ),
    ("meeting_frequency", "Zweimal pro Jahr findet ein Treffen statt.", {"min": 2, "max": 2, "per": "year"}),
    ("invitation_period", "Die Mitglieder werden mindestens zehn Tage zuvor schriftlich geladen.", {"period": "P10D"}),
    ("meeting_publicity", "Die Öffentlichkeit ist nicht zugelassen.", {"public": False}),
    ("chair", "Die Runde wählt eine Sprecherin oder einen Sprecher auf drei Jahre.", {"elected": True, "term": "P3Y"}),
    ("chair", "Der Vorsitz rotiert unter den Gemeinden.", {}),
    (
        "deputy_chair",
        "Die Mitglieder wählen einen Vorsitz sowie drei Stellvertreterinnen.",
        {"count": 3, "elected": True},
    ),
    ("deputy", "Ist ein Mitglied verhindert, nimmt seine Vertretung an der Sitzung teil.", {}),
    ("guests", "Fachleute können zu einzelnen Punkten beratend zugezogen werden.", {"allowed": True, "voting": False}),
    ("guests", "Gäste sind zu den Sitzungen zugelassen.", {"allowed": True}),
    ("appointment", "Die Mitglieder werden vom Landrat für die Amtszeit des Kreistags bestellt.", {"by": "Landrat"}),
    (
        "appointment",
        "Die Bestellung der Mitglieder erfolgt durch den Kreistag auf Vorschlag der Vereine.",
        {"by": "Kreistag", "proposed_by": "Vereine"},
    ),
    ("agenda_request", "Jede Fraktion kann Themen für die Tagesordnung benennen.", {"by": "Fraktionen"}),
    ("minutes", "Die Niederschrift ist nichtöffentlich.", {"public": False}),
    (
        "minutes",
        "Das Protokoll wird von der Geschäftsstelle geführt. Es ist öffentlich.",
        {"by": "Geschäftsstelle", "public": True},
    ),
    ("minutes", "Das Protokoll geht den Mitgliedern spätestens nach drei Wochen zu.", {"delivered_within": "P21D"}),
    ("confidentiality", "Die Unterlagen werden vertraulich behandelt.", {"of": "Unterlagen"}),
    ("remuneration", "Dem Beirat gehören neun Mitglieder an. Sie sind unentgeltlich tätig.", {"kind": "keine"}),
    (
        "delegation",
        "Das Kuratorium entsendet zwei Mitglieder mit beratender Stimme in den Bauausschuss.",
        {"to": "Bauausschuss", "count": 2, "voting": False},
    ),
    ("decision_mode", "Das Gremium bemüht sich um einvernehmliche Empfehlungen.", {"mode": "consensus"}),
    ("decision_nature", "Die Runde berät die Verwaltung durch Empfehlungen.", {"binding": False}),
    ("representation_level", "Entsandt werden Personen mit Entscheidungsbefugnis.", {"level": "Entscheidungsbefugnis"}),
    (
        "composition_change",
        "Über die Aufnahme neuer Institutionen beschließt das Gremium.",
        {"by": "resolution"},
    ),
    (
        "secretariat",
        "Die Geschäftsstelle bereitet die Sitzungen vor. Sie ist beim Bauamt angesiedelt.",
        {"held_by": "Bauamt"},
    ),
    (
        "meeting_frequency",
        "Die Runde soll wenigstens zweimal im Halbjahr tagen.",
        {"min": 2, "max": None, "per": "half_year"},
    ),
    (
        "meeting_frequency",
        "Die Mitglieder sollen sich einmal im Monat treffen.",
        {"min": 1, "max": 1, "per": "month"},
    ),
    (
        "minutes",
        "Über die Beratung wird eine Niederschrift gefertigt. Sie ist allen Beteiligten binnen zehn Tagen zuzuleiten.",
        {"delivered_within": "P10D"},
    ),
    (
        "minutes",
        "Das Sportamt erstellt ein Ergebnisprotokoll und verschickt es innerhalb von vier Wochen.",
        {"kind": "results", "by": "Sportamt", "delivered_within": "P28D"},
    ),
    (
        "minutes",
        "Geht binnen fünf Tagen kein Einspruch ein, ist das Protokoll angenommen.",
        {"objection_period": "P5D"},
    ),
    (
        "reporting",
        "Über den Fortgang berichtet das Forstamt jährlich im zuständigen Ausschuss für Wald und Flur.",
        {"by": "Forstamt", "to": "zuständiger Ausschuss für Wald und Flur", "frequency": "jährlich"},
    ),
    (
        "reporting",
        "Einmal jährlich berichtet der Vorsitz dem Kreistag.",
        {"by": "Vorsitz", "to": "Kreistag", "frequency": "einmal jährlich"},
    ),
    (
        "reporting",
        "Der Umweltausschuss wird halbjährlich durch das Forstamt informiert.",
        {"by": "Forstamt", "to": "Umweltausschuss", "frequency": "halbjährlich"},
    ),
    (
        "reporting",
        "Über die Ergebnisse wird der Kreistag regelmäßig von der Geschäftsstelle unterrichtet.",
        {"by": "Geschäftsstelle", "to": "Kreistag", "frequency": "regelmäßig"},
    ),
    (
        "reporting",
        "Über ihre Arbeit informiert die Geschäftsstelle den Umweltausschuss regelmäßig.",
        {"by": "Geschäftsstelle", "to": "Umweltausschuss", "frequency": "regelmäßig"},
    ),
    ("secretariat", "Die Aufgaben der Geschäftsstelle übernimmt das Kreisarchiv.", {"held_by": "Kreisarchiv"}),
    ("continuation", "Über eine Verlängerung beschließt der Kreistag.", {"decided_by": "Kreistag"}),
    (
        "basis",
        "Grundlage für die Arbeit des Beirats ist das Waldkonzept der Gemeinden.",
        {"name": "Waldkonzept", "kind": "programme"},
    ),
]


@pytest.mark.parametrize(("kind", "text", "expected"), SENTENCES)
def test_value(kind: str, text: str, expected: Mapping[str, Any]) -> None:
    assert value(text, kind) == expected


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
        ("majority", "Ein Antrag ist angenommen, wenn er mehr Ja- als Neinstimmen erhält."),
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
        "Die Einladung zur Abstimmung wird per E-Mail versandt.",
        "Der Vorsitz stellt die Beschlussfähigkeit fest.",
        "Die Vorsitzende bestimmt die Schriftführung.",
        "Die Verwaltung sucht eine einvernehmliche Lösung mit den Trägern.",
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
