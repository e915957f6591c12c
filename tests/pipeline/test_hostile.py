"""The hostile set through the real command: each path one right outcome, whatever the number of workers."""

import json
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from db.dump import dump_hash, dump_lines
from pipeline.sources.item import printable
from schemas.outcome import Outcome
from tests.hostile.case import Case, write_set
from tests.hostile.cases import CASES

JOBS = (1, 2, 4)
CPU_SECONDS = 8
"""For each document. The dearest that has to be read, and that which takes longest to take the memory, take half, on a
slow machine and as a worker's first."""

MEMORY_MIB = 1024
"""For each worker: so much is taken before the time is up, also where the machine does three things at once."""

PARENT_MIB = 150
LONGEST = 1800.0
"""Seconds; only a run that hangs takes so long."""

_CONTROLS = {*map(chr, (*range(32), *range(127, 160))), "\u2028", "\u2029"} - {"\n"}
_TURNS = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Ingest:
    """A finished ingest: `peak` is the most memory that its parent process held, in MiB."""

    database: Path
    code: int
    report: dict[str, Any]
    log: str
    peak: float

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """Source -> outcome, as the database has them."""
        return {path: Outcome(outcome) for path, outcome in self.rows("SELECT path, outcome FROM source")}

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql).fetchall()

    def without_clocks(self) -> list[tuple[Any, ...]]:
        """All rows of `source` without the columns that say when."""
        known = self.rows("SELECT name FROM pragma_table_info('source') WHERE name NOT LIKE '%\\_at' ESCAPE '\\'")
        columns = ", ".join(f'"{name}"' for (name,) in known)
        return self.rows(f"SELECT {columns} FROM source ORDER BY id")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def cases(folder: Path) -> list[Case]:
    return list(write_set(folder / "set", CASES))


@pytest.fixture(scope="module")
def runs(folder: Path, cases: list[Case]) -> dict[int, Ingest]:
    """A first ingest of the set for each number of jobs, each into a database of its own."""
    return {jobs: run_ingest(folder / "set", folder / f"{jobs}" / "x.db", jobs) for jobs in JOBS}


def run_ingest(papers: Path, database: Path, jobs: int) -> Ingest:
    """The real command; without OCR, so that outcomes don't depend on what else is installed."""
    database.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pipeline", "ingest", papers, "--db", database, "--jobs", jobs, "--json"]
    command += ["--ocr", "never", "--cpu-seconds", CPU_SECONDS, "--memory-mb", MEMORY_MIB]
    out, log = database.with_suffix(".json"), database.with_suffix(".log")
    with out.open("wb") as stdout, log.open("wb") as stderr:
        process = subprocess.Popen(list(map(str, command)), cwd=database.parent, stdout=stdout, stderr=stderr)
        peak = _watch(process)
    text = log.read_text(encoding="utf-8")
    assert process.returncode in (0, 3), text[-2000:]
    return Ingest(database, process.returncode, json.loads(out.read_text(encoding="utf-8")), text, peak)


def _watch(process: subprocess.Popen[bytes]) -> float:
    """Waits for the process; its own peak in MiB (wait4 would give the largest of its workers)."""
    status = Path(f"/proc/{process.pid}/status")
    peak, end = 0.0, time.monotonic() + LONGEST
    try:
        while process.poll() is None:
            assert time.monotonic() < end, "the ingest hangs"
            if status.exists():
                found = [line.split() for line in status.read_text().splitlines() if line.startswith("VmHWM")]
                peak = max([peak, *(int(line[1]) / 1024 for line in found)])
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()
    return peak


def rows_of(cases: list[Case], run: Ingest, papers: Path) -> Iterator[tuple[Case, dict[str, Outcome]]]:
    """Each case with the paths that it was listed as: itself, a ZIP's members, what lies in a folder."""
    names = {printable(papers / case.path): case for case in cases}
    owned: dict[Case, dict[str, Outcome]] = {case: {} for case in cases}
    for path, outcome in run.outcomes.items():
        parents = [path, *(path[:at] for at in range(len(path)) if path.startswith(("!/", "/"), at))]
        owner = max((parent for parent in parents if parent in names), key=len, default=None)
        assert owner is not None, f"{path} is of no case"
        owned[names[owner]][path] = outcome
    yield from owned.items()


