"""A header or a paper read from a text, and its stations as rows, for the tests of forms."""

from collections.abc import Callable

from extractors.classify import document_type
from extractors.forms.header import read_header
from extractors.forms.walk import Header
from extractors.papers.read import PaperDraft, read_paper
from extractors.text.flow import flow
from schemas.document import Box, Document, Line, Page, Word

MakeDocument = Callable[[str], Document]
Row = tuple[str, str | None, bool | None, str | None]


def header_of(document: Document) -> tuple[str | None, Header]:
    items = flow(document)
    what = document_type(items)
    return what.heading.value if what.heading else None, read_header(items, what.line, None)


def draft_of(document: Document) -> PaperDraft:
    items = flow(document)
    what = document_type(items)
    return read_paper(items, what.line, what.heading if what.is_typed else None, None)


def rows(header: Header) -> list[Row]:
    return [
        (
            each.organization.value,
            each.start.value if each.start else None,
            each.public.value if each.public else None,
            each.role.value if each.role else None,
        )
        for each in header.stations
    ]


def folge(document: MakeDocument, *lines: str) -> list[tuple[object, ...]]:
    """The stations of a Beratungsfolge in these lines, with TOP and result."""
    text = "\n".join(("Beschlussvorlage", "VO/2022/044", *lines, "", "Neue Bänke", "", "Beschlussvorschlag:", "Ja."))
    _, header = header_of(document(text))
    assert header.title is not None and header.title.value == "Neue Bänke"
    return [(*row, each.result and each.result.value) for row, each in zip(rows(header), header.stations, strict=True)]


def on_page(*rows: tuple[float, tuple[tuple[float, str], ...]]) -> Document:
    """A page of rows, each with its top and its words, each of which has its left edge."""
    text, printed, words = "", list[Line](), list[Word]()
    for top, cells in rows:
        begin = len(text)
        for left, word in cells:
            words.append(Word(len(text), len(text) + len(word), Box(left, top, left + 5 * len(word), top + 10)))
            text += f"{word} "
        box = Box(cells[0][0], top, words[-1].box.x1, top + 10)
        gap = (top - printed[-1].box.bottom) / 10 if printed and printed[-1].box else 0.0
        printed.append(Line(begin, len(text) - 1, box, gap=gap))
        text = f"{text[:-1]}\n"
    return Document("paper.pdf", (Page(1, text, tuple(printed), tuple(words)),), medium="pdf")
