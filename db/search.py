"""Full-text search: one trigram index over documents, compositions and rules, kept in step without triggers.

`search_text` holds what is searched: texts with hyphens at line ends joined, beside them the folded forms of the words
that have umlauts, so that "Förderung" and "Foerderung" find the same. Trigrams find "konzept" in "Integrationskonzept"
and need three letters. Storing notes files in `search_stale`; `index_search` brings their rows up to date. Where that
table is not empty, the index is behind.
"""

import re
from collections.abc import Iterator

from sqlite_utils import Database

from db.connection import transaction
from db.ids import fold, search_key
from db.writing import Row, insert

_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n[ \t]*(?=[a-zäöüß])")
_WORD = re.compile(r"\w+")


def index_search(db: Database) -> int:
    """Bring the index up to date for all files in `search_stale`; returns how many there were."""
    with transaction(db):
        stale = [row[0] for row in db.conn.execute("SELECT file FROM search_stale ORDER BY file")]
        for file in stale:  # all of them first: a document may have moved from one file to another
            _take_out(db, file)
        for file in stale:
            insert(db, "search_text", list(_entries(db, file)))
            db.conn.execute(
                "INSERT INTO search (rowid, name, text, folded) "
                "SELECT id, name, text, folded FROM search_text WHERE file = ?",
                [file],
            )
        db.conn.execute("DELETE FROM search_stale")
    return len(stale)


def rebuild_search(db: Database) -> int:
    """Make the whole index anew, so that no deleted word is left in it; returns the number of files."""
    with transaction(db):
        db.conn.execute("DELETE FROM search_text")
        db.conn.execute("INSERT INTO search (search) VALUES ('rebuild')")
        db.conn.execute("INSERT OR IGNORE INTO search_stale (file) SELECT id FROM file")
        return index_search(db)


def search_expression(words: object) -> str:
    """What a user typed as an FTS5 expression: each word quoted, all must be there; two letters are left out."""
    typed = str(words or "").replace('"', " ").replace("\x00", " ").split()
    return " ".join(f'"{word}"' for word in typed if len(word) > 2) or '""'


def joined(text: str) -> str:
    """`text` without soft hyphens, with words joined that a line's end had cut."""
    return _LINE_END_HYPHEN.sub("", text).replace("\u00ad", "")


def folded_words(text: str) -> str:
    """The words of a text that folding changes ("für" -> "fuer"), folded, each once."""
    words = {word for word in _WORD.findall(text.lower()) if not word.isascii()}
    return " ".join(sorted({fold(word) for word in words}))


def _take_out(db: Database, file: str) -> None:
    db.conn.execute(
        "INSERT INTO search (search, rowid, name, text, folded) "
        "SELECT 'delete', id, name, text, folded FROM search_text WHERE file = ?",
        [file],
    )
    db.conn.execute("DELETE FROM search_text WHERE file = ?", [file])


def _entries(db: Database, file: str) -> Iterator[Row]:
    """What of a file is searched; only the best reading of a document is."""
    row = db.conn.execute(
        "SELECT file.best_reading, file.body, file.name, paper.id, paper.name, paper.reference, "
        "rules_of_procedure.id, rules_of_procedure.name FROM file LEFT JOIN paper ON paper.file = file.id "
        "LEFT JOIN rules_of_procedure ON rules_of_procedure.file = file.id WHERE file.id = ?",
        [file],
    ).fetchone()
    if row is None or not row[0]:
        return
    _, body, file_name, paper, title, reference, rules, rules_name = row

    def entry(kind: str, record: str, name: str, text: str) -> Row:
        text = joined(text)
        key, folded = search_key(kind, record), folded_words(f"{name} {text}")
        about = {"kind": kind, "record": record, "file": file, "body": body}
        return {"id": key, **about, "name": name, "text": text, "folded": folded}

    text = "\n".join(page[0] for page in db.conn.execute(_PAGES, [file]))
    if paper is not None:
        yield entry("paper", paper, f"{title} {reference or ''}".strip(), text)
    elif rules is not None:
        yield entry("rules_of_procedure", rules, rules_name, text)
    else:
        yield entry("file", file, file_name, text)
    for composition, name, seats in db.conn.execute(_SEATS, [file]).fetchall():
        yield entry("composition", composition, name, seats or "")
    for rule, name, quote in db.conn.execute("SELECT id, name, quote FROM rule WHERE file = ?", [file]).fetchall():
        yield entry("rule", rule, name, quote)


_PAGES = "SELECT text FROM file_text WHERE file = ? ORDER BY page"

_SEATS = """
SELECT composition.id, composition.name, (
    SELECT group_concat(line, char(10)) FROM (
        SELECT seat.name || coalesce(', ' || seat.group_name, '') AS line
        FROM seat WHERE seat.composition = composition.id ORDER BY seat.position
    )
) FROM composition WHERE composition.file = ?
"""
