"""The questions of a comparison, as data, and the cells that answer them from a committee's facts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from db.compare.cells import Cell, Row, Statement
from db.compare.description import Description, Fact
from db.compare.seats import derived_quorum, sector_cells, total_cell, voting_cell
from db.compare.words import canonical, date, frequency, is_told_by_wording, phrase, yearly_text


@dataclass(frozen=True, slots=True)
class Question:
    """A row: its German label, the kinds of facts that answer it, and which keys of their values, where not all do."""

    key: str
    label: str
    facts: tuple[str, ...]
    keys: tuple[str, ...] = ()
    comparable: bool = True


BEFORE_SEATS = (
    Question("function", "Funktion", ("function",)),
    Question("purpose", "Zweck und Aufgaben", ("purpose",), comparable=False),
    Question("founded", "Gegründet", ("founding_date",)),
    Question("adopted", "Regeln beschlossen", ("adopted_on",)),
    Question("validity", "Gültigkeit und Ende", ("validity", "valid_until", "continuation")),
    Question("basis", "Grundlage", ("basis",)),
    Question("binding", "Verbindlichkeit der Beschlüsse", ("decision_nature", "decision_mode")),
    Question("reports_to", "Berichtet an", ("reports_to", "reporting")),
    Question("receives_from", "Erhält Berichte und Anliegen von", ("receives_from",)),
    Question("part_of", "Eingebunden in", ("part_of", "composed_of", "named_with")),
    Question("chair", "Vorsitz", ("chair",)),
    Question("deputy_chair", "Stellvertretender Vorsitz", ("deputy_chair",)),
    Question("secretariat", "Geschäftsstelle", ("secretariat", "secretariat_of")),
    Question("appointment", "Berufung der Mitglieder", ("appointment",)),
    Question("term_of_office", "Amtszeit", ("term_of_office",)),
    Question("representation_level", "Ebene der Vertretung", ("representation_level",)),
)
AFTER_SEATS = (
    Question("deputy", "Stellvertretung", ("deputy",)),
    Question("deputy_call", "Verständigung der Stellvertretung", ("deputy_call",)),
    Question("attendance", "Teilnahmepflicht", ("attendance",)),
    Question("participation", "Teilnahme ohne Sitz", ("participation",)),
    Question("guests", "Gäste", ("guests",)),
    Question("votes_per_member", "Stimmen", ("votes_per_member",)),
    Question("quorum", "Beschlussfähigkeit", ("quorum",)),
    Question("majority", "Mehrheit", ("majority",)),
    Question("tie", "Stimmengleichheit", ("tie",)),
    Question("ballot", "Form der Abstimmung", ("ballot",)),
    Question("bias", "Befangenheit", ("bias",)),
    Question("speaking_order", "Reihenfolge der Redner", ("speaking_order",)),
    Question("speaking_time", "Redezeit", ("speaking_time",)),
    Question("written_procedure", "Umlaufverfahren", ("written_procedure",)),
    Question("meeting_publicity", "Sitzungen öffentlich", ("meeting_publicity",)),
    Question("minutes_public", "Protokoll öffentlich", ("minutes",), keys=("public",)),
    Question(
        "minutes", "Protokoll", ("minutes",), keys=("kind", "by", "approved_by", "objection_period", "delivered_within")
    ),
    Question("recording", "Ton- und Bildaufnahmen", ("recording",)),
    Question("confidentiality", "Verschwiegenheit", ("confidentiality",)),
    Question("meeting_frequency", "Sitzungen im Jahr", ("meeting_frequency",)),
    Question("extra_meeting", "Weitere Sitzungen", ("extra_meeting",)),
    Question("remote_meeting", "Sitzung ohne Anwesenheit", ("remote_meeting",)),
    Question("invitation_period", "Einladungsfrist", ("invitation_period",)),
    Question("invitation_form", "Form der Einladung", ("invitation_form",)),
    Question("agenda", "Tagesordnung", ("agenda",)),
    Question("agenda_request", "Anmeldung zur Tagesordnung", ("agenda_request",)),
    Question("inquiry", "Anfragen", ("inquiry",)),
    Question("public_question_time", "Fragestunde", ("public_question_time",)),
    Question("composition_change", "Änderung der Zusammensetzung", ("composition_change",)),
    Question("remuneration", "Entschädigung", ("remuneration",)),
    Question("delegation", "Entsendung in andere Gremien", ("delegation",)),
    Question("faction", "Fraktionsstärke", ("faction",)),
)

_ASKED = {fact for question in (*BEFORE_SEATS, *AFTER_SEATS) for fact in question.facts}
LABELS = {fact: question.label for question in (*BEFORE_SEATS, *AFTER_SEATS) for fact in question.facts} | {
    "continuation": "Fortführung",
    "decision_mode": "Art der Beschlussfassung",
    "minutes": "Protokoll",
}
"""What a kind of fact is called."""


def rows_of(columns: Sequence[Description]) -> tuple[Row, ...]:
    """All questions with the answers of these committees. Facts that no question asks for get a row of their own."""
    others = {fact.kind for column in columns for fact in column.facts} - _ASKED
    asked = (*AFTER_SEATS, *(Question(kind, kind, (kind,)) for kind in sorted(others)))
    return (
        *(_row(question, columns) for question in BEFORE_SEATS),
        *_seat_rows(columns),
        *(_row(question, columns) for question in asked),
    )


def statement_of(fact: Fact, keys: tuple[str, ...] = (), described: Description | None = None) -> Statement | None:
    """What a fact says; None where its value has none of the `keys`."""
    if keys and not any(fact.value.get(key) is not None for key in keys):
        return None
    value, derived = fact.value, None
    if fact.kind == "reporting" and value.get("to") in _UNNAMED and described is not None and described.station:
        derived = f"„{value['to']}“ ist die einzige Station der Beratungsfolge"
        value = {**value, "to": described.station}
    text = key = phrase(fact.kind, value, keys)
    if fact.kind == "meeting_frequency":
        text, yearly, derived = frequency(fact.value)
        if yearly is not None:
            key = yearly_text(yearly)
            text = f"{key} ({text})" if derived else text
        derived = f"{derived} = {key}" if derived and yearly else derived
    elif fact.kind == "founding_date" and fact.raw and len(str(fact.value.get("date"))) == len("2019"):
        printed = fact.raw if not fact.raw.isdigit() else None
        text = f"{date(str(fact.value['date']))} („{printed}“)" if printed else text
    elif fact.kind == "quorum" and described is not None:
        derived = derived_quorum(fact.value, described)
    elif not text or is_told_by_wording(fact.kind):
        text = _PARAGRAPH.sub("", fact.quote or "") or "geregelt"
        key = fact.kind if not is_told_by_wording(fact.kind) else text
    if fact.condition and not fact.value.get("exceptions"):  # there the case is that of the exceptions
        text, key = f"{text} – Fall: {fact.condition}", f"{key} {fact.condition}"
    return Statement(text, fact.modality, (fact.source,), derived, key)


_PARAGRAPH = re.compile(r"^\(\d{1,3}[a-z]?\) ")
"""The number of an Absatz that a sentence opens: its address has it."""

_UNNAMED = ("Gremium", "Ausschuss")
"""What a paper calls the committee that it is written for."""


def reports_to_itself(fact: Fact, described: Description) -> bool:
    """Whether a fact says that someone reports to the committee, not the committee to someone."""
    to = canonical(str(fact.value.get("to") or ""))
    own = [canonical(name) for name in (described.name, described.classification) if name]
    return fact.kind == "reporting" and bool(to) and any(to in name or name in to for name in own)


_OWN_OFFICE = r"(?:(?:de[rmn]|die) )?(?:Geschäftsstelle|Geschäftsführung|Vorsitz(?:ende[nrm]?)?|Mitglieder[n]?)"
_OWN_OFFICES = re.compile(rf"{_OWN_OFFICE}(?:(?:,| oder| und| bzw\.|/) ?{_OWN_OFFICE}){{0,3}}")


def _stays_inside(fact: Fact) -> bool:
    """Whether a fact tells of reports to the committee's own offices, which are no body that it reports to."""
    to = fact.value.get("organization") or fact.value.get("to") or ()
    each = [to] if isinstance(to, str) else to
    return bool(each) and all(_OWN_OFFICES.fullmatch(str(name)) for name in each)


