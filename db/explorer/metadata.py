"""The browser's texts, from the TOML files beside this: Datasette's metadata of one database, and heads of columns."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

TITLE = "Ratslese"

_DESCRIPTION = "Papiere, Gremien und Regeln aus Ratsarchiven. Jeder Wert hat einen Beleg: die Stelle, an der er steht."


def database_metadata(columns: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Metadata of a Ratslese database: titles, descriptions, facets, order and canned queries.

    `columns` lists the columns of each table and view: Datasette shows every text it is given, so each gets its own.
    """
    return {
        "title": TITLE,
        "description": _DESCRIPTION,
        "tables": {
            **{name: _table(name, about, columns.get(name, ())) for name, about in _tables().items()},
            "_sqlite_migrations": {"hidden": True},
        },
        "queries": {name: {"hide_sql": True, **query} for name, query in _read("queries").items()},
    }


def column_text(table: str, column: str) -> str | None:
    """The German description of a column, None where there is none."""
    return _tables().get(table, {}).get("columns", {}).get(column) or _shared().get(column)


def heads(query: str, columns: Sequence[str]) -> list[str]:
    """What stands over the columns of a prepared question: German words, the column's name where there is none."""
    words = {**_read("heads")["shared"], **_read("heads").get(query, {})}
    return [words.get(column, column) for column in columns]


def described() -> dict[str, set[str]]:
    """All tables and views that have a text, with the columns that have one of their own."""
    return {name: set(about.get("columns", {})) for name, about in _tables().items()}


def _table(name: str, about: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    texts = {column: text for column in columns if (text := column_text(name, column))}
    labelled = {"label_column": "name"} if "name" in columns else {}
    return {**labelled, **about, "columns": texts}


def _tables() -> dict[str, dict[str, Any]]:
    return {**_read("tables")["table"], **_read("views")["table"]}


def _shared() -> dict[str, str]:
    return {**_read("tables")["shared"], **_read("views")["shared"]}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("db.explorer").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
