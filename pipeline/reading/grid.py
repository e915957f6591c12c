"""Ruled tables: edges and lines -> schemas Tables, by pdfplumber's rules."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.reading.ruling import TOLERANCE, Bounds, Edge, Edges, cells, connected, crossings, joined
from schemas.document import Box, Cell, Line, Range, Table, Word

# pdfplumber's own default, so that its tables and ours are the same.
MIN_EDGE = 3
# An open row is at least this high; less is the overshoot of a line's end.
MIN_OPEN_ROW = 5
# Crossings take quadratic time: beyond these a page holds a drawing, and no table is looked for.
MAX_CROSSINGS = 200_000
MAX_POINTS = 3_000
MAX_POSITIONS = 20_000

Place = tuple[int, int]
Words = Callable[[int, int], Sequence[Word]]
"""From a range of characters to its words with their boxes."""


def find_tables(edges: Edges, lines: Iterable[Line], words: Words) -> tuple[Table, ...]:
    """The ruled tables of a page from top to bottom, with the words of its lines in their cells.

    A table has at least two cells and at least one word. A row cut by a page break, which lacks one of its level
    edges, is closed where its upright edges end, and the table says so (open_top, open_bottom). Where two tables touch
    and share no inner column boundary, they come out as two.
    """
    if len(edges.upright) < 2 or not edges.level:
        return ()
    upright, level = _long(joined(edges.upright)), _long(joined(edges.level))
    if len(upright) < 2 or not level or len(upright) * len(level) > MAX_CROSSINGS:
        return ()
    tops, bottoms, of_cells = _open_ends(upright, level)
    level = level + tops + bottoms + of_cells
    if len(level) < 2:
        return ()
    points = crossings(Edges(level, upright))
    if len(points) > MAX_POINTS:
        return ()
    open_tops, open_bottoms = {edge.at for edge in tops}, {edge.at for edge in bottoms}
    in_order = sorted(lines, key=lambda line: line.start)
    found = []
    for group in connected(cells(points)):
        for part in _split_touching(group):
            table = _Grid(part).table(in_order, words, open_tops, open_bottoms)
            if table:
                found.append(table)
    return tuple(found)


def among(words: Sequence[Word]) -> Words:
    """What `find_tables` asks for, where an engine gives all words of a page at once."""
    starts = [word.start for word in words]
    return lambda start, end: words[bisect_left(starts, start) : bisect_left(starts, end)]


def _long(edges: Iterable[Edge]) -> list[Edge]:
    return [edge for edge in edges if edge.end - edge.start >= MIN_EDGE]


def _open_ends(upright: Sequence[Edge], level: Sequence[Edge]) -> tuple[list[Edge], list[Edge], list[Edge]]:
    """The level edges that cut rows lack, at the top and at the bottom: where upright edges that hang on the same
    level edge run past it to the same height. Third, those that a merged cell alone lacks: its rows are whole.
    """
    tops: dict[int, list[tuple[Edge, float]]] = defaultdict(list)
    bottoms: dict[int, list[tuple[Edge, float]]] = defaultdict(list)
    for v in upright:
        touching = [
            index
            for index, h in enumerate(level)
            if h.start - TOLERANCE <= v.at <= h.end + TOLERANCE and v.start - TOLERANCE <= h.at <= v.end + TOLERANCE
        ]
        if not touching:
            continue
        # Level edges come from top to bottom.
        first = touching[0]
        last = next(index for index in touching if level[index].at == level[touching[-1]].at)
        if level[first].at - v.start > MIN_OPEN_ROW:
            tops[first].append((v, v.start))
        if v.end - level[last].at > MIN_OPEN_ROW:
            bottoms[last].append((v, v.end))
    ends = [*tops.values(), *bottoms.values()]
    alone = [group[0] for group in ends if len(group) == 1]
    of_cells = [end for v, height in alone if (end := _beside(v, height, level)) is not None]
    return _closing(tops.values()), _closing(bottoms.values()), of_cells


def _beside(v: Edge, height: float, level: Sequence[Edge]) -> Edge | None:
    """What a level edge at the same height lacks to reach this upright edge: a merged cell is cut there."""
    for h in level:
        if abs(h.at - height) <= TOLERANCE:
            if h.start > v.at + TOLERANCE:
                return Edge(h.at, v.at, h.start)
            if h.end < v.at - TOLERANCE:
                return Edge(h.at, h.end, v.at)
    return None


def _closing(hanging: Iterable[list[tuple[Edge, float]]]) -> list[Edge]:
    closing = []
    for group in hanging:
        ends = sorted(end for _, end in group)
        height = ends[len(ends) // 2]
        xs = [v.at for v, end in group if abs(end - height) <= TOLERANCE]
        if len(xs) >= 2:
            closing.append(Edge(height, min(xs), max(xs)))
    return closing


def _split_touching(group: Sequence[Bounds]) -> list[list[Bounds]]:
    """The cells of one connected grid in as many tables as they are: cut between rows that share no inner boundary."""
    rows: dict[float, list[Bounds]] = defaultdict(list)
    for cell in group:
        rows[cell[1]].append(cell)
    parts: list[list[Bounds]] = [[]]
    above: set[float] = set()
    reach = 0.0
    for top in sorted(rows):
        left, right = min(cell[0] for cell in rows[top]), max(cell[2] for cell in rows[top])
        inner = {x for cell in rows[top] for x in (cell[0], cell[2]) if left < x < right}
        if parts[-1] and above and inner and reach <= top and not above & inner:
            parts.append([])
        parts[-1].extend(rows[top])
        above = inner
        reach = max(cell[3] for cell in parts[-1])
    return parts


class _Grid:
    """The cells of one table on their rows and columns."""

    def __init__(self, group: Sequence[Bounds]) -> None:
        self.tops = sorted({cell[1] for cell in group})
        self.lefts = sorted({cell[0] for cell in group})
        self.at = {(bisect_left(self.tops, cell[1]), bisect_left(self.lefts, cell[0])): Box(*cell) for cell in group}
        self.box = Box(self.lefts[0], self.tops[0], max(cell[2] for cell in group), max(cell[3] for cell in group))

    def table(
        self, lines: Sequence[Line], words: Words, open_tops: set[float], open_bottoms: set[float]
    ) -> Table | None:
        """The table with its words; None where it has none, or far more positions than a table can have."""
        if len(self.tops) * len(self.lefts) > MAX_POSITIONS:
            return None
        inside = self._place(lines, words)
        if not inside:
            return None
        rows = tuple(
            tuple(
                Cell(row, column, tuple(inside.get((row, column), ())), self.at.get((row, column)))
                for column in range(len(self.lefts))
            )
            for row in range(len(self.tops))
        )
        return Table(rows, self.box, self.box.top in open_tops, self.box.bottom in open_bottoms)

    def _place(self, lines: Sequence[Line], words: Words) -> dict[Place, list[Range]]:
        """The ranges of the words whose centre lies in a cell, a range a printed line, by the cell's row and column."""
        owner = self._owners()
        inside: dict[Place, list[Range]] = defaultdict(list)
        x0, top, x1, bottom = self.box
        for line in lines:
            box = line.box
            if box is None or box.x1 < x0 or box.x0 > x1 or box.bottom < top or box.top > bottom:
                continue
            place = self._cell(owner, box.x0, box.top)
            if place is not None and box.x1 < self.at[place].x1 and box.bottom < self.at[place].bottom:
                inside[place].append(Range(line.start, line.end))
                continue
            before: Place | None = None
            for word in words(line.start, line.end):
                box = word.box
                place = self._cell(owner, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
                if place is not None:
                    ranges = inside[place]
                    start = ranges.pop().start if place == before else word.start
                    ranges.append(Range(start, word.end))
                before = place
        return inside

    def _cell(self, owner: Mapping[Place, Place], x: float, y: float) -> Place | None:
        """The row and column of the cell that this point lies in."""
        place = owner.get((bisect_right(self.tops, y) - 1, bisect_right(self.lefts, x) - 1))
        return place if place and x < self.at[place].x1 and y < self.at[place].bottom else None

    def _owners(self) -> dict[Place, Place]:
        """Every position that a cell covers -> the cell's own row and column."""
        owner: dict[Place, Place] = {}
        for (row, column), box in self.at.items():
            for covered_row in range(row, bisect_left(self.tops, box.bottom)):
                for covered_column in range(column, bisect_left(self.lefts, box.x1)):
                    owner[covered_row, covered_column] = (row, column)
        return owner
