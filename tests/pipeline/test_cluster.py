"""The Dask engine: a real scheduler and two real workers over TCP, one of them killed in mid-run."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from distributed import Status

from db.dump import dump_hash
from pipeline.engines import cluster
from pipeline.engines.cluster import ClusterEngine
from pipeline.engines.local import LocalEngine
from pipeline.setting import Setting
from pipeline.sources.listing import list_items
from schemas.errors import ExitCode
from tests.pipeline.command import ratslese
from tests.pipeline.conftest import free_port, wait_for

DOCUMENTS = Path(__file__).parents[1] / "documents"
SAMPLE = DOCUMENTS / "konstanz" / "2018-063" / "paper.txt"
LOOP = b"%PDF-1.4\n1 0 obj <</Type/Catalog /Pages 2 0 R>> endobj\n2 0 obj 2 0 R endobj\ntrailer <</Root 1 0 R>>\n"


def papers(folder: Path, count: int) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    folder.mkdir()
    for number in range(count):
        numbered = text.replace("2018/063", f"2018/{number:03}")
        (folder / f"{number:03}.txt").write_text(numbered, encoding="utf-8")


STRICT = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
"""A scheduler that takes a batch for bad with the first worker that dies, also if it only waited there."""


@contextmanager
def started(*arguments: str) -> "Iterator[subprocess.Popen[bytes]]":
    command = [sys.executable, "-m", "dask", *arguments]
    process = subprocess.Popen(command, env=STRICT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def started_scheduler() -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    port = free_port()
    with started("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard") as process:
        wait_for(port, process)
        yield f"tcp://127.0.0.1:{port}", process


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A scheduler that outlives its workers: each test starts its own."""
    with started_scheduler() as (address, _):
        yield address


def worker(scheduler: str, *options: str) -> "AbstractContextManager[subprocess.Popen[bytes]]":
    return started(
        "worker", scheduler, "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard", *(options or ("--no-nanny",))
    )


def ingest(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "pipeline", "ingest", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    output, log = process.communicate(timeout=240)
    return process.returncode, output, log


def test_a_cluster_makes_the_same_database_though_it_loses_a_worker(tmp_path: Path, scheduler: str) -> None:
    papers(tmp_path / "papers", 200)
    (tmp_path / "papers" / "loop.pdf").write_bytes(LOOP)
    # A worker's first paper takes a second, on slow machines two.
    common = (str(tmp_path / "papers"), "--no-keep-files", "--cpu-seconds", "5", "--json")
    here = ratslese(tmp_path, "ingest", *common, "--db", "here.db")
    with worker(scheduler) as first, worker(scheduler):
        running = ingest(*common, "--db", str(tmp_path / "there.db"), "--engine", "dask", "--scheduler", scheduler)
        wait_for_rows(tmp_path / "there.db", running)
        os.kill(first.pid, signal.SIGKILL)
        there = finish(running)
    assert here.returncode == there[0] == ExitCode.QUARANTINED, there[2]
    assert dump_hash(tmp_path / "here.db") == dump_hash(tmp_path / "there.db")
    assert '"cpu_limit": 1' in there[1] and '"stored": 200' in there[1]


def _number_and_worker(task: int, _: LocalEngine) -> tuple[int, int]:
    time.sleep(0.2)
    return task, os.getpid()


def test_what_a_lost_worker_had_done_and_what_waited_for_it_is_done_by_another(scheduler: str) -> None:
    with worker(scheduler), worker(scheduler), ClusterEngine(Setting(()), scheduler) as engine:
        results = engine.each(_number_and_worker, range(20))
        done = [next(results)]
        time.sleep(0.5)  # now the same worker has done more, and is at another
        os.kill(done[0][1], signal.SIGKILL)
        time.sleep(0.5)
        done += results
    assert sorted(number for number, _ in done) == list(range(20))
    assert len({process for _, process in done}) == 2


def _read_then_wait(task: int, engine: LocalEngine) -> None:
    assert len(list(engine.map(list_items([SAMPLE])))) == 1
    time.sleep(60 * task)


def _below(pid: int) -> list[int]:
    """The processes below a process."""
    children = [
        int(child) for each in Path(f"/proc/{pid}/task").glob("*/children") for child in each.read_text().split()
    ]
    return [*children, *(grandchild for child in children for grandchild in _below(child))]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="/proc is missing: orphans cannot be found")
def test_nothing_outlives_a_cluster_that_is_told_to_end_while_it_reads() -> None:
    with started_scheduler() as (address, leader), worker(address) as reader:
        with ClusterEngine(Setting(()), address) as engine:
            next(engine.each(_read_then_wait, range(2)))
            of_ours = [reader.pid, *_below(reader.pid)]
            leader.terminate()
            reader.terminate()
        end = time.monotonic() + 10
        while (alive := [pid for pid in of_ours if _is_alive(pid)]) and time.monotonic() < end:
            reader.poll()
            time.sleep(0.1)
    assert len(of_ours) > 2 and alive == []


def test_a_program_that_has_a_dask_worker_in_it_outlives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(cluster, "_LEAVE_SECONDS", 0.0)
    monkeypatch.setattr(os, "_exit", ended.append)
    gone: Any = SimpleNamespace(status=Status.closed)
    cluster._leave_with(gone)
    time.sleep(0.1)
    assert ended == []
    monkeypatch.setitem(sys.modules, "distributed.cli.dask_worker", gone)  # `dask worker` is this module
    cluster._leave_with(gone)
    time.sleep(0.1)
    assert ended == [0]


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


def wait_for_rows(database: Path, running: "subprocess.Popen[str]") -> None:
    """Until the first documents are stored."""
    while running.poll() is None:
        if database.exists():
            with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
                try:
                    if connection.execute("SELECT count(*) FROM source").fetchone()[0]:
                        return
                except sqlite3.OperationalError:
                    pass
        time.sleep(0.1)
    raise AssertionError("nothing was stored")


def test_a_worker_that_may_have_no_children_is_refused(tmp_path: Path, scheduler: str) -> None:
    with worker(scheduler, "--nanny"):
        code, _, log = finish(
            ingest(str(SAMPLE), "--db", str(tmp_path / "x.db"), "--engine", "dask", "--scheduler", scheduler)
        )
    assert code == ExitCode.IO_ERROR and "--no-nanny" in log and "Traceback" not in log


def test_a_cluster_that_is_not_there_is_named(tmp_path: Path) -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    code, _, log = finish(
        ingest(str(SAMPLE), "--db", str(tmp_path / "x.db"), "--engine", "dask", "--scheduler", address)
    )
    assert code == ExitCode.IO_ERROR and address in log and "dask scheduler" in log and "Traceback" not in log


def test_engine_and_scheduler_belong_together(tmp_path: Path) -> None:
    code, _, log = finish(ingest(str(SAMPLE), "--db", str(tmp_path / "x.db"), "--engine", "dask"))
    assert code == ExitCode.USAGE and "--scheduler" in log
