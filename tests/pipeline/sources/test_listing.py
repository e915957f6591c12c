"""Files and folders: every path is one item, whatever it is called and whatever it is."""

import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.sources.content import read_content
from pipeline.sources.item import LARGEST_FILE, Item
from pipeline.sources.listing import list_items
from schemas.errors import DocumentError, UsageError

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outcome_of(item: Item) -> str:
    try:
        read_content(item)
    except DocumentError as error:
        assert error.advice
        return str(error.outcome)
    return "read"


def test_paths_are_named_as_given_and_count_once(here: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", ".hidden", "b/.hidden/x.txt", "__MACOSX/x.txt"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(name)
    assert [item.source for item in list_items([Path()])] == ["a.txt", "b/a.txt", "b/z.txt"]
    assert [item.source for item in list_items(["./b/", Path("b"), "b/a.txt", here / "b"])] == ["b/a.txt", "b/z.txt"]
    assert [item.source for item in list_items([f"file://{here}/b"])] == [f"{here}/b/a.txt", f"{here}/b/z.txt"]
    assert [item.source for item in list_items([".hidden"])] == [".hidden"]
    assert [item.source for item in list_items(["b"], beside=here)] == ["b/a.txt", "b/z.txt"]
    assert [item.source for item in list_items(["."], beside=here / "b")] == [f"{here}/a.txt", "a.txt", "z.txt"]
    hidden: set[str] = set()
    assert len(list_items([".", "b"], hidden=hidden)) == 3
    assert hidden == {".hidden", "__MACOSX", "b/.hidden"}
    (item,) = list_items(["b/a.txt"])
    found = (here / "b/a.txt").stat()
    assert item.stat == (found.st_size, found.st_mtime_ns, found.st_ino)
    assert item.folders[:2] == ("b", here.name)
    with pytest.raises(UsageError, match="missing does not exist"):
        list_items(["missing"])


@POSIX
def test_what_is_no_regular_file_is_one_item(here: Path) -> None:
    Path("real").mkdir()
    Path("real/a.txt").write_text("x")
    os.mkfifo("fifo.pdf")
    Path("folder-link").symlink_to("real")
    Path("real/loop").symlink_to("..")
    Path("self").symlink_to("self")
    Path("dangling.zip").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.zip")
        items = list_items(["."])
        found = {item.source: outcome_of(item) for item in items}
        bare = {item.source: outcome_of(Item(item.source, item.path, ())) for item in items}
    expected = dict.fromkeys(
        ("dangling.zip", "fifo.pdf", "folder-link", "real/loop", "self", "socket.zip"), "not_regular"
    )
    assert found == bare == {**expected, "real/a.txt": "read"}
    assert outcome_of(Item("null", Path("/dev/null"), ())) == "not_regular"


@POSIX
def test_names_are_printed_on_one_line(here: Path) -> None:
    names = (
        b"two\nlines.txt",
        b"bad\xff.txt",
        "\u202egro.txt".encode(),
        b"-leading.txt",
        b"tab\t.zip",
        "🙂.txt".encode(),
    )
    for name in names:
        Path(os.fsdecode(name)).write_text("x")
    items = list_items(["."])
    assert sorted(item.source for item in items) == sorted(
        ("two\\x0alines.txt", "bad\\xff.txt", "\\u202egro.txt", "-leading.txt", "tab\\x09.zip", "🙂.txt")
    )
    assert all(item.source.isprintable() for item in items)
    assert sum(outcome_of(item) == "read" for item in items) == 5


LISTED_BY_NOBODY = """
import json, os, sys
from pipeline.sources.content import read_content
from pipeline.sources.listing import list_items
from schemas.errors import DocumentError
if os.getuid() == 0:  # root reads every folder
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
found = {}
for item in list_items(["."]):
    try:
        read_content(item)
        found[item.source] = "read"
    except DocumentError as error:
        found[item.source] = [str(error.outcome), error.args[0], error.advice]
print(json.dumps(found))
"""


@POSIX
def test_a_folder_that_cannot_be_read_is_one_item() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "closed").mkdir()
        (folder / "closed" / "a.txt").write_text("x")
        (folder / "open.txt").write_text("x")
        (folder / "closed").chmod(0)
        try:
            child = subprocess.run(
                [sys.executable, "-c", LISTED_BY_NOBODY], cwd=folder, capture_output=True, text=True, check=False
            )
        finally:
            (folder / "closed").chmod(stat.S_IRWXU)
    assert child.returncode == 0, child.stderr
    found = json.loads(child.stdout)
    assert set(found) == {"closed", "open.txt"}
    assert found["open.txt"] == "read"
    outcome, reason, advice = found["closed"]
    assert outcome == "unreadable" and "closed is a folder that cannot be read" in reason and advice


def test_what_is_to_be_left_out_is_left_out_wherever_it_is_met(here: Path) -> None:
    for name in ("a.txt", "x.db", "x.db.files/a", "sub/x.db", "sub/b.txt"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("x")
    without = (Path("x.db"), here / "x.db.files", Path("sub/none"))
    left = ["a.txt", "sub/b.txt", "sub/x.db"]
    assert [item.source for item in list_items(["."], without=without)] == left
    assert [item.source for item in list_items([here], here, without)] == left
    assert [item.source for item in list_items(["x.db", "sub"], without=without)] == ["sub/b.txt", "sub/x.db", "x.db"]


@POSIX
def test_a_folder_whose_name_is_too_long_to_be_read_is_one_item(here: Path) -> None:
    # Deeper than the longest path that the system opens: also for root.
    top = os.open(".", os.O_RDONLY)
    at = top
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=at)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=at)
        if at != top:
            os.close(at)
        at = below
    os.close(at)
    os.close(top)
    (item,) = list_items(["."])
    assert outcome_of(item) in ("unreadable", "not_regular")


def test_what_vanishes_or_is_too_large_says_so(here: Path) -> None:
    Path("a.txt").write_text("x")
    Path("large.pdf").touch()
    os.truncate("large.pdf", LARGEST_FILE + 1)
    small, large = list_items(["."])
    assert outcome_of(large) == "too_large"
    Path("a.txt").unlink()
    assert outcome_of(small) == "unreadable"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="/proc is not here")
def test_a_file_that_is_never_what_it_says_is_unreadable() -> None:
    # The kernel writes it while it is read: its size is said to be 0, as of a file that grows meanwhile.
    (item,) = list_items(["/proc/self/status"])
    with pytest.raises(DocumentError, match="changes while it is read") as error:
        read_content(item)
    assert error.value.outcome == "unreadable"
