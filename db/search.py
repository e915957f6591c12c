"""Full-text search: one trigram index over documents, compositions and rules, kept in step without triggers.

`search_text` holds what is searched: texts with hyphens at line ends joined, beside them the folded forms of the words
that have umlauts, so that "Förderung" and "Foerderung" find the same. Trigrams find "konzept" in "Integrationskonzept"
and need three letters. Storing notes files in `search_stale`; `index_search` brings their rows up to date. Where that
table is not empty, the index is behind.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlite_utils import Database

from db.connection import transaction
from db.ids import fold, search_key
from db.writing import AMONG, Row, insert, values_of

_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n[ \t]*(?=[a-zäöüß])")
_OPENED = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\xad": "",
}
_WORD = re.compile(r"\w+")

_FILES_AT_ONCE = 500
_CHARACTERS_AT_ONCE = 4_000_000


def index_search(db: Database) -> int:
    """Bring the index up to date for all files in `search_stale`; returns how many there were.

    Each transaction holds some files whole, so that what is done stays done where this is interrupted.
    """
    done = 0
    while stale := _next_files(db):
        with transaction(db):
            entries = _entries(db, stale)
            _take_out(db, stale, entries)
            insert(db, "search_text", entries)
            db.conn.executemany(
                "INSERT INTO search (rowid, name, text, folded) VALUES (?, ?, ?, ?)",
                [(entry["id"], entry["name"], entry["text"], entry["folded"]) for entry in entries],
            )
            db.conn.execute(f"DELETE FROM search_stale WHERE file {AMONG}", [values_of(stale)])
        done += len(stale)
    return done


def rebuild_search(db: Database) -> int:
    """Make the whole index anew, so that no deleted word is left in it; returns the number of files."""
    with transaction(db):
        db.conn.execute("DELETE FROM search_text")
        db.conn.execute("INSERT INTO search (search) VALUES ('rebuild')")
        db.conn.execute("INSERT OR IGNORE INTO search_stale (file) SELECT id FROM file")
        return index_search(db)


def search_expression(words: object) -> str:
    """What a user typed as an FTS5 expression: each word quoted, all must be there; two letters are left out."""
    typed = unicodedata.normalize("NFC", str(words or "")).replace('"', " ").replace("\x00", " ").split()
    return " ".join(f'"{word}"' for word in typed if len(word) > 2) or '""'


def joined(text: str) -> str:
    """`text` as it is typed: letters composed, ligatures opened, words joined that a line's end cut."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "-\n" in text or "\xad\n" in text:
        text = _LINE_END_HYPHEN.sub("", text)
    for sign, letters in _OPENED.items():
        text = text.replace(sign, letters)
    return text


def folded_words(text: str) -> str:
    """The words of a text that folding changes ("für" -> "fuer"), folded, each once."""
    if text.isascii():
        return ""
    parts = [part for part in text.lower().split() if not part.isascii()]
    words = {word for word in _WORD.findall(" ".join(parts)) if not word.isascii()}
    return " ".join(sorted({fold(word) for word in words}))


def _next_files(db: Database) -> list[str]:
    """The next files that are to be indexed: as many as fit into memory, one at least."""
    characters, files = 0, list[str]()
    for file, of_file in db.conn.execute(_STALE):
        characters += of_file
        if files and (characters > _CHARACTERS_AT_ONCE or len(files) == _FILES_AT_ONCE):
            break
        files.append(str(file))
    return files


def _take_out(db: Database, files: Collection[str], entries: Sequence[Row]) -> None:
    """Take the entries of files out, and those that are about to come anew: a document may have changed its file."""
    ids = {id_ for (id_,) in db.conn.execute(f"SELECT id FROM search_text WHERE file {AMONG}", [values_of(files)])}
    listed = json.dumps(sorted(ids | {entry["id"] for entry in entries}))
    found = db.conn.execute(f"SELECT id, name, text, folded FROM search_text WHERE id {AMONG} ORDER BY id", [listed])
    gone = found.fetchall()
    db.conn.executemany("INSERT INTO search (search, rowid, name, text, folded) VALUES ('delete', ?, ?, ?, ?)", gone)
    db.conn.executemany("DELETE FROM search_text WHERE id = ?", [(row[0],) for row in gone])


def _entries(db: Database, files: Collection[str]) -> list[Row]:
    """What of files is searched, sorted by key: FTS5 ends a segment wherever a key is smaller than the one before.

    Only the best reading of a document is searched.
    """
    listed = values_of(files)
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for file, text in db.conn.execute(_PAGES, [listed]):
        texts[file].append(text)
    entries = []
    bodies = {}
    for kind, record, file, body, name, reference in db.conn.execute(_DOCUMENTS, [listed]):
        bodies[file] = body
        entries.append(_entry(kind, record, file, body, f"{name} {reference or ''}".strip(), "\n".join(texts[file])))
    for kind, sql in (("composition", _SEATS), ("rule", _RULES)):
        for record, file, name, text in db.conn.execute(sql, [listed]):
            if file in bodies:
                entries.append(_entry(kind, record, file, bodies[file], name, text or ""))
    return sorted(entries, key=lambda entry: int(entry["id"]))


def _entry(kind: str, record: str, file: str, body: str | None, name: str, text: str) -> Row:
    text = joined(text)
    key, folded = search_key(kind, record), folded_words(f"{name} {text}")
    about = {"kind": kind, "record": record, "file": file, "body": body}
    return {"id": key, **about, "name": name, "text": text, "folded": folded}


_STALE = """
SELECT file, coalesce((SELECT sum(length(text)) FROM file_text WHERE file_text.file = search_stale.file), 0)
FROM search_stale ORDER BY file
"""

_PAGES = f"SELECT file, text FROM file_text WHERE file {AMONG} ORDER BY file, page"

_DOCUMENTS = f"""
SELECT
    CASE WHEN paper.id IS NOT NULL THEN 'paper' WHEN rules_of_procedure.id IS NOT NULL THEN 'rules_of_procedure'
        ELSE 'file' END,
    coalesce(paper.id, rules_of_procedure.id, file.id), file.id, file.body,
    coalesce(paper.name, rules_of_procedure.name, file.name), paper.reference
FROM file
LEFT JOIN paper ON paper.file = file.id
LEFT JOIN rules_of_procedure ON rules_of_procedure.file = file.id
WHERE file.id {AMONG} AND file.best_reading
"""

_SEATS = f"""
SELECT composition.id, composition.file, composition.name, (
    SELECT group_concat(line, char(10)) FROM (
        SELECT seat.name || coalesce(', ' || seat.group_name, '') AS line
        FROM seat WHERE seat.composition = composition.id ORDER BY seat.position
    )
) FROM composition WHERE composition.file {AMONG}
"""

_RULES = f"SELECT id, file, name, quote FROM rule WHERE file {AMONG}"
