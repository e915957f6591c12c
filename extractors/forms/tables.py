"""Header tables: labels and their values, and the Beratungsfolge under its column headings, in ruled or tabbed rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.forms.abreast import ordered
from extractors.forms.headrow import column_fields
from extractors.forms.labels import Labelled, all_labelled, labelled
from extractors.forms.rowline import read_line, read_undated
from extractors.forms.sitting import sitting_in_cells
from extractors.forms.stations import TICKED, Station, names_body, read_cells
from extractors.forms.vocabulary import COMMON, FormWords
from extractors.text.flow import FlowTable
from extractors.text.passage import Passage, concatenate
from extractors.text.repair import repaired
from schemas.document import Cell, Range

Row = Sequence[Cell]


@dataclass(slots=True)
class TableReading:
    """What a header table says; `unclaimed` are the cells that no reader understood."""

    values: list[Labelled] = field(default_factory=list)
    stations: list[Station] = field(default_factory=list)
    has_stations: bool = False
    unclaimed: list[Passage] = field(default_factory=list)
    pending: Labelled | None = None
    """The label in the last cell, where its value has to come behind the table."""


def read_table(table: FlowTable, words: FormWords = COMMON, before: Labelled | None = None) -> TableReading:
    """Reads a table of the header zone row by row; `before` is a lone label on the line over it."""
    reading = TableReading()
    columns: dict[str, Cell] = {}
    beside: list[dict[str, Cell]] = []
    abreast: list[list[Station]] = []
    headed = -1
    rows = table.table.rows
    claimed: set[tuple[int, int]] = set()
    first = next((cell for row in rows for cell in _filled(row)), None)
    titled = before is not None and before.field == "stations"
    if before is not None and not titled and first is not None and not _is_label(table, first, words):
        claimed.add((first.row, first.column))
        reading.values.append(Labelled(before.field, before.label, table.cell(first)))
    for number, row in enumerate(rows):
        headings = _column_headings(table, row, words)
        if titled and not headings and not columns and (station := _free_station(table, row, words)):
            reading.stations.append(station)
            reading.has_stations = True
            continue
        if not headings and not columns and _is_title(table, row, words):
            titled = True
            continue
        if headings:
            (columns, *beside), headed = _groups(headings), number
            columns.update(_crosses_over(table, rows[number - 1], words) if number else ())
            reading.has_stations = True
            rests = {mark.field: mark.rest for _, mark in headings if mark.rest}
            station = read_cells(rests, words)
            if station:
                reading.stations.append(station)
            continue
        if number == headed + 1 and columns and _take_subheadings(table, row, columns, words):
            continue
        if columns and not any(labelled(table.cell(cell), words.labels) for cell in _filled(row)):
            stations = [each for heads in (columns, *beside) for each in _stations(table, row, heads, words)]
            if beside:
                abreast.append(stations)
            else:
                reading.stations.extend(stations)
            if stations:
                continue
        _read_labels(table, rows, number, words, claimed, reading)
    reading.stations.extend(ordered(abreast))
    if reading.unclaimed and not reading.has_stations:
        reading.stations, reading.unclaimed = sitting_in_cells(reading.unclaimed, words)
        reading.has_stations = bool(reading.stations)
    return reading


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row if cell.ranges]


def _column_headings(table: FlowTable, row: Row, words: FormWords) -> list[tuple[Cell, Labelled]]:
    """The cells of a row that head the columns of a Beratungsfolge; empty where the row heads none."""
    cells = _filled(row)
    marks = {cell.column: mark for cell in cells if (mark := labelled(table.cell(cell), words.columns))}
    fields = {mark.field for mark in marks.values()}
    if "organization" not in fields or len(fields) < 2:
        return []
    marks.update((cell.column, mark) for cell, mark in _crosses(table, cells, words))
    return [(cell, marks[cell.column]) for cell in cells if cell.column in marks]


def _groups(headings: Sequence[tuple[Cell, Labelled]]) -> list[dict[str, Cell]]:
    """The columns by their fields: several groups where all of them are headed once more further right."""
    fields = [mark.field for _, mark in headings]
    count = fields.count("organization")
    size = len(fields) // count
    if fields != fields[:size] * count:
        size = len(fields)
    cells = [cell for cell, _ in headings]
    return [dict(zip(fields, cells[at : at + size], strict=False)) for at in range(0, len(fields), size)]


def _crosses(table: FlowTable, cells: Sequence[Cell], words: FormWords) -> list[tuple[Cell, Labelled]]:
    """The cells that head a column of crosses: how the body meets, or what it is to do."""
    texts = [table.cell(cell) for cell in cells]
    heads = zip(cells, texts, column_fields(texts, words), strict=True)
    return [
        (cell, Labelled(field, text, text.part(0, 0)))
        for cell, text, field in heads
        if field.startswith((TICKED, "public_"))
    ]


def _take_subheadings(table: FlowTable, row: Row, columns: dict[str, Cell], words: FormWords) -> bool:
    """Whether a row heads columns of crosses under the headings of the row before, whose place they take."""
    cells = _filled(row)
    if any(names_body(text := table.cell(cell).value) or any(map(str.isdigit, text)) for cell in cells):
        return False
    if not (marks := _crosses(table, cells, words)):
        return False
    for cell, _ in marks:
        for name, over in list(columns.items()):
            if name not in ("organization", "start") and _stands_over(over, cell):
                del columns[name]
    columns.update((mark.field, cell) for cell, mark in marks)
    return True


def _crosses_over(table: FlowTable, row: Row, words: FormWords) -> list[tuple[str, Cell]]:
    """The columns of crosses in the row of the title of a Beratungsfolge, where the other headings stand under it."""
    cells = _filled(row)
    mark = labelled(table.cell(cells[0]), words.columns.of("organization")) if len(cells) > 1 else None
    if mark is None or mark.rest.value:
        return []
    return [(mark.field, cell) for cell, mark in _crosses(table, cells, words)]


def _stands_over(over: Cell, cell: Cell) -> bool:
    if over.box is None or cell.box is None:
        return over.column == cell.column
    return over.box.x0 < cell.box.x1 and cell.box.x0 < over.box.x1


def _is_title(table: FlowTable, row: Row, words: FormWords) -> bool:
    """Whether a row is nothing but the title of a Beratungsfolge ("Gremienweg:")."""
    cells = _filled(row)
    mark = labelled(table.cell(cells[0]), words.columns.of("organization")) if len(cells) == 1 else None
    return mark is not None and not mark.rest.value


def _free_station(table: FlowTable, row: Row, words: FormWords) -> Station | None:
    """A station from a row without column headings, by the types of its values."""
    cells = [table.cell(cell) for cell in _filled(row)]
    if not cells or any(labelled(text, words.labels, colon=True) for text in cells):
        return None
    return read_line(concatenate(cells), words) or read_undated(concatenate(cells), words)


def _stations(table: FlowTable, row: Row, columns: Mapping[str, Cell], words: FormWords) -> Iterator[Station]:
    """The stations of one row: one, or as many as each of its cells has lines."""
    cells = {name: cell for name, head in columns.items() if (cell := _under(row, head))}
    counts = {len(cell.ranges) for cell in cells.values()}
    if len(counts) == 1 and (count := counts.pop()) > 1:
        lines = {name: table.cell_lines(cell) for name, cell in cells.items()}
        split = [read_cells({name: parts[index] for name, parts in lines.items()}, words) for index in range(count)]
        if all(station and not station.unread and station.start for station in split):
            yield from (station for station in split if station)
            return
    station = read_cells({name: table.cell(cell) for name, cell in cells.items()}, words)
    if station:
        yield station


def _under(row: Row, head: Cell) -> Cell | None:
    """The filled cell of a row that stands under a column heading: by box where there is one, else by column."""
    best: Cell | None = None
    most = 0.0
    for cell in _filled(row):
        if head.box is None or cell.box is None:
            if cell.column == head.column:
                return cell
            continue
        shared = min(cell.box.x1, head.box.x1) - max(cell.box.x0, head.box.x0)
        if shared > most:
            best, most = cell, shared
    return best


def _read_labels(
    table: FlowTable,
    rows: Sequence[Row],
    number: int,
    words: FormWords,
    claimed: set[tuple[int, int]],
    reading: TableReading,
) -> None:
    """Labels of a row with the values behind, under or right of them."""
    row = _filled(rows[number])
    for place, cell in enumerate(row):
        if (number, cell.column) in claimed:
            continue
        text = table.cell(cell)
        marks = _label_over_value(table, cell, words) or all_labelled(text, words.labels)
        if not marks:
            reading.unclaimed.append(text)
            continue
        reading.values.extend(mark for mark in marks if mark.rest.value)
        mark = marks[-1]
        if mark.rest.value:
            continue
        value = _value_cell(table, rows, number, cell, row[place + 1 : place + 2], words)
        if value is not None:
            claimed.add((value.row, value.column))
            reading.values.append(Labelled(mark.field, mark.label, _value(table, value, mark.field)))
        elif number == len(rows) - 1 and place == len(row) - 1:
            reading.pending = mark


def title_under(table: FlowTable, heading: Passage) -> Passage | None:
    """What stands under the paper's type in its cell: the title, over which forms print the type small."""
    if not heading.pieces:
        return None
    begin = heading.pieces[0].start
    for row in table.table.rows:
        for cell in _filled(row):
            if cell.ranges[0].start <= begin < cell.ranges[0].end and len(cell.ranges) > 1:
                return repaired(table.document, ((table.page, place) for place in cell.ranges[1:]))
    return None


