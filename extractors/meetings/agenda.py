"""The agenda: numbered lines or rows of a table, with the Drucksache of each, in parts that are public or closed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.meetings.draft import AgendaItem
from extractors.meetings.publicity import part_of
from extractors.text.blocks import joined
from extractors.text.flow import FlowItem, FlowLine, FlowTable
from extractors.text.passage import Passage
from extractors.text.references import NUMBER, is_reference, read_reference, tidy
from schemas.council import CouncilProfile
from schemas.evidence import Found

_STYLE = (
    r"(?:(?P<style>(?:zu )?(?:TOP|Top|Tagesordnungspunkt|Punkt)|[Zz]u|Ö|N|NÖ|nö|ö) ?(?:Nr\. ?)?)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)"
)
_ITEM = re.compile(rf"{_STYLE}(?:\.?\)?:? {{0,2}}[-–]|[.:)]{{1,2}}|(?= )) {{0,4}}(?P<name>\S.{{0,400}})")
_NUMBER_ALONE = re.compile(rf"{_STYLE}[.:)]{{0,2}}")
_CLOSING = re.compile(
    r"(?:Mit freundlichen? Gr|Hochachtungsvoll|gez\.|Ich (?:darf|lade)|Hiermit|Wir (?:bitten|laden)|Anlagen?(?::|$)"
    r"|(?:Anwesen\w{1,8}|Vorsitz\w{0,6}|Beginn|Ende|Schriftführ\w{1,6}|Protokollführ\w{1,6}|Hinweise?)"
    r"(?: der Sitzung)? ?:"
    r"|[A-ZÄÖÜ][a-zäöüß-]{2,30}, (?:den|\d)|Gremium(?:$| Sitzung\b)).{0,400}"
    r"|(?:Der|Die) (?:Vorsitzende|(?:Ober)?[Bb]ürgermeister(?:in)?|Landrat|Landrätin)[,:]?"
)
_LABEL = re.compile(
    r"(?:(?:[A-ZÄÖÜ][a-zäöüß]{2,24})?[Vv]orlagen?(?:[ -]?(?:Nr\.?|Nummer))?|Drucksachen?(?:[ -]?(?:Nr\.?|Nummer))?"
    r"|DS(?:[ -]Nr\.?)?|Drs\.?(?:[ -]Nr\.?)?|Vorl\.(?:[ -]?Nr\.?)?|Berichterstatt\w{1,8}|Referent(?:in)?|Az\.?"
    r"|Federführend\w{0,2}|Beteiligt\w{0,2}|Bezug) ?:? ?(?=[\dA-ZÄÖÜ]|$)"
)
_REFERENCE = re.compile(
    r"[ ,;(–-]{0,4}(?:\b(?:(?:[A-ZÄÖÜ][a-zäöüß]{2,24})?[Vv]orlagen?|Drucksachen?|Vorl\.|Drs\.?|DS)"
    rf"(?:[ -]?(?:Nr\.?|Nummer))? ?:? ?)(?P<number>{NUMBER.pattern})\)?"
)
_AT_END = re.compile(rf"[ ,;–-]{{0,4}}\(?(?P<number>{NUMBER.pattern})\)?$")
_WIDEST_GAP = 0.8


_TABLE_HEAD = re.compile(r"TOP|Nr\.?|Top|Punkt|Tagesordnungspunkte?|lfd\. Nr\.")


def is_agenda(table: FlowTable) -> bool:
    """Whether a table is an agenda: its first column is headed "TOP" or the like, or counts from 1 beside words."""
    rows = [[table.cell(cell).value for cell in row] for row in table.table.rows]
    if rows and _TABLE_HEAD.fullmatch(rows[0][0]) and len(rows) > 1:
        return True
    first = next((row for row in rows if _NUMBER_ALONE.fullmatch(row[0])), None)
    return first is not None and len(first) > 1 and len(first[1]) > 3 and re.search(r"\d{1,3}", first[0])[0] == "1"  # type: ignore[index]


@dataclass(slots=True)
class _Open:
    """An item whose lines are still being collected."""

    style: str | None
    number: Found[str] | None
    digits: tuple[int, ...]
    public: Found[bool] | None
    name: Passage | None = None
    """Its name, where a cell holds it."""
    lines: list[FlowLine] = field(default_factory=list)
    """The lines of its name otherwise, which begins at `offset` in the first."""
    offset: int = 0
    further: list[Passage] = field(default_factory=list)
    """What stands under or beside the name: labels with their values, other cells."""
    last: FlowLine | None = None

    def whole_name(self) -> Passage | None:
        """The name, its lines joined."""
        return joined(self.lines).part(self.offset) if self.lines else self.name


@dataclass(slots=True)
class _Reader:
    """Walks over the flow from the agenda's heading on."""

    profile: CouncilProfile | None
    items: list[_Open] = field(default_factory=list)
    public: Found[bool] | None = None
    parts: set[bool] = field(default_factory=set)
    restarts: bool = False
    """Whether the numbers may begin anew: right after the heading of a part."""
    apart: bool = False
    """Whether other text stood since the last item."""
    closed: bool = False

    def line(self, item: FlowLine) -> None:
        text = item.text
        part = part_of(text)
        if part is not None:
            self._begin_part(part)
        elif (found := self._opened(item)) is not None:
            self.items.append(found)
            self.apart = self.restarts = False
        elif self._continues(item):
            last = self.items[-1]
            if last.further or _LABEL.match(text.value):
                last.further.append(text)
            else:
                last.lines.append(item)
            last.last = item
        elif self.items:
            self.apart = True
            # Where each item has "TOP" before its number, the numbers of other lists cannot be taken for one.
            self.closed = self.closed or (self.items[-1].style is None and bool(_CLOSING.fullmatch(text.value)))

    def row(self, cells: Sequence[Passage]) -> None:
        """A row of a table: number, name, and what else its cells hold."""
        filled = [cell for cell in cells if cell.value]
        if not filled:
            return
        part = part_of(filled[0])
        if part is not None and len(filled) == 1:
            self._begin_part(part)
            return
        match = _NUMBER_ALONE.fullmatch(filled[0].value)
        if match is None or len(filled) < 2:
            return
        number = filled[0].part(match.start("number")) if match["style"] not in ("Ö", "N") else filled[0]
        printed = number.read("agenda/number")
        found = _Open(None, printed, _digits(match["number"]), self.public, filled[1], further=filled[2:])
        self.items.append(found)

    def _begin_part(self, part: Found[bool]) -> None:
        if self.closed:
            return
        self.public, self.restarts = part, True
        self.parts.add(part.value)

    def _opened(self, item: FlowLine) -> _Open | None:
        """The item that this line opens, if its number goes on from the one before."""
        if self.closed:
            return None
        text, bullet = item.text, item.line.bullet or ""
        listed = _NUMBER_ALONE.fullmatch(bullet)
        match = listed or _ITEM.fullmatch(text.value) or _NUMBER_ALONE.fullmatch(text.value)
        if match is None or (match["style"] is None and re.match(r"\d{1,2}\.\d{1,2}\.(?:\d|$)", text.value)):
            return None
        digits = _digits(match["number"])
        if not self._follows(digits, match["style"], item):
            # The first number once more opens the minutes of the first item: the agenda is over.
            self.closed = len(self.items) > 1 and digits == self.items[0].digits
            return None
        if listed:
            number = text.read("agenda/number").derive(match["number"], "agenda/list-number")
            return _Open(match["style"], number, digits, self.public, lines=[item], last=item)
        start = match.start("style") if match["style"] in ("Ö", "N", "NÖ", "ö", "nö") else match.start("number")
        printed = text.part(start, match.end("number")).read("agenda/number")
        if "name" not in match.groupdict():
            return _Open(match["style"], printed, digits, self.public, last=item)
        return _Open(match["style"], printed, digits, self.public, lines=[item], offset=match.start("name"), last=item)

    def _follows(self, digits: tuple[int, ...], style: str | None, item: FlowLine) -> bool:
        if not self.items:
            return digits[0] <= 1 or style is not None or not self.apart
        last = self.items[-1]
        if (style is None) != (last.style is None) and len(digits) == 1:
            return False
        if self.restarts:
            return True
        before = last.digits
        if self.apart and last.last is not None and item.line.bold != last.last.line.bold:
            return False
        is_next = digits[:-1] == before[: len(digits) - 1] and len(digits) <= len(before) and (
            digits[-1] == before[len(digits) - 1] + 1
        )  # fmt: skip
        is_first_below = digits[:-1] == before and digits[-1] == 1
        same_top = not self.apart and digits > before and digits[0] <= before[0] + 3
        return is_next or is_first_below or same_top

    def _continues(self, item: FlowLine) -> bool:
        """Whether a line goes on with the name of the item before it."""
        if not self.items or self.apart or self.closed or item.line.bullet:
            return False
        last = self.items[-1]
        if last.last is None or _CLOSING.fullmatch(item.text.value):
            return False
        if not last.lines:
            return True
        if len(last.lines) + len(last.further) > 8:
            return False
        if _LABEL.match(item.text.value):
            return item.line.gap < 2
        if item.page != last.last.page:
            return item.text.value[:1].islower()
        if item.line.bold != last.last.line.bold:
            return False
        return item.line.gap < (_WIDEST_GAP if item.line.box is not None else 0.5)


