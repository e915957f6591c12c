"""ocrmypdf as a subprocess: a scanned page turned and straightened, cleaned where unpaper is there; a second try."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.reading import tesseract

if TYPE_CHECKING:
    from PIL.Image import Image

CPU_SECONDS = 120
WALL_SECONDS = 240


def program() -> str | None:
    """The path of ocrmypdf: beside this Python, as the extra `ocr` installs it, else on the PATH; None without it."""
    beside = shutil.which("ocrmypdf", path=str(Path(sys.executable).parent))
    return beside or shutil.which("ocrmypdf")


def straightened(image: "Image", dpi: int) -> "Image | None":
    """The same page upright and, with unpaper, without specks; None where ocrmypdf is missing. Raises FailedError."""
    import pypdfium2 as pdfium

    found = program()
    if found is None:
        return None
    with tempfile.TemporaryDirectory(prefix="ratslese-") as folder:
        source, target = Path(folder, "page.png"), Path(folder, "page.pdf")
        image.save(source, dpi=(dpi, dpi))
        clean = ["--clean-final"] if shutil.which("unpaper") else []
        options = [
            "--rotate-pages",
            "--rotate-pages-threshold",
            "2",
            "--deskew",
            *clean,
            "--tesseract-timeout",
            "0",
            "--output-type",
            "pdf",
            "--optimize",
            "0",
        ]
        limits = ["--jobs", "1", "--image-dpi", str(dpi), "--quiet", "--language", tesseract.LANGUAGE]
        command = [found, *options, *limits, str(source), str(target)]
        tesseract.run(command, None, CPU_SECONDS, WALL_SECONDS)
        try:
            document = pdfium.PdfDocument(target.read_bytes())
        except (OSError, pdfium.PdfiumError) as error:
            raise tesseract.FailedError(f"ocrmypdf left no page ({error})") from error
        try:
            page = document[0]
            # By pixels, since a huge page is written in larger units than points.
            bitmap = page.render(scale=max(image.size) / max(page.get_size()), grayscale=True)
            straight: Image = bitmap.to_pil().copy()
            bitmap.close()
            return straight
        finally:
            document.close()
