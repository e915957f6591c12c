"""Where a header ends: at a section by its words, number or sign, or at running text."""

import re

from extractors.forms.columns import columns_at
from extractors.forms.labels import is_own_label, labelled
from extractors.forms.signatures import signature_at
from extractors.forms.ticked import is_row
from extractors.forms.typed import fits_without_colon, is_tick_box
from extractors.forms.walk import Walk
from extractors.text.flow import FlowLine
from extractors.text.headings import KNOWN, NUMBERED, heading_of, in_normal_case

_SECTION_COLON = re.compile(r"[A-ZÄÖÜ][\wÄÖÜäöüß/ .,()-]{3,70}:")
_SECTION = re.compile(
    r"(?:Kurzfassung|Information|Beschlussantrag|Inhalt der Mitteilung|Problembeschreibung(?: ?/ ?Begründung)?|Fragen"
    r"|Sachverhalt ?/ ?Begründung|Begründung ?/ ?Sachverhalt|Antrag|Anfrage|Antragstext|Vorbemerkung|Bericht|Inhalt"
    r"|(?:I\. )?(?:Sitzungsv|V)ortrag(?: de[sr] Referent(?:en|in))?"
    r"|Beratungsergebnis(?:se)?|Sehr geehrte[rns]? .{3,60})(?: \([A-Za-zäöüß]{3,20}\))?:?"
)
"""Sections that papers open with, beside the known headings."""
_SENTENCE = re.compile(
    r"(?:(?:Der|Die|Das|Ein|Eine|Im|In|Am|Mit|Seit|Nach|Bei|Für|Es|Zum|Zur|Auf|Durch) )[^:]{30,160}[a-zäöüß)]{3}\."
)
"""A line that is a sentence by its opening and its end: no title has both."""
_LONGEST_LINE = 170
_WIDE_GAP = 1.2
_NEAR = 8


def ends_header(walk: Walk) -> bool:
    """Whether the first section begins here; a Markdown heading right after the header is the title instead."""
    items, at = walk.items, walk.index
    heading = heading_of(items, at, own=walk.words.headings)
    if heading is not None and heading.rule == "heading/markdown":
        return walk.is_in_run or walk.has_title
    has_number = walk.header.is_there or walk.header.is_numbered
    if heading is not None and heading.rule == "heading/number" and not has_number:
        return False
    return is_section(walk, at, open_run=walk.has_open_run or _comes_before_stations(walk))


def _comes_before_stations(walk: Walk) -> bool:
    """Whether a Beratungsfolge follows soon: a line with a colon before it is the title's."""
    if walk.header.stations or not walk.has_fields:
        return False
    near = range(walk.index + 1, min(len(walk.items), walk.index + _NEAR))
    return any((found := columns_at(walk.items, at, walk.words)) is not None and found.fields for at in near)


def is_section(walk: Walk, at: int, open_run: bool = False) -> bool:
    """Whether a line opens a section: by its words, number or sign, or, no title being open, by a colon behind it."""
    item = walk.items[at]
    if not isinstance(item, FlowLine):
        return False
    text = item.text.value
    if _SECTION.fullmatch(text):
        return not is_own_label(item.text, walk.words.labels)
    heading = heading_of(walk.items, at, own=walk.words.headings)
    if heading is not None and heading.rule not in ("heading/bold", "heading/markdown"):
        return not is_own_label(item.text, walk.words.labels)
    if open_run or _SECTION_COLON.fullmatch(text) is None:
        return False
    return labelled(item.text, walk.words.labels, colon=True) is None and columns_at(walk.items, at, walk.words) is None


def ends_stations(walk: Walk, at: int) -> bool:
    """Whether the form goes on with something else than rows: a section, a label, a signature, boxes to tick."""
    item = walk.items[at]
    if not isinstance(item, FlowLine):
        return True
    text = item.text.value
    is_role = walk.words.role.fullmatch(text) is not None and not item.line.bold  # "Mitteilung" is a heading, too
    if walk.words.headings and text.rstrip(" :").casefold() in walk.words.headings:
        return True
    if not is_role and (KNOWN.fullmatch(in_normal_case(text.rstrip(" :"))) or _SECTION.fullmatch(text)):
        return True
    if is_tick_box(text) and not is_row(text):
        return True
    if signature_at(walk.items, at) or item.line.heading or len(text) > _LONGEST_LINE:
        return True
    mark = labelled(item.text, walk.words.labels, colon=True)
    of_row = not text.startswith("Tages")  # "TOP 4" is a row's, "Tagesordnungspunkt 4" the paper's
    if mark is not None:
        return not (mark.field in ("agenda_item", "publicity") and of_row)
    plain = labelled(item.text, walk.words.labels)
    if plain is None or not fits_without_colon(plain, walk.profile):
        return False
    return not (plain.field == "agenda_item" and of_row)


def is_text(walk: Walk) -> bool:
    """Whether a loose line is running text: a long one, or any behind a Beratungsfolge that had its title before it."""
    line = walk.line()
    if line is None or walk.index <= walk.type_line:
        return False
    if len(line.text.value) > _LONGEST_LINE or _is_sentence_under_title(walk, line):
        return True
    return bool(walk.header.stations) and walk.has_title and not _is_title_behind(walk, line)


def _is_sentence_under_title(walk: Walk, line: FlowLine) -> bool:
    """Whether the text of a short paper begins here: a whole sentence behind a Beratungsfolge and its title.

    It stands under a numbered heading, or white space parts it from the title. What ends the paper ("gez.") would else
    count as the form's.
    """
    if not (walk.header.stations and walk.is_in_run) or _SENTENCE.fullmatch(line.text.value) is None:
        return False
    above = walk.runs[-1].lines
    return line.line.gap > _WIDE_GAP / 2 or (len(above) > 1 and NUMBERED.fullmatch(above[-1].text.value) is not None)


def _is_title_behind(walk: Walk, first: FlowLine) -> bool:
    """Whether lines right under the Beratungsfolge are a title all the same: few, no sentence, a section under them."""
    if "name" in walk.header.values:
        return False
    if walk.claimed != walk.index:
        return walk.is_in_run and walk.runs[-1].zone == "field"
    if first.line.gap > (_WIDE_GAP if first.line.box is not None else 0.5) and not first.line.bold:
        return False
    for ahead in range(5):
        line = walk.line(ahead)
        if line is None or re.search(r"[.:;!?]$", line.text.value):
            return False
        if ahead and is_section(walk, walk.index + ahead):
            return True
    return False
