"""Drucksachen-Nummern of many councils, and what only looks like one."""

from collections.abc import Callable

import pytest

from extractors.text.passage import Passage
from extractors.text.references import is_reference, named_references, tidy

MakePassage = Callable[[str], Passage]


@pytest.mark.parametrize(
    "number",
    [
        "2019/223",
        "0074/2022",
        "VO/2021/0456-1",
        "DS 34/2018",
        "DS 34/2018 1. Ergänzung",
        "XIX-0365/2023",
        "603/IX.",
        "22/0348/1",
        "DrS/2021/049-1",
        "UV/0310/2025",
        "144/2020",
        "V/0624/2016",
        "2021/BV/0145",
        "23/ABC/0456",
        "VI-DS-01417",
        "VI/2020/01187",
        "21-01599",
        "21-01599-02",
        "20-26 / V 01234",
        "VO/2021/0368-R5",
    ],
)
def test_numbers_of_many_councils(number: str) -> None:
    assert is_reference(number, None)


@pytest.mark.parametrize("text", ["2018/2019", "2018/19", "Amt 33", "16.04.2018", "Sozialausschuss", "und/oder", "1/2"])
def test_what_is_no_number(text: str) -> None:
    assert not is_reference(text, None)


def test_blanks_are_tidied() -> None:
    assert tidy("DS  34 / 2018") == "DS 34/2018"
    assert tidy("VO/2021/0456 -1") == "VO/2021/0456-1"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("wie in Drucksache 2018/077 berichtet", ["2018/077"]),
        ("mit der Vorlage 0031/2019 berichtet", ["0031/2019"]),
        ("(Drucksachen-Nr. 2018/077)", ["2018/077"]),
        ("in den Jahren 2018/2019 und im Schuljahr 2021/22", []),
        ("die Beschlussvorlage Nr. 17/2020", ["17/2020"]),
        ("die Vorlagen 2020/031 und 2020/032, 2020/033", ["2020/031", "2020/032", "2020/033"]),
        ("laut Drs. 2018/001 und im Jahr 2018/2019", ["2018/001"]),
        ("rund 3/4 der Gemeinden", []),
    ],
)
def test_named_in_a_text(passage: MakePassage, text: str, named: list[str]) -> None:
    assert [tidy(found.value) for found in named_references(passage(text), None)] == named
