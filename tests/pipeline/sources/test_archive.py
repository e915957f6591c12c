"""ZIPs: their members are items within the limits; a hostile or broken one is one item that says why."""

import io
import os
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.originals import keep
from pipeline.sources.content import read_content
from pipeline.sources.item import Item
from pipeline.sources.listing import list_items
from schemas.errors import DocumentError

MIB = 2**20
Members = Mapping[str | zipfile.ZipInfo, bytes]


def packed(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def listed(folder: Path, content: bytes, name: str = "export.zip") -> list[Item]:
    (folder / name).write_bytes(content)
    return list_items([name])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outcomes(items: list[Item]) -> dict[str, str]:
    """Source -> outcome; "read" where the bytes can be had."""
    found = {}
    for item in items:
        try:
            read_content(item)
        except DocumentError as error:
            assert item.source in str(error) and error.advice
            found[item.source] = str(error.outcome)
        else:
            found[item.source] = "read"
    assert len(found) == len(items)
    return found


def test_members_stand_for_their_zip(here: Path) -> None:
    inner = packed({"c.txt": b"drei"})
    content = packed({"2018/a.txt": b"eins", "b.pdf": b"zwei", "2019/inner.zip": inner, "empty/": b""})
    items = listed(here, content, "konstanz.zip")
    assert [(item.source, item.members, item.folders[:3]) for item in items] == [
        ("konstanz.zip!/2018/a.txt", ("2018/a.txt",), ("2018", "konstanz", here.name)),
        ("konstanz.zip!/2019/inner.zip!/c.txt", ("2019/inner.zip", "c.txt"), ("inner", "2019", "konstanz")),
        ("konstanz.zip!/b.pdf", ("b.pdf",), ("konstanz", here.name, here.parent.name)),
    ]
    assert [read_content(item).data for item in items] == [b"eins", b"drei", b"zwei"]
    found = (here / "konstanz.zip").stat()
    assert {item.stat for item in items} == {(found.st_size, found.st_mtime_ns, found.st_ino)}
    kept = [keep(item, read_content(item).sha256, here / "kept") for item in items]
    assert [path.read_bytes() for path in kept if path] == [b"eins", b"drei", b"zwei"]
    assert keep(items[0], "0" * 64, here / "kept") is None
    assert len([path for path in (here / "kept").rglob("*") if path.is_file()]) == 3


def test_a_zip_is_known_by_its_bytes(here: Path) -> None:
    zipped, office = packed({"a.txt": b"x"}), {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}
    assert [item.source for item in listed(here, zipped, "export")] == ["export!/a.txt"]
    for name, content in (
        ("renamed.zip", packed(office)),
        ("a.docx", packed(office)),
        ("a.odt", packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})),
        ("b.zip", packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})),
        ("a.pdf", zipped),
        ("paper.zip", b"%PDF-1.7\n"),
        ("nothing.zip", b""),
    ):
        (item,) = listed(here, content, name)
        assert (item.source, item.members, item.refusal) == (name, (), None)
    within = packed({"a.docx": packed(office), "b.zip": packed(office), "c": zipped})
    assert [item.source for item in listed(here, within)] == [
        "export.zip!/a.docx",
        "export.zip!/b.zip",
        "export.zip!/c!/a.txt",
    ]


def test_names_are_read_as_they_were_meant(here: Path) -> None:
    content = bytearray(packed({"aa/Prufung1.txt": b"1", "bb/Prufung2.txt": b"2", "cc\\d.txt": b"3"}))
    for plain, meant in ((b"Prufung1", b"Pr\x81fung1"), (b"Prufung2", "Pr\u00fcung2".encode())):
        assert len(plain) == len(meant) and content.count(plain) == 2
        content = content.replace(plain, meant)
    items = listed(here, bytes(content))
    assert outcomes(items) == {
        "export.zip!/aa/Prüfung1.txt": "read",
        "export.zip!/bb/Prüung2.txt": "read",
        "export.zip!/cc/d.txt": "read",
    }
    assert items[2].folders[0] == "cc"


def test_names_that_lead_elsewhere_are_only_names(here: Path) -> None:
    names = ("../../out.txt", "/etc/out.txt", "C:\\out.txt", "two\nlines.txt", "\u202egro.txt")
    items = listed(here, packed({name: name.encode() for name in names}))
    assert sorted(item.source.partition("!/")[2] for item in items) == sorted(
        ("../../out.txt", "/etc/out.txt", "C:/out.txt", "two\\x0alines.txt", "\\u202egro.txt")
    )
    assert {read_content(item).data.decode() for item in items} == set(names)
    assert [path.name for path in here.rglob("*")] == ["export.zip"]


