"""The Datasette plugin (entry point `datasette`): German texts, links between rows, plain error pages."""

import json
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import pluggy
from datasette import NotFound, Response
from markupsafe import Markup, escape

from db.compare.abbreviations import organizations_called
from db.explorer.comparison import comparison_page
from db.explorer.language import GermanLoader
from db.explorer.metadata import TITLE, database_metadata, heads
from db.numbers import number_of
from db.search import search_expression

hookimpl = pluggy.HookimplMarker("datasette")

_LOG = logging.getLogger(__name__)

COMPARE = "Gremien vergleichen"
"""What links to the page that puts committees side by side say."""

_NOT_FOUND = "im Papier nicht gefunden"
_TRUTH = {1: "ja", 0: "nein", None: _NOT_FOUND}
_TRUTH_COLUMNS = frozenset({"public", "voting"})

_LINKED = frozenset(
    {"paper", "organization", "body", "composition", "seat", "file", "rules_of_procedure", "meeting", "matter"}
)
"""Columns of views and queries that hold ids of the table of that name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A database: its tables, what their columns point to ((table, column) -> table), and its texts."""

    tables: frozenset[str]
    targets: dict[tuple[str, str], str]
    metadata: dict[str, Any]


_OURS: "WeakKeyDictionary[Any, dict[str, Shape]]" = WeakKeyDictionary()
"""For each running Datasette: its databases that Ratslese made, by name."""


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """Find out which databases are ours and what their columns point to."""

    async def look() -> None:
        ours = {}
        for name, database in datasette.databases.items():
            tables = frozenset(await database.table_names())
            if not {"evidence", "rules_of_procedure"} <= tables:
                continue
            keys = {table: await database.foreign_keys_for_table(table) for table in sorted(tables)}
            targets = {(table, key["column"]): key["other_table"] for table, of in keys.items() for key in of}
            columns = {each: await database.table_columns(each) for each in (*tables, *await database.view_names())}
            ours[name] = Shape(tables, targets, database_metadata(columns))
        _OURS[datasette] = ours

    return look


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Pages say that they are in German."""
    env.loader = GermanLoader(env.loader)


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Our few lines of style."""
    return [datasette.urls.static_plugins("ratslese", "ratslese.css")]


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The page that puts committees side by side, for each of our databases."""
    return [(r"^/(?P<database>[^/]+)/vergleich$", _comparison)]


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """The way to it, from every page."""
    paths = [(name, datasette.urls.path(f"{name}/vergleich")) for name in _OURS.get(datasette, {})]
    labels = [COMPARE] if len(paths) == 1 else [f"{COMPARE} ({name})" for name, _ in paths]
    return [{"href": path, "label": label} for (_, path), label in zip(paths, labels, strict=True)]


async def _comparison(datasette: Any, request: Any) -> Any:
    database = request.url_vars["database"]
    if database not in _OURS.get(datasette, {}):
        raise NotFound(f"Keine Datenbank von Ratslese: {database}")
    return await comparison_page(datasette, request, database)


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let queries read what people type into their fields."""
    conn.create_function("search_expression", 1, search_expression, deterministic=True)
    conn.create_function("reference_key_of", 1, _reference_key, deterministic=True)
    conn.create_function("organizations_called", 1, partial(_organizations, conn))


def _reference_key(text: object) -> str:
    """A Drucksachen-Nr. as people type it, as the column of that name has it."""
    return number_of(str(text or "")).key


def _organizations(connection: sqlite3.Connection, text: object) -> str:
    """The organizations that papers call by an abbreviation, as a JSON list."""
    return json.dumps(organizations_called(connection, str(text or "")))


@hookimpl
def extra_template_vars(
    template: str, database: str | None, columns: Any, request: Any, datasette: Any
) -> dict[str, list[str]]:
    """German heads over the columns of our prepared questions."""
    shape = _OURS.get(datasette, {}).get(database or "")
    query = request.url_vars.get("table", "") if request else ""
    if shape is None or template != "query.html" or query not in shape.metadata["queries"]:
        return {}
    return {"columns": heads(query, columns)}


