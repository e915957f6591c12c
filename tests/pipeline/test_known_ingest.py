"""Known bytes through the real command: files that were touched, moved, copied, and what other limits may change."""

import os
import shutil
from pathlib import Path

import pytest

from tests.pipeline.command import dump, every_row, ingest, originals, outcomes, sample
from tests.pipeline.conftest import Fresh
from tests.pipeline.workers import LOOP

PDF = sample("konstanz/2018-063/paper.pdf")
TEXT = sample("konstanz/2019-087/paper.txt")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder "konstanz" with two papers, a file that is broken and one that is empty."""
    folder = tmp_path / "konstanz"
    folder.mkdir()
    for name, data in {"k.pdf": PDF, "m.txt": TEXT, "cut.pdf": PDF[:3000], "empty.txt": b""}.items():
        (folder / name).write_bytes(data)
    ingest(tmp_path, "konstanz", status=3)
    return tmp_path


def test_touched_files_are_hashed_and_not_read(here: Path) -> None:
    before = dump(here / "x.db")
    for path in (here / "konstanz").iterdir():
        os.utime(path, ns=(0, path.stat().st_mtime_ns + 10**9))
    assert ingest(here, "konstanz", status=3)["read"] == 0
    assert dump(here / "x.db") == before
    state = every_row(here / "x.db")
    assert ingest(here, "konstanz", status=3)["read"] == 0
    assert every_row(here / "x.db") == state  # the second time not even that: their new state was noted


def test_bytes_under_another_path_are_read_only_where_it_sorts_first(here: Path, fresh: Fresh) -> None:
    folder = here / "konstanz"
    (folder / "k.pdf").rename(folder / "z.pdf")
    shutil.copy(folder / "m.txt", folder / "n.txt")
    moved = ingest(here, "konstanz", status=3)
    assert (moved["read"], moved["outcomes"]) == (0, {"broken": 1, "duplicate": 2, "empty": 1, "stored": 1})
    # Nothing is taken away because a path is gone: the database is that of all paths that were ever there.
    shutil.copy(folder / "z.pdf", folder / "k.pdf")
    fresh(here / "fresh.db", folder)
    assert dump(here / "x.db") == dump(here / "fresh.db")

    shutil.copy(folder / "k.pdf", folder / "a.pdf")
    (folder / "m.txt").rename(folder / "b.txt")
    shutil.copy(folder / "cut.pdf", folder / "zcut.pdf")
    first = ingest(here, "konstanz", status=3)
    # k.pdf is there again, with another time and inode, and known by its bytes. The copy of the broken file is read:
    # its own path stands in the reason.
    assert (first["read"], first["outcomes"]) == (3, {"broken": 2, "duplicate": 3, "empty": 1, "stored": 2})
    shutil.copy(folder / "b.txt", folder / "m.txt")
    fresh(here / "again.db", folder)
    assert dump(here / "x.db") == dump(here / "again.db")
    found = outcomes(here / "x.db")
    assert [name for name, outcome in found.items() if outcome == "stored"] == ["konstanz/a.pdf", "konstanz/b.txt"]
    assert len(originals(here / "x.db")) == 2


def test_what_limits_stopped_is_read_again_with_other_limits_only(tmp_path: Path) -> None:
    (tmp_path / "loop.pdf").write_bytes(LOOP)
    given = ("loop.pdf", "--cpu-seconds", 1)
    first = ingest(tmp_path, *given, status=3)
    assert (first["read"], first["outcomes"]) == (1, {"cpu_limit": 1})
    before = every_row(tmp_path / "x.db")
    assert ingest(tmp_path, *given, status=3)["read"] == 0
    assert every_row(tmp_path / "x.db") == before
    assert ingest(tmp_path, *given, "--memory-mb", 1400, status=3)["read"] == 1
