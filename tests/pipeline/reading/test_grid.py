"""Ruled tables: the same as pdfplumber's own, and what pdfplumber misses: open rows, tables that touch."""

from collections.abc import Callable
from pathlib import Path

import pdfplumber  # noqa: TID251 - the oracle
import pytest

from pipeline.reading.marks import BULLETS
from pipeline.reading.read import read
from schemas.document import Page, Table

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"
MakePdf = Callable[..., bytes]
Rows = list[tuple[str, ...]]


def cell_texts(page: Page, table: Table) -> list[list[str]]:
    return [[" ".join(page.text[start:end] for start, end in cell.ranges) for cell in row] for row in table.rows]


def printed_rows(page: Page) -> Rows:
    """The rows of a page's tables by their printed cells, without the rows that a page break cut open."""
    rows: Rows = []
    for table in page.tables:
        texts = cell_texts(page, table)
        for number, row in enumerate(table.rows):
            is_open = (table.open_top and number == 0) or (table.open_bottom and number == len(table.rows) - 1)
            if not is_open:
                rows.append(tuple(text for cell, text in zip(row, texts[number], strict=True) if cell.box))
    return rows


def plumbed_rows(path: Path) -> list[Rows]:
    """The same by pdfplumber; tables without a word are no tables."""
    pages = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            rows: Rows = []
            for table in page.extract_tables():
                if any(cell for row in table for cell in row):
                    rows += [tuple(plain(cell) for cell in row if cell is not None) for row in table]
            pages.append(rows)
            page.close()
    return pages


def plain(text: str) -> str:
    return " ".join(word for word in text.split() if word not in BULLETS)


def test_tables_are_pdfplumber_s(paper: Path) -> None:
    document = read(paper.name, paper.read_bytes())
    assert [printed_rows(page) for page in document.pages] == plumbed_rows(paper)


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S\n"


def text(x: float, y: float, words: str) -> str:
    return f"BT /R 11 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def grid(xs: list[float], ys: list[float]) -> str:
    level = [rule(xs[0], y, xs[-1], y) for y in ys]
    return "".join(level + [rule(x, ys[0], x, ys[-1]) for x in xs])


def test_a_row_cut_by_the_page_break_stands_on_both_pages(make_pdf: MakePdf) -> None:
    above = grid([60, 200, 400], [200, 180]) + "".join(rule(x, 180, x, 60) for x in (60, 200, 400))
    above += text(65, 186, "Jugendamt") + text(205, 186, "2") + text(65, 80, "Schulamt f\xfcr")
    below = grid([60, 200, 400], [700, 680]) + "".join(rule(x, 700, x, 780) for x in (60, 200, 400))
    below += text(65, 766, "den Kreis") + text(205, 766, "1") + text(65, 686, "Sozialamt")
    first, second = read("a.pdf", make_pdf(above, below)).pages
    assert (first.tables[0].open_top, first.tables[0].open_bottom) == (False, True)
    assert cell_texts(first, first.tables[0]) == [["Jugendamt", "2"], ["Schulamt für", ""]]
    assert (second.tables[0].open_top, second.tables[0].open_bottom) == (True, False)
    assert cell_texts(second, second.tables[0]) == [["den Kreis", "1"], ["Sozialamt", ""]]


def test_a_stranded_row_with_one_level_edge_is_a_table(make_pdf: MakePdf) -> None:
    content = (
        rule(60, 700, 400, 700) + "".join(rule(x, 700, x, 780) for x in (60, 200, 400)) + text(65, 750, "Stadt Rheine")
    )
    (page,) = read("a.pdf", make_pdf(content)).pages
    assert cell_texts(page, page.tables[0]) == [["Stadt Rheine", ""]]
    assert page.tables[0].open_top and not page.tables[0].open_bottom


