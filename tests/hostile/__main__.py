"""Writes the hostile set: python -m tests.hostile DIR. Prints each path with its allowed outcomes and the reason."""

import sys
from pathlib import Path

from pipeline.sources.item import printable
from tests.hostile.case import write_set
from tests.hostile.cases import CASES


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.hostile DIR")
    for case in write_set(Path(sys.argv[1]), CASES):
        outcomes = " ".join(sorted(case.outcomes)) if case.rows != 0 else "-"
        sys.stdout.write(f"{printable(case.path)[:100]}\t{outcomes}\t{case.why}\n")


if __name__ == "__main__":
    main()
