"""Decides which readings are one document and makes the rows of the documents that changed; forgets files."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from sqlite_utils import Database

from db.arrivals import Aliases, Reading, folded, record_from
from db.draft import Draft
from db.identity import Candidate, Document, documents
from db.ids import short_hash
from db.matters import refresh_matters
from db.rows import ROW_TABLES, document_rows
from db.shared import Touched, refresh, refresh_named
from db.writing import AMONG, Row, insert, select, upsert, values_of
from schemas.record import Record

_CANDIDATES = (
    "SELECT reading.file, sha256, rank, reading.body, paper_type, title, date, state, same_as FROM reading "
    "JOIN file ON file.id = reading.file WHERE reading."
)


def settle(
    db: Database, readings: Mapping[str, Reading], gone: Collection[str], names: Mapping[str, str], aliases: Aliases
) -> None:
    """Store readings and forget files, both by file, and make the rows of all documents that change with them anew.

    `names` are the files' names. All is read first, then decided, then written: parents before the rows that
    point to them, since SQLite searches all children of a row that comes after one.
    """
    touched = Touched()
    new, keys = _compare(db, readings, gone, touched)
    loose = [file for file, reading in readings.items() if reading.row["same_as"] is None]
    decided = _Decided()
    for document in _documents(db, keys, loose, new):
        state = state_of(document, aliases)
        if any(member.state != state for member in document.members):
            decided.changed.append((document, state))
    _remove_rows(db, decided.remade, touched)
    for document, state in decided.changed:
        _draft(db, document, state, new, aliases, decided, touched)
    refresh_named(db, touched)
    _write_files(db, readings, new, names, decided)
    for table in ROW_TABLES:
        insert(db, table, decided.rows[table])
    refresh(db, touched)
    refresh_matters(db, touched.bases, touched.matters)


@dataclass(slots=True)
class _Decided:
    """Documents that change, with their states, and what is to be written for them."""

    changed: list[tuple[Document, str]] = field(default_factory=list)
    rows: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, Row] = field(default_factory=dict)
    """Of the row of `file` the columns that the document decides on, by file."""
    states: dict[str, str] = field(default_factory=dict)

    @property
    def remade(self) -> list[str]:
        """The files whose rows are to be made anew."""
        return [member.file for document, _ in self.changed for member in document.members if member.state]


def _compare(
    db: Database, readings: Mapping[str, Reading], gone: Collection[str], touched: Touched
) -> tuple[dict[str, Reading], set[str]]:
    """Take out what is replaced or forgotten; returns the readings that say something new and all keys concerned."""
    keys = {str(reading.row["same_as"]) for reading in readings.values() if reading.row["same_as"] is not None}
    new = dict(readings)
    replaced: list[str] = []
    sql = f"SELECT file, same_as, rank, body, record FROM reading WHERE file {AMONG}"
    for row in select(db, sql, values_of([*readings, *gone])):
        file = row["file"]
        if file in readings and _is_same(db, row, readings[file]):
            del new[file]
            continue
        replaced.append(file)
        if row["same_as"] is not None:
            keys.add(row["same_as"])
        if row["body"] is not None:
            touched.lost.add(("body", row["body"]))
    _remove_rows(db, replaced, touched)
    forgotten = [(file,) for file in replaced if file not in readings]
    db.conn.executemany("INSERT OR IGNORE INTO search_stale (file) VALUES (?)", forgotten)
    db.conn.executemany("DELETE FROM file WHERE id = ?", forgotten)  # their texts and readings go along
    if again := [(file,) for file in replaced if file in readings]:
        db.conn.executemany("DELETE FROM file_text WHERE file = ?", again)
        db.conn.executemany("DELETE FROM reading WHERE file = ?", again)
    for reading in new.values():
        if reading.row["body"] is not None:
            touched.name("body", reading.row["body"], name=reading.row["body_name"], ags=reading.row["ags"])
    return new, keys


def _is_same(db: Database, present: Row, reading: Reading) -> bool:
    """Whether the same bytes were stored before and say the same."""
    if any(present[column] != reading.row[column] for column in ("same_as", "rank", "body", "record")):
        return False
    pages = db.conn.execute("SELECT page, engine, text FROM file_text WHERE file = ? ORDER BY page", [present["file"]])
    return pages.fetchall() == [(page["page"], page["engine"], page["text"]) for page in reading.pages]


def _documents(
    db: Database, keys: Collection[str], loose: Collection[str], new: Mapping[str, Reading]
) -> Iterable[Document]:
    """The documents with these keys, and those of files without one, each with all files that it has by now."""
    of_key: defaultdict[str, list[Candidate]] = defaultdict(list)
    for reading in new.values():
        if reading.row["same_as"] is not None:
            of_key[reading.row["same_as"]].append(reading.candidate)
    for *columns, key in db.conn.execute(f"{_CANDIDATES}same_as {AMONG}", [values_of(keys)]):
        of_key[key].append(Candidate(*columns))
    for key in sorted(of_key):
        yield from documents(key, of_key[key])
    alone = [new[file].candidate for file in loose if file in new]
    known = [file for file in loose if file not in new]
    if known:
        found = db.conn.execute(f"{_CANDIDATES}file {AMONG}", [values_of(known)])
        alone += [Candidate(*columns) for *columns, _ in found]
    yield from documents(None, alone)


def state_of(document: Document, aliases: Aliases) -> str:
    """Changes whenever the rows of the document would."""
    of_body = aliases.get(document.body or "", {})
    return short_hash(_drafting(), document.state, *(f"{name}={of_body[name]}" for name in sorted(of_body)))


@cache
def _drafting() -> str:
    """A hash of the modules that make rows: what another version of them made is made anew."""
    modules = (
        entry for entry in resources.files("db").iterdir() if entry.name.startswith(("rows", "draft", "ids", "numbers"))
    )
    return short_hash(*(entry.read_text(encoding="utf-8") for entry in sorted(modules, key=lambda each: each.name)))


def _draft(
    db: Database,
    document: Document,
    state: str,
    new: Mapping[str, Reading],
    aliases: Aliases,
    decided: _Decided,
    touched: Touched,
) -> None:
    """Make the rows of a document."""
    named_by = next((member for member in document.members if member.body is not None), document.best)
    body_record = None
    if document.best.body is None and named_by is not document.best:
        body_record = _record(db, named_by.file, new)
    best = new.get(document.best.file)
    draft = best.draft if best and best.document == document else None
    if draft is None:
        record = _record(db, document.best.file, new)
        draft = document_rows(document, record, body_record, folded(aliases, document.body))
    touched.note_draft(draft)
    for table, rows in draft.rows.items():
        decided.rows[table] += rows
    for member in document.members:
        decided.files[member.file] = _file_columns(draft, document, member.file)
        decided.states[member.file] = state


def _record(db: Database, file: str, new: Mapping[str, Reading]) -> Record:
    if file in new:
        return new[file].record
    return record_from(db.conn.execute("SELECT record FROM reading WHERE file = ?", [file]).fetchone()[0])


def _file_columns(draft: Draft, document: Document, file: str) -> Row:
    return {
        "best_reading": file == draft.file,
        "body": document.body,
        "paper": draft.paper,
        "rules_of_procedure": draft.rules_of_procedure,
        "meeting": draft.meeting,
    }


def _write_files(
    db: Database,
    readings: Mapping[str, Reading],
    new: Mapping[str, Reading],
    names: Mapping[str, str],
    decided: _Decided,
) -> None:
    """Write the files with their texts and readings; of files whose document alone changed, what it decides on."""
    rows = {file: {**reading.file, "name": names[file]} for file, reading in readings.items()}
    upsert(db, "file", [{**rows[file], **decided.files[file]} for file in new])
    upsert(db, "file", [row for file, row in rows.items() if file not in new])
    insert(db, "file_text", [page for reading in new.values() for page in reading.pages])
    insert(db, "reading", [{**reading.row, "state": decided.states[file]} for file, reading in new.items()])
    others = [file for file in decided.files if file not in new]
    db.conn.executemany(
        "UPDATE file SET best_reading = ?, body = ?, paper = ?, rules_of_procedure = ?, meeting = ? WHERE id = ?",
        [(*decided.files[file].values(), file) for file in others],
    )
    db.conn.executemany(
        "UPDATE reading SET state = ? WHERE file = ?", [(decided.states[file], file) for file in others]
    )
    db.conn.executemany("INSERT OR IGNORE INTO search_stale (file) VALUES (?)", [(file,) for file in decided.files])


def _remove_rows(db: Database, files: Collection[str], touched: Touched) -> None:
    """Take away all rows that were read from these files; the files, their texts and readings stay."""
    if not files:
        return
    touched.note_removal(db, files)
    for table in ROW_TABLES:
        db.conn.execute(f"DELETE FROM {table} WHERE file {AMONG}", [values_of(files)])
