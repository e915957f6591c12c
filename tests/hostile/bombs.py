"""Small PDFs that want gigabytes or hours."""

import zlib

from tests.hostile.case import Case, Theme
from tests.hostile.pdf_parts import GIB, TEXT, body, bomb, deflated, one_page, page, page_objects, stream

THEME = Theme("bombs")

_SPENT = "memory cpu_limit too_large"
"""A reader that is given such a file ends by its limits, or sees it coming; which is first, the machine decides."""


def _flate() -> bytes:
    return one_page(stream(bomb(b" ", GIB), b"/Filter /FlateDecode"))


def _flate_twice() -> bytes:
    return one_page(deflated_twice(bomb(b" ", GIB)))


def deflated_twice(packed: bytes) -> bytes:
    """A stream object of bytes that are deflated already, deflated once more."""
    return stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]")


def _run_length() -> bytes:
    """Pairs "repeat the blank 128 times", 2^24 bytes of them, deflated."""
    packed = zlib.compress(bomb(b"\x81 ", GIB // 64), 9)
    return one_page(stream(packed, b"/Filter [/FlateDecode /FlateDecode /RunLengthDecode]"))


def _ascii85() -> bytes:
    """ "z" stands for four NULs: 2^28 of them, deflated twice."""
    packed = zlib.compress(bomb(b"z", GIB // 4), 9)
    return one_page(stream(packed, b"/Filter [/FlateDecode /FlateDecode /ASCII85Decode]"))


def _table() -> bytes:
    """A cross-reference stream with 2^24 entries of 32 bytes: it takes the memory before it takes the time."""
    content, _ = body(page_objects())
    entries = stream(bomb(b"\0", 2**29), b"/Filter /FlateDecode /Type /XRef /W [1 8 23] /Size 16777216 /Root 1 0 R")
    return content + b"6 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (entries, len(content))


def _text_operators() -> bytes:
    # The text object is begun by a stream of its own, for the deflated one is one line again and again.
    begin, lines = (
        stream(b"BT /F1 9 Tf 9 TL 60 700 Td"),
        stream(bomb(b"(Putzplan) '\n", 2**26), b"/Filter /FlateDecode"),
    )
    return one_page(lines, {6: begin}, page=page(contents=b"/Contents [6 0 R 4 0 R]"))


def _path_operators() -> bytes:
    return one_page(stream(bomb(b"1 2 m 3 4 l S\n", 2**24), b"/Filter /FlateDecode"))


def _states() -> bytes:
    return one_page(stream((b"q " * 500_000), b"/Filter /FlateDecode"))


def _forms(levels: int, calls: int) -> bytes:
    """Forms in forms: `calls` ** `levels` times a letter is drawn."""
    more = {}
    for level in range(levels):
        inner = b"BT /F1 9 Tf 60 700 Td (a) Tj ET" if level == levels - 1 else b"/X Do " * calls
        used = b"" if level == levels - 1 else b"/XObject << /X %d 0 R >>" % (11 + level)
        kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> %b >>" % used
        more[10 + level] = stream(inner, kind)
    resources = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 10 0 R >> >>"
    return one_page(stream(b"/X Do " * calls), more, page=page(resources=resources))


def _form_loop(draws: bytes) -> bytes:
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 10 0 R >> >>"
    resources = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 10 0 R >> >>"
    return one_page(stream(TEXT + b" /X Do"), {10: stream(draws, kind)}, page=page(resources=resources))


def _pattern_loop() -> bytes:
    kind = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1 /YStep 1 "
        b"/Resources << /Pattern << /P 10 0 R >> >>"
    )
    draw = b"/Pattern cs /P scn 0 0 500 500 re f"
    resources = b"/Resources << /Font << /F1 5 0 R >> /Pattern << /P 10 0 R >> >>"
    return one_page(stream(TEXT + b" " + draw), {10: stream(draw, kind)}, page=page(resources=resources))


def _image(width: int, height: int, data: bytes, more: bytes) -> bytes:
    kind = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceRGB %b"
    resources = b"/Resources << /XObject << /I 10 0 R >> >>"
    image = stream(data, kind % (width, height, more))
    return one_page(stream(b"595 0 0 842 0 0 cm /I Do"), {10: image}, page=page(resources=resources))


def mapped(to_unicode: bytes, contents: bytes, widths: bytes = b"") -> bytes:
    """A page in a font of two-byte codes with this map to Unicode."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [6 0 R] "
        b"/ToUnicode 7 0 R >>"
    )
    inner = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /FontDescriptor 8 0 R %b "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % widths
    )
    described = b"<< /Type /FontDescriptor /FontName /Helvetica /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 >>"
    map_ = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n%b\nendcmap end end" % to_unicode
    )
    drawn = deflated(b"BT /F1 9 Tf 60 700 Td " + contents + b" ET")
    return one_page(drawn, {6: inner, 7: stream(map_), 8: described}, font=font)


def _letters(text: str) -> bytes:
    return b"<" + text.encode("utf-16-be").hex().encode() + b"> Tj"


_PLAIN = b"1 beginbfrange <0020> <007E> <0020> endbfrange"
_GREETING = _letters("Putzplan Montag Fenster Dienstag Saal Freitag Garten und Kaffee mit Kuchen")


def _unpacking() -> list[Case]:
    odd = (b"<~9jqo^BlbD-BleB1DJ+*+F(f,q", b"/Filter /ASCII85Decode")
    chain = b"/Filter [" + b"/FlateDecode " * 1000 + b"]"
    return [
        THEME.file("flate-gib.pdf", _flate, _SPENT, "1 MB that unpacks to 1 GiB"),
        THEME.file("flate-twice-gib.pdf", _flate_twice, _SPENT, "3 kB that unpack to 1 GiB"),
        THEME.file("run-length-gib.pdf", _run_length, _SPENT + " empty", "runs of blanks, 1 GiB in all"),
        THEME.file("ascii85-gib.pdf", _ascii85, _SPENT + " empty broken", "four NULs for each z, 1 GiB in all"),
        THEME.file("table-bomb.pdf", _table, _SPENT + " broken", "a table of 16 million entries"),
        THEME.file("ascii85-odd.pdf", one_page(stream(*odd)), "broken empty", "base 85 without its end"),
        THEME.file("hex-odd.pdf", one_page(stream(b"4 2 ZZ 5", b"/Filter /ASCIIHexDecode")), "broken empty", "no hex"),
        THEME.file("lzw-noise.pdf", one_page(stream(bytes(range(256)) * 40, b"/Filter /LZWDecode")), "broken empty",
                   "codes before their meaning"),
        THEME.file("lzw-bomb.pdf", one_page(stream(_lzw(), b"/Filter /LZWDecode")), "broken empty", "ever longer runs"),
        THEME.file("filters-1000.pdf", one_page(stream(zlib.compress(TEXT), chain)), "broken empty", "1,000 filters"),
        THEME.file("filter-unknown.pdf", one_page(stream(TEXT, b"/Filter /Zauberwort")), "broken empty other",
                   "a filter that nobody knows"),
        THEME.file("predictor.pdf", one_page(deflated(b"a" * 99, b"/DecodeParms << /Predictor 15 /Columns 2000000000"
                   b" /Colors 32 /BitsPerComponent 16 >>")), "broken empty memory", "rows of 8 GB"),
    ]  # fmt: skip


def _lzw() -> bytes:
    """Codes of twelve bits after one "clear": each says "the run before and one more"."""
    codes = [256, 32, *range(258, 4094)]
    bits, out = 0, 0
    for index, code in enumerate(codes):
        width = 9 if index < 254 else 10 if index < 766 else 11 if index < 1790 else 12
        out = out << width | code
        bits += width
    return (out << (-bits % 8)).to_bytes((bits + 7) // 8, "big")


def _drawing() -> list[Case]:
    return [
        THEME.file("text-operators.pdf", _text_operators, _SPENT, "5 million words, one a line"),
        THEME.file("path-operators.pdf", _path_operators, "needs_ocr empty", "1.2 million lines and no word"),
        THEME.file("states-open.pdf", _states, "empty broken", "500,000 graphics states, none closed"),
        THEME.file("forms-nested.pdf", lambda: _forms(8, 10), _SPENT, "forms in forms, 10^8 letters"),
        THEME.file("form-loop.pdf", _form_loop(b"/X Do"), "other", "a form that draws itself"),
        THEME.file("pattern-loop.pdf", _pattern_loop, "other", "a pattern filled with itself"),
        THEME.file("image-huge.pdf", _image(100_000, 100_000, b"\0" * 64, b""), "needs_ocr", "10^10 pixels in 64 B"),
        THEME.file("image-bomb.pdf", lambda: _image(30_000, 10_000, zlib.compress(bomb(b"\0", GIB), 9),
                   b"/Filter [/FlateDecode /FlateDecode]"), "needs_ocr", "an image that unpacks to 1 GiB"),
        THEME.file("image-noise.pdf", _image(99, 99, bytes(range(256)), b"/Filter /JPXDecode"), "needs_ocr",
                   "an image that is noise"),
    ]  # fmt: skip


def _fonts() -> list[Case]:
    endless = b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"
    chars = b"1 beginbfchar <0041> <" + "Putzplan ".encode("utf-16-be").hex().encode() * 55 + b"> endbfchar"
    long = b"<" + b"0041" * 20_000 + b"> Tj"
    odd = b"4 beginbfchar <0041> <0000> <0042> <D800> <0043> <202E> <0044> <FFFE> endbfchar"
    widths = b"/W [0 1000000000 500]"
    return [
        THEME.file("unicode-range.pdf", mapped(endless + b"\n" + _PLAIN, _GREETING), "other broken needs_ocr",
                   "a map with 4 billion entries"),
        THEME.file("unicode-long.pdf", mapped(chars, long), _SPENT, "20,000 codes that say 10 million letters"),
        THEME.file("unicode-odd.pdf", mapped(_PLAIN + b"\n" + odd, _GREETING + b" <0041004200430044> Tj"), "other",
                   "NUL, half a pair, turned writing"),
        THEME.file("widths.pdf", mapped(_PLAIN, _GREETING, widths), "other", "widths for 10^9 letters"),
        THEME.file("map-loop.pdf", mapped(b"/A usecmap", _GREETING), "other needs_ocr broken", "a map in itself"),
        THEME.file("size-huge.pdf", one_page(stream(TEXT.replace(b"12 Tf", b"1e30 Tf"))), "other broken needs_ocr",
                   "letters of 10^30 points"),
    ]  # fmt: skip


CASES = (*_unpacking(), *_drawing(), *_fonts())
