"""The two parts of a paper that people look for first: what is to be decided, and what it costs."""

import re
from collections.abc import Sequence

from extractors.text.blocks import Block
from extractors.text.headings import ADDRESS, COSTS, FINANCIAL_IMPACT, PROPOSAL, in_normal_case
from extractors.text.passage import Passage
from extractors.text.sections import SectionBlocks
from schemas.council import Words
from schemas.evidence import Found

_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d)?[.)]?|(?:[IVX]{1,4}|[A-Za-z])[.)]) (?=\S)")
_WHO = r"(?:Der|Die|Das) [^.:;]{3,120}?"
_MAY_DECIDE = re.compile(
    r"(?:Sehr geehrte[^.:;]{3,100}, )?"
    rf"(?:{_WHO} (?:möge|wolle|wird gebeten|soll)(?: [^.:;]{{1,60}}?)?,? (?:zu )?(?:beschließen|beschliessen|empfehlen)"
    rf"|{_WHO}(?:[Ff]raktion|Gruppe|Stadtr[aä]t\w{{0,4}}|Kreisr[aä]t\w{{0,4}}|Ratsmitglied\w{{0,4}}|Unterzeichn\w{{2,8}})"
    r"(?: [^.:;]{1,60}?)? beantrag(?:t|en)(?: (?:daher|deshalb|hiermit|folgendes?|wie folgt)){0,2}"
    r"|(?:Daher |Deshalb |Hiermit )?(?:[Ww]ir beantragen|beantragen wir)"
    r"(?: (?:daher|deshalb|hiermit|folgendes?|wie folgt)){0,2}"
    r"|(?:(?:hiermit|daher|deshalb) )?beantragt (?:der|die|das) [^.:;]{2,60}?(?:[Ff]raktion|Gruppe)"
    r"|Es wird (?:hiermit |folgendes? )?beantragt)(?P<colon> ?:)?",
    re.I,
)
_DECIDES = re.compile(
    r"(?:wie folgt zu beschlie(?:ß|ss)en"
    r"|^(?:Der|Die|Das) [^.:;]{3,80} (?:beschlie(?:ß|ss)t|wolle beschlie(?:ß|ss)en)(?: daher)?) ?:$"
)
"""How a block ends that leads to what is to be decided, in the blocks under it."""
_MOVES = re.compile(
    r"(?:beantrage(?:n wir| ich)(?: (?:daher|hiermit|folgendes|wie folgt)){0,2}"
    r"|(?:stell|bring)(?:t|e|en) (?:[a-zäöüß]{2,12} ){0,3}(?:folgende|nachstehende)n \w{0,20}[Aa]ntrag(?: ein)?"
    r"|(?:folgende|nachstehende)n \w{0,20}[Aa]ntrag [^.:;]{3,100} zu setzen) ?:$"
)
"""The same in a motion; other papers tell so of what somebody else has moved."""
_LABEL = re.compile(r"Beschluss(?:vorschlag|entwurf|antrag|empfehlung) ?: (?=[A-ZÄÖÜ\d])")
_LABEL_IN_MOTION = re.compile(r"Antrag(?:stext)? ?: (?=[A-ZÄÖÜ\d])")
_MAY_LABEL_COSTS = ("Fin", "Haush")
_COSTS_LABEL = re.compile(rf"(?:{FINANCIAL_IMPACT.pattern}) ?: (?=\S)")
_BOXES = re.compile(r"[☐☒☑□]|\[[ xX]?\]|\bJa\b.{0,20}\bNein\b")
"""What is to be ticked says nothing in words."""
_ORDERS = re.compile(
    r"(?:\d{1,2}\. ?)?(?:Der|Die|Das) [^.:;,]{3,80} wird (?:hiermit )?(?:beauftragt|gebeten|aufgefordert|ersucht)\b"
)
"""How a motion begins that says at once what is to be done."""


