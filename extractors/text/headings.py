"""Which printed lines are headings: by Markdown, by §, by number, by weight, by their words, and by standing alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.text.flow import FlowItem, FlowLine
from extractors.text.setting import Setting, is_box_line, is_dangling, is_sentence, is_title, stands_alone

_MATTER = r"Sach(?:verhalt|stand|darstellung|lage)(?:s?darstellung)?"
_NOUN = (
    rf"(?:{_MATTER}|Sach- und Rechtslage|Begründung|Antwort|Sachbericht|Erläuterung(?:en)?"
    r"|Problem(?:beschreibung|stellung|darstellung)|Ausgangs(?:lage|situation|punkt)|Hintergrund|Historie|Vorgeschichte"
    r"|Zusammenfassung|Kurzfassung|Vorbemerkung(?:en)?|Einordnung|Stellungnahme|Bewertung|Unterrichtung|Mitteilung"
    r"|Lösung(?:svorschlag)?|Alternativen?|Rechtliche Grundlagen?|Rechtslage|Weiteres (?:Vorgehen|Verfahren)|Ausblick"
    r"|Fazit|Finanzierung|Kosten|Folgekosten|Information)"
)
_RESOLUTION = (
    r"(?:(?:Ergänzter |Geänderter |Neuer )?Beschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|empfehlung|text|formulierung)?"
    r"|Empfehlungsbeschlu(?:ss|ß)|Antragstext|(?:Vorschlag|Antrag) zu[rm] Beschlu(?:ss|ß)(?:fassung)?"
    r"|Antrag(?= der Verwaltung))"
    r"(?: der Verwaltung| des [A-ZÄÖÜ][a-zäöüß]{3,40}| (?:für|an) de[nr] .{3,60})?"
)
_MONEY = (
    r"(?:(?:[A-ZÄÖÜ][a-zäöü]{3,20}e (?:und|sowie) )?"
    r"(?:[Ff]inanzielle|[Hh]aushalts(?:mäßige|rechtliche|wirtschaftliche)|[Pp]ersonelle|[Ww]irtschaftliche|Finanz-)"
    r" ?(?:(?:und|sowie) [a-zäöü]{3,20}e )?(?:Auswirkung(?:en)?|Folgen)"
    r"|Finanzielle (?:Belastung|Darstellung)|Haushaltsauswirkung(?:en)?|Finanzbedarf|Deckungsvorschlag"
    r"|(?:Kosten|Finanzierung)(?: (?:und|/) |/)(?:Finanzierung|Kosten|Folgekosten|Deckung)"
    r"|Auswirkungen auf (?:den (?:[A-ZÄÖÜ][a-zäöüß]{3,20})?[Hh]aushalt(?:splan)?|die Finanzen))"
)
_CAPITALS = re.compile(r"\b(?![IVX]{1,5}\b)[A-ZÄÖÜ]{2,40}\b")
_SMALL_WORDS = re.compile(r"(?:UND|ODER|D(?:ER|IE|AS|ES|EM|EN)|AN|AUF|FÜR|I[NM]|ZU[MR]?|VO[NM]|MIT)")
_LEAD = r"(?:(?:\d{1,2}(?:\.\d)?|[IVX]{1,4})\.? )?"
PROPOSAL = re.compile(rf"{_LEAD}{_RESOLUTION}(?: \([^)]{{3,40}}\))?")
"""Headings over what is to be decided."""
FINANCIAL_IMPACT = re.compile(rf"{_LEAD}(?!Personelle Aus|Wirtschaftliche ){_MONEY}")
"""Headings over what it costs; `COSTS` where there is none of these."""
COSTS = re.compile(rf"{_LEAD}(?:Kosten|Finanzierung|Folgekosten)")
KNOWN = re.compile(
    rf"(?:(?:[A-ZÄÖÜ][\wäöüß-]{{2,30}} und )?{_MATTER}(?: und [A-ZÄÖÜ][\wäöüß-]{{2,30}})?"
    rf"|(?:Ergänzende |Kurze |Rechtliche |Allgemeine )?{_NOUN}(?:(?: ?[/,] ?| und ){_NOUN})?"
    rf"(?: der Verwaltung)?(?: \([^)]{{3,40}}\))?|{_RESOLUTION}(?: \([^)]{{3,40}}\))?|{_MONEY}"
    r"|Erläuterungen zu (?:den )?finanziellen Auswirkungen"
    r"|Darstellung des (?:Vorgangs|Sachverhalts)|Inhalt der (?:Mitteilung|Vorlage|Information|Unterrichtung|Drucksache)"
    r"|Auswirkungen auf [A-ZÄÖÜa-zäöüß -]{3,50}|Klima(?:relevanz|auswirkung(?:en)?|schutz|check)"
    r"|Anlagen?|Anlage(?: ?/ ?n|\(n\))|Anlagenverzeichnis|Verzeichnis der Anlagen|Präambel|Vorwort)"
)
ADDRESS = re.compile(r"Antrag an (?:den|die) [^.:]{4,60}:?")
"""Whom a proposal is put to: a line of its own over the proposal."""
_SMALL = frozenset("fhpw")
"""The small letters that such a heading can begin with."""
_TWO_LINES = re.compile(
    r"(?:Finanzielle|Personelle|Haushaltsmäßige|Haushaltsrechtliche|Beschlussvorschlag|Auswirkungen auf)"
)
FORM = re.compile(
    r"(?:Beratungsergebnis(?:se)?|Abstimmungsergebnis|Unterzeichnet(?: von)?|Unterschrieben von|CO[2₂]-?Relevanz.{0,60}"
    r"|IQ-relevant.{0,60}|Anhörung (?:des )?Ortschaftsrats?.{0,40}|Abstimmung mit .{3,60})"
)
"""What opens no section but a part of the form: fields to fill in, boxes to tick, signatures."""
_ATTACHMENTS = re.compile(r"Anlagen?(?:verzeichnis)?")
"""The one numbered heading under which a numbered list may follow at once."""
_SIGNATURE = re.compile(r"(?:gez\. ?|i\. ?[VA]\. ?)?(?:Dr\. )?[A-ZÄÖÜ][\wäöüß-]{1,24}(?: [A-ZÄÖÜ][\wäöüß-]{2,24}){1,2}")
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)]|[A-Za-z][.)])"
NUMBERED = re.compile(rf"({_NUMBER}) {{1,4}}(\S.{{1,150}})")
_NUMBER_BEGINS, _NUMBER_ENDS = frozenset("0123456789IVX"), frozenset(".)")
"""What the first sign of a longer number is, or the second of a single letter."""
PARAGRAPH_SIGN = re.compile(r"§ ?(\d{1,3} ?[a-z]?)\b[.:]?(?: {1,3}[-–]?(?: )?(.{0,200}))?")
_LAW = re.compile(r"(?:EU|EG|[A-ZÄÖÜ]{2,8}|(?:[A-ZÄÖÜ][a-zäöü]{0,12}){1,4}[A-Z])\b")
"""A law's short name behind its §: "§ 12 PartIntG", "§ 79 SGB VIII"."""
_LABEL = re.compile(r"[A-ZÄÖÜ][\w.äöüß/ -]{1,40}: ?\S")
_SENTENCE_END = re.compile(r"[.;,]$|(?<!\b[A-Za-z])\.$")
_FORM_REACH = 9
_LIST_REACH = 40


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its number as printed ("1.", "§ 4") or None, its level from 1, and the rule that saw it.

    Level 0 is no section's: it opens a part of the form. `lines` is how many printed lines it takes.
    """

    number: str | None
    level: int
    rule: str
    lines: int = 1


def in_normal_case(text: str) -> str:
    """A text that is printed in capitals as it would be without ("SACH- UND RECHTSLAGE"), to compare words."""
    if not text.isupper():
        return text
    return _CAPITALS.sub(lambda word: _in_small_letters(word[0]), text)


def _in_small_letters(word: str) -> str:
    return word.lower() if _SMALL_WORDS.fullmatch(word) else word.capitalize()


NONE: frozenset[str] = frozenset()


def heading_of(
    items: Sequence[FlowItem], index: int, how: Setting | None = None, own: frozenset[str] = NONE
) -> Heading | None:
    """The heading that the line at `index` is, or None; without `how` no line is one by standing alone.

    `own` are the council's words for headings, in small letters.
    """
    item = items[index]
    if not isinstance(item, FlowLine) or item.line.bullet:
        return None
    text = item.text.value
    if len(text) > 200 or (text[:1].islower() and not _may_begin_small(item, how)):
        return None
    sign = PARAGRAPH_SIGN.fullmatch(text) if text.startswith("§") else None
    if sign and _is_section_sign(items, index, sign):
        return Heading(f"§ {sign.group(1)}", 1, "heading/paragraph-sign")
    if len(text) < 120 and (known := _known(items, index, own)):
        return known
    may_be_numbered = text[:1] in _NUMBER_BEGINS or text[1:2] in _NUMBER_ENDS
    numbered = NUMBERED.fullmatch(text) if may_be_numbered else None
    if numbered and _is_numbered_heading(items, index, numbered, how, own):
        number = numbered.group(1)
        return Heading(number, 2 + number.strip(".)").count("."), "heading/number")
    if item.line.heading:
        return Heading(None, item.line.heading, "heading/markdown")
    if item.line.bold and _is_bold_heading(items, index):
        return Heading(None, 2, "heading/bold")
    if how is not None and how.is_plain:
        if _SIGNATURE.fullmatch(text) and _ends_text(items, index + 1):
            return Heading(None, 0, "heading/form")
        before = _line(items, index - 1)
        if not numbered and is_title(text) and stands_alone(items, index, how, _ends_open(before)):
            return Heading(None, 2, "heading/alone")
    return None


def _may_begin_small(item: FlowLine, how: Setting | None) -> bool:
    """Whether a line can be a heading though it begins with a small letter: most lines of a paragraph do."""
    text = item.text.value
    stands_out = item.line.heading or item.line.bold or (how is not None and how.is_plain)
    return bool(stands_out) or text[0] in _SMALL or text[1:2] in _NUMBER_ENDS


def _ends_text(items: Sequence[FlowItem], index: int) -> bool:
    """Whether nothing but a form's fields follows from `index` on."""
    following = _line(items, index)
    return index >= len(items) or (
        following is not None and FORM.fullmatch(following.text.value.rstrip(" :")) is not None
    )


