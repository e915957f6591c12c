"""Word processors' files: the words, lists and tables that a reader sees, whatever they are made of."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml

from extractors.extract import extract
from pipeline.councils import packaged_profiles
from pipeline.reading.read import read
from schemas.document import Document, Page
from schemas.errors import DocumentError
from schemas.record import Record

ROOT = Path(__file__).parents[3]
# Texts whose crosses under "ö | nö" are told by blanks at the line's end, which nobody types into a document.
BY_BLANKS = ("karlsruhe/2021-0288",)
SAMPLES = [
    path
    for path in sorted((ROOT / "tests" / "documents").glob("*/*/paper.txt"))
    if f"{path.parent.parent.name}/{path.parent.name}" not in BY_BLANKS
]


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_pages(document: Any) -> tuple[Page, ...]:
    return read("a.docx", saved(document)).pages


def lines_of(page: Page) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines]


def cells_of(page: Page, table: int = 0) -> list[list[str]]:
    return [
        [" / ".join(page.text[start:end] for start, end in cell.ranges) for cell in row]
        for row in page.tables[table].rows
    ]


def as_docx(text: Document) -> bytes:
    """A text file's words as somebody would type them: tables, lists, bold headings, empty paragraphs between."""
    document = docx.Document()
    normal = document.styles["Normal"].paragraph_format
    normal.space_after = normal.space_before = 0
    for page in text.pages:
        owners = {
            place.start: number
            for number, table in enumerate(page.tables)
            for row in table.rows
            for cell in row
            for place in cell.ranges
        }
        done: set[int] = set()
        for line in page.lines:
            for _ in range(int(line.gap)):
                document.add_paragraph()
            owner = next((owners[at] for at in range(line.start, line.end) if at in owners), None)
            if owner is None:
                depth = f" {1 + int(line.indent) // 2}" if line.indent >= 2 else ""
                paragraph = document.add_paragraph(style=f"List Bullet{depth}" if line.bullet else None)
                paragraph.paragraph_format.space_after = 0
                for index, part in enumerate(page.text[line.start : line.end].split("**")):
                    paragraph.add_run(part).bold = line.bold or index % 2 == 1
            elif owner not in done:
                done.add(owner)
                rows = page.tables[owner].rows
                table = document.add_table(len(rows), len(rows[0]))
                for at, row in enumerate(rows):
                    for cell in row:
                        words = " ".join(page.text[start:end] for start, end in cell.ranges)
                        table.cell(at, cell.column).text = words
    return saved(document)


def without_places(record: Record) -> dict[str, Any]:
    return record.model_dump(by_alias=True, exclude={"source", "evidence", "issue"})


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_sample_says_the_same_as_its_text(sample: Path) -> None:
    folders = tuple(parent.name for parent in sample.parents if parent.name)
    text = read(str(sample), sample.read_bytes(), folders)
    document = read(str(sample.with_suffix(".docx")), as_docx(text), folders)
    record = extract(document, packaged_profiles())
    assert without_places(record) == without_places(extract(text, packaged_profiles()))
    for evidence in record.evidence:
        for span in evidence.spans:
            assert document.page(span.page).text[span.start : span.end] == span.raw
            assert span.box is None


def test_headings_bold_sizes_and_breaks() -> None:
    document = docx.Document()
    document.add_heading("Ziele", 2)
    paragraph = document.add_paragraph()
    paragraph.add_run("Amt").bold = True
    paragraph.add_run("\tfür Soziales")
    paragraph.add_run().add_break()
    paragraph.add_run("zweite Zeile").bold = True
    (page,) = read_pages(document)
    assert lines_of(page) == ["Ziele", "Amt\tfür Soziales", "zweite Zeile"]
    assert [(line.heading, line.bold, line.gap) for line in page.lines] == [(2, True, 0), (0, False, 0), (0, True, 0)]
    assert page.lines[0].size == 13


def test_spaces_between_paragraphs_are_gaps() -> None:
    document = docx.Document()
    for words, space in (("eins", 0), ("zwei", 12), ("", 0), ("drei", 0)):
        document.add_paragraph(words).paragraph_format.space_before = space * 12700
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.space_after = 0
    (page,) = read_pages(document)
    assert [line.gap for line in page.lines] == [0, 1, 1]


