"""The house holds: whose packages are imported, how long modules are, what starting up costs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("pipeline", "extractors", "schemas", "db")
HEAVY = ("spacy", "pdfplumber", "pypdfium2", "sqlite_utils", "datasette", "numpy", "dateparser", "rich", "pydantic")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def run_elsewhere(code: str, folder: Path) -> str:
    """Runs code in a child interpreter outside the checkout, with nothing of ours on its path but what is installed."""
    child = subprocess.run([sys.executable, "-I", "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return child.stdout


@pytest.mark.skipif((ROOT / ".git").is_file(), reason="a linked worktree borrows the environment of its main checkout")
def test_the_four_packages_come_from_this_checkout(tmp_path: Path) -> None:
    code = f"import json, importlib; print(json.dumps([importlib.import_module(n).__file__ for n in {PACKAGES}]))"
    for package, file in zip(PACKAGES, json.loads(run_elsewhere(code, tmp_path)), strict=True):
        assert Path(file).resolve() == (ROOT / package / "__init__.py").resolve()


def test_help_imports_no_heavy_package(tmp_path: Path) -> None:
    code = (
        "import sys, pipeline.cli\n"
        "try: pipeline.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print('LOADED', [name for name in {HEAVY} if name in sys.modules])"
    )
    assert run_elsewhere(code, tmp_path).rstrip().endswith("LOADED []")


def test_the_parent_of_an_ingest_imports_nothing_that_only_its_workers_need(tmp_path: Path) -> None:
    code = "import sys, pipeline.engines.local, pipeline.ingest; print(*sys.modules, sep='\\n')"
    loaded = run_elsewhere(code, tmp_path).split()
    assert "db.arrivals" in loaded
    assert not [
        name for name in loaded if name.startswith("extractors.") or name in {"spacy", "pdfplumber", "pypdfium2"}
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_short_and_say_what_they_are_for(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    assert lines[0].startswith('"""') and len(lines[0]) > 15


def test_each_council_of_a_profile_has_samples() -> None:
    for profile in (ROOT / "extractors" / "councils").glob("*.toml"):
        assert list((ROOT / "tests" / "documents" / profile.stem).glob("*/expected.json")), profile.stem
