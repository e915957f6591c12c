"""forget: nothing of a paper stays but the hash of its bytes, and no ingest and no merge brings it back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.merge import merge
from pipeline.engines.local import LocalEngine
from pipeline.forget import forget
from pipeline.ingest import IngestOptions, Report, ingest
from pipeline.originals import folder_of, place_of
from pipeline.report import trouble_lines
from schemas.errors import ExitCode, StorageError, UsageError
from tests.pipeline.command import dump, originals, ratslese, rows, sample, sha, sound

WORD = "Radverkehr"
PAPER = "konstanz-2018-063"
Run = Callable[..., Report]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder "archive" with a paper as PDF and as text, and another one."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(sample("konstanz/2018-063/paper.pdf"))
    (folder / "a.txt").write_bytes(sample("konstanz/2018-063/paper.txt"))
    (folder / "b.txt").write_bytes(sample("konstanz/2019-087/paper.txt"))
    return tmp_path


@pytest.fixture
def run(here: Path, engine: LocalEngine) -> Run:
    """Ingests the archive, or some of its files, into `db`."""

    def run(*names: str, db: str = "x.db", body: str = "Landkreis Konstanz") -> Report:
        paths = [here / "archive" / name for name in names] or [here / "archive"]
        return ingest(paths, engine, IngestOptions(here / db, body=body))

    return run


def content(database: Path) -> list[str]:
    """The dump without tombstones."""
    lines = dump(database)
    start = next(at for at, line in enumerate(lines) if line.startswith('["tombstone", ['))
    return lines[:start] + [line for line in lines[start:] if not line.startswith(('["tombstone", [', '["file-'))]


def test_nothing_of_a_paper_stays_and_nothing_of_it_comes_back(here: Path, run: Run) -> None:
    database = here / "x.db"
    run()
    run("b.txt", db="rest.db")
    assert WORD.encode() in database.read_bytes() and len(originals(database)) == 3
    lines = forget(database, ["2018/063"], "Löschfrist", aliases={})
    assert lines[:2] == ["deleted: archive/a.pdf", "deleted: archive/a.txt"] and len(lines) == 3
    sound(database)
    assert content(database) == content(here / "rest.db")
    assert WORD.encode() not in database.read_bytes()
    assert list(originals(database)) == [sha(sample("konstanz/2019-087/paper.txt"))]
    assert not list(here.glob("x.db-*"))

    report = run()
    assert {path.source: path.outcome.value for path in report.paths} == {
        "archive/a.pdf": "deleted",
        "archive/a.txt": "deleted",
        "archive/b.txt": "stored",
    }
    assert report.exit_code is ExitCode.OK
    (line, _) = trouble_lines(report)
    assert line.startswith("deleted: archive/a.pdf was deleted from the database on 20") and "(Löschfrist)" in line
    assert run().read == 0
    (here / "archive" / "moved.pdf").write_bytes(sample("konstanz/2018-063/paper.pdf"))
    assert run().outcomes["deleted"] == 3  # type: ignore[index]
    assert WORD.encode() not in database.read_bytes() and len(originals(database)) == 1


def test_a_path_names_one_file_and_what_other_files_still_give_is_said(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    monkeypatch.chdir(here / "archive")
    database = Path("../x.db")
    assert forget(database, ["a.pdf"], None, aliases={})[:2] == [
        "deleted: archive/a.pdf",
        f"{PAPER} is still there, from 1 other file",
    ]
    assert rows(database, "SELECT id FROM paper ORDER BY id") == [(PAPER,), ("konstanz-2019-087",)]
    assert forget(database, [sha(sample("konstanz/2018-063/paper.txt"))], None, aliases={})[0] == (
        "deleted: archive/a.txt"
    )
    forget(database, ["konstanz-2019-087"], None, aliases={})
    assert rows(database, "SELECT count(*) FROM paper") == [(0,)]
    assert rows(database, "SELECT count(*) FROM organization") == [(0,)]


def test_what_nothing_or_several_papers_are_called_is_refused(here: Path, run: Run) -> None:
    run("a.txt")
    other = sample("konstanz/2018-063/paper.txt").replace(b"Konstanz", b"Grafenrode")
    (here / "archive" / "c.txt").write_bytes(other.replace(b"Steuerungsgruppe", b"Runde"))
    run("c.txt", body="Landkreis Grafenrode")
    before = dump(here / "x.db")
    assert rows(here / "x.db", "SELECT count(*) FROM paper WHERE reference = '2018/063'") == [(2,)]
    for name, said in (("2018/063", "2 papers have the number"), ("2018/64", "nothing that is called 2018/64")):
        with pytest.raises(UsageError, match=said):
            forget(here / "x.db", [PAPER, name], None, aliases={})
    assert dump(here / "x.db") == before


def test_what_one_database_has_forgotten_a_merged_one_forgets(here: Path, run: Run) -> None:
    run("a.pdf", "b.txt", db="one.db")
    run("a.pdf", db="two.db")
    forget(here / "two.db", [PAPER], None, aliases={})
    for number, order in enumerate((("one.db", "two.db"), ("two.db", "one.db"))):
        into = here / f"all{number}.db"
        merge(into, [here / name for name in order])
        assert rows(into, "SELECT id FROM paper") == [("konstanz-2019-087",)]
        assert WORD.encode() not in into.read_bytes()
        sound(into)


def test_the_command_says_what_is_gone_and_accounts_for_it(here: Path) -> None:
    told = ("ingest", "archive/a.txt", "--db", "x.db", "--json")
    assert ratslese(here, *told).returncode == ExitCode.OK
    done = ratslese(here, "forget", "x.db", "archive/a.txt", "--reason", "Löschfrist")
    assert (done.returncode, done.stdout.splitlines()[0]) == (ExitCode.OK, "deleted: archive/a.txt")
    again = json.loads(ratslese(here, *told).stdout)
    assert (again["listed"], again["outcomes"], again["rows"]["paper"]) == (1, {"deleted": 1}, 0)
    assert ratslese(here, "forget", "none.db", "2018/063").returncode == ExitCode.IO_ERROR


def test_an_original_that_cannot_be_deleted_is_named_and_can_be_forgotten_once_more(here: Path, run: Run) -> None:
    run("b.txt")
    sha256 = sha(sample("konstanz/2019-087/paper.txt"))
    kept = place_of(folder_of(here / "x.db"), sha256)
    kept.unlink()
    kept.mkdir()  # no file: nobody may unlink it
    with pytest.raises(StorageError, match="could not be deleted") as error:
        forget(here / "x.db", [sha256], None, aliases={})
    assert sha256 in str(error.value.advice)
    assert not rows(here / "x.db", "SELECT * FROM paper")
    kept.rmdir()
    assert "1 file forgotten" in forget(here / "x.db", [sha256], None, aliases={})[-1]
