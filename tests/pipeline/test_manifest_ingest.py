"""A list that came with an export, through the real command: what it adds, and when its papers are read again."""

import zipfile
from pathlib import Path

import pytest

from tests.pipeline.command import dump, every_row, ingest, ratslese, rows, sample
from tests.pipeline.conftest import Fresh

FIRST = (
    "konstanz/undated.txt;;29.04.2019;;",
    "konstanz/dated.txt;2018/063;06.03.2018;;",
    "konstanz/gone.txt;2018/064;;;",
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder "konstanz" with two papers, of which one has no date, and a paper that the list does not name."""
    folder = tmp_path / "konstanz"
    folder.mkdir()
    (folder / "dated.txt").write_bytes(sample("konstanz/2018-063/paper.txt"))
    (folder / "undated.txt").write_bytes(sample("konstanz/2019-087/paper.txt").replace(b"29.04.2019", b""))
    (folder / "other.txt").write_bytes(sample("konstanz/2020-118/paper.txt"))
    return tmp_path


def write(here: Path, *lines: str) -> Path:
    index = here / "index.csv"
    index.write_text("path;reference;date;title;public\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return index


def test_a_list_fills_what_is_missing_and_contradictions_are_issues(here: Path) -> None:
    write(here, *FIRST)
    report = ingest(here, "konstanz", "--manifest", "index.csv")
    assert report["manifest"] == ["index.csv, row 4: konstanz/gone.txt is none of the files given"]
    database = here / "x.db"
    dates = "SELECT date FROM paper WHERE reference IN ('2018/063', '2019/087') ORDER BY reference"
    assert rows(database, dates) == [("2018-03-05",), ("2019-04-29",)]
    added = "SELECT paper, field, value, rule, ground FROM evidence WHERE method = 'manifest'"
    ground = '["index.csv, row 2, date: 29.04.2019"]'
    assert rows(database, added) == [("konstanz-2019-087", "date", "2019-04-29", "manifest/date", ground)]
    ((paper, field, said),) = rows(
        database, "SELECT paper, field, name FROM issue WHERE code = 'manifest_contradiction'"
    )
    assert (paper, field) == ("konstanz-2018-063", "date")
    assert "2018-03-05" in said and "index.csv, row 3, date: 06.03.2018" in said

    printed = ratslese(here, "ingest", "konstanz", "--manifest", "index.csv", "--db", "x.db")
    assert printed.stderr.splitlines() == ["manifest: index.csv, row 4: konstanz/gone.txt is none of the files given"]


def test_a_changed_list_has_its_papers_read_again_an_unchanged_one_none(here: Path, fresh: Fresh) -> None:
    write(here, *FIRST)
    assert ingest(here, "konstanz", "--manifest", "index.csv")["read"] == 3
    before = every_row(here / "x.db")
    assert ingest(here, "konstanz", "--manifest", "index.csv")["read"] == 0
    assert every_row(here / "x.db") == before

    write(here, "konstanz/undated.txt;;30.04.2019;;", *FIRST[1:])
    assert ingest(here, "konstanz", "--manifest", "index.csv")["read"] == 1
    assert rows(here / "x.db", "SELECT date FROM paper WHERE reference = '2019/087'") == [("2019-04-30",)]

    # One line goes, and with it what it added; the other moves, and its evidence says in which row it stands.
    index = write(here, FIRST[1])
    assert ingest(here, "konstanz", "--manifest", "index.csv")["read"] == 2
    fresh(here / "fresh.db", here / "konstanz", manifest=index)
    assert dump(here / "x.db") == dump(here / "fresh.db")
    assert rows(here / "x.db", "SELECT date FROM paper WHERE reference = '2019/087'") == [(None,)]

    # Without a list each file keeps its row, also one that has changed; a list without rows takes all of them back.
    content = (here / "konstanz" / "dated.txt").read_bytes()
    (here / "konstanz" / "dated.txt").write_bytes(content + b"\n")
    report = ingest(here, "konstanz")
    assert (report["read"], report["kept"]) == (1, {"--manifest index.csv": 1})
    fresh(here / "fresh2.db", here / "konstanz", manifest=index)
    assert dump(here / "x.db") == dump(here / "fresh2.db")
    write(here)
    assert ingest(here, "konstanz", "--manifest", "index.csv")["read"] == 1
    fresh(here / "bare.db", here / "konstanz")
    assert dump(here / "x.db") == dump(here / "bare.db")


def test_a_list_in_the_folder_is_no_paper_of_it(here: Path) -> None:
    write(here, *FIRST[:2])
    assert ingest(here, ".", "--manifest", "index.csv")["listed"] == 3


def test_a_list_names_members_of_a_zip_and_counts_for_touched_files(here: Path, fresh: Fresh) -> None:
    with zipfile.ZipFile(here / "export.zip", "w") as archive:
        for path in sorted((here / "konstanz").iterdir()):
            archive.write(path, f"konstanz/{path.name}")
    index = write(here, *FIRST[:2])
    report = ingest(here, "export.zip", "--manifest", "index.csv")
    assert (report["read"], report["manifest"]) == (3, [])
    dates = "SELECT date FROM paper WHERE reference = '2019/087'"
    assert rows(here / "x.db", dates) == [("2019-04-29",)]
    with zipfile.ZipFile(here / "export.zip", "a") as archive:
        archive.writestr("konstanz/more.txt", "Speiseplan der Woche: Montag Linsen, Dienstag Spätzle.")
    write(here, *FIRST[1:2])  # the ZIP has changed, and the list says less
    ingest(here, "export.zip", "--manifest", "index.csv")
    fresh(here / "fresh.db", here / "export.zip", manifest=index)
    assert dump(here / "x.db") == dump(here / "fresh.db")
    assert rows(here / "x.db", dates) == [(None,)]
