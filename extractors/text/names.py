"""Sentences of a text: the one door to spaCy's tokenizer, on a blank German pipeline with rules of our own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractors.text.passage import Passage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_LONGEST_TOKEN = 200
_LONGEST_TEXT = 5_000
_ABBREVIATIONS = (
    "Abs.", "Nr.", "Ziff.", "Art.", "Buchst.", "lit.", "Anl.", "Az.", "Tel.", "St.", "Str.", "ggf.", "gez.", "stv.",
    "stellv.", "evtl.", "inkl.", "exkl.", "einschl.", "Vors.", "ff.", "f.", "e.V.", "i.V.", "i.A.", "u.a.", "z.T.",
    "o.g.", "vgl.", "bzgl.", "rd.", "zzgl.", "lfd.", "max.", "mind.", "Mio.", "Mrd.", "i.d.R.", "n.F.", "a.F.",
)  # fmt: skip


@lru_cache(maxsize=1)
def language() -> "Language":
    """The pipeline: tokenizer and sentencizer; it needs no model and takes about 1.3 s once (import and build).

    Blank-only tokens lose their special case, since one of them switches the tokenizer's cache off for the rest of a
    text; a full stop after a year is split off, so that "am 16.04.2018." ends its sentence.
    """
    import spacy
    from spacy.language import Language
    from spacy.util import compile_suffix_regex

    nlp = spacy.blank("de")
    tokenizer: Any = nlp.tokenizer  # spaCy's own type is that of any callable
    tokenizer.rules = {word: case for word, case in tokenizer.rules.items() if not word.isspace()}
    suffixes = [*(nlp.Defaults.suffixes or []), r"(?<=\d\d\d\d)\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    for abbreviation in _ABBREVIATIONS:
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    Language.component("ratslese_openers", func=_open_sentences)
    nlp.add_pipe("ratslese_openers")
    return nlp


_OPENERS = frozenset(
    (
        "Der", "Die", "Das", "Den", "Dem", "Ein", "Eine", "Er", "Sie", "Es", "Diese", "Dieser", "Dieses", "Ihr", "Ihre",
        "In", "Im", "Bei", "Mit", "Nach", "Zur", "Zum", "Vorsitzender", "Vorsitzende", "Mitglieder", "Weitere",
    )
)  # fmt: skip


def _open_sentences(doc: "Doc") -> "Doc":
    """Begins a sentence at a capital function word behind an abbreviation or a number ("… e. V. Der Vorsitz")."""
    for token in doc[1:]:
        if token.text in _OPENERS and token.nbor(-1).text.endswith("."):
            token.is_sent_start = True
    return doc


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens; `section` is the "§ 4" that it stands under, `before` the sentence before it."""

    text: Passage
    doc: "Doc"
    section: str | None = None
    before: "Sentence | None" = field(default=None, repr=False)

    def __str__(self) -> str:
        return self.text.value


def sentences(passages: Iterable[Passage], section: str | None = None) -> Iterator[Sentence]:
    """The sentences of some paragraphs in order; each knows the one before it within these paragraphs."""
    before: Sentence | None = None
    for passage in passages:
        for part in _bounded(passage):
            doc = language()(part.value)
            for found in _sentence_spans(doc):
                text = part.part(found.start_char, found.end_char)
                if text:
                    before = Sentence(text, found.as_doc(), section, before)
                    yield before


def _sentence_spans(doc: "Doc") -> "Iterator[Span]":
    """The sentencizer's sentences, with an opening bracket or quotation mark given to the sentence that it opens."""
    start = 0
    for found in doc.sents:
        end = found.end
        while end > start + 1 and end < len(doc) and doc[end - 1].text in ("(", "[", "„", "»", "‚"):
            end -= 1
        yield doc[start:end]
        start = end


def _bounded(passage: Passage) -> Iterator[Passage]:
    """Cuts a passage so that no text and no token is longer than spaCy reads in reasonable time."""
    text = passage.value
    if any(len(token) > _LONGEST_TOKEN for token in text.split(" ")):
        at = 0
        for token in text.split(" "):
            if len(token) <= _LONGEST_TOKEN:
                yield from _bounded_length(passage.part(at, at + len(token)))
            at += len(token) + 1
        return
    yield from _bounded_length(passage)


def _bounded_length(passage: Passage) -> Iterator[Passage]:
    text, at = passage.value, 0
    while at < len(text):
        end = at + _LONGEST_TEXT
        if end < len(text):
            end = text.rfind(". ", at, end) + 1 or end
        yield passage.part(at, end)
        at = end
