"""Finders: token patterns that see a rule of one type in a sentence, each with the function that reads its value.

A pattern is written as words with blanks between them, one token each, compared in small letters:
`tagt|tagen` is either word, `einberuf*` and `*sitzung` leave an end open, `...` is a gap of up to 20 tokens.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extractors.text.names import Sentence
from extractors.text.words import Stems

Span = tuple[int, int]
BLANK = "~"
"""What stands in the place of words of a sentence that no finder shall see."""
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence in which a pattern matched the characters `start:end`."""

    sentence: Sentence
    text: str
    start: int
    end: int

    @property
    def clause(self) -> str:
        """The part of the sentence between semicolons that the match stands in."""
        low = self.text.rfind(";", 0, self.start) + 1
        high = self.text.find(";", self.end)
        return self.text[low : len(self.text) if high < 0 else high]

    @property
    def before(self) -> str:
        """The sentence before, "" if this one opens its paragraph."""
        return self.sentence.before.text.value if self.sentence.before else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that a sentence states, with the places of the words it was read from."""

    value: Mapping[str, Any]
    ground: tuple[Span, ...] = ()
    case: Span | None = None
    """The words of the case that it is for, where the reader knows them ("für die Begründung eines Antrags")."""


@dataclass(frozen=True, slots=True)
class Unread:
    """The sentence states such a rule, but its value is not understood."""


UNREAD = Unread()
Readings = Reading | Unread | tuple[Reading, ...] | None
"""What a reader answers; None: no such rule after all."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Sees rules of the type that its name begins with ("quorum/share") and reads their values."""

    name: str
    patterns: tuple[str, ...]
    read: Callable[[Hit], Readings]

    @property
    def type(self) -> str:
        """The rule type."""
        return self.name.partition("/")[0]


@dataclass(frozen=True)
class Chain:
    """The runs of words of one pattern of the finder number `finder`."""

    finder: int
    runs: tuple[Run, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """The written words that it cannot do without."""
        return frozenset(word for run in self.runs for word in run)


class Finders:
    """Many finders, looked for in one go: a chain of runs is only followed where all its words are there.

    What each word of the language answers to is remembered: regular expressions are the costly part.
    """

    def __init__(self, finders: Iterable[Finder]) -> None:
        self._finders = tuple(finders)
        chains = [
            Chain(place, _runs(written)) for place, finder in enumerate(self._finders) for written in finder.patterns
        ]
        uses = Counter(word for chain in chains for word in chain.words)
        self._rarest: dict[str, list[Chain]] = {}
        for chain in chains:
            self._rarest.setdefault(min(chain.words, key=lambda word: (uses[word], word)), []).append(chain)
        self._answers = _Remembered(Answers(uses))

    def hits(self, sentence: Sentence, text: str) -> list[tuple[Finder, Hit]]:
        """The first and shortest match of each finder in `text`, in the finders' order.

        `text` is the sentence's own, or as long and with blanks for some of its words.
        """
        words, starts = sentence.tokens()
        if text is not sentence.text.value:
            seen = [(word, start) for word, start in zip(words, starts, strict=True) if text[start] != BLANK]
            words, starts = [word for word, _ in seen], [start for _, start in seen]
        answers = [self._answers[word] for word in words]
        present = frozenset[str]().union(*answers)
        chains = [chain for word in present for chain in self._rarest.get(word, ()) if chain.words <= present]
        places = {run: _places(run, answers) for chain in chains for run in chain.runs}
        found: dict[int, Span] = {}
        for chain in chains:
            span = _first(chain.runs, places)
            if span is not None:
                found[chain.finder] = min(span, found.get(chain.finder, span))
        if not found:
            return []
        return [
            (self._finders[at], Hit(sentence, text, starts[start], starts[end - 1] + len(words[end - 1])))
            for at, (start, end) in sorted(found.items())
        ]


class Answers:
    """Says which of the written words (`tagt|tagen`, `*sitzung`) a word of a text in small letters fulfils."""

    def __init__(self, written: Iterable[str]) -> None:
        self._exact: dict[str, set[str]] = {}
        self._open: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for word in sorted(written):
            for option in word.split("|"):
                if "*" not in option:
                    self._exact.setdefault(option, set()).add(word)
                    continue
                stem = max(option.split("*"), key=len)
                pattern = re.compile(re.escape(option).replace(r"\*", ".{0,60}"))
                self._open.setdefault(stem, []).append((pattern, word))
        self._stems = Stems(self._open) if self._open else None

    def __call__(self, word: str) -> frozenset[str]:
        """The written words that `word` fulfils; "bürger*innen" is "bürger" to them, "eine*n" is "eine"."""
        if "*" in word or "_" in word:
            word = _OTHER_GENDER.sub("", word)
        stems = set(self._stems.within(word)) if self._stems else ()
        opened = (written for stem in stems for pattern, written in self._open[stem] if pattern.fullmatch(word))
        return frozenset((*self._exact.get(word, ()), *opened))


class _Remembered(dict[str, frozenset[str]]):
    """The answers to words as they are printed; a plain dict, since every word of every rule is looked up."""

    _MOST, _LONGEST = 16_384, 60

    def __init__(self, ask: Callable[[str], frozenset[str]]) -> None:
        self._ask = ask

    def __missing__(self, word: str) -> frozenset[str]:
        answers = self._ask(word.lower())
        if len(word) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[word] = answers
        return answers


_OTHER_GENDER = re.compile(r"(?<=[a-zäöüß])[*_](?:innen|in|d[ier]{2}|de[mns]|[emnrs])")
_WIDEST_GAP = 20


def _runs(written: str) -> tuple[Run, ...]:
    """The runs of words of a written pattern, without its gaps."""
    return tuple(tuple(run.split()) for run in written.split("...") if run.strip())


def _places(run: Run, answers: Sequence[frozenset[str]]) -> list[Span]:
    """Where a run of words stands, in tokens."""
    length = len(run)
    return [
        (at, at + length)
        for at in range(len(answers) - length + 1)
        if run[0] in answers[at] and all(word in answers[at + step] for step, word in enumerate(run))
    ]


def _first(chain: tuple[Run, ...], places: Mapping[Run, list[Span]]) -> Span | None:
    """The first and shortest way through the runs of a chain, in tokens."""
    for start, end in places[chain[0]]:
        at = end
        for run in chain[1:]:
            ends = [run_end for run_start, run_end in places[run] if at <= run_start <= at + _WIDEST_GAP]
            if not ends:
                break
            at = min(ends)
        else:
            return start, at
    return None
