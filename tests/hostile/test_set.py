"""The hostile set is what it says: bombs unpack to their size, circles close, and it is the same each time."""

import io
import os
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from pipeline.reading.pdf import read_pages
from schemas.errors import DocumentError
from tests.hostile import archives, bombs, locked, structure
from tests.hostile.case import SAMPLES, Case, write_set
from tests.hostile.cases import CASES
from tests.hostile.pdf_parts import GIB, WORDS

_CHUNK = 2**24


def case(name: str) -> Case:
    (found,) = (each for each in CASES if each.path == name)
    return found


def written(name: str, folder: Path) -> bytes:
    list(write_set(folder, [case(name)]))
    return (folder / name).read_bytes()


def contents(content: bytes) -> bytes:
    """What lies in the first stream of a PDF, as it is packed."""
    return content.split(b"stream\n", 1)[1].split(b"\nendstream", 1)[0]


def unpacked_size(packed: bytes, times: int = 1) -> int:
    """The size of a zlib stream that was packed so many times; it is never held as a whole."""
    for _ in range(times - 1):
        packed = zlib.decompress(packed)
    size, unpacker = 0, zlib.decompressobj()
    while packed or not unpacker.eof:
        size += len(unpacker.decompress(packed, _CHUNK))
        packed = unpacker.unconsumed_tail
    return size


def test_every_case_has_an_outcome_a_reason_and_a_path_of_its_own() -> None:
    assert len({each.path for each in CASES}) == len(CASES)
    for each in CASES:
        assert each.outcomes, each.path
        assert each.why, each.path
        assert not Path(each.path).is_absolute()


def test_the_set_is_the_same_each_time(tmp_path: Path) -> None:
    sets = []
    for name in ("first", "second"):
        cases = list(write_set(tmp_path / name, CASES))
        paths = [tmp_path / name / each.path for each in cases]
        files = [path for path in paths if path.is_file() and not path.is_symlink() and os.access(path, os.R_OK)]
        files = [path for path in files if path.stat().st_size < 2**27]
        sets.append({path.relative_to(tmp_path / name): zlib.crc32(path.read_bytes()) for path in files})
        assert sum(path.stat().st_blocks * 512 for path in files) < 64 * 2**20
    assert sets[0] == sets[1]
    assert len(sets[0]) > 290


def test_no_two_files_have_the_same_bytes(tmp_path: Path) -> None:
    # Of two papers with the same bytes one were a duplicate.
    cases = [each for each in write_set(tmp_path, CASES) if "stored" in each.outcomes]
    files = [(tmp_path / each.path).read_bytes() for each in cases]
    assert len(set(files)) == len(files)


@pytest.mark.parametrize(
    ("name", "times", "size"),
    [
        ("flate-gib", 1, GIB),
        ("flate-twice-gib", 2, GIB),
        ("run-length-gib", 2, GIB // 64),
        ("ascii85-gib", 2, GIB // 4),
    ],
)
def test_streams_unpack_to_their_size(tmp_path: Path, name: str, times: int, size: int) -> None:
    content = written(f"bombs/{name}.pdf", tmp_path)
    assert len(content) < 1_200_000
    assert unpacked_size(contents(content), times) == size


def test_the_table_has_16_million_entries(tmp_path: Path) -> None:
    content = written("bombs/table-bomb.pdf", tmp_path)
    assert unpacked_size(contents(content.split(b"6 0 obj")[1])) == 32 * 2**24


def test_locks_open_as_they_say() -> None:
    with pikepdf.open(io.BytesIO(locked.with_password(b"geheim")), password="geheim") as pdf:
        assert WORDS in pdf.pages[0].Contents.read_bytes()
    with pikepdf.open(io.BytesIO(locked.with_password(b""))) as pdf:
        assert WORDS in pdf.pages[0].Contents.read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked.with_password(b"geheim")))
    with pytest.raises(pikepdf.PdfError):
        pikepdf.open(io.BytesIO(locked.by_unknown_handler()))


