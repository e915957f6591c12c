"""What a worker's memory grows to: fresh processes that read, or read and extract, thousands of papers."""

import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from tests.bench.corpus import Sample
from tests.bench.figures import Figure

WARM = 50
PAPERS = 2_000
_STATUS = Path("/proc/self/status")


def measure(samples: Sequence[Sample], papers: int = PAPERS) -> list[Figure]:
    """Memory at the end, and what the second half of the papers added, with and without spaCy.

    One round, for memory does not depend on what else the machine does.
    """
    if not _STATUS.exists():
        reason = "this system has no /proc/self/status"
        return [Figure(key, what, "MB", hold=hold, missing=reason) for key, what, hold in _ROWS]
    folder = samples[0].path.parent
    reading, extracting = (_start(way, folder, papers) for way in ("read", "extract"))
    plain, full = _end(reading), _end(extracting)
    told = f"resident memory of a process of its own after {papers:,} papers, one round"
    values = (
        (plain["end"], f"{told}; {_course(plain)}"),
        (full["end"], f"{told}; {_course(full)}"),
        (full["end"] - full["half"], f"reading and extracting, between {papers // 2:,} and {papers:,} papers"),
    )
    rows = zip(_ROWS, values, strict=True)
    return [Figure(key, what, "MB", (value,), hold, note=note) for (key, what, hold), (value, note) in rows]


_ROWS = (
    ("memory-reading", "worker memory, without spaCy (reading only)", 80.0),
    ("memory-extracting", "worker memory, with spaCy (reading and extracting)", 160.0),
    ("memory-growth", "what the last half of the papers adds to it", 5.0),
)


def _course(found: dict[str, float]) -> str:
    """How memory went in one process."""
    names = {"warm": f"after {WARM} papers", "half": "at half", "end": "at the end", "peak": "at most"}
    return ", ".join(f"{found[key]:.0f} MB {name}" for key, name in names.items())


def _start(way: str, folder: Path, papers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.bench.memory", way, str(folder), str(papers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def _end(child: subprocess.Popen[str]) -> dict[str, float]:
    told, _ = child.communicate()
    if child.returncode:
        raise RuntimeError(f"the process whose memory is measured ended with {child.returncode}")
    found: dict[str, float] = json.loads(told)
    return found


def run(way: str, folder: Path, papers: int) -> dict[str, float]:
    """In the child: reads papers one after the other, and says in MB what memory it has on the way."""
    from pipeline.councils import packaged_profiles
    from pipeline.reading.read import read

    profiles = packaged_profiles()
    found: dict[str, float] = {}
    for number, path in enumerate(islice(cycle(sorted(folder.glob("*.pdf"))), papers), 1):
        with read(path.name, path.read_bytes()) as document:
            if way == "extract":
                from extractors.extract import extract

                extract(document, profiles)
        for name, at in (("warm", WARM), ("half", papers // 2), ("end", papers)):
            if number == at:
                found[name] = _resident("VmRSS")
    return found | {"peak": _resident("VmHWM")}


def _resident(name: str) -> float:
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
