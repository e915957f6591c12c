"""Members from a table: groups in merged or empty cells, rows over a page break, columns for number and vote."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.committees.draft import SeatDraft
from extractors.committees.institution import Setting, seat
from extractors.committees.persons import person_of
from extractors.committees.phrases import role_of, voting_of
from extractors.committees.seats import read_seats
from extractors.text.blocks import Block
from extractors.text.flow import FlowTable
from extractors.text.numbers import NUMBER, number
from extractors.text.passage import Passage
from extractors.text.repair import repaired
from schemas.document import Range
from schemas.evidence import Found

HEADS = {
    "institution": re.compile(
        r"(?:entsendende |vertretene )?(?:institution(?:en)?|organisation(?:en)?|einrichtung(?:en)?|"
        r"mitglied(?:er)?|vertretung(?:en)?|stelle|"
        r"behörde|amt|verband|ämter|entsendet (?:von|durch)|(?:vertretene|entsendende) stelle|sparte|fraktion|"
        r"mitgliedsorganisation)",
        re.IGNORECASE,
    ),
    "count": re.compile(
        r"(?:an)?zahl(?:(?: der)? (?:sitze|mitglieder|vertret\w{0,60}|personen))?|sitze|plätze|personen", re.IGNORECASE
    ),
    "voting": re.compile(r"stimm(?:recht|berechtigt|e|en)\w{0,60}|stimmberechtigung", re.IGNORECASE),
    "role": re.compile(r"funktion|rolle|ebene", re.IGNORECASE),
    "group": re.compile(r"bereich|gruppe|ebene|kategorie|sektor|handlungsfeld", re.IGNORECASE),
    "person": re.compile(r"(?:vor-? ?(?:und|/) ?(?:nach|zu))?name|person|mitglied", re.IGNORECASE),
    "skip": re.compile(
        r"(?:lfd\. ?)?nr\.?|stellvertret\w{1,60}|bemerkung(?:en)?|e-?mail|ansprechpartner\w{0,60}|"
        r"telefon|vorschlag\w{0,60} .{0,30}|kontakt",
        re.IGNORECASE,
    ),
}

_NO_ROLE = re.compile(
    r"(?:[a-zäöü]{3,20}e[sr]? )?Mitglied|(?:nicht )?stimmberechtigt|beratend|(?:mit|ohne) Stimmrecht|[-–]",
    re.IGNORECASE,
)
"""What a column for roles says of those who have none."""
_CHAIRS = re.compile(r"Vorsitz(?:ende[rn]?(?:/-?[rn])?)?")

_Row = list[list[tuple[int, Range]]]


def tables_of(blocks: Sequence[Block]) -> tuple[FlowTable, ...]:
    """The tables at the start of `blocks`: one, and those that continue it on the next pages."""
    taken: list[FlowTable] = []
    for block in blocks:
        if block.kind != "table" or block.table is None:
            break
        if taken and block.table.page == taken[-1].page and not block.table.table.open_top:
            break
        taken.append(block.table)
    return tuple(taken)


def is_member_table(table: FlowTable) -> bool:
    """Whether the head of a table says in which column the members stand."""
    rows = _rows([table])
    return bool(rows) and bool(_columns([repaired(table.document, cell) for cell in rows[0]]))


def read_tables(tables: Sequence[FlowTable], setting: Setting) -> tuple[SeatDraft, ...]:
    """The seats of a member table, one for each row; equal rows are left for the caller to merge."""
    rows = _rows(tables)
    if not rows:
        return ()
    document = tables[0].document
    texts = [[repaired(document, cell) for cell in row] for row in rows]
    columns = _columns(texts[0])
    if columns:
        return _by_columns(
            [row for row in texts[1:] if [str(cell) for cell in row] != [str(cell) for cell in texts[0]]],
            columns,
            setting,
        )
    if _is_flat(texts):
        columns = {0: "institution"} | {
            at: "count" for at in range(1, len(texts[0])) if all(_number(row[at]) for row in texts)
        }
        return _by_columns(texts, columns, setting)
    return _by_groups(texts, setting)


def _rows(tables: Sequence[FlowTable]) -> list[_Row]:
    """All rows as ranges by cell; a row cut by the end of a page is one again, empty rows are dropped."""
    rows: list[_Row] = []
    open_bottom = False
    width = (
        max(len(row) for table in tables for row in table.table.rows)
        if any(table.table.rows for table in tables)
        else 0
    )
    for table in tables:
        for at, row in enumerate(table.table.rows):
            cells: _Row = [[(table.page, place) for place in cell.ranges] for cell in row]
            cells += [[] for _ in range(width - len(cells))]
            if not any(cells):
                continue
            if at == 0 and open_bottom and table.table.open_top and rows:
                rows[-1] = [before + after for before, after in zip(rows[-1], cells, strict=True)]
            else:
                rows.append(cells)
        open_bottom = table.table.open_bottom
    return rows


def _columns(head: list[Passage]) -> dict[int, str]:
    """What the columns hold, where the first row is a head; empty where it is none.

    A column with a name of its own is passed over where most have known ones. "Mitglied" is who sends, or who holds the
    seat where another column says who sends.
    """
    named: dict[int, str] = {}
    unknown = 0
    for at, cell in enumerate(head):
        name = cell.value.strip(" :")
        if not name:
            continue
        taken = {kind: column for column, kind in named.items()}
        kind = next((kind for kind, pattern in HEADS.items() if pattern.fullmatch(name) and kind not in taken), None)
        member = head[taken["institution"]].value.strip(" :") if "institution" in taken else ""
        if kind is None and HEADS["person"].fullmatch(member) and HEADS["institution"].fullmatch(name):
            named[taken["institution"]], kind = "person", "institution"
        if kind is None:
            unknown += 1
        else:
            named[at] = kind
    return named if "institution" in named.values() and len(named) > max(1, 2 * unknown) else {}


def _is_flat(rows: list[list[Passage]]) -> bool:
    """Whether the first column names a sender in every row, so that it holds no groups."""
    first = [row[0].value for row in rows]
    return (
        len(rows) > 1
        and all(first)
        and len(set(first)) == len(first)
        and all(not cell.value or _number(cell) for row in rows for cell in row[1:])
    )


def _number(cell: Passage) -> int | None:
    text = cell.value.strip(" .")
    return number(text) if re.fullmatch(NUMBER, text, re.IGNORECASE) else None


def _by_columns(rows: list[list[Passage]], columns: dict[int, str], setting: Setting) -> tuple[SeatDraft, ...]:
    """The seats of a table with a head."""
    place = {kind: at for at, kind in columns.items()}
    seats: list[SeatDraft] = []
    group: tuple[Found[str], ...] = ()
    for row in rows:
        name = row[place["institution"]]
        if "group" in place and row[place["group"]]:
            group = (row[place["group"]].read("seat/group"),)
        person = person_of(row[place["person"]]) if "person" in place else None
        if not name and person is None:
            continue
        if (
            not any(cell for at, cell in enumerate(row) if at != place["institution"])
            and len(row) > 1
            and "group" not in place
        ):
            group = (name.read("seat/group"),)
            continue
        under = setting._replace(groups=(*setting.groups, *group))
        one = _one(name or person or name)
        under = counted_by(row[place["count"]], under) if "count" in place else under._replace(one=one)
        if "voting" in place:
            under = under._replace(voting=vote_of(row[place["voting"]]) or setting.voting)
        if "role" in place and row[place["role"]]:
            under = _in_role(row[place["role"]], under)
        if person and not name:  # who sits for nobody else
            held = person.read("seat/person")
            seats.append(replace(seat(held, under), kind=held.derive("person", "seat/kind-of-person"), sector=None))
            continue
        if person:
            under = under._replace(person=person.read("seat/person"))
        seats.extend(read_seats(name, under))
    return tuple(seats)


def _in_role(cell: Passage, setting: Setting) -> Setting:
    """The setting of a row whose cell says in which role its member sits; "beratend" is a vote, "Mitglied" no role."""
    setting = setting._replace(voting=voting_of(cell) or setting.voting)
    if _NO_ROLE.fullmatch(cell.value):
        return setting
    chairs = _CHAIRS.fullmatch(cell.value)
    return setting._replace(role=role_of(cell) if chairs else cell.read("seat/role"))


def counted_by(cell: Passage, setting: Setting) -> Setting:
    """The setting of a row whose cell counts its seats: "2", or "je 1" for each of several senders."""
    match = re.fullmatch(rf"(?P<each>je(?:weils)? )?(?P<number>{NUMBER})", cell.value.strip(" ."), re.IGNORECASE)
    if match is None:
        return setting
    found = cell.found(number(match["number"]) or 0, "seat/count-cell")
    return setting._replace(each=found) if match["each"] else setting._replace(one=found)


def vote_of(cell: Passage) -> Found[bool] | None:
    """The voting right that a cell of the column for it states."""
    text = cell.value.lower()
    if re.fullmatch(r"ja|x|✓|1|mit|stimmberechtigt", text):
        return cell.found(True, "seat/voting-cell")
    if re.fullmatch(r"nein|-|–|0|ohne|beratend", text):
        return cell.found(False, "seat/voting-cell")
    return voting_of(cell)


def _one(row: Passage) -> Found[int]:
    """A row of a member table is one seat."""
    return row.found(1, "seat/row").derive(1, "seat/row")


def _by_groups(rows: list[list[Passage]], setting: Setting) -> tuple[SeatDraft, ...]:
    """The seats of a table without a head: the last filled cell of a row is the seat, those before it are its groups.

    A group goes on until its column or one before it is filled again. A cell alone in the first column is a group
    where rows follow that leave it empty, else a seat of the group before.
    """
    single = max(len(row) for row in rows) == 1 or not any(cell for row in rows for cell in row[1:])
    seats: list[SeatDraft] = []
    groups: dict[int, Passage] = {}
    for at, row in enumerate(rows):
        filled = [column for column, cell in enumerate(row) if cell]
        last = filled[-1]
        if not single and filled == [0] and _heads(rows, at):
            groups = {0: row[0]}
            continue
        for column in filled[:-1]:
            groups = {kept: text for kept, text in groups.items() if kept < column} | {column: row[column]}
        if filled == [0]:
            kept = {column: text for column, text in groups.items() if column == 0}
        else:
            kept = groups = {column: text for column, text in groups.items() if column < last}
        heads = tuple(text.read("seat/group") for _, text in sorted(kept.items()))
        under = setting._replace(groups=(*setting.groups, *heads))
        for name in _lines(row[last]):
            seats.extend(read_seats(name, under._replace(one=_one(name))))
    return tuple(seats)


def _heads(rows: list[list[Passage]], at: int) -> bool:
    """Whether the row after leaves the first column empty."""
    return at + 1 < len(rows) and not rows[at + 1][0]


def _lines(cell: Passage) -> tuple[Passage, ...]:
    """A cell's senders: it may hold several, each after a bullet or a semicolon."""
    marks = [match.start() for match in re.finditer(r"(?:^|(?<= ))[•▪–-] (?=\S)|(?<=;) ", cell.value)]
    if not marks:
        return (cell,)
    edges = sorted({0, *marks, len(cell.value)})
    parts = (cell.part(start, end) for start, end in pairwise(edges))
    return tuple(part for part in parts if part.value.strip("•▪–-; "))
