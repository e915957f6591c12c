"""Members from a list: bullets in groups, lettered lines, labels with and without a colon."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.committees.draft import SeatDraft
from extractors.committees.further import guests
from extractors.committees.institution import Setting
from extractors.committees.phrases import amount, voting_of
from extractors.committees.prose import DETERMINED
from extractors.committees.seats import enumerated
from extractors.text.blocks import Block, joined
from extractors.text.flow import FlowLine
from extractors.text.numbers import NUMBER
from extractors.text.passage import Passage
from schemas.evidence import Found

_ENUMERATOR = re.compile(
    r"(?:\(?(?:[a-z]{1,2}|\d{1,2})\)|\d{1,2}\.(?:\d{1,2}\.?)?|[-–•·▪*o]) {1,9}(?=\S)"
    r"|(?:[a-z]\)|\d{1,2}\)|\d{1,2}\.(?:\d{1,2}\.?)?)(?=[a-zäöü]{2})"
)
"""What an entry begins with; letters of the entry may be glued to it ("1.2eine Vertretung")."""
_ROLE = re.compile(
    r"\b(?P<level>Führungsebene|Leitungsebene)\b|\b(?P<lead>Leitungen|Leiterinnen und Leiter|"
    r"Leitung)\b(?= (?:der|folgender|aus|von)\b|:?$)"
)
_SENDER_LINE = re.compile(
    r"(?:\d{1,2}|(?:je )?ein(?:e[rn]?)?|zwei|drei|vier) (?:Vertret|Mitglied|Repräsentant|Delegiert)"
)
_OWN_SENTENCE = re.compile(
    r"\b(?:sind|ist|an|aus|zusammen|teil):$|^\(\d{1,2}[a-z]?\) |"
    r"^In (?:die|den|das) .{3,120} (?:entsenden|werden|sind)\b|"
    r"(?:[Aa]ussch(?:uss|uß|üsse)|[Gg]ruppen?|[Gg]remi(?:um|en)|[Bb]eir(?:at|äte)|[Kk]ommission(?:en)?)\b.{0,100}"
    r"\b(?:gebildet|eingerichtet|eingesetzt):$"
)
"""What says more than a label over a part of the list: a sentence that describes members, or forms other bodies."""
_CLOSES = re.compile(r",? (?:an|teil|zusammen|vertreten)\.$")
"""What closes the sentence that a list stands in: "Dem Beirat gehört jeweils ein Mitglied von: … an."."""
_GOES_ON = re.compile(r"(?:-|/| (?:und|oder|der|des|für|im|in|von|vom|mit|sowie))$")
_EACH = re.compile(rf"\bje(?:weils)? (?P<number>{NUMBER})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    depth: int
    text: Passage
    label: bool = False
    mark: str = ""
    """What it is numbered with: "1" or "a"; empty where it has a bullet or nothing."""


def list_of(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks at the start of `blocks` that are a list, with the labels between its parts."""
    taken: list[Block] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if (
            (block.kind == "item" and block.text)
            or _is_lettered(block)
            or (following is not None and _is_label(block, following))
        ):
            taken.append(block)
        else:
            break
    return tuple(taken)


def read_list(blocks: Sequence[Block], setting: Setting) -> tuple[SeatDraft, ...]:
    """The seats of a list; an entry over deeper entries, or one that ends with a colon, is the heading of a group."""
    entries = [entry for block in blocks for entry in _entries(block)]
    closing = _CLOSES.search(entries[-1].text.value) if entries else None
    if closing:
        entries[-1] = replace(entries[-1], text=entries[-1].text.part(0, closing.start()))
    return _read(_with_labels(_nested(entries)), setting)


