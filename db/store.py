"""Stores one document in one transaction: file, page texts, reading; then the rows of all documents that it changes.

Every reading is kept (table `reading`). Storing a file looks at all readings with the same number, decides anew which
of them are one paper (db/identity.py), and makes the rows of those papers that changed from their best readings. So
the rows are a function of the set of files, whoever came first.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from db.accounts import file_id, name_file, record_source
from db.connection import transaction
from db.draft import Draft
from db.identity import RANK, Candidate, common_key, documents
from db.identity import Document as StoredDocument
from db.ids import body_id, fold
from db.rows import ROW_TABLES, document_rows
from db.search import index_search
from db.shared import Touched, refresh
from db.writing import insert, upsert
from schemas.document import Document
from schemas.outcome import Outcome
from schemas.record import Record

__all__ = ["StoredAs", "StoredFile", "record_source", "store"]


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as the pipeline hands it over. `path` is as given, `size` in bytes, `document` what was read from it."""

    path: str
    sha256: str
    size: int
    media_type: str | None
    document: Document
    outcome: Outcome = Outcome.STORED
    modified_at: int | None = None
    inode: int | None = None


@dataclass(frozen=True, slots=True)
class StoredAs:
    """What a file became: its id, that of its paper (or rules, meeting, else file), and whether it gives their rows."""

    file: str
    document: str
    best: bool


def store(
    db: Database,
    reading: StoredFile,
    record: Record,
    *,
    councils: Mapping[str, str] | None = None,
    index: bool = True,
) -> StoredAs:
    """Store one document, all or nothing; storing it again changes nothing.

    `councils` maps names of councils to the ids of their profiles (always all known ones, see db.ids.body_id).
    With `index=False` the search index is left behind until `db.search.index_search` is called.
    Raises DatabaseLockedError and StorageError as db.connection.transaction.
    """
    record = _storable(record)
    file = file_id(reading.sha256)
    with transaction(db):
        touched = Touched()
        row = _reading_row(file, reading, record, councils or {})
        if not _is_stored(db, row, reading.document):
            earlier = _take_out(db, file, touched)
            _write_file(db, file, reading, record)
            upsert(db, "reading", row)
            if row["body"] is not None:
                touched.name("body", row["body"], name=row["body_name"], ags=row["ags"])
            if earlier is not None and earlier != row["same_as"]:
                _settle(db, earlier, None, {}, touched)
            _settle(db, row["same_as"], file, {file: record}, touched)
            refresh(db, touched)
        record_source(
            db,
            reading.path,
            reading.outcome,
            sha256=reading.sha256,
            size=reading.size,
            modified_at=reading.modified_at,
            inode=reading.inode,
        )
        if index:
            index_search(db)
        found = db.conn.execute(
            "SELECT best_reading, coalesce(paper, rules_of_procedure, meeting, id) FROM file WHERE id = ?", [file]
        ).fetchone()
    return StoredAs(file, found[1], bool(found[0]))


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


def _take_out(db: Database, file: str, touched: Touched) -> str | None:
    """Take away the rows of an earlier reading of the same bytes; returns its key, None where there was none."""
    row = db.conn.execute("SELECT same_as, body FROM reading WHERE file = ?", [file]).fetchone()
    if row is None:
        return None
    if row[1] is not None:
        touched.lost.add(("body", row[1]))
    _remove_rows(db, [file], touched)
    return row[0] and str(row[0])


def _write_file(db: Database, file: str, reading: StoredFile, record: Record) -> None:
    """Write the file and its page texts."""
    document = reading.document
    row = {
        "id": file,
        "name": reading.path.rpartition("/")[2] or reading.path,
        "sha256": reading.sha256,
        "size": reading.size,
        "media_type": reading.media_type,
        "medium": document.medium,
        "pages": len(document.pages),
        "kind": record.kind,
        "outcome": reading.outcome.value,
    }
    upsert(db, "file", {key: clean(value) if isinstance(value, str) else value for key, value in row.items()})
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
    name_file(db, reading.sha256)


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


def _settle(
    db: Database, key: str | None, file: str | None, known: Mapping[str, Record], touched: Touched
) -> list[StoredDocument]:
    """Decide which files with this key are one document, and make the rows of those documents that changed anew."""
    where, value = ("same_as = ?", key) if key is not None else ("file = ?", file)
    found = db.conn.execute(
        f"SELECT reading.file, sha256, rank, reading.body, paper_type, title, date, state FROM reading "
        f"JOIN file ON file.id = reading.file WHERE reading.{where}",
        [value],
    )
    settled = documents(key, [Candidate(*row) for row in found])
    changed = [document for document in settled if any(member.state != document.state for member in document.members)]
    _remove_rows(db, [member.file for document in changed for member in document.members if member.state], touched)
    for document in changed:
        record = known.get(document.best.file) or _reading(db, document.best.file)
        named_by = next((member for member in document.members if member.body is not None), document.best)
        body_record = None
        if document.best.body is None and named_by is not document.best:
            body_record = known.get(named_by.file) or _reading(db, named_by.file)
        _write_document(db, document, document_rows(document, record, body_record), touched)
    return settled


def _write_document(db: Database, document: StoredDocument, draft: Draft, touched: Touched) -> None:
    touched.note_draft(draft)
    for table in ROW_TABLES:
        insert(db, table, draft.rows[table])
    files = [member.file for member in document.members]
    for file in files:
        db.conn.execute(
            "UPDATE file SET best_reading = ?, body = ?, paper = ?, rules_of_procedure = ?, meeting = ? WHERE id = ?",
            [file == draft.file, document.body, draft.paper, draft.rules_of_procedure, draft.meeting, file],
        )
        db.conn.execute("UPDATE reading SET state = ? WHERE file = ?", [document.state, file])
    db.conn.executemany("INSERT OR IGNORE INTO search_stale (file) VALUES (?)", [(file,) for file in files])


def _remove_rows(db: Database, files: Sequence[str], touched: Touched) -> None:
    """Take away all rows that were read from these files; the files, their texts and readings stay."""
    if not files:
        return
    marks = ", ".join("?" * len(files))
    touched.note_removal(db, files)
    for table in ROW_TABLES:
        db.conn.execute(f"DELETE FROM {table} WHERE file IN ({marks})", files)


def _reading(db: Database, file: str) -> Record:
    """The record of an earlier reading."""
    row = db.conn.execute("SELECT record FROM reading WHERE file = ?", [file]).fetchone()
    return Record.model_validate({"source": "", **json.loads(row[0])})
