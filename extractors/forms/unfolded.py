"""A form that was saved as one line: its labels with their values, its stations and sections as lines of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.forms.labels import Labelled, field_of, labelled
from extractors.forms.stations import RESULT, begins_with_body
from extractors.forms.typed import fits, is_number
from extractors.forms.vocabulary import COMMON, FormWords
from extractors.forms.webpage import SECTION, page_lines, section_lines
from extractors.text.dates import find_dates
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage, concatenate
from extractors.text.reference_parts import VERSION_WORDS
from extractors.text.references import NUMBER
from schemas.document import Line

_SHORTEST = 250
"""Signs that the line of a whole form has at least."""
_MOST_LINES = 3
_BARE = re.compile(r"(?<=\s)(?P<name>Betreff|Betrifft)(?=\s[A-ZÄÖÜ0-9„\"])|(?<=\s)Finanzielle Auswirkungen(?=\s)")
"""What needs no colon: the label of the title, and the section that forms print between their fields."""
_STATIONS = re.compile(r"(?<=\s)Beratungsfolge\s?:?(?=\s)")
_TYPE = re.compile(
    r"(?<!\S)(?:(?:[A-ZÄÖÜ][a-zäöüß]{2,24}v|V)orlage|Drucksache|Antrag|Anfrage)(?=\s|$)"
    rf"(?: (?:Nr\.?:? )?(?P<number>{NUMBER.pattern}))?"
)
_NUMBER_AND_DAY = re.compile(
    rf"(?P<number>{NUMBER.pattern}|[A-ZÄÖÜ]{{1,4}} \d[\d./-]{{3,20}}(?:[A-ZÄÖÜ]{{1,3}}\d{{1,3}})?(?!\S))"
    r" (?:(?:nicht ?)?öffentlich )?(?P<day>\d{1,2}\.\d{1,2}\.\d{4})(?!\S)"
)
"""The values of labels that all stand before them: the number, how the paper is treated, and its day."""
_OWN_NUMBER = re.compile(rf"[A-ZÄÖÜ]{{1,4}}\d{{1,6}}/(?:19|20)\d{{2}}(?: \d{{1,2}}\. (?:{VERSION_WORDS}))?(?!\S)")
"""A number of a grammar that is no other's, with the version behind it."""
_TREATED = re.compile(r"(?: (?:nicht ?)?öffentlich)?$")
"""How the paper is treated, behind a value."""
_OF_MEETING = re.compile(r"\b(?:Niederschrift|Protokoll|Auszug|Einladung|Tagesordnung)\b")
_MINUTES = re.compile(
    r"(?:(?:Beglaubigter )?Auszug aus (?:der|dem) )?(?:[A-ZÄÖÜ][a-zäöüß]{3,14}(?:niederschrift|protokoll)|Niederschrift"
    r"|Protokoll) (?:über|der|zur|von) .{3,80}?[Ss]itzung .{3,90}? (?:vom|am) (?:[A-Za-z]{4,10},? ){0,3}"
    r"(?:\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}\. [A-Z][a-zä]{2,8} \d{4})(?![\d.])"
)
"""What minutes, or an excerpt of them, begin with: whose meeting it was, and its day."""
_LONGEST = {"name": 220, "office": 60, "file_reference": 30, "originator": 60}
"""Signs that a value may have that only the next label ends."""
_UNKNOWN_LABEL = re.compile(r" [A-ZÄÖÜ][\wäöüß/-]{3,25}:(?=\s|$)")
_FEWEST_HEADS = 3
_SMALL_WORDS = re.compile(r"(?: [a-zäöüß]{2,20}(?!\S)){0,4}")
_BESIDE_DAY = 2
"""Values that may stand behind the day of a station: how the body meets, and what it is to do."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label or a section's heading at `begin:end` of the line; `field` is a label's, "stations", "section" or ""."""

    begin: int
    end: int
    field: str


