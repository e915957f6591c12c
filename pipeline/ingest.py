"""One run: list, read, extract, store, and account for every path."""

import mimetypes
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db.accounts import finish_run, record_source, start_run
from db.connection import Database, open_database
from db.search import index_search
from db.store import StoredFile, store
from pipeline.engines import map_items
from pipeline.originals import folder_of, keep
from pipeline.sources import Item, list_items
from pipeline.worker import Processed
from schemas.council import CouncilProfile
from schemas.errors import AccountingError, ExitCode
from schemas.outcome import Outcome

_SILENT = frozenset({Outcome.STORED, Outcome.DUPLICATE})


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What a run is told: where to store, whose papers they are, how many processes, whether originals are kept."""

    database: Path
    body: str | None = None
    jobs: int = 1
    keep_files: bool = True
    version: str = ""
    arguments: tuple[str, ...] = ()


@dataclass(slots=True)
class Trouble:
    """A path that was not stored: its outcome, the reason, and what its owner can do."""

    source: str
    outcome: Outcome
    reason: str
    advice: str


@dataclass(slots=True)
class Report:
    """The accounts of a run: `outcomes` add up to `listed`, the number of paths."""

    listed: int
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """0, or 3 where a file was quarantined."""
        quarantined = any(outcome.quarantines for outcome in self.outcomes)
        return ExitCode.QUARANTINED if quarantined else ExitCode.OK


def ingest(
    paths: Sequence[Path],
    profiles: Sequence[CouncilProfile],
    options: IngestOptions,
    on_done: Callable[[Processed], None] = lambda _: None,
) -> Report:
    """Ingests all files under `paths`; `on_done` is told of each as it is stored.

    Raises RatsleseError where the database or the disk refuses; what is stored by then is whole and stays.
    """
    items = list_items(paths)
    db = open_database(options.database)
    try:
        run = start_run(db, options.version, list(options.arguments))
        report = _store_all(db, items, profiles, options, on_done)
        index_search(db)
        finish_run(db, run, report.outcomes)
    finally:
        db.close()
    if report.outcomes.total() != report.listed:
        raise AccountingError(
            f"{report.listed} paths were listed, {report.outcomes.total()} have an outcome",
            "Run the same command again; if it stays so, please report it.",
        )
    return report


def _store_all(
    db: Database,
    items: Sequence[Item],
    profiles: Sequence[CouncilProfile],
    options: IngestOptions,
    on_done: Callable[[Processed], None],
) -> Report:
    report = Report(listed=len(items))
    councils = {profile.name: profile.id for profile in profiles}
    first_path: dict[str, str] = {}
    for processed in map_items(items, profiles, options.body, options.jobs):
        outcome = processed.outcome
        known = first_path.setdefault(processed.sha256, processed.item.source) if processed.sha256 else None
        if outcome is Outcome.STORED and known != processed.item.source:
            outcome = Outcome.DUPLICATE
        if outcome is Outcome.STORED:
            report.documents.add(_store(db, processed, councils))
        else:
            reason = f"the same bytes as {known}" if outcome is Outcome.DUPLICATE else processed.reason
            if outcome is Outcome.OTHER:
                reason = f"{processed.item.source} is no council paper that Ratslese knows"
            record_source(
                db,
                processed.item.source,
                outcome,
                reason,
                processed.advice,
                processed.sha256,
                processed.size,
            )
            _note(report, processed, outcome, reason)
        if options.keep_files and outcome is Outcome.STORED and processed.sha256:
            keep(processed.item.path, processed.sha256, folder_of(options.database))
        report.outcomes[outcome] += 1
        on_done(processed)
    return report


def _store(db: Database, processed: Processed, councils: dict[str, str]) -> str:
    """Stores one document with its record; returns the id of the paper or rules that it became."""
    assert processed.document and processed.record and processed.sha256 and processed.size is not None
    media_type = "application/pdf" if processed.document.medium == "pdf" else None
    stored = StoredFile(
        path=processed.item.source,
        sha256=processed.sha256,
        size=processed.size,
        media_type=media_type or mimetypes.guess_type(processed.item.source)[0] or "text/plain",
        document=processed.document,
    )
    return store(db, stored, processed.record, councils=councils, index=False).document


def _note(report: Report, processed: Processed, outcome: Outcome, reason: str | None) -> None:
    """Keeps what the user has to hear about a path that was not stored."""
    if outcome in _SILENT:
        return
    advice = processed.advice or "Nothing to do, unless it is one: then please report its form."
    report.troubles.append(Trouble(processed.item.source, outcome, reason or outcome.value, advice))
