"""Which body a date in a sentence belongs to: the one that the words between them tie to it, else none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.text.dates import FoundDate


class Body(NamedTuple):
    """A body that a sentence names at `start:end`, by its full name where that is known."""

    start: int
    end: int
    name: str


_PREPOSITION = re.compile(
    r"(?:\b(?:[Aa]m|[Vv]om|[Ii]m|[Ff]ür|[Bb]eim|[Aa]nfang|[Mm]itte|[Ee]nde|[Ii]n der|[Zz]um|[Zz]ur)"
    r"(?: (?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch),?)?(?: de[mn])?|tag,? de[nm]|,) $"
)
_CHAIN = re.compile(r"(?:,| und| sowie| bzw\.| oder|/)(?: am| vom)? ?")
_SITTING_BEFORE = re.compile(
    r"(?:[Ss]itzung(?:en)?|[Ss]itzungsrunde|[Tt]agung)(?: (?:(?!, (?:dass|die|der|das|wo|in)\b)[^.;()]){2,90}?)?"
    r"(?: \([^()]{1,30}\))?,? (?:am|vom|im|Anfang|Mitte|Ende)(?: \w{6,10}tag,?| Mittwoch,?)?(?: de[nm])? $"
)
_NO_SITTING = re.compile(
    r"(?:(?:[Ff]assung|[Ss]atzung(?: [^.;]{0,60})?|[Gg]eändert(?: durch [^.;]{0,30})?|[Ss]chreibens?|E-?Mail|Mail|Brief"
    r"|[Gg]esetz(?:es)?(?: [^.;]{0,40})?|[Vv]erordnung(?: [^.;]{0,40})?|[Ee]rlass(?:es)?|[Rr]ichtlinien?"
    r"|[Vv]ertrag(?:s|es)?"
    r"|[Bb]escheid(?:es|s)?|[Ss]tand|[Gg]eburt|geboren|[Rr]echnung|[Uu]rteil|[Vv]ereinbarung(?: [^.;]{0,30})?|[Zz]eit"
    r"|[Zz]eitraum(?:s|es)?|[Tt]erminen?|[Ff]rist|[Aa]blauf|[Ww]irkung|gültig|[Gg]eschäftsordnung|[Pp]lan(?:s|es)?"
    r"|[Aa]nfrage|[Ss]tellungnahme|[Vv]eröffentlich\w{0,6}|[Bb]ekannt\w{0,12}),? ?(?:vom|am|von|im|des|für|ab)"
    r"|\b(?:ab|bis|seit|spätestens|mit Ablauf des)(?: zum| de[mn]| spätestens)?)(?: \w{6,10}tag,?)?(?: de[nm])? $"
)
_DEADLINE = re.compile(r"\b(?:zum|bis zum|ab dem) $")
_RANGE = re.compile(r" ?(?:bis|–|-) ?(?:zum |einschließlich )?(?:\d|Ende)")
_FOUNDED = re.compile(r"gegründet|eingerichtet|gebildet|ins Leben gerufen|\bBestehen")
_PAPER = r"(?:mit (?:der |einer )?[A-ZÄÖÜ]?\w{0,20}[Vv]orlage(?:[ -]?Nr\.?)?(?: [\d/-]{4,14})? )?"
_TO_DATE = re.compile(
    r"(?:[sS]?(?:itzung(?:en)?|beschlu(?:ss|ß)(?:es)?))?"
    r"(?: (?:der|des) (?:Gemeinde|Stadt|Samtgemeinde|Landkreises|Kreises) [A-ZÄÖÜ][\wäöüß-]{2,30}| \([^()]{1,40}\)|,)?"
    r"(?: (?:hat|hatte|haben|hatten|wurden?|wird|ist|war|habe|soll|möge))?"
    rf"(?: (?!und\b|oder\b|sowie\b|bzw)[a-zäöüß]{{2,20}}){{0,4}} ?{_PAPER}"
    r"(?:(?:in|zu|mit|nach|auf) (?:seine[mrn]?|ihre[mrn]?|der|dem|einer|einem)(?: [a-zäöüß]{3,20}){0,2} "
    r"(?:\w{0,25}[Ss]itzung(?:en)?|\w{0,20}[Bb]eschlu(?:ss|ß)) )?"
    r"(?:am|vom|im|Anfang|Mitte|Ende|zum|,|für)?(?: \w{6,10}tag,?| Mittwoch,?)?(?: de[nm])? ?"
)
_FROM_DATE = re.compile(
    r"(?: \([^()]{1,40}\))?,? ?(?:(?:hat|hatte|haben|wurden?|wird|ist|war|soll|beschloss|bestätigte|beriet|stimmte"
    r"|fasste|tagte|trifft sich|tagt|findet)(?: (?!und\b)[\w.,äöüß-]{1,30}){0,6}? )?"
    r"(?:(?:in|vor|durch|von|vom|im|unter|seitens|bei|beim)(?: de[rmns]| die)? |de[rmns] |die |das )"
    r"(?:(?:\w{0,20}[Ss]itzung|Beratung|Klausur) (?:de[rs]|vom|im) )?(?:[a-zäöüß]{3,25} )?"
)
_RIGHT_BEHIND = re.compile(r",? (?:in der|in dem|im|durch den|durch die|vor dem|vom|von der) ?")
_VAGUE = ("Anfang", "Mitte ", "Ende ")
"""How a date may begin without a preposition before it."""
_ACTS = re.compile(r"\b(?:vom|durch den|durch die|durch das|von der|der|die|das) $")
_ITS_OWN = re.compile(r"\b(?:seiner|ihrer|deren|dessen) (?:[a-zäöüß]{3,30} ){0,2}Sitzung")
_IN_SITTING = re.compile(r"\b(?:seiner|ihrer|der) (?:[a-zäöüß]{3,25} ){0,2}Sitzung (?:am|vom) $")
_PART_OF = re.compile(
    r"\b(?:(?:Neu)?[Ww]ahl(?:en)?|Amtszeit|Wahlperiode|Mitglied(?:er|ern|s)?|Mitgliedschaft|Zusammensetzung|Vorsitz\w{0,6}"
    r"|Auflösung|Bildung|Geschäftsordnung|Satzung)"
    r" (?:de[rs]|im|für den) (?:[a-zäöüß]{3,20} )?$"
)
"""What stands before a body when the date is another matter's: "die Wahl des Gemeinderats im Sommer 2024"."""
_BESIDE = re.compile(r" \(?")
_BESIDE_END = re.compile(r"\)|,? ?/? ?TOP \d")
"""How minutes and lists write a meeting: "Ortsrat Musterdorf (27.10.2014)", "Ausschuss 25. Juni 2025, TOP 1"."""
_DECISION = re.compile(r"(?<!gerichts)(?<!Gerichts)(?:\b|[a-zäöüß])[Bb]eschlu(?:ss|ß)(?:es|e)? (?:vom|am) $")
_MOTION = re.compile(
    r"\b(?:Antrag|Antrags|Antrages|Änderungsantrag|Anträge) (?:der|des|von) "
    r"(?P<by>(?:[A-ZÄÖÜ][\wäöüß/.-]{1,30}-)?(?:Gemeinderats|Kreistags|Stadtrats|Rats)?[Ff]raktion"
    r"(?: [A-ZÄÖÜ0-9][\wäöüß/.-]{1,30}){0,4}) (?:vom|am) $"
)
_FAR = 140
_FURTHER = re.compile(r"(?:,| und| sowie)(?: (?:im|dem|der|des|vom|den))? ")


