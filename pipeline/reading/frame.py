"""From pdfium's page space (points, origin bottom left, before rotation) to ours (points, origin top left, as seen)."""

import math
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError

from schemas.document import Box


@dataclass(slots=True)
class Frame:
    """The visible part of a page in pdfium's space and its rotation, clockwise, in quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    width: float = field(init=False)
    """Width of the page as seen."""
    height: float = field(init=False)
    """Height of the page as seen."""

    def __post_init__(self) -> None:
        self.width, self.height = self.right - self.left, self.top - self.bottom
        if self.turns % 2:
            self.width, self.height = self.height, self.width

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of pdfium's, as seen; it may lie outside of the page."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of pdfium's, as seen, cut to the page."""
        if self.turns == 0:  # once for every line: nearly all lie in a page that is not turned
            x0, y0, x1, y1 = left - self.left, self.top - top, right - self.left, self.top - bottom
            if 0.0 <= x0 <= x1 <= self.width and 0.0 <= y0 <= y1 <= self.height:
                return Box(x0, y0, x1, y1)
        (xa, ya), (xb, yb) = self.point(left, bottom), self.point(right, top)
        return Box(
            within(min(xa, xb), self.width),
            within(min(ya, yb), self.height),
            within(max(xa, xb), self.width),
            within(max(ya, yb), self.height),
        )


# What pdfium takes for a page that states no size: US Letter.
_LETTER = (0.0, 0.0, 612.0, 792.0)


def page_frame(page: Any) -> Frame:
    """The frame of a page (pdfium's handle). Raises PdfiumError."""
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, rect):
        raise PdfiumError("pdfium does not know the page's size")
    sides = (rect.left, rect.bottom, rect.right, rect.top)
    if not (math.isfinite(rect.right - rect.left) and math.isfinite(rect.top - rect.bottom)):
        sides = _LETTER
    return Frame(*sides, pdfium.FPDFPage_GetRotation(page) % 4)


def within(value: float, limit: float) -> float:
    """The value, cut to 0 … limit."""
    # In this order NaN, which a hostile file can set, becomes 0 (every comparison with NaN is false).
    return min(limit, max(0.0, value))
