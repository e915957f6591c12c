"""A .docx file's package, opened within limits by python-docx: body, styles, numbering, page heads and feet, notes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.reading.docx_styles import Numbering, Styles, W, read_styles
from pipeline.reading.formats import convert_advice
from pipeline.sources.zip_directory import DAMAGE, MIB, Limits, open_zip
from schemas.errors import DocumentError, told
from schemas.outcome import Outcome

_LIMITS = Limits(members=10_000, unpacked=256 * MIB, ratio=100)
_LARGEST_PART = 32 * MIB
"""Bytes of XML: as objects they take ten times as much."""
_BROKEN = (*DAMAGE, KeyError, AttributeError, TypeError, AssertionError, SyntaxError, IndexError, RecursionError)
"""What python-docx and lxml raise over packages that are none."""
_NOTES = ("footnotes", "endnotes")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class Section:
    """A section's page heads and feet (w:hdr and w:ftr elements), those of its first page, and how it begins."""

    heads: tuple[Any | None, Any | None]
    feet: tuple[Any | None, Any | None]
    opens_page: bool


@dataclass(frozen=True, slots=True)
class Package:
    """What is printed of a .docx file, as elements."""

    body: Any
    styles: Styles
    numbering: Numbering
    sections: tuple[Section, ...]
    notes: tuple[Any, ...]
    has_pictures: bool


def open_package(source: str, content: bytes) -> Package:
    """Opens a .docx file. Raises DocumentError: broken, too_large, office_format (a template, one with macros)."""
    try:
        archive = open_zip(source, io.BytesIO(content), _LIMITS)
    except DocumentError as error:
        outcome = Outcome.BROKEN if error.outcome == Outcome.BROKEN else Outcome.TOO_LARGE
        raise DocumentError(outcome, str(error.args[0]), "Open it in a word processor and save it anew.") from error
    if any(info.file_size > _LARGEST_PART for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))):
        reason = f"{source} holds more than {_LARGEST_PART // MIB} MiB of XML in one part"
        raise DocumentError(Outcome.TOO_LARGE, reason, convert_advice(source))
    failed: DocumentError
    try:
        return _package(source, content)
    except _BROKEN as error:
        failed = _failure(source, error)
    raise failed  # outside: lxml's errors cannot go to another process, not even as the context of ours


def _package(source: str, content: bytes) -> Package:
    import docx

    document = docx.Document(io.BytesIO(content))
    roots = [part.element for part in document.part.package.iter_parts() if hasattr(part, "element")]
    if any(root.getroottree().docinfo.internalDTD is not None for root in roots):
        reason = f"{source} declares entities, as no word processor does"
        raise DocumentError(Outcome.BROKEN, reason, "Convert it to PDF yourself.")
    return Package(
        document.element.body,
        read_styles(document.styles.element),
        Numbering(next(_related(document.part, "numbering"), None)),
        tuple(_sections(document)),
        tuple(_notes(document.part)),
        any("image" in related.reltype for related in document.part.rels.values()),
    )


def _failure(source: str, error: Exception) -> DocumentError:
    """What a package ends in that python-docx refuses."""
    if isinstance(error, ValueError) and "content type" in str(error):
        reason = f"{source} is a template or has macros, which is not read"
        return DocumentError(Outcome.OFFICE_FORMAT, reason, convert_advice(source))
    reason = f"{source} is a broken .docx file ({told(error)[:200]})"
    return DocumentError(Outcome.BROKEN, reason, "Open it in a word processor and save it anew, or fetch it again.")


def _sections(document: Any) -> Iterator[Section]:
    from docx.enum.section import WD_SECTION

    heads: list[Any | None] = [None, None]
    feet: list[Any | None] = [None, None]
    for section in document.sections:
        for index, (head, foot) in enumerate(
            ((section.header, section.footer), (section.first_page_header, section.first_page_footer))
        ):
            heads[index] = heads[index] if head.is_linked_to_previous else head._element
            feet[index] = feet[index] if foot.is_linked_to_previous else foot._element
        special = 1 if section.different_first_page_header_footer else 0
        yield Section(
            (heads[0], heads[special]),
            (feet[0], feet[special]),
            section.start_type != WD_SECTION.CONTINUOUS,
        )


def _notes(part: Any) -> Iterator[Any]:
    """The notes at the foot of pages and at the end, without the lines between them and the text."""
    for kind in _NOTES:
        for root in _related(part, kind):
            yield from (note for note in root if note.get(f"{W}type") not in _SEPARATORS)


def _related(part: Any, kind: str) -> Iterator[Any]:
    """The roots of the parts that are related to the document in this way."""
    from docx.oxml import parse_xml

    for related in part.rels.values():
        if related.reltype.endswith(f"/{kind}") and not related.is_external:
            yield parse_xml(related.target_part.blob)
