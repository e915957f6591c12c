"""The command forget: deletes papers from a database with their originals, so that no ingest brings them back."""

import os
from collections.abc import Sequence
from pathlib import Path

from db.arrivals import Aliases
from db.connection import check_readable, written
from db.tombstones import bury, named
from db.writing import AMONG, values_of
from pipeline.lock import sole_writer
from pipeline.originals import folder_of, place_of
from pipeline.report import counted
from pipeline.sources.item import printable
from schemas.errors import StorageError


def forget(
    database: Path, names: Sequence[str], reason: str | None, *, aliases: Aliases, wait: bool = False
) -> list[str]:
    """Deletes what is called so; says in lines what it was, and which of the papers other files still give.

    Raises UsageError where one of the names means nothing or several papers: then nothing is deleted. Raises
    StorageError where an original cannot be deleted: what was read from it is gone by then.
    """
    check_readable(database)
    with sole_writer(database, wait), written(database) as db:
        hashes = set[str]().union(*(named(db, name, _paths(name, database)) for name in names))
        listed = values_of(hashes)
        paths = db.conn.execute(f"SELECT path FROM source WHERE sha256 {AMONG} ORDER BY path", [listed]).fetchall()
        of_bytes = f"SELECT {_DOCUMENT} FROM file WHERE sha256 {AMONG} AND {_DOCUMENT} IS NOT NULL"
        documents = {document for (document,) in db.conn.execute(of_bytes, [listed])}
        bury(db, hashes, reason, aliases)
        for sha256 in hashes:
            _delete(place_of(folder_of(database), sha256))
        left = f"SELECT {_DOCUMENT}, count(*) FROM file WHERE {_DOCUMENT} {AMONG} GROUP BY 1 ORDER BY 1"
        others = db.conn.execute(left, [values_of(documents)]).fetchall()
    return [
        *(f"deleted: {path}" for (path,) in paths),
        *(f"{document} is still there, from {counted(files, 'other file')}" for document, files in others),
        f"{counted(len(hashes), 'file')} forgotten; the archive and copies of the database may still have them",
    ]


def _delete(original: Path) -> None:
    try:
        original.unlink(missing_ok=True)
    except OSError as error:
        advice = f"What was read from it is gone; see who may delete it, then forget {original.name} once more."
        raise StorageError(f"{original} could not be deleted ({error.strerror})", advice) from error


def _paths(name: str, database: Path) -> set[str]:
    """As what a database may have a path: as it is typed, from its folder, or from the root."""
    place, mark, member = name.partition("!/")
    whole = os.path.abspath(place)  # noqa: PTH100 (links are not resolved)
    return {name, *(printable(each) + mark + member for each in (whole, os.path.relpath(whole, database.parent)))}


_DOCUMENT = "coalesce(paper, rules_of_procedure)"
