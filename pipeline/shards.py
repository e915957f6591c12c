"""Many databases instead of one: each shard takes the paths that hash to it and is written where it is read.

The writer of one SQLite file is the limit of a large cluster; shards have a writer each, and `ratslese merge` joins
those that belong together. A path always goes to the same shard of a folder, so that a run that goes on, or is
repeated, finds what it knows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from db.settings import KEEP_FILES, PERSONS, off_in
from pipeline.engines.cluster import ClusterEngine
from pipeline.engines.local import LocalEngine
from pipeline.ingest import IngestOptions, Listener, Report, ingest_items, listed
from pipeline.sources.item import Item
from schemas.errors import StorageError, UsageError

SHARD = 1000
"""Paths a shard, about; fixed for a folder by its first run."""

_NAME = re.compile(r"\d{5}-of-(\d{5})\.db")


@dataclass(frozen=True, slots=True)
class _Shard:
    items: tuple[Item, ...]
    options: IngestOptions


def ingest_shards(
    paths: Sequence[str | Path],
    engine: LocalEngine | ClusterEngine,
    options: IngestOptions,
    listener: Listener | None = None,
) -> Report:
    """Ingests all files under `paths` into the databases of the folder `options.database`.

    On a cluster its workers write them, so the folder must be theirs too. Raises as pipeline.ingest.ingest.
    """
    folder = options.database
    _make(folder)
    items, unused, hidden = listed(paths, options)
    options, kept = _as_before(options, len(items))
    (listener or Listener()).begin(len(items), len(items))
    shards = [
        _Shard(tuple(share), replace(options, database=folder / name)) for name, share in _shares(items, folder).items()
    ]
    report = Report(listed=len(items), unused=unused, hidden=hidden, kept=kept)
    for part in _each(engine, shards):
        report.paths += part.paths
        report.kept += part.kept
        report.read += part.read
        report.known += part.known
    report.paths.sort(key=lambda path: path.source)
    report.check()
    return report


def shards_of(folder: Path) -> list[Path]:
    """The databases of a folder, in order. Raises UsageError where there is none."""
    found = sorted(path for path in folder.glob("*.db") if _NAME.fullmatch(path.name))
    if not found:
        raise UsageError(f"{folder} has no shards", "Name the folder that was given to ratslese ingest --shards.")
    return found


def _as_before(options: IngestOptions, paths: int) -> tuple[IngestOptions, Counter[str]]:
    """The options with those that are off in any shard of the folder: a shard that is new has none of its own."""
    shards = [path for path in options.database.glob("*.db") if _NAME.fullmatch(path.name) and path.stat().st_size]
    off = {option for path in shards for option in off_in(path)}
    kept: Counter[str] = Counter()
    if options.persons is None and PERSONS in off:
        options, kept[f"--no-{PERSONS}"] = replace(options, persons=False), paths
    if options.keep_files is None and KEEP_FILES in off:
        options, kept[f"--no-{KEEP_FILES}"] = replace(options, keep_files=False), paths
    return options, kept


def _each(engine: LocalEngine | ClusterEngine, shards: Sequence[_Shard]) -> Iterable[Report]:
    if isinstance(engine, ClusterEngine):
        return engine.each(_ingest_shard, shards)
    return (_ingest_shard(shard, engine) for shard in shards)


def _ingest_shard(shard: _Shard, engine: LocalEngine) -> Report:
    return ingest_items(shard.items, engine, shard.options)


def _shares(items: Sequence[Item], folder: Path) -> dict[str, list[Item]]:
    """Which items go to which shard of the folder, by the shard's file name."""
    earlier = {match[1] for path in folder.glob("*.db") if (match := _NAME.fullmatch(path.name))}
    if len(earlier) > 1:
        raise UsageError(f"{folder} has shards of different runs", "Name an empty folder, or delete the odd ones.")
    count = int(earlier.pop()) if earlier else max(1, round(len(items) / SHARD))
    shares: dict[str, list[Item]] = {}
    for item in items:
        number = int.from_bytes(sha256(item.source.encode("utf-8")).digest()[:8]) % count
        shares.setdefault(f"{number:05}-of-{count:05}.db", []).append(item)
    return dict(sorted(shares.items()))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        advice = "Name a folder that is there, or that can be made."
        raise StorageError(f"{folder} cannot be made ({error.strerror})", advice) from error
