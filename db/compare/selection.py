"""Which committees stand side by side: those of one topic and kind, or those that were asked for."""

import re
import sqlite3
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from db.bodies import known_bodies, unknown_body
from db.compare.abbreviations import Meaning, meanings
from db.compare.description import query
from db.ids import fold
from db.writing import AMONG, Row, values_of
from schemas.errors import UsageError

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

MOST_COLUMNS = 40
"""More are no comparison."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to compare: councils (ids or parts of their names), a topic, committees (parts of their names), a date.

    `as_of` is an ISO date as precise as it is wanted ("2022": as of the end of 2022): of each committee the last
    description until then; without it all of them.
    """

    bodies: tuple[str, ...] = ()
    topic: str | None = None
    committees: tuple[str, ...] = ()
    as_of: str | None = None
    topic_words: tuple[str, ...] = ()
    """More beginnings of words that belong to the topic, as councils' profiles have them."""


@dataclass(frozen=True, slots=True)
class Selected:
    """The ids of descriptions to compare, those of the same committees by date (for what changed), and notes."""

    topic: str | None
    columns: tuple[str, ...]
    histories: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    left_out: frozenset[str] = frozenset()
    """The committees (organizations) that are not compared, being of another kind."""


def select_descriptions(connection: sqlite3.Connection, asked: Asked) -> Selected:
    """Raises UsageError where a council or committee is not there, or nothing is left to compare."""
    if asked.as_of and not is_date(asked.as_of):
        raise UsageError(f"{asked.as_of!r} is no date", "Say it like 2022, 2022-06 or 2022-06-30.")
    rows = [_Candidate.of(row) for row in query(connection, _CANDIDATES)]
    notes: list[str] = []
    bodies = _bodies(connection, asked.bodies)
    wanted = _of_bodies(rows, bodies, notes) if bodies else rows
    topic, left_out = asked.topic, frozenset[str]()
    if asked.committees:
        wanted = _named(connection, wanted, asked.committees, notes)
        if topic:
            wanted = [each for each in wanted if each.belongs_to(topic, asked.topic_words)]
    else:
        topic = topic or _shared_topic(wanted, notes)
        on_topic = [each for each in wanted if topic is None or each.belongs_to(topic, asked.topic_words)]
        wanted = _of_one_kind(on_topic, notes)
        left_out = frozenset(each.organization for each in on_topic) - {each.organization for each in wanted}
    if asked.as_of:
        wanted = _until(wanted, asked.as_of, notes)
    if not wanted:
        raise UsageError(_nothing(asked), _known(rows))
    notes += _without(bodies, wanted, topic)
    histories = defaultdict(list)
    for each in sorted(wanted, key=lambda each: (each.as_of or "", each.description)):
        histories[each.organization].append(each.description)
    latest = {history[-1] for history in histories.values()}
    columns = [each for each in wanted if not asked.as_of or each.description in latest]
    if len(columns) > MOST_COLUMNS:
        raise UsageError(f"{len(columns)} committees are too many to stand side by side", "Say --topic or --committee.")
    ordered = sorted(columns, key=lambda each: each.order)
    changing = tuple(tuple(history) for history in histories.values() if len(history) > 1)
    return Selected(topic, tuple(each.description for each in ordered), changing, tuple(notes), left_out)


def is_date(text: str) -> bool:
    """Whether this is an ISO date that there is, as precise as it is known: 2022, 2022-06, 2022-06-30."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def topics() -> tuple[str, ...]:
    """The topics that are known by their words."""
    return tuple(_topics())


def is_council(name: str) -> bool:
    """Whether a name alone tells a committee of the elected council."""
    return fold(name).endswith(_COUNCILS)


def topic_of(name: str, topic: str, more: Sequence[str] = ()) -> bool:
    """Whether a name has a word of the topic, or one of `more`."""
    folded = fold(name)
    return any(stem in folded for stem in stems_of(topic, more))


def stems_of(topic: str, more: Sequence[str] = ()) -> tuple[str, ...]:
    """The beginnings of words, folded, by which a topic is recognised: those that are known, else the topic itself."""
    return (*_topics().get(fold(topic), (fold(topic),)), *map(fold, more))


_CANDIDATES = """
SELECT described.description, described.organization, described.organization_name, described.body,
    body.name AS body_name, described.as_of, described.function, described.classification, described.composition,
    paper.name AS paper_name, rules.name AS rules_name
