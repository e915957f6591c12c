"""The order of all tests: those that start commands come first, the longest before them, so that none is left over."""

from pathlib import Path

import pytest

_LONGEST = ("test_kill.py", "test_hostile.py")
_COMMANDS = Path(__file__).parent / "pipeline"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sorts the modules; inside each, tests stay in their order."""
    items.sort(key=lambda item: (item.path.name not in _LONGEST, item.path.parent != _COMMANDS))
