"""Document -> Record: classifies, reads by kind, and enters every value with its evidence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from extractors.classify import DocumentType, document_type
from extractors.committee_record import committee_record, sentences_about
from extractors.committees.read import read_committees
from extractors.forms.unfolded import unfolded
from extractors.grading import graded
from extractors.ledger import Ledger
from extractors.legibility import legibility_issues
from extractors.manifest import apply
from extractors.meetings.read import read_meeting
from extractors.meetings.record import meeting_record
from extractors.papers.enclosure import enclosure_record, read_enclosure
from extractors.papers.read import PaperDraft, read_paper
from extractors.papers.record import paper_record
from extractors.papers.stack import Further, further_document
from extractors.procedure.read import read_procedure
from extractors.procedure.record import procedure_record
from extractors.procedure.structure import has_signs
from extractors.procedure.title import procedure_title
from extractors.rules.read import read_rules
from extractors.text.flow import FlowItem, flow
from extractors.text.signs import with_section_signs
from extractors.whose import OwnBody, body_of_title, own_body
from schemas.council import CouncilProfile
from schemas.document import Document
from schemas.evidence import Found, Issue
from schemas.manifest import ManifestEntry
from schemas.record import Body, Committee, Kind, Record


def extract(
    document: Document,
    profiles: Sequence[CouncilProfile],
    body: str | None = None,
    manifest: ManifestEntry | None = None,
) -> Record:
    """The record of one document; `body` is the council's id or name where the user gave one.

    `manifest` is what a list that came with the document says of it.

    Pure: the same document and profiles give the same record. What is no council paper gets kind "other" and no values.
    """
    items = unfolded(with_section_signs(flow(document)))
    whose = own_body(document, items, profiles, body)
    what = _type(items, whose.profile)
    further = further_document(document, items, what, whose.profile) if what.heading is not None else None
    items = items[: further.start] if further else items
    if whose.name is None and what.kind == "rulesOfProcedure" and what.heading is not None:
        whose = body_of_title(what.heading, profiles) or whose
    record = _read(document, items, what, whose) or _attached(document, items, whose, is_other=True)
    if record is None:
        return Record(source=document.source, kind="other")
    if further is not None:
        record.issue.append(_several(further))
    record.issue += legibility_issues(document)
    if manifest:
        record = apply(record, manifest)
    record.evidence = graded(record, document, whose.profile)
    return record


def _several(further: Further) -> Issue:
    """Says that only the first of a file's documents is read."""
    message = f"the file holds several documents: only the first is read; {further.reference} begins here"
    return Issue(code="several_documents", message=message, spans=further.words.spans())


def _attached(document: Document, items: Sequence[FlowItem], whose: OwnBody, *, is_other: bool) -> Record | None:
    """The record of an Anlage that says whose it is; None where the document is none."""
    found = read_enclosure(document, items, whose.profile, is_other=is_other)
    if found is None:
        return None
    ledger = Ledger()
    kind: Kind = "attachment"
    record = Record(
        source=document.source,
        medium=document.medium,
        kind=ledger.note("/kind", found.reference.derive(kind, "kind/attachment")),
        body=_body(whose, ledger),
    )
    record.attachment = enclosure_record(found, ledger)
    record.evidence, record.issue = ledger.evidence, ledger.issues
    return record


def _type(items: Sequence[FlowItem], profile: CouncilProfile | None) -> DocumentType:
    """The kind of a document: rules of procedure where their title comes before any other heading that names a kind."""
    what = document_type(items, profile)
    title = procedure_title(items)
    if title is not None:
        start = (title.pieces[0].page, title.pieces[0].start)
        if what.heading is None or start <= (what.heading.pieces[0].page, what.heading.pieces[0].start):
            return DocumentType("rulesOfProcedure", 0, title)
        if what.kind == "invitation" and what.heading.value.endswith("Bekanntmachung") and has_signs(items):
            return DocumentType("rulesOfProcedure", 0, title)  # what is announced is the statute
    return what


def _read(document: Document, items: Sequence[FlowItem], what: DocumentType, whose: OwnBody) -> Record | None:
    """The record, or None where the document turns out to be no council paper."""
    if what.heading is None:
        return None
    if what.kind == "attachment":
        return _attached(document, items, whose, is_other=True)
    ledger = Ledger()
    kind: Found[Kind] = what.heading.read("kind/heading").derive(what.kind, "kind/heading")
    record = Record(
        source=document.source,
        medium=document.medium,
        kind=ledger.note("/kind", kind),
        body=_body(whose, ledger),
    )
    if what.kind == "paper":
        draft = read_paper(items, what.line, what.heading if what.is_typed else None, whose.profile, what.mended)
        if not draft.is_council_paper:
            return None
        record.committee = _committees_of_paper(draft, _council(whose), ledger)
        described = [committee.name for committee in record.committee]
        record.paper = paper_record(draft, whose.profile, described, ledger)
    elif what.kind == "rulesOfProcedure":
        _read_procedure(items, record, whose, ledger)
        if not _is_of_a_body(record):
            return None
    elif what.kind in ("invitation", "minutes"):
        meeting = read_meeting(items, what.heading, whose.profile)
        if not meeting.is_meeting:
            return None
        record.meeting = meeting_record(meeting, ledger)
    record.evidence, record.issue = ledger.evidence, ledger.issues
    return record


