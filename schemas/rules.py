"""The rule types and the keys of their values: the contract's, and those that rules of procedure needed beyond it.

A value has only those keys that the text states. Any rule may have `law` instead ("§ 37 GemO"): the law says it.
Periods are ISO 8601 durations, weeks in days; several names of one key are a list.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleType:
    """A type of rule: `keys` of its value, and in German what it says."""

    name: str
    keys: tuple[str, ...]
    meaning: str
    beyond: bool = False
    """Not in the contract: added because rules of procedure have it."""


def _type(name: str, keys: str, meaning: str, *, beyond: bool = False) -> RuleType:
    return RuleType(name, tuple(keys.split()), meaning, beyond)


RULE_TYPES = (
    _type("purpose", "", "eine Aufgabe; der Satz ist der Wert"),
    _type("basis", "name kind", "worauf das Gremium beruht: Konzept, Beschluss, Gesetz, Förderung"),
    _type("reporting", "by to form frequency", "wer wem wie oft berichtet"),
    _type("continuation", "decided_by", "wer über Fortführung oder Auflösung entscheidet"),
    _type("representation_level", "level", "auf welcher Ebene Stellen vertreten sind"),
    _type("validity", "from until from_event applies_to tied_to", "ab wann und bis wann Regeln oder Gremium gelten"),
    _type("decision_nature", "binding", "ob Beschlüsse binden oder empfehlen"),
    _type("decision_mode", "mode", "im Konsens oder durch Abstimmung"),
    _type("meeting_frequency", "min max per interval as_needed", "wie oft getagt wird"),
    _type("meeting_publicity", "public exceptions decided_by", "ob Sitzungen öffentlich sind"),
    _type("extra_meeting", "called_by on_request_of", "weitere Sitzungen und wer sie verlangen kann"),
    _type("invitation_period", "period urgent_period", "Ladungsfrist; PT0S: ohne Frist"),
    _type("chair", "held_by elected term", "wer den Vorsitz hat oder wie er bestimmt wird"),
    _type("deputy_chair", "count elected term held_by", "stellvertretende Vorsitzende"),
    _type("deputy", "per_seat", "Stellvertretung der Mitglieder; 0: keine"),
    _type("guests", "allowed voting", "Gäste und Sachverständige"),
    _type("appointment", "by proposed_by", "wer die Mitglieder beruft"),
    _type("term_of_office", "period tied_to max_terms", "Amtszeit"),
    _type("composition_change", "by", "wie sich die Zusammensetzung ändert"),
    _type("secretariat", "held_by voting", "Geschäftsstelle"),
    _type("agenda", "set_by", "wer die Tagesordnung aufstellt"),
    _type("agenda_request", "by deadline", "wer Punkte anmelden kann und bis wann"),
    _type("quorum", "share of includes", "Beschlussfähigkeit; any: wer auch immer kommt"),
    _type("majority", "kind of for", "Mehrheiten, auch für einzelne Gegenstände"),
    _type("tie", "outcome", "Stimmengleichheit; auch repeated und postponed"),
    _type("votes_per_member", "votes", "Stimmen je Mitglied"),
    _type("ballot", "kind for on_request_of", "offen, geheim, namentlich"),
    _type("written_procedure", "allowed", "Beschlüsse ohne Sitzung: Umlauf, Offenlegung"),
    _type("remote_meeting", "allowed decided_by", "Sitzungen ohne persönliche Anwesenheit"),
    _type("minutes", "kind by approved_by public objection_period delivered_within", "Niederschrift"),
    _type("confidentiality", "of", "Verschwiegenheit"),
    _type("public_question_time", "allowed max_duration frequency", "Fragestunde"),
    _type("remuneration", "kind", "Ehrenamt, Sitzungsgeld, Entschädigung"),
    _type("delegation", "to count voting", "wen das Gremium in andere entsendet"),
    _type("faction", "min_members", "Mindeststärke einer Fraktion"),
    _type("speaking_time", "period times", "Redezeit und wie oft jemand spricht", beyond=True),
    _type("speaking_order", "order", "Reihenfolge der Redner: as_requested, by_faction", beyond=True),
    _type("inquiry", "by answered_within", "Anfragen an die Verwaltung", beyond=True),
    _type("bias", "excluded", "Befangenheit", beyond=True),
    _type("attendance", "duty excuse_to", "Teilnahmepflicht und Abmeldung", beyond=True),
    _type("participation", "who right", "wer ohne Mitglied zu sein teilnimmt: advisory, speak", beyond=True),
    _type("recording", "allowed decided_by", "Ton- und Bildaufnahmen", beyond=True),
    _type("invitation_form", "form", "Form der Einladung: written, electronic, text", beyond=True),
    _type("deputy_call", "by", "wer die Stellvertretung verständigt", beyond=True),
)
