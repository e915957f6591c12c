"""Numbers taken apart, put together again in every form, and left alone where either end can be the year."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.text.reference_parts import Parts, reference_parts
from extractors.text.references import is_reference, tidy
from schemas.council import CouncilProfile, ReferenceGrammar

PROFILE = CouncilProfile(
    id="musterland",
    name="Landkreis Musterland",
    classification="Landkreis",
    reference=ReferenceGrammar(
        pattern=r"(?P<number>\d{1,3})/(?P<year>(?:19|20)\d{2})(?: (?P<version>\d\. Ergänzung))?", example=("12/2013",)
    ),
)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("2019/223", (None, 223, 2019, None, None, "2019/223")),
        ("0074/2022", (None, 74, 2022, None, None, "0074/2022")),
        ("VO/2021/0456-1", ("VO", 456, 2021, None, "1", "VO/2021/0456")),
        ("DS 134/2018 1. Ergänzung", ("DS", 134, 2018, None, "1. Ergänzung", "DS 134/2018")),
        ("XIX-0365/2023", (None, 365, 2023, "XIX", None, "XIX-0365/2023")),
        ("603/IX.", (None, 603, None, "IX", None, "603/IX.")),
        ("22/0348/1", (None, 348, 2022, None, "1", "22/0348")),
        ("023/21", (None, 23, 2021, None, None, "023/21")),
        ("UV/0310/2025", ("UV", 310, 2025, None, None, "UV/0310/2025")),
        ("DrS/2021/049-1", ("DrS", 49, 2021, None, "1", "DrS/2021/049")),
        ("12/2013", (None, None, None, None, None, "12/2013")),
        ("DS 12/2013 2. Nachtrag", ("DS", None, None, None, "2. Nachtrag", "DS 12/2013")),
        ("2018/2019", (None, None, None, None, None, "2018/2019")),
        ("2021/BV/0145", ("BV", 145, 2021, None, None, "2021/BV/0145")),
        ("VI-DS-01417", ("DS", 1417, None, "VI", None, "VI-DS-01417")),
        ("VI/2020/01187", (None, 1187, 2020, "VI", None, "VI/2020/01187")),
        ("23/AN/0456", ("AN", 456, None, None, None, "23/AN/0456")),  # the year or the council's term
        ("21-01599-02", (None, 1599, 2021, None, "02", "21-01599")),
    ],
)
def test_parts_of_many_forms(printed: str, parts: tuple[object, ...]) -> None:
    assert reference_parts(printed) == Parts(*parts)  # type: ignore[arg-type]


def test_either_end_can_be_the_year_until_someone_says() -> None:
    number = reference_parts("12/2013")
    assert number is not None and number.is_ambiguous
    assert reference_parts("12/2013", PROFILE) == Parts(None, 12, 2013, None, None, "12/2013")
    assert reference_parts("DS 12/2013 1. Ergänzung", PROFILE) == Parts(
        "DS", 12, 2013, None, "1. Ergänzung", "DS 12/2013"
    )
    assert reference_parts("12/2013", None, 2013) == Parts(None, 12, 2013, None, None, "12/2013")
    assert reference_parts("12/2013", None, 2012) == Parts(None, 2013, 2012, None, None, "12/2013")
    still = reference_parts("12/2013", None, 2020)
    assert still is not None and still.is_ambiguous


@pytest.mark.parametrize("text", ["Amt 33", "16.04.2018", "keine", "12", "A/B", "TOP 3"])
def test_what_has_the_form_of_none(text: str) -> None:
    assert reference_parts(text) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("DS 38/2016", "38/2016", True),
        ("0074/2022", "74/2022", True),
        ("VO/2021/0456-1", "VO/2021/0456", False),
        ("DS 36/2023 1. Ergänzung", "DS 36/2023", False),
        ("38/2016", "39/2016", False),
    ],
)
def test_the_same_number_in_other_words(one: str, other: str, same: bool) -> None:
    first, second = reference_parts(one), reference_parts(other)
    assert first is not None and second is not None and first.same(second) is same


PREFIXES = st.sampled_from(["", "DS ", "VO/", "BV-", "DrS/"])
VERSIONS = st.sampled_from(["", "-1", "/2", " 1. Ergänzung", " 2. Änderung", " - 1. Ergänzung"])


@example("", 10, 1990, "/", True, "")
@example("", 19, 2018, "/", True, "")
@given(PREFIXES, st.integers(1, 99_999), st.integers(1990, 2049), st.sampled_from("/-"), st.booleans(), VERSIONS)
def test_a_number_and_a_year_are_found_again(
    prefix: str, number: int, year: int, mark: str, year_first: bool, version: str
) -> None:
    core = f"{year}{mark}{number}" if year_first else f"{number}{mark}{year}"
    printed = tidy(f"{prefix}{core}{version}")
    parts = reference_parts(printed)
    assert parts is not None
    assert parts.prefix == (prefix.strip(" /-") or None)
    assert parts.version == (version.strip(" -/") or None)
    assert printed.startswith(parts.base) and parts.base.endswith(core)
    may_be_both = (number < 50 and number > 9 and not year_first) or 1900 <= number <= 2099
    if may_be_both:
        assert parts.is_ambiguous
    else:
        assert (parts.number, parts.year) == (number, year)
        is_school_year = printed == f"{year}/{(year + 1) % 100}"
        assert is_reference(printed, None) is not is_school_year


@given(st.integers(1, 9999), st.sampled_from(["I", "IV", "IX", "XIX", "XXI"]), st.integers(2000, 2049))
def test_a_term_is_no_prefix(number: int, term: str, year: int) -> None:
    for printed in (f"{term}-{number:04d}/{year}", f"{number}/{term}."):
        parts = reference_parts(printed)
        assert parts is not None and (parts.number, parts.term, parts.prefix) == (number, term, None)


@given(st.text(max_size=40))
def test_any_text_gives_parts_or_none(text: str) -> None:
    parts = reference_parts(tidy(text))
    assert parts is None or parts.base