def unfolded(items: Sequence[FlowItem], words: FormWords = COMMON) -> Sequence[FlowItem]:
    """The items, with a first line that holds a whole form cut into the lines of that form; any others as they are.

    A form is known by the labels of its title and its number. What no label or type tells is left out before the first
    section: nobody knows where it stood. A paper's page of a council information system has lines of its own.
    """
    at = next((at for at, item in enumerate(items[:_MOST_LINES]) if _is_long(item)), None)
    first = items[at] if at is not None and len(items) <= at + _MOST_LINES else None
    if not isinstance(first, FlowLine) or at is None:
        return items
    text = first.text
    if "Sehr geehrte" in text.value:  # a letter about a paper
        return items
    parts = page_lines(text, words) or _minutes_lines(text) or _form_lines(text, words)
    lines = [_line(first, part, number) for number, part in enumerate(parts)]
    return [*items[:at], *lines, *items[at + 1 :]] if lines else items


def _is_long(item: FlowItem) -> bool:
    return isinstance(item, FlowLine) and item.line.box is None and len(item.text.value) >= _SHORTEST


def _form_lines(text: Passage, words: FormWords) -> list[Passage]:
    """The lines of a form that a running text holds; none where it holds none."""
    section = SECTION.search(text.value)
    marks = _marks(text.value, section.start() if section else len(text.value), words)
    lines = list(_fields(text, marks, words))
    found = {mark.field for line in lines if (mark := labelled(line, words.labels)) is not None}
    head = list(_letterhead(text, marks))
    is_numbered = "reference" in found or any(map(_is_numbered, head))
    has_type = len(head) > 0 and _TYPE.match(head[-1].value) is not None
    if section is None or not is_numbered or not ("name" in found or (has_type and {"reference", "date"} <= found)):
        return []
    if head and _OF_MEETING.search(head[0].value):
        return []
    return [*head, *lines, *section_lines(text)]


def _minutes_lines(text: Passage) -> list[Passage]:
    """The title of minutes that a running text begins with, and what follows; none where it begins otherwise."""
    head = _MINUTES.match(text.value) if _OF_MEETING.match(text.value) else None
    return [text.part(*head.span()), text.part(head.end())] if head and head.end() < len(text.value) else []


def _line(first: FlowLine, text: Passage, number: int) -> FlowLine:
    last = text.pieces[-1]
    return FlowLine(first.page, Line(text.pieces[0].start, last.start + last.length, gap=float(number > 0)), text)


def _marks(text: str, end: int, words: FormWords) -> list[_Mark]:
    """The labels and headings before `end`, in order; a run of labels without colons is one mark ("heads")."""
    marks = [
        _Mark(match.start(), match.end(), field_of(match, words.labels))
        for match in words.labels.inner.finditer(text, 0, end)
    ]
    marks += [_Mark(*match.span(), match.lastgroup or "") for match in _BARE.finditer(text, 0, end)]
    marks += [_Mark(*match.span(), "stations") for match in _STATIONS.finditer(text, 0, end)]
    heads: list[re.Match[str]] = []
    for match in words.labels.bare.finditer(text, 0, end):
        if heads and text[heads[-1].end() : match.start()].strip():
            if len(heads) >= _FEWEST_HEADS:
                break
            heads = []
        heads.append(match)
    if len(heads) >= _FEWEST_HEADS:
        marks.append(_Mark(heads[0].start(), heads[-1].end(), "heads"))
    marks.sort(key=lambda mark: (mark.begin, -mark.end))
    apart: list[_Mark] = []
    for mark in marks:
        if not apart or mark.begin >= apart[-1].end:
            apart.append(mark)
    return [*apart, _Mark(end, end, "section")]


def _is_numbered(text: Passage) -> bool:
    """Whether a line is the paper's type with its number."""
    found = _TYPE.match(text.value)
    return found is not None and found["number"] is not None


def _letterhead(text: Passage, marks: Sequence[_Mark]) -> Iterator[Passage]:
    """What stands before the first label, up to the paper's type, and the type with the number right behind it."""
    found = _TYPE.search(text.value, 0, marks[0].begin)
    if head := text.part(0, found.start() if found else marks[0].begin):
        yield head
    if found is not None:
        yield text.part(*found.span())


