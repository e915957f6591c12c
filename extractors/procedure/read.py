"""A Geschäftsordnung or Satzung of a body: title, adoption, validity, signatures, sections and rules."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.forms.typed import closed_up
from extractors.procedure.address import Addresses, addressed, with_address
from extractors.procedure.adoption import adopted_on, signatories
from extractors.procedure.amended import AMENDS, Amended
from extractors.procedure.draft import ProcedureDraft, SignatoryDraft
from extractors.procedure.lines import body_lines
from extractors.procedure.structure import structure
from extractors.procedure.title import body_alone, organization, title_lines, title_text
from extractors.procedure.whose import Subjects, only_body, other_body
from extractors.rules.draft import RuleDraft
from extractors.rules.read import read_rules
from extractors.text.flow import FlowItem
from extractors.text.names import Sentence
from extractors.text.sections import SectionBlocks
from schemas.evidence import Found, Issue

_CLOSING = re.compile(
    r"(?:Beschlossen (?:auf|in|am|durch|von)\b|Diese (?:Geschäftsordnung|Satzung) wurde .{0,80}beschlossen"
    r"|Ausgefertigt\b|[A-ZÄÖÜ][a-zäöüß-]{2,30},? (?:den|am) \d{1,2}\.)"
)


def read_procedure(items: Sequence[FlowItem], body_name: str | None) -> ProcedureDraft:
    """What rules of procedure say.

    `items` is the document's flow, `body_name` its Landkreis or town ("Kreis Steinfurt"), None where it is unknown;
    it helps to cut the place off the body's name.
    """
    items = body_lines(items)
    lines = title_lines(items)
    after_title = max((index for index, item in enumerate(items) if item in lines), default=-1) + 1
    title = title_text(lines) if lines else None
    named = title or body_alone(items)
    body = organization(named, body_name) if named else None
    found = structure([item for item in items if item not in lines])
    passages = [block.text for section in found for block in section.blocks if block.kind != "table"]
    signed = signatories(items)
    last = next((index for index in reversed(range(len(found))) if not _is_annex(found[index])), None)
    if last is not None:
        found = (*found[:last], _without_closing(found[last], signed), *found[last + 1 :])
    amends = bool(title and AMENDS.search(title.value))
    rules, issues = _rules(found, body.value if body else None, Amended() if amends else None)
    if body is None and (only := only_body(rules, found)) is not None:
        body, rules = only, tuple(replace(rule, organization=None) for rule in rules)
    return ProcedureDraft(
        name=title.read("procedure/title").as_read(closed_up(title.value)) if title else None,
        organization=body,
        adopted_on=adopted_on(passages, items, after_title),
        valid_from=_validity(rules, "from"),
        valid_until=_validity(rules, "until"),
        signatory=signed,
        sections=found[1:],
        rules=rules,
        issues=issues,
    )


def _is_annex(section: SectionBlocks) -> bool:
    heading = section.heading.heading if section.heading else None
    return heading is not None and heading.rule == "heading/annex"


def _without_closing(section: SectionBlocks, signed: Sequence[SignatoryDraft]) -> SectionBlocks:
    """The last section without what closes the rules: the formula of adoption, place and date, the signatures."""
    names = {(span.page, span.start) for signatory in signed for span in signatory.name.spans}
    for index, block in enumerate(section.blocks):
        starts = {(line.page, line.line.start) for line in block.lines}
        if index and (_CLOSING.match(block.text.value) or names & starts):
            return SectionBlocks(section.heading, section.blocks[:index])
    return section


def _rules(
    found: Sequence[SectionBlocks], body: str | None, amended: Amended | None
) -> tuple[tuple[RuleDraft, ...], tuple[Issue, ...]]:
    """The rules of all sections in printed order, read for each body of its own."""
    by_body: dict[str | None, list[Sentence]] = {}
    addresses: dict[str | None, Addresses] = {}
    part_body: str | None = None
    titled = [other_body(section.title.value if section.title else "", body) for section in found[1:]]
    subjects = Subjects(name for name in titled if name)
    for section, other in zip(found[1:], titled, strict=True):
        if section.heading and section.heading.heading and section.heading.heading.rule == "heading/part":
            part_body = other
        of_section, addresses[section.number] = addressed(section)
        of_section = amended.sentences(of_section) if amended else of_section
        named = other or part_body
        for sentence, subject in zip(of_section, subjects.of(of_section), strict=True):
            by_body.setdefault(named or subject, []).append(sentence)
    if amended:
        addresses.update(amended.addresses())
    rules, issues = list[RuleDraft](), list[Issue]()
    for name, of_body in by_body.items():
        read, unread = read_rules(of_body, normative=True)
        for rule in read:
            whose = None if rule.value.get("applies_to") == "rules" else name  # also under the last body's heading
            rules.append(replace(with_address(rule, addresses[rule.section]), organization=whose))
        issues.extend(unread)
    return tuple(sorted(rules, key=_place)), tuple(issues)


def _place(rule: RuleDraft) -> tuple[int, int]:
    first = next(iter(rule.quote.pieces), None)
    return (first.page, first.start) if first else (0, 0)


def _validity(rules: Sequence[RuleDraft], key: str) -> Found[str] | None:
    for rule in rules:
        if rule.type == "validity" and rule.organization is None and rule.value.get(key):
            spans = tuple(span for part in rule.ground for span in part.spans())
            return Found(str(rule.value[key]), rule.matcher, spans or rule.quote.spans())
    return None
