"""All rows of one document, from the Record of its best reading."""

from collections.abc import Mapping

from db.draft import Draft, Place
from db.identity import Document
from db.rows_committees import committee_rows, procedure_rows
from db.rows_evidence import add_issue, evidence_rows, issue_rows
from db.rows_papers import attachment_rows, meeting_rows, paper_rows
from schemas.record import Record

ROW_TABLES = (
    "paper",
    "rules_of_procedure",
    "composition",
    "seat",
    "paper_text",
    "paper_organization",
    "consultation",
    "agenda_item",
    "paper_reference",
    "auxiliary_file",
    "attachment",
    "mention",
    "section",
    "signature",
    "membership",
    "organization_relation",
    "rule",
    "organization_name",
    "evidence",
    "issue",
)
"""The tables whose rows belong to one file (column `file`) and are made anew with it; those pointed to come first."""


def document_rows(
    document: Document, record: Record, body_record: Record | None = None, aliases: Mapping[str, str] | None = None
) -> Draft:
    """The rows of a document.

    `record` is what its best file says; `body_record` what the best one with a council says, where that is another.
    `aliases` maps folded names of the council's institutions to the names that they are counted under.
    """
    draft = Draft(document.id, document.best.file, document.body, aliases)
    if record.paper is not None:
        paper_rows(draft, record.paper)
    if record.rules_of_procedure is not None:
        procedure_rows(draft, record.rules_of_procedure)
    if record.meeting is not None:
        meeting_rows(draft, record.meeting, record.kind)
    if record.attachment is not None:
        attachment_rows(draft, record.attachment)
    committee_rows(draft, record.committee)
    _place_head(draft)
    evidence_rows(draft, record, record.evidence)
    issue_rows(draft, record.issue)
    if body_record is not None:
        named_by = next(member.file for member in document.members if member.body is not None)
        of_body = [item for item in body_record.evidence if item.path.startswith("/body")]
        evidence_rows(draft, body_record, of_body, named_by)
    if document.ambiguous and document.body is not None and record.paper is not None:
        message = f"Unter der Nummer {record.paper.reference} gibt es mehrere Papiere mit verschiedenem Inhalt"
        add_issue(draft, "same_number", message, Place("paper", draft.id, "reference"), "/paper/reference")
    return draft


def _place_head(draft: Draft) -> None:
    """Say where the document's kind and council are stored."""
    draft.place("/kind", "file", draft.file, "kind")
    table, record = ("file", draft.file)
    if draft.paper is not None:
        table, record = ("paper", draft.paper)
    elif draft.rules_of_procedure is not None:
        table, record = ("rules_of_procedure", draft.rules_of_procedure)
    draft.place("/body", table, record, "body")
    draft.place("/body/name", table, record, "body")
    if draft.body is not None:
        draft.place("/body/ags", "body", draft.body, "ags")