def test_the_set_is_large(cases: list[Case]) -> None:
    assert len(cases) > 300
    assert len({case.path for case in cases}) == len(cases)


@pytest.mark.parametrize("jobs", JOBS)
def test_each_path_has_exactly_one_outcome(runs: dict[int, Ingest], jobs: int) -> None:
    run = runs[jobs]
    assert run.code == 3
    assert run.report["listed"] == sum(run.report["outcomes"].values())
    assert run.report["outcomes"] == {each.value: count for each, count in Counter(run.outcomes.values()).items()}


@pytest.mark.parametrize("jobs", JOBS)
def test_each_outcome_is_right(runs: dict[int, Ingest], cases: list[Case], folder: Path, jobs: int) -> None:
    wrong = []
    for case, rows in rows_of(cases, runs[jobs], folder / "set"):
        found = Counter(rows.values())
        if case.rows is None and not rows:
            wrong.append(f"{case.path!r} was not listed")
        elif case.rows is not None and len(rows) != case.rows:
            wrong.append(f"{case.path!r} was listed {len(rows)} times, not {case.rows}: {dict(found)}")
        elif not set(found) <= case.outcomes:
            wrong.append(f"{case.path!r} ended as {dict(found)}, not {sorted(case.outcomes)}: {case.why}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("jobs", JOBS)
def test_nothing_is_said_in_tracebacks(runs: dict[int, Ingest], jobs: int) -> None:
    assert "Traceback" not in runs[jobs].log
    assert "Exception ignored" not in runs[jobs].log


def test_what_is_said_does_nothing_to_a_terminal(runs: dict[int, Ingest]) -> None:
    said = [line for line in runs[1].log.split("\n") if (_CONTROLS | _TURNS) & set(line)]
    assert not said


def test_each_trouble_is_one_line_that_says_what_to_do_and_nothing_else_is_said(runs: dict[int, Ingest]) -> None:
    troubles = runs[1].report["troubles"]
    assert [each for each in troubles if not each["reason"] or not each["advice"]] == []
    told = Counter(f"{each['outcome']}: {each['reason']}. {each['advice']}" for each in troubles)
    assert Counter(runs[1].log.splitlines()) == told


@pytest.mark.parametrize("jobs", JOBS)
def test_the_parent_stays_small(runs: dict[int, Ingest], jobs: int) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("/proc is missing: no process's own peak is known")
    assert 0 < runs[jobs].peak < PARENT_MIB


def test_the_number_of_workers_changes_no_outcome(runs: dict[int, Ingest]) -> None:
    first = runs[JOBS[0]].outcomes
    for jobs in JOBS[1:]:
        other = runs[jobs].outcomes
        assert {
            path: (first.get(path), other.get(path)) for path in {*first, *other} if first.get(path) != other.get(path)
        } == {}


def test_the_number_of_workers_changes_no_row(runs: dict[int, Ingest]) -> None:
    first = list(dump_lines(runs[JOBS[0]].database))
    for jobs in JOBS[1:]:
        assert list(unified_diff(first, list(dump_lines(runs[jobs].database)), n=0, lineterm="")) == []


@pytest.mark.parametrize("jobs", JOBS)
def test_a_second_run_reads_nothing_and_changes_nothing(runs: dict[int, Ingest], folder: Path, jobs: int) -> None:
    first = runs[jobs]
    before, rows = dump_hash(first.database), first.without_clocks()
    second = run_ingest(folder / "set", first.database, jobs)
    assert second.report["read"] == 0
    assert second.report["outcomes"] == first.report["outcomes"]
    assert second.report["troubles"] == first.report["troubles"]
    assert (dump_hash(first.database), second.without_clocks()) == (before, rows)


def test_nothing_is_written_beside_database_and_originals(runs: dict[int, Ingest], folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"set", *map(str, JOBS)}
    assert not [path for path in (folder / "1").rglob("*") if "boese" in path.name]
    assert not Path("/tmp/boese.txt").exists()
    assert not Path("/boese.txt").exists()
