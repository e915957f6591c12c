"""ZIP files that lie, climb, multiply or explode."""

import bz2
import lzma
import stat
from pathlib import Path

from tests.hostile.case import NOTICE, SAMPLES, Case, Theme
from tests.hostile.pdf_parts import GIB
from tests.hostile.zip_parts import Member, archive, ending, entry, local, overlapping, packed_bomb, stored

THEME = Theme("archives")

_LINK = stat.S_IFLNK | 0o777
_UTF8 = 0x800
_ENCRYPTED = 1


def _notice(name: bytes, mark: str, **more: int) -> Member:
    """A readable member; `mark` makes its bytes differ from those of all other members."""
    return stored(name, f"{NOTICE}\nArchiv {mark}\n".encode(), **more)


def _many(count: int = 100_000) -> bytes:
    return archive(*(stored(b"%05d" % number, b"") for number in range(count)))


def _nested(depth: int) -> bytes:
    content = archive(_notice(b"blatt.txt", f"Tiefe {depth}"))
    for level in range(1, depth):
        content = archive(stored(b"ebene-%d.zip" % level, content), _notice(b"blatt.txt", f"Tiefe {depth}-{level}"))
    return content


def _nested_bomb() -> bytes:
    """Ten ZIPs of 128 MiB each in a ZIP: each is within the limits, all together are not."""
    bombs = [stored(b"%d.zip" % number, archive(packed_bomb(b"%d.txt" % number, GIB // 8))) for number in range(10)]
    return archive(*bombs)


def _with_paper() -> bytes:
    sample = (SAMPLES / "paper.pdf").read_bytes()
    return archive(stored(b"paper.pdf", sample + b"%zip member\n"), _notice(b"leer/blatt.txt", "mit Papier"))


def _broken_directory() -> bytes:
    content = archive(_notice(b"a.txt", "kaputt"))
    at = content.index(b"PK\1\2")
    return content[:at] + bytes(20) + content[at + 20 :]


def _far_offset() -> bytes:
    member = _notice(b"a.txt", "fern")
    content = local(member) + member.data
    directory = entry(member, 0x7FFFFFFF)
    return content + directory + ending(1, len(directory), len(content))


def _two_names() -> bytes:
    """The header before the data has another name than the directory."""
    content = archive(_notice(b"brav.txt", "zwei Namen"))
    return content.replace(b"brav.txt", b"boes.txt", 1)


def _same_place() -> bytes:
    """Two entries for the same bytes."""
    member = _notice(b"a.txt", "zwei Orte")
    content = local(member) + member.data
    directory = entry(member, 0) + entry(member, 0).replace(b"a.txt", b"b.txt")
    return content + directory + ending(2, len(directory), len(content))


def _beside(path: Path) -> None:
    path.write_text(f"{NOTICE}\nArchiv daneben\n", encoding="utf-8")


def _climbing() -> list[Case]:
    # Members are streamed and their names are no paths: either way nothing may be written outside.
    safe = "archive_rejected other"
    return [
        _zip("climbing.zip", archive(_notice(b"../../boese.txt", "klettern")), safe, "a name that climbs out"),
        _zip("absolute.zip", archive(_notice(b"/tmp/boese.txt", "von oben")), safe, "a name from the root"),
        _zip("backslash.zip", archive(_notice(b"..\\..\\boese.txt", "Windows")), safe, "climbs in Windows"),
        _zip("drive.zip", archive(_notice(b"C:\\boese.txt", "Laufwerk")), safe, "a name with a drive"),
        _zip("link.zip", archive(stored(b"link", b"/etc/passwd", mode=_LINK)), "not_regular archive_rejected",
             "a link"),
        _zip("link-and-member.zip",
             archive(stored(b"d", b"/tmp", mode=_LINK), _notice(b"d/boese.txt", "durch den Link")),
             "not_regular archive_rejected other", "a link and a member behind it"),
        _zip("fifo.zip", archive(stored(b"fifo", b"", mode=stat.S_IFIFO | 0o644)),
             "not_regular archive_rejected empty", "a member that waits for ever"),
        _zip("newline.zip", archive(_notice(b"zeile\numbruch\x1b[2J.txt", "Umbruch")), safe, "a line feed in a name"),
        _zip("nul-name.zip", archive(_notice(b"a.pdf\0.txt", "Nul im Namen")), safe + " not_pdf", "NUL in a name"),
        _zip("empty-name.zip", archive(_notice(b"", "ohne Namen")), safe, "a member without a name"),
        _zip("long-name.zip", archive(_notice(b"n" * 60_000, "langer Name")), safe, "a name of 60,000 bytes"),
        _zip("bad-utf-8.zip", archive(_notice(b"gr\xfcn\xff.txt", "kein UTF-8", flags=_UTF8)), safe, "no UTF-8"),
        _zip("cp437.zip", archive(_notice(b"Gr\x81n\x84rger.txt", "cp437")), "other", "umlauts of an old ZIP"),
    ]  # fmt: skip


def _exploding() -> list[Case]:
    bomb = packed_bomb(b"bombe.txt", GIB)
    small = packed_bomb(b"klein.txt", 2**25)
    lies = Member(b"klein.txt", bomb.data, bomb.crc, 2**20, bomb.method)
    rejected = "archive_rejected"
    return [
        _zip("bomb.zip", lambda: archive(bomb), rejected, "1 MB that unpacks to 1 GiB"),
        _zip("bomb-lies.zip", lambda: archive(lies), rejected + " broken", "says 1 MiB, unpacks to 1 GiB"),
        _zip("ratio.zip", lambda: archive(small), rejected, "32 MiB from 32 kB: a thousandfold"),
        _zip("many-bombs.zip", lambda: archive(*[small] * 40), rejected, "40 of the same name, 1.25 GiB in all"),
        _zip("overlap.zip", lambda: overlapping(160, 2**26), rejected, "10,000 MiB from 80 kB"),
        _zip("same-place.zip", _same_place(), rejected, "two members in the same bytes"),
        _zip("members-100000.zip", _many, rejected, "100,000 members"),
        _zip("nested-bomb.zip", _nested_bomb, rejected, "1.25 GiB in ten inner ZIPs"),
        _zip("nested-3.zip", _nested(3), "other archive_rejected", "a ZIP in a ZIP in a ZIP: the third is refused"),
        _zip("nested-30.zip", _nested(30), "other archive_rejected", "30 ZIPs in each other"),
        _zip("lzma.zip", archive(Member(b"a.txt", b"\x09\x04\5\0]\xff\xff\xff\xff" + lzma.compress(b"a" * 99)[9:], 0,
             GIB, 14)), "archive_rejected unsupported broken", "a packer that asks for 4 GiB"),
        _zip("bzip2.zip", archive(Member(b"a.txt", bz2.compress(b" " * 2**24), 0, 2**24, 12)),
             "archive_rejected unsupported broken", "a thousandfold by another packer"),
    ]  # fmt: skip


def _lying() -> list[Case]:
    locked = stored(b"geheim.txt", b"\x13" * 60, flags=_ENCRYPTED)
    notice = _notice(b"a.txt", "falsche Summe")
    wrong_sum = Member(notice.name, notice.data, notice.crc ^ 1, notice.size)
    longer = Member(b"a.txt", notice.data, notice.crc, 5 * notice.size)
    huge = Member(b"a.txt", notice.data, notice.crc, notice.size, claimed=0xFFFFFFF0)
    unknown = Member(b"a.txt", notice.data, notice.crc, notice.size, method=77)
    twins = archive(_notice(b"zwilling.txt", "eins"), _notice(b"zwilling.txt", "zwei"))
    refused = "archive_rejected broken"
    return [
        _zip("encrypted.zip", archive(locked), "encrypted", "a member with a password"),
        _zip("encrypted-one.zip", archive(locked, _notice(b"offen.txt", "offen")), "encrypted other", "one of two"),
        _zip("broken-directory.zip", _broken_directory(), refused, "a directory that is NUL"),
        _zip("cut.zip", archive(_notice(b"a.txt", "abgeschnitten"))[:-30], refused, "cut off before its end"),
        _zip("cut-start.zip", archive(_notice(b"a.txt", "ohne Kopf"))[20:], refused + " unsupported", "no beginning"),
        _zip("magic-only.zip", b"PK\3\4", refused, "four bytes of a ZIP"),
        _zip("wrong-sum.zip", archive(wrong_sum), refused, "a wrong check sum"),
        _zip("wrong-size.zip", archive(longer), refused + " other", "less data than said, but its sum is right"),
        _zip("huge-claim.zip", archive(huge), refused, "4 GiB said, 100 bytes there"),
        _zip("unknown-packer.zip", archive(unknown), refused + " unsupported", "a packer that nobody knows"),
        _zip("far-offset.zip", _far_offset(), refused, "a member behind the end"),
        _zip("two-names.zip", _two_names(), refused + " other", "one name before, another in the directory"),
        _zip("twins.zip", twins, "other archive_rejected", "two members of one name: two paths"),
        _zip("no-members.zip", archive(), "empty archive_rejected", "nothing in it"),
        _zip("folders-only.zip", archive(stored(b"d/", b"", mode=stat.S_IFDIR | 0o755)), "empty archive_rejected",
             "folders and no file"),
        _zip("folder-with-data.zip", archive(_notice(b"d/", "Ordner")), "empty archive_rejected other",
             "a full folder"),
        _zip("junk-before.zip", b"x" * 500 + archive(_notice(b"a.txt", "davor")),
             "other archive_rejected unsupported", "500 bytes before it"),
        _zip("paper.zip", _with_paper, "stored other", "nothing wrong with it"),
        _zip("ordinary.zip", archive(_notice(b"a.txt", "gut eins"), _notice(b"d/b.txt", "gut zwei")), "other", "good"),
        _zip("kollision.zip", archive(_notice(b"innen.txt", "innen")), "other", "its member and a folder"),
        THEME.special("kollision.zip!/innen.txt", _beside, "other", "a file named like its member"),
        _zip("gzip.gz", b"\x1f\x8b\x08" + bytes(40), "unsupported", "another archive"),
        _zip("sevenzip.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40), "unsupported", "another archive"),
    ]  # fmt: skip


def _zip(name: str, content: object, outcomes: str, why: str) -> Case:
    return THEME.file(name, content, outcomes, why, rows=None)  # type: ignore[arg-type]


CASES = (*_climbing(), *_exploding(), *_lying())
