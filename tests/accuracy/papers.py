"""The papers that have gold, by set: the samples of this repository and, where it is there, what ../shared holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.extract import extract
from pipeline.councils import packaged_profiles
from pipeline.evaluate.curve import Source
from pipeline.evaluate.records import Pair, read_golds, stems
from pipeline.reading.read import read
from tests.pipeline.reading.scans import as_pdf, images

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "documents"
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class PaperSet:
    """Papers that are measured together; `scan` makes a scan of each PDF first, so OCR has to read it."""

    key: str
    title: str
    sources: Callable[[], Sequence[Source]]
    scan: bool = False

    @property
    def needs_ocr(self) -> bool:
        """Whether tesseract is needed."""
        return self.scan or self.key.endswith("scan")

    def pairs(self) -> Iterator[Pair]:
        """Each paper read and extracted, with its gold."""
        profiles = packaged_profiles()
        for source in self.sources():
            data = as_pdf(images(source.path)) if self.scan else source.path.read_bytes()
            with read(str(source.path), data, source.folders) as document:
                record = extract(document, profiles).model_dump(mode="json", by_alias=True)
                record["medium"] = document.medium  # also of what is no council paper
            yield Pair("/".join(source.path.parts[-3:]), record, source.gold)


def _samples(name: str) -> list[Source]:
    golds = [(gold.parent / name, gold) for gold in sorted(SAMPLES.glob("*/*/expected.json"))]
    return [Source(paper, read_golds(gold)["expected"]) for paper, gold in golds if paper.exists()]


def _shared(gold: str, *patterns: str) -> list[Source]:
    """Papers under ../shared with gold of the same stem; none where it is not there."""
    if not (SHARED / gold).is_dir():
        return []
    golds = read_golds(SHARED / gold)
    papers = sorted(path for pattern in patterns for path in SHARED.glob(pattern))
    found = [(path, next((stem for stem in stems(path.name) if stem in golds), None)) for path in papers]
    return [Source(path, golds[stem]) for path, stem in found if stem is not None]


def _seed_pdfs() -> list[Source]:
    return [source for source in _shared("gold", "seeds/pdf/*.pdf") if not source.path.name.endswith(".scan.pdf")]


SETS = (
    PaperSet("samples-pdf", "samples, typeset PDF", lambda: _samples("paper.pdf")),
    PaperSet("samples-text", "samples, text of an archive", lambda: _samples("paper.txt")),
    PaperSet("samples-scan", "samples, scanned and read by OCR", lambda: _samples("paper.pdf"), scan=True),
    PaperSet("seeds-text", "seeds, text of an archive", lambda: _shared("gold", "seeds/*.txt")),
    PaperSet("seeds-pdf", "seeds, typeset in two ways", _seed_pdfs),
    PaperSet("seeds-scan", "seeds, scanned and read by OCR", lambda: _shared("gold", "seeds/pdf/*.scan.pdf")),
    PaperSet("real", "real papers", lambda: _shared("gold/real", "real/go/*", "real/pdf/*.pdf")),
)
"""Papers with gold written by hand."""

DISTANT = (
    PaperSet(
        "karlsruhe",
        "Stadt Karlsruhe",
        lambda: _shared("real/karlsruhe/gold", "real/karlsruhe/*.txt"),
    ),
    PaperSet(
        "nordstemmen",
        "Gemeinde Nordstemmen",
        lambda: _shared("real/nordstemmen/gold", "real/nordstemmen/*.txt"),
    ),
)
"""Papers of which another source says something."""


def noise_sources() -> list[Source]:
    """The text papers that the noise curve is drawn from: the samples', which are always here."""
    return _samples("paper.txt")
