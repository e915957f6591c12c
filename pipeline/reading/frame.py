"""From pdfium's page space (points, origin bottom left, before rotation) to ours (points, origin top left, as seen)."""

from dataclasses import dataclass, field

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
        if self.turns == 0:  # once for every word: nearly all lie in a page that is not turned
            x0, y0, x1, y1 = left - self.left, self.top - top, right - self.left, self.top - bottom
            if 0.0 <= x0 <= x1 <= self.width and 0.0 <= y0 <= y1 <= self.height:
                return Box(x0, y0, x1, y1)
        (xa, ya), (xb, yb) = self.point(left, bottom), self.point(right, top)
        return Box(
            _within(min(xa, xb), self.width),
            _within(min(ya, yb), self.height),
            _within(max(xa, xb), self.width),
            _within(max(ya, yb), self.height),
        )


def _within(value: float, limit: float) -> float:
    # In this order NaN, which a hostile file can set, becomes 0 (every comparison with NaN is false).
    return min(limit, max(0.0, value))