def _known(items: Sequence[FlowItem], index: int, own: frozenset[str]) -> Heading | None:
    """A heading by its words, or the council's own; within a form with boxes to tick they are only labels."""
    item = items[index]
    assert isinstance(item, FlowLine)
    text = in_normal_case(item.text.value.rstrip(" :"))
    if own and item.text.value.rstrip(" :").casefold() in own:
        return None if _is_in_form(items, index) else Heading(None, 1, "heading/known")
    if not (text[:1].isupper() or text[:1] in _SMALL):
        return None
    if FORM.fullmatch(text):
        return Heading(None, 0, "heading/form")
    if KNOWN.fullmatch(text):
        return None if _is_in_form(items, index) else Heading(None, 1, "heading/known")
    following = _line(items, index + 1)
    if following is None or not _TWO_LINES.fullmatch(text):
        return None
    both = f"{text} {following.text.value.rstrip(' :')}"
    return Heading(None, 1, "heading/known", 2) if KNOWN.fullmatch(both) else None


def _is_in_form(items: Sequence[FlowItem], index: int) -> bool:
    """Whether a line stands among boxes to tick: one under it and one not far over it."""
    if not any(is_box_line(items[at]) for at in range(index + 1, min(index + 3, len(items)))):
        return False
    return any(is_box_line(items[at]) for at in range(max(0, index - _FORM_REACH), index))


