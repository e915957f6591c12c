"""An Anlage that lies in a file of its own: its number, and whose it is, by its first lines or by file and folder."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from extractors.ledger import Ledger
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from extractors.text.reference_parts import reference_parts
from extractors.text.references import NUMBER, is_reference, tidy
from schemas.council import CouncilProfile
from schemas.document import Document
from schemas.evidence import Found
from schemas.record import Attachment

_WORD = r"(?:Drucksachen?|Vorlagen?|Beschlussvorlage|Mitteilungsvorlage|[A-ZÄÖÜ][a-zäöü]{3,24}vorlage|DS|Drs\.|Antrag)"
_OF = rf"(?:{_WORD}(?:[ -]?(?:Nr\.?|Nummer))?:? ?)?(?P<reference>{NUMBER.pattern})"
_NAMED = r"(?:Anlage|Anl\.) ?(?:Nr\. ?)?"
_OWN = r"(?P<number>\d{1,3}[a-z]?)"
_TO = r"(?:zu|zur|zum)(?: der| dem)? "
_LINES = (
    re.compile(rf"{_NAMED}{_OWN}?,? {_TO}{_OF}(?: .{{0,80}})?"),
    re.compile(rf"{_WORD}(?:[ -]?Nr\.?)?:? ?(?P<reference>{NUMBER.pattern}) ?[-–,/(:]{{0,2}} ?Anlage ?{_OWN}?\)?"),
    re.compile(f"{_TO}{_OF}"),
)
_ALONE = re.compile(rf"{_NAMED}{_OWN}?:?")
_IN_NAME = re.compile(
    r"(?:^|[^A-Za-zäöü])(?:Anlage|Anl\.?)[ _.-]{0,2}(?:Nr\.?[ _-]?)?(?P<number>\d{1,2}(?!\d)[a-z]?)?", re.I
)
_NUMBER_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<prefix>[A-Z]{1,5})[ _-]{1,2})?(?:(?P<first>(?:19|20)\d{2})[_-](?P<last>\d{2,5})|"
    r"(?P<number>\d{1,5})[_-](?P<year>(?:19|20)\d{2}))(?!\d)"
)
_HEAD = 6


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What an Anlage says of itself; `number` is None where it has none."""

    number: Found[str] | None
    reference: Found[str]
    name: Found[str] | None


def read_enclosure(
    document: Document, items: Sequence[FlowItem], profile: CouncilProfile | None, *, is_other: bool
) -> Enclosure | None:
    """The Anlage that a document is, or None.

    Its first lines say whose it is, or ("is_other": it has no form of its own) its file's or folder's name does.
    """
    lines = [item for item in items[:_HEAD] if isinstance(item, FlowLine)]
    return _by_lines(lines, profile) or (_by_name(document, lines, profile) if is_other else None)


def _by_lines(lines: Sequence[FlowLine], profile: CouncilProfile | None) -> Enclosure | None:
    number: Found[str] | None = None
    for index, line in enumerate(lines):
        text = line.text
        if alone := _ALONE.fullmatch(text.value):
            number = text.part(*alone.span("number")).read("attachment/own-number") if alone["number"] else number
            following = lines[index + 1].text if index + 1 < len(lines) else None
            match = _LINES[2].fullmatch(following.value) if following is not None else None
            if match is not None and following is not None and _is_number(match["reference"], profile):
                return Enclosure(number, _reference(following, match), _name(lines[index + 2 :]))
            continue
        for pattern in _LINES[:2]:
            match = pattern.fullmatch(text.value)
            if match is not None and _is_number(match["reference"], profile):
                own = text.part(*match.span("number")).read("attachment/own-number") if match["number"] else number
                return Enclosure(own, _reference(text, match), _name(lines[index + 1 :]))
    return None


def _by_name(document: Document, lines: Sequence[FlowLine], profile: CouncilProfile | None) -> Enclosure | None:
    """By "0074-2022 Anlage 1.pdf", or by a folder that is named like a paper and a file or line that says "Anlage"."""
    stem = PurePosixPath(document.source.replace("!", "")).stem
    named = _IN_NAME.search(stem)
    headed = next((match for line in lines[:2] if (match := _ALONE.fullmatch(line.text.value))), None)
    if named is None and headed is None:
        return None
    for place in (stem, *document.folders[:1]):
        found = _NUMBER_IN_NAME.search(place)
        if found is None:
            continue
        reference = _printed(found, profile)
        if reference is None:
            continue
        said = (named and named["number"]) or (headed and headed["number"])
        number = Found(said, "attachment/file-name", method="given", ground=(stem,)) if said else None
        named_so = Found(reference, "attachment/file-name", method="given", ground=(place,))
        return Enclosure(number, named_so, _name(lines[1:] if headed else lines))
    return None


def _printed(found: re.Match[str], profile: CouncilProfile | None) -> str | None:
    """The number of a file's name as papers print it, with "/" for what no file may be named with."""
    first, last = (found["first"], found["last"]) if found["first"] else (found["number"], found["year"])
    bare = f"{first}/{last}"
    written = f"{found['prefix']} {bare}" if found["prefix"] else bare
    return next((text for text in (written, bare) if _is_number(text, profile)), None)


def _is_number(text: str, profile: CouncilProfile | None) -> bool:
    number = tidy(text)
    return is_reference(number, profile) and reference_parts(number, profile) is not None


def _reference(text: Passage, match: re.Match[str]) -> Found[str]:
    number = text.part(*match.span("reference"))
    return number.found(tidy(number.value), "attachment/of")


def _name(lines: Sequence[FlowLine]) -> Found[str] | None:
    """The Anlage's own title: the first line behind that says whose it is."""
    title = next((line.text for line in lines if len(line.text.value) > 3), None)
    return title.read("attachment/title") if title is not None and len(title.value) < 160 else None


def enclosure_record(found: Enclosure, ledger: Ledger) -> Attachment:
    """The part of the record of an Anlage in a file of its own."""
    return Attachment(
        number=ledger.take("/attachment/number", found.number),
        reference=ledger.note("/attachment/reference", found.reference),
        name=ledger.take("/attachment/name", found.name),
    )
