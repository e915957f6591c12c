"""Document -> Record: classifies, reads by kind, and enters every value with its evidence."""

from collections.abc import Sequence

from extractors.classify import OwnBody, document_type, own_body
from extractors.ledger import Ledger
from extractors.papers.read import read_paper
from extractors.papers.record import paper_record
from extractors.text.flow import flow
from schemas.council import CouncilProfile
from schemas.document import Document
from schemas.evidence import Found
from schemas.record import Body, Committee, Paper, Record


def extract(document: Document, profiles: Sequence[CouncilProfile], body: str | None = None) -> Record:
    """The record of one document; `body` is the council's id or name where the user gave one.

    Pure: the same document and profiles give the same record. What is no council paper gets kind "other" and no values.
    """
    items = flow(document)
    what = document_type(items)
    if what.heading is None:
        return Record(source=document.source, kind="other")
    whose = own_body(document, items, profiles, body)
    ledger = Ledger()
    paper: Paper | None = None
    committees: list[Committee] = []
    if what.kind == "paper":
        draft = read_paper(items, what.line, what.heading, whose.profile)
        if not draft.is_council_paper:
            return Record(source=document.source, kind="other")
        paper = paper_record(draft, (), ledger)
    ledger.note("/kind", what.heading.found(what.kind, "kind/heading").derive(what.kind, "kind/heading"))
    return Record(
        source=document.source,
        kind=what.kind,
        body=_body(whose, ledger),
        paper=paper,
        committee=committees,
        evidence=ledger.evidence,
        issue=ledger.issues,
    )


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
