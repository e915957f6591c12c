"""Scans through the real command: read by tesseract, waiting where it is missing, replaced by the PDF they are of."""

from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from pipeline.reading import tesseract
from tests.pipeline.command import SAMPLES, alone, dump, ingest, originals, rows, sample
from tests.pipeline.conftest import Fresh
from tests.pipeline.reading.scans import as_pdf, images

DPI = 150
PAPER = "konstanz/2020-118/paper.pdf"
needs_tesseract = pytest.mark.skipif(tesseract.program() is None, reason="tesseract with the language deu is missing")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder "konstanz" with a scan."""
    (tmp_path / "konstanz").mkdir()
    (tmp_path / "konstanz" / "scan.pdf").write_bytes(as_pdf(images(SAMPLES / PAPER, DPI), DPI))
    (tmp_path / "empty").mkdir()
    return tmp_path


@needs_tesseract
def test_a_scan_waits_is_read_and_gives_way_to_its_paper(here: Path, fresh: Fresh) -> None:
    database = here / "x.db"
    (here / "konstanz" / "other.txt").write_bytes(sample("konstanz/2018-063/paper.txt"))
    report = ingest(here, "konstanz", "--ocr", "never")
    assert (report["outcomes"], report["read"]) == ({"needs_ocr": 1, "stored": 1}, 2)
    assert "--ocr auto" in report["troubles"][0]["advice"]
    assert ingest(here, "konstanz", "--ocr", "never")["read"] == 0
    report = ingest(here, "konstanz")
    assert (report["outcomes"], report["read"]) == ({"stored": 2}, 1)
    ((medium, paper),) = rows(database, "SELECT medium, paper FROM file WHERE medium = 'scan'")
    assert (medium, paper) == ("scan", "konstanz-2020-118")
    ((engine, dpi, confidence),) = rows(database, "SELECT engine, dpi, confidence FROM file_text WHERE dpi IS NOT NULL")
    assert (engine, dpi) == ("tesseract", 300) and 0.8 < confidence <= 1
    assert ingest(here, "konstanz", "--ocr", "never")["read"] == 0  # a scan that was read stays so

    (here / "konstanz" / "paper.pdf").write_bytes(sample(PAPER))
    assert ingest(here, "konstanz")["read"] == 1
    assert rows(
        database, "SELECT medium, best_reading FROM file WHERE paper = 'konstanz-2020-118' ORDER BY best_reading"
    ) == [("scan", 0), ("pdf", 1)]
    media = rows(
        database,
        "SELECT DISTINCT medium FROM evidence JOIN file ON file.id = file WHERE evidence.paper = 'konstanz-2020-118'",
    )
    assert media == [("pdf",)]
    assert len(originals(database)) == 3

    fresh(here / "y.db", here / "konstanz" / "paper.pdf")
    fresh(here / "y.db", here / "konstanz")
    assert dump(database) == dump(here / "y.db")


@needs_tesseract
def test_the_budget_of_a_scan_is_that_of_each_page(tmp_path: Path) -> None:
    # Large pages: each takes a sixth of what a document has, the last, with all that follows reading, a third; together
    # they take more than it has.
    (small,) = images(SAMPLES / PAPER, DPI)
    large = Image.new("L", (small.width * 3 // 2, small.height * 3 // 2), 255)
    large.paste(small)
    (tmp_path / "scan.pdf").write_bytes(as_pdf([large] * 10, DPI))
    report = ingest(tmp_path, "scan.pdf", "--cpu-seconds", 5)
    assert report["outcomes"] == {"stored": 1}
    assert rows(tmp_path / "x.db", "SELECT DISTINCT engine FROM file_text") == [("tesseract",)]


def test_without_tesseract_scans_wait_and_doctor_says_so(here: Path) -> None:
    without = partial(alone, environment={"PATH": str(here / "empty")})
    report = ingest(here, "konstanz", run=without)
    assert report["outcomes"] == {"needs_ocr": 1}
    assert "apt-get install tesseract-ocr tesseract-ocr-deu" in report["troubles"][0]["advice"]
    assert ingest(here, "konstanz", run=without)["read"] == 0
    doctor = without(here, "doctor")
    (line,) = [line for line in doctor.stdout.splitlines() if "tesseract:" in line]
    assert line.startswith("missing") and "needs_ocr" in line and "apt-get install tesseract-ocr" in line
    always = without(here, "ingest", "konstanz", "--ocr", "always", "--db", "y.db")
    assert (always.returncode, always.stdout) == (2, "")
    assert "tesseract with German is missing" in always.stderr and len(always.stderr.splitlines()) == 1
    assert not (here / "y.db").exists()
