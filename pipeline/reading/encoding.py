"""Bytes of a text file -> its text: by byte order mark, as UTF-8, else as Windows-1252, which is a guess."""

import re
import unicodedata
from typing import NamedTuple

from schemas.errors import DocumentError
from schemas.outcome import Outcome

_MOST_UNKNOWN = 0.01
"""Where more of a text are bytes that its encoding does not have, it is something else."""

LONGEST_TEXT = 5_000_000
"""Characters; no council paper has more."""
# The order matters: UTF-32's mark begins with UTF-16's.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


class Decoded(NamedTuple):
    """A text, and whether its encoding was a guess."""

    text: str
    guessed: bool


def decode(source: str, content: bytes) -> Decoded:
    """The text of these bytes: line ends are line feeds, letters are composed (NFC), ligatures are opened.

    NUL, lone surrogates and some bytes that are in neither become U+FFFD. A text that is no UTF-8 is read as
    Windows-1252 in those lines that are none.
    Raises DocumentError: unreadable, too_large, or empty where nothing but blanks is left.
    """
    if len(content) > 4 * LONGEST_TEXT:
        raise _too_large(source, f"{len(content) // 2**20} MiB")
    decoded = _decoded(content)
    if decoded is None:
        raise DocumentError(
            Outcome.UNREADABLE, f"{source} is no text in UTF-8 or Windows-1252", "Save it as UTF-8 and try again."
        )
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST_TEXT:
        raise _too_large(source, f"{len(text)} characters")
    text = composed(_UNSTORABLE.sub("\ufffd", text))
    if not text.strip():
        raise DocumentError(Outcome.EMPTY, f"{source} has only blanks", "Fetch it again from where it came from.")
    return Decoded(text, decoded.guessed)


def composed(text: str) -> str:
    """A text with composed letters (NFC) and opened ligatures, as it is typed and searched for."""
    return unicodedata.normalize("NFC", text).translate(_LIGATURES)


def _decoded(content: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            content = content[len(mark) :]
            if encoding == "utf-8":
                break
            text = _strictly(content, encoding)
            text = content.decode(encoding, "replace") if text is None else text
            half = text.removesuffix("\ufffd")  # a character, where the file was cut
            return Decoded(text, guessed=False) if _is_text(half) and (half == text or half.strip()) else None
    text = _strictly(content, "utf-8")
    if text is not None:
        return Decoded(text, guessed=False)
    # An archive's file may be joined from several: a line that is UTF-8 is no Windows-1252 by chance.
    raw = content.split(b"\n")
    lines = [_strictly(line, "utf-8", "cp1252") for line in raw]
    known = [line.decode("cp1252", "replace") if text is None else text for line, text in zip(raw, lines, strict=True)]
    text = "\n".join(known)
    return Decoded(text, guessed=True) if None not in lines or _is_text(text) else None


def _is_text(text: str) -> bool:
    """Whether so few bytes could not be decoded that the encoding is the right one."""
    return text.count("\ufffd") <= _MOST_UNKNOWN * len(text)


def _strictly(content: bytes, *encodings: str) -> str | None:
    """The text in the first of these encodings that all bytes fit; surrogates, which no text should hold, stay."""
    for encoding in encodings:
        try:
            return content.decode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
        except UnicodeDecodeError:
            continue
    return None


def _too_large(source: str, size: str) -> DocumentError:
    limit = f"the limit is {LONGEST_TEXT} characters a text file"
    return DocumentError(Outcome.TOO_LARGE, f"{source} has {size}", f"Split it: {limit}.")
