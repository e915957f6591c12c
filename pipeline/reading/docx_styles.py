"""What a .docx file's styles and numbering make of a paragraph: bold, size, heading, spacing, list marks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pipeline.reading.marks import BULLETS, DASHES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of the elements of text."""
TWIPS = 20
"""Twentieths of a point."""
_BASED_ON_DEPTH = 20
_HEADING = re.compile(r"(?:heading|überschrift) ?([1-6])")
_PLACE = re.compile(r"%([1-9])")
_MOST_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style with all that it inherits; lengths in points, `number` and `level` name its list."""

    id: str = ""
    bold: bool = False
    size: float = 10.0
    heading: int = 0
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    contextual: bool = False
    number: str | None = None
    level: int | None = None


@dataclass(slots=True)
class Styles:
    """All paragraph styles of a document, by their ids."""

    default: Style
    by_id: dict[str, Style] = field(default_factory=dict)

    def of(self, paragraph: Any) -> Style:
        """The style of a w:p element, with what the paragraph itself says otherwise."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self.default
        style = self.by_id.get(value_of(properties, "pStyle") or "", self.default)
        return _with_paragraph(style, properties)


def read_styles(root: Any) -> Styles:
    """The styles of a w:styles element."""
    plain = Style()
    for properties in root.findall(f"{W}docDefaults/*/*"):
        plain = _with_paragraph(_with_run(plain, properties), properties)
    elements = {style.get(f"{W}styleId"): style for style in root.findall(f"{W}style")}
    styles = Styles(plain)
    for id_, element in elements.items():
        if element.get(f"{W}type") != "paragraph":
            continue
        style = replace(plain, id=id_ or "")
        for part in _lineage(element, elements):
            name = value_of(part, "name") or ""
            found = _HEADING.match(name.lower())
            style = replace(style, heading=int(found.group(1)) if found else style.heading)
            if (run := part.find(f"{W}rPr")) is not None:
                style = _with_run(style, run)
            if (paragraph := part.find(f"{W}pPr")) is not None:
                style = _with_paragraph(style, paragraph)
        styles.by_id[id_] = style
        if is_on(element.get(f"{W}default", "0")):
            styles.default = style
    return styles


def _lineage(element: Any, elements: dict[str, Any]) -> list[Any]:
    """A style and those that it is based on, the first ancestor first; circles are left."""
    line = [element]
    while len(line) < _BASED_ON_DEPTH:
        parent = elements.get(value_of(line[0], "basedOn") or "")
        if parent is None or parent in line:
            break
        line.insert(0, parent)
    return line


def _with_run(style: Style, properties: Any) -> Style:
    bold, size = properties.find(f"{W}b"), value_of(properties, "sz")
    if bold is not None:
        style = replace(style, bold=is_on(bold.get(f"{W}val")))
    return replace(style, size=_number(size) / 2) if size else style


def _with_paragraph(style: Style, properties: Any) -> Style:
    if (spacing := properties.find(f"{W}spacing")) is not None:
        before, after = (_number(spacing.get(f"{W}{side}")) / TWIPS for side in ("before", "after"))
        given = {side for side in ("before", "after") if spacing.get(f"{W}{side}") is not None}
        style = replace(
            style,
            before=before if "before" in given else style.before,
            after=after if "after" in given else style.after,
        )
    if (indent := indent_of(properties)) is not None:
        style = replace(style, indent=indent)
    if (contextual := properties.find(f"{W}contextualSpacing")) is not None:
        style = replace(style, contextual=is_on(contextual.get(f"{W}val")))
    if (outline := value_of(properties, "outlineLvl")) is not None and _number(outline) < 6:
        style = replace(style, heading=int(_number(outline)) + 1)
    if (numbering := properties.find(f"{W}numPr")) is not None:
        number, level = value_of(numbering, "numId"), value_of(numbering, "ilvl")
        style = replace(style, number=number or style.number, level=int(_number(level)) if level else style.level)
    return style


class Mark(NamedTuple):
    """What stands before a paragraph of a list, whether it is a bullet, and how far in it is, in points, if it says."""

    sign: str
    is_bullet: bool
    indent: float | None


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    style: str | None
    indent: float | None


class Numbering:
    """The lists of a document: gives each of their paragraphs its mark, counting on from one to the next."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.findall(f"{W}abstractNum"):
            levels = {int(_number(each.get(f"{W}ilvl"))): _level(each) for each in abstract.findall(f"{W}lvl")}
            self._levels[abstract.get(f"{W}abstractNumId")] = levels
        for each in root.findall(f"{W}num"):
            self._lists[each.get(f"{W}numId")] = value_of(each, "abstractNumId") or ""

    def mark(self, style: Style) -> Mark | None:
        """The mark of the next paragraph; None where it is in no list."""
        name = self._lists.get(style.number or "0")
        levels = self._levels.get(name or "", {})
        at = style.level
        if at is None:
            at = next((depth for depth, level in levels.items() if level.style and level.style == style.id), 0)
        level = levels.get(at)
        if name is None or level is None:
            return None
        if level.format == "bullet":
            sign = level.text[:1]
            return Mark(BULLETS.get(sign, sign if sign in DASHES else "•"), True, level.indent)
        counts = self._counts.setdefault(name, {})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [depth for depth in counts if depth > at]:
            del counts[deeper]

        def shown(place: re.Match[str]) -> str:
            depth = int(place.group(1)) - 1
            of = levels.get(depth, level)
            return _FORMATS.get(of.format, str)(counts.get(depth, of.start))

        return Mark(_PLACE.sub(shown, level.text), False, level.indent)


def _level(element: Any) -> _Level:
    return _Level(
        value_of(element, "numFmt") or "decimal",
        value_of(element, "lvlText") or "",
        int(_number(value_of(element, "start") or "1")),
        value_of(element, "pStyle"),
        indent_of(element.find(f"{W}pPr")),
    )


def indent_of(properties: Any | None) -> float | None:
    """How far in from the margin these properties set a paragraph, in points; None where they don't say."""
    found = None if properties is None else properties.find(f"{W}ind")
    left = None if found is None else found.get(f"{W}left", found.get(f"{W}start"))
    return None if left is None else _number(left) / TWIPS


def _letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa, as word processors count."""
    times, letter = divmod(max(number, 1) - 1, _MOST_LETTERS)
    return chr(ord("a") + letter) * min(times + 1, 9)


def _roman(number: int) -> str:
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text, left = "", min(max(number, 1), 399)
    for value, sign in signs:
        times, left = divmod(left, value)
        text += sign * times
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
}


def value_of(element: Any, tag: str) -> str | None:
    """The w:val of a child."""
    child = element.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def is_on(value: str | None) -> bool:
    """Whether a switch is on; one that stands there without a value is."""
    return value not in ("0", "false", "off")


def _number(text: str | None) -> float:
    """A number in an attribute; 0 for what is none."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
