"""--no-persons: no row and no value names a person, and naming them again reads the files anew."""

import json
from pathlib import Path

from tests.pipeline.command import SAMPLES, ratslese, rows


def test_persons_are_left_out_where_they_shall_be_and_come_back(tmp_path: Path) -> None:
    rules = SAMPLES / "steinfurt" / "go-klimafolgenanpassung-2019" / "paper.pdf"
    counted = "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM signature), (SELECT count(*) FROM seat)"
    seats = []
    for flag, named in (("--persons", True), ("--no-persons", False), ("--persons", True)):
        assert ratslese(tmp_path, "ingest", rules, "--db", "x.db", flag).returncode == 0
        ((persons, signatures, found),) = rows(tmp_path / "x.db", counted)
        assert (bool(persons), bool(signatures)) == (named, named), flag
        seats.append(found)
    assert len(set(seats)) == 1
    record = json.loads(ratslese(tmp_path, "extract", rules, "--no-persons").stdout)
    assert record["rulesOfProcedure"]["signatory"] == [] and record["committee"][0]["seat"]
