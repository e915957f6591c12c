"""Counts of what is right, wrong and missed, and the precision, recall and F1 that follow from them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Score:
    """Counts of one field: `hits` are right, `wrong` are in the record but not in the gold, `missed` the reverse.

    A value that is read wrongly is both wrong and missed. Shares are 1.0 where there was nothing to count.
    """

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """How much of what was read is right, 0 to 1."""
        return _share(self.hits, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        """How much of what there was to read was read right, 0 to 1."""
        return _share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.hits, 2 * self.hits + self.wrong + self.missed)

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to find and nothing was found."""
        return not (self.hits or self.wrong or self.missed)

    @property
    def is_perfect(self) -> bool:
        """Whether nothing is wrong or missed."""
        return not (self.wrong or self.missed)

    def add(self, other: "Score") -> None:
        """Adds another field's or document's counts."""
        self.hits += other.hits
        self.wrong += other.wrong
        self.missed += other.missed

    def as_json(self) -> dict[str, float]:
        """The counts and the shares, rounded to four digits."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"hits": self.hits, "wrong": self.wrong, "missed": self.missed}
        return {**counts, **{name: round(share, 4) for name, share in shares.items()}}


def total(scores: Iterable[Score]) -> Score:
    """All scores together: what micro averages are made of."""
    everything = Score()
    for score in scores:
        everything.add(score)
    return everything


def macro_f1(scores: Iterable[Score]) -> float:
    """The mean F1 of all fields in which there was something to count, each field weighing the same."""
    counted = [score.f1 for score in scores if not score.is_empty]
    return sum(counted) / len(counted) if counted else 1.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
