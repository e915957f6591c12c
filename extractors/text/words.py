"""Whether a text has one of some words: the cheap look before a dear one."""

from collections.abc import Callable, Iterable, Iterator
from itertools import filterfalse


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words (or parts of words) stands in the text; put the frequent ones first."""
    for word in words:  # noqa: SIM110 - a generator takes twice as long
        if word in text:
            return True
    return False


class Stems:
    """Many parts of words, looked for in a word all at once, by how each of them begins."""

    def __init__(self, stems: Iterable[str]) -> None:
        """`stems` must not be empty, nor hold an empty one."""
        every = set(stems)
        self._length = min(map(len, every))
        self._by_opening: dict[str, list[str]] = {}
        for stem in sorted(every):
            self._by_opening.setdefault(stem[: self._length], []).append(stem)

    def within(self, word: str) -> Iterator[str]:
        """The stems that stand in a word, in the order of their places; one may come again."""
        length = self._length
        for at in range(len(word) - length + 1):
            for stem in self._by_opening.get(word[at : at + length], ()):
                if word.startswith(stem, at):
                    yield stem


class Sieve:
    """Finds the words that pass a test. It remembers what the test said of each, since texts share most of their words.

    Looking words up in a set takes two thirds of the time of a cache round the test, and less memory is touched.
    """

    MOST = 16_384
    _LONGEST = 60
    """Longer words are rare, and each another one."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self._test = test
        self._caught: set[str] = set()
        self._passed: set[str] = set()

    def catches_any(self, words: Iterable[str]) -> bool:
        """Whether one of the words passes the test."""
        return any(map(self._catches, filterfalse(self._passed.__contains__, words)))

    def caught(self, words: Iterable[str]) -> list[str]:
        """The words that pass the test, in order."""
        return list(filter(self._catches, filterfalse(self._passed.__contains__, words)))

    def _catches(self, word: str) -> bool:
        if word in self._caught:
            return True
        catches = self._test(word)
        if len(word) <= self._LONGEST:
            known = self._caught if catches else self._passed
            if len(known) >= self.MOST:
                known.clear()
            known.add(word)
        return catches
