"""What a sentence names to put another thing in its place is no rule: "nicht X, sondern Y", "früher X, künftig Y"."""

import re

from extractors.rules.finder import BLANK, Finder, Hit
from extractors.text.numbers import NUMBER, PERIOD

SAID_BY_DENIAL = frozenset(
    ("decision_nature", "deputy", "guests", "meeting_publicity", "public_question_time", "recording", "remote_meeting",
     "remuneration", "written_procedure")
)  # fmt: skip
"""Types with a value for what is denied: "nicht als Videokonferenz, sondern vor Ort" says that there are none."""
_NOW = r"(?:künftig|zukünftig|nunmehr|jetzt|fortan|in Zukunft)"
_ONCE = r"(?:bisher|bislang|früher(?! als)|vormals|zuvor|seither)"
_UNIT = (
    r"(?:(?:Kalender|Werk|Arbeits)?[tT]age?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Minuten?|Mitglieder[ns]?|Personen)"
)
_PLACES = (
    # "nicht mit Zweidrittelmehrheit, sondern mit einfacher Mehrheit"
    re.compile(
        r"\b(?:nicht|kein\w{0,2})(?! (?:nur|allein|lediglich|bloß)\b) "
        r"[^,;]{2,140}, sondern\b(?! auch\b)"
    ),
    # "mit einfacher Mehrheit, nicht mit Zweidrittelmehrheit"
    re.compile(
        r", nicht (?:mit|durch|von|vom|bei|beim|das|der|die|den|dem|als|aus|jeweils|etwa) [^,;.]{2,80}?(?=[,;.]|$)"
    ),
    # "früher viermal, künftig zweimal im Jahr"
    re.compile(rf"\b(?:{_ONCE}|B(?:isher|islang)|Früher)\b [^;:]{{2,90}}?,? (?={_NOW}\b)"),
    # "statt bisher viermal", "anstelle von bislang sieben Tagen"
    re.compile(
        rf"\b(?:[Ss]tatt|[Aa]nstatt|[Aa]nstelle|[Aa]n Stelle)(?: von| der| des)?(?: wie)? {_ONCE} "
        rf"(?:[a-zäöü]{{3,20}} )?{NUMBER}(?:mal)?\b(?: {_UNIT}\b)?",
        re.IGNORECASE,
    ),
    # "die bisherige Ladungsfrist von sieben Tagen"
    re.compile(rf"\bbisherige[nrms]? [A-ZÄÖÜ][\w-]{{2,40}} (?:von |mit )?(?:[a-zäöü]{{3,20}} )?{NUMBER} {_UNIT}\b"),
    # "abweichend von § 8 (sieben Tage)"
    re.compile(r"\b[Aa]bweichend (?:von|zu) [^,;()]{2,90}\([^()]{2,60}\)"),
)
_FIRST = re.compile(
    r"(?:\(\d{1,2}[a-z]?\) )?(?P<other>(?:Abweichend von|Anders als|Entgegen) [^;:]{2,140}?) "
    r"(?=(?:ist|sind|wird|werden|kann|können|beträgt|gilt|gelten|hat|haben|tagt|tritt|findet|genügt|muss|soll|bedarf)\b)"
)
"""What else holds elsewhere, put first: "Abweichend von der Frist des § 8 von sieben Tagen beträgt …"."""
_VALUE = re.compile(rf"{PERIOD.pattern}|\b{NUMBER}mal\b|[mM]ehrheit|\b[Dd]rittel", re.IGNORECASE)


def without_replaced(text: str) -> str:
    """The text with blanks of the same length in the place of what it says does not hold (any more, or here)."""
    for pattern in _PLACES:
        text = pattern.sub(_blank, text)
    first = _FIRST.match(text)
    if first and _VALUE.search(first["other"]):
        start, end = first.span("other")
        text = f"{text[:start]}{BLANK * (end - start)}{text[end:]}"
    return text


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def _nothing(_: Hit) -> None:
    """Such a word is no rule: it says that the sentence has to be looked at without what it denies."""


SIGN = Finder(
    "replaced/sign",
    (
        "sondern|abweichend|anders|entgegen|künftig|zukünftig|nunmehr|jetzt|fortan|zukunft|bisher|bislang|bisherige"
        "|bisherigen|bisheriger",
        ", nicht",
    ),
    _nothing,
)
"""Sees whether a sentence has any of these words: with the finders' own, at hardly any cost."""
