"""Decides which readings are one document and makes the rows of the documents that changed; forgets files."""

import json
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from db.draft import Draft
from db.identity import Candidate, Document, documents
from db.ids import fold, short_hash
from db.rows import ROW_TABLES, document_rows
from db.shared import Touched, refresh
from db.writing import insert
from schemas.record import Record

Aliases = Mapping[str, Mapping[str, str]]
"""Council's id -> other name of an institution -> the name that it is counted under."""


def settle(
    db: Database, key: str | None, file: str | None, known: Mapping[str, Record], touched: Touched, aliases: Aliases
) -> None:
    """Decide which files with this key are one document, and make the rows of those documents that changed anew.

    Without a key it is `file` alone. `known` holds records by file that need not be fetched.
    """
    where, value = ("same_as = ?", key) if key is not None else ("file = ?", file)
    found = db.conn.execute(
        f"SELECT reading.file, sha256, rank, reading.body, paper_type, title, date, state FROM reading "
        f"JOIN file ON file.id = reading.file WHERE reading.{where}",
        [value],
    )
    settled = [(document, _state(document, aliases)) for document in documents(key, [Candidate(*row) for row in found])]
    changed = [(document, state) for document, state in settled if any(m.state != state for m in document.members)]
    _remove_rows(db, [member.file for document, _ in changed for member in document.members if member.state], touched)
    for document, state in changed:
        record = known.get(document.best.file) or _reading(db, document.best.file)
        named_by = next((member for member in document.members if member.body is not None), document.best)
        body_record = None
        if document.best.body is None and named_by is not document.best:
            body_record = known.get(named_by.file) or _reading(db, named_by.file)
        of_body = {fold(name): counted for name, counted in aliases.get(document.body or "", {}).items()}
        _write_document(db, document, document_rows(document, record, body_record, of_body), state, touched)


def take_out(db: Database, file: str, touched: Touched) -> str | None:
    """Take away the rows of an earlier reading of the same bytes; returns its key, None where there was none."""
    row = db.conn.execute("SELECT same_as, body FROM reading WHERE file = ?", [file]).fetchone()
    if row is None:
        return None
    if row[1] is not None:
        touched.lost.add(("body", row[1]))
    _remove_rows(db, [file], touched)
    return row[0] and str(row[0])


def forget(db: Database, file: str, aliases: Aliases) -> None:
    """Take away a file with all that was read from it; its document goes on with the other files that it has."""
    if db.conn.execute("SELECT 1 FROM file WHERE id = ?", [file]).fetchone() is None:
        return
    touched = Touched()
    key = take_out(db, file, touched)
    db.conn.execute("INSERT OR IGNORE INTO search_stale (file) VALUES (?)", [file])
    db.conn.execute("DELETE FROM file WHERE id = ?", [file])  # its texts and its reading go along
    if key is not None:
        settle(db, key, None, {}, touched, aliases)
    refresh(db, touched)


def _state(document: Document, aliases: Aliases) -> str:
    """Changes whenever the rows of the document would."""
    of_body = aliases.get(document.body or "", {})
    return short_hash(document.state, *(f"{name}={of_body[name]}" for name in sorted(of_body)))


def _write_document(db: Database, document: Document, draft: Draft, state: str, touched: Touched) -> None:
    touched.note_draft(draft)
    for table in ROW_TABLES:
        insert(db, table, draft.rows[table])
    files = [member.file for member in document.members]
    for file in files:
        db.conn.execute(
            "UPDATE file SET best_reading = ?, body = ?, paper = ?, rules_of_procedure = ?, meeting = ? WHERE id = ?",
            [file == draft.file, document.body, draft.paper, draft.rules_of_procedure, draft.meeting, file],
        )
        db.conn.execute("UPDATE reading SET state = ? WHERE file = ?", [state, file])
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
