"""One run: list, read, extract, store, and account for every path."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from db.accounts import finish_run, start_run
from db.arrivals import FileState
from db.connection import Database, written
from db.known import READ_AGAIN, Account, Known, accounts, known_content, known_sizes, known_states
from db.search import index_search
from db.settings import (
    KEEP_FILES,
    PERSONS,
    councils_said,
    given,
    given_with_bytes,
    is_on,
    lists_of,
    lists_said,
    ocr_said,
)
from db.shelf import KEPT, storable
from pipeline.engines.engine import Engine
from pipeline.fingerprint import fingerprint
from pipeline.given import as_kept, given_to_moved, mark, with_given
from pipeline.lock import check_not_held, lock_file, sole_writer
from pipeline.originals import folder_of, keep
from pipeline.reading.ocr_engines import wants_ocr
from pipeline.result import Result
from pipeline.sources.content import digest
from pipeline.sources.item import Item
from pipeline.sources.listing import list_items
from pipeline.sources.manifest import join, read_manifest
from pipeline.sources.remote import is_url
from pipeline.writer import Writer
from schemas.errors import AccountingError, ExitCode
from schemas.outcome import Outcome

_SILENT = frozenset({Outcome.STORED, Outcome.DUPLICATE})
_BY_LIMITS = frozenset({Outcome.CPU_LIMIT, Outcome.MEMORY, Outcome.CRASH})
"""Outcomes that other limits may change: such a path is read again once they are given."""

_OCR = "ocr"
"""In what a file is known by: OCR was asked for its pages without text."""

_ROUNDS = 3
"""Passes over the items: the second reads paths whose bytes came under another path that has gone since."""


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What a run is told: where to store, whether originals are kept, whether to wait for another, a manifest.

    `body` is the official name of the council of papers that name none ("": of no council). What is None holds as it
    was said in an earlier run: `keep_files` and `persons` for the database, `manifest` and `body` for each path.
    """

    database: Path
    keep_files: bool | None = None
    wait: bool = False
    manifest: Path | None = None
    body: str | None = None
    persons: bool | None = None
    councils: Path | None = None
    """The profiles that were named, not those that hold since an earlier run."""
    ocr: str | None = None
    """As it was said, likewise."""
    accounts: Path | None = None
    """Where the accounts are written: no paper of the folder that they may lie in."""
    version: str = ""
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounted:
    """A path and its one outcome; the reason, and what its owner can do, where it was not stored."""

    source: str
    outcome: Outcome
    reason: str | None = None
    advice: str | None = None


@dataclass(slots=True)
class Report:
    """The accounts of a run: `paths` has every path that was listed, `read` says how many documents were read."""

    listed: int
    paths: list[Accounted] = field(default_factory=list)
    read: int = 0
    known: int = 0
    """Paths that were not read, since nothing has changed by which an earlier run knows them."""
    unused: list[str] = field(default_factory=list)
    """What of the manifest names none of the files."""
    hidden: list[str] = field(default_factory=list)
    """Hidden files and folders, which are left out: no paths of the accounts."""
    kept: Counter[str] = field(default_factory=Counter)
    """Options that hold since an earlier run, with the number of paths that each holds for."""

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many paths ended in each outcome."""
        return Counter(path.outcome for path in self.paths)

    @property
    def troubles(self) -> list[Accounted]:
        """The paths that were neither stored nor duplicates."""
        return [path for path in self.paths if path.outcome not in _SILENT]

    def check(self) -> None:
        """Raises AccountingError unless every path that was listed has its one outcome."""
        if len(self.paths) != self.listed:
            raise AccountingError(
                f"{self.listed} paths were listed, {len(self.paths)} have an outcome",
                "Run the same command again; if it stays so, please report it.",
            )

    @property
    def exit_code(self) -> ExitCode:
        """0, or 3 where a file was quarantined."""
        quarantined = any(outcome.quarantines for outcome in self.outcomes)
        return ExitCode.QUARANTINED if quarantined else ExitCode.OK


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told of a run while it goes on: how many paths there are to read, and each that is done."""

    begin: Callable[[int, int], None] = lambda *_: None
    done: Callable[[Result], None] = lambda _: None


