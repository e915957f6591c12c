"""The grammar of a council's numbers, generalised from a few of them: prefix, year, number, separators, version."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["prefix", "number", "year", "term", "version", "between"]
_TOKEN = re.compile(r"\d{1,9}|[XVI]{1,6}(?![A-Za-zÄÖÜäöüß])|[A-Za-zÄÖÜäöüß]{1,20}|[^A-Za-zÄÖÜäöüß\d]{1,4}")
_ROMAN = re.compile(r"[XVI]{1,6}")
_NAMES = {"prefix": "Kürzel", "number": "laufende Nummer", "year": "Jahr", "term": "Wahlperiode", "version": "Fassung"}


@dataclass(frozen=True, slots=True)
class Grammar:
    """A pattern, the numbers that it was made of, and what its parts are, in words; `left_out` don't fit it."""

    pattern: str
    examples: tuple[str, ...]
    described: str
    left_out: tuple[str, ...] = ()


def grammar(numbers: Sequence[tuple[str, int | None]]) -> Grammar | None:
    """The grammar of numbers as printed, each with the year of its paper where that is known; None without any."""
    tokens = {number: _TOKEN.findall(number) for number, _ in numbers}
    year_of = dict(numbers)
    shapes = Counter(shape for parts in tokens.values() if "d" in (shape := _shape(parts)))
    if not shapes:
        return None
    base = max(
        shapes, key=lambda shape: (sum(count for other, count in shapes.items() if _begins(other, shape)), len(shape))
    )
    fitting = {number: parts for number, parts in tokens.items() if _begins(_shape(parts), base)}
    columns = [[parts[index] for parts in fitting.values()] for index in range(len(base))]
    kinds = _kinds(columns, [year_of[number] for number in fitting])
    sources = [_source(kind, column) for kind, column in zip(kinds, columns, strict=True)]
    tails = sorted({tail for parts in fitting.values() if (tail := tuple(parts[len(base) :]))})
    pattern = "".join(sources) + (_version(tails) if tails else "")
    described = " ".join(_described(kind, column) for kind, column in zip(kinds, columns, strict=True))
    if tails:
        described += ", dazu manchmal eine Fassung (" + ", ".join("".join(tail) for tail in tails) + ")"
    return Grammar(pattern, tuple(fitting), described, tuple(number for number in tokens if number not in fitting))


def _shape(parts: Sequence[str]) -> tuple[str, ...]:
    """What kind each token is; separators stand for themselves."""
    return tuple(map(_kind_of, parts))


def _kind_of(part: str) -> str:
    if part.isdigit():
        return "d"
    return "r" if _ROMAN.fullmatch(part) else "w" if part[0].isalpha() else part


def _begins(shape: tuple[str, ...], base: tuple[str, ...]) -> bool:
    return shape[: len(base)] == base


def _kinds(columns: Sequence[Sequence[str]], years: Sequence[int | None]) -> list[Kind]:
    """What each column of tokens is; the year by the papers' dates, else by its four digits."""
    digits = [index for index, column in enumerate(columns) if column[0].isdigit()]
    year = next((index for index in digits if _is_year(columns[index], years)), None)
    rest = [index for index in digits if index != year]
    # Of what is left the running number is the one that differs, and of equals the longest.
    running = max(rest, key=lambda index: (len(set(columns[index])), max(map(len, columns[index]))), default=None)
    kinds: list[Kind] = []
    for index, column in enumerate(columns):
        if index == year:
            kinds.append("year")
        elif index == running:
            kinds.append("number")
        elif "term" not in kinds and (column[0].isdigit() or all(map(_ROMAN.fullmatch, column))):
            kinds.append("term")
        elif column[0][0].isalpha() and "prefix" not in kinds:
            kinds.append("prefix")
        else:
            kinds.append("between")
    return kinds


def _is_year(column: Sequence[str], years: Sequence[int | None]) -> bool:
    if all(re.fullmatch(r"(?:19|20)\d\d", token) for token in column):
        return True
    known = [(token, year) for token, year in zip(column, years, strict=True) if year is not None]
    near = [abs(int(token) - year % 100) for token, year in known if len(token) == 2]
    # A number given in December stands on a paper of January.
    return bool(near) and len(near) == len(known) and max(near) <= 1 and near.count(0) * 2 > len(near)


def _source(kind: Kind, column: Sequence[str]) -> str:
    """The pattern's part for a column of tokens; it is as wide as they differ."""
    lengths = sorted({len(token) for token in column})
    if kind == "between":
        return _any(column)
    if kind == "year":
        return r"(?P<year>(?:19|20)\d{2})" if lengths[0] == 4 else r"(?P<year>\d{2})"
    if kind == "number":
        padded = len(lengths) == 1 and (lengths[0] > 3 or any(token.startswith("0") for token in column))
        return rf"(?P<number>\d{{{lengths[0]}}})" if padded else rf"(?P<number>\d{{1,{max(4, lengths[-1])}}})"
    if kind == "term":
        return rf"(?P<term>\d{{1,{lengths[-1]}}})" if column[0].isdigit() else "(?P<term>[XVI]{1,6})"
    if len(set(column)) > 1 and all(token.isupper() for token in column):
        return f"(?P<prefix>[A-ZÄÖÜ]{{{lengths[0]},{lengths[-1]}}})"
    return f"(?P<prefix>{_any(column)})" if kind == "prefix" else _any(column)


def _any(column: Sequence[str]) -> str:
    """These very tokens."""
    tokens = sorted({_literal(token) for token in column}, key=lambda token: (-len(token), token))
    return tokens[0] if len(tokens) == 1 else f"(?:{'|'.join(tokens)})"


def _version(tails: Sequence[tuple[str, ...]]) -> str:
    """What comes behind some of the numbers, its digits open."""
    sources = {"".join(_tail(tail)) for tail in tails}
    shortest = min(sources, key=lambda source: (-source.count("version"), len(source)))
    others = [re.sub(r"\(\?P<version>", "(?:", source) for source in sorted(sources - {shortest})]
    return f"(?:{'|'.join((shortest, *others))})?"


def _tail(tokens: Sequence[str]) -> Iterator[str]:
    """The sources of a tail's tokens; the first short number in it is the version."""
    found = False
    for token in tokens:
        if token.isdigit() and len(token) < 3:
            yield r"\d{1,2}" if found else r"(?P<version>\d{1,2})"
            found = True
        else:
            yield _literal(token)


def _described(kind: Kind, column: Sequence[str]) -> str:
    if kind == "between":
        return f'"{column[0]}"'
    shown = "/".join(dict.fromkeys(column))
    return f"{_NAMES[kind]} ({shown})"


def _literal(text: str) -> str:
    """The text as a pattern, with blanks and hyphens as they are."""
    return re.escape(text).replace("\\ ", " ").replace("\\-", "-")
