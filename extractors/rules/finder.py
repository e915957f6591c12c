"""Finders: token patterns that see a rule of one type in a sentence, each with the function that reads its value.

A pattern is written as words with blanks between them, one spaCy token each, compared in small letters:
`tagt|tagen` is either word, `einberuf*` and `*sitzung` leave an end open, `...` is a gap of up to 14 tokens.
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
    """Many finders behind one spaCy Matcher."""

    def __init__(self, finders: Iterable[Finder], vocabulary: Vocab) -> None:
        self.by_name = {finder.name: finder for finder in finders}
        self._matcher = Matcher(vocabulary)
        for finder in self.by_name.values():
            self._matcher.add(finder.name, [token_pattern(written) for written in finder.patterns])

    def hits(self, sentence: Sentence) -> list[tuple[Finder, Hit]]:
        """The first and shortest match of each finder, in the finders' order."""
        doc: Doc = sentence.doc
        first: dict[str, Span] = {}
        for key, start, end in self._matcher(doc):
            name = doc.vocab.strings[key]
            if name not in first or (start, end) < first[name]:
                first[name] = (start, end)
        text = sentence.text.value
        lead = len(doc.text) - len(doc.text.lstrip())
        result = []
        for name, finder in self.by_name.items():
            if name in first:
                start, end = first[name]
                last = doc[end - 1]
                hit = Hit(sentence, text, max(0, doc[start].idx - lead), last.idx + len(last) - lead)
                result.append((finder, hit))
        return result


_GAP: dict[str, Any] = {"OP": "{0,14}"}


def token_pattern(written: str) -> list[dict[str, Any]]:
    """The spaCy pattern for a written one."""
    return [_GAP if word == "..." else _token(word) for word in written.split()]


def _token(word: str) -> dict[str, Any]:
    options = word.split("|")
    if "*" not in word:
        return {"LOWER": {"IN": options} if len(options) > 1 else word}
    alternatives = "|".join(re.escape(option).replace(r"\*", ".{0,60}") for option in options)
    return {"LOWER": {"REGEX": rf"^(?:{alternatives})$"}}
