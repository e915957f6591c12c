"""The commands that ask a database: in the browser, committees side by side, doubtful values, names that are alike."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from pipeline.options import DATABASE, councils_option, speaks


@click.command()
@click.argument("database", type=DATABASE, default=Path("ratslese.db"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port to listen on.")
@speaks
def serve(database: Path, host: str, port: int) -> None:
    """Serve the database in a browser until Ctrl-C."""
    from db.explorer.serve import serve

    serve(database, host, port, lambda: click.echo(f"{database} at http://{host}:{port}/ until Ctrl-C", err=True))


@click.command("compare")
@click.argument("bodies", nargs=-1, metavar="[BODY]…")
@click.option("--db", "database", type=DATABASE, default=Path("ratslese.db"), show_default=True, help="The database.")
@click.option("--topic", help="What the committees are about, such as integration. [default: one that councils share]")
@click.option("--committee", "committees", multiple=True, metavar="NAME", help="Only this committee; can be repeated.")
@click.option(
    "--as-of", metavar="DATE", help="Each committee as last described until then (2022, 2022-06, 2022-06-30)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "markdown", "csv", "json", "html"]),
    default="table",
    show_default=True,
    help="How to print it.",
)
@councils_option
@speaks
def compare(
    bodies: tuple[str, ...],
    database: Path,
    topic: str | None,
    committees: tuple[str, ...],
    as_of: str | None,
    form: str,
    councils: Path | None,
) -> None:
    """Put committees of the councils BODY side by side, and say what changed from date to date.

    Without BODY all councils of the database; without --as-of every description of each committee.
    """
    from db.compare.selection import Asked
    from pipeline.compare import compared
    from pipeline.councils import load_profiles, topic_words

    words = topic_words(topic, load_profiles(councils)) if topic else ()
    click.echo(compared(database, Asked(bodies, topic, committees, as_of, words), form), nl=False)


@click.command()
@click.argument("database", type=DATABASE)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many values.")
@click.option("--body", help="Only of this council (id or name).")
@click.option("--field", help="Only this column, alone or with its table: start, consultation.start.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@speaks
def review(database: Path, limit: int, body: str | None, field: str | None, as_json: bool) -> None:
    """List the values that are least to be believed, the weakest first, with the lines they were read from.

    Every value is sure, check or doubtful; sure ones are not listed. docs/accuracy.md says how many are right in each.
    """
    from db.connection import open_readable
    from db.review import as_text, weakest

    with closing(open_readable(database)) as db:
        found = weakest(db, limit, body, field)
        is_empty = db.execute("SELECT 1 FROM evidence LIMIT 1").fetchone() is None
        nothing = "the database holds no papers" if is_empty else "what was read is sure"
        _say(found, as_text, f"Nothing to look at: {nothing}.", as_json)


@click.command()
@click.argument("database", type=DATABASE)
@click.option("--body", help="Only of this council (id or name).")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@speaks
def alike(database: Path, body: str | None, as_json: bool) -> None:
    """List names of organizations of one council that are alike and counted apart, with the alias that would link them.

    Nothing is linked by itself: write the alias into the council's profile, and ingest again.
    """
    from db.connection import open_readable
    from db.near import as_text, near_names

    with closing(open_readable(database)) as db:
        _say(near_names(db, body), as_text, "No names are alike and counted apart.", as_json)


class _Listed(Protocol):
    def as_json(self) -> dict[str, Any]: ...


_Entry = TypeVar("_Entry", bound=_Listed)


def _say(found: list[_Entry], as_text: Callable[[list[_Entry]], str], nothing: str, as_json: bool) -> None:
    """Prints what was found, as JSON or text; where that is nothing, as text only says so, on stderr."""
    if as_json:
        click.echo(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(found) if found else nothing, err=not found)


@click.command("dump-hash")
@click.argument("database", type=DATABASE)
@speaks
def dump_hash(database: Path) -> None:
    """Print the hash of a database's content, without clocks, runs and search index."""
    from db.dump import dump_hash

    click.echo(dump_hash(database))
