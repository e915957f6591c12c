"""Comparing invented committees: what is said, what is not found, what is none, and what changed."""

from typing import Any

import pytest

from db.compare.questions import LABELS
from db.compare.render import markdown
from db.compare.words import phrase
from schemas.rules import RULE_TYPES
from tests.db.compare.invented import NORD, SUED, rule, seat


def test_unknown_is_not_no_and_only_a_complete_list_says_none(council, described, compared, table):
    seats = [seat("Jugendamt", count=1)]
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01", seat=seats)),
        (SUED, described("Runde Klima", "2030-01-01", seat=seats, seatList="partial")),
        ("Landkreis Osten", described("Kreis Klima", "2030-01-01", seat=[seat("Caritas", sector="welfare")])),
    )
    found = table(compared(path, topic="klima"))
    assert [column.name for column in found.comparison.columns] == ["Beirat Klima", "Kreis Klima", "Runde Klima"]
    assert [cell.state for cell in found.row("seats_welfare").cells] == ["none", "stated", "not_found"]
    assert found.row("seats_welfare").difference == "different"
    assert {cell.state for cell in found.row("chair").cells} == {"not_found"}
    assert "Vorsitz" in found.comparison.unanswered
    assert "keine" in markdown(found.comparison)


def test_a_proposal_is_no_rule(council, described, compared, table):
    rules = [
        rule("guests", "proposed", allowed=True),
        rule("tie", "proposed", outcome="lot"),
        rule("tie", outcome="rejected"),
    ]
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01", rule=rules)),
        (SUED, described("Runde Klima", "2030-01-01", rule=[rule("guests", "may", allowed=True)])),
    )
    found = table(compared(path, topic="klima"))
    assert found.cell("guests", 0).state == "proposed"
    assert found.row("guests").difference == "found_once"
    assert found.text("tie", 0) == "abgelehnt"
    assert "– (nur vorgeschlagen: zugelassen)" in markdown(found.comparison)


def test_differences_are_of_what_is_found(council, described, compared, table):
    def told(name: str, *rules: dict[str, Any]) -> dict[str, Any]:
        return described(name, "2030-01-01", rule=list(rules))

    open_, closed = rule("meeting_publicity", public=True), rule("meeting_publicity", public=False)
    tied = rule("tie", outcome="lot")
    path = council(
        (NORD, told("Beirat Klima", open_, tied, rule("majority", kind="simple"))),
        (SUED, told("Runde Klima", closed, tied, rule("majority", kind="simple", of="present"))),
        ("Landkreis Westen", told("Tisch Klima", open_)),
    )
    found = table(compared(path, topic="klima"))
    assert found.row("meeting_publicity").difference == "different"
    assert found.row("tie").difference == "equal_where_found"
    assert found.row("majority").difference == "different"


@pytest.mark.parametrize(
    ("share", "seats", "derived"),
    [
        ("majority", (3, 4), "4 von 7, mehr als 7/2"),
        ("majority", (4, 4), "5 von 8, mehr als 8/2"),
        ("1/2", (3, 4), "4 von 7, mindestens 1/2 von 7"),
        ("1/3", (3, 4), "3 von 7, mindestens 1/3 von 7"),
        ("all", (1, 1), "2 von 2, alle"),
        ("majority", (3, None), "Zahl nicht ableitbar, 1 Zeile ohne Zahl"),
        (5, (3, 4), None),
    ],
)
def test_the_quorum_as_a_number(council, described, compared, table, share, seats, derived):
    lines = [seat(f"Amt {number}", count=count, voting=True) for number, count in enumerate(seats)]
    lines.append(seat("Geschäftsstelle", sector="secretariat", voting=False))
    quorum = rule("quorum", share=share, of="voting_members")
    path = council((NORD, described("Beirat Klima", "2030-01-01", seat=lines, rule=[quorum])))
    assert table(compared(path)).cell("quorum", 0).statements[0].derived == derived


def test_a_chair_by_office_without_a_seat_leaves_the_quorum_open(council, described, compared, table):
    lines = [seat("Jugendamt", count=3, voting=True)]
    rules = [rule("quorum", share="majority", of="voting_members"), rule("chair", held_by="Landrätin")]
    path = council((NORD, described("Beirat Klima", "2030-01-01", seat=lines, rule=rules)))
    derived = table(compared(path)).cell("quorum", 0).statements[0].derived
    assert derived == "2 von 3, mehr als 3/2; mit einer eigenen Stimme des Vorsitzes 3 von 4, im Papier offen"


