"""What is odd about values of a paper: words of the form in a title, a meeting on a Sunday, dates that do not fit."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from extractors.text.bodies import ENDING, head_of
from schemas.council import CouncilProfile
from schemas.evidence import Certainty
from schemas.record import Committee, Consultation, Paper, Record, Rule

_FORM_WORDS = re.compile(
    r"\b(?:Beratungsfolge|Gremi(?:um|en)\b.{0,20}\bTermin|Sitzungs(?:termin|datum|art)|Sachverhalt"
    r"|Beschluss(?:vorschlag|antrag)|Vorlagen?-? ?Nr|Drucksachen?-? ?(?:Nr|nummer)|Aktenzeichen|Federführ|Zuständigkeit"
    r"|Abstimmung|TOP\b|ö ?/ ?n|ö nö|nicht ?öffentlich|Seite \d|Anlagen?:|Datum:|Telefon|Kenntnisnahme|Vorberatung"
    r"|Entscheidung \d)"
)
_LABELLED = re.compile(
    r"(?:^|\s)(?:Anfrage|Antrag|Information|Bericht|Betreff|Titel|Thema|Amt|Fachbereich|Dezernat) ?:"
)
_DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\b")
_ENDS_OPEN = re.compile(
    r"(?:[-–,:(/]|\b(?:und|oder|der|die|das|des|dem|den|von|vom|für|mit|über|zur|zum|zu|im|in|am|an|auf|bei|nach))$"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER_IN_TWO_PARTS = re.compile(r"\d\D{1,12}\d|[IVX]\D{1,3}\d|\d\D{1,3}[IVX]")
_BODY_ENDING = re.compile(rf"(?:{ENDING}|Rat|Kreistag|Beirat|Vorstand|Magistrat|Senat)\b")
_HEDGED = re.compile(
    r"\b(?:grundsätzlich|in der Regel|Zweifelsf|[Aa]uf (?:Antrag|Verlangen|Wunsch)|sofern|soweit|falls|wenn|Wird|Ist"
    r"|Absätze|Abs(?:atz|\.)|es sei denn|mit Ausnahme|[Aa]bweichend|gilt entsprechend|sinngemäß)"
)
_LONGEST_RULE = 300
_FULL, _USUAL_LINE = 0.8, 60
"""Share of the longest line from which on a line counts as full, and how long a line is at least thought to be."""
_LEAST_WORDS, _LONGEST_TITLE = 4, 300
_LONGEST_OFFICE = 90
_SATURDAY = 5
_FAR = 2
"""Years between a paper and its meetings, or its number and its date, from which on one of them is odd."""


class Doubt(NamedTuple):
    """The JSON pointer of a value (or of the part that it belongs to) and the class that it is lowered to."""

    path: str
    certainty: Certainty


def doubts(record: Record, profile: CouncilProfile | None) -> Iterator[Doubt]:
    """All that is odd about the record's values."""
    for index, committee in enumerate(record.committee):
        yield from _of_committee(f"/committee/{index}", committee)
    if record.rules_of_procedure is not None:
        yield from _of_rules("/rulesOfProcedure", record.rules_of_procedure.rule)
    paper = record.paper
    if paper is None:
        return
    yield from _of_title(record, paper)
    yield from _of_dates(paper)
    for index, office in enumerate(paper.under_direction_of):
        if _FORM_WORDS.search(office) or len(office) > _LONGEST_OFFICE:
            yield Doubt(f"/paper/underDirectionOf/{index}", "doubtful")
        elif any(sign.isdigit() for sign in office) or _is_unclaimed(record):
            yield Doubt(f"/paper/underDirectionOf/{index}", "check")
    known = frozenset(profile.known_committees) if profile else frozenset()
    for index, station in enumerate(paper.consultation):
        yield from _of_station(f"/paper/consultation/{index}", station, paper, known)


