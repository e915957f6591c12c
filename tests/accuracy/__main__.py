"""`python -m tests.accuracy`: measures, prints the tables, and with --keep writes docs/accuracy.json."""

import argparse
import json
import sys
from pathlib import Path

from tests.accuracy.measure import measure
from tests.accuracy.table import tables

KEPT = Path(__file__).parents[2] / "docs" / "accuracy.json"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("--keep", action="store_true", help=f"write docs/{KEPT.name}, from which the docs are made")
    said = parser.parse_args()
    measured = measure()
    sys.stdout.write(tables(measured) + "\n")
    if said.keep:
        KEPT.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
