"""PDFs whose objects point in circles, at nothing, or are locked."""

from tests.hostile import locked
from tests.hostile.case import Case, Theme
from tests.hostile.pdf_parts import (
    CATALOG,
    FONT,
    PAGE,
    PAGES,
    RESOURCES,
    TEXT,
    body,
    deflated,
    one_page,
    page,
    page_objects,
    pdf,
    stream,
    table,
)

THEME = Theme("structure")


def _prev_loop() -> bytes:
    content, offsets = body(page_objects())
    return content + table(offsets, b"/Root 1 0 R /Prev %d" % len(content), len(content))


def _prev_pair() -> bytes:
    """Two tables that each name the other as the one before."""
    content, offsets = body(page_objects())
    first_at = len(content)
    length = len(table(offsets, b"/Root 1 0 R /Prev %010d" % 0, first_at))
    first = table(offsets, b"/Root 1 0 R /Prev %010d" % (first_at + length), first_at)
    return content + first + table(offsets, b"/Root 1 0 R /Prev %010d" % first_at, first_at + length)


def _prev_chain(links: int = 3000) -> bytes:
    content, offsets = body(page_objects())
    parts, at, before = [content], len(content), b""
    for _ in range(links):
        part = table(offsets, b"/Root 1 0 R" + before, at)
        parts.append(part)
        before = b" /Prev %d" % at
        at += len(part)
    return b"".join(parts)


def _deep_tree(depth: int = 5000) -> bytes:
    objects = {1: CATALOG.replace(b"2 0 R", b"10 0 R"), 4: stream(TEXT), 5: FONT}
    for number in range(10, 10 + depth):
        parent = b"/Parent %d 0 R" % (number - 1) if number > 10 else b""
        kid = number + 1 if number < 9 + depth else 3
        objects[number] = b"<< /Type /Pages %b /Kids [%d 0 R] /Count 1 >>" % (parent, kid)
    objects[3] = PAGE.replace(b"/Parent 2 0 R", b"/Parent %d 0 R" % (9 + depth))
    return pdf(objects)


def _outline_loop() -> bytes:
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /Names 8 0 R >>"
    more = {
        6: b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
        7: b"<< /Title (a) /Parent 7 0 R /Next 7 0 R /First 7 0 R >>",
        8: b"<< /Dests 9 0 R >>",
        9: b"<< /Kids [9 0 R] >>",
    }
    return one_page(catalog=catalog, more=more)


