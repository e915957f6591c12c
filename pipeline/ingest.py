"""One run: list, read, extract, store, and account for every path."""

import mimetypes
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db.accounts import Account, FileState, account_of, finish_run, record_source, start_run, unchanged
from db.connection import Database, open_database
from db.search import index_search
from db.store import StoredFile, store
from pipeline.engines import map_items
from pipeline.fingerprint import fingerprint
from pipeline.originals import folder_of, keep
from pipeline.sources import Item, list_items
from pipeline.worker import Processed, process
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
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """0, or 3 where a file was quarantined."""
        quarantined = any(outcome.quarantines for outcome in self.outcomes)
        return ExitCode.QUARANTINED if quarantined else ExitCode.OK


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all files of a run are read with."""

    profiles: Sequence[CouncilProfile]
    fingerprint: str

    @property
    def councils(self) -> dict[str, str]:
        return {profile.name: profile.id for profile in self.profiles}

    @property
    def aliases(self) -> dict[str, dict[str, str]]:
        return {profile.id: profile.aliases for profile in self.profiles}

    def state_of(self, item: Item) -> FileState | None:
        return FileState(*item.stat, self.fingerprint) if item.stat else None


def ingest(
    paths: Sequence[Path],
    profiles: Sequence[CouncilProfile],
    options: IngestOptions,
    on_done: Callable[[Processed], None] = lambda _: None,
) -> Report:
    """Ingests all files under `paths`; `on_done` is told of each as it is stored.

    Raises RatsleseError where the database or the disk refuses; what is stored by then is whole and stays.
    """
    items = list_items(paths, options.database.parent)
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
    reader = _Reader(profiles, fingerprint(profiles, options.body, options.version))
    to_read = [item for item in items if not _is_unchanged(db, item, reader)]
    results = map_items(to_read, profiles, options.body, options.jobs)
    queued = set(to_read)
    for item in items:
        processed = next(results) if item in queued else None
        if processed is None and not _is_unchanged(db, item, reader):  # its bytes' first path was changed before it
            processed = process(item, profiles, options.body)
        if processed is not None:
            _store(db, processed, reader)
        account = account_of(db, item.source)
        if options.keep_files and account.outcome is Outcome.STORED and account.sha256:
            keep(item.path, account.sha256, folder_of(options.database))
        _note(report, item, account)
        report.outcomes[account.outcome] += 1
        on_done(processed or Processed(item, account.outcome))
    return report


def _is_unchanged(db: Database, item: Item, reader: _Reader) -> bool:
    state = reader.state_of(item)
    return state is not None and unchanged(db, item.source, state)


def _store(db: Database, processed: Processed, reader: _Reader) -> None:
    """Stores one document with its record, or notes why there is none."""
    item, state = processed.item, reader.state_of(processed.item)
    if processed.outcome is not Outcome.STORED:
        reason = processed.reason
        if processed.outcome is Outcome.OTHER:
            reason = f"{item.source} is no council paper that Ratslese knows"
        record_source(
            db,
            item.source,
            processed.outcome,
            reason,
            processed.advice,
            processed.sha256,
            processed.size,
            state=state,
            aliases=reader.aliases,
        )
        return
    assert processed.document and processed.record and processed.sha256 and processed.size is not None
    media_type = "application/pdf" if processed.document.medium == "pdf" else None
    stored = StoredFile(
        path=item.source,
        sha256=processed.sha256,
        size=processed.size,
        media_type=media_type or mimetypes.guess_type(item.source)[0] or "text/plain",
        document=processed.document,
        state=state,
    )
    store(db, stored, processed.record, councils=reader.councils, aliases=reader.aliases, index=False)


def _note(report: Report, item: Item, account: Account) -> None:
    """Keeps what the user has to hear about a path that was not stored."""
    if account.outcome in _SILENT:
        return
    advice = account.advice or "Nothing to do, unless it is one: then please report its form."
    report.troubles.append(Trouble(item.source, account.outcome, account.reason or account.outcome.value, advice))
