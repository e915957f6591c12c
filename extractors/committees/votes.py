"""Voting rights stated apart from the list of members: "Die Mitglieder nach Nr. 1 bis 3 sind stimmberechtigt"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.committees.draft import SeatDraft
from extractors.committees.facts import Witness
from extractors.committees.further import is_guest
from extractors.committees.institution import Setting
from extractors.committees.phrases import ARTICLE
from extractors.committees.seats import read_seats
from extractors.text.passage import Passage
from extractors.text.repair import folded
from schemas.document import Document
from schemas.evidence import Found, Span

_NO = re.compile(
    r"\b(?:kein(?:e|erlei)? (?:Stimmrecht|Stimme)|ohne (?:eigenes )?Stimmrecht|nicht stimmberechtigt|"
    r"(?:nur )?beratende[rsnm]? (?:Stimme|Funktion|Mitglied\w{0,4})|(?:nur )?beratend\b)"
)
_YES = re.compile(r"\b(?:[Ss]timmberechtigt\w{0,4}|Stimmrecht)\b")
_CONDITION = re.compile(
    r"\b(?:wenn|falls|sofern|soweit|kann|können|bei Bedarf|Verhinderung|Vertretungsfall)\b|^(?:In|Bei|Bis|Während) "
)
_ALL = re.compile(
    r"(?:Alle|Sämtliche) Mitglieder (?:sind stimmberechtigt|haben Stimmrecht)\b|"
    r"Stimmberechtigt sind (?:alle|sämtliche) Mitglieder[.]?$"
)
_REFERRED = re.compile(
    r"\bMitgliedern? (?:nach|gemäß|im Sinne (?:von|des)|aus|unter|zu|der) (?P<where>(?:§|Abs|Satz|Nr|Nummer|Ziff|"
    r"Buchst|lit|Lit)[^;]{1,160}?)(?=,? (?:sind|haben|hat|besitzen|nehmen|wirken|gehören|üben|die|jedoch)\b|[.;,]? ?$)"
)
_SUBJECT = re.compile(
    rf"(?P<who>(?:{ARTICLE})[^,.;:]{{3,120}}?) (?:ist|sind|hat|haben|besitzt|besitzen|nimmt|nehmen|gehört|wirkt) "
)
_PARAGRAPH = re.compile(r"\bAbs(?:atz|\.)? ?(\d{1,2})")
_NUMBERS = re.compile(
    r"\b(?P<kind>Nr|Nrn|Nummern?|Ziff(?:er|ern)?|Buchst(?:abe|aben)?|[Ll]it)\b\.? ?(?P<list>(?:\d{1,2}|[a-z])\b\)?"
    r"(?:(?: ?, ?| und | oder | sowie | bis | ?[–-] ?)(?:(?:Nr\.?|Nummer|Buchst(?:abe|\.)?) )?"
    r"(?:\d{1,2}|[a-z])\b\)?){0,12})"
)
_STEP = re.compile(r"(?P<to>bis |[–-] ?)?(?<![\w.])(?P<mark>\d{1,2}|[a-z])(?![\w.]\w)")
_MARK = re.compile(r"(?:\n[ \t]{0,20}|[,;:] |\baus )\(?(?P<mark>\d{1,2}|[a-z])[.)]\s")
_OPENS = re.compile(r"\n[ \t]{0,20}\((?P<number>\d{1,2})[a-z]?\) ?")
_BEFORE = 60
"""How many lines before a seat the number of its item and of its Absatz are looked for."""


def with_votes(name: str, seats: tuple[SeatDraft, ...], witnesses: Iterable[Witness]) -> tuple[SeatDraft, ...]:
    """The seats of the committee `name` with the rights that other sentences state; what a list says goes first."""
    if all(seat.voting for seat in seats):
        return seats
    for witness in witnesses:
        text = witness.sentence.value
        if ("timm" in text or "eratend" in text) and name in (witness.subject, witness.section):
            seats = _with_said(seats, witness.sentence)
    return seats


def _with_said(seats: tuple[SeatDraft, ...], sentence: Passage) -> tuple[SeatDraft, ...]:
    text = sentence.value
    if _CONDITION.search(text):
        return seats
    if _ALL.match(text):
        everybody = sentence.found(True, "seat/voting-of-all")
        return tuple(_given(seat, everybody, not is_guest(seat)) for seat in seats)
    referred = list(_REFERRED.finditer(text))
    for at, match in enumerate(referred):
        end = referred[at + 1].start() if at + 1 < len(referred) else len(text)
        vote = _vote(sentence.part(match.start(), end)) or (_vote(sentence) if len(referred) == 1 else None)
        if vote is not None:
            seats = tuple(_given(seat, vote, _is_at(seat, match["where"], sentence)) for seat in seats)
    subject = None if referred else _SUBJECT.match(text)
    said = _vote(sentence.part(subject.end("who"))) if subject else None
    if subject and said:
        who = {_who(seat) for seat in read_seats(sentence.part(*subject.span("who")), Setting())}
        seats = tuple(_given(seat, said, _who(seat) in who) for seat in seats)
    return seats


def _given(seat: SeatDraft, vote: Found[bool], meant: bool) -> SeatDraft:
    return replace(seat, voting=vote) if meant and seat.voting is None else seat


def _who(seat: SeatDraft) -> tuple[str, str | None]:
    return folded(seat.institution.value), seat.role.value if seat.role else None


def _vote(passage: Passage) -> Found[bool] | None:
    """The right that a text states; None where it states none, or both."""
    no = _NO.search(passage.value)
    yes = _YES.search(_NO.sub("", passage.value))
    return passage.found(yes is not None, "seat/voting-said") if bool(no) != bool(yes) else None


def _is_at(seat: SeatDraft, where: str, sentence: Passage) -> bool:
    """Whether a seat stands where a reference points to: "Absatz 1 Nr. 1 und 3 bis 5", "Abs. 2", "Buchst. a bis c"."""
    before = _printed_before(seat.institution.spans[0], sentence.document)
    opening = next(reversed([*_OPENS.finditer(before)]), None)
    paragraph = _PARAGRAPH.search(where)
    if paragraph and (opening is None or opening["number"] != paragraph[1]):
        return False
    numbers = _NUMBERS.search(where)
    if numbers is None:
        return paragraph is not None
    letters = numbers["kind"].lower().startswith(("buchst", "lit"))
    item = before[opening.end() if opening else 0 :]
    marks = [match["mark"] for match in _MARK.finditer(f"\n{item}") if match["mark"].isdigit() != letters]
    return bool(marks) and marks[-1] in _listed(numbers["list"])


def _printed_before(span: Span, document: Document) -> str:
    """The lines before a place, each with its mark; those of the page before too, where an enumeration may begin."""
    pages = document.pages[max(0, span.page - 2) : span.page]
    lines = [
        (line.bullet, page.text[line.start : line.end if page.number < span.page else min(line.end, span.start)])
        for page in pages
        for line in page.lines
        if page.number < span.page or line.start < span.start
    ]
    return "".join(f"\n{bullet} {text}" if bullet else f"\n{text}" for bullet, text in lines[-_BEFORE:])


def _listed(text: str) -> Sequence[str]:
    """The marks of "1 und 3 bis 5"."""
    marks: list[str] = []
    for step in _STEP.finditer(text):
        mark = step["mark"]
        if step["to"] and marks and mark.isdigit() and marks[-1].isdigit():
            marks += [str(number) for number in range(int(marks[-1]) + 1, int(mark))]
        elif step["to"] and marks and not (mark.isdigit() or marks[-1].isdigit()):
            marks += [chr(code) for code in range(ord(marks[-1]) + 1, ord(mark))]
        marks.append(mark)
    return marks
