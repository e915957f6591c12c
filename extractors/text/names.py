"""Sentences of a text: the one door to spaCy's tokenizer, on a blank German pipeline with rules of our own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, count
from operator import add, itemgetter
from typing import Any, NamedTuple

from extractors.text.passage import Passage

_LONGEST_TOKEN = 200
_LONGEST_TEXT = 5_000
_ABBREVIATIONS = (
    "Abs.", "Nr.", "Ziff.", "Art.", "Buchst.", "lit.", "Anl.", "Az.", "Tel.", "St.", "Str.", "ggf.", "gez.", "stv.",
    "stellv.", "evtl.", "inkl.", "exkl.", "einschl.", "Vors.", "ff.", "f.", "e.V.", "i.V.", "i.A.", "u.a.", "z.T.",
    "o.g.", "vgl.", "bzgl.", "rd.", "zzgl.", "lfd.", "max.", "mind.", "Mio.", "Mrd.", "i.d.R.", "n.F.", "a.F.",
)  # fmt: skip
_ENDS = frozenset(".!?…")
"""Tokens that end a sentence."""
_STOP = re.compile(f"[{''.join(sorted(_ENDS))}]")
_ENDS_GENDERED = re.compile(r"[a-zß][/:][nrms]\.$")
"""A word with the ending of the other gender: the "n." of "Vorsitzende/n." is no abbreviation."""
_OPENERS = frozenset(
    (
        "Der", "Die", "Das", "Den", "Dem", "Ein", "Eine", "Er", "Sie", "Es", "Diese", "Dieser", "Dieses", "Ihr", "Ihre",
        "In", "Im", "Bei", "Mit", "Nach", "Zur", "Zum", "Vorsitzender", "Vorsitzende", "Mitglieder", "Weitere",
        "Beratend", "Außerdem", "Ferner", "Zudem", "Hinzu",
    )
)  # fmt: skip
"""Capital function words that open a sentence behind an abbreviation or a number ("… e. V. Der Vorsitz")."""
_AT = itemgetter(0)
_BRACKETS = frozenset(("(", "[", "„", "»", "‚", "§", "§§"))
"""Marks that go with the sentence that they open."""
_CHUNK = re.compile(rf"\S{{1,{_LONGEST_TOKEN}}}|\s{{2,{_LONGEST_TEXT}}}|[^\S ]")
"""What stands between single blanks, and white space that is more than a single blank."""


class Token(NamedTuple):
    """A token with its place in its chunk; `is_mark` says that it is nothing but punctuation."""

    text: str
    start: int
    is_mark: bool


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A sentence; `section` is the "§ 4" that it stands under, `before` the sentence before it.

    Not frozen, though nobody changes one: see Passage.
    """

    text: Passage
    whole: str = field(repr=False)
    """The text that it was split from, and `start:end`, where it stands there with the blanks around it."""
    start: int = field(repr=False)
    end: int = field(repr=False)
    section: str | None = None
    before: "Sentence | None" = field(default=None, repr=False)

    def __str__(self) -> str:
        return self.text.value

    def tokens(self) -> tuple[list[str], list[int]]:
        """Its tokens, and where each begins in `text`."""
        words, starts = _tokens(self.whole)
        first, last = bisect_left(starts, self.start), bisect_left(starts, self.end)
        inner = self.whole[self.start : self.end]
        lead = self.start + len(inner) - len(inner.lstrip())
        return words[first:last], [max(0, start - lead) for start in starts[first:last]]


def sentences(passages: Iterable[Passage], section: str | None = None) -> Iterator[Sentence]:
    """The sentences of some paragraphs in order; each knows the one before it within these paragraphs."""
    before: Sentence | None = None
    for passage in passages:
        for part in _bounded(passage):
            for start, end in _places(part.value):
                text = part.part(start, end)
                if text:
                    before = Sentence(text, part.value, start, end, section, before)
                    yield before


def sentence_texts(passage: Passage) -> Iterator[str]:
    """The wording of the sentences alone, for those who only look whether there is something to read."""
    for part in _bounded(passage):
        for start, end in _places(part.value):
            yield part.value[start:end].strip()


