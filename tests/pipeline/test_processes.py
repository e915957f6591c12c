"""The processes of whole commands: their memory and number, how they end, and systems that cannot limit them."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.engines.local import default_jobs
from pipeline.options import _terminable
from schemas.errors import ExitCode
from tests.pipeline.conftest import START_SECONDS, free_port, wait_for
from tests.pipeline.workers import SAMPLE, descendants, is_worker, papers, workers


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
        most = max(most, sum(map(is_worker, descendants(process.pid))))
        time.sleep(0.02)
    assert process.returncode == 0 and 0 < most <= default_jobs()


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
    at_work = workers(process.pid)
    process.send_signal(sign)
    _, log = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED, log
    assert "interrupted" in log and "Traceback" not in log
    deadline = time.monotonic() + START_SECONDS
    while any(Path(f"/proc/{pid}").exists() for pid in at_work) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in at_work)


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


def test_a_handler_that_was_not_set_by_python_is_none_to_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {sign: signal.getsignal(sign) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        with monkeypatch.context() as patched:
            patched.setattr(signal, "getsignal", lambda _: None)
            with _terminable():
                pass
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


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
