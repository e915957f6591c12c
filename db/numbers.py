"""Drucksachen-Nummern as keys: one spelling for comparing, the number that supplements share, and which one it is."""

import re
from typing import NamedTuple

from db.ids import fold, slug

_WORD = re.compile(
    r"(?:ds|drs|dr\. ?s|drucksachen?|vorlagen?)\.?(?:[ .-]{0,2}(?:nr|nummer))?[ .:/-]{0,3}(?=\d|[ivxl]{1,6}[-/])"
)
"""What only says that a number follows: texts name DS 34/2018 also as Drucksache 34/2018."""
_PADDING = re.compile(r"(?<!\d)0{1,5}(?=\d)")
_BASE = re.compile(
    r"(?:[a-z]{1,5}[ /.-]{1,3}){0,2}[a-z]{0,3}"
    r"(?:(?:19|20)\d\d ?[/-] ?\d{1,5}|\d{1,5} ?[/-] ?(?:19|20)\d\d|\d{1,5} ?[/-] ?[ivxl]{1,6}|\d{1,5} ?[/-] ?\d{1,5})"
    r"|[ivxl]{1,6} ?[/-] ?\d{1,5}(?: ?[/-] ?\d{2,4})?"
)
_VERSION = re.compile(
    r"[ ,./-]{1,3}(?P<number>\d{1,2})(?:\.? ?(?P<word>ergaenzung|nachtrag|aenderung|neufassung|fortschreibung))?"
    r"|[ /-]?(?P<letter>[a-z])"
)
_ADDED = ("ergaenzung", "nachtrag", None)
"""How a supplement is called; "-1" says the same."""


class Number(NamedTuple):
    """A number as it is compared: `key` whole, `base` without the supplement's part, `version` that part ("1", "a").

    `base` is the key where no such part is recognised; then `version` is None.
    """

    key: str
    base: str
    version: str | None


def number_of(reference: str) -> Number:
    """The keys of a reference as printed: "DS 034/2018 1. Ergänzung" has the base "34-2018" and the version "1"."""
    text = _PADDING.sub("", _WORD.sub("", fold(reference), count=1))
    base = _BASE.match(text)
    version = _VERSION.fullmatch(text, base.end()) if base else None
    if base is None or version is None:
        key = slug(text)
        return Number(key, key, None)
    part = version["letter"] or version["number"]
    if version["word"] not in _ADDED:
        part = f"{part}-{version['word']}"
    key = slug(base.group())
    return Number(f"{key}-{part}", key, part)
