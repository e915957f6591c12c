"""Lines of a section put together again for the members: enumerations "1.", "a)" and lists without marks apart."""

import re
from collections.abc import Iterator, Sequence

from extractors.committees.flattened import is_head
from extractors.text.blocks import Block, joined
from extractors.text.flow import FlowLine
from extractors.text.sections import SectionBlocks
from extractors.text.words import has_any

_MARK = re.compile(
    r"\(?(?:(?P<digit>\d{1,2})|(?P<letter>[a-z]|aa|bb|cc|dd|ee|ff))(?:\)|\.(?=\D))(?: {1,6}(?=\S)|(?=[a-zäöü]{2}))"
    r"|\d{1,2}\.(?P<second>\d{1,2})\.?(?: {1,6}(?=[^\W\d])|(?=[a-zäöü]{2}))"
)
"""A mark of an enumeration; what is marked may be glued to it where it begins small."""
_LABEL = re.compile(
    r"(?P<label>Vorsitz(?:ende[rn]?)?(?:/-?\w{1,2})?|(?:Stimmberechtigte |Beratende |Weitere )?Mitglieder"
    r"|Stellvertret\w{1,20}|Schriftführ\w{1,10}|Gäste|Zusammensetzung|Aufgaben(?:gebiete?|bereich)?): \S"
)
"""A line that says whom it names."""
_DATE = re.compile(
    r"\d{1,2}\. ?(?:\d{1,2}[.:]|\d{4}|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
    r"Dezember|Wahlperiode|Lebensjahr|Änderung)"
)
_PARAGRAPH = re.compile(r"\(\d{1,2}[a-z]?\) ?\S")
_PAGE_NUMBER = re.compile(r"(?P<bare>\d{1,3})|(?:[-–] ?)?\d{1,3} ?[-–]|\d{1,3} ?/ ?\d{1,3}")
_NUMBER_BEGINS = frozenset("-–0123456789")
_ENDS_SENTENCE = re.compile(r"(?<!\be\. V)(?<!\bNr)(?<!\bAbs)(?<![a-z]\. [a-zA-Z])\.$")
_SENTENCE = re.compile(r"[a-zäöüß)]{2}\. [A-ZÄÖÜ(]")
_UNDER = re.compile(
    r"\d{1,2}\. [A-ZÄÖÜ]|[A-ZÄÖÜ][a-zäöüß]{1,30} .{0,80}\b(?:kann|können|wird|werden|ist|sind|hat|haben|soll|sollen|"
    r"nimmt|nehmen|darf)\b"
)
"""What stands right under the last item of a list and is none: a sentence, or the next number."""
_WIDE = 62
"""From this median length of its lines on a text is prose that was wrapped, and no list of short lines."""


def regrouped(section: SectionBlocks) -> SectionBlocks:
    """The section with a block for each enumerated member; page numbers between the lines are dropped."""
    result: list[Block] = []
    for block in section.blocks:
        if block.kind not in ("paragraph", "item", "attachment") or not block.lines:
            result.append(block)
            continue
        lines = [line for line in block.lines if not _is_page_number(line)]
        if not lines:
            continue
        if len(lines) < 2:
            result.append(block if len(lines) == len(block.lines) else _block(block, lines))
            continue
        parts = list(_parts(lines, block.kind == "item"))
        if len(parts) == 1 and len(lines) == len(block.lines):
            result.append(block)
        else:
            result.extend(_block(block, part, first=at == 0) for at, part in enumerate(parts))
    return SectionBlocks(section.heading, tuple(result))


def _is_page_number(line: FlowLine) -> bool:
    """Whether a line is a page's number: "- 2 -", or a bare number at the edge of its page."""
    if line.text.value[:1] not in _NUMBER_BEGINS:
        return False
    found = _PAGE_NUMBER.fullmatch(line.text.value)
    if found is None or not found["bare"]:
        return found is not None
    text = line.text.document.page(line.page).text
    return not text[: line.line.start].strip() or not text[line.line.end :].strip()


