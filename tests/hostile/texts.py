"""Text files that are too long in some way, or lie about their encoding."""

import random
from collections.abc import Callable

from tests.hostile.case import NOTICE, SAMPLES, Case, Theme

THEME = Theme("texts")


def _sample() -> str:
    return (SAMPLES / "paper.txt").read_text(encoding="utf-8")


def _coded(encoding: str, mark: bytes = b"") -> Callable[[], bytes]:
    return lambda: mark + _sample().encode(encoding, "replace")


def _mixed() -> bytes:
    """Every other line in another encoding."""
    lines = _sample().splitlines(keepends=True)
    return b"".join(line.encode(("utf-8", "cp1252")[index % 2], "replace") for index, line in enumerate(lines))


def _dates() -> bytes:
    chance = random.Random(5)
    days = (f"{chance.randrange(1, 32)}.{chance.randrange(1, 13)}.{chance.randrange(1990, 2030)}" for _ in range(9000))
    return " ".join(days).encode()


def _table(columns: int, rows: int = 3) -> bytes:
    row = "|" + " Wert |" * columns + "\n"
    return (row + "|" + "---|" * columns + "\n" + row * rows).encode()


def _long() -> list[Case]:
    other = (
        ("line-letters", b"a" * 1_000_000, "one word of 10^6 letters"),
        ("line-words", b"Haus " * 200_000, "one line of 10^6 characters"),
        ("line-capitals", b"HAUS-" * 200_000, "one chain of 10^6 characters"),
        ("line-dots", b"a." * 500_000, "10^6 characters of initials"),
        ("line-digits", b"9" * 1_000_000, "a number of 10^6 digits"),
        ("line-blanks-between", b"a" + b" " * 1_000_000 + b"b", "two letters, 10^6 blanks between"),
        ("brackets", b"(" * 100_000, "100,000 open brackets"),
        ("brackets-square", b"[" * 100_000 + b"]" * 100_000, "100,000 brackets in each other"),
        ("stars", b"**" * 50_000 + b"a", "bold that never ends"),
        ("quotes", b"> " * 50_000 + b"a", "a quote in a quote"),
        ("hashes", b"#" * 100_000 + b" a", "a heading of the 100,000th level"),
        ("bullets", b"- " * 50_000 + b"a", "bullets in bullets"),
        ("lines", b"Zeile\n" * 100_000, "100,000 lines"),
        ("line-ends", b"a" + b"\n" * 200_000 + b"b", "200,000 empty lines"),
        ("hyphens", b"Donau-\n" * 20_000, "a hyphen at each line's end"),
        ("paragraphs", b"\xc2\xa7 1\n" * 20_000, "20,000 paragraphs of the law"),
        ("commas", b"Herr A, " * 50_000, "50,000 men in one sentence"),
        ("tabs-between", b"a\t" * 50_000, "50,000 columns by tab"),
        ("colons", b"Amt: " * 50_000, "50,000 labels in a line"),
        ("marks-combining", b"a" + "\u0301".encode() * 100_000, "a letter with 100,000 accents"),
        ("table-wide", _table(10_000), "a table of 10,000 columns"),
        ("table-long", _table(3, 20_000), "a table of 20,000 rows"),
        ("table-bars", b"|" * 200_000, "200,000 bars"),
        ("head-open", b"---\n" + b"a: b\n" * 50_000, "a head that never ends"),
        ("dates", _dates(), "9,000 dates in a line"),
        ("months", b"Januar " * 50_000, "50,000 months in a line"),
        ("script", b"<p>" + NOTICE.encode() + b"<script>alert(1)</script>", "markup as text"),
    )
    return [THEME.file(f"{name}.txt", content, "other", f"{why}; no paper") for name, content, why in other]


