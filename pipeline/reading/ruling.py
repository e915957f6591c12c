"""Ruled lines -> cells: pdfplumber's rules for joining edges and finding cells, over plain tuples.

Tests hold the results against pdfplumber's own functions, which take five times as long (every comparison there hashes
whole edges) and so were a third of the time over pdfium's.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

# pdfplumber's own default (its TableFinder's snap, join and intersection tolerances), so that its tables are ours.
TOLERANCE = 3

Bounds = tuple[float, float, float, float]
Point = tuple[float, float]


class Edge(NamedTuple):
    """A ruled line: its height where it is level, its x where it is upright; and from where to where it runs."""

    at: float
    start: float
    end: float


class Edges(NamedTuple):
    """The ruled lines of a page."""

    level: list[Edge]
    upright: list[Edge]


def joined(edges: Sequence[Edge]) -> list[Edge]:
    """Edges of one direction: neighbours moved to their average, then those that overlap or nearly touch made one."""
    joined: list[Edge] = []
    for _, group in groupby(sorted(_snapped(edges)), key=itemgetter(0)):
        last: Edge | None = None
        for edge in group:
            if last is not None and edge.start <= last.end + TOLERANCE:
                if edge.end > last.end:
                    last = joined[-1] = Edge(last.at, last.start, edge.end)
            else:
                last = edge
                joined.append(edge)
    return joined


def _snapped(edges: Sequence[Edge]) -> list[Edge]:
    """The edges with those that lie within TOLERANCE of a neighbour on their common average."""
    if len(edges) < 2:
        return list(edges)
    clusters: list[list[Edge]] = []
    last = 0.0
    of_value: dict[float, list[Edge]] = {}
    for value in sorted({edge.at for edge in edges}):
        if not clusters or value > last + TOLERANCE:
            clusters.append([])
        of_value[value] = clusters[-1]
        last = value
    for edge in edges:
        of_value[edge.at].append(edge)
    snapped: list[Edge] = []
    for cluster in clusters:
        average = sum(map(itemgetter(0), cluster)) / len(cluster)
        # Written so that rounding is as pdfplumber's, which moves an edge by a distance.
        snapped.extend([Edge(edge.at + (average - edge.at), edge.start, edge.end) for edge in cluster])
    return snapped


Crossing = tuple[int, int]
"""Which upright and which level edges meet at a point: a bit for each."""


def crossings(edges: Edges) -> dict[Point, Crossing]:
    """The points (x, y) where upright and level edges meet or nearly do."""
    points: dict[Point, Crossing] = {}
    level = [(1 << index, *edge) for index, edge in enumerate(dict.fromkeys(sorted(edges.level)))]
    for index, (x, top, bottom) in enumerate(dict.fromkeys(sorted(edges.upright))):
        for bit, y, x0, x1 in level:
            if bottom < y - TOLERANCE:
                break
            if top <= y + TOLERANCE and x0 - TOLERANCE <= x <= x1 + TOLERANCE:
                known_upright, known_level = points.get((x, y), (0, 0))
                points[x, y] = (known_upright | 1 << index, known_level | bit)
    return points


def cells(points: dict[Point, Crossing]) -> list[Bounds]:
    """For each point the smallest rectangle with ruled sides whose top left corner it is, where there is one."""
    columns: dict[float, list[tuple[float, int]]] = defaultdict(list)
    rows: dict[float, list[tuple[float, int]]] = defaultdict(list)
    for (x, y), (upright, level) in sorted(points.items()):
        columns[x].append((y, upright))
        rows[y].append((x, level))
    found = []
    for (x, y), (upright, level) in points.items():
        right: list[tuple[float, int]] | None = None
        for bottom, other in columns[x]:
            if bottom > y and other & upright:
                if right is None:
                    right = [(side, points[side, y][0]) for side, shared in rows[y] if side > x and shared & level]
                edge = points[x, bottom][1]
                if corner := _corner(points, bottom, edge, right):
                    found.append((x, y, *corner))
                    break
    return found


def _corner(
    points: dict[Point, Crossing], bottom: float, level: int, right: Iterable[tuple[float, int]]
) -> Point | None:
    """The first point at the height `bottom` on these level edges that an upright edge leads to from above."""
    for side, upright in right:
        corner = points.get((side, bottom))
        if corner and corner[1] & level and corner[0] & upright:
            return side, bottom
    return None


def connected(found: Iterable[Bounds]) -> list[list[Bounds]]:
    """Cells that share corners, from the top of the page; a cell alone is left out."""
    groups: dict[int, list[Bounds]] = {}
    of_corner: dict[Point, int] = {}
    for number, cell in enumerate(found):
        x0, top, x1, bottom = cell
        corners = ((x0, top), (x0, bottom), (x1, top), (x1, bottom))
        touched = {of_corner[corner] for corner in corners if corner in of_corner}
        home = max(touched, key=lambda known: len(groups[known]), default=number)
        groups.setdefault(home, []).append(cell)
        of_corner.update(dict.fromkeys(corners, home))
        for other in touched - {home}:
            groups[home] += groups[other]
            for a, b, c, d in groups.pop(other):
                of_corner[a, b] = of_corner[a, d] = of_corner[c, b] = of_corner[c, d] = home
    tables = [group for group in groups.values() if len(group) > 1]
    return sorted(tables, key=lambda group: min((cell[1], cell[0]) for cell in group))
