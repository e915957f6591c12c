"""How a scanned page leans, and where its words would lie if it stood upright."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.reading.tesseract import Seen
from schemas.document import Box

if TYPE_CHECKING:
    from PIL.Image import Image

# A page that leans less than this (0.06 degrees: 2 points from one margin to the other) stands upright.
LEAST_LEAN = 0.001
DEEP_LETTERS = frozenset("gjpqyQ,;()[]{}§|")
"""Signs that go under the line: by the foot of a word that has one, no line is measured."""


@dataclass(frozen=True, slots=True)
class Lean:
    """How a page leans: its lines fall by `slope` to the right; `x, y` is its middle in points."""

    slope: float
    x: float
    y: float

    @property
    def degrees(self) -> float:
        """How far it must be turned, against the clock, to stand upright."""
        return math.degrees(math.atan(self.slope))

    def upright(self, box: Box) -> Box:
        """Where a word's box would lie if the page stood upright; what the lean added to its height goes."""
        angle = math.atan(self.slope)
        dx, dy = (box.x0 + box.x1) / 2 - self.x, (box.top + box.bottom) / 2 - self.y
        x = self.x + dx * math.cos(angle) + dy * math.sin(angle)
        y = self.y - dx * math.sin(angle) + dy * math.cos(angle)
        width, height = box.x1 - box.x0, box.bottom - box.top
        height = max(0.4 * height, height - abs(self.slope) * width)
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def as_seen(self, box: Box) -> Box:
        """The box around an upright one on the page as it lies."""
        angle = math.atan(self.slope)
        xs, ys = [], []
        for x, y in ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom)):
            dx, dy = x - self.x, y - self.y
            xs.append(self.x + dx * math.cos(angle) - dy * math.sin(angle))
            ys.append(self.y + dx * math.sin(angle) + dy * math.cos(angle))
        return Box(max(0.0, min(xs)), max(0.0, min(ys)), min(2 * self.x, max(xs)), min(2 * self.y, max(ys)))


def lean_of(seen: Sequence[Seen], width: float, height: float, scale: float) -> Lean:
    """How the page leans, by the feet of the words of its longer lines; `scale` is points a pixel."""
    slopes: list[tuple[float, int]] = []
    for _, group in groupby(seen, key=lambda word: word.line):
        feet = [
            (word.left + word.width / 2, word.top + word.height)
            for word in group
            if len(word.text) > 1 and word.confidence > 0.5 and not DEEP_LETTERS & set(word.text)
        ]
        if len(feet) >= 3 and feet[-1][0] - feet[0][0] > 0.15 * width / scale:
            fit = statistics.linear_regression(*zip(*feet, strict=True))
            slopes.append((fit.slope, len(feet)))
    each = sorted(slope for slope, count in slopes for _ in range(count))
    slope = statistics.median(each) if each else 0.0
    return Lean(slope if LEAST_LEAN < abs(slope) < 0.2 else 0.0, width / 2, height / 2)


def turned(image: "Image", lean: Lean) -> Any:
    """The page's image, upright."""
    if not lean.slope:
        return image
    from PIL.Image import Resampling

    return image.rotate(lean.degrees, resample=Resampling.BILINEAR, fillcolor=255)
