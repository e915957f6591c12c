"""Small documents for the tests of committees: lines with marks for headings, bullets and columns."""

from extractors.committees.draft import CommitteeDraft, SeatDraft
from extractors.committees.read import read_committees
from extractors.text.blocks import blocks
from extractors.text.flow import flow
from extractors.text.passage import Passage, Piece
from extractors.text.sections import sections
from schemas.council import CouncilProfile
from schemas.document import Cell, Document, Line, Page, Range, Table
from schemas.evidence import Found

LANDKREIS = CouncilProfile(id="musterau", name="Landkreis Musterau", classification="Landkreis")


def passage(text: str) -> Passage:
    """A text as one passage of a one-page document."""
    return Passage(Document("sample", (Page(1, text),), "text"), text, (Piece(0, 1, 0, len(text)),))


def document(*pages: str) -> Document:
    """Pages of lines: "# " is a heading, "- " an item (blanks before it indent), tabs part cells.

    A page that begins with "~" continues the row that the page before left open.
    """
    return Document("sample", tuple(_page(number, text) for number, text in enumerate(pages, 1)), "text")


def _page(number: int, text: str) -> Page:
    continues = text.startswith("~")
    text = text.removeprefix("~").strip("\n")
    lines: list[Line] = []
    rows: list[tuple[Cell, ...]] = []
    start = gap = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        bare = raw.lstrip(" ")
        mark = next((mark for mark in ("# ", "- ") if bare.startswith(mark)), "")
        begin = end - len(bare) + len(mark)
        if not raw.strip():
            gap += 1
        else:
            lines.append(
                Line(
                    begin,
                    end,
                    bullet="-" if mark == "- " else None,
                    indent=float(len(raw) - len(bare)),
                    gap=float(gap),
                    heading=1 if mark == "# " else 0,
                )
            )
            gap = 0
        if "\t" in raw:
            rows.append(_row(len(rows), raw, start))
        start = end + 1
    tables = (Table(tuple(rows), open_top=continues, open_bottom=text.endswith("\t")),) if rows else ()
    return Page(number, text, tuple(lines), tables=tables)


def _row(number: int, raw: str, start: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for column, part in enumerate(raw.split("\t")):
        cells.append(Cell(number, column, (Range(start, start + len(part)),) if part else ()))
        start += len(part) + 1
    return tuple(cells)


def committees(
    *pages: str, title: str = "", own: str = "", profile: CouncilProfile = LANDKREIS
) -> dict[str, CommitteeDraft]:
    """The committees of `document(*pages)` by name."""
    read = sections(blocks(flow(document(*pages))))
    found, _ = read_committees(
        read,
        passage(title) if title else None,
        as_of=None,
        own=Found(own, "test/own") if own else None,
        profile=profile,
    )
    return {committee.name.value: committee for committee in found}


def line(seat: SeatDraft) -> str:
    """A seat in one line: "3 x große Kreisstädte [Kommunen] Leitung +" (number, name, groups, role, vote)."""
    count = f"{seat.count.value} x " if seat.count else f"je {seat.per.value.number} x " if seat.per else ""
    group = f" [{' > '.join(group.value for group in seat.group)}]" if seat.group else ""
    role = f" {seat.role.value}" if seat.role else ""
    vote = "" if seat.voting is None else (" +" if seat.voting.value else " -")
    return f"{count}{seat.institution.value}{group}{role}{vote}"


def seats(committee: CommitteeDraft) -> list[str]:
    """All seats of a committee as `line` writes them."""
    return [line(seat) for seat in committee.seat]
