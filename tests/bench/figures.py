"""The bench's results: figures with all their rounds, kept as JSON; the table is made from them, never by hand."""

import json
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal

Unit = Literal["ratio", "times", "share", "MB", "KB", "s", "ms"]

MARGIN = 0.15
"""How much worse than the kept figure, as a part of it, is taken for noise."""
SLACK: dict[Unit, float] = {"ratio": 0.01, "times": 0.05, "share": 0.005, "MB": 2.0, "KB": 1.0, "s": 0.2, "ms": 0.5}
"""And this much besides, in the figure's own unit, so that figures near zero have a margin too."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what was measured in each round, or in `missing` why it was not.

    `hold` is the value to hold (None: the figure is only told), `at_least` says whether more is better.
    """

    key: str
    what: str
    unit: Unit
    rounds: tuple[float, ...] = ()
    hold: float | None = None
    at_least: bool = False
    note: str = ""
    missing: str = ""

    @property
    def measured(self) -> float | None:
        """The median of the rounds."""
        return median(self.rounds) if self.rounds else None

    @property
    def held(self) -> bool | None:
        """Whether the median holds; None where nothing is to be held or nothing was measured."""
        if self.measured is None or self.hold is None:
            return None
        return self.measured >= self.hold if self.at_least else self.measured <= self.hold

    @property
    def told(self) -> str:
        """What is to be known besides: the note, or why there is nothing."""
        return f"not measured: {self.missing}" if self.missing else self.note

    def is_worse_than(self, kept: "Figure") -> bool:
        """Whether the median is worse than the kept one by more than the margin; False where one is missing."""
        if self.measured is None or kept.measured is None:
            return False
        allowed = MARGIN * abs(kept.measured) + SLACK[self.unit]
        loss = kept.measured - self.measured if self.at_least else self.measured - kept.measured
        return loss > allowed

    def cells(self) -> tuple[str, str, str, str, str]:
        """What, value to hold, median, spread, held: as they are printed."""
        hold = "–" if self.hold is None else f"{'≥' if self.at_least else '≤'} {shown(self.hold, self.unit)}"
        if self.measured is None:
            return self.what, hold, "not measured", "", ""
        spread = f"{shown(min(self.rounds), self.unit)} to {shown(max(self.rounds), self.unit)}"
        held = {True: "yes", False: "**no**", None: ""}[self.held]
        return self.what, hold, shown(self.measured, self.unit), spread, held


@dataclass(frozen=True, slots=True)
class Results:
    """One run of the bench: `about` says when, on what machine, with what versions, over what corpus."""

    about: dict[str, str]
    figures: tuple[Figure, ...]

    def to_json(self) -> str:
        """As docs/bench.json keeps it."""
        rows = [{key: value for key, value in asdict(each).items() if value not in ("", None)} for each in self.figures]
        return json.dumps({"about": self.about, "figures": rows}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Results":
        """What `to_json` wrote. Raises ValueError, KeyError or TypeError where it is something else."""
        kept: dict[str, Any] = json.loads(text)
        rows = ({**row, "rounds": tuple(map(float, row["rounds"]))} for row in kept["figures"])
        return cls(dict(kept["about"]), tuple(Figure(**row) for row in rows))

    def worse_than(self, kept: "Results") -> list[tuple[Figure, Figure]]:
        """Figures that got worse by more than the margin, each with the kept one."""
        before = {figure.key: figure for figure in kept.figures}
        pairs = ((figure, before[figure.key]) for figure in self.figures if figure.key in before)
        return [(now, then) for now, then in pairs if now.is_worse_than(then)]


def shown(value: float, unit: Unit) -> str:
    """A value with its unit."""
    if unit == "share":
        return f"{100 * value:.3g} %"
    if unit == "times":
        return f"{value:.3g}x"
    if unit == "ratio":
        return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"
    return f"{value:.1f} {unit}"


def table(results: Results) -> str:
    """The figures as a Markdown table, with the notes and the reasons of what was not measured under it."""
    rows = [("what", "hold", "median", "spread", "held"), ("---",) * 5]
    rows += [figure.cells() for figure in results.figures]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.append("")
    lines += [f"- {figure.what}: {figure.told}." for figure in results.figures if figure.told]
    lines.append("")
    lines += [f"- {name}: {value}" for name, value in results.about.items()]
    return "\n".join(lines)
