"""MeetingDraft -> Meeting, every value entered in the ledger under its JSON pointer."""

from extractors.ledger import Ledger
from extractors.meetings.draft import MeetingDraft
from schemas.record import Meeting, MeetingAgendaItem


def meeting_record(draft: MeetingDraft, ledger: Ledger) -> Meeting:
    """The meeting's part of the record."""
    meeting = Meeting(
        organization=ledger.take("/meeting/organization", draft.organization),
        start=ledger.take("/meeting/start", draft.start),
        public=ledger.take("/meeting/public", draft.public),
    )
    for index, item in enumerate(draft.items):
        at = f"/meeting/agendaItem/{index}"
        meeting.agenda_item.append(
            MeetingAgendaItem(
                number=ledger.take(f"{at}/number", item.number),
                name=ledger.note(f"{at}/name", item.name),
                reference=ledger.take(f"{at}/reference", item.reference),
                public=ledger.take(f"{at}/public", item.public),
            )
        )
    spans = draft.heading.spans()
    for name, value in (("organization", meeting.organization), ("start", meeting.start)):
        if value is None:
            message = f"the {name} of the meeting was not found"
            ledger.raise_issue("missing_field", message, f"/meeting/{name}", spans)
    if not meeting.agenda_item:
        ledger.raise_issue("missing_field", "no agenda was found", "/meeting/agendaItem", spans)
    if draft.is_parted:
        message = "the meeting has a public and a closed part: it is neither public nor closed as a whole"
        ledger.raise_issue("ambiguous", message, "/meeting/public", spans)
    return meeting
