"""What cog writes into the docs: tables of commands and database tables, and the output of real commands."""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

import click
from pydantic import BaseModel

from pipeline.cli import main
from schemas.council import CouncilProfile
from schemas.rules import RULE_TYPES
from tests.accuracy.table import tables as accuracy_tables
from tests.bench.figures import Results, table

ROOT = Path(__file__).parents[1]


def commands() -> str:
    """A Markdown table of all commands."""
    context = click.Context(main)
    lines = ["| command | what it does |", "| --- | --- |"]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        parts = [(name, command)] if command else []
        parts += [(f"{name} {part}", inner) for part, inner in getattr(command, "commands", {}).items()]
        lines += [f"| `ratslese {called}` | {each.get_short_help_str(limit=200)} |" for called, each in parts]
    return "\n".join(lines)


def tables() -> str:
    """A Markdown table of the database's tables with their German titles and descriptions."""
    described = tomllib.loads((ROOT / "db" / "explorer" / "tables.toml").read_text(encoding="utf-8"))
    lines = ["| table | Titel | was darin steht |", "| --- | --- | --- |"]
    lines += [f"| `{name}` | {entry['title']} | {entry['description']} |" for name, entry in described["table"].items()]
    return "\n".join(lines)


def settings() -> str:
    """A Markdown table of all that a council's profile may say, from the schema's own words."""
    rows = [*_settings(CouncilProfile, "")]
    return "\n".join(["| setting | is | what it says |", "| --- | --- | --- |", *rows])


def _settings(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = next((part for part in (field.annotation, *get_args(field.annotation)) if _is_model(part)), None)
        listed = get_origin(field.annotation) is tuple
        if inner is not None:
            yield from _settings(inner, f"{name}[]." if listed else f"{name}.")
            continue
        said = " ".join((field.description or "").split()).replace("|", "\\|")
        yield f"| `{prefix}{name}`{'' if field.is_required() else ' (optional)'} | {_kind(field.annotation)} | {said} |"


def _is_model(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _kind(annotation: object) -> str:
    """What a person writes: a text, one of some words, a list, a table."""
    inner = get_args(annotation)
    if get_origin(annotation) is Literal:
        return " or ".join(f"`{word}`" for word in inner)
    if get_origin(annotation) is dict:
        keys = f" of {_kind(inner[0])}" if get_origin(inner[0]) is Literal else ""
        return f"table{keys}"
    return "list" if get_origin(annotation) is tuple else "text"


def rule_types() -> str:
    """A Markdown table of all rule types with the keys of their values; those beyond the contract have a plus."""
    lines = ["| Regelart | Schlüssel | was sie sagt |", "| --- | --- | --- |"]
    lines += [
        f"| `{kind.name}`{' +' if kind.beyond else ''} | {', '.join(f'`{key}`' for key in kind.keys) or '–'}"
        f" | {kind.meaning} |"
        for kind in RULE_TYPES
    ]
    return "\n".join(lines)


def bench() -> str:
    """The figures of the last `make bench` as a Markdown table."""
    return table(Results.from_json((ROOT / "docs" / "bench.json").read_text(encoding="utf-8")))


def accuracy() -> str:
    """The figures of the last `make accuracy` as Markdown tables."""
    return accuracy_tables(json.loads((ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8")))


def compared(arguments: str, *, changes_only: bool = False) -> str:
    """What `ratslese compare ARGUMENTS` says of the sample papers in Markdown; with its table, or the changes alone."""
    papers = "tests/documents/*/*/paper.pdf tests/documents/*/*/paper.txt"
    ingested = f"ratslese ingest {papers} --db council.db --no-keep-files >/dev/null 2>&1"
    command = f"ratslese compare {arguments} --format markdown --db council.db"
    said = shell(ingested, command).partition(f"$ {command}\n")[2].removesuffix("\n```")
    if changes_only:
        said = said[said.index("\n**") :].strip()
    return f"```console\n$ {command}\n```\n\n{said}"


def shell(*lines: str, keep: int = 0) -> str:
    """A console block with commands and what they print, run one after the other in an empty folder.

    `tests/documents` is there under that name; with `keep` only so many lines of the last output are shown.
    """
    shown: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tests").symlink_to(ROOT / "tests", target_is_directory=True)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        for line in lines:
            done = subprocess.run(
                line,
                shell=True,
                cwd=folder,
                capture_output=True,
                text=True,
                check=False,
                env={**os.environ, "PATH": path},
            )
            output = (done.stdout + done.stderr).rstrip().splitlines()
            if keep and line == lines[-1] and len(output) > keep:
                output = [*output[:keep], "…"]
            shown += [f"$ {line}", *output]
    return "\n".join(["```console", *shown, "```"])
