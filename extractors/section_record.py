"""SectionBlocks -> Section, heading and text entered in the ledger under their JSON pointers."""

from extractors.ledger import Ledger
from extractors.text.passage import Passage
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
            pieces = tuple(piece for block in part.blocks for piece in block.text.pieces)
            whole = Passage(title.document, part.text, pieces)  # one span for all that follows each other on a page
            ledger.note(f"{here}/text", Found(part.text, "section/text", whole.spans()))
        records.append(Section(heading=heading, level=level, text=part.text))
    return records
