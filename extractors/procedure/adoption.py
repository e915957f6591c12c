"""When rules of procedure were adopted, and who signed them."""

import re
from collections.abc import Sequence

from extractors.procedure.draft import SignatoryDraft
from extractors.text.dates import find_dates
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from schemas.evidence import Found

_ADOPTED = re.compile(r"\b(?:[Bb]eschlossen|[Vv]erabschiedet|[Ee]rlassen|[Aa]ngenommen|gegeben)\b")
_LEAD = re.compile(
    r"(?:\bam|\b[Ss]itzung (?:vom|am)|\b[Bb]eschluss(?: de[sr] .{1,60})? (?:vom|am)|\b[Bb]eschlossen:?)(?:"
    r" \w{5,10}tag,)?(?: de[mn])? $"
)
_NEXT_SENTENCE = re.compile(r"(?<=[a-zäöü]{4})\. (?=[A-ZÄÖÜ])")
_IN_FORCE = re.compile(r"\b(?:in Kraft|tritt|treten)\b")
_CHANGED = re.compile(r"geändert|Gesetz|zuletzt|ersetzt|außer Kraft|Bekanntmachung|GVBl|GV\.|BGBl|GBl")
_TITLE_DATE = re.compile(r"(?:vom|Vom)(?: \d)")
_PLACE_DATE = re.compile(r"[A-ZÄÖÜ][\w. /()-]{2,40}, (?:den |am |im )?.{8,20}")
_ROLE = (
    r"(?:(?:[Ss]tellvertretende[rn]? |[Ee]rste[r]? |Der |Die |Ober)?(?:Vorsitzende[rn]?|Landrat|Landrätin"
    r"|Bürgermeister(?:in)?|Oberbürgermeister(?:in)?|bürgermeister(?:in)?"
    r"|Geschäftsführer(?:in)?|Geschäftsführung|Dezernent(?:in)?|Kreisrat|Leiter(?:in)?|Leitung|Sprecher(?:in)?"
    r"|Präsident(?:in)?|Vorsteher(?:in)?|Kreistagsvorsitzende[rn]?|Ratsvorsitzende[rn]?"
    r"|Stadtverordnetenvorsteher(?:in)?|Amtsvorsteher(?:in)?|Beigeordnete[rn]?|Stadtdirektor(?:in)?"
    r"|Kreisdirektor(?:in)?|Ausschussvorsitzende[rn]?|Schriftführer(?:in)?)\b.{0,80})"
)
_NAME = (
    r"(?:gez\.? ?)?(?P<name>(?:(?:Prof\.|Dr\.|Dipl\.-\w{2,6}\.)"
    r" ?){0,3}[A-ZÄÖÜ][a-zäöüßéèáóç'-]{1,25}(?:-[A-ZÄÖÜ][a-zäöüß]{1,20})?(?: (?:von|zu|van|de|der|[A-Z]\."
    r"|[A-ZÄÖÜ][\wäöüßéèáóç'-]{1,30})){1,3})"
)
_NAME_LINE = re.compile(rf"\(?{_NAME}\)?")
_ROLE_LINE = re.compile(_ROLE)
_NAME_ROLE = re.compile(rf"{_NAME}(?:, | [-–|] | \()(?P<role>{_ROLE})\)?")
_NOT_A_NAME = re.compile(
    r"\b(?:Unterschrift|Geschäftsstelle|Kreis|Stadt|Gemeinde|Landkreis|Beirat|Ausschuss|Kreistag|Gemeinderat|Rat"
    r"|Der|Die|Das|Anlage|Geschäftsordnung|Siegel|Inkrafttreten)\b"
)


def adopted_on(passages: Sequence[Passage], items: Sequence[FlowItem], after_title: int) -> Found[str] | None:
    """The date of adoption: said in a sentence, else beside the title ("vom 23. Juli 2024"), else beside the signature.

    `after_title` is the index of the item behind the title's last line.
    """
    for passage in [*reversed(passages[-6:]), *passages]:
        found = _in_sentence(passage)
        if found:
            return found
    for item in items[after_title : after_title + 3]:
        if isinstance(item, FlowLine) and _TITLE_DATE.match(item.text.value):
            dates = find_dates(item.text, months=False)
            if dates:
                return item.text.part(dates[0].start, dates[0].end).found(dates[0].iso, "adoption/title")
    for item in reversed(items[-12:]):
        if isinstance(item, FlowLine) and _PLACE_DATE.fullmatch(item.text.value):
            dates = find_dates(item.text, months=False)
            if dates and dates[-1].end >= len(item.text.value) - 2:
                return item.text.part(dates[-1].start, dates[-1].end).found(dates[-1].iso, "adoption/signature")
    return None


def _in_sentence(passage: Passage) -> Found[str] | None:
    text = passage.value
    if not _ADOPTED.search(text):
        return None
    for found in find_dates(passage, months=False):
        if not _LEAD.search(text[max(0, found.start - 90) : found.start]):
            continue
        before = text[max(0, found.start - 220) : found.start]
        after = _NEXT_SENTENCE.split(text[found.end : found.end + 700])[0]
        said_before = _ADOPTED.search(before)
        if (
            said_before
            and not _IN_FORCE.search(before[said_before.end() :])
            and not _CHANGED.search(before[said_before.end() :])
        ):
            return passage.part(found.start, found.end).found(found.iso, "adoption/sentence")
        said_after = _ADOPTED.search(after)
        if said_after and not _IN_FORCE.search(after[: said_after.start()]) and not _IN_FORCE.search(before[-25:]):
            return passage.part(found.start, found.end).found(found.iso, "adoption/sentence")
    return None


def signatories(items: Sequence[FlowItem]) -> tuple[SignatoryDraft, ...]:
    """Who signed at the end: a name with its role on the same line, on the next one or on the one before."""
    lines = [item.text for item in items[-14:] if isinstance(item, FlowLine)]
    result: list[SignatoryDraft] = []
    used: set[int] = set()
    for index, line in enumerate(lines):
        if index in used:
            continue
        both = _NAME_ROLE.fullmatch(line.value)
        if both and not _NOT_A_NAME.search(both["name"]):
            result.append(SignatoryDraft(_part(line, both, "name"), _part(line, both, "role")))
            continue
        name = _NAME_LINE.fullmatch(line.value)
        if name is None or _NOT_A_NAME.search(name["name"]) or _ROLE_LINE.match(line.value):
            continue
        for other in (index + 1, index - 1):
            if (
                0 <= other < len(lines)
                and other not in used
                and _ROLE_LINE.fullmatch(lines[other].value)
                and len(lines[other].value) < 90
            ):
                result.append(SignatoryDraft(_part(line, name, "name"), lines[other].read("signature/role")))
                used.update((index, other))
                break
        else:
            if line.value.startswith("gez"):
                result.append(SignatoryDraft(_part(line, name, "name")))
    return tuple(result)


def _part(line: Passage, match: re.Match[str], group: str) -> Found[str]:
    return line.part(*match.span(group)).read(f"signature/{group}")
