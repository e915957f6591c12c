"""A number that stands before its label, where a form has its columns one after the other."""

import re

from extractors.forms.labels import labelled
from extractors.forms.walk import Walk
from extractors.text.flow import FlowLine

_OWN_NUMBER = re.compile(r"[A-ZÄÖÜ]{1,4} \d[\d./-]{1,20}/[A-ZÄÖÜ]{0,3}\d{1,4}")
_BEFORE_LABEL = 4
"""So many lines ahead the label may be."""


def stands_before_label(walk: Walk, line: FlowLine) -> bool:
    """Whether a number of a grammar of its own stands before its lone label, as columns read one by one leave it.

    White space in it and a stroke tell it from an Aktenzeichen and from what a label nearer by has for its value.
    """
    if "/" not in line.text.value or _OWN_NUMBER.fullmatch(line.text.value) is None:
        return False
    for ahead in range(1, _BEFORE_LABEL):
        behind = walk.line(ahead)
        mark = labelled(behind.text, walk.words.labels, colon=True) if behind is not None else None
        if mark is not None:
            return mark.field == "reference" and not mark.rest.value
    return False