def numbered(document: Any) -> None:
    """Gives the document a list with the number 90: "§ 1", below it "(a)", "1.IV" and dashes."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (start, form, text) in enumerate(
            ((1, "decimal", "§ %1"), (1, "lowerLetter", "(%2)"), (4, "upperRoman", "%1.%3"), (1, "bullet", "-"))
        )
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def in_list(paragraph: Any, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = 90
    properties.get_or_add_ilvl().val = level


def test_numbers_that_the_file_only_counts_are_read() -> None:
    document = docx.Document()
    numbered(document)
    for level, words in ((0, "Name"), (1, "kurz"), (1, "lang"), (0, "Sitz"), (1, "hier"), (2, "so"), (3, "oder")):
        in_list(document.add_paragraph(words), level)
    (page,) = read_pages(document)
    assert lines_of(page) == ["§ 1 Name", "(a) kurz", "(b) lang", "§ 2 Sitz", "(a) hier", "2.IV so", "oder"]
    assert [line.bullet for line in page.lines] == [None] * 6 + ["-"]
    assert page.text.endswith("- oder\n")


def test_tables_with_merged_cells() -> None:
    document = docx.Document()
    document.add_paragraph("davor")
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    table.cell(0, 2).add_paragraph("mehr")
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 1).text = "innen"
    document.add_paragraph("danach")
    (page,) = read_pages(document)
    assert cells_of(page) == [
        ["00 / 10", "01 / innen", "02 / mehr"],
        ["", "11", "12"],
        ["20", "21 / 22", ""],
    ]
    assert lines_of(page)[0] == "davor" and lines_of(page)[-1] == "danach"


def test_pages_with_their_heads_and_feet() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Landkreis Konstanz"
    section.header.paragraphs[0].text = "Seite"
    section.footer.paragraphs[0].text = "Fuß"
    document.add_paragraph("eins").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("zwei")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("noch zwei")
    other = document.add_section(WD_SECTION.NEW_PAGE)
    other.header.is_linked_to_previous = False
    other.header.paragraphs[0].text = "Anlage"
    other.different_first_page_header_footer = False
    document.add_paragraph("drei")
    document.add_paragraph("vier").paragraph_format.page_break_before = True
    assert [lines_of(page) for page in read_pages(document)] == [
        ["Landkreis Konstanz", "eins"],
        ["Seite", "zwei", "noch zwei", "Fuß"],
        ["Anlage", "drei", "Fuß"],
        ["Anlage", "vier", "Fuß"],
    ]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BOX = "<w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent>"


def test_what_stands_in_other_elements_is_read_once() -> None:
    document = docx.Document()
    for tag, inside in (
        ("w:sdt", "<w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Feld</w:t></w:r></w:p></w:sdtContent>"),
        (
            "w:p",
            "<w:hyperlink><w:r><w:t>Verweis</w:t></w:r></w:hyperlink><w:ins><w:r><w:t> neu</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText> alt</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t></w:r>",
        ),
        (
            "w:p",
            f"<w:r><w:t>Text</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{BOX}</mc:Choice>"
            f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>",
        ),
        ("w:p", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:noBreakHyphen/><w:t>o\u0308 \ufb01</w:t></w:r>'),
    ):
        element = parse_xml(f'<{tag} xmlns:w="{W}" xmlns:mc="{MC}">{inside}</{tag}>')
        document.element.body.insert(len(document.element.body) - 1, element)
    (page,) = read_pages(document)
    assert lines_of(page) == ["Feld", "Verweis neu", "Text", "Kasten", "\uf0fc-ö fi"]


def rewritten(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one of its parts changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            changed = change(data) if info.filename == name else data
            assert info.filename != name or changed != data
            new.writestr(info.filename, changed)
    return buffer.getvalue()


def with_entities(xml: bytes) -> bytes:
    """The part with a text that would be a billion letters."""
    entities = "<!ENTITY a '" + "lol" * 1000 + "'>"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True):
        entities += f"<!ENTITY {after} '{f'&{before};' * 10}'>"
    head, mark, rest = xml.partition(b"?>")
    return head + mark + f"<!DOCTYPE d [{entities}]>".encode() + rest.replace(b"Vorlage", b"&i;")


def white_point() -> bytes:
    """A PNG of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")


def test_what_cannot_be_read_says_why() -> None:
    document, pictures, main = docx.Document(), docx.Document(), "word/document.xml"
    document.add_paragraph("Vorlage")
    pictures.add_picture(io.BytesIO(white_point()))
    whole = saved(document)
    middle = len(whole) // 2
    types, rows = "[Content_Types].xml", b"<w:p/>" * 100_001
    cases: list[tuple[bytes, str]] = [
        (whole[:-100], "broken"),
        (whole[:middle] + b"\xff" * 50 + whole[middle + 50 :], "broken"),
        (rewritten(whole, main, lambda xml: xml[:-40]), "broken"),
        (rewritten(whole, main, with_entities), "broken"),
        (rewritten(whole, "word/styles.xml", with_entities), "broken"),
        (rewritten(whole, main, lambda _: b"<a/>"), "broken"),
        (rewritten(whole, types, lambda xml: xml.replace(b"document.main", b"template.main")), "office_format"),
        (rewritten(whole, "word/styles.xml", lambda xml: xml + b" " * 40 * 2**20), "too_large"),
        (rewritten(whole, main, lambda xml: xml.replace(b"<w:p>", rows + b"<w:p>", 1)), "too_large"),
        (saved(docx.Document()), "empty"),
        (saved(pictures), "needs_ocr"),
    ]
    for number, (content, outcome) in enumerate(cases):
        with pytest.raises(DocumentError) as error:
            read("a.docx", content)
        assert error.value.outcome == outcome, (number, error.value)
        assert "a.docx" in str(error.value) and error.value.advice


def test_any_name_and_any_long_paragraph() -> None:
    document = docx.Document()
    document.add_paragraph("Wort " * 5_000 + "x" * 1_000)
    content = saved(document)
    for name in ("a.docx", "a.zip", "a", "a.txt"):
        (page,) = read(name, content).pages
        assert page.text.count("Wort") == 5_000
        assert max(line.end - line.start for line in page.lines) <= 10_000
        assert max(map(len, re.findall(r"\S+", " ".join(lines_of(page))))) <= 300
    with pytest.raises(DocumentError) as error:
        read("a.pdf", content)
    assert error.value.outcome == "not_pdf"
