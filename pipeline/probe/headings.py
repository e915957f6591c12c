"""Headings of sections that several samples print and no reader knows; by their words they are asked for."""

import re
from collections import Counter
from collections.abc import Sequence

from extractors.text.headings import KNOWN
from pipeline.probe.draft import Draft
from schemas.council import Heading
from schemas.record import Record

_WORDS: tuple[tuple[Heading, re.Pattern[str]], ...] = (
    ("proposal", re.compile(r"schl(?:ag|äg|uss|üss)|schließ|entscheid|empf[ei]hl|votum|antrag", re.I)),
    ("costs", re.compile(r"kost|geld|finan|haushalt|mittel|euro|teuer", re.I)),
    ("attachments", re.compile(r"anla|beigef|beilag|anhang|anhäng|dazu gehör", re.I)),
)
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d)?[.)]?|(?:[IVX]{1,4}|[A-Za-z])[.)]) (?=\S)")


def ask_headings(draft: Draft, records: Sequence[Record]) -> None:
    """Asks for each unknown heading whose words sound like a Beschlussvorschlag, costs or Anlagen."""
    papers = [record.paper for record in records if record.paper]
    printed = Counter(heading for paper in papers for heading in {_plain(part.heading) for part in paper.section})
    for name, pattern in _WORDS:
        unknown = [heading for heading in printed if pattern.search(heading) and not KNOWN.fullmatch(heading)]
        several = [heading for heading in unknown if printed[heading] > 1 or len(records) == 1]
        if several:
            draft.ask("headings", "Is this right?", **{name: several})


def _plain(heading: str) -> str:
    return _NUMBER.sub("", heading, count=1).rstrip(" :")
