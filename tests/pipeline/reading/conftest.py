"""Papers for the reader's tests: the committed samples, the shared seeds where they are, and PDFs built here."""

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
MakePdf = Callable[..., bytes]


def papers() -> list[Path]:
    """Every PDF with a text layer: our samples, and the seeds where they are."""
    found = sorted((ROOT / "tests" / "documents").glob("*/*/paper.pdf")) + sorted((SEEDS / "pdf").glob("*.pdf"))
    return [path for path in found if not path.name.endswith(".scan.pdf")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Gives `paper` to the tests that ask for it, a PDF each."""
    if "paper" in metafunc.fixturenames:
        found = [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in papers()]
        if not SEEDS.is_dir():
            missing = pytest.mark.skip(reason="../shared with the seeds is not here")
            found.append(pytest.param(SEEDS, id="seeds", marks=missing))
        metafunc.parametrize("paper", found)


@pytest.fixture
def make_pdf() -> MakePdf:
    """A function (*contents, page="", trailer="") -> PDF; a content is a page's operators, fonts are /R, /B and /C."""
    return build_pdf


def build_pdf(*contents: str, page: str = "", trailer: str = "") -> bytes:
    kids = [f"{6 + 2 * index} 0 R" for index in range(len(contents))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(contents)} >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            for name in ("Helvetica", "Helvetica-Bold", "Courier")
        ),
    ]
    for index, content in enumerate(contents):
        box = "" if "/MediaBox" in page else "/MediaBox [0 0 595 842]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {box} {page} /Contents {7 + 2 * index} 0 R"
            " /Resources << /Font << /R 3 0 R /B 4 0 R /C 5 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    body = b"%PDF-1.7\n"
    offsets = []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    return body + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode(
        "cp1252"
    )