def _encodings() -> list[Case]:
    halves = _coded("utf-16-le", b"\xff\xfe")
    return [
        THEME.file("utf-8-mark.txt", _coded("utf-8", b"\xef\xbb\xbf"), "stored", "a paper with a mark"),
        THEME.file("utf-16-le.txt", _coded("utf-16-le", b"\xff\xfe"), "stored", "a paper in UTF-16"),
        THEME.file("utf-16-be.txt", _coded("utf-16-be", b"\xfe\xff"), "stored", "a paper in UTF-16"),
        THEME.file("utf-32-le.txt", _coded("utf-32-le", b"\xff\xfe\0\0"), "stored", "a paper in UTF-32"),
        THEME.file("utf-16-no-mark.txt", _coded("utf-16-le"), "unsupported unreadable", "every second byte is NUL"),
        THEME.file("utf-16-odd.txt", lambda: halves() + b"a", "stored", "half a character too much"),
        THEME.file("utf-16-half-pair.txt", b"\xff\xfe" + "Haus ".encode("utf-16-le") * 40 + b"\0\xd8 \0",
                   "unreadable other", "half of a pair"),
        THEME.file("cp1252.txt", _coded("cp1252"), "stored", "a paper from an old program"),
        THEME.file("surrogates.txt", NOTICE.encode() + b"\xed\xa0\x80\xed\xb0\x80", "other", "half pairs in UTF-8"),
        THEME.file("no-encoding.txt", NOTICE.encode() + b"\x81\x8d\x8f\x90\x9d", "other unreadable",
                   "bytes that no encoding knows"),
        THEME.file("mixed.txt", _mixed, "stored", "UTF-8 and cp1252 line by line"),
        THEME.file("nul-one.txt", lambda: _sample().replace("Datum", "Da\0tum\0 Datum").encode(), "stored", "two NUL"),
        THEME.file("nul-half.txt", b"a\0" * 5000, "unsupported", "half of it is NUL"),
        THEME.file("nul-only.txt", bytes(5000), "empty", "only NUL"),
        THEME.file("controls.txt", bytes(range(1, 32)) * 50, "unsupported empty", "only control characters"),
        THEME.file("escapes.txt", NOTICE.encode() + b"\x1b[2J\x1b]0;x\x07", "other", "commands to a terminal"),
        THEME.file("bidi-only.txt", "\u202e\u2066\u200f\u202a".encode() * 500, "empty other", "only turns of writing"),
        THEME.file("bidi.txt", lambda: _sample().replace("Datum", "\u202eDatum\u202c\nDatum").encode(), "stored",
                   "turned writing in a paper"),
        THEME.file("mark-only.txt", b"\xef\xbb\xbf", "empty", "a mark and nothing else"),
        THEME.file("mark-utf-16-only.txt", b"\xff\xfe", "empty", "a mark and nothing else"),
        THEME.file("blanks.txt", b" " * 1_000_000, "empty", "10^6 blanks"),
        THEME.file("tabs.txt", b"\t" * 1_000_000, "empty", "a line of 10^6 tabs"),
        THEME.file("form-feeds.txt", b"\f" * 100_000, "empty", "100,000 page ends"),
        THEME.file("pages-10000.txt", b"Seite\f" * 10_000, "other too_large", "10,000 pages"),
        THEME.file("binary.txt", random.Random(3).randbytes(20_000), "unsupported", "noise"),
    ]  # fmt: skip


def _papers() -> list[Case]:
    def changed(old: str, new: str) -> Callable[[], bytes]:
        def content() -> bytes:
            sample = _sample()
            assert old in sample
            return sample.replace(old, new).encode()

        return content

    return [
        THEME.file("paper-script.txt", changed("Datum", "<script>alert(1)</script>\nDatum"), "stored", "markup in it"),
        THEME.file("paper-sql.txt", changed("Datum", "'); DROP TABLE paper; --\nDatum"), "stored", "a statement in it"),
        THEME.file("paper-number.txt", changed("2018/063", "2018/" + "9" * 6000), "stored other",
                   "a number of 6,000 digits"),
        THEME.file("paper-dates.txt", changed("05.03.2018", "31.02.99999"), "stored", "a day that never was"),
        THEME.file("paper-long.txt", lambda: _sample().encode() + b"Wort " * 40_000, "stored", "a long line after it"),
        THEME.file("paper-30-times.txt", lambda: (_sample() + "\n").encode() * 30, "stored", "thirty papers in a row"),
    ]  # fmt: skip


CASES = (*_long(), *_encodings(), *_papers())