def test_what_macos_and_others_hide_is_left_out(here: Path) -> None:
    hidden = {"__MACOSX/a/._b.txt": b"x", "a/.DS_Store": b"x", ".git/config": b"x"}
    inner = packed({".x/y": b"x", "c.txt": b"y"})
    (here / "export.zip").write_bytes(packed({**hidden, "a/b.txt": b"y", "d.zip": inner}))
    told: set[str] = set()
    items = list_items(["export.zip"], hidden=told)
    assert [item.source for item in items] == ["export.zip!/a/b.txt", "export.zip!/d.zip!/c.txt"]
    assert told == {f"export.zip!/{name}" for name in (".git", "__MACOSX", "a/.DS_Store", "d.zip!/.x")}
    (item,) = listed(here, packed(hidden), "hidden.zip")
    assert item.refusal and (item.source, item.refusal.outcome) == ("hidden.zip", "empty")
    assert outcomes(listed(here, packed({}), "none.zip")) == {"none.zip": "empty"}


def special(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


def test_what_is_no_file_or_not_to_be_had_has_its_own_outcome(here: Path) -> None:
    content = packed(
        {
            special("link", stat.S_IFLNK | 0o777): b"/etc/passwd",
            special("device", stat.S_IFCHR | 0o600): b"",
            special("fifo", stat.S_IFIFO | 0o600): b"",
            special("plain.txt", stat.S_IFREG | 0o600): b"x",
            "locked.txt": b"secret",
            "other.txt": b"x" * 100,
        }
    )
    locked = bytearray(content)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = 0
        while (at := locked.find(mark, at)) >= 0:
            name = at + (30 if offset == 6 else 46)
            if locked[name : name + 10] == b"locked.txt":
                locked[at + offset] |= 1
            if locked[name : name + 9] == b"other.txt":
                struct.pack_into("<H", locked, at + offset + 2, 14)
            at += 4
    assert outcomes(listed(here, bytes(locked))) == {
        "export.zip!/device": "not_regular",
        "export.zip!/fifo": "not_regular",
        "export.zip!/link": "not_regular",
        "export.zip!/locked.txt": "encrypted",
        "export.zip!/other.txt": "unsupported",
        "export.zip!/plain.txt": "read",
    }


def test_names_that_stand_twice_are_one_item(here: Path) -> None:
    with zipfile.ZipFile(here / "export.zip", "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        for text in ("eins", "zwei"):
            archive.writestr("a.txt", text)
        archive.writestr("b.txt", "drei")
    assert outcomes(list_items(["export.zip"])) == {
        "export.zip!/a.txt": "archive_rejected",
        "export.zip!/b.txt": "read",
    }


def overlapping(count: int, size: int) -> bytes:
    """A ZIP whose members all share the same compressed bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(b"\0" * size) + packer.flush()
    crc = zlib.crc32(b"\0" * size)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(data), size, 1, 0) + b"a"
    entries = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(data), size, 5, 0, 0, 0, 0, 0, 0)
        + f"{number:05}".encode()
        for number in range(count)
    )
    start = len(local) + len(data)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(entries), start, 0)
    return local + data + entries + end


def lying(content: bytes, size: int) -> bytes:
    """The ZIP with another unpacked size in its directory."""
    lie = bytearray(content)
    struct.pack_into("<L", lie, lie.rindex(b"PK\1\2") + 24, size)
    return bytes(lie)


def test_rejected(here: Path) -> None:
    whole = packed({"a.txt": b"Vorlage " * 100, "b.txt": b"x"})
    zeros = packed({"a.txt": b"\0" * 20 * MIB})
    noise = os.urandom(300)
    for name, content, reason in (
        ("many.zip", packed({str(number): b"" for number in range(10_001)}), "10000 members"),
        ("ratio.zip", zeros, "100 times"),
        ("sum.zip", packed({f"{number}.txt": noise for number in range(9)}, zipfile.ZIP_STORED), "1024 MiB"),
        ("overlap.zip", overlapping(9, 20_000), "overlap"),
        ("cut.zip", whole[:-40], "no whole ZIP"),
        ("head.zip", whole[:60], "no whole ZIP"),
        ("noise.zip", b"\x01" + noise, "no whole ZIP"),
        ("page.zip", b"<!DOCTYPE html><html>404</html>", "no whole ZIP"),
        ("directory.zip", whole.replace(b"PK\1\2", b"PK\1\3"), "damaged directory"),
    ):
        if name == "sum.zip":  # says of each member that it is huge
            content = bytearray(content)
            at = content.index(b"PK\1\2")
            while at >= 0:
                struct.pack_into("<L", content, at + 24, 150 * MIB)
                at = content.find(b"PK\1\2", at + 4)
        (item,) = listed(here, bytes(content), name)
        assert item.refusal and (item.source, item.refusal.outcome) == (name, "archive_rejected"), name
        assert reason in item.refusal.reason and name in item.refusal.reason


def test_a_lie_about_a_size_gives_no_more_than_it_says(here: Path) -> None:
    content = lying(packed({"a.txt": b"\0" * MIB}), 1000)
    assert outcomes(listed(here, content)) == {"export.zip!/a.txt": "broken"}
    (item,) = listed(here, lying(packed({"a.txt": b"x" * 50}), 5000))
    assert read_content(item).data == b"x" * 50  # less than it says, and whole by its checksum


def test_damaged_data_costs_one_member(here: Path) -> None:
    content = bytearray(packed({"a.txt": os.urandom(500), "b.txt": b"gut"}))
    content[60] ^= 0xFF
    assert outcomes(listed(here, bytes(content))) == {"export.zip!/a.txt": "broken", "export.zip!/b.txt": "read"}


def test_inner_zips_share_the_limits_and_go_no_deeper(here: Path) -> None:
    inner = packed({"c.txt": b"x"})
    deep = packed({"b.zip": inner, "c": inner, "d.txt": b"x"})
    many = packed({str(number): b"" for number in range(6_000)})
    bomb = packed({"z": b"\0" * 5 * MIB})
    broken = bytearray(packed({"c.zip": os.urandom(900)}))
    content = packed({"1.zip": deep, "2.zip": many, "3.zip": many, "4.zip": bomb, "5.zip": inner[:-9], "6.txt": b"x"})
    found = outcomes(listed(here, content))
    assert len([source for source in found if source.startswith("export.zip!/2.zip!/")]) == 6_000
    assert {source: outcome for source, outcome in found.items() if "/2.zip!/" not in source} == {
        "export.zip!/1.zip!/b.zip": "archive_rejected",
        "export.zip!/1.zip!/c": "archive_rejected",
        "export.zip!/1.zip!/d.txt": "read",
        "export.zip!/3.zip": "archive_rejected",
        "export.zip!/4.zip": "archive_rejected",
        "export.zip!/5.zip": "archive_rejected",
        "export.zip!/6.txt": "read",
    }
    broken[200] ^= 0xFF
    assert outcomes(listed(here, bytes(broken))) == {"export.zip!/c.zip": "archive_rejected"}


def test_zip64_is_listed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 0)  # has zipfile write the end record of a ZIP64
    content = packed({"a.txt": b"eins"})
    assert b"PK\6\6" in content
    assert outcomes(listed(here, content)) == {"export.zip!/a.txt": "read"}
    many = packed({str(number): b"" for number in range(10_001)})
    assert outcomes(listed(here, many)) == {"export.zip": "archive_rejected"}


def test_listing_a_huge_directory_takes_little_memory(here: Path) -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    for count in (150_000, 1_000_000):  # the end record says that there is one
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry) * count, 0, 0)
        (here / "export.zip").write_bytes(entry * count + end)
        tracemalloc.start()
        (item,) = list_items(["export.zip"])
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert item.refusal and item.refusal.outcome == "archive_rejected"
        assert peak < 20 * MIB


def test_a_zip_that_was_changed_meanwhile(here: Path) -> None:
    items = listed(here, packed({"a.txt": b"eins", "b.txt": b"zwei"}))
    assert read_content(items[0]).data == b"eins"
    (here / "export.zip").write_bytes(packed({"a.txt": b"drei und mehr"}))
    assert read_content(items[0]).data == b"drei und mehr"
    assert outcomes(items[1:]) == {"export.zip!/b.txt": "unreadable"}
    (here / "export.zip").unlink()
    assert outcomes(items[:1]) == {"export.zip!/a.txt": "unreadable"}
