"""Joins databases that separate ingests made (shards) into one, as one ingest of all files would have made it."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from db.arrivals import Aliases, Arrival, FileState, Reading, file_id
from db.connection import check_readable, open_readable, transaction, written
from db.draft import Draft
from db.identity import Document, documents
from db.rows import ROW_TABLES
from db.search import index_search
from db.settings import PERSONS, off_in
from db.settle import state_of
from db.shared import MEETING_KEYS
from db.shelf import KEPT
from db.store import store_many
from db.tombstones import bury_known
from db.writing import AMONG, Row, insert, select, values_of
from schemas.errors import UsageError
from schemas.outcome import Outcome

_AT_ONCE = 200
_TAKEN_OVER = ("tombstone", "ingest_run", "setting")
"""Tables whose rows are no reading's; what is there already stays."""


@dataclass(frozen=True, slots=True)
class Merged:
    """How many paths the shards hold, and how many of them were new or changed."""

    paths: int
    taken_over: int


def merge(
    into: Path,
    shards: Sequence[Path],
    *,
    aliases: Aliases | None = None,
    on_done: Callable[[int], None] = lambda _: None,
) -> Merged:
    """Take all that the shards hold over into the database at `into`, which is made where there is none.

    Nothing is parsed: each shard's readings are settled anew with all others. Of a path in several databases the row
    that was seen last stands. Interrupted, it can be run again and finishes. `aliases` as for db.store.store_many;
    `on_done` is told how many more paths are taken over.
    Raises StorageError where a shard is no database of this version or the disk refuses, UsageError where `into` is
    one of the shards, and where persons are named in some of them and left out in others.
    """
    for shard in shards:
        check_readable(shard)
        if into.exists() and into.samefile(shard):
            raise UsageError(f"{into} is one of the shards", "Name another file to merge into.")
    _check_persons([*shards, into] if into.exists() and into.stat().st_size else shards)
    paths = taken_over = 0
    with written(into) as db:
        for shard in shards:
            with contextlib.closing(open_readable(shard)) as source:
                for table in _TAKEN_OVER:
                    _take_over(db, source, table)
                bury_known(db, aliases or {})
                found = select(source, _SOURCES)
                while rows := list(islice(found, _AT_ONCE)):
                    arrivals = list(_arrivals(source, _newer(db, rows), aliases or {}))
                    store_many(db, arrivals, aliases=aliases)
                    paths += len(rows)
                    taken_over += len(arrivals)
                    on_done(len(rows))
        index_search(db)
    return Merged(paths, taken_over)


# The stored path of some bytes comes before its duplicates, which need its reading.
_SOURCES = "SELECT * FROM source ORDER BY sha256 IS NULL, sha256, path"


def _check_persons(databases: Sequence[Path]) -> None:
    named = {PERSONS not in off_in(each): each for each in databases}
    if len(named) > 1:
        raise UsageError(
            f"{named[True]} may name persons, {named[False]} must not",
            f"Say for all the same: ratslese ingest FOLDER --no-persons --db {named[True]}, then merge again.",
        )


def _newer(db: Database, rows: Sequence[Row]) -> list[Row]:
    """The paths that `db` does not have, or has from an earlier time."""
    listed = values_of([row["id"] for row in rows])
    present = {row["id"]: row for row in select(db, f"SELECT * FROM source WHERE id {AMONG}", listed)}
    return [row for row in rows if not _is_known(row, present.get(row["id"]))]


def _is_known(row: Row, present: Row | None) -> bool:
    if present is None or present["seen_at"] < row["seen_at"]:
        return False
    if present["seen_at"] > row["seen_at"]:
        return True
    same = all(present[column] == row[column] for column in ("sha256", "modified_at", "fingerprint"))
    return same and (present["outcome"] == row["outcome"] or {present["outcome"], row["outcome"]} <= KEPT)


def _arrivals(source: Database, rows: Sequence[Row], aliases: Aliases) -> Iterator[Arrival]:
    """What the shard says of these paths."""
    files = [file_id(row["sha256"]) for row in rows if row["outcome"] == Outcome.STORED.value]
    readings = _readings(source, files, aliases)
    for row in rows:
        known = (row["stat_size"], row["modified_at"], row["inode"], row["fingerprint"])
        yield Arrival(
            row["path"],
            Outcome(row["outcome"]),
            row["reason"],
            row["advice"],
            row["sha256"],
            row["size"],
            None if None in known else FileState(*known),
            readings.get(file_id(row["sha256"])) if row["outcome"] == Outcome.STORED.value else None,
            row["seen_at"],
            row["given"],
        )


def _readings(source: Database, files: Sequence[str], aliases: Aliases) -> dict[str, Reading]:
    """What the shard's files say; those that are a document alone come with their rows as they stand there."""
    listed = values_of(files)
    pages: dict[str, list[Row]] = {file: [] for file in files}
    for page in select(source, f"SELECT * FROM file_text WHERE file {AMONG} ORDER BY file, page", listed):
        pages[page["file"]].append(page)
    said = {row["file"]: row for row in select(source, f"SELECT * FROM reading WHERE file {AMONG}", listed)}
    readings = {
        row["id"]: Reading(row, pages[row["id"]], {**said[row["id"]], "state": None})
        for row in select(source, f"SELECT {_FILE_COLUMNS} FROM file WHERE id {AMONG}", listed)
    }
    alone: dict[str, Document] = {}
    for file, reading in readings.items():
        (document,) = documents(reading.row["same_as"], [reading.candidate])
        if said[file]["state"] == state_of(document, aliases):
            alone[file] = document
    drafts = _drafts(source, alone)
    return {
        file: replace(reading, document=alone.get(file), draft=drafts.get(file)) for file, reading in readings.items()
    }


def _drafts(source: Database, alone: Mapping[str, Document]) -> dict[str, Draft]:
    """The rows of documents of one file each; what they refer to is looked for anew."""
    listed = values_of(alone)
    drafts = {file: Draft(document.id, file, document.body) for file, document in alone.items()}
    for table in ROW_TABLES:
        for row in select(source, f"SELECT * FROM {table} WHERE file {AMONG} ORDER BY rowid", listed):
            drafts[row["file"]].rows[table].append({**row, **_UNRESOLVED.get(table, {})})
    columns = "id, paper, rules_of_procedure, meeting"
    for file, paper, rules, meeting in source.conn.execute(f"SELECT {columns} FROM file WHERE id {AMONG}", [listed]):
        drafts[file].paper, drafts[file].rules_of_procedure, drafts[file].meeting = paper, rules, meeting
    for table, key in MEETING_KEYS:
        found = source.conn.execute(
            f"SELECT DISTINCT {table}.{key}, meeting.id, meeting.organization, meeting.start FROM {table} "
            f"JOIN meeting ON meeting.id = {table}.meeting WHERE {table}.{key} {AMONG}",
            [listed],
        )
        for file, meeting, organization, start in found:
            drafts[file].meetings[meeting] = (organization, start)
    return {file: draft.sealed() for file, draft in drafts.items()}


_UNRESOLVED: dict[str, Row] = {
    "paper": {"supplement_of": None, "matter": None},
    "paper_reference": {"target": None},
    "agenda_item": {"paper": None},
    "attachment": {"paper": None},
}


_FILE_COLUMNS = "id, name, sha256, size, media_type, medium, pages, kind, outcome"


def _take_over(db: Database, source: Database, table: str) -> None:
    present = {id_ for (id_,) in db.conn.execute(f"SELECT id FROM {table}")}
    rows = [row for row in select(source, f"SELECT * FROM {table}") if row["id"] not in present]
    with transaction(db):
        insert(db, table, rows)
