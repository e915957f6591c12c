"""Progress of the real command: on a terminal it moves, in a pipe there is none of it."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.pipeline.command import alone, command, sample

pty = pytest.importorskip("pty", reason="this system has no pseudo terminals")
FILES = 160


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with many small papers, and two files that are quarantined."""
    folder = tmp_path / "archive"
    folder.mkdir()
    paper = sample("konstanz/2018-063/paper.txt")
    for number in range(FILES - 2):
        (folder / f"{number:03}.txt").write_bytes(paper + b"\n%d\n" % number)
    for number in range(2):
        (folder / f"cut{number}.pdf").write_bytes(sample("konstanz/2018-063/paper.pdf")[: 2000 + number])
    return tmp_path


def on_terminal(folder: Path, *arguments: object) -> str:
    """What a command prints on stderr where that is a terminal of 120 columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    child = subprocess.Popen(
        command(*arguments), cwd=folder, env=environment, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 4096):
            seen += chunk
    except OSError:  # Linux says so when the last process has closed its end
        pass
    finally:
        os.close(ours)
        assert child.wait(timeout=60) == 3
    return seen.decode("utf-8", "replace")


def test_a_terminal_shows_rate_time_left_and_quarantine(archive: Path) -> None:
    seen = on_terminal(archive, "ingest", "archive", "--db", "x.db", "--no-keep-files", "--jobs", 1)
    bare = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
    counts = [int(count) for count in re.findall(rf"(\d+)/{FILES}\b", bare)]
    assert counts == sorted(counts) and len(set(counts)) > 1 and 0 < counts[-1] <= FILES
    assert re.search(r"\b[1-9]\d* files/s", bare)
    assert re.search(r"\b\d:\d\d:\d\d\b", bare)
    assert "2 quarantined" in bare and "0 quarantined" in bare
    # The bar goes when the run is over; what is left are the two lines about the files.
    left = [line for line in bare.splitlines() if line.startswith("broken: ")]
    assert len(left) == 2


def test_a_pipe_shows_none_of_it(archive: Path) -> None:
    done = alone(
        *(archive, "ingest", "archive/cut0.pdf", "archive/cut1.pdf", "--db", "x.db", "--no-keep-files", "--jobs", 1),
    )
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 2
    assert all(line.startswith("broken: ") for line in done.stderr.splitlines())
    assert "\x1b" not in done.stderr + done.stdout
