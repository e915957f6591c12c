"""What people get: samples (and seeds, where they are there) ingested and served by the real commands over HTTP."""

import json
import socket
import subprocess
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.command import SAMPLES, command, ingest

ROOT = Path(__file__).parents[2]
PAPERS = [path for path in sorted(SAMPLES.glob("*/*/paper.*")) if path.suffix in (".pdf", ".txt")]
SEEDS = ROOT.parent / "shared" / "seeds"
START_SECONDS = 120
"""A server that takes longer to begin will not; most take a tenth of it."""
QUERIES = tomllib.loads((ROOT / "db" / "explorer" / "queries.toml").read_text(encoding="utf-8"))


class Site:
    """A running `ratslese serve`."""

    def __init__(self, address: str) -> None:
        self.address = address

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            assert answer.status == 200
            text: str = answer.read().decode()
            return text

    def answers(self) -> bool:
        try:
            return bool(self.page("/-/versions.json"))
        except (urllib.error.URLError, ConnectionError):
            return False

    def rows(self, path: str) -> list[dict[str, object]]:
        joined: list[dict[str, object]] = json.loads(self.page(f"{path}{'&' if '?' in path else '?'}_shape=array"))
        return joined


def serving(database: Path) -> Iterator[Site]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        command("serve", database, "--port", port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    site = Site(f"http://127.0.0.1:{port}")
    try:
        end = time.monotonic() + START_SECONDS
        while not site.answers():
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.1)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    database = tmp_path_factory.mktemp("samples") / "papers.db"
    ingest(database.parent, *PAPERS, "--no-keep-files", db=database.name)
    yield from serving(database)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    database = tmp_path_factory.mktemp("seeds") / "papers.db"
    ingest(database.parent, SEEDS, "--no-keep-files", "--ocr", "never", db=database.name)
    yield from serving(database)


def test_each_table_and_view_page_opens(samples: Site) -> None:
    listed = json.loads(samples.page("/papers.json"))
    names = [table["name"] for table in listed["tables"]] + [view["name"] for view in listed["views"]]
    assert {"paper", "seat", "rule", "evidence", "committee_members"} <= set(names)
    for name in names:
        samples.page(f"/papers/{name}")


@pytest.mark.parametrize("table", ["paper", "composition", "rules_of_procedure", "seat", "evidence"])
def test_row_pages_open(samples: Site, table: str) -> None:
    rows = samples.rows(f"/papers/{table}.json?_size=1")
    assert rows
    samples.page(f"/papers/{table}/{rows[0]['id']}")


ASKED = {
    "beratungsfolge": {"gremium": "Sozialausschuss"},
    "zusammensetzung": {"gremium": "Steuerungsgruppe Radverkehr"},
    "regeln_nebeneinander": {"regelart": "quorum"},
    "volltextsuche": {"suchwort": "radverkehr"},
    "vorlagen_im_jahr": {"kreis": "konstanz", "jahr": "2019"},
    "belege": {"datensatz": "konstanz-2018-063"},
}


def test_every_prepared_query_answers_without_and_with_words(samples: Site) -> None:
    for name in QUERIES:
        samples.page(f"/papers/{name}")
        samples.page(f"/papers/{name}?{urllib.parse.urlencode(ASKED.get(name, {}))}")


@pytest.mark.parametrize("query", ASKED)
def test_prepared_queries_find_what_the_samples_say(samples: Site, query: str) -> None:
    parameters = urllib.parse.urlencode(ASKED[query])
    assert samples.rows(f"/papers/{query}.json?{parameters}"), query


def test_one_committee_is_described_at_several_dates(samples: Site) -> None:
    path = "/papers/composition.json?_col=as_of&name__startswith=Steuerungsgruppe+Radverkehr"
    assert len({row["as_of"] for row in samples.rows(path)}) >= 3


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared with the seeds is not here")
def test_a_search_for_wohlfahrt_finds_the_member_table_and_the_report(seeds: Site) -> None:
    found = seeds.rows("/papers/volltextsuche.json?suchwort=Wohlfahrt")
    records = " ".join(json.dumps(row, ensure_ascii=False) for row in found)
    assert "konstanz-2022-248" in records
    assert "steinfurt" in records
    papers = [row["id"] for row in seeds.rows("/papers/paper.json?_search=Wohlfahrt")]
    assert "konstanz-2022-248" in papers


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared with the seeds is not here")
def test_all_pages_of_the_seeds_open(seeds: Site) -> None:
    listed = json.loads(seeds.page("/papers.json"))
    for table in listed["tables"]:
        seeds.page(f"/papers/{table['name']}")
    for query in QUERIES:
        seeds.page(f"/papers/{query}")
