"""The database's content as one hash: the same for the same papers, whatever the order, the clock and the workers."""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from db.connection import check_readable, connect_readable

_LEFT_OUT = ("ingest_run", "search", "setting", "sqlite_", "_sqlite_")
"""Runs, settings, the search index and SQLite's own tables, by the beginning of their names."""

_NO_CONTENT = frozenset({("source", "stat_size"), ("source", "inode"), ("source", "fingerprint"), ("source", "given")})
"""Columns that tell of the disk, the program and the command, not of the papers; clock columns end in `_at`."""


def dump_hash(path: Path | str) -> str:
    """SHA-256 over all content of the database at `path`. Raises StorageError where there is none."""
    digest = hashlib.sha256()
    for line in dump_lines(Path(path)):
        digest.update(line.encode("utf-8"))
        digest.update(b"\n")
    return digest.hexdigest()


def dump_lines(path: Path) -> Iterator[str]:
    """The content as JSON lines: each table's name and columns, then its rows in the order of their primary keys."""
    check_readable(path)
    with contextlib.closing(connect_readable(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in names:
            if table.startswith(_LEFT_OUT):
                continue
            known = connection.execute("SELECT name FROM pragma_table_info(?)", [table]).fetchall()
            columns = [name for (name,) in known if not name.endswith("_at") and (table, name) not in _NO_CONTENT]
            yield json.dumps([table, columns])
            listed = ", ".join(f'"{column}"' for column in columns)
            for row in connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY id'):
                yield json.dumps(row, ensure_ascii=False)
