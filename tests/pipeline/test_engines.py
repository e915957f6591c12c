"""Worker processes: a document that kills its reader is quarantined with its class, and takes no other along."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.councils import load_profiles
from pipeline.engines.engine import batches, in_order
from pipeline.engines.lane import _signed
from pipeline.engines.local import LocalEngine, default_jobs
from pipeline.ingest import IngestOptions, ingest
from pipeline.limits import Limits
from pipeline.result import Result
from pipeline.setting import Setting
from pipeline.sources.item import Item, Refusal
from pipeline.sources.listing import list_items
from schemas.errors import AccountingError, ExitCode
from schemas.outcome import Outcome
from tests.pipeline.conftest import START_SECONDS, free_port, wait_for

SAMPLE = Path(__file__).parents[1] / "documents" / "konstanz" / "2018-063" / "paper.txt"
PROFILES = tuple(load_profiles())
SETTING = Setting(PROFILES, limits=Limits(cpu_seconds=2))

LOOP = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj 2 0 R endobj\ntrailer << /Root 1 0 R >>\n"
)


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


def papers(folder: Path, count: int) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(f"{text}\n{number}\n", encoding="utf-8")


def results(items: Sequence[Item], jobs: int, setting: Setting = SETTING) -> list[Result]:
    with LocalEngine(setting, jobs) as engine:
        found = list(engine.map(items))
    assert sorted(each.item.source for each in found) == sorted(item.source for item in items)
    return found


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


def _workers(parent: int | None = None) -> list[int]:
    """The processes below this one that are workers, once there are any."""
    for _ in range(START_SECONDS * 20):
        found = [pid for pid in _descendants(parent or os.getpid()) if _is_worker(pid)]
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("no worker was started")


def _descendants(pid: int) -> list[int]:
    children = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        children += [int(child) for child in task.read_text().split()]
    return children + [below for child in children for below in _descendants(child)]


def _is_worker(pid: int) -> bool:
    """Whether its memory is limited: only workers restrict themselves."""
    try:
        limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
    except OSError:
        return False
    return any(line.startswith("Max address space") and "unlimited" not in line.split()[3] for line in limits)


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    papers(tmp_path, 40)
    items = list_items([tmp_path])
    found = []
    with LocalEngine(SETTING, 2) as engine:
        for number, result in enumerate(engine.map(items)):
            found.append(result)
            if number == 0:
                for pid in _workers():
                    os.kill(pid, signal.SIGKILL)
    assert sorted(each.item.source for each in found) == [item.source for item in items]
    assert {each.outcome for each in found} == {Outcome.STORED}


def test_a_worker_that_dies_with_nothing_to_do_is_replaced(tmp_path: Path) -> None:
    papers(tmp_path, 3)
    items = list_items([tmp_path])
    with LocalEngine(SETTING, 1) as engine:
        assert len(list(engine.map(items))) == 3
        for pid in _workers():
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.5)
        assert [each.outcome for each in engine.map(items)] == [Outcome.STORED] * 3


def test_whoever_stops_asking_leaves_nothing_for_the_next(tmp_path: Path) -> None:
    papers(tmp_path, 40)
    first, second = list_items([tmp_path])[:30], list_items([tmp_path])[30:]
    with LocalEngine(SETTING, 2) as engine:
        asked = engine.map(first)
        next(asked)
        asked.close()  # type: ignore[attr-defined]
        assert sorted(each.item.source for each in engine.map(second)) == [item.source for item in second]


class Losing:
    """An engine that loses one of its items."""

    def __init__(self, engine: LocalEngine) -> None:
        self.setting, self._engine = engine.setting, engine

    def map(self, items: Sequence[Item]) -> Iterator[Result]:
        yield from list(self._engine.map(items))[1:]

    def close(self) -> None:
        self._engine.close()


def test_a_path_that_is_lost_is_missed(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    papers(tmp_path / "papers", 3)
    with LocalEngine(SETTING, 1) as engine, pytest.raises(AccountingError, match="3 paths were listed, 2 have"):
        ingest([tmp_path / "papers"], Losing(engine), IngestOptions(tmp_path / "x.db"))


def test_large_files_do_not_fill_the_parent(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8") + "Die Verwaltung berichtet. \n" * 15_000
    (tmp_path / "papers").mkdir()
    for number in range(32):
        (tmp_path / "papers" / f"{number:02}.txt").write_text(f"{text}{number}", encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "ingest", str(tmp_path / "papers"), "--db", str(tmp_path / "x.db")]
    process = subprocess.Popen([*command, "--jobs", "2"], stdout=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text() if Path(f"/proc/{process.pid}").exists() else ""
        peak = max([peak, *(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))])
        time.sleep(0.05)
    assert process.returncode == 0
    assert 0 < peak < 300  # MiB; without a limit of bytes it is several times that


def test_extracting_a_folder_takes_no_more_workers_than_processors(tmp_path: Path) -> None:
    papers(tmp_path, 16)
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "extract", str(tmp_path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_is_worker, _descendants(process.pid))))
        time.sleep(0.02)
    assert process.returncode == 0 and 0 < most <= default_jobs()


def test_results_can_come_in_order(tmp_path: Path) -> None:
    papers(tmp_path, 30)
    (tmp_path / "003-loop.pdf").write_bytes(LOOP)
    items = list_items([tmp_path])
    with LocalEngine(SETTING, 3) as engine:
        assert [each.item for each in in_order(engine, items)] == items


def test_what_listing_refused_is_not_read(tmp_path: Path) -> None:
    item = Item("x.zip", tmp_path / "x.zip", (), refusal=Refusal("archive_rejected", "x.zip is a bomb", "Unpack it."))
    (found,) = results([item], 1)
    assert (found.outcome, found.arrival.reason, found.arrival.advice) == (
        Outcome.ARCHIVE_REJECTED,
        "x.zip is a bomb",
        "Unpack it.",
    )


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


def run(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """Whoever is started in the background of a shell ignores SIGINT, and so do its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_interrupts")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_ingest_says_so_and_leaves_no_process(tmp_path: Path, sign: signal.Signals) -> None:
    (tmp_path / "papers").mkdir()
    papers(tmp_path / "papers", 1500)
    command = [sys.executable, "-m", "pipeline", "ingest", str(tmp_path / "papers"), "--db", str(tmp_path / "x.db")]
    process = subprocess.Popen([*command, "--jobs", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    workers = _workers(process.pid)
    process.send_signal(sign)
    _, log = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED, log
    assert "interrupted" in log and "Traceback" not in log
    deadline = time.monotonic() + START_SECONDS
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


@pytest.mark.usefixtures("heeding_interrupts")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_who_is_interrupted_while_the_commands_are_imported_says_so(sign: signal.Signals) -> None:
    code = (
        "import os, pipeline.__main__, sys\n"
        "class Slow:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == 'pipeline.cli': os.kill(os.getpid(), {int(sign)})\n"
        "sys.meta_path.insert(0, Slow())\n"
        "assert 'logging' not in sys.modules and 'click' not in sys.modules\n"
        "pipeline.__main__.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (ExitCode.INTERRUPTED, "ratslese: interrupted.\n")


def test_without_resource_and_fcntl_all_goes_on_without_limits(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    for name in ("resource", "fcntl"):
        (hidden / f"{name}.py").write_text(f"raise ImportError('no {name} here')\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(hidden)}
    stored = run("ingest", str(SAMPLE), "--db", str(tmp_path / "x.db"), "--json", env=environment)
    assert stored.returncode == 0, stored.stderr
    assert '"stored": 1' in stored.stdout
    extracted = run("extract", str(SAMPLE), env=environment)
    assert extracted.returncode == 0 and '"reference": "2018/063"' in extracted.stdout
    doctor = run("doctor", env=environment)
    assert "documents run without them" in doctor.stdout
    assert b"<title>Ratslese: x</title>" in served(tmp_path / "x.db", environment)


def served(database: Path, environment: dict[str, str]) -> bytes:
    """The first page that `ratslese serve` shows; it is stopped again, and stops."""
    port = free_port()
    command = [sys.executable, "-m", "pipeline", "serve", str(database), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    try:
        wait_for(port, server)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
            assert answer.status == 200
            page: bytes = answer.read()
    finally:
        server.terminate()
        _, log = server.communicate(timeout=60)
    assert b"Traceback" not in log
    return page


def test_batches_hold_so_many_items_and_so_many_bytes(tmp_path: Path) -> None:
    items = [Item(f"{number}", tmp_path, (), (size, 0, 0)) for number, size in enumerate([10, 10, 10, 200, 10, 90, 90])]
    assert [[item.source for item in batch] for batch in batches(items, 3, largest=100)] == [
        ["0", "1", "2"],
        ["3"],
        ["4", "5"],
        ["6"],
    ]
    assert [len(batch) for batch in batches(items, 4, largest=10**6)] == [4, 3]


def test_batches_get_smaller_towards_the_end_so_that_no_lane_waits_long_for_another() -> None:
    items = [Item(f"{number:03}", SAMPLE, (), (10, 0, 0)) for number in range(500)]
    sizes = [len(batch) for batch in batches(items, 32, lanes=2)]
    assert sum(sizes) == 500 and sizes[0] == 32 and sizes[-1] == 1
    assert sizes == sorted(sizes, reverse=True)
    assert [len(batch) for batch in batches(items[:5], 32, lanes=8)] == [1] * 5
