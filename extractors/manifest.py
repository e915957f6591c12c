"""What an export's list says of a paper: fills what the paper does not print, and says where the two disagree."""

import re
from collections.abc import Callable

from rapidfuzz import fuzz

from extractors.ledger import Ledger
from extractors.text.dates import iso_date
from extractors.text.references import tidy
from extractors.text.repair import folded
from schemas.evidence import Found
from schemas.manifest import ManifestEntry
from schemas.record import Paper, Record

_ALIKE = 90
"""Least rapidfuzz ratio (0 to 100) of two folded titles that say the same."""
_YES = ("ja", "j", "yes", "true", "wahr", "1", "ö", "öffentlich")
_NO = ("nein", "n", "no", "false", "falsch", "0", "nö", "nicht öffentlich", "nichtöffentlich", "nicht-öffentlich")
Same = Callable[[str, str], bool]


def apply(record: Record, entry: ManifestEntry) -> Record:
    """The record with what its row in the list adds, by method "manifest"; what the paper prints stays.

    `public` is taken over for a meeting only: a paper has no such property, and its stations have each their own; a
    paper all of whose stations say otherwise contradicts it. A cell that is not understood, or that says something else
    than the paper, becomes an issue.
    """
    record = record.model_copy(deep=True)
    ledger = Ledger()
    if record.paper is not None:
        paper = record.paper
        reference = tidy(entry.reference) if entry.reference else None
        paper.reference = _settle(
            ledger, entry, "reference", "/paper/reference", paper.reference, reference, _same_number
        )
        paper.date = _settle(
            ledger, entry, "date", "/paper/date", paper.date, _date(ledger, entry, "/paper/date"), _same_date
        )
        title = " ".join(entry.title.split()) if entry.title else None
        paper.name = _settle(ledger, entry, "title", "/paper/name", paper.name, title, _same_title)
        _check_stations(paper, ledger, entry)
    elif record.rules_of_procedure is not None and entry.title:
        rules = record.rules_of_procedure
        title = " ".join(entry.title.split())
        rules.name = _settle(ledger, entry, "title", "/rulesOfProcedure/name", rules.name, title, _same_title)
    elif record.meeting is not None:
        meeting = record.meeting
        start = _date(ledger, entry, "/meeting/start")
        meeting.start = _settle(ledger, entry, "date", "/meeting/start", meeting.start, start, _same_date)
        _settle_public(record, ledger, entry)
    filled = {evidence.path for evidence in ledger.evidence}
    record.issue = [issue for issue in record.issue if issue.code != "missing_field" or issue.path not in filled]
    record.issue += ledger.issues
    record.evidence += ledger.evidence
    return record


def _settle(
    ledger: Ledger, entry: ManifestEntry, column: str, path: str, printed: str | None, listed: str | None, same: Same
) -> str | None:
    """The value of one field: the paper's where it has one, else the list's with its evidence."""
    if listed is None or (printed is not None and same(printed, listed)):
        return printed
    if printed is not None:
        message = f"the paper says {printed!r}, its list something else ({entry.cell(column)})"
        ledger.raise_issue("manifest_contradiction", message, path)
        return printed
    return ledger.note(path, Found(listed, f"manifest/{column}", (), "manifest", (entry.cell(column),)))


def _public(ledger: Ledger, entry: ManifestEntry, path: str) -> bool | None:
    if entry.public is None:
        return None
    word = " ".join(entry.public.casefold().split())
    if word not in (*_YES, *_NO):
        ledger.raise_issue("unknown_word", f"{entry.cell('public')}: this is not understood", path)
        return None
    return word in _YES


def _check_stations(paper: Paper, ledger: Ledger, entry: ManifestEntry) -> None:
    listed = _public(ledger, entry, "/paper/consultation")
    printed = {station.public for station in paper.consultation}
    if listed is not None and printed == {not listed}:
        message = f"all stations' publicity is printed otherwise than the list says ({entry.cell('public')})"
        ledger.raise_issue("manifest_contradiction", message, "/paper/consultation")


def _settle_public(record: Record, ledger: Ledger, entry: ManifestEntry) -> None:
    path = "/meeting/public"
    listed = _public(ledger, entry, path)
    if record.meeting is None or listed is None:
        return
    if record.meeting.public is None:
        ground = (entry.cell("public"),)
        record.meeting.public = ledger.note(path, Found(listed, "manifest/public", (), "manifest", ground))
    elif record.meeting.public != listed:
        message = f"the meeting's publicity is printed otherwise than its list says ({entry.cell('public')})"
        ledger.raise_issue("manifest_contradiction", message, path)


def _date(ledger: Ledger, entry: ManifestEntry, path: str) -> str | None:
    if entry.date is None:
        return None
    date = iso_date(entry.date)
    if date is None:
        ledger.raise_issue("unknown_word", f"{entry.cell('date')}: this date is not understood", path)
    return date


def _same_number(printed: str, listed: str) -> bool:
    """Whether two numbers are one: "DS 2019/301" is "2019/301", a word before it is a prefix."""
    first, second = (re.sub(r"[\W_]", "", each).casefold() for each in (printed, listed))
    longer, shorter = max(first, second, key=len), min(first, second, key=len)
    return first == second or (longer.endswith(shorter) and longer[: len(longer) - len(shorter)].isalpha())


def _same_date(printed: str, listed: str) -> bool:
    """Whether two dates agree as far as both are known."""
    return printed.startswith(listed) or listed.startswith(printed)


def _same_title(printed: str, listed: str) -> bool:
    return fuzz.ratio(folded(printed), folded(listed)) >= _ALIKE
