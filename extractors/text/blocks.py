"""Blocks: the flow's lines joined to paragraphs, list items and headings; tables stay what they are."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.headings import ADDRESS, NONE, Heading, heading_of
from extractors.text.numbering import with_siblings
from extractors.text.passage import Passage, Piece
from extractors.text.repair import repaired, united, without_marks
from extractors.text.setting import UNKNOWN, Setting, setting
from extractors.text.signs import with_cited_sections

BlockKind = Literal["heading", "paragraph", "item", "table", "attachment"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item (with its depth from 0), table or line naming an Anlage, in reading order."""

    kind: BlockKind
    text: Passage
    lines: tuple[FlowLine, ...] = ()
    heading: Heading | None = None
    depth: int = 0
    table: FlowTable | None = None


_ATTACHMENT = re.compile(
    r"(?:(?:Anlagen ?: ?)?(?:Anlage|Anl\.) ?(?:Nr\. ?)?\d{1,3}[a-z]?(?: zu [\w./-]{3,20})?"
    r"(?: \([nichtöfeul -]{1,20}\))? ?[:–-]"
    r"|Anlagen? ?: (?=[A-ZÄÖÜ\d„])[^.]{3,160}$)"
)
_WIDEST_LINE_GAP = 0.6
_SHORT_LINE = 0.75
"""A line that is shorter than so much of a full one had room for the next word."""
_NUMBERED = re.compile(r"\d{1,2}[.)] {1,4}[A-ZÄÖÜ„]")
_LISTED = re.compile(r"(?:[a-z]\)|\(\d{1,2}\)) ")
_MARK_ENDS = frozenset(").0123456789")
"""The second sign of what is so marked."""


def blocks(items: Sequence[FlowItem], under_sign: bool = False, own: frozenset[str] = NONE) -> tuple[Block, ...]:
    """Joins lines to blocks. A paragraph goes on over a page break or a stray blank line in mid-sentence.

    `under_sign` says that a § stands over the items: there no line is a heading only because it stands alone.
    `own` are the council's words for headings, in small letters.
    """
    usual, how = _usual_gap(items), UNKNOWN if under_sign else setting(items)
    headings = _headings(items, how, own)
    result: list[list[FlowLine] | Block] = []
    index = -1
    while index + 1 < len(items):
        index += 1
        item = items[index]
        if isinstance(item, FlowTable):
            result.append(Block("table", _table_text(item), table=item))
            continue
        heading = headings.get(index)
        if heading is not None:
            lines = [line for line in items[index : index + heading.lines] if isinstance(line, FlowLine)]
            result.append(Block("heading", joined(lines), tuple(lines), heading))
            index += heading.lines - 1
            continue
        previous = result[-1] if result else None
        if isinstance(previous, list) and _goes_on(previous, item, usual, how, result):
            previous.append(item)
        else:
            result.append([item])
    found = [_block(entry) if isinstance(entry, list) else entry for entry in result]
    return _with_depth(_joined_headings(found, usual))


def _headings(items: Sequence[FlowItem], how: Setting, own: frozenset[str]) -> dict[int, Heading]:
    at = range(len(items))
    found = {index: heading for index in at if (heading := heading_of(items, index, how, own)) is not None}
    return with_siblings(items, found, how)


def _table_text(table: FlowTable) -> Passage:
    ranges = [place for row in table.table.rows for cell in row for place in cell.ranges]
    return repaired(table.document, ((table.page, place) for place in ranges))


def _block(lines: list[FlowLine]) -> Block:
    text = joined(lines)
    if _names_attachment(lines[0].text.value):
        return Block("attachment", text, tuple(lines))
    return Block("item" if lines[0].line.bullet else "paragraph", text, tuple(lines))


def joined(lines: Sequence[FlowLine]) -> Passage:
    """The text of some printed lines as one passage; at least one is needed."""
    if len(lines) == 1:
        return with_cited_sections(lines[0].text)
    return with_cited_sections(united(lines[0].text.document, map(_printed, lines)))


def _printed(line: FlowLine) -> tuple[str, Sequence[Piece]]:
    """A line as it was before words that are broken in mid-line were joined: they are joined over line ends."""
    text = line.text
    if len(text.pieces) == 1 and text.pieces[0].length == len(text.value):  # nothing went out of it
        return text.value, text.pieces
    if text.value.startswith("§ ") and text.pieces and text.pieces[0].at == len("§ "):  # a sign that was restored
        return text.value, text.pieces
    page = text.document.page(line.page)
    if "\n" in page.text[line.line.start : line.line.end]:  # several lines, broken at a subscript
        return text.value, text.pieces
    return without_marks(page, line.line.start, line.line.end)


