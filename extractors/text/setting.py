"""How a document's lines are set: whether it marks weight, has blank lines, and how long a full line is.

Text that was taken out of a PDF has neither weight nor size; there a heading is a short line that stands alone between
a finished sentence and a full line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.text.flow import FlowItem, FlowLine

_FEW = 4
"""So few long lines say nothing of how long a full one is."""
_LONG = 50
_SHORTEST_SENTENCE = 25
_SENTENCE_END = re.compile(r"[.!?…][\"“”»)]{0,2}$")
_BOX = re.compile("[☐☒☑□■]")
_TITLE = re.compile(r"[A-ZÄÖÜ„\"][^☐☒☑€|@_=…\t]{1,74}[\wäöüß)“\":]")
_SAYS = re.compile(
    r"\b(?:wird|werden|wurden?|ist|sind|war|waren|hat|haben|hatte|soll|sollen|kann|können|möge|bitten?|gebeten|gilt"
    r"|beschließt|beschließen|beantragt|beantragen|lautet|lauten|ergibt|ergeben|folgt|stimmt|erfolgt|erfolgte|liegt"
    r"|[Ff]olgende[nrsm]?|nachfolgende[nrsm]?|ob|dass|siehe)\b"
)
_NO_TITLE = re.compile(
    r"(?:Frau|Herr|Herrn|Stadtr[aä]t|Dr\.|Prof\.|gez\.|Unterzeichn|Unterschr|Anlage \d|Abb|Tab|Tabelle|Gremi|Seite"
    r"|Los \d|Eingang|Datum|Hinweis|Beratungsfolge|Tel|Antrag an|Quelle|Rang\b|Summe|Gesamt|Zusammen:).{0,80}"
)
_PERSON = re.compile(r"\b(?:Herrn?|Frau|Stadtr[aä]t(?:e|in)?|Dr\.|Prof\.) [A-ZÄÖÜ]")
_DANGLING = re.compile(
    r"(?:[-,]|\b(?:der|die|das|des|dem|den|ein|eine[rsnm]?|und|oder|sowie|für|im|in|am|an|auf|bei|mit|von|vom|zur?|zum|nach"
    r"|als|wie|war|waren|sich|nicht|über|unter|durch|gegen|ohne|um))$"
)
_NUMBERS = re.compile(r"\d[\d.,]{0,15}")


@dataclass(frozen=True, slots=True)
class Setting:
    """`full` is how many characters a full line has, 0 where too few are long; `is_plain`: no weight, no size."""

    full: int
    is_plain: bool
    has_blanks: bool


UNKNOWN = Setting(0, False, True)
"""Nothing is known of how the lines are set, or nothing may be concluded from it."""


def setting(items: Sequence[FlowItem]) -> Setting:
    """The setting of a document, from all its lines."""
    lines = [item for item in items if isinstance(item, FlowLine)]
    plain = not any(item.line.box is not None or item.line.bold or item.line.heading for item in lines)
    long = sorted(length for item in lines if (length := len(item.text.value)) >= _LONG) if plain else []
    full = long[len(long) * 4 // 5] if len(long) >= _FEW else 0
    return Setting(full, plain, sum(1 for item in lines if item.line.gap >= 1) * 12 >= len(lines))


def stands_alone(items: Sequence[FlowItem], index: int, how: Setting, after_heading: bool) -> bool:
    """Whether a line of plain text is set apart as a heading is: after a finished sentence, before running text.

    `after_heading` says that the line before is a heading itself.
    """
    item, before = items[index], items[index - 1] if index else None
    assert isinstance(item, FlowLine)
    if not how.full:  # too short to say how long a full line is: blank lines have to say it
        below = items[index + 1] if index + 1 < len(items) else None
        return (
            how.has_blanks
            and item.line.gap >= 1
            and isinstance(below, FlowLine)
            and below.line.gap >= 1
            and (is_sentence(below.text.value))
        )
    if len(item.text.value) > 0.8 * how.full:
        return False
    if how.has_blanks and item.line.gap < 1:
        return False
    if not how.has_blanks and isinstance(before, FlowLine) and not after_heading:
        return _SENTENCE_END.search(before.text.value) is not None and _is_running(items, index + 1, how)
    return _is_running(items, index + 1, how)


def is_title(text: str) -> bool:
    """Whether the words of a line can be a heading without number: no sentence, no label's value, no name."""
    if not _TITLE.fullmatch(text) or _SAYS.search(text) or _NO_TITLE.fullmatch(text) or is_dangling(text):
        return False
    if _PERSON.search(text):
        return False
    words = text.split(" ")
    numbers = _NUMBERS.findall(text)
    if len(words) > (5 if text.endswith(":") else 9) or len(numbers) > 1:
        return False
    return ": " not in text and (not numbers or re.search(r"\b(?:19|20)\d\d\b", text) is not None)


def is_numbered_title(title: str) -> bool:
    """Whether the words behind a number can be a heading, where the numbers around it are headings."""
    return bool(_TITLE.fullmatch(title)) and not _SAYS.search(title) and not is_dangling(title)


def is_dangling(text: str) -> bool:
    """Whether a line ends in a word that cannot be the last of a heading, so that it goes on in the next."""
    return _DANGLING.search(text) is not None


def is_box_line(item: FlowItem | None) -> bool:
    """Whether a line has boxes to tick."""
    return isinstance(item, FlowLine) and _BOX.search(item.text.value) is not None


def _is_running(items: Sequence[FlowItem], index: int, how: Setting) -> bool:
    """Whether running text begins at `index`: a full line, or a short one that is a whole sentence."""
    item = items[index] if index < len(items) else None
    if not isinstance(item, FlowLine) or item.line.bullet:
        return False
    text = item.text.value
    if not re.match(r"[A-ZÄÖÜ„\"»(]|\d{1,2}\. [A-ZÄÖÜ][a-zäöü]{2,8} \d|§", text) or _BOX.search(text):
        return False
    return len(text) >= 0.72 * how.full or (how.has_blanks and is_sentence(text))


def is_sentence(text: str) -> bool:
    """Whether a line that begins as one is a whole sentence."""
    return len(text) > _SHORTEST_SENTENCE and text[:1].isupper() and _SENTENCE_END.search(text) is not None