def read_agenda(
    items: Sequence[FlowItem], start: int, profile: CouncilProfile | None
) -> tuple[tuple[AgendaItem, ...], set[bool]]:
    """The items of the agenda that is printed from index `start` on, and its parts (true: public)."""
    reader = _Reader(profile)
    for item in items[start:]:
        if isinstance(item, FlowTable):
            for row in item.table.rows:
                reader.row([item.cell(cell) for cell in row])
        else:
            reader.line(item)
    return tuple(_finished(reader.items, profile)), reader.parts


def _finished(found: Sequence[_Open], profile: CouncilProfile | None) -> Iterator[AgendaItem]:
    for entry in found:
        whole = entry.whole_name()
        if whole is None:
            continue
        name, reference = _without_reference(whole, profile)
        for text in entry.further:
            if reference is None and (_LABEL.match(text.value) or is_reference(text.value, profile)):
                reference = read_reference(text, profile)
        name = name.part(0, len(name.value.rstrip(" ,;:–-")))
        if name.value:
            printed = reference.found(tidy(reference.value), "agenda/reference") if reference else None
            yield AgendaItem(entry.number, name.read("agenda/name"), printed, entry.public)


def _without_reference(name: Passage, profile: CouncilProfile | None) -> tuple[Passage, Passage | None]:
    """A name without the Drucksache that is printed behind it, and that Drucksache."""
    match = _REFERENCE.search(name.value)
    if match is None:
        match = _AT_END.search(name.value)
        if match is not None and not is_reference(match["number"], profile):
            match = None
    if match is None:
        return name, None
    reference = name.part(*match.span("number"))
    before, behind = name.part(0, match.start()), name.value[match.end() :].strip(" ,;)")
    return (before if before.value and len(behind) < 3 else name), reference


def _digits(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,3}", number))
