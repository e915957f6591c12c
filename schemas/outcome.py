"""The closed list of what can become of a file, and what its owner can do about it."""

from enum import StrEnum


class Outcome(StrEnum):
    """Every path ends in exactly one of these."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    NEEDS_OCR = "needs_ocr"
    OTHER = "other"
    UNSUPPORTED = "unsupported"
    OFFICE_FORMAT = "office_format"
    EMPTY = "empty"
    NOT_REGULAR = "not_regular"
    DELETED = "deleted"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    PARTIAL = "partial"
    ZERO_PAGES = "zero_pages"
    NOT_PDF = "not_pdf"
    TOO_LARGE = "too_large"
    ARCHIVE_REJECTED = "archive_rejected"
    UNREADABLE = "unreadable"
    CPU_LIMIT = "cpu_limit"
    MEMORY = "memory"
    CRASH = "crash"

    @property
    def quarantines(self) -> bool:
        """Whether a file with this outcome was meant to be read and could not be (exit code 3)."""
        return self in _QUARANTINE


_QUARANTINE = frozenset(
    {
        Outcome.ENCRYPTED,
        Outcome.BROKEN,
        Outcome.PARTIAL,
        Outcome.ZERO_PAGES,
        Outcome.NOT_PDF,
        Outcome.TOO_LARGE,
        Outcome.ARCHIVE_REJECTED,
        Outcome.UNREADABLE,
        Outcome.CPU_LIMIT,
        Outcome.MEMORY,
        Outcome.CRASH,
    }
)
