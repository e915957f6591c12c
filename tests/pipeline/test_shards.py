"""Shards and their merge: the same database as one ingest makes, however often a run is repeated."""

import json
import shutil
from pathlib import Path

import pytest

from db.dump import dump_hash
from schemas.errors import ExitCode
from tests.pipeline.command import SAMPLES, ratslese


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The samples in all their forms, a copy of one of them, and what is no paper."""
    folder = tmp_path / "archive"
    for paper in sorted(SAMPLES.glob("*/*/paper.*")):
        if paper.suffix in (".pdf", ".txt"):
            target = folder / paper.parent.parent.name / f"{paper.parent.name}{paper.suffix}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(paper, target)
    shutil.copyfile(next(iter(sorted(folder.glob("konstanz/*.txt")))), folder / "copy.txt")
    (folder / "nothing.txt").write_bytes(b"")
    return folder


def test_merged_shards_are_the_database_of_one_ingest(archive: Path, tmp_path: Path) -> None:
    whole, joined, shards = tmp_path / "whole.db", tmp_path / "joined.db", tmp_path / "shards"
    shards.mkdir()
    for number in range(3):  # an earlier run that had three shards
        (shards / f"{number:05}-of-00003.db").touch()
    assert ratslese(tmp_path, "ingest", archive, "--db", whole).returncode == ExitCode.OK
    first = ratslese(tmp_path, "ingest", archive, "--shards", shards, "--json")
    assert first.returncode == ExitCode.OK, first.stderr
    again = ratslese(tmp_path, "ingest", archive, "--shards", shards, "--json")
    assert json.loads(first.stdout)["read"] > 0 and json.loads(again.stdout)["read"] == 0
    assert json.loads(first.stdout)["outcomes"]["empty"] == 1
    for _ in range(2):
        merged = ratslese(tmp_path, "merge", joined, shards)
        assert merged.returncode == ExitCode.OK, merged.stderr
        assert dump_hash(joined) == dump_hash(whole)


def test_a_folder_without_shards_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    found = ratslese(tmp_path, "merge", tmp_path / "x.db", empty)
    assert found.returncode == ExitCode.USAGE and "has no shards" in found.stderr
