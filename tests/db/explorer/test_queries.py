"""The prepared questions: what they answer, and how."""

import re
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from db.connection import open_database
from db.explorer import prepare_connection
from db.explorer.metadata import database_metadata, heads
from db.store import store
from tests.db.explorer.site import Site


def test_full_text_search_finds_the_member_list_and_the_report(site: Site) -> None:
    rows = site.rows("/papers/volltextsuche.json?suchwort=Wohlfahrt")
    assert {(row["kind"], row["record"]) for row in rows} >= {
        ("paper", "musterland-2031-017"),
        ("rules_of_procedure", "beispielburg-beirat-fuer-teilhabe-go-2030-07-04"),
        ("composition", "musterland-2031-017-lenkungskreis-vielfalt"),
    }
    assert all("»" in row["fundstelle"] for row in rows if row["kind"] == "paper")


@pytest.mark.parametrize("word", ['"', "AND", "a*", "x)", "AG", "-"])
def test_no_search_word_breaks_the_query(site: Site, word: str) -> None:
    site.page(f"/papers/volltextsuche?suchwort={urllib.parse.quote(word)}")


QUERIES: list[tuple[str, str, dict[str, Any]]] = [
    ("volltextsuche", "suchwort=viermal", {"kind": "rule"}),
    ("beratungsfolge", "gremium=Sozialausschuss", {"paper": "musterland-2031-017", "start": "2031-03-12"}),
    ("beratungsfolge", "gremium=SOA", {"paper": "musterland-2031-017", "start": "2031-03-12"}),
    ("zusammensetzung", "gremium=lkv&stand=", {"voting": 1, "sector": "administration"}),
    ("zusammensetzung", "gremium=Lenkungskreis&stand=2031-12-31", {"voting": 1, "sector": "administration"}),
    ("zusammensetzung", "gremium=Beirat&stand=", {"raw": "Arbeitsgemeinschaft der Wohlfahrts-", "page": 1, "count": 1}),
    (
        "regeln_nebeneinander",
        "regelart=meeting_frequency",
        {"organization_name": "Beirat für Teilhabe", "modality": "must"},
    ),
    ("vorlagen_im_jahr", "kreis=Musterland&jahr=2031", {"reference": "2031/017"}),
    ("vorgang", "papier=2031/017", {"step": "consultation", "organization_name": "Kreistag", "date": "2031-04-02"}),
    ("vorgang", "papier=2031/017", {"step": "paper", "reference": "2030/111", "matter": "vorgang-musterland-2030-111"}),
    ("vorgang", "papier=ds+2031/17", {"step": "consultation", "organization_name": "Kreistag", "date": "2031-04-02"}),
    ("vorgang", "papier=2030/111", {"step": "invitation", "reference": "2031/017", "date": "2031-03-12"}),
    ("angekuendigt", "kommune=Musterland&gremium=", {"start": "2031-11", "quote": "im November im Kreistag"}),
    ("angekuendigt", "kommune=&gremium=LKV", {"start": "2031-05", "organization_name": "Lenkungskreis Vielfalt"}),
    ("belege", "datensatz=musterland-2031-017", {"field": "reference", "raw": "2031/017", "page": 1}),
    ("sitze_nach_bereich", "gremium=Lenkungskreis", {"sector": "welfare", "known_seats": 2}),
    ("sitze_nach_bereich", "gremium=LKV", {"sector": "welfare", "known_seats": 2}),
]


@pytest.mark.parametrize(("query", "parameters", "expected"), QUERIES)
def test_canned_queries_answer(site: Site, query: str, parameters: str, expected: dict[str, Any]) -> None:
    site.page(f"/papers/{query}")
    site.page(f"/papers/{query}?{parameters}")
    rows = site.rows(f"/papers/{query}.json?{parameters}")
    assert any(expected.items() <= row.items() for row in rows), rows


@pytest.mark.parametrize("short", ["XYZ", "SOAP", "%27", "(LKV)"])
def test_what_no_paper_calls_so_is_no_committee(site: Site, short: str) -> None:
    found = {row["organization"] for row in site.rows(f"/papers/zusammensetzung.json?gremium={short}&stand=")}
    assert found == set()


def test_a_number_of_several_papers_offers_them(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "x.db"
    db = open_database(path)
    papers = {
        "2031/017": (None, 17),
        "VO/2032/017": ("VO", 17),
        "2032/170": (None, 170),
        "17/2033 2. Nachtrag": (None, 17),
    }
    for reference, (prefix, number) in papers.items():
        parts = {"prefix": prefix, "number": number}
        told = {"reference": reference, "referenceParts": parts, "name": f"Bericht {reference}"}
        paper = make.network(f"in/{reference}.pdf", paper=told)
        store(db, paper.file, paper.record)
    db.close()
    with sqlite3.connect(path) as connection:
        prepare_connection(connection)
        sql = str(database_metadata({})["queries"]["vorgang"]["sql"])

        def found(papier: str) -> set[Any]:
            rows = connection.execute(sql, {"papier": papier}).fetchall()
            return {(row[3], row[9]) for row in rows if row[1] == "choice"} or {row[3] for row in rows}

        assert found(" 017 ") == {
            ("2031/017", "musterland-2031-017"),
            ("VO/2032/017", "musterland-vo-2032-017"),
            ("17/2033 2. Nachtrag", "musterland-17-2033-2-nachtrag"),
        }
        assert found("2031/17") == found("musterland-2031-017") == {"2031/017"}
        assert found("2032/017") == found("vo/2032/017") == {"VO/2032/017"}
        assert found("17/2033") == {"17/2033 2. Nachtrag"}
        assert found("170") == {"2032/170"}
        for nothing in ("", "0", "2031", "18", "Bericht", "1 7"):
            assert found(nothing) == set(), nothing
    connection.close()


def test_prepared_questions_have_german_heads_and_fields_for_programs(site: Site) -> None:
    for query, parameters, _ in QUERIES:
        columns = list(site.rows(f"/papers/{query}.json?{parameters}")[0])
        words = heads(query, columns)
        assert [column for column, word in zip(columns, words, strict=True) if word == column] == [], query
        page = site.page(f"/papers/{query}?{parameters}")
        assert re.findall(r'<th class="col-[^"]*" scope="col">([^<]*)</th>', page) == words, query
    assert "<th" not in site.page("/papers/beratungsfolge?gremium=nirgends")
    assert 'scope="col">reference</th>' in site.page("/papers?sql=select+reference+from+paper")


def test_every_canned_query_is_tested() -> None:
    assert {query for query, _, _ in QUERIES} == set(database_metadata({})["queries"])
