"""Endless lines: every pattern of the project, and `extract` as a whole, read 10^6 characters in bounded time.

The ceilings are in seconds of CPU, ten times what the slowest needs on a slow machine: only a runaway exceeds them.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import db
import extractors
import pipeline
from extractors.extract import extract
from pipeline.councils import load_profiles
from pipeline.reading.read import read
from tests.extractors.test_patterns import compiled

CHARACTERS = 1_000_000
PATTERN_CEILING, EXTRACT_CEILING = 20.0, 60.0
SENTENCE = 5_000
"""No sentence that the rules and committees are read from is longer."""
OF_SENTENCES = ("extractors.committees.", "extractors.rules.")
LINES = ("a", "A", "(", "1", " ", "1. ", "A-", "Aa ")
HEAD = "Landkreis Konstanz\nSitzungsvorlage\n2031/223\nDatum: 01.02.2031\nSachverhalt\n"
TITLE = "Geschäftsordnung des Waldbeirats\n\n§ 1 Aufgaben\nDer Beirat berät.\n\n§ 2 Mitglieder\n"


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Every compiled pattern among the modules' globals, once, with the first module that has it."""
    seen = set[object]()
    for package in (extractors, pipeline, db):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if info.name.endswith("__main__"):
                continue
            for value in vars(importlib.import_module(info.name)).values():
                for pattern in compiled(value):
                    if pattern not in seen:
                        seen.add(pattern)
                        yield info.name, pattern


PATTERNS = list(patterns())


def worst(pattern: re.Pattern[str] | re.Pattern[bytes], size: int) -> Iterator[str]:
    """Lines of at most `size` characters, 10^6 in all: runs of one mark, and its own words again and again."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = re.findall(r"[A-ZÄÖÜa-zäöüß]{2,40}", re.sub(r"\(\?P<\w{1,20}>|\\.", "", source))[:40] or ["x"]
    own = (" ".join(words) + " ", f"{words[0]} ", f"{words[0]} Aa {words[-1]} ", f"{words[0]}, {words[-1]}: ")
    lines = (*LINES, *own)
    for line in lines:
        each = CHARACTERS // len(lines)
        text = (line * (each // len(line) + 1))[:each]
        yield from (text[at : at + size] for at in range(0, each, size))


def test_all_rooms_have_patterns() -> None:
    rooms = {name.rpartition(".")[0] for name, _ in PATTERNS}
    assert rooms >= {"extractors.text", "extractors.rules", "extractors.committees", "pipeline.reading"}


@pytest.mark.parametrize(("module", "pattern"), PATTERNS, ids=lambda value: value if isinstance(value, str) else "")
def test_no_pattern_runs_away(module: str, pattern: re.Pattern[str] | re.Pattern[bytes]) -> None:
    size = SENTENCE if module.startswith(OF_SENTENCES) else CHARACTERS
    start = time.process_time()
    for line in worst(pattern, size):
        if isinstance(pattern.pattern, bytes):
            sum(1 for _ in pattern.finditer(line.encode()))  # type: ignore[arg-type]
        else:
            sum(1 for _ in pattern.finditer(line))  # type: ignore[arg-type]
        assert time.process_time() - start < PATTERN_CEILING, (module, pattern.pattern, line[:60])


@pytest.mark.parametrize("head", [HEAD, TITLE, ""], ids=["paper", "rules", "bare"])
@pytest.mark.parametrize(
    "line", ["a", "( ", "1. ", "Aa ", "§ 1 Der ", "Der Beirat besteht aus sollen angehören ", "Der Rat tagt und "]
)
def test_extract_reads_an_endless_line(head: str, line: str) -> None:
    document = read("endless.txt", (head + line * (CHARACTERS // len(line))).encode())
    start = time.process_time()
    extract(document, load_profiles(None))
    assert time.process_time() - start < EXTRACT_CEILING


def test_extract_reads_ten_thousand_brackets() -> None:
    document = read("brackets.txt", (HEAD + "(" * 10_000).encode())
    start = time.process_time()
    extract(document, load_profiles(None))
    assert time.process_time() - start < EXTRACT_CEILING / 10
