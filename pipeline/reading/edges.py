"""The ruled edges of a page: level and upright segments of its paths, as pdfplumber's table functions want them."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.reading.frame import Frame

Edge = dict[str, Any]
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


def edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    """An edge as pdfplumber has it, level where it is wider than high."""
    level = x1 - x0 > bottom - top
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if level else "v",
        "object_type": "line",
    }


def page_edges(page: Any, frame: Frame) -> list[Edge]:
    """The edges of a page (pdfium's handle); [] where it is too much of a drawing. Forms inside the page count."""
    reader = _Paths(frame)
    reader.collect(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, ())
    return [] if reader.exhausted else reader.edges


class _Paths:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.edges: list[Edge] = []
        self.objects = self.segments = 0
        self.matrix = pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()

    @property
    def exhausted(self) -> bool:
        return self.segments > MAX_SEGMENTS or self.objects > MAX_OBJECTS

    def collect(self, holder: Any, count: int, get: Any, outer: tuple[Matrix, ...]) -> None:
        for index in range(count):
            self.objects += 1
            if self.exhausted:
                return
            found = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(found)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.path(found, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(outer) < MAX_DEPTH:
                inner = (self.matrix_of(found), *outer)
                self.collect(found, pdfium.FPDFFormObj_CountObjects(found), pdfium.FPDFFormObj_GetObject, inner)

    def matrix_of(self, found: Any) -> Matrix:
        m = self.matrix
        if not pdfium.FPDFPageObj_GetMatrix(found, m):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def path(self, found: Any, outer: tuple[Matrix, ...]) -> None:
        """Adds the ruled segments of one path; what is neither filled nor stroked is not seen."""
        count = pdfium.FPDFPath_CountSegments(found)
        self.segments += max(0, count)
        if count < 2 or self.exhausted:
            return
        if pdfium.FPDFPath_GetDrawMode(found, self.fill, self.stroke) and not (self.fill.value or self.stroke.value):
            return
        matrices = (self.matrix_of(found), *outer)
        start = before = (0.0, 0.0)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(found, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, self.x, self.y)
            x, y = self.x.value, self.y.value
            for a, b, c, d, e, f in matrices:
                x, y = a * x + c * y + e, b * x + d * y + f
            point = self.frame.point(x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                self.segment(before, point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                self.segment(point, start)
            before = point

    def segment(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        (xa, ya), (xb, yb) = one, other
        x0, x1, top, bottom = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
        width, height = x1 - x0, bottom - top
        if min(width, height) > SKEW or not max(width, height) >= MIN_LENGTH:
            return
        # Clipped to the page: what lies outside is not seen, and pdfplumber's averages should not see it either.
        if x1 < 0 or bottom < 0 or x0 > self.frame.width or top > self.frame.height:
            return
        if width > height:
            if BORDER < top < self.frame.height - BORDER:
                self.edges.append(edge(x0, (ya + yb) / 2, x1, (ya + yb) / 2))
        elif BORDER < x0 < self.frame.width - BORDER:
            self.edges.append(edge((xa + xb) / 2, top, (xa + xb) / 2, bottom))
