"""Files, folders, ZIPs and stores -> items to read, in sorted order, each once."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.sources.archive import is_archive, is_hidden, list_members, may_be_archive
from pipeline.sources.content import open_regular
from pipeline.sources.item import Item, Refusal, printable
from pipeline.sources.remote import is_url, list_archive, list_remote, local_path
from schemas.errors import DocumentError, UsageError
from schemas.outcome import Outcome

_LARGEST_INTEGER = 2**63 - 1
"""SQLite's; some file systems number their files beyond it."""


def list_items(
    paths: Iterable[str | Path],
    beside: Path | None = None,
    without: Collection[Path] = (),
    hidden: set[str] | None = None,
) -> list[Item]:
    """All files under `paths`, sorted by `source`, each once; links are not followed, hidden files are left out.

    So are the files and folders `without`, as far as they are not themselves among the paths. `hidden` is told of the
    hidden ones; of a hidden folder only once, not of what is in it.

    A path may be a URL that fsspec lists ("s3://bucket/prefix"). A ZIP is replaced by its members. What cannot be
    listed or is no regular file is one item with a refusal.
    Their `source` is the path as given. With `beside`, a database's folder, it says the same wherever the command is
    run: files under that folder are named from there, others from the root. Raises UsageError for a path that does
    not exist, and for a URL that cannot be listed.
    """
    found: dict[str, Item] = {}
    left_out = {os.path.realpath(path) for path in without}
    hidden = set() if hidden is None else hidden
    for path in paths:
        if isinstance(path, str) and is_url(path) and not path.startswith("file:"):
            for item in list_remote(path, hidden):
                found.setdefault(item.url or item.source, item)
            continue
        local = local_path(path) if isinstance(path, str) else path
        if not os.path.lexists(local):
            raise UsageError(f"{printable(local)} does not exist", "Check the path.")
        for key, item in _local_items(local, beside, left_out, hidden):
            found.setdefault(key, item)
    items = [member for item in found.values() for member in _members(item, hidden)]
    return sorted(items, key=lambda item: item.source)


def _local_items(
    given: Path, beside: Path | None, left_out: Collection[str], hidden: set[str]
) -> Iterator[tuple[str, Item]]:
    """The items under a path as given, each with its path from the root; links in it are not resolved."""
    folder = os.path.abspath(beside) if beside else None  # noqa: PTH100 (resolve would follow links)
    root, start = os.path.abspath(given), len(str(given))  # noqa: PTH100
    for path, refusal in _walk(str(given), left_out, hidden):
        place = root + path[start:] if root != os.sep else path
        named = str(Path(path)) if folder is None else place
        if folder is not None and place.startswith(folder.rstrip(os.sep) + os.sep):
            named = os.path.relpath(place, folder)
        folders = tuple(printable(parent.name) for parent in Path(place).parents if parent.name)
        item = Item(printable(named), Path(place), folders, refusal=refusal)
        yield place, item if refusal else _with_stat(item)


def _walk(path: str, left_out: Collection[str], hidden: set[str]) -> Iterator[tuple[str, Refusal | None]]:
    """All that is no folder under a path, and folders that cannot be read with the reason; deep trees don't matter.

    `left_out` are real paths, whose names are looked at first.
    """
    names_left_out = {os.path.basename(each) for each in left_out}  # noqa: PTH119
    waiting = [path]
    while waiting:
        at = waiting.pop()
        if not _is_folder(at):
            yield at, None
            continue
        try:
            with os.scandir(at) as entries:
                found = sorted((entry.name for entry in entries), reverse=True)
        except OSError as error:
            reason = f"{printable(at)} is a folder that cannot be read ({error.strerror})"
            yield at, Refusal(Outcome.UNREADABLE, reason, "Check its permissions and its disk.")
            continue
        names = [name for name in found if not is_hidden(name)]
        if len(names) < len(found):
            hidden.update(printable(Path(at, name)) for name in found if is_hidden(name))
        below = [os.path.join(at, name) for name in names]  # noqa: PTH118 (a million Path objects cost)
        waiting += [
            each
            for each, name in zip(below, names, strict=True)
            if name not in names_left_out or os.path.realpath(each) not in left_out
        ]


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _with_stat(item: Item) -> Item:
    try:
        found = item.path.lstat()
    except OSError:
        return item  # reading it will say why
    if not stat.S_ISREG(found.st_mode):
        reason = f"{item.source} is a link or no regular file"
        return replace(item, refusal=Refusal(Outcome.NOT_REGULAR, reason, "Name the file itself to have it read."))
    return replace(item, stat=(found.st_size, found.st_mtime_ns & _LARGEST_INTEGER, found.st_ino & _LARGEST_INTEGER))


def _members(item: Item, hidden: set[str]) -> list[Item]:
    """The item, or the members of the ZIP that it is."""
    if item.refusal or not may_be_archive(item.source):
        return [item]
    if item.url:
        return list_archive(item, hidden)
    try:
        with open_regular(item.path, item.source) as stream:
            if is_archive(item.source, stream.read(5)):
                return list_members(item, stream, hidden)
    except (DocumentError, OSError):
        pass  # reading it will say why
    return [item]
