"""The commands for councils' profiles: list them, check their examples, draft one."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.options import DATABASE, councils_option, ocr_option, speaks
from schemas.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pipeline.reading.ocr_engines import OcrMode


@click.group(invoke_without_command=True)
@councils_option
@click.pass_context
@speaks
def councils(context: click.Context, councils: Path | None) -> None:
    """List the councils that Ratslese has a profile of; "check" reads the examples in the profiles."""
    if context.invoked_subcommand is not None:
        return
    from pipeline.councils import load_profiles

    for profile in load_profiles(councils):
        click.echo(f"{profile.id}\t{profile.ags or '-'}\t{profile.name}")


@councils.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@councils_option
@click.option("--json", "as_json", is_flag=True, help="Print what is read otherwise as JSON.")
@click.pass_context
@speaks
def councils_check(context: click.Context, paths: tuple[Path, ...], councils: Path | None, as_json: bool) -> None:
    """Read the examples of profiles: of these FILES and folders, else of all that are known. Exit 1 where one fails."""
    from pipeline.councils import load_profiles, own_profiles, with_packaged
    from pipeline.examples import check, failures_json, failures_text

    folder: Path | None = councils or (context.parent.params["councils"] if context.parent else None)
    asked = own_profiles(paths) if paths else load_profiles(folder)
    known = with_packaged([*own_profiles([folder] if folder else []), *asked])
    failures = [failure for profile in asked for failure in check(profile, known)]
    click.echo(failures_json(failures) if as_json else failures_text(asked, failures))
    sys.exit(ExitCode.FAILED if failures else ExitCode.OK)


@click.command()
@click.argument("samples", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", metavar="NAME", help="The council's official name, for papers that do not print it.")
@click.option("--id", "id_", metavar="ID", help="The profile's id. [default: from FILE.toml, else from the name]")
@click.option("--output", "-o", type=DATABASE, metavar="FILE.toml", help="Write the profile there, not to stdout.")
@click.option("--json", "as_json", is_flag=True, help="Print profile, coverage and unknown words as JSON.")
@councils_option
@ocr_option
@speaks
def probe(
    samples: tuple[Path, ...],
    name: str | None,
    id_: str | None,
    output: Path | None,
    as_json: bool,
    councils: Path | None,
    ocr: "OcrMode",
) -> None:
    """Draft a council's profile from three to five of its papers; say what is read with it and what nobody knows."""
    from pipeline.councils import load_profiles
    from pipeline.probe.run import probe

    if output is not None and output.exists():
        raise UsageError(f"{output} is there already", "Name another file, or move it away.")
    if output is not None and not os.access(output.absolute().parent, os.W_OK):
        raise UsageError(f"{output} cannot be written: its folder is not there or not yours", "Name another folder.")
    found = probe(samples, load_profiles(councils), name, id_ or (output.stem if output else None), ocr)
    click.echo(found.as_text(), err=True)
    if output is not None:
        output.write_text(found.profile, encoding="utf-8")
    if as_json or output is None:
        click.echo(found.as_json() if as_json else found.profile, nl=as_json)