def test_the_quorum_stays_open_where_votes_are_not_known(council, described, compared, table):
    lines = [seat("Jugendamt", count=3, voting=True), seat("Sozialamt", count=1)]
    quorum = rule("quorum", share="majority", of="voting_members")
    path = council((NORD, described("Beirat Klima", "2030-01-01", seat=lines, rule=[quorum])))
    derived = table(compared(path)).cell("quorum", 0).statements[0].derived
    assert derived == "Zahl nicht ableitbar, das Stimmrecht ist nicht für alle genannt"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"min": 1, "max": None, "per": "half_year"}, "mindestens 2 (mindestens 1 im Halbjahr)"),
        ({"min": 3, "max": 4, "per": "year"}, "3 bis 4 im Jahr"),
        ({"min": 1, "max": 1, "per": "quarter"}, "4 (1 im Quartal)"),
        ({"interval": ["P4W", "P6W"]}, "8,7 bis 13 (alle 4 Wochen bis 6 Wochen)"),
        ({"as_needed": True}, "nach Bedarf"),
    ],
)
def test_meetings_a_year(council, described, compared, table, value, text):
    path = council((NORD, described("Beirat Klima", "2030-01-01", rule=[rule("meeting_frequency", **value)])))
    assert table(compared(path)).text("meeting_frequency", 0) == text


@pytest.mark.parametrize("rule_type", RULE_TYPES, ids=lambda rule_type: rule_type.name)
def test_every_type_of_rule_has_a_question_and_words(rule_type):
    assert LABELS[rule_type.name] != rule_type.name
    if rule_type.name != "meeting_frequency":  # whose keys are one phrase
        for key in rule_type.keys:
            assert not phrase(rule_type.name, {key: "etwas"}).startswith(f"{key}:"), key


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("invitation_period", {"period": "P1W", "urgent_period": "PT0S"}, "1 Woche, in dringenden Fällen keine Frist"),
        ("public_question_time", {"allowed": True, "max_duration": "PT30M"}, "ja, höchstens 30 Minuten"),
        ("majority", {"kind": "unanimous", "of": "present"}, "Einstimmigkeit der Anwesenden"),
        ("validity", {"from": "2030-01-01", "until": None}, "ab 1.1.2030 unbefristet"),
        ("deputy", {}, "(2) Es gibt Stellvertretungen."),
    ],
)
def test_values_in_words(council, described, compared, table, kind, value, text):
    told = {"type": kind, "value": value, "modality": "must", "quote": text}
    said = table(compared(council((NORD, described("Beirat Klima", "2030-01-01", rule=[told])))))
    assert said.text(kind, 0) == text.removeprefix("(2) ")


def test_shares_are_of_seats_where_all_are_counted_else_of_lines(council, described, compared, table):
    counted = [seat("Jugendamt", count=1), seat("Caritas", sector="welfare", count=3)]
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01", seat=counted)),
        (SUED, described("Runde Klima", "2030-01-01", seat=[*counted, seat("Sozialamt")])),
    )
    found = table(compared(path, topic="klima"))
    assert found.text("seats_welfare", 0).endswith("75 % der Sitze")
    assert found.text("seats_welfare", 1).endswith("33 % der Zeilen")


def test_reporting_to_the_committee_is_another_question(council, described, compared, table):
    rules = [rule("reporting", by="Geschäftsstelle", to="Beirat Klima"), rule("reporting", by="Vorsitz", to="Kreistag")]
    relation = {"kind": "reports_to", "organization": "Kreistag", "quote": "berichtet dem Kreistag"}
    told = described("Beirat Klima", "2030-01-01", rule=rules, relation=[relation])
    found = table(compared(council((NORD, told))))
    assert found.text("reports_to", 0) == "Kreistag, berichtet: Vorsitz"
    assert found.text("receives_from", 0) == "Geschäftsstelle"


def test_facts_that_no_question_asks_for_are_not_lost(council, described, compared, table):
    path = council((NORD, described("Beirat Klima", "2030-01-01", rule=[rule("casting_of_lots", by="Vorsitz")])))
    assert table(compared(path)).text("casting_of_lots", 0) == "by: Vorsitz"