def _value(table: FlowTable, cell: Cell, name: str) -> Passage:
    """What a cell holds; a title's line that begins with a dash, which reading takes for a bullet, keeps it."""
    if name != "name" or len(cell.ranges) < 2:
        return table.cell(cell)
    printed = table.document.page(table.page).text
    parts: list[list[Range]] = []
    for place in cell.ranges:
        if parts and printed[max(0, place.start - 2) : place.start] not in ("- ", "– "):
            parts[-1].append(place)
        else:
            parts.append([place])
    return concatenate([repaired(table.document, ((table.page, place) for place in part)) for part in parts], " - ")


def _label_over_value(table: FlowTable, cell: Cell, words: FormWords) -> list[Labelled]:
    """A cell whose first line is nothing but a label, with the lines under it."""
    if len(cell.ranges) < 2:
        return []
    lines = table.cell_lines(cell)
    mark = labelled(lines[0], words.labels)
    if mark is None or mark.rest.value:
        return []
    begin = table.cell(cell).value.find(lines[1].value)
    return [Labelled(mark.field, mark.label, table.cell(cell).part(begin))] if begin > 0 else []


def _value_cell(
    table: FlowTable,
    rows: Sequence[Row],
    number: int,
    head: Cell,
    right: Sequence[Cell],
    words: FormWords,
) -> Cell | None:
    """The cell right of a lone label, else under it, else the next in reading order; none may be a label itself."""
    below = _under(rows[number + 1], head) if number + 1 < len(rows) else None
    behind = None
    if not right and head.box is None and number + 1 < len(rows):  # an archive's text may break its lines anywhere
        behind = next(iter(_filled(rows[number + 1])), None)
    for cell in (*right, below, behind):
        if cell is not None and not _is_label(table, cell, words):
            return cell
    return None


def _is_label(table: FlowTable, cell: Cell, words: FormWords) -> bool:
    text = table.cell(cell)
    heading = labelled(text, words.columns)
    return labelled(text, words.labels) is not None or (heading is not None and not heading.rest.value)
