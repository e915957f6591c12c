"""Joined edges, crossings and cells: the same as by pdfplumber's own functions, for papers and for random grids."""

import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pdfplumber import table as plumbed  # noqa: TID251 - the oracle

from pipeline.reading.edges import page_edges
from pipeline.reading.frame import page_frame
from pipeline.reading.opened import OpenFile
from pipeline.reading.ruling import TOLERANCE, Edge, Edges, cells, connected, crossings, joined


def to_dicts(edges: Edges) -> list[dict[str, Any]]:
    """The edges as pdfplumber has them."""
    upright = [
        {"x0": e.at, "x1": e.at, "top": e.start, "bottom": e.end, "width": 0, "height": e.end - e.start}
        for e in edges.upright
    ]
    level = [
        {"x0": e.start, "x1": e.end, "top": e.at, "bottom": e.at, "width": e.end - e.start, "height": 0}
        for e in edges.level
    ]
    named = (("v", upright), ("h", level))
    return [{**edge, "orientation": letter, "object_type": "line"} for letter, found in named for edge in found]


def check(edges: Edges) -> int:
    """Compares each step with pdfplumber's; how many tables there are."""
    theirs = plumbed.merge_edges(to_dicts(edges), TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    ours = Edges(joined(edges.level), joined(edges.upright))
    level = [Edge(e["top"], e["x0"], e["x1"]) for e in theirs if e["orientation"] == "h"]
    upright = [Edge(e["x0"], e["top"], e["bottom"]) for e in theirs if e["orientation"] == "v"]
    assert (ours.level, ours.upright) == (level, upright)
    meeting = plumbed.edges_to_intersections(theirs, TOLERANCE, TOLERANCE)
    points = crossings(ours)
    assert sorted(points) == sorted(meeting)
    their_cells = plumbed.intersections_to_cells(meeting)
    our_cells = cells(points)
    assert sorted(our_cells) == sorted(their_cells)
    tables = [sorted(group) for group in connected(our_cells)]
    assert tables == [sorted(group) for group in plumbed.cells_to_tables(their_cells)]
    return len(tables)


def test_the_edges_of_papers(paper: Path) -> None:
    file = OpenFile(paper.read_bytes())
    for number in range(1, file.count + 1):
        page = file.page(number).page
        check(page_edges(page, page_frame(page)))
    file.close()


def random_edges(source: random.Random) -> Edges:
    """Some grids with edges missing, cut, doubled, a little off, or of no use."""
    edges = Edges([], [])
    for _ in range(source.randint(1, 3)):
        xs = sorted(source.sample(range(0, 600, 7), source.randint(2, 6)))
        ys = sorted(source.sample(range(0, 800, 7), source.randint(2, 8)))
        for y in ys:
            start, end = sorted(source.sample(xs, 2)) if source.random() < 0.3 else (xs[0], xs[-1])
            edges.level.append(Edge(y + source.choice((0, 0, 0.3, 1.7, 3)), start + source.random(), end))
        for x in xs:
            for top, bottom in pairwise(ys):
                if source.random() < 0.8:
                    edges.upright.append(
                        Edge(x + source.choice((0, 0, 0.4, 3.0)), top, bottom - source.choice((0, 2, 3.5)))
                    )
    source.shuffle(edges.level)
    source.shuffle(edges.upright)
    return edges


@pytest.mark.parametrize("seed", range(4))
def test_random_grids(seed: int) -> None:
    source = random.Random(seed)
    assert sum(check(random_edges(source)) for _ in range(50)) > 40
