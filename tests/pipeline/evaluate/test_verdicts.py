"""Single values against gold: rows find their partners, what the gold does not say is not judged."""

from dataclasses import replace
from typing import Any

from pipeline.evaluate.records import Pair
from pipeline.evaluate.verdicts import class_shares, class_text, distant_verdicts, verdicts


def record(evidence: dict[str, str], **parts: Any) -> dict[str, Any]:
    items = [{"path": path, "certainty": certainty} for path, certainty in evidence.items()]
    return {"kind": "paper", "body": None, "committee": [], "evidence": items, **parts}


def judged(said: dict[str, Any], gold: dict[str, Any]) -> dict[str, bool]:
    return {each.path: each.right for each in verdicts(said, gold)}


def test_values_lists_and_what_is_not_judged() -> None:
    paper = {"reference": "1/2031", "name": "Brücke", "date": "2031-01-01", "relatedPaper": ["2/2031", "3/2031"]}
    paths = [
        "/kind",
        "/paper/reference",
        "/paper/name",
        "/paper/date",
        "/paper/relatedPaper/0",
        "/paper/relatedPaper/1",
    ]
    said = record(dict.fromkeys(paths, "sure"), paper=paper)
    gold = {"kind": "paper", "paper": {"reference": "1/2031", "name": None, "relatedPaper": ["3/2031"]}}
    assert judged(said, gold) == {
        "/kind": True,
        "/paper/reference": True,
        "/paper/name": False,
        "/paper/relatedPaper/0": False,
        "/paper/relatedPaper/1": True,
    }


def test_a_row_is_judged_beside_the_one_it_is_about() -> None:
    rows = [
        {"organization": "Bauausschuß", "start": "2031-03-01", "role": "Vorberatung"},
        {"organization": "Jury", "start": "2031-03-09", "role": None},
    ]
    paths = [f"/paper/consultation/{row}/{key}" for row in (0, 1) for key in ("organization", "start", "role")]
    said = record(dict.fromkeys(paths, "sure"), paper={"consultation": rows})
    gold = {"kind": "paper", "paper": {"consultation": [{"organization": "Bauausschuss", "start": "2031-03-01"}]}}
    assert judged(said, gold) == {
        "/paper/consultation/0/organization": False,
        "/paper/consultation/0/start": True,
        "/paper/consultation/1/organization": False,
        "/paper/consultation/1/start": False,
    }


def test_sections_are_judged_by_their_headings_and_committees_by_name() -> None:
    paper = {"section": [{"heading": "1. Lage", "level": 1, "text": "…"}, {"heading": "Fett", "level": 1, "text": ""}]}
    committee = {
        "name": "Beirat",
        "seat": [{"institution": "Jugendamt", "count": 2}, {"institution": "BUND", "count": 1}],
    }
    paths = ["/paper/section/0/heading", "/paper/section/0/level", "/paper/section/1/heading", "/committee/0/name"]
    paths += [f"/committee/0/seat/{row}/{key}" for row in (0, 1) for key in ("institution", "count")]
    said = record(dict.fromkeys(paths, "sure"), paper=paper, committee=[committee])
    gold = {
        "kind": "paper",
        "paper": {"section": ["1. Lage"]},
        "committee": [{"name": "Beirat", "seat": [{"institution": "Jugendamt", "count": 1}]}],
    }
    found = judged(said, gold)
    assert "/paper/section/0/level" not in found
    assert [path for path, right in found.items() if right] == [
        "/paper/section/0/heading",
        "/committee/0/name",
        "/committee/0/seat/0/institution",
    ]


def test_the_weakest_class_of_a_value_counts_and_a_wrong_kind_is_all_wrong() -> None:
    said = record({}, paper={"reference": "1"})
    said["evidence"] = [{"path": "/paper/reference", "certainty": each} for each in ("sure", "doubtful", "check")]
    (verdict,) = verdicts(said, {"kind": "minutes", "meeting": {}})
    assert (verdict.certainty, verdict.right) == ("doubtful", False)
    assert class_shares([verdict, replace(verdict, right=True)]) == {"doubtful": {"values": 2, "right": 0.5}}
    assert "doubtful" in class_text(class_shares([verdict])) and class_text({}) == ""


def test_distant_gold_judges_only_what_it_says() -> None:
    rows = [{"organization": "Rat", "start": "2031-03-01"}, {"organization": "Jury", "start": "2031-04-01"}]
    paper = {"reference": "1/2031", "name": "die BRÜCKE", "date": "2031-01-01", "consultation": rows}
    paths = ["/paper/reference", "/paper/name", "/paper/date"]
    paths += [f"/paper/consultation/{row}/{key}" for row in (0, 1) for key in ("organization", "start")]
    stations = [{"organization": "Rat", "start": "2031-03-02", "role": None}]
    gold = {"reference": "2/2031", "name": "Die Brücke", "date": None, "consultation": stations}
    pair = Pair("a", record(dict.fromkeys(paths, "sure"), paper=paper), {"kind": "paper", "paper": gold})
    assert {each.path: each.right for each in distant_verdicts(pair)} == {
        "/paper/reference": False,
        "/paper/name": True,
        "/paper/consultation/0/organization": True,
        "/paper/consultation/0/start": False,
    }
