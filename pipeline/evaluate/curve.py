"""The noise curve: text papers damaged more and more, read, extracted and compared with their gold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.extract import extract
from pipeline.evaluate.matchers import MATCHERS
from pipeline.evaluate.noise import damaged
from pipeline.evaluate.records import Json, Pair, read_golds, stems
from pipeline.evaluate.report import Report, evaluate
from pipeline.reading.encoding import decode
from pipeline.reading.read import read
from schemas.council import CouncilProfile
from schemas.errors import UsageError

SHARES = (0.0, 0.01, 0.02, 0.04)
SEEDS = 5
"""Every paper is damaged in so many ways; the undamaged one is read once."""
_SUFFIXES = {".txt", ".md"}


@dataclass(frozen=True, slots=True)
class Source:
    """A text paper with its gold; `folders` as in Document."""

    path: Path
    gold: Json

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the parent folders, nearest first."""
        return tuple(parent.name for parent in self.path.parents if parent.name)


def text_papers(papers: Path, gold: Path) -> list[Source]:
    """All texts in a folder and below that have gold of the same stem; raises UsageError where there is none."""
    golds = read_golds(gold)
    found = []
    for path in sorted(papers.rglob("*")) if papers.is_dir() else [papers]:
        stem = next((stem for stem in stems(path.name) if stem in golds), None)
        if path.suffix in _SUFFIXES and stem is not None:
            found.append(Source(path, golds[stem]))
    if not found:
        advice = "Say the folder of the text papers (NAME.txt, NAME.md), not their records."
        raise UsageError(f"No text in {papers} has its gold in {gold}", advice)
    return found


def noise_curve(papers: Sequence[Source], profiles: Sequence[CouncilProfile]) -> dict[float, Report]:
    """The report for each share of damaged characters, over all papers and seeds."""
    return {share: evaluate(damaged_pairs(papers, profiles, share)) for share in SHARES}


def curve_json(curve: dict[float, Report]) -> list[dict[str, Any]]:
    """As `ratslese evaluate --noise --json` prints it."""
    return [{"damaged": share, **report.everything.as_json()} for share, report in curve.items()]


def curve_text(curve: dict[float, Report]) -> str:
    """A table: the F1 of each family by share of damaged characters, strict and Levenshtein."""
    families = next(iter(curve.values())).everything.families
    lines = []
    for matcher in (MATCHERS[0], MATCHERS[2]):
        lines.append(f"{f'F1, {matcher.title}':<20}" + "".join(f"{f'{share:.0%} damaged':>14}" for share in curve))
        for family in families:
            scores = [report.everything.micro(matcher.name, family).f1 for report in curve.values()]
            lines.append(f"{family:<20}" + "".join(f"{score:>14.3f}" for score in scores))
        micro = [report.everything.micro(matcher.name).f1 for report in curve.values()]
        lines.append(f"{'all (micro)':<20}" + "".join(f"{score:>14.3f}" for score in micro))
        whole = [report.everything.whole_headers(matcher.name) for report in curve.values()]
        lines.append(f"{'whole header right':<20}" + "".join(f"{share or 0:>14.3f}" for share in whole))
        lines.append("")
    return "\n".join(lines[:-1])


def damaged_pairs(papers: Sequence[Source], profiles: Sequence[CouncilProfile], share: float) -> Iterable[Pair]:
    """The papers with so many characters damaged, each in several ways, with their gold."""
    for paper in papers:
        text = decode(str(paper.path), paper.path.read_bytes()).text
        for seed in range(SEEDS if share else 1):
            data = damaged(text, share, seed).encode()
            with read(str(paper.path), data, paper.folders) as document:
                record = extract(document, profiles).model_dump(mode="json", by_alias=True)
            yield Pair(f"{paper.path} ({share:.0%}, {seed})", record, paper.gold)
