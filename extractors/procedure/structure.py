"""The sections of rules of procedure: §§ with their titles, parts (Abschnitte), a preamble, or "1. Ziele"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.text.blocks import Block, blocks
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.headings import Heading
from extractors.text.passage import concatenate
from extractors.text.sections import SectionBlocks

_SIGN = re.compile(
    r"(?:(?P<sign>§|Art(?:ikel|\.)) ?(?P<number>\d{1,3}) ?(?P<letter>[a-z])?|Artikel (?P<roman>[IVX]{1,5}))"
    r"\b[.:]?(?: ?[-–] ?| |$)(?P<title>.{0,170})"
)
_NO_TITLE = re.compile(r"(?:Abs(?:atz|\.)|Satz\b|Sätze|Nr\.|Ziff|Buchst|S\. |ff?\.|[a-zäöü,;)(])")
_PREAMBLE = re.compile(r"(?:Präambel|Vorwort|Vorbemerkung(?:en)?)[: ]{0,2}")
_PART = re.compile(
    r"(?:(?:[IVX]{1,5}|\d{1,2}|[A-H])\. ?(?:Abschnitt|Teil|Kapitel|Titel)\b|(?:Abschnitt|Teil|Kapitel)"
    r" (?:[IVX]{1,5}|\d{1,2}|[A-H])\b"
    r"|(?:Erste|Zweite|Dritte|Vierte|Fünfte|Sechste)[rs] (?:Abschnitt|Teil)\b|[IVX]{1,5}\. (?=[A-ZÄÖÜ])|[A-H]\."
    r" (?=[A-ZÄÖÜ]))[ :–-]{0,3}(?P<title>.{0,90})"
)
_ANNEX = re.compile(
    r"(?:Anlage|Anhang)(?: (?:Nr\. ?)?(?:\d{1,2}|[A-H]|[IVX]{1,4})\b)?(?: ?[:–-])?(?: (?:zu[rm]? .{3,80}"
    r"|[A-ZÄÖÜ].{2,80}))?"
)
"""What is annexed, behind the last section."""
_NUMBERED = re.compile(r"(?P<number>\d{1,2})\.? {1,3}(?P<title>[A-ZÄÖÜ„].{1,90})")
_OPENS_TEXT = re.compile(r"\(\d{1,2}\)|\d{1,2}[.)] |[a-z]\) |§")
_SENTENCE_END = re.compile(r"(?:\.|[;:,!?])$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading at the items `index:end`; `order` sorts § 5 before § 5a before § 6."""

    index: int
    end: int
    number: str | None
    order: tuple[int, str]
    rule: str


def structure(items: Sequence[FlowItem]) -> tuple[SectionBlocks, ...]:
    """The sections in printed order, a contents list left out; the first group stands before the first heading."""
    marks = headings(items)
    parts = any(mark.rule == "heading/part" for mark in marks)
    result: list[SectionBlocks] = []
    first = marks[0].index if marks else len(items)
    result.append(SectionBlocks(None, blocks(items[:first], under_sign=True)))
    for place, mark in enumerate(marks):
        until = marks[place + 1].index if place + 1 < len(marks) else len(items)
        level = 2 if parts and mark.rule == "heading/paragraph-sign" else 1
        result.append(SectionBlocks(_heading(items, mark, level), blocks(items[mark.end : until], under_sign=True)))
    return tuple(result)


def headings(items: Sequence[FlowItem]) -> list[Mark]:
    """Where the sections begin."""
    signs = _without_contents([mark for index in range(len(items)) if (mark := _sign(items, index))])
    if len(signs) < 2:
        if quoted := [mark for index in range(len(items)) if (mark := _quoted(items, index))]:
            return sorted([*signs, *quoted], key=lambda mark: mark.index)
        numbered = _numbered(items)
        if len(numbered) < 3:
            numbered = _roman(items)
        if len(numbered) < 3:
            return signs
        return sorted([*_preambles(items, numbered[0].index), *numbered], key=lambda mark: mark.index)
    first = signs[0].index
    marks = [*_preambles(items, first), *signs]
    taken = {index for mark in marks for index in range(mark.index, mark.end)}
    # Headings of parts stand right before their first §, an outer part's before an inner one's.
    for mark in signs:
        parts = [
            index for index in range(max(0, mark.index - 2), mark.index) if index not in taken and _part(items, index)
        ]
        for index, end in zip(parts, [*parts[1:], mark.index], strict=False):
            marks.append(Mark(index, end, None, (0, ""), "heading/part"))
    return sorted([*marks, *_annexes(items, signs[-1].end)], key=lambda mark: mark.index)


