"""The command compare on papers that the command ingest has read."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.pipeline.command import SAMPLES, alone, ingest, ratslese

PAPERS = ("konstanz/2019-087", "konstanz/2024-031", "steinfurt/go-klimafolgenanpassung-2019", "ravensburg/0031-2019")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    ingest(folder, *(SAMPLES / paper / "paper.pdf" for paper in PAPERS), "--no-keep-files")
    return folder


def test_every_format_says_the_same(folder: Path) -> None:
    said = {
        form: ratslese(folder, "compare", "--topic", "klima", "--db", "x.db", "--format", form).stdout
        for form in ("table", "markdown", "csv", "json", "html")
    }
    for form, text in said.items():
        assert "Begleitgruppe Klimaschutz" in text and "Lenkungsgruppe" in text and "Umweltdezernent" in text, form
        assert "Seniorenpolitik" not in text, form
    told = json.loads(said["json"])
    assert [column["asOf"] for column in told["committee"]] == ["2019-04-29", "2024-02-12", "2019-06-12"]
    (change,) = told["change"]
    assert change["sentence"].startswith("2019 → 2024: + Amt für Klimaschutz und Energie")
    chairs = [row for row in csv.DictReader(io.StringIO(said["csv"])) if row["frage"] == "Vorsitz"]
    assert [row["zustand"] for row in chairs if row["art"] == "statement"] == ["not_found", "stated", "stated"]
    assert [(row["zustand"], row["aussage"]) for row in chairs if row["art"] == "change"] == [
        ("stated", "Umweltdezernent")
    ]
    assert {len(line) for line in said["table"].splitlines() if line.startswith("│")} == {160}
    assert said["html"].startswith("<!DOCTYPE html>") and '<html lang="de">' in said["html"]


def test_a_narrow_terminal_gets_fewer_columns_at_once(folder: Path) -> None:
    done = alone(folder, "compare", "--topic", "klima", "--db", "x.db", environment={"COLUMNS": "70"})
    tables = [line for line in done.stdout.splitlines() if line.startswith("┌")]
    assert len(tables) == 3 and {len(line) for line in tables} == {70}


def test_without_a_topic_the_shared_one_is_said(folder: Path) -> None:
    done = ratslese(folder, "compare", "konstanz", "steinfurt", "--db", "x.db", "--format", "markdown")
    assert "Gewähltes Thema: klima" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("nirgends", "--db", "x.db"), 2, "no papers of 'nirgends'"),
        (("--committee", "Jury", "--db", "x.db"), 2, "no paper describes a committee 'jury'"),
        (("--as-of", "1999", "--db", "x.db"), 2, "as of 1999"),
        (("--as-of", "12.03.2020", "--db", "x.db"), 2, "2022-06-30"),
        (("--as-of", "2022-13", "--db", "x.db"), 2, "no date"),
        (("--db", "nothing.db"), 74, "there is no database"),
    ],
)
def test_what_cannot_be_compared(folder: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    done = ratslese(folder, "compare", *arguments)
    assert done.returncode == status
    assert done.stdout == "" and words in done.stderr.lower()
