"""Reads and writes rows by plain statements: sqlite-utils looks at the schema each time, which costs half."""

import json
from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = dict[str, Any]

AMONG = "IN (SELECT value FROM json_each(?))"
"""A condition on one of many values, given as `values_of` makes them: the statement is the same for any number."""


def values_of(values: Collection[str]) -> str:
    """Values as the parameter of AMONG, sorted."""
    return json.dumps(sorted(values))


def insert(db: "Database", table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the columns of the first one, in any order."""
    if rows:
        columns, marks = _columns(rows[0])
        db.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", map(itemgetter(*rows[0]), rows))


def upsert(db: "Database", table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the columns of the first one, or bring the rows with their `id` up to date."""
    if not rows:
        return
    columns, marks = _columns(rows[0])
    changes = ", ".join(f'"{column}" = excluded."{column}"' for column in rows[0])
    db.conn.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {changes}",
        [tuple(row.values()) for row in rows],
    )


def select(db: "Database", sql: str, *values: object) -> Iterator[Row]:
    """The rows of a query, by column."""
    cursor = db.conn.execute(sql, values)
    columns = [column[0] for column in cursor.description]
    for found in cursor:
        yield dict(zip(columns, found, strict=True))


def _columns(row: Row) -> tuple[str, str]:
    return ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