def heads(title: Passage | None, known: re.Pattern[str], own: Words) -> bool:
    """Whether a section's title is a known one, or one of the council's own, numbered or not."""
    if title is None:
        return False
    if known.fullmatch(in_normal_case(title.value)) is not None:
        return True
    if not own:
        return False
    plain = _NUMBER.sub("", title.value, count=1).rstrip(" :").casefold()
    return any(plain == word.casefold() for word in own)


def proposed_resolution(
    parts: Sequence[SectionBlocks], own: Words = (), *, is_motion: bool = False
) -> Found[str] | None:
    """The text under Beschlussvorschlag and the like, else what a body "möge … beschließen" or someone moves.

    `own` are the council's headings for it beyond the common ones; a motion may open with it, without any words before.
    """
    for section in parts:
        if section.blocks and heads(section.title, PROPOSAL, own):
            blocks = [block for block in section.blocks if not ADDRESS.fullmatch(block.text.value)]
            if blocks:
                return _text([block.text for block in blocks], "section/proposed-resolution")
    for section in parts:
        for index, block in enumerate(section.blocks):
            if block.kind not in ("paragraph", "item"):
                continue
            text = block.text.value
            match = _MAY_DECIDE.match(text) or _LABEL.match(text)
            if match or (is_motion and (match := _LABEL_IN_MOTION.match(text))):
                return _moved(section.blocks[index:], match)
            if _leads_in(text, is_motion=is_motion):
                rest = [each.text for each in section.blocks[index + 1 :] if each.kind != "attachment"]
                if rest and not (_leads_in(rest[0].value, is_motion=is_motion) or _leads_on(rest[0].value)):
                    return _text(rest, "section/moved")
    first = parts[0] if parts and parts[0].title is None else None
    if is_motion and first is not None and first.blocks and _ORDERS.match(first.blocks[0].text.value):
        return _text([block.text for block in first.blocks if block.kind != "attachment"], "section/moved")
    return None


def _leads_in(text: str, *, is_motion: bool) -> bool:
    """Whether a text only leads to what is moved, in the blocks under it."""
    return text.endswith(":") and (_DECIDES.search(text) is not None or (is_motion and _MOVES.search(text) is not None))


def _leads_on(text: str) -> bool:
    """Whether a text under such a one leads further: it is read by itself."""
    return text.endswith(":") and _MAY_DECIDE.match(text) is not None


def financial_impact(
    parts: Sequence[SectionBlocks], own: Words = (), lines: Sequence[Passage] = ()
) -> Found[str] | None:
    """The text under Finanzielle Auswirkungen, its like and the council's `own`, else under Kosten or Finanzierung.

    Else what stands behind the words and a colon, in a section or in one of these `lines` of the form.
    """
    for heading in (FINANCIAL_IMPACT, COSTS):
        for section in parts:
            if section.blocks and heads(section.title, heading, own):
                return _text([block.text for block in section.blocks], "section/financial-impact")
    texts = [*lines, *(block.text for section in parts for block in section.blocks if block.kind == "paragraph")]
    for text in texts:
        if text.value.startswith(_MAY_LABEL_COSTS) and (label := _COSTS_LABEL.match(text.value)) is not None:
            said = text.part(label.end())
            return None if _BOXES.search(said.value) else _text([said], "label/financial-impact")
    return None


def _moved(blocks: Sequence[Block], match: re.Match[str]) -> Found[str]:
    """What is moved: all that stands behind the colon, else the sentence itself."""
    first, rest = blocks[0].text, [block.text for block in blocks[1:] if block.kind != "attachment"]
    if match.groupdict().get("colon", ":") is None:
        return _text([first], "section/moved")
    behind = first.part(match.end())
    return _text([behind, *rest] if behind.value else rest or [first], "section/moved")


def _text(passages: Sequence[Passage], rule: str) -> Found[str]:
    spans = tuple(span for passage in passages for span in passage.spans())
    return Found("\n".join(passage.value for passage in passages), rule, spans)