def test_tables_that_touch_and_share_no_column_are_two(make_pdf: MakePdf) -> None:
    content = grid([60, 230, 350], [700, 660]) + grid([60, 150, 220, 330], [660, 640, 620])
    content += text(65, 680, "Sozialamt") + text(235, 680, "04.04.2018")
    content += text(65, 646, "Gremium") + text(155, 646, "Art") + text(225, 646, "Termin")
    content += text(65, 626, "Kreistag") + text(225, 626, "07.05.2018")
    (page,) = read("a.pdf", make_pdf(content)).pages
    assert [cell_texts(page, table) for table in page.tables] == [
        [["Sozialamt", "04.04.2018"]],
        [["Gremium", "Art", "Termin"], ["Kreistag", "", "07.05.2018"]],
    ]


def test_a_merged_cell_stands_at_its_first_place(make_pdf: MakePdf) -> None:
    content = rule(60, 700, 400, 700) + rule(200, 680, 400, 680) + rule(60, 660, 400, 660)
    content += "".join(rule(x, 700, x, 660) for x in (60, 200, 400))
    content += text(65, 686, "Externe") + text(65, 666, "Partner") + text(205, 686, "IHK") + text(205, 666, "Caritas")
    (page,) = read("a.pdf", make_pdf(content)).pages
    (table,) = page.tables
    assert cell_texts(page, table) == [["Externe Partner", "IHK"], ["", "Caritas"]]
    assert table.rows[0][0].box is not None and table.rows[1][0].box is None


def test_a_merged_cell_that_the_page_break_cuts_keeps_its_rows_whole(make_pdf: MakePdf) -> None:
    above = rule(60, 120, 400, 120) + rule(200, 100, 400, 100) + rule(200, 80, 400, 80) + rule(60, 140, 400, 140)
    above += "".join(rule(x, 140, x, 80) for x in (60, 200, 400))
    above += text(65, 126, "Amt") + text(205, 126, "Forstamt")
    above += text(65, 106, "Gemeinden") + text(205, 106, "Stadt A") + text(205, 86, "Stadt B")
    below = rule(200, 760, 400, 760) + rule(60, 740, 400, 740) + "".join(rule(x, 760, x, 720) for x in (60, 200, 400))
    below += rule(60, 720, 400, 720) + text(205, 746, "Stadt C") + text(65, 726, "Vereine") + text(205, 726, "BUND")
    first, second = read("a.pdf", make_pdf(above, below)).pages
    assert cell_texts(first, first.tables[0]) == [["Amt", "Forstamt"], ["Gemeinden", "Stadt A"], ["", "Stadt B"]]
    assert cell_texts(second, second.tables[0]) == [["", "Stadt C"], ["Vereine", "BUND"]]
    assert not (first.tables[0].open_bottom or second.tables[0].open_top)


def test_rules_without_a_grid_and_drawings_are_no_tables(make_pdf: MakePdf) -> None:
    lines = rule(60, 700, 500, 700) + rule(60, 600, 500, 600) + text(65, 650, "Anlagen")
    (page,) = read("a.pdf", make_pdf(lines)).pages
    assert page.tables == ()
    dense = "".join(rule(60, y, 500, y) + rule(y, 60, y, 800) for y in range(60, 500, 4)) + text(65, 810, "Lageplan")
    (page,) = read("a.pdf", make_pdf(dense)).pages
    assert page.tables == ()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared with the seeds is not here")
def test_the_seed_s_cut_row() -> None:
    name = "steinfurt-go-lenkungsgruppe-kim.pdf"
    pages = read(name, (SEEDS / "pdf" / name).read_bytes()).pages
    first, second = pages[1].tables[0], pages[2].tables[0]
    assert first.open_bottom and second.open_top
    last, following = cell_texts(pages[1], first)[-1], cell_texts(pages[2], second)[0]
    assert (last[0], last[2]) == ("", "") and last[1].startswith("Schulamt") and last[1].endswith(")")
    assert following[0].startswith("Externe") and following[1:] == ["", ""]