@hookimpl
def get_metadata(datasette: Any) -> dict[str, Any]:
    """Texts, facets and queries for each of our databases."""
    ours = _OURS.get(datasette, {})
    if not ours:
        return {}
    databases = {}
    for name, shape in ours.items():
        to_compare = Markup('<p>{}</p><p><a href="{}">{}</a></p>').format(
            shape.metadata["description"], datasette.urls.path(f"{name}/vergleich"), COMPARE
        )
        databases[name] = {**shape.metadata, "description_html": str(to_compare)}
    return {"title": TITLE, "databases": databases}


@hookimpl
def render_cell(
    value: Any, column: str, table: str | None, database: str, datasette: Any
) -> str | Callable[[], Awaitable[Markup | None]] | None:
    """Links for ids, words for truth values. On table pages a foreign key's value is a dict, which Datasette links."""
    shape = _OURS.get(datasette, {}).get(database)
    if shape is None:
        return None
    if column in _TRUTH_COLUMNS and (value is None or value in (0, 1)):
        return _TRUTH[value]
    if not isinstance(value, str):
        return None
    target = shape.targets.get((table or "", column))
    if target is None and table not in shape.tables and column in _LINKED:
        target = column
    if (table, column) == ("matter", "id"):
        target = "matter"
    elif column == "id" and table in shape.tables and table != "body":  # whose key begins those of all its papers
        return _with_ways(datasette, database, str(table), value)
    if target is None:
        return None

    async def link() -> Markup:
        rows = await datasette.get_database(database).execute(f'SELECT name FROM "{target}" WHERE id = ?', [value])
        label = rows.rows[0][0] if rows.rows else value
        url = datasette.urls.row(database, target, value)
        if target == "matter":  # what people want to see of it is its timeline
            url = datasette.urls.path(f"{database}/vorgang?papier={value}")
        return Markup('<a href="{}">{}</a>&nbsp;<em>{}</em>').format(url, escape(label), value)

    return link


def _with_ways(datasette: Any, database: str, table: str, key: str) -> Callable[[], Awaitable[Markup | None]]:
    """The key of a row on its page, with the ways from there: its evidence, and the timeline of a paper."""
    ways = {"Belege": f"belege?datensatz={key}"}
    if table == "paper":
        ways["Verlauf"] = f"vorgang?papier={key}"

    async def found() -> Markup | None:
        sql = "SELECT 1 FROM evidence WHERE record = ? LIMIT 1"
        if not (await datasette.get_database(database).execute(sql, [key])).rows:
            return None
        links = (
            Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"{database}/{address}"), label)
            for label, address in ways.items()
        )
        return Markup("{}<br>{}").format(key, Markup(" · ").join(links))

    return found


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Any, request: Any, exception: Exception
) -> Generator[None, list[Any], list[Callable[[], Awaitable[Any]]]]:
    """An error page without stack or local variables, which Datasette's own handler prints where rich is installed.

    Datasette would call its handler beside any other; so it is taken out of the list.
    """

    async def answer() -> Any:
        status = int(getattr(exception, "status", 500))
        if status >= 500:
            _LOG.error("%s: %s: %s", request.path, type(exception).__name__, exception)
            message: Any = "Interner Fehler. Näheres steht im Protokoll des Servers."
        else:
            message = getattr(exception, "message", None) or (str(exception) or f"Fehler {status}")
            if getattr(exception, "message_is_html", False):
                message = Markup(message)
        title = getattr(exception, "title", None)
        answered = {**getattr(exception, "error_dict", {}), "ok": False, "error": str(message), "status": status}
        if request.path.partition("?")[0].endswith(".json"):
            return Response.json({**answered, "title": title}, status=status)
        template = datasette.jinja_env.select_template([f"{status}.html", "error.html"])
        page = {**answered, "error": message, "title": title, "urls": datasette.urls, "menu_links": list}
        html = await template.render_async({**page, "app_css_hash": datasette.app_css_hash()})
        return Response.html(html, status=status)

    answers = yield
    return [answer, *(each for each in answers if each.__module__ != "datasette.handle_exception")]
