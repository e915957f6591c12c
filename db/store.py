"""Stores documents, all or nothing: files, page texts, readings; then the rows of all documents that they change.

Every reading is kept (table `reading`). Storing files looks at all readings with the same numbers, decides anew which
of them are one paper (db/identity.py), and makes the rows of those papers that changed from their best readings
(db/settle.py). So the rows are a function of the set of files, whoever came first, and however they came in batches.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from db.arrivals import Aliases, Arrival, FileState, StoredFile, arrival, file_id
from db.connection import transaction
from db.known import Account
from db.search import index_search
from db.settle import settle
from db.shelf import Shelf, source_id
from schemas.errors import RatsleseError, told
from schemas.outcome import Outcome
from schemas.record import Record

__all__ = ["Arrival", "StoredAs", "StoredFile", "arrival", "record_source", "store", "store_many"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoredAs:
    """What a file became: its id, that of its paper (or rules, meeting, else file), and whether it gives their rows.

    `outcome` is duplicate where the same bytes are stored under a path that sorts before this one.
    """

    file: str
    document: str
    best: bool
    outcome: Outcome = Outcome.STORED


def store_many(db: Database, arrivals: Sequence[Arrival], *, aliases: Aliases | None = None) -> list[Account]:
    """Store whole documents in one transaction and return what became of each; the search index is left behind.

    It ends as if they had been stored one after the other; up to 500 at once are fastest. Where the rows of one cannot
    be made or kept, all are stored one by one, and that one is recorded as crash. `aliases` maps councils' ids to other
    names of institutions and the names that they are counted under.
    Raises DatabaseLockedError and StorageError as db.connection.transaction; then nothing of these is stored.
    """
    try:
        return _store(db, arrivals, aliases or {})
    except RatsleseError:
        raise
    except Exception as error:  # noqa: BLE001 - a document is isolated here
        if len(arrivals) > 1:
            return [account for each in arrivals for account in store_many(db, [each], aliases=aliases)]
        _LOG.debug("storing %s failed", arrivals[0].path, exc_info=error)
        return _store(db, [_refused(arrivals[0], error)], aliases or {})


def store(
    db: Database,
    reading: StoredFile,
    record: Record,
    *,
    councils: Mapping[str, str] | None = None,
    aliases: Aliases | None = None,
    index: bool = True,
) -> StoredAs:
    """Store one document, all or nothing; storing it again changes nothing.

    `councils` maps names of councils to the ids of their profiles (always all known ones, see db.ids.body_id);
    `aliases` as for `store_many`.
    With `index=False` the search index is left behind until `db.search.index_search` is called.
    Raises DatabaseLockedError and StorageError as db.connection.transaction.
    """
    with transaction(db):
        (account,) = _store(db, [arrival(reading, record, councils, aliases)], aliases or {})
        if index:
            index_search(db)
        file = file_id(reading.sha256)
        found = db.conn.execute(
            "SELECT best_reading, coalesce(paper, rules_of_procedure, meeting, id) FROM file WHERE id = ?", [file]
        ).fetchone()
    return StoredAs(file, found[1], bool(found[0]), account.outcome)


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
    that no path has any more goes with all its rows; `aliases` as for `store_many`.
    """
    _store(db, [Arrival(path, outcome, reason, advice, sha256, size, state)], aliases or {})
    return source_id(path)


def _store(db: Database, arrivals: Sequence[Arrival], aliases: Aliases) -> list[Account]:
    with transaction(db):
        shelf = Shelf(db, arrivals)
        changes = shelf.changes()
        settle(db, changes.readings, changes.gone, changes.names, aliases)
        shelf.write()
        rows = shelf.rows(each.path for each in arrivals)
    return [Account(Outcome(row["outcome"]), row["sha256"], row["reason"], row["advice"]) for row in rows]


def _refused(each: Arrival, error: Exception) -> Arrival:
    """The same path as one that made storing fail."""
    reason = f"{each.path} could not be stored ({told(error)})"
    advice = "Please report it with the file, or leave it out; ratslese --verbose shows where it failed."
    return replace(each, outcome=Outcome.CRASH, reason=reason, advice=advice, reading=None)
