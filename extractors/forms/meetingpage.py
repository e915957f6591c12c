"""A meeting's page of a council information system: its head of labels, from the day to the body that met."""

from collections.abc import Sequence

from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from schemas.record import Kind

_DAY, _PLACE, _BODY, _STATE = "Datum: ", "Sitzungsort: ", "Gremium: ", "Status: "
_LINES = 5
"""Lines that the head takes."""


def meeting_page(items: Sequence[FlowItem]) -> tuple[Kind, Passage] | None:
    """What a page is whose first lines say when, where and which body meets, and the line of the body.

    Where the meeting is over, the page has its minutes; else it invites to it.
    """
    first = items[0] if items else None
    if not isinstance(first, FlowLine) or not first.text.value.startswith(_DAY):
        return None
    head = [item.text for item in items[:_LINES] if isinstance(item, FlowLine)]
    body = next((text for text in head if text.value.startswith(_BODY)), None)
    if body is None or page_day(head) is None:
        return None
    is_over = any(text.value.startswith(f"{_STATE}Abgeschlossen") for text in head)
    return ("minutes" if is_over else "invitation"), body


def page_day(head: Sequence[Passage]) -> Passage | None:
    """The day of the meeting in the head of such a page; None where the head is another's."""
    is_page = any(text.value.startswith(_PLACE) for text in head[:_LINES])
    return head[0].part(len(_DAY)) if is_page and head[0].value.startswith(_DAY) else None
