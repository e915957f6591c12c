"""The accounts of a run through the real command: every path once, with its outcome, as lines, CSV and exit code."""

import csv
import json
import os
import zipfile
from pathlib import Path

import pytest

from pipeline.ingest import Accounted, Report
from pipeline.report import check_accounts, counted, trouble_lines
from schemas.errors import StorageError
from schemas.outcome import Outcome
from tests.pipeline.command import every_row, ingest, outcomes, ratslese, sample


def lines(accounts: Path) -> list[list[str]]:
    with accounts.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder "archive" with two papers, a ZIP of another, a menu, a broken file, and a link to itself."""
    folder = tmp_path / "archive"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.pdf").write_bytes(sample("konstanz/2018-063/paper.pdf"))
    (folder / "sub" / "again.pdf").write_bytes(sample("konstanz/2018-063/paper.pdf"))
    (folder / "sub" / "cut.pdf").write_bytes(sample("konstanz/2018-063/paper.pdf")[:3000])
    (folder / "sub" / "menü, neu.pdf").write_bytes(sample("other/speiseplan-kantine/paper.pdf"))
    with zipfile.ZipFile(folder / "export.zip", "w") as archive:
        archive.writestr("b.pdf", sample("ravensburg/0031-2019/paper.pdf"))
        archive.writestr("empty.txt", b"")
    (folder / "loop").symlink_to(folder)
    return tmp_path


WHAT = {
    "archive/a.pdf": "stored",
    "archive/export.zip!/b.pdf": "stored",
    "archive/export.zip!/empty.txt": "empty",
    "archive/loop": "not_regular",
    "archive/sub/again.pdf": "duplicate",
    "archive/sub/cut.pdf": "broken",
    "archive/sub/menü, neu.pdf": "other",
}


def test_each_path_has_one_line_however_often_it_is_given(here: Path) -> None:
    archive = here / "archive"
    given = ("archive", "archive/sub/cut.pdf", "./archive/export.zip", archive / "export.zip", archive / "sub")
    report = ingest(here, *given, "--accounts", "accounts.csv", status=3)
    head, *found = lines(here / "accounts.csv")
    assert head == ["path", "outcome", "reason", "what to do"]
    assert [line[:2] for line in found] == [[path, outcome] for path, outcome in WHAT.items()]
    assert outcomes(here / "x.db") == WHAT
    assert report["listed"] == len(WHAT)
    for path, outcome, reason, advice in found:
        assert (reason == "") == (outcome == "stored"), path
        assert path in reason or outcome in ("stored", "duplicate")
        assert (advice == "") == (outcome in ("stored", "duplicate")), path
    again = ratslese(here, "ingest", "archive", "--db", "x.db", "--accounts", "again.csv")
    assert again.returncode == 3
    assert lines(here / "again.csv") == [head, *found]  # also where nothing was read
    assert len(again.stderr.splitlines()) == len(WHAT) - 3


def test_a_database_within_its_archive_is_no_part_of_it(here: Path) -> None:
    archive = here / "archive"
    (archive / "y.db").write_bytes(b"SQLite format 3\0" + bytes(84))  # of something else: a file like any other
    found = {path.removeprefix("archive/"): outcome for path, outcome in WHAT.items()} | {"y.db": "unsupported"}
    ingest(archive, ".", status=3)
    assert outcomes(archive / "x.db") == found
    before = every_row(archive / "x.db")
    assert ingest(archive, ".", archive, "../archive", status=3)["read"] == 0
    assert every_row(archive / "x.db") == before
    (archive / "sub" / "shards").mkdir()
    (archive / "sub" / "shards" / "note.txt").write_text("no paper")
    shards = ratslese(archive, "ingest", "sub", "--shards", "sub/shards", "--json")
    assert json.loads(shards.stdout)["listed"] == 3


def test_a_part_has_the_lines_of_that_part_and_exits_for_it(here: Path) -> None:
    ingest(here, "archive", status=3)
    part = ratslese(here, "ingest", "archive/a.pdf", "archive/loop", "--db", "x.db", "--accounts", "part.csv")
    assert part.returncode == 0  # what was quarantined before was not asked for
    assert [line[0] for line in lines(here / "part.csv")[1:]] == ["archive/a.pdf", "archive/loop"]
    assert part.stdout.startswith("2 paths: 1 not_regular, 1 stored\n")


def test_accounts_that_cannot_be_written_are_said_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("no paper", encoding="utf-8")
    for folder in ("no/such", "a.txt"):
        nowhere = ratslese(tmp_path, "ingest", "a.txt", "--db", "x.db", "--accounts", f"{folder}/x.csv")
        assert (nowhere.returncode, nowhere.stdout) == (74, "")
        assert f"{folder}/x.csv cannot be written (there is no folder {folder}). Name a file" in nowhere.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    check_accounts(tmp_path / "x.csv")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(StorageError, match="not permitted"):
        check_accounts(tmp_path / "x.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_files_that_are_no_papers_are_named_by_the_first_of_them() -> None:
    def met(outcome: Outcome, count: int) -> list[Accounted]:
        return [Accounted(f"{outcome}-{each}", outcome, f"{each} is {outcome}", "Look.") for each in range(count)]

    many = [*met(Outcome.OTHER, 14), *met(Outcome.BROKEN, 14), *met(Outcome.EMPTY, 10), *met(Outcome.STORED, 3)]
    told = list(trouble_lines(Report(len(many), many)))
    assert [line for line in told if line.startswith("other")][-2:] == [
        "other: 9 is other. Look.",
        "other: 4 more like these. --accounts FILE.csv names all.",
    ]
    assert [sum(line.startswith(outcome) for line in told) for outcome in ("other", "broken", "empty")] == [11, 14, 10]
    assert len(list(trouble_lines(Report(len(many), many), every=True))) == 38
    assert [counted(number, "path") for number in (0, 1, 2)] == ["0 paths", "1 path", "2 paths"]
