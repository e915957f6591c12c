"""Image files are read by OCR, page by page, and those that are too large or broken have their outcome."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from pipeline.reading import tesseract
from pipeline.reading.image import is_image, read_image
from schemas.errors import DocumentError
from tests.pipeline.reading.scans import as_tiff, images

PAPER = Path(__file__).parents[2] / "documents" / "ravensburg" / "0140-2023" / "paper.pdf"
pytestmark = pytest.mark.skipif(tesseract.program() is None, reason="tesseract with the language deu is missing")


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def outcome_of(content: bytes) -> str:
    with pytest.raises(DocumentError) as error:
        read_image("scan.tif", content)
    assert "scan.tif" in str(error.value) and error.value.advice
    return error.value.outcome


def test_a_tiff_has_a_page_a_frame() -> None:
    (page,) = images(PAPER)
    found = read_image("scan.tif", as_tiff([page, Image.new("L", (800, 1100), 255), page]))
    assert [(page.number, page.engine, page.dpi) for page in found] == [(n, "tesseract", 200) for n in (1, 2, 3)]
    assert "0140/2023" in found[0].text and found[1].text == "" and found[0].text == found[2].text
    assert found[0].width == pytest.approx(595, abs=2)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "photo", "transparent", "bilevel", "deep"])
def test_forms_of_images(form: str) -> None:
    (page,) = images(PAPER)
    if form == "photo":  # as a camera turns it
        exif = Image.Exif()
        exif[0x0112] = 8
        content = saved(page.rotate(-90, expand=True), "JPEG", exif=exif)
    elif form == "transparent":
        clear = Image.new("RGBA", page.size, (0, 0, 0, 0))
        clear.paste((0, 0, 0, 255), mask=page.point(lambda value: 255 - value))
        content = saved(clear, "PNG")
    elif form == "bilevel":
        content = saved(page.convert("1"), "TIFF", compression="group4")
    elif form == "deep":
        content = saved(page.convert("I").point(lambda value: value * 257).convert("I;16"), "TIFF")
    else:
        content = saved(page, form)
    assert is_image(content)
    (found,) = read_image("scan", content)
    assert "0140/2023" in found.text
    assert found.width == pytest.approx(595, abs=6)


def test_bombs_and_broken_images() -> None:
    (page,) = images(PAPER)
    whole = saved(page, "PNG")
    assert outcome_of(whole[: len(whole) // 2]) == "broken"
    assert outcome_of(b"II*\0" + b"\x08\0" * 100) == "broken"
    assert outcome_of(b"\xff\xd8\xff\xe0" + b"\0\x10JFIF" * 20) == "broken"
    for side in (8_000, 12_000, 60_000):  # more than is read; than Pillow warns of; than Pillow opens
        assert outcome_of(claiming(side)) == "too_large"
    assert outcome_of(saved(Image.new("L", (800, 1100), 255), "PNG")) == "empty"


def claiming(side: int) -> bytes:
    """A PNG of a few bytes that claims to be this wide and high."""
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_never() -> None:
    with pytest.raises(DocumentError) as error:
        read_image("scan.png", claiming(10), ocr="never")
    assert error.value.outcome == "needs_ocr"
