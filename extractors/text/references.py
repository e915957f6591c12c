"""Drucksachen-Nummern: their grammar, how they are written the same way, and where a text names them."""

import re
from collections.abc import Iterator

from extractors.text.passage import Passage
from schemas.council import CouncilProfile

_PART = r"(?:(?!TOP\b|AMT\b)[A-ZÄÖÜ]{1,5}|Dr[Ss])"
_VERSION = (
    r"(?: ?[-/.] ?\d{1,2}(?!\d)| ?[A-Za-z](?![A-Za-z])|,? ?\d{1,2}\. (?:Ergänzung|Änderung|Neufassung|Fortschreibung))?"
)
NUMBER = re.compile(
    r"(?<![\w/.-])(?:"
    rf"(?:{_PART}[ /-]{{1,3}}){{0,2}}\d{{1,5}} ?[/-] ?(?:19|20)\d{{2}}{_VERSION}"  # 0074/2022, DS 34/2018 1. Ergänzung
    rf"|(?:{_PART}[ /-]{{1,3}}){{0,2}}(?:19|20)\d{{2}} ?[/-] ?\d{{1,5}}{_VERSION}"  # 2019/223, VO/2021/0456-1
    rf"|[XVI]{{1,6}} ?[-/] ?\d{{1,5}}(?: ?[/-] ?(?:19|20)?\d{{2}})?"  # XIX-0365/2023
    rf"|\d{{1,5}} ?/ ?[XVI]{{1,6}}\.?"  # 603/IX.
    rf"|(?:{_PART}[ /-]{{1,3}})?\d{{1,5}} ?/ ?\d{{2,5}}{_VERSION}"  # 22/0348/1, 023/21
    r")(?![\w/])"
)
_DIGIT = re.compile(r"\d")
_CHAIN = re.compile(r"(?:,|,? (?:und|sowie|oder)) ")
_LEAD = re.compile(
    r"\b(?:Drs\.|Drucksachen?(?:nummer)?(?:[ -]?Nr\.?)?|DS(?:[ -]Nr\.?)?|Vorlagen?(?:nummer)?[ -]?(?:Nr\.?)?"
    r"|[A-ZÄÖÜ][a-zäöüß]{3,24}vorlagen?(?: Nr\.?)?|Anlage \d{1,2} zu|zu|Nr\.) {0,2}:? {0,2}$"
)


def tidy(reference: str) -> str:
    """As printed, with runs of blanks made one and none around "/" and "-"."""
    return re.sub(r" ?([/-]) ?", r"\1", " ".join(reference.split()))


def read_reference(passage: Passage, profile: CouncilProfile | None) -> Passage | None:
    """The number that a header field holds; None where its text is none."""
    own = re.compile(profile.reference.pattern) if profile and profile.reference else None
    for pattern in (own, NUMBER):
        if pattern is None:
            continue
        match = pattern.search(passage.value)
        if match:
            return passage.part(*match.span())
    bare = re.fullmatch(r"(?:Nr\. ?)?(\d{1,6})", passage.value)
    return passage.part(*bare.span(1)) if bare else None


def is_reference(text: str, profile: CouncilProfile | None) -> bool:
    """Whether a whole line is a Drucksachen-Nummer and nothing else."""
    if profile and profile.reference and re.fullmatch(profile.reference.pattern, text):
        return True
    return bool(NUMBER.fullmatch(text)) and not re.fullmatch(r"(?:19|20)\d{2}/(?:19|20)?\d{2}", text)


def named_references(passage: Passage, profile: CouncilProfile | None) -> Iterator[Passage]:
    """Numbers that a text names as Drucksachen: only behind a word that says so ("2018/2019" is a span of years).

    A prefix that the council's own numbers don't have ("DS 2019/301") is a word, not a part of the number.
    """
    text = passage.value
    if not ("/" in text or "-" in text) or not _DIGIT.search(text):  # most texts have none, and looking for one is slow
        return
    own = re.compile(profile.reference.pattern) if profile and profile.reference else None
    accepted = -1
    for match in NUMBER.finditer(text):
        lead = text[max(0, match.start() - 40) : match.start()]
        own_prefix = re.match(r"(?:DS|VO|BV|IV|MV|UV|KT|AN|VL|SV)\b", match.group())
        chained = accepted >= 0 and _CHAIN.fullmatch(text[accepted : match.start()])
        if own_prefix or chained or _LEAD.search(lead):
            accepted = match.end()
            inner = own.search(match.group()) if own else None
            start = match.start() + inner.start() if inner and inner.end() == len(match.group()) else match.start()
            yield passage.part(start, match.end())
