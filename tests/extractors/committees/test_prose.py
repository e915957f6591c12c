import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.committees.prose import split
from tests.extractors.committees.documents import passage

LISTS = {
    "Amt für Bau, Wohnen und Verkehr, Kreisforstamt und Kämmerei": [
        "Amt für Bau, Wohnen und Verkehr",
        "Kreisforstamt",
        "Kämmerei",
    ],
    "dem Haupt- und Ehrenamt sowie dem Amt für Wald und Jagd": ["dem Haupt- und Ehrenamt", "dem Amt für Wald und Jagd"],
    "Vertreterinnen und Vertretern der Caritas, der Diakonie und des DRK": [
        "Vertreterinnen und Vertretern der Caritas",
        "der Diakonie",
        "des DRK",
    ],
    "Caritas, Diakonie und DRK": ["Caritas", "Diakonie", "DRK"],
    "der Verwaltung (Bauamt, Forstamt und Kasse), zwei Vertretungen der Städte und Gemeinden": [
        "der Verwaltung (Bauamt, Forstamt und Kasse)",
        "zwei Vertretungen der Städte und Gemeinden",
    ],
    "einer Vertreterin oder einem Vertreter der Stadt": ["einer Vertreterin oder einem Vertreter der Stadt"],
    "der Industrie- und Handelskammer und der Polizei": ["der Industrie- und Handelskammer", "der Polizei"],
    "Schulen der allgemeinbildenden und beruflichen Zweige": ["Schulen der allgemeinbildenden und beruflichen Zweige"],
    "dem Dezernat III Umwelt, Planung und Verkehr und der Landrätin": [
        "dem Dezernat III Umwelt, Planung und Verkehr",
        "der Landrätin",
    ],
}


@pytest.mark.parametrize(("text", "parts"), LISTS.items())
def test_an_enumeration_is_split_between_members_only(text: str, parts: list[str]) -> None:
    assert [part.value for part in split(passage(text))] == parts


def test_a_list_item_is_split_only_before_another_sender() -> None:
    whole = "Rettungsdienste, Hilfsorganisationen, Feuerwehren"
    assert [part.value for part in split(passage(whole), plain=True)] == [whole]
    two = "zwei Vertretungen der Caritas und ein Vertreter der Diakonie"
    assert len(split(passage(two), plain=True)) == 2


WORDS = st.sampled_from(
    [
        "der",
        "Bauamt",
        "Amt",
        "für",
        "Jugend",
        "Familie",
        "und",
        "sowie",
        ",",
        "Vertretung",
        "zwei",
        "(Kasse",
        "Forst)",
        "Kinder-",
        "Gemeinden",
        "einer",
        "LIGA",
        "e.V.",
        ";",
        "oder",
    ]
)


@given(st.lists(WORDS, max_size=25), st.booleans())
def test_splitting_never_loses_a_word_and_keeps_its_place(words: list[str], plain: bool) -> None:
    text = re.sub(r" ([,;])", r"\1", " ".join(words))
    parts = split(passage(text), plain=plain)
    kept = re.findall(r"[\w.()-]+", " ".join(part.value for part in parts))
    joints = {"und", "sowie", "ferner", "außerdem"}
    assert [word for word in kept if word not in joints] == [
        word for word in re.findall(r"[\w.()-]+", text) if word not in joints
    ]
    for part in parts:
        assert "".join(span.raw for span in part.spans()) == part.value
