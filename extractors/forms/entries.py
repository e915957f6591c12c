"""Labelled values as entries of a header, each under what its value is rather than what its label says."""

import re

from extractors.forms.labels import Labelled
from extractors.forms.typed import is_coded_office, movers
from extractors.forms.walk import Header
from extractors.text.dates import find_dates
from extractors.text.passage import Passage

_WITH_FILE = re.compile(r"/ ?A(?:ktenzeichen|[zZ])")
_PERSON = re.compile(r"(?:^|, )(?:Herrn?|Frau(?! (?:(?:und|oder|&) (?!Herr)|i[nm] ))) ")
"""Who works in an office; "Frau und Familie" is what one is for."""
_TIED = re.compile(r"\b(?:vom|am|bis|seit|ab|zu[mr]|Sitzung(?:en|s\w{3,6})?|Termin|Tagung)\b")
"""What ties a date to something else that a value names: a meeting, a letter, a term."""
_SPEAKS_OF_OTHERS = ("Bezüglich", "Empfänger")
"""Labels whose values name other matters or people; a date there is theirs."""


def enter(mark: Labelled, header: Header) -> None:
    """Enters a labelled value; an author is an office where the value is a unit, and a phone number may hide a date."""
    name = mark.field
    person = _PERSON.search(mark.rest.value) if name in ("office", "author") else None
    if person is not None and person.start():
        mark = Labelled(name, mark.label, mark.rest.part(0, person.start()))
    if name == "author":
        is_group = "raktion" in mark.rest.value and any(True for _ in movers(mark.rest))
        name = "author" if is_coded_office(mark.rest.value) else "originator" if is_group else "ignored"
    elif name == "office" and _WITH_FILE.search(mark.label.value):
        office, _, file = mark.rest.value.rpartition(" / ")
        header.add("office", mark.rest.part(0, len(office)) if office else mark.rest)
        header.add(
            "file_reference", mark.rest.part(len(mark.rest.value) - len(file)) if office else mark.rest.part(0, 0)
        )
        return
    elif name == "office" and re.match(r"(?:Dez\.|Dezernat)", mark.rest.value):
        name = "department"
    elif name == "office" and person is not None and not person.start():
        name = "ignored"
    header.add(name, mark.rest)
    if name == "reference" or (name == "ignored" and not mark.label.value.startswith(_SPEAKS_OF_OTHERS)):
        _enter_date_behind(mark.rest, header, is_numbered=name == "reference")


def _enter_date_behind(text: Passage, header: Header, *, is_numbered: bool) -> None:
    """The date that ends a value of another type ("Telefon: 800-21 17.11.2014"): the letter's own, without a label.

    Behind a number "vom" says the paper's own day; behind anything else it is another letter's or decision's.
    """
    dates = find_dates(text, months=False)
    if not dates or dates[-1].end != len(text.value):
        return
    before = text.value[: dates[-1].start]
    if _TIED.search(before.removesuffix("vom ") if is_numbered else before) is None:
        header.add("dated", text.part(dates[-1].start, dates[-1].end))