def plain_list(block: Block) -> bool:
    """Whether a paragraph is a list whose entries stand on lines of their own without marks."""
    lines = [line.text.value for line in block.lines]
    if block.kind != "paragraph" or len(lines) < 2 or max(map(len, lines)) > 140:
        return False
    return not _SENTENCE.search(block.text.value) and _narrow(lines)


def _narrow(lines: Sequence[str]) -> bool:
    closed = sum(line.endswith((",", ";")) for line in lines[:-1])
    return sorted(map(len, lines))[len(lines) // 2] < _WIDE or closed >= len(lines) - 1


def _block(block: Block, lines: Sequence[FlowLine], *, first: bool = True) -> Block:
    kind = block.kind if first else "paragraph"
    return Block(kind, joined(lines), tuple(lines), depth=block.depth if first else 0)


def _parts(lines: Sequence[FlowLine], item: bool) -> Iterator[list[FlowLine]]:
    """Cuts before each mark that goes on from the one before, and behind the enumeration; a colon opens a list too."""
    texts = [line.text.value for line in lines]
    table = next((at for at in range(len(texts) - 2) if is_head(texts[at])), len(texts))
    if table < len(texts):
        yield from _parts(lines[:table], item) if table > 1 else ([list(lines[:table])] if table else ())
        yield list(lines[table:])
        return
    starts = _starts(texts)
    labelled = _labelled(texts)
    part: list[FlowLine] = []
    enumerated = False
    for at, line in enumerate(lines):
        behind = bool(part) and enumerated and at not in starts and bool(_ENDS_SENTENCE.search(texts[at - 1]))
        opens = bool(part) and not item and not enumerated and texts[at - 1].endswith(":") and _lists(texts[at:])
        is_paragraph = texts[at][:1] == "(" and _PARAGRAPH.match(texts[at]) is not None
        prose = bool(part) and item and texts[at - 1].endswith((".", ",", ";")) and bool(_UNDER.match(texts[at]))
        if part and (
            at in starts or at in labelled or opens or prose or (behind and texts[at][:1].isupper()) or is_paragraph
        ):
            yield part
            part = []
            enumerated = False
        enumerated = enumerated or at in starts
        part.append(line)
    if part:
        yield part


def _starts(texts: Sequence[str]) -> set[int]:
    """Which lines begin with a mark of an enumeration: each its first mark or the one after the last of its kind."""
    marks = {
        at: match
        for at, text in enumerate(texts)
        if (")" in text[:5] or "." in text[:5]) and (match := _MARK.match(text)) and not _DATE.match(text)
    }
    if len(marks) < 2:
        return {0} if 0 in marks else set()
    last: dict[str, int] = {}
    taken: set[int] = set()
    for at, match in marks.items():
        letter, printed = match["letter"], match["digit"] or match["second"]
        kind = "digit" if match["digit"] else "second" if printed else "letter" if len(letter) == 1 else "letters"
        value = int(printed) if printed else ord(letter[0]) - 96
        if value == 1 or value == last.get(kind, 0) + 1 or (at == 0 and value > 1):
            last[kind] = value
            taken.add(at)
    return taken if len(taken) > 1 else {0} & taken


def _labelled(texts: Sequence[str]) -> set[int]:
    """Which lines begin with whom they name, where several do; who has the chair stays with the members behind it."""
    if not has_any("\n".join(texts), ("itglieder: ", "setzung: ")):
        return set()
    labels = {at: match["label"] for at, text in enumerate(texts) if (match := _LABEL.match(text))}
    return {
        at for at, label in labels.items() if label != "Mitglieder" or not labels.get(at - 1, "").startswith("Vors")
    }


def _lists(texts: Sequence[str]) -> bool:
    """Whether the lines after a colon are a list: short, each beginning with a capital, a number or an article."""
    if len(texts) < 2 or any(_SENTENCE.search(text) for text in texts):
        return False
    return texts[0][:1].isalnum() and _narrow(texts)
