"""Two versions of rules of procedure: what came, went, moved and changed, by rule, by § and by word."""

from pathlib import Path
from typing import Any

import pytest

from db.connection import open_database
from db.store import store


def rule(type_: str, section: str, quote: str = "", **value: Any) -> dict[str, Any]:
    return {
        "type": type_,
        "section": section,
        "value": value,
        "modality": "must",
        "quote": quote or f"{type_}: {value}",
    }


def section(heading: str, text: str) -> dict[str, Any]:
    return {"heading": heading, "level": 1, "text": text}


@pytest.fixture
def step(path: Path, make: Any, compared: Any) -> Any:
    """The step from the first version of a Beirat's rules to the second one."""

    def of(before: dict[str, Any], after: dict[str, Any], **committees: Any) -> Any:
        db = open_database(path)
        for name, rules, date in (("a.txt", before, "2030-01-01"), ("b.txt", after, "2034-01-01")):
            told = make.statute(name, rules={"adoptedOn": date, **rules}, committee=committees.get(name[0], []))
            store(db, told.file, told.record)
        db.close()
        return compared(path).steps[0]

    return of


def changes(step: Any, *kinds: str) -> set[tuple[str | None, ...]]:
    """What changed, each with its § and without its page."""
    return {
        (each.label, each.before, each.after, (each.place or "").partition("S. ")[0].rstrip(", "))
        for each in step.changes
        if each.kind in kinds
    }


def test_rules_that_came_went_changed_and_moved(step: Any) -> None:
    deputies = ("Es gibt je eine Vertretung.", "Jeder Sitz wird vertreten.")
    before = [
        rule("tie", "§ 5", outcome="lot"),
        rule("quorum", "§ 5", share="1/2"),
        rule("chair", "§ 2", elected=True),
        rule("deputy", "§ 3", deputies[0], per_seat=1),
    ]
    after = [
        rule("quorum", "§ 6", share="1/3"),
        rule("chair", "§ 4", elected=True),
        rule("guests", "§ 7", allowed=True),
        rule("deputy", "§ 3", deputies[1], per_seat=1),
    ]
    found = step({"rule": before, "section": []}, {"rule": after, "section": []})
    assert changes(found, "stated") == {("Gäste", None, "zugelassen", "§ 7")}
    assert changes(found, "unstated") == {("Stimmengleichheit", "Los", None, "§ 5")}
    assert changes(found, "changed") == {
        ("Beschlussfähigkeit", "die Hälfte", "ein Drittel", "§ 6"),
        ("Regeln beschlossen", "1.1.2030", "1.1.2034", ""),
    }
    assert changes(found, "moved") == {("Vorsitz", "§ 2", "§ 4", "§ 4")}
    assert changes(found, "reworded") == {("Stellvertretung", None, None, "§ 3")}


def test_the_words_of_each_section(step: Any) -> None:
    found = step(
        {"rule": [], "section": [
            section("§ 1 Name", "Der Beirat heißt Waldbeirat."),
            section("§ 2 Sitzungen", "(1) Er tagt im Frühjahr.\n(2) Er lädt\n1. Gäste,\n2. Jäger und\n3. Förster ein."),
            section("§ 3 Gäste", "Gäste dürfen reden."),
            section("§ 4 Ende", "Der Beirat endet im Jahr 2031."),
        ]},
        {"rule": [], "section": [
            section("§ 1 Name", "Der Bei-rat heißt Waldbeirat."),
            section("§ 2 Sitzungen", "(1) Er tagt im Herbst.\n(2) Er lädt\n1. Gäste,\n2. Fischer und\n3. Förster ein."),
            section("§ 2 a Kosten", "(1) Es gibt kein Geld.\n(2) Fahrten zahlt der Kreis."),
            section("§ 5 Ende", "Der Beirat endet im Jahr 2031."),
        ]},
    )  # fmt: skip
    assert changes(found, "text") == {
        ("§ 2 Sitzungen", "Frühjahr", "Herbst", "§ 2 Abs. 1"),
        ("§ 2 Sitzungen", "Jäger", "Fischer", "§ 2 Abs. 2 Nr. 2"),
        ("§ 2 a Kosten", None, None, "§ 2 a"),
        ("§ 3 Gäste", "§ 3 Gäste", None, "§ 3"),
        ("§ 5 Ende", "§ 4", "§ 5", "§ 5"),
    }
    assert "neu: § 2 a Kosten; entfallen: § 3 Gäste" in found.sentence
    assert "Wortlaut geändert: § 2 Abs. 1, § 2 Abs. 2 Nr. 2" in found.sentence


def test_the_same_rules_twice_change_nothing_but_their_date(step: Any) -> None:
    same = {"rule": [rule("tie", "§ 5", outcome="lot")], "section": [section("§ 5 Stimmen", "Das Los\nentscheidet.")]}
    found = step(same, {**same, "section": [section("§ 5 Stimmen", "Das Los entscheidet.")]})
    assert [(change.kind, change.label) for change in found.changes] == [("changed", "Regeln beschlossen")]


def test_other_bodies_in_the_same_rules(step: Any, compared: Any, path: Path) -> None:
    jury = {"name": "Jury", "asOf": "2034-01-01", "seatList": "complete", "seat": [{"institution": "Forstamt"}]}
    before = {"rule": [{**rule("appointment", "§ 9", by="Kreistag"), "organization": "Ausschüsse"}], "section": []}
    after = {"rule": [{**rule("appointment", "§ 9", by="Landrat"), "organization": "Ausschüsse"}], "section": []}
    found = step(before, after, b=[jury])
    assert changes(found, "stated") == {("Gremium Jury", None, None, "")}
    assert ("Ausschüsse: Berufung der Mitglieder", "durch: Kreistag", "durch: Landrat", "§ 9") in changes(
        found, "changed"
    )


def test_one_section_of_many_words_is_not_compared_word_by_word(step: Any) -> None:
    words = " ".join(f"Wort{number}" for number in range(2_100))
    found = step(
        {"rule": [], "section": [section("§ 1 Alles", words)]},
        {"rule": [], "section": [section("§ 1 Alles", f"{words} Ende.")]},
    )
    (change,) = (each for each in found.changes if each.kind == "text")
    assert (change.note, change.before) == ("Wortlaut geändert", None)
