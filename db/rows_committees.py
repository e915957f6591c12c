"""Rows of rules of procedure, committees, seats, relations and rules."""

import json
from collections.abc import Sequence
from typing import Any

from db.draft import Draft, cut
from db.ids import slug
from db.rows_papers import UNTITLED, section_rows, signature_rows
from db.writing import Row
from schemas.record import UNNAMED_PERSON, Committee, Rule, RulesOfProcedure, Seat

_FUNCTIONS = ("vorsitz", "sprecher", "schriftführ", "mitglied")
"""Parts of the functions that members of a committee sign in."""

_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode

_TYPE_OF_SECTOR = {"administration": "Verwaltungsbereich", "secretariat": "Verwaltungsbereich"}


def procedure_rows(draft: Draft, rules: RulesOfProcedure) -> None:
    """Add rules of procedure with their paragraphs, signatures and rules."""
    organization = draft.organization(rules.organization, "Gremium") if rules.organization else None
    draft.rules_of_procedure = draft.id
    draft.add(
        "rules_of_procedure",
        draft.id,
        rules.name or f"{UNTITLED} {rules.organization or ''}".strip(),
        body=draft.body,
        organization=organization,
        paper=draft.paper,
        adopted_on=rules.adopted_on,
        valid_from=rules.valid_from,
        valid_until=rules.valid_until,
    )
    draft.place("/rulesOfProcedure", "rules_of_procedure", draft.id)
    section_rows(draft, "/rulesOfProcedure/section", rules.section)
    signature_rows(draft, "/rulesOfProcedure/signatory", rules.signatory)
    if organization is not None:
        _signing_members(draft, rules, organization)
    _rules(draft, "/rulesOfProcedure/rule", rules.rule, organization, None)


def _signing_members(draft: Draft, rules: RulesOfProcedure, organization: str) -> None:
    """Add who signed in a function of the committee; a Landrat who signs is no member of it for that."""
    for index, signatory in enumerate(rules.signatory):
        if signatory.role is None or not any(part in signatory.role.casefold() for part in _FUNCTIONS):
            continue
        draft.add(
            "membership",
            f"{draft.id}-signatory-{index + 1:03d}-membership",
            signatory.name,
            person=draft.person(signatory.name),
            organization=organization,
            seat=None,
            role=signatory.role,
            voting=None,
            as_of=rules.adopted_on,
        )


def committee_rows(draft: Draft, committees: Sequence[Committee]) -> None:
    """Add each committee as the document describes it."""
    taken: set[str] = set()
    for index, committee in enumerate(committees):
        pointer = f"/committee/{index}"
        id_ = f"{draft.id}-{slug(committee.name)}"
        if id_ in taken:  # described twice in one document: the later description has its place in the id
            id_ = f"{id_}-{index + 1}"
        taken.add(id_)
        organization = draft.organization(committee.name, "Gremium", committee.classification)
        frequency = committee.meeting_frequency
        draft.add(
            "composition",
            id_,
            f"{committee.name}, {committee.as_of}" if committee.as_of else committee.name,
            body=draft.body,
            organization=organization,
            paper=draft.paper,
            rules_of_procedure=draft.rules_of_procedure,
            as_of=committee.as_of,
            valid_until=committee.valid_until,
            founding_date=committee.founding_date,
            classification=committee.classification,
            function=committee.function,
            chair=committee.chair,
            meeting_frequency_min=frequency.min if frequency else None,
            meeting_frequency_max=frequency.max if frequency else None,
            meeting_frequency_per=frequency.per if frequency else None,
            seat_list=committee.seat_list,
        )
        draft.place(pointer, "composition", id_)
        draft.place(f"{pointer}/name", "composition", id_, "organization")
        for position, seat in enumerate(committee.seat):
            _seat(draft, f"{pointer}/seat/{position}", seat, position + 1, (id_, organization, committee.as_of))
        _relations(draft, pointer, committee, id_, organization)
        _rules(draft, f"{pointer}/rule", committee.rule, organization, id_)


