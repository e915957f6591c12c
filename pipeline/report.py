"""The accounts of a run, for people and as JSON."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.ingest import Report

_COUNTED = (
    ("paper", "Vorlagen (paper)"),
    ("rules_of_procedure", "Geschäftsordnungen (rules_of_procedure)"),
    ("consultation", "Stationen der Beratungsfolge (consultation)"),
    ("composition", "Zusammensetzungen von Gremien (composition)"),
    ("seat", "Sitze (seat)"),
    ("rule", "Regeln (rule)"),
    ("evidence", "Belege (evidence)"),
    ("issue", "Hinweise (issue)"),
)


def report_json(report: Report, database: Path) -> dict[str, Any]:
    """Keys: database, listed, outcomes (outcome -> paths), rows (table -> rows), troubles."""
    return {
        "database": str(database),
        "listed": report.listed,
        "outcomes": {outcome.value: count for outcome, count in sorted(report.outcomes.items())},
        "rows": {table: count for table, _, count in _counts(database)},
        "troubles": [
            {"source": entry.source, "outcome": entry.outcome, "reason": entry.reason, "advice": entry.advice}
            for entry in report.troubles
        ],
    }


def report_text(report: Report, database: Path) -> str:
    """The same as lines of text."""
    outcomes = ", ".join(f"{count} {outcome.value}" for outcome, count in sorted(report.outcomes.items()))
    lines = [f"{report.listed} paths: {outcomes or 'nothing to read'}", f"{database} now holds:"]
    lines += [f"{count:>8}  {label}" for _, label, count in _counts(database)]
    return "\n".join(lines)


def _counts(database: Path) -> list[tuple[str, str, int]]:
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return [
            (table, label, connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
            for table, label in _COUNTED
        ]