def _object_stream_loop() -> bytes:
    """The catalog lies in an object stream that lies in itself."""
    packed = stream(b"1 0 << /Type /Catalog /Pages 2 0 R >>", b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R")
    objects = {2: PAGES, 3: PAGE, 4: stream(TEXT), 5: FONT, 6: packed}
    content, offsets = body(objects)
    rows = [b"\0\0\0\0\0\0", b"\2\0\0\0\6\0"]
    rows += [b"\1" + offsets[number].to_bytes(4, "big") + b"\0" for number in range(2, 6)]
    rows += [b"\2\0\0\0\6\0", b"\1" + len(content).to_bytes(4, "big") + b"\0"]
    entry = stream(b"".join(rows), b"/Type /XRef /W [1 4 1] /Size 8 /Root 1 0 R")
    return content + b"7 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (entry, len(content))


def _circles() -> list[Case]:
    refused = "broken zero_pages cpu_limit"
    self_kid = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    both = b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"
    length = b"<< /Length 6 0 R >>\nstream\n%b\nendstream" % TEXT
    bare = b"<< /Type /Page /Parent 3 0 R %b /Contents 4 0 R >>" % RESOURCES
    circle = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /DescendantFonts [5 0 R] /Encoding /Identity-H >>"
    annotated = page(contents=b"/Contents 4 0 R /Annots 6 0 R")
    return [
        THEME.file("self-object.pdf", pdf({1: CATALOG, 2: b"2 0 R"}), refused, "an object that is itself"),
        THEME.file("pair-of-objects.pdf", pdf({1: CATALOG, 2: b"3 0 R", 3: b"2 0 R"}), refused, "two in a circle"),
        THEME.file("prev-loop.pdf", _prev_loop, "other broken", "a table before itself; its page is whole"),
        THEME.file("prev-pair.pdf", _prev_pair, "other broken", "two tables before each other"),
        THEME.file("prev-chain.pdf", _prev_chain, "other broken", "3,000 tables, each before the next"),
        THEME.file("tree-cycle.pdf", pdf({1: CATALOG, 2: self_kid}), "broken zero_pages", "pages in themselves"),
        THEME.file("tree-page-and-cycle.pdf", one_page(pages=both), "other broken partial", "a page, then the tree"),
        THEME.file("tree-deep.pdf", _deep_tree, "other broken zero_pages", "a page 5,000 levels down"),
        THEME.file("length-cycle.pdf", one_page(length, {6: b"6 0 R"}), "other broken", "a length that is itself"),
        THEME.file(
            "length-of-stream.pdf",
            one_page(length.replace(b"6 0 R", b"4 0 R")),
            "other broken",
            "a length that is its own stream",
        ),
        THEME.file("parent-loop.pdf", one_page(page=bare), "other broken", "a page that inherits from itself"),
        THEME.file("contents-loop.pdf", one_page(b"[4 0 R 4 0 R]"), "broken empty", "contents that hold themselves"),
        THEME.file("font-loop.pdf", one_page(font=circle), "broken empty other needs_ocr", "a font made of itself"),
        THEME.file("annotation-loop.pdf", one_page(page=annotated, more={6: b"[6 0 R]"}), "other", "notes in a circle"),
        THEME.file("outline-loop.pdf", _outline_loop, "other", "a table of contents in a circle"),
        THEME.file("object-stream-loop.pdf", _object_stream_loop, "broken other zero_pages", "a stream in itself"),
    ]


def _holes() -> list[Case]:
    none = b"<< /Type /Pages /Kids [] /Count 0 >>"
    lying = b"<< /Type /Pages /Kids [] /Count 5 >>"
    billion = b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>"
    negative = b"<< /Type /Pages /Kids [3 0 R] /Count -1 >>"
    two = b"<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>"
    deep = page(contents=b"/Contents 4 0 R /Deep " + b"[" * 100_000 + b"]" * 100_000)
    deeper = page(contents=b"/Contents 4 0 R /Deep " + b"<< /D " * 50_000 + b">> " * 50_000)
    wrong = deflated(b"no page here").replace(b"endstream", b"")
    return [
        THEME.file("zero-pages.pdf", pdf({1: CATALOG, 2: none}), "zero_pages", "a page tree without pages"),
        THEME.file("orphan-page.pdf", one_page(pages=none), "other zero_pages broken", "its page is in no tree"),
        THEME.file("count-without-pages.pdf", pdf({1: CATALOG, 2: lying}), "zero_pages broken", "of five, none"),
        THEME.file("count-billion.pdf", one_page(pages=billion), "other too_large broken partial", "of 10^9, one"),
        THEME.file("count-negative.pdf", one_page(pages=negative), "other broken zero_pages", "says -1, has one"),
        THEME.file("page-missing.pdf", one_page(pages=two), "partial", "the second page is not there"),
        THEME.file("no-root.pdf", pdf(page_objects(), trailer=b""), "broken other", "a trailer without catalog"),
        THEME.file("root-is-number.pdf", one_page(catalog=b"42"), "other broken zero_pages", "a number"),
        THEME.file("no-tree.pdf", one_page(catalog=b"<< /Type /Catalog >>"), "other broken zero_pages", "no page tree"),
        THEME.file("no-contents.pdf", one_page(page=page(contents=b"")), "empty", "a blank page"),
        THEME.file("no-font.pdf", one_page(page=page(resources=b"")), "other empty broken needs_ocr", "no font"),
        THEME.file("arrays-deep.pdf", one_page(page=deep), "other broken zero_pages partial", "100,000 open brackets"),
        THEME.file("dictionaries-deep.pdf", one_page(page=deeper), "other broken zero_pages partial", "50,000 deep"),
        THEME.file("stream-without-end.pdf", one_page(wrong), "empty broken", "a stream that never ends"),
        THEME.file("number-huge.pdf", one_page(page=page(contents=b"/Contents 4 0 R /N " + b"9" * 100_000)), "other",
                   "a number of 100,000 digits"),
    ]  # fmt: skip


def _locks() -> list[Case]:
    return [
        THEME.file("password.pdf", locked.with_password(b"geheim"), "encrypted", "needs a password"),
        THEME.file("owner-password.pdf", locked.with_password(b""), "other", "anyone may read it"),
        THEME.file("unknown-handler.pdf", locked.by_unknown_handler(), "encrypted", "a lock that nobody knows"),
        THEME.file("lock-without-values.pdf", locked.without_values(), "encrypted broken", "a lock without a key"),
        THEME.file(
            "lock-loop.pdf", locked.pointing_at_itself(), "encrypted broken other cpu_limit", "a lock in a loop"
        ),
    ]


CASES = (*_circles(), *_holes(), *_locks())
