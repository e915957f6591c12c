"""A comparison as Markdown, CSV and JSON."""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

from db.compare.cells import LEGEND, MARKS, MARKS_LEGEND, NOT_FOUND, Cell, Change, Comparison, Statement, Step
from db.compare.description import Description, Source
from db.compare.words import date

_LONGEST = 240
"""Characters of a statement in a table; CSV, JSON and the page have all of it."""

_COLUMNS = (
    "art", "frage", "unterschied", "gremium", "kommune", "stand", "papier", "zustand", "aussage", "verbindlichkeit",
    "ableitung", "fundstelle", "datensatz", "stand_vorher", "vorher",
)  # fmt: skip

KIND_WORDS = {
    "came": "gekommen", "went": "gegangen", "first_named": "erstmals genannt", "not_named": "nicht mehr genannt",
    "renamed": "umbenannt", "recounted": "andere Zahl", "count_stated": "Zahl erstmals genannt",
    "count_unstated": "Zahl nicht mehr genannt", "voting": "Stimmrecht", "role": "Funktion", "near": "zu prüfen",
    "stated": "erstmals", "unstated": "nicht mehr",
    "changed": "anders", "moved": "an anderer Stelle", "reworded": "in anderen Worten", "text": "Wortlaut",
}  # fmt: skip


def markdown(comparison: Comparison) -> str:
    """Tables, notes and changes for a document."""
    rows = [["Frage", *map(column_title, comparison.columns), "Unterschied"]]
    rows += [[row.label, *map(cell_text, row.cells), MARKS[row.difference]] for row in comparison.answered]
    width = len(rows[0]) if comparison.is_of_several else len(rows[0]) - 1
    head, *body = (f"| {' | '.join(map(_escaped, row[:width]))} |" for row in rows)
    lines = [
        head,
        "|" + " --- |" * width,
        *body,
        "",
        *(f"{line}\n" for line in remarks(comparison)),
    ]
    for step in comparison.steps:
        lines += [f"**{step.later.name}, {step.later.body_name or NOT_FOUND}** · {step.sentence}", ""]
        lines += [f"- {line}" for line in step_lines(step)]
        lines += [""]
    return "\n".join(lines).strip() + "\n"


def remarks(comparison: Comparison, *, marks: bool = True) -> list[str]:
    """What stands under the table: legends (`marks`: of the signs), notes, questions without an answer."""
    silent = comparison.unanswered
    unanswered = [f"Keine Regel und keine Angabe gelesen zu: {', '.join(silent)}."] if silent else []
    legend = f"{LEGEND} {MARKS_LEGEND}" if marks and comparison.is_of_several else LEGEND
    return [legend, *comparison.notes, *unanswered]


def step_lines(step: Step) -> list[str]:
    """The changes of a step that its sentence only counts up: what is said, where."""
    listed = [change for change in step.changes if change.kind in _LISTED]
    if step.earlier.rules_of_procedure and step.later.rules_of_procedure:  # read beside the rules, § by §
        listed.sort(key=_order)
    return [change_line(change) for change in listed]


def _order(change: Change) -> tuple[int, str, bool, list[int]]:
    """By § and in it by Absatz and Satz, the words after the rules; what has no § comes first."""
    place = (change.place or "").partition("S. ")[0]
    number = re.match(r"(?:§|Art\.|Artikel) ?(\d{1,4}) ?([a-z]?)\b", place)
    if number is None:
        return 0, "", change.kind == "text", []
    return int(number[1]), number[2], change.kind == "text", [int(each) for each in re.findall(r"\d{1,4}", place)]


_LISTED = ("stated", "unstated", "changed", "moved", "reworded", "text")


def change_line(change: Change) -> str:
    """A change on one line: its place, what it is about, before and after."""
    place = change.place or ""
    said = [part for part in (change.before, change.after) if part]
    if change.kind in ("changed", "moved", "renamed", "recounted") or (change.kind == "text" and len(said) == 2):
        text = f"{change.before or NOT_FOUND} → {change.after or NOT_FOUND}"
    elif change.kind == "text":
        text = f"+ {change.after}" if change.after else f"− {change.before}" if change.before else ""
    else:
        text = " → ".join(said)
    label = change.label if change.kind != "text" or not text else ""
    note = f"({change.note})" if change.note else ""
    kind = "" if change.kind == "text" else f"{KIND_WORDS[change.kind]}:"
    return " ".join(
        " ".join(
            part for part in (f"{place}:" if place else "", kind, label, _between(label, text), note) if part
        ).split()
    )


def column_title(column: Description) -> str:
    """Committee, council, date and paper of a column."""
    return f"{column.name}, {column_context(column)}"


