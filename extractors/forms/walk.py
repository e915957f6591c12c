"""A walk over the items of a header: where it is, what it found, and the lines that no field has claimed so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms.labels import Labelled
from extractors.forms.signatures import Signature
from extractors.forms.stations import Station, is_open
from extractors.forms.title import Run, can_be_title
from extractors.forms.vocabulary import FormWords
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from schemas.council import CouncilProfile


@dataclass(slots=True)
class Header:
    """What stands before the first section, and the index of the first item after it (`body`).

    `values` has the wordings by field, as the labels of `forms.labels` name them; "dated" is a date without a label.
    `before` are the items of a section that stands before the header's fields: a form in two columns may be read so.
    """

    values: dict[str, list[Passage]] = field(default_factory=dict)
    stations: list[Station] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    title: Passage | None = None
    public: Passage | None = None
    """The word that says for all meetings whether they are public."""
    unclaimed: list[Passage] = field(default_factory=list)
    body: int = 0
    before: tuple[int, int] = (0, 0)
    is_numbered: bool = False
    """Whether the paper's number stands behind its type, on the same line."""
    has_schedule: bool = False
    """Whether its stations stand under the title or the headings of a Beratungsfolge."""

    def first(self, name: str) -> Passage | None:
        """The first value of a field, or None."""
        return next(iter(self.values.get(name, ())), None)

    def add(self, name: str, text: Passage) -> None:
        """Enters a value of a field."""
        if text.value:
            self.values.setdefault(name, []).append(text)

    @property
    def is_there(self) -> bool:
        """Whether any field of a form was read."""
        return bool(self.stations or "reference" in self.values)


@dataclass(slots=True)
class Walk:
    """The state of reading a header; its readers look at the line at `index` and say how many items they took."""

    items: Sequence[FlowItem]
    type_line: int
    words: FormWords
    profile: CouncilProfile | None
    header: Header = field(default_factory=Header)
    index: int = 0
    pending: Labelled | None = None
    """A lone label whose value has to come."""
    runs: list[Run] = field(default_factory=list)
    has_fields: bool = False
    has_own_meeting: bool = False
    """Whether the line of the paper's type names the meeting that the paper is for: it is the first station."""
    claimed: int = 0
    """The index behind the last item that a field took."""

    def line(self, ahead: int = 0) -> FlowLine | None:
        """The line at the walk's place, or `ahead` of it; None for a table and past the end."""
        at = self.index + ahead
        item = self.items[at] if 0 <= at < len(self.items) else None
        return item if isinstance(item, FlowLine) else None

    def take(self, count: int) -> None:
        """Goes on behind what a field took."""
        self.index += count
        self.claimed = self.index

    def loosen(self, line: FlowLine) -> None:
        """Leaves the line at the walk's place to the runs, of which one is the title."""
        if not self.runs or self.runs[-1].end != self.index:
            zone = "field" if self.has_fields else "head" if self.index < self.type_line else "open"
            self.runs.append(Run(self.index, [], zone))
        self.runs[-1].lines.append(line)
        self.index += 1

    def mark_stations(self) -> None:
        """Notes that a Beratungsfolge stands here: the loose lines before it are where most forms print the title."""
        self.header.has_schedule = True
        if self.runs and (self.runs[-1].zone == "field" or self.runs[-1].end == self.index > self.type_line):
            self.runs[-1].zone = "stations"

    @property
    def has_title(self) -> bool:
        """Whether a title stands before the Beratungsfolge."""
        is_labelled = "name" in self.header.values or "item_name" in self.header.values
        return is_labelled or any(run.zone == "stations" and can_be_title(run) for run in self.runs)

    @property
    def is_in_run(self) -> bool:
        """Whether the line before is loose."""
        return bool(self.runs) and self.runs[-1].end == self.index

    @property
    def has_open_run(self) -> bool:
        """Whether the line before is loose and goes on here ("… in Ausschüsse und" over "Gremien:")."""
        return self.is_in_run and is_open(self.runs[-1].lines[-1].text.value)
