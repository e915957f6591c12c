"""The commands as a user runs them: real files, exit codes, what goes to stdout and what to stderr."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.options import speaks, stores
from tests.pipeline.command import SAMPLES, alone, ratslese, rows

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
KONSTANZ = SAMPLES / "konstanz" / "2018-063"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with two forms of a paper, rules, a menu, and files that cannot be read."""
    folder = tmp_path / "archive" / "konstanz"
    folder.mkdir(parents=True)
    shutil.copy(KONSTANZ / "paper.pdf", folder / "a.pdf")
    shutil.copy(KONSTANZ / "paper.txt", folder / "a.txt")
    shutil.copy(next((SAMPLES / "steinfurt").glob("*/paper.pdf")), folder.parent / "rules.pdf")
    shutil.copy(next((SAMPLES / "other").glob("*/paper.pdf")), folder / "menu.pdf")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "broken.pdf").write_bytes((KONSTANZ / "paper.pdf").read_bytes()[:2000])
    (folder / "page.pdf").write_text("<html><body>Fehler 404</body></html>", encoding="utf-8")
    (folder / "image.gif").write_bytes(b"GIF89a" + bytes(64))
    return tmp_path / "archive"


def test_ingest_accounts_for_every_path(archive: Path, tmp_path: Path) -> None:
    done = alone(tmp_path, "ingest", archive, "--db", "x.db", "--json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert report["listed"] == 8 == sum(report["outcomes"].values())
    assert report["outcomes"]["stored"] == 3
    assert {"empty", "broken", "not_pdf", "unsupported", "other"} <= set(report["outcomes"])
    assert report["rows"]["paper"] == 1
    assert report["rows"]["rules_of_procedure"] == 1
    lines = done.stderr.splitlines()
    for name in ("empty.pdf", "broken.pdf", "page.pdf", "image.gif"):
        told = [line for line in lines if name in line]
        assert len(told) == 1, name
    sources = rows(tmp_path / "x.db", "SELECT path, outcome FROM source")
    assert len(sources) == 8
    kept = [path for path in (tmp_path / "x.db.files").rglob("*") if path.is_file()]
    assert len(kept) == 3


def test_ingesting_again_changes_nothing(archive: Path, tmp_path: Path) -> None:
    hashes = []
    for jobs in ("1", "2"):
        assert ratslese(tmp_path, "ingest", archive, "--db", "x.db", "--jobs", jobs).returncode == 3
        hashes.append(ratslese(tmp_path, "dump-hash", "x.db").stdout)
    assert hashes[0] == hashes[1] and len(hashes[0].strip()) == 64
    assert rows(tmp_path / "x.db", "PRAGMA foreign_key_check") == []
    assert rows(tmp_path / "x.db", "SELECT * FROM evidence_check") == []


def test_extract_prints_one_record(tmp_path: Path) -> None:
    done = alone(tmp_path, "extract", KONSTANZ / "paper.pdf")
    assert done.returncode == 0 and done.stderr == ""
    record = json.loads(done.stdout)
    assert record["paper"]["reference"] == "2018/063"
    assert record["body"] == {"name": "Landkreis Konstanz", "ags": "08335"}


def test_extract_of_several_prints_json_lines_in_order(archive: Path, tmp_path: Path) -> None:
    done = ratslese(tmp_path, "extract", archive)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert [record["source"] for record in records] == sorted(record["source"] for record in records)
    assert len(records) == 8
    broken = next(record for record in records if record["source"].endswith("broken.pdf"))
    assert broken["kind"] is None and broken["outcome"] in ("broken", "zero_pages", "partial")


@pytest.mark.skipif(os.name != "posix", reason="only POSIX file systems have names of any bytes")
def test_names_that_are_no_text_are_read_and_told(tmp_path: Path) -> None:
    names = [os.fsdecode(b"bad\xff\xfename.txt"), "two\nlines.txt", "-dash.txt"]
    for name in names:
        shutil.copy(KONSTANZ / "paper.txt", tmp_path / name)
        (tmp_path / f"{name}.pdf").write_bytes(b"")
    done = alone(tmp_path, "extract", "--", *names)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [record["paper"]["reference"] for record in records] == ["2018/063"] * 3
    done = alone(tmp_path, "ingest", "--db", "x.db", "--json", "--", *names, *(f"{name}.pdf" for name in names))
    assert json.loads(done.stdout)["outcomes"] == {"duplicate": 2, "empty": 3, "stored": 1}
    assert len(done.stderr.splitlines()) == 3
    assert "bad\\xff\\xfename.txt.pdf" in done.stderr
    done = alone(tmp_path, "ingest", "--db", "x.db", os.fsdecode(b"gone\xff.txt"))
    assert (done.returncode, done.stderr) == (2, "ratslese: gone\\xff.txt does not exist. Check the path.\n")


def test_extract_of_an_unreadable_file_says_so_in_one_line(archive: Path, tmp_path: Path) -> None:
    done = ratslese(tmp_path, "extract", archive / "konstanz" / "broken.pdf")
    assert done.returncode == 3
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_extract_invents_nothing_for_what_is_no_council_paper(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Liebe Nachbarn,\n\nam 3. Mai 2020 ist Hoffest im Kreis der Familie.\n\nBis bald", encoding="utf-8")
    done = ratslese(tmp_path, "extract", note)
    record = json.loads(done.stdout)
    assert done.returncode == 0
    assert record["kind"] == "other"
    assert all(not value for key, value in record.items() if key not in ("source", "kind"))


def test_a_path_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    done = alone(tmp_path, "ingest", "nowhere", "--db", "x.db")
    assert done.returncode == 2
    assert "nowhere does not exist" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused(archive: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "x.db"
    foreign.write_text("no database at all, but text of some length to fill a header", encoding="utf-8")
    done = ratslese(tmp_path, "ingest", archive, "--db", foreign)
    assert done.returncode == 74
    assert "no SQLite database" in done.stderr
    assert foreign.read_text(encoding="utf-8").startswith("no database")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "x.db"]


def test_a_database_of_another_program_is_refused_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE note (text)")
    done = ratslese(tmp_path, "ingest", KONSTANZ, "--db", "x.db")
    assert done.returncode == 74 and "another program" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["x.db"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc, where no file can be made")
def test_where_no_lock_can_be_made_nobody_is_said_to_hold_it(tmp_path: Path) -> None:
    for wait in ((), ("--wait",)):
        done = ratslese(tmp_path, "ingest", KONSTANZ, "--db", "/proc/x.db", *wait)
        assert done.returncode == 74 and "cannot be" in done.stderr


def test_what_is_hidden_known_or_to_be_looked_at_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    (folder / ".git").mkdir(parents=True)
    (folder / "nothing.txt").write_text("Liebe Nachbarn, am Sonntag ist Hoffest.", encoding="utf-8")
    printed = ratslese(tmp_path, "ingest", "papers", "--db", "x.db").stdout
    assert "Left out, since hidden: 1 file or folder, such as papers/.git" in printed
    assert "known" not in printed and "Look at" not in printed
    assert ratslese(tmp_path, "review", "x.db").stderr == "Nothing to look at: the database holds no papers.\n"
    shutil.copy(KONSTANZ.parent / "2019-087" / "paper.txt", folder / "paper.txt")
    printed = ratslese(tmp_path, "ingest", "papers", "--db", "x.db").stdout
    assert "1 of them had to be read: 1 known from earlier, unchanged" in printed
    assert "Look at the issues: ratslese serve x.db, table issue. Doubtful values: ratslese review x.db" in printed
    again = ratslese(tmp_path, "ingest", "papers", "--db", "x.db").stdout
    assert "None of them had to be read: 2 known from earlier, unchanged" in again


@pytest.mark.parametrize(("speak", "told"), [(speaks, "interrupted."), (stores, "so far is whole")])
def test_who_is_interrupted_is_told_of_what_is_stored_only_where_something_is(
    speak: Callable[..., Callable[[], None]], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def command() -> None:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as ended:
        speak(command)()
    assert ended.value.code == 130
    assert told in (said := capsys.readouterr().err) and ("stored" in said) == (speak is stores)


@pytest.mark.parametrize("command", ["review", "alike", "dump-hash", "serve"])
def test_a_database_that_is_not_there_is_said_with_how_to_make_it(command: str, tmp_path: Path) -> None:
    done = ratslese(tmp_path, command, "x.db")
    assert (done.returncode, done.stdout) == (74, "")
    assert done.stderr == ("ratslese: There is no database at x.db. Make one first: ratslese ingest FOLDER --db x.db\n")


def test_councils_lists_profiles_and_takes_own_ones(tmp_path: Path) -> None:
    folder = tmp_path / "councils"
    folder.mkdir()
    (folder / "musterkreis.toml").write_text(
        'id = "musterkreis"\nname = "Landkreis Muster"\nclassification = "Landkreis"\n', encoding="utf-8"
    )
    done = ratslese(tmp_path, "councils", "--councils", folder)
    packaged = [path.stem for path in (ROOT / "extractors" / "councils").glob("*.toml")]
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == sorted([*packaged, "musterkreis"])
    (folder / "musterkreis.toml").write_text('id = "musterkreis"\nnaem = "Landkreis Muster"\n', encoding="utf-8")
    done = ratslese(tmp_path, "councils", "--councils", folder)
    assert done.returncode == 2
    assert "musterkreis.toml" in done.stderr


def test_schema_is_that_of_the_record(tmp_path: Path) -> None:
    schema = json.loads(alone(tmp_path, "schema").stdout)
    assert {"source", "kind", "body", "paper", "rulesOfProcedure", "meeting", "committee"} <= set(schema["properties"])


def test_doctor_names_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    done = alone(tmp_path, "doctor")
    assert done.returncode == 0
    assert all(line.startswith(("ok", "missing")) for line in done.stdout.splitlines())


def test_evaluate_prints_a_table(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    shutil.copy(KONSTANZ / "expected.json", gold / "paper.json")
    records = tmp_path / "records.jsonl"
    extracted = ratslese(tmp_path, "extract", KONSTANZ / "paper.pdf").stdout
    records.write_text(json.dumps(json.loads(extracted)) + "\n", encoding="utf-8")
    done = ratslese(tmp_path, "evaluate", records, gold)
    assert "all, 1 records" in done.stdout
    damaged = json.loads(extracted)
    damaged["paper"]["reference"] = "9999/999"
    records.write_text(json.dumps(damaged) + "\n", encoding="utf-8")
    assert ratslese(tmp_path, "evaluate", records, gold).stdout != done.stdout


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="../shared with the seeds is not here")
def test_the_seeds_in_three_forms_are_four_papers_and_one_set_of_rules(tmp_path: Path) -> None:
    seeds = SHARED / "seeds"
    done = ratslese(tmp_path, "ingest", seeds, seeds / "pdf", "--ocr", "never", "--db", "x.db", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["outcomes"] == {"needs_ocr": 2, "stored": 15}
    assert (report["rows"]["paper"], report["rows"]["rules_of_procedure"]) == (4, 1)
    database = tmp_path / "x.db"
    assert rows(database, "SELECT id FROM paper ORDER BY id") == [
        ("konstanz-2018-077",),
        ("konstanz-2019-223",),
        ("konstanz-2022-248",),
        ("ravensburg-0074-2022",),
    ]
    assert set(rows(database, "SELECT count(*) FROM file GROUP BY coalesce(paper, rules_of_procedure)")) == {(3,)}
    assert rows(database, "SELECT * FROM evidence_check") == []
    assert rows(database, "PRAGMA foreign_key_check") == []
