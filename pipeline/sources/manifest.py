"""A list of files that came with an export (--manifest index.csv) -> what it says of each item."""

import csv
import io
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from pipeline.sources.item import Item, printable
from pipeline.sources.remote import is_url
from schemas.errors import UsageError
from schemas.manifest import ManifestEntry

COLUMNS = tuple(name.name for name in fields(ManifestEntry) if name.name not in ("manifest", "row"))
_DELIMITERS = ",;\t"
_LARGEST = 256 * 1024 * 1024
_ADVICE = "Its first line must name its columns: path or url, and any of reference, date, public, title."
_INSIDE = "!/"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of a list, in order, and `roots`: the folders and URLs that their paths may start from.

    `unknown` are the columns that say nothing to Ratslese.
    """

    name: str
    roots: tuple[str, ...]
    entries: tuple[ManifestEntry, ...]
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class Joined:
    """Items with what the manifest says of them, and a line for each row, or column, that says nothing of any."""

    items: list[Item]
    unused: list[str] = field(default_factory=list)


def read_manifest(path: Path, urls: Sequence[str] = ()) -> Manifest:
    """Reads a CSV file: UTF-8 or cp1252, fields separated by comma, semicolon or tab, the first line names them.

    Paths in it start from its own folder, or from one of `urls`. Raises UsageError where it is no such list.
    """
    name = printable(path.name)
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{name} is larger than {_LARGEST // 2**20} MiB", "Split it, and ingest in parts.")
        text = _decoded(path.read_bytes())
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is neither UTF-8 nor cp1252"
        raise UsageError(f"the manifest {printable(path)} cannot be read ({reason})", "Check it.") from error
    head, _, _ = text.partition("\n")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True)
    try:
        columns = [cell.strip().lower() for cell in next(rows, [])]
        if not {"path", "url"} & set(columns):
            raise UsageError(f"the manifest {name} has no column path or url", _ADVICE)
        unknown = tuple(printable(column) for column in columns if column and column not in COLUMNS)
        entries = tuple(_entries(name, columns, rows))
    except csv.Error as error:
        raise UsageError(f"line {rows.line_num} of the manifest {name} is no CSV ({error})", _ADVICE) from error
    return Manifest(name, (str(path.parent), *urls), entries, unknown)


def join(items: Sequence[Item], manifest: Manifest) -> Joined:
    """Gives each item the row that names its path or its URL; of two rows for one item the first holds.

    A path is looked for below each of the manifest's roots, then as the path of a member in any one ZIP.
    """
    of_item: dict[int, ManifestEntry] = {}
    places = _places(items)
    joined = Joined([], _unknown(manifest))
    for entry in manifest.entries:
        index = next((places[key] for key in _keys(entry, manifest.roots) if places.get(key) is not None), None)
        where = f"{manifest.name}, row {entry.row}: {printable(entry.path or entry.url or '')}"
        if index is None:
            joined.unused.append(f"{where} is none of the files given")
        elif index in of_item:
            joined.unused.append(f"{where} stands in row {of_item[index].row} already")
        else:
            of_item[index] = entry
    joined.items = [replace(item, manifest=of_item.get(index)) for index, item in enumerate(items)]
    return joined


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _entries(name: str, columns: Sequence[str], rows: Iterator[list[str]]) -> Iterator[ManifestEntry]:
    line = 2
    for row in rows:
        cells = {
            column: cell.strip()
            for column, cell in zip(columns, row, strict=False)
            if column in COLUMNS and cell.strip()
        }
        if cells:
            yield ManifestEntry(name, line, **cells)
        line = rows.line_num + 1  # type: ignore[attr-defined]


def _unknown(manifest: Manifest) -> list[str]:
    if not manifest.unknown:
        return []
    return [f"{manifest.name}: not known and not used are the columns {', '.join(manifest.unknown)}"]


def _places(items: Sequence[Item]) -> dict[str, int | None]:
    """Every name that a row may call an item by -> its index; None for what names more than one."""
    places: dict[str, int | None] = {}
    for index, item in enumerate(items):
        inside = _INSIDE.join(item.members)
        whole = item.url or os.path.abspath(item.path)  # noqa: PTH100 (links are not resolved)
        names = {_same(whole + (_INSIDE + inside if inside else ""))}
        if item.url:
            names.add(_same(item.source))
        if item.members:
            names |= {_same(_INSIDE + inside), _same(_INSIDE + item.members[-1])}
        for name in names:
            places[name] = None if name in places else index
    return places


def _keys(entry: ManifestEntry, roots: Sequence[str]) -> Iterator[str]:
    """The names that a row calls its item by, the most certain first."""
    if entry.path:
        path = re.sub(r"^(?:\./){1,9}", "", entry.path.replace("\\", "/"))
        place, mark, inside = path.partition(_INSIDE)
        for root in roots:
            if is_url(root):
                yield _same(f"{root.rstrip('/')}/{path}")
            else:
                yield _same(os.path.abspath(Path(root, place)) + mark + inside)  # noqa: PTH100
        yield _same(_INSIDE + path)
    if entry.url:
        yield _same(entry.url)


def _same(name: str) -> str:
    """A name as it is compared: composed (macOS takes umlauts apart), with slashes."""
    return unicodedata.normalize("NFC", name.replace("\\", "/"))