def column_context(column: Description) -> str:
    """Council, date and paper of a column."""
    as_of = f"Stand {date(column.as_of)}" if column.as_of else "ohne Datum"
    return ", ".join(part for part in (column.body_name or "Kommune nicht genannt", as_of, _document(column)) if part)


def cell_text(cell: Cell) -> str:
    """A cell on one line."""
    if cell.state == "none":
        return "keine"
    if cell.state == "unread":
        return "steht im Papier, nicht gelesen"
    if cell.state == "not_found":
        return NOT_FOUND
    said = "; ".join(_cut(statement) for statement in cell.statements)
    return (
        f"{NOT_FOUND} (nur vorgeschlagen: {'; '.join(_cut(each) for each in cell.statements)})"
        if cell.state == "proposed"
        else said
    )


def csv_text(comparison: Comparison) -> str:
    """A row for each statement, each change (after a row with the sentence) and each note: `art` tells which."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in comparison.rows:
        for column, cell in zip(comparison.columns, row.cells, strict=True):
            asked = {"art": "statement", "frage": row.label, "unterschied": row.difference, "zustand": cell.state}
            for statement in cell.statements or (Statement(""),):
                said = {
                    "aussage": statement.text,
                    "verbindlichkeit": statement.modality,
                    "ableitung": statement.derived,
                    "fundstelle": "; ".join(dict.fromkeys(source.label for source in statement.sources)),
                    "datensatz": _records(statement.sources),
                }
                writer.writerow(asked | _described(column) | said)
    for step in comparison.steps:
        between = {"art": "change", **_described(step.later), "stand_vorher": step.earlier.as_of}
        writer.writerow(between | {"zustand": "sentence", "aussage": step.sentence})
        for change in step.changes:
            said = {"zustand": change.kind, "vorher": change.before, "aussage": change.after, "frage": change.label}
            found = {"ableitung": change.note, "fundstelle": change.place, "datensatz": _records(change.sources)}
            writer.writerow(between | said | found)
    writer.writerows({"art": "note", "aussage": note} for note in comparison.notes)
    return stream.getvalue()


def _described(column: Description) -> dict[str, str | None]:
    return {"gremium": column.name, "kommune": column.body_name, "stand": column.as_of, "papier": column.document}


def _records(sources: Sequence[Source]) -> str:
    return "; ".join(dict.fromkeys(source.record for source in sources))


def json_text(comparison: Comparison) -> str:
    """All of it, with the rows that it was read from."""
    return json.dumps(_plain(comparison), ensure_ascii=False, indent=2) + "\n"


def _plain(comparison: Comparison) -> dict[str, Any]:
    return {
        "topic": comparison.topic,
        "committee": [_column(column) for column in comparison.columns],
        "question": [
            {
                "key": row.key,
                "label": row.label,
                "difference": row.difference,
                "cell": [
                    {
                        "state": cell.state,
                        "statement": [_statement(each) for each in cell.statements],
                        "detail": [_statement(each) for each in cell.detail],
                    }
                    for cell in row.cells
                ],
            }
            for row in comparison.rows
        ],
        "change": [
            {
                "organization": step.later.organization,
                "from": step.earlier.id,
                "to": step.later.id,
                "sentence": step.sentence,
                "kept": step.kept,
                "item": [_change(change) for change in step.changes],
            }
            for step in comparison.steps
        ],
        "note": list(comparison.notes),
    }


def _column(column: Description) -> dict[str, Any]:
    return {
        "id": column.id,
        "name": column.name,
        "organization": column.organization,
        "body": column.body,
        "bodyName": column.body_name,
        "asOf": column.as_of,
        "function": column.function,
        "seatList": "complete" if column.complete else None,
        "document": column.document,
        "paper": column.paper,
        "rulesOfProcedure": column.rules_of_procedure,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "modality": statement.modality,
        "derived": statement.derived,
        "source": _sources(statement.sources),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "label": change.label,
        "before": change.before,
        "after": change.after,
        "place": change.place,
        "note": change.note,
        "source": _sources(change.sources),
    }


def _sources(sources: Sequence[Source]) -> list[dict[str, Any]]:
    return [
        {"table": each.table, "record": each.record, "section": each.section, "page": list(each.pages)}
        for each in sources
    ]


def _document(column: Description) -> str:
    return column.document if column.paper else "Geschäftsordnung" if column.rules_of_procedure else ""


def _between(label: str, text: str) -> str:
    return f"– {text}" if label and text else text


def _cut(statement: Statement) -> str:
    text = statement.text if len(statement.text) <= _LONGEST else f"{statement.text[: _LONGEST - 1].rstrip()}…"
    return f"{text} ({statement.where})" if statement.where else text


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
