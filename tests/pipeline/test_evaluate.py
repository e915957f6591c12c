"""Comparing with gold counts what is right, what is invented and what is missed; unjudged keys stay out."""

from typing import Any

from pipeline.evaluate import agrees, compare

ROW = {"order": 1, "organization": "Kreistag", "start": "2020-01-01", "public": True, "role": None}


def record(**parts: Any) -> dict[str, Any]:
    return {"kind": "paper", "body": None, "paper": {}, "rulesOfProcedure": None, "committee": [], **parts}


def counts(found: dict[str, Any], gold: dict[str, Any], name: str) -> tuple[int, int, int]:
    score = compare(found, gold).scores[name]
    return score.hits, score.wrong, score.missed


def test_rows_are_paired_once_each() -> None:
    gold = record(paper={"consultation": [ROW, {**ROW, "order": 2}]})
    assert counts(record(paper={"consultation": [ROW, ROW]}), gold, "consultation") == (1, 1, 1)


def test_a_wrong_value_is_both_invented_and_missed() -> None:
    gold = record(paper={"reference": "1/2020"})
    assert counts(record(paper={"reference": "2/2020"}), gold, "reference") == (0, 1, 1)
    assert counts(record(paper={"reference": None}), gold, "reference") == (0, 0, 1)


def test_a_value_that_the_paper_does_not_state_must_not_be_made_up() -> None:
    gold = record(paper={"date": None})
    assert counts(record(paper={"date": "2020-01-01"}), gold, "date") == (0, 1, 0)
    assert compare(record(paper={"date": None}), gold).total.f1 == 1.0


def test_rules_of_types_that_the_gold_lacks_are_not_judged() -> None:
    tie = {"type": "tie", "section": "§ 1", "value": {"outcome": "lot"}}
    quorum = {"type": "quorum", "section": "§ 2", "value": {"share": "1/2", "of": "members"}}
    gold = record(rulesOfProcedure={"rule": [quorum]})
    assert counts(record(rulesOfProcedure={"rule": [tie, quorum]}), gold, "rule") == (1, 0, 0)
    other = {**quorum, "value": {"share": "1/3", "of": "members"}}
    assert counts(record(rulesOfProcedure={"rule": [other]}), gold, "rule") == (0, 1, 1)


def test_a_missed_committee_misses_its_seats() -> None:
    seat = {"institution": "Kreistag", "count": 1, "sector": None}
    gold = record(committee=[{"name": "Beirat", "seat": [seat]}])
    assert counts(record(), gold, "seat") == (0, 0, 1)
    found = record(committee=[{"name": "Beirat", "seat": [{**seat, "sector": "politics"}]}])
    assert counts(found, gold, "seat") == (1, 0, 0)


def test_more_keys_agree_and_fewer_do_not() -> None:
    assert agrees({"a": 1, "b": 2}, {"a": 1})
    assert not agrees({"a": 1}, {"a": 1, "b": 2})
    assert agrees(["outer", "inner"], "outer")
    assert agrees([], None)
