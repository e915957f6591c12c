"""The runs that made the database: when each began and ended, and with how many paths of each outcome."""

import json
import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlite_utils import Database

from db.connection import transaction
from db.ids import short_hash
from db.shelf import storable
from schemas.outcome import Outcome


def start_run(db: Database, version: str, arguments: list[str]) -> str:
    """Note that an ingest begins; returns the id for `finish_run`."""
    started = _now()
    id_ = f"run-{short_hash(str(time.time_ns()), str(os.getpid()))}"
    row = [
        id_,
        f"Lauf vom {started}",
        version,
        json.dumps([storable(each) for each in arguments], ensure_ascii=False),
        started,
    ]
    with transaction(db):
        db.conn.execute("INSERT INTO ingest_run (id, name, version, arguments, started_at) VALUES (?, ?, ?, ?, ?)", row)
    return id_


def finish_run(db: Database, run: str, outcomes: Mapping[Outcome, int]) -> None:
    """Note how many paths an ingest ended with, by outcome."""
    counts = json.dumps({outcome.value: count for outcome, count in sorted(outcomes.items())})
    with transaction(db):
        db.conn.execute(
            "UPDATE ingest_run SET finished_at = ?, paths = ?, outcomes = ? WHERE id = ?",
            [_now(), sum(outcomes.values()), counts, run],
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
