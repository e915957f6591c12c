"""A Drucksachen-Nr. taken apart: prefix, number, year, term (Wahlperiode), version, each only where it is certain."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from schemas.council import CouncilProfile

VERSION_WORDS = "Ergänzung|Änderung|Neufassung|Fortschreibung|Nachtrag"
_PREFIX = r"(?:(?P<prefix>(?![XVI]{1,6}[-/])(?:[A-ZÄÖÜ]{1,5}|Dr[Ss])(?:[ /-][A-ZÄÖÜ]{1,5})?)[ /-]{1,3})?"
_VERSION = (
    rf"(?:(?: ?[-–,] ?| )(?P<word>\d{{1,2}}\. (?:{VERSION_WORDS}))"
    r"| ?[-/.] ?(?P<digits>\d{1,2})| ?(?P<letter>[A-Za-z]))?"
)
_YEAR = r"(?:19|20)\d{2}"
_GRAMMARS = tuple(
    re.compile(f"{_PREFIX}{core}{_VERSION}")
    for core in (
        rf"(?P<year>{_YEAR})[/-](?P<number>\d{{1,5}})",  # VO/2021/0456-1, 2019/223
        rf"(?P<number>\d{{1,5}})[/-](?P<year>{_YEAR})",  # DS 34/2018 1. Ergänzung, 0074/2022
        rf"(?P<term>[XVI]{{1,6}})[/-](?P<number>\d{{1,5}})(?:[/-](?P<year>{_YEAR}|\d{{2}}))?",  # XIX-0365/2023
        r"(?P<number>\d{1,5})[/-](?P<term>[XVI]{1,6})\.?",  # 603/IX.
        r"(?P<year>\d{2})[/-](?P<number>\d{3,5})",  # 22/0348/1
        r"(?P<number>\d{3,5})[/-](?P<year>\d{2})",  # 023/21
    )
)
_INNER_PREFIX = tuple(
    re.compile(core + _VERSION)
    for core in (
        rf"(?:(?P<term>[XVI]{{1,6}})|(?P<year>{_YEAR})|\d{{2}})[/-](?P<prefix>[A-ZÄÖÜ]{{1,5}})[/-](?P<number>\d{{2,5}})",
        rf"(?P<term>[XVI]{{1,6}})/(?P<year>{_YEAR})/(?P<number>\d{{2,5}})",  # VI/2020/01187
    )
)
"""Numbers whose prefix, if any, stands within them ("2021/BV/0145"); two digits before it are year or term."""
_SHAPE = re.compile(rf"{_PREFIX}(?P<first>\d{{1,5}})[/-](?P<second>\d{{1,5}}){_VERSION}")
_TWO_ENDS = re.compile(rf"(?:{_YEAR}|[0-4]\d)[/-]{_YEAR}|\d{{2}}[/-]\d{{2}}")
"""Either part can be the year: "12/2013" is the 12th of 2013, or the 2013th of 2012."""
_DIGITS = re.compile(r"\d{1,9}|[XVI]{1,6}")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a number says; `base` is the number without its version, as printed. Unknown is None."""

    prefix: str | None
    number: int | None
    year: int | None
    term: str | None
    version: str | None
    base: str

    @property
    def is_ambiguous(self) -> bool:
        """Whether it has two numbers of which either can be the year."""
        return self.number is None

    def same(self, other: "Parts") -> bool:
        """Whether both are one paper's number: blanks, padding and prefix ("DS" or nothing) do not count."""
        return self._key() == other._key()

    def _key(self) -> tuple[tuple[str, ...], str | None]:
        bare = self.base.removeprefix(self.prefix or "")
        version = self.version.replace(". Ergänzung", "").casefold() if self.version else None
        return tuple(part.lstrip("0") for part in _DIGITS.findall(bare)), version


def reference_parts(reference: str, profile: CouncilProfile | None = None, year: int | None = None) -> Parts | None:
    """The parts of a tidied number ("DS 34/2018 1. Ergänzung"); None where it has the form of none.

    The council's own pattern goes before the common forms. Where either of two numbers can be the year, the one that
    is `year` (the paper's) is it; without it, neither is said.
    """
    return _by_profile(reference, profile) or _by_form(reference, year)


@lru_cache(maxsize=4096)
def _by_form(reference: str, year: int | None) -> Parts | None:
    shape = _SHAPE.fullmatch(reference)
    if shape is not None and _TWO_ENDS.fullmatch(f"{shape['first']}/{shape['second']}"):
        found = Parts(shape["prefix"], None, None, None, _version(shape), _base(reference, shape))
        return _settled(found, shape, year)
    for grammar in (*_GRAMMARS, *_INNER_PREFIX):
        match = grammar.fullmatch(reference)
        if match is not None:
            return _parts(reference, match)
    return None


def _by_profile(reference: str, profile: CouncilProfile | None) -> Parts | None:
    if profile is None or profile.reference is None:
        return None
    match = re.search(rf"(?:{profile.reference.pattern})$", reference)
    if match is None or (match.start() and not re.fullmatch(r"[A-ZÄÖÜa-z]{1,5}[ /-]{1,3}", reference[: match.start()])):
        return None
    found = _parts(reference, match)
    before = reference[: match.start()].rstrip(" /-")
    return found if found.number is None else replace(found, prefix=found.prefix or before or None)


def _parts(reference: str, match: re.Match[str]) -> Parts:
    groups = match.groupdict()
    number, year = groups.get("number"), groups.get("year")
    version = groups["version"] if "version" in groups else _version(match)
    base = reference[: match.start("version")].rstrip(" -–/,.") if groups.get("version") else _base(reference, match)
    return Parts(
        groups.get("prefix"),
        int(number) if number else None,
        _year(year) if year else None,
        groups.get("term"),
        version,
        base,
    )


def _settled(found: Parts, shape: re.Match[str], year: int | None) -> Parts:
    """The ambiguous number, its year settled by the paper's where just one of its ends is that."""
    first, second = shape["first"], shape["second"]
    if year is None or (_year(first) == year) == (_year(second) == year):
        return found
    number = second if _year(first) == year else first
    return replace(found, number=int(number), year=year)


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) != 2 else year + (2000 if year < 50 else 1900)


def _version(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return groups.get("word") or groups.get("digits") or groups.get("letter")


def _base(reference: str, match: re.Match[str]) -> str:
    starts = [match.start(name) for name in ("word", "digits", "letter") if match.groupdict().get(name)]
    return reference[: starts[0]].rstrip(" -–/,.") if starts else reference
