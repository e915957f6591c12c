"""Rows of a paper, of an agenda, and of sections and signatures."""

from collections.abc import Sequence

from db.draft import Draft, cut
from db.ids import search_key, slug
from db.numbers import number_of
from schemas.record import Attachment, Meeting, Paper, Section, Signatory, Signature

UNTITLED = "[ohne Titel]"


def paper_rows(draft: Draft, paper: Paper) -> None:
    """Add the paper and all that it lists."""
    draft.paper = draft.id
    draft.place("/paper", "paper", draft.id)
    number, parts = number_of(paper.reference) if paper.reference else None, paper.reference_parts
    draft.add(
        "paper",
        draft.id,
        paper.name or f"{UNTITLED} {paper.paper_type or ''} {paper.reference or ''}".strip(),
        body=draft.body,
        reference=paper.reference,
        reference_key=number.key if number else None,
        base_key=number.base if number else None,
        reference_prefix=parts.prefix if parts else None,
        reference_number=parts.number if parts else None,
        reference_year=parts.year if parts else None,
        reference_term=parts.term if parts else None,
        version=number.version if number else None,
        supplement_of=None,
        matter=None,
        paper_type=paper.paper_type,
        date=paper.date,
        year=int(paper.date[:4]) if paper.date and paper.date[:4].isdecimal() else None,
        file_reference=paper.file_reference,
        agenda_item=paper.agenda_item,
        search_key=search_key("paper", draft.id),
    )
    for part in ("prefix", "number", "year", "term"):
        draft.place(f"/paper/referenceParts/{part}", "paper", draft.id, f"reference_{part}")
    draft.place("/paper/referenceParts/version", "paper", draft.id, "version")
    draft.place("/paper/referenceParts/supplements", "paper", draft.id, "supplement_of")
    _texts(draft, paper)
    _organizations(draft, paper)
    _consultations(draft, paper)
    section_rows(draft, "/paper/section", paper.section)
    signature_rows(draft, "/paper/originatorPerson", paper.originator_person)
    for index, attached in enumerate(paper.auxiliary_file):
        draft.numbered(
            "auxiliary_file",
            "/paper/auxiliaryFile",
            index,
            attached.name,
            paper=draft.id,
            position=index + 1,
            number=attached.number,
            public=attached.public,
            kind=attached.kind,
        )
    for index, reference in enumerate(paper.related_paper):
        row = f"{draft.id}-names-{slug(reference)}"
        named = number_of(reference)
        draft.add(
            "paper_reference",
            row,
            reference,
            paper=draft.id,
            body=draft.body,
            reference_key=named.key,
            base_key=named.base,
            target=None,
        )
        draft.place(f"/paper/relatedPaper/{index}", "paper_reference", row)
    _mentions(draft, paper)


def _texts(draft: Draft, paper: Paper) -> None:
    if paper.proposed_resolution is None and paper.financial_impact is None:
        return
    draft.add(
        "paper_text",
        draft.id,
        cut(paper.proposed_resolution or paper.financial_impact or ""),
        paper=draft.id,
        proposed_resolution=paper.proposed_resolution,
        financial_impact=paper.financial_impact,
    )
    draft.place("/paper/proposedResolution", "paper_text", draft.id, "proposed_resolution")
    draft.place("/paper/financialImpact", "paper_text", draft.id, "financial_impact")


def _organizations(draft: Draft, paper: Paper) -> None:
    for role, pointer, names in (
        ("underDirectionOf", "/paper/underDirectionOf", paper.under_direction_of),
        ("originator", "/paper/originatorOrganization", paper.originator_organization),
    ):
        for index, name in enumerate(names):
            other = "Verwaltungsbereich" if role == "underDirectionOf" else "Sonstiges"
            organization = draft.organization(name, "Fraktion" if "fraktion" in name.casefold() else other)
            row = f"{draft.id}-{slug(role)}-{slug(name)}"
            draft.add("paper_organization", row, name, paper=draft.id, organization=organization, role=role)
            draft.place(f"{pointer}/{index}", "paper_organization", row, "organization")


