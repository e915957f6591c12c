"""Signatures in a paper's header or at its end: who signed, as what, and when, in the lines that forms print."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.text.dates import read_date
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from schemas.evidence import Found

_NAME = r"(?:i\. ?[VA]\. ?)?(?P<name>(?:Dr\. |Prof\. )?[A-ZÄÖÜ][\w.'’ -]{2,60}?)"
_ROLE = (
    r"(?P<role>(?:Erste[rn]? |Stellvertretende[rn]? |stv\. )?"
    r"(?:Landr[aä]t|Landesbeamt|Dezernent|(?:Ober|Orts|Samtgemeinde|Verbands|Verbandsgemeinde)?[Bb]ürgermeister"
    r"|(?:Amts|Sachgebiets|Fachbereichs|Fachdienst|Abteilungs|Werk)leit|Leiter|(?:Stadtk|Kreisk|K)ämmer|Beigeordnete"
    r"|(?:(?:Fraktions|Gruppen|Ausschuss|Verbands)v|V)orsitzende|(?:Verbands|Orts|Amts|Stadtverordneten|Bezirks)vorsteher"
    r"|(?:Stadt|Kreis|Ober)?[Bb]aur[aä]t|(?:Stadt|Kreis)baumeister|(?:Stadt|Amts|Gemeinde|Kreis)direktor|Geschäftsführer|(?:Kreis|Stadt|Gemeinde)r[aä]t)"
    r"[a-zäöü]{0,10}(?:/in|/-in|\*in|:in)?(?: [\wäöüß ,/-]{2,60})?)"
)
_DATE = r"(?P<date>\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,9}) ?\d{2,4})"
_OVER_CAPTION = re.compile(rf"{_NAME} ?[/,] ?{_DATE}")
_CAPTION = re.compile(r"gez\.? ?(?P<role>[^\d]{2,80}?) ?/ ?Datum")
_ONE_LINE = re.compile(rf"gez\.? ?{_NAME}(?:, ?{_ROLE})?(?: ?[/,] ?{_DATE})?")
_PLACE_AND_DATE = re.compile(rf"[A-ZÄÖÜ][\wäöüß -]{{2,40}}, (?:den )?{_DATE}")
_ROLE_LINE = re.compile(_ROLE)
_SIGNED_BY = re.compile(r"(?:[Uu]nterzeichnet|[Uu]nterschrieben|[Gg]ezeichnet)(?: von| durch)? ?:?")
_FULL_NAME = re.compile(
    r"(?:(?:Dr|Prof)\. ?){0,2}[A-ZÄÖÜ][\w.'’-]{0,24}(?: (?:von|van|de|zu|[A-ZÄÖÜ][\w.'’-]{0,24})){1,4}"
)
_TITLED = re.compile(r"(?P<role>(?:Stadt|Kreis|Gemeinde|Bezirks|Ortschafts|Orts)(?:rat|rätin|verordneter?)) (?=\S)")
_MOST_SIGNERS = 60
_CAPTION_LENGTH = 25
"""Whatever is longer is no "Unterzeichnet durch:"."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed; `lines` is how many lines of the flow the signature takes."""

    name: Found[str]
    role: Found[str] | None
    date: Found[str] | None
    lines: int


def signature_at(items: Sequence[FlowItem], index: int) -> Signature | None:
    """The signature that begins with the line at `index`, or None."""
    return _over_caption(items, index) or _signed(items, index)


def is_role(text: str) -> bool:
    """Whether a text is what somebody signs as ("Erste Beigeordnete")."""
    return _ROLE_LINE.fullmatch(text) is not None


def _over_caption(items: Sequence[FlowItem], index: int) -> Signature | None:
    """A name with its date over what they are: "Name/ 21.04.2022" over "gez. Dezernent/in / Datum"."""
    first, second = _line(items, index), _line(items, index + 1)
    if first is None or second is None or not second.value.startswith("gez"):
        return None
    signer, caption = _OVER_CAPTION.fullmatch(first.value), _CAPTION.fullmatch(second.value)
    if not signer or not caption:
        return None
    role = second.part(*caption.span("role")).read("signature/role")
    return Signature(_name(first, signer), role, _date(first, signer), 2)


def _signed(items: Sequence[FlowItem], index: int) -> Signature | None:
    """One line ("gez. Name, Landrätin / 30.04.2019"), or several with place and date before it."""
    place = _line(items, index)
    dated = _PLACE_AND_DATE.fullmatch(place.value) if place else None
    at = index + 1 if dated else index
    text = _line(items, at)
    signer = _ONE_LINE.fullmatch(text.value) if text else None
    if text is None or signer is None:
        return None
    role = text.part(*signer.span("role")).read("signature/role") if signer["role"] else None
    date = _date(place, dated) if place and dated else _date(text, signer)
    lines = at + 1 - index
    below = _line(items, at + 1)
    if role is None and below is not None and _ROLE_LINE.fullmatch(below.value):
        role, lines = below.read("signature/role"), lines + 1
    return Signature(_name(text, signer), role, date, lines)


def _line(items: Sequence[FlowItem], index: int) -> Passage | None:
    item = items[index] if index < len(items) else None
    return item.text if isinstance(item, FlowLine) else None


def _name(text: Passage, match: re.Match[str]) -> Found[str]:
    return text.part(*match.span("name")).read("signature/name")


def _date(text: Passage, match: re.Match[str]) -> Found[str] | None:
    return read_date(text.part(*match.span("date")), "signature/date") if match["date"] else None


def signers(items: Sequence[FlowItem]) -> tuple[Signature, ...]:
    """Those who a paper says have signed it, a name a line under "Unterzeichnet von:"."""
    for index, item in enumerate(items):
        if (
            isinstance(item, FlowLine)
            and len(item.text.value) < _CAPTION_LENGTH
            and _SIGNED_BY.fullmatch(item.text.value)
        ):
            below = (_line(items, at) for at in range(index + 1, index + _MOST_SIGNERS))
            names = takewhile(lambda text: text is not None and _FULL_NAME.fullmatch(text.value), below)
            return tuple(_titled(name) for name in names if name)
    return ()


def _titled(text: Passage) -> Signature:
    """Who signed, parted from what the line says that they are ("Stadträtin Anna Muster")."""
    title = _TITLED.match(text.value)
    role = text.part(*title.span("role")).read("signature/role") if title else None
    return Signature(text.part(title.end() if title else 0).read("signature/signed-by"), role, None, 1)
