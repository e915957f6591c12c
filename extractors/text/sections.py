"""Sections: headings with the blocks under them, in printed order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.text.blocks import Block
from extractors.text.passage import Passage


@dataclass(frozen=True)
class SectionBlocks:
    """A heading (None for what stands before the first one) and its blocks, without its subsections' blocks."""

    heading: Block | None
    blocks: tuple[Block, ...]

    @cached_property
    def title(self) -> Passage | None:
        """The heading as printed, a colon after it dropped."""
        if self.heading is None:
            return None
        text = self.heading.text
        return text.part(0, len(text.value.rstrip(" :")))

    @property
    def level(self) -> int:
        """1 for the outermost headings; 0 for what stands before the first."""
        return self.heading.heading.level if self.heading and self.heading.heading else 0

    @property
    def number(self) -> str | None:
        """The heading's own number ("1.", "§ 4")."""
        return self.heading.heading.number if self.heading and self.heading.heading else None

    @cached_property
    def text(self) -> str:
        """The text under the heading, a block a line."""
        return "\n".join(block.text.value for block in self.blocks)


def sections(found: Sequence[Block]) -> tuple[SectionBlocks, ...]:
    """Groups blocks under their headings; the first group has no heading and may be empty.

    Lines naming Anlagen belong to no section but one headed "Anlagen": elsewhere they open a group without heading.
    """
    result: list[SectionBlocks] = []
    heading: Block | None = None
    under: list[Block] = []
    for block in found:
        if block.kind == "attachment" and heading is not None and "Anlage" not in heading.text.value:
            result.append(SectionBlocks(heading, tuple(under)))
            heading, under = None, []
        if block.kind == "heading":
            result.append(SectionBlocks(heading, tuple(under)))
            # A part of the form is a group without heading, its own first line in it.
            is_section = block.heading is None or block.heading.level > 0
            heading, under = (block, []) if is_section else (None, [block])
        else:
            under.append(block)
    result.append(SectionBlocks(heading, tuple(under)))
    return tuple(result)