def _of_committee(path: str, committee: Committee) -> Iterator[Doubt]:
    """Seats are sure only where the document says that it lists all of them: else a name may be no seat."""
    if committee.seat_list != "complete":
        yield Doubt(f"{path}/seat", "check")
    for index, seat in enumerate(committee.seat):
        if seat.sector in (None, "other"):
            yield Doubt(f"{path}/seat/{index}/sector", "check")
        if len(seat.institution) > _LONGEST_OFFICE:
            yield Doubt(f"{path}/seat/{index}", "check")
    yield from _of_rules(path, committee.rule)


def _of_rules(path: str, rules: Sequence[Rule]) -> Iterator[Doubt]:
    """A rule is sure where one plain sentence lays it down, without a condition and for the body itself."""
    for index, rule in enumerate(rules):
        plain = rule.modality in ("must", "should", "may") and rule.organization is None and rule.condition is None
        if not plain or not rule.value or _HEDGED.search(rule.quote) or len(rule.quote) > _LONGEST_RULE:
            yield Doubt(f"{path}/rule/{index}", "check")


def _is_unclaimed(record: Record) -> bool:
    """Whether the header has lines that no reader understood."""
    return any(issue.code == "unclaimed_line" for issue in record.issue)


def _of_title(record: Record, paper: Paper) -> Iterator[Doubt]:
    title = paper.name
    if title is None:
        return
    if _FORM_WORDS.search(title) or len(title) > _LONGEST_TITLE or title in paper.under_direction_of:
        yield Doubt("/paper/name", "doubtful")
    elif (
        len(title.split()) < _LEAST_WORDS
        or not (title[0].isupper() or title[0].isdigit() or title[0] in '„"»')
        or _LABELLED.search(title)
        or _ENDS_OPEN.search(title)
        or _has_second_title(record)
        or _is_unclaimed(record)
    ):
        yield Doubt("/paper/name", "check")


def _has_second_title(record: Record) -> bool:
    """Whether a line of the title ends early and the next begins anew: a subtitle, or the next part of the form."""
    spans = next((item.spans for item in record.evidence if item.path == "/paper/name"), ())
    lines = [line.strip() for span in spans for line in span.raw.split("\n")]
    full = _FULL * max(_USUAL_LINE, *map(len, lines), 0)
    return any(
        len(line) < full and following[:1].isupper() and line[-1:] not in ",;:-–"
        for line, following in pairwise(lines)
        if line
    )


def _of_dates(paper: Paper) -> Iterator[Doubt]:
    year = _YEAR.search(paper.reference or "")
    if year and paper.date and abs(int(paper.date[:4]) - int(year[0])) >= _FAR:
        yield Doubt("/paper/date", "doubtful")
    days = sorted(station.start for station in paper.consultation if station.start)
    if paper.date and days and paper.date[:7] > days[-1][:7]:
        yield Doubt("/paper/date", "check")
    if paper.reference and not _NUMBER_IN_TWO_PARTS.search(paper.reference):
        yield Doubt("/paper/reference", "check")


def _of_station(path: str, station: Consultation, paper: Paper, known: frozenset[str]) -> Iterator[Doubt]:
    name = station.organization
    if _FORM_WORDS.search(name) or _DAY.search(name) or any(sign.isdigit() for sign in name):
        yield Doubt(f"{path}/organization", "doubtful")
    elif name not in known and not _names_a_body(name.split()):
        yield Doubt(f"{path}/organization", "check")
    if station.start is None or len(station.start) < len("2031-01-01"):
        return
    day = date.fromisoformat(station.start[:10])
    if day.weekday() >= _SATURDAY:
        yield Doubt(f"{path}/start", "check")
    if paper.date and abs(day.year - int(paper.date[:4])) >= _FAR:
        yield Doubt(f"{path}/start", "check")
    same = [other for other in paper.consultation if (other.organization, other.start) == (name, station.start)]
    if len(same) > 1:
        yield Doubt(path, "check")


def _names_a_body(words: Sequence[str]) -> bool:
    return any(_BODY_ENDING.search(word) or head_of(word) for word in words)
