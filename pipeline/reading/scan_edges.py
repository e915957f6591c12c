"""The ruled edges of a scanned page: long thin runs of ink, level and upright, as pdfplumber's table functions want."""

from typing import TYPE_CHECKING, Any

from pipeline.reading.ruling import Edge, Edges

if TYPE_CHECKING:
    from PIL.Image import Image

# Rules are looked for at about this resolution: a rule of half a point is a pixel wide there.
EDGE_DPI = 150
# A pixel that is darker than the paper around it by this much, of 255, is ink: many rules are thin and grey.
CONTRAST = 45
PAPER = 16
# Shorter runs, in points, are type: a capital of 16 points is 12 high, a level stroke in a word not half as long.
LEVEL_LENGTH = 30.0
UPRIGHT_LENGTH = 15.0
# An upright run of this length, in points, is no letter's stem.
SURE_LENGTH = 40.0
# This share of a run is ink; scanners leave holes.
FILLED = 0.9
# Thicker runs, in points, are shading or a picture.
THICKEST = 4.0
# Edges that end this near to another one, in points, touch it.
REACH = 3.0
# With more pairs or strips of runs than these a page is a drawing.
MOST_MEETINGS = 1_000_000
MOST_STRIPS = 40_000


def scan_edges(image: "Image", scale: float) -> Edges:
    """The edges of a grey image that stands upright, in points; `scale` is points a pixel. None for a drawing."""
    factor = max(1, round(72 / scale / EDGE_DPI))
    ink = _ink(image, factor)
    scale *= factor
    level = [Edge(*(each * scale for each in run)) for run in _runs(ink, LEVEL_LENGTH, scale)]
    upright = [Edge(*(each * scale for each in run)) for run in _runs(ink.T, UPRIGHT_LENGTH, scale)]
    if len(level) * len(upright) > MOST_MEETINGS:
        return Edges([], [])
    upright = [v for v in upright if v.end - v.start > SURE_LENGTH or sum(_meet(h, v) for h in level) > 1]
    return Edges([h for h in level if sum(_meet(h, v) for v in upright) > 1], upright)


def _meet(level: Edge, upright: Edge) -> bool:
    """Whether two edges touch. Ink also runs along a line's type and down a large letter, but not from edge to edge."""
    return (
        level.start - REACH <= upright.at <= level.end + REACH
        and upright.start - REACH <= level.at <= upright.end + REACH
    )


def _ink(image: "Image", factor: int) -> Any:
    """Where there is ink, each `factor` pixels square as one; paper is the lightest of a square of PAPER of these."""
    import numpy

    pixels = numpy.asarray(image)
    height, width = (side // factor // PAPER * PAPER for side in pixels.shape)
    small = pixels[: height * factor, : width * factor].reshape(height, factor, width, factor).min(axis=(1, 3))
    paper = small.reshape(height // PAPER, PAPER, width // PAPER, PAPER).max(axis=(1, 3))
    paper = paper.repeat(PAPER, axis=0).repeat(PAPER, axis=1)
    ink: Any = paper.astype(numpy.int16) - small > CONTRAST
    return ink


def _runs(ink: Any, length: float, scale: float) -> list[tuple[float, int, int]]:
    """Runs of ink along the rows that are long and thin: (middle row, first column, column behind the last)."""
    import numpy

    span = max(3, round(length / scale))
    if ink.shape[1] <= span:
        return []
    total = numpy.zeros((ink.shape[0], ink.shape[1] + 1), dtype=numpy.int32)
    numpy.cumsum(ink, axis=1, out=total[:, 1:])
    # Where a window of this length is full of ink, all of it belongs to a run.
    full = (total[:, span:] - total[:, :-span]) >= FILLED * span
    strips: list[tuple[int, int, int]] = []
    for row in numpy.flatnonzero(full.any(axis=1)):
        steps = numpy.diff(full[row].astype(numpy.int8), prepend=0, append=0)
        starts, stops = numpy.flatnonzero(steps == 1), numpy.flatnonzero(steps == -1)
        for first, last in zip(starts, stops, strict=True):
            # A window that is not quite full reaches beyond the run's ends.
            inked = numpy.flatnonzero(ink[row, first : last + span - 1]) + first
            strips.append((int(row), int(inked[0]), int(inked[-1]) + 1))
        if len(strips) > MOST_STRIPS:
            return []
    return [
        ((first + last) / 2 + 0.5, start, stop)
        for first, last, start, stop in _joined(strips)
        if (last - first + 1) * scale <= THICKEST
    ]


def _joined(strips: list[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Strips of neighbouring rows that overlap, as one: (first row, last row, first column, column behind the last)."""
    done: list[tuple[int, int, int, int]] = []
    growing: list[tuple[int, int, int, int]] = []
    for row, start, stop in strips:
        still = [run for run in growing if run[1] >= row - 1]
        done.extend(run for run in growing if run[1] < row - 1)
        touching = [run for run in still if run[2] < stop and start < run[3]]
        growing = [run for run in still if run not in touching]
        firsts, _, starts, stops = zip((row, row, start, stop), *touching, strict=True)
        growing.append((min(firsts), row, min(starts), max(stops)))
    return done + growing
