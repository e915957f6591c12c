"""What is said of files in a run: --body, --manifest and --no-persons. A file keeps it until something else is said."""

import json
import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from db.ids import short_hash
from db.settings import Given
from db.shelf import storable
from pipeline.sources.content import digest
from pipeline.sources.item import Item
from pipeline.sources.remote import is_url
from schemas.manifest import ManifestEntry


def with_given(
    items: Sequence[Item], body: str | None, *, listed: bool, persons: bool, kept: Mapping[str, str]
) -> tuple[list[Item], Counter[str]]:
    """The items with what is said of them now, else with what was `kept` (path -> JSON); what was kept, by option.

    `body` is a council's official name, "" where papers that name none shall have none; `listed` says that the items
    come with the rows of a list: then those that it does not name have none.
    """
    if body is None and persons and not kept:
        return list(items), Counter()
    told: list[Item] = []
    used: Counter[str] = Counter()
    for item in items:
        before = json.loads(kept.get(storable(item.source), "{}"))
        own = body or None
        row = item.manifest
        if body is None and (own := before.get("body")):
            used[f"--body {own!r}"] += 1
        if not listed and "manifest" in before:
            row = ManifestEntry(**before["manifest"])
            used[f"--manifest {row.manifest}"] += 1
        told.append(replace(item, body=own, manifest=row, persons=persons))
    return told, used


def given_to_moved(
    items: Sequence[Item],
    kept: Collection[str],
    given: Callable[[], Sequence[Given]],
    recorded: Callable[[], Collection[str]],
    folder: Path,
) -> dict[str, str]:
    """What was said of files that have another path now, by that path, where nothing is `recorded` of it yet.

    `kept` are all paths of which something was said, `given` says what. A file has moved where its bytes are those of
    a path that is gone, and of none that is here; of several the last one counts. `folder` is where such
    paths start from.
    """
    listed = {storable(item.source) for item in items}
    if listed.issuperset(kept):
        return {}
    said = given()
    here = {each.sha256 for each in said if each.path in listed}
    away = [each for each in said if each.sha256 not in here]
    known = recorded()
    new = [item for item in items if _is_hashable(item) and storable(item.source) not in known]
    gone = {each.sha256: each for each in reversed(away) if new and not _is_there(each.path, folder)}
    sizes = {each.size for each in gone.values()}
    moved = {}
    for item in new if gone else ():
        if item.members or (item.stat and item.stat[0] in sizes):
            before = gone.get(digest(item) or "")
            if before and before.given:
                moved[storable(item.source)] = before.given
    return moved


def _is_hashable(item: Item) -> bool:
    """Whether a file's bytes can be hashed without fetching or unpacking it."""
    return len(item.members) <= 1 and not (item.url or item.refusal)


def _is_there(path: str, folder: Path) -> bool:
    """Whether a path may still be there; a shard's start from beside the folder of the shards."""
    place = path.partition("!/")[0]
    return is_url(place) or any(os.path.lexists(start / place) for start in (folder, folder.parent))


def as_kept(item: Item) -> str | None:
    """What was said of an item as JSON, None where that is nothing."""
    said: dict[str, object] = {"body": item.body} if item.body else {}
    if item.manifest:
        said["manifest"] = {name: value for name, value in asdict(item.manifest).items() if value is not None}
    return json.dumps(said, ensure_ascii=False) if said else None


def mark(item: Item) -> str | None:
    """Changes whenever what was said of this item alone does; None where that is nothing."""
    return short_hash(repr((item.body, item.manifest))) if item.body or item.manifest else None
