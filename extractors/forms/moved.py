"""Who moves a paper, where no label says so: groups, parties over "Fraktion im Kreistag", a member of the council."""

import re

from extractors.forms.columns import parted
from extractors.forms.typed import movers, names_party, person
from extractors.forms.walk import Walk
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage, concatenate

_LONGEST_PARTY = 5
_GROUP_ALONE = re.compile(
    r"(?:Kreistags|Rats|Stadtrats|Gemeinderats)?[Ff]raktion(?: (?:im|der|des|in) .{3,60}| \S{3,30})?"
)
"""What says only that the line over it is a group of the council."""


def read_movers(walk: Walk, line: FlowLine) -> int:
    """Who moves the paper, on a line of their own: groups, or a member of the council."""
    text = line.text
    if walk.header.stations or line.line.bold:
        return 0
    if person(text):
        walk.header.add("originator", text)
        return 1
    if "raktion" not in text.value and (named := _parties_over_groups(walk, line)):
        for group in named:
            walk.header.add("originator", group)
        return 2
    columns = parted(line) if line.line.box is None and "raktion" in text.value else [text]
    if len(columns) > 1 and not any(names_party(column.value) for column in columns):
        return 0  # the parties stand over "Fraktion im Kreistag", a column each
    groups = [group for column in columns for group in movers(column)]
    follows = "originator" in walk.header.values and walk.claimed == walk.index
    if not groups or not ("raktion" in text.value or "ruppe" in text.value or follows):
        return 0
    for group in groups:
        walk.header.add("originator", group)
    return 1


def _parties_over_groups(walk: Walk, line: FlowLine) -> list[Passage]:
    """The groups whose parties stand over "Fraktion im Kreistag …", a column each: both as one name; else none."""
    behind = walk.line(1)
    if behind is None or "raktion" not in behind.text.value or not names_party(line.text.value):
        return []
    parties, groups = parted(line), parted(behind)
    if len(parties) != len(groups) or not all(_GROUP_ALONE.fullmatch(group.value) for group in groups):
        return []
    if not all(names_party(party.value) and len(party.value.split()) < _LONGEST_PARTY for party in parties):
        return []
    return [concatenate([party, group], "-") for party, group in zip(parties, groups, strict=True)]
