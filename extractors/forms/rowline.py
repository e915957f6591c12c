"""A row of a Beratungsfolge that is printed as one running line: which of its words are which cell."""

import re
from collections.abc import Sequence

from extractors.forms.stations import (
    MARK,
    RESULT,
    YES_OR_NO,
    Station,
    begins_with_body,
    find_start,
    is_open,
    names_body,
    read_cells,
    without_ballot,
    without_order,
)
from extractors.forms.vocabulary import COMMON, FormWords
from extractors.text.passage import Passage

_BEFORE_DATE = re.compile(
    r"(?:[ ,;:–(|-]{1,3}Sitzung(?= (?:am|vom)\b|$))?"
    r"(?:[ ,;:–(|-]{1,3}(?:am|vom|den|Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag)"
    r"(?=[., ]|$)\.?)?[ ,;:–(|-]{0,4}$"
)
_ARTICLE = re.compile(r"(?:(?:an|in|für|vor) )?(?:den|dem|der|die|im) (?=[A-ZÄÖÜ])")
_BRACKET = re.compile(r" \((?P<inner>[^()]{1,40})\)$")
_LABEL = "Beratung"
"""Before a colon it labels the meeting: it is no role there ("Beratung: Bauausschuss, 12.05.2022")."""
_BESIDE_NAME = " (,;:|–-"
_AT = re.compile(r"(?:am|den|vom)")
_ENUMERATED = re.compile(r" ?[,;/→>|] ?|,? (?:und|sowie|dann|anschließend) (?:d(?:e[rmn]|ie|as) )?| [–-] ")
_BEHIND_NAME = re.compile(r"[,;/→>(]|\d")
_LEADING = re.compile(r"[ ,;:|/–-]{0,4}")
_TIME = re.compile(r"[, ]{0,2}(?:um )?\d{1,2}[:.]\d{2} ?(?:Uhr|h)?(?=\s|$)|[)|,;]")

Order = Sequence[str]
"""The fields of a Beratungsfolge's columns, from left to right; empty where it has no headings."""


def split_line(line: Passage, order: Order = (), words: FormWords = COMMON) -> dict[str, Passage] | None:
    """The cells of a row that is printed as one running line; None where the line is no row.

    A row has a date or says that it is open, or, without column headings, both role and publicity. The order of the
    columns says on which side of the date the others stand.
    """
    text = without_order(without_ballot(line))
    where = find_start(text, words)
    if where is None:
        return _without_date(text, order, words)
    before, after = text.part(0, where.start), text.part(where.end)
    before = before.part(0, _cut(_BEFORE_DATE, before.value))
    if match := _TIME.match(after.value):
        after = after.part(match.end())
    cells = {"start": text.part(where.start, where.end)}
    date_first = _date_comes_first(before, order, words)
    name = after if date_first else before
    rest = before if date_first else after
    rest = _take_typed(rest, cells, _side(order, not date_first), words, from_left=True)
    if not date_first and rest.value:
        rest = _free_text(rest, cells, _side(order, True), words)
    name = _take_typed(name, cells, _side(order, date_first), words, from_left=False)
    if date_first and "result" not in cells:
        name = _without_result(name, cells)
    name = bare_name(_without_publicity(name, cells, order, words), cells, words)
    if name.value:
        cells["organization"] = name
    if rest.value and not _AT.fullmatch(rest.value) and (not MARK.fullmatch(rest.value) or order):
        cells["unread"] = rest
    return cells


def _without_publicity(name: Passage, cells: dict[str, Passage], order: Order, words: FormWords) -> Passage:
    """A body's name without the word before it that says how the body meets ("öffentlich Sozialausschuss")."""
    led = words.public.match(name.value)
    if led is None or "public" in cells or "public_yes" in order or not name.value[led.end() :].startswith(" "):
        return name
    cells["public"] = name.part(0, led.end())
    return name.part(led.end())


