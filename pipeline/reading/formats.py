"""What a file is by its first bytes: PDF, text, or something that another program must convert first."""

import mimetypes
import re
import shlex
from typing import NamedTuple

from schemas.outcome import Outcome

PDF_MAGIC = b"%PDF-"
# pdfium and most viewers look for the header in the first kilobyte: mail gateways and portals put bytes before it.
PDF_WINDOW = 1024

_NOT_READ = "Give the paper as PDF or text."
_UNPACK = "Unpack it and ingest the folder."
_RENAME = "Name it .zip, and its members are read; or unpack it and ingest the folder."
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""Of a ZIP with members, of one without, of one in several parts."""

# Scans: what OCR reads.
IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "image/png"),
    (b"\xff\xd8\xff", "a JPEG image", "image/jpeg"),
    (b"II*\0", "a TIFF image", "image/tiff"),
    (b"MM\0*", "a TIFF image", "image/tiff"),
)
# First bytes, what they are, what to do. Office documents come before these: many are ZIP archives.
UNSUPPORTED = (
    *((magic, what, "Give it its own name: it is no PDF.") for magic, what, _ in IMAGES),
    (b"GIF8", "a GIF image", "Convert it to PNG, which OCR can read."),
    *((magic, "a ZIP archive", _RENAME) for magic in ZIP_MAGICS),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x7fELF", "a program", _NOT_READ),
    (b"SQLite format 3\0", "an SQLite database", _NOT_READ),
)
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF_MAGIC = b"{\\rtf"
# Names of members (or the type that an ODF file starts with) that tell an office document from any other ZIP.
OFFICE_MEMBERS = (b"word/", b"xl/", b"ppt/", b"application/vnd.oasis.opendocument")
WORD_MEMBERS = (b"word/", b"[Content_Types].xml")
# How Word names the container of a document that it has encrypted.
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
OFFICE_NAMES = (".doc", ".docx", ".docm", ".odt", ".rtf", ".msg", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp")
# What no text has in number: control characters other than tab, line ends and form feed (ESC is in some old prints).
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
CONTROL_SHARE = 0.05
SAMPLE = 1 << 16
MARKUP_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype|html|\?xml|svg|head|body)\b", re.IGNORECASE)
BOMS = (b"\xff\xfe", b"\xfe\xff")


class Foreign(NamedTuple):
    """A format that is not read: its outcome, its name with an article, and what its owner can do."""

    outcome: Outcome
    what: str
    advice: str


def is_pdf(content: bytes, name: str) -> bool:
    """Whether these bytes are a PDF: the magic stands first, or within a kilobyte in a file named .pdf."""
    head = content[:PDF_WINDOW]
    return head.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(PDF_MAGIC) or (name.endswith(".pdf") and PDF_MAGIC in head)


def is_zip(content: bytes) -> bool:
    """Whether these bytes, or the first of a file, are those of a ZIP."""
    return content.startswith(ZIP_MAGICS)


def is_docx(content: bytes) -> bool:
    """Whether these bytes are a ZIP with the members of a word processor's document (.docx, .docm, .dotx)."""
    return is_zip(content) and all(member in _ends(content) for member in WORD_MEMBERS)


def media_type(content: bytes, name: str) -> str:
    """The media type (RFC 2046) of what is read, by its bytes; which kind of text a text is, its name says."""
    if is_pdf(content, name.lower()):
        return "application/pdf"
    if is_docx(content):
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    image = next((kind for magic, _, kind in IMAGES if content.startswith(magic)), None)
    named = mimetypes.guess_type(name)[0] or ""
    return image or (named if named.startswith("text/") else "text/plain")


def convert_advice(source: str) -> str:
    """The command that makes a PDF of an office document."""
    return _command("Convert it first", source, "libreoffice --headless --convert-to pdf")


def foreign(source: str, content: bytes) -> Foreign | None:
    """The foreign format of these bytes, None for what may be text."""
    name = source.lower()
    binary = _is_binary(content)
    if content.startswith(OLE_MAGIC) and ENCRYPTED_PACKAGE in content:
        advice = "Save it without a password; Ratslese tries none."
        return Foreign(Outcome.ENCRYPTED, "an encrypted office document", advice)
    if office := _office(name, content, binary):
        advice = convert_advice(source)
        if name.endswith(".msg"):
            advice = _command("Print it to PDF, or take the mail and its attachments out of it", source, "msgconvert")
        return Foreign(Outcome.OFFICE_FORMAT, office, advice)
    for magic, what, advice in UNSUPPORTED:
        if content.startswith(magic):
            return Foreign(Outcome.UNSUPPORTED, what, advice)
    if MARKUP_HEAD.match(content[:512]):
        advice = "Give the paper itself, not the page that links to it; or print the page to PDF in a browser."
        return Foreign(Outcome.UNSUPPORTED, "HTML or XML", advice)
    if binary:
        return Foreign(Outcome.UNSUPPORTED, "binary data", "If it is a text, save it as UTF-8; else give it as PDF.")
    return None


def _is_binary(content: bytes) -> bool:
    sample = content[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > CONTROL_SHARE * len(sample) and not content.startswith(BOMS)


def _office(name: str, content: bytes, binary: bool) -> str | None:
    """Which office format these bytes are; by the name alone only where they are binary."""
    if content.startswith(RTF_MAGIC):
        return "an RTF document"
    if content.startswith(OLE_MAGIC):
        return "an Outlook message" if name.endswith(".msg") else "an office document"
    if is_zip(content) and _has_office_members(content):
        return "an office document"
    return "an office document" if binary and name.endswith(OFFICE_NAMES) else None


def _has_office_members(content: bytes) -> bool:
    ends = _ends(content)
    return any(member in ends for member in OFFICE_MEMBERS)


def _ends(content: bytes) -> bytes:
    """Where a ZIP names its members: before their data and once more in the directory at its end."""
    return content[:SAMPLE] + content[-SAMPLE:]


def _command(what: str, source: str, command: str) -> str:
    """Advice with a command for a file, which has to be taken out of its ZIP, or from its store, before."""
    if "!/" in source or "://" in source:
        source = source.rpartition("/")[2]
        return f"Save it as a file of its own. {what}: {command} {shlex.quote(source)}"
    return f"{what}: {command} {shlex.quote(source)}"
