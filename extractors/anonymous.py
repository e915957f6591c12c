"""A record without persons: what names them as a value goes, with its evidence; offices, institutions and seats stay.

The text of the pages is not touched: it is what the council published, and evidence has to stand in it.
"""

import re

from extractors.committees.persons import is_person
from schemas.record import UNNAMED_PERSON, Committee, Record, Rule, Seat


def without_persons(record: Record) -> Record:
    """A copy without signatures, without holders of seats and without persons as chair.

    A seat whose institution is a person stays as "Person", so that seats can still be counted.
    """
    gone: set[str] = set()
    update: dict[str, object] = {}
    if record.paper is not None:
        gone.add("/paper/originatorPerson")
        mentions = [
            mention.model_copy(update={"by": None}) if mention.by and is_person(mention.by) else mention
            for mention in record.paper.mention
        ]
        gone.update(f"/paper/mention/{at}/by" for at, mention in enumerate(record.paper.mention) if _named(mention.by))
        update["paper"] = record.paper.model_copy(update={"originator_person": [], "mention": mentions})
    if record.rules_of_procedure is not None:
        gone.add("/rulesOfProcedure/signatory")
        rules = _rules(record.rules_of_procedure.rule, "/rulesOfProcedure/rule", gone)
        update["rules_of_procedure"] = record.rules_of_procedure.model_copy(update={"signatory": [], "rule": rules})
    update["committee"] = [
        _committee(committee, f"/committee/{at}", gone) for at, committee in enumerate(record.committee)
    ]
    update["evidence"] = [entry for entry in record.evidence if not _is_under(entry.path, gone)]
    update["issue"] = [issue for issue in record.issue if not (issue.path and _is_under(issue.path, gone))]
    return record.model_copy(update=update)


def _named(text: str | None) -> bool:
    return text is not None and is_person(text)


def _is_under(path: str, gone: set[str]) -> bool:
    """Whether a JSON pointer, or one above it, is among those that are gone."""
    return any(path[: match.start()] in gone for match in re.finditer(r"/|$", path))


def _committee(committee: Committee, at: str, gone: set[str]) -> Committee:
    update: dict[str, object] = {"seat": [_seat(seat, f"{at}/seat/{n}", gone) for n, seat in enumerate(committee.seat)]}
    update["rule"] = _rules(committee.rule, f"{at}/rule", gone)
    names = {seat.institution for seat in committee.seat if seat.kind == "person"} | {
        seat.person for seat in committee.seat
    }
    if committee.chair is not None and (committee.chair in names or is_person(committee.chair)):
        update["chair"] = None
        gone.add(f"{at}/chair")
    return committee.model_copy(update=update)


def _rules(rules: list[Rule], at: str, gone: set[str]) -> list[Rule]:
    """Rules without the persons that their values name; their sentence goes with them."""
    result = list(rules)
    for index, rule in enumerate(rules):
        kept = {key: value for key, value in rule.value.items() if not (isinstance(value, str) and is_person(value))}
        if len(kept) < len(rule.value):
            result[index] = rule.model_copy(update={"value": kept, "quote": ""})
            gone.update((f"{at}/{index}/value", f"{at}/{index}/quote"))
    return result


def _seat(seat: Seat, at: str, gone: set[str]) -> Seat:
    update: dict[str, object] = {}
    if seat.person is not None:
        update["person"] = None
        gone.add(f"{at}/person")
    if seat.kind == "person":
        update["institution"] = UNNAMED_PERSON
        gone.add(f"{at}/institution")
        gone.add(f"{at}/kind")  # its ground is the name
        gone.add(f"{at}/sector")
    return seat.model_copy(update=update)
