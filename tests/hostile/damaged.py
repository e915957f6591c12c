"""PDFs that were cut off, hit by bad bits, wrapped in junk, or never were PDFs."""

import io
import random
import zipfile
import zlib
from functools import partial

from tests.hostile import image_parts
from tests.hostile.case import NOTICE, SAMPLES, Case, Theme

THEME = Theme("damaged")

_SHARES = (1, 3, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95)
_FLIPS = ((1, 11), (1, 12), (1, 13), (2, 21), (4, 41), (8, 81), (16, 161), (64, 641), (256, 2561), (1024, 10241))


def _sample() -> bytes:
    return (SAMPLES / "paper.pdf").read_bytes()


def _cut(share: int) -> bytes:
    sample = _sample()
    return sample[: len(sample) * share // 100]


def _flipped(count: int, seed: int) -> bytes:
    chance = random.Random(seed)
    sample = bytearray(_sample())
    for _ in range(count):
        sample[chance.randrange(10, len(sample))] ^= 1 << chance.randrange(8)
    return bytes(sample)


def _holed() -> bytes:
    sample = _sample()
    third = len(sample) // 3
    return sample[:third] + bytes(third) + sample[2 * third :]


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("inner.txt"), NOTICE)
    return packed.getvalue()


def _png() -> bytes:
    return image_parts.png((1, 1), zlib.compress(b"\0\xff"), depth=8)


def _random() -> bytes:
    return random.Random(7).randbytes(20_000)


def _truncated() -> list[Case]:
    lost = "broken partial"
    cases = [
        THEME.file(f"cut-{share:02d}.pdf", partial(_cut, share), lost, "its page tree and table are gone")
        for share in _SHARES
    ]
    return [
        *cases,
        THEME.file("cut-magic.pdf", b"%PDF-", "broken", "five bytes of a PDF"),
        THEME.file("cut-header.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "broken", "a header and nothing else"),
        THEME.file("cut-30-bytes.pdf", lambda: _sample()[:-30], "stored broken", "only the table's place is gone"),
        THEME.file("cut-eof.pdf", lambda: _sample()[:-7], "stored broken", "only the end mark is gone"),
        THEME.file("header-then-nul.pdf", b"%PDF-1.7\n" + bytes(1_000_000), "broken", "a transfer that lost all"),
        THEME.file("hole.pdf", _holed, "stored broken partial", "the middle third (fonts) is NUL"),
    ]


def _flips() -> list[Case]:
    # A flipped bit may hit a byte that nobody reads, a page's contents, or the table; never may it end a worker.
    any_end = "stored other broken partial empty needs_ocr zero_pages"
    return [
        THEME.file(f"flip-{count}-{seed}.pdf", partial(_flipped, count, seed), any_end, f"{count} flipped bits")
        for count, seed in _FLIPS
    ]


def _wrapped() -> list[Case]:
    return [
        THEME.file("junk-before.pdf", lambda: b"x" * 500 + _sample(), "stored", "500 bytes of a mail gateway"),
        THEME.file("blanks-before.pdf", lambda: b"\r\n" * 50 + _sample(), "stored", "line ends before the header"),
        THEME.file("junk-long.pdf", lambda: b"x" * 2000 + _sample(), "not_pdf stored", "no header in the first kB"),
        THEME.file("junk-after.pdf", lambda: _sample() + b"x" * 2000, "stored", "2 kB after the end"),
        THEME.file("nul-after.pdf", lambda: _sample() + bytes(100_000), "stored", "100 kB of NUL after the end"),
        THEME.file("twice.pdf", lambda: _sample() * 2, "stored broken", "two files in one; offsets are the first's"),
        THEME.file("line-ends.pdf", lambda: _sample().replace(b"\n", b"\r\n"), "stored broken partial", "sent as text"),
    ]


def _misnamed() -> list[Case]:
    html = b"<!DOCTYPE html><html><body>Fehler 404</body></html>"
    return [
        THEME.file("html.pdf", html, "not_pdf", "a portal's error page"),
        THEME.file("zip.pdf", _zip, "not_pdf", "a ZIP under a paper's name"),
        THEME.file("text.pdf", NOTICE.encode(), "not_pdf", "text under a paper's name"),
        THEME.file("png.pdf", _png, "not_pdf", "an image under a paper's name"),
        THEME.file("empty.pdf", b"", "empty", "no byte"),
        THEME.file("nul.pdf", bytes(4096), "empty not_pdf", "only NUL"),
        THEME.file("blanks.pdf", b" \n" * 500, "empty not_pdf", "only blanks"),
        THEME.file("random.pdf", _random, "not_pdf", "noise"),
        THEME.file("pdf.txt", lambda: _sample() + b"%txt\n", "stored", "its bytes say that it is a PDF"),
        THEME.file("pdf.docx", lambda: _sample() + b"%docx\n", "stored", "its bytes say that it is a PDF"),
        THEME.file("pdf.zip", lambda: _sample() + b"%zip\n", "stored", "its bytes say that it is a PDF"),
        THEME.file("pdf-without-suffix", lambda: _sample() + b"%none\n", "stored", "its bytes say that it is a PDF"),
        THEME.file("pdf.pdf.exe", lambda: _sample() + b"%exe\n", "stored", "its bytes say that it is a PDF"),
    ]


CASES = (*_truncated(), *_flips(), *_wrapped(), *_misnamed())
