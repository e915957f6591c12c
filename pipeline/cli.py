"""The commands. stdout is data, stderr is log; heavy packages are imported inside the commands that need them."""

import json
import logging
import sys
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import click

from schemas.errors import ExitCode, RatsleseError, UsageError

F = TypeVar("F", bound=Callable[..., Any])

_DATABASE = click.Path(dir_okay=False, path_type=Path)
_PATHS = click.Path(path_type=Path)


def _speaks(command: F) -> F:
    """Turns Ratslese's errors into one line on stderr and their exit code."""

    @wraps(command)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except RatsleseError as error:
            click.echo(f"ratslese: {error}", err=True)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("ratslese: interrupted; what was stored so far is whole. Say the same again to go on.", err=True)
            sys.exit(ExitCode.INTERRUPTED)

    return wrapper  # type: ignore[return-value]


_councils = click.option(
    "--councils",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder with council profiles of your own (TOML); they go before the packaged ones.",
)
_body = click.option("--body", metavar="ID", help="The council whose papers these are, for papers that name none.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--verbose", "-v", is_flag=True, help="Log what is done, and tracebacks of failures.")
@click.version_option(package_name="ratslese")
def main(verbose: bool) -> None:
    """Turns archives of German council papers into a database that people can question in a browser."""
    logging.basicConfig(level=logging.DEBUG if verbose else logging.WARNING, stream=sys.stderr)
    for name in ("pdfminer", "asyncio", "datasette"):
        logging.getLogger(name).setLevel(logging.ERROR)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
@click.option("--db", "database", type=_DATABASE, default=Path("ratslese.db"), show_default=True, help="The database.")
@_body
@_councils
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Worker processes.")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Scans wait as needs_ocr either way; reading them is not built in yet.",
)
@click.option("--keep-files/--no-keep-files", default=True, show_default=True, help="Keep the originals beside the db.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@_speaks
def ingest(
    paths: tuple[Path, ...],
    database: Path,
    body: str | None,
    councils: Path | None,
    jobs: int,
    ocr: str,
    keep_files: bool,
    as_json: bool,
) -> None:
    """Read files and folders into the database; what cannot be read is named and counted."""
    from pipeline.councils import check_body, load_profiles
    from pipeline.ingest import IngestOptions, ingest
    from pipeline.progress import shown_progress
    from pipeline.report import report_json, report_text

    if ocr == "always":
        raise UsageError("Reading scans is not built in yet", "Say --ocr never, or make readable copies with ocrmypdf.")
    profiles = load_profiles(councils)
    check_body(body, profiles)
    arguments = tuple(sys.argv[1:])
    options = IngestOptions(database, body, jobs, keep_files, version("ratslese"), arguments)
    with shown_progress() as on_done:
        report = ingest(paths, profiles, options, on_done)
    for trouble in report.troubles:
        click.echo(f"{trouble.outcome}: {trouble.reason}. {trouble.advice}", err=True)
    click.echo(json.dumps(report_json(report, database), indent=2) if as_json else report_text(report, database))
    sys.exit(report.exit_code)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
@_body
@_councils
@_speaks
def extract(paths: tuple[Path, ...], body: str | None, councils: Path | None) -> None:
    """Print the record of one file as JSON; of several files or a folder as JSON Lines."""
    from pipeline.councils import check_body, load_profiles
    from pipeline.sources import list_items
    from pipeline.worker import process

    profiles = load_profiles(councils)
    check_body(body, profiles)
    items = list_items(paths)
    alone = len(paths) == 1 and not paths[0].is_dir()
    quarantined = False
    for item in items:
        processed = process(item, profiles, body)
        if processed.record is not None:
            click.echo(processed.record.model_dump_json(by_alias=True, indent=2 if alone else None))
            continue
        click.echo(f"{processed.outcome}: {processed.reason}. {processed.advice}", err=True)
        quarantined = quarantined or processed.outcome.quarantines or alone
        if not alone:
            click.echo(json.dumps({"source": item.source, "kind": None, "outcome": processed.outcome.value}))
    sys.exit(ExitCode.QUARANTINED if quarantined else ExitCode.OK)


@main.command()
@click.argument("database", type=_DATABASE, default=Path("ratslese.db"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port to listen on.")
@_speaks
def serve(database: Path, host: str, port: int) -> None:
    """Serve the database in a browser until Ctrl-C."""
    from db.explorer.serve import serve

    serve(database, host, port, lambda: click.echo(f"{database} at http://{host}:{port}/ until Ctrl-C", err=True))


@main.command()
@click.argument("records", type=click.Path(exists=True, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_speaks
def evaluate(records: Path, gold: Path) -> None:
    """Compare records with gold, item by item: RECORDS is JSON Lines or a folder of NAME.json, GOLD a folder."""
    from pipeline.evaluate import evaluate_folder

    click.echo(evaluate_folder(records, gold))


@main.command()
@_councils
@_speaks
def councils(councils: Path | None) -> None:
    """List the councils that Ratslese has a profile of."""
    from pipeline.councils import load_profiles

    for profile in load_profiles(councils):
        click.echo(f"{profile.id}\t{profile.ags or '-'}\t{profile.name}")


@main.command()
@_speaks
def schema() -> None:
    """Print the JSON Schema of a record."""
    from schemas.record import Record

    click.echo(json.dumps(Record.model_json_schema(by_alias=True, mode="serialization"), indent=2, ensure_ascii=False))


@main.command()
@_speaks
def doctor() -> None:
    """Say what this machine has, what is missing and how to get it."""
    from pipeline.doctor import findings

    for finding in findings():
        click.echo(f"{'ok     ' if finding.present else 'missing'}  {finding.what}: {finding.text}")


@main.command("dump-hash")
@click.argument("database", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_speaks
def dump_hash(database: Path) -> None:
    """Print the hash of a database's content, without clocks, runs and search index."""
    from db.dump import dump_hash

    click.echo(dump_hash(database))
