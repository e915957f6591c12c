"""Whether a process is at work: one that waits for a processor is, one that waits for something else is not.

So a busy machine makes nobody look dead. Only Linux tells.
"""

import time
from pathlib import Path

_LOOKS = 25
_BETWEEN = 0.02
"""Seconds from one look to the next: a process at work is caught waiting for a disk now and then, not each time."""


def is_at_work(pid: int) -> bool:
    """Whether the process or one below it runs or could run; False also where the system does not tell."""
    for look in range(_LOOKS):
        if look:
            time.sleep(_BETWEEN)
        if _could_run(pid):
            return True
        if not Path(f"/proc/{pid}").exists():
            return False
    return False


def _could_run(pid: int) -> bool:
    process = Path(f"/proc/{pid}")
    try:
        if process.joinpath("stat").read_bytes().rpartition(b") ")[2].startswith(b"R"):
            return True
        below = [child for task in process.glob("task/*/children") for child in task.read_bytes().split()]
    except OSError:
        return False
    return any(_could_run(int(child)) for child in below)
