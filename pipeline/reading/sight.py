"""What a page is to the eye: text, a scan (an image with at most a stamp on it), blank, or unreadable even by OCR."""

import ctypes
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal

import pypdfium2.raw as pdfium

from pipeline.reading.frame import Frame

Sight = Literal["text", "scan", "blank", "unreadable"]

# A page with fewer words than this over an image of most of the page is a scan with a stamp, not a text.
FEW_WORDS = 10
IMAGE_SHARE = 0.5
MAX_OBJECTS = 50_000
MAX_DEPTH = 3
_READABLE = re.compile(r"[^\W\d_]{2}")


def is_readable(text: str) -> bool:
    """Whether this text has a word."""
    return _READABLE.search(text) is not None


def sight(page: Any, frame: Frame, text: str) -> Sight:
    """What a page (pdfium's handle) with this text layer is."""
    words = len(list(islice(_READABLE.finditer(text), FEW_WORDS)))
    count = pdfium.FPDFPage_CountObjects(page) if words < FEW_WORDS else 0
    if words >= FEW_WORDS or (words and not _has_large_image(page, count, frame)):
        return "text"
    return "scan" if count > 0 else "blank"


def _has_large_image(page: Any, count: int, frame: Frame) -> bool:
    area = frame.width * frame.height
    images = islice(_objects(page, count, pdfium.FPDFPage_GetObject, MAX_DEPTH), MAX_OBJECTS)
    return any(_area(image) > IMAGE_SHARE * area for image in images)


def _objects(holder: Any, count: int, get: Any, depth: int) -> Iterator[Any]:
    """The objects of a page, those inside of its forms too."""
    for index in range(count):
        found = get(holder, index)
        yield found
        if depth > 1 and pdfium.FPDFPageObj_GetType(found) == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _objects(found, pdfium.FPDFFormObj_CountObjects(found), pdfium.FPDFFormObj_GetObject, depth - 1)


def _area(found: Any) -> float:
    """The area of an image in square points; 0 for any other object."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_IMAGE:
        return 0.0
    if not pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top):
        return 0.0
    return float((right.value - left.value) * (top.value - bottom.value))
