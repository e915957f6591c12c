"""Dates keep the precision that is printed; what is no date is none."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.text.dates import MONTHS, find_dates, find_times, find_years, read_date
from extractors.text.passage import Passage

MakePassage = Callable[[str], Passage]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("am 06.04.2018 hat", ["2018-04-06"]),
        ("am 6.4.2018.", ["2018-04-06"]),
        ("am 16.04.18 und", ["2018-04-16"]),
        ("am 9. Juni 2022 war", ["2022-06-09"]),
        ("im März 2016 gegründet", ["2016-03"]),
        ("Ende Mai 2019", ["2019-05"]),
        ("am 31.02.2018", []),
        ("Drucksache 2018/077 und 2018/2019", []),
        ("§ 3 Abs. 2, 14 Uhr, die Kosten von 1.200.300 Euro", []),
        ("vom 01.01.2020 bis 31.12.2022", ["2020-01-01", "2022-12-31"]),
    ],
)
def test_find_dates(passage: MakePassage, text: str, iso: list[str]) -> None:
    assert [found.iso for found in find_dates(passage(text))] == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [("Ende 2019", ["2019"]), ("im Jahr 2021", ["2021"]), ("2018/2019", []), ("am 3. Mai 2020", [])],
)
def test_find_years(passage: MakePassage, text: str, iso: list[str]) -> None:
    assert [found.iso for found in find_years(passage(text))] == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [("Mo, 16.04.2018", "2018-04-16"), ("Montag, den 16. April 2018", "2018-04-16"), ("16 April 2018", "2018-04-16")],
)
def test_a_field_may_hold_a_date_in_other_words(passage: MakePassage, text: str, iso: str) -> None:
    found = read_date(passage(text), "test")
    assert found is not None and found.value == iso


@pytest.mark.parametrize("text", ["noch offen", "die Sitzung", "nach Bedarf", "12", "2024"])
def test_a_field_without_a_date_holds_none(passage: MakePassage, text: str) -> None:
    assert read_date(passage(text), "test") is None


@given(day=st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)), month=st.sampled_from(sorted(MONTHS)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_date_is_read_in_each_form(passage: MakePassage, day: dt.date, month: str) -> None:
    forms = [f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%y}", day.isoformat()]
    if MONTHS[month] == day.month:
        forms.append(f"{day.day}. {month} {day.year}")
    for form in forms:
        text = passage(f"Sitzung am {form} im Haus")
        assert [found.iso for found in find_dates(text)] == [day.isoformat()], form
        found = find_dates(text)[0]
        assert text.value[found.start : found.end] == form


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("am 3. und 5. Mai 2019", [("2019-05-03", "3."), ("2019-05-05", "5. Mai 2019")]),
        ("am 27. Februar und 16. März 2023", [("2023-02-27", "27. Februar"), ("2023-03-16", "16. März 2023")]),
        ("vom 23.03. - 23.04.2009", [("2009-03-23", "23.03."), ("2009-04-23", "23.04.2009")]),
        ("am 3., 4. und 5. Mai 2019", [("2019-05-03", "3."), ("2019-05-04", "4."), ("2019-05-05", "5. Mai 2019")]),
        ("Anfang Juni 2018", [("2018-06", "Anfang Juni 2018")]),
        ("im 1. Quartal 2020", [("2020", "1. Quartal 2020")]),
        ("im II. Halbjahr 2021", [("2021", "II. Halbjahr 2021")]),
        ("im Herbst 2021", [("2021", "Herbst 2021")]),
        ("im Winter 2021/22", [("2021", "Winter 2021/22")]),
        ("Ende 2019", [("2019", "Ende 2019")]),
        ("im Jahr 2019", []),
        ("3. Nachtrag vom 5. Mai 2019", [("2019-05-05", "5. Mai 2019")]),
        ("am 31. und 30. Februar 2019", []),
    ],
)
def test_days_that_share_a_year_and_periods(passage: MakePassage, text: str, times: list[tuple[str, str]]) -> None:
    assert [(found.iso, text[found.start : found.end]) for found in find_times(passage(text))] == times


@given(first=st.integers(1, 27), second=st.integers(1, 27), month=st.sampled_from(["Mai", "März", "Dezember"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_two_days_of_one_month(passage: MakePassage, first: int, second: int, month: str) -> None:
    number = MONTHS[month]
    expected = [dt.date(2021, number, day).isoformat() for day in (first, second)]
    for joint in ("und", "sowie", "bis", "oder"):
        assert [
            found.iso for found in find_times(passage(f"am {first}. {joint} {second}. {month} 2021 im Saal"))
        ] == expected
