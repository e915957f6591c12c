"""Compares committees: selects them, answers the questions, and says what changed from date to date."""

import sqlite3
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from rapidfuzz import fuzz

from db.compare.cells import Change, Comparison, Step
from db.compare.changes import fact_changes, other_changes, seat_changes
from db.compare.description import Description, Source, query, read_descriptions, read_other_facts
from db.compare.named import unknown_members
from db.compare.questions import rows_of
from db.compare.selection import Asked, select_descriptions
from db.compare.sentence import step_sentence
from db.compare.wording import wording_changes
from db.compare.words import canonical, date, word

_SAME_COMMITTEE = 90.0
"""Least rapidfuzz token ratio (0 to 100) of two committees' names that may be one; they are noted, never linked."""


def compare(connection: sqlite3.Connection, asked: Asked) -> Comparison:
    """The comparison that was asked for, of an open database. Raises UsageError as `select_descriptions`."""
    selected = select_descriptions(connection, asked)
    columns = read_descriptions(connection, selected.columns)
    beside = {column.organization for column in columns} | selected.left_out
    steps = [
        step
        for history in selected.histories
        for earlier, later in pairwise(read_descriptions(connection, history))
        for step in _steps(connection, earlier, later, beside)
    ]
    notes = [*selected.notes, *_function_notes(columns), *_date_notes(columns, asked.as_of), *_near_notes(columns)]
    if selected.topic and (unknown := unknown_members(connection, columns, selected.topic, asked.topic_words)):
        notes.append(unknown)
    return Comparison(selected.topic, tuple(columns), rows_of(columns), tuple(steps), tuple(notes))


def _steps(
    connection: sqlite3.Connection, earlier: Description, later: Description, beside: Set[str]
) -> Iterator[Step]:
    """The step of a committee. To that of the body that gave itself two rules of procedure belong their words and what
    they lay down for others; after it come the steps of other committees that both describe, but for those `beside`.
    """
    rules = (earlier.rules_of_procedure, later.rules_of_procedure)
    if None in rules or rules[0] == rules[1] or not all(_is_own(connection, each) for each in (earlier, later)):
        yield _step(earlier, later)
        return
    more = [
        *other_changes(*(read_other_facts(connection, str(each)) for each in rules)),
        *wording_changes(connection, str(rules[0]), str(rules[1])),
    ]
    before, after = (_others(connection, described) for described in (earlier, later))
    yield _step(earlier, later, [*_described(before, after), *more])
    for organization in sorted((before.keys() & after.keys()) - beside):
        old, new = read_descriptions(connection, (before[organization][0], after[organization][0]))
        yield _step(old, new)


def _is_own(connection: sqlite3.Connection, described: Description) -> bool:
    """Whether the rules of procedure that describe a committee are its own, and not those of a body above it."""
    sql = "SELECT organization FROM rules_of_procedure WHERE id = ?"
    return any(
        row["organization"] in (None, described.organization)
        for row in query(connection, sql, described.rules_of_procedure)
    )


def _step(earlier: Description, later: Description, more: Sequence[Change] = ()) -> Step:
    seats, kept = seat_changes(earlier, later)
    changes = (*seats, *fact_changes(earlier, later), *more)
    return Step(earlier, later, changes, step_sentence(earlier, later, changes, kept), kept)


def _others(connection: sqlite3.Connection, described: Description) -> dict[str, tuple[str, str]]:
    """The other committees that the same rules of procedure describe: organization -> description, name."""
    sql = "SELECT description, organization, organization_name FROM committee_description WHERE rules_of_procedure = ?"
    rows = query(connection, sql, described.rules_of_procedure)
    return {
        row["organization"]: (row["description"], row["organization_name"])
        for row in rows
        if row["organization"] != described.organization
    }


def _described(before: dict[str, tuple[str, str]], after: dict[str, tuple[str, str]]) -> Iterator[Change]:
    for organization in sorted(after.keys() - before.keys()):
        description, name = after[organization]
        yield Change("stated", f"Gremium {name}", sources=(Source("composition", description),))
    for organization in sorted(before.keys() - after.keys()):
        description, name = before[organization]
        yield Change("unstated", f"Gremium {name}", sources=(Source("composition", description),))


def _function_notes(columns: Sequence[Description]) -> Iterator[str]:
    """Committees of unlike function stand side by side only with this note."""
    functions: dict[str, list[str]] = {}
    for column in columns:
        name = f"{column.name} ({column.body_name or 'Kommune nicht genannt'})"
        names = functions.setdefault(word("function", column.function) or "nicht erkannt", [])
        if name not in names:
            names.append(name)
    if len(functions) > 1:
        listed = "; ".join(f"{function}: {', '.join(names)}" for function, names in functions.items())
        yield f"Nicht ohne Weiteres vergleichbar, die Gremien haben verschiedene Funktionen – {listed}."


def _date_notes(columns: Sequence[Description], as_of: str | None) -> Iterator[str]:
    for column in columns:
        ends = {
            str(fact.value["until"])
            for fact in column.facts
            if fact.kind in ("validity", "valid_until") and fact.value.get("until")
        }
        for end in sorted(ends):
            if as_of and end < as_of:
                yield f"{column.name} gilt nach dem Papier nur bis {date(end)}, gefragt ist der Stand {date(as_of)}."


def _near_notes(columns: Sequence[Description]) -> Iterator[str]:
    """Committees of one council whose names are nearly the same, for a person to link."""
    names = {(column.body, column.organization): column.name for column in columns}
    entries = sorted(names.items(), key=lambda entry: (entry[0][0] or "", entry[0][1]))
    for index, ((body, _), name) in enumerate(entries):
        for (other_body, _), other in entries[index + 1 :]:
            if body == other_body and fuzz.token_set_ratio(canonical(name), canonical(other)) >= _SAME_COMMITTEE:
                yield f"Vielleicht dasselbe Gremium: {name} und {other}; ein Alias im Profil würde sie verknüpfen."
