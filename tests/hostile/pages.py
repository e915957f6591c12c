"""PDFs with absurd pages: their size, their number, what stands on them, what their makers say of them."""

from tests.hostile.case import Case, Theme
from tests.hostile.pdf_parts import (
    CATALOG,
    FONT,
    MEDIA,
    TEXT,
    WORDS,
    deflated,
    one_page,
    page,
    pdf,
    stream,
)

THEME = Theme("pages")

_MEDIA = (
    ("huge", b"/MediaBox [0 0 200000 200000]", "70 metres"),
    ("nan", b"/MediaBox [0 0 NaN NaN]", "no number"),
    ("inf", b"/MediaBox [0 0 inf 1e400]", "infinite"),
    ("missing", b"", "no size"),
    ("short", b"/MediaBox [0 0]", "two numbers"),
    ("long", b"/MediaBox [" + b"0 " * 10_000 + b"]", "10,000 numbers"),
    ("negative", b"/MediaBox [-595 -842 595 842]", "below zero"),
    ("inverted", b"/MediaBox [595 842 0 0]", "the wrong way round"),
    ("zero", b"/MediaBox [0 0 0 0]", "no area"),
    ("words", b"/MediaBox (A4)", "a word"),
    ("loop", b"/MediaBox 3 0 R", "the page itself"),
    ("crop-outside", MEDIA + b" /CropBox [5000 5000 6000 6000]", "cropped to nothing"),
    ("rotated", MEDIA + b" /Rotate 47", "turned by 47 degrees"),
    ("rotated-far", MEDIA + b" /Rotate 90000000000000", "turned for ever"),
    ("user-unit", MEDIA + b" /UserUnit 1e9", "a unit of 10^9 points"),
)


def _many(count: int) -> bytes:
    numbers = range(10, 10 + count)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    pages = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)
    objects = {1: CATALOG, 2: pages, 4: stream(TEXT), 5: FONT} | dict.fromkeys(numbers, page())
    return pdf(objects)


def _same(count: int) -> bytes:
    return one_page(pages=b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b"3 0 R " * count, count))


def _grid(columns: int, rows: int) -> bytes:
    rectangles = b"\n".join(
        b"%.2f %.2f %.2f %.2f re S" % (20 + 550 * column / columns, 20 + 650 * row / rows, 540 / columns, 640 / rows)
        for column in range(columns)
        for row in range(rows)
    )
    return one_page(deflated(TEXT + b"\n" + rectangles))


def _line(length: int) -> bytes:
    return one_page(deflated(b"BT /F1 12 Tf 60 700 Td (" + b"a" * length + b") Tj ET"))


def _covered() -> bytes:
    return one_page(stream(TEXT + b" 0 g 50 690 500 30 re f"))


def _hidden() -> bytes:
    return one_page(stream(TEXT.replace(b"BT", b"BT 3 Tr")))


def _outside() -> bytes:
    return one_page(stream(TEXT.replace(b"60 700 Td", b"60000 70000 Td")))


def _titled(title: bytes) -> bytes:
    return one_page(more={6: b"<< /Title %b /Author %b /CreationDate (D:99999999999999) >>" % (title, title)},
                    trailer=b"/Root 1 0 R /Info 6 0 R")  # fmt: skip


def _acting() -> bytes:
    """Opens, runs and sends, if it were let."""
    catalog = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "
        b"/AA << /WC << /S /Launch /F (/bin/true) >> >> /AcroForm << /Fields [] /XFA (<x/>) >> >>"
    )
    return one_page(catalog=catalog)


def _file_of_others() -> bytes:
    return one_page(stream(b"", b"/F (/etc/hostname) /FFilter /FlateDecode"))


def _layout() -> list[Case]:
    sizes = [
        THEME.file(
            f"media-{name}.pdf", one_page(page=page(media=media)), "other broken needs_ocr empty", f"size: {why}"
        )
        if name in ("zero", "crop-outside")
        else THEME.file(f"media-{name}.pdf", one_page(page=page(media=media)), "other", f"size: {why}; text is whole")
        for name, media, why in _MEDIA
    ]
    return [
        *sizes,
        THEME.file("pages-10000.pdf", lambda: _many(10_000), "too_large", "more than any paper has"),
        THEME.file("page-20000-times.pdf", lambda: _same(20_000), "too_large", "one page, 20,000 times"),
        THEME.file("grid-18000.pdf", lambda: _grid(130, 140), "other cpu_limit", "a table of 18,200 drawn cells"),
        THEME.file("grid-2925.pdf", lambda: _grid(45, 65), "other", "a table of 2,925 drawn cells"),
        THEME.file(
            "line-million.pdf", lambda: _line(1_000_000), "other too_large cpu_limit", "one word of 10^6 letters"
        ),
    ]


def _told() -> list[Case]:
    script = b"(<script>alert\\(1\\)</script><img src=x onerror=alert\\(2\\)>)"
    sql = b"('\\); DROP TABLE source; --)"
    return [
        THEME.file("covered.pdf", _covered, "other", "a black box over the words; they are still there"),
        THEME.file("hidden.pdf", _hidden, "other", "words that are not drawn, as in scans with a text layer"),
        THEME.file("outside.pdf", _outside, "other empty broken needs_ocr", "words beside the page"),
        THEME.file("title-script.pdf", _titled(script), "other", "markup in its title"),
        THEME.file("title-sql.pdf", _titled(sql), "other", "a statement in its title"),
        THEME.file("title-nul.pdf", _titled(b"<FEFF0000D800202E0041>"), "other", "NUL and half a pair in its title"),
        THEME.file("title-long.pdf", _titled(b"(" + WORDS * 2000 + b")"), "other", "a title of 170 kB"),
        THEME.file("actions.pdf", _acting, "other", "JavaScript and a program to start"),
        THEME.file("other-file.pdf", _file_of_others, "empty broken", "contents that lie in another file"),
        THEME.file("text-script.pdf", one_page(stream(TEXT.replace(WORDS, script[1:-1]))), "other", "markup as text"),
    ]


CASES = (*_layout(), *_told())
