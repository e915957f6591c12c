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


def test_matchers_forgive_wordings_and_never_numbers() -> None:
    gold = record(paper={"reference": "2020/017", "name": "Bericht über die Radwege im Süden", "date": "2020-01-01"})
    paper = {"reference": "2020/018", "name": "Bericht ueber die Radwege im Sueden", "date": "2020-01-02"}
    by_matcher = compare(record(paper=paper), gold).by_matcher
    right = {
        matcher: {name for name in scores if scores[name].hits} - {"kind"} for matcher, scores in by_matcher.items()
    }
    assert right == {"strict": set(), "soft": {"name"}, "levenshtein": {"name"}, "ratcliffObershelp": set()}


def test_same_items_are_paired_before_those_that_are_alike() -> None:
    gold = record(paper={"underDirectionOf": ["Hauptamt 1", "Hauptamt 2"]})
    scores = compare(record(paper={"underDirectionOf": ["Hauptamt 2", "Hauptamt 1"]}), gold).by_matcher
    assert scores["levenshtein"]["underDirectionOf"].hits == 2
    gold = record(paper={"underDirectionOf": ["Hauptamt I", "Hauptamt II"]})
    scores = compare(record(paper={"underDirectionOf": ["Hauptamt II", "Hauptamt V"]}), gold).by_matcher
    assert scores["levenshtein"]["underDirectionOf"].hits == 2
    assert scores["strict"]["underDirectionOf"].hits == 1


def test_the_whole_header_is_right_only_where_all_of_it_is() -> None:
    gold = record(paper={"reference": "1/2020", "consultation": [ROW], "section": ["Anlass"]})
    right = record(paper={"reference": "1/2020", "consultation": [ROW], "section": []})
    assert compare(right, gold).header_is_right(gold) is True
    other = record(paper={"reference": "1/2020", "consultation": [{**ROW, "public": False}]})
    assert compare(other, gold).header_is_right(gold) is False
    assert compare({**right, "kind": "other"}, gold).header_is_right(gold) is False
    assert compare(right, record(paper={"section": []})).header_is_right(record(paper={})) is None


def test_a_record_of_an_unread_file_misses_everything() -> None:
    gold = record(paper={"reference": "1/2020", "consultation": [ROW]}, committee=[{"name": "Beirat"}])
    evaluation = compare({"source": "x.pdf", "kind": None, "outcome": "broken"}, gold)
    assert (evaluation.total.hits, evaluation.total.wrong, evaluation.total.missed) == (0, 0, 4)


def test_committees_with_like_names_are_judged_against_each_other() -> None:
    seat = {"institution": "Kreistag", "count": 1}
    gold = record(committee=[{"name": "Lenkungsgruppe Radverkehr", "seat": [seat]}])
    alike = record(committee=[{"name": "Lenkungsgruppe Radverkehre", "seat": [seat]}])
    assert counts(alike, gold, "seat") == (1, 0, 0)
    assert counts(alike, gold, "committee") == (0, 1, 1)
    other = record(committee=[{"name": "Beirat Umwelt", "seat": [seat]}])
    assert counts(other, gold, "seat") == (0, 0, 1)
