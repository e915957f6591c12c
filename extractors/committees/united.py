"""Seats of several descriptions put together: equal rows, what a later sentence adds, and who holds them."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.committees.draft import SeatDraft
from extractors.text.nominative import singular
from schemas.evidence import Found


def with_persons(seats: tuple[SeatDraft, ...], persons: Sequence[SeatDraft]) -> tuple[SeatDraft, ...]:
    """Seats with who holds them: persons stand for a bare number of members, or are put to their institutions."""
    size = next((seat for seat in seats if seat.institution.rule == "seat/size"), None)
    if persons and size is not None:
        all_of_them = size.count is not None and size.count.value == len(persons)
        voting = size.voting.derive(size.voting.value, "seat/voting-of-size") if size.voting and all_of_them else None
        listed = tuple(replace(person, voting=voting) for person in persons)
        at = seats.index(size)
        return (*seats[:at], *listed, *seats[at + 1 :])
    holders = {person.institution.value: person.person for person in persons if person.person}
    return tuple(replace(seat, person=holders.get(seat.institution.value)) for seat in seats) if holders else seats


def without_sizes(seats: tuple[SeatDraft, ...]) -> tuple[SeatDraft, ...]:
    """Seats without the numbers of members of whom others are named: those who vote, and those who advise."""
    named = [seat for seat in seats if seat.institution.rule != "seat/size"]
    return tuple(seat for seat in seats if seat in named or not any(_may_be_of(seat, other) for other in named))


def without_further(lists: Sequence[tuple[SeatDraft, ...]]) -> list[tuple[SeatDraft, ...]]:
    """Descriptions without the number of further members of whom another one says who they are.

    A number behind those who are named is of further ones, too: "dem Bürgermeister und acht Mitgliedern".
    """
    result = list[tuple[SeatDraft, ...]]()
    for at, seats in enumerate(lists):
        later = [seat for others in lists[at + 1 :] for seat in others if seat.voting is None or seat.voting.value]
        marked = [_as_further(seat, seats[:place]) for place, seat in enumerate(seats)]
        result.append(tuple(seat for seat in marked if seat.institution.rule != "seat/further" or not later))
    return result


def _as_further(seat: SeatDraft, before: Sequence[SeatDraft]) -> SeatDraft:
    """A number of members as one of further members, where others are named before it in the same enumeration."""
    last = before[-1] if before else None
    if last is None or seat.institution.rule != "seat/size" or seat.count is None or seat.group != last.group:
        return seat
    if last.institution.rule == "seat/size":
        return seat
    return replace(seat, institution=replace(seat.institution, rule="seat/further"))


def _may_be_of(size: SeatDraft, named: SeatDraft) -> bool:
    advises = size.voting is not None and not size.voting.value
    return named.voting is None or named.voting.value != advises


def with_votes_of_size(seats: tuple[SeatDraft, ...]) -> tuple[SeatDraft, ...]:
    """Seats with the right of the number that they make up: "zehn stimmberechtigte Mitglieder" and six and four."""
    size = next((seat for seat in seats if seat.institution.rule == "seat/size" and seat.voting and seat.count), None)
    others = [seat for seat in seats if seat is not size and seat.voting is None]
    counts = [seat.count.value for seat in others if seat.count]
    if size is None or len(counts) < len(others) or size.count is None or sum(counts) != size.count.value:
        return seats
    voting = size.voting.derive(size.voting.value, "seat/voting-of-size") if size.voting else None
    return tuple(replace(seat, voting=voting) if seat in others else seat for seat in seats)


def of_units(seats: tuple[SeatDraft, ...]) -> tuple[SeatDraft, ...]:
    """Rows counted by what the text says of each: "zwei Mitglieder pro Sparte" and a table of the Sparten."""
    for seat in seats:
        rows = [row for row in seats if seat.per and row.unit == seat.per.value.unit]
        if seat.per and rows:
            count = seat.per.derive(seat.per.value.number, "seat/count-of-each")
            return tuple(replace(row, count=count) if row in rows else row for row in seats if row is not seat)
    return seats


def _completed(seat: SeatDraft, repeated: Sequence[SeatDraft]) -> SeatDraft:
    """The seat with the vote and the number that a later description states of it, where it says none itself."""
    for other in repeated:
        if (other.institution.value, _role(other)) == (seat.institution.value, _role(seat)) or _counts(other, seat):
            unnumbered = seat.count is None and seat.per is None
            return replace(
                seat,
                voting=seat.voting or other.voting,
                count=other.count if unnumbered else seat.count,
                per=other.per if unnumbered else seat.per,
            )
    return seat


def _role(seat: SeatDraft) -> str | None:
    return seat.role.value if seat.role else None


def _counts(other: SeatDraft, seat: SeatDraft) -> bool:
    """Whether one says how many each of the other's senders has: "Jedes Mitglied" of "Vertreter der Mitglieder"."""
    if other.per is None or other.per.value.unit != other.institution.value or seat.per or seat.count:
        return False
    return singular(seat.institution.value.rpartition(" ")[2]) == other.per.value.unit


def united(lists: Sequence[tuple[SeatDraft, ...]]) -> tuple[SeatDraft, ...]:
    """The members of several descriptions: equal rows of one are counted together, what another repeats stands once."""
    result: list[SeatDraft] = []
    known: set[str] = set()
    for seats in lists:
        rows = merged(seats)
        counted = [seat for seat in rows if any(_counts(seat, listed) for listed in result)]
        result = [_completed(seat, rows) for seat in result]
        result.extend(seat for seat in rows if seat.institution.value not in known and seat not in counted)
        known.update(seat.institution.value for seat in rows)
    return tuple(result)


def merged(seats: Sequence[SeatDraft]) -> tuple[SeatDraft, ...]:
    """Equal rows as one seat with their counts summed, in order of the first."""
    result: dict[tuple[object, ...], SeatDraft] = {}
    for seat in seats:
        key = (
            seat.institution.value,
            tuple(group.value for group in seat.group),
            seat.role.value if seat.role else None,
            seat.voting.value if seat.voting else None,
        )
        first = result.get(key)
        if first is None:
            result[key] = seat
        elif first.count and seat.count:
            spans = (*first.institution.spans, *seat.institution.spans)
            both = Found(first.institution.value, first.institution.rule, spans)
            total = both.derive(first.count.value + seat.count.value, "seat/equal-rows")
            result[key] = replace(first, institution=both, count=total)
    return tuple(result.values())
