"""Finders: token patterns that see a rule of one type in a sentence, each with the function that reads its value.

A pattern is written as words with blanks between them, one spaCy token each, compared in small letters:
`tagt|tagen` is either word, `einberuf*` and `*sitzung` leave an end open, `...` is a gap of up to 20 tokens.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.text.names import Sentence

Span = tuple[int, int]


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


class Finders:
    """Many finders, each behind a spaCy Matcher of its own that runs only where all its words are there.

    A Matcher sees the runs of words between the gaps; the runs are chained here, since wildcards of the Matcher's own
    take exponential time on long sentences. What each word of the language answers to is remembered: regular
    expressions are the costly part.
    """

    def __init__(self, finders: Iterable[Finder], vocabulary: Vocab) -> None:
        self._finders = [_Compiled(finder, vocabulary) for finder in finders]
        written = {word for finder in self._finders for chain in finder.needs for word in chain}
        self._words = {word: re.compile(_expression(word)) for word in sorted(written)}
        self._known: dict[str, frozenset[str]] = {}

    def hits(self, sentence: Sentence) -> list[tuple[Finder, Hit]]:
        """The first and shortest match of each finder, in the finders' order."""
        doc = sentence.doc
        present = frozenset[str]().union(*(self._answers(token.lower_) for token in doc))
        if not present:
            return []
        text = sentence.text.value
        lead = len(doc.text) - len(doc.text.lstrip())
        result = []
        for compiled in self._finders:
            found = compiled.first(doc, present)
            if found:
                start, end = found
                last = doc[end - 1]
                hit = Hit(sentence, text, max(0, doc[start].idx - lead), last.idx + len(last) - lead)
                result.append((compiled.finder, hit))
        return result

    def _answers(self, word: str) -> frozenset[str]:
        """The written words that a word of the text fulfils."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = frozenset(written for written, pattern in self._words.items() if pattern.match(word))
            self._known[word] = known
        return known


class _Compiled:
    """A finder with its Matcher, and for each pattern the written words that it cannot do without."""

    def __init__(self, finder: Finder, vocabulary: Vocab) -> None:
        self.finder = finder
        self.chains = [_runs(written) for written in finder.patterns]
        self.needs = [frozenset(word for run in chain for word in run.split()) for chain in self.chains]
        self.matcher = Matcher(vocabulary)
        for run in sorted({run for chain in self.chains for run in chain}):
            self.matcher.add(run, [[_token(word) for word in run.split()]])

    def first(self, doc: Doc, present: frozenset[str]) -> Span | None:
        """The first and shortest match in a sentence that has words fulfilling `present`."""
        chains = [chain for chain, needs in zip(self.chains, self.needs, strict=True) if needs <= present]
        if not chains:
            return None
        places: dict[str, list[Span]] = {}
        for key, start, end in self.matcher(doc):
            places.setdefault(doc.vocab.strings[key], []).append((start, end))
        return min((span for chain in chains if (span := _first(chain, places))), default=None)


_REMEMBERED = 50_000
_WIDEST_GAP = 20


def _runs(written: str) -> tuple[str, ...]:
    """The runs of words of a written pattern, without its gaps."""
    return tuple(run.strip() for run in written.split("...") if run.strip())


def _first(chain: tuple[str, ...], places: Mapping[str, list[Span]]) -> Span | None:
    """The first and shortest way through the runs of a chain, in tokens."""
    if any(run not in places for run in chain):
        return None
    for start, end in sorted(places[chain[0]]):
        at = end
        for run in chain[1:]:
            ends = [run_end for run_start, run_end in places[run] if at <= run_start <= at + _WIDEST_GAP]
            if not ends:
                break
            at = min(ends)
        else:
            return start, at
    return None


def _token(word: str) -> dict[str, Any]:
    """A written word as spaCy has it."""
    options = word.split("|")
    return {"LOWER": {"REGEX": _expression(word)} if "*" in word else {"IN": options}}


def _expression(word: str) -> str:
    """A written word as a regular expression for a whole token in small letters."""
    alternatives = "|".join(re.escape(option).replace(r"\*", ".{0,60}") for option in word.split("|"))
    return rf"^(?:{alternatives})$"
