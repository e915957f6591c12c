"""A database of a few papers, and a real Datasette that shows it over HTTP."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.connection import open_database
from db.store import store
from tests.db.explorer.site import Site

_START = """
import sys
from pathlib import Path
from db.explorer.serve import serve
serve(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
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
