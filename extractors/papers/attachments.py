"""Anlagen as a paper lists them: in lines of their own, under the heading "Anlagen", or behind the label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.papers.parts import heads
from extractors.text.blocks import Block, joined
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from extractors.text.sections import SectionBlocks
from extractors.text.setting import is_dangling
from schemas.council import Words
from schemas.evidence import Found

_PUBLICITY = r"\((?:nicht[ -]?öffentlich|nö|vertraulich|öffentlich|ö)\)"
_NUMBERED = re.compile(
    r"(?:Anlagen?|Anl\.) ?(?:Nr\. ?)?(?P<number>\d{1,3}[a-z]?)"
    r"(?: zu (?:Drucksache |Vorlage |DS )?(?P<paper>(?=[A-Za-z/.-]{0,12}\d)[\w./-]{3,20}))?"
    rf"(?: (?P<public>{_PUBLICITY}))? ?(?:[:–—-]|\)|\.(?= ))? ?(?P<name>\S.{{0,300}})"
)
_UNNUMBERED = re.compile(rf"Anlagen?(?: (?P<public>{_PUBLICITY}))? ?[:–—-] ?(?P<name>\S.{{2,300}})")
_SEVERAL = re.compile(r"(?:Anlagen|Anlagenverzeichnis) ?: (?P<names>\S.{2,300})")
_ONE = re.compile(rf"(?:Anlage|Anl\.)(?: (?P<public>{_PUBLICITY}))? ?: (?P<name>[A-ZÄÖÜ\d„].{{2,200}})")
_NUMBER_ALONE = re.compile(r"(?:Anlage|Anl\.) ?(?:Nr\. ?)?(?P<number>\d{1,3}[a-z]?)")
_HEADING = re.compile(r"(?:\d{1,2}\.? )?(?:Anlagen?(?:verzeichnis)?|Anlage(?: ?/ ?n|\(n\)))(?: \([^)]{3,40}\))?")
_BEGINS = re.compile(r"(?:Anlagen?|Anl\.) ?(?:Nr\. ?)?\d|\d{1,3}[.)] ")
_LIST_NUMBER = re.compile(r"(\d{1,2})[.)]")
_ITEM = re.compile(r"(?:(?P<number>\d{1,3})[.)] )?(?P<name>\S.{2,300})")
_NUMBERED_BARELY = re.compile(r"(?P<number>\d{1,2}) (?P<name>[A-ZÄÖÜ].{2,300})")
"""An item of a list all of whose lines begin with a number and nothing behind it."""
_NONE = re.compile(r"(?:-|–|/|keine?|entfällt|ohne|nicht vorhanden)\.?", re.I)
_RUNNING = re.compile(
    r"\b(?:ist|sind|wird|werden|kann|können|zeigt|enthält|siehe|beigefügt|ersichtlich|dargestellt|entnommen)\b"
)
_NOT_PUBLIC = re.compile(r"\((?P<no>nicht[ -]?öffentlich|nö|vertraulich)\)|\((?P<yes>öffentlich|ö)\)", re.I)


@dataclass(frozen=True, slots=True)
class Attachment:
    """An Anlage: its number as printed (None without one), its name, whether it is public (None if not said)."""

    number: Found[str] | None
    name: Found[str]
    public: Found[bool] | None
    kind: Found[str] | None


def read_attachments(sections: Sequence[SectionBlocks], own: Words = ()) -> tuple[Attachment, ...]:
    """All Anlagen that the paper lists, in printed order, each once; `own` are the council's headings over them."""
    found: list[Attachment] = []
    for section in sections:
        under_heading = heads(section.title, _HEADING, own)
        if under_heading and (enclosed := _enclosed(section.blocks)):
            found.append(enclosed)
            continue
        for block in section.blocks:
            if block.kind == "table":
                continue
            found.extend(_from_block(block, under_heading))
    seen: set[tuple[str | None, str]] = set()
    unique: list[Attachment] = []
    for attachment in found:
        key = (attachment.number.value if attachment.number else None, attachment.name.value)
        if key not in seen:
            seen.add(key)
            unique.append(attachment)
    return tuple(unique)


