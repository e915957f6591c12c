"""How much of the papers was understood: the plausibility bands of each council, and the words that no reader knew."""

from typing import NamedTuple

from sqlite_utils import Database


class Band(NamedTuple):
    """How many papers of a council (None: not known) have a value for `field`, and the least plausible share."""

    body: str | None
    field: str
    """reference, name, date or consultation."""
    papers: int
    papers_with: int
    share: float
    lower_bound: float

    @property
    def is_plausible(self) -> bool:
        """Whether so few papers without the value are to be expected."""
        return self.papers_with >= self.lower_bound * self.papers


class UnknownWord(NamedTuple):
    """Words of a council's papers that no reader knew: where, how often, in how many files, and the path of one."""

    body: str | None
    field: str | None
    word: str
    times: int
    files: int
    path: str


def bands(db: Database) -> list[Band]:
    """The bands of all councils, by council and field; the bounds stand in db/views.sql."""
    found = db.conn.execute(
        "SELECT body, field, papers, papers_with, share, lower_bound FROM plausibility ORDER BY body NULLS LAST, field"
    )
    return [Band(*row) for row in found]


def vocabulary(db: Database, limit: int = 50) -> list[UnknownWord]:
    """The words met most often, at most `limit` of them."""
    found = db.conn.execute(
        "SELECT body, field, word, times, files, (SELECT min(path) FROM source WHERE source.file = unknown.file) "
        "FROM unknown_vocabulary AS unknown ORDER BY times DESC, body, field, word LIMIT ?",
        [limit],
    )
    return [UnknownWord(*row) for row in found]
