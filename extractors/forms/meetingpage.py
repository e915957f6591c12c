"""A meeting's page of a council information system: its head of labels, from the day to the body that met."""

import re
from collections.abc import Sequence

from extractors.forms.untyped import HEAD_LINES
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from schemas.record import Kind

_DAY, _PLACE, _BODY, _STATE = "Datum: ", "Sitzungsort: ", "Gremium: ", "Status: "
_LINES = 5
"""Lines that the head takes."""
AGENDA = re.compile(
    r"(?:(?:Die )?(?:[Nn]icht ?-?|[Vv]orläufige |[Ee]ndgültige )?(?:[Öö]ffentliche )?Tagesordnung(?:spunkte)?"
    r"|TOP-Nr\. ?(?:SP-Nr\. ?)?Bezeichnung"
    r"|T ?A ?G ?E ?S ?O ?R ?D ?N ?U ?N ?G)(?: ?[:–(-].{0,60}| (?:der|für|zur|des) .{0,100})?"
)
"""The heading of an agenda."""
_OF_PAPER = re.compile(
    r"(?:[A-ZÄÖÜ][\w-]{1,20}: {0,2})?(?:Betreff|Beschluss(?:vorschlag|antrag|entwurf|empfehlung)|Sachverhalt|Begründung"
    r"|[\w-]{0,30}(?:[Vv]orlage|VORLAGE|[Dd]rucksache|DRUCKSACHE|[Aa]ntrag|ANTRAG|[Aa]nfrage|ANFRAGE)"
    r"|(?:Vorlagen|Drucksachen)[ -]?(?:Nr|[Nn]ummer))(?![a-zäöüß])"
)
"""A heading, a label or the type of a paper, which may have such a head too."""


def meeting_page(items: Sequence[FlowItem]) -> tuple[Kind, Passage] | None:
    """What a page is whose first lines say when, where and which body meets, and the line of the body.

    Where the meeting is over, the page has its minutes; else it invites to it.
    """
    first = items[0] if items else None
    if not isinstance(first, FlowLine) or not first.text.value.startswith(_DAY):
        return None
    head = [item.text for item in items[:_LINES] if isinstance(item, FlowLine)]
    body = next((text for text in head if text.value.startswith(_BODY)), None)
    if body is None or page_day(head) is None or _heads_paper(items):
        return None
    is_over = any(text.value.startswith(f"{_STATE}Abgeschlossen") for text in head)
    return ("minutes" if is_over else "invitation"), body


def _heads_paper(items: Sequence[FlowItem]) -> bool:
    """Whether what only a paper has stands in or under the head, before any agenda."""
    for item in items[:HEAD_LINES]:
        text = item.text.value if isinstance(item, FlowLine) else ""
        if len(text) < 90 and AGENDA.fullmatch(text):
            return False
        if _OF_PAPER.match(text):
            return True
    return False


def page_day(head: Sequence[Passage]) -> Passage | None:
    """The day of the meeting in the head of such a page; None where the head is another's."""
    is_page = any(text.value.startswith(_PLACE) for text in head[:_LINES])
    return head[0].part(len(_DAY)) if is_page and head[0].value.startswith(_DAY) else None