FROM committee_description AS described
LEFT JOIN body ON body.id = described.body
LEFT JOIN paper ON paper.id = described.paper
LEFT JOIN rules_of_procedure AS rules ON rules.id = described.rules_of_procedure
ORDER BY described.body, described.organization_name, described.as_of, described.description
"""
_COUNCILS = ("kreistag", "gemeinderat", "stadtrat", "rat", "ausschuss", "ortschaftsrat", "ortsrat", "kreisausschuss")
"""Kinds of committees of the elected council, folded; all others are made of who is sent."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    description: str
    organization: str
    name: str
    body: str | None
    body_name: str | None
    as_of: str | None
    function: str | None
    kind: str
    titles: str

    @classmethod
    def of(cls, row: Row) -> "_Candidate":
        kind = fold(row["classification"] or "")
        name = row["organization_name"]
        council = row["function"] == "deciding" or kind in _COUNCILS or (not kind and is_council(name))
        return cls(
            row["description"],
            row["organization"],
            row["organization_name"],
            row["body"],
            row["body_name"],
            row["as_of"],
            row["function"],
            "council" if council and row["function"] in (None, "deciding") else "sent",
            fold(f"{row['rules_name'] or ''} {row['paper_name'] or ''}"),
        )

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """Councils together, in each the committees by name and date; unknown councils last."""
        return self.body is None, self.body or "", self.name, self.as_of or ""

    def belongs_to(self, topic: str, more: Sequence[str] = ()) -> bool:
        """Whether its name is on the topic; where the name is on none, whether its paper's title is."""
        if topic_of(self.name, topic, more):
            return True
        named = any(topic_of(self.name, known) for known in _topics())
        return not named and topic_of(self.titles, topic, more)


def _bodies(connection: sqlite3.Connection, bodies: Sequence[str]) -> dict[str, str]:
    """The councils that are asked for, by id or part of the name: id -> name. Raises UsageError for unknown ones."""
    known = known_bodies(connection)
    chosen: dict[str, str] = {}
    for body in bodies:
        exact = {id_: name for id_, name in known.items() if body == id_ or fold(body) == fold(name)}
        found = exact or {id_: name for id_, name in known.items() if fold(body) in fold(name)}
        if not found:
            raise unknown_body(body, known)
        chosen |= found
    return chosen


def _without(bodies: Mapping[str, str], rows: Sequence[_Candidate], topic: str | None) -> list[str]:
    """What is said of the councils that were asked for and have no column."""
    there = {row.body for row in rows}
    what = "kein Gremium zu diesem Thema gefunden" if topic else "kein solches Gremium gefunden"
    return [f"{name}: {what}." for id_, name in bodies.items() if id_ not in there]


def _of_bodies(rows: list[_Candidate], bodies: Mapping[str, str], notes: list[str]) -> list[_Candidate]:
    wanted = [row for row in rows if row.body in bodies]
    names = {fold(row.name) for row in wanted}
    notes += [
        f"Eine Beschreibung von „{row.name}“ ({row.as_of or 'ohne Datum'}) nennt ihre Kommune nicht und bleibt weg: "
        f"{row.description}. Mit --body beim Einlesen gehört sie dazu."
        for row in rows
        if row.body is None and fold(row.name) in names
    ]
    return wanted