@lru_cache(maxsize=256)
def _places(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text stand, each up to the beginning of the next.

    A sentence begins with the first token behind a full stop that is no mark itself, or with an opener behind whatever
    ends in a full stop but is not all of the sentence so far; an opening bracket or quotation mark goes with the
    sentence that it opens. Only what stands at full stops is split into tokens for that.
    """
    starts, seen, dotted, bracket, first = [0], False, False, -1, 0
    length = len(text)
    stop = _STOP.search(text)
    if stop is None or stop.start() == length - 1:
        return ((0, length),)
    chunks = _chunks(text)
    place = 0
    while place < len(chunks):
        if not seen and not dotted:  # on to the chunk with the next full stop
            stop = _STOP.search(text, chunks[place][0])
            if stop is None:
                break
            place = bisect_right(chunks, stop.start(), key=_AT) - 1
        at, chunk = chunks[place]
        place += 1
        for token in _split(chunk):
            if (seen and not token.is_mark) or (dotted and token.text in _OPENERS):
                first = at + token.start
                starts.append(bracket if bracket >= 0 else first)
                seen = False
            seen = seen or token.text in _ENDS or (len(token.text) == 2 and _ENDS_GENDERED.search(chunk) is not None)
            # no sentence "3." in "3. Die …", none that ends in "bzw."
            dotted = token.text.endswith(".") and at + token.start != first and token.text != "bzw."
            bracket = (at + token.start if bracket < 0 else bracket) if token.text in _BRACKETS else -1
    return tuple(zip(starts, [*starts[1:], length], strict=True))


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[list[str], list[int]]:
    """All tokens of a text, and where they begin."""
    words, starts = list[str](), list[int]()
    for at, chunk in _chunks(text):
        if chunk.isalpha():
            words.append(chunk)
            starts.append(at)
            continue
        for token in _split(chunk):
            words.append(token.text)
            starts.append(at + token.start)
    return words, starts


def _chunks(text: str) -> list[tuple[int, str]]:
    """What a text is split at blanks into, with its place: spaCy's tokenizer looks at each chunk by itself."""
    plain = text.split(" ")
    if plain == text.split():  # no white space but single blanks: as many as there are chunks before
        before = accumulate(map(len, plain), initial=0)
        return list(zip(map(add, before, count()), plain, strict=False))
    found: list[tuple[int, str]] = []
    for match in _CHUNK.finditer(text):
        start, chunk = match.start(), match.group()
        if start and len(chunk) > 1 and chunk[0] == " ":
            start, chunk = start + 1, chunk[1:]
        found.append((start, chunk))
    return found


@lru_cache(maxsize=8192)
def _split(chunk: str) -> tuple[Token, ...]:
    """The tokens of a chunk."""
    if chunk.isalpha():
        return (Token(chunk, 0, False),)
    return tuple(Token(token.text, token.idx, token.is_punct) for token in tokenizer()(chunk))


@lru_cache(maxsize=1)
def tokenizer() -> Any:
    """The tokenizer; it needs no model and takes about 1.3 s once (import and build).

    Blank-only tokens lose their special case, since one of them switches the tokenizer's cache off for the rest of a
    text; a full stop after a year is split off, so that "am 16.04.2018." ends its sentence.
    """
    import spacy
    from spacy.util import compile_suffix_regex

    nlp = spacy.blank("de")
    tokenizer: Any = nlp.tokenizer  # spaCy's own type is that of any callable
    tokenizer.rules = {word: case for word, case in tokenizer.rules.items() if not word.isspace()}
    suffixes = [*(nlp.Defaults.suffixes or []), r"(?<=\d\d\d\d)\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    for abbreviation in _ABBREVIATIONS:
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    return tokenizer


def _bounded(passage: Passage) -> Iterator[Passage]:
    """Cuts a passage so that no text and no token is longer than spaCy reads in reasonable time."""
    text = passage.value
    if len(text) > _LONGEST_TOKEN and max(map(len, text.split(" "))) > _LONGEST_TOKEN:
        at = 0
        for token in text.split(" "):
            if len(token) <= _LONGEST_TOKEN:
                yield from _bounded_length(passage.part(at, at + len(token)))
            at += len(token) + 1
        return
    yield from _bounded_length(passage)


def _bounded_length(passage: Passage) -> Iterator[Passage]:
    text, at = passage.value, 0
    if len(text) <= _LONGEST_TEXT and text == text.strip():
        yield passage
        return
    while at < len(text):
        end = at + _LONGEST_TEXT
        if end < len(text):
            end = text.rfind(". ", at, end) + 1 or end
        yield passage.part(at, end)
        at = end
