"""Rows of evidence and issues: a JSON pointer into the Record becomes table, row and column."""

import json
import re
from collections.abc import Iterable
from typing import Any

from db.draft import Draft, Place, cut
from db.ids import short_hash
from db.writing import Row
from schemas.evidence import Evidence, Issue, Span

_COLUMN = {"order": "position", "heading": "name", "by": "originator", "group": "group_path", "per": "per_number"}
_CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")
_ROOT = re.compile(r"/[^/]*$")


def evidence_rows(draft: Draft, record: Any, evidence: Iterable[Evidence], file: str | None = None) -> None:
    """Add a row for each span of each value, one without span for a value that has none.

    `record` is the Record as JSON, which the values are taken from; `file` is the file of the spans (else the draft's).
    """
    for item in evidence:
        place = locate(draft, item.path)
        value = _value(record, item.path)
        for span in item.spans or (None,):
            spot = _spot(span)
            parts = (
                place.table,
                place.record,
                place.field,
                item.method,
                item.rule,
                json.dumps(spot),
                file or draft.file,
            )
            draft.add(
                "evidence",
                short_hash(*parts),
                cut(f"{place.field}: {span.raw if span else value}"),
                **_of(draft, place),
                value=value,
                method=item.method,
                rule=item.rule,
                ground=json.dumps(item.ground, ensure_ascii=False),
                **spot,
                **dict(zip(("x0", "top", "x1", "bottom"), (span and span.box) or (None,) * 4, strict=True)),
                file=file or draft.file,
            )


def issue_rows(draft: Draft, issues: Iterable[Issue]) -> None:
    """Add a row for each span of each issue, one without span for an issue that has none."""
    for issue in issues:
        place = locate(draft, issue.path) if issue.path else Place("file", draft.file, "")
        for span in issue.spans or (None,):
            spot = _spot(span)
            add_issue(draft, issue.code, issue.message, place, issue.path, spot)


def add_issue(
    draft: Draft, code: str, message: str, place: Place, path: str | None = None, spot: Row | None = None
) -> None:
    """Add one issue about the row and column at `place`."""
    spot = spot or _spot(None)
    id_ = short_hash(draft.file, code, message, path or "", json.dumps(spot))
    about = {**_of(draft, place), "field": place.field or None}
    draft.add("issue", id_, message, code=code, path=path, **about, **spot)


def locate(draft: Draft, pointer: str) -> Place:
    """The row and column of a JSON pointer; what belongs to no row belongs to the file."""
    prefix, rest = pointer, ""
    while prefix and prefix not in draft.places:
        prefix = _ROOT.sub("", prefix)
        rest = pointer[len(prefix) :]
    place = draft.places.get(prefix) or Place("file", draft.file, "")
    steps = [step for step in rest.split("/") if step and not step.isdigit()]
    if not steps:
        return place
    if place.table == "rule" and steps[0] == "value":
        return place._replace(field=".".join(steps))
    if steps == ["per", "unit"]:
        return place._replace(field="per_unit")
    if steps[0] in _COLUMN:
        return place._replace(field=_COLUMN[steps[0]])
    return place._replace(field=_CAPITAL.sub(r"_\1", "_".join(steps)).lower())


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


def _value(record: Any, pointer: str) -> str | None:
    """What stands at `pointer`, as text; None where nothing does."""
    value = record
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            value = value[int(key)] if key.isdigit() and int(key) < len(value) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
