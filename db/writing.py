"""Writes rows by plain statements: sqlite-utils' own methods look at the schema each time, which here costs half."""

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]


def insert(db: Database, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the columns of the first one."""
    if rows:
        columns, marks = _columns(rows[0])
        db.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", [tuple(row.values()) for row in rows])


def upsert(db: Database, table: str, row: Row) -> None:
    """Insert a row, or bring the row with its `id` up to date."""
    columns, marks = _columns(row)
    changes = ", ".join(f'"{column}" = excluded."{column}"' for column in row)
    db.conn.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {changes}",
        tuple(row.values()),
    )


def _columns(row: Row) -> tuple[str, str]:
    return ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
