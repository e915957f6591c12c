"""What is said in one ingest holds in the next ones, until the opposite is said: persons, councils, the originals."""

import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.bodies import bodies_in
from db.merge import merge
from db.settings import is_ocr_always, lists_of
from pipeline.councils import load_profiles, official_name
from pipeline.engines.local import LocalEngine
from pipeline.ingest import IngestOptions, Report, ingest, ingest_items
from pipeline.report import report_text
from pipeline.shards import ingest_shards, shards_of
from pipeline.sources.listing import list_items
from schemas.errors import ExitCode, UsageError
from tests.pipeline.command import originals, ratslese, rows, sample

PERSONS = "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM signature)"
SIGNED = "steinfurt/go-klimafolgenanpassung-2019/paper.pdf"
NOBODYS = """Beschlussvorlage 12/2024

Betreff: Sanierung der Turnhalle

Beratungsfolge:
Gemeinderat   12.03.2024   öffentlich

Beschlussvorschlag:
Der Gemeinderat stimmt der Sanierung zu.
"""


Run = Callable[..., Report]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder "archive" with rules that persons signed, and a paper that names no council."""
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "rules.pdf").write_bytes(sample(SIGNED))
    (archive / "nobodys.txt").write_text(NOBODYS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(here: Path, engine: LocalEngine) -> Run:
    """Ingests the archive, or some of its files, into x.db with options; what is not said is kept."""

    def run(*names: str, **options: object) -> Report:
        paths = [here / "archive" / name for name in names] or [here / "archive"]
        return ingest(paths, engine, IngestOptions(here / "x.db", **options))  # type: ignore[arg-type]

    return run


def change(here: Path) -> None:
    for path in (here / "archive").iterdir():
        path.write_bytes(path.read_bytes() + b"\n")


def test_names_that_were_left_out_come_back_only_when_they_are_asked_for(here: Path, run: Run) -> None:
    assert run(persons=False).kept == {}
    assert rows(here / "x.db", PERSONS) == [(0,)]
    change(here)
    (here / "archive" / "new.pdf").write_bytes(sample("steinfurt/go-klimafolgenanpassung-2023/paper.pdf"))
    report = run()
    assert (report.read, report.kept) == (3, {"--no-persons": 3})
    assert rows(here / "x.db", PERSONS) == [(0,)]
    assert run(persons=True).kept == {}
    assert rows(here / "x.db", PERSONS) != [(0,)]
    assert run().read == 0

    # Of files that are not read now the names are still there: that is said.
    report = run("new.pdf", persons=False)
    assert "It still names 1 person, from files that were not among these" in report_text(report, here / "x.db")
    printed = report_text(run(), here / "x.db")
    assert "As said in an earlier ingest: --no-persons (3 paths)" in printed and "still names" not in printed
    assert rows(here / "x.db", PERSONS) == [(0,)]


def test_a_file_keeps_its_council_and_originals_stay_away(here: Path, run: Run) -> None:
    councils = "SELECT reference, body FROM paper ORDER BY reference"
    run(body="Stadt Musterau", keep_files=False)
    change(here)
    (here / "archive" / "other.txt").write_text(NOBODYS.replace("12/2024", "13/2024"), encoding="utf-8")
    report = run()
    assert (report.read, report.kept) == (3, {"--body 'Stadt Musterau'": 2, "--no-keep-files": 3})
    assert rows(here / "x.db", councils) == [("12/2024", "stadt-musterau"), ("13/2024", None)]
    assert originals(here / "x.db") == {}
    report = run(body="Stadt Lindenau", keep_files=True)
    assert report.kept == {} and len(originals(here / "x.db")) == 3
    assert rows(here / "x.db", councils) == [("12/2024", "stadt-lindenau"), ("13/2024", "stadt-lindenau")]
    assert run(body="").kept == {} == run().kept
    assert rows(here / "x.db", councils) == [("12/2024", None), ("13/2024", None)]


def test_what_was_said_of_a_file_goes_with_it_when_it_is_moved(here: Path, run: Run) -> None:
    councils = "SELECT body FROM paper WHERE reference = '12/2024'"
    archive = here / "archive"
    listed = here / "list.csv"
    listed.write_text("path,title\narchive/nobodys.txt,Turnhalle\n", encoding="utf-8")
    run(body="Stadt Musterau", keep_files=False, manifest=listed)
    (archive / "a").mkdir()
    (archive / "z").mkdir()
    before = archive / "nobodys.txt"
    for name in ("z/sorts-behind.txt", "a/sorts-before.txt"):
        before = before.rename(archive / name)
        kept = run(keep_files=True).kept
        assert kept == {"--body 'Stadt Musterau'": 2, "--manifest list.csv": 1}
        assert rows(here / "x.db", councils) == [("stadt-musterau",)]
        assert before.read_bytes() in [path.read_bytes() for path in (here / "x.db.files").rglob("*") if path.is_file()]
    assert run().read == 0

    # A copy beside it is a file of its own; so is one that was recorded, and one of which something else is said.
    (archive / "copy.txt").write_bytes(before.read_bytes())
    assert run().kept["--body 'Stadt Musterau'"] == 2
    before.unlink()
    assert run().kept["--body 'Stadt Musterau'"] == 1
    (archive / "copy.txt").rename(archive / "moved.txt")
    assert "--body 'Stadt Musterau'" not in run(body="").kept


@pytest.mark.parametrize(("said", "holds"), [("Stadt Lindenau", "stadt-lindenau"), ("", None)])
def test_of_a_file_that_moves_again_holds_what_was_said_last(
    here: Path, run: Run, said: str, holds: str | None
) -> None:
    place = here / "archive" / "nobodys.txt"
    run("nobodys.txt", body="Stadt Musterau")
    with closing(sqlite3.connect(here / "x.db")) as connection, connection:  # that was an hour ago
        connection.execute("UPDATE source SET seen_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', seen_at, '-1 hour')")
        connection.execute("UPDATE ingest_run SET started_at = (SELECT min(seen_at) FROM source)")
    place = place.rename(place.with_name("z.txt"))
    run("z.txt", body=said)
    place.rename(place.with_name("m.txt"))
    run("m.txt")
    assert rows(here / "x.db", "SELECT body FROM paper WHERE reference = '12/2024'") == [(holds,)]


def test_what_was_said_of_a_member_goes_with_its_zip(here: Path, run: Run) -> None:
    with zipfile.ZipFile(here / "archive" / "b.zip", "w") as archive:
        archive.writestr("member.txt", NOBODYS.replace("12/2024", "14/2024"))
    run("b.zip", body="Stadt Musterau")
    (here / "archive" / "b.zip").rename(here / "archive" / "a.zip")
    assert run().kept == {"--body 'Stadt Musterau'": 1}
    assert rows(here / "x.db", "SELECT body FROM paper WHERE reference = '14/2024'") == [("stadt-musterau",)]


def test_a_list_in_the_folder_is_no_paper_of_a_later_ingest_either(here: Path, run: Run) -> None:
    listed, accounts = here / "archive" / "list.csv", here / "archive" / "accounts.csv"
    listed.write_text("path,title\nnobodys.txt,Turnhalle\n", encoding="utf-8")
    accounts.write_text("path,outcome\n", encoding="utf-8")
    assert run().listed == 4
    assert run(manifest=listed, accounts=accounts).listed == 2
    assert run().listed == 2
    assert run("list.csv").listed == 1  # who names it wants it
    assert (here / "x.db").rename(here / "archive" / "x.db") and lists_of(here / "archive") == [accounts, listed]


def test_a_list_whose_name_is_no_utf_8_is_read_though_it_is_not_kept(here: Path, run: Run) -> None:
    listed = here / os.fsdecode(b"l\xfcste.csv")
    listed.write_text("path,title\narchive/nobodys.txt,Turnhalle\n", encoding="utf-8")
    assert run("nobodys.txt", manifest=listed).listed == 1
    assert lists_of(here / "x.db") == []


def test_ocr_of_all_pages_is_kept_until_another_is_said(here: Path, run: Run) -> None:
    run("nobodys.txt", ocr="always")
    assert is_ocr_always(here / "x.db") and is_ocr_always(here)
    run("nobodys.txt")
    assert is_ocr_always(here / "x.db")
    run("nobodys.txt", ocr="never")
    assert not is_ocr_always(here / "x.db") and not is_ocr_always(here / "none.db")


def test_a_council_may_be_called_by_the_id_that_reports_print(here: Path, run: Run) -> None:
    run(body="Stadt Musterau")
    profiles = load_profiles()
    known = lambda: bodies_in(here / "x.db")  # noqa: E731
    assert official_name("stadt-musterau", profiles, known) == "Stadt Musterau"
    assert official_name("konstanz", profiles, known) == "Landkreis Konstanz"
    assert (official_name(None, profiles), official_name("", profiles)) == (None, "")
    with pytest.raises(UsageError, match="No council is known as 'musterau'"):
        official_name("musterau", profiles, known)
    with pytest.raises(UsageError):
        official_name("stadt-musterau", profiles, lambda: bodies_in(here / "none.db"))


def test_profiles_of_ones_own_are_read_with_until_others_are_named(here: Path) -> None:
    for folder, name in (("own", "eigen"), ("others", "anders")):
        (here / folder).mkdir()
        profile = f'id = "{name}"\nname = "Stadt Musterau"\nclassification = "Stadt"\n'
        (here / folder / f"{name}.toml").write_text(profile, encoding="utf-8")
    council = "SELECT body FROM paper"
    told = ("ingest", "archive/nobodys.txt", "--db", "x.db")
    assert ratslese(here, *told, "--body", "eigen", "--councils", "own").returncode == ExitCode.OK
    change(here)
    printed = ratslese(here, *told).stdout
    assert f"--councils {here / 'own'} (1 path)" in printed and "1 of them" not in printed
    assert rows(here / "x.db", council) == [("eigen",)]
    assert ratslese(here, *told, "--councils", "others").returncode == ExitCode.OK
    assert rows(here / "x.db", council) == [("anders",)]
    (here / "others").rename(here / "elsewhere")
    for arguments in (told, ("merge", "all.db", "x.db"), ("forget", "x.db", "12/2024")):
        gone = ratslese(here, *arguments)
        assert (gone.returncode, gone.stdout) == (ExitCode.USAGE, "")
        assert f"{here / 'others'}, which an earlier ingest had as --councils, is not there" in gone.stderr


def test_a_new_shard_of_a_folder_names_nobody_either_and_mixed_shards_are_not_merged(
    here: Path, engine: LocalEngine
) -> None:
    shards, named = here / "shards", here / "named.db"
    shards.mkdir()
    for number in range(2):
        (shards / f"{number:05}-of-00002.db").touch()
    archive = here / "archive"
    for number in range(8):  # until both shards have some
        (archive / f"copy{number}.pdf").write_bytes(sample(SIGNED) + b"\n" * number)
    items = list_items([archive])
    ingest_items(items[:1], engine, IngestOptions(shards_of(shards)[0], keep_files=False, persons=False))
    report = ingest_shards([archive], engine, IngestOptions(shards))
    assert (report.kept["--no-persons"], report.kept["--no-keep-files"]) == (10, 10)
    ingest([archive / "rules.pdf"], engine, IngestOptions(named, keep_files=False))
    assert [rows(path, PERSONS) for path in shards_of(shards)] == [[(0,)], [(0,)]]
    assert rows(named, PERSONS) != [(0,)]
    into = here / "all.db"
    with pytest.raises(UsageError, match="must not") as refused:
        merge(into, [*shards_of(shards), named])
    assert f"--no-persons --db {named}" in refused.value.advice and not into.exists()
    merge(into, shards_of(shards))
    with pytest.raises(UsageError, match="must not"):
        merge(into, [named])
    assert rows(into, "SELECT name FROM setting ORDER BY name") == [("--no-keep-files",), ("--no-persons",)]
