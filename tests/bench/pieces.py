"""The ways of one document, in this process: bare pdfium, Ratslese's whole way and its parts, pdfplumber."""

import io
import time
from collections.abc import Sequence
from pathlib import Path

import pdfplumber  # noqa: TID251 - reading is measured against it
import pypdfium2  # noqa: TID251 - reading is measured against it

from db.arrivals import Arrival, FileState, StoredFile, arrival
from db.connection import open_database
from db.search import index_search
from db.store import store_many
from extractors.extract import extract
from pipeline.councils import packaged_profiles
from pipeline.fingerprint import fingerprint
from pipeline.reading.read import read
from pipeline.setting import Setting
from pipeline.sources.content import read_content
from pipeline.sources.item import Item

PARTS = ("reading", "extracting", "drafting", "storing", "indexing")
BY_WORKER = PARTS[:3]
"""What a worker does; the rest is the one writer's."""

PROFILES = packaged_profiles()
_COUNCILS = {profile.name: profile.id for profile in PROFILES}
_ALIASES = {profile.id: profile.aliases for profile in PROFILES}
_FINGERPRINT = fingerprint(Setting(tuple(PROFILES)), "bench")
# Documents in a transaction, as pipeline.ingest has them.
AT_ONCE = 64
_clock = time.perf_counter


def bare_pdfium(items: Sequence[Item]) -> None:
    """Every file opened, every page loaded, its text taken: nothing can be faster that reads by pdfium."""
    for item in items:
        document = pypdfium2.PdfDocument(item.path.read_bytes())
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()


def text_and_tables(items: Sequence[Item]) -> None:
    """pdfplumber's text and tables of every page; nothing is extracted or stored."""
    for item in items:
        with pdfplumber.open(io.BytesIO(item.path.read_bytes())) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()
                page.close()


class Way:
    """From PDF to committed row with search index, in a database of its own; `seconds` is kept by part."""

    def __init__(self, database: Path) -> None:
        self.seconds = dict.fromkeys(PARTS, 0.0)
        self._waiting: list[Arrival] = []
        self._db = open_database(database)

    @property
    def total(self) -> float:
        """Seconds of all parts."""
        return sum(self.seconds.values())

    def go(self, items: Sequence[Item]) -> None:
        """Read, extract and store some documents, so many in a transaction as ingest has."""
        for item in items:
            began = _clock()
            content = read_content(item)
            with read(item.source, content.data, item.folders) as whole:
                read_at = _clock()
                record = extract(whole, PROFILES)
                document = whole.stored()
            extracted_at = _clock()
            state = FileState(*item.stat, _FINGERPRINT) if item.stat else None
            size = len(content.data)
            file = StoredFile(item.source, content.sha256, size, "application/pdf", document, state)
            self._waiting.append(arrival(file, record, _COUNCILS, _ALIASES))
            drafted_at = _clock()
            if len(self._waiting) >= AT_ONCE:
                self._flush()
            self.seconds["reading"] += read_at - began
            self.seconds["extracting"] += extracted_at - read_at
            self.seconds["drafting"] += drafted_at - extracted_at
            self.seconds["storing"] += _clock() - drafted_at

    def end(self) -> None:
        """Store what waits and bring the search index up to date, as the end of a run does."""
        began = _clock()
        self._flush()
        self.seconds["storing"] += _clock() - began
        began = _clock()
        index_search(self._db)
        self._db.close()
        self.seconds["indexing"] += _clock() - began

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            store_many(self._db, waiting, aliases=_ALIASES)
