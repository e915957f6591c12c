"""Classes of values: what is read plainly is sure, what something speaks against is not."""

from typing import Any

import pytest

from extractors.certainty import CLASS_OF_RULE, class_of_rule, weaker
from extractors.grading import graded
from schemas.document import Box, Document, Page, Word
from schemas.evidence import Evidence, Issue, Span
from schemas.record import Record

TITLE = "Neubau einer Brücke über den Beispielbach"
STATION = {"order": 1, "organization": "Technischer Ausschuss", "start": "2031-03-12"}  # a Wednesday


def classes(
    paper: dict[str, Any] | None = None, issues: tuple[Issue, ...] = (), page: Page | None = None, **parts: Any
) -> dict[str, str]:
    """The class of each value that the record says, all of them read by a label from the same five characters."""
    values = {"reference": "2031/017", "name": TITLE, "date": "2031-02-20", "consultation": [STATION], **(paper or {})}
    paths = [f"/paper/{key}" for key, value in values.items() if value and key != "consultation"]
    for index, station in enumerate(values["consultation"]):
        paths += [f"/paper/consultation/{index}/{key}" for key in station]
    span = Span(page=1, start=0, end=5, raw="Wörte")
    read = [Evidence(path=path, method="read", rule="label/any", spans=(span,), certainty="sure") for path in paths]
    record = Record.model_validate({"source": "a", "kind": "paper", "paper": values, "issue": issues, **parts})
    record.evidence = read
    document = Document("a", (page or Page(1, "Wörter"),), "text")
    return {item.path: item.certainty for item in graded(record, document, None)}


def test_plain_values_are_sure() -> None:
    assert set(classes().values()) == {"sure"}


@pytest.mark.parametrize(
    ("paper", "path", "expected"),
    [
        ({"name": "Neubau einer Brücke Beratungsfolge dieser Vorlage Gremium Termin TOP"}, "/paper/name", "doubtful"),
        ({"name": "Tiefbauamt"}, "/paper/name", "check"),
        ({"name": "Antrag: Neubau einer Brücke über den Bach"}, "/paper/name", "check"),
        ({"name": "Neubau einer Brücke über den"}, "/paper/name", "check"),
        ({"date": "2027-02-20"}, "/paper/date", "doubtful"),
        ({"date": "2031-08-20"}, "/paper/date", "check"),
        ({"reference": "7"}, "/paper/reference", "check"),
        ({"underDirectionOf": ["Amt für Bau Beratungsfolge"]}, "/paper/underDirectionOf", "sure"),
        (
            {"consultation": [{**STATION, "organization": "3 x Bauen"}]},
            "/paper/consultation/0/organization",
            "doubtful",
        ),
        ({"consultation": [{**STATION, "organization": "Bauen"}]}, "/paper/consultation/0/organization", "check"),
        ({"consultation": [{**STATION, "start": "2031-03-16"}]}, "/paper/consultation/0/start", "check"),
        ({"consultation": [{**STATION, "start": "2038-03-10"}]}, "/paper/consultation/0/start", "check"),
        ({"consultation": [STATION, STATION]}, "/paper/consultation/1/organization", "check"),
    ],
)
def test_what_is_odd_lowers_a_value(paper: dict[str, Any], path: str, expected: str) -> None:
    assert classes(paper)[path] == expected


def test_an_issue_lowers_what_it_is_about_and_all_below() -> None:
    said = classes(issues=(Issue(code="unknown_word", message="?", path="/paper/consultation/0"),))
    assert said["/paper/consultation/0/start"] == said["/paper/consultation/0/organization"] == "check"
    assert said["/paper/name"] == "sure"
    said = classes(issues=(Issue(code="manifest_contradiction", message="?", path="/paper/date"),))
    assert (said["/paper/date"], said["/paper/reference"]) == ("doubtful", "sure")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Neubau der Brücke\nVergabe der Arbeiten über den Bach", "check"),
        ("Neubau der Brücke;\nVergabe der Arbeiten über den Bach", "sure"),
        ("Neubau der Brücke\nund Vergabe der Arbeiten", "sure"),
        ("Neubau der Brücke über den Beispielbach im Ortsteil Beispieldorf, dritter\nBauabschnitt am Ufer", "sure"),
    ],
)
def test_a_title_that_begins_anew_may_be_two(raw: str, expected: str) -> None:
    record = Record.model_validate({"source": "a", "kind": "paper", "paper": {"name": " ".join(raw.split())}})
    span = Span(page=1, start=0, end=len(raw), raw=raw)
    record.evidence = [
        Evidence(path="/paper/name", method="read", rule="header/title", spans=(span,), certainty="sure")
    ]
    assert graded(record, Document("a", (Page(1, raw),), "text"), None)[0].certainty == expected


def test_a_header_with_lines_nobody_understood_leaves_the_title_open() -> None:
    assert classes(issues=(Issue(code="unclaimed_line", message="?"),))["/paper/name"] == "check"


@pytest.mark.parametrize(("confidence", "expected"), [(0.95, "sure"), (0.7, "check"), (0.2, "doubtful")])
def test_the_worst_word_that_ocr_read_decides(confidence: float, expected: str) -> None:
    box = Box(0, 0, 1, 1)
    words = (Word(0, 2, box, 0.99), Word(3, 6, box, confidence), Word(7, 9, box, 0.01))
    page = Page(1, "Wörter so", words=words, engine="tesseract", confidence=0.9)
    assert set(classes(page=page).values()) == {expected}


def test_what_follows_from_a_weak_value_is_no_surer() -> None:
    weak = Evidence(path="/paper/name", method="read", rule="signature/name", certainty="check")
    rest = Evidence(path="/kind", method="derived", rule="kind/x", ground=("/paper/name",), certainty="sure")
    record = Record(source="a", kind="other", evidence=[weak, rest])
    assert [item.certainty for item in graded(record, Document("a", (), "text"), None)] == ["check", "check"]


def rules(**said: Any) -> str:
    rule = {"type": "quorum", "value": {"share": "1/2"}, "modality": "must", "quote": "Zwölf genügen.", **said}
    record = Record.model_validate({"source": "a", "kind": "rulesOfProcedure", "rulesOfProcedure": {"rule": [rule]}})
    record.evidence = [
        Evidence(path="/rulesOfProcedure/rule/0/value", method="read", rule="rule/quorum", certainty="sure")
    ]
    return graded(record, Document("a", (), "text"), None)[0].certainty


def test_a_rule_is_sure_where_a_plain_sentence_lays_it_down() -> None:
    assert rules() == "sure"
    assert rules(modality="described") == rules(organization="Jury") == rules(condition="im Notfall") == "check"
    assert rules(value={}) == rules(quote="Sofern alle da sind, genügen zwölf, wenn nicht, dreizehn.") == "check"


def test_classes_of_rules() -> None:
    assert class_of_rule("label/reference", "read") == "sure"
    assert class_of_rule("heading/bold", "read") == "check"
    assert class_of_rule("heading/number", "read") == "sure"
    assert class_of_rule("nobody/knows", "read") == "check"
    assert class_of_rule("nobody/knows", "given") == "sure"
    assert weaker("check", "sure", "doubtful", "check") == "doubtful"
    assert set(CLASS_OF_RULE.values()) == {"sure", "check"}, "doubtful is only what something speaks against"
