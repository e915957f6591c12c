"""The councils that a database has papers of, and what is said to who asks for another one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.connection import open_readable
from schemas.errors import UsageError


def known_bodies(connection: sqlite3.Connection) -> dict[str, str]:
    """All councils: id -> name."""
    return dict(connection.execute("SELECT id, name FROM body ORDER BY id").fetchall())


def bodies_in(path: Path) -> dict[str, str]:
    """The same of the database at `path`; none where there is no such file."""
    if not path.is_file():
        return {}
    with closing(open_readable(path)) as db:
        return known_bodies(db.conn)


def check_known(connection: sqlite3.Connection, body: str | None) -> None:
    """Raises UsageError unless `body` is the id or the name of a council in the database, or None."""
    known = known_bodies(connection)
    if body is not None and body not in known and body not in known.values():
        raise unknown_body(body, known)


def unknown_body(body: str, known: dict[str, str]) -> UsageError:
    """The error that names the councils which are there."""
    listed = ", ".join(f"{name} ({id_})" for id_, name in known.items())
    return UsageError(f"The database has no papers of {body!r}", f"It has papers of: {listed or 'no council'}.")
