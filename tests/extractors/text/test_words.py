"""Stems and words that are looked for all at once are those that `in` finds one by one."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.text.words import Sieve, Stems, has_any

_PARTS = st.text("abcä", min_size=1, max_size=4)


@given(st.sets(_PARTS, min_size=1, max_size=12), st.text("abcä", max_size=12))
def test_stems_within_a_word_are_those_that_stand_in_it(stems: set[str], word: str) -> None:
    assert set(Stems(stems).within(word)) == {stem for stem in stems if stem in word}


@given(st.lists(_PARTS, max_size=6), st.text("abcä", max_size=12))
def test_a_text_has_any_of_the_words_that_stand_in_it(words: list[str], text: str) -> None:
    assert has_any(text, words) is any(word in text for word in words)


@given(st.lists(st.lists(_PARTS, max_size=8), max_size=4))
def test_a_sieve_catches_what_passes_its_test_in_order_and_every_time(texts: list[list[str]]) -> None:
    sieve = Sieve(lambda word: "a" in word)
    for words in [*texts, *texts]:
        assert sieve.caught(words) == [word for word in words if "a" in word]
        assert sieve.catches_any(words) is any("a" in word for word in words)


def test_a_sieve_remembers_no_more_words_than_it_says_and_no_long_ones() -> None:
    asked: list[str] = []

    def is_odd(word: str) -> bool:
        asked.append(word)
        return False

    sieve, most = Sieve(is_odd), Sieve.MOST
    words = [str(number) for number in range(most + 1)]
    for _ in range(2):
        sieve.caught([*words[:2], "x" * 100])
    assert asked == ["0", "1", "x" * 100, "x" * 100]
    sieve.caught(words)
    asked.clear()
    sieve.caught(words[:2])
    assert asked == words[:2], "what it remembered was dropped when it was full"