def ingest(
    paths: Sequence[str | Path],
    engine: Engine,
    options: IngestOptions,
    listener: Listener | None = None,
) -> Report:
    """Ingests all files under `paths`; `listener` is told of each as it is stored.

    Raises RatsleseError where the database or the disk refuses; what is stored by then is whole and stays.
    """
    if not options.wait:
        check_not_held(options.database)  # listing a big archive takes long
    found = listed(paths, options)  # what is asked wrongly ends here, before a file is made
    with sole_writer(options.database, options.wait) as waited:
        if waited:
            found = listed(paths, options)
        report = _ingest(found.items, engine, options, listener or Listener())
    report.unused, report.hidden = found.unused, found.hidden
    return report


class Listed(NamedTuple):
    """What is to be read, what of the manifest names none of it, and what is left out since it is hidden."""

    items: list[Item]
    unused: list[str]
    hidden: list[str]


def listed(paths: Sequence[str | Path], options: IngestOptions) -> Listed:
    """All items under `paths`, with what the manifest says of them. Raises UsageError."""
    lists = [*lists_of(options.database), options.manifest, options.accounts]
    own = [*_own(options.database), *filter(None, lists)]
    hidden: set[str] = set()
    items = list_items(paths, options.database.parent, own, hidden)
    if options.manifest is None:
        return Listed(items, [], sorted(hidden))
    joined = join(items, read_manifest(options.manifest, [str(path) for path in paths if is_url(str(path))]))
    return Listed(joined.items, joined.unused, sorted(hidden))


def _own(database: Path) -> list[Path]:
    """What is written for a database: none of it is a paper of the archive that it may lie in."""
    beside = [database.with_name(database.name + ending) for ending in ("-wal", "-shm", "-journal")]
    return [database, *beside, lock_file(database), folder_of(database)]


def ingest_items(items: Sequence[Item], engine: Engine, options: IngestOptions) -> Report:
    """Ingests these items, as `ingest` does with what it lists."""
    with sole_writer(options.database, options.wait):
        return _ingest(items, engine, options, Listener())


def _ingest(items: Sequence[Item], engine: Engine, options: IngestOptions, listener: Listener) -> Report:
    with written(options.database) as db:
        run = start_run(db, options.version, list(options.arguments))
        with Writer(db, engine.setting.aliases, folder_of(options.database)) as writer:
            report = _Run(db, engine, options, writer).account(items, listener)
        finish_run(db, run, report.outcomes)
    report.check()
    return report


