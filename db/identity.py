"""Which files are one paper, and which of them is read best: pure functions of the set of files, whoever came first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from db.ids import UNKNOWN_BODY, short_hash, slug
from schemas.document import Medium
from schemas.record import Record

TITLES_ALIKE = 90.0
"""Least rapidfuzz ratio (0 to 100) of two folded titles of one paper."""

_DIGITS = re.compile(r"\d{1,12}")

RANK: dict[Medium, int] = {"pdf": 0, "text": 1, "scan": 2}
"""The better reading has the lower rank: text layer before archived text before our OCR; then the SHA-256 decides."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of a file's reading decides on whether it is the same paper as another one; texts are folded."""

    file: str
    sha256: str
    rank: int
    body: str | None
    paper_type: str
    title: str
    date: str | None
    state: str | None = None

    @property
    def order(self) -> tuple[int, str]:
        """Best reading first; a total order."""
        return self.rank, self.sha256


@dataclass(frozen=True, slots=True)
class Document:
    """Files that are one paper (or rules, or minutes): its id, its council and its files, the best reading first."""

    id: str
    body: str | None
    members: tuple[Candidate, ...]
    ambiguous: bool = False
    """Another document of the same council has the same number and other content."""

    @property
    def best(self) -> Candidate:
        """The file whose reading gives all rows."""
        return self.members[0]

    @property
    def state(self) -> str:
        """Changes whenever the rows of the document would, as far as its files decide on them."""
        flags = (self.id, self.body or "", str(self.ambiguous))
        return short_hash(*flags, *(member.sha256 for member in self.members))


def common_key(record: Record) -> str | None:
    """What all files of a document have in common, apart from the council; None where only equal bytes are the same."""
    if record.paper is not None and record.paper.reference:
        return f"paper:{slug(record.paper.reference)}"
    rules = record.rules_of_procedure
    if rules is not None:
        date = rules.adopted_on or rules.valid_from
        return f"go:{slug(rules.organization)}:{date}" if rules.organization and date else None
    meeting = record.meeting
    if meeting is not None and meeting.organization and meeting.start:
        return f"{slug(record.kind)}:{slug(meeting.organization)}:{meeting.start}"
    return None


def documents(key: str | None, candidates: Iterable[Candidate]) -> list[Document]:
    """The documents that files with the same `common_key` make up; without a key each file is one of its own."""
    ordered = sorted(candidates, key=lambda candidate: candidate.order)
    if key is None:
        return [_document(None, [candidate], candidate.body, False) for candidate in ordered]
    known = [candidate for candidate in ordered if candidate.body is not None]
    clusters = [
        cluster
        for _, of_body in groupby(
            sorted(known, key=lambda each: (each.body or "", each.order)), key=lambda each: each.body
        )
        for cluster in _alike(list(of_body))
    ]
    strays = []
    for stray in (candidate for candidate in ordered if candidate.body is None):
        homes = [cluster for cluster in clusters if _same_without_body(stray, cluster[0])]
        if len(homes) == 1:
            homes[0].append(stray)
        else:
            strays.append(stray)
    clusters += _alike(strays)
    bodies = [_body(cluster) for cluster in clusters]
    return [
        _document(key, cluster, body, bodies.count(body) > 1) for cluster, body in zip(clusters, bodies, strict=True)
    ]


def _alike(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Group candidates of one council, best first: each joins the first group whose best reading it is like."""
    clusters: list[list[Candidate]] = []
    for candidate in candidates:
        home = next((cluster for cluster in clusters if _same_content(candidate, cluster[0])), None)
        if home is None:
            clusters.append([candidate])
        else:
            home.append(candidate)
    return clusters


def _same_content(one: Candidate, other: Candidate) -> bool:
    if one.paper_type != other.paper_type or fuzz.ratio(one.title, other.title) < TITLES_ALIKE:
        return False
    return not (_of_other_years(one.date, other.date) or _of_other_numbers(one, other))


def _of_other_years(one: str | None, other: str | None) -> bool:
    """Whether two dates are of different years: a number without a year comes again in the next one."""
    return one is not None and other is not None and one[:4] != other[:4]


def _of_other_numbers(one: Candidate, other: Candidate) -> bool:
    """Whether two titles differ in their numbers ("Haushalt 2024", "Haushalt 2025"); OCR may have misread some."""
    if RANK["scan"] in (one.rank, other.rank):
        return False
    return _DIGITS.findall(one.title) != _DIGITS.findall(other.title)


def _same_without_body(stray: Candidate, leader: Candidate) -> bool:
    return stray.date is not None and stray.date == leader.date and _same_content(stray, leader)


def _body(cluster: Sequence[Candidate]) -> str | None:
    return next((candidate.body for candidate in cluster if candidate.body is not None), None)


def _document(key: str | None, cluster: Sequence[Candidate], body: str | None, ambiguous: bool) -> Document:
    members = tuple(sorted(cluster, key=lambda candidate: candidate.order))
    best = members[0]
    prefix = body or UNKNOWN_BODY
    if key is None:
        return Document(f"{prefix}-{members[0].sha256[:12]}", body, members)
    kind, _, rest = key.partition(":")
    if kind == "paper":
        # Where a number is not one paper's alone, none keeps the bare id: it would silently come to mean another paper.
        content = f"-{short_hash(best.paper_type, best.title, best.date or '', length=8)}" if ambiguous else ""
        return Document(f"{prefix}-{rest}{content}", body, members, ambiguous)
    organization, _, date = rest.partition(":")
    return Document(f"{prefix}-{organization}-{kind}-{slug(date)}", body, members)
