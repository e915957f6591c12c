"""The lines of rules of procedure without the page heads that a text archive left between them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.text.flow import FlowItem, FlowLine, masked
from extractors.text.repair import repaired
from schemas.document import Range

_GLUED_PAGE_NUMBER = re.compile(r" ?- ?\d{1,3} ?-$")
_KEPT = re.compile(r"(?:§|Art|\(?\d{1,2}\)|\d{1,2}\.$|[a-z]\)|[-•])")
_RULE = re.compile(r"[_=*.\s-]{3,400}")


def body_lines(items: Sequence[FlowItem]) -> tuple[FlowItem, ...]:
    """The items without repeated page heads, rules (____) and page numbers glued to a line's end ("Frist- 2 -")."""
    counts = Counter(masked(item.text.value) for item in items if isinstance(item, FlowLine))
    result: list[FlowItem] = []
    for item in items:
        if not isinstance(item, FlowLine):
            result.append(item)
            continue
        text = item.text.value
        if _RULE.fullmatch(text) or (counts[masked(text)] >= 3 and not _KEPT.match(text)):
            continue
        result.append(_unglued(item))
    return tuple(result)


def _unglued(item: FlowLine) -> FlowLine:
    document = item.text.document
    raw = document.page(item.page).text[item.line.start : item.line.end].rstrip()
    glued = _GLUED_PAGE_NUMBER.search(raw)
    if glued is None or glued.start() < 3:
        return item
    line = replace(item.line, end=item.line.start + glued.start())
    return replace(item, line=line, text=repaired(document, [(item.page, Range(line.start, line.end))]))