def has_signs(items: Sequence[FlowItem]) -> bool:
    """Whether the sections are those of a statute, by their §."""
    return any(mark.rule == "heading/paragraph-sign" for mark in headings(items))


def _annexes(items: Sequence[FlowItem], start: int) -> list[Mark]:
    """The annexes behind the last section, each with a title on its own line or on the next one."""
    result: list[Mark] = []
    for index in range(start + 1, len(items)):
        line = _line(items, index)
        if (
            line is None
            or line.line.bullet
            or not _ANNEX.fullmatch(line.text.value)
            or _SENTENCE_END.search(line.text.value)
        ):
            continue
        following = _line(items, index + 1)
        bare = len(line.text.value) < 12 and following is not None and _is_title(following, strong=False)
        result.append(Mark(index, index + (2 if bare else 1), None, (0, ""), "heading/annex"))
    return result


def _line(items: Sequence[FlowItem], index: int) -> FlowLine | None:
    item = items[index] if 0 <= index < len(items) else None
    return item if isinstance(item, FlowLine) else None


def _sign(items: Sequence[FlowItem], index: int) -> Mark | None:
    """Reads "§ 4 Mitglieder", or "§ 4" with the title on the next line."""
    line = _line(items, index)
    if line is None or line.line.bullet:
        return None
    match = _SIGN.fullmatch(line.text.value)
    if match is None:
        return None
    title = match["title"].strip()
    strong = line.line.bold or line.line.heading > 0
    if title and (_NO_TITLE.match(title) or (_SENTENCE_END.search(title) and not strong)):
        return None
    end = index + 1
    if not title:
        following = _line(items, end)
        if following is not None and _is_title(following, strong=strong):
            title, end = following.text.value, end + 1
    if title:
        end = _title_end(items, end, title)
    if match["roman"]:
        return Mark(index, end, f"Art. {match['roman']}", (_value(match["roman"]), ""), "heading/paragraph-sign")
    order = (int(match["number"]), match["letter"] or "")
    sign = "§" if match["sign"] == "§" else "Art."
    return Mark(index, end, f"{sign} {match['number']}{match['letter'] or ''}", order, "heading/paragraph-sign")


_QUOTED = re.compile(r"[„\"»] ?§ ?(?P<number>\d{1,3}) ?(?P<letter>[a-z])? (?P<title>[A-ZÄÖÜ][^.;:]{2,90})")


def _quoted(items: Sequence[FlowItem], index: int) -> Mark | None:
    """Reads "„§ 4 a Waldbeirat": the heading of what a statute without sections of its own puts into another."""
    line = _line(items, index)
    match = _QUOTED.fullmatch(line.text.value) if line and line.text.value[:1] in '„"»' else None
    if match is None:
        return None
    order = (int(match["number"]), match["letter"] or "")
    return Mark(index, index + 1, f"§ {match['number']}{match['letter'] or ''}", order, "heading/paragraph-sign")


def _value(roman: str) -> int:
    """What a Roman numeral up to 39 counts."""
    digits = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def _is_title(line: FlowLine, *, strong: bool) -> bool:
    text = line.text.value
    if _OPENS_TEXT.match(text) or line.line.bullet or len(text) > 140:
        return False
    if strong and not line.line.bold and line.line.box is not None:
        return False
    return text[:1].isupper() and not _SENTENCE_END.search(text)


def _title_end(items: Sequence[FlowItem], index: int, title: str) -> int:
    """Behind the lines that a title goes on over: they begin small and end no sentence."""
    line = _line(items, index)
    before = _line(items, index - 1)
    if line is None or before is None or line.line.gap > 0.8 + before.line.gap or len(title) < 20:
        return index
    text = line.text.value
    following = _line(items, index + 1)
    closed = following is None or _OPENS_TEXT.match(following.text.value) or following.text.value[:1].isupper()
    small = text[:1].islower() or title.endswith((" und", "-", " der", " des", " sowie"))
    if small and closed and len(text) < 90 and not _SENTENCE_END.search(text) and line.line.bold == before.line.bold:
        return index + 1
    return index


def _without_contents(found: list[Mark]) -> list[Mark]:
    """Drops a contents list: a run of §§ that stand close together and come again."""
    runs: list[list[Mark]] = []
    for mark in found:
        if not runs or mark.order <= runs[-1][-1].order:
            runs.append([])
        runs[-1].append(mark)
    if len(runs) < 2:
        return found
    longest = max(runs, key=lambda run: run[-1].end - run[0].index)
    return [mark for run in runs for mark in run if run is longest or not _is_contents(run, longest)]


def _is_contents(run: list[Mark], body: list[Mark]) -> bool:
    """Whether a run is a contents list or broken references beside the `body` of the rules."""
    known = {mark.order for mark in body}
    return len(run) == 1 or all(mark.order in known for mark in run) or run[-1].end - run[0].index <= 2 * len(run)


