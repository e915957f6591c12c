"""Whole commands: two workers beside one, a Dask cluster beside the local pool, an unchanged corpus again."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median

from tests.bench.corpus import Sample, text_papers
from tests.bench.figures import Figure

# A run over these few is taken off a run over all: it wakes every worker and loads all that they load.
FEW = 20
_WAIT = 60.0
_RATSLESE = [sys.executable, "-m", "pipeline"]

QUIET_CLUSTER = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms",
}
"""How docs/scale.md says to start a cluster: it does nothing else while it has nothing to do."""


def workers(samples: Sequence[Sample], rounds: int, random: Random) -> list[Figure]:
    """Two workers beside one, and the Dask cluster beside two local workers."""
    ways = {"one": ["--jobs", "1"], "two": ["--jobs", "2"]}
    missing = missing_cluster()
    with _cluster(wanted=not missing) as address:
        if address:
            ways["dask"] = ["--engine", "dask", "--scheduler", address]
        few: dict[str, list[float]] = {way: [] for way in ways}
        full: dict[str, list[float]] = {way: [] for way in ways}
        paths = [sample.path for sample in samples]
        if address:  # its workers stay warm from run to run: a few papers would wake only one of them
            ingest_seconds(paths, ways["dask"])
        for _ in range(rounds):
            for way in random.sample(list(ways), len(ways)):
                few[way].append(ingest_seconds(paths[:FEW], ways[way]))
                full[way].append(ingest_seconds(paths, ways[way]))
    taken = {way: [seconds - median(few[way]) for seconds in full[way]] for way in ways}
    return worker_figures(taken, len(samples) - FEW, missing)


def worker_figures(taken: dict[str, list[float]], papers: int, missing: str) -> list[Figure]:
    """From seconds without start-up, by way and round, to the figures."""
    speed = tuple(one / two for one, two in zip(taken["one"], taken["two"], strict=True))
    rates = ", ".join(f"{way} {papers / max(1e-9, median(taken[way])):.0f} papers/s" for way in taken)
    told = f"ratslese ingest --jobs 2 and --jobs 1, less a run over {FEW} papers each; {rates}"
    pool = Figure("two-workers", "two warm workers", "times", speed, 1.8, at_least=True, note=told)
    what = "Dask (scheduler + 2 workers over TCP), relative to the local pool's time"
    if missing:
        return [pool, Figure("dask", what, "ratio", hold=1.10, missing=missing)]
    dask = tuple(far / near for far, near in zip(taken["dask"], taken["two"], strict=True))
    return [
        pool,
        Figure("dask", what, "ratio", dask, 1.10, note="ratslese ingest --engine dask and --jobs 2, likewise"),
    ]


def unchanged(papers: int, rounds: int) -> Figure:
    """A corpus of texts, first read, then found unchanged `rounds` times."""
    folder = text_papers(papers)
    one = next(iter(sorted(folder.rglob("*.txt"))))
    with tempfile.TemporaryDirectory() as name:
        database, single = Path(name) / "all.db", Path(name) / "one.db"
        first = _seconds([folder], database) - _seconds([one], single)
        again = [_seconds([folder], database) - _seconds([one], single) for _ in range(rounds)]
    what = f"unchanged corpus again ({papers:,} files), relative to the first run"
    rate = f"first run {first:.0f} s, {papers / first:.0f} papers/s"
    note = f"{rate}; again {median(again):.2f} s; each less a run over one file; the first run once"
    return Figure("unchanged", what, "ratio", tuple(max(0.0, seconds) / first for seconds in again), 0.05, note=note)


def missing_cluster() -> str:
    """Why Dask cannot be measured; empty where it can."""
    told = subprocess.run([*_RATSLESE, "ingest", "--help"], capture_output=True, text=True, check=True).stdout
    if "--engine" not in told or "--scheduler" not in told:
        return "ratslese ingest has no --engine yet"
    found = subprocess.run([sys.executable, "-c", "import distributed"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "distributed is not installed (extra cluster)"


def ingest_seconds(paths: Sequence[Path], options: Sequence[str]) -> float:
    """Seconds of `ratslese ingest` into a new database, without keeping originals."""
    with tempfile.TemporaryDirectory() as folder:
        return _seconds(paths, Path(folder) / "bench.db", [*options, "--no-keep-files"])


def _seconds(paths: Sequence[Path], database: Path, options: Sequence[str] = ()) -> float:
    command = [*_RATSLESE, "ingest", *map(str, paths), "--db", str(database), *options]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:5])} … ended with {done.returncode}: {done.stderr[-500:]}")
    return seconds


@contextmanager
def _cluster(wanted: bool) -> Iterator[str | None]:
    """The address of a Dask scheduler with two workers on this machine; None where none is wanted."""
    if not wanted:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder, _processes() as start:
        told = Path(folder) / "scheduler.json"
        start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        for number in range(2):
            start("worker", "--scheduler-file", str(told), "--nthreads", "1", "--no-nanny", "--no-dashboard",
                  "--host", "127.0.0.1", "--local-directory", f"{folder}/{number}")  # fmt: skip
        yield _address(told)


def _address(told: Path) -> str:
    """The scheduler's address, once both workers are with it."""
    from distributed import Client

    until = time.monotonic() + _WAIT
    while not told.exists():
        if time.monotonic() > until:
            raise RuntimeError("the Dask scheduler did not start")
        time.sleep(0.1)
    with Client(scheduler_file=str(told)) as client:  # type: ignore[no-untyped-call, unused-ignore]
        client.wait_for_workers(2, timeout=_WAIT)
        return str(client.scheduler.address)


class _Start:
    """Starts `dask` commands and remembers them."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen[bytes]] = []

    def __call__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "dask", *arguments]
        environment = os.environ | QUIET_CLUSTER
        nowhere = subprocess.DEVNULL
        self.running.append(subprocess.Popen(command, env=environment, stdout=nowhere, stderr=nowhere))


@contextmanager
def _processes() -> Iterator[_Start]:
    start = _Start()
    try:
        yield start
    finally:
        for process in reversed(start.running):
            process.terminate()
        for process in start.running:
            try:
                process.wait(timeout=_WAIT)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