@pytest.mark.parametrize(
    ("name", "said"), [("tree-cycle", "Loop detected in /Pages"), ("tree-deep", "/Pages structure too deeply nested")]
)
def test_page_trees_are_what_they_say(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(pikepdf.PdfError, match=said):
        pikepdf.open(io.BytesIO(written(f"structure/{name}.pdf", tmp_path)))


def test_tables_come_before_themselves(tmp_path: Path) -> None:
    content = written("structure/prev-loop.pdf", tmp_path)
    start = content.rindex(b"xref\n0")
    assert b"/Prev %d" % start in content
    chain = written("structure/prev-chain.pdf", tmp_path)
    assert chain.count(b"/Prev") == 2999


def test_the_files_have_their_pages(tmp_path: Path) -> None:
    for name, pages in (("pages-10000", 10_000), ("page-20000-times", 20_000)):
        content = written(f"pages/{name}.pdf", tmp_path)
        assert b"/Count %d" % pages in content
    assert content.count(b"3 0 R") == 20_000


def test_forms_are_drawn_a_hundred_million_times(tmp_path: Path) -> None:
    content = written("bombs/forms-nested.pdf", tmp_path)
    product = 1
    for stream in content.split(b"stream\n")[1::2]:
        product *= stream.count(b"/X Do") or 1
    assert product == 10**8
    assert len(content) < 5000


def test_the_map_says_ten_million_letters(tmp_path: Path) -> None:
    content = written("bombs/unicode-long.pdf", tmp_path)
    letters = zlib.decompress(contents(content)).count(b"0041")
    said = content.split(b"<0041> <")[1].split(b">")[0]
    assert letters * len(said) // 4 > 9_000_000


@pytest.mark.parametrize("name", ["bomb", "ratio", "overlap", "nested-bomb", "members-100000", "paper", "cp437"])
def test_sound_archives_are_sound(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written(f"archives/{name}.zip", tmp_path))) as archive:
        infos = archive.infolist()
        with archive.open(infos[-1]) as member:
            size = sum(len(chunk) for chunk in iter(lambda: member.read(_CHUNK), b""))
        assert size == infos[-1].file_size


def test_archives_are_as_large_as_they_say(tmp_path: Path) -> None:
    for name, members, total in (("bomb", 1, GIB), ("overlap", 160, 10_000 * 2**20), ("members-100000", 100_000, 0)):
        content = written(f"archives/{name}.zip", tmp_path)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert len(archive.infolist()) == members
            assert sum(info.file_size for info in archive.infolist()) >= total
    assert len(written("archives/overlap.zip", tmp_path)) < 100_000


def test_overlapping_members_are_whole(tmp_path: Path) -> None:
    """The first of them reads the headers of all others and then the bomb, and its check sum is right."""
    with zipfile.ZipFile(io.BytesIO(written("archives/overlap.zip", tmp_path))) as archive:
        first = archive.infolist()[0]
        try:
            with archive.open(first) as member:
                assert member.read(4) == b"PK\3\4"
                size = 4 + sum(len(chunk) for chunk in iter(lambda: member.read(_CHUNK), b""))
        except zipfile.BadZipFile as error:  # later versions of Python see the bomb themselves
            assert "Overlapped entries" in str(error)
        else:
            assert size == first.file_size


def test_archives_lie_in_each_other(tmp_path: Path) -> None:
    content, depth = written("archives/nested-30.zip", tmp_path), 0
    while content:
        depth += 1
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inner = [name for name in archive.namelist() if name.endswith(".zip")]
            content = archive.read(inner[0]) if inner else b""
    assert depth == 30


@pytest.mark.parametrize("each", [*structure.CASES, *bombs.CASES], ids=lambda each: each.name)
def test_each_file_is_small(each: Case, tmp_path: Path) -> None:
    list(write_set(tmp_path, [each]))
    assert (tmp_path / each.path).stat().st_size < 2_000_000


def test_the_sample_is_a_paper() -> None:
    assert (SAMPLES / "paper.pdf").read_bytes().startswith(b"%PDF-")
    assert len(archives.CASES) > 40


def test_where_the_stack_ends_changes_nothing_that_is_said(tmp_path: Path) -> None:
    content = written("structure/tree-deep.pdf", tmp_path)

    def reason(further_down: int) -> str:
        if further_down:
            return reason(further_down - 1)
        with pytest.raises(DocumentError) as caught:
            read_pages("tief.pdf", content, "never")
        return str(caught.value)

    (said,) = {reason(further_down) for further_down in range(12)}
    assert "nested too deeply" in said