def _row(question: Question, columns: Sequence[Description]) -> Row:
    cells = tuple(_cell(question, column) for column in columns)
    return Row(question.key, question.label, cells, question.comparable)


def _cell(question: Question, described: Description) -> Cell:
    stated: dict[str, Statement] = {}
    proposed: dict[str, Statement] = {}
    for fact in _facts(question, described):
        statement = statement_of(fact, question.keys, described)
        if statement is not None:
            group = proposed if fact.modality == "proposed" else stated
            shown = replace(statement, key=statement.text) if statement.key == fact.kind else statement
            group.setdefault(about(fact, statement), shown)
    if stated:
        return Cell("stated", tuple(stated.values()))
    if proposed:
        return Cell("proposed", tuple(proposed.values()))
    return Cell("unread" if described.unread & set(question.facts) else "not_found")


def about(fact: Fact, statement: Statement) -> str:
    """What a relation and a rule that say the same have in common: the organization; else the statement itself."""
    other = fact.value.get("organization") or fact.value.get("to")
    if other is None and fact.kind == "secretariat":
        other = fact.value.get("held_by")
    return canonical(str(other) if other else statement.key)


def _facts(question: Question, described: Description) -> Iterator[Fact]:
    """The facts that answer a question; who reports to the committee is another one than whom it reports to.

    Rules come first: they say how binding it is.
    """
    order = {kind: place for place, kind in enumerate(question.facts)}
    for fact in sorted(described.facts, key=lambda fact: (fact.source.table != "rule", order.get(fact.kind, 0))):
        inward = reports_to_itself(fact, described)
        if question.key == "receives_from" and inward:
            by = {"organization": fact.value.get("by")}
            yield Fact("receives_from", by, fact.modality, fact.quote, fact.source) if by["organization"] else fact
        elif fact.kind in question.facts and not (question.key == "reports_to" and (inward or _stays_inside(fact))):
            yield fact


def _seat_rows(columns: Sequence[Description]) -> Iterator[Row]:
    yield Row("seats", "Sitze", tuple(total_cell(column) for column in columns))
    yield Row("voting", "Stimmrecht", tuple(voting_cell(column) for column in columns))
    for sector, label, cells in sector_cells(columns):
        yield Row(f"seats_{sector}", label, cells)
