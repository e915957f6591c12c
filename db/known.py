"""What the database knows of paths and bytes before anything is read: one query for a whole run."""

from collections.abc import Collection
from typing import NamedTuple

from sqlite_utils import Database

from db.arrivals import Arrival, FileState
from db.shelf import KEPT, source_id, storable
from db.writing import AMONG, values_of
from schemas.outcome import Outcome

READ_AGAIN = frozenset({Outcome.UNREADABLE})
"""Outcomes that may have been the machine's fault: such a path is read again, unless its bytes were (sha256)."""


class Account(NamedTuple):
    """What became of a path, as the database has it."""

    outcome: Outcome
    sha256: str | None
    reason: str | None
    advice: str | None


class Known(NamedTuple):
    """A path that was recorded: by what its file is known again (None: it is read again), and what became of it."""

    state: FileState | None
    account: Account


def known_states(db: Database) -> dict[str, Known]:
    """Every path that was recorded, as the database prints it (see db.shelf.storable), with its state and account."""
    outcomes = {outcome.value: outcome for outcome in Outcome}
    found = db.conn.execute(
        "SELECT path, stat_size, modified_at, inode, fingerprint, outcome, sha256, reason, advice FROM source"
    )
    known = {}
    for path, size, modified_at, inode, fingerprint, outcome, sha256, reason, advice in found:
        complete = size is not None and modified_at is not None and inode is not None and fingerprint is not None
        again = outcomes[outcome] in READ_AGAIN and sha256 is None
        state = FileState(size, modified_at, inode, fingerprint) if complete and not again else None
        known[path] = Known(state, Account(outcomes[outcome], sha256, reason, advice))
    return known


def known_sizes(db: Database) -> frozenset[int]:
    """The sizes in bytes of all files that were read; a file of another size has bytes that are not known."""
    return frozenset(row[0] for row in db.conn.execute("SELECT DISTINCT size FROM source WHERE sha256 IS NOT NULL"))


def known_content(db: Database, path: str, sha256: str, state: FileState) -> Arrival | None:
    """What reading these bytes under this path would end in, where that is known; None where they must be read.

    A moved or copied file is a duplicate of a path that sorts before it, a touched one ends as it did. What sorts
    before the stored path is read: its folders may name another council. The fingerprint must be the same.
    """
    shown = storable(path)
    own = db.conn.execute(
        "SELECT outcome, reason, advice, size FROM source WHERE id = ? AND sha256 = ? AND fingerprint = ?",
        [source_id(path), sha256, state.fingerprint],
    ).fetchone()
    if own is not None and own[0] not in KEPT:
        return Arrival(path, Outcome(own[0]), own[1], own[2], sha256, own[3], state)
    first = db.conn.execute(
        "SELECT path, size FROM source WHERE sha256 = ? AND outcome = 'stored' AND fingerprint = ?",
        [sha256, state.fingerprint],
    ).fetchone()
    if first is None or first[0] > shown:
        return None
    outcome = Outcome.STORED if first[0] == shown else Outcome.DUPLICATE
    return Arrival(path, outcome, sha256=sha256, size=first[1], state=state)


def accounts(db: Database, paths: Collection[str]) -> dict[str, Account]:
    """What became of these paths, by path as given; those that were never recorded are left out."""
    by_id = {source_id(path): path for path in paths}
    found = db.conn.execute(
        f"SELECT id, outcome, sha256, reason, advice FROM source WHERE id {AMONG}", [values_of(by_id)]
    )
    return {by_id[id_]: Account(Outcome(outcome), *rest) for id_, outcome, *rest in found}