class _Run:
    """The reading and storing of one run."""

    def __init__(self, db: Database, engine: Engine, options: IngestOptions, writer: Writer) -> None:
        self._db = db
        self._writer = writer
        self._engine = engine
        self._options = options
        setting = engine.setting
        self._persons = is_on(db, PERSONS, options.persons)
        self._keeps_files = is_on(db, KEEP_FILES, options.keep_files)
        councils_said(db, options.councils)
        ocr_said(db, options.ocr)
        lists_said(db, {"--manifest": options.manifest, "--accounts": options.accounts})
        self._fingerprint = fingerprint(setting, options.version, self._persons)
        by_limits = f"{setting.limits.cpu_seconds}s{setting.limits.memory_mb}M"
        self._ocr = _OCR if wants_ocr(setting.ocr, has_text=False) else "no ocr"
        self._depends = {**dict.fromkeys(_BY_LIMITS, by_limits), Outcome.NEEDS_OCR: self._ocr}
        self._deleted = {sha256 for (sha256,) in db.execute("SELECT sha256 FROM tombstone")}
        self._originals = folder_of(options.database)
        self._stored = frozenset[str]()
        """Of the paths that are to be read those of which something is stored."""
        self._missed: dict[str, Account] = {}
        """Of those the ones whose bytes cannot be had: what was read of them stays, as of a file that is gone."""

    def account(self, items: Sequence[Item], listener: Listener) -> Report:
        """Reads and stores what is new or changed; every item ends with one outcome."""
        items, kept = self._told(items)
        report = Report(listed=len(items), kept=kept)
        unknown = self._unknown(items)
        to_read = self._recognised(unknown)
        before = accounts(self._db, [item.source for item in to_read])
        self._stored = frozenset(source for source, account in before.items() if account.outcome.value in KEPT)
        report.known = len(items) - len(to_read)
        listener.begin(len(items), len(to_read))
        done: set[str] = set()
        for _ in range(_ROUNDS if unknown else 0):
            for result in self._engine.map(to_read):
                self._store(result)
                report.read += result.arrival.sha256 is not None or result.outcome in _BY_LIMITS
                done.add(result.item.source)
                listener.done(result)
            self._writer.flush()
            to_read = [item for item in self._unknown(items) if item.source not in done]
            if not to_read:
                break
        index_search(self._db)
        found = accounts(self._db, [item.source for item in items])
        for item in items:
            account = self._missed.get(item.source) or found.get(item.source)
            if account is None:  # `check` says so
                continue
            self._keep(item, account)
            report.paths.append(Accounted(item.source, account.outcome, account.reason, account.advice))
        return report

    def _told(self, items: Sequence[Item]) -> tuple[list[Item], Counter[str]]:
        """The items with what is said of them, now or in an earlier run, and what holds since an earlier one."""
        options = self._options
        before = given(self._db)
        bytes_, recorded = partial(given_with_bytes, self._db), partial(known_states, self._db)
        before |= given_to_moved(items, before, bytes_, recorded, options.database.absolute().parent)
        told, kept = with_given(
            items, options.body, listed=options.manifest is not None, persons=self._persons, kept=before
        )
        if options.persons is None and not self._persons:
            kept[f"--no-{PERSONS}"] = len(items)
        if options.keep_files is None and not self._keeps_files:
            kept[f"--no-{KEEP_FILES}"] = len(items)
        return told, kept

    def _unknown(self, items: Sequence[Item]) -> list[Item]:
        """The items that are new or changed since they were recorded."""
        known = known_states(self._db)
        unknown = []
        for item in items:
            before = known.get(storable(item.source))
            if before is None or not self._is_same(item, before):
                unknown.append(item)
        return unknown

    def _is_same(self, item: Item, before: Known) -> bool:
        """Whether an item that was recorded would end as it did then."""
        outcome = before.account.outcome
        if item.refusal:
            refusal = Account(Outcome(item.refusal.outcome), None, item.refusal.reason, item.refusal.advice)
            return before.account == refusal
        # What OCR has read stays, also where it is not to be asked now; what it has not read waits for it.
        states = [self._state(item, outcome, scans) for scans in ("", _OCR, self._ocr)]
        return before.state is not None and before.state in states

    def _recognised(self, unknown: list[Item]) -> list[Item]:
        """Stores touched, moved and copied files whose bytes are known; returns the others, which are to be read."""
        sizes = known_sizes(self._db)
        to_read, recognised = [], []
        for item in unknown:
            state = self._state(item, Outcome.STORED)
            # What is in a ZIP in a ZIP can only be hashed with the whole inner ZIP in memory: workers do that.
            of_known_size = item.stat is not None and (item.members or item.stat[0] in sizes)
            hashed = sizes and state and of_known_size and len(item.members) <= 1 and not (item.url or item.manifest)
            sha256 = digest(item) if hashed else None
            known = known_content(self._db, item.source, sha256, state) if sha256 and state else None
            if known is None:
                to_read.append(item)
            else:
                recognised.append((replace(known, given=as_kept(item)), item))
        for known, item in recognised:  # only now: while it writes, nobody else asks the database
            self._writer.take(known, self._original(item))
        self._writer.flush()
        return to_read

    def _state(self, item: Item, outcome: Outcome, scans: str = "") -> FileState | None:
        """By what an item is known the next time, if nothing changes that its outcome depends on.

        `scans` says, of a document with pages that OCR reads, whether it was asked.
        """
        if item.stat is None:
            return None
        parts = (self._fingerprint, self._depends.get(outcome, scans), mark(item))
        return FileState(*item.stat, "-".join(filter(None, parts)))

    def _store(self, result: Result) -> None:
        """Has a result stored with others in one transaction; what was fetched is kept while it is there."""
        source, arrived = result.item.source, result.arrival
        if result.outcome in READ_AGAIN and arrived.sha256 is None and source in self._stored:
            reason = f"{arrived.reason}; what was read of it before stays"
            self._missed[source] = Account(result.outcome, None, reason, arrived.advice)
            return
        reading = result.arrival.reading if result.outcome is Outcome.STORED else None
        state = self._state(result.item, result.outcome, self._ocr if result.has_scans else "")
        sha256 = result.arrival.sha256 or ""
        if result.item.fetched and reading and self._keeps_files and sha256 not in self._deleted:
            keep(result.item, sha256, self._originals)
        arrival = replace(result.arrival, state=state, reading=reading, given=as_kept(result.item))
        self._writer.take(arrival, self._original(result.item))

    def _original(self, item: Item) -> Item | None:
        """The item, if its bytes are to be kept and stay on this machine."""
        return item if self._keeps_files and not (item.url or item.fetched) else None

    def _keep(self, item: Item, account: Account) -> None:
        if self._original(item) and account.outcome.value in KEPT and account.sha256:
            keep(item, account.sha256, self._originals)
