"""An export ZIP through the real command: its members are papers as the files of a folder are."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.pipeline.command import (
    dump,
    dump_without_paths,
    every_row,
    ingest,
    originals,
    outcomes,
    rows,
    sample,
    sha,
)
from tests.pipeline.conftest import Fresh

PAPERS = {
    "konstanz/2018/a.pdf": sample("konstanz/2018-063/paper.pdf"),
    "konstanz/2018/a.txt": sample("konstanz/2018-063/paper.txt"),
    "konstanz/cut.pdf": sample("konstanz/2019-087/paper.pdf")[:3000],
    "ravensburg/b.pdf": sample("ravensburg/0031-2019/paper.pdf"),
}
INNER = {"steinfurt/go.pdf": sample("steinfurt/go-ehrenamtskarte-2022/paper.pdf")}
DAMAGED = sample("konstanz/2020-118/paper.txt")


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def damage(archive: Path, member: str) -> None:
    """Overwrites what stands in the middle of a member's packed bytes."""
    with zipfile.ZipFile(archive) as opened:
        info = opened.getinfo(member)
    with archive.open("r+b") as stream:
        stream.seek(info.header_offset + 30 + len(member) + info.compress_size // 2)
        stream.write(b"\xff" * 16)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The folder of an export.zip, with a ZIP in it and a member whose packed bytes are damaged."""
    archive = tmp_path / "export.zip"
    archive.write_bytes(zipped({**PAPERS, "inner.zip": zipped(INNER), "konstanz/damaged.txt": DAMAGED}))
    damage(archive, "konstanz/damaged.txt")
    return tmp_path


def test_an_export_is_stored_as_its_unpacked_folder_would_be(export: Path, fresh: Fresh) -> None:
    report = ingest(export, "export.zip", status=3)
    assert outcomes(export / "x.db") == {
        "export.zip!/inner.zip!/steinfurt/go.pdf": "stored",
        "export.zip!/konstanz/2018/a.pdf": "stored",
        "export.zip!/konstanz/2018/a.txt": "stored",
        "export.zip!/konstanz/cut.pdf": "broken",
        "export.zip!/konstanz/damaged.txt": "broken",
        "export.zip!/ravensburg/b.pdf": "stored",
    }
    assert report["read"] == 5  # no byte of the damaged one came out
    told = {trouble["source"]: trouble for trouble in report["troubles"]}
    assert "cannot be unpacked" in told["export.zip!/konstanz/damaged.txt"]["reason"]
    stored = [data for name, data in {**PAPERS, **INNER}.items() if name != "konstanz/cut.pdf"]
    assert originals(export / "x.db") == {sha(data): sha(data) for data in stored}

    for name, data in {**PAPERS, **{f"inner/{name}": data for name, data in INNER.items()}}.items():
        target = export / "export" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    fresh(export / "y.db", export / "export")
    assert dump_without_paths(export / "x.db") == dump_without_paths(export / "y.db")
    assert rows(export / "x.db", "SELECT count(*) FROM paper") == [(2,)]


def test_an_unchanged_export_is_not_read_again_and_one_more_member_is_read(export: Path, fresh: Fresh) -> None:
    ingest(export, "export.zip", status=3)
    before = every_row(export / "x.db")
    again = ingest(export, "export.zip", status=3)
    assert again["read"] == 0
    assert every_row(export / "x.db") == before

    with zipfile.ZipFile(export / "export.zip", "a") as archive:
        archive.writestr("konstanz/new.pdf", sample("konstanz/2020-118/paper.pdf"))
    # The members' state is the ZIP's, so all are looked at: hashed, and read where their bytes are new. What is in the
    # inner ZIP is read again.
    more = ingest(export, "export.zip", status=3)
    assert (more["listed"], more["read"]) == (7, 2)
    assert outcomes(export / "x.db")["export.zip!/konstanz/new.pdf"] == "stored"
    fresh(export / "fresh.db", export / "export.zip")
    assert dump(export / "x.db") == dump(export / "fresh.db")