def test_what_changed_in_one_sentence(council, described, compared):
    before = [
        seat("Jugendamt", role="Leitung"), seat("Städte", kind="group", count=3), seat("Sozialamt", count=1),
        seat("Umweltamt", voting=True), seat("Forstamt", count=2),
    ]  # fmt: skip
    after = [
        seat("Amt für Familie", role="Leitung"), seat("Städte", kind="group"), seat("Caritas", count=1),
        seat("Umweltamt", voting=False), seat("Forstamt", count=1),
    ]  # fmt: skip
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01", seat=before, rule=[rule("tie", outcome="lot")])),
        (NORD, described("Beirat Klima", "2033-01-01", seat=after, rule=[rule("chair", held_by="Landrat")])),
        aliases={"norden": {"Jugendamt": "Amt für Familie"}},
    )
    (step,) = compared(path).steps
    assert step.sentence == (
        "2030 → 2033: + Caritas (1); − Sozialamt (1); Jugendamt heißt jetzt Amt für Familie (Alias im Profil norden); "
        "Zahl der Sitze nicht mehr genannt: Städte (vorher 3); Stimmrecht von Umweltamt: mit Stimme → ohne Stimme; "
        "Forstamt: 2 → 1 Sitze; Funktionen der gebliebenen Sitze unverändert; erstmals genannt: Vorsitz; "
        "nicht mehr genannt: Stimmengleichheit."
    )
    assert step.kept == 4


def test_who_is_missing_in_an_incomplete_list_has_not_left(council, described, compared):
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01", seat=[seat("Jugendamt")], seatList="partial")),
        (NORD, described("Beirat Klima", "2033-01-01", seat=[seat("Sozialamt")], seatList=None)),
    )
    (step,) = compared(path).steps
    assert [(change.kind, change.label) for change in step.changes] == [
        ("first_named", "Sozialamt"),
        ("not_named", "Jugendamt"),
    ]


def test_near_names_are_shown_and_not_linked(council, described, compared):
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01", seat=[seat("Amt 32 Ordnungsamt"), seat("Forstamt")])),
        (NORD, described("Beirat Klima", "2033-01-01", seat=[seat("Amt 32 Bürgerdienste"), seat("Schulamt")])),
    )
    (step,) = compared(path).steps
    kinds = [change.kind for change in step.changes]
    assert kinds == ["came", "came", "went", "went", "near"]
    assert "vielleicht dieselbe Stelle: Amt 32 Ordnungsamt und Amt 32 Bürgerdienste" in step.sentence


def test_cells_are_equal_where_they_say_the_same(council, described, compared, table):
    def told(name: str, *seats: dict[str, Any], **parts: Any) -> tuple[str, dict[str, Any]]:
        return "Landkreis Musterland", described(f"Beirat {name}", "2030-01-01", seat=list(seats), **parts)

    chamber, guild = (seat(name, sector="business") for name in ("Kammer", "Innung"))
    office = {"sector": "administration"}
    database = council(
        told("A", {**chamber, "count": 2}, {**guild, "count": 1}, seat("Forstamt", **office),
             rule=[rule("meeting_publicity", public=True)]),
        told("B", {**chamber, "count": 1}, {**guild, "count": 2}, seat("Jugendamt", **office),
             rule=[rule("meeting_publicity", "may", public=True)]),
    )  # fmt: skip
    asked = table(compared(database, committees=("Beirat",)))
    assert {asked.row(key).difference for key in ("seats_business", "seats_administration", "meeting_publicity")} == {
        "different"
    }


def test_votes_that_are_not_stated_are_not_counted_as_none(council, described, compared, table):
    seats = [seat("Jugendamt", voting=False), seat("Forstamt")]
    database = council((NORD, described("Beirat", "2030-01-01", seat=seats)))
    said = table(compared(database)).text("seats_administration", 0)
    assert "1 ohne Stimme, 1 nicht genannt" in said and "mit" not in said


def test_rules_for_elections_say_so_first(council, described, compared, table):
    rules = [rule("majority", kind="simple", **{"for": "elections"}), rule("majority", "should", kind="2/3")]
    asked = table(compared(council((NORD, described("Beirat", "2030-01-01", rule=rules)))))
    assert asked.text("majority", 0) == "bei Wahlen: einfache Mehrheit; Zweidrittelmehrheit"


def test_the_own_office_is_no_body_that_is_reported_to(council, described, compared, table):
    rules = [rule("reporting", to="Geschäftsstelle oder Vorsitzende"), rule("reporting", "may", to="Kreistag")]
    asked = table(compared(council((NORD, described("Beirat", "2030-01-01", rule=rules)))))
    assert asked.text("reports_to", 0) == "Kreistag"
