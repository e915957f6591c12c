"""Papers for worker processes to read, what comes of them, and which processes are workers."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.councils import load_profiles
from pipeline.engines.local import LocalEngine
from pipeline.limits import Limits
from pipeline.result import Result
from pipeline.setting import Setting
from pipeline.sources.item import Item
from tests.pipeline.conftest import START_SECONDS

SAMPLE = Path(__file__).parents[1] / "documents" / "konstanz" / "2018-063" / "paper.txt"
PROFILES = tuple(load_profiles())
SETTING = Setting(PROFILES, limits=Limits(cpu_seconds=2))
LOOP = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj 2 0 R endobj\ntrailer << /Root 1 0 R >>\n"
)


def papers(folder: Path, count: int) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(f"{text}\n{number}\n", encoding="utf-8")


def results(items: Sequence[Item], jobs: int, setting: Setting = SETTING) -> list[Result]:
    with LocalEngine(setting, jobs) as engine:
        found = list(engine.map(items))
    assert sorted(each.item.source for each in found) == sorted(item.source for item in items)
    return found


def workers(parent: int | None = None) -> list[int]:
    """The processes below this one that are workers, once there are any."""
    for _ in range(START_SECONDS * 20):
        found = [pid for pid in descendants(parent or os.getpid()) if is_worker(pid)]
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("no worker was started")


def descendants(pid: int) -> list[int]:
    children = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        children += [int(child) for child in task.read_text().split()]
    return children + [below for child in children for below in descendants(child)]


def is_worker(pid: int) -> bool:
    """Whether its memory is limited: only workers restrict themselves."""
    try:
        limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
    except OSError:
        return False
    return any(line.startswith("Max address space") and "unlimited" not in line.split()[3] for line in limits)
