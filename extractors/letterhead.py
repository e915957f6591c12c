"""The body whose letterhead a document has: a line or cell at its top that is a body's name and nothing else."""

import re
from collections.abc import Iterator, Sequence

from extractors.forms.columns import parted
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from schemas.council import CouncilProfile
from schemas.evidence import Found

_KIND = (
    r"Landkreis|Landratsamt|Kreis|(?:Gro(?:ß|ss)e )?Kreisstadt|Stadt|(?:Einheits|Samt|Verbands|Orts)?[Gg]emeinde"
    r"|Markt|Flecken|(?:Landeshaupt|Hanse|Universitäts|Wissenschafts|Kur)stadt|Regionalverband|Region"
)
_WORD = r"(?:St\.|[A-ZÄÖÜ][a-zäöüß]{1,30})(?:-[A-ZÄÖÜ][a-zäöüß]{1,30}){0,3}"
_BESIDE = r"(?: (?:am|an|auf|bei|im|in|ob|vor|zu)(?: de[rmn])?| a\. ?d\.| a\.)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}?(?:{_BESIDE} {_WORD}(?: {_WORD})?)?(?: \([A-ZÄÖÜ][A-Za-zäöü]{{1,20}}\.?\))?"
_NO_KREIS = (
    r"(?!Arbeits|Gesprächs|Wahl|Land|Stadt|Um|Freundes|Personen|Förder|Kirchen|Alt|Teilnehmer|Lenkungs|Experten"
    r"|Qualitäts|Helfer|Familien|Themen|Betreuungs|Kunden|Adressaten)"
)
_LETTERHEAD = re.compile(
    rf"(?P<name>(?:{_KIND}) {_NAME}"
    r"|[A-ZÄÖÜ][a-zäöüß]{2,30}(?:-[A-ZÄÖÜ][a-zäöüß]{2,30}){0,2}-Kreis|[A-ZÄÖÜ][a-zäöüß]{3,20}scher Kreis"
    rf"|{_NO_KREIS}[A-ZÄÖÜ][a-zäöüß]{{2,20}}kreis)"
    r"(?: [A-ZÄÖÜ][^\d,]{2,40}, (?:den )?\d.{0,30})?"  # "Landkreis Musterland   Musterstadt, den 3. Mai 2020"
)
_SMALL = re.compile(r" (Am|An|Auf|Bei|Im|In|Ob|Vor|Zu|Der|Dem|Den)(?= )")
_KIND_BEFORE = re.compile(
    r"(?:Einladung|Niederschrift|Protokoll|(?:Öffentliche )?Bekanntmachung) (?:der )?(?=[A-ZÄÖÜ])"
)
"""What a letterhead may share its line with: "Einladung   Stadt Musterstadt"."""
_TYPE_BESIDE = re.compile(r" (?:[A-ZÄÖÜ][a-zäöüß]{2,24})?(?:[Vv]orlage|VORLAGE)$")
"""A paper's type in the next column: "Kreis Musterland   Beschlussvorlage"."""
_ORGAN_BESIDE = re.compile(r" [·•|] ")
"""What parts a body from its organ or office: "Stadt Musterstadt · Der Magistrat"."""
_LETTERHEAD_LINES = 3
_LETTERHEAD_BOXES = 4
"""As many lines, where their places say which stand highest."""
_LETTERHEAD_REACH = 10
_MAY_NAME = re.compile(rf"(?<!\S)(?:{_KIND}) [A-ZÄÖÜ]|[a-z-][Kk]reis(?!\S)|scher Kreis")
_LETTERHEAD_CELLS = 6


def body_of_letterhead(items: Sequence[FlowItem], profiles: Sequence[CouncilProfile]) -> Found[str] | None:
    """A line among the first ones that is a body's name and nothing else."""
    heads = [item for item in items[:8] if isinstance(item, FlowLine)]
    for item in heads:
        text = item.text.value
        for profile in profiles:
            for wording in (profile.name, *profile.letterhead):
                if text.casefold() == wording.casefold():
                    if wording != profile.name:
                        return item.text.read("body/letterhead").derive(profile.name, "body/letterhead-wording")
                    return item.text.found(profile.name, "body/letterhead")
    return next((found for text in _top(items) if (found := _body_alone(text)) is not None), None)


def _top(items: Sequence[FlowItem]) -> Iterator[Passage]:
    """What stands where a letterhead does: the first lines, and the lines of the cells of a table at the top.

    Of lines that two columns share each part counts.
    """
    for item in _highest(items):
        if isinstance(item, FlowLine):
            kind = _KIND_BEFORE.match(item.text.value)
            text = item.text.part(kind.end()) if kind else item.text
            beside = _TYPE_BESIDE.search(text.value)
            text = text.part(0, beside.start()) if beside else text
            organ = _ORGAN_BESIDE.search(text.value)
            yield text.part(0, organ.start()) if organ else text
            if _MAY_NAME.search(text.value) and len(columns := parted(item)) > 1:
                yield from columns
            continue
        cells = [cell for row in item.table.rows for cell in row][:_LETTERHEAD_CELLS]
        yield from (line for cell in cells for line in item.cell_lines(cell))


def _highest(items: Sequence[FlowItem]) -> Sequence[FlowItem]:
    """The items that stand first on a page: of lines with boxes those that stand highest, in whichever column."""
    first = items[:_LETTERHEAD_REACH]
    boxes = [item.line.box for item in first if isinstance(item, FlowLine)]
    if len(boxes) < len(first) or not all(boxes):
        return items[:_LETTERHEAD_LINES]
    highest = sorted(box.top for box in boxes if box is not None)[:_LETTERHEAD_BOXES]
    return [item for item, box in zip(first, boxes, strict=True) if box is not None and box.top in highest]


def _body_alone(text: Passage) -> Found[str] | None:
    """A body's name that is all of a line, but for a place and a date; capitals come back in normal case."""
    if len(text.value) > 100:
        return None
    value, rule = text.value, "body/letterhead"
    if value.isupper():
        value, rule = _SMALL.sub(lambda small: small.group().lower(), value.title()), "body/letterhead-capitals"
    match = _LETTERHEAD.fullmatch(value)
    if match is None:
        return None
    name = _official(match["name"])
    if name != text.value[: len(name)]:
        return text.part(0, match.end("name")).read("body/letterhead").derive(name, rule)
    return text.part(0, match.end("name")).found(name, rule)


def _official(printed: str) -> str:
    """A body's name by its kind: an authority stands for its Kreis, a Große Kreisstadt is a Stadt."""
    place = re.sub("^Landratsamt (?=.{0,60}[Kk]reis$)", "", printed)
    return re.sub("^Landratsamt", "Landkreis", re.sub("^(?:Gro(?:ß|ss)e )?Kreisstadt", "Stadt", place))
