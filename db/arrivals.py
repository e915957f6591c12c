"""What arrives at the database: a path with its outcome and, for a document, what was read from it as rows."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from db.draft import Draft
from db.identity import RANK, Candidate, Document, common_key, documents
from db.ids import body_id, fold
from db.rows import document_rows
from db.writing import Row
from schemas.document import Document as ReadDocument
from schemas.outcome import Outcome
from schemas.record import Record

Aliases = Mapping[str, Mapping[str, str]]
"""Council's id -> other name of an institution -> the name that it is counted under."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPED_NUL = "\\u0000"


class FileState(NamedTuple):
    """By what an unchanged file is known without reading it, and `fingerprint`: with what program and options.

    After a "-" the fingerprint may go on with what holds for this path alone (db/settings.py).
    """

    size: int
    """Of the file on the disk, in bytes; for a member of a ZIP the ZIP's, as all that follows."""
    modified_at: int
    """Nanoseconds since 1970."""
    inode: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as the pipeline hands it over. `path` is as given, `size` in bytes, `document` what was read from it.

    `state` lets db.known recognise the file without reading it.
    """

    path: str
    sha256: str
    size: int
    media_type: str | None
    document: ReadDocument
    state: FileState | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: its row of `file`, its rows of `file_text`, its row of `reading` (`state` is decided later).

    `draft` has its other rows, as they are if the file alone is the `document`.
    """

    file: Row
    pages: list[Row]
    row: Row
    document: Document | None = None
    draft: Draft | None = None

    @property
    def record(self) -> Record:
        """The record, made anew from its JSON."""
        return record_from(self.row["record"])

    @property
    def candidate(self) -> Candidate:
        """What decides on which other files are the same document."""
        row = self.row
        return Candidate(
            row["file"],
            self.file["sha256"],
            row["rank"],
            row["body"],
            row["paper_type"],
            row["title"],
            row["date"],
            None,
        )


@dataclass(frozen=True, slots=True)
class Arrival:
    """A path and what became of it; `reading` is there where it is to be stored."""

    path: str
    outcome: Outcome
    reason: str | None = None
    advice: str | None = None
    sha256: str | None = None
    size: int | None = None
    state: FileState | None = None
    reading: Reading | None = None
    seen_at: str | None = None
    """When the path was seen (ISO 8601); None is now."""
    given: str | None = None
    """What was said of the path (JSON) and holds until something else is said."""


def arrival(
    file: StoredFile,
    record: Record,
    councils: Mapping[str, str] | None = None,
    aliases: Aliases | None = None,
    outcome: Outcome = Outcome.STORED,
    reason: str | None = None,
    advice: str | None = None,
) -> Arrival:
    """A document that was read; it is to be stored if that is its outcome.

    `councils` maps all known councils' names to the ids of their profiles, `aliases` these ids to other names of
    institutions and the names that they are counted under; they must be those of db.store.store_many.
    """
    text = _json(record)
    if _ESCAPED_NUL in text:
        record = Record.model_validate(_cleaned(record.model_dump()))
        text = _json(record)
    id_ = file_id(file.sha256)
    reading = Reading(
        _file_row(id_, file, record),
        _page_rows(id_, file.document),
        _reading_row(id_, file, record, text, councils),
    )
    if outcome is Outcome.STORED:
        (alone,) = documents(reading.row["same_as"], [reading.candidate])
        draft = document_rows(alone, record, aliases=folded(aliases or {}, alone.body)).sealed()
        reading = replace(reading, document=alone, draft=draft)
    return Arrival(file.path, outcome, reason, advice, file.sha256, file.size, file.state, reading)


def folded(aliases: Aliases, body: str | None) -> dict[str, str]:
    """The aliases of one council, by folded name."""
    return {fold(name): counted for name, counted in aliases.get(body or "", {}).items()}


def record_from(text: str, source: str = "") -> Record:
    """The record of an earlier reading of the file at `source`."""
    return Record.model_validate({"source": source, **json.loads(text)})


def file_id(sha256: str) -> str:
    """The id of a file: made of its bytes, so that it is the same under every path."""
    return f"file-{sha256[:16]}"


def clean(text: str) -> str:
    """`text` with U+FFFD for each sign that SQLite cannot keep; the length stays the same."""
    try:
        text.encode()
    except UnicodeEncodeError:  # a surrogate
        return _UNSTORABLE.sub("\ufffd", text)
    return text.replace("\x00", "\ufffd")


def _json(record: Record) -> str:
    # The path is no part of what the bytes say: the same bytes under another path are the same reading.
    return record.model_dump_json(by_alias=True, exclude={"source"}, exclude_defaults=True)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    return value


def _file_row(id_: str, file: StoredFile, record: Record) -> Row:
    """The file's own row; its name is settled with its paths, the rest with its document."""
    return {
        "id": id_,
        "name": None,
        "sha256": file.sha256,
        "size": file.size,
        "media_type": file.media_type,
        "medium": file.document.medium,
        "pages": len(file.document.pages),
        "kind": record.kind,
        "outcome": Outcome.STORED.value,
    }


def _page_rows(id_: str, document: ReadDocument) -> list[Row]:
    return [
        {
            "id": f"{id_}-{page.number}",
            "name": f"Seite {page.number}",
            "file": id_,
            "page": page.number,
            "engine": page.engine,
            "width": page.width,
            "height": page.height,
            "dpi": page.dpi,
            "confidence": page.confidence,
            "text": clean(page.text),
        }
        for page in document.pages
    ]


def _reading_row(id_: str, file: StoredFile, record: Record, text: str, councils: Mapping[str, str] | None) -> Row:
    paper = record.paper
    return {
        "id": id_,
        "name": (paper and paper.name) or record.kind,
        "file": id_,
        "same_as": common_key(record),
        "rank": RANK[file.document.medium],
        "body": body_id(record.body.name, councils or {}) if record.body else None,
        "body_name": record.body.name if record.body else None,
        "ags": record.body.ags if record.body else None,
        "paper_type": fold(paper.paper_type or "") if paper else "",
        "title": fold(paper.name or "") if paper else "",
        "date": _date(record),
        "state": None,
        "record": text,
    }


def _date(record: Record) -> str | None:
    if record.paper is not None:
        return record.paper.date
    if record.rules_of_procedure is not None:
        return record.rules_of_procedure.adopted_on or record.rules_of_procedure.valid_from
    return record.meeting.start if record.meeting else None
