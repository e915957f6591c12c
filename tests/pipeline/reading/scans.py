"""Makes scans of PDFs: every page an image, if wanted leaning, noisy or in the shadow of a lid; joins PDFs."""

import io
from pathlib import Path

import numpy
import pypdfium2 as pdfium  # noqa: TID251 -- what renders a scan is no reader
from PIL import Image


def images(
    paper: Path, dpi: int = 200, lean: float = 0.0, noise: float = 0.0, shadow: float = 0.0
) -> list[Image.Image]:
    """A grey image a page; `lean` in degrees, to the other side on every second page."""
    random = numpy.random.default_rng(5)
    document = pdfium.PdfDocument(paper)
    made = []
    for index, page in enumerate(document):
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().copy()
        if lean:
            image = image.rotate(-lean if index % 2 else lean, resample=Image.Resampling.BICUBIC, fillcolor=255)
        pixels = numpy.asarray(image).astype(float) * numpy.linspace(1 - shadow, 1, image.width)
        pixels += random.normal(0, noise, pixels.shape)
        made.append(Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8)))
    document.close()
    return made


def as_pdf(pages: list[Image.Image], dpi: int = 200) -> bytes:
    """A PDF of nothing but images, compressed as scanners do it."""
    return _saved(pages, "PDF", quality=75, resolution=dpi)


def as_tiff(pages: list[Image.Image], dpi: int = 200) -> bytes:
    """A TIFF with a frame a page."""
    return _saved(pages, "TIFF", dpi=(dpi, dpi))


def _saved(pages: list[Image.Image], form: str, **options: object) -> bytes:
    target = io.BytesIO()
    pages[0].save(target, form, save_all=True, append_images=pages[1:], **options)
    return target.getvalue()


def joined(*parts: bytes) -> bytes:
    """The pages of all these PDFs as one."""
    whole = pdfium.PdfDocument.new()
    for part in parts:
        whole.import_pages(pdfium.PdfDocument(part))
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()
