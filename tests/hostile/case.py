"""A case of the hostile set: how it is made, and which outcomes are right for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.outcome import Outcome

SAMPLES = Path(__file__).parents[1] / "documents" / "konstanz" / "2018-063"
"""A paper of this repository as PDF and as text; it ends as stored."""

NOTICE = "Putzplan für das Vereinsheim\n\nAm Montag die Fenster, am Dienstag die Küche, am Freitag der Saal.\n"
"""A text that is no council paper; it ends as other."""


@dataclass(frozen=True, slots=True)
class Case:
    """One path of the set. `name` is the path below its theme's folder; bytes that are no UTF-8 are surrogates in it.

    `outcomes` are allowed for each of its rows; `rows` is how many paths it must be listed as, None for one or more
    (a ZIP is listed as its members, or as itself).
    """

    theme: str
    name: str
    outcomes: frozenset[Outcome]
    why: str
    write: Callable[[Path], None]
    rows: int | None = 1
    possible: bool = True
    """Whether this user on this system can make it."""

    @property
    def path(self) -> str:
        """The path below the set's folder."""
        return f"{self.theme}/{self.name}"


Content = bytes | Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Theme:
    """Makes the cases of one theme."""

    name: str

    def file(self, name: str, content: Content, outcomes: str, why: str, rows: int | None = 1) -> Case:
        """A regular file. `outcomes` are the allowed ones, divided by blanks."""

        def write(path: Path) -> None:
            path.write_bytes(content if isinstance(content, bytes) else content())

        return Case(self.name, name, allowed(outcomes), why, write, rows)

    def special(self, name: str, write: Callable[[Path], None], outcomes: str, why: str, **more: object) -> Case:
        """Whatever `write` makes of the path."""
        return Case(self.name, name, allowed(outcomes), why, write, **more)  # type: ignore[arg-type]


def allowed(outcomes: str) -> frozenset[Outcome]:
    """The outcomes of a line such as "broken partial"."""
    return frozenset(map(Outcome, outcomes.split()))


def write_set(folder: Path, cases: Sequence[Case]) -> Iterator[Case]:
    """Writes the cases that can be made here below `folder` and yields each."""
    for case in cases:
        if not case.possible:
            continue
        path = folder / case.path
        path.parent.mkdir(parents=True, exist_ok=True)
        case.write(path)
        yield case
