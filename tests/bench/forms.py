"""Invented papers as HTML to be typeset, and as text as an archive would hold it."""

import base64
import struct
import zlib
from html import escape

from tests.bench.paper import Block, Form, Paper

_FONT = '"Liberation Sans", "Nimbus Sans", "DejaVu Sans", sans-serif'
_COLOURS: dict[Form, tuple[int, int, int]] = {
    "konstanz": (29, 79, 124),
    "ravensburg": (140, 30, 40),
    "steinfurt": (20, 110, 60),
}
_SHEET = """
@page { size: A4; margin: 23mm 22mm 25mm; }
@page { @bottom-right { content: "Seite " counter(page) " von " counter(pages); font: 8pt FONT; } }
body { font: SIZEpt/1.36 FONT; font-variant-ligatures: none; margin: 0; text-align: justify; }
h1 { font-size: 16pt; margin: 0 0 4mm; text-align: left; }
h2 { font-size: 11.5pt; margin: 5mm 0 2mm; break-after: avoid; text-align: left; }
h3 { font-size: 10.5pt; margin: 4mm 0 1.5mm; break-after: avoid; text-align: left; }
p { margin: 0 0 2.5mm; }
img { float: left; height: 11mm; }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; text-align: left; table-layout: fixed; }
td { border: .6pt solid #000; padding: 1.2mm 1.6mm; vertical-align: top; }
.logo { text-align: right; margin: 0 0 9mm; }
.item, .title, .number { font-weight: bold; text-align: left; margin: 3mm 0; }
.steinfurt h1, .steinfurt .number { text-align: center; margin: 0 0 3mm; }
.signature { margin-top: 9mm; margin-bottom: 0; text-align: left; }
.caption { font-size: 7.5pt; margin-bottom: 5mm; }
"""


def to_html(paper: Paper) -> str:
    """The paper as a page of HTML that needs no other file."""
    sheet = _SHEET.replace("FONT", _FONT).replace("SIZE", str(paper.points))
    image = f'<img src="{_logo(*_COLOURS[paper.truth.form])}" alt="">'
    body = image + "".join(map(_block_html, paper.blocks))
    title = escape(paper.truth.number or paper.truth.title)
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>'
        f'<style>{sheet}</style></head><body class="{paper.truth.form}">{body}</body></html>'
    )


def _block_html(block: Block) -> str:
    if block.kind == "table":
        cells = ("".join(f"<td>{_lines(cell.split(chr(10)))}</td>" for cell in row) for row in block.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    if block.kind == "ul":
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in block.lines)}</ul>"
    if block.kind in ("h1", "h2", "h3"):
        return f"<{block.kind}>{_lines(block.lines)}</{block.kind}>"
    return f'<p class="{block.kind}">{_lines(block.lines)}</p>'


def _lines(lines: tuple[str, ...] | list[str]) -> str:
    return "<br>".join(map(escape, lines))


def to_text(paper: Paper) -> str:
    """The paper as a text archive would hold it: tables as lines with tabs."""
    parts = []
    for block in paper.blocks:
        if block.kind == "table":
            parts.append("\n".join("\t".join(cell.replace("\n", " ") for cell in row).rstrip() for row in block.rows))
        elif block.kind == "ul":
            parts.append("\n".join(f"- {line}" for line in block.lines))
        else:
            text = "\n".join(block.lines)
            parts.append(f"**{text}**" if block.kind in ("h1", "h2", "h3", "title", "item", "number") else text)
    return "\n\n".join(parts) + "\n"


def _logo(red: int, green: int, blue: int) -> str:
    """A small coat of arms of stripes, as a PNG in a data URL."""
    width, height = 96, 96
    rows = b"".join(
        b"\0"
        + b"".join(bytes((red, green, blue) if (x // 12 + y // 24) % 2 else (240, 240, 235)) for x in range(width))
        for y in range(height)
    )
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")
