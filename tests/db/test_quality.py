"""The bands say which council's form is not read; the vocabulary says which words to add to its profile."""

from contextlib import closing
from typing import Any

from db.arrivals import arrival
from db.connection import open_database, open_readable
from db.quality import UnknownWord, bands, vocabulary
from db.store import store_many


def test_each_council_has_its_shares_beside_the_bounds(path: Any, make: Any) -> None:
    bare = {"reference": None, "date": None, "consultation": []}
    samples = [make.network(), make.network("in/b.pdf", paper={"name": "Anderes", "reference": "2031/018"})]
    samples.append(make.network("in/c.pdf", paper=bare | {"name": "Drittes"}))
    samples.append(make.network("in/d.pdf", named=False, paper=bare | {"name": None}))
    with closing(open_database(path)) as db:
        store_many(db, [arrival(each.file, each.record) for each in samples])
    with closing(open_readable(path)) as db:
        found = {(band.body, band.field): band for band in bands(db)}
    assert len(found) == 8
    reference = found[("musterland", "reference")]
    assert (reference.papers, reference.papers_with, reference.share) == (3, 2, 0.667)
    assert not reference.is_plausible
    assert found[("musterland", "name")].share == 1
    assert found[("musterland", "name")].is_plausible
    assert found[("musterland", "consultation")].papers_with == 2
    assert found[(None, "name")].papers_with == 0


def test_the_bounds_of_the_view_and_of_python_agree(path: Any, make: Any) -> None:
    with closing(open_database(path)) as db:
        store_many(db, [arrival(each.file, each.record) for each in (make.network(), make.network("x", named=False))])
        said = db.execute("SELECT implausible FROM plausibility ORDER BY body NULLS LAST, field").fetchall()
        assert [bool(row[0]) for row in said] == [not band.is_plausible for band in bands(db)]


def test_unknown_words_are_counted_with_an_example(path: Any, make: Any) -> None:
    text = "Landkreis Musterland\nDrucksache 7/2031\nzur Beschnupperung\nzur Be-\nschnupperung\nDatum Lenzing\n"

    def issue(where: str, *words: tuple[int, int]) -> dict[str, Any]:
        spans = [{"page": 1, "start": start, "end": end, "raw": text[start:end]} for start, end in words]
        return {"code": "unknown_word", "message": f"{where} is not understood", "path": where, "spans": spans}

    whole, head, tail, date = (text.index(words) for words in ("zur Besch", "zur Be-", "schnupperung\nD", "Lenzing"))
    issues = [
        issue("/paper/consultation/0", (whole, whole + 18)),
        issue("/paper/consultation/1", (head, tail + 12)),
        issue("/paper/date", (date, date + 7)),
    ]
    stations = [{"order": 1, "organization": "Kreistag"}, {"order": 2, "organization": "Sozialausschuss"}]

    def paper(number: int) -> Any:
        paper = {"reference": f"{number}/2031", "name": f"Vorhaben {number}", "consultation": stations}
        body = {"name": "Landkreis Musterland", "ags": "99999"}
        name = f"in/{number}.txt"
        return make.sample(name, "text", [text], {}, issues, kind="paper", paper=paper, body=body)

    with closing(open_database(path)) as db:
        store_many(db, [arrival(each.file, each.record) for each in (paper(7), paper(8), make.network())])
        found = vocabulary(db)
        assert vocabulary(db, limit=1) == found[:1]
    assert all(word.path in ("in/7.txt", "in/8.txt") for word in found)
    assert [word._replace(path="") for word in found] == [
        UnknownWord("musterland", "consultation", "zur Beschnupperung", 4, 2, ""),
        UnknownWord("musterland", "date", "Lenzing", 2, 2, ""),
    ]
