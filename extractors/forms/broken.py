"""Cells that a row's lines were broken into: which part of a line above or below a row belongs to which cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.forms.columns import Columns
from extractors.forms.rowline import typed_only
from extractors.forms.stations import (
    ITEM,
    MARK,
    RESULT,
    is_ballot,
    is_open,
    is_tail,
    without_ballot,
)
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from extractors.text.repair import united


@dataclass(slots=True)
class Row:
    """A row's own line (`at` is its index) with its cells, and the lines above and below that belong to it."""

    at: int
    cells: dict[str, Passage]
    first: int = -1
    """The index of the line that the row begins with, where it has two of its own; else `at`."""
    above: tuple[int, ...] = ()
    below: tuple[int, ...] = ()

    @property
    def begin(self) -> int:
        """The index of its first own line."""
        return self.at if self.first < 0 else self.first


def whole_cells(lines: Sequence[FlowLine], row: Row, columns: Columns) -> dict[str, Passage]:
    """The row's cells with the parts that stand in the lines above and below it."""
    parts: dict[str, list[Passage]] = {name: [text] for name, text in row.cells.items()}
    over: dict[str, list[Passage]] = {}
    order: list[set[str]] = []
    for at in row.above:
        shares = _shares(lines[at], row, columns, over)
        order.append(set(shares))
        for name, text in shares.items():
            over.setdefault(name, []).append(text)
    under: dict[str, list[Passage]] = {}
    mirrored = list(reversed(order)) if len(order) >= len(row.below) else []
    for number, at in enumerate(row.below):
        names = mirrored[number] if number < len(mirrored) else set()
        for name, text in _goes_on(lines[at], names, row, columns, {**row.cells, **_last(over)}).items():
            under.setdefault(name, []).append(text)
    whole: dict[str, Passage] = {}
    for name in (*over, *parts, *under):
        if name not in whole:
            whole[name] = joined_parts([*over.get(name, []), *parts.get(name, []), *under.get(name, [])])
    return whole


def _last(parts: dict[str, list[Passage]]) -> dict[str, Passage]:
    return {name: texts[-1] for name, texts in parts.items()}


def joined_parts(parts: Iterable[Passage]) -> Passage:
    """The parts of a cell as one passage, broken words joined; at least one is not empty."""
    texts = [text for text in parts if text.value]
    if len(texts) == 1:
        return texts[0]
    return united(texts[0].document, ((text.value, text.pieces) for text in texts))


def _shares(line: FlowLine, row: Row, columns: Columns, over: dict[str, list[Passage]]) -> dict[str, Passage]:
    """Which cells the parts of a line above its row belong to."""
    text = line.text
    shares: dict[str, Passage] = {}
    fields = columns.fields
    if "result" in fields and (match := RESULT.search(text.value)) and "result" not in over:
        shares["result"], text = text.part(match.start()), text.part(0, match.start())
    if "role" not in row.cells and "role" not in over and text.value:
        match = columns.words.broken_role.search(text.value) or columns.words.role.search(text.value)
        if match and ("role" in fields or match.end() == len(text.value)):
            behind = text.part(match.end())
            shares["role"] = text.part(*match.span())
            text = text.part(0, match.start())
            if behind.value and "result" in fields and "result" not in shares:
                shares["result"] = behind
    if text.value:
        name = row.cells.get("organization")
        needs_name = name is None or name.value[:1].islower() or is_tail(name.value, text.value)
        field_name = "organization" if needs_name or "result" not in fields else "result"
        shares.setdefault(field_name, text)
    return shares


def _goes_on(
    line: FlowLine, names: set[str], row: Row, columns: Columns, before: dict[str, Passage]
) -> dict[str, Passage]:
    """Which cells a line below its row goes on with: those that the line at the same distance above it began."""
    text = without_ballot(line.text)
    if not text.value or is_ballot(text.value):
        return {}
    if cells := new_cells(text, {**row.cells, **before}, columns):
        return cells
    if MARK.fullmatch(text.value):
        return {_marked(line, columns): text}
    ranked = [name for name in ("organization", "role", "result") if name in names]
    if not ranked:
        is_open_cell = [
            name for name in ("result", "role", "organization") if name in before and is_open(before[name].value)
        ]
        ranked = is_open_cell[:1] or (["result"] if "result" in before else ["organization"])
    shares: dict[str, Passage] = {}
    for name in ranked[:-1]:
        words = text.value.split(" ")
        count = 2 if words[0] in ("und", "oder", "sowie") else 1
        cut = len(" ".join(words[:count]))
        shares[name], text = text.part(0, cut), text.part(cut)
    if text.value:
        shares[ranked[-1]] = text
    return shares


def new_cells(text: Passage, known: Mapping[str, Passage], columns: Columns) -> dict[str, Passage]:
    """The cells of a line that is nothing but values of types that the row lacks: a role, publicity, a TOP."""
    if "agenda_item" in columns.fields and "agenda_item" not in known and ITEM.fullmatch(text.value):
        return {"agenda_item": text}
    cells = typed_only(text, columns.words)
    return cells if not any(name in known for name in cells) else {}


def _marked(line: FlowLine, columns: Columns) -> str:
    """The column of a cross on a line of its own: a text that prints a cell a line leaves a blank one for "ö"."""
    if line.line.box is not None or columns.fields[-2:] != ("public_yes", "public_no"):
        return "unread"
    return "public_yes" if line.line.gap == 0 else "public_no"
