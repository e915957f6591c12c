"""The accounts: what became of every path, whether a file is known already, and the runs that made the database."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath

from sqlite_utils import Database

from db.connection import transaction
from db.ids import short_hash
from db.writing import upsert
from schemas.outcome import Outcome


def file_id(sha256: str) -> str:
    """The id of a file: made of its bytes, so that it is the same under every path."""
    return f"file-{sha256[:16]}"


def record_source(
    db: Database,
    path: str,
    outcome: Outcome,
    reason: str | None = None,
    advice: str | None = None,
    sha256: str | None = None,
    size: int | None = None,
    *,
    modified_at: int | None = None,
    inode: int | None = None,
) -> str:
    """Note what became of `path` ("archive.zip!/inner.pdf" inside a ZIP) and return the row's id; a path has one row.

    `modified_at` (nanoseconds) and `inode` let `unchanged` recognise the file without reading it.
    """
    printable = path.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")
    _, _, member = printable.partition("!/")
    row = {
        "id": _source_id(path),
        "name": PurePosixPath((member or printable).replace("\\", "/")).name or printable,
        "path": printable,
        "member": member or None,
        "sha256": sha256,
        "size": size,
        "outcome": outcome.value,
        "reason": reason,
        "advice": advice,
        "modified_at": modified_at,
        "inode": inode,
        "seen_at": _now(),
        "file": None,
    }
    with transaction(db):
        upsert(db, "source", row)
        if sha256 is not None:
            name_file(db, sha256)
    return str(row["id"])


def name_file(db: Database, sha256: str) -> None:
    """Tie a file to the paths that it was found under; of several names it has the one that sorts first."""
    db.conn.execute("UPDATE source SET file = (SELECT id FROM file WHERE sha256 = ?1) WHERE sha256 = ?1", [sha256])
    db.conn.execute(
        "UPDATE file SET name = coalesce((SELECT min(name) FROM source WHERE sha256 = ?1), name) WHERE sha256 = ?1",
        [sha256],
    )


def unchanged(db: Database, path: str, size: int, modified_at: int, inode: int) -> Outcome | None:
    """The outcome of a path that was seen before and whose file is the same by size, time and inode; else None."""
    row = db.conn.execute(
        "SELECT outcome FROM source WHERE id = ? AND size = ? AND modified_at = ? AND inode = ?",
        [_source_id(path), size, modified_at, inode],
    ).fetchone()
    return Outcome(row[0]) if row else None


def stored_file(db: Database, sha256: str) -> str | None:
    """The id of the file with these bytes, if the database has it."""
    row = db.conn.execute("SELECT id FROM file WHERE sha256 = ?", [sha256]).fetchone()
    return str(row[0]) if row else None


def start_run(db: Database, version: str, arguments: list[str]) -> str:
    """Note that an ingest begins; returns the id for `finish_run`."""
    started = _now()
    id_ = f"run-{short_hash(started, str(os.getpid()))}"
    row = [id_, f"Lauf vom {started}", version, json.dumps(arguments, ensure_ascii=False), started]
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


def _source_id(path: str) -> str:
    return f"source-{short_hash(path)}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
