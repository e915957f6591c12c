"""Databases with committees of invented councils, and of papers that were really read."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from db.arrivals import StoredFile
from db.compare.cells import Cell, Comparison, Row
from db.compare.comparison import compare
from db.compare.selection import Asked
from db.connection import open_database
from db.search import index_search
from db.store import store
from extractors.extract import extract
from pipeline.councils import load_profiles
from pipeline.reading.read import read

Compared = Callable[..., Comparison]


def committee(name: str, as_of: str, **parts: Any) -> dict[str, Any]:
    """A committee of a record; the list of its members is complete unless `parts` say otherwise."""
    return {"name": name, "asOf": as_of, "seatList": "complete", **parts}


@pytest.fixture
def described() -> Callable[..., dict[str, Any]]:
    return committee


@pytest.fixture
def council(path: Path, make: Any) -> Callable[..., Path]:
    """Stores one paper for each committee, (council, committee) in order, and returns the database's path."""

    def stored(*committees: tuple[str, dict[str, Any]], aliases: dict[str, dict[str, str]] | None = None) -> Path:
        db = open_database(path)
        for number, (body, told) in enumerate(committees):
            reference = f"2030/{number + 1:03d}"
            text = f"{body}\n{told['name']} {reference}"
            paper = {"reference": reference, "paperType": "Vorlage", "name": f"Bericht {number}", "date": told["asOf"]}
            parts = {"kind": "paper", "paper": paper, "committee": [told], "body": {"name": body, "ags": None}}
            sample = make.sample(f"in/{number}.txt", "text", [text], {"/committee/0/name": told["name"]}, **parts)
            store(db, sample.file, sample.record, aliases=aliases or {})
        db.close()
        return path

    return stored


@pytest.fixture
def compared() -> Compared:
    def of(database: Path, *bodies: str, **asked: Any) -> Comparison:
        with closing(sqlite3.connect(database)) as connection:
            return compare(connection, Asked(bodies, **asked))

    return of


@pytest.fixture(scope="session")
def read_papers(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Path]], Path]:
    """Reads papers and stores them, each under the folder that it lies in; returns the database's path."""
    profiles = load_profiles()
    councils = {profile.name: profile.id for profile in profiles}
    aliases = {profile.id: dict(profile.aliases) for profile in profiles}

    def stored(paths: Sequence[Path]) -> Path:
        database = tmp_path_factory.mktemp("compared") / "x.db"
        db = open_database(database)
        for path in paths:
            data, name = path.read_bytes(), "/".join(path.parts[-3:])
            document = read(name, data, (path.parent.parent.name,))
            record = extract(document, profiles)
            if record.kind != "other":
                file = StoredFile(name, sha256(data).hexdigest(), len(data), None, document)
                store(db, file, record, councils=councils, aliases=aliases)
        index_search(db)
        db.close()
        return database

    return stored


class Table:
    """A comparison, asked by question and column."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def row(self, key: str) -> Row:
        return next(row for row in self.comparison.rows if row.key == key)

    def cell(self, key: str, column: int) -> Cell:
        return self.row(key).cells[column]

    def text(self, key: str, column: int) -> str:
        return "; ".join(statement.text for statement in self.cell(key, column).statements)


@pytest.fixture
def rows() -> Callable[[Path, str], list[tuple[Any, ...]]]:
    def of(database: Path, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(database)) as connection:
            return connection.execute(sql).fetchall()

    return of


@pytest.fixture
def table() -> type[Table]:
    return Table