def _nested(entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries, those deeper whose marks are of another kind than the first: "5. … a) … b) … 6. …"."""
    kinds = list(dict.fromkeys(entry.mark for entry in entries if entry.mark))
    return [replace(entry, depth=entry.depth + kinds.index(entry.mark)) if entry.mark else entry for entry in entries]


def _read(entries: Sequence[_Entry], setting: Setting) -> tuple[SeatDraft, ...]:
    seats: list[SeatDraft] = []
    stack: list[tuple[int, Setting]] = []
    for entry in entries:
        while stack and stack[-1][0] >= entry.depth:
            stack.pop()
        around = stack[-1][1] if stack else setting
        if entry.label:
            stack.append((entry.depth, _under(entry.text, around)))
        else:
            seats.extend(enumerated(entry.text, around, plain=True))
    return tuple(seats)


def read_plain(block: Block, setting: Setting) -> tuple[SeatDraft, ...]:
    """The seats of a list whose entries stand on lines without marks; a line that goes on is put to the one before."""
    closed = sum(line.text.value.endswith((",", ";")) for line in block.lines[:-1]) * 2 > len(block.lines)
    groups: list[list[FlowLine]] = []
    for line in block.lines:
        text = line.text.value
        before = groups[-1][-1].text.value if groups else ""
        small = text[:1].islower() and not DETERMINED.match(text)
        goes_on = (
            small
            or _GOES_ON.search(before)
            or (not _SENDER_LINE.match(text) and (closed and not before.endswith((",", ";", ":"))))
        )
        if groups and goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    texts = map(joined, groups)
    entries = [_Entry(1, text, text.value.endswith(":")) for text in texts]
    return _read(_with_labels(entries), setting)


def _is_label(block: Block, following: Block) -> bool:
    """A short line with a colon, or a heading, right over items."""
    if following.kind != "item" and not _is_lettered(following):
        return False
    text = block.text.value
    if block.kind == "heading":
        return len(text) < 90 and block.heading is not None and block.heading.number is None
    if _OWN_SENTENCE.search(text):
        return False  # a sentence of its own: "Beratende Mitglieder sind:"
    return block.kind == "paragraph" and len(text) < 120 and text.endswith(":") and not re.search(r"\. ", text)


def _is_lettered(block: Block) -> bool:
    """A paragraph whose lines begin with "a)", "1." and the like."""
    return (
        block.kind == "paragraph"
        and bool(_ENUMERATOR.match(block.text.value))
        and not re.match(r"\(\d", block.text.value)
        and not _OWN_SENTENCE.search(block.text.value)
    )


def _entries(block: Block) -> Iterator[_Entry]:
    if block.kind == "item":
        first, *others = _without_bullets(block)
        yield _Entry(block.depth + 1, first, first.value.endswith(":"))
        yield from (_Entry(0, other, other.value.endswith(":")) for other in others)
        return
    if not _is_lettered(block):
        yield _Entry(0, block.text, True)
        return
    group: list[FlowLine] = []
    for line in block.lines:
        if group and _ENUMERATOR.match(line.text.value):
            yield _lettered(group)
            group = []
        group.append(line)
    yield _lettered(group)


def _without_bullets(block: Block) -> Iterator[Passage]:
    """An item, and the members on lines without a bullet that an archive's text put right under it."""
    groups: list[list[FlowLine]] = [[]]
    for at, line in enumerate(block.lines):
        if at and (_SENDER_LINE.match(line.text.value) or (len(groups) > 1 and DETERMINED.match(line.text.value))):
            groups.append([])
        groups[-1].append(line)
    yield from map(joined, groups)


def _lettered(lines: list[FlowLine]) -> _Entry:
    text = joined(lines)
    mark = _ENUMERATOR.match(text.value)
    text = text.part(mark.end()) if mark else text
    sign = mark[0].strip(" (.)") if mark else ""
    kind = "1" if sign.isdigit() else "a" if sign.isalpha() else ""
    return _Entry(1, text, text.value.endswith(":"), kind)


def _with_labels(entries: list[_Entry]) -> list[_Entry]:
    """Marks the entries that have deeper ones under them; where indents were lost, a colon's group gets its depth."""
    result: list[_Entry] = []
    sunk: int | None = None
    for at, entry in enumerate(entries):
        deeper = at + 1 < len(entries) and entries[at + 1].depth > entry.depth
        if entry.label or deeper:
            flat = entry.label and not deeper and at + 1 < len(entries) and entries[at + 1].depth == entry.depth
            sunk = entry.depth if flat else (None if sunk is not None and entry.depth <= sunk else sunk)
            result.append(replace(entry, label=True))
        else:
            result.append(replace(entry, depth=entry.depth + 1) if sunk is not None and entry.depth == sunk else entry)
    return result


def _under(label: Passage, around: Setting) -> Setting:
    """What holds under a group's heading: its name, and the role, number and voting right that it gives its entries."""
    text = label.part(0, len(label.value.rstrip(" :")))
    role, each = _ROLE.search(text.value), _EACH.search(text.value)
    found: Found[str] | None = around.role
    if role:
        found = text.part(*role.span()).found(role["level"] or "Leitung", "seat/role-of-group")
    found = guests(text) or found
    number = around.one
    if each:
        number = amount(text, each, "seat/count-of-group")
    return around._replace(
        groups=(*around.groups, text.read("seat/group")),
        role=found,
        one=number,
        voting=voting_of(text) or around.voting,
        case="nominative",
    )
