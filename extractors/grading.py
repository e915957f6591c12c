"""Grades the values of a record: the class of their reading rule, lowered by all that speaks against them.

Against a value speak: something odd about it (extractors/plausible.py), an issue about it, OCR's doubts in one of its
words, a text that bad OCR has damaged (extractors/damage.py), a guessed encoding, and, where it follows from other
values, what speaks against those. The weakest counts.
"""

from collections.abc import Iterable, Mapping, Sequence

from extractors.certainty import weaker
from extractors.damage import has_odd_words, is_damaged
from extractors.plausible import Doubt, doubts
from schemas.council import CouncilProfile
from schemas.document import Document, Page
from schemas.evidence import Certainty, Evidence, IssueCode, Span
from schemas.record import Record

CLASS_OF_ISSUE: Mapping[IssueCode, Certainty] = {
    "ambiguous": "check",
    "body_contradiction": "doubtful",
    "manifest_contradiction": "doubtful",
    "body_proposed": "doubtful",
    "unknown_word": "check",
    "unread_seats": "check",
    "unread_rule": "check",
}
"""What an issue says of the values at its path and under it."""

_LONG = 300
"""Characters of a value that is more than a name or a sentence."""
CHECK_BELOW, DOUBT_BELOW = 0.75, 0.35
"""OCR's confidence in the worst word of a value."""


def graded(record: Record, document: Document, profile: CouncilProfile | None) -> list[Evidence]:
    """The record's evidence with the class of each value."""
    against = [*doubts(record, profile), *_of_issues(record)]
    exact: dict[str, Certainty] = {}
    for path, certainty in against:
        exact[path] = weaker(certainty, exact.get(path, "sure"))
    above = tuple(f"{path}/" for path in exact)
    pages = {page.number: page for page in document.pages if page.confidence is not None}
    found: list[Evidence] = []
    damaged = is_damaged(document)
    is_clean = not (pages or damaged or document.encoding_guessed)
    for item in record.evidence:
        if is_clean and item.path not in exact and not (above and item.path.startswith(above)):
            found.append(item)
            continue
        certainty = item.certainty
        if item.path in exact:
            certainty = weaker(certainty, exact[item.path])
        if above and item.path.startswith(above):
            certainty = weaker(certainty, *(exact[path[:-1]] for path in above if item.path.startswith(path)))
        if pages:
            certainty = weaker(certainty, *(_of_ocr(pages.get(span.page), span) for span in item.spans))
        elif document.encoding_guessed and any(not span.raw.isascii() for span in item.spans):
            certainty = weaker(certainty, "check")
        if damaged and item.method in ("read", "derived"):
            certainty = weaker(certainty, "doubtful" if _is_odd(item) else "check")
        found.append(item if certainty == item.certainty else item.model_copy(update={"certainty": certainty}))
    return _with_grounds(found)


def _of_issues(record: Record) -> Iterable[Doubt]:
    return [
        Doubt(issue.path, CLASS_OF_ISSUE[issue.code])
        for issue in record.issue
        if issue.path and issue.code in CLASS_OF_ISSUE
    ]


def _of_ocr(page: Page | None, span: Span) -> Certainty:
    if page is None:
        return "sure"
    said = [word.confidence for word in page.words if word.start < span.end and word.end > span.start]
    worst = min((confidence for confidence in said if confidence is not None), default=page.confidence or 0.0)
    return "doubtful" if worst < DOUBT_BELOW else "check" if worst < CHECK_BELOW else "sure"


def _is_odd(item: Evidence) -> bool:
    """Whether a short value has an odd word; a section's text that has one is not doubtful as a whole."""
    raw = " ".join(span.raw for span in item.spans)
    return len(raw) <= _LONG and has_odd_words(raw)


def _with_grounds(evidence: Sequence[Evidence]) -> list[Evidence]:
    """What follows from other values is no surer than they are."""
    weak = {item.path: item.certainty for item in evidence if item.certainty != "sure"}
    if not weak:
        return list(evidence)
    found = []
    for item in evidence:
        if item.method == "derived" and not weak.keys().isdisjoint(item.ground):
            certainty = weaker(item.certainty, *(weak[path] for path in item.ground if path in weak))
            if certainty != item.certainty:
                item = item.model_copy(update={"certainty": certainty})
        found.append(item)
    return found
