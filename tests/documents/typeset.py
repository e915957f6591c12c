"""Sets every sample's paper.html to the paper.pdf beside it with WeasyPrint; run by `make samples`."""

import os
import sys
from pathlib import Path

from weasyprint import HTML  # type: ignore[import-untyped, unused-ignore]

SAMPLES = Path(__file__).resolve().parent
# Font subsets carry the moment of their making: fixed, so that the same HTML gives the same bytes.
EPOCH = "1704067200"


def typeset(paper: Path) -> bytes:
    """The PDF of one `paper.html`, as bytes.

    Same HTML, same stylesheet, same fonts and same WeasyPrint give the same bytes. Raises FileNotFoundError where
    there is no such file; a stylesheet that cannot be read is only logged by WeasyPrint.
    """
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    name = paper.relative_to(SAMPLES).parent.as_posix()
    pdf = HTML(filename=paper).write_pdf(pdf_identifier=name.encode())
    assert isinstance(pdf, bytes)
    return pdf


def main() -> None:
    """Set all samples anew and name on standard output those whose PDF has changed.

    Exits with a message where setting a paper twice does not give the same bytes.
    """
    for paper in sorted(SAMPLES.rglob("paper.html")):
        pdf, target = typeset(paper), paper.with_suffix(".pdf")
        if typeset(paper) != pdf:
            sys.exit(
                f"{paper.relative_to(SAMPLES)} gives other bytes each time: find what a clock or a name sets in it."
            )
        if not target.exists() or target.read_bytes() != pdf:
            target.write_bytes(pdf)
            sys.stdout.write(f"{target.relative_to(SAMPLES)}\n")


if __name__ == "__main__":
    main()
