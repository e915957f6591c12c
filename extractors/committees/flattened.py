"""Member tables whose cells an archive put on plain lines: "Institution Anzahl", "1. Caritas 2", a group between.

The lines of a row are put together by what a row needs: its number where rows are numbered, and the values of its
columns behind the name. Nothing is read where the first line is no head of columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.committees.draft import SeatDraft
from extractors.committees.institution import Setting
from extractors.committees.seats import read_seats
from extractors.committees.tabled import counted_by, vote_of
from extractors.text.blocks import Block, joined
from extractors.text.flow import FlowLine
from extractors.text.nominative import singular
from extractors.text.passage import Passage

_COLUMN = re.compile(
    r"(?:(?P<number>(?:Lfd\. ?)?Nr\.?|Lfd\.-Nr\.)|(?P<count>(?:An)?zahl(?: der)?(?: (?:Sitze|Mitglieder|Personen|"
    r"Vertreter))?|"
    r"Sitze|Plätze)|(?P<voting>Stimmrecht|Stimmberechtigt(?:ung)?|Stimmen?)|(?P<person>Name(?:n)?|Person|Mitglied|"
    r"Ansprechpartner(?:in)?|Vertreter(?:in)?|Stellvertret(?:er|erin|ung))|(?P<institution>(?:Entsendende |Vertretene |"
    r"Vorschlagsberechtigte )?(?:Institution(?:en)?|Organisation(?:en)?|Einrichtung(?:en)?|Stelle|Verband|Behörde|"
    r"Amt))|"
    r"(?P<area>Sparten?|Bereiche?|Themenfeld|Themenbereich|Handlungsfeld|Gruppe|Kategorie|Fachgebiet|Ebene)|"
    r"(?P<role>Funktion|Rolle))(?: |$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}\.? {1,4}(?=\S)")
_VALUE = {"count": r"(?:je )?\d{1,2}", "voting": r"(?:ja|nein|mit|ohne|beratend|stimmberechtigt|x|[-–✓])"}
_TOPIC = (
    r"(?:(?:[a-zäöüß-]{3,40}e[nrms]?|[A-ZÄÖÜ][a-zäöüß-]{2,40}(?:isch|lich|ig|iert|al|iv|sam|ell|los|haft)e[nrms]?|"
    r"(?!\w{0,40}(?:bürger|treter|glieder|schüler|nehmer|geber|träger|länder|bänder|helfer|mieter) )"
    r"[A-ZÄÖÜ][a-zäöüß]{5,30}er) )?(?:[A-ZÄÖÜ][a-zäöüß]{1,40}- und )?[A-ZÄÖÜ][\wäöüß/-]{1,60},?"
)
_FIRST_CELL = re.compile(
    rf"{_TOPIC}(?:(?:(?<=,)| und| oder| mit| für| ohne|/) {_TOPIC}){{0,6}}(?= (?!(?:und|oder|mit|für|ohne)\b)|$)"
)
"""A cell that names a topic: nouns that a comma, "und" or "mit" couples; the next noun begins another cell."""
_OPEN = re.compile(
    r"(?:[,/-]| (?:und|oder|der|des|die|für|im|in|von|vom|mit|bei|am|zu[mr]?|sowie|[A-ZÄÖÜ][a-zäöüß]{3,30}er))$"
)
_PERSON = re.compile(r" (?:Herrn?|Frau|N\. ?N\.|Dr\.|Prof\.)(?: .{0,80})?$")


@dataclass(frozen=True, slots=True)
class _Head:
    columns: tuple[str, ...]
    unit: str
    """What a row stands for, in the singular, as the head says it ("Sparte")."""


def table_lines(block: Block) -> tuple[FlowLine, ...]:
    """The lines of a paragraph that is such a table, its head first; empty where it is none."""
    return block.lines if block.kind == "paragraph" and block.lines and is_head(block.lines[0].text.value) else ()


def is_head(line: str) -> bool:
    """Whether a line is the head of such a table."""
    return _head(line) is not None


def read_lines(lines: Sequence[FlowLine], setting: Setting) -> tuple[SeatDraft, ...]:
    """The seats of a flattened table, a row each; equal rows are left for the caller to merge."""
    head = _head(lines[0].text.value) if lines else None
    if head is None:
        return ()
    rows = lines[1:]
    values = "".join(rf" (?P<{name}>{_VALUE[name]})" for name in head.columns if name in _VALUE)
    numbered = sum(bool(_NUMBER.match(line.text.value)) for line in rows) * 3 >= len(rows)
    tail = re.compile(rf"(?:^|(?<=.)){values}$" if values else r"$", re.IGNORECASE)
    seats: list[SeatDraft] = []
    under = setting
    for kind, text in _rows(rows, head, tail if values else None, numbered):
        if kind == "group":
            under = setting._replace(
                groups=(*setting.groups, text.part(0, len(text.value.rstrip(" :"))).read("seat/group"))
            )
            continue
        seats.extend(_row(text, head, tail if values else None, under))
    return tuple(seats)


def _head(text: str) -> _Head | None:
    """The columns that a line names, where it names nothing else and at least two."""
    at, columns, unit = 0, list[str](), ""
    while at < len(text):
        match = _COLUMN.match(text, at)
        if match is None or len(columns) > 6:
            return None
        kind = str(match.lastgroup)
        unit = unit or (match[0].strip() if kind in ("institution", "area") else "")
        columns.append(kind)
        at = match.end()
    return _Head(tuple(columns), singular(unit)) if unit and len(columns) > 1 else None


def _rows(
    lines: Sequence[FlowLine], head: _Head, tail: re.Pattern[str] | None, numbered: bool
) -> Iterator[tuple[str, Passage]]:
    """Rows and groups in order: ("row" | "group", text)."""
    row: list[FlowLine] = []
    for at, line in enumerate(lines):
        text = line.text.value
        following = lines[at + 1].text.value if at + 1 < len(lines) else ""
        begins = bool(_NUMBER.match(text)) if numbered else not row or _complete(row, head, tail)
        if row and (begins or (numbered and _is_group(row, text, following, head, tail))):
            yield "row", joined(row)
            row = []
        heads = (
            not row
            and not (numbered and begins)
            and not text.endswith(".")
            and _is_alone(text, following, tail, numbered)
        )
        if heads:
            yield "group", line.text
            continue
        row.append(line)
    if row:
        yield "row", joined(row)


def _complete(row: Sequence[FlowLine], head: _Head, tail: re.Pattern[str] | None) -> bool:
    """Whether a row has all that its columns need."""
    text = joined(row).value
    if tail is not None:
        return bool(tail.search(text))
    if _OPEN.search(text):
        return False
    if _two_texts(head):
        first = _FIRST_CELL.match(text, _start(text))
        return bool(first) and len(text) > (first.end() if first else 0) + 1
    return True


def _is_group(row: Sequence[FlowLine], text: str, following: str, head: _Head, tail: re.Pattern[str] | None) -> bool:
    """Whether an unnumbered line under a complete row heads the rows that follow."""
    return (
        _complete(row, head, tail)
        and _NUMBER.match(following) is not None
        and not text[:1].islower()
        and (tail is None or not tail.search(text))
    )


def _is_alone(text: str, following: str, tail: re.Pattern[str] | None, numbered: bool) -> bool:
    if numbered:
        return bool(_NUMBER.match(following))
    return tail is not None and not tail.search(text) and bool(tail.search(following)) and not _OPEN.search(text)


def _start(text: str) -> int:
    match = _NUMBER.match(text)
    return match.end() if match else 0


def _two_texts(head: _Head) -> bool:
    """Whether a topic stands before the institution that proposes or sends for it."""
    return (
        "area" in head.columns
        and "institution" in head.columns
        and head.columns.index("area") < head.columns.index("institution")
    )


def _row(text: Passage, head: _Head, tail: re.Pattern[str] | None, setting: Setting) -> Iterator[SeatDraft]:
    """The seat of one row."""
    text = text.part(_start(text.value))
    found = tail.search(text.value) if tail else None
    count = found["count"] if found and "count" in head.columns else None
    under = setting
    if found and count is not None:
        under = counted_by(text.part(*found.span("count")), under)
    elif "count" not in head.columns:
        under = under._replace(one=text.found(1, "seat/row").derive(1, "seat/row"))
    if found and "voting" in head.columns:
        under = under._replace(voting=vote_of(text.part(*found.span("voting"))) or setting.voting)
    name = text.part(0, found.start()) if found else text
    if "person" in head.columns:
        person = _PERSON.search(name.value)
        name = name.part(0, person.start()) if person else name
    if _two_texts(head):
        first = _FIRST_CELL.match(name.value)
        name = name.part(0, first.end()) if first else name
    for seat in read_seats(name, under):
        yield replace(seat, unit=head.unit)
