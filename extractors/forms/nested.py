"""A Beratungsfolge that lists under each body its meetings, as the pages of council information systems print it."""

import re
from collections.abc import Sequence

from extractors.forms.rowline import typed_behind
from extractors.forms.stations import RESULT, Station, begins_with_body, find_start, names_body, read_cells
from extractors.forms.vocabulary import FormWords
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage

_MEETING = re.compile(
    r"(?:\d{1,4}\. )?(?:\(?[A-ZÄÖÜa-zäöü][a-zäöüß]{2,20}\)? )?(?:(?:[A-ZÄÖÜ][a-zäöüß]{2,20})?[Ss]itzung|Tagung)\b"
)
_OF_BODY = re.compile(r"(?:des|der) (?=[A-ZÄÖÜ]\S{3,40})")
"""How the name of a meeting begins of which a page prints no more than whose it is."""
_PUBLICITY = re.compile(r"(?i:(?:nicht[ -]?)?öffentliche)")


def read_nested(lines: Sequence[FlowLine], words: FormWords) -> tuple[list[Station], int] | None:
    """The stations of lines that begin with a body and what it is to do, its meetings under it; and how many they take.

    A meeting is its day, with or without its name and what came of it, in a line or two. None without any meeting.
    """
    stations: list[Station] = []
    at = 0
    has_meeting = False
    while at < len(lines) and (body := _body(lines[at].text, words) or _body_alone(lines[at : at + 3], words)):
        at += 1
        meetings = 0
        while at < len(lines) and (cells := _meeting(lines[at : at + 2], words)) is not None:
            stations += _station({**body, **cells[0]}, words)
            at += cells[1]
            meetings += 1
        has_meeting = has_meeting or meetings > 0
        if not meetings:
            stations += _station(body, words)
    return (stations, at) if has_meeting else None


def _station(cells: dict[str, Passage], words: FormWords) -> list[Station]:
    station = read_cells(cells, words)
    return [station] if station is not None else []


def _body(line: Passage, words: FormWords) -> dict[str, Passage]:
    """A body with what it is to do behind it; empty for any other line."""
    cells = typed_behind(line, words)
    return cells if "role" in cells else {}


def _body_alone(lines: Sequence[FlowLine], words: FormWords) -> dict[str, Passage]:
    """A body of which the page says only its name, where its meeting has a day and a name under it, a line each."""
    if len(lines) < 3 or not begins_with_body(lines[0].text.value) or _MEETING.match(lines[2].text.value) is None:
        return {}
    start = find_start(lines[1].text, words)
    is_day = start is not None and (start.start, start.end) == (0, len(lines[1].text.value))
    return {"organization": lines[0].text} if is_day else {}


def _meeting(lines: Sequence[FlowLine], words: FormWords) -> tuple[dict[str, Passage], int] | None:
    """A day that begins a line, with the meeting's name and result behind or under it; and how many lines they take."""
    line = lines[0].text
    start = find_start(line, words)
    if start is None or start.start or start.found is None:
        return None
    cells, behind, took = {"start": line.part(0, start.end)}, line.part(start.end), 1
    if not behind.value and len(lines) > 1 and _names_meeting(lines[1].text.value):
        behind, took = lines[1].text, 2
    elif behind.value and _MEETING.match(behind.value) is None:
        return None
    if match := RESULT.search(behind.value):
        cells["result"], behind = behind.part(match.start()), behind.part(0, match.start())
    if how := _PUBLICITY.search(behind.value):
        cells["public"] = behind.part(*how.span())
    return cells, took


def _names_meeting(text: str) -> bool:
    """Whether a line is the name of a meeting, or whose it is ("des Bauausschusses vertagt")."""
    if _MEETING.match(text) is not None:
        return True
    of = _OF_BODY.match(text)
    return of is not None and names_body(text[of.end() :])
