"""Which printed lines are headings: by Markdown, by §, by number, by weight, and by the words that papers use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.text.flow import FlowItem, FlowLine

KNOWN = re.compile(
    r"(?:"
    r"(?:[A-ZÄÖÜ][\wäöüß-]{2,30} und )?Sach(?:verhalt|stand|darstellung|lage)(?:s?darstellung)?"
    r"(?: und [A-ZÄÖÜ][\wäöüß-]{2,30})?"
    r"|Darstellung des (?:Vorgangs|Sachverhalts)|Begründung|Erläuterung(?:en)?|Ausgangslage|Hintergrund|Zusammenfassung"
    r"|Beschluss(?:vorschlag|entwurf|antrag|empfehlung)?(?: der Verwaltung)?|Kurzfassung|Vorbemerkung(?:en)?"
    r"|(?:Finanzielle|Personelle|Haushaltsrechtliche|Finanz-) ?Auswirkung(?:en)?|Finanzierung|Kosten"
    r"|Auswirkungen auf [A-ZÄÖÜa-zäöüß -]{3,50}|Klima(?:relevanz|auswirkungen|schutz)|Unterrichtung|Mitteilung"
    r"|Weiteres Vorgehen|Weiteres Verfahren|Ausblick|Fazit|Anlagen?|Anlagenverzeichnis|Präambel|Vorwort"
    r")"
)
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)]|[A-Za-z][.)])"
_NUMBERED = re.compile(rf"({_NUMBER}) {{1,4}}(\S.{{1,150}})")
PARAGRAPH_SIGN = re.compile(r"§ ?(\d{1,3} ?[a-z]?)\b[.:]?(?: {1,3}[-–]?(?: )?(.{0,200}))?")
_LABEL = re.compile(r"[A-ZÄÖÜ][\w.äöüß/ -]{1,40}: ?\S")
_SENTENCE_END = re.compile(r"[.;,]$|(?<!\b[A-Za-z])\.$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its number as printed ("1.", "§ 4") or None, its level from 1, and the rule that saw it."""

    number: str | None
    level: int
    rule: str


def heading_of(items: Sequence[FlowItem], index: int) -> Heading | None:
    """The heading that the line at `index` is, or None."""
    item = items[index]
    if not isinstance(item, FlowLine) or item.line.bullet:
        return None
    text = item.text.value
    if len(text) > 200:
        return None
    sign = PARAGRAPH_SIGN.fullmatch(text) if text.startswith("§") else None
    if sign and _is_section_sign(items, index, sign):
        return Heading(f"§ {sign.group(1)}", 1, "heading/paragraph-sign")
    if KNOWN.fullmatch(text.rstrip(" :")):
        return Heading(None, 1, "heading/known")
    numbered = _NUMBERED.fullmatch(text)
    if numbered and _is_numbered_heading(items, index, numbered):
        number = numbered.group(1)
        return Heading(number, 2 + number.strip(".)").count("."), "heading/number")
    if item.line.heading:
        return Heading(None, item.line.heading, "heading/markdown")
    if item.line.bold and _is_bold_heading(items, index):
        return Heading(None, 2, "heading/bold")
    return None


def _is_section_sign(items: Sequence[FlowItem], index: int, sign: re.Match[str]) -> bool:
    """A line "§ 4 Mitglieder" opens a section; a broken sentence ("§ 4 Abs. 2 gilt entsprechend.") does not."""
    item = items[index]
    assert isinstance(item, FlowLine)
    title = (sign.group(2) or "").strip()
    if re.match(r"(?:Abs(?:atz|\.)|Satz|Nr\.|der |des |und |bis |[a-z])", title):
        return False
    if item.line.bold or item.line.heading:
        return True
    return not title.endswith((",", ";")) and (not title.endswith(".") or len(title) < 40)


def _is_numbered_heading(items: Sequence[FlowItem], index: int, numbered: re.Match[str]) -> bool:
    """A numbered line is a heading where it is set apart and text follows, not another number."""
    item = items[index]
    assert isinstance(item, FlowLine)
    title = numbered.group(2)
    if item.line.heading or (item.line.bold and not re.search(r"[,;]$", title)):
        return True
    if len(title) > 100 or _SENTENCE_END.search(title) or title[:1].islower() or re.search(r"\d\d\.\d\d\.\d{4}", title):
        return False
    if item.line.box is not None and _has_bold(items):
        return False
    following = _line(items, index + 1)
    previous = _line(items, index - 1)
    if following is None and index + 1 < len(items):  # a table
        return item.line.gap > 0.5
    if following is None or _NUMBERED.fullmatch(following.text.value) or following.line.bullet:
        return False
    if previous is not None and _NUMBERED.fullmatch(previous.text.value) and item.line.gap == 0:
        return False
    return item.line.gap > 0.5 and following.line.gap > 0.5


def _is_bold_heading(items: Sequence[FlowItem], index: int) -> bool:
    item = items[index]
    assert isinstance(item, FlowLine)
    text = item.text.value
    if len(text) > 120 or _SENTENCE_END.search(text) or _LABEL.match(text):
        return False
    following = _line(items, index + 1)
    return following is not None or index + 1 < len(items)


def _has_bold(items: Sequence[FlowItem]) -> bool:
    return sum(1 for item in items if isinstance(item, FlowLine) and item.line.bold) > 2


def _line(items: Sequence[FlowItem], index: int) -> FlowLine | None:
    if 0 <= index < len(items):
        item = items[index]
        return item if isinstance(item, FlowLine) else None
    return None
