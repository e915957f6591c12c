"""Many records: joined by stem, scored by council and form, what differs named; distant gold; two coders."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.coders import Variable, coders_agreement
from pipeline.evaluate.command import Asked, answer
from pipeline.evaluate.differences import listed, most_frequent, way_of
from pipeline.evaluate.distant import evaluate_distant
from pipeline.evaluate.records import Pair, join, stems
from pipeline.evaluate.report import evaluate
from schemas.errors import UsageError

STATION = {"order": 1, "organization": "Kreistag", "start": "2020-03-02", "public": True, "role": "Beschluss"}
TOWN = {"name": "Stadt Neuhausen", "ags": None}


def record(source: str | None = None, **paper: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {"kind": "paper", "body": TOWN, "paper": paper, "rulesOfProcedure": None, "committee": []}
    return {"source": source, **whole} if source else whole


def write(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def test_stems_go_from_the_longest_to_the_shortest() -> None:
    assert stems("x/2020-17.scan.pdf") == ("2020-17.scan", "2020-17")
    assert stems("paper.txt") == ("paper",)
    assert stems("archive.zip!/inner.pdf") == ("inner",)
    assert stems("plain") == ("plain",)


def test_records_are_joined_from_a_folder_as_from_lines(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    for name in ("a", "b", "c.old"):
        write(gold / f"{name}.json", record(reference=name))
    found = [record("in/a.pdf", reference="a"), record("in/a.scan.pdf", reference="x"), record("in/c.old.txt")]
    lines = tmp_path / "records.jsonl"
    lines.write_text("\n".join(json.dumps(each) for each in [*found, record("in/z.pdf")]), encoding="utf-8")
    joined = join(lines, gold)
    assert [(pair.name, pair.gold["paper"]["reference"]) for pair in joined.pairs] == [
        ("in/a.pdf", "a"),
        ("in/a.scan.pdf", "a"),
        ("in/c.old.txt", "c.old"),
    ]
    assert (joined.records_alone, joined.gold_alone) == (["in/z.pdf"], ["b"])
    write(tmp_path / "folder" / "b.json", record(reference="b"))
    assert [pair.name for pair in join(tmp_path / "folder", gold).pairs] == ["b"]


def test_what_is_no_record_is_said(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold" / "a.json", record()).parent
    (tmp_path / "text.jsonl").write_text("{}\nno json", encoding="utf-8")
    with pytest.raises(UsageError, match="something else than records"):
        join(tmp_path / "text.jsonl", gold)
    with pytest.raises(UsageError, match="something else than records"):
        join(write(tmp_path / "list.json", [1, 2]), gold)
    with pytest.raises(UsageError, match="has its gold"):
        join(write(tmp_path / "b.json", record("b.txt")), gold)
    write(gold / "b.json", {"paper": {}})
    with pytest.raises(UsageError, match="says no kind"):
        join(tmp_path / "b.json", gold)


def test_scores_are_kept_by_council_and_form() -> None:
    gold = record(reference="1/2020", consultation=[STATION])
    right = {**record("a.pdf", reference="1/2020", consultation=[STATION]), "medium": "pdf"}
    wrong = {**record("a.scan.pdf", reference="1/2O20", consultation=[]), "medium": "scan"}
    report = evaluate([Pair("a.pdf", right, gold), Pair("a.scan.pdf", wrong, gold)])
    whole = {key: tally.whole_headers() for key, tally in report.groups.items()}
    town = TOWN["name"]
    assert whole == {(town, ""): 0.5, ("", "pdf"): 1, (town, "pdf"): 1, ("", "scan"): 0, (town, "scan"): 0}
    assert report.everything.micro(family="consultation").recall == 0.5
    assert {each.kind for each in report.differences} == {"reference: alike", "consultation: missed"}


def test_the_form_of_a_record_without_medium_is_told_by_its_suffix() -> None:
    assert [Pair("", record(source), record()).form for source in ("a.PDF", "a.txt", "a.md")] == ["pdf", "text", "text"]


def test_differences_are_named_by_their_way() -> None:
    ways = ["spelt", "cut short", "too long", "alike", "another"]
    found = ["RADWEGE im Süden!", "Radwege", "TOP 1 Radwege im Süden", "Radwege in Süden", "Haushalt"]
    assert [way_of(each, "Radwege im Süden") for each in found] == ways


def test_rows_that_differ_stand_together_with_the_parts_that_do() -> None:
    other = {**STATION, "start": "2020-03-03"}
    differences = [("consultation", "missed", STATION), ("consultation", "wrong", other), ("date", "wrong", "2020")]
    kinds = most_frequent([*listed("a", differences), *listed("b", differences[:2])])
    assert kinds == [("consultation: another (start)", 2, 2), ("date: invented", 1, 1)]


def test_distant_gold_is_agreement_with_conflicts() -> None:
    says = {"organization": "Kreistag", "start": "2020-03-02", "role": "Kenntnisnahme"}
    gold = record(reference="1/2020", name="Radwege", date=None, consultation=[says, {**says, "start": "2020-04-06"}])
    extra = {**STATION, "organization": "Bauausschuss"}
    ours = record("a.txt", reference="1/2020", name="RADWEGE", date="2020-02-01", consultation=[STATION, extra])
    report = evaluate_distant([Pair("a.txt", ours, gold)])
    shares = {name: each.share for name, each in report.councils[""].items()}
    assert shares == {
        "kind": 1,
        "body": 1,
        "reference": 1,
        "paperType": None,
        "name": 1,
        "date": None,
        "consultation": 0.5,
        "consultation.organization": 1,
        "consultation.role": 0,
    }
    assert [(each.field, each.found, each.wanted) for each in report.conflicts] == [
        ("consultation", "Kreistag 2020-03-02", "Kreistag 2020-04-06"),
        ("consultation.role", "Beschluss", "Kenntnisnahme"),
    ]
    assert report.councils["Stadt Neuhausen"] == report.councils[""]


def test_distant_gold_about_a_paper_that_was_not_read() -> None:
    gold = record(reference="1/2020", consultation=[STATION])
    report = evaluate_distant([Pair("a.txt", {"source": "a.txt", "kind": None}, gold)])
    assert {each.field for each in report.conflicts} >= {"kind", "reference", "consultation"}
    assert report.councils[""]["reference"].silent == 1


def test_kappa_takes_off_what_chance_alone_would_give() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    closed = Variable("paper.consultation.public", pairs)
    assert (closed.agreement, round(closed.kappa or 0, 4)) == (0.7, 0.4)
    assert Variable("paper.name", pairs).kappa is None
    assert Variable("kind", [("paper", "paper")] * 3).kappa is None


def test_two_coders_agree_by_variable(tmp_path: Path) -> None:
    one = write(tmp_path / "one" / "a.json", record(reference="1/2020", date=None, consultation=[STATION])).parent
    other = {**STATION, "role": "Vorberatung"}
    second = record(reference="2/2020", date=None, consultation=[other, {**other, "organization": "Bauausschuss"}])
    two = write(tmp_path / "two" / "a.json", second).parent
    found = {each["variable"]: each["agreement"] for each in coders_agreement(one, two)}
    assert (found["paper.reference"], found["paper.date"], found["body.name"]) == (0, 1, 1)
    assert (found["paper.consultation"], found["paper.consultation.role"]) == (0.6667, 0)
    assert found["paper.consultation.start"] == 1
    assert "rulesOfProcedure.name" not in found
    with pytest.raises(UsageError, match="no document in common"):
        coders_agreement(one, write(tmp_path / "three" / "b.json", record()).parent)


def test_each_form_of_a_paper_is_compared_with_itself(tmp_path: Path) -> None:
    forms = {"a.txt": record("a.txt", reference="1/2020"), "pdf/a.pdf": record("pdf/a.pdf", reference="2/2020")}
    lines = tmp_path / "records.jsonl"
    lines.write_text("\n".join(map(json.dumps, forms.values())), encoding="utf-8")
    assert {each["agreement"] for each in coders_agreement(lines, lines)} == {1}
    scan = write(tmp_path / "scan.json", record("b/a.scan.pdf", reference="2/2020"))
    found = {each["variable"]: each for each in coders_agreement(scan, lines)}
    assert (found["paper.reference"]["units"], found["paper.reference"]["agreement"]) == (1, 1)


def test_what_one_coder_was_not_asked_is_no_unit(tmp_path: Path) -> None:
    one = write(tmp_path / "one" / "a.json", record(reference="1/2020", date="2020-02-03")).parent
    two = write(tmp_path / "two" / "a.json", record(reference="1/2020")).parent
    assert {"paper.reference", "paper.date"} & {each["variable"] for each in coders_agreement(one, two)} == {
        "paper.reference"
    }


def test_what_the_command_answers(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold" / "a.json", record(reference="1/2020", consultation=[STATION])).parent
    records = write(tmp_path / "records.json", record("a.txt", reference="2/2020", consultation=[STATION]))
    text = answer(Asked(records, gold, with_list=True))
    assert "all, 1 records" in text and "a.txt\treference: alike\t2/2020\t1/2020" in text
    said = json.loads(answer(Asked(records, gold, as_json=True)))
    assert said["all"]["matcher"]["strict"]["field"]["reference"]["f1"] == 0
    assert said["all"]["matcher"]["strict"]["wholeHeaderRight"] == {"all": 0, "paper": 0}
    assert said["agreement"] == []
    assert json.loads(answer(Asked(records, records, as_json=True)))["agreement"][0]["agreement"] == 1
    distant = json.loads(answer(Asked(records, gold, "distant", as_json=True)))
    assert [each["field"] for each in distant["conflict"]] == ["reference"]
    assert "2/2020" in answer(Asked(records, gold, "distant"))
    assert "paper.reference" in answer(Asked(records, gold, "coders"))
