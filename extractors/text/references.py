"""Drucksachen-Nummern: their grammar, how they are written the same way, and where a text names them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.text.passage import Passage
from extractors.text.reference_parts import VERSION_WORDS
from schemas.council import CouncilProfile, ReferenceGrammar

_PART = r"(?:(?!(?:TOP|AMT|CDU|CSU|SPD|FDP|ÖDP|FW|FWV|FWG|UWG|GAL)\b)[A-ZÄÖÜ]{1,5}|Dr[Ss]|GRDrs)"
_VERSION = (
    rf"(?:(?:,? ?| ?[-–] ?)\d{{1,2}}\. (?:{VERSION_WORDS})"
    r"| ?[-/.] ?\d{1,2}(?!\d|\.\d|\. [A-ZÄÖÜ])|-[A-Z]\d{1,2}| ?[A-Za-z](?![A-Za-zäöüß]))?"
)
NUMBER = re.compile(
    r"(?<![\w/.-])(?:"
    rf"(?:{_PART}[ /-]{{1,3}}){{0,2}}\d{{1,5}} ?[/-] ?(?:19|20)\d{{2}}{_VERSION}"  # 0074/2022, DS 34/2018 1. Ergänzung
    rf"|(?:{_PART}[ /-]{{1,3}}){{0,2}}(?:19|20)\d{{2}} ?[/-] ?\d{{1,5}}{_VERSION}"  # 2019/223, VO/2021/0456-1
    rf"|(?:[XVI]{{1,6}}|(?:19|20)\d{{2}}|\d{{2}})[/-][A-ZÄÖÜ]{{1,5}}[/-]\d{{2,5}}{_VERSION}"  # 2021/BV/0145, 21/AN/0456
    rf"|[XVI]{{1,6}}/(?:19|20)\d{{2}}/\d{{2,5}}{_VERSION}"  # VI/2020/01187
    r"|\d{2}-\d{2} ?/ ?[A-Z] ?\d{4,6}"  # 20-26 / V 01234: the council's term before it
    rf"|[XVI]{{1,6}} ?[-/] ?\d{{1,5}}(?: ?[/-] ?(?:19|20)?\d{{2}})?"  # XIX-0365/2023
    rf"|(?:{_PART}[ /-]{{1,3}})?\d{{1,5}} ?/ ?[XVI]{{1,6}}\.?"  # 603/IX., DS/0246/V
    rf"|(?:{_PART}[ /-]{{1,3}})?\d{{1,2}}-0\d{{3}}{_VERSION}"  # 9-0355, SV-10-0611: the council's term before it
    r"|[0-2]\d-\d{5}(?:-\d{2})?(?!\d)"  # 21-01234-01
    rf"|(?:{_PART}[ /-]{{1,3}})?\d{{1,5}} ?/ ?\d{{2,5}}{_VERSION}"  # 22/0348/1, 023/21
    r")(?![\w/])"
)
_SUPPLEMENT = re.compile(rf"(?<=\d) ?[-–,] ?(\d{{1,2}}\. (?:{VERSION_WORDS}))")
_DIGIT = re.compile(r"\d")
_CHAIN = re.compile(r"(?:,|,? (?:und|sowie|oder)) ")
_LEAD = re.compile(
    r"\b(?:Drs\.|Drucksachen?(?:nummer)?(?:[ -]?Nr\.?)?|DS(?:[ -]Nr\.?)?|Vorlagen?(?:nummer)?[ -]?(?:Nr\.?)?"
    r"|[A-ZÄÖÜ][a-zäöüß]{3,24}vorlagen?(?: Nr\.?)?|Anlage \d{1,2} zu) {0,2}:? {0,2}(?:(?:GR|KT|DS|VO) ?)?$"
)
_NUMBER_WORD = re.compile(r"\bN(?:r\.?|ummer) ?:? ?$")
_PAPER_WORD = re.compile(r"[Vv]orlagen?\b|Drucksachen?\b|\bDS\b")
"""Without one of these near before, "Nr. 12/2010" is the number of a plan or a plot."""


def tidy(reference: str) -> str:
    """As printed, with runs of blanks made one, none around "/" and "-", and one before a "1. Ergänzung"."""
    whole = _SUPPLEMENT.sub(r" \1", " ".join(reference.split()))
    return re.sub(r" ?([/-]) ?", r"\1", whole)


@lru_cache(maxsize=256)
def own_grammar(pattern: str) -> re.Pattern[str]:
    """A council's own pattern for whole numbers, not for parts of longer ones."""
    return re.compile(rf"(?<![\w/.-])(?:{pattern})(?![\w/])")


@lru_cache(maxsize=256)
def _beyond(grammar: ReferenceGrammar) -> re.Pattern[str] | None:
    """A council's own pattern where the common one does not read its numbers."""
    return None if all(map(NUMBER.fullmatch, grammar.example)) else own_grammar(grammar.pattern)


def read_reference(passage: Passage, profile: CouncilProfile | None) -> Passage | None:
    """The number that a header field holds; None where its text is none."""
    own = own_grammar(profile.reference.pattern) if profile and profile.reference else None
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
    return bool(NUMBER.fullmatch(text)) and not _is_span_of_years(text)


def _is_span_of_years(text: str) -> bool:
    """Whether a text is a year and the next one, as a school year or a double budget ("2018/2019", "2018/19")."""
    years = re.fullmatch(r"((?:19|20)\d{2})/((?:19|20)?\d{2})", text)
    return years is not None and (int(years[1]) + 1 - int(years[2])) % 100 == 0


def named_references(passage: Passage, profile: CouncilProfile | None) -> Iterator[Passage]:
    """Numbers that a text names as Drucksachen: only behind a word that says so ("2018/2019" is a span of years).

    A prefix that the council's own numbers don't have ("DS 2019/301") is a word, not a part of the number.
    """
    text = passage.value
    taken = 0
    beyond = _beyond(profile.reference) if profile and profile.reference else None
    for match in beyond.finditer(text) if beyond is not None and _DIGIT.search(text) else ():
        if match.groupdict().get("prefix") or _LEAD.search(text[max(0, match.start() - 40) : match.start()]):
            taken = match.end()
            yield passage.part(*match.span())
    if not ("/" in text or "-" in text) or not _DIGIT.search(text):  # most texts have none, and looking for one is slow
        return
    own = re.compile(profile.reference.pattern) if profile and profile.reference else None
    accepted = -1
    for match in NUMBER.finditer(text, taken):
        lead = text[max(0, match.start() - 40) : match.start()]
        own_prefix = re.match(r"(?:DS|VO|BV|IV|MV|UV|KT|AN|VL|SV)\b", match.group())
        chained = accepted >= 0 and _CHAIN.fullmatch(text[accepted : match.start()]) and not _is_span(match.group())
        named = _LEAD.search(lead) or (
            _NUMBER_WORD.search(lead) and _PAPER_WORD.search(text, max(0, match.start() - 80), match.start())
        )
        if own_prefix or chained or named:
            accepted = match.end()
            inner = own.search(match.group()) if own else None
            start = match.start() + inner.start() if inner and inner.end() == len(match.group()) else match.start()
            yield passage.part(start, match.end())


def _is_span(text: str) -> bool:
    """Whether a number reads as two years that follow each other ("2022/2023", "2022/23")."""
    first, _, second = text.partition("/")
    return first.isdecimal() and second.isdecimal() and len(first) == 4 and int(first[-2:]) + 1 == int(second[-2:])
