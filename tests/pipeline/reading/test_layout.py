"""Boxes on demand: the same whenever they are asked for, over files that close, pages that are let go, and pickling."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.reading.layout import PageLayout
from pipeline.reading.opened import OPEN_CHARACTERS, OPEN_PAGES, OpenFile
from pipeline.reading.read import read
from schemas.document import Box, Page, Word

MakePdf = Callable[..., bytes]


def text(x: float, y: float, words: str) -> str:
    return f"BT /R 11 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def test_a_box_is_that_of_whole_words(make_pdf: MakePdf) -> None:
    content = text(60, 700, "Der Kreistag ber\xe4t ") + text(60, 680, "\x95 den Haushalt") + text(60, 660, "- Ende")
    with read("a.pdf", make_pdf(content)) as document:
        page = document.pages[0]
        assert page.text.split("\n")[0].rstrip() == "Der Kreistag berät"
        word, whole = page.box(4, 12), page.box(0, 18)
        assert word is not None and whole is not None
        assert page.box(6, 7) == page.box(6, 9) == page.box(3, 13) == word
        assert page.box(3, 4) is None and page.box(4, 4) is None
        first, last = page.box(0, 1), page.box(13, 14)
        assert first is not None and last is not None
        assert whole == first.union(word).union(last)
        bullet = page.text.index("•")
        of_bullet, behind = page.box(bullet, bullet + 1), page.box(bullet + 2, bullet + 3)
        assert of_bullet is not None and behind is not None and of_bullet.x1 <= behind.x0
        over_lines = page.box(0, len(page.text))
        assert over_lines is not None and over_lines.bottom > behind.bottom
        assert page.lines[0].box == whole


def test_words_of_an_engine_give_the_same_kind_of_boxes() -> None:
    words = (Word(0, 3, Box(10, 10, 30, 20)), Word(4, 12, Box(35, 9, 80, 20)), Word(13, 14, Box(10, 30, 15, 40)))
    page = Page(1, "Der Kreistag\n3", words=words, engine="tesseract")
    assert page.box(6, 7) == words[1].box
    assert page.box(2, 5) == Box(10, 9, 80, 20)
    assert page.box(3, 4) is None
    assert Page(1, "Der Kreistag").box(0, 3) is None


def test_pages_that_were_let_go_are_loaded_again(make_pdf: MakePdf) -> None:
    content = make_pdf(*(text(60 + number, 700, f"Seite {number}") for number in range(3 * OPEN_PAGES)))
    with read("a.pdf", content) as document:
        forth = [page.box(0, 5) for page in document.pages]
        back = [page.box(0, 5) for page in reversed(document.pages)]
    assert None not in forth and forth == back[::-1] and len(set(forth)) == len(forth)


def test_only_so_many_pages_and_characters_are_open(make_pdf: MakePdf) -> None:
    file = OpenFile(make_pdf(*(text(60, 700, "Kreistag") for _ in range(OPEN_PAGES + 5))))
    for number in range(1, file.count + 1):
        file.page(number)
    assert list(file._pages) == list(range(6, file.count + 1))
    file.close()
    assert not file._pages
    long = "".join(text(1, 800 - 20 * row, "x" * (OPEN_CHARACTERS // 10)) for row in range(6))
    file = OpenFile(make_pdf(long, long, long))
    for number in (1, 2, 3):
        file.page(number)
    assert list(file._pages) == [3]
    file.close()


def test_a_closed_document_gives_no_box_and_keeps_all_else(make_pdf: MakePdf) -> None:
    document = read("a.pdf", make_pdf(text(60, 700, "Kreistag")))
    page = document.page(1)
    assert page.box(0, 1) is not None
    document.close()
    document.close()
    with pytest.raises(ValueError, match="closed"):
        page.box(0, 1)
    assert page.lines[0].box is not None and page.text == "Kreistag"


def test_what_is_stored_is_small_and_a_layout_never_leaves_its_process(make_pdf: MakePdf) -> None:
    with read("a.pdf", make_pdf(text(60, 700, "Kreistag")), ("2018",)) as document:
        assert isinstance(document.pages[0].layout, PageLayout)
        copy = pickle.loads(pickle.dumps(document))
        assert copy == document and copy.pages[0].layout is None
        stored = document.stored()
    (page,) = stored.pages
    assert (page.lines, page.words, page.tables, page.layout) == ((), (), (), None)
    whole = document.pages[0]
    assert (page.number, page.text, page.width, page.height) == (1, whole.text, whole.width, whole.height)
    assert (page.engine, stored.source, stored.folders, stored.medium) == ("pdfium", "a.pdf", ("2018",), "pdf")


def test_the_last_reference_closes_the_file(make_pdf: MakePdf) -> None:
    file = OpenFile(make_pdf(text(60, 700, "Kreistag")))
    file.page(1)
    finalizer = file._close
    assert finalizer.alive
    del file
    assert not finalizer.alive


_LEFT_OPEN = """
import sys, weakref
from pathlib import Path
lasting = type("Lasting", (), {})()
weakref.finalize(lasting, print, "ended")  # before pdfium is loaded, so that at the end it comes after pdfium
from pipeline.reading.opened import OpenFile
file = OpenFile(Path(sys.argv[1]).read_bytes())
file.page(1)
"""


def test_a_process_may_end_with_a_file_open(make_pdf: MakePdf, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(make_pdf(text(60, 700, "Kreistag")))
    ended = subprocess.run([sys.executable, "-c", _LEFT_OPEN, str(paper)], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "ended\n")
