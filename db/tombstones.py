"""Files that were deleted: nothing of them stays but the hash of their bytes, and they are not stored again."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlite_utils import Database

from db.arrivals import Aliases, file_id
from db.connection import compact, transaction
from db.search import rebuild_search
from db.settle import settle
from db.writing import AMONG, values_of
from schemas.errors import UsageError

_OF_NAME = """
SELECT sha256 FROM source WHERE sha256 IS NOT NULL AND (path IN (SELECT value FROM json_each(?1)) OR sha256 = ?2)
UNION SELECT sha256 FROM tombstone WHERE sha256 = ?2
UNION SELECT sha256 FROM file WHERE paper = ?2 OR rules_of_procedure = ?2
"""


def named(db: Database, what: str, paths: Collection[str]) -> set[str]:
    """The SHA-256 of all files that are called `what`: by `paths`, hash, number, or id of a paper or of rules.

    A number or an id names all files of its paper. Raises UsageError where nothing or several papers are called so.
    """
    papers = [id_ for (id_,) in db.conn.execute("SELECT id FROM paper WHERE reference = ? ORDER BY id", [what])]
    if len(papers) > 1:
        raise UsageError(f"{len(papers)} papers have the number {what}", f"Say which: {', '.join(papers)}.")
    found = {sha256 for (sha256,) in db.conn.execute(_OF_NAME, [values_of(paths), papers[0] if papers else what])}
    if not found:
        advice = "Name a path or a SHA-256 as the table source has them, a paper's number, or its id."
        raise UsageError(f"The database has nothing that is called {what}", advice)
    return found


def bury(db: Database, hashes: Collection[str], reason: str | None, aliases: Aliases) -> None:
    """Delete all files with these bytes and leave a tombstone of each; `aliases` as for db.store.store_many.

    Raises DatabaseLockedError and StorageError as db.connection.transaction.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with transaction(db):
        db.conn.executemany(
            "INSERT OR IGNORE INTO tombstone (id, name, sha256, reason, deleted_at) VALUES (?, ?, ?, ?, ?)",
            [(file_id(sha256), f"Datei {sha256[:12]}", sha256, reason, now) for sha256 in sorted(hashes)],
        )
        _take_out(db, hashes, aliases)
    _leave_nothing(db)


def bury_known(db: Database, aliases: Aliases) -> None:
    """Delete what is stored and has a tombstone that came from another database."""
    stored = "SELECT sha256 FROM file WHERE sha256 IN (SELECT sha256 FROM tombstone)"
    hashes = [sha256 for (sha256,) in db.conn.execute(stored)]
    if hashes:
        with transaction(db):
            _take_out(db, hashes, aliases)
        _leave_nothing(db)


def _take_out(db: Database, hashes: Collection[str], aliases: Aliases) -> None:
    db.conn.execute(f"DELETE FROM source WHERE sha256 {AMONG}", [values_of(hashes)])
    settle(db, {}, [file_id(sha256) for sha256 in hashes], {}, aliases)


def _leave_nothing(db: Database) -> None:
    """Take the words of what was deleted out of the search index, and its bytes out of the database's file."""
    rebuild_search(db)
    compact(db)
