"""The commands. stdout is data, stderr is log; heavy packages are imported inside the commands that need them."""

import json
import logging
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.database_commands import alike, compare, dump_hash, review, serve
from pipeline.options import DATABASE, councils_option, kept_ocr_option, ocr_option, speaks, stores
from pipeline.profile_commands import councils, probe
from schemas.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pipeline.engines.cluster import ClusterEngine
    from pipeline.engines.local import LocalEngine
    from pipeline.limits import Limits
    from pipeline.reading.ocr_engines import OcrMode
    from pipeline.setting import Setting

_PATHS = click.Path(path_type=str)  # a URL would not survive as a Path


_jobs = click.option(
    "--jobs", type=click.IntRange(1, 64), help="Worker processes. [default: one for each processor, at most 8]"
)
_cpu_seconds = click.option(
    "--cpu-seconds", type=click.IntRange(1, 3600), default=30, show_default=True, help="CPU time a document may use."
)
_memory_mb = click.option(
    "--memory-mb", type=click.IntRange(512, 65536), default=1536, show_default=True, help="MiB a worker may use."
)
_persons = click.option(
    "--persons/--no-persons",
    default=None,
    help="Whether values name persons (who signed, chairs or sits); the pages' own text stays. [default: --persons; "
    "a database keeps what was said last]",
)
_body = click.option(
    "--body",
    metavar="ID",
    help="The council whose papers these are, for papers that name none. In a database each file keeps it.",
)


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
@click.option("--db", "database", type=DATABASE, default=Path("ratslese.db"), show_default=True, help="The database.")
@_body
@_persons
@councils_option
@_jobs
@_cpu_seconds
@_memory_mb
@kept_ocr_option
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE.csv",
    help="A list that came with the files: path or url, reference, date, public, title. Each file keeps its row.",
)
@click.option(
    "--keep-files/--no-keep-files",
    default=None,
    help="Keep the originals beside the db. [default: --keep-files; a database keeps what was said last]",
)
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Who reads.")
@click.option("--scheduler", metavar="URL", help="Dask's scheduler, such as tcp://127.0.0.1:8786.")
@click.option(
    "--shards",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write many databases into this folder instead of one; join them with ratslese merge.",
)
@click.option("--wait", is_flag=True, help="Wait while another ingest holds the database.")
@click.option("--accounts", type=DATABASE, metavar="FILE.csv", help="Write each path, its outcome and what to do.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@stores
def ingest(
    paths: tuple[str, ...],
    database: Path,
    body: str | None,
    persons: bool | None,
    councils: Path | None,
    jobs: int | None,
    cpu_seconds: int,
    memory_mb: int,
    ocr: "OcrMode | None",
    manifest: Path | None,
    keep_files: bool | None,
    engine: str,
    scheduler: str | None,
    shards: Path | None,
    wait: bool,
    accounts: Path | None,
    as_json: bool,
) -> None:
    """Read files, folders, ZIPs and URLs (s3://…) into the database; what cannot be read is named and counted.

    The database keeps --no-persons and --no-keep-files until the opposite is said, --councils and --ocr always until
    others are named, and of each file, also where it has moved, its --body and its row of a --manifest until another
    one is said (--body "" takes it back); the report says what was kept.
    """
    from db.bodies import bodies_in
    from db.settings import is_ocr_always
    from pipeline.councils import official_name
    from pipeline.ingest import IngestOptions, ingest
    from pipeline.limits import Limits
    from pipeline.progress import shown_progress
    from pipeline.report import check_accounts, report_json, report_text, trouble_lines, write_accounts
    from pipeline.shards import ingest_shards

    target = shards or database
    kept = None if councils else _kept_councils(target)
    always = ocr is None and is_ocr_always(target)
    setting = _setting(councils or kept, Limits(cpu_seconds, memory_mb), "always" if always else ocr or "auto")
    said = official_name(body, setting.profiles, lambda: bodies_in(target))
    told = tuple(sys.argv[1:])
    options = IngestOptions(
        target, keep_files, wait, manifest, said, persons, councils, ocr, accounts, version("ratslese"), told
    )
    run = ingest_shards if shards else ingest
    if accounts:
        check_accounts(accounts)
    with shown_progress() as listener, _engine(setting, jobs, engine, scheduler) as readers:
        report = run(paths, readers, options, listener)
    if kept:
        report.kept[f"--councils {kept}"] = report.listed
    if always:
        report.kept["--ocr always"] = report.listed
    if accounts:
        write_accounts(report, accounts)
    for line in trouble_lines(report, every=as_json):
        click.echo(line, err=True)
    for line in report.unused:
        click.echo(f"manifest: {line}", err=True)
    click.echo(json.dumps(report_json(report, target), indent=2) if as_json else report_text(report, target))
    sys.exit(report.exit_code)


@main.command()
@click.argument("database", type=DATABASE)
@click.argument("shards", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@councils_option
@click.option("--wait", is_flag=True, help="Wait while another command writes to the database.")
@stores
def merge(database: Path, shards: tuple[Path, ...], councils: Path | None, wait: bool) -> None:
    """Join SHARDS (databases, or folders of ingest --shards) into DATABASE, as one ingest of all would have made it."""
    from db.merge import merge
    from pipeline.lock import sole_writer
    from pipeline.report import counted
    from pipeline.shards import shards_of

    setting = _setting(councils or _kept_councils(database, *shards))
    found = [each for shard in shards for each in (shards_of(shard) if shard.is_dir() else [shard])]
    with sole_writer(database, wait):
        merged = merge(database, found, aliases=setting.aliases)
    joined = f"{counted(len(found), 'shard')} with {counted(merged.paths, 'path')}"
    click.echo(f"{joined}, {merged.taken_over} of them new in {database}")


@main.command()
@click.argument("database", type=DATABASE)
@click.argument("names", nargs=-1, required=True, metavar="PATH|NUMBER|ID|SHA256…")
@click.option("--reason", help="Why, without names: it stays in the database.")
@councils_option
@click.option("--wait", is_flag=True, help="Wait while another command writes to the database.")
@stores
def forget(database: Path, names: tuple[str, ...], reason: str | None, councils: Path | None, wait: bool) -> None:
    """Delete papers or files with all that was read from them, and their originals; no ingest brings them back.

    A path or SHA-256 names one file, a number or an id a paper with all its files. What stays is the SHA-256 of the
    bytes with day and reason, by which an ingest knows them (outcome "deleted"), and the command lines of the runs.
    """
    from pipeline.forget import forget

    setting = _setting(councils or _kept_councils(database))
    for line in forget(database, names, reason, aliases=setting.aliases, wait=wait):
        click.echo(line)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
@_body
@_persons
@councils_option
@ocr_option
@_jobs
@_cpu_seconds
@_memory_mb
@speaks
def extract(
    paths: tuple[str, ...],
    body: str | None,
    persons: bool | None,
    councils: Path | None,
    ocr: "OcrMode",
    jobs: int | None,
    cpu_seconds: int,
    memory_mb: int,
) -> None:
    """Print the record of one file as JSON; of several files or a folder as JSON Lines."""
    from pipeline.councils import official_name
    from pipeline.engines.engine import in_order
    from pipeline.engines.local import LocalEngine, default_jobs
    from pipeline.given import with_given
    from pipeline.limits import Limits
    from pipeline.sources.item import printable
    from pipeline.sources.listing import list_items

    setting = _setting(councils, Limits(cpu_seconds, memory_mb), ocr)
    said = official_name(body, setting.profiles)
    items, _ = with_given(list_items(paths), said, listed=False, persons=persons is not False, kept={})
    alone = len(items) == 1 and items[0].source == printable(paths[0])
    quarantined = False
    with LocalEngine(setting, max(1, min(jobs or default_jobs(), len(items)))) as engine:
        for result in in_order(engine, items):
            if (record := result.record) is not None:
                click.echo(record.model_dump_json(by_alias=True, indent=2 if alone else None))
                continue
            click.echo(f"{result.outcome}: {result.arrival.reason}. {result.arrival.advice}", err=True)
            quarantined = quarantined or result.outcome.quarantines or alone
            if not alone:
                source = result.item.source
                click.echo(json.dumps({"source": source, "kind": None, "outcome": result.outcome.value}))
    sys.exit(ExitCode.QUARANTINED if quarantined else ExitCode.OK)


def _engine(setting: "Setting", jobs: int | None, kind: str, scheduler: str | None) -> "LocalEngine | ClusterEngine":
    if kind == "local" and scheduler is None:
        from pipeline.engines.local import LocalEngine

        return LocalEngine(setting, jobs)
    if kind == "local" or scheduler is None:
        raise UsageError("--engine dask and --scheduler belong together", "Say both, or neither.")
    from pipeline.engines.cluster import ClusterEngine

    return ClusterEngine(setting, scheduler)


def _kept_councils(*databases: Path) -> Path | None:
    """The profiles that an earlier ingest named: those of the first database that has some."""
    from db.settings import councils_of

    kept = next(filter(None, map(councils_of, databases)), None)
    if kept and not kept.exists():
        raise UsageError(
            f"{kept}, which an earlier ingest had as --councils, is not there", "Name it, or others, anew."
        )
    return kept


def _setting(councils: Path | None, limits: "Limits | None" = None, ocr: "OcrMode" = "auto") -> "Setting":
    from pipeline.councils import load_profiles
    from pipeline.limits import Limits
    from pipeline.reading.ocr_engines import INSTALL, wants_ocr
    from pipeline.setting import Setting

    profiles = load_profiles(councils)
    if ocr == "always" and not wants_ocr(ocr, has_text=True):
        raise UsageError("tesseract with German is missing", f"Say --ocr auto, or {INSTALL}.")
    verbose = logging.getLogger().isEnabledFor(logging.DEBUG)
    return Setting(tuple(profiles), ocr, limits or Limits(), verbose)


@main.command()
@click.argument("records", type=click.Path(exists=True, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--distant", "way", flag_value="distant", help="GOLD was not read off the papers: agreement, conflicts.")
@click.option("--noise", "way", flag_value="noise", help="RECORDS are text papers: damage them as OCR does, read them.")
@click.option("--coders", "way", flag_value="coders", help="Both are two coders' records: agreement, kappa.")
@click.option("--list", "with_list", is_flag=True, help="List everything that differs, a line each.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@councils_option
@speaks
def evaluate(records: Path, gold: Path, way: str | None, with_list: bool, as_json: bool, councils: Path | None) -> None:
    """Compare records (JSON Lines, or a folder of NAME.json) with gold (NAME.json), by field, council and form.

    They are joined by the stem of each record's source. With --coders, RECORDS and GOLD are what two people (or two
    versions) read from the same documents, joined by the source itself where both have it, and neither is right: of
    each variable the share of units with the same answer and, for closed answers, Cohen's kappa. It is printed as well
    where the gold names its sources.
    """
    from pipeline.evaluate.command import Asked, answer

    click.echo(answer(Asked(records, gold, way, with_list, as_json, councils)))


@main.command()
@speaks
def schema() -> None:
    """Print the JSON Schema of a record."""
    from schemas.record import Record

    click.echo(json.dumps(Record.model_json_schema(by_alias=True, mode="serialization"), indent=2, ensure_ascii=False))


@main.command()
@speaks
def doctor() -> None:
    """Say what this machine has, what is missing and how to get it."""
    from pipeline.doctor import findings

    for finding in findings():
        click.echo(f"{'ok     ' if finding.present else 'missing'}  {finding.what}: {finding.text}")


for command in (serve, compare, review, alike, dump_hash, councils, probe):
    main.add_command(command)
