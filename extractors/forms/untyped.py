"""A paper that prints no type: it is known by the other marks of its form."""

import re
from collections.abc import Sequence

from extractors.forms.columns import cells_of, columns_at
from extractors.forms.labels import all_labelled
from extractors.forms.stations import names_body
from extractors.forms.under import values_by_place
from extractors.forms.vocabulary import FormWords
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage
from extractors.text.references import read_reference
from schemas.council import CouncilProfile

HEAD_LINES = 25
"""Lines in which the marks of a paper stand."""
_ANY_NUMBER = ("Nr.", "Nummer")
_OWN_NUMBER = re.compile(r"[A-ZÄÖÜ]{1,4}\d{1,6}/(?:19|20)\d{2}(?!\S)")
"""A number of a grammar that is no other's, its year behind a stroke."""
_PROPOSAL = re.compile(r"Beschlu(?:ss|ß)(?:vorschlag|entwurf|empfehlung) ?:?")
_GROUNDS = re.compile(r"(?:Sachverhalt|Begründung|Sachdarstellung|Erläuterung(?:en)?) ?:?")
_OF_MEETING = re.compile(
    r"(?:\S{1,20} )?(?:Niederschrift|Protokoll|Auszug|Sitzung|Tagesordnung|Abstimmung)\S{0,10}(?: .{0,150})?"
)
"""What no paper without a type begins a line of its head with: it may be what came of one."""
_MAY_LABEL_NUMBER = re.compile(r"Drucksache|Vorlage|DS")


def shows_paper(items: Sequence[FlowItem], words: FormWords, profile: CouncilProfile | None) -> Passage | None:
    """The line that shows that a document is a paper though it prints no type; None where nothing does.

    It needs a labelled number, and a Beratungsfolge whose columns hold a body and its day, or both sections of a paper,
    what is to be decided and why.
    """
    lines = [(index, item) for index, item in enumerate(items[:HEAD_LINES]) if isinstance(item, FlowLine)]
    if not any(_has_number(item.text, words, profile) for _, item in lines) and not any(
        _stands_over_number(items, index, words, profile) for index, _ in lines
    ):
        return None
    for index, item in lines:
        columns = columns_at(items, index, words)
        first = index + columns.lines if columns else len(items)
        row = items[first] if first < len(items) else None
        if columns is None or not {"organization", "start"} <= set(columns.fields) or not isinstance(row, FlowLine):
            continue
        cells = cells_of(row, columns) or {}
        if "start" in cells and "organization" in cells and names_body(cells["organization"].value):
            return item.text
    texts = [item.text.value for _, item in lines]
    has_sections = any(map(_PROPOSAL.fullmatch, texts)) and any(map(_GROUNDS.fullmatch, texts))
    is_headed = not any(map(str.isdigit, texts[0])) and not texts[1].startswith("hier")  # not with its title
    if has_sections and is_headed and not any(map(_OF_MEETING.fullmatch, texts)):
        return lines[0][1].text
    return None


def _stands_over_number(
    items: Sequence[FlowItem], index: int, words: FormWords, profile: CouncilProfile | None
) -> bool:
    """Whether a row of labels has the number of a paper under one of them."""
    line, under = items[index], items[index + 1] if index + 1 < len(items) else None
    if not (isinstance(line, FlowLine) and isinstance(under, FlowLine)) or _MAY_LABEL_NUMBER.search(str(line)) is None:
        return False
    return any(mark.field == "reference" for mark in values_by_place(line, under, words, profile))


def _has_number(text: Passage, words: FormWords, profile: CouncilProfile | None) -> bool:
    """Whether a line labels the number of a paper; "Nr." alone may be any number."""
    mark = next((mark for mark in all_labelled(text, words.labels) if mark.field == "reference"), None)
    if mark is None or mark.label.value in _ANY_NUMBER:
        return False
    return read_reference(mark.rest, profile) is not None or _OWN_NUMBER.match(mark.rest.value) is not None
