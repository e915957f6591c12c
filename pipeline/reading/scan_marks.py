"""What the ink of a scanned page says that OCR does not: list bullets, and how thick a line's strokes are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from schemas.document import Box

if TYPE_CHECKING:
    from PIL.Image import Image

# Darker than this, of 255, is ink.
INK = 140
# A bullet, in font sizes: its width and height, the height of its middle over the line, how far it may stand from its
# words, and the least blank between them (letters of one word stand nearer).
WIDTHS = (0.1, 0.62)
HEIGHTS = (0.1, 0.62)
MIDDLES = (0.1, 0.6)
REACH = 2.5
LEAST_BLANK = 0.22
# A ring is as high as a small letter, a dot is not.
RING = 0.42


class Blob(NamedTuple):
    """A bullet and its box, in points."""

    mark: str
    box: Box


class Ink:
    """The ink of a page that stands upright; `scale` is points a pixel."""

    def __init__(self, image: "Image", scale: float) -> None:
        import numpy

        self.scale = scale
        self.ink = numpy.asarray(image) < INK

    def bullet(self, word: Box, baseline: float, size: float, alone: bool) -> Blob | None:
        """The bullet before, or at the start of, a line's first word; `alone`: that word is a single character."""
        import numpy

        scale = self.scale
        left = max(0, int((word.x0 - REACH * size) / scale))
        top, foot = max(0, int((baseline - 0.85 * size) / scale)), max(0, int((baseline + 0.05 * size) / scale))
        right = int((word.x0 + 1.6 * size) / scale)
        strip = self.ink[top:foot, left:right]
        if not strip.size:
            return None
        columns = strip.any(axis=0).astype(numpy.int8)
        steps = numpy.diff(columns, prepend=0, append=0)
        runs = [
            (int(a), int(b)) for a, b in zip(numpy.flatnonzero(steps == 1), numpy.flatnonzero(steps == -1), strict=True)
        ]
        start = (word.x0 / scale) - left
        blank = LEAST_BLANK * size / scale
        for index, (a, b) in enumerate(runs):
            follows = runs[index + 1][0] if index + 1 < len(runs) else strip.shape[1]
            before = runs[index - 1][1] if index else -blank
            if follows - b < blank or (b <= start and follows < start - blank):
                continue
            if a > start + 0.3 * size / scale:
                return None
            if a - before < blank or a == 0:
                continue
            rows = numpy.flatnonzero(strip[:, a:b].any(axis=1))
            upper, lower = int(rows[0]), int(rows[-1]) + 1
            width, height = (b - a) * scale, (lower - upper) * scale
            middle = baseline - (top + (upper + lower) / 2) * scale
            if not (
                WIDTHS[0] * size <= width <= WIDTHS[1] * size
                and HEIGHTS[0] * size <= height <= HEIGHTS[1] * size
                and MIDDLES[0] * size <= middle <= MIDDLES[1] * size
            ):
                continue
            if width > 1.8 * height and not alone:
                continue
            mark = "–" if width > 1.8 * height else "o" if height > RING * size else "•"
            x0, y0 = (left + a) * scale, (top + upper) * scale
            return Blob(mark, Box(x0, y0, x0 + width, y0 + height))
        return None

    def height(self, box: Box) -> tuple[float, float]:
        """From where to where, in points from the top, there is ink in a box; the box's own where there is none."""
        import numpy

        x0, top, x1, bottom = (max(0, round(edge / self.scale)) for edge in box)
        rows = numpy.flatnonzero(self.ink[top:bottom, x0:x1].any(axis=1))
        if not rows.size:
            return box.top, box.bottom
        return (top + int(rows[0])) * self.scale, (top + int(rows[-1]) + 1) * self.scale

    def stroke(self, boxes: Sequence[Box]) -> float:
        """How thick the strokes within these boxes are, in points; 0.0 where there is no ink."""
        import numpy

        area = borders = 0
        for box in boxes:
            x0, top, x1, bottom = (max(0, round(edge / self.scale)) for edge in box)
            part = self.ink[top:bottom, x0:x1]
            area += int(part.sum())
            borders += int(numpy.count_nonzero(part[:, 1:] & ~part[:, :-1]))
            borders += int(numpy.count_nonzero(part[1:, :] & ~part[:-1, :]))
        return area / borders * self.scale if borders else 0.0
