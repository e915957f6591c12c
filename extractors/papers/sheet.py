"""What a sheet is beside the type that it is headed with: an e-mail, a guide or list of papers, a page of one."""

import re
from collections.abc import Sequence

from extractors.forms.walk import Header
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.passage import Passage

_MAIL = (("Von:", "From:"), ("Gesendet:", "Gesendet am:", "Sent:"))
"""What an e-mail's head begins with, who wrote it and when; a council's forms have no such pair."""
_ABOUT_PAPERS = re.compile(
    r"(?:(?:Kurzer? |Kleine[rs]? |Interne[rs]? )?(?:Arbeitshilfe|Vordruck|Muster|Leitfaden|Merkblatt|Verzeichnis|Liste"
    r"|Übersicht|Hinweise|Anleitung|Handreichung|Formular|Ausfüllhilfe|Checkliste|Handbuch|Regeln|Vorgaben))\b"
    r".{0,60}(?:[Dd]rucksache|[Vv]orlage|[Aa]nträge)"
)
"""What is about papers in general and so none itself, although it may be headed like one."""
_NEAR_TYPE = 3
"""Lines before and behind the type."""
OF_PAGE = re.compile(
    r"[A-ZÄÖÜ][^\d:]{4,60} [-–] (?P<number>(?:(?!(?:CDU|CSU|SPD|FDP|FW) )[A-ZÄÖÜ]{1,4} (?=\d))?"
    r"(?=\S{0,20}[/-])(?=\S{0,15}\d\d)[A-ZÄÖÜ\d][\w./-]{2,24})"
)
"""The title of a paper's page: its type, a dash and its number, with the code of a unit or without."""


def is_about_papers(items: Sequence[FlowItem], type_line: int, header: Header) -> bool:
    """Whether a line next to the type says what a guide, a blank form or a list of papers is; a number before it is a
    paper's, whose title it then is.
    """
    number = header.first("reference")
    first = number.pieces[0] if number is not None and number.pieces else None
    for item in items[max(0, type_line - _NEAR_TYPE) : type_line + _NEAR_TYPE + 1]:
        if isinstance(item, FlowLine) and _ABOUT_PAPERS.match(item.text.value):
            return first is None or (item.page, item.line.start) < (first.page, first.start)
    return False


def is_mail(items: Sequence[FlowItem], type_line: int) -> bool:
    """Whether an e-mail's head stands over the type on its page; a paper that one brings has a page of its own."""
    page = items[type_line].page
    lines = [item.text.value for item in items[:type_line] if isinstance(item, FlowLine) and item.page == page]
    return all(any(line.startswith(words) for line in lines) for words in _MAIL)


def is_page(items: Sequence[FlowItem], heading: Passage) -> bool:
    """Whether a heading is the title of a paper's page; several of its kind are a list's."""
    if OF_PAGE.fullmatch(heading.value) is None:
        return False
    return sum(isinstance(item, FlowLine) and OF_PAGE.fullmatch(item.text.value) is not None for item in items) == 1
