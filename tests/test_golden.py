"""Every sample paper, and every seed where it is there, against its hand-written gold; and every value's evidence."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from pipeline.councils import packaged_profiles
from pipeline.evaluate import Score, compare
from pipeline.reading.read import read
from schemas.document import Document
from schemas.record import Record

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "documents"
SHARED = ROOT.parent / "shared"
SEED_FORMS = {"text": "{}.txt", "boxed": "pdf/{}.pdf", "writer": "pdf/{}.writer.pdf"}


def sample_papers() -> list[tuple[Path, Path]]:
    """(paper, gold) of all samples, each in the forms in which it is there."""
    return [
        (paper, gold)
        for gold in sorted(SAMPLES.glob("*/*/expected.json"))
        for paper in (gold.with_name("paper.pdf"), gold.with_name("paper.txt"))
        if paper.exists()
    ]


def seed_papers(form: str) -> list[tuple[Path, Path]]:
    """(paper, gold) of all seeds in one form; empty where ../shared is not there."""
    golds = sorted((SHARED / "gold").glob("*.json"))
    return [(SHARED / "seeds" / SEED_FORMS[form].format(gold.stem), gold) for gold in golds]


@lru_cache(maxsize=128)
def extracted(paper: Path) -> tuple[Document, Record]:
    folders = tuple(parent.name for parent in paper.parents if parent.name)
    document = read(str(paper), paper.read_bytes(), folders)
    return document, extract(document, packaged_profiles())


def as_json(record: Record) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(record.model_dump_json(by_alias=True))
    return parsed


def name_of(pair: tuple[Path, Path]) -> str:
    return "/".join(pair[0].parts[-3:])


@pytest.mark.parametrize("pair", sample_papers(), ids=name_of)
def test_samples_are_read_as_their_gold_says(pair: tuple[Path, Path]) -> None:
    paper, gold = pair
    evaluation = compare(as_json(extracted(paper)[1]), json.loads(gold.read_text(encoding="utf-8")))
    assert evaluation.differences == []


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="../shared with the seeds and their gold is not here")
@pytest.mark.parametrize("form", SEED_FORMS)
def test_seeds_are_read_as_their_gold_says(form: str) -> None:
    total = Score()
    for paper, gold in seed_papers(form):
        total.add(compare(as_json(extracted(paper)[1]), json.loads(gold.read_text(encoding="utf-8"))).total)
    assert total.f1 >= 0.97, total


ALL = [*sample_papers(), *(pair for form in SEED_FORMS for pair in seed_papers(form))]


@pytest.mark.parametrize("pair", ALL, ids=name_of)
def test_evidence_stands_where_it_says(pair: tuple[Path, Path]) -> None:
    document, record = extracted(pair[0])
    for evidence in record.evidence:
        assert evidence.rule
        if evidence.method == "read":
            assert evidence.spans, evidence.path
        else:
            assert evidence.ground, evidence.path
        for span in evidence.spans:
            assert document.page(span.page).text[span.start : span.end] == span.raw
            assert span.raw.strip()
            assert (span.box is None) == (document.medium == "text")


INFLECTED = {
    "relation/organization",
    "seat/institution",
    "committee/chair",
    "committee/name",
    "procedure/title",
    "label/office",
}
"""Rules whose values stand in the nominative or with their umlauts, unlike the words that they were read from."""


@pytest.mark.parametrize("pair", ALL, ids=name_of)
def test_values_are_the_words_that_they_were_read_from(pair: tuple[Path, Path]) -> None:
    record = extracted(pair[0])[1]
    parsed = as_json(record)
    for evidence in record.evidence:
        value = resolve(parsed, evidence.path)
        if evidence.method != "read" or not isinstance(value, str):
            continue
        raw = bare(" ".join(span.raw for span in evidence.spans))
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
            assert value[2:4] in raw, (evidence.path, value, raw)
        elif evidence.rule in INFLECTED:
            assert all(bare(word)[:3] in raw for word in value.split()), (evidence.path, value, raw)
        else:
            assert bare(value) in raw, (evidence.path, value, raw)


def bare(text: str) -> str:
    """Letters and digits alone, folded, umlauts as two letters."""
    folded = text.casefold().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"})
    return re.sub(r"[\W_]+", "", folded)


@pytest.mark.parametrize("pair", ALL, ids=name_of)
def test_every_value_has_its_evidence_and_all_evidence_its_value(pair: tuple[Path, Path]) -> None:
    record = as_json(extracted(pair[0])[1])
    paths = {entry["path"] for entry in record["evidence"]}
    assert len(paths) == len(record["evidence"]), "a value has one entry"
    values = dict(
        leaves({key: record[key] for key in record if key not in ("source", "medium", "evidence", "issue")}, "")
    )
    if record["kind"] == "other":
        assert set(values) == {"/kind"}
        return
    missing = {path for path in values if not any(covers(entry, path) for entry in paths)}
    assert missing == set()
    for path in paths:
        assert resolve(record, path) is not None, path


def leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """All values that are stated, with their JSON pointers."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, f"{path}/{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, f"{path}/{index}")
    elif value is not None and value != "":
        yield path, value


def covers(entry: str, path: str) -> bool:
    """Whether evidence for `entry` is evidence for `path`: the value itself, or a typed value that it is part of."""
    return path == entry or path.startswith(f"{entry}/")


def resolve(record: Any, path: str) -> Any:
    """What stands at a JSON pointer."""
    for key in path.split("/")[1:]:
        record = record[int(key)] if isinstance(record, list) else record[key]
    return record
