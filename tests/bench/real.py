"""Real papers, where they are there: how many of their pages pdfium could not read, and what a page of OCR takes."""

import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from shutil import which

import pypdfium2  # noqa: TID251 - renders the pages that tesseract reads

from pipeline.reading.read import read
from schemas.errors import DocumentError
from tests.bench.corpus import Sample
from tests.bench.figures import Figure

_SHARED = Path(__file__).parents[3] / "shared"
FOLDERS = (_SHARED / "real" / "pdf", _SHARED / "seeds" / "pdf")
_DPI = 200


def fallback() -> Figure:
    """The share of pages that pdfplumber had to read."""
    what = "pages sent to the pdfplumber fallback, real papers"
    files = [path for folder in FOLDERS for path in sorted(folder.rglob("*.pdf"))]
    if not files:
        return Figure("fallback", what, "share", hold=0.02, missing="no real papers beside the checkout")
    engines: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    for path in files:
        try:
            with read(path.name, path.read_bytes()) as document:
                engines.update(page.engine for page in document.pages)
        except DocumentError as error:
            unread[str(error.outcome)] += 1
    total = engines.total()
    refused = ", ".join(f"{count} {outcome}" for outcome, count in sorted(unread.items()))
    note = (
        f"{engines['pdfplumber']} of {total} pages of {len(files)} files{f'; not read: {refused}' if refused else ''}"
    )
    if not total:
        return Figure("fallback", what, "share", hold=0.02, missing=f"none could be read: {refused}")
    return Figure("fallback", what, "share", (engines["pdfplumber"] / total,), 0.02, note=note)


def ocr(samples: Sequence[Sample], pages: int = 3) -> Figure:
    """Seconds that tesseract takes for a page; only told, since OCR dominates whatever it is needed for."""
    what = f"tesseract, a page at {_DPI} dpi"
    if which("tesseract") is None:
        return Figure("ocr", what, "s", missing="tesseract is not installed")
    languages = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout
    if "deu" not in languages.split():
        return Figure("ocr", what, "s", missing="tesseract has no German (tesseract-ocr-deu)")
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "page.png"
        for sample in samples[:pages]:
            document = pypdfium2.PdfDocument(sample.path)
            document[0].render(scale=_DPI / 72).to_pil().save(image)
            document.close()
            command = ["tesseract", str(image), "stdout", "-l", "deu", "--dpi", str(_DPI), "tsv"]
            began = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
            seconds.append(time.perf_counter() - began)
    return Figure("ocr", what, "s", tuple(seconds), note=f"{pages} first pages of the corpus, one thread")
