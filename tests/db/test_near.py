"""Names that are alike and counted apart."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.connection import open_database
from db.near import as_text, near_names
from schemas.errors import UsageError

_NAMES = (
    ("musterau", "Sozialausschuss"),
    ("musterau", "Ausschuss für Soziales"),
    ("musterau", "Jobcenter"),
    ("musterau", "Jobcenter Landkreis Musterau"),
    ("musterau", "Amt für Migration und Integration"),
    ("musterau", "Amt für Migration u. Integration"),
    ("musterau", "Amt 33"),
    ("musterau", "Amt 34"),
    ("musterau", "Caritasverband"),
    ("nord", "Sozial-Ausschuss"),
)


@pytest.fixture
def named(tmp_path: Path) -> Iterator[Any]:
    with closing(open_database(tmp_path / "x.db")) as db:
        for key, council in (("musterau", "Landkreis Musterau"), ("nord", "Landkreis Norden")):
            db.execute("INSERT INTO body (id, name) VALUES (?, ?)", (key, council))
        for at, (body, name) in enumerate(_NAMES):
            row = (f"{body}-{at}", body, name, "Institution")
            db.execute("INSERT INTO organization (id, body, name, organization_type) VALUES (?, ?, ?, ?)", row)
        yield db


def test_pairs_of_one_council_with_the_reason(named: Any) -> None:
    assert {(pair.name, pair.other, pair.why) for pair in near_names(named)} == {
        ("Ausschuss für Soziales", "Sozialausschuss", "compound"),
        ("Jobcenter", "Jobcenter Landkreis Musterau", "shorter"),
        ("Amt für Migration u. Integration", "Amt für Migration und Integration", "spelling"),
    }


def test_the_list_gives_the_alias_and_can_be_of_one_council(named: Any) -> None:
    assert near_names(named, "nord") == []
    assert '"Jobcenter" = "Jobcenter Landkreis Musterau"' in as_text(near_names(named, "Landkreis Musterau"))


def test_an_unknown_council_is_an_error_that_names_the_known_ones(named: Any) -> None:
    with pytest.raises(UsageError, match="nope") as error:
        near_names(named, "nope")
    assert "Landkreis Norden (nord)" in str(error.value)
