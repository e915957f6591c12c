"""What a run leaves in the database: the same for the same files, however they came; nothing of files that are gone."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from db.dump import dump_lines
from pipeline.councils import load_profiles
from pipeline.engines.local import LocalEngine
from pipeline.ingest import IngestOptions, Report, ingest, ingest_items
from pipeline.lock import sole_writer
from pipeline.setting import Setting
from pipeline.sources.item import Refusal
from pipeline.sources.listing import list_items
from pipeline.worker import process
from schemas.council import CouncilProfile
from schemas.errors import ExitCode
from schemas.outcome import Outcome

SAMPLE = Path(__file__).parents[1] / "documents" / "konstanz" / "2018-063" / "paper.txt"
PROFILES = tuple(load_profiles())
SETTING = Setting(PROFILES)

ALIASES = tuple(
    profile.model_copy(update={"aliases": {"Amt für Nahverkehr": "Amt für Mobilität"}})
    if profile.id == "konstanz"
    else profile
    for profile in PROFILES
)

Run = Callable[..., Report]


Start = Callable[[Setting], LocalEngine]


@pytest.fixture(scope="module")
def start() -> Iterator[Start]:
    """Gives the engine of a setting; its workers stay warm for the next test."""
    with ExitStack() as stack:
        engines: dict[str, LocalEngine] = {}

        def start(setting: Setting) -> LocalEngine:
            if (key := repr(setting)) not in engines:
                engines[key] = stack.enter_context(LocalEngine(setting, 1))
            return engines[key]

        yield start


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Start) -> Run:
    """Ingests paths of the folder `archive`, which it makes the working folder, into `name`.db beside it."""
    (tmp_path / "archive" / "konstanz").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "archive")

    def run(*paths: str, name: str = "x", **options: object) -> Report:
        profiles = options.pop("profiles", PROFILES)
        engine = start(Setting(profiles))  # type: ignore[arg-type]
        told = IngestOptions(tmp_path / f"{name}.db", keep_files=False, **options)  # type: ignore[arg-type]
        return ingest([Path(path) for path in paths], engine, told)

    return run


def rows(sql: str, name: str = "x") -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"../{name}.db")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT * FROM evidence_check").fetchall() == []
        return connection.execute(sql).fetchall()


def content(name: str = "x") -> list[str]:
    return list(dump_lines(Path(f"../{name}.db")))


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def corrected(text: str, larger: bool) -> str:
    """The paper with another date, filled up with empty lines until its hash is larger (or smaller) than before."""
    new = text.replace("Datum 05.03.2018", "Datum 06.03.2018")
    assert new != text
    while (sha(new) > sha(text)) != larger:
        new += "\n"
    return new


@pytest.mark.parametrize("larger", [True, False])
@pytest.mark.parametrize("others", [(), ("konstanz/a.txt",), ("konstanz/z.txt",)])
def test_a_corrected_file_leaves_nothing_of_the_old_one(run: Run, larger: bool, others: tuple[str, ...]) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    paper = Path("konstanz/p.txt")
    paper.write_text(text, encoding="utf-8")
    for other in others:  # another form of the paper, with other bytes
        Path(other).write_text(text + "\n \n", encoding="utf-8")
    run("konstanz", profiles=ALIASES)
    paper.write_text(corrected(text, larger), encoding="utf-8")
    assert run("konstanz", profiles=ALIASES).outcomes[Outcome.STORED] == 1 + len(others)
    run("konstanz", name="fresh", profiles=ALIASES)
    assert content() == content("fresh")
    if not others:
        assert rows("SELECT date FROM paper") == [("2018-03-06",)]
        assert rows("SELECT count(*) FROM file") == [(1,)]


def test_a_file_that_is_a_paper_no_longer_leaves_nothing(run: Run) -> None:
    paper = Path("konstanz/p.txt")
    paper.write_bytes(SAMPLE.read_bytes())
    run("konstanz")
    paper.write_bytes(b"")
    assert run("konstanz").outcomes == {Outcome.EMPTY: 1}
    run("konstanz", name="fresh")
    assert content() == content("fresh")
    assert rows("SELECT (SELECT count(*) FROM paper) + (SELECT count(*) FROM file) + (SELECT count(*) FROM body)") == [
        (0,)
    ]


def test_what_cannot_be_reached_stays_as_it_was_read(run: Run, tmp_path: Path, start: Start) -> None:
    paper = Path("konstanz/p.txt")
    paper.write_bytes(SAMPLE.read_bytes())
    run("konstanz")
    before = content()
    paper.write_bytes(SAMPLE.read_bytes() + b"\n")  # so that it is to be read again
    (item,) = list_items([Path("konstanz")], tmp_path)
    away = replace(item, refusal=Refusal(Outcome.UNREADABLE, "could not be fetched", "Again."))
    options = IngestOptions(tmp_path / "x.db", keep_files=False)
    report = ingest_items([away], start(Setting(PROFILES)), options)
    assert [(path.outcome, path.reason) for path in report.paths] == [
        (Outcome.UNREADABLE, "could not be fetched; what was read of it before stays")
    ]
    assert report.exit_code is ExitCode.QUARANTINED
    assert content() == before
    assert run("konstanz").outcomes == {Outcome.STORED: 1}  # back again: read, as it has changed
    run("konstanz", name="fresh")
    assert content() == content("fresh")


def test_of_equal_bytes_the_path_decides_however_runs_are_cut(run: Run) -> None:
    for folder in ("b", "konstanz", "z"):  # only one of them names the council
        Path(folder).mkdir(exist_ok=True)
        Path(folder, "p.txt").write_bytes(SAMPLE.read_bytes())
    whole = run("b", "konstanz", "z", name="whole")
    assert whole.outcomes == {Outcome.STORED: 1, Outcome.DUPLICATE: 2}
    for number, order in enumerate((("z", "konstanz", "b"), ("konstanz", "z", "b"), ("b", "z", "konstanz"))):
        for folder in order:
            assert run(folder, name=f"cut{number}").outcomes.total() == 1
        assert content(f"cut{number}") == content("whole")
    assert rows("SELECT path, outcome, reason FROM source ORDER BY path", "whole") == [
        ("archive/b/p.txt", "stored", None),
        ("archive/konstanz/p.txt", "duplicate", "the same bytes as archive/b/p.txt"),
        ("archive/z/p.txt", "duplicate", "the same bytes as archive/b/p.txt"),
    ]


def test_a_duplicate_takes_the_place_of_the_first_path_and_is_read_itself(run: Run) -> None:
    Path("b").mkdir()
    for folder in ("b", "konstanz"):
        Path(folder, "p.txt").write_bytes(SAMPLE.read_bytes())
    run(".")
    Path("b/p.txt").write_text(SAMPLE.read_text(encoding="utf-8").replace("2018/063", "2018/064"), encoding="utf-8")
    assert run(".").outcomes == {Outcome.STORED: 2}
    run(".", name="fresh")
    assert content() == content("fresh")


@pytest.mark.skipif(os.name != "posix", reason="only POSIX file systems have names of any bytes")
@pytest.mark.parametrize("name", [b"bad\xff\xfename.txt", b"two\nlines.txt", b"-leading.txt"])
@pytest.mark.parametrize("paper", [True, False])
def test_any_file_name_is_accounted_for(run: Run, name: bytes, paper: bool) -> None:
    folder = Path(os.fsdecode(b"konstanz/old\xff\n"))
    folder.mkdir()
    (folder / os.fsdecode(name)).write_bytes(SAMPLE.read_bytes() if paper else b"")
    report = run("konstanz", arguments=("ingest", os.fsdecode(name)))
    assert report.outcomes == {Outcome.STORED if paper else Outcome.EMPTY: 1}
    ((path, kept),) = rows("SELECT path, name FROM source")
    assert "\n" not in str(path) and str(path).startswith("archive/konstanz/old\\xff\\x0a/")
    assert str(kept).endswith(".txt")
    for item in list_items([Path("konstanz")]):
        processed = process(item, SETTING)
        if processed.record is not None:
            assert processed.record.model_dump_json().isprintable()
    for trouble in report.troubles:
        assert len(f"{trouble.source} {trouble.reason}".encode().splitlines()) == 1


def test_names_that_the_profile_counts_as_one_share_an_organization(run: Run) -> None:
    Path("konstanz/p.txt").write_bytes(SAMPLE.read_bytes())
    run("konstanz")
    assert rows("SELECT organization FROM seat WHERE institution = 'Amt für Nahverkehr'") == [
        ("konstanz-amt-fuer-nahverkehr",)
    ]
    run("konstanz", profiles=ALIASES)
    assert rows(
        "SELECT seat.institution, organization.id, organization.name FROM seat "
        "JOIN organization ON organization.id = seat.organization WHERE institution = 'Amt für Nahverkehr'"
    ) == [("Amt für Nahverkehr", "konstanz-amt-fuer-mobilitaet", "Amt für Mobilität")]
    assert rows("SELECT name, counted_as, alias_of_profile FROM organization_name WHERE counted_as IS NOT NULL") == [
        ("Amt für Nahverkehr", "Amt für Mobilität", "konstanz")
    ]
    assert rows("SELECT count(*) FROM organization WHERE name = 'Amt für Nahverkehr'") == [(0,)]
    other = Path("konstanz/q.txt")  # names the office in the same way, and goes again
    other.write_text(SAMPLE.read_text(encoding="utf-8").replace("2018/063", "2018/064"), encoding="utf-8")
    run("konstanz", profiles=ALIASES)
    other.write_bytes(b"")
    run("konstanz", profiles=ALIASES)
    run("konstanz", name="fresh", profiles=ALIASES)
    assert content() == content("fresh")


def test_an_unchanged_file_is_not_read_again(run: Run) -> None:
    paper = Path("konstanz/p.txt")
    paper.write_bytes(SAMPLE.read_bytes())
    Path("konstanz/empty.txt").write_bytes(b"")
    first = run("konstanz")
    known = paper.stat()
    # Same size, time and inode with other bytes: only who reads it again can see them.
    with paper.open("r+b") as stream:
        stream.write(b"\n \n")
    os.utime(paper, ns=(known.st_atime_ns, known.st_mtime_ns))
    before = content()
    again = run("konstanz")
    assert (again.outcomes, again.troubles) == (first.outcomes, first.troubles)
    assert content() == before
    assert run("konstanz", version="99").outcomes == first.outcomes
    changed = content()
    assert changed != before
    paper.write_bytes(SAMPLE.read_bytes())
    os.utime(paper, ns=(known.st_atime_ns, known.st_mtime_ns))
    run("konstanz", version="99")
    assert content() == changed
    run("konstanz", version="99", body="konstanz")
    assert content() != changed
    os.utime(paper, ns=(known.st_atime_ns, known.st_mtime_ns + 1))
    run("konstanz", body="")
    assert content() == before


def test_profiles_that_change_are_read_with(run: Run) -> None:
    Path("konstanz/p.txt").write_bytes(SAMPLE.read_bytes())
    run("konstanz")
    renamed: list[CouncilProfile] = [profile for profile in PROFILES if profile.id != "konstanz"]
    run("konstanz", profiles=renamed)
    run("konstanz", name="fresh", profiles=renamed)
    assert content() == content("fresh")


def test_the_same_name_in_two_folders_is_two_files(tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    for folder, sample in (("a", "2018-063"), ("b", "2019-087")):
        (tmp_path / folder).mkdir()
        shutil.copy(SAMPLE.parents[1] / sample / "paper.pdf", tmp_path / folder / "paper.pdf")
        command = [sys.executable, "-m", "pipeline", "ingest", ".", "--db", str(database), "--no-keep-files"]
        subprocess.run(command, cwd=tmp_path / folder, check=True, capture_output=True)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM paper").fetchone() == (2,)
        paths = connection.execute("SELECT path FROM source ORDER BY path").fetchall()
    assert paths == [("a/paper.pdf",), ("b/paper.pdf",)]


def test_an_ingest_that_waited_reads_what_came_meanwhile(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned_away, acquire = threading.Event(), FileLock.acquire

    def attempt(lock: FileLock, **how: object) -> object:
        try:
            return acquire(lock, **how)  # type: ignore[arg-type]
        except Timeout:
            turned_away.set()
            raise

    monkeypatch.setattr(FileLock, "acquire", attempt)
    shutil.copy(SAMPLE, "konstanz/a.txt")
    with ThreadPoolExecutor(1) as pool:
        with sole_writer(tmp_path / "x.db"):
            waiting = pool.submit(run, "konstanz", wait=True)
            assert turned_away.wait(60)
            shutil.copy(SAMPLE, "konstanz/b.txt")
        assert waiting.result().outcomes == {Outcome.STORED: 1, Outcome.DUPLICATE: 1}