def is_no_sitting(text: str, date: FoundDate) -> bool:
    """Whether the words around a date say that it is no meeting's: a law's, a letter's, a deadline, a range."""
    before = text[max(0, date.start - 90) : date.start]
    if _FOUNDED.search(text[max(0, date.start - 30) : date.end + 80]) or _DEADLINE.search(before):
        return True
    return _NO_SITTING.search(before) is not None or (_RANGE.match(text, date.end) is not None and len(date.iso) == 10)


def follows_sitting(text: str, date: FoundDate) -> bool:
    """Whether "Sitzung … am" stands right before a date."""
    return _SITTING_BEFORE.search(text[max(0, date.start - 130) : date.start]) is not None


def is_chained(text: str, before: FoundDate, date: FoundDate) -> bool:
    """Whether a date only adds to the one before it ("am 18.05. bzw. 27.05.2021")."""
    return _CHAIN.fullmatch(text, before.end, date.start) is not None


def is_decision(text: str, date: FoundDate) -> bool:
    """Whether "Beschluss vom" stands right before a date: a step, whosever it was."""
    return _DECISION.search(text[max(0, date.start - 40) : date.start]) is not None


def motion_of(text: str, date: FoundDate) -> tuple[int, int] | None:
    """Where it says who moved what a date is that of: "Antrag der Fraktion … vom"."""
    begin = max(0, date.start - 160)
    match = _MOTION.search(text[begin : date.start])
    return (begin + match.start("by"), begin + match.end("by")) if match else None


