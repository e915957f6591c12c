"""The corpus: invented papers typeset once into .bench/, made anew only where the generator or its tools changed."""

import hashlib
import json
import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench import forms, paper, words
from tests.bench import papers as invented
from tests.bench.paper import Paper, Truth
from tests.bench.papers import papers

FOLDER = Path(__file__).parents[2] / ".bench"
# Font subsets carry the moment of their making: fixed, so that the same paper gives the same bytes.
EPOCH = "1704067200"
_BATCH = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """A file of the corpus and the truth about it."""

    path: Path
    truth: Truth


def typeset_papers(count: int) -> list[Sample]:
    """The first `count` papers as PDFs with truth.json beside them; what is there already stays.

    Raises ModuleNotFoundError where WeasyPrint is not installed (`make .venv/.samples`).
    """
    folder = _folder("papers", version("weasyprint"))
    truths = [each.truth for each in papers(count)]
    missing = [index for index, truth in enumerate(truths) if not _pdf(folder, truth).exists()]
    if missing:
        sys.stderr.write(f"bench: typesetting {len(missing)} papers …\n")
        batches = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
            for _ in pool.map(_typeset, [folder] * len(batches), batches):
                pass
    truth_file = folder / "truth.json"
    truth_file.write_text(json.dumps([asdict(truth) for truth in truths], ensure_ascii=False, indent=1), "utf-8")
    return [Sample(_pdf(folder, truth), truth) for truth in truths]


def text_papers(count: int) -> Path:
    """A folder with `count` short papers as text files, in folders of 500."""
    folder = _folder(f"texts-{count}", "")
    for index, each in enumerate(papers(count, pages=0)):
        path = folder / each.truth.form / f"{index // 500:03}" / f"{each.truth.name}.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(forms.to_text(each), "utf-8")
    return folder


def _folder(name: str, tools: str) -> Path:
    """A folder of its own for each version of the generator; those of earlier versions are removed."""
    digest = hashlib.sha256(tools.encode())
    for module in (words, paper, invented, forms):
        digest.update(Path(str(module.__file__)).read_bytes())
    folder = FOLDER / name / digest.hexdigest()[:12]
    for earlier in (FOLDER / name).glob("*"):
        if earlier != folder:
            shutil.rmtree(earlier)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _pdf(folder: Path, truth: Truth) -> Path:
    return folder / f"{truth.name}.pdf"


def _typeset(folder: Path, indexes: Sequence[int]) -> None:
    from weasyprint import HTML  # type: ignore[import-untyped, unused-ignore]

    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    for each in _chosen(indexes):
        data = HTML(string=forms.to_html(each)).write_pdf(pdf_identifier=each.truth.name.encode())
        target = _pdf(folder, each.truth)
        unfinished = target.with_suffix(".part")
        unfinished.write_bytes(data)
        unfinished.replace(target)


def _chosen(indexes: Sequence[int]) -> Iterable[Paper]:
    wanted = set(indexes)
    return (each for index, each in enumerate(papers(max(indexes) + 1)) if index in wanted)
