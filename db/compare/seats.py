"""Seats by sector, with and without vote, and what follows from their numbers: shares and the quorum as a number."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, get_args

from db.compare.cells import Cell, Statement
from db.compare.description import Description, SeatLine
from db.compare.words import canonical, counted, word
from schemas.record import Sector

_SHOWN = 4
"""So many lines of a sector are named in its cell; longer lists are counted, and named behind it."""

_LINES, _SEATS = ("Zeile", "Zeilen"), ("Sitz", "Sitze")

_SHARES = {
    "1/2": Fraction(1, 2),
    "1/3": Fraction(1, 3),
    "2/3": Fraction(2, 3),
    "3/4": Fraction(3, 4),
    "1/4": Fraction(1, 4),
}


def total_cell(described: Description) -> Cell:
    """How many lines and seats the list has: "11 Zeilen, davon 2 mit Zahl (3 und 1)"."""
    lines = described.seats
    if not lines:
        return Cell("unread" if "seat" in described.unread else "not_found")
    text = count_text(lines)
    if not described.complete:
        text += "; Liste nicht als vollständig bezeichnet"
    return Cell("stated", (Statement(text, None, _sources(lines)),), tuple(_named(line) for line in lines))


def voting_cell(described: Description) -> Cell:
    """Seats with and without vote, as far as the paper says."""
    groups = [(True, "mit Stimme"), (False, "ohne Stimme")]
    statements = []
    for voting, label in groups:
        if lines := [line for line in described.seats if line.voting is voting]:
            names = f": {lines[0].institution}" if len(lines) == 1 else ""
            statements.append(Statement(f"{label}: {count_text(lines)}{names}", None, _sources(lines)))
    unsaid = sum(line.voting is None for line in described.seats)
    if not statements:
        return Cell("not_found")
    if unsaid:
        statements.append(Statement(f"nicht genannt: {counted(unsaid, *_LINES)}"))
    return Cell("stated", tuple(statements))


def sector_cells(columns: Sequence[Description]) -> Iterator[tuple[str, str, tuple[Cell, ...]]]:
    """For each sector that some list has seats of, its label and cells; and for seats whose sector is not known."""
    for sector in (*get_args(Sector), None):
        if any(line.sector == sector for column in columns for line in column.seats):
            label = f"Sitze: {word('sector', sector) or 'Bereich nicht erkannt'}"
            yield sector or "unknown", label, tuple(_sector_cell(column, sector) for column in columns)


def count_text(lines: Sequence[SeatLine]) -> str:
    """Lines and seats: "8 Zeilen ohne Zahl", "3 Sitze in 2 Zeilen", "11 Zeilen, davon 2 mit Zahl (3 und 1)"."""
    known = [line.count for line in lines if line.count is not None]
    if not known and len(lines) == 1 and lines[0].per:
        return lines[0].per
    if not known:
        return f"{counted(len(lines), *_LINES)} ohne Zahl"
    if len(known) == len(lines):
        total = sum(known)
        seats = counted(total, *_SEATS)
        return seats if len(lines) == total else f"{seats} in {counted(len(lines), *_LINES)}"
    *most, last = map(str, known)
    numbers = f"zusammen {sum(known)}" if len(known) > _SHOWN else f"{', '.join(most)} und {last}" if most else last
    return f"{counted(len(lines), *_LINES)}, davon {len(known)} mit Zahl ({numbers})"


def voting_seats(described: Description) -> tuple[int | None, str]:
    """The number of voting seats, None where the list does not give it, and why."""
    return _sum([line for line in described.seats if line.voting is not False], described, voting=True)


def derived_quorum(value: dict[str, Any], described: Description) -> str | None:
    """The quorum as a number, with its formula; None where the seats do not give it."""
    share = value.get("share")
    if share is None or isinstance(share, int):
        return None
    of = value.get("of")
    if of == "voting_members":
        total, why = voting_seats(described)
    else:
        total, why = _sum(described.seats, described, voting=False)
    if total is None:
        return f"Zahl nicht ableitbar, {why}" if described.seats else None
    needed = least(share, total)
    if needed is None:
        return None
    text = f"{needed} von {total}, {_formula(share, total)}"
    if of == "voting_members" and _chair_is_open(described):
        text += f"; mit einer eigenen Stimme des Vorsitzes {least(share, total + 1)} von {total + 1}, im Papier offen"
    return text


def least(share: str, total: int) -> int | None:
    """The least whole number of `total` that reaches a share; more than half is a majority. None for unknown shares."""
    if share == "majority":
        return total // 2 + 1
    if share == "all":
        return total
    part = _SHARES.get(share)
    return None if part is None else math.ceil(total * part)


def _formula(share: str, total: int) -> str:
    if share == "majority":
        return f"mehr als {total}/2"
    return "alle" if share == "all" else f"mindestens {share} von {total}"


def _sum(lines: Sequence[SeatLine], described: Description, *, voting: bool) -> tuple[int | None, str]:
    if not described.complete:
        return None, "die Liste ist nicht als vollständig bezeichnet"
    if voting and any(line.voting is None for line in lines):
        return None, "das Stimmrecht ist nicht für alle genannt"
    if any(line.count is None for line in lines):
        without = sum(line.count is None for line in lines)
        return None, f"{counted(without, *_LINES)} ohne Zahl"
    return (sum(line.count or 0 for line in lines), "") if lines else (None, "keine Sitze")


def _chair_is_open(described: Description) -> bool:
    """Whether someone holds the chair by office whom the list of members does not name."""
    holders = [fact.value.get("held_by") for fact in described.facts if fact.kind == "chair"]
    named = {canonical(line.institution) for line in described.seats} | {
        canonical(f"{line.role} {line.institution}") for line in described.seats if line.role
    }
    roles = {canonical(line.role) for line in described.seats if line.role}
    return any(holder and canonical(holder) not in named and "vorsitz" not in (named | roles) for holder in holders)


def _sector_cell(described: Description, sector: str | None) -> Cell:
    lines = [line for line in described.seats if line.sector == sector]
    if not lines:
        return Cell("none" if described.complete and described.seats else "not_found")
    text = count_text(lines)
    if len(lines) <= _SHOWN:
        text = ", ".join(_short(line) for line in lines) if len(lines) > 1 else f"{text}: {lines[0].institution}"
    if voting := _voting_text(lines):
        text = f"{text}; {voting}"
    named = tuple(_named(line) for line in lines)
    seats = Statement(text, None, _sources(lines), key="; ".join(sorted(line.text for line in named)))
    return Cell("stated", (seats, *_share(lines, described)), named)


def _share(lines: Sequence[SeatLine], described: Description) -> Iterator[Statement]:
    """The share of a sector by seats where all counts are known, else by lines, without those who have no vote."""
    every = [line for line in described.seats if line.voting is not False]
    part = [line for line in lines if line.voting is not False]
    if not part or len(every) == len(part):
        return
    if all(line.count is not None for line in every):
        some, whole, of = sum(line.count or 0 for line in part), sum(line.count or 0 for line in every), "Sitze"
    else:
        some, whole, of = len(part), len(every), "Zeilen"
    if whole:
        yield Statement(f"{round(100 * some / whole)} % der {of}", derived=f"{some} von {whole}", key="share")


def _voting_text(lines: Sequence[SeatLine]) -> str:
    said = [line.voting for line in lines]
    if all(voting is None for voting in said):
        return ""
    if all(said):
        return "mit Stimme"
    if all(voting is False for voting in said):
        return "ohne Stimme"
    numbers = ((said.count(True), "mit"), (said.count(False), "ohne"))
    known = ", ".join(f"{number} {which}" for number, which in numbers if number)
    unsaid = said.count(None)
    return f"{known} Stimme, {unsaid} nicht genannt" if unsaid else f"{known} Stimme"


def _named(line: SeatLine) -> Statement:
    voting = _voting_text([line])
    named = f"{line.institution} ({line.role})" if line.role else line.institution
    text = ", ".join(part for part in (named, _number(line), voting) if part)
    return Statement(text, None, (line.source,))


def _short(line: SeatLine) -> str:
    return f"{line.institution} {line.count if line.count is not None else f'({_number(line)})'}"


def _number(line: SeatLine) -> str:
    if line.count is not None:
        return counted(line.count, *_SEATS)
    return line.per or "ohne Zahl"


def _sources(lines: Sequence[SeatLine]) -> tuple[Any, ...]:
    """One source for a list of lines: the first line's row with the pages of all."""
    from_pages = sorted({page for line in lines for page in line.source.pages})
    first = lines[0].source
    return (type(first)(first.table, first.record, first.section, tuple(from_pages)),)