def _without_result(name: Passage, cells: dict[str, Passage]) -> Passage:
    """A body's name without the result behind it ("Sozialausschuss überwiesen")."""
    match = RESULT.search(name.value)
    if match is None or not names_body(name.value[: match.start()]):
        return name
    cells["result"] = name.part(match.start())
    return name.part(0, match.start())


def bare_name(name: Passage, cells: dict[str, Passage], words: FormWords) -> Passage:
    """A body's name without the role and the article before it and the bracket behind it."""
    led = words.role.match(name.value)
    if led is not None and name.value[led.end() :].startswith(":") and "role" not in cells:
        if led.group() != _LABEL:
            cells["role"] = name.part(0, led.end())
        name = name.part(led.end() + 1)
    bracket = _BRACKET.search(name.value)
    if bracket is not None:
        inner = name.part(*bracket.span("inner"))
        field = next((f for f, p in (("role", words.role), ("public", words.public)) if p.fullmatch(inner.value)), None)
        if field is not None and field not in cells:
            cells[field], name = inner, name.part(0, bracket.start())
    article = _ARTICLE.match(name.value)
    begin = article.end() if article else 0
    return name.part(begin, len(name.value.rstrip(_BESIDE_NAME)))


def _cut(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else len(text)


def _date_comes_first(before: Passage, order: Order, words: FormWords) -> bool:
    if "organization" in order and "start" in order:
        return order.index("start") < order.index("organization")
    return not re.search(r"[A-Za-zÄÖÜäöüß]{3}", words.public.sub("", before.value))


def _side(order: Order, behind: bool) -> Order:
    """The columns behind the date, or those before it; all of them where no order is known."""
    if "start" not in order:
        return ()
    at = order.index("start")
    return order[at + 1 :] if behind else order[:at]


_TYPED = ("role", "public", "agenda_item")


def _take_typed(
    text: Passage, cells: dict[str, Passage], allowed: Order, words: FormWords, *, from_left: bool
) -> Passage:
    """Takes role, publicity and TOP off one end of a text, as long as one of them stands there."""
    fields = tuple(name for name in _TYPED if not allowed or name in (*allowed, "public"))
    if "public_yes" in allowed or "public_no" in allowed:
        fields = tuple(name for name in fields if name != "public")
    for _ in range(len(fields)):
        text = text.part(_LEADING.match(text.value).end()) if from_left else text  # type: ignore[union-attr]
        for field in fields:
            if field in cells:
                continue
            span = _typed_at(text.value, field, words, field in allowed, from_left)
            if span is None:
                continue
            begin, end = span
            cells[field] = text.part(begin, end)
            text = text.part(end) if from_left else text.part(0, begin)
            break
        else:
            break
    return text


def typed_only(text: Passage, words: FormWords) -> dict[str, Passage]:
    """The cells of a line that is nothing but publicity, role and TOP; empty for any other."""
    cells: dict[str, Passage] = {}
    rest = _take_typed(text, cells, (), words, from_left=True)
    return {} if rest.value else cells


def typed_behind(text: Passage, words: FormWords) -> dict[str, Passage]:
    """A body's name with publicity, role or TOP behind it, in a line without a date; empty for any other line."""
    cells: dict[str, Passage] = {}
    name = bare_name(_take_typed(without_order(text), cells, (), words, from_left=False), cells, words)
    if not cells or not names_body(name.value) or find_start(text, words) is not None:
        return {}
    return {"organization": name, **cells}


def _typed_at(text: str, field: str, words: FormWords, sure: bool, from_left: bool) -> tuple[int, int] | None:
    """Where a value of a field's type stands at an end of a text; a bare number is a TOP only under its heading."""
    if field == "agenda_item":
        number = r"\d{1,3}(?:\.\d{1,3}){0,3}\.?[a-z]?"
        bare = rf"(?:TOP[: ]{{0,2}})?{number}|TOP" if sure else rf"TOP[: ]{{0,2}}(?:{number})?"
        match = re.match(rf"(?:{bare})(?=\s|$)", text) if from_left else re.search(rf"(?<!\S)(?:{bare})$", text)
        return match.span() if match else None
    if field == "public" and sure and from_left and (match := YES_OR_NO.match(text)):
        return match.span()
    pattern = words.role if field == "role" else words.public
    for match in pattern.finditer(text):
        if from_left and match.start():
            return None
        tail = text[match.end() :].strip(" ,;)|")
        if from_left or not tail:
            end = match.end() if not from_left else min(len(text), match.end())
            return (0, end) if from_left else (match.start(), len(text))
    return None


def _free_text(rest: Passage, cells: dict[str, Passage], order: Order, words: FormWords) -> Passage:
    """What is left behind the date under the headings of role and result, whatever its words are."""
    if "role" in order and "role" not in cells:
        if broken := words.broken_role.match(rest.value):
            cells["role"] = rest.part(0, broken.end())
            rest = rest.part(broken.end())
        elif "result" not in order and rest.value[:1].isupper() and len(rest.value) < 60:
            cells["role"] = rest
            return rest.part(0, 0)
        elif (match := RESULT.search(rest.value)) and 0 < match.start() < 40:
            cells["role"], rest = rest.part(0, match.start()), rest.part(match.start())
    if "result" in order and rest.value and "result" not in cells and not MARK.fullmatch(rest.value):
        cells["result"] = rest
        return rest.part(0, 0)
    if not order and RESULT.match(rest.value):
        cells["result"] = rest
        return rest.part(0, 0)
    return rest


def _without_date(text: Passage, order: Order, words: FormWords) -> dict[str, Passage] | None:
    """A row without a date: role and publicity at its end, or under headings one of them behind a body's name."""
    cells: dict[str, Passage] = {}
    name = _take_typed(text, cells, (), words, from_left=False)
    enough = "role" in cells and "public" in cells
    if order and not enough:
        enough = bool(cells) and not is_open(name.value)
    if not enough or not name.value or not names_body(name.value) or len(name.value) > 90:
        return None
    return {"organization": name.part(0, len(name.value.rstrip(_BESIDE_NAME))), **cells}


def read_line(line: Passage, words: FormWords = COMMON) -> Station | None:
    """A station from one running line ("2. Umweltausschuss 03.02.2021 Vorberatung N"); None where it is none."""
    cells = split_line(line, (), words)
    organization = cells.get("organization") if cells else None
    if cells is None or organization is None or len(organization.value) > 120:
        return None
    return read_cells(cells, words) if re.search(r"[A-Za-zÄÖÜäöü]{3}", organization.value) else None


def read_undated(line: Passage, words: FormWords = COMMON) -> Station | None:
    """A station that prints no date: a body with nothing else than how it meets and what it is to do behind it."""
    cells: dict[str, Passage] = {}
    text = without_order(without_ballot(line))
    name = bare_name(_take_typed(text, cells, (), words, from_left=False), cells, words)
    if not begins_with_body(name.value) or find_start(text, words) is not None:
        return None
    return read_cells({"organization": name, **cells}, words)


def read_stations(text: Passage, words: FormWords = COMMON) -> list[Station]:
    """The stations of a line behind the label of a Beratungsfolge: one, or several bodies one after the other."""
    found = [read_line(part, words) or read_undated(part, words) for part in _bodies(text)]
    return [station for station in found if station] if all(found) else []


def _bodies(text: Passage) -> list[Passage]:
    """A line cut before each body that a sign or word of an enumeration parts from the one before."""
    begins, ends = [0], []
    for match in _ENUMERATED.finditer(text.value):
        is_compound = text.value[: match.start()].endswith("-")
        if not is_compound and begins_with_body(_BEHIND_NAME.split(text.value[match.end() :], maxsplit=1)[0]):
            begins.append(match.end())
            ends.append(match.start())
    return [text.part(begin, end) for begin, end in zip(begins, [*ends, len(text.value)], strict=True)]
