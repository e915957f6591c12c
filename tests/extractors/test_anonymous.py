"""Records without persons: no value and no evidence names one, and every seat stays."""

from pathlib import Path

import pytest

from extractors.anonymous import without_persons
from extractors.extract import extract
from pipeline.councils import load_profiles
from pipeline.reading.read import read
from schemas.record import UNNAMED_PERSON, Record

_STATUTE = """Geschäftsordnung des Gestaltungsbeirats der Stadt Musterau

§ 1 Mitglieder
Der Gestaltungsbeirat besteht aus zwei stimmberechtigten Mitgliedern. Das Bauamt nimmt beratend an den Sitzungen teil.

Mitglieder des Gestaltungsbeirats
Prof. Eva Musterfrau, Architektin (Vorsitzende)
Karl Exempel, Stadtplaner

§ 2 Vorsitz
Den Vorsitz hat Frau Eva Musterfrau.

§ 3 Inkrafttreten
Diese Geschäftsordnung tritt am 1. Mai 2030 in Kraft.

gez. Erika Beispiel, Bürgermeisterin
"""


@pytest.fixture(scope="module")
def record() -> Record:
    with read("go.txt", _STATUTE.encode(), (), "never") as document:
        return extract(document, load_profiles(None))


def _values(record: Record) -> str:
    """All that is not the page's own text, which sections are."""
    bare = record.model_copy(deep=True)
    bare.evidence = [entry for entry in bare.evidence if "/section/" not in entry.path]
    if bare.rules_of_procedure:
        bare.rules_of_procedure.section = []
    return bare.model_dump_json()


def test_the_record_names_persons_unless_it_shall_not(record: Record) -> None:
    assert all(name in _values(record) for name in ("Musterfrau", "Exempel"))
    bare = without_persons(record)
    assert not any(name in _values(bare) for name in ("Musterfrau", "Exempel", "Beispiel"))


def test_seats_stay(record: Record) -> None:
    bare = without_persons(record).committee[0]
    assert [(seat.institution, seat.voting) for seat in bare.seat] == [
        (UNNAMED_PERSON, True),
        (UNNAMED_PERSON, True),
        ("Bauamt", False),
    ]
    assert record.committee[0].chair == "Frau Eva Musterfrau" and bare.chair is None


def test_evidence_points_at_what_is_there(record: Record) -> None:
    bare = without_persons(record)
    assert bare.evidence
    assert not any("/signatory" in entry.path or entry.path == "/committee/0/chair" for entry in bare.evidence)


def test_offices_and_institutions_are_no_persons() -> None:
    sample = Path(__file__).parents[1] / "documents/steinfurt/go-klimafolgenanpassung-2019/paper.txt"
    with read(str(sample), sample.read_bytes(), ("steinfurt",), "never") as document:
        whole = extract(document, load_profiles(None))
    bare = without_persons(whole)
    assert bare.committee == whole.committee
    assert bare.rules_of_procedure is not None and bare.rules_of_procedure.signatory == []
