"""Rows of evidence and issues: a JSON pointer into the Record becomes table, row and column."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any

from db.draft import Draft, Place, cut
from db.ids import short_hash
from db.writing import Row
from schemas.evidence import Evidence, Issue, Span
from schemas.record import Part, Record

_COLUMN = {"order": "position", "heading": "name", "by": "originator", "group": "group_path", "per": "per_number"}
_CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")
_LONGEST_VALUE = 200
"""Of a longer value evidence has the beginning: it stands whole in its row, and has a row of evidence for each page."""

_NO_BOX = (None, None, None, None)
_ENCODE = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, default=lambda part: part.model_dump(mode="json", by_alias=True)
).encode


def evidence_rows(draft: Draft, record: Record, evidence: Iterable[Evidence], file: str | None = None) -> None:
    """Add a row for each span of each value, one without span for a value that has none.

    `record` is what the values are taken from; `file` is the file of the spans (else the draft's).
    """
    file = file or draft.file
    values: dict[str, Any] = {"": record}
    rows = draft.rows["evidence"]
    seen: set[tuple[object, ...]] = set()
    for item in evidence:
        table, of, field = locate(draft, item.path)
        method, rule = item.method, item.rule
        value = _text(_value(values, item.path))
        if value is not None and len(value) > _LONGEST_VALUE:
            value = f"{value[:_LONGEST_VALUE]}…"
        ground = f"[{', '.join(map(encode_basestring, item.ground))}]" if item.ground else "[]"
        for span in item.spans or (None,):
            raw = page = start = end = None
            x0, top, x1, bottom = _NO_BOX
            if span is not None:
                raw, page, start, end = span.raw, span.page, span.start, span.end
                x0, top, x1, bottom = span.box or _NO_BOX
            said = (table, of, field, method, rule, page, start, end)
            if said in seen:
                continue
            seen.add(said)
            rows.append(
                {
                    "id": f"{file}-{len(rows) + 1:04d}",
                    "name": cut(f"{field}: {raw if span else value}"),
                    "file": file,
                    "record_table": table,
                    "record": of,
                    "field": field,
                    "value": value,
                    "method": method,
                    "rule": rule,
                    "certainty": item.certainty,
                    "ground": ground,
                    "paper": draft.paper,
                    "rules_of_procedure": draft.rules_of_procedure,
                    "raw": raw,
                    "page": page,
                    "start": start,
                    "end": end,
                    "x0": x0,
                    "top": top,
                    "x1": x1,
                    "bottom": bottom,
                }
            )


def issue_rows(draft: Draft, issues: Iterable[Issue]) -> None:
    """Add a row for each span of each issue, one without span for an issue that has none."""
    for issue in issues:
        place = locate(draft, issue.path) if issue.path else Place("file", draft.file, "")
        for span in issue.spans or (None,):
            add_issue(draft, issue.code, issue.message, place, issue.path, span)


def add_issue(
    draft: Draft, code: str, message: str, place: Place, path: str | None = None, span: Span | None = None
) -> None:
    """Add one issue about the row and column at `place`."""
    id_ = short_hash(draft.file, code, message, path or "", _spot_text(span))
    about = {**_of(draft, place), "field": place.field or None}
    draft.add("issue", id_, message, code=code, path=path, **about, **_spot(span))


def locate(draft: Draft, pointer: str) -> Place:
    """The row and column of a JSON pointer; what belongs to no row belongs to the file."""
    prefix = pointer
    while prefix and prefix not in draft.places:
        prefix = prefix.rpartition("/")[0]
    place = draft.places.get(prefix) or Place("file", draft.file, "")
    field = _field(pointer[len(prefix) :], place.table == "rule")
    return place if field is None else Place(place.table, place.record, field)


@lru_cache(maxsize=4096)
def _field(rest: str, of_rule: bool) -> str | None:
    """The column that the rest of a pointer names; None where it names no part of the row."""
    steps = [step for step in rest.split("/") if step and not step.isdigit()]
    if not steps:
        return None
    if of_rule and steps[0] == "value":
        return ".".join(steps)
    if steps == ["per", "unit"]:
        return "per_unit"
    if steps[0] in _COLUMN:
        return _COLUMN[steps[0]]
    return _CAPITAL.sub(r"_\1", "_".join(steps)).lower()


def _of(draft: Draft, place: Place) -> Row:
    return {
        "record_table": place.table,
        "record": place.record,
        "field": place.field,
        "paper": draft.paper,
        "rules_of_procedure": draft.rules_of_procedure,
    }


def _spot(span: Span | None) -> Row:
    if span is None:
        return {"raw": None, "page": None, "start": None, "end": None}
    return {"raw": span.raw, "page": span.page, "start": span.start, "end": span.end}


def _spot_text(span: Span | None) -> str:
    """The spot as JSON, for ids; put together here, since there are a hundred in a paper."""
    if span is None:
        return '{"raw": null, "page": null, "start": null, "end": null}'
    raw = encode_basestring_ascii(span.raw)
    return f'{{"raw": {raw}, "page": {span.page}, "start": {span.start}, "end": {span.end}}}'


def _value(values: dict[str, Any], pointer: str) -> Any:
    """What stands at `pointer`; None where nothing does. `values` holds what was looked up; "" is the Record."""
    if pointer in values:
        return values[pointer]
    before, _, step = pointer.rpartition("/")
    holder = _value(values, before)
    if isinstance(holder, list):
        value = holder[int(step)] if step.isdigit() and int(step) < len(holder) else None
    elif isinstance(holder, Part):
        value = getattr(holder, _properties(type(holder)).get(step, ""), None)
    else:
        key = step.replace("~1", "/").replace("~0", "~")
        value = holder.get(key) if isinstance(holder, dict) else None
    values[pointer] = value
    return value


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(value) if type(value) is int else _ENCODE(value)  # levels and numbers of seats are most of the rest


@lru_cache
def _properties(part: type[Part]) -> dict[str, str]:
    """The attribute of each property of a part of the Record: consultation's "agendaItem" is `agenda_item`."""
    return {field.alias or name: name for name, field in part.model_fields.items()}
