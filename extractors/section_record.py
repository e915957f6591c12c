"""SectionBlocks -> Section, heading and text entered in the ledger under their JSON pointers."""

from extractors.ledger import Ledger
from extractors.text.sections import SectionBlocks
from schemas.evidence import Found
from schemas.record import Section


def section_records(parts: tuple[SectionBlocks, ...], at: str, ledger: Ledger) -> list[Section]:
    """Sections with a heading; their texts are evidenced by their blocks."""
    records: list[Section] = []
    for part in parts:
        title = part.title
        if title is None:
            continue
        here = f"{at}/{len(records)}"
        rule = part.heading.heading.rule if part.heading and part.heading.heading else "heading"
        heading = ledger.note(f"{here}/heading", title.read(rule))
        level = ledger.derive(f"{here}/level", part.level, f"{rule}/level", f"{here}/heading")
        if part.text:
            spans = tuple(span for block in part.blocks for span in block.text.spans())
            ledger.note(f"{here}/text", Found(part.text, "section/text", spans))
        records.append(Section(heading=heading, level=level, text=part.text))
    return records
