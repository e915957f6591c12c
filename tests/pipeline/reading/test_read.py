"""The way in: every file ends as a Document or in the one outcome that says what is wrong with it."""

import io
import math
import pickle
import re
import zipfile
from collections.abc import Callable

import pytest

from pipeline.reading import pdf
from pipeline.reading.formats import media_type
from pipeline.reading.read import read
from schemas.errors import DocumentError
from schemas.outcome import Outcome

MakePdf = Callable[..., bytes]
LETTER = "BT /R 11 Tf 1 0 0 1 60 700 Tm (Sehr geehrte Damen und Herren) Tj ET"
ENCRYPT = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"

OFFICE = "application/vnd.openxmlformats-officedocument"


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x" * 100)
    return buffer.getvalue()


def outcome_of(name: str, content: bytes) -> Outcome:
    with pytest.raises(DocumentError) as error:
        read(name, content, ocr="never")
    assert name in str(error.value) and error.value.advice
    copy = pickle.loads(pickle.dumps(error.value))
    assert (copy.outcome, str(copy)) == (error.value.outcome, str(error.value))
    return Outcome(error.value.outcome)


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("a.pdf", b"", "empty"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\f ", "empty"),
        ("a.txt", "\ufeff \u00a0\n".encode(), "empty"),
        ("a.pdf", b"\0" * 4096, "empty"),
        ("a.pdf", b"Not found\n", "not_pdf"),
        ("a.PDF", b"<!DOCTYPE html><html><body>404</body></html>", "not_pdf"),
        ("a.pdf", archive("word/document.xml"), "not_pdf"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not_pdf"),
        ("a.pdf", b"%PDF-1.7\n" + b"garbage " * 50, "broken"),
        ("a.txt", b"%PDF-1.4", "broken"),
        ("a.docx", archive("[Content_Types].xml", "word/document.xml"), "broken"),
        ("renamed.zip", archive("[Content_Types].xml", "word/document.xml"), "broken"),
        ("a.xlsx", archive("[Content_Types].xml", "xl/workbook.xml"), "office_format"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.odt", b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "office_format"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "office_format"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "office_format"),
        ("a.rtf", rb"{\rtf1\ansi Vorlage}", "office_format"),
        ("a.doc", b"\xdb\xa5\x2d\0\0\0" + b"\0\x01" * 300, "office_format"),
        ("a.zip", archive("a.pdf"), "unsupported"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0\x10JFIF" * 20, "needs_ocr"),
        ("a.tif", b"II*\0" + b"\x08\0" * 100, "needs_ocr"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "needs_ocr"),
        ("a.gif", b"GIF89a" + b"\0" * 100, "unsupported"),
        ("a.txt", b"Zeile\n" * 900_000, "too_large"),
        ("a.txt", b"x" * 20_000_001, "too_large"),
        ("a.html", b"\n<html><head><title>Vorlage</title></head></html>", "unsupported"),
        ("a.txt", b'<?xml version="1.0"?><a/>', "unsupported"),
        ("a.bin", bytes(range(256)) * 20, "unsupported"),
        ("a.txt", b"Vorlage \x81 2018/077", "unreadable"),
        ("a.txt", b"\xef\xbb\xbfVorlage \x81", "unreadable"),
        ("a.txt", b"\xff\xfeA", "unreadable"),
        ("a.txt", b"\xff\xfe\n\0A", "unreadable"),
        ("a.txt", b"\xff\xfe", "empty"),
        ("a.txt", b"Stra\xe1e \x81ber den B\x84chen\n" * 20, "unreadable"),
    ],
)
def test_outcomes(name: str, content: bytes, outcome: str) -> None:
    assert outcome_of(name, content) == outcome


def test_pdf_outcomes(make_pdf: MakePdf) -> None:
    assert outcome_of("a.pdf", make_pdf(LETTER, trailer=ENCRYPT)) == "encrypted"
    assert outcome_of("a.pdf", make_pdf()) == "zero_pages"
    assert outcome_of("a.pdf", make_pdf("", "")) == "empty"
    whole = make_pdf(LETTER)
    assert outcome_of("a.pdf", whole[:200]) in ("broken", "zero_pages")


def test_a_damaged_page_is_not_a_blank_one(make_pdf: MakePdf) -> None:
    whole = make_pdf(LETTER, "q Q", LETTER.replace("Damen", "Leute"))
    assert [bool(page.text) for page in read("a.pdf", whole).pages] == [True, False, True]
    packed = b"\x78\x9c" + b"\xff" * 85
    start = whole.rindex(b"<< /Length")
    damaged = whole[:start] + b"<< /Filter /FlateDecode /Length 87 >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    assert outcome_of("a.pdf", damaged + b"trailer << /Size 12 /Root 1 0 R >>\n%%EOF") == "partial"


def test_a_few_bytes_that_no_encoding_has_are_shown_as_such() -> None:
    line = "Straße über den Bächen, gebaut in einem Sommer und bezahlt aus Mitteln der Gemeinde\n".encode("cp1252")
    found = read("a.txt", line * 2 + b"bezahlt \x81ber Jahre\n" + "auf Umwegen, wie üblich\n".encode() + line)
    assert found.encoding_guessed and "Straße über" in found.page(1).text and "wie üblich" in found.page(1).text
    assert "bezahlt \ufffdber Jahre" in found.page(1).text


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("paper", b"%PDF-1.4", "application/pdf"),
        ("scan.pdf", b"\n%PDF-1.4", "application/pdf"),
        ("scan", b"II*\0" + b"\x08\0" * 100, "image/tiff"),
        ("scan.txt", b"\xff\xd8\xff\xe0" + b"\0\x10JFIF" * 20, "image/jpeg"),
        ("paper", archive("[Content_Types].xml", "word/document.xml"), f"{OFFICE}.wordprocessingml.document"),
        ("paper.md", b"Vorlage", "text/markdown"),
        ("paper.jpg", b"Vorlage", "text/plain"),
        ("paper", b"Vorlage", "text/plain"),
    ],
)
def test_the_media_type_is_what_the_bytes_are(name: str, content: bytes, kind: str) -> None:
    assert media_type(content, name) == kind


