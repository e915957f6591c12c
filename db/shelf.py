"""The paths of equal bytes: the one that sorts first is stored, the others are duplicates; a path has one row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from sqlite_utils import Database

from db.arrivals import Arrival, Reading, clean, file_id
from db.ids import short_hash
from db.writing import AMONG, Row, select, upsert, values_of
from schemas.outcome import Outcome

KEPT = frozenset({Outcome.STORED.value, Outcome.DUPLICATE.value})
"""Outcomes of paths whose bytes are stored."""

_OF_BYTES = f"SELECT id, name, path, sha256, outcome, reason, fingerprint, file FROM source WHERE sha256 {AMONG}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What the arrivals change: readings to be stored, files that no path has any more, and names, all by file."""

    readings: dict[str, Reading]
    gone: frozenset[str]
    names: dict[str, str]
    """The name of each file: of several names of its paths the one that sorts first."""


class Shelf:
    """The rows of `source` for some arrivals and for all paths with the same bytes, as they are and as they become.

    Arrivals are taken one after the other, as if each were stored alone; what is written is the end of it.
    """

    def __init__(self, db: Database, arrivals: Sequence[Arrival]) -> None:
        self._db = db
        ids = [source_id(each.path) for each in arrivals]
        before = dict(db.conn.execute(f"SELECT id, sha256 FROM source WHERE id {AMONG}", [values_of(ids)]).fetchall())
        self._bytes = {each.sha256 for each in arrivals if each.sha256} | {each for each in before.values() if each}
        self._rows: dict[str, Row] = {row["id"]: row for row in select(db, _OF_BYTES, values_of(self._bytes))}
        self._old = {id_: _decided(row) for id_, row in self._rows.items()}
        self._sharing: defaultdict[str, set[str]] = defaultdict(set)
        self._first: dict[str, str] = {}
        for row in self._rows.values():
            self._join(row)
        self._arrived: dict[str, Row] = {}
        self._readings: dict[str, Reading] = {}
        of_bytes = f"SELECT sha256, deleted_at, reason FROM tombstone WHERE sha256 {AMONG}"
        self._deleted = {sha256: said for sha256, *said in db.conn.execute(of_bytes, [values_of(self._bytes)])}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for each in arrivals:
            self._take(each, now)

    def _take(self, each: Arrival, now: str) -> None:
        row = _row(each, now)
        if each.sha256 in self._deleted:
            when, why = self._deleted[each.sha256]
            row["outcome"], row["advice"] = Outcome.DELETED.value, "Nothing to do, or take it out of the archive, too."
            row["reason"] = f"{row['path']} was deleted from the database on {when[:10]}{f' ({why})' if why else ''}"
        elif each.reading is not None and each.sha256 is not None:
            first = self._rows.get(self._first.get(each.sha256, ""))
            duplicate = first is not None and first["path"] < row["path"]
            # What the first path's reading says stands, unless an earlier version or other options made it.
            if not (duplicate and first and _reader(first) == _reader(row)):
                self._readings[file_id(each.sha256)] = each.reading
            row["outcome"] = (Outcome.DUPLICATE if duplicate else Outcome.STORED).value
        stays = row["outcome"] in KEPT and row["id"] in self._sharing[row["sha256"]]
        if not stays:
            self._leave(row["id"])
        self._rows[row["id"]] = self._arrived[row["id"]] = row
        self._join(row)

    def _join(self, row: Row) -> None:
        if row["sha256"] is None or row["outcome"] not in KEPT:
            return
        self._sharing[row["sha256"]].add(row["id"])
        first = self._rows.get(self._first.get(row["sha256"], ""))
        if first is None or row["path"] < first["path"]:
            self._first[row["sha256"]] = row["id"]

    def _leave(self, id_: str) -> None:
        """Take a path out; the next one of its bytes takes its place, and is read again: it was read as another."""
        row = self._rows.pop(id_, None)
        if row is None or row["sha256"] is None:
            return
        sharing = self._sharing[row["sha256"]]
        sharing.discard(id_)
        if self._first.get(row["sha256"]) != id_:
            return
        del self._first[row["sha256"]]
        if sharing:
            heir = min((self._rows[each] for each in sharing), key=lambda each: str(each["path"]))
            self._first[row["sha256"]] = heir["id"]
            if heir["outcome"] == Outcome.DUPLICATE.value:
                heir["outcome"], heir["fingerprint"] = Outcome.STORED.value, None

    def changes(self) -> Changes:
        """What is to be stored and what is to be forgotten."""
        kept = {file_id(sha256) for sha256, paths in self._sharing.items() if paths}
        readings = {file: reading for file, reading in self._readings.items() if file in kept}
        gone = frozenset(file_id(sha256) for sha256 in self._bytes) - kept
        names: dict[str, str] = {}
        for row in self._rows.values():
            if row["sha256"]:
                file = file_id(row["sha256"])
                names[file] = min(row["name"], names.get(file, row["name"]))
        return Changes(readings, gone, {file: name for file, name in names.items() if file in kept})

    def write(self) -> None:
        """Write the rows that are new or changed, and the names of files; what these rows point to is there."""
        for row in self._rows.values():
            sha256 = row["sha256"]
            sharing = self._sharing.get(sha256) if sha256 else None
            row["file"] = file_id(sha256) if sharing else None
            if sharing and row["id"] in sharing:
                first = self._rows[self._first[sha256]]
                alone = row is first
                row["outcome"] = (Outcome.STORED if alone else Outcome.DUPLICATE).value
                row["reason"] = None if alone else f"the same bytes as {first['path']}"
        upsert(self._db, "source", list(self._arrived.values()))
        changed = [
            (*_decided(row), id_)
            for id_, row in self._rows.items()
            if id_ not in self._arrived and _decided(row) != self._old[id_]
        ]
        self._db.conn.executemany(
            "UPDATE source SET outcome = ?, reason = ?, fingerprint = ?, file = ? WHERE id = ?", changed
        )
        self._db.conn.executemany(
            "UPDATE file SET name = ?1 WHERE id = ?2 AND name <> ?1",
            [(name, file) for file, name in self.changes().names.items()],
        )

    def rows(self, paths: Iterable[str]) -> list[Row]:
        """The rows of some of the arrivals."""
        return [self._rows[source_id(path)] for path in paths]


def source_id(path: str) -> str:
    """The id of a path's row."""
    return f"source-{short_hash(path)}"


def storable(path: str) -> str:
    """A path as text that SQLite keeps."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")


def _reader(row: Row) -> str | None:
    """With what a path was read, without what depends on the path (db.arrivals.FileState)."""
    fingerprint: str | None = row["fingerprint"]
    return fingerprint and fingerprint.partition("-")[0]


def _decided(row: Row) -> tuple[object, ...]:
    return row["outcome"], row["reason"], row["fingerprint"], row["file"]


def _row(each: Arrival, now: str) -> Row:
    shown = storable(each.path)
    _, _, member = shown.partition("!/")
    return {
        "id": source_id(each.path),
        "name": PurePosixPath((member or shown).replace("\\", "/")).name or shown,
        "path": shown,
        "member": member or None,
        "sha256": each.sha256,
        "size": each.size,
        "outcome": each.outcome.value,
        "reason": each.reason,
        "advice": each.advice,
        "stat_size": each.state.size if each.state else None,
        "modified_at": each.state.modified_at if each.state else None,
        "inode": each.state.inode if each.state else None,
        "fingerprint": each.state.fingerprint if each.state else None,
        "seen_at": each.seen_at or now,
        "file": None,
        "given": each.given and clean(each.given),
    }
