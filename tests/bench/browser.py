"""Pages of a running browser over many papers: a page with facets relative to the page of one row."""

import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from statistics import median

from tests.bench.figures import Figure
from tests.bench.rows import fill

REQUESTS = 20
_WAIT = 120.0


def measure(papers: int, rounds: int, random: Random) -> Figure:
    """The figure over a database that tests.bench.rows fills with `papers` invented papers."""
    what = f"facet page / row page, {papers:,} papers"
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "papers.db"
        fill(database, papers)
        with closing(sqlite3.connect(database)) as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM paper ORDER BY id")]
        with _served(database) as address:
            taken = [_round(address, random.choices(ids, k=REQUESTS), random) for _ in range(rounds)]
    facet, row = (1000 * median(each[index] for each in taken) for index in (0, 1))
    note = f"/papers/paper with its facets {facet:.1f} ms, one row {row:.1f} ms, medians of {REQUESTS} requests a round"
    return Figure("facets", what, "times", tuple(facet / row for facet, row in taken), 10, note=note)


def _round(address: str, ids: list[str], random: Random) -> tuple[float, float]:
    """Median seconds of the facet page and of a row's page, asked in random order."""
    asked = [("facet", f"{address}/papers/paper") for _ in ids] + [
        ("row", f"{address}/papers/paper/{id_}") for id_ in ids
    ]
    seconds: dict[str, list[float]] = {"facet": [], "row": []}
    for kind, page in random.sample(asked, len(asked)):
        seconds[kind].append(_fetch(page))
    return median(seconds["facet"]), median(seconds["row"])


def _fetch(page: str) -> float:
    began = time.perf_counter()
    with urllib.request.urlopen(page, timeout=_WAIT) as answer:
        answer.read()
    return time.perf_counter() - began


@contextmanager
def _served(database: Path) -> Iterator[str]:
    """The address of `ratslese serve` on this database, warmed up; it is stopped at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pipeline", "serve", str(database), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address, until = f"http://127.0.0.1:{port}", time.monotonic() + _WAIT
    try:
        while True:
            try:
                _fetch(f"{address}/papers/paper")
                break
            except (urllib.error.URLError, ConnectionError):
                if server.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=_WAIT)
