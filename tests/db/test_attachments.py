"""Anlagen in files of their own are joined to their paper, whichever comes first, and part from it with it."""

from contextlib import closing
from itertools import permutations
from typing import Any

from db.connection import open_database
from db.dump import dump_lines
from db.store import store


def paper(make: Any, reference: str, name: str) -> Any:
    text = f"Landkreis Musterland\n{reference}\n{name}"
    values = {"reference": reference, "paperType": "Vorlage", "name": name, "date": "2031-02-01"}
    printed = {"/paper/reference": reference, "/paper/name": name}
    return make.sample(
        f"{reference}.pdf", "pdf", [text], printed, kind="paper", paper=values, body={"name": "Landkreis Musterland"}
    )


def attachment(make: Any, reference: str, number: str, name: str | None, body: str = "Landkreis Musterland") -> Any:
    text = f"{body}\nAnlage {number} zu {reference}\n{name}"
    said = {"number": number, "reference": reference, "name": name}
    printed = {"/attachment/reference": reference, "/attachment/number": number}
    path = f"{body} {reference} {number}.pdf"
    return make.sample(path, "pdf", [text], printed, kind="attachment", attachment=said, body={"name": body})


def samples(make: Any) -> list[Any]:
    return [
        paper(make, "DS 12/2031", "Straßenbahn"),
        attachment(make, "12/2031", "1", "Lageplan"),
        attachment(make, "DS 12/2031", "2", None),
        attachment(make, "DS 13/2031", "1", "Kosten"),
        attachment(make, "DS 12/2031", "3", "Lageplan", "Landkreis Nachbarland"),
    ]


def test_an_anlage_finds_its_paper_whichever_comes_first(tmp_path, make):
    dumps = set()
    for number, order in enumerate(permutations(samples(make)[:4])):
        with closing(open_database(tmp_path / f"{number}.db")) as db:
            for each in order:
                store(db, each.file, each.record)
            found = db.execute("SELECT name, number, reference, paper FROM attachment ORDER BY reference, number")
            assert found.fetchall() == [
                ("Lageplan", "1", "12/2031", "musterland-ds-12-2031"),
                ("Anlage 2 zu DS 12/2031", "2", "DS 12/2031", "musterland-ds-12-2031"),
                ("Kosten", "1", "DS 13/2031", None),
            ]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        dumps.add("\n".join(dump_lines(tmp_path / f"{number}.db")))
    assert len(dumps) == 1


def test_an_anlage_belongs_to_no_neighbours_paper(db, make):
    for each in samples(make):
        store(db, each.file, each.record)
    found = db.execute("SELECT paper FROM attachment WHERE body = 'nachbarland'").fetchall()
    assert found == [(None,)]
    evidence = db.execute("SELECT DISTINCT field FROM evidence WHERE record_table = 'attachment'").fetchall()
    assert {field for (field,) in evidence} >= {"number", "reference"}
