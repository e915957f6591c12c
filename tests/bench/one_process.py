"""The figures of one process: Ratslese beside bare pdfium and beside pdfplumber, and what its parts take."""

import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path
from random import Random

from extractors.extract import extract
from pipeline.reading.read import read
from pipeline.sources.item import Item
from pipeline.sources.listing import list_items
from tests.bench.corpus import Sample
from tests.bench.figures import Figure, shown
from tests.bench.pieces import BY_WORKER, PARTS, PROFILES, Way, bare_pdfium, text_and_tables
from tests.bench.rightness import Rightness
from tests.bench.turns import interleave

# pdfplumber takes seconds a paper: it reads so many of them.
SLOW = 40


def judge(samples: Sequence[Sample]) -> Figure:
    """Whether all is read right. Also the warm-up: after it spaCy is loaded and the files are in memory."""
    verdict = Rightness()
    for sample in samples:
        with read(sample.path.name, sample.path.read_bytes()) as document:
            verdict.add(extract(document, PROFILES), sample.truth)
    what = "values of the corpus that are read right"
    note = "; ".join((str(verdict), *verdict.wrong[:3]))
    return Figure("right", what, "share", (verdict.share,), 0.99, at_least=True, note=note)


def beside_pdfium(items: Sequence[Item], rounds: int, random: Random) -> list[Figure]:
    """The whole way relative to bare pdfium text, how much of it is reading, and what a paper takes."""
    rates, rest, parts, sizes = [], [], [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "bench.db"
            way = Way(database)
            seconds = interleave(items, {"way": way.go, "bare": bare_pdfium}, random)
            way.end()
            sizes.append(database.stat().st_size / 1024 / len(items))
        total = way.total
        rates.append(seconds["bare"] / total)
        rest.append(1 - way.seconds["reading"] / total)
        parts.append({part: way.seconds[part] / total for part in PARTS} | {"ms": 1000 * total / len(items)})
    middle = sorted(parts, key=lambda part: part["ms"])[len(parts) // 2]
    told = ", ".join(f"{part} {shown(middle[part], 'share')}" for part in PARTS)
    return [
        Figure(
            "way",
            "PDF to committed row with search index, one process, relative to bare pdfium text",
            "ratio",
            tuple(rates),
            0.65,
            at_least=True,
            note=f"{told}; {middle['ms']:.1f} ms a paper",
        ),
        Figure(
            "not-pdfium",
            "everything that is not pdfium: all after reading",
            "share",
            tuple(rest),
            0.15,
            note="extracting (with pdfium's boxes), drafting rows, storing, indexing",
        ),
        Figure("worker-ms", "a paper in the worker", "ms", _milliseconds(parts, BY_WORKER)),
        Figure("writer-ms", "a paper in the writer", "ms", _milliseconds(parts, set(PARTS) - set(BY_WORKER))),
        Figure("paper-kb", "a paper in the database, with evidence and search index", "KB", tuple(sizes)),
    ]


def _milliseconds(parts: Sequence[dict[str, float]], some: Collection[str]) -> tuple[float, ...]:
    return tuple(sum(part[name] for name in some) * part["ms"] for part in parts)


def beside_pdfplumber(items: Sequence[Item], rounds: int, random: Random) -> Figure:
    """The whole way relative to pdfplumber over some of the papers."""
    some = random.sample(items, min(SLOW, len(items)))
    factors = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            way = Way(Path(folder) / "bench.db")
            seconds = interleave(some, {"way": way.go, "plumber": text_and_tables}, random, block=5)
            way.end()
        factors.append(seconds["plumber"] / way.total)
    what = "the same relative to pdfplumber text + tables on every page"
    note = f"{len(some)} papers; pdfplumber's side neither extracts nor stores"
    return Figure("plumber", what, "times", tuple(factors), 25, at_least=True, note=note)


def measure(samples: Sequence[Sample], rounds: int, random: Random) -> list[Figure]:
    """All of them."""
    items = list_items([sample.path for sample in samples])
    return [judge(samples), *beside_pdfium(items, rounds, random), beside_pdfplumber(items, 3, random)]