def _is_section_sign(items: Sequence[FlowItem], index: int, sign: re.Match[str]) -> bool:
    """A line "§ 4 Mitglieder" opens a section; a broken sentence ("§ 4 Abs. 2 gilt entsprechend.") does not."""
    item = items[index]
    assert isinstance(item, FlowLine)
    title = (sign.group(2) or "").strip()
    if re.match(r"(?:Abs(?:atz|\.)|Satz|Nr\.|der |des |und |bis |[a-z])", title) or _LAW.match(title):
        return False
    if item.line.bold or item.line.heading:
        return True
    return not title.endswith((",", ";")) and (not title.endswith(".") or len(title) < 40)


def _is_numbered_heading(
    items: Sequence[FlowItem],
    index: int,
    numbered: re.Match[str],
    how: Setting | None,
    own: frozenset[str] = NONE,
) -> bool:
    """A numbered line is a heading where it is set apart and text follows, not another number."""
    item = items[index]
    assert isinstance(item, FlowLine)
    number, title = numbered.groups()
    if item.line.heading or (item.line.bold and not re.search(r"[,;]$", title)):
        return True
    if len(title) > 100 or _SENTENCE_END.search(title) or title[:1].islower() or is_dangling(title):
        return False
    if re.search(r"\d\d\.\d\d\.\d{4}", title):
        return False
    if item.line.box is not None and _has_bold(items):
        return False
    following = _line(items, index + 1)
    previous = _line(items, index - 1)
    if following is None and index + 1 < len(items):  # a table
        return item.line.gap > 0.5
    is_list = following is not None and (following.line.bullet or _follows(number, following.text.value))
    if following is None or (is_list and not _ATTACHMENTS.fullmatch(title.rstrip(" :"))):
        return False
    if previous is not None and NUMBERED.fullmatch(previous.text.value) and item.line.gap == 0:
        return False
    is_known = title.rstrip(" :").casefold() in own or KNOWN.fullmatch(in_normal_case(title.rstrip(" :")))
    if is_known and not _is_listed(items, index):
        return True
    if (
        how is not None
        and how.is_plain
        and ((number[-1:] not in ".)" and "." not in number) or _is_listed(items, index))
    ):
        return False
    if item.line.gap > 0.5 and following.line.gap > 0.5:
        return not (title.endswith("?") and how is not None and how.is_plain and following.text.value[-1:] == ":")
    if how is None or not how.is_plain or title[-1] in "?!":
        return False
    if not how.full:  # too short to say how long a full line is
        return how.has_blanks and item.line.gap >= 1 and is_sentence(following.text.value)
    return stands_alone(items, index, how, _ends_open(previous)) or _is_over_another(items, index, number, how)


