"""Whether a meeting, or a part of its agenda, is public: "Nichtöffentlicher Teil", "zur öffentlichen Sitzung"."""

import re
from collections.abc import Iterable

from extractors.text.passage import Passage
from schemas.evidence import Found

_PART = re.compile(
    r"(?:(?:Teil )?(?:[A-C]|[IVX]{1,3}|\d)[.):]? {0,3})?(?:Tagesordnung ?[-–:]? ?)?(?:\w{1,4} )?"
    r"(?P<no>[Nn]icht ?-?)?(?P<yes>[Öö]ffentliche?r?)(?: (?:Teil|Tagesordnung|Sitzung|Sitzungsteil|TOPs?))?"
    r"(?: ?[-–:(] ?.{0,40})?",
)
_SAYS_PART = re.compile(r"Teil|[Tt]agesordnung|[Ss]itzung|TOP|ffentlich[ :]{0,2}$")
_OF_SITTING = re.compile(
    r"\b(?P<no>[Nn]icht[ -]?)?(?P<yes>[Öö]ffentliche[nrs]?)"
    r"(?: (?:und|/|sowie) (?P<second>(?:nicht[ -]?)?öffentliche[nrs]?))? "
    r"(?:[\wäöüß.-]{1,30} ){0,2}?(?:[\wäöüß-]{0,30}[Ss]itzung|Tagesordnung|Beratung)",
)
_CAPITALS = re.compile(r"(?:NICHT ?-?)?ÖFFENTLICHER TEIL")


def part_of(text: Passage) -> Found[bool] | None:
    """Whether the part of the agenda that this line opens is public; None where the line opens none."""
    value = text.value
    if len(value) > 90:
        return None
    if _CAPITALS.fullmatch(value.rstrip(" :")):
        return text.found(not value.startswith("NICHT"), "meeting/part")
    match = _PART.fullmatch(value)
    if match is None or not _SAYS_PART.search(value):
        return None
    words = text.part(match.start("no") if match["no"] else match.start("yes"), match.end("yes"))
    return words.found(match["no"] is None, "meeting/part")


def of_sitting(texts: Iterable[Passage]) -> tuple[Found[bool] | None, bool]:
    """Whether the head calls the meeting public, and whether it calls it both ("öffentliche und nichtöffentliche")."""
    said: Found[bool] | None = None
    for text in texts:
        for match in _OF_SITTING.finditer(text.value):
            is_public = match["no"] is None
            second = match["second"]
            if second is not None and second.startswith("nicht") == is_public:
                return None, True
            words = text.part(match.start("no") if match["no"] else match.start("yes"), match.end("yes"))
            found = words.found(is_public, "meeting/public")
            if said is not None and said.value != is_public:
                return None, True
            said = said or found
    return said, False
