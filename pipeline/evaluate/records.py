"""Reads records and gold from disk and joins them by the stem of each record's source."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from schemas.errors import UsageError

Json = Mapping[str, Any]
_ADVICE = "RECORDS is what `ratslese extract FOLDER` prints (JSON Lines), or a folder of NAME.json."


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and the file names that it may have its gold under, the longest first ("a.scan", "a")."""

    record: Json
    stems: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the record is called in lists."""
        return str(self.record.get("source") or self.stems[0])


@dataclass(frozen=True, slots=True)
class Pair:
    """A document's record with its gold."""

    name: str
    record: Json
    gold: Json

    @property
    def council(self) -> str:
        """The body's name as the gold has it, else as the record has it; "?" where neither knows."""
        body = self.gold.get("body") or self.record.get("body") or {}
        return str(body.get("name") or "?")

    @property
    def form(self) -> str:
        """In which form the document was read: text, pdf or scan; by the file's suffix where the record is silent."""
        suffix = PurePosixPath(self.record.get("source") or "").suffix
        return str(self.record.get("medium") or ("pdf" if suffix.lower() == ".pdf" else "text"))


@dataclass(frozen=True, slots=True)
class Joined:
    """All pairs in the order of the records, and what is alone on either side."""

    pairs: list[Pair]
    records_alone: list[str]
    gold_alone: list[str]


def join(records: Path, gold: Path) -> Joined:
    """Joins records with the gold of the same stem; a document may have several records (text, PDF, scan).

    Raises UsageError where nothing fits together, or where a file holds something else.
    """
    golds = read_golds(gold)
    pairs, alone, used = [], [], set()
    for entry in read_records(records):
        stem = next((stem for stem in entry.stems if stem in golds), None)
        if stem is None:
            alone.append(entry.name)
            continue
        used.add(stem)
        pairs.append(Pair(entry.name, entry.record, golds[stem]))
    if not pairs:
        raise UsageError(f"No record in {records} has its gold in {gold}", "Gold is NAME.json for a source NAME.*")
    return Joined(pairs, alone, sorted(golds.keys() - used))


def read_golds(gold: Path) -> dict[str, Json]:
    """Gold by stem, from a folder of NAME.json or from JSON Lines; raises UsageError where one has no `kind`."""
    golds = {}
    for entry in read_records(gold):
        if "kind" not in entry.record:
            raise UsageError(f"{entry.name} in {gold} says no kind", "Gold is NAME.json, a record written by hand.")
        golds[entry.stems[0]] = entry.record
    return golds


def read_records(records: Path) -> Iterator[Entry]:
    """All records of a JSON Lines file, of a file with one record, or of a folder of NAME.json (in sorted order).

    One without `source` is called like its file. Raises UsageError where a file holds something else.
    """
    paths = sorted(records.glob("*.json")) if records.is_dir() else [records]
    if not paths:
        raise UsageError(f"{records} holds no NAME.json", _ADVICE)
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
            entries = _parsed(text)
        except ValueError as error:
            raise UsageError(f"{path} holds something else than records ({error})", _ADVICE) from error
        for entry in entries:
            if not isinstance(entry, dict):
                raise UsageError(f"{path} holds something else than records ({type(entry).__name__})", _ADVICE)
            yield Entry(entry, stems(entry.get("source") or path.name))


def stems(source: str) -> tuple[str, ...]:
    """The file's name without its last suffix, without its last two, and so on: ("a.scan", "a") for "x/a.scan.pdf"."""
    parts = PurePosixPath(source).name.split(".")
    return tuple(".".join(parts[:end]) for end in range(max(1, len(parts) - 1), 0, -1))


def _parsed(text: str) -> list[Any]:
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
