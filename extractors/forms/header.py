"""The header of a council paper: every line and cell before its first section, claimed by a reader or left as title.

A walk over the lines asks one reader after the other; each says how many items it took. What none took is a run of
loose lines, and of these runs one is the title. Values are told by label, type and place, never by a form's name.
"""

from collections.abc import Callable, Sequence

from extractors.forms import bare, title
from extractors.forms.apart import read_label_block, read_label_column
from extractors.forms.columns import ITEM_LINE, columns_at, parted
from extractors.forms.ends import ends_header, ends_stations, is_text
from extractors.forms.entries import enter
from extractors.forms.fields import read_behind_type, read_labels, read_pending
from extractors.forms.labels import Labelled, labelled
from extractors.forms.moved import read_movers
from extractors.forms.rowline import read_line, read_stations, read_undated
from extractors.forms.schedule import read_schedule
from extractors.forms.sitting import read_labelled_sitting, read_sitting
from extractors.forms.stations import Station
from extractors.forms.strung import read_strung
from extractors.forms.tables import read_table
from extractors.forms.typed import DEPARTMENT, is_office
from extractors.forms.under import read_row
from extractors.forms.vocabulary import words_of
from extractors.forms.walk import Header, Walk
from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.passage import Passage
from extractors.text.references import read_reference
from schemas.council import CouncilProfile

_LONGEST_TITLE = 10
_ZONE = 80
"""Items that a header may take."""
_RESUME = 60
"""So far behind a section that stands before the header a form may go on with its fields."""

_READERS: tuple[Callable[[Walk, FlowLine], int], ...] = (
    read_labelled_sitting,
    read_label_column,
    read_label_block,
    read_strung,
    read_labels,
    bare.read_reference_line,
    bare.read_publicity,
    bare.skip_furniture,
    read_sitting,
    bare.read_station,
    bare.read_beside,
    read_row,
    bare.read_date_line,
    bare.read_signature,
    read_movers,
    bare.read_office,
)


def read_header(items: Sequence[FlowItem], type_line: int, profile: CouncilProfile | None) -> Header:
    """Reads the header around the line or table with the paper's type (index `type_line`) up to its first section.

    Where a section comes before any field, the header goes on at the first line that labels the paper's number.
    """
    walk = Walk(items, type_line, words_of(profile), profile)
    _walk_to(walk, min(len(items), type_line + _ZONE))
    if not walk.header.is_there:
        resume = _resumes_at(walk)
        if resume is not None:
            walk.header.before = (walk.index, resume)
            walk.index = resume
            _walk_to(walk, min(len(items), resume + _ZONE))
    walk.header.body = walk.index
    _settle_title(walk)
    if walk.has_own_meeting:
        _settle_stations(walk.header)
    return walk.header


def _walk_to(walk: Walk, limit: int) -> None:
    """Goes on to the header's end, at most to the index `limit`."""
    while walk.index < limit:
        item = walk.items[walk.index]
        if isinstance(item, FlowTable):
            if not _read_table(walk, item):
                break
            continue
        if walk.index == walk.type_line:
            over = read_strung(walk, item) or read_behind_type(walk, item)
            if not over and item.line.box is None:
                bare.read_columns(walk, parted(item)[1:])
            took = read_sitting(walk, item)
            walk.has_own_meeting = took > 0
            walk.take(max(1, took, over))
            continue
        if walk.pending is not None and (took := read_strung(walk, item)):
            walk.pending = None
            walk.take(took)
            continue
        if read_pending(walk) or _read_stations(walk, item):
            continue
        if walk.index > walk.type_line and ends_header(walk):
            break
        took = next((took for reader in _READERS if (took := reader(walk, item))), 0)
        if took:
            walk.take(took)
            continue
        if is_text(walk):
            break
        walk.loosen(item)
        if len(walk.runs[-1].lines) > _LONGEST_TITLE and walk.index > walk.type_line:
            break


def _resumes_at(walk: Walk) -> int | None:
    """The line that labels the paper's number behind a section that stands before the header, if any."""
    for at in range(walk.index, min(len(walk.items), walk.index + _RESUME)):
        item = walk.items[at]
        if not isinstance(item, FlowLine) or item.page > 1:
            continue
        mark = labelled(item.text, walk.words.labels, colon=True)
        if mark is not None and mark.field == "reference" and read_reference(mark.rest, walk.profile) is not None:
            return at
    return None


def _read_table(walk: Walk, table: FlowTable) -> bool:
    """Whether the walk goes on behind a table: it is one of the header's, whose values are taken over."""
    reading = read_table(table, walk.words, walk.pending)
    if not (reading.values or reading.has_stations or reading.pending):
        walk.index += 1
        return walk.index <= walk.type_line + 1
    for mark in reading.values:
        enter(mark, walk.header)
    walk.header.stations.extend(reading.stations)
    if (office := _sender(table, reading.unclaimed, walk)) is not None:
        walk.header.add("office", office)
        reading.unclaimed.remove(office)
    walk.header.unclaimed.extend(reading.unclaimed)
    if reading.has_stations:
        walk.mark_stations()
    walk.pending = reading.pending
    walk.has_fields = True
    walk.take(1)
    return True


