"""The tables, by sqlite-utils migrations: each runs one file of db/tables once and is never edited after a release.

A later change is a new file with the next number and one more line in `_FILES`.
"""

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("ratslese")

_FILES = ("001_accounts", "002_papers", "003_committees", "004_search", "005_matters", "006_settings", "007_tombstones")


def statements(script: str) -> Iterator[str]:
    """The SQL statements of a script one by one (sqlite3's own executescript would commit in between)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


def _run(name: str) -> Callable[[Database], None]:
    def migrate(db: Database) -> None:
        script = resources.files("db").joinpath("tables", f"{name}.sql").read_text(encoding="utf-8")
        for statement in statements(script):
            db.execute(statement)

    return migrate


for _name in _FILES:
    MIGRATIONS(name=f"m{_name}")(_run(_name))
