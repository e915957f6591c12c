"""The list that comes with an export: its rows find their files, and add what the papers do not print."""

import zipfile
from pathlib import Path

import pytest

from pipeline.sources.item import Item
from pipeline.sources.listing import list_items
from pipeline.sources.manifest import Joined, join, read_manifest
from schemas.errors import UsageError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("2018/a.txt", "2018/Prüfung.txt", "b.txt"):
        (tmp_path / "papers" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "papers" / name).write_text("x")
    return tmp_path


def joined(text: str | bytes, *paths: str) -> Joined:
    Path("papers/index.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    items = [item for item in list_items(paths or ["papers"]) if not item.source.endswith("index.csv")]
    return join(items, read_manifest(Path("papers/index.csv")))


def references(found: Joined) -> dict[str, str | None]:
    return {item.source: item.manifest.reference for item in found.items if item.manifest}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_delimiters_and_encodings(here: Path, delimiter: str, encoding: str) -> None:
    rows = (
        ("Path", "REFERENCE", "date", "title", "public", "Gremium"),
        ("2018/a.txt", "2018/063", "05.03.2018", '"Übersicht: a, b; c\nund d"', "ja", "Kreistag"),
        ("", "", "", "", "", ""),
        (".\\2018\\Prüfung.txt", "2018/064", "", "", "", ""),
        ("gone.txt", "1", "", "", "", ""),
        ("./2018/a.txt", "2018/065", "", "", "", ""),
    )
    found = joined("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert references(found) == {"papers/2018/a.txt": "2018/063", "papers/2018/Prüfung.txt": "2018/064"}
    entry = next(item.manifest for item in found.items if item.source == "papers/2018/a.txt")
    assert entry and (entry.row, entry.title, entry.public) == (2, "Übersicht: a, b; c\nund d", "ja")
    assert entry.cell("date") == "index.csv, row 2, date: 05.03.2018"
    assert found.unused == [
        "index.csv: not known and not used are the columns gremium",
        "index.csv, row 6: gone.txt is none of the files given",
        "index.csv, row 7: ./2018/a.txt stands in row 2 already",
    ]


def test_names_that_macos_takes_apart(here: Path) -> None:
    assert references(joined("path,reference\n2018/Pru\u0308fung.txt,1\n")) == {"papers/2018/Prüfung.txt": "1"}


def test_members_of_zips(here: Path) -> None:
    for name, members in (("one.zip", ("2018/c.txt", "same.txt")), ("two.zip", ("same.txt",))):
        with zipfile.ZipFile(here / "papers" / name, "w") as archive:
            for member in members:
                archive.writestr(member, "x")
    found = joined("path,reference\n2018/c.txt,1\ntwo.zip!/same.txt,2\nsame.txt,3\n")
    assert references(found) == {"papers/one.zip!/2018/c.txt": "1", "papers/two.zip!/same.txt": "2"}
    assert found.unused == ["index.csv, row 4: same.txt is none of the files given"]


def test_urls(here: Path) -> None:
    item = Item("s3://papers/2018/a.txt", Path("a.txt"), (), url="s3://papers/2018/a.txt")
    Path("papers/index.csv").write_text("url;path;reference\ns3://papers/2018/a.txt;;1\nhttps://x/b.pdf;b.txt;2\n")
    manifest = read_manifest(Path("papers/index.csv"))
    assert [each.manifest and each.manifest.reference for each in join([item], manifest).items] == ["1"]
    assert references(join(list_items(["papers"]), manifest)) == {"papers/b.txt": "2"}
    Path("index.csv").write_text("path,reference\na.txt,1\n")
    manifest = read_manifest(Path("index.csv"), ["s3://papers/2017", "s3://papers/2018/"])
    assert references(join([item], manifest)) == {item.source: "1"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no column path or url"),
        (b"2018/a.txt,2018/063\n", "no column path or url"),
        (b"reference,title\n1,x\n", "no column path or url"),
        (b'path,title\na,"open\n', "no CSV"),
        (b"path\n\x81\n", "cannot be read"),
        (b"path,title\na," + b"x" * 200_000, "no CSV"),
    ],
)
def test_bad_lists_say_what_is_wanted(here: Path, content: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=words) as error:
        joined(content)
    assert error.value.advice


def test_a_list_that_is_not_there(here: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.csv cannot be read"):
        read_manifest(Path("missing.csv"))
