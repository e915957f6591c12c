"""What changed from one date to the next, in one German sentence."""

from collections.abc import Iterable, Sequence

from db.compare.cells import Change
from db.compare.description import Description

_SAID = 3
"""So many changed facts are said in the sentence, with what they were; more are only named."""

_SHORT = 120
"""Characters of a changed fact before and after, beyond which it is only named."""


def step_title(earlier: Description, later: Description) -> str:
    """The two years ("2019 → 2022"), whole dates where they are the same."""
    years = [(each.as_of or "ohne Datum")[:4] for each in (earlier, later)]
    return " → ".join(years if years[0] != years[1] else [each.as_of or "ohne Datum" for each in (earlier, later)])


def step_sentence(earlier: Description, later: Description, changes: Sequence[Change], kept: int) -> str:
    """The sentence: seats that came and went, then names, numbers, votes and roles, then what else is said."""
    parts = [*_seats(changes), *_lists(earlier, later), *_kept(changes, kept), *_facts(changes), *_texts(changes)]
    return f"{step_title(earlier, later)}: {'; '.join(parts) if parts else 'keine Änderung gefunden'}."


def _seats(changes: Sequence[Change]) -> Iterable[str]:
    for change in changes:
        name, count = change.label, f" ({change.after})" if change.after else ""
        match change.kind:
            case "came":
                yield f"+ {name}{count}"
            case "went":
                yield f"− {name}{f' ({change.before})' if change.before else ''}"
            case "first_named":
                yield f"erstmals genannt: {name}{count} (die frühere Liste ist nicht vollständig)"
            case "not_named":
                yield f"nicht mehr genannt: {name} (die spätere Liste ist nicht vollständig)"
            case "renamed":
                yield f"{change.before} heißt jetzt {change.after} ({change.note})"
            case "recounted":
                yield f"{name}: {change.before} → {change.after} Sitze"
            case "count_stated":
                yield f"Zahl der Sitze erstmals genannt: {name} ({change.after})"
            case "count_unstated":
                yield f"Zahl der Sitze nicht mehr genannt: {name} (vorher {change.before})"
            case "voting":
                yield f"Stimmrecht von {name}: {change.before} → {change.after}"
            case "role":
                yield f"Funktion von {name}: {change.before or 'nicht genannt'} → {change.after or 'nicht genannt'}"
            case "near":
                yield f"vielleicht dieselbe Stelle: {change.before} und {change.after} ({change.note})"


def _lists(earlier: Description, later: Description) -> Iterable[str]:
    for described in (earlier, later):
        if not described.seats and (earlier.seats or later.seats):
            yield f"{described.as_of or 'ohne Datum'}: keine Mitgliederliste im Papier"


def _kept(changes: Sequence[Change], kept: int) -> Iterable[str]:
    if kept and not any(change.kind == "role" for change in changes):
        yield "Funktionen der gebliebenen Sitze unverändert"


def _facts(changes: Sequence[Change]) -> Iterable[str]:
    said = {"stated": "erstmals genannt", "unstated": "nicht mehr genannt"}
    for kind, words in said.items():
        labels = dict.fromkeys(change.label for change in changes if change.kind == kind)
        if labels:
            yield f"{words}: {', '.join(labels)}"
    changed = [change for change in changes if change.kind == "changed"]
    if len(changed) <= _SAID and all(len(f"{change.before}{change.after}") <= _SHORT for change in changed):
        for change in changed:
            yield f"{change.label}: {change.before or 'geregelt'} → {change.after or 'geregelt'}"
    else:
        yield f"anders: {', '.join(dict.fromkeys(change.label for change in changed))}"
    for change in changes:
        if change.kind == "moved":
            yield f"{change.label} jetzt in {change.after} (vorher {change.before})"
    reworded = dict.fromkeys(change.label for change in changes if change.kind == "reworded")
    if reworded:
        yield f"in anderen Worten: {', '.join(reworded)}"


def _texts(changes: Sequence[Change]) -> Iterable[str]:
    texts = [change for change in changes if change.kind == "text"]
    new = [change.label for change in texts if change.note and change.note.startswith("neu")]
    gone = [change.label for change in texts if change.note == "entfallen"]
    if new:
        yield f"neu: {', '.join(new)}"
    if gone:
        yield f"entfallen: {', '.join(gone)}"
    places = dict.fromkeys(change.place for change in texts if change.label not in (*new, *gone) and change.place)
    if places:
        yield f"Wortlaut geändert: {', '.join(places)}"
