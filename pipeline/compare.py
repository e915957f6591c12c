"""The command compare: what was asked for, in the format that was asked for."""

import contextlib
import shutil
from pathlib import Path

from db.compare.comparison import compare
from db.compare.page import page
from db.compare.render import csv_text, json_text, markdown
from db.compare.selection import Asked
from db.compare.terminal import terminal
from db.connection import open_readable

FORMATS = {"markdown": markdown, "csv": csv_text, "json": json_text, "html": page}


def compared(database: Path, asked: Asked, form: str) -> str:
    """The comparison as text. Raises StorageError and UsageError."""
    db = open_readable(database)
    with contextlib.closing(db.conn):
        comparison = compare(db.conn, asked)
    if form == "table":
        return terminal(comparison, shutil.get_terminal_size((160, 24)).columns)
    return FORMATS[form](comparison)
