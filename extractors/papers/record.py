"""PaperDraft -> Paper, every value entered in the ledger under its JSON pointer."""

from collections.abc import Sequence

from extractors.ledger import Ledger
from extractors.papers.mentions import MentionFound, read_mentions, read_related
from extractors.papers.read import PaperDraft
from extractors.section_record import section_records
from extractors.text.reference_parts import reference_parts
from schemas.council import CouncilProfile
from schemas.evidence import Found
from schemas.record import AuxiliaryFile, Consultation, Mention, Paper, ReferenceParts, Signature


def paper_record(draft: PaperDraft, profile: CouncilProfile | None, described: Sequence[str], ledger: Ledger) -> Paper:
    """The paper's part of the record; `described` are the committees whose members the paper lists."""
    take, at = ledger.take, "/paper"
    reference = take(f"{at}/reference", draft.reference)
    date = take(f"{at}/date", draft.date)
    stations = (station.organization.value for station in draft.header.stations)
    known = tuple(dict.fromkeys((*(profile.known_committees if profile else ()), *stations)))
    related = read_related(draft.header.title, draft.sections, reference, profile)
    mentions = read_mentions(draft.sections, draft.header.title, known, described, date)
    paper = Paper(
        reference=reference,
        reference_parts=_reference_parts(reference, date, profile, ledger),
        paper_type=ledger.take(f"{at}/paperType", draft.paper_type),
        name=take(f"{at}/name", draft.name),
        date=date,
        under_direction_of=_strings(ledger, f"{at}/underDirectionOf", draft.offices),
        originator_organization=_strings(ledger, f"{at}/originatorOrganization", draft.movers),
        originator_person=_signatures(draft, ledger),
        file_reference=take(f"{at}/fileReference", draft.file_reference),
        agenda_item=take(f"{at}/agendaItem", draft.agenda_item),
        consultation=_consultations(draft, ledger),
        auxiliary_file=_attachments(draft, ledger),
        section=section_records(draft.sections, f"{at}/section", ledger),
        proposed_resolution=take(f"{at}/proposedResolution", draft.proposed_resolution),
        financial_impact=take(f"{at}/financialImpact", draft.financial_impact),
        related_paper=_strings(ledger, f"{at}/relatedPaper", related),
        mention=[_mention(found, f"{at}/mention/{index}", ledger) for index, found in enumerate(mentions)],
    )
    _raise_issues(draft, paper, ledger)
    return paper


def _reference_parts(
    reference: str | None, date: str | None, profile: CouncilProfile | None, ledger: Ledger
) -> ReferenceParts | None:
    """The number taken apart, and what it supplements."""
    year = int(date[:4]) if date else None
    parts = reference_parts(reference, profile, year) if reference else None
    if parts is None:
        return None
    at = "/paper/referenceParts"
    if parts.is_ambiguous:
        message = (
            f"{reference}: either number can be the year; the council's profile or the paper's date would say which"
        )
        ledger.raise_issue("ambiguous", message, at)
    values = {"prefix": parts.prefix, "number": parts.number, "year": parts.year}
    values |= {"term": parts.term, "version": parts.version}
    for name, value in values.items():
        if value is not None:
            ledger.derive(f"{at}/{name}", value, "reference/parts", "/paper/reference")
    supplements = parts.base if parts.version is not None and parts.base != reference else None
    if supplements is not None:
        ledger.derive(f"{at}/supplements", supplements, "reference/without-version", "/paper/reference")
    return ReferenceParts.model_validate({**values, "supplements": supplements})


def _strings(ledger: Ledger, at: str, found: tuple[Found[str], ...]) -> list[str]:
    return [ledger.note(f"{at}/{index}", value) for index, value in enumerate(found)]


