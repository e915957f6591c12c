"""The two parts of a paper that people look for first: what is to be decided, and what it costs."""

import re
from collections.abc import Sequence

from extractors.text.blocks import Block
from extractors.text.headings import ADDRESS, COSTS, FINANCIAL_IMPACT, PROPOSAL
from extractors.text.passage import Passage
from extractors.text.sections import SectionBlocks
from schemas.council import Words
from schemas.evidence import Found

_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d)?[.)]?|(?:[IVX]{1,4}|[A-Za-z])[.)]) (?=\S)")
_WHO = r"(?:Der|Die|Das) [^.:;]{3,120}?"
_MAY_DECIDE = re.compile(
    rf"(?:{_WHO} (?:möge|wolle|wird gebeten|soll)(?: [^.:;]{{1,60}}?)?,? (?:zu )?(?:beschließen|beschliessen|empfehlen)"
    rf"|{_WHO}(?:[Ff]raktion|Gruppe|Stadtr[aä]t\w{{0,4}}|Kreisr[aä]t\w{{0,4}}|Ratsmitglied\w{{0,4}}|Unterzeichn\w{{2,8}})"
    r"(?: [^.:;]{1,60}?)? beantrag(?:t|en)(?: (?:daher|deshalb|hiermit|folgendes?|wie folgt)){0,2}"
    r"|(?:Daher |Deshalb |Hiermit )?(?:[Ww]ir beantragen|beantragen wir)"
    r"(?: (?:daher|deshalb|hiermit|folgendes?|wie folgt)){0,2}"
    r"|Es wird (?:hiermit |folgendes? )?beantragt)(?P<colon> ?:)?",
    re.I,
)


def heads(title: Passage | None, known: re.Pattern[str], own: Words) -> bool:
    """Whether a section's title is a known one, or one of the council's own, numbered or not."""
    if title is None:
        return False
    plain = _NUMBER.sub("", title.value, count=1).rstrip(" :").casefold()
    return known.fullmatch(title.value) is not None or any(plain == word.casefold() for word in own)


def proposed_resolution(parts: Sequence[SectionBlocks], own: Words = ()) -> Found[str] | None:
    """The text under Beschlussvorschlag and the like, else what a body "möge … beschließen" or someone moves.

    `own` are the council's headings for it beyond the common ones.
    """
    for section in parts:
        if section.blocks and heads(section.title, PROPOSAL, own):
            blocks = [block for block in section.blocks if not ADDRESS.fullmatch(block.text.value)]
            if blocks:
                return _text([block.text for block in blocks], "section/proposed-resolution")
    for section in parts:
        for index, block in enumerate(section.blocks):
            match = _MAY_DECIDE.match(block.text.value) if block.kind in ("paragraph", "item") else None
            if match is not None:
                return _moved(section.blocks[index:], match)
    return None


def financial_impact(parts: Sequence[SectionBlocks], own: Words = ()) -> Found[str] | None:
    """The text under Finanzielle Auswirkungen, its like and the council's `own`, else under Kosten or Finanzierung."""
    for heading in (FINANCIAL_IMPACT, COSTS):
        for section in parts:
            if section.blocks and heads(section.title, heading, own):
                return _text([block.text for block in section.blocks], "section/financial-impact")
    return None


def _moved(blocks: Sequence[Block], match: re.Match[str]) -> Found[str]:
    """What is moved: all that stands behind the colon, else the sentence itself."""
    first, rest = blocks[0].text, [block.text for block in blocks[1:] if block.kind != "attachment"]
    if match["colon"] is None:
        return _text([first], "section/moved")
    behind = first.part(match.end())
    return _text([behind, *rest] if behind.value else rest or [first], "section/moved")


def _text(passages: Sequence[Passage], rule: str) -> Found[str]:
    spans = tuple(span for passage in passages for span in passage.spans())
    return Found("\n".join(passage.value for passage in passages), rule, spans)
