"""Ruled tables: edges and words -> schemas Tables, by pdfplumber's pure table functions."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from pipeline.reading.edges import Edge, edge
from schemas.document import Box, Cell, Range, Table, Word

# pdfplumber's own defaults (its TableFinder), so that its tables and ours are the same.
TOLERANCE = 3
MIN_EDGE = 3
# An open row is at least this high; less is the overshoot of a line's end.
MIN_OPEN_ROW = 5
# pdfplumber's functions take quadratic time: beyond these a page holds a drawing, and no table is looked for.
MAX_CROSSINGS = 200_000
MAX_POINTS = 3_000
MAX_POSITIONS = 20_000

Bounds = tuple[float, float, float, float]


def find_tables(
    edges: Sequence[Edge], text: str, words: Sequence[Word], bullets: frozenset[int] = frozenset()
) -> tuple[Table, ...]:
    """The ruled tables of a page from top to bottom; `bullets` are the indexes of words that are no text.

    A table has at least two cells and at least one word. A row cut by a page break, which lacks one of its level
    edges, is closed where its upright edges end, and the table says so (open_top, open_bottom). Where two tables touch
    and share no inner column boundary, they come out as two.
    """
    merged = merge_edges(list(edges), TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    upright = [e for e in merged if e["orientation"] == "v" and e["height"] >= MIN_EDGE]
    level = [e for e in merged if e["orientation"] == "h" and e["width"] >= MIN_EDGE]
    if len(upright) < 2 or not level or len(upright) * len(level) > MAX_CROSSINGS:
        return ()
    tops, bottoms, of_cells = _open_ends(upright, level)
    level = level + tops + bottoms + of_cells
    if len(level) < 2:
        return ()
    points = edges_to_intersections(upright + level, TOLERANCE, TOLERANCE)
    if len(points) > MAX_POINTS:
        return ()
    open_tops, open_bottoms = {e["top"] for e in tops}, {e["top"] for e in bottoms}
    found = []
    for cells in cells_to_tables(intersections_to_cells(points)):
        for part in _split_touching(cells):
            table = _Grid(part).table(text, words, bullets, open_tops, open_bottoms)
            if table:
                found.append(table)
    return tuple(found)


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
            if h["x0"] - TOLERANCE <= v["x0"] <= h["x1"] + TOLERANCE
            and v["top"] - TOLERANCE <= h["top"] <= v["bottom"] + TOLERANCE
        ]
        if not touching:
            continue
        first = min(touching, key=lambda index: level[index]["top"])
        last = max(touching, key=lambda index: level[index]["top"])
        if level[first]["top"] - v["top"] > MIN_OPEN_ROW:
            tops[first].append((v, v["top"]))
        if v["bottom"] - level[last]["top"] > MIN_OPEN_ROW:
            bottoms[last].append((v, v["bottom"]))
    ends = [*tops.values(), *bottoms.values()]
    alone = [group[0] for group in ends if len(group) == 1]
    of_cells = [end for v, height in alone if (end := _beside(v, height, level)) is not None]
    return _closing(tops.values()), _closing(bottoms.values()), of_cells


def _beside(v: Edge, height: float, level: Sequence[Edge]) -> Edge | None:
    """What a level edge at the same height lacks to reach this upright edge: a merged cell is cut there."""
    for h in level:
        if abs(h["top"] - height) <= TOLERANCE:
            if h["x0"] > v["x0"] + TOLERANCE:
                return edge(v["x0"], h["top"], h["x0"], h["top"])
            if h["x1"] < v["x0"] - TOLERANCE:
                return edge(h["x1"], h["top"], v["x0"], h["top"])
    return None


def _closing(hanging: Iterable[list[tuple[Edge, float]]]) -> list[Edge]:
    closing = []
    for group in hanging:
        ends = sorted(end for _, end in group)
        height = ends[len(ends) // 2]
        xs = [v["x0"] for v, end in group if abs(end - height) <= TOLERANCE]
        if len(xs) >= 2:
            closing.append(edge(min(xs), height, max(xs), height))
    return closing


def _split_touching(cells: Sequence[Bounds]) -> list[list[Bounds]]:
    """The cells of one connected grid in as many tables as they are: cut between rows that share no inner boundary."""
    rows: dict[float, list[Bounds]] = defaultdict(list)
    for cell in cells:
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

    def __init__(self, cells: Sequence[Bounds]) -> None:
        self.tops = sorted({cell[1] for cell in cells})
        self.lefts = sorted({cell[0] for cell in cells})
        self.at = {(bisect_left(self.tops, cell[1]), bisect_left(self.lefts, cell[0])): Box(*cell) for cell in cells}
        self.box = Box(self.lefts[0], self.tops[0], max(cell[2] for cell in cells), max(cell[3] for cell in cells))

    def table(
        self,
        text: str,
        words: Sequence[Word],
        bullets: frozenset[int],
        open_tops: set[float],
        open_bottoms: set[float],
    ) -> Table | None:
        """The table with its words; None where it has none, or far more positions than a table can have."""
        if len(self.tops) * len(self.lefts) > MAX_POSITIONS:
            return None
        inside = self._place(words, bullets)
        if not inside:
            return None
        rows = tuple(
            tuple(
                Cell(row, column, _ranges(inside.get((row, column), []), text, words), self.at.get((row, column)))
                for column in range(len(self.lefts))
            )
            for row in range(len(self.tops))
        )
        return Table(rows, self.box, self.box.top in open_tops, self.box.bottom in open_bottoms)

    def _place(self, words: Sequence[Word], bullets: frozenset[int]) -> dict[tuple[int, int], list[int]]:
        """The indexes of the words whose centre lies in a cell, by the cell's row and column."""
        owner = self._owners()
        inside: dict[tuple[int, int], list[int]] = defaultdict(list)
        x0, top, x1, bottom = self.box
        for index, word in enumerate(words):
            box = word.box
            x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
            if not (x0 <= x < x1 and top <= y < bottom) or index in bullets:
                continue
            place = owner.get((bisect_right(self.tops, y) - 1, bisect_right(self.lefts, x) - 1))
            if place and x < self.at[place].x1 and y < self.at[place].bottom:
                inside[place].append(index)
        return inside

    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Every position that a cell covers -> the cell's own row and column."""
        owner = {}
        for (row, column), box in self.at.items():
            for covered_row in range(row, bisect_left(self.tops, box.bottom)):
                for covered_column in range(column, bisect_left(self.lefts, box.x1)):
                    owner[covered_row, covered_column] = (row, column)
        return owner


def _ranges(inside: Sequence[int], text: str, words: Sequence[Word]) -> tuple[Range, ...]:
    """A range for each printed line of these words."""
    ranges: list[Range] = []
    before = -2
    for index in inside:
        word = words[index]
        if index == before + 1 and "\n" not in text[words[before].end : word.start]:
            ranges[-1] = Range(ranges[-1].start, word.end)
        else:
            ranges.append(Range(word.start, word.end))
        before = index
    return tuple(ranges)


def edges_of(found: Iterable[dict[str, Any]], left: float, top: float) -> list[Edge]:
    """Pdfplumber's edges moved so that (left, top) is the page's corner."""
    return [
        edge(e["x0"] - left, e["top"] - top, e["x1"] - left, e["bottom"] - top)
        for e in found
        if e["x0"] == e["x1"] or e["top"] == e["bottom"]
    ]
