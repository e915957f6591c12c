"""What a sentence denies is no rule: in its relative clauses, in the case that opens it, of the value itself."""

import re
from dataclasses import replace

from extractors.rules.finder import BLANK, Hit, Reading, Span

_NOT = r"\b(?:nicht|kein\w{0,2})\b(?! (?:nur|allein|lediglich)\b| über(?:schreit|steig))"
_FINITE = (
    r"(?:ist|sind|wird|werden|wurden?|hat|haben|kann|können|darf|dürfen|soll|sollen|muss|müssen|erhält|erhalten"
    r"|gilt|gelten|bleibt|bleiben|findet|führt|leitet|entscheidet|beruft)"
)
_REFERS = (
    r"(?:(?:in|an|bei|mit|von|für|aus|unter|zu|über|durch|auf) )?"
    r"(?:der|die|das|dem|den|deren|dessen|denen|welche[rmns]?) "
)
_RELATIVE = re.compile(
    rf", {_REFERS}(?!(?:[a-zäöüß]{{2,30}}e[nrs]? )?[A-ZÄÖÜ][\w-]{{1,40}} {_FINITE}\b)"
    rf"(?P<said>[^,;.]{{0,160}}?{_NOT}[^,;.]{{0,160}}?\b(?:{_FINITE}|[a-zäöüß]{{2,30}}(?:t|en)))(?=[,;.]|$)"
)
"""A relative clause that denies what it says: ", die nicht dem Rat angehören"."""
_UNPARTED = re.compile(
    rf"(?<=[a-zäöüß]) (?:der|die|das|denen) (?P<said>[^,;.]{{0,120}}?{_NOT}[^,;.]{{0,120}}?"
    rf"\b(?!(?:werden|haben) (?:k[aö]nn|d[aü]rf|soll|m[uü]ss)){_FINITE}) (?={_FINITE}\b)"
)
"""The same without its commas, where two verbs meet: "Mitglieder die keine Stimme haben können …"."""
_CASE = re.compile(
    r"(?:\(\d{1,2}[a-z]?\) )?"
    r"(?:Wenn|Falls|Sofern|Soweit|Solange|Wird|Werden|Wurden?|Ist|Sind|Kann|Können|Findet|Kommt)\b"
    rf"[^,;.]{{0,160}}?{_NOT}[^,;.]{{0,160}}?(?:(?=,)|\b[a-zäöüß]{{2,30}}(?:t|en|ist|sind|wird|kann) (?={_FINITE}\b))"
)
"""A case that opens a sentence and denies something: "Wird kein Vorsitz gewählt, …"."""
_OF_A_CASE = frozenset(
    ("agenda", "appointment", "chair", "delegation", "deputy_chair", "guests", "public_question_time", "remote_meeting",
     "remuneration", "reporting", "secretariat", "term_of_office", "written_procedure")
)  # fmt: skip
"""Types whose values a denied case says nothing of; others it gives one: "Wird nicht binnen zwei Wochen gerügt"."""
_AFFIRMED = frozenset(
    ("agenda", "appointment", "chair", "deputy_chair", "faction", "meeting_frequency", "secretariat", "term_of_office")
)
"""Types whose values say what holds, and none of which "nicht" is a part."""
_ATTRIBUTE = re.compile(r" (?:\S{1,30} ){0,5}?\S{2,40}(?:end|t|en|lich|ig|isch|bar)e[nrms]? (?=[A-ZÄÖÜ])")
"""A denied attribute behind "nicht" says nothing of the verb: "die nicht dem Rat angehörenden Mitglieder"."""
_PART_END = re.compile(rf"[,;.:]| und (?=(?:nicht|endet|{_FINITE})\b)")
_PUT_IN = re.compile(r", (?:sofern|soweit|wenn|falls|solange) [^,;.]{3,160},")
"""A case within a sentence: "wählt, sofern der Rat nicht anders entscheidet, aus seiner Mitte …"."""
_NO_MORE_THAN = re.compile(
    r" (?:über(?:schreit|steig)|öffentlich|stimmberechtigt|möglich|erforderlich|"
    r"(?:weniger|seltener|mehr|öfter|häufiger)(?: oft)? als\b)"
)
"""A limit that "nicht" gives, or another thing that it denies."""
_DENIED_IN_WORDS = {
    "confidentiality": re.compile(r"\bnicht (?!öffentlich)(?:zur |zu |der )?[^,;.]{0,40}(?:[vV]erschwieg|verpflicht)"),
    "majority": re.compile(r"\bkeine[rs]? (?:[a-zäöü]{3,30}e[nrs]? )?(?:\w{0,20}[mM]ehrheit|Einstimmigkeit)\b"),
    "minutes": re.compile(r"\bkeine? (?:[a-zäöü]{3,30}e )?(?:Niederschrift|\w{0,20}[Pp]rotokoll)\b"),
    "tie": re.compile(
        r"\bnicht als abgelehnt\b|\b(?:entscheidet|zählt)(?: [^ ,;.]{1,30}){0,6} nicht(?= ?(?:[,;.]|$))"
        r"|\bgibt(?: [^ ,;.]{1,30}){0,6} nicht den Ausschlag"
    ),
}
"""Types of which "nicht" is a part elsewhere, with the words that deny their values."""
_NEEDED = frozenset(("ballot", "invitation_period", "majority", "meeting_frequency", "quorum", "tie"))
"""Types whose values say what is needed: of a "Ladungsfrist, die nicht erforderlich ist" there is no rule."""
_NEEDLESS = re.compile(
    r"\bnicht (?:mehr |zwingend |unbedingt )?(?:erforderlich|vorgesehen|vorgeschrieben|notwendig|nötig|geboten)\b"
    r"|\b(?:bedarf|bedürfen) (?:es )?(?:keine[rs]|nicht)\b|\bbedarf es nicht\b"
    r"|\bkeine?r? [^,;.]{3,60} (?:erforderlich|vorgesehen|vorgeschrieben|notwendig|nötig|einzuhalten|zu wahren)\b"
)
_WITH_A_CASE = frozenset(("majority",))
"""Types whose matter a clause that denies may name: "Angelegenheiten, die nicht auf der Tagesordnung stehen"."""
_LEFT_TO_ABSENCE = frozenset(("attendance", "deputy_call"))
"""Types that are about who does not come."""


