"""What is said of files in a run: --body, --manifest and --no-persons. A file keeps it until something else is said."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from db.ids import short_hash
from db.shelf import storable
from pipeline.sources.item import Item
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


def as_kept(item: Item) -> str | None:
    """What was said of an item as JSON, None where that is nothing."""
    said: dict[str, object] = {"body": item.body} if item.body else {}
    if item.manifest:
        said["manifest"] = {name: value for name, value in asdict(item.manifest).items() if value is not None}
    return json.dumps(said, ensure_ascii=False) if said else None


def mark(item: Item) -> str | None:
    """Changes whenever what was said of this item alone does; None where that is nothing."""
    return short_hash(repr((item.body, item.manifest))) if item.body or item.manifest else None
