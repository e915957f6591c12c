"""When, where and with what a bench ran."""

import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PACKAGES = ("ratslese", "pypdfium2", "pdfplumber", "spacy", "datasette", "distributed", "weasyprint")


def describe() -> dict[str, str]:
    """Date, machine, load and versions, as the kept table tells them."""
    return {
        "Date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "Machine": f"{_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()}",
        "Load when it began": load(),
        "Versions": ", ".join(_versions()),
    }


def load() -> str:
    """The mean number of processes that want to run, over 1, 5 and 15 minutes: what others do blurs the figures."""
    return ", ".join(f"{each:.1f}" for each in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"


def _processor() -> str:
    found = _lines("/proc/cpuinfo", "model name")
    return found[0] if found else platform.processor() or platform.machine()


def _memory() -> str:
    found = _lines("/proc/meminfo", "MemTotal")
    return f"{int(found[0].split()[0]) / 2**20:.0f} GiB" if found else "memory unknown"


def _lines(path: str, name: str) -> list[str]:
    file = Path(path)
    if not file.exists():
        return []
    lines = file.read_text("utf-8", "replace").splitlines()
    return [line.partition(":")[2].strip() for line in lines if line.startswith(name)]


def _versions() -> list[str]:
    found = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    git = subprocess.run(
        ["git", "rev-parse", "--short=10", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    if git.returncode == 0:
        found.append(f"commit {git.stdout.strip()}")
    return found
