"""Vorgänge (matters): papers that share a number but for the supplement's part, or of which one names the other's.

A matter is made of all papers that are there, so that no order of arrival shows in it. Titles that are alike connect
nothing, nor do numbers of papers whose council is not known.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sqlite_utils import Database

from db.writing import AMONG, Row, select, upsert, values_of

MOST_NAMING = 10
"""A number that more papers name is a standing ground (a budget, the Hauptsatzung) and connects none of them."""

Node = tuple[str, str]
"""A number without its supplement's part, and the council."""

_OF_NODES = (
    "FROM json_each(?) AS node JOIN {table} "
    "ON {table}.base_key = json_extract(node.value, '$[0]') AND {table}.body = json_extract(node.value, '$[1]')"
)


@dataclass(slots=True)
class _Numbers:
    """For each number the papers that have it and those that name it."""

    owners: defaultdict[Node, set[str]] = field(default_factory=lambda: defaultdict(set))
    naming: defaultdict[Node, set[str]] = field(default_factory=lambda: defaultdict(set))

    def connected(self, node: Node) -> set[str]:
        """The papers that this number connects."""
        owners, naming = self.owners[node], self.naming[node] - self.owners[node]
        return owners | naming if owners and len(naming) <= MOST_NAMING else owners


def refresh_matters(db: Database, nodes: Collection[Node], matters: Collection[str]) -> None:
    """Make the matters anew that numbers which came or went may concern, and those of papers that were taken away."""
    if not nodes and not matters:
        return
    numbers, papers = _reached(db, set(nodes), set(matters))
    if not papers:
        _forget(db, matters)
        return
    listed = values_of(papers)
    known = {
        row["id"]: row for row in select(db, f"SELECT id, name, date, body, matter FROM paper WHERE id {AMONG}", listed)
    }
    rows: list[Row] = []
    changed: list[tuple[str | None, str]] = []
    for group in _groups(numbers, papers):
        members = sorted(
            (known[paper] for paper in group), key=lambda row: (row["date"] is None, row["date"], row["id"])
        )
        row = _matter(members) if len(members) > 1 else None
        if row is not None:
            rows.append(row)
        id_ = row["id"] if row else None
        changed += [(id_, member["id"]) for member in members if member["matter"] != id_]
    upsert(db, "matter", rows)
    db.conn.executemany("UPDATE paper SET matter = ? WHERE id = ?", changed)
    left = {row["matter"] for row in known.values() if row["matter"]} | set(matters)
    _forget(db, left - {row["id"] for row in rows})


def _matter(members: list[Row]) -> Row:
    """The row of a matter; the earliest of its papers names it."""
    dates = [row["date"] for row in members if row["date"]]
    return {
        "id": f"vorgang-{members[0]['id']}",
        "name": members[0]["name"],
        "body": members[0]["body"],
        "papers": len(members),
        "first_date": min(dates, default=None),
        "last_date": max(dates, default=None),
    }


def _forget(db: Database, matters: Collection[str]) -> None:
    db.conn.execute(f"DELETE FROM matter WHERE id {AMONG}", [values_of(matters)])


def _reached(db: Database, nodes: set[Node], matters: set[str]) -> tuple[_Numbers, set[str]]:
    """All papers that these numbers and matters lead to, over any number of steps, with their numbers."""
    numbers = _Numbers()
    papers: set[str] = set()
    seen: set[Node] = set()
    while True:
        found = set(_members(db, matters)) if matters else set()
        seen |= nodes
        found |= _look_up(db, numbers, nodes)
        found -= papers
        if not found:
            return numbers, papers
        papers |= found
        listed = values_of(found)
        of_papers = (
            f"SELECT base_key, body, matter FROM paper WHERE id {AMONG} "
            f"UNION SELECT base_key, body, NULL FROM paper_reference WHERE paper {AMONG}"
        )
        reached = db.conn.execute(of_papers, [listed, listed]).fetchall()
        nodes = {(base, body) for base, body, _ in reached if base and body} - seen
        matters = {matter for _, _, matter in reached if matter} - matters


def _members(db: Database, matters: Iterable[str]) -> Iterator[str]:
    for (paper,) in db.conn.execute(f"SELECT id FROM paper WHERE matter {AMONG}", [values_of(list(matters))]):
        yield paper


def _look_up(db: Database, numbers: _Numbers, nodes: Collection[Node]) -> set[str]:
    """Note who has and who names each number; returns these papers."""
    listed = json.dumps(sorted(nodes))
    for table, paper, noted in (("paper", "id", numbers.owners), ("paper_reference", "paper", numbers.naming)):
        columns = f"{table}.base_key, {table}.body, {table}.{paper}"
        for base, body, id_ in db.conn.execute(f"SELECT {columns} {_OF_NODES.format(table=table)}", [listed]):
            noted[base, body].add(id_)
    return {paper for node in nodes for paper in numbers.owners[node] | numbers.naming[node]}


def _groups(numbers: _Numbers, papers: Collection[str]) -> Iterator[set[str]]:
    """The papers in groups that numbers connect."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for node in list(numbers.owners):
        together = numbers.connected(node)
        for paper in together:
            near[paper] |= together
    left = set(papers)
    while left:
        group: set[str] = set()
        ahead = {left.pop()}
        while ahead:
            group |= ahead
            ahead = set().union(*(near[paper] for paper in ahead)) - group
        left -= group
        yield group
