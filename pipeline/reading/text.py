"""Text files -> Pages: plain text, and the Markdown-like text that OCR archives hold. No byte of it is lost."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.reading.marks import TEXT_BULLET, is_rule, unwrap
from pipeline.reading.rows import RowReader
from schemas.document import Line, Page

TAB_COLUMNS = 4
# A YAML head is at the top of the file and no longer than this.
HEAD_LINES = 200
# Bold marks may stand round several lines, as in a title; round more they are a mistake.
BOLD_LINES = 6
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_HEAD_KEY = re.compile(r"[\w-]{1,80}[ \t]{0,8}:")


def parse(text: str, has_head: bool = False) -> tuple[Page, ...]:
    """The pages of a text, cut at form feeds (one at the end cuts nothing); `has_head`: a YAML head has no lines."""
    texts = text.split("\f")
    if len(texts) > 1 and not texts[-1].strip():
        texts.pop()
    return tuple(
        _page(number, page, _head_end(page) if has_head and number == 1 else 0)
        for number, page in enumerate(texts, start=1)
    )


def _head_end(text: str) -> int:
    """Where the YAML head ("---", "key: value" lines, "---") ends; 0 where there is none."""
    if not text.startswith("---"):
        return 0
    end = 0
    has_key = False
    for count, line in enumerate(text.split("\n", HEAD_LINES)):
        end += len(line) + 1
        if line.rstrip() == "---":
            if count:
                return min(end, len(text)) if has_key else 0
        elif count in (0, HEAD_LINES):
            return 0
        has_key = has_key or _HEAD_KEY.match(line) is not None
    return 0


def _page(number: int, text: str, begin: int) -> Page:
    lines: list[Line] = []
    rows = RowReader(text)
    blanks = 0
    for start, end in _split(text, begin):
        words = text[start:end].strip()
        if not words:
            blanks += 1
            continue
        if is_rule(words):
            continue
        line = _line(text, start, end, float(blanks))
        rows.read(line, text.find("\t", line.start, end) >= 0, start, end)
        lines.append(line)
        blanks = 0
    return Page(number, text, tuple(_with_bold_runs(text, lines)), tables=rows.tables())


def _split(text: str, begin: int) -> Iterator[tuple[int, int]]:
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        yield begin, end
        begin = end + 1


def _line(text: str, start: int, end: int, gap: float) -> Line:
    """The line text[start:end], which is not blank; its range is without bullet, heading and bold marks around it."""
    raw = text[start:end]
    words = raw.strip()
    start += len(raw) - len(raw.lstrip())
    indent = len(raw[: len(raw) - len(raw.lstrip())].expandtabs(TAB_COLUMNS))
    mark, level = None, 0
    if found := TEXT_BULLET.match(words):
        mark = found.group(1)
    elif found := _HEADING.match(words):
        level = len(found.group(1))
    if found:
        words = words[found.end() :]
        start += found.end()
    if level:
        words = _without_closing(words)
    inner_start, inner_end, bold = unwrap(words)
    return Line(
        start + inner_start,
        start + inner_end,
        bold=bold,
        bullet=mark,
        indent=float(indent),
        gap=gap,
        heading=level,
    )


def _without_closing(words: str) -> str:
    """A heading's words without the "##" that may close it (a regex for it is quadratic over a long run of blanks)."""
    bare = words.rstrip("#")
    return bare.rstrip() if bare != words and bare[-1:].isspace() else words


def _with_bold_runs(text: str, lines: list[Line]) -> list[Line]:
    """The lines; those from one that "**" opens to one that "**" closes are bold and without the marks."""
    for first, line in enumerate(lines):
        if not text.startswith("**", line.start) or text.count("**", line.start, line.end) != 1:
            continue
        for last in range(first + 1, min(first + BOLD_LINES, len(lines))):
            count = text.count("**", lines[last].start, lines[last].end)
            if lines[last].gap or count:
                break
        else:
            continue
        end = lines[last].end - 2
        if lines[last].gap or count != 1 or not text.endswith("**", lines[last].start, lines[last].end):
            continue
        begin = line.start + 2
        opened, closed = text[begin : line.end], text[lines[last].start : end]
        if not opened.strip() or not closed.strip():
            continue
        for index in range(first, last + 1):
            lines[index] = replace(lines[index], bold=True)
        lines[first] = replace(lines[first], start=line.end - len(opened.lstrip()))
        lines[last] = replace(lines[last], end=lines[last].start + len(closed.rstrip()))
    return lines
