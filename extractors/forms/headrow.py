"""Lines that are nothing but headings, as over the columns of a Beratungsfolge or of a header's values."""

import re
from collections.abc import Sequence

from extractors.forms.labels import HEADER, Labelled, Labels, field_of, labelled
from extractors.forms.near import nearest_word
from extractors.forms.stations import TICKED
from extractors.forms.vocabulary import FormWords
from extractors.text.passage import Passage

_DAMAGED = {
    "Beratungsfolge": "organization", "Gremium": "organization", "Gremien": "organization",
    "Gremienweg": "organization", "Beratungsgremium": "organization", "Sitzungsfolge": "organization",
    "Sitzungstermin": "start", "Sitzungsdatum": "start", "Termin": "start", "Zuständigkeit": "role",
    "Behandlung": "role", "Beratungsart": "role", "Stand": "role", "Abstimmung": "result", "Ergebnis": "result",
    "Öffentlichkeit": "public", "Sitzungsart": "public",
}  # fmt: skip
"""Headings that are known although OCR damaged them, where the others of their row are whole."""
_LEADING = re.compile(r"[↓⇩▼▾➔→•*\s]{0,6}")
_LONGEST_ROW = 160
_UNKNOWN = re.compile(r"\W{0,9}[A-ZÄÖÜ][\wäöüß./-]{2,25}\W{0,9}")
_CAPITALS = re.compile(r"[A-ZÄÖÜ]{4,30}")
"""A word of a row of headings in capitals; the shorter ones are abbreviations ("TOP")."""
_COLON = re.compile(r":(?=\s|$)")
"""Behind a heading of a column as behind a label."""
_SURE_ROW = 4


def only_labels(text: Passage, labels: Labels = HEADER, least: int = 2) -> list[Labelled]:
    """The labels of a line that is nothing but labels, `least` or more, as over the columns of their values."""
    pattern = labels.bare
    value = _CAPITALS.sub(lambda word: word.group().capitalize(), text.value) if text.value.isupper() else text.value
    if ":" in value:
        value = _COLON.sub(" ", value)
    lead = _LEADING.match(value)
    if lead is None or len(value) > _LONGEST_ROW:
        return []
    marks: list[Labelled] = []
    at = 0
    if not pattern.match(value, lead.end()):
        damaged = _damaged_head(text, value, labels)
        if damaged is None:
            return []  # most lines are none, and looking through them is slow
        marks, at = [damaged], len(damaged.label.value)
    for match in pattern.finditer(value, at):
        if re.search(r"\w", text.value[at : match.start()]):
            unknown = _UNKNOWN.fullmatch(text.value, at, match.start())
            if unknown is None or any(mark.field == "unknown" for mark in marks):
                return []
            marks.append(_unknown(text, at, match.start(), labels))
        label = text.part(*match.span())
        marks.append(Labelled(field_of(match, labels), label, text.part(match.end(), match.end())))
        at = match.end()
    if re.search(r"\w", text.value[at:]):
        if _UNKNOWN.fullmatch(text.value, at) is None or any(mark.field == "unknown" for mark in marks):
            return []
        marks.append(_unknown(text, at, len(text.value), labels))
    has_unknown = any(mark.field == "unknown" for mark in marks)
    return marks if len(marks) >= (max(least, _SURE_ROW) if has_unknown else least) else []


def _unknown(text: Passage, begin: int, end: int, labels: Labels) -> Labelled:
    """A heading between known ones: one of them that OCR damaged, else one that nobody knows."""
    label = text.part(begin, end)
    known = nearest_word(label.value.strip(" :"), _DAMAGED) if "organization" in labels else None
    field = _DAMAGED[known] if known else "unknown"
    return Labelled(field, label, text.part(end, end))


def _damaged_head(text: Passage, value: str, labels: Labels) -> Labelled | None:
    """The heading of a Beratungsfolge's bodies that OCR damaged, where that of their days stands behind it."""
    if not ("ermin" in value or "atum" in value or "itzung" in value) or "organization" not in labels:
        return None
    first = value.partition(" ")[0]
    return Labelled("organization", text.part(0, len(first)), text.part(0, 0)) if is_damaged_title(first) else None


def is_damaged_title(word: str) -> bool:
    """Whether a word is the heading of a Beratungsfolge, or of its bodies, with a sign or two read wrongly."""
    known = nearest_word(word.strip(" :"), _DAMAGED)
    return known is not None and _DAMAGED[known] == "organization"


def column_fields(heads: Sequence[Passage], words: FormWords) -> tuple[str, ...]:
    """The columns that headings name, from left to right: a role over crosses ("beratend") has a column of its own.

    What a heading is may depend on the ones beside it: "öffentlich" has crosses where "nicht öffentlich" follows.
    """
    fields = [_column_field(head, words) for head in heads]
    for at in range(1, len(fields)):
        text, before = heads[at].value, fields[at - 1]
        if text == "N" and before == "public_yes":
            fields[at] = "public_no"
        if fields[at] == "public_no" and before == "public":
            fields[at - 1] = "public_yes"
    if any(field.startswith(TICKED) for field in fields):
        for at, field in enumerate(fields):
            if field == "result" and (role := words.role.fullmatch(heads[at].value)) is not None:
                fields[at] = TICKED + role["role"]
    return tuple(fields)


def _column_field(head: Passage, words: FormWords) -> str:
    mark = labelled(head, words.columns)
    if mark is not None and not mark.rest.value:
        return mark.field
    role = words.role.fullmatch(head.value)
    return TICKED + role["role"] if role is not None else "unknown"
