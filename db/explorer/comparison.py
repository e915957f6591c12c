"""The page /DATABASE/vergleich: committees side by side, with links to the rows that each cell was read from."""

import sqlite3
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from datasette import Response
from markupsafe import Markup

from db.compare.abbreviations import meanings
from db.compare.cells import Comparison
from db.compare.comparison import compare
from db.compare.description import Description, Source, query
from db.compare.page import fragment
from db.compare.render import csv_text, json_text, markdown
from db.compare.selection import Asked, is_date, topics
from schemas.errors import UsageError

_NAMED = 40
"""So many committees are named where a comparison finds none."""

_EXPORTS = {
    "csv": (csv_text, "text/csv; charset=utf-8"),
    "json": (json_text, "application/json; charset=utf-8"),
    "md": (markdown, "text/markdown; charset=utf-8"),
}


async def comparison_page(datasette: Any, request: Any, database: str) -> Any:
    """The form alone, or with the comparison that its fields ask for; `format=csv|json|md` gives that alone."""
    await datasette.ensure_permissions(request.actor, [("view-database", database), "view-instance"])
    asked = _asked(request.args)
    found, message = None, None
    if request.args:
        found, message = await datasette.get_database(database).execute_fn(
            lambda connection: _compared(connection, asked)
        )
    export = _EXPORTS.get(request.args.get("format") or "")
    if export and found is not None:
        return Response(export[0](found), headers={"content-type": export[1]})
    bodies = await datasette.get_database(database).execute("SELECT id, name FROM body ORDER BY name")
    context = {
        "database": database,
        "bodies": [dict(row) for row in bodies.rows],
        "topics": topics(),
        "asked": asked,
        "message": message,
        "comparison": _fragment(datasette, database, found) if found is not None else "",
        "exports": _exports(datasette, database, asked) if found is not None else (),
    }
    html = await datasette.render_template("vergleich.html", context, request=request, view_name="vergleich")
    return Response.html(html, status=404 if message and found is None else 200)


def _asked(arguments: Any) -> Asked:
    committees = [part.strip() for part in (arguments.get("gremium") or "").split(";")]
    as_of = (arguments.get("stand") or "").strip()
    return Asked(
        bodies=tuple(arguments.getlist("kommune")),
        topic=(arguments.get("thema") or "").strip() or None,
        committees=tuple(part for part in committees if part),
        as_of=as_of or None,
    )


def _compared(connection: sqlite3.Connection, asked: Asked) -> tuple[Comparison | None, str | None]:
    if asked.as_of and not is_date(asked.as_of):
        return None, f"„{asked.as_of}“ ist kein Datum. Ein Stand ist etwa 2022, 2022-06 oder 2022-06-30."
    try:
        return compare(connection, asked), None
    except UsageError:
        parts = ["Dazu beschreibt kein Papier ein Gremium."]
        for committee in asked.committees:
            parts += [each.told(committee) for each in meanings(connection, committee)]
        return None, " ".join([*parts, f"Beschrieben sind: {_described(connection)}."])


def _described(connection: sqlite3.Connection) -> str:
    sql = "SELECT DISTINCT organization_name AS name FROM committee_description ORDER BY name"
    names = [row["name"] for row in query(connection, sql)]
    more = f" und {len(names) - _NAMED} weitere" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}" if names else "keine"


def _fragment(datasette: Any, database: str, found: Comparison) -> Markup:
    def link(source: Source) -> str:
        return str(datasette.urls.row(database, source.table, source.record))

    def column_link(column: Description) -> str:
        return str(datasette.urls.row(database, column.table, column.id))

    return fragment(found, link, column_link)


def _exports(datasette: Any, database: str, asked: Asked) -> Sequence[tuple[str, str]]:
    fields = [("kommune", body) for body in asked.bodies]
    fields += [("thema", asked.topic or ""), ("gremium", ";".join(asked.committees)), ("stand", asked.as_of or "")]
    address = datasette.urls.path(f"{database}/vergleich")
    return [(name.upper(), f"{address}?{urlencode([*fields, ('format', name)])}") for name in _EXPORTS]