def _committees_of_paper(draft: PaperDraft, profile: CouncilProfile | None, ledger: Ledger) -> list[Committee]:
    """The committees that a paper describes, each with the rules that it reports of it."""
    as_of = draft.date.derive(draft.date.value, "committee/date-of-paper") if draft.date else None
    drafts, issues = read_committees(draft.sections, draft.header.title, as_of=as_of, own=None, profile=profile)
    ledger.issues.extend(issues)
    known = [committee.name.value for committee in drafts]
    records: list[Committee] = []
    for index, committee in enumerate(drafts):
        rules, unread = read_rules(sentences_about(committee, draft.sections, profile), normative=False)
        ledger.issues.extend(unread)
        records.append(committee_record(committee, rules, f"/committee/{index}", ledger, known))
    return records


def _read_procedure(items: Sequence[FlowItem], record: Record, whose: OwnBody, ledger: Ledger) -> None:
    """Rules of procedure with the committee that they are for."""
    draft = read_procedure(items, whose.name.value if whose.name else None)
    record.rules_of_procedure = procedure_record(draft, ledger)
    ledger.issues.extend(draft.issues)
    date = draft.adopted_on or draft.valid_from
    as_of = date.derive(date.value, "committee/date-of-rules") if date else None
    drafts, issues = read_committees(draft.sections, None, as_of=as_of, own=draft.organization, profile=_council(whose))
    ledger.issues.extend(issues)
    known = [committee.name.value for committee in drafts]
    for index, committee in enumerate(drafts):
        is_own = draft.organization is not None and committee.name.value == draft.organization.value
        of = None if is_own else committee.name.value
        rules = tuple(replace(rule, organization=None) for rule in draft.rules if rule.organization == of)
        record.committee.append(committee_record(committee, rules, f"/committee/{index}", ledger, known))


_OF_BODIES = re.compile(
    r"(?:geschäfts|verfahrens|wahl|zuständigkeits)ordnung|hauptsatzung|jugendamt|parlament|"
    r"(?<!appa)(?<!haus)(?<!hei)(?<!refe)(?<!un)(?<!vor)(?:rat(?:e?s)?|(?<!ge)rät(?:en?|innen))\b|aussch(?:uss|uß|üss)",
    re.IGNORECASE,
)
"""Words for bodies; an Apparat, a Gerät and a Zuschuss only end like them."""
_OF_ANYTHING = frozenset(("validity", "purpose", "basis"))


def _is_of_a_body(record: Record) -> bool:
    """Whether a statute is about bodies and meetings, as its title, a rule or a composition says; others levy fees."""
    found = record.rules_of_procedure
    if found is None or found.name is None or found.organization or record.committee:
        return True
    return bool(_OF_BODIES.search(found.name)) or any(rule.type not in _OF_ANYTHING for rule in found.rule)


def _council(whose: OwnBody) -> CouncilProfile | None:
    """The body's profile; of a council that has none, what its name says: whether it is a Kreis or a Stadt."""
    if whose.profile is not None or whose.name is None:
        return whose.profile
    kind = _COUNCILS.get(whose.name.value.partition(" ")[0])
    return CouncilProfile(id="unknown", name=whose.name.value, classification=kind) if kind else None


_COUNCILS: dict[str, Literal["Landkreis", "Kreis", "Stadt", "Gemeinde"]] = {
    "Landkreis": "Landkreis", "Kreis": "Kreis", "Stadt": "Stadt", "Landeshauptstadt": "Stadt", "Hansestadt": "Stadt",
    "Universitätsstadt": "Stadt", "Gemeinde": "Gemeinde", "Samtgemeinde": "Gemeinde", "Markt": "Gemeinde",
}  # fmt: skip


def _body(whose: OwnBody, ledger: Ledger) -> Body | None:
    """The body with its AGS, looked up in its profile."""
    ledger.issues.extend(whose.issues)
    if whose.name is None:
        return None
    ledger.note("/body/name", whose.name)
    ags = whose.profile.ags if whose.profile else None
    if ags:
        ledger.note("/body/ags", Found(ags, "body/ags-of-profile", (), "derived", ("/body/name",)))
    return Body(name=whose.name.value, ags=ags)
