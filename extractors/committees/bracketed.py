"""Members whom parentheses count up: "zwei Vertretungen der Verbände (A, B)", "Führungsebene der Verwaltung (A, B)"."""

import re
from collections.abc import Iterator

from extractors.committees import phrases
from extractors.committees.draft import SeatDraft
from extractors.committees.institution import Setting, seat
from extractors.committees.prose import split
from extractors.text.nominative import is_plural, nominative
from extractors.text.passage import Passage


def counted_up(passage: Passage, inner: Passage, setting: Setting) -> Iterator[SeatDraft]:
    """The seats of those whom parentheses count up; each has one where they are as many as the number before says."""
    passage = phrases.trimmed(passage)
    level = phrases.LEVEL.match(passage.value)
    role = passage.part(*level.span("role")).read("seat/role") if level else setting.role
    count = phrases.COUNT.match(passage.value)
    parts = split(inner)
    number = phrases.amount(passage, count, "seat/count") if count else None
    one = number.derive(1, "seat/one-of-each") if number and number.value == len(parts) else None
    right = phrases.voting_of(passage) if count else None
    for part in parts:
        under = setting._replace(role=role, voting=right or setting.voting, one=one or setting.one)
        yield seat(part.read("seat/institution"), under)


def expands(passage: Passage, inner: Passage) -> bool:
    """Whether the parentheses count up the senders of a collective ("Führungsebene der Verwaltung (A, B, C)")."""
    if phrases.INNER_COUNT.fullmatch(inner.value) or phrases.CLAUSE.search(inner.value):
        return False
    parts = split(inner)
    if len(parts) < 2 or not all(part.value[:1].isupper() for part in parts):
        return False
    count = phrases.COUNT.match(passage.value)
    sent = phrases.SENT.match(passage.value, count.end()) if count else None
    if sent:
        return sent.end() == len(passage.value.rstrip())
    head = re.sub(r"^(?:\S{1,80} ){0,3}?(?:der|des) ", "", passage.value)
    return (
        bool(phrases.LEVEL.match(passage.value))
        or is_plural(nominative(head))
        or bool(re.search(r"[Vv]erwaltung", passage.value))
    )
