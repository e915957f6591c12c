"""What changed from one description of a committee to the next: who came and went, and what is said of it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from db.compare.cells import Change, Statement
from db.compare.description import Description, Fact, SeatLine
from db.compare.questions import LABELS, about, reports_to_itself, statement_of
from db.compare.words import canonical, is_told_by_wording, word

_OFFICE = re.compile(r"(?:Amt|Dezernat|Fachbereich|Referat|Abteilung|FB|FD) (?:\d{1,4}|[IVX]{1,5})\b")

_NEAR = 80.0
"""Least rapidfuzz token ratio (0 to 100) of two names that may be one institution's; they are shown, never linked."""


Said = tuple[Fact, Statement]


def seat_changes(earlier: Description, later: Description) -> tuple[list[Change], int]:
    """What changed in the lists of members, and how many lines both have; nothing where one of them has no list."""
    if not earlier.seats or not later.seats:
        return [], 0
    pairs, went, came = _matched(earlier.seats, later.seats)
    changes = [change for before, after in pairs for change in _line_changes(before, after)]
    changes += _near(went, came)
    gone = [
        Change(
            "went" if later.complete else "not_named",
            _name(line),
            before=_count(line),
            place=_place(line),
            sources=(line.source,),
        )
        for line in went
    ]
    new = [
        Change(
            "came" if earlier.complete else "first_named",
            _name(line),
            after=_count(line),
            place=_place(line),
            sources=(line.source,),
        )
        for line in came
    ]
    return [*new, *gone, *changes], len(pairs)


def fact_changes(earlier: Description, later: Description) -> Iterator[Change]:
    """What is said for the first time, no longer, or otherwise, by kind of fact; what is only proposed is left out."""
    reports = not (earlier.rules_of_procedure and later.rules_of_procedure)
    yield from _changes(_facts(earlier.facts, earlier), _facts(later.facts, later), reports=reports)


def other_changes(before: Mapping[str, Sequence[Fact]], after: Mapping[str, Sequence[Fact]]) -> Iterator[Change]:
    """The same for what two rules of procedure lay down for bodies that they do not describe (name -> facts)."""
    for name in sorted(before.keys() | after.keys()):
        for change in _changes(_facts(before.get(name, ())), _facts(after.get(name, ())), reports=False):
            yield replace(change, label=f"{name}: {change.label}")


def _changes(before: Mapping[str, list[Said]], after: Mapping[str, list[Said]], *, reports: bool) -> Iterator[Change]:
    order = list(dict.fromkeys(LABELS.values()))
    for label in sorted(before.keys() | after.keys(), key=lambda label: order.index(label) if label in order else 99):
        old, new = before.get(label, []), after.get(label, [])
        told = any(is_told_by_wording(fact.kind) for fact, _ in (*old, *new))
        if told and old and new and reports:
            yield from _told_otherwise(label, old, new)
            continue
        paired, left, fresh = _paired(old, new)
        for one, other in paired:
            yield from _fact_change(label, one, other, told=told)
        if reports and left and fresh:
            yield _instead(label, left, fresh)
            continue
        for fact, says in fresh:
            yield Change("stated", label, None, says.text, fact.source.label, sources=says.sources)
        for fact, said in left:
            yield Change("unstated", label, said.text, None, fact.source.label, sources=said.sources)


def _instead(label: str, before: Sequence[Said], after: Sequence[Said]) -> Change:
    """Reports have no § that tells one statement from another: all that is new stands for all that is gone."""
    texts = ["; ".join(said.text for _, said in group) for group in (before, after)]
    sources = tuple(source for _, said in after for source in said.sources)
    return Change("changed", label, texts[0], texts[1], after[0][0].source.label, sources=sources)


def _told_otherwise(label: str, before: Sequence[Said], after: Sequence[Said]) -> Iterator[Change]:
    """Two reports tell the same in other words, or other things: which of both, only a reader can say."""
    if {canonical(said.key) for _, said in before} != {canonical(said.key) for _, said in after}:
        sources = tuple(source for _, said in after for source in said.sources)
        yield Change("reworded", label, place=after[0][0].source.label, sources=sources)


def _facts(facts: Iterable[Fact], described: Description | None = None) -> dict[str, list[Said]]:
    """By the question that they answer; a relation that a rule says, too, is left to the rule."""
    found: dict[str, dict[str, Said]] = {}
    for fact in sorted(facts, key=lambda fact: fact.source.table != "rule"):
        statement = statement_of(fact, (), described)
        inward = described is not None and reports_to_itself(fact, described)
        if statement is None or fact.modality == "proposed" or inward:
            continue
        said = found.setdefault(LABELS.get(fact.kind, fact.kind), {})
        related = fact.source.table == "organization_relation" or fact.kind in _RELATED
        said.setdefault(about(fact, statement) if related else fact.source.record, (fact, statement))
    return {label: list(said.values()) for label, said in found.items()}


_RELATED = ("reporting", "secretariat")
"""Rules from which relations follow."""


