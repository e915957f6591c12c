"""One rule out of several sentences, and each rule once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from extractors.rules.draft import RuleDraft
from extractors.text.passage import concatenate

COMPLETED: dict[str, Literal["section", "document"]] = {
    "attendance": "section",
    "minutes": "section",
    "guests": "section",
    "invitation_period": "section",
    "meeting_frequency": "section",
    "meeting_publicity": "section",
    "public_question_time": "section",
    "agenda_request": "section",
    "term_of_office": "section",
    "validity": "section",
    "secretariat": "document",
}
"""Types whose rule may be spread over the sentences of a section, or over the whole document."""

_LEADING_KEYS = {"secretariat": "held_by", "public_question_time": "allowed", "guests": "allowed"}
"""Keys without which a sentence completes a rule and states none."""

_ONE_EACH = frozenset(("purpose",))
"""Types of which every sentence is its own rule."""


def merged(drafts: Sequence[RuleDraft]) -> tuple[RuleDraft, ...]:
    """Joins what completes each other, then keeps each rule once, where it stands first; order stays."""
    return _once(_completed(drafts))


def _completed(drafts: Sequence[RuleDraft]) -> list[RuleDraft]:
    result: list[RuleDraft] = []
    for draft in drafts:
        place = next((index for index, other in enumerate(result) if _completes(other, draft)), None)
        if place is None:
            result.append(draft)
        else:
            result[place] = _joined(result[place], draft)
    return result


def _completes(first: RuleDraft, second: RuleDraft) -> bool:
    reach = COMPLETED.get(first.type)
    if reach is None or first.type != second.type or first.organization != second.organization:
        return False
    if reach == "section" and (first.section != second.section or first.section is None):
        return False
    return all(second.value[key] == value for key, value in first.value.items() if key in second.value)


def _joined(first: RuleDraft, second: RuleDraft) -> RuleDraft:
    """Both values in one; the rule stands where its leading key is said, else where it comes first."""
    key = _LEADING_KEYS.get(first.type)
    main, other = (second, first) if key and key not in first.value and key in second.value else (first, second)
    same = first.quote.spans() == second.quote.spans()
    apart = first.section != second.section
    ground = (*main.ground, *other.ground) if main.value else (*other.ground, *main.ground)
    return replace(
        main,
        value={**main.value, **other.value},
        quote=main.quote if same or apart else concatenate([first.quote, second.quote]),
        ground=ground,
    )


def _once(drafts: Sequence[RuleDraft]) -> tuple[RuleDraft, ...]:
    result: list[RuleDraft] = []
    for draft in drafts:
        if draft.type in _ONE_EACH:
            if all(other.quote.value != draft.quote.value for other in result if other.type == draft.type):
                result.append(draft)
            continue
        alike = next((index for index, other in enumerate(result) if _alike(other, draft)), None)
        if alike is None:
            result.append(draft)
        elif len(draft.value) > len(result[alike].value):
            result[alike] = draft
    return tuple(result)


def _alike(first: RuleDraft, second: RuleDraft) -> bool:
    """Whether two rules of a type are one: the same body and matter, and the one's value is in the other's."""
    if (first.type, first.organization) != (second.type, second.organization):
        return False
    if first.value.get("for") != second.value.get("for"):
        return False
    if first.condition and second.condition and first.condition != second.condition:
        return False
    small, large = sorted((first.value, second.value), key=len)
    return all(key in large and large[key] == value for key, value in small.items())
