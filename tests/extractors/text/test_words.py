"""Stems and words that are looked for all at once are those that `in` finds one by one."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.text.words import Stems, has_any

_PARTS = st.text("abcä", min_size=1, max_size=4)


@given(st.sets(_PARTS, min_size=1, max_size=12), st.text("abcä", max_size=12))
def test_stems_within_a_word_are_those_that_stand_in_it(stems: set[str], word: str) -> None:
    assert set(Stems(stems).within(word)) == {stem for stem in stems if stem in word}


@given(st.lists(_PARTS, max_size=6), st.text("abcä", max_size=12))
def test_a_text_has_any_of_the_words_that_stand_in_it(words: list[str], text: str) -> None:
    assert has_any(text, words) is any(word in text for word in words)
