"""Samples -> the draft of a profile of their form."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from extractors.forms.labels import field_of
from extractors.forms.vocabulary import COMMON
from extractors.text.references import NUMBER
from pipeline.probe.draft import Draft
from pipeline.probe.heads import read_heads
from pipeline.probe.labels import Label, alike, folded, known_label, labels
from pipeline.probe.layout import Sample
from pipeline.probe.numbers import grammar
from pipeline.probe.values import ValueType, is_date
from pipeline.probe.way import Column, Way, denies, read_way
from schemas.council import HeaderField

_FIELDS: Mapping[ValueType, HeaderField] = {
    "date": "date",
    "number": "reference",
    "office": "office",
    "mover": "originator",
    "contact": "ignored",
    "item": "agenda_item",
    "text": "name",
}
_CALLED_NUMBER = re.compile(r"Nr|[Nn]ummer|[Vv]orlage|[Dd]rucksache|[Kk]enn|^DS|^Drs|ID")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_LABELS = 5


def draft_of(samples: Sequence[Sample], name: str, read: Mapping[int, str]) -> Draft:
    """What the heads of the samples say of the council's form; `name` is its official name.

    `read` are the numbers that are read without a profile, by sample: the grammar has to hold all of them.
    """
    draft, common = Draft(), alike(samples)
    draft.set("", "name", [name])
    way = read_way(samples, common)
    _columns(draft, way)
    found = labels(samples, common, way.rows)
    heads = read_heads(draft, samples, common, found, way)
    found = [label for label in found if folded(label.words) not in heads.headings]
    numbered = len(heads.numbers) * 2 > len(samples)
    _labels(draft, found, {"reference"} if numbered else set())
    _numbers(draft, samples, found, read if len(read) * 2 > len(samples) else heads.numbers if numbered else {})
    _fingerprint(draft, samples, found, way)
    return draft


def _columns(draft: Draft, way: Way) -> None:
    """The columns of the Beratungsfolge that no reader knows, and their words."""
    draft.set("columns", "organization", (word for word in way.openings if not _known_column(word)))
    for column in way.columns:
        values = list(dict.fromkeys(value.value for value in column.values))
        if column.holds is None and column.heading:
            draft.ask("columns", f"What stands under {column.heading!r}? {_shown(values)}")
        if column.holds is None or not column.heading:
            _words(draft, column, values)
            continue
        if column.sure and _known_as(column.heading) != column.holds:
            draft.set("columns", column.holds, [column.heading])
        elif not column.sure:
            draft.ask("columns", f"Is this right? There stands: {_shown(values)}", **{column.holds: [column.heading]})
        _words(draft, column, values)


def _words(draft: Draft, column: Column, values: Sequence[str]) -> None:
    """The words of a column that no reader knows; those of a column without a heading may stand there by chance."""
    if not column.heading and column.holds == "role" and (own := _own_roles(column.recurring)):
        draft.set("vocabulary", "roles", own)
        values = [value for value in values if value not in column.recurring]
    enter = draft.set if column.heading and column.sure else partial(_ask_words, draft)
    if column.holds == "organization" and column.heading:
        draft.set("", "committees", values)
    elif column.holds == "start":
        undated = (value.value for value in column.values if not is_date(value))
        enter("vocabulary", "undated", (word for word in undated if not COMMON.undated.fullmatch(word)))
    elif column.holds == "role":
        enter("vocabulary", "roles", _own_roles(values))
    elif column.holds == "public":
        _publicity(draft, [value for value in values if not COMMON.public.search(value)])


def _own_roles(values: Iterable[str]) -> list[str]:
    """The roles that no reader knows, without the word before them ("zur Vorschau")."""
    return [re.sub("^zu[rm] ", "", value) for value in values if not COMMON.role.search(value)]


def _ask_words(draft: Draft, section: str, key: str, words: Iterable[str]) -> None:
    if asked := list(dict.fromkeys(word for word in words if not re.search(r"\d", word))):
        draft.ask(section, "Are these such words?", **{key: asked})


def _publicity(draft: Draft, words: Sequence[str]) -> None:
    """Which words open a meeting is for a person to say: a wrong guess would be wrong in every paper."""
    if words:
        closed = [word for word in words if denies(word)]
        opened = [word for word in words if word not in closed]
        draft.ask("vocabulary", "Is a meeting public, and is it not, where these stand?", public=opened, closed=closed)


_COLUMN = "|".join(form for forms in COMMON.columns.values() for form in forms)
_ONLY_COLUMNS = re.compile(rf"(?:(?:{_COLUMN})(?=\s|$)\s?){{1,6}}")


def _known_as(heading: str) -> str | None:
    """What every form's reader takes the column under a heading for."""
    match = COMMON.columns.leading.fullmatch(heading.rstrip(" :"))
    return field_of(match, COMMON.columns) if match is not None else None