def _usual_gap(items: Sequence[FlowItem]) -> float:
    """White space between the lines of a paragraph, in line heights (0 in a text file).

    Where paragraphs are short most gaps stand between them, so only gaps that can lie within one are counted.
    """
    gaps = [item.line.gap for item in items if isinstance(item, FlowLine) and item.line.box]
    within = [gap for gap in gaps if 0 < gap < _WIDEST_LINE_GAP]
    return statistics.median_low(within) if within else 0.0


def _is_next_absatz(found: Sequence[list[FlowLine] | Block], text: str) -> bool:
    """Whether a line behind a list goes on where the list was begun: "1. … gehören an:", "a) …", "2. …"."""
    if not _NUMBERED.match(text):
        return False
    number = re.split(r"[.)]", text, maxsplit=1)[0]
    for lines in reversed(found):
        if isinstance(lines, Block):
            return False
        first = lines[0]
        if not first.line.bullet and not _LISTED.match(first.text.value):
            before = first.text.value.partition(".")[0]
            return lines is not found[-1] and before.isdecimal() and int(before) == int(number) - 1
    return False


def _goes_on(
    lines: list[FlowLine], line: FlowLine, usual: float, how: Setting, found: Sequence[list[FlowLine] | Block]
) -> bool:
    """Whether `line` continues the paragraph or item that `lines` began, the last of those `found` so far."""
    last = lines[-1]
    before, text = last.text.value, line.text.value
    if before.startswith("Antrag an ") and ADDRESS.fullmatch(before):
        return False
    if line.line.bullet or _names_attachment(text):
        return False
    if text[1:2] in _MARK_ENDS and (_LISTED.match(text) or _is_next_absatz(found, text)):
        return False
    open_sentence = not _ends_sentence(before)
    starts_small = text[:1].islower() or text[:1] == "("
    if not open_sentence and how.is_plain and _ends_paragraph(last, line, how):
        return False
    if last.page != line.page:
        return open_sentence and (starts_small or not last.line.bold) and last.line.bold == line.line.bold
    if last.line.bold != line.line.bold and not (open_sentence and starts_small):
        return False
    if line.line.gap > usual * 1.4 + 0.2:
        return open_sentence and starts_small and len(before) > 30
    outdented = line.line.box is not None and line.line.indent < lines[0].line.indent - 1.5
    return not (outdented and lines[0].line.bullet and not starts_small)


def _names_attachment(text: str) -> bool:
    return text.startswith("Anl") and _ATTACHMENT.match(text) is not None


def _ends_sentence(text: str) -> bool:
    """Whether a line ends in a full stop or the like, with up to two quotation marks or brackets behind it."""
    bare = text.rstrip('"“”)»')
    return bare.endswith((".", ":", ";", "!", "?")) and len(text) <= len(bare) + 2


def _ends_paragraph(last: FlowLine, line: FlowLine, how: Setting) -> bool:
    """Whether a finished sentence of plain text ends its paragraph: a number follows, or its line fell short."""
    if _NUMBERED.match(line.text.value):
        return True
    return not how.has_blanks and how.full > 0 and len(last.text.value) < _SHORT_LINE * how.full


def _joined_headings(found: list[Block], usual: float) -> list[Block]:
    """Joins a heading's second line to its first (a bold line that follows at the paragraph's own distance)."""
    result: list[Block] = []
    for block in found:
        last = result[-1] if result else None
        if (
            last is not None
            and last.heading is not None
            and block.kind == "heading"
            and block.heading is not None
            and block.heading.rule == "heading/bold"
            and last.heading.rule not in ("heading/known", "heading/markdown")
            and last.lines[-1].page == block.lines[0].page
            and block.lines[0].line.box is not None
            and block.lines[0].line.gap <= usual * 1.4 + 0.2
            and last.lines[-1].line.size == block.lines[0].line.size
        ):
            lines = (*last.lines, *block.lines)
            result[-1] = Block("heading", joined(lines), lines, last.heading)
        else:
            result.append(block)
    return result


def _with_depth(found: list[Block]) -> tuple[Block, ...]:
    """Gives list items their depth, from the indents of the items around them."""
    result: list[Block] = []
    indents: list[float] = []
    for block in found:
        if block.kind != "item":
            if block.kind != "paragraph" or not indents or len(block.text.value) > 60:
                indents = []
            result.append(block)
            continue
        indent = block.lines[0].line.indent
        while indents and indents[-1] > indent + 1.5:
            indents.pop()
        if not indents or indent > indents[-1] + 1.5:
            indents.append(indent)
        result.append(Block("item", block.text, block.lines, depth=len(indents) - 1))
    return tuple(result)
