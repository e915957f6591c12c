"""What a list says of a paper: added with its evidence where the paper is silent, an issue where they disagree."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.manifest import apply
from pipeline.councils import packaged_profiles
from pipeline.reading.read import read
from schemas.manifest import ManifestEntry
from schemas.record import Consultation, Meeting, Paper, Record

SAMPLE = Path(__file__).parents[1] / "documents" / "konstanz" / "2018-063" / "paper.txt"
ENTRY = ManifestEntry("index.csv", 7, "paper.txt")


def record_of(text: str, entry: ManifestEntry | None) -> Record:
    return extract(read("paper.txt", text.encode(), ("konstanz",)), packaged_profiles(), manifest=entry)


def text_of_sample() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def codes(record: Record) -> dict[str | None, str]:
    return {
        issue.path: issue.code for issue in record.issue if issue.code in ("manifest_contradiction", "unknown_word")
    }


def test_what_the_paper_does_not_print_is_added() -> None:
    text = text_of_sample().replace("Datum 05.03.2018", "").replace("Drucksachen-Nr. <b>2018/063</b>", "")
    bare = record_of(text, None)
    assert bare.paper and bare.paper.date is None and bare.paper.reference is None
    assert {issue.path for issue in bare.issue if issue.code == "missing_field"} == {"/paper/date", "/paper/reference"}
    record = record_of(text, replace(ENTRY, date="05.03.2018", reference="2018 / 063", public="ja"))
    assert record.paper and (record.paper.date, record.paper.reference) == ("2018-03-05", "2018/063")
    added = {each.path: each for each in record.evidence if each.method == "manifest"}
    assert {path: (each.rule, each.ground, each.spans) for path, each in added.items()} == {
        "/paper/reference": ("manifest/reference", ("index.csv, row 7, reference: 2018 / 063",), ()),
        "/paper/date": ("manifest/date", ("index.csv, row 7, date: 05.03.2018",), ()),
    }
    assert not [issue for issue in record.issue if issue.code == "missing_field"]
    assert record.paper.name == bare.paper.name


def test_what_the_paper_prints_stays() -> None:
    plain = record_of(text_of_sample(), None)
    assert plain.paper
    same = replace(ENTRY, date="2018-03-05 00:00", reference="DS 2018/063", title=plain.paper.name.upper())  # type: ignore[union-attr]
    assert record_of(text_of_sample(), same) == plain
    other = replace(ENTRY, date="06.03.2018", reference="2018/064", title="Haushalt des Landkreises")
    record = record_of(text_of_sample(), other)
    assert record.paper == plain.paper
    lowered = {new.path: new.certainty for new, old in zip(record.evidence, plain.evidence, strict=True) if new != old}
    assert set(lowered) >= {"/paper/reference", "/paper/date", "/paper/name"}, "and what follows from them"
    assert set(lowered.values()) == {"doubtful"}
    assert codes(record) == dict.fromkeys(("/paper/reference", "/paper/date", "/paper/name"), "manifest_contradiction")
    messages = [issue.message for issue in record.issue if issue.path == "/paper/date"]
    assert messages == ["the paper says '2018-03-05', its list something else (index.csv, row 7, date: 06.03.2018)"]


@pytest.mark.parametrize("date", ["bald", "31.02.2018", "05.03.2018 bis 07.03.2018", "12"])
def test_a_date_that_is_none_is_an_issue(date: str) -> None:
    record = record_of(text_of_sample().replace("Datum 05.03.2018", ""), replace(ENTRY, date=date))
    assert record.paper and record.paper.date is None
    assert codes(record) == {"/paper/date": "unknown_word"}


def test_publicity_is_a_meeting_s() -> None:
    meeting = Record(source="a", kind="invitation", meeting=Meeting())
    entry = replace(ENTRY, public="nicht öffentlich", date="2018-03-05T18:00:00")
    record = apply(meeting, entry)
    assert record.meeting and (record.meeting.public, record.meeting.start) == (False, "2018-03-05")
    assert meeting.meeting and meeting.meeting.public is None
    assert codes(apply(record, replace(entry, public="Ja"))) == {"/meeting/public": "manifest_contradiction"}
    assert codes(apply(meeting, replace(entry, public="vielleicht"))) == {"/meeting/public": "unknown_word"}


def test_what_is_no_council_paper_stays_so() -> None:
    record = record_of("Heute gibt es Kuchen.", replace(ENTRY, reference="2018/063", title="Kuchen"))
    assert record == Record(source="paper.txt", kind="other")


def test_publicity_of_a_paper_is_held_against_its_stations() -> None:
    path = "/paper/consultation"
    for public, expected in (("ja", {}), ("nein", {path: "manifest_contradiction"}), ("teils", {path: "unknown_word"})):
        assert codes(record_of(text_of_sample(), replace(ENTRY, public=public))) == expected
    mixed = Record(source="a", kind="paper", paper=Paper(consultation=[station(True), station(False)]))
    assert codes(apply(mixed, replace(ENTRY, public="nein"))) == {}


def station(public: bool) -> Consultation:
    return Consultation(order=1, organization="Kreistag", public=public)