def _known_column(words: str) -> bool:
    """Whether a heading, or a line of several, is one that every form's reader knows."""
    return _ONLY_COLUMNS.fullmatch(words.rstrip(" :")) is not None


def _labels(draft: Draft, found: Sequence[Label], without: set[str]) -> None:
    """The labels that no reader knows, by the type of their values; offices as they stand behind theirs.

    `without` are fields whose values stand without a label.
    """
    known = {*without, *(known_label(label) for label in found)}
    by_type: dict[ValueType, list[Label]] = {}
    for label in found:
        if known_label(label) is None:
            by_type.setdefault(label.type, []).append(label)
    for type_, same in by_type.items():
        name, best = _FIELDS.get(type_), _best(type_, same)
        if name == "reference" and "reference" in known:
            name = "file_reference"
        for label in same:
            shown = _shown(label.values.values())
            if name is None or (name == "name" and not _is_sure(type_, label)):
                draft.ask("labels", f"What does {label.words!r} stand for? {shown}")
            elif type_ == "contact" or (
                name not in (*known, "file_reference") and label is best and _is_sure(type_, label)
            ):
                draft.set("labels", name, [label.words])
            else:
                draft.ask("labels", f"Is this right? There stands: {shown}", **{name: [label.words]})
    for label in found:
        if known_label(label) == "office" or label.words in draft.words("labels", "office"):
            draft.set("", "offices", (value.value for value in label.values.values()))


def _best(type_: ValueType, same: Sequence[Label]) -> Label:
    """Of several labels over the same type of value the one that is most likely the paper's own."""
    if type_ == "number":
        return max(same, key=lambda label: (bool(_CALLED_NUMBER.search(label.words)), label.differs, _has_year(label)))
    if type_ == "text":
        return max(same, key=lambda label: sum(len(value.value) for value in label.values.values()) / len(label.values))
    return same[0]


def _is_sure(type_: ValueType, label: Label) -> bool:
    if type_ == "text":
        return label.differs and all(len(value.value.split()) > 2 for value in label.values.values())
    return type_ in ("date", "office", "mover") or (type_ == "number" and label.differs)


def _has_year(label: Label) -> bool:
    made = grammar([(value.value, None) for value in label.values.values()])
    return made is not None and "<year>" in made.pattern


def _numbers(draft: Draft, samples: Sequence[Sample], found: Sequence[Label], behind: Mapping[int, str]) -> None:
    """The grammar of the numbers that are known, else of those behind their label, else of those in the head."""
    words = draft.words("labels", "reference") if not behind else []
    labelled = (each for each in found if each.words in words or known_label(each) == "reference")
    label = next(labelled, None) if not behind else None
    numbers = {number: value.value for number, value in label.values.items()} if label else dict(behind)
    for number, sample in enumerate(samples):
        texts = (segment.text.value for row in sample.rows[:12] for segment in row)
        match = next((match for text in texts if len(text) < 60 and (match := NUMBER.search(text))), None)
        if match:
            numbers.setdefault(number, match.group())
    draft.numbers = grammar([(text, _year(samples[number])) for number, text in sorted(numbers.items())])


def _year(sample: Sample) -> int | None:
    """The year that most dates in the head are of, the earlier of two."""
    texts = [segment.text.value for row in sample.rows for segment in row if is_date(segment.text)]
    years = Counter(int(match) for text in texts for match in _YEAR.findall(text))
    return max(years, key=lambda year: (years[year], -year), default=None)


def _fingerprint(draft: Draft, samples: Sequence[Sample], found: Sequence[Label], way: Way) -> None:
    """Labels that all samples print, those that no reader knows first, for they are most this council's own."""
    printed = {label.words: known_label(label) is not None for label in found if len(label.values) == len(samples)}
    printed.update(
        {
            word: _known_column(word)
            for word in (*way.openings, *(column.heading for column in way.columns if column.heading))
        }
    )
    everywhere = (word for word in printed if all(_prints(sample, word) for sample in samples))
    own = sorted(everywhere, key=printed.__getitem__)
    if len(own) >= 3:
        draft.set("", "form", own[:_MOST_LABELS])


def _prints(sample: Sample, word: str) -> bool:
    return any(word in segment.text.value for row in sample.rows for segment in row)


def _shown(values: Iterable[object]) -> str:
    return " | ".join(list(dict.fromkeys(str(value)[:50] for value in values))[:4])
