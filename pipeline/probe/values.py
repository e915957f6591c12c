"""What type a printed value has: a date, a number, an office …; it tells what the label over it stands for."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from extractors.committees.sector import sector_of
from extractors.forms.vocabulary import COMMON
from extractors.text.bodies import head_of
from extractors.text.dates import iso_date, read_date
from extractors.text.passage import Passage

ValueType = Literal["date", "number", "office", "mover", "contact", "item", "money", "committee", "text"]
_NUMBER = re.compile(r"(?=[^\d]{0,20}\d)[\w/.,+: -]{2,30}")
_CONTACT = re.compile(
    r"\b(?:Tel|App|Fax|Durchwahl|Zimmer|Zi\.|Raum|Frau|Herrn?|Dr\.)\b|@|\bwww\."
    r"|(?<!\d)(?!(?:19|20)\d\d[/-])\d{3,5}[ /-]\d{3}"
    r"|^[A-ZÄÖÜ]\. ?[A-ZÄÖÜ]"
)
_MONEY = re.compile(r"\d (?:€|Euro|EUR)|^(?:keine?|ja|nein)$", re.I)
_ITEM = re.compile(r"(?:TOP |Ö |N |Nr\. ?)?\d{1,2}(?:\.\d{1,2}){0,2}\.?")
_PLACE_AND_DATE = re.compile(r"[A-ZÄÖÜ][\wäöüß. -]{2,30}, (?:den |am )?(.{6,20})")
_OFFICE = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})?[ .-]{1,3})?"
    r"(?:[A-ZÄÖÜ]\w{0,40}(?:amt|dienste?|verwaltung|betrieb|kasse|archiv|planung|kämmerei)"
    r"|Amt|Fach(?:bereich|dienst|gebiet)|Dezernat|Referat|Abteilung|Sachgebiet|Stabsstelle|Geschäftsbereich|Team)\b.{0,100}"
)


def type_of(text: Passage) -> ValueType:
    """The type of one value."""
    value = text.value
    if is_date(text):
        return "date"
    if _CONTACT.search(value):
        return "contact"
    if _MONEY.search(value):
        return "money"
    if "raktion" in value and len(value) < 100:
        return "mover"
    if _ITEM.fullmatch(value):
        return "item"
    if _NUMBER.fullmatch(value) and len(value.split()) < 4:
        return "number"
    if is_committee(value):
        return "committee"
    if _OFFICE.fullmatch(value) or ((sector := sector_of(value, (), None)) and sector[0] == "administration"):
        return "office"
    return "text"


def common_type(values: Sequence[Passage]) -> ValueType:
    """The type that most of the values have, "text" where none has the majority."""
    types = Counter(map(type_of, values))
    return next((each for each, count in types.items() if count * 2 > len(values)), "text")


def is_date(text: Passage) -> bool:
    """Whether a value is a date and nothing else but a weekday, an hour or a place."""
    match = _PLACE_AND_DATE.fullmatch(text.value)
    if match and iso_date(match[1]):
        return True
    return (
        len(text.value) < 40
        and text.value[-1:] != ":"
        and read_date(text, "probe/date") is not None
        and _is_short(text)
    )


def _is_short(text: Passage) -> bool:
    return len(re.findall(r"[A-Za-zÄÖÜäöüß]{3,}", text.value)) < 4


def is_committee(value: str) -> bool:
    """Whether a value is a Gremium's name."""
    words = re.findall(r"[A-Za-zÄÖÜäöüß-]{2,60}", value)
    return len(value) < 90 and any(head_of(word) is not None for word in words[:4])


def is_word_of_a_station(value: str) -> bool:
    """Whether a value is a known word for publicity, role or an open date."""
    return any(pattern.fullmatch(value) for pattern in (COMMON.public, COMMON.role, COMMON.undated))