def _is_over_another(items: Sequence[FlowItem], index: int, number: str, how: Setting) -> bool:
    """Whether the next line is a heading of the next depth: "2. Verfahren" over "a) Aufstellungsbeschluss"."""
    below, before = _line(items, index + 1), _line(items, index - 1)
    found = NUMBERED.fullmatch(below.text.value) if below is not None else None
    if found is None or (before is not None and not _ends_open(before) and before.text.value[-1:] not in ".!?"):
        return False
    is_deeper = found.group(1)[0].isalpha() if number[0].isdecimal() else found.group(1)[0].isdecimal()
    is_deeper = is_deeper or found.group(1).startswith(number.rstrip(".)") + ".")
    return is_deeper and _is_numbered_heading(items, index + 1, found, how)


def _ends_open(line: FlowLine | None) -> bool:
    """Whether a line is a heading by its own words or number."""
    if line is None:
        return False
    text = in_normal_case(line.text.value.rstrip(" :"))
    return KNOWN.fullmatch(text) is not None or (len(text) < 60 and NUMBERED.fullmatch(text) is not None)


def _follows(number: str, text: str) -> bool:
    """Whether the next line has a number of the same depth, so that both are items of a list."""
    following = NUMBERED.fullmatch(text)
    return following is not None and following.group(1).strip(".)").count(".") <= number.strip(".)").count(".")


def _is_listed(items: Sequence[FlowItem], index: int) -> bool:
    """Whether the number before this one stands right over it: between them is nothing but what goes on with it."""
    item = items[index]
    assert isinstance(item, FlowLine)
    number = item.text.value.split(" ")[0].strip(".)")
    if not number.isdecimal() or int(number) < 2:
        return False
    before = re.compile(rf"{int(number) - 1}[.)]? ")
    for at in range(index - 1, max(-1, index - _LIST_REACH), -1):
        line = _line(items, at)
        if line is None:
            return False
        if before.match(line.text.value):
            return True
        if line.line.gap >= 1 or line.text.value[-1:] in ".!":
            return False
    return False


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