def test_what_its_bytes_say_goes_before_its_name(make_pdf: MakePdf) -> None:
    whole = make_pdf(LETTER)
    for name, content in (("paper.txt", whole), ("paper", whole), ("paper.pdf", b"Received: by mail\n" + whole)):
        document = read(name, content, ("2018", "Konstanz"))
        assert (document.medium, document.source, document.folders) == ("pdf", name, ("2018", "Konstanz"))
        assert document.pages[0].text == "Sehr geehrte Damen und Herren"
    assert read("a.doc", b"Vorlage 2018/077").medium == "text"
    assert read("a.txt", b"Der Kopf eines PDF ist %PDF-1.7").medium == "text"


def test_advice_names_the_command_for_the_very_file() -> None:
    with pytest.raises(DocumentError) as error:
        read("Anlage 1.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert error.value.advice.endswith("libreoffice --headless --convert-to pdf 'Anlage 1.doc'")
    for source, command in (
        ("export.zip!/2018/Anlage 1.doc", "libreoffice --headless --convert-to pdf 'Anlage 1.doc'"),
        ("s3://papers/mail.msg", "msgconvert mail.msg"),
    ):
        with pytest.raises(DocumentError) as error:
            read(source, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
        assert error.value.advice.startswith("Save it as a file of its own.")
        assert error.value.advice.endswith(command)


def test_truncated_files_never_read_as_nothing(make_pdf: MakePdf) -> None:
    whole = make_pdf(LETTER, LETTER, LETTER)
    for cut in range(20, len(whole), 97):
        try:
            document = read("a.pdf", whole[:cut])
        except DocumentError as error:
            assert error.outcome in ("broken", "partial", "zero_pages", "empty")
        else:
            assert any(page.text for page in document.pages)


LOUD = re.compile(r"pdfium finds \d+ pages?, pdfplumber \d+|cannot load|finds no page")


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        ("/Kids [6 0 R 8 0 R]", "/Kids [6 0 R 2 0 R]", "partial"),
        ("/Kids [6 0 R 8 0 R]", "/Kids [6 0 R 99 0 R]", "partial"),
        ("/Count 2", "/Count 9", "partial"),
        ("/Count 2", "/Count 1", "pdfplumber"),
        ("/Kids [6 0 R 8 0 R]", "/Kids [2 0 R 2 0 R]", "pdfplumber"),
        ("/Kids [6 0 R 8 0 R]", "", "pdfplumber"),
        ("/Count 2", "/Count 2000000000", "pdfium"),
        ("/Count 2", "/Count -1", "pdfium"),
    ],
)
def test_a_page_that_the_file_s_tree_loses_is_read_or_said(make_pdf: MakePdf, old: str, new: str, outcome: str) -> None:
    content = make_pdf(LETTER, LETTER.replace("Damen", "Leute")).replace(old.encode(), new.encode())
    try:
        with read("a.pdf", content) as document:
            assert {page.engine for page in document.pages} == {outcome}
            assert [page.text.split()[2] for page in document.pages] == ["Damen", "Leute"]
    except DocumentError as error:
        assert error.outcome == outcome
        assert LOUD.search(str(error))


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ("[nan nan nan nan]", (612, 792)),
        ("[0 0 inf inf]", (612, 792)),
        ("[0 0 1e38 1e38]", (612, 792)),
        ("[0 0 0 0]", (612, 792)),
        ("[/a /b /c /d]", (612, 792)),
        ("[0 0 595]", (612, 792)),
        ("[595 842 0 0]", (595, 842)),
        ("[0 0 2000000000 2000000000]", (2e9, 2e9)),
        (f"[-{'9' * 38}.0 -{'9' * 38}.0 {'9' * 38}.0 {'9' * 38}.0]", (2e38, 2e38)),
    ],
)
def test_a_page_of_any_size_has_finite_boxes(make_pdf: MakePdf, box: str, size: tuple[float, float]) -> None:
    drawn = "60 60 m 500 60 l S 60 90 m 500 90 l S 60 60 m 60 90 l S 500 60 m 500 90 l S "
    with read("a.pdf", make_pdf(drawn + LETTER, page=f"/MediaBox {box}")) as document:
        (page,) = document.pages
        assert (page.width, page.height) == pytest.approx(size, rel=1e-3)
        found = page.box(0, len(page.text))
        assert found is not None and all(map(math.isfinite, found))


def test_limits_say_which(make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    many = make_pdf(*[LETTER] * 4)
    assert len(read("a.pdf", many).pages) == 4
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 100)
    with pytest.raises(DocumentError, match="more than the 100 characters") as error:
        read("a.pdf", many)
    assert error.value.outcome == "too_large"
    monkeypatch.setattr(pdf, "MAX_PAGES", 3)
    with pytest.raises(DocumentError, match="4 pages, more than the 3") as error:
        read("a.pdf", many)
    assert error.value.outcome == "too_large"
    with pytest.raises(DocumentError, match="4 pages, more than the 3"):  # by pdfplumber
        read("a.pdf", many.replace(b"/Count 4", b"/Count 1"))


def test_more_pages_than_are_read() -> None:
    kids = b"4 0 R " * (pdf.MAX_PAGES + 1)
    content = (
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Count "
        + str(pdf.MAX_PAGES + 1).encode()
        + b" /Kids ["
        + kids
        + b"] >> endobj\n4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n"
        b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF"
    )
    assert outcome_of("a.pdf", content) == "too_large"