def tied_bodies(text: str, date: FoundDate, bodies: Sequence[Body]) -> tuple[Body, ...]:
    """The bodies whose meeting the date is: right behind it, right before it, or behind it with what goes between.

    Those that an enumeration adds to one behind the date ("im Bauausschuss und Gemeinderat") are there, too.
    """
    beside = next((body for body in bodies if _BESIDE.fullmatch(text, body.end, date.start)), None)
    if beside is not None and _BESIDE_END.match(text, date.end):
        return (beside,)
    named = text[date.start : date.start + 6]
    if not (_PREPOSITION.search(text[max(0, date.start - 40) : date.start]) or named.startswith(_VAGUE)):
        return ()
    after = [body for body in bodies if body.start >= date.end and body.start - date.end < _FAR]
    if after and _RIGHT_BEHIND.fullmatch(text, date.end, after[0].start):
        return _with_further(text, after)
    before = [body for body in bodies if body.end <= date.start]
    if before and _is_tied_before(text, before[-1], date.start):
        return (before[-1],)
    if after and _FROM_DATE.fullmatch(text, date.end, after[0].start):
        return _with_further(text, after)
    return ()


def only_body(text: str, date: FoundDate, bodies: Sequence[Body]) -> tuple[Body, ...]:
    """The one body that a sentence names that speaks of "the meeting" of a date; none where it names several.

    One behind the date has to be who acted there: "in der Sitzung vom … wurde … vom Gemeinderat beschlossen".
    """
    names = {body.name: body for body in bodies}
    if len(names) != 1:
        return ()
    body = next(iter(names.values()))
    if body.start < date.start:
        return (body,)
    acts = _ACTS.search(text[max(date.end, body.start - 20) : body.start]) is not None
    return (body,) if acts and not _ITS_OWN.search(text[max(0, date.start - 60) : date.start]) else ()


def _is_tied_before(text: str, body: Body, start: int) -> bool:
    between = text[body.end : start]
    if _TO_DATE.fullmatch(between):
        return "itzung" in between or not _PART_OF.search(text[max(0, body.start - 40) : body.start])
    # "Der Rat hat sich … in der Sitzung am": the same sentence's sitting, whatever stands between.
    return len(between) < _FAR and _IN_SITTING.search(between) is not None


def _with_further(text: str, after: Sequence[Body]) -> tuple[Body, ...]:
    found = [after[0]]
    for body in after[1:]:
        if not _FURTHER.fullmatch(text, found[-1].end, body.start):
            break
        found.append(body)
    return tuple(found)