def _from_block(block: Block, under_heading: bool) -> Iterator[Attachment]:
    """The Anlagen of a block: it may hold one over several lines, or one a line."""
    if not under_heading and (several := _SEVERAL.fullmatch(block.text.value)):
        first = _NUMBERED.fullmatch(several["names"])
        if first is not None and _has_separator(first):
            text = block.text.part(several.start("names"))
            yield from (_attachment(text, item) for text in [text] if (item := _NUMBERED.fullmatch(text.value)))
            return
        yield from (_attachment(part, item) for part, item in _parts(block.text, several.start("names")))
        return
    if not under_heading and (one := _ONE.fullmatch(block.text.value)) and not _RUNNING.search(one["name"]):
        if not _NONE.fullmatch(one["name"]):
            yield _attachment(block.text, one)
        return
    if not under_heading and "Anl" not in block.text.value:
        return
    number = _LIST_NUMBER.fullmatch(block.lines[0].line.bullet or "") if block.lines else None
    if under_heading and (listed := _numbered_barely(block)):
        yield from (_attachment(item_text, item) for item_text, item in listed)
        return
    for text in _entries(block, under_heading):
        match = _NUMBERED.fullmatch(text.value)
        if match and (under_heading or not _RUNNING.search(match.group("name"))) and _has_separator(match):
            yield _attachment(text, match)
        elif under_heading and not match and not _NONE.fullmatch(text.value) and len(text.value) < 160:
            item = _UNNUMBERED.fullmatch(text.value) or _ITEM.fullmatch(text.value)
            if item:
                yield _attachment(text, item, number.group(1) if number else None)


def _numbered_barely(block: Block) -> list[tuple[Passage, re.Match[str]]]:
    """The lines of a list "1 Lageplan", "2 Kosten": counted from 1, since "2 Lagepläne" may be two of them."""
    listed = [(line.text, _NUMBERED_BARELY.fullmatch(line.text.value)) for line in block.lines]
    found = [(text, item) for text, item in listed if item is not None]
    counted = [int(item["number"]) for _, item in found] == list(range(1, len(listed) + 1))
    return found if counted and len(found) > 1 else []


def _enclosed(blocks: Sequence[Block]) -> Attachment | None:
    """The Anlage itself, where it follows its heading "Anlage 1" in the paper: its number, and its first line."""
    lines = [line for block in blocks for line in block.lines[:2]][:2]
    alone = _NUMBER_ALONE.fullmatch(lines[0].text.value) if len(lines) == 2 else None
    if alone is None or _BEGINS.match(lines[1].text.value):
        return None
    name = lines[1].text.read("attachment/name")
    return Attachment(lines[0].text.part(*alone.span("number")).read("attachment/number"), name, None, _kind(name))


def _has_separator(match: re.Match[str]) -> bool:
    """Between number and name stands a colon, a dash or at least a name that begins with a capital."""
    between = match.string[match.end("number") : match.start("name")]
    return bool(between.strip()) or match.group("name")[0].isupper()


def _parts(text: Passage, start: int) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The names of an enumeration on one line ("Anlagen: Lageplan, Kostenplan")."""
    for part in re.finditer(r"[^,;]{3,200}", text.value[start:]):
        name = text.part(start + part.start(), start + part.end())
        item = _ITEM.fullmatch(name.value)
        if item and not _NONE.fullmatch(name.value):
            yield name, item


def _entries(block: Block, under_heading: bool) -> Iterator[Passage]:
    """The block's lines, each joined with the lines that only go on with it.

    Under the heading "Anlagen" a line that begins with a capital is a new entry, unless the line before it is full.
    """
    groups: list[list[FlowLine]] = []
    full = 0.8 * max((len(line.text.value) for line in block.lines), default=0)
    for before, line in zip((None, *block.lines), block.lines, strict=False):
        begins = bool(_BEGINS.match(line.text.value)) and not (before and is_dangling(before.text.value))
        if (
            under_heading
            and before is not None
            and block.kind == "paragraph"
            and not _NUMBERED.match(before.text.value)
        ):
            short = len(before.text.value) < max(full, 60) and before.text.value[-1] not in "-,"
            begins = begins or (short and line.text.value[0].isupper())
        if groups and not begins:
            groups[-1].append(line)
        else:
            groups.append([line])
    if len(groups) == 1:
        yield block.text
        return
    for group in groups:
        yield joined(group)


def _attachment(text: Passage, match: re.Match[str], listed: str | None = None) -> Attachment:
    """An Anlage; `listed` is the number that the list prints apart from the words."""
    groups = match.groupdict()
    number = text.part(*match.span("number")).read("attachment/number") if groups.get("number") else None
    if number is None and listed is not None:
        number = text.read("attachment/list-number").derive(listed, "attachment/list-number")
    name = text.part(*match.span("name"))
    public: Found[bool] | None = None
    where = text.part(*match.span("public")) if groups.get("public") else name
    said = _NOT_PUBLIC.search(where.value)
    if said:
        public = where.part(*said.span()).found(said.group("yes") is not None, "attachment/public")
        if where is name and said.end() == len(name.value):
            name = name.part(0, said.start())
    found = name.read("attachment/name")
    return Attachment(number, found, public, _kind(found))


def _kind(name: Found[str]) -> Found[str] | None:
    if re.match(r"(?:Protokoll|Niederschrift|Ergebnisprotokoll)\b", name.value):
        return name.derive("minutes", "attachment/kind")
    if re.match(r"(?:Geschäftsordnung|Satzung)\b", name.value):
        return name.derive("rules", "attachment/kind")
    return None
