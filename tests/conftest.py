"""The order of all tests: those that start processes come first, the longest before them, so that none is left over."""

from pathlib import Path

import pytest

_LONGEST = ("test_hostile.py", "test_kill.py", "test_endless_lines.py", "test_processes.py", "test_cluster.py")
_PROCESSES = Path(__file__).parent / "pipeline"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorts the modules; inside each, tests stay in their order."""
    ranks = {name: rank for rank, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: (ranks.get(item.path.name, len(ranks)), _PROCESSES not in item.path.parents))
