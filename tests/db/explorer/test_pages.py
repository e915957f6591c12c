"""The browser as people meet it: the pages of a real Datasette over HTTP."""

import json
import re
import socket
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from db.explorer.metadata import database_metadata, described
from db.explorer.serve import serve
from schemas.errors import StorageError, UsageError
from tests.db.explorer.site import Site


def test_every_table_page_opens(site: Site) -> None:
    for name in described():
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
