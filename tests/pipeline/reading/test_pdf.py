"""PDF pages: ranges and boxes that hold, lines, bullets, bold, rotation, scans."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.reading.layout import WORD
from pipeline.reading.read import read
from schemas.document import Document, Page, Word
from schemas.errors import DocumentError

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
MakePdf = Callable[..., bytes]


def read_file(path: Path) -> Document:
    return read(path.name, path.read_bytes())


def boxed_words(page: Page) -> list[Word]:
    """The words of a page by pdfium, each with the box that the page gives for it."""
    words = []
    for match in WORD.finditer(page.text):
        box = page.box(*match.span())
        assert box is not None
        words.append(Word(*match.span(), box))
    return words


def words_of(page: Page) -> list[str]:
    return [page.text[word.start : word.end] for word in boxed_words(page)]


def lines_of(page: Page) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines]


def text(x: float, y: float, words: str, font: str = "R", size: float = 11) -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def check_page(page: Page) -> None:
    """What holds for every page."""
    assert page.width is not None and page.height is not None
    words = boxed_words(page)
    in_lines = Counter(
        index
        for line in page.lines
        for index, word in enumerate(words)
        if line.start <= word.start and word.end <= line.end
    )
    for index, word in enumerate(words):
        assert 0 <= word.start < word.end <= len(page.text)
        assert not any(char.isspace() for char in page.text[word.start : word.end])
        assert 0 <= word.box.x0 <= word.box.x1 <= page.width
        assert 0 <= word.box.top <= word.box.bottom <= page.height
        is_bullet = in_lines[index] == 0
        assert in_lines[index] == 1 or (is_bullet and word.end - word.start == 1)
    starts = {word.start for word in words}
    ends = {word.end for word in words}
    for line in page.lines:
        assert line.start in starts and line.end in ends and line.box is not None and line.gap >= 0
        for word in words:
            if line.start <= word.start and word.end <= line.end:
                assert line.box.union(word.box) == line.box
    for table in page.tables:
        assert len({len(row) for row in table.rows}) == 1
        for row_number, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                assert (cell.row, cell.column) == (row_number, column)
                for start, end in cell.ranges:
                    assert start in starts and end in ends and "\n" not in page.text[start:end]


def test_a_paper_s_pages_hold_together(paper: Path) -> None:
    document = read_file(paper)
    assert document.medium == "pdf"
    for page in document.pages:
        assert page.engine == "pdfium"
        check_page(page)
        assert "".join(words_of(page)) == "".join(page.text.split())
        assert "\r" not in page.text and "\ufffe" not in page.text


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared with the seeds is not here")
@pytest.mark.parametrize("name", ["konstanz-2019-223.pdf", "konstanz-2019-223.writer.pdf"])
def test_bullets_of_both_typesetters_nest_alike(name: str) -> None:
    items = [line for page in read_file(SEEDS / "pdf" / name).pages for line in page.lines if line.bullet]
    outer = min(line.indent for line in items)
    depths = [int(line.indent > outer + 5) for line in items]
    assert depths == [0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1]


def test_a_bullet_at_the_end_of_the_text_goes_to_its_line(make_pdf: MakePdf) -> None:
    content = text(107, 700, "Vertretung der Gemeinden") + text(137, 680, "Sozialamt") + text(60, 640, "Anlagen")
    content += text(96, 700, "\x95") + text(126, 680, "\x95")
    (page,) = read("a.pdf", make_pdf(content)).pages
    assert [(line.bullet, round(line.indent)) for line in page.lines] == [("•", 96), ("•", 126), (None, 60)]
    assert lines_of(page) == ["Vertretung der Gemeinden", "Sozialamt", "Anlagen"]
    check_page(page)


@pytest.mark.parametrize(
    ("content", "bullet", "line"),
    [
        (text(90, 700, "\x95 Jugendamt"), "•", "Jugendamt"),
        (text(90, 700, "- Jugendamt"), "-", "Jugendamt"),
        (text(90, 700, "\x96") + text(108, 700, "Jugendamt"), "–", "Jugendamt"),
        (text(90, 700, "o", "C") + text(108, 700, "Jugendamt"), "o", "Jugendamt"),
        (text(90, 700, "o Jugendamt"), None, "o Jugendamt"),
        (text(280, 700, "- 2 -"), None, "- 2 -"),
        (text(90, 700, "-1,5 Stellen"), None, "-1,5 Stellen"),
        (text(90, 700, "\xa7 1 Allgemeines"), None, "§ 1 Allgemeines"),
    ],
)
def test_what_a_bullet_is(make_pdf: MakePdf, content: str, bullet: str | None, line: str) -> None:
    (page,) = read("a.pdf", make_pdf(text(60, 800, "Anlage") + content)).pages
    assert [(found.bullet, page.text[found.start : found.end]) for found in page.lines[1:]] == [(bullet, line)]


def test_a_dash_that_a_title_wraps_at_is_no_bullet(make_pdf: MakePdf) -> None:
    content = text(60, 700, "Fortschreibung des Handlungskonzepts im Landkreis", size=16)
    content += text(60, 682, "\x96 Bericht", size=16) + text(60, 640, "\x96 erster Punkt")
    (page,) = read("a.pdf", make_pdf(content)).pages
    assert [line.bullet for line in page.lines] == [None, None, "–"]
    assert lines_of(page)[1] == "– Bericht"


def test_a_hyphen_at_a_line_s_end_stays_with_its_line_end(make_pdf: MakePdf) -> None:
    content = text(60, 700, "ein Konzept der Jugend-") + text(60, 686, "hilfe im Kreis") + text(60, 600, "Ende")
    (page,) = read("a.pdf", make_pdf(content)).pages
    assert page.text == "ein Konzept der Jugend-\nhilfe im Kreis\nEnde"
    assert words_of(page)[3:6] == ["Jugend-", "hilfe", "im"]
    words = boxed_words(page)
    assert words[3].box.bottom < words[4].box.top
    assert words[-1].box.top > 230


def test_bold_size_and_gap(make_pdf: MakePdf) -> None:
    content = (
        text(60, 700, "Sachverhalt", "B", 14) + text(60, 660, "Der Kreistag beriet.") + text(60, 646, "Er nahm an.")
    )
    content += "BT /B 11 Tf 1 0 0 1 60 620 Tm (Datum) Tj /R 11 Tf ( 11.09.2019) Tj ET\n"
    content += "q 0.5 0 0 0.5 0 0 cm " + text(120, 1160, "Fu\xdfnote", size=16) + "Q"
    (page,) = read("a.pdf", make_pdf(content)).pages
    assert [line.bold for line in page.lines] == [True, False, False, False, False]
    assert [line.size for line in page.lines] == pytest.approx([14, 11, 11, 11, 8])
    gaps = [line.gap for line in page.lines]
    assert gaps[0] == 0 and gaps[1] > 1 and gaps[2] < 0.5 < gaps[3]


@pytest.mark.parametrize(
    ("page", "size", "place"),
    [
        ("", (595, 842), (100, 142)),
        ("/Rotate 90", (842, 595), (700, 100)),
        ("/Rotate 180", (595, 842), (495, 700)),
        ("/Rotate 270", (842, 595), (142, 495)),
        ("/MediaBox [50 50 645 892]", (595, 842), (50, 192)),
        ("/CropBox [50 100 550 800]", (500, 700), (50, 100)),
    ],
)
def test_boxes_are_as_the_page_is_seen(
    make_pdf: MakePdf, page: str, size: tuple[float, float], place: tuple[float, float]
) -> None:
    (read_page,) = read("a.pdf", make_pdf(text(100, 700, "Kreistag beschlie\xdft"), page=page)).pages
    assert (read_page.width, read_page.height) == pytest.approx(size)
    box = boxed_words(read_page)[0].box
    # The word begins at the place and runs from there to one side, according to the rotation.
    nearest = (
        min((box.x0, box.x1), key=lambda x: abs(x - place[0])),
        min((box.top, box.bottom), key=lambda y: abs(y - place[1])),
    )
    assert nearest == pytest.approx(place, abs=12)
    check_page(read_page)


def test_text_outside_of_the_page_is_cut_to_it(make_pdf: MakePdf) -> None:
    (page,) = read("a.pdf", make_pdf(text(100, 700, "innen") + text(100, 900, "oben") + text(-400, 10, "links"))).pages
    check_page(page)


IMAGE = "BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI"
SCAN = f"q 595 0 0 842 0 0 cm {IMAGE} Q\n"


@pytest.mark.parametrize("content", [SCAN, SCAN + text(500, 20, "Seite 1 von 4"), "0 0 m 100 100 l S"])
def test_pages_without_text_need_ocr(make_pdf: MakePdf, content: str) -> None:
    with pytest.raises(DocumentError) as error:
        read("scan.pdf", make_pdf(content, content), ocr="never")
    assert error.value.outcome == "needs_ocr" and "--ocr auto" in error.value.advice


def test_one_page_of_text_among_scans_is_read(make_pdf: MakePdf) -> None:
    document = read("a.pdf", make_pdf(SCAN, text(60, 700, "Anlage 1: Vermerk"), ""), ocr="never")
    assert [page.text for page in document.pages] == ["", "Anlage 1: Vermerk", ""]


def test_ten_thousand_bullets_take_no_quadratic_time(make_pdf: MakePdf) -> None:
    content = "".join(text(100, 700, "\x95") + text(110, 700 - row % 60, "x") for row in range(3000))
    assert read("a.pdf", make_pdf(text(60, 800, "Anlage") + content)).pages[0].lines
