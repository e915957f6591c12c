"""tesseract by its command line: a grey image -> words with pixel boxes and confidence, in a child under limits."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

LANGUAGE = "deu"
# A page takes 1 to 4 s of CPU; what takes ten times as long is a pattern, no page.
PAGE_CPU_SECONDS = 40
# The last word where the machine is loaded, or where the system sets no CPU limits.
PAGE_WALL_SECONDS = 240
# tesseract takes 0.1 GB for a page and 0.2 GB for the largest image that it is given.
MEMORY = 2 << 30


class FailedError(Exception):
    """A program gave no result: it ran into a limit, or refused the image."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that tesseract saw: its box in pixels from the top left, its line, its confidence from 0 to 1."""

    text: str
    left: int
    top: int
    width: int
    height: int
    line: tuple[int, int, int]
    confidence: float


@cache
def program() -> str | None:
    """The path of a tesseract that has the language; None where there is none. Asked once a process."""
    found = shutil.which("tesseract")
    return found if found and LANGUAGE in _languages(found) else None


def version_text(name: str) -> str | None:
    """The first version number that `name --version` prints; None where there is no such program."""
    found = shutil.which(name)
    if found is None:
        return None
    printed = _ask([found, "--version"])
    number = re.search(r"\d{1,5}(?:\.\d{1,5}){1,3}", printed)
    return number.group() if number else "unknown version"


def _languages(found: str) -> list[str]:
    return _ask([found, "--list-langs"]).split()


def _ask(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


def read_words(pixels: bytes, width: int, height: int, dpi: int) -> list[Seen]:
    """The words of a grey image (a byte a pixel) in tesseract's reading order. Raises FailedError.

    `program` must have found tesseract.
    """
    image = b"P5 %d %d 255\n" % (width, height) + pixels
    command = [program() or "tesseract", "-", "-", "-l", LANGUAGE, "--dpi", str(dpi), "--psm", "3", "tsv"]
    return _words(run(command, image, PAGE_CPU_SECONDS, PAGE_WALL_SECONDS).decode("utf-8", "replace"))


# Glyphs that stand for others in many typefaces, where German leaves no doubt which is meant: a word of I and small l
# is a Roman number, a lone small l before a stop is a one, and the dash between words is the shorter one.
_ROMAN = re.compile(r"([(„]?)([Il]{2,3})([.,;:)]{0,2})")
_ONE = re.compile(r"l\.")


def _settled(word: str) -> str:
    """The word with the glyphs settled that OCR cannot tell apart; as long as before."""
    if roman := _ROMAN.fullmatch(word):
        return f"{roman[1]}{'I' * len(roman[2])}{roman[3]}"
    return "1." if _ONE.fullmatch(word) else word.replace("—", "–")


def _words(tsv: str) -> list[Seen]:
    found = []
    for row in tsv.splitlines()[1:]:
        level, _, block, paragraph, line, _, left, top, width, height, confidence, *text = row.split("\t")
        if level == "5" and text and (word := "".join(text[0].replace("\0", "\ufffd").split())):
            place = (int(block), int(paragraph), int(line))
            box = (int(left), int(top), int(width), int(height))
            found.append(Seen(_settled(word), *box, place, max(0.0, float(confidence)) / 100))
    return found


def run(command: Sequence[str], stdin: bytes | None, cpu_seconds: int, wall_seconds: float) -> bytes:
    """What a program prints, run with its own limits of CPU, memory and time; it dies with this process.

    Raises FailedError where it ends in another way than well.
    """
    guard = shutil.which("setpriv")  # of util-linux: SIGTERM comes to the child when its parent is gone
    whole = [guard, "--pdeathsig", "TERM", "--", *command] if guard else list(command)
    pipe = subprocess.PIPE
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        # A session of its own, so that what the program started ends with it.
        child = subprocess.Popen(
            whole, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, start_new_session=os.name == "posix"
        )
    except OSError as error:
        raise FailedError(f"{command[0]}: {error}") from error
    try:
        _limit(child.pid, cpu_seconds)
        printed, complaint = child.communicate(stdin, timeout=wall_seconds)
    except subprocess.TimeoutExpired as error:
        raise FailedError(f"{command[0]} took more than {wall_seconds:.0f} s") from error
    finally:
        if child.poll() is None:
            _kill(child)
    if child.returncode:
        last = complaint.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise FailedError(f"{command[0]} ended with {child.returncode} {' '.join(last)}"[:300])
    return printed


def _limit(pid: int, cpu_seconds: int) -> None:
    """Gives the child a budget of its own: it inherits the worker's, whose soft limits count another's work."""
    try:
        import resource
    except ImportError:
        return
    set_limit: Any = getattr(resource, "prlimit", None)  # Linux has it
    if set_limit is None:
        return
    for kind, wanted in ((resource.RLIMIT_CPU, cpu_seconds), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(kind)
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            set_limit(pid, kind, (allowed, hard))
        except (ProcessLookupError, PermissionError, ValueError):  # it has ended already, or may not be limited
            return


def _kill(child: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()
