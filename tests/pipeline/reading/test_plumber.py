"""The fallback engine gives the same words, lines and tables as pdfium, and only RefusedError where it cannot."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.reading import plumber
from pipeline.reading.pdf import read_pages
from schemas.document import Page


def bullets_of(page: Page) -> Counter[str]:
    return Counter(page.text[line.start : line.end] for line in page.lines if line.bullet)


def test_the_fallback_reads_what_pdfium_reads(paper: Path) -> None:
    content = paper.read_bytes()
    pdf = plumber.open_file(content)
    for expected in read_pages(paper.name, content):
        page = plumber.read_page(pdf, expected.number)
        assert page.engine == "pdfplumber"
        assert Counter("".join(page.text.split())) == Counter("".join(expected.text.split()))
        assert bullets_of(page) == bullets_of(expected)
        assert sum(line.bold for line in page.lines) == pytest.approx(sum(line.bold for line in expected.lines), abs=1)
        assert [len(table.rows) for table in page.tables] == [len(table.rows) for table in expected.tables]
        for word in page.words:
            assert not any(char.isspace() for char in page.text[word.start : word.end])
        for line in page.lines:
            assert page.text[line.start : line.end].strip() == page.text[line.start : line.end] != ""


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", b"\0" * 2000])
def test_the_fallback_refuses_in_its_own_words(content: bytes) -> None:
    with pytest.raises(plumber.RefusedError):
        plumber.read_page(plumber.open_file(content), 1)
