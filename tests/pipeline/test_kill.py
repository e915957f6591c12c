"""SIGKILL at any moment of an ingest: what is committed is whole, the next run does the rest, no worker outlives it."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.dump import dump_hash

SAMPLES = Path(__file__).parents[1] / "documents"
PAPERS = 200
KILLS = 100
SERIES = 10
"""Databases; each is killed KILLS / SERIES times on its way to the end."""

AT_ONCE = 2
GRACE = 2.0
"""Seconds that workers may outlive their parent; one that is still importing sees its death only afterwards."""

EARLIEST = 0.4
"""Of the time that a run takes with nothing to read: before it, Python is still importing."""

LONGEST = 300.0


@dataclass(frozen=True, slots=True)
class Archive:
    """The papers, the hash of a clean run's database, and how many seconds it took; `idle`: with nothing to read."""

    papers: Path
    clean: str
    seconds: float
    idle: float

    def moment(self, database: Path, chance: random.Random) -> float:
        """Seconds after which a run is killed: at any moment, given what the database has already."""
        left = 1 - _count(database) / PAPERS
        end = self.idle + max(0.0, self.seconds - self.idle) * left
        return chance.uniform(EARLIEST * self.idle, end)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("kill")
    papers = folder / "papers"
    _write_papers(papers)
    seconds = []
    for _ in range(2):
        begun = time.monotonic()
        assert _start(papers, folder / "clean.db", "clean").wait(LONGEST) == 0
        seconds.append(time.monotonic() - begun)
    with closing(sqlite3.connect(folder / "clean.db")) as connection:
        assert connection.execute("SELECT count(*) FROM source").fetchone() == (PAPERS,)
        assert connection.execute("SELECT count(*) FROM paper").fetchone()[0] > PAPERS / 2
    return Archive(papers, dump_hash(folder / "clean.db"), *seconds)


def _count(database: Path) -> int:
    """How many papers it has; 0 where a kill came before its tables."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            return int(connection.execute("SELECT count(*) FROM source").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _write_papers(papers: Path) -> None:
    """Short papers in text, each with a number of its own, and the samples as PDF."""
    papers.mkdir()
    samples = sorted(SAMPLES.glob("*/*/paper.pdf"))
    for sample in samples:
        shutil.copy(sample, papers / f"{sample.parent.name}.pdf")
    text = (SAMPLES / "konstanz" / "2018-063" / "paper.txt").read_text(encoding="utf-8")
    for number in range(PAPERS - len(samples)):
        paper = text.replace("2018/063", f"2018/{500 + number}").replace("Radverkehr", f"Radverkehr {number}")
        (papers / f"{number:03d}.txt").write_text(paper, encoding="utf-8")


def _start(papers: Path, database: Path, mark: str, jobs: int = 1) -> subprocess.Popen[bytes]:
    """The real command in a process group of its own; all of its processes have `mark` in their environment."""
    command = [sys.executable, "-m", "pipeline", "ingest", papers, "--db", database, "--jobs", jobs, "--ocr", "never"]
    return subprocess.Popen(
        list(map(str, command)),
        env={**os.environ, "RATSLESE_KILLED": mark},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _alive(mark: str) -> list[int]:
    """The processes with this mark; dead ones that nobody has fetched have no environment any more."""
    wanted = f"RATSLESE_KILLED={mark}\0".encode()
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if wanted in (process / "environ").read_bytes():
                    found.append(int(process.name))
            except OSError:
                continue
    return found


def _kill_again_and_again(archive: Archive, database: Path, seed: int) -> tuple[int, list[str], str]:
    """Kills the ingest, now its parent alone, now the whole group; then lets it end.

    Gives the number of kills, what outlived them, and the hash of the database at the end.
    """
    chance = random.Random(seed)
    kills, left, jobs = 0, [], 1 + seed % 2
    while kills < KILLS // SERIES:
        mark = f"{seed}-{kills}"
        run = _start(archive.papers, database, mark, jobs)
        time.sleep(archive.moment(database, chance))
        if run.poll() is not None:  # done: all over again
            assert dump_hash(database) == archive.clean
            database = database.with_name(f"{database.stem}x.db")
            continue
        if chance.random() < 0.5:
            run.kill()
        else:
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        kills += 1
        end = time.monotonic() + max(GRACE, archive.idle)
        while (alive := _alive(mark)) and time.monotonic() < end:
            time.sleep(0.05)
        left += [f"process {pid} after kill {mark}" for pid in alive]
        for pid in alive:
            os.kill(pid, signal.SIGKILL)
    last = _start(archive.papers, database, f"{seed}-last", jobs)
    assert last.wait(LONGEST) == 0
    return kills, left, dump_hash(database)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="/proc is missing: orphans cannot be found")
def test_no_kill_loses_or_doubles_anything(archive: Archive) -> None:
    def series(seed: int) -> tuple[int, list[str], str]:
        # In the clean database's folder: paths are named from there.
        return _kill_again_and_again(archive, archive.papers.with_name(f"{seed}.db"), seed)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        results = list(threads.map(series, range(SERIES)))
    assert sum(kills for kills, _, _ in results) == KILLS
    assert [orphan for _, orphans, _ in results for orphan in orphans] == []
    assert [hash_ for _, _, hash_ in results if hash_ != archive.clean] == []
