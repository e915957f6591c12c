"""Grouping files into documents: pure, whatever the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.identity import RANK, Candidate, documents
from db.ids import body_id, fold, slug

_TITLES = st.sampled_from(
    ["bericht zur vielfalt", "bericht zur vielfait", "neubau der kreisstrasse", "haushalt 2030", "haushalt 2031", ""]
)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    count = draw(st.integers(1, 7))
    return [
        Candidate(
            f"file-{number}",
            f"{number:064d}",
            draw(st.integers(0, 2)),
            draw(st.sampled_from([None, "musterland", "beispielburg"])),
            draw(st.sampled_from(["vorlage", "antrag"])),
            draw(_TITLES),
            draw(st.sampled_from([None, "2031-01-01", "2031-01-02", "2032-01-01"])),
        )
        for number in range(count)
    ]


@given(candidates(), st.randoms())
def test_the_order_of_files_does_not_matter(files: list[Candidate], random: object) -> None:
    shuffled = list(files)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(documents("paper:7-2031", files), key=lambda each: each.id) == sorted(
        documents("paper:7-2031", shuffled), key=lambda each: each.id
    )


@given(candidates())
def test_each_file_has_one_document_and_each_document_its_own_id(files: list[Candidate]) -> None:
    made = documents("paper:7-2031", files)
    assert sorted(member.file for each in made for member in each.members) == sorted(each.file for each in files)
    assert len({each.id for each in made}) == len(made)
    for each in made:
        assert len({member.body for member in each.members} - {None}) <= 1
        assert each.best.rank == min(member.rank for member in each.members)


def test_folding_and_slugs() -> None:
    assert fold("Ämter  für Größe") == fold("Aemter fuer Groesse") == "aemter fuer groesse"
    assert slug("DS 34/2018 1. Ergänzung") == "ds-34-2018-1-ergaenzung"
    assert slug("a" * 200) != slug("a" * 201)
    assert len(slug("a" * 200)) < 100
    assert slug("§§") != slug("…")


def test_a_town_and_its_district_stay_apart() -> None:
    assert body_id("Landkreis Musterland", {}) == body_id("Kreis Musterland", {}) == "musterland"
    assert body_id("Stadt Musterland", {}) == "stadt-musterland"
    assert body_id("Landkreis Musterland", {"Stadt Musterland": "musterland"}) == "landkreis-musterland"
    assert body_id("STADT  Musterland", {"Stadt Musterland": "musterland"}) == "musterland"


def paper(sha256: str, title: str, date: str | None, rank: int = 0) -> Candidate:
    return Candidate(f"file-{sha256}", sha256, rank, "musterau", "beschlussvorlage", title, date)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paper("a", "haushaltssatzung der stadt 2024", None), paper("b", "haushaltssatzung der stadt 2025", None)),
        (paper("a", "wahl der schöffen", "2018-03-01"), paper("b", "wahl der schöffen", "2023-03-01")),
        (paper("a", "wahl der schöffen", "2018-03-01", 2), paper("b", "wahl der schöffen", "2023-03-01")),
    ],
)
def test_a_number_that_comes_again_in_another_year_is_another_papers(one: Candidate, other: Candidate) -> None:
    found = documents("paper:12", [one, other])
    assert len(found) == 2
    assert all(document.ambiguous for document in found)


def test_ocr_may_misread_a_number_in_a_title() -> None:
    scan = paper("a", "haushaltssatzung der stadt 2824", "2024-03-01", RANK["scan"])
    text = paper("b", "haushaltssatzung der stadt 2024", "2024-03-01")
    (found,) = documents("paper:12", [scan, text])
    assert found.best == text