def _signatures(draft: PaperDraft, ledger: Ledger) -> list[Signature]:
    records: list[Signature] = []
    for index, signed in enumerate(draft.header.signatures):
        at = f"/paper/originatorPerson/{index}"
        records.append(
            Signature(
                name=ledger.note(f"{at}/name", signed.name),
                role=ledger.take(f"{at}/role", signed.role),
                date=ledger.take(f"{at}/date", signed.date),
            )
        )
    return records


def _consultations(draft: PaperDraft, ledger: Ledger) -> list[Consultation]:
    records: list[Consultation] = []
    for index, station in enumerate(draft.header.stations):
        at = f"/paper/consultation/{index}"
        records.append(
            Consultation(
                order=ledger.derive(f"{at}/order", index + 1, "consultation/printed-order", f"{at}/organization"),
                organization=ledger.note(f"{at}/organization", station.organization),
                start=ledger.take(f"{at}/start", station.start),
                public=ledger.take(f"{at}/public", station.public or _public_for_all(draft)),
                role=ledger.take(f"{at}/role", station.role),
                agenda_item=ledger.take(f"{at}/agendaItem", station.agenda_item),
                result=ledger.take(f"{at}/result", station.result),
            )
        )
        for text in station.unread:
            ledger.raise_issue("unknown_word", f"Beratungsfolge: {text.value!r} is not understood", at, text.spans())
    return records


def _public_for_all(draft: PaperDraft) -> Found[bool] | None:
    """What the form says once for all its meetings ("Beratung in öffentlicher Sitzung")."""
    word = draft.header.public
    if word is None:
        return None
    is_public = not word.value.lower().startswith("nicht")
    return word.read("consultation/public-for-all").derive(is_public, "consultation/public-for-all")


def _attachments(draft: PaperDraft, ledger: Ledger) -> list[AuxiliaryFile]:
    records: list[AuxiliaryFile] = []
    for index, found in enumerate(draft.attachments):
        at = f"/paper/auxiliaryFile/{index}"
        kind = ledger.take(f"{at}/kind", found.kind)
        records.append(
            AuxiliaryFile(
                number=ledger.take(f"{at}/number", found.number),
                name=ledger.note(f"{at}/name", found.name),
                public=ledger.take(f"{at}/public", found.public),
                kind="minutes" if kind == "minutes" else "rules" if kind == "rules" else None,
            )
        )
    return records


def _mention(found: MentionFound, at: str, ledger: Ledger) -> Mention:
    return Mention(
        organization=ledger.take(f"{at}/organization", found.organization),
        start=ledger.note(f"{at}/start", found.start),
        start_raw=ledger.note(f"{at}/startRaw", found.start.as_read(found.start.spans[0].raw)),
        agenda_item=ledger.take(f"{at}/agendaItem", found.agenda_item),
        kind=ledger.take(f"{at}/kind", found.kind),
        by=ledger.take(f"{at}/by", found.by),
        quote=ledger.note(f"{at}/quote", found.quote.read("mention/sentence")),
    )


def _raise_issues(draft: PaperDraft, paper: Paper, ledger: Ledger) -> None:
    """What the header left open: lines that no reader claimed, values of the wrong type, required fields missing."""
    for text in draft.header.unclaimed:
        ledger.raise_issue("unclaimed_line", f"header line not understood: {text.value!r}", None, text.spans())
    for name, text in draft.unread:
        ledger.raise_issue("unknown_word", f"{name}: {text.value!r} is not understood", f"/paper/{name}", text.spans())
    required = {"paperType": paper.paper_type, "reference": paper.reference, "name": paper.name, "date": paper.date}
    for name, value in required.items():
        if value is None and not any(field == name for field, _ in draft.unread):
            ledger.raise_issue("missing_field", f"the paper prints no {name} that was found", f"/paper/{name}")
    if paper.agenda_item is not None and len(paper.consultation) > 1:
        message = (
            f"TOP {paper.agenda_item} is printed once over {len(paper.consultation)} stations and belongs to none alone"
        )
        ledger.raise_issue("ambiguous", message, "/paper/agendaItem")
