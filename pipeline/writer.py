"""The one writer: stores and indexes arrivals in a thread of its own, some at once, and keeps their originals.

SQLite and the disk work while the engine goes on handing out batches: workers never wait for a commit.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from db.arrivals import Aliases, Arrival
from db.connection import Database
from db.search import index_search
from db.shelf import KEPT
from db.store import store_many
from pipeline.engines.engine import LARGEST_BATCH_BYTES
from pipeline.originals import keep
from pipeline.sources.item import Item

_AT_ONCE = 64
"""Documents in a transaction."""

_INDEXED_AT_ONCE = 256
"""Documents that may be stored and not in the search index yet: its parts are merged more often where it gets fewer."""


class Writer:
    """Stores what it takes. At most one transaction's documents wait for the one that is being written.

    `originals` is the folder where the bytes of what is stored are kept. While documents are on their way, nobody else
    may use `db`, which threads must be allowed to share; after `flush` all is committed.
    """

    def __init__(self, db: Database, aliases: Aliases, originals: Path) -> None:
        self._db = db
        self._aliases = aliases
        self._originals = originals
        self._waiting: list[tuple[Arrival, Item | None]] = []
        self._waiting_bytes = 0
        self._not_indexed = 0
        self._thread = ThreadPoolExecutor(1, "writer")
        self._writing: Future[None] | None = None

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()  # what is being written is written whole

    def take(self, arrival: Arrival, original: Item | None = None) -> None:
        """Stores an arrival soon, and then keeps the bytes of `original` where it is given and was stored.

        Raises what kept an earlier one from being stored, as `store_many` and `keep`.
        """
        self._waiting.append((arrival, original))
        self._waiting_bytes += arrival.size or 0
        if len(self._waiting) >= _AT_ONCE or self._waiting_bytes >= LARGEST_BATCH_BYTES:
            self._hand_over()

    def flush(self) -> None:
        """Returns when everything taken is committed. Raises as `take`."""
        self._hand_over()
        self._wait()

    def _hand_over(self) -> None:
        self._wait()
        waiting, self._waiting, self._waiting_bytes = self._waiting, [], 0
        if waiting:
            self._writing = self._thread.submit(self._write, waiting)

    def _wait(self) -> None:
        writing, self._writing = self._writing, None
        if writing:
            writing.result()

    def _write(self, waiting: list[tuple[Arrival, Item | None]]) -> None:
        stored = store_many(self._db, [arrival for arrival, _ in waiting], aliases=self._aliases)
        for account, (_, original) in zip(stored, waiting, strict=True):
            if original and account.outcome.value in KEPT and account.sha256:  # a duplicate's first path may be gone
                keep(original, account.sha256, self._originals)
        self._not_indexed += len(waiting)
        if self._not_indexed >= _INDEXED_AT_ONCE:
            index_search(self._db)
            self._not_indexed = 0
