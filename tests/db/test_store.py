"""Storing: all rows of a record, the same result twice and in every order, evidence that proves itself."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from db.connection import open_database
from db.dump import dump_hash, dump_lines
from db.store import record_source, store
from schemas.outcome import Outcome


def one(db: Any, sql: str, *values: object) -> object:
    rows = db.execute(sql, values).fetchall()
    assert len(rows) == 1, rows
    return rows[0] if len(rows[0]) > 1 else rows[0][0]


def column(db: Any, sql: str, *values: object) -> list[object]:
    return [row[0] for row in db.execute(sql, values).fetchall()]


def store_all(path: Path, samples: list, **options: object) -> Any:
    db = open_database(path)
    for each in samples:
        store(db, each.file, each.record, **options)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("SELECT * FROM evidence_check").fetchall() == []
    return db


def test_a_paper_gets_readable_ids_and_all_its_rows(path, make):
    db = store_all(path, [make.network()])
    assert one(db, "SELECT id, body, year, reference FROM paper") == (
        "musterland-2031-017",
        "musterland",
        2031,
        "2031/017",
    )
    assert db.execute("SELECT organization, meeting, public FROM consultation ORDER BY position").fetchall() == [
        ("musterland-sozialausschuss", "musterland-sozialausschuss-2031-03-12", 1),
        ("musterland-kreistag", "musterland-kreistag-2031-04-02", None),
    ]
    assert one(db, "SELECT name, organization_type FROM organization WHERE id = 'musterland-jugendamt'") == (
        "Jugendamt",
        "Verwaltungsbereich",
    )
    assert one(db, "SELECT ags, classification FROM body") == ("99999", "Landkreis")
    assert one(db, "SELECT as_of, function, seat_list, meeting_frequency_min FROM composition") == (
        "2031-02-20",
        "steering",
        "complete",
        2,
    )
    seats = db.execute("SELECT institution, count, voting, group_path, per_unit FROM seat ORDER BY position").fetchall()
    assert seats[0] == ("Freie Wohlfahrtspflege", 2, None, '["Externe", "Verbände"]', None)
    assert seats[1][1:3] == (None, 1)
    assert seats[2][4] == "Fraktion"
    rule = one(db, "SELECT organization, type, value, modality FROM rule")
    assert (rule[0], rule[1], json.loads(rule[2]), rule[3]) == (
        "musterland-lenkungskreis-vielfalt",
        "meeting_frequency",
        {"min": 2, "max": 2, "per": "year"},
        "described",
    )


def test_no_name_of_a_person_in_any_id(path, make):
    db = store_all(path, [make.network(), make.statute()])
    ids = [
        row[0]
        for table in db.table_names()
        if "id" in db[table].columns_dict
        for row in db.execute(f'SELECT id FROM "{table}"')
    ]
    assert not [id_ for id_ in ids if "beispielhuber" in str(id_) or "mustermann" in str(id_)]
    assert not [
        id_ for id_ in ids if isinstance(id_, str) and not set(id_) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-")
    ]
    assert sorted(column(db, "SELECT name FROM person")) == ["Amalia Beispielhuber", "Sibylle Mustermann"]
    assert db.execute("SELECT organization, role, as_of, seat IS NULL FROM membership ORDER BY id").fetchall() == [
        ("beispielburg-beirat-fuer-teilhabe", "Vorsitzende", "2030-07-04", 1),
        ("musterland-lenkungskreis-vielfalt", "Leitung", "2031-02-20", 0),
    ]


def test_every_span_is_proved_by_the_page_text(path, make):
    db = store_all(path, [make.network(), make.statute(), make.invitation()])
    proved = db.execute(
        'SELECT raw, substr(text, start + 1, "end" - start) FROM evidence '
        "JOIN file_text ON file_text.file = evidence.file AND file_text.page = evidence.page"
    ).fetchall()
    assert len(proved) > 25
    assert all(raw == found for raw, found in proved)
    assert column(
        db, "SELECT raw FROM evidence_of WHERE record LIKE '%seat-001' AND field = 'institution' ORDER BY raw"
    ) == [
        "Arbeitsgemeinschaft der Wohlfahrts-",
        "Freien Wohlfahrtspflege",
        "verbände",
    ]
    assert one(db, "SELECT x0, top FROM evidence WHERE record = 'musterland-2031-017' AND field = 'reference'") == (
        70.0,
        100.0,
    )


def test_evidence_names_a_column_of_its_table(path, make):
    db = store_all(path, [make.network(), make.statute(), make.invitation()])
    for table, field in db.execute("SELECT DISTINCT record_table, field FROM evidence").fetchall():
        assert field.partition(".")[0] in db[table].columns_dict, (table, field)


def test_evidence_check_sees_a_false_span(path, make):
    db = store_all(path, [make.network()])
    db.execute("UPDATE file_text SET text = 'x' || text WHERE page = 1")
    assert len(db.execute("SELECT * FROM evidence_check").fetchall()) > 5


def test_storing_twice_changes_nothing(path, make):
    first = make.network()
    store_all(path, [first, make.statute(), make.invitation()]).close()
    before = dump_hash(path)
    store_all(path, [make.invitation(), first, make.statute()]).close()
    assert dump_hash(path) == before


@pytest.mark.parametrize(
    "named", [(True, True, True), (False, False, True), (True, False, False), (False, True, False)]
)
def test_the_forms_of_a_paper_are_one_whatever_their_order(tmp_path, make, named):
    forms = [
        make.network("in/a.scan.pdf", "scan", named[0], paper={"name": "Lenkungskreis VielfaIt; Stand"}),
        make.network("in/b.txt", "text", named[1]),
        make.network("in/c.pdf", "pdf", named[2]),
        make.network(
            "in/d.pdf", "pdf", named[2], paper={"name": "Ganz anderes Vorhaben der Kreisstraßen", "relatedPaper": []}
        ),
        make.statute(),
    ]
    dumps = set()
    for number, order in enumerate(itertools.permutations(forms)):
        if number % 7:  # a part of all orders is enough, and the same part each time
            continue
        path = tmp_path / f"{number}.db"
        store_all(path, list(order)).close()
        dumps.add(tuple(dump_lines(path)))
    assert len(dumps) == 1


def test_the_best_reading_gives_the_rows_and_a_worse_one_the_council(path, make):
    db = store_all(path, [make.network("in/b.txt", "text", True), make.network("in/c.pdf", "pdf", False)])
    assert one(db, "SELECT paper.id, paper.body, file.medium FROM paper JOIN file ON file.id = paper.file") == (
        "musterland-2031-017",
        "musterland",
        "pdf",
    )
    assert column(db, "SELECT best_reading FROM file WHERE paper = 'musterland-2031-017' ORDER BY medium") == [1, 0]
    assert one(
        db,
        "SELECT raw, medium FROM evidence JOIN file ON file.id = evidence.file "
        "WHERE field = 'body' AND record_table = 'paper'",
    ) == ("Landkreis Musterland", "text")


def test_without_date_in_common_an_unnamed_file_is_not_taken_for_the_paper(path, make):
    db = store_all(path, [make.network(), make.network("in/z.pdf", "pdf", False, paper={"date": "2031-02-21"})])
    assert column(db, "SELECT id FROM paper ORDER BY id") == ["musterland-2031-017", "unbekannt-2031-017"]


def test_an_unnamed_file_that_fits_two_councils_fits_none(path, make):
    other = {"body": {"name": "Kreis Beispielburg", "ags": "99998"}}
    samples = [make.network(), make.network("in/y.pdf", "pdf", True, **other), make.network("in/z.pdf", "pdf", False)]
    db = store_all(path, samples)
    assert column(db, "SELECT id FROM paper ORDER BY id") == [
        "beispielburg-2031-017",
        "musterland-2031-017",
        "unbekannt-2031-017",
    ]


def test_same_number_and_other_content_are_two_papers_and_an_issue(path, make):
    db = store_all(path, [make.network(), make.network("in/z.pdf", paper={"name": "Neubau der Kreisstraße 12"})])
    papers = column(db, "SELECT id FROM paper")
    assert len(papers) == 2
    assert all(str(paper).startswith("musterland-2031-017-") for paper in papers)
    assert column(db, "SELECT paper FROM issue WHERE code = 'same_number' ORDER BY paper") == sorted(papers)


def test_without_a_number_only_equal_bytes_are_one(path, make):
    bare = {"paper": {"reference": None}}
    db = store_all(path, [make.network(**bare), make.network("in/copy.pdf", **bare), make.network(**bare)])
    assert one(db, "SELECT count(*) FROM paper") == 2


def test_rules_are_one_by_organization_and_adoption(path, make):
    later = make.statute("in/neu.txt", rules={"adoptedOn": "2032-01-01"})
    db = store_all(path, [make.statute(), make.statute("in/go.pdf", "pdf"), later])
    assert column(db, "SELECT id FROM rules_of_procedure ORDER BY id") == [
        "beispielburg-beirat-fuer-teilhabe-go-2030-07-04",
        "beispielburg-beirat-fuer-teilhabe-go-2032-01-01",
    ]
    assert one(db, "SELECT count(*) FROM rule WHERE rules_of_procedure LIKE '%2030-07-04'") == 1
    assert one(db, "SELECT count(*) FROM rule WHERE composition IS NULL") == 0


def test_a_document_read_anew_leaves_nothing_behind(path, tmp_path, make):
    wrong = make.network(
        paper={"consultation": [{"order": 1, "organization": "Sozialausschufl"}], "reference": "2031/O17"}
    )
    right = make.network()
    assert wrong.file.sha256 == right.file.sha256
    store_all(path, [wrong, right]).close()
    fresh = tmp_path / "fresh.db"
    store_all(fresh, [right]).close()
    assert list(dump_lines(path)) == list(dump_lines(fresh))


def test_references_resolve_whoever_comes_first(path, make):
    first = make.network()
    named = make.network(
        "in/111.pdf", paper={"reference": "2030/111", "name": "Integrationskonzept", "relatedPaper": ["2031/017"]}
    )
    db = store_all(path, [first])
    assert column(db, "SELECT reference FROM unresolved_reference") == ["2030/111"]
    store_all(path, [named])
    assert db.execute("SELECT paper, target FROM paper_reference ORDER BY paper").fetchall() == [
        ("musterland-2030-111", "musterland-2031-017"),
        ("musterland-2031-017", "musterland-2030-111"),
    ]


def test_an_agenda_and_a_consultation_meet(path, make):
    db = store_all(path, [make.invitation(), make.network(), make.invitation("in/protokoll.pdf", "minutes", None)])
    assert one(db, "SELECT id, public FROM meeting WHERE organization = 'musterland-sozialausschuss'") == (
        "musterland-sozialausschuss-2031-03-12",
        1,
    )
    assert column(db, "SELECT paper FROM agenda_item ORDER BY kind, position") == ["musterland-2031-017", None] * 2


def test_spellings_are_kept_and_the_organization_has_the_better_one(path, make):
    plain = make.network(
        "in/old.txt", "text", paper={"reference": "7/2031", "underDirectionOf": ["Amt fuer Foerderung der Vielfalt"]}
    )
    plain.record.evidence[:] = []
    for order in ([plain, make.network()], [make.network(), plain]):
        db = store_all(path, order)
        assert one(db, "SELECT name FROM organization WHERE id = 'musterland-amt-fuer-foerderung-der-vielfalt'") == (
            "Amt für Förderung der Vielfalt"
        )
        spellings = column(
            db, "SELECT name FROM organization_name WHERE organization LIKE '%-amt-fuer-%' ORDER BY name"
        )
        assert spellings == ["Amt fuer Foerderung der Vielfalt", "Amt für Förderung der Vielfalt"]


def test_profile_ids_of_councils_go_first(path, make):
    town = make.network("in/town.pdf", body={"name": "Stadt Musterland", "ags": None})
    councils = {"Stadt Musterland": "musterland"}
    db = store_all(path, [town, make.network()], councils=councils)
    assert column(db, "SELECT id FROM paper ORDER BY id") == ["landkreis-musterland-2031-017", "musterland-2031-017"]


def test_signs_that_sqlite_cannot_keep_do_not_move_the_spans(path, make):
    said = {"/paper/reference": "9/2031", "/paper/name": "Nul\x00l"}
    paper = {"reference": "9/2031", "name": "Nul\x00l"}
    odd = make.sample("in/odd\udcff.txt", "pdf", ["Vorlage\ud800 Nul\x00l 9/2031"], said, kind="paper", paper=paper)
    db = store_all(path, [odd])
    assert one(db, "SELECT name FROM paper") == "Nul\ufffdl"


def test_all_or_nothing(path, make):
    db = store_all(path, [make.statute()])
    db.close()
    before = dump_hash(path)
    broken = make.network(paper={"consultation": [{"order": 2**70, "organization": "Kreistag"}]})
    db = open_database(path)
    with pytest.raises(OverflowError):
        store(db, broken.file, broken.record)
    db.close()
    assert dump_hash(path) == before


def test_each_path_has_one_source_row(path, make):
    each = make.network()
    db = store_all(path, [each])
    record_source(db, "in/b.zip!/a.pdf", Outcome.DUPLICATE, sha256=each.file.sha256, size=1)
    record_source(db, "in/x.docx", Outcome.OFFICE_FORMAT, "a Word file", "Save it as PDF.")
    record_source(db, "in/x.docx", Outcome.OFFICE_FORMAT, "a Word file", "Save it as PDF.")
    rows = db.execute("SELECT path, member, outcome, file IS NOT NULL FROM source ORDER BY path").fetchall()
    assert rows == [
        ("in/2031-017.pdf", None, "stored", 1),
        ("in/b.zip!/a.pdf", "a.pdf", "duplicate", 1),
        ("in/x.docx", None, "office_format", 0),
    ]
    assert one(db, "SELECT name FROM file") == "2031-017.pdf"