def _named(
    connection: sqlite3.Connection, rows: list[_Candidate], committees: Sequence[str], notes: list[str]
) -> list[_Candidate]:
    """Those of the names: whole ones first, then abbreviations as papers introduce them, then parts of names."""
    spelled = defaultdict(set)
    ids = values_of({row.organization for row in rows})
    for row in query(connection, f"SELECT organization, name FROM organization_name WHERE organization {AMONG}", ids):
        spelled[row["organization"]].add(fold(row["name"]))
    chosen: set[str] = set()
    for committee in committees:
        wanted = fold(committee)
        names = {row.organization: {fold(row.name), row.organization, *spelled[row.organization]} for row in rows}
        part_of = {organization for organization, of in names.items() if any(wanted in name for name in of)}
        found = {organization for organization, of in names.items() if wanted in of}
        stands_for: list[Meaning] = []
        if not found and (committee.isupper() or not part_of):
            stands_for = meanings(connection, committee)
            fitting = [(row, each) for each in stands_for for row in rows if each.is_name_of(row.body, row.name)]
            found = {row.organization for row, _ in fitting}
            notes += dict.fromkeys(each.told(committee) for _, each in fitting)
        found = found or part_of
        if not found:
            raise _not_described(committee, stands_for, sorted({row.name for row in rows}))
        chosen |= found
    return [row for row in rows if row.organization in chosen]


def _not_described(committee: str, stands_for: Sequence[Meaning], described: Sequence[str]) -> UsageError:
    told = "; ".join(f"{each.words} ({each.place})" for each in stands_for)
    meant = f", which stands for {told}" if told else ""
    return UsageError(
        f"No paper describes a committee {committee!r}{meant}", f"Described are: {'; '.join(described) or 'none'}."
    )


def _shared_topic(rows: Sequence[_Candidate], notes: list[str]) -> str | None:
    """The topic that most of the councils have a committee of; None where no two share one."""
    bodies: Counter[str] = Counter()
    committees: Counter[str] = Counter()
    for topic in _topics():
        of_topic = [row for row in rows if row.belongs_to(topic)]
        bodies[topic] = len({row.body for row in of_topic})
        committees[topic] = len({row.organization for row in of_topic})
    if len({row.organization for row in rows}) < 2 or not bodies:
        return None
    best = max(_topics(), key=lambda topic: (bodies[topic], committees[topic]))
    if bodies[best] < 2 and len({row.body for row in rows}) > 1:
        return None
    if not committees[best]:
        return None
    others = [topic for topic in _topics() if topic != best and committees[topic]]
    also = f"; andere: {', '.join(others)}" if others else ""
    notes.append(f"Gewähltes Thema: {best}{also} (--topic wählt ein anderes).")
    return best


def _of_one_kind(rows: list[_Candidate], notes: list[str]) -> list[_Candidate]:
    """Committees of the elected council are no counterparts of those that others are sent to."""
    kinds = {row.kind for row in rows}
    if kinds != {"council", "sent"}:
        return rows
    left = sorted({row.name for row in rows if row.kind == "council"})
    notes.append(f"Nicht verglichen, da von anderer Art: {'; '.join(left)} (--committee nimmt sie dazu).")
    return [row for row in rows if row.kind == "sent"]


def _until(rows: list[_Candidate], as_of: str, notes: list[str]) -> list[_Candidate]:
    undated = [row for row in rows if row.as_of is None]
    if undated:
        notes.append(f"Ohne Datum und daher nicht zum Stand: {'; '.join(sorted({row.name for row in undated}))}.")
    return [row for row in rows if row.as_of is not None and row.as_of <= f"{as_of}~"]


def _nothing(asked: Asked) -> str:
    parts = [
        f"of {', '.join(asked.bodies)}" if asked.bodies else "",
        f"on the topic {asked.topic!r}" if asked.topic else "",
        f"as of {asked.as_of}" if asked.as_of else "",
    ]
    return " ".join(["No paper describes a committee", *filter(None, parts)])


def _known(rows: Sequence[_Candidate]) -> str:
    if not rows:
        return "Ingest papers that describe committees first: ratslese ingest FOLDER."
    known = sorted({f"{row.name} ({row.body or 'council unknown'}, {row.as_of or 'no date'})" for row in rows})
    more = f" and {len(known) - 12} more" if len(known) > 12 else ""
    return f"Described are: {'; '.join(known[:12])}{more}."


@cache
def _topics() -> dict[str, tuple[str, ...]]:
    text = resources.files("db.compare").joinpath("topics.toml").read_text(encoding="utf-8")
    return {topic: tuple(stems) for topic, stems in tomllib.loads(text).items()}
