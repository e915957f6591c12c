"""Image files (TIFF with all its pages, JPEG, PNG) -> Pages by OCR."""

import io
import logging
import warnings
from typing import TYPE_CHECKING

from pipeline.reading.formats import IMAGES
from pipeline.reading.ocr import DPI, MAX_PIXELS, read_scan, unreadable
from pipeline.reading.ocr_engines import OcrMode, needs_ocr, wants_ocr
from schemas.document import Page
from schemas.errors import DocumentError
from schemas.outcome import Outcome

if TYPE_CHECKING:
    from PIL.Image import Image

logger = logging.getLogger(__name__)

MAGICS = tuple(magic for magic, _, _ in IMAGES)
FORMATS = ("TIFF", "JPEG", "PNG")
MAX_PAGES = 1_000
# What an image says of its resolution is believed between these; else it is taken for a sheet of A4.
BELIEVED_DPI = (100, 1200)
A4_LENGTH = 11.69


def is_image(content: bytes) -> bool:
    """Whether these bytes are an image that OCR can read."""
    return content.startswith(MAGICS)


def read_image(source: str, content: bytes, ocr: OcrMode = "auto") -> tuple[Page, ...]:
    """The pages of an image file, each frame of a TIFF one.

    Raises DocumentError: needs_ocr, too_large (more than MAX_PIXELS on a page, MAX_PAGES), broken, empty, unreadable.
    """
    if not wants_ocr(ocr, has_text=False):
        raise needs_ocr(source, ocr)
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                pages = _pages(source, image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(source) from error
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # Pillow's decoders raise anything from OSError to struct.error at a broken file
        advice = "Open it in a viewer and save it anew, or scan the paper again."
        raise DocumentError(Outcome.BROKEN, f"{source} is a broken image ({error})", advice) from error
    if all(page.is_unreadable or not page.words for page in pages):
        if any(page.is_unreadable for page in pages):
            raise unreadable(source)
        raise DocumentError(Outcome.EMPTY, f"{source} has only blank pages", "Scan the paper again, the right way up.")
    return pages


def _pages(source: str, image: "Image") -> tuple[Page, ...]:
    count = int(getattr(image, "n_frames", 1))
    if count > MAX_PAGES:
        raise _too_large(source)
    pages = []
    for number in range(1, count + 1):
        image.seek(number - 1)
        if image.width * image.height > MAX_PIXELS:
            raise _too_large(source)
        pages.append(read_scan(*_grey(image), number))
    return tuple(pages)


def _grey(image: "Image") -> "tuple[Image, int]":
    """The image upright, in grey with square pixels, and its resolution in dots per inch, at most about DPI."""
    from PIL import Image, ImageOps

    given = image.info.get("dpi", (0, 0))
    across, down = (float(value) for value in given[:2]) if isinstance(given, tuple) else (0.0, 0.0)
    upright = ImageOps.exif_transpose(image)
    if upright.size != image.size:
        across, down = down, across
    if not all(BELIEVED_DPI[0] <= dpi <= BELIEVED_DPI[1] for dpi in (across, down)):
        across = down = max(upright.size) / A4_LENGTH
    if upright.mode.startswith("I") or upright.mode == "F":  # 16 bits a pixel; only the upper half is of use
        upright = upright.point(lambda value: value * (1 / 256)).convert("L")
    elif "A" in upright.getbands() or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
    grey = upright.convert("L")
    dpi = min(max(across, down), float(DPI))
    size = max(1, round(grey.width * dpi / across)), max(1, round(grey.height * dpi / down))
    if size != grey.size:
        grey = grey.resize(size)
    return grey, max(1, round(dpi))


def _too_large(source: str) -> DocumentError:
    return DocumentError(
        Outcome.TOO_LARGE,
        f"{source} is an image of more than {MAX_PIXELS // 1_000_000} megapixels or {MAX_PAGES:,} pages",
        "Scan it at 300 dpi, or cut it into several files.",
    )
