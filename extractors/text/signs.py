"""Section signs that OCR misread: "8 4 Mitglieder", "83 Vorsitz", "$ 5 Beschlüsse" where § 4, § 3, § 5 are due."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from extractors.text.words import has_any

_SIGN = re.compile(r"§ ?(?P<number>\d{1,3})(?: ?[a-z])?\b(?P<title>.{0,170})")
_FIRST = frozenset("83$&5S%§")
_MISREAD = re.compile(
    r"[83$&5S%§]{1,2}? ?(?P<number>\d{1,3}) ?(?:[a-z] )?(?:[.:] ?)?(?:[-–] ?)?(?P<title>[A-ZÄÖÜ„(].{1,120})"
)
_SENTENCE = re.compile(r"(?:[.;,:!?]|\b(?:und|oder|der|die|des|Abs\.))$")
# One section's heading may be lost without the next one's being in doubt.
_STEP = 2


_CITED = re.compile(
    r"(?<![\w.,$&])(?:[$&] ?|[8S] )(?=\d{1,3} ?(?:[a-z] )?(?:Abs(?:\.|atz)|Satz|S\. ?\d|Nr\.|Ziff)(?!\w))"
    r"|(?:(?<=\b[Gg]emäß )|(?<=\b[Nn]ach )|(?<=\b[Aa]ufgrund )|(?<=\bGrund )|(?<=\bgem\. )|(?<=\blaut ))"
    r"[$&] ?(?=\d{1,3}(?![\d.,]|\s?(?:Euro|€|US)))"
)
"""A misread sign within a sentence: before a number with its Absatz, or behind "gemäß" ("nach $ 3", "& 26 Abs. 2")."""
_MAYBE_CITED = re.compile(r"[$&8S](?:(?<=[$&]) ?| )\d")
"""What each of these has. It begins with a set, which `re` skips through a text for; that one does not."""
_MAYBE_SIGNS = ("S ", "8 ", "$", "&")


def with_section_signs(items: Sequence[FlowItem]) -> tuple[FlowItem, ...]:
    """The items with "§ " for what OCR read as another sign at the head of a section.

    Only where the numbers of sections follow one another: two or more of them, misread or not, each one up from the
    one before (or one lost between), set apart from what stands over them. Spans begin behind the sign.
    """
    repaired = {index: line for run in _runs(items) if len(run) > 1 for index, line in run if line}
    return tuple(repaired.get(index, item) for index, item in enumerate(items))


def with_cited_sections(text: Passage) -> Passage:
    """A text with "§ " where it cites a section with a misread sign, which then belongs to no piece of it."""
    if not has_any(text.value, _MAYBE_SIGNS) or _MAYBE_CITED.search(text.value) is None:
        return text
    while (sign := _CITED.search(text.value)) is not None:
        before, after = text.part(0, sign.start()), text.part(sign.end())
        glue = f"{text.value[len(before.value) : sign.start()]}§ "
        moved = len(before.value) + len(glue)
        pieces = (*before.pieces, *(piece._replace(at=piece.at + moved) for piece in after.pieces))
        text = Passage(text.document, f"{before.value}{glue}{after.value}", pieces)
    return text


def _runs(items: Sequence[FlowItem]) -> Iterator[list[tuple[int, FlowLine | None]]]:
    """Runs of section heads as (index, the line repaired, None where it needs no repair)."""
    run: list[tuple[int, FlowLine | None]] = []
    last = 0
    for index, item in enumerate(items):
        if not isinstance(item, FlowLine) or item.line.bullet:
            continue
        text = item.text.value
        if text[:1] not in _FIRST:
            continue
        sign = _SIGN.fullmatch(text)
        misread = None if sign else _MISREAD.fullmatch(text)
        found = sign or misread
        if found is None or _SENTENCE.search(found["title"]) or not (sign or _is_apart(items, index)):
            continue
        number = int(found["number"])
        if run and last < number <= last + (_STEP if len(run) > 1 else 1):
            run.append((index, None if sign else _repaired(item, found.start("number"))))
        elif number == 1 or sign:
            yield run
            run = [(index, None if sign else _repaired(item, found.start("number")))]
        else:
            continue
        last = number
    yield run


def _is_apart(items: Sequence[FlowItem], index: int) -> bool:
    """Whether white space, weight or a new page parts a line from the one before; in a text file each line is."""
    item, before = items[index], items[index - 1] if index else None
    assert isinstance(item, FlowLine)
    line = item.line
    return line.box is None or line.bold or line.gap > 0.5 or before is None or before.page != item.page


def _repaired(item: FlowLine, number: int) -> FlowLine:
    rest = item.text.part(number)
    pieces = tuple(piece._replace(at=piece.at + 2) for piece in rest.pieces)
    return replace(item, text=Passage(rest.document, f"§ {rest.value}", pieces))
