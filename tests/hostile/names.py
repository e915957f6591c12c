"""File names that no one would think of, and some that are too easily thought the same."""

import os
from pathlib import Path

from tests.hostile.case import NOTICE, Case, Theme

THEME = Theme("names")

_NAMES = (
    ("zeile\numbruch.txt", "a line feed"),
    ("wagen\rruecklauf.txt", "a carriage return"),
    ("tab\tulator.txt", "a tab"),
    ("loesche\x1b[2J\x1b]0;x\x07schirm.txt", "commands to a terminal"),
    ("trenner\u2028zeile\u2029absatz\x85ende.txt", "line ends of Unicode"),
    ("gedreht\u202etxt.fdp.txt", "turned writing that shows another suffix"),
    ("unsichtbar\u200b\u2060\ufeff.txt", "signs that are not seen"),
    ("feier🎉🧹👩‍👩‍👧.txt", "emoji"),
    ("-rf.txt", "a name like an option"),
    ("--db=x.db", "a name like an option with a value"),
    ("n" * 246 + ".txt", "250 bytes"),
    ("ä" * 125 + ".txt", "254 bytes"),
    ("a..%2f..%2fb.txt", "steps upwards, as in addresses"),
    ("a\\..\\..\\b.txt", "steps upwards, as in Windows"),
    ("%00.txt", "NUL, as in addresses"),
    ("%s%n{0}{source}.txt", "signs of format strings"),
    ("'); DROP TABLE source; --.txt", "a statement"),
    ("<img src=x onerror=alert(1)>.txt", "markup"),
    ("$(reboot) `reboot`; reboot.txt", "commands to a shell"),
    ("*?[a].txt", "a pattern"),
    (" .txt", "a blank"),
    ("ende. ", "a blank at the end"),
    ("NUL", "a device of Windows"),
    ("s3:", "an address's beginning"),
    ("file:x.txt", "an address"),
    ("archiv.zip!innen.txt", "like a member of an archive"),
    ("\udcff\udcfe.txt", "bytes that are no UTF-8"),
    ("\\xff\\xfe.txt", "what bytes that are no UTF-8 are written as"),
    ("zeile\\x0aumbruch.txt", "what a line feed is written as"),
    ("gr\udcfcn.txt", "an umlaut of Latin-1"),
    ("\u00e4.txt", "an umlaut as one sign"),
    ("a\u0308.txt", "an umlaut as two signs"),
    ("GROSS.txt", "capitals"),
    ("gross.txt", "the same in small letters"),
)


def _write(index: int, path: Path) -> None:
    # Each has other bytes, or all but one were duplicates.
    path.write_bytes(f"{NOTICE}\nBlatt {index}\n".encode())


def _named(index: int, name: str, why: str) -> Case:
    return THEME.special(name, lambda path: _write(index, path), "other", why)


def _deep(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(900, path)


def _too_deep(path: Path) -> None:
    """Folders in each other until their path is longer than the system takes."""
    path.mkdir()
    folder = os.open(path, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=folder)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    file = os.open("blatt.txt", os.O_WRONLY | os.O_CREAT, dir_fd=folder)
    os.write(file, NOTICE.encode())
    os.close(file)
    os.close(folder)


CASES = (
    *(_named(index, name, why) for index, (name, why) in enumerate(_NAMES)),
    THEME.special("d/" * 200 + "blatt.txt", _deep, "other", "200 folders down"),
    THEME.special("archive.zip!/innen.txt", lambda path: _write(901, path), "other",
                  "a folder named like an archive's inside"),
    THEME.special("ordner.pdf/blatt.txt", lambda path: _write(902, path), "other", "a folder named like a paper"),
    THEME.special("..versteckt.txt", lambda path: _write(903, path), "other", "hidden files are left out", rows=0),
    THEME.special("zu-tief", _too_deep, "unreadable", "a path longer than the system takes"),
)  # fmt: skip
