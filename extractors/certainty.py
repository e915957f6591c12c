"""The class of a value by the rule that read it: sure, check or doubtful.

What is found behind a label or has a form of its own is sure; what a sentence is understood to say is to be checked.
extractors/grading.py lowers it by what speaks against the value; docs/accuracy.md has the share right in each class.
"""

from collections.abc import Mapping
from functools import lru_cache

from schemas.evidence import CERTAINTIES, Certainty, Method

CLASS_OF_RULE: Mapping[str, Certainty] = {
    "kind": "sure",
    "body": "sure",
    "label": "sure",
    "heading": "sure",
    "heading/bold": "check",  # a line that is only bold need not be a heading
    "heading/damaged-type": "check",
    "header": "sure",
    "consultation": "sure",
    "meeting": "sure",
    "agenda": "sure",
    "attachment": "sure",
    "reference": "sure",
    "procedure": "sure",
    "adoption": "sure",
    "validity": "sure",
    "manifest": "sure",
    "committee/classification": "sure",
    "committee/classification-of-name": "sure",
    "committee/date-of-paper": "sure",
    "committee/date-of-rules": "sure",
    "committee/frequency-of-rule": "sure",
    "committee": "check",
    "seat": "sure",
    "rule": "sure",
    "seat/per": "check",
    "section": "check",  # where it ends is told by the next heading, which may have been missed
    "section/text": "sure",  # as sure as its headings: it is judged by nothing else
    "signature": "check",  # names are known by their place
    "mention": "check",
}
"""By the rule's first part, or by the whole rule; values of a rule that is not here are to be checked."""


@lru_cache(maxsize=1024)
def class_of_rule(rule: str, method: Method) -> Certainty:
    """The class of what a rule reads, before anything speaks against it."""
    if method in ("given", "manifest"):
        return "sure"
    return CLASS_OF_RULE.get(rule) or CLASS_OF_RULE.get(rule.partition("/")[0], "check")


def weaker(*certainties: Certainty) -> Certainty:
    """The weakest of several classes."""
    return max(certainties, key=CERTAINTIES.index)
