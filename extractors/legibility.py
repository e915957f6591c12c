"""What of a document's text is not certain: an encoding that was guessed, characters and pages that are unreadable."""

from schemas.document import Document
from schemas.evidence import Issue

_UNREADABLE = "\ufffd"


def legibility_issues(document: Document) -> list[Issue]:
    """Issues about the whole file."""
    issues: list[Issue] = []
    if document.encoding_guessed:
        message = "the file does not say in what encoding it is; it was read as Windows-1252"
        issues.append(Issue(code="encoding_guessed", message=message))
    count = sum(page.text.count(_UNREADABLE) for page in document.pages)
    if count:
        message = f"{count} {'character is' if count == 1 else 'characters are'} unreadable, shown as {_UNREADABLE}"
        issues.append(Issue(code="unreadable_characters", message=message))
    for page in document.pages:
        if page.is_unreadable:
            sure = f" (confidence {page.confidence:.0%})" if page.confidence else ""
            message = f"Page {page.number} is a scan that OCR cannot read{sure}"
            issues.append(Issue(code="unreadable_page", message=message))
        if page.awaits_ocr:
            message = f"Page {page.number} is an image that OCR has not read: ratslese doctor says what it needs"
            issues.append(Issue(code="unread_page", message=message))
    return issues
