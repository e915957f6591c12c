"""ProcedureDraft -> RulesOfProcedure, every value entered in the ledger under its JSON pointer."""

from extractors.committee_record import rule_records
from extractors.ledger import Ledger
from extractors.procedure.draft import ProcedureDraft
from extractors.section_record import section_records
from schemas.record import RulesOfProcedure, Signatory


def procedure_record(draft: ProcedureDraft, ledger: Ledger) -> RulesOfProcedure:
    """The record's part for rules of procedure."""
    at = "/rulesOfProcedure"
    return RulesOfProcedure(
        name=ledger.take(f"{at}/name", draft.name),
        organization=ledger.take(f"{at}/organization", draft.organization),
        adopted_on=ledger.take(f"{at}/adoptedOn", draft.adopted_on),
        valid_from=ledger.take(f"{at}/validFrom", draft.valid_from),
        valid_until=ledger.take(f"{at}/validUntil", draft.valid_until),
        signatory=[
            Signatory(
                name=ledger.note(f"{at}/signatory/{index}/name", signatory.name),
                role=ledger.take(f"{at}/signatory/{index}/role", signatory.role),
            )
            for index, signatory in enumerate(draft.signatory)
        ],
        section=section_records(draft.sections, f"{at}/section", ledger),
        rule=rule_records(draft.rules, f"{at}/rule", ledger),
    )
