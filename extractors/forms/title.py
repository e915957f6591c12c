"""Which lines of a header are its title: the lines that no field claims, where forms print a title."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms.stations import is_open
from extractors.text.blocks import joined
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage, concatenate

_WIDE_GAP = 0.9
_BLANK_LINES = 0.5
_GOES_ON = re.compile(r"(?:hier ?:|hier: |[-–(]|[a-zäöü])")
DASHES = ("-", "–")
_MOST_OVER_TYPE = 4
_SHORTEST_OVER_TYPE = 15
"""Signs; what is shorter may well be a part of the letterhead."""
_LETTERHEAD = re.compile(
    r"^(?:[A-ZÄÖÜ][a-zäöü]{2,20}stadt|Stadt|Samtgemeinde|(?:Orts|Verbands)?[Gg]emeinde|Landkreis|Kreis|Markt|Amt|Der|Die"
    r"|An|Herrn?|Frau|Zu|Telefon|Dezernat|Fachbereich|Referat|Fraktion|Status|Anlage|Entwurf)\b"
    r"|[Kk]reis$|verwaltung\b|\d{5} [A-ZÄÖÜ]|@|www\.|[Ff]raktion|, den \d|Tel\."
)
_INSTITUTION = re.compile(
    r"(?:(?:Kommunal|Städtisch|Technisch|Zentral)e[rs]? )?"
    r"(?:Abteilung|Stabsstelle|Sachgebiet|Fach(?:dienst|gebiet)|Team"
    r"|(?:Stadt|Gemeinde|Kreis)werke|Betriebe?|Zentrum|Büro"
    r"|[A-ZÄÖÜ][a-zäöüß]{1,30}(?:betriebe?|zentrum|büro))(?: [^\d:;–]{1,80})?"
)
"""A unit or an institution of the council by its name alone; what a title says of one has a sign or a year."""
_LONGEST = 10
"""Lines; a run of more is running text."""


@dataclass(slots=True)
class Run:
    """Lines that follow each other and that no field claims; `start` is the index of the first.

    `zone` says where the run stands: "head" before the type, "open" before the first field, "field" between fields,
    "stations" before the Beratungsfolge, "last" behind the last field.
    """

    start: int
    lines: list[FlowLine] = field(default_factory=list)
    zone: str = "field"

    @property
    def end(self) -> int:
        """The index behind its last line."""
        return self.start + len(self.lines)

    @property
    def is_marked(self) -> bool:
        """Whether the form shows it as a heading."""
        return any(line.line.bold or line.line.heading for line in self.lines)


def choose(runs: Sequence[Run]) -> tuple[Run | None, list[FlowLine]]:
    """The run that holds the title, and those of its lines that are the title; a line that comes again is none."""
    told = Counter(line.text.value for run in runs for line in run.lines)
    usable = [run for run in runs if run.lines and can_be_title(run) and told[run.lines[0].text.value] == 1]
    if not usable:
        return None, []
    best = max(usable, key=_rank)
    return best, title_lines(_last_part(best.lines) if best.zone == "stations" else best.lines)


def over_type(runs: Sequence[Run], type_line: int) -> list[FlowLine]:
    """The title that a form prints over the paper's type (at the index `type_line`); none in a mere letterhead.

    It is few lines that white space parts from what stands over them.
    """
    run = next((run for run in reversed(runs) if run.zone == "head" and run.end == type_line), None)
    lines = list(_last_part(run.lines)) if run is not None else []
    text = " ".join(line.text.value for line in lines)
    is_long = len(lines) <= _MOST_OVER_TYPE and len(text) > _SHORTEST_OVER_TYPE
    if not is_long or run is None or not _is_wide(lines[0]):
        return []
    return [] if _LETTERHEAD.search(text) or _INSTITUTION.fullmatch(text) else lines


def _rank(run: Run) -> tuple[int, int, int]:
    """Marked lines first, then those next to the Beratungsfolge, then the later ones."""
    beside = {"open": 1, "field": 2, "last": 3, "stations": 3}[run.zone]
    return (int(run.is_marked), beside, run.start)


def can_be_title(run: Run) -> bool:
    """Whether a run has a title's words, not a row of a table in Markdown, and stands where one may stand."""
    text = " ".join(line.text.value for line in run.lines)
    return not text.endswith(" |") and run.zone != "head" and re.search(r"[A-Za-zÄÖÜäöüß]{4}", text) is not None


def _last_part(lines: Sequence[FlowLine]) -> Sequence[FlowLine]:
    """What of a run stands next to the Beratungsfolge under it: the lines behind the last wide gap."""
    begin = 0
    for at, line in enumerate(lines):
        if at and _is_wide(line) and not is_open(lines[at - 1].text.value) and not _GOES_ON.match(line.text.value):
            begin = at
    return lines[begin:]


def _is_wide(line: FlowLine) -> bool:
    return line.line.gap > (_WIDE_GAP if line.line.box is not None else _BLANK_LINES)


def title_lines(lines: Sequence[FlowLine]) -> list[FlowLine]:
    """The title in a run: its marked lines where it has any, else its lines up to the first wide gap."""
    if any(line.line.bold or line.line.heading for line in lines):
        return _marked(lines)
    kept = [lines[0]]
    for line in lines[1:_LONGEST]:
        if _is_wide(line) and not is_open(kept[-1].text.value):
            break
        kept.append(line)
    return kept


def _marked(lines: Sequence[FlowLine]) -> list[FlowLine]:
    """The first marked lines that follow each other."""
    kept: list[FlowLine] = []
    for line in lines:
        if line.line.bold or line.line.heading:
            kept.append(line)
        elif kept:
            break
    return kept


def text_of(lines: Sequence[FlowLine]) -> Passage:
    """The title on one line; a part that begins with a dash keeps it."""
    parts: list[list[FlowLine]] = []
    for line in lines:
        if parts and line.line.bullet not in DASHES:
            parts[-1].append(line)
        else:
            parts.append([line])
    return concatenate([joined(part) for part in parts], " - ")
