"""Office documents and images that are bombs, or stop in the middle."""

import zlib

from tests.hostile.case import Case, Theme
from tests.hostile.image_parts import jpeg, png, tiff
from tests.hostile.pdf_parts import GIB, bomb
from tests.hostile.zip_parts import Member, archive, packed_bomb, stored

THEME = Theme("offices")

_TYPES = (
    b'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns='
    b'"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="%b"/>'
    b"</Relationships>"
)
_SPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REFUSED = "broken too_large archive_rejected"


def _document(text: bytes, head: bytes = b"") -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>%b<w:document %b><w:body><w:p><w:r><w:t>%b</w:t></w:r>'
        b"</w:p></w:body></w:document>" % (head, _SPACE, text)
    )


def _docx(document: bytes | Member, target: bytes = b"word/document.xml") -> bytes:
    member = document if isinstance(document, Member) else stored(b"word/document.xml", document)
    types, relations = stored(b"[Content_Types].xml", _TYPES), stored(b"_rels/.rels", _RELATIONS % target)
    return archive(types, relations, member)


def _laughing() -> bytes:
    lines = [b'<!ENTITY a0 "Putzplan ">']
    lines += [b'<!ENTITY a%d "%b">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 11)]
    return _docx(_document(b"&a10;", b"<!DOCTYPE w:document [" + b"".join(lines) + b"]>"))


def _swelling() -> bytes:
    entity = b'<!DOCTYPE w:document [<!ENTITY a "' + b"Putzplan " * 20_000 + b'">]>'
    return _docx(_document(b"&a;" * 20_000, entity))


def _foreign_entity() -> bytes:
    return _docx(_document(b"&a;", b'<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))


def _deep() -> bytes:
    return _docx(_document(b"</w:t></w:r></w:p>" + b"<w:p>" * 100_000 + b"</w:p>" * 100_000 + b"<w:p><w:r><w:t>a"))


def _png_bomb() -> bytes:
    return png((100_000, 100_000), zlib.compress(bomb(b"\0", 2**28), 9))


def _documents() -> list[Case]:
    plain = _document(b"Putzplan Montag Fenster")
    safe = _REFUSED + " empty other"
    return [
        THEME.file("laughing.docx", _laughing, safe, "10^10 words by entities: refused, or read without them"),
        THEME.file("swelling.docx", _swelling, safe, "one long entity, 20,000 times"),
        THEME.file("foreign-entity.docx", _foreign_entity, safe, "wants a file of the system"),
        THEME.file("deep.docx", _deep, safe, "paragraphs in paragraphs, 100,000 deep"),
        THEME.file("bomb.docx", lambda: _docx(packed_bomb(b"word/document.xml", GIB)), _REFUSED, "1 MB, 1 GiB of XML"),
        THEME.file("no-document.docx", archive(stored(b"[Content_Types].xml", _TYPES), stored(b"word/a.xml", b"<a/>")),
                   "broken", "a document without a document"),
        THEME.file("elsewhere.docx", _docx(plain, b"file:///etc/passwd"), "broken", "its text lies elsewhere"),
        THEME.file("climbing.docx", _docx(plain, b"../../../etc/passwd"), "broken", "its text lies above"),
        THEME.file("cut.docx", _docx(plain)[:-60], "broken", "cut off before its end"),
        THEME.file("noise.docx", bytes(range(256)) * 20, "broken office_format", "noise named like a document"),
        THEME.file("text.docx", b"Putzplan Montag Fenster Blatt docx", "other broken", "a text named like a document"),
        THEME.file("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "office_format", "an old document"),
        THEME.file("nested.rtf", b"{\\rtf1 " + b"{" * 100_000 + b"}" * 100_001, "office_format", "groups in groups"),
        THEME.file("mail.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "office_format", "a mail"),
    ]  # fmt: skip


def _images() -> list[Case]:
    # Without OCR an image waits for it; whoever looks into it may also say what is wrong.
    seen = "needs_ocr broken"
    return [
        THEME.file("bomb.png", _png_bomb, seen + " too_large unsupported", "10^10 pixels in 1 kB"),
        THEME.file("huge.tif", tiff(100_000, 100_000), seen + " too_large", "10^10 pixels said, 64 bytes there"),
        THEME.file("loop.tif", tiff(16, 32, 72), seen, "its first page is also its next"),
        THEME.file("header.tif", b"II*\0\xff\xff\xff\x7f", seen, "a table behind the end"),
        THEME.file("zero.tif", tiff(0, 0), seen, "no pixels"),
        THEME.file("cut.jpg", jpeg(800, 600), seen, "cut off before its first pixel"),
        THEME.file("huge.jpg", jpeg(65_500, 65_500), seen + " too_large", "4 billion pixels said, none there"),
        THEME.file("magic.jpg", b"\xff\xd8\xff", seen, "three bytes of an image"),
        THEME.file("noise.gif", b"GIF89a" + b"\xff" * 200, "unsupported", "an image that no scanner makes"),
    ]


CASES = (*_documents(), *_images())