def _consultations(draft: Draft, paper: Paper) -> None:
    for index, row in enumerate(paper.consultation):
        organization = draft.organization(row.organization, "Gremium")
        draft.numbered(
            "consultation",
            "/paper/consultation",
            index,
            f"{row.organization}, {row.start}" if row.start else row.organization,
            paper=draft.id,
            position=row.order,
            organization=organization,
            meeting=draft.meeting_of(organization, row.start),
            start=row.start,
            public=row.public,
            role=row.role,
            agenda_item=row.agenda_item,
            result=row.result,
        )


def _mentions(draft: Draft, paper: Paper) -> None:
    for index, mention in enumerate(paper.mention):
        organization = draft.organization(mention.organization, "Gremium") if mention.organization else None
        draft.numbered(
            "mention",
            "/paper/mention",
            index,
            cut(mention.quote or mention.organization or mention.start_raw or "?"),
            paper=draft.id,
            position=index + 1,
            organization=organization,
            meeting=draft.meeting_of(organization, mention.start) if organization and mention.kind else None,
            start=mention.start,
            start_raw=mention.start_raw,
            agenda_item=mention.agenda_item,
            kind=mention.kind,
            originator=mention.by,
            quote=mention.quote,
        )


def attachment_rows(draft: Draft, attachment: Attachment) -> None:
    """Add an Anlage that lies in a file of its own; its paper is looked up by number, whichever comes first."""
    title = attachment.name or " ".join(filter(None, ("Anlage", attachment.number, "zu", attachment.reference)))
    draft.add(
        "attachment",
        draft.id,
        title,
        body=draft.body,
        number=attachment.number,
        reference=attachment.reference,
        reference_key=number_of(attachment.reference).key,
        paper=None,
    )
    draft.place("/attachment", "attachment", draft.id)


def section_rows(draft: Draft, pointer: str, sections: Sequence[Section]) -> None:
    """Add the sections of a paper or of rules of procedure."""
    of_rules = pointer.startswith("/rules")
    for index, section in enumerate(sections):
        row = draft.add(
            "section",
            f"{draft.id}-{'paragraph' if of_rules else 'section'}-{index + 1:03d}",
            section.heading,
            paper=None if of_rules else draft.paper,
            rules_of_procedure=draft.rules_of_procedure if of_rules else None,
            position=index + 1,
            level=section.level,
            text=section.text,
        )
        draft.place(f"{pointer}/{index}", "section", row)


def signature_rows(draft: Draft, pointer: str, signatures: Sequence[Signature | Signatory]) -> None:
    """Add who signed a paper or rules of procedure."""
    of_rules = pointer.startswith("/rules")
    for index, signature in enumerate(signatures):
        row = draft.add(
            "signature",
            f"{draft.id}-{'signatory' if of_rules else 'signature'}-{index + 1:03d}",
            signature.name,
            paper=None if of_rules else draft.paper,
            rules_of_procedure=draft.rules_of_procedure if of_rules else None,
            person=draft.person(signature.name),
            role=signature.role,
            date=signature.date if isinstance(signature, Signature) else None,
        )
        draft.place(f"{pointer}/{index}", "signature", row)


def meeting_rows(draft: Draft, meeting: Meeting, kind: str) -> None:
    """Add the agenda of an invitation or of minutes; the meeting's own row is made of all documents that name it."""
    if meeting.organization:
        organization = draft.organization(meeting.organization, "Gremium")
        draft.meeting = draft.meeting_of(organization, meeting.start)
    table, record = ("meeting", draft.meeting) if draft.meeting else ("file", draft.file)
    draft.place("/meeting", table, record)
    for index, item in enumerate(meeting.agenda_item):
        draft.numbered(
            "agenda_item",
            "/meeting/agendaItem",
            index,
            item.name,
            meeting=draft.meeting,
            body=draft.body,
            kind=kind,
            position=index + 1,
            number=item.number,
            public=item.public,
            reference=item.reference,
            reference_key=number_of(item.reference).key if item.reference else None,
            paper=None,
        )
