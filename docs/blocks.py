"""What cog writes into the docs: tables of commands and database tables, and the output of real commands."""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import click

from pipeline.cli import main
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


def bench() -> str:
    """The figures of the last `make bench` as a Markdown table."""
    return table(Results.from_json((ROOT / "docs" / "bench.json").read_text(encoding="utf-8")))


def accuracy() -> str:
    """The figures of the last `make accuracy` as Markdown tables."""
    return accuracy_tables(json.loads((ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8")))


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