def _preambles(items: Sequence[FlowItem], until: int) -> list[Mark]:
    return [
        Mark(index, index + 1, None, (0, ""), "heading/known")
        for index in range(until)
        if (line := _line(items, index)) and _PREAMBLE.fullmatch(line.text.value) and not line.line.bullet
    ]


def _part(items: Sequence[FlowItem], index: int) -> bool:
    line = _line(items, index)
    if line is None or line.line.bullet:
        return False
    text = line.text.value
    return bool(_PART.fullmatch(text)) and not _SENTENCE_END.search(text)


def _numbered(items: Sequence[FlowItem]) -> list[Mark]:
    """Reads "1. Ziele", "2. Aufgaben", … in unbroken order, each set apart and with text under it."""
    result: list[Mark] = []
    for index in range(len(items)):
        line = _line(items, index)
        match = _NUMBERED.fullmatch(line.text.value) if line else None
        if line is None or match is None or int(match["number"]) != len(result) + 1:
            continue
        apart = index == 0 or line.line.gap > 0.4 or line.line.bold or line.line.heading > 0
        following = _line(items, index + 1)
        if (
            not (apart or _is_short_title(items, index, match["title"]))
            or _SENTENCE_END.search(match["title"])
            or (following and _NUMBERED.fullmatch(following.text.value))
        ):
            continue
        result.append(Mark(index, index + 1, match["number"], (int(match["number"]), ""), "heading/number"))
    return result


_ROMAN = re.compile(r"(?P<number>[IVX]{1,5})\. {1,3}(?P<title>[A-ZÄÖÜ„][^.;:]{1,90}):?")
_OF_A_PAPER = re.compile(
    r"(?:Sachverhalt|Sachdarstellung|Sitzungsvortrag|Beschlu(?:ss|ß)|Antrag\b|Begründung|Problem|Lösung|Kosten|Anlass"
    r"|Ausgangslage|Finanzielle)"
)
"""What a report or a paper calls its sections, and no rules of procedure do."""


def _roman(items: Sequence[FlowItem]) -> list[Mark]:
    """Reads "I. Aufgaben:", "II. Mitglieder", … in unbroken order, each set apart; none where a paper is parted so."""
    result: list[Mark] = []
    for index in range(len(items)):
        line = _line(items, index)
        match = _ROMAN.fullmatch(line.text.value) if line and line.text.value[:1] in "IVX" else None
        if line is None or match is None or _value(match["number"]) != len(result) + 1:
            continue
        if _OF_A_PAPER.match(match["title"]):
            return []
        apart = index == 0 or line.line.gap > 0.4 or line.line.bold or line.line.heading > 0
        following = _line(items, index + 1)
        if not apart or (following is not None and _ROMAN.fullmatch(following.text.value)):
            continue
        result.append(Mark(index, index + 1, match["number"], (len(result) + 1, ""), "heading/number"))
    return result


_SAYS_SOMETHING = re.compile(
    r"\b(?:ist|sind|wird|werden|hat|haben|besteht|kann|können|soll|sollen|gehört|gehören|wählt|tagt|beruft|lädt)\b"
)


def _is_short_title(items: Sequence[FlowItem], index: int, title: str) -> bool:
    """Whether a line between full ones is a title: no sentence, behind the end of one, and much shorter than the text.

    So a text file without blank lines prints them.
    """
    before, following = _line(items, index - 1), _line(items, index + 1)
    if before is None or following is None or len(title) > 60 or _SAYS_SOMETHING.search(title):
        return False
    widest = max((len(item.text.value) for item in items if isinstance(item, FlowLine)), default=0)
    return len(title) < 0.75 * widest and (
        before.text.value.endswith((".", "!", "?")) or title == "" or len(before.text.value) < 0.75 * widest + 20
    )


def _heading(items: Sequence[FlowItem], mark: Mark, level: int) -> Block:
    lines = tuple(item for item in items[mark.index : mark.end] if isinstance(item, FlowLine))
    text = concatenate([line.text for line in lines])
    text = text.part(1) if text.value[:1] in '„"»' else text
    number = re.match(r"§ ?(?P<number>\d{1,3} ?[a-z]?)\b(?:[.:]? ?[-–] ?|[.:] ?)?", text.value)
    if number and (number.start("number") == 1 or number.end() > number.end("number")):
        printed = (text.part(0, 1), text.part(*number.span("number")), text.part(number.end()))
        text = concatenate([part for part in printed if part])
    return Block("heading", text, lines, Heading(mark.number, level, mark.rule))
