"""The accounts: what became of every path, whether a file is known already, and the runs that made the database."""

import json
import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from sqlite_utils import Database

from db.connection import transaction
from db.ids import short_hash
from db.settle import Aliases, forget
from db.writing import upsert
from schemas.outcome import Outcome

_READ_AGAIN = frozenset({Outcome.UNREADABLE, Outcome.CRASH, Outcome.MEMORY, Outcome.CPU_LIMIT})
"""Outcomes that may have been the machine's fault: such a path is read again though its file is the same."""


class FileState(NamedTuple):
    """By what an unchanged file is known without reading it, and `fingerprint`: with what program and options."""

    size: int
    modified_at: int
    """Nanoseconds since 1970."""
    inode: int
    fingerprint: str


class Account(NamedTuple):
    """What became of a path, as the database has it."""

    outcome: Outcome
    sha256: str | None
    reason: str | None
    advice: str | None


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
    state: FileState | None = None,
    aliases: Aliases | None = None,
) -> str:
    """Note what became of `path` ("archive.zip!/inner.pdf" inside a ZIP) and return the row's id; a path has one row.

    Of several paths with the same bytes the one that sorts first is stored, the others are duplicates of it. A file
    that no path has any more goes with all its rows; `aliases` as for db.store.store.
    """
    shown = printable(path)
    _, _, member = shown.partition("!/")
    row = {
        "id": _source_id(path),
        "name": PurePosixPath((member or shown).replace("\\", "/")).name or shown,
        "path": shown,
        "member": member or None,
        "sha256": sha256,
        "size": size,
        "outcome": outcome.value,
        "reason": reason,
        "advice": advice,
        "modified_at": state.modified_at if state else None,
        "inode": state.inode if state else None,
        "fingerprint": state.fingerprint if state else None,
        "seen_at": _now(),
        "file": None,
    }
    with transaction(db):
        before = db.conn.execute("SELECT sha256 FROM source WHERE id = ?", [row["id"]]).fetchone()
        upsert(db, "source", row)
        for each in {sha256, before and before[0]} - {None}:
            _share(db, str(each), aliases or {})
    return str(row["id"])


def printable(path: str) -> str:
    """A path as text that SQLite keeps."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")


def first_path(db: Database, sha256: str) -> tuple[str, str | None] | None:
    """The path that these bytes are stored under, and its fingerprint; None where they are not stored."""
    found = db.conn.execute(f"SELECT path, fingerprint FROM source WHERE {_SHARING} LIMIT 1", [sha256]).fetchone()
    return (str(found[0]), found[1]) if found else None


_SHARING = "sha256 = ? AND outcome IN ('stored', 'duplicate') ORDER BY path"


def _share(db: Database, sha256: str, aliases: Aliases) -> None:
    """Say which path of these bytes is the stored one and which are its duplicates; without any the file goes."""
    paths = db.conn.execute(f"SELECT id, path, outcome, reason FROM source WHERE {_SHARING}", [sha256]).fetchall()
    if not paths:
        forget(db, file_id(sha256), aliases)
        return
    first = paths[0][1]
    for id_, path, outcome, reason in paths:
        said = None if path == first else f"the same bytes as {first}"
        new = Outcome.STORED if path == first else Outcome.DUPLICATE
        if (outcome, reason) != (new.value, said):
            # A duplicate that is now the first was stored as another path; without fingerprint it is read again.
            db.conn.execute(
                "UPDATE source SET outcome = ?1, reason = ?2, fingerprint = CASE WHEN ?1 = outcome OR ?1 = 'duplicate' "
                "THEN fingerprint END WHERE id = ?3",
                [new.value, said, id_],
            )
    name_file(db, sha256)


def name_file(db: Database, sha256: str) -> None:
    """Tie a file to the paths that it was found under; of several names it has the one that sorts first."""
    db.conn.execute("UPDATE source SET file = (SELECT id FROM file WHERE sha256 = ?1) WHERE sha256 = ?1", [sha256])
    db.conn.execute(
        "UPDATE file SET name = coalesce((SELECT min(name) FROM source WHERE sha256 = ?1), name) WHERE sha256 = ?1",
        [sha256],
    )


def unchanged(db: Database, path: str, state: FileState) -> bool:
    """Whether the file of a path is the same as when it was read, by the same program with the same options."""
    row = db.conn.execute(
        "SELECT outcome FROM source WHERE id = ? AND size = ? AND modified_at = ? AND inode = ? AND fingerprint = ?",
        [_source_id(path), *state],
    ).fetchone()
    return row is not None and Outcome(row[0]) not in _READ_AGAIN


def account_of(db: Database, path: str) -> Account:
    """What became of a path that was recorded. Raises KeyError where it was not."""
    row = db.conn.execute(
        "SELECT outcome, sha256, reason, advice FROM source WHERE id = ?", [_source_id(path)]
    ).fetchone()
    if row is None:
        raise KeyError(path)
    return Account(Outcome(row[0]), *row[1:])


def start_run(db: Database, version: str, arguments: list[str]) -> str:
    """Note that an ingest begins; returns the id for `finish_run`."""
    started = _now()
    id_ = f"run-{short_hash(str(time.time_ns()), str(os.getpid()))}"
    row = [
        id_,
        f"Lauf vom {started}",
        version,
        json.dumps([printable(each) for each in arguments], ensure_ascii=False),
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


def _source_id(path: str) -> str:
    return f"source-{short_hash(path)}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
