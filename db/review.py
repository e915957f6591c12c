"""What a person should look at first: the values that are least to be believed, with the lines they were read from."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from sqlite_utils import Database

from db.bodies import check_known
from schemas.errors import UsageError
from schemas.evidence import CERTAINTIES

_WEAK = """
SELECT
    evidence.certainty, file.body, coalesce(evidence.paper, evidence.rules_of_procedure, file.meeting) AS document,
    evidence.record_table, evidence.record, evidence.field, evidence.value, evidence.method, evidence.rule,
    (SELECT min(source.path) FROM source WHERE source.file = evidence.file) AS path, evidence.page, evidence.start,
    evidence."end", rule.type, file_text.text
FROM evidence
JOIN file ON file.id = evidence.file
JOIN file_text ON file_text.file = evidence.file AND file_text.page = evidence.page
LEFT JOIN rule ON rule.id = evidence.record AND evidence.record_table = 'rule'
WHERE evidence.certainty <> 'sure' AND evidence.certainty = :certainty AND evidence.raw IS NOT NULL
    AND (:body IS NULL OR file.body IN (SELECT id FROM body WHERE id = :body OR name = :body))
    AND (:field IS NULL OR evidence.field = :field OR evidence.record_table || '.' || evidence.field = :field)
ORDER BY evidence.file, evidence.page, evidence.start, evidence.id
"""
"""In the index's own order, so that the first rows come at once however many there are; a paper's values are together.
Values without words of their own are left out: they follow from others."""


_COLUMNS = """
SELECT known.name, info.name FROM sqlite_master AS known, pragma_table_info(known.name) AS info
WHERE known.type = 'table'
"""
_FIELDS = "SELECT DISTINCT record_table, field FROM evidence ORDER BY record_table, field"


class WeakValue(NamedTuple):
    """A value with the class that it is in, and the lines that its first words were read from.

    `document` is the id of its paper, rules or meeting, `path` where its file was found, `start` and `end` the span of
    its first words in the text of `page`, `rule_type` the type of the rule that it belongs to.
    """

    certainty: str
    body: str | None
    document: str | None
    table: str
    record: str
    field: str
    value: str | None
    method: str
    rule: str
    path: str
    page: int
    start: int
    end: int
    rule_type: str | None
    line: str

    def as_json(self) -> dict[str, Any]:
        """All of it by name."""
        return self._asdict()


def weakest(db: Database, limit: int, body: str | None = None, field: str | None = None) -> list[WeakValue]:
    """The values that are doubtful, then those to be checked, at most `limit`, each once; sure ones are none of them.

    `body` is a council's id or name, `field` a column ("start") or one of a table ("consultation.start"). Raises
    UsageError for a council that is not there, and for a field that no table has.
    """
    check_known(db.conn, body)
    found: dict[tuple[str, str], WeakValue] = {}
    for weak in _weak(db, body, field):
        if (weak.record, weak.field) in found:  # a value broken in two has two spans
            continue
        if len(found) == limit:
            break
        found[weak.record, weak.field] = weak
    if field is not None and not found:
        _check_field(db, field)
    return list(found.values())


def as_text(values: list[WeakValue]) -> str:
    """Two lines a value: what it is, and where it was read."""
    return "\n".join(_text(weak) for weak in values)


def _weak(db: Database, body: str | None, field: str | None) -> Iterator[WeakValue]:
    for certainty in reversed(CERTAINTIES[1:]):
        asked = {"certainty": certainty, "body": body, "field": field}
        for *columns, text in db.conn.execute(_WEAK, asked):
            start, end, _ = columns[-3:]
            yield WeakValue._make([*columns, _lines(text, start, end)])


def _check_field(db: Database, field: str) -> None:
    read = [f"{table}.{name}" for table, name in db.conn.execute(_FIELDS)]
    columns = [f"{table}.{name}" for table, name in db.conn.execute(_COLUMNS)]
    if not any(field in (name, name.partition(".")[2]) for name in (*read, *columns)):
        raise UsageError(f"There is no field {field!r}", f"Read were: {', '.join(read) or 'none'}.")


def _lines(text: str, start: int, end: int) -> str:
    """The printed lines that a span stands in."""
    after = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : len(text) if after < 0 else after]


def _text(weak: WeakValue) -> str:
    value = " ".join(_said(weak).split())
    line = " ⏎ ".join(line.strip() for line in weak.line.splitlines())
    return f"{weak.certainty:<9} {weak.table}.{weak.field}: {value}\n{'':9} {weak.path}, page {weak.page}: {line}"


def _said(weak: WeakValue) -> str:
    """A value as a person reads it: of a rule's its type and the parts that are known; some have none."""
    value = weak.value or "–"
    if weak.rule_type is None or weak.field != "value":
        return value
    with suppress(ValueError):  # the beginning of a long one
        parts = json.loads(value)
        value = ", ".join(f"{key} {_plain(part)}" for key, part in parts.items() if part is not None)
    return f"{weak.rule_type} ({value or 'as worded'})"


def _plain(part: Any) -> str:
    return part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)