def denies(text: str) -> bool:
    """Whether anything is denied in a sentence: most deny nothing, and need no further look."""
    return "nicht" in text or "kein" in text


def without_denied(kind: str, hit: Hit) -> Hit | None:
    """The hit as its reader may see it: without clauses that deny something; None where it stands in one itself."""
    if kind in _LEFT_TO_ABSENCE:
        return hit
    text = hit.text
    for start, end in _denied(text):
        if start <= hit.start < end or start < hit.end <= end:
            return None
        text = _blanked(text, start, end)
    if kind in _OF_A_CASE and (case := _CASE.match(text)):
        if hit.end <= case.end():
            return None
        text = _blanked(text, *case.span()) if hit.start >= case.end() else text
    return hit if kind in _WITH_A_CASE or text is hit.text else replace(hit, text=text)


def _blanked(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{BLANK * (end - start)}{text[end:]}"


def _denied(text: str) -> list[Span]:
    """Where relative clauses that deny something stand, without what they begin with."""
    return [match.span("said") for pattern in (_RELATIVE, _UNPARTED) for match in pattern.finditer(text)]


def is_denied(kind: str, hit: Hit, reading: Reading) -> bool:
    """Whether a sentence denies the very words that a value was read from."""
    ground = reading.ground or ((hit.start, hit.end),)
    if is_needless(kind, hit, ground):
        return True
    if (words := _DENIED_IN_WORDS.get(kind)) is not None:
        return any(words.search(_part(hit.text, span)[0]) for span in ground)
    return kind in _AFFIRMED and all(_is_negated(hit.text, span) for span in ground)


def is_needless(kind: str, hit: Hit, ground: tuple[Span, ...]) -> bool:
    """Whether a sentence says of what stands at `ground` that it is not needed."""
    return kind in _NEEDED and any(_NEEDLESS.search(_part(hit.text, span)[0]) for span in ground)


def _part(text: str, span: Span) -> tuple[str, int]:
    """The part of a sentence that some words stand in, without cases that are put into it, and where it begins."""
    text = _PUT_IN.sub(lambda case: BLANK * len(case[0]), text)
    ends = [match.end() for match in _PART_END.finditer(text, 0, span[0])]
    following = _PART_END.search(text, span[1])
    low = ends[-1] if ends else 0
    return text[low : following.start() if following else len(text)], low


def _is_negated(text: str, span: Span) -> bool:
    """Whether "nicht" or "kein" stands in the same part of the sentence, and says it of the verb or of the words."""
    part, low = _part(text, span)
    return any(
        not _ATTRIBUTE.match(part, match.end())
        and not _NO_MORE_THAN.match(part, match.end())
        and "sondern" not in part[match.end() : max(match.end(), span[0] - low)]
        for match in re.finditer(_NOT, part)
    )