def _seat(draft: Draft, pointer: str, seat: Seat, position: int, committee: tuple[str, str, str | None]) -> None:
    composition, committee_organization, as_of = committee
    row = f"{composition}-seat-{position:03d}"
    organization = None
    if seat.kind not in ("group", "person"):
        faction = "Fraktion" if "fraktion" in seat.institution.casefold() else "Institution"
        organization = draft.organization(seat.institution, _TYPE_OF_SECTOR.get(seat.sector or "", faction))
    draft.add(
        "seat",
        row,
        f"{seat.institution} ({seat.role})" if seat.role else seat.institution,
        composition=composition,
        position=position,
        institution=seat.institution,
        organization=organization,
        kind=seat.kind,
        group_path=_json(seat.group),
        group_name=" / ".join(seat.group) or None,
        sector=seat.sector,
        count=seat.count,
        per_unit=seat.per.unit if seat.per else None,
        per_number=seat.per.number if seat.per else None,
        voting=seat.voting,
        role=seat.role,
    )
    draft.place(pointer, "seat", row)
    holder = seat.institution if seat.kind == "person" and seat.institution != UNNAMED_PERSON else seat.person
    if holder is not None:
        draft.add(
            "membership",
            f"{row}-membership",
            holder,
            person=draft.person(holder),
            organization=committee_organization,
            seat=row,
            role=seat.role,
            voting=seat.voting,
            as_of=as_of,
        )


def _relations(draft: Draft, pointer: str, committee: Committee, composition: str, organization: str) -> None:
    for index, relation in enumerate(committee.relation):
        row = f"{composition}-relation-{index + 1:03d}"
        draft.add(
            "organization_relation",
            row,
            relation.organization,
            composition=composition,
            organization=organization,
            kind=relation.kind,
            related_organization=draft.organization(relation.organization, "Sonstiges"),
            quote=relation.quote,
        )
        draft.place(f"{pointer}/relation/{index}", "organization_relation", row)
        draft.place(f"{pointer}/relation/{index}/organization", "organization_relation", row, "related_organization")


def _rules(
    draft: Draft, pointer: str, rules: Sequence[Rule], organization: str | None, composition: str | None
) -> None:
    """Add rules; one that the document's rules of procedure already gave becomes the committee's, too."""
    known = {_content(row): row for row in draft.rows["rule"]}
    for index, rule in enumerate(rules):
        owner = draft.organization(rule.organization, "Gremium") if rule.organization else organization
        position = len(draft.rows["rule"]) + 1
        row: Row = {
            "body": draft.body,
            "organization": owner,
            "composition": composition,
            "paper": draft.paper,
            "rules_of_procedure": draft.rules_of_procedure,
            "position": position,
            "type": rule.type,
            "section": rule.section,
            "address": rule.address,
            "value": _json(rule.value),
            "modality": rule.modality,
            "condition": rule.condition,
            "quote": rule.quote,
        }
        if composition is not None and (same := known.get(_content(row))) is not None:
            same["composition"] = same["composition"] or composition
            id_ = str(same["id"])
        else:
            id_ = draft.add("rule", f"{draft.id}-rule-{position:03d}", _label(rule), **row)
        draft.place(f"{pointer}/{index}", "rule", id_)


def _content(row: Row) -> tuple[Any, ...]:
    return tuple(
        row[column] for column in ("organization", "type", "section", "value", "modality", "condition", "quote")
    )


def _label(rule: Rule) -> str:
    """The rule on one line: its type and what its value says."""
    said = ", ".join(f"{key} {_json(value).strip(chr(34))}" for key, value in rule.value.items() if value is not None)
    return cut(f"{rule.type}: {said or rule.quote}")


def _json(value: object) -> str:
    return _ENCODE(value)
