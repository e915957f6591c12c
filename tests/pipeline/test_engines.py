"""Worker processes: a document that kills its reader is quarantined with its class, and takes no other along."""

import os
import signal
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engines.lane import _signed
from pipeline.engines.local import LocalEngine
from pipeline.limits import Limits
from pipeline.sources.listing import list_items
from schemas.outcome import Outcome
from tests.pipeline.conftest import START_SECONDS
from tests.pipeline.workers import LOOP, SETTING, papers, results, workers


def bomb() -> bytes:
    """A page whose contents unpack to 2 GiB of blanks."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(2048)) + packer.flush()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Size 5 /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize(
    ("killer", "limits", "outcome", "reason"),
    [
        # Time enough on any machine, so that it is the memory that ends.
        (bomb, Limits(cpu_seconds=60, memory_mb=1024), Outcome.MEMORY, "1024 MiB"),
        (lambda: LOOP, SETTING.limits, Outcome.CPU_LIMIT, "2 seconds"),
    ],
    ids=["memory", "time"],
)
def test_who_kills_its_reader_is_quarantined_alone(
    tmp_path: Path, killer: Callable[[], bytes], limits: Limits, outcome: Outcome, reason: str, jobs: int
) -> None:
    papers(tmp_path, 12)
    (tmp_path / "005-killer.pdf").write_bytes(killer())
    found = {
        Path(each.item.source).name: each
        for each in results(list_items([tmp_path]), jobs, replace(SETTING, limits=limits))
    }
    killed = found.pop("005-killer.pdf")
    assert killed.outcome is outcome and reason in str(killed.arrival.reason)
    assert [each.outcome for each in found.values()] == [Outcome.STORED] * 12
    assert all(each.record and each.record.paper for each in found.values())


def test_a_reader_that_waits_for_ever_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers(tmp_path, 200)  # so many that it is still at them when it is stopped
    monkeypatch.setattr("pipeline.limits.WALL_FACTOR", 1)
    with LocalEngine(SETTING, 1) as engine:
        stopped = threading.Thread(target=_signal_workers, args=(Path(engine._folder.name), signal.SIGSTOP, 1))
        stopped.start()
        found = list(engine.map(list_items([tmp_path])))
        stopped.join()
    assert {each.outcome for each in found} == {Outcome.STORED}  # standing still once may be the machine's fault


def test_whose_reader_somebody_kills_is_left_to_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "loop.pdf").write_bytes(LOOP)
    with LocalEngine(replace(SETTING, limits=Limits(cpu_seconds=600)), 1) as engine:
        killer = threading.Thread(target=_signal_workers, args=(Path(engine._folder.name), signal.SIGKILL, 2))
        killer.start()
        (found,) = engine.map(list_items([tmp_path]))
        killer.join()
    assert (found.outcome, found.arrival.sha256) == (Outcome.UNREADABLE, None)  # db.known.READ_AGAIN
    assert "was killed" in str(found.arrival.reason)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc is missing: nobody tells who is at work")
def test_a_reader_that_is_at_work_is_given_its_processor_time_however_long_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loop.pdf").write_bytes(LOOP)
    monkeypatch.setattr("pipeline.limits.WALL_FACTOR", 0)
    (found,) = results(list_items([tmp_path]), 1)
    assert found.outcome is Outcome.CPU_LIMIT and "2 seconds of CPU time" in str(found.arrival.reason)


def _signal_workers(notes: Path, sign: signal.Signals, count: int) -> None:
    """Sends a signal to the first workers that have begun with a document."""
    reached: set[int] = set()
    for _ in range(START_SECONDS * 100):
        for note in notes.iterdir():
            _, pid = _signed(note)
            if pid is not None and pid not in reached:
                os.kill(pid, sign)
                reached.add(pid)
            if len(reached) == count:
                return
        time.sleep(0.01)
    raise AssertionError(f"only {len(reached)} workers have begun")


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    papers(tmp_path, 40)
    items = list_items([tmp_path])
    found = []
    with LocalEngine(SETTING, 2) as engine:
        for number, result in enumerate(engine.map(items)):
            found.append(result)
            if number == 0:
                for pid in workers():
                    os.kill(pid, signal.SIGKILL)
    assert sorted(each.item.source for each in found) == [item.source for item in items]
    assert {each.outcome for each in found} == {Outcome.STORED}


def test_a_worker_that_dies_with_nothing_to_do_is_replaced(tmp_path: Path) -> None:
    papers(tmp_path, 3)
    items = list_items([tmp_path])
    with LocalEngine(SETTING, 1) as engine:
        assert len(list(engine.map(items))) == 3
        for pid in workers():
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)
        assert [each.outcome for each in engine.map(items)] == [Outcome.STORED] * 3


PROBE = """
import socket, sqlite3, sys
from pipeline.limits import Limits, document_budget, restrict
restrict(Limits(cpu_seconds=1, memory_mb=600))
for open_one in (lambda: socket.create_connection(("127.0.0.1", 1)), lambda: sqlite3.connect(":memory:")):
    try:
        open_one()
    except PermissionError as error:
        print("refused", error)
try:
    bytearray(700 * 2**20)
except MemoryError:
    print("no memory")
sys.stdout.flush()
for _ in range(3):
    with document_budget(Limits(cpu_seconds=1)):
        pass
with document_budget(Limits(cpu_seconds=1)):
    while True:
        pass
"""


def test_a_worker_has_no_network_no_database_and_little_memory() -> None:
    found = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, timeout=60, check=False)
    assert [line.split()[0] for line in found.stdout.splitlines()] == ["refused", "refused", "no"], found.stderr
    assert found.returncode == -signal.SIGXCPU
