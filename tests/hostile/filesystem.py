"""Paths that are no files, or no files that anyone can read."""

import os
import socket
from pathlib import Path

from tests.hostile.case import NOTICE, Theme

THEME = Theme("filesystem")

# Permissions say nothing to root.
_USER = hasattr(os, "geteuid") and os.geteuid() != 0


def _socket(path: Path) -> None:
    # Its address may have 107 bytes only: it is made by a short name and then moved.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _huge_pdf(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(8 * 10**9)


def _loop(path: Path) -> None:
    path.mkdir()
    (path / "blatt.txt").write_text(NOTICE + "In der Schleife\n", encoding="utf-8")
    (path / "zurueck").symlink_to(path, target_is_directory=True)


def _locked_file(path: Path) -> None:
    path.write_text(NOTICE, encoding="utf-8")
    path.chmod(0)


def _locked_folder(path: Path) -> None:
    path.mkdir()
    (path / "blatt.txt").write_text(NOTICE, encoding="utf-8")
    path.chmod(0)


CASES = (
    THEME.special("fifo.pdf", os.mkfifo, "not_regular", "waits for ever for a writer"),
    THEME.special("socket.pdf", _socket, "not_regular", "a socket"),
    THEME.special("self.pdf", lambda path: path.symlink_to(path.name), "not_regular", "a link to itself"),
    THEME.special("nowhere.pdf", lambda path: path.symlink_to("gibt-es-nicht"), "not_regular", "a link to nothing"),
    THEME.special("zero.pdf", lambda path: path.symlink_to("/dev/zero"), "not_regular", "a link to endless NUL"),
    THEME.special("passwd.txt", lambda path: path.symlink_to("/etc/passwd"), "not_regular", "a link out of the set"),
    THEME.special("root", lambda path: path.symlink_to("/"), "not_regular", "a link to everything"),
    THEME.special("loop", _loop, "other not_regular", "a file and a link back to its folder", rows=2),
    THEME.special("sparse-8-gb.pdf", _huge_pdf, "too_large", "8 GB that take no room on disk"),
    THEME.special("sparse-200-mib.txt", lambda path: _sparse(path, 200 * 2**20), "empty", "200 MiB of NUL"),
    THEME.special("leer", Path.mkdir, "other", "an empty folder has no paths", rows=0),
    THEME.special("locked.txt", _locked_file, "unreadable", "nobody may read it", possible=_USER),
    THEME.special("locked", _locked_folder, "unreadable", "nobody may look into it", possible=_USER),
)