def _fields(text: Passage, marks: Sequence[_Mark], words: FormWords) -> Iterator[Passage]:
    """A line for each label that has a value of its type, and those of the Beratungsfolge."""
    run: list[Passage] = []
    for mark, following in pairwise(marks):
        label, value = text.part(mark.begin, mark.end), text.part(mark.end, following.begin)
        if mark.field == "stations":
            if rows := _rows(value, words):
                yield label
                yield from rows
        elif mark.field == "heads":
            yield from _under_heads(label, value, words)
        elif not value and label.value.endswith(":"):
            run.append(label)
            continue
        elif len(run) >= _FEWEST_HEADS and (behind := list(_behind_run([*run, label], value, words))):
            yield from behind
        elif (kept := _typed(mark.field, value)) is not None:
            yield from [concatenate([label, kept])] if label.value.endswith(":") else [label, kept]
        run = []


def _behind_run(run: Sequence[Passage], values: Passage, words: FormWords) -> Iterator[Passage]:
    """The number and the day that stand, one after the other, right behind a run of labels that has theirs in order."""
    found = _NUMBER_AND_DAY.match(values.value)
    fields = [(mark.field, label) for label in run if (mark := labelled(label, words.labels)) is not None]
    of = [(field, label) for field, label in fields if field in ("reference", "date")]
    if found is not None and [field for field, _ in of] == ["reference", "date"]:
        for (_, label), name in zip(of, ("number", "day"), strict=True):
            yield concatenate([label, values.part(*found.span(name))])


def _typed(field: str, value: Passage) -> Passage | None:
    """The value that a label of a field has before the next label; None where it cannot be told from what follows."""
    if field in ("date", "received"):
        days = find_dates(value, months=False)
        return value.part(0, days[0].end) if days and days[0].start == 0 else None
    if field == "reference":
        number = NUMBER.match(value.value) or _OWN_NUMBER.match(value.value)
        word = value.part(0, value.value.find(" ") if " " in value.value else None)
        return value.part(0, number.end()) if number else word if is_number(word.value) else None
    if field == "file_reference":
        value = value.part(0, _TREATED.search(value.value).start())  # type: ignore[union-attr]
    unknown = _UNKNOWN_LABEL.search(value.value)
    value = value.part(0, unknown.start()) if unknown else value
    return value if 0 < len(value.value) <= _LONGEST.get(field, 0) else None


def _under_heads(heads: Passage, values: Passage, words: FormWords) -> Iterator[Passage]:
    """The day and the number of values whose labels all stand before them, where there is one of each."""
    labels = {
        field_of(match, words.labels): heads.part(*match.span()) for match in words.labels.bare.finditer(heads.value)
    }
    days = find_dates(values, months=False)
    numbers = list(NUMBER.finditer(values.value))
    if "date" in labels and len(days) == 1:
        yield concatenate([labels["date"], values.part(days[0].start, days[0].end)])
    if "reference" in labels and len(numbers) == 1:
        number = values.part(*numbers[0].span())
        if fits(Labelled("reference", labels["reference"], number), None):
            yield concatenate([labels["reference"], number])


def _rows(text: Passage, words: FormWords) -> list[Passage]:
    """The stations of a Beratungsfolge in one line, each a body before its day and what came of it behind; none where
    one is not understood.
    """
    while (head := labelled(text, words.columns)) is not None:
        text = head.rest
    rows: list[Passage] = []
    begin = 0
    for day in find_dates(text, months=False):
        if day.start < begin:
            return []
        end = day.end
        for _ in range(_BESIDE_DAY):
            behind = next((m for p in (words.role, words.public) if (m := p.match(text.value, end + 1))), None)
            end = behind.end() if behind is not None and behind.end() > end + 1 else end
        if outcome := RESULT.match(text.value, end + 1):
            end = _SMALL_WORDS.match(text.value, outcome.end()).end()  # type: ignore[union-attr]
        if not begins_with_body(text.part(begin, day.start).value):
            return []
        rows.append(text.part(begin, end))
        begin = end
    return rows if rows and not text.part(begin).value else []
