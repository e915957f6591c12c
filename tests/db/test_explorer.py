"""The browser as people meet it: a real Datasette over HTTP, and texts that keep up with the tables."""

import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.connection import open_database
from db.explorer import prepare_connection
from db.explorer.metadata import column_text, database_metadata, described, heads
from db.explorer.serve import serve
from db.store import store
from schemas.errors import StorageError, UsageError

_START = """
import sys
from pathlib import Path
from db.explorer.serve import serve
serve(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""


class Site:
    """A running browser."""

    def __init__(self, root: str) -> None:
        self.root = root

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"{self.root}{path}", timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def page(self, path: str) -> str:
        status, text = self.get(path)
        assert status == 200, (path, status, text[:500])
        return text

    def rows(self, path: str) -> list[dict[str, Any]]:
        joint = "&" if "?" in path else "?"
        return list(json.loads(self.page(f"{path}{joint}_shape=array")))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Path:
    path = tmp_path_factory.mktemp("site") / "papers.db"
    db = open_database(path)
    other = make.network("in/z.pdf", paper={"reference": "2030/111", "name": "Integrationskonzept"})
    planned = {"organization": "Kreistag", "start": "2031-11", "kind": "planned", "quote": "im November im Kreistag"}
    later = make.network("in/y.pdf", paper={"reference": "2031/017-1", "name": "Ergänzung", "mention": [planned]})
    text = "Landkreis Musterland\nBericht 2030/222\nDer Lenkungskreis Vielfalt (LKV) dankt dem Sozialausschuss (SOA)."
    body = {"name": "Landkreis Musterland", "ags": "99999"}
    short = make.sample("in/k.txt", "text", [text], {}, kind="paper", paper={"reference": "2030/222"}, body=body)
    for each in (make.network(), other, later, short, make.statute(), make.invitation()):
        store(db, each.file, each.record)
    db.close()
    return path


@pytest.fixture(scope="module")
def site(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("log") / "server.log"
    with log.open("w") as stream:
        server = subprocess.Popen(
            [sys.executable, "-c", _START, str(papers), "127.0.0.1", str(port)], stdout=stream, stderr=stream
        )
        try:
            site = Site(f"http://127.0.0.1:{port}")
            _wait(site, server, log)
            yield site
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(site: Site, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text()
        try:
            site.get("/-/versions.json")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no answer: {log.read_text()}")


def schema(path: Path) -> dict[str, list[str]]:
    db = open_database(path)
    names = [name for name in db.table_names() + db.view_names() if not name.startswith(("search", "_sqlite"))]
    return {name: [row[1] for row in db.execute(f'PRAGMA table_info("{name}")').fetchall()] for name in names}


def test_every_table_view_and_column_has_a_text(papers: Path) -> None:
    tables = schema(papers)
    assert set(described()) == set(tables)
    assert [
        (table, column) for table, columns in tables.items() for column in columns if not column_text(table, column)
    ] == []
    texts = database_metadata(tables)["tables"]
    for name in tables:
        assert texts[name]["title"] and texts[name]["description"], name


def test_no_text_without_a_column(papers: Path) -> None:
    tables = schema(papers)
    for name, columns in described().items():
        assert columns <= set(tables[name]), name
    texts = database_metadata(tables)["tables"]
    for name in tables:
        about = texts[name]
        assert list(about["columns"]) == tables[name]
        named = {*about.get("facets", []), about.get("sort", "name"), about.get("sort_desc", "name")} - {"name"}
        assert named <= set(tables[name]), name


def test_facet_and_foreign_key_columns_are_indexed(papers: Path) -> None:
    db = open_database(papers)
    for table in schema(papers):
        if table in db.view_names():
            continue
        first = {index.columns[0] for index in db.table(table).indexes}
        wanted = {key.column for key in db.table(table).foreign_keys} | set(
            database_metadata({})["tables"][table].get("facets", [])
        )
        assert wanted <= first, (table, wanted - first)


def test_every_table_page_opens(site: Site, papers: Path) -> None:
    for name in schema(papers):
        text = site.page(f"/papers/{name}")
        assert '<html lang="de">' in text
        assert database_metadata({})["tables"][name]["title"] in text


def test_the_front_page_shows_what_people_ask_for_and_hides_the_machinery(site: Site) -> None:
    text = site.page("/papers")
    assert "Beratungsfolge eines Gremiums" in text
    visible = [table["name"] for table in json.loads(site.page("/papers.json"))["tables"] if not table["hidden"]]
    assert {"paper", "seat", "evidence"} <= set(visible)
    assert not [name for name in visible if name.startswith(("search", "reading", "organization_name", "_"))]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/papers/paper/musterland-2031-017", ["Landkreis Musterland", "/papers/file/file-"]),
        (
            "/papers/paper/musterland-2031-017",
            [
                'href="/papers/belege?datensatz=musterland-2031-017">Belege</a>',
                'href="/papers/vorgang?papier=musterland-2031-017">Verlauf</a>',
            ],
        ),
        ("/papers/consultation/musterland-2031-017-consultation-002", ["im Papier nicht gefunden", "/papers/meeting/"]),
        ("/papers/organization/musterland-sozialausschuss", ["Gremium"]),
        ("/papers/paper/musterland-2031-017-1", ['href="/papers/vorgang?papier=vorgang-musterland-2030-111"']),
        ("/papers/matter/vorgang-musterland-2030-111", ['href="/papers/vorgang?papier=vorgang-musterland-2030-111"']),
        ("/papers/vorgang?papier=vorgang-musterland-2030-111", ["Ergänzung", "/papers/meeting/"]),
        ("/papers/seat/musterland-2031-017-lenkungskreis-vielfalt-seat-002", ["Jugendamt", "ja"]),
    ],
)
def test_row_pages_name_what_they_point_to(site: Site, path: str, words: list[str]) -> None:
    text = site.page(path)
    assert [word for word in words if word not in text] == []


def test_rows_without_evidence_have_no_way_to_it(site: Site) -> None:
    for row in ("body/musterland", "organization/musterland-sozialausschuss"):
        assert "belege?datensatz" not in site.page(f"/papers/{row}")
    seat = "musterland-2031-017-lenkungskreis-vielfalt-seat-001"
    page = site.page(f"/papers/seat/{seat}")
    assert f'href="/papers/belege?datensatz={seat}">Belege</a>' in page and "Verlauf</a>" not in page
    assert "Belege</a>" not in site.page("/papers/seat")


def test_table_pages_label_foreign_keys_and_show_facets(site: Site) -> None:
    text = site.page("/papers/paper")
    assert re.search(r'href="/papers/body/musterland">Landkreis Musterland</a>', text)
    facets = json.loads(site.page("/papers/paper.json"))["facet_results"]
    assert set(facets) == {"body", "year", "paper_type"}


@pytest.mark.parametrize(
    "word", ["wohlfahrt", "Integrationskonzept", "konzept", "Foerderung", "Förderung", "aufgabenbereiche"]
)
def test_the_search_box_of_papers_finds_parts_of_words(site: Site, word: str) -> None:
    found = site.rows(f"/papers/paper.json?_search={urllib.parse.quote(word)}")
    assert "musterland-2031-017" in [row["id"] for row in found]


def test_the_search_box_of_papers_leaves_out_what_does_not_fit(site: Site) -> None:
    assert site.rows(f"/papers/paper.json?_search={urllib.parse.quote('Kläranlage')}") == []


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


def test_committees_side_by_side_on_a_page(site: Site) -> None:
    form = site.page("/papers/vergleich")
    assert 'value="musterland"' in form and "<table" not in form
    assert '<p><a href="/papers/vergleich">Gremien vergleichen</a></p>' in site.page("/papers")
    page = site.page("/papers/vergleich?gremium=Lenkungskreis;Teilhabe")
    assert '<html lang="de">' in page
    assert '<th scope="row">Sitzungen im Jahr</th>' in page
    assert 'href="/papers/rule/beispielburg-beirat-fuer-teilhabe-go-2030-07-04-rule-001">§ 2, S. 1</a>' in page
    assert 'href="/papers/composition/musterland-2031-017-lenkungskreis-vielfalt"' in page
    assert "im Papier nicht gefunden" in page and "verschieden" in page
    assert "Amalia" not in site.page("/papers/vergleich?gremium=Teilhabe&kommune=beispielburg&stand=2030")


def test_a_comparison_can_be_taken_along(site: Site) -> None:
    lines = site.page("/papers/vergleich?gremium=Lenkungskreis&format=csv").splitlines()
    assert lines[0].startswith("art,frage,unterschied,gremium")
    assert json.loads(site.page("/papers/vergleich?gremium=Lenkungskreis&format=json"))["committee"][0]["body"]
    assert site.page("/papers/vergleich?gremium=Lenkungskreis&format=md").startswith("| Frage |")


@pytest.mark.parametrize("asked", ["gremium=Nirgends", "kommune=nowhere", "thema=%3Cscript%3Ealert(1)%3C/script%3E"])
def test_where_nothing_can_be_compared_the_page_says_what_can(site: Site, asked: str) -> None:
    status, page = site.get(f"/papers/vergleich?{asked}")
    assert status == 404
    assert "Beirat für Teilhabe" in page and "<script>alert" not in page
    assert site.get("/elsewhere/vergleich")[0] == 404


def test_a_date_that_is_none_is_said(site: Site) -> None:
    status, page = site.get("/papers/vergleich?stand=gestern")
    assert status == 404 and "„gestern“ ist kein Datum" in page


def test_errors_are_plain_pages(site: Site) -> None:
    status, text = site.get("/papers/nothing-here")
    assert status == 404
    assert "Traceback" not in text
    assert site.get("//example.com/x")[0] == 404
    assert site.get("/papers.json?sql=select+1+from+nowhere")[0] == 400


def test_the_browser_cannot_write(site: Site) -> None:
    status, _ = site.get("/papers.json?sql=delete+from+paper")
    assert status == 400
    assert site.rows("/papers/paper.json")


def test_a_wrong_file_and_a_taken_port_are_named(tmp_path: Path, papers: Path) -> None:
    with pytest.raises(StorageError, match=r"no database at .*missing\.db"):
        serve(tmp_path / "missing.db", "127.0.0.1", 0)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(UsageError, match="--port"):
        serve(papers, "127.0.0.1", taken.getsockname()[1])
