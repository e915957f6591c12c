"""What CI runs: that a failure of either half of the tests is seen where one looks, at the end."""

import subprocess
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).parents[1] / ".ci" / "tests"
_PYTEST = """#!/usr/bin/env bash
half=commands; code={commands}
case "$*" in *--ignore-glob*) half=others; code={others};; esac
if [ "$code" = 0 ]; then echo "=== 2 passed in 1s ==="; exit 0; fi
echo "=== short test summary info ==="
echo "FAILED $half"
echo "=== 1 failed in 1s ==="
exit "$code"
"""


@pytest.mark.parametrize(
    ("commands", "others", "last"),
    [(0, 0, "2 passed"), (1, 0, "1 failed"), (0, 1, "1 failed"), (1, 1, "1 failed"), (0, 2, "1 failed")],
)
def test_the_last_line_is_that_of_a_half_that_failed(tmp_path: Path, commands: int, others: int, last: str) -> None:
    python = tmp_path / "python"
    python.write_text(_PYTEST.format(commands=commands, others=others), encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(["bash", _SCRIPT, python], capture_output=True, text=True, check=False)
    assert done.returncode == max(commands, others)
    assert last in done.stdout.splitlines()[-1]
    for half, code in (("commands", commands), ("others", others)):
        assert (f"FAILED {half}" in done.stdout) == bool(code)
