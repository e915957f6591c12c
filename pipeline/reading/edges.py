"""The ruled lines of a page: level and upright segments of its paths, as pdfium gives them."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.reading.calls import (
    count_form_objects,
    count_segments,
    draw_mode,
    form_object,
    object_matrix,
    object_type,
    page_object,
    path_segment,
    segment_closes,
    segment_point,
    segment_type,
)
from pipeline.reading.frame import Frame
from pipeline.reading.ruling import Edge, Edges

Matrix = tuple[float, float, float, float, float, float]

# Beyond these a page is a drawing (a map, a plan), and what its paths enclose is no table.
MAX_SEGMENTS = 20_000
MAX_OBJECTS = 50_000
MAX_DEPTH = 4
# A segment this far from level or upright is still ruled; shorter ones than pdfplumber's own limit are no edge.
SKEW = 0.5
MIN_LENGTH = 1.0
# A rectangle along the page's border is its background.
BORDER = 2.0

_PATH, _FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
_MOVE, _LINE = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page_edges(page: Any, frame: Frame) -> Edges:
    """The edges of a page (pdfium's handle); none where it is too much of a drawing. Forms inside the page count."""
    reader = _Paths(frame)
    reader.collect(page, pdfium.FPDFPage_CountObjects(page), page_object, ())
    return Edges([], []) if reader.exhausted() else reader.edges


class _Paths:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.edges = Edges([], [])
        self.objects = self.segments = 0
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_at = ctypes.addressof(self.matrix)
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.x_at, self.y_at = ctypes.addressof(self.x), ctypes.addressof(self.y)
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.fill_at, self.stroke_at = ctypes.addressof(self.fill), ctypes.addressof(self.stroke)

    def exhausted(self) -> bool:
        return self.segments > MAX_SEGMENTS or self.objects > MAX_OBJECTS

    def collect(self, holder: Any, count: int, get: Any, outer: tuple[Matrix, ...]) -> None:
        self.objects += count
        if self.exhausted():
            return
        for index in range(count):
            found = get(holder, index)
            kind = object_type(found)
            if kind == _PATH:
                self.path(found, outer)
            elif kind == _FORM and len(outer) < MAX_DEPTH:
                inner = (self.matrix_of(found), *outer)
                self.collect(found, count_form_objects(found), form_object, inner)
            if self.exhausted():
                return

    def matrix_of(self, found: Any) -> Matrix:
        m = self.matrix
        if not object_matrix(found, self.matrix_at):
            return _IDENTITY
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def path(self, found: Any, outer: tuple[Matrix, ...]) -> None:
        """Adds the ruled segments of one path; what is neither filled nor stroked is not seen."""
        count = count_segments(found)
        self.segments += max(0, count)
        if count < 2 or self.exhausted():
            return
        drawn = draw_mode(found, self.fill_at, self.stroke_at)
        if drawn and not (self.fill.value or self.stroke.value):
            return
        own = self.matrix_of(found)
        matrices = outer if own == _IDENTITY else (own, *outer)
        # A path begins with a move; of two segments the second cannot be part of a curve, and closing it adds nothing.
        start = before = self.point(path_segment(found, 0), matrices)
        for index in range(1, count):
            segment = path_segment(found, index)
            kind = segment_type(segment)
            point = self.point(segment, matrices)
            if kind == _LINE:
                self.segment(before, point)
            elif kind == _MOVE:
                start = point
            if count > 2 and segment_closes(segment):
                self.segment(point, start)
            before = point

    def point(self, segment: Any, matrices: tuple[Matrix, ...]) -> tuple[float, float]:
        """Where a segment ends, as seen."""
        segment_point(segment, self.x_at, self.y_at)
        x, y = self.x.value, self.y.value
        for a, b, c, d, e, f in matrices:
            x, y = a * x + c * y + e, b * x + d * y + f
        return self.frame.point(x, y)

    def segment(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        """Adds the edge between two points, if it is one that is seen."""
        (xa, ya), (xb, yb) = one, other
        x0, x1 = (xa, xb) if xa < xb else (xb, xa)
        top, bottom = (ya, yb) if ya < yb else (yb, ya)
        # Clipped to the page: what lies outside is not seen, and pdfplumber's averages should not see it either.
        if x1 < 0 or bottom < 0 or x0 > self.frame.width or top > self.frame.height:
            return
        # In this order a segment that ends nowhere (NaN, which a hostile file can set) is no edge.
        width, height = x1 - x0, bottom - top
        if height <= SKEW and width >= MIN_LENGTH:
            if BORDER < top < self.frame.height - BORDER:
                self.edges.level.append(Edge((ya + yb) / 2, x0, x1))
        elif width <= SKEW and height >= MIN_LENGTH and BORDER < x0 < self.frame.width - BORDER:
            self.edges.upright.append(Edge((xa + xb) / 2, top, bottom))
