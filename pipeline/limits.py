"""What a worker process may use: memory, CPU seconds for each document, no network, no database.

RLIMIT_CPU counts a process's whole life, so its soft limit is raised before each document by its budget; wall time is
only the last resort against a reader that waits for ever (pipeline.engines.pulse tells it from a busy one). Systems
without `resource` (Windows) run without memory and CPU limits.
"""

import ctypes
import importlib
import os
import platform
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

resource: Any
try:
    resource = importlib.import_module("resource")
except ImportError:  # Windows
    resource = None

WALL_FACTOR = 9
"""A document that waits after so many times its CPU seconds without a sign of life is stopped."""

STARTED_BY = "RATSLESE_STARTED_BY"
"""The variable in which a process that starts a fork server names itself: it may be dead before it is watched."""

_PR_SET_PDEATHSIG = 1
_NETWORK = ("connect", "bind", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")
_REFUSED = frozenset({"sqlite3.connect", *(f"socket.{name}" for name in _NETWORK)})
_UNWANTED = ("CMAP_PATH",)
"""Variables by which readers look for files of their own in other places."""


@dataclass(frozen=True, slots=True)
class Limits:
    """CPU seconds for each document, and MiB of address space for its process."""

    cpu_seconds: int = 30
    memory_mb: int = 1536

    @property
    def wall_seconds(self) -> int:
        """Seconds without a sign of life after which a worker that is not at work is stopped."""
        return WALL_FACTOR * self.cpu_seconds


def available() -> bool:
    """Whether this system can limit memory and CPU time of a process."""
    return bool(resource)


def restrict(limits: Limits) -> None:
    """Restricts this process for the rest of its life: memory, no network, no database, and it dies with its parent."""
    die_with_parent()
    if resource is not None:
        size = limits.memory_mb * 2**20
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):  # macOS has the limit and refuses to set it
            resource.setrlimit(resource.RLIMIT_AS, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name in _UNWANTED:
        os.environ.pop(name, None)
    sys.addaudithook(_refuse)


def die_with_parent() -> None:
    """Asks the system to kill this process when the thread that started it ends; only Linux can."""
    if platform.system() == "Linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


_budgets: list[Callable[[], None]] = []


@contextmanager
def document_budget(limits: Limits, alive: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Gives one document its CPU seconds; outside of it the process has no such limit.

    `alive` is called with each budget that is given: it is the worker's sign of life.
    """

    def give() -> None:
        alive()
        if resource is not None:
            _, hard = resource.getrlimit(resource.RLIMIT_CPU)
            end = int(time.process_time()) + 1 + limits.cpu_seconds
            resource.setrlimit(resource.RLIMIT_CPU, (end if hard == resource.RLIM_INFINITY else min(end, hard), hard))

    _budgets.append(give)
    give()
    try:
        yield
    finally:
        _budgets.pop()
        if resource is not None:
            _, hard = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


def budget_of_page() -> None:
    """Gives the document that is being read its CPU seconds anew, for a page of which each takes seconds (OCR)."""
    for give in _budgets[-1:]:
        give()


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"a document's reader asked for {event} in process {os.getpid()}")
