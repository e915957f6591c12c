"""Committees that are asked for by an abbreviation which some paper introduces."""

import pytest

from db.compare.abbreviations import Meaning
from db.connection import open_database
from db.search import index_search
from db.store import store
from schemas.errors import UsageError
from tests.db.compare.invented import NORD, SUED


@pytest.fixture
def told(make, path):
    """Stores a report of a council with this sentence, and indexes all that is stored."""

    def stored(body: str, sentence: str) -> None:
        paper = {"reference": "2030/900", "paperType": "Vorlage", "name": "Bericht", "date": "2030-02-01"}
        text = f"{body}\nBericht 2030/900\n{sentence}"
        db = open_database(path)
        sample = make.sample(
            "in/b.txt", "text", [text], {}, kind="paper", paper=paper, body={"name": body, "ags": None}
        )
        store(db, sample.file, sample.record)
        index_search(db)
        db.close()

    return stored


@pytest.mark.parametrize("asked", ["KUM", "kum"])
def test_an_abbreviation_finds_the_committee_whose_name_has_the_words(council, described, compared, told, asked):
    path = council(
        (NORD, described("Lenkungskreis des Kommunalen Umweltmanagements", "2030-01-01")),
        (SUED, described("Beirat Kommunales Umweltmanagement", "2030-01-01")),
        (NORD, described("Umweltbeirat", "2030-01-01")),
    )
    told(NORD, "Der Kreis hat ein kommunales Umweltmanagement (KUM) eingerichtet.")
    found = compared(path, committees=(asked,))
    assert [column.name for column in found.columns] == ["Lenkungskreis des Kommunalen Umweltmanagements"]
    assert f"„{asked}“ steht für „kommunales Umweltmanagement“ (Landkreis Norden, 2030/900)." in found.notes


def test_capitals_are_an_abbreviation_before_they_are_part_of_a_name(council, described, compared, told):
    path = council(
        (NORD, described("Sozialbeirat", "2030-01-01")), (NORD, described("Integrationsamtsrunde", "2030-01-01"))
    )
    told(NORD, "Die Integrationsamtsrunde (IAR) tagte mit dem Beirat.")
    assert [column.name for column in compared(path, committees=("IAR",)).columns] == ["Integrationsamtsrunde"]
    assert [column.name for column in compared(path, committees=("BEIRAT",)).columns] == ["Sozialbeirat"]


def test_what_an_abbreviation_stands_for_is_said_where_nobody_describes_it(council, described, compared, told):
    path = council((NORD, described("Umweltbeirat", "2030-01-01")))
    told(NORD, "Im Arbeitskreis Klima und Boden (AKB) sitzt auch die Kammer (HWK).")
    with pytest.raises(
        UsageError, match=r"'AKB', which stands for Arbeitskreis Klima und Boden \(Landkreis Norden, 2030/"
    ):
        compared(path, committees=("AKB",))
    for unknown in ("HWK", "XYZ", "A(B", '"'):  # "Kammer" has not the letters, the others are in no text
        with pytest.raises(UsageError, match=r"committee '[^']*'\. Described are: Umweltbeirat|committee '[^']*'$"):
            compared(path, committees=(unknown,))


def test_words_are_the_same_but_for_their_endings():
    meaning = Meaning("kommunales Umweltmanagement", "norden", "")
    assert meaning.is_name_of("norden", "Beirat des Kommunalen Umweltmanagements")
    assert not meaning.is_name_of("norden", "Beirat Umweltmanagement")
    assert not meaning.is_name_of("norden", "Kommunalverband Umweltmanagement")
    assert not meaning.is_name_of("sueden", "Beirat Kommunales Umweltmanagement")
