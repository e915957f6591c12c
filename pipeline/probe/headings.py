"""Headings of sections that several samples print and no reader knows; by their words they are asked for."""

import re
from collections import Counter
from collections.abc import Sequence

from extractors.text.headings import KNOWN
from pipeline.probe.draft import Draft
from pipeline.probe.layout import Sample, may_be_heading, without_number
from schemas.council import Heading
from schemas.record import Record

_WORDS: tuple[tuple[Heading, re.Pattern[str]], ...] = (
    ("proposal", re.compile(r"schl(?:ag|äg|uss|üss|oss)|schließ|entscheid|empf[ei]hl|votum|antrag", re.I)),
    ("costs", re.compile(r"kost|geld|finan|haushalt|mittel|euro|teuer", re.I)),
    ("attachments", re.compile(r"anla|beigef|beilag|anhang|anhäng|dazu gehör", re.I)),
)


def add_headings(draft: Draft, samples: Sequence[Sample], records: Sequence[Record]) -> None:
    """Headings whose words sound like a Beschlussvorschlag, costs or Anlagen: one that all print is sure, others not.

    A text file marks no headings: there they are lines that stand apart and that the papers have in common.
    """
    found = [{*_of_sections(record), *_apart(sample)} for sample, record in zip(samples, records, strict=True)]
    printed = Counter(heading for headings in found for heading in headings)
    for name, pattern in _WORDS:
        unknown = [heading for heading in printed if pattern.search(heading) and not KNOWN.fullmatch(heading)]
        several = sorted(heading for heading in unknown if printed[heading] > 1 or len(samples) == 1)
        if len(several) == 1 and printed[several[0]] == len(samples) > 1:
            draft.set("headings", name, several)
        elif several:
            draft.ask("headings", "Is this right?", **{name: several})


def _of_sections(record: Record) -> set[str]:
    return {without_number(part.heading) for part in record.paper.section} if record.paper else set()


def _apart(sample: Sample) -> set[str]:
    """Lines behind the head that can be headings."""
    return {without_number(str(line)) for line in sample.items[sample.body :] if may_be_heading(line)}
