"""The sentences of a section with the committees that each names, and what stands behind a sentence."""

import re
from collections.abc import Iterable, Sequence

from extractors.committees import wordings
from extractors.committees.described import is_described
from extractors.committees.mentions import Mention, ShortNames, mentions
from extractors.text.blocks import Block
from extractors.text.names import sentence_texts, sentences
from extractors.text.numbers import NUMBER
from extractors.text.passage import Passage
from extractors.text.sections import SectionBlocks
from extractors.text.words import has_any

Said = list[tuple[Passage, tuple[Mention, ...]]]
"""The sentences of a block, or of a heading, each with the committees that it names."""

_NUMBER = re.compile(
    r"(?:\(\d{1,2}[a-z]?\) ?){1,2}(?:\d{1,2}(?= ?[A-ZÄÖÜ]))? ?|\d{1,2}\. {1,3}(?=[A-ZÄÖÜ])|"
    r"\d{1,2} ?(?=(?:Der|Die|Das|Dem|Den|Er|Sie|Es|I[nmh]|Ih[mr]|Als|Je|Für|Davon|An)\b)"
)
_ABSATZ = re.compile(r"(\d{1,2})\. ")
_NUMBER_BEGINS = frozenset("(0123456789")
_THOSE = re.compile(
    rf"(?:,| und) (?={NUMBER} (?:davon|hiervon|(?:weitere )?Mitglieder) (?:sind|werden|stell|entsende|benenn))"
    rf"|, (?=(?:der|die|das) [^,;]{{3,80}} aus {NUMBER} Mitgliedern\b)"
)
"""Where a sentence says of some of the members more: "… 21 Mitglieder, 14 davon werden vom Verein gewählt"."""

_SOME = ("Mitglieder werden", "Mitglieder sind", "Mitglieder stell", "Mitglieder benenn", "Mitgliedern, ")

_SHORTEST = 25
"""A heading with fewer characters is no sentence."""


def may_describe(section: SectionBlocks) -> bool:
    """Whether a sentence of the section is worded as a description; most papers have none, and need no more reading."""
    return any(_block_may_describe(block) for block in section.blocks) or is_sentence(section.title)


def is_sentence(title: Passage | None) -> bool:
    """Whether a heading is worded as a description ("Dem Beirat gehören folgende Mitglieder an")."""
    if title is None or len(title.value) < _SHORTEST or not wordings.may_describe(title.value):
        return False
    return is_described(title.value)


def _block_may_describe(block: Block) -> bool:
    if block.kind == "table" or not wordings.may_describe(block.text.value):
        return False
    texts = sentence_texts(block.text)
    return any(is_described(text[_number_end(text) :]) for text in texts)


def said_in(block: Block) -> Said:
    """The sentences of a block with the committees that each names; a table has none."""
    if block.kind == "table":
        return []
    texts = (part for sentence in sentences([block.text]) for part in _parts(_unnumbered(sentence.text)))
    return [(text, tuple(mentions(text))) for text in texts]


def with_short_names(said: Iterable[Said], short: ShortNames) -> list[Said]:
    """The sentences with those committees too that they name by letters which the document explains ("KPR")."""
    return [
        [
            (text, tuple(mentions(text, short)) if any(name in text.value for name in short) else found)
            for text, found in block
        ]
        for block in said
    ]


def _unnumbered(sentence: Passage) -> Passage:
    """A sentence without the number of its Absatz or of the sentence itself: "(2) Mitglieder sind …", "1Der Beirat"."""
    end = _number_end(sentence.value)
    return sentence.part(end) if end else sentence


def _number_end(text: str) -> int:
    """Where the number ends that a sentence begins with; 0 where it has none."""
    number = _NUMBER.match(text) if text[:1] in _NUMBER_BEGINS else None
    return number.end() if number else 0


def _parts(sentence: Passage) -> Sequence[Passage]:
    text = sentence.value
    several = "davon" in text or "hiervon" in text or ("Mitglieder" in text and has_any(text, _SOME))
    found = _THOSE.search(text, 1) if several else None
    return (sentence.part(0, found.start()), sentence.part(found.end())) if found else (sentence,)


def following_of(
    sections: Sequence[SectionBlocks], at: int, place: int, sentence: Passage, block: Block
) -> tuple[Block, ...]:
    """The blocks after a sentence that ends its block; those of deeper sections right after it count too.

    Where Absätze are numbered as lists are ("1. Dem Beirat gehören an: a) …"), the next of them is no member.
    """
    if not block.text.value.endswith(sentence.value):
        return ()
    found = below(sections, at, place + 1)
    number = _ABSATZ.match(block.text.value) if block.text.value[:1].isdecimal() else None
    if number is None:
        return found
    following = f"{int(number[1]) + 1}. "
    for index, other in enumerate(found):
        if other.text.value.startswith(number[0]):
            break
        if other.text.value.startswith(following):
            return found[:index]
    return found


def below(sections: Sequence[SectionBlocks], at: int, place: int) -> tuple[Block, ...]:
    """The blocks of a section from `place` on, and those of deeper sections right after it."""
    blocks = list(sections[at].blocks[place:])
    level = sections[at].level
    for section in sections[at + 1 :]:
        if section.level <= level or section.heading is None or section.number:
            break
        blocks += [section.heading, *section.blocks]
    return tuple(blocks)