def _sender(table: FlowTable, unclaimed: Sequence[Passage], walk: Walk) -> Passage | None:
    """The one office in a cell without a label that begins a row of labels: behind or under a label it is another's.

    The authority as a whole is the letterhead.
    """
    if not walk.header.values.keys().isdisjoint(("office", "author")):
        return None
    offices = [text for text in unclaimed if len(text.value) < 80 and is_office(text.value, walk.profile)]
    if len(offices) != 1 or offices[0].value.startswith("Landrat") or DEPARTMENT.fullmatch(offices[0].value):
        return None
    for row in table.table.rows:
        texts = [table.cell(cell) for cell in row if cell.ranges]
        if texts and texts[0] == offices[0]:
            return offices[0] if any(labelled(text, walk.words.labels) for text in texts[1:]) else None
    return None


def _read_stations(walk: Walk, line: FlowLine) -> bool:
    """Whether a Beratungsfolge opens here; its stations are read."""
    columns = columns_at(walk.items, walk.index, walk.words)
    if columns is None:
        return _opens_with_station(walk, line)
    if not columns.fields and walk.has_open_run:
        return False
    first = walk.index + columns.lines
    if not columns.fields and first < len(walk.items) and isinstance(walk.items[first], FlowTable):
        walk.mark_stations()
        walk.pending = Labelled("stations", line.text, line.text)
        walk.take(columns.lines)
        return True
    _read_item(walk, walk.line(1) if columns.lines > 1 else None)
    found = read_schedule(walk.items, first, columns, lambda at: ends_stations(walk, at))
    if not found.stations and not columns.fields and (not walk.has_fields or line.text.value == "Beratung:"):
        return False
    walk.mark_stations()
    walk.header.stations.extend(found.stations)
    walk.header.unclaimed.extend(found.unclaimed)
    walk.take(max(found.end, first) - walk.index)
    return True


def _read_item(walk: Walk, line: FlowLine | None) -> None:
    """The paper's item of the agenda under the title of its Beratungsfolge."""
    match = ITEM_LINE.fullmatch(line.text.value) if line is not None else None
    if line is not None and match is not None and match["item"]:
        walk.header.add("agenda_item", line.text.part(*match.span("item")))


def _opens_with_station(walk: Walk, line: FlowLine) -> bool:
    """A Beratungsfolge whose first station stands behind its label ("Beratungsfolge: Sozialausschuss 12.05.2022")."""
    opening = labelled(line.text, walk.words.columns.of("organization"), colon=True)
    if opening is None or walk.has_open_run:
        return False
    if took := read_labelled_sitting(walk, line):
        walk.mark_stations()
        walk.take(took)
        return True
    stations = read_stations(opening.rest, walk.words) if opening.rest.value else []
    if not stations:
        return False
    walk.mark_stations()
    walk.header.stations.extend(stations)
    walk.take(1)
    while (following := walk.line()) and not ends_stations(walk, walk.index):
        station = read_line(following.text, walk.words) or read_undated(following.text, walk.words)
        if station is None or labelled(following.text, walk.words.columns, colon=True) is not None:
            break
        walk.header.stations.append(station)
        walk.take(1)
    return True


def _settle_stations(header: Header) -> None:
    """Leaves out the meeting that the paper's heading names where the Beratungsfolge has it once more."""
    first, *others = header.stations
    if any(_is_same(first, each) for each in others):
        header.stations = others


def _is_same(one: Station, other: Station) -> bool:
    if one.start is None or other.start is None:
        return False
    return one.organization.value == other.organization.value and one.start.value == other.start.value


def _settle_title(walk: Walk) -> None:
    """The title as labelled, else from the run that holds it; the other loose lines stay unclaimed."""
    header = walk.header
    for run in walk.runs:
        if run.zone == "field" and run.start >= walk.claimed:
            run.zone = "last"
    lines: list[FlowLine] = []
    if labelled_title := header.first("name") or header.first("item_name"):
        header.title = labelled_title
    else:
        best, lines = title.choose(walk.runs)
        if best is None and (lines := title.over_type(walk.runs, walk.type_line)):
            header.title = title.text_of(lines)
        if best is not None:
            header.title = title.text_of(lines)
            if best.zone == "last" and lines[-1] is not best.lines[-1]:
                header.body = best.start + best.lines.index(lines[-1]) + 1
    for run in walk.runs:
        for at, line in enumerate(run.lines, run.start):
            if line not in lines and walk.type_line < at < header.body and len(line.text.value) > 1:
                header.unclaimed.append(line.text)
