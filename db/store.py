"""Stores one document in one transaction: file, page texts, reading; then the rows of all documents that it changes.

Every reading is kept (table `reading`). Storing a file looks at all readings with the same number, decides anew which
of them are one paper (db/identity.py), and makes the rows of those papers that changed from their best readings
(db/settle.py). So the rows are a function of the set of files, whoever came first.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from db.accounts import FileState, file_id, first_path, printable, record_source
from db.connection import transaction
from db.identity import RANK, common_key
from db.ids import body_id, fold
from db.search import index_search
from db.settle import Aliases, settle, take_out
from db.shared import Touched, refresh
from db.writing import insert, upsert
from schemas.document import Document
from schemas.outcome import Outcome
from schemas.record import Record

__all__ = ["StoredAs", "StoredFile", "record_source", "store"]


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as the pipeline hands it over. `path` is as given, `size` in bytes, `document` what was read from it.

    `state` lets db.accounts.unchanged recognise the file without reading it.
    """

    path: str
    sha256: str
    size: int
    media_type: str | None
    document: Document
    state: FileState | None = None


@dataclass(frozen=True, slots=True)
class StoredAs:
    """What a file became: its id, that of its paper (or rules, meeting, else file), and whether it gives their rows.

    `outcome` is duplicate where the same bytes are stored under a path that sorts before this one.
    """

    file: str
    document: str
    best: bool
    outcome: Outcome = Outcome.STORED


def store(
    db: Database,
    reading: StoredFile,
    record: Record,
    *,
    councils: Mapping[str, str] | None = None,
    aliases: Aliases | None = None,
    index: bool = True,
) -> StoredAs:
    """Store one document, all or nothing; storing it again changes nothing.

    `councils` maps names of councils to the ids of their profiles (always all known ones, see db.ids.body_id);
    `aliases` maps these ids to other names of institutions and the names that they are counted under.
    With `index=False` the search index is left behind until `db.search.index_search` is called.
    Raises DatabaseLockedError and StorageError as db.connection.transaction.
    """
    record = _storable(record)
    file = file_id(reading.sha256)
    with transaction(db):
        first = first_path(db, reading.sha256)
        duplicate = first is not None and first[0] < printable(reading.path)
        # What the first path's reading says stands, unless an earlier version or other options made it.
        if not (duplicate and first and first[1] == (reading.state and reading.state.fingerprint)):
            _store_reading(db, file, reading, record, councils or {}, aliases or {})
        outcome = Outcome.DUPLICATE if duplicate else Outcome.STORED
        record_source(
            db,
            reading.path,
            outcome,
            sha256=reading.sha256,
            size=reading.size,
            state=reading.state,
            aliases=aliases,
        )
        if index:
            index_search(db)
        found = db.conn.execute(
            "SELECT best_reading, coalesce(paper, rules_of_procedure, meeting, id) FROM file WHERE id = ?", [file]
        ).fetchone()
    return StoredAs(file, found[1], bool(found[0]), outcome)


def _store_reading(
    db: Database, file: str, reading: StoredFile, record: Record, councils: Mapping[str, str], aliases: Aliases
) -> None:
    """Write the file and what it says, and make the documents anew that change with it."""
    touched = Touched()
    row = _reading_row(file, reading, record, councils)
    same = _is_stored(db, row, reading.document)
    earlier = None if same else take_out(db, file, touched)
    _write_file(db, file, reading, record)
    if not same:
        _write_pages(db, file, reading.document)
        upsert(db, "reading", row)
        if row["body"] is not None:
            touched.name("body", row["body"], name=row["body_name"], ags=row["ags"])
    if earlier is not None and earlier != row["same_as"]:
        settle(db, earlier, None, {}, touched, aliases)
    settle(db, row["same_as"], file, {file: record}, touched, aliases)
    refresh(db, touched)


def _storable(record: Record) -> Record:
    """The record without NUL, at which SQLite's functions end a text; offsets stay the same."""
    if "\\u0000" not in record.model_dump_json():
        return record
    return Record.model_validate(_cleaned(record.model_dump()))


def clean(text: str) -> str:
    """`text` with U+FFFD for each sign that SQLite cannot keep; the length stays the same."""
    return _UNSTORABLE.sub("\ufffd", text)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    return value


def _is_stored(db: Database, row: Mapping[str, Any], document: Document) -> bool:
    """Whether the same bytes were stored before and say the same."""
    columns = ("record", "body", "same_as", "rank")
    present = db.conn.execute(f"SELECT {', '.join(columns)} FROM reading WHERE id = ?", [row["id"]]).fetchone()
    if present != tuple(row[column] for column in columns):
        return False
    pages = db.conn.execute("SELECT page, engine, text FROM file_text WHERE file = ? ORDER BY page", [row["id"]])
    return pages.fetchall() == [(page.number, page.engine, clean(page.text)) for page in document.pages]


def _write_file(db: Database, file: str, reading: StoredFile, record: Record) -> None:
    """Write the file's own row; its name is settled with its paths (db.accounts.name_file)."""
    row = {
        "id": file,
        "name": reading.path.rpartition("/")[2] or reading.path,
        "sha256": reading.sha256,
        "size": reading.size,
        "media_type": reading.media_type,
        "medium": reading.document.medium,
        "pages": len(reading.document.pages),
        "kind": record.kind,
        "outcome": Outcome.STORED.value,
    }
    upsert(db, "file", {key: clean(value) if isinstance(value, str) else value for key, value in row.items()})


def _write_pages(db: Database, file: str, document: Document) -> None:
    """Write the texts of a file's pages."""
    db.conn.execute("DELETE FROM file_text WHERE file = ?", [file])
    pages = [
        {
            "id": f"{file}-{page.number}",
            "name": f"Seite {page.number}",
            "file": file,
            "page": page.number,
            "engine": page.engine,
            "width": page.width,
            "height": page.height,
            "text": clean(page.text),
        }
        for page in document.pages
    ]
    insert(db, "file_text", pages)


def _reading_row(file: str, reading: StoredFile, record: Record, councils: Mapping[str, str]) -> dict[str, Any]:
    """What the file says, and what decides on which other files are the same document."""
    paper = record.paper
    return {
        "id": file,
        "name": (paper and paper.name) or record.kind,
        "file": file,
        "same_as": common_key(record),
        "rank": RANK[reading.document.medium],
        "body": body_id(record.body.name, councils) if record.body else None,
        "body_name": record.body.name if record.body else None,
        "ags": record.body.ags if record.body else None,
        "paper_type": fold(paper.paper_type or "") if paper else "",
        "title": fold(paper.name or "") if paper else "",
        "date": _date(record),
        "state": None,
        # The path is no part of what the bytes say: the same bytes under another path are the same reading.
        "record": json.dumps(
            record.model_dump(mode="json", by_alias=True, exclude={"source"}, exclude_defaults=True), ensure_ascii=False
        ),
    }


def _date(record: Record) -> str | None:
    if record.paper is not None:
        return record.paper.date
    if record.rules_of_procedure is not None:
        return record.rules_of_procedure.adopted_on or record.rules_of_procedure.valid_from
    return record.meeting.start if record.meeting else None
