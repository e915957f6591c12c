"""Who demands something: "auf Antrag einer Fraktion", "wenn es ein Drittel der Mitglieder verlangt"."""

import re

from extractors.rules.offices import Office, alternatives
from extractors.text.nominative import Case

_STATING = r"(?: unter Angabe (?:von Gründen|de[rs] (?:[a-zäöü]{3,20}en )?[A-ZÄÖÜ]\w{2,30}),?)"
"""What has to be said with a demand, put before who demands."""
_REQUEST = re.compile(
    r"\b(?:[Aa]uf (?:(?:schriftliche|begründete|gemeinsame)[ns],? (?:und )?){0,2}"
    r"(?:Antrag|Verlangen|Wunsch|Anregung|Initiative)(?: von)?(?= )"
    rf"|(?:wenn|sofern|falls)(?: dies| es| das)?{_STATING}?(?: schriftlich)?(?: von)?"
    r"(?= (?:[a1][.)] )?(?:der|die|den|dem|vom|ein|mind|wenigst"
    r"|mehr als|alle|zwei|drei|vier|\d))(?=.{1,260}(?:angeregt|beantrag|verlang|gewünscht|forder|wünsch|beschließ)))"
    r"|(?:^|\) )(?:Verlangt|Verlangen|Beantragt|Beantragen|Wünscht|Wünschen)(?= )"
)
_ITEM = re.compile(r" (?:\d{1,2}[.)]|[a-z]\)) ")
"""A label in front of those who are listed: "wenn a) der Bürgermeister, b) eine Fraktion … dies verlangt"."""
_NO_ONE = re.compile(r" (?:die|das) (?:Geschäfte|Geschäftslage|Lage|Wohl|Sache)\b|.{1,60} länger als")
"""What may call for a meeting and is nobody."""
_NEXT_OF_THEM = re.compile(
    r"(?: \([^()]{3,60}\))?(?:,? (?:oder|und|sowie|bzw\.) |, (?=(?:[b-h2-9][.)] )?(?:die|der|das|eine?) "
    r"(?![^,;.]{0,120}\b(?:angehör|ist|sind|hat|haben|wird|werden|stell|vertr)\w{0,3}\b)"
    r"[^,;.]{3,120}?(?:,| oder| und) ))"
)
_MORE_THAN = re.compile(r" ?mehr als (?=(?:die Hälfte|der Hälfte|eine?[mr]?) )")


def requesters(text: str, start: int = 0) -> list[Office]:
    """Those who demand what a sentence is about, in all cases that it lists; [] where it names nobody."""
    found = list[Office]()
    for request in _REQUEST.finditer(text, start):
        if _NO_ONE.match(text, request.end()):
            continue
        if found and not _NEXT_ITEM.search(text, found[-1].end, request.start() + 1):
            break
        found.extend(_demanding(text, request))
    return found[:_MOST]


_MOST = 6
_NEXT_ITEM = re.compile(r"(?:[,;]|\boder) (?:oder )?(?:\d{1,2}[.)] |[a-z]\) |[-–] )?[wsf]$")
"""Between two cases of a list: "1. wenn es ein Viertel verlangt, 2. wenn …"."""


def _demanding(text: str, request: re.Match[str]) -> list[Office]:
    by_whom = request.group().endswith("von") or bool(
        re.match(r" (?:den|dem|von|vom|einem|einer)\b", text[request.end() :])
    )
    case: Case = "dative" if by_whom else "genitive" if request.group().startswith(("auf", "Auf")) else "nominative"
    return named_together(text, request.end(), case)


def named_together(text: str, at: int, case: Case) -> list[Office]:
    """The phrases from `at` on that commas, "oder" and "sowie" join."""
    found = list[Office]()
    while len(found) < 5:
        item = _ITEM.match(text, at if text[at : at + 1] == " " else max(0, at - 1))
        at = item.end() if item else at
        more = _MORE_THAN.match(text, at)
        whom = alternatives(text, more.end() if more else at, case)
        if not whom:
            break
        if more:
            share = f"die {whom[0].name}" if whom[0].name.startswith("Hälfte") else whom[0].name
            whom[0] = Office(f"mehr als {share}", whom[0].start, whom[0].end)
        found.extend(whom)
        link = _NEXT_OF_THEM.match(text, whom[-1].end)
        if link is None:
            break
        at = link.end()
    return found