def _paired(before: Sequence[Said], after: Sequence[Said]) -> tuple[list[tuple[Said, Said]], list[Said], list[Said]]:
    """Pairs of what says the same, then of what stands in the same place, then what is left in order."""
    pairs: list[tuple[Said, Said]] = []
    old, new = list(before), list(after)
    single = len(before) == len(after) == 1
    ways: tuple[Callable[[Said, Said], bool], ...] = (
        lambda one, other: one[1].key == other[1].key and _section(one) == _section(other),
        lambda one, other: one[1].key == other[1].key,
        lambda one, other: _section(one) is not None and _section(one) == _section(other),
        lambda *_: single,
    )
    for alike in ways:
        for one in list(old):
            other = next((each for each in new if alike(one, each)), None)
            if other is not None:
                pairs.append((one, other))
                old.remove(one)
                new.remove(other)
    return pairs, old, new


def _fact_change(label: str, before: Said, after: Said, *, told: bool) -> Iterator[Change]:
    (old, said), (new, says) = before, after
    place = new.source.label
    modalities = (word("modality", old.modality), word("modality", new.modality))
    if canonical(said.key) != canonical(says.key):
        yield Change("changed", label, said.text, says.text, place, sources=says.sources)
    elif _section(before) != _section(after):
        yield Change("moved", label, _section(before), _section(after), place, says.text, says.sources)
    elif not told and canonical(old.quote or "") != canonical(new.quote or ""):
        yield Change("reworded", label, place=place, note=says.text, sources=says.sources)
    if modalities[0] != modalities[1]:
        yield Change("changed", f"{label}, Verbindlichkeit", *modalities, place, says.text, says.sources)


def _section(said: Said) -> str | None:
    """The § alone: where in it a rule stands is no difference."""
    address = said[0].source.section
    return re.split(r" (?:Abs\.|Satz|Nr\.|Buchst\.) ", address)[0] if address else None


def _matched(
    before: Iterable[SeatLine], after: Iterable[SeatLine]
) -> tuple[list[tuple[SeatLine, SeatLine]], list[SeatLine], list[SeatLine]]:
    """Lines of one institution in both lists, by role first; those of the earlier list alone, and of the later."""
    went, came = list(before), list(after)
    pairs: list[tuple[SeatLine, SeatLine]] = []
    for by_role in (True, False):
        for line in list(went):
            other = next(
                (each for each in came if each.identity == line.identity and (not by_role or each.role == line.role)),
                None,
            )
            if other is not None:
                pairs.append((line, other))
                went.remove(line)
                came.remove(other)
    return pairs, went, came


def _line_changes(before: SeatLine, after: SeatLine) -> Iterator[Change]:
    place, sources = _place(after), (before.source, after.source)
    if canonical(before.institution) != canonical(after.institution):
        profile = before.alias_of or after.alias_of
        note = f"Alias im Profil {profile}" if profile else "gleich geschrieben bis auf die Schreibweise"
        yield Change("renamed", before.institution, before.institution, after.institution, place, note, sources)
    name = after.institution
    if before.count is not None and after.count is not None and before.count != after.count:
        yield Change("recounted", name, str(before.count), str(after.count), place, sources=sources)
    elif before.count is None and after.count is not None:
        yield Change("count_stated", name, None, str(after.count), place, sources=sources)
    elif before.count is not None and after.count is None:
        yield Change("count_unstated", name, str(before.count), None, place, sources=sources)
    if before.voting is not after.voting:
        yield Change("voting", name, _voting(before), _voting(after), place, sources=sources)
    if before.role != after.role:
        yield Change("role", name, before.role, after.role, place, sources=sources)


def _near(went: Sequence[SeatLine], came: Sequence[SeatLine]) -> Iterator[Change]:
    """Who left and who came under nearly the same name, for a person to decide on."""
    for line in went:
        alike = [(_likeness(line.institution, each.institution), each) for each in came]
        ratio, other = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if other is not None and ratio >= _NEAR:
            note = "nicht verknüpft; ein Alias im Profil der Kommune verknüpft sie"
            yield Change("near", line.institution, line.institution, other.institution, _place(other), note)


def _likeness(one: str, other: str) -> float:
    """0 to 100; offices with the same number are alike, whatever they are called."""
    numbers = [match[0] for name in (one, other) if (match := _OFFICE.match(name))]
    if len(numbers) == 2:
        return 100.0 if numbers[0] == numbers[1] else 0.0
    return fuzz.token_set_ratio(canonical(one), canonical(other))


def _name(line: SeatLine) -> str:
    return f"{line.institution} ({line.role})" if line.role else line.institution


def _count(line: SeatLine) -> str | None:
    return str(line.count) if line.count is not None else None


def _voting(line: SeatLine) -> str:
    return "nicht genannt" if line.voting is None else "mit Stimme" if line.voting else "ohne Stimme"


def _place(line: SeatLine) -> str | None:
    return line.source.label or None
