"""The accounts of a run, for people and as JSON."""

import csv
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from db.connection import open_readable
from db.quality import Band, UnknownWord, bands, vocabulary
from db.settings import PERSONS
from pipeline.ingest import Report
from schemas.errors import StorageError
from schemas.outcome import Outcome

_FIELDS = {"reference": "number", "name": "title", "date": "date", "consultation": "Beratungsfolge"}
_WORDS = 20
"""Unknown words that are printed; the view unknown_vocabulary has all."""

_SHOWN = 10
"""Paths of an outcome that are named where nothing failed: archives hold thousands of files that are no papers."""

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
    """Keys: database, listed, read, outcomes (outcome -> paths), kept (option of an earlier run -> paths), hidden
    (what is left out), rows (table -> rows), engines (engine -> pages), bands, vocabulary, manifest (its rows that
    name no file), troubles.

    `rows`, `bands` and `vocabulary` are empty for a folder of shards: what several of them hold is one paper only once
    they are merged.
    """
    found = _Contents({}, {}, [], [], 0) if database.is_dir() else _contents(database)
    return {
        "database": str(database),
        "listed": report.listed,
        "read": report.read,
        "outcomes": {outcome.value: count for outcome, count in sorted(report.outcomes.items())},
        "kept": dict(sorted(report.kept.items())),
        "hidden": report.hidden,
        "rows": found.rows,
        "engines": found.engines,
        "bands": [band._asdict() for band in found.bands],
        "vocabulary": [word._asdict() for word in found.words],
        "manifest": report.unused,
        "troubles": [
            {"source": entry.source, "outcome": entry.outcome, "reason": entry.reason, "advice": entry.advice}
            for entry in report.troubles
        ],
    }


def report_text(report: Report, database: Path) -> str:
    """The same as lines of text."""
    outcomes = ", ".join(f"{count} {outcome.value}" for outcome, count in sorted(report.outcomes.items()))
    lines = [f"{counted(report.listed, 'path')}: {outcomes or 'nothing to read'}"]
    if report.known:
        number = "None" if report.known == report.listed else f"{report.listed - report.known}"
        lines.append(f"{number} of them had to be read: {report.known} known from earlier, unchanged")
    if report.hidden:
        lines.append(
            f"Left out, since hidden: {counted(len(report.hidden), 'file or folder', 'files or folders')}, "
            f"such as {report.hidden[0]}"
        )
    if report.kept:
        options = (f"{option} ({counted(paths, 'path')})" for option, paths in sorted(report.kept.items()))
        lines.append(f"As said in an earlier ingest: {', '.join(options)}")
    if database.is_dir():
        return "\n".join([*lines, f"{database} now has their shards; join them: ratslese merge all.db {database}"])
    found = _contents(database)
    lines.append(f"{database} now holds:")
    lines += [f"{found.rows[table]:>8}  {label}" for table, label in _COUNTED]
    if found.named:
        lines.append(
            f"It still names {counted(found.named, 'person')}, from files that were not among these: ingest them, too."
        )
    pages = sum(found.engines.values())
    if pages:
        shares = (f"{count / pages:.1%} {engine}" for engine, count in found.engines.items())
        lines.append(f"Of {counted(pages, 'page')} were read by: {', '.join(shares)}")
    lines += _band_lines(found.bands)
    if found.words:
        lines.append("Words that no reader knew, the most frequent first:")
        lines += [f"{word.times:>8}  {word.word} ({word.path})" for word in found.words[:_WORDS]]
    if found.rows["issue"]:
        lines.append(
            f"Look at the issues: ratslese serve {database}, table issue. Doubtful values: ratslese review {database}"
        )
    return "\n".join(lines)


def trouble_lines(report: Report, *, every: bool = False) -> Iterator[str]:
    """What was not stored, a line each with what to do; of what is no failure the first few of an outcome, or all."""
    times: Counter[Outcome] = Counter()
    for entry in report.troubles:
        times[entry.outcome] += 1
        if every or entry.outcome.quarantines or times[entry.outcome] <= _SHOWN:
            yield f"{entry.outcome}: {entry.reason}. {entry.advice}"
    for outcome, count in times.items():
        if not (every or outcome.quarantines) and count > _SHOWN:
            yield f"{outcome}: {count - _SHOWN} more like these. --accounts FILE.csv names all."


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its English noun: "1 path", "2 paths"."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def _band_lines(bands: Sequence[Band]) -> Iterator[str]:
    """A line for each council: how many of its papers have what, and what is fewer than is to be expected."""
    for body, of_body in groupby(bands, key=lambda band: band.body):
        shares = list(of_body)
        parts = []
        for band in shares:
            part = f"{band.share:.0%} {_FIELDS.get(band.field, band.field)}"
            parts.append(part if band.is_plausible else f"{part} (expected: {band.lower_bound:.0%})")
        yield f"Of {counted(shares[0].papers, 'paper')} of {body or 'unknown councils'}: {', '.join(parts)}"


def check_accounts(target: Path) -> None:
    """Raises StorageError where the accounts could not be written: to be said before anything is read."""
    advice = "Name a file in a folder that can be written to."
    if not target.parent.is_dir():
        raise StorageError(f"{target} cannot be written (there is no folder {target.parent})", advice)
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise StorageError(f"{target} cannot be written (not permitted)", advice)


def write_accounts(report: Report, target: Path) -> None:
    """Writes a CSV file with a line for each path: path, outcome, reason, what to do. Raises StorageError."""
    try:
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("path", "outcome", "reason", "what to do"))
            for entry in report.paths:
                writer.writerow((entry.source, entry.outcome.value, entry.reason, entry.advice))
    except OSError as error:
        advice = "Name a file in a folder that can be written to; the database is whole."
        raise StorageError(f"{target} cannot be written ({error.strerror})", advice) from error


class _Contents(NamedTuple):
    """What a database holds: rows by table, pages by engine, plausibility bands, unknown words.

    `named` are the persons in a database whose values are to name none.
    """

    rows: dict[str, int]
    engines: dict[str, int]
    bands: list[Band]
    words: list[UnknownWord]
    named: int


def _contents(database: Path) -> _Contents:
    with closing(open_readable(database)) as db:
        rows = {table: db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table, _ in _COUNTED}
        engines = dict(
            db.execute("SELECT engine, count(*) FROM file_text GROUP BY engine ORDER BY count(*) DESC, engine")
        )
        ((named,),) = db.execute(
            "SELECT count(*) FROM person WHERE EXISTS (SELECT 1 FROM setting WHERE id = ?)", [PERSONS]
        )
        return _Contents(rows, engines, bands(db), vocabulary(db), named)
