"""The paper of a scan made evenly white: shadows of the lid and of folds go before OCR sees the page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# The lightest spot of a square of SHRINK * SQUARE pixels is paper; at 300 dpi no stroke of type fills one.
SHRINK, SQUARE = 4, 8
# Where all paper is lighter than this, of 255, nothing is done; what is darker than DARKEST is a picture, no paper.
WHITE, DARKEST = 225, 70


def whitened(image: "Image") -> "Image":
    """The grey image with its paper white; the same image where that is so already."""
    import numpy
    from PIL import Image

    small = numpy.asarray(image.reduce(SHRINK))
    height, width = (side // SQUARE for side in small.shape)
    if min(height, width) < 2:
        return image
    squares = small[: height * SQUARE, : width * SQUARE].reshape(height, SQUARE, width, SQUARE)
    paper = squares.max(axis=(1, 3))
    if float(numpy.quantile(paper, 0.05)) >= WHITE:
        return image
    covered = (0, 0, width * SQUARE * SHRINK, height * SQUARE * SHRINK)
    whole = Image.fromarray(paper.clip(DARKEST, 255)).resize(covered[2:], Image.Resampling.BILINEAR)
    shade = Image.new("L", image.size, 255)
    shade.paste(whole)
    bright = numpy.asarray(image).astype(numpy.uint16) * 255 // numpy.asarray(shade)
    return Image.fromarray(bright.clip(0, 255).astype(numpy.uint8))
