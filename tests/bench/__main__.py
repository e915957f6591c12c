"""`python -m tests.bench`: measures, prints the table, keeps it (--keep) or compares it with the kept one (--check)."""

import argparse
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.bench import browser, commands, memory, one_process, real
from tests.bench.corpus import Sample, typeset_papers
from tests.bench.figures import MARGIN, Figure, Results, table
from tests.bench.machine import describe, load

KEPT = Path(__file__).parents[2] / "docs" / "bench.json"


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured."""

    papers: int = 500
    texts: int = 10_000
    rows: int = 100_000
    memory: int = memory.PAPERS
    rounds: int = 3


FULL = Scale()
QUICK = Scale(papers=60, texts=1_000, rows=10_000, memory=400)


def _measures(samples: Sequence[Sample], scale: Scale, random: Random) -> dict[str, Callable[[], list[Figure]]]:
    return {
        "one": lambda: one_process.measure(samples, scale.rounds, random),
        "real": lambda: [real.fallback()],
        "workers": lambda: commands.workers(samples, scale.rounds, random),
        "unchanged": lambda: [commands.unchanged(scale.texts, scale.rounds)],
        "memory": lambda: memory.measure(samples, scale.memory),
        "browser": lambda: [browser.measure(scale.rows, scale.rounds, random)],
        "ocr": lambda: [real.ocr(samples)],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure. 0, or with --check 1 where a figure got worse than the kept one by more than the margin."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="60 papers; the figures are rougher and never kept")
    parser.add_argument("--only", action="append", choices=list(_measures([], QUICK, Random())), help="this part only")
    ends = parser.add_mutually_exclusive_group()
    ends.add_argument("--keep", action="store_true", help=f"write docs/{KEPT.name}, from which docs/bench.md is made")
    ends.add_argument("--check", action="store_true", help=f"fail where worse than kept by more than {MARGIN:.0%}%")
    said = parser.parse_args(arguments)
    if said.keep and (said.quick or said.only):
        parser.error("only a full run is kept")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers which were started are stopped
    results = _run(QUICK if said.quick else FULL, said.only)
    sys.stdout.write(table(results) + "\n")
    if said.keep:
        KEPT.write_text(results.to_json(), "utf-8")
    return _compare(results) if said.check else 0


def _run(scale: Scale, only: Sequence[str] | None) -> Results:
    began, about, random = time.monotonic(), describe(), Random(scale.papers)
    samples = typeset_papers(scale.papers)
    about["Corpus"] = f"{len(samples)} typeset papers; {scale.rounds} rounds, medians"
    figures: list[Figure] = []
    for name, measure in _measures(samples, scale, random).items():
        if only and name not in only:
            continue
        sys.stderr.write(f"bench: {name} ({time.monotonic() - began:.0f} s so far) …\n")
        figures += measure()
    about["Load when it ended"] = load()
    about["Took"] = f"{(time.monotonic() - began) / 60:.1f} minutes"
    return Results(about, tuple(figures))


def _compare(results: Results) -> int:
    if not KEPT.exists():
        sys.stderr.write(f"bench: nothing is kept in docs/{KEPT.name} yet\n")
        return 0
    worse = results.worse_than(Results.from_json(KEPT.read_text("utf-8")))
    for now, then in worse:
        sys.stderr.write(f"bench: worse: {now.what}: {now.cells()[2]}, kept {then.cells()[2]}\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
