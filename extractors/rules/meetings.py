"""When a body meets, and what calls a further meeting."""

import re
from collections.abc import Sequence

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.frequency import how_often
from extractors.rules.offices import Office, alternatives, office, subject

_NEEDED = re.compile(
    r"\b(?:(?:bei|nach|je nach) Bedarf|bedarfsweise|sooft es|so oft|wenn es die Geschäfts?(?:lage|e)|bei"
    r" Notwendigkeit)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(r"[Ff]ragestunde|[Bb]erichte[tn]\b|[Pp]rotokoll|Fortbildung|Vergütung")
_REQUEST = re.compile(
    r"\b(?:[Aa]uf (?:schriftlichen |begründeten )?(?:Antrag|Verlangen|Wunsch|Anregung|Initiative)(?: von)?(?= )"
    r"|(?:wenn|sofern|falls)(?: dies| es| das)?(?: von)?(?= (?:der|die|den|dem|vom|ein|mind|wenigst|alle|zwei|drei|vier"
    r"|\d))(?=.{1,160}(?:angeregt|beantrag|verlang|gewünscht|forder|wünsch|beschließ)))"
    r"|(?:^|\) )(?:Verlangt|Verlangen|Beantragt|Beantragen|Wünscht|Wünschen)(?= )"
)
_BE_CALLED = re.compile(
    r"\b(?:einberufen|einzuberufen|eingeladen|anberaumt|beruft|lädt|anberaumen|anzuberaumen|vereinbart|festgelegt)\b"
)


_SOMEWHERE = re.compile(r"\b(?:[Hh]ybrid|[Vv]ideo|[Oo]nline|[Tt]elefon|[Dd]igital|[Vv]irtuell|in Präsenz)")
"""In what form the body meets when there is need."""


def _frequency(hit: Hit) -> Readings:
    if _OTHER_MATTER.search(hit.text):
        return None
    often = how_often(hit.clause)
    needed = _NEEDED.search(hit.text)
    if often:
        offset = hit.text.find(hit.clause)
        value = often.value | ({"as_needed": True} if needed else {})
        return Reading(value, ((offset + often.start, offset + often.end),))
    if (
        needed
        and not _SOMEWHERE.search(hit.text)
        and re.search(r"\b(?:tag|tritt|treten|Sitzung|(?:ein)?(?:zu)?beruf|lädt|trifft|treffen)", hit.text)
    ):
        return Reading({"as_needed": True}, (needed.span(),))
    return None


_TOLD = re.compile(r"\b(?:wurde|wurden|war|waren|dauerte|fand|fanden)\b")


def _extra(hit: Hit) -> Readings:
    if _TOLD.search(hit.text):
        return None
    value: dict[str, object] = {}
    ground = [(hit.start, hit.end)]
    requests = _requesters(hit.text)
    caller = _caller(hit, requests)
    if caller:
        value["called_by"] = caller.name
    if requests:
        value["on_request_of"] = [found.name for found in requests]
        ground.append((requests[0].start, requests[-1].end))
    return Reading(value, tuple(ground))


def _demanded(hit: Hit) -> Readings:
    """A meeting that has to be called when a number of members demands it."""
    if re.search(r"öffentlich|[Gg]äste|Gast\b|Sachverständig|Person|[Ee]xpert|Fragestunde|geheim", hit.text):
        return None  # how a meeting is held, or who else is asked to it
    reading = _extra(hit)
    return reading if isinstance(reading, Reading) and "on_request_of" in reading.value else None


_NO_ONE = re.compile(r" (?:die|das) (?:Geschäfte|Geschäftslage|Lage|Wohl|Sache)\b")
"""What may call for a meeting and is nobody."""


_NEXT_OF_THEM = re.compile(
    r",? (?:oder|und|sowie|bzw\.) |, (?=(?:die|der|das|eine?) [^,;.]{3,80},? (?:oder|und) (?:die|der|das|eine?) )"
)


def _requesters(text: str) -> list[Office]:
    request = next((found for found in _REQUEST.finditer(text) if not _NO_ONE.match(text, found.end())), None)
    if request is None:
        return []
    by_whom = request.group().endswith("von") or bool(
        re.match(r" (?:den|dem|von|vom|einem|einer)\b", text[request.end() :])
    )
    case = "dative" if by_whom else "genitive" if request.group().startswith(("auf", "Auf")) else "nominative"
    found, at = list[Office](), request.end()
    while len(found) < 4:
        whom = alternatives(text, at, case)  # type: ignore[arg-type]
        if not whom:
            break
        found.extend(whom)
        link = _NEXT_OF_THEM.match(text[whom[-1].end :])
        if link is None:
            break
        at = whom[-1].end + link.end()
    return found


def _caller(hit: Hit, requests: Sequence[Office]) -> Office | None:
    named = re.search(r"\bauf (?:Veranlassung|Einladung)\b", hit.text)
    if named:
        return office(hit.text, named.end(), "genitive")
    if not _BE_CALLED.search(hit.text):
        return None
    by = re.search(r"\b(?:durch|vom|von)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])", hit.text)
    if by and not any(
        by.start() <= one.start < by.start() + 30 or one.start <= by.start() < one.end for one in requests
    ):
        return office(hit.text, by.start(), "accusative" if by.group() == "durch" else "dative")
    pronoun = re.search(r"\b(?:ist|hat|kann|muss) (?:sie/er|er/sie|sie oder er|er oder sie|er|sie)\b", hit.text)
    if pronoun and hit.before and not (pronoun.group().startswith("ist") and "verpflichtet" not in hit.text):
        return subject(hit.before)
    inverted = re.search(r"\b(?:kann|beruft|lädt|hat|muss)(?= (?:der|die|das)(?:/\w{1,4}| oder|\b) )", hit.text)
    if inverted and re.match(
        r"(?:\(\d\) )?(?:Weitere|Zusätzliche|Außerordentliche|Sonder|Auf|In|Bei|Daneben)", hit.text
    ):
        return office(hit.text, inverted.end(), "nominative")
    first = None if "einberufen werden" in hit.text else subject(hit.text)
    if first and re.match(r" (?:kann|beruft|lädt|hat|muss|ist verpflichtet|soll)\b", hit.text[first.end :]):
        return first
    bound = re.search(r"\bist(?= (?:der|die|das)\b.{3,60} verpflichtet\b)", hit.text)
    inverted = inverted or bound
    return office(hit.text, inverted.end(), "nominative") if inverted else None


_MONTHS = "monaten|wochen|zweimonatigem|dreimonatigem|zweimonatigen|dreimonatigen|vierwöchigem|sechswöchigem"
_WHEN = (
    "*jährlich*|jahr|jahre|kalenderjahr|*halbjahr*|*quartal*|monat*|monate|wochen|bedarf|sooft|bedarfsweise"
    "|vierteljahr|tage|vierzehntägig|14-tägig|wöchentlich"
)

_SHARES = "viertels|viertel|drittels|drittel|fünftels|fünftel|hälfte|mehrheit"
_HELD = "durchgeführt|durchzuführen|abgehalten|abzuhalten|stattfinden|anzuberaumen|vorgesehen"

FINDERS = (
    Finder(
        "meeting_frequency/meets",
        (
            f"tagt|tagen|tagte|tagten ... {_WHEN}",
            f"trifft|treffen|traf|trafen|versammelt|versammeln sich ... {_WHEN}",
            f"trifft|treffen|tagt|tagen ... abstand ... {_MONTHS}",
            f"trifft|treffen|tagt|tagen ... {_MONTHS} abstand|turnus|rhythmus",
            f"*sitzungen|*treffen sollen|müssen ... {_WHEN} stattfinden",
            f"soll|sollen|muss|müssen ... {_WHEN} ... tagen",
            f"soll|sollen|muss|müssen sich ... {_WHEN} ... treffen",
            f"tritt|treten|kommt|kommen ... {_WHEN} ... zusammen",
            f"tritt|treten|kommt|kommen ... zusammen ... {_WHEN}",
            f"{_WHEN} ... zusammenzutreten|zusammentreten|zusammenkommen|einzuberufen|einberufen|zusammen",
            f"*sitzung|*sitzungen|*treffen|*zusammenkünfte|*tagungen ... finden|findet|fand|fanden|werden ... {_WHEN}",
            f"finden|findet|werden|gibt ... {_WHEN} ... *sitzung|*sitzungen|*treffen",
            f"finden|findet|gibt ... *sitzung|*sitzungen|*treffen ... {_WHEN}",
            f"*sitzung|*sitzungen|*treffen sollen|müssen ... {_WHEN} ... stattfinden",
            "einzuberufen|einberufen ... sooft ... erforder*",
            "einzuberufen|einberufen|ein ... so oft ... erforder*",
            f"{_WHEN} ... finden|findet|gibt ... *sitzung|*sitzungen|*treffen",
            f"{_WHEN} ... *sitzung|*sitzungen|*treffen ... {_HELD}",
            f"*sitzungen|*treffen ... sind ... {_WHEN} ... {_HELD}",
            f"{_WHEN} lädt|beruft ... ein",
            "*jährlich|jahr|halbjahr|quartal|monat ... stattfindende*|durchgeführte* *sitzung|*sitzungen|*treffen",
            f"lädt|beruft ... ein , {_WHEN}",
            "beruft|lädt ... ein , wie es die ... erfordern|erfordert ... jahr|jährlich|monat|quartal|vierteljahr",
            f"hält|halten ... *sitzung|*sitzungen|*treffen ... {_WHEN} ... ab",
            f"hält|halten ... {_WHEN} ... *sitzung|*sitzungen|*treffen",
            f"sitzungsturnus|sitzungsrhythmus|turnus ... {_WHEN}",
        ),
        _frequency,
    ),
    Finder(
        "extra_meeting/further",
        (
            "weitere|zusätzliche|außerordentliche|außerplanmäßige *sitzung|*sitzungen|tagungen|treffen",
            "weiteren|zusätzlichen|außerordentlichen *sitzung|*sitzungen|tagungen|treffen",
            "sondersitzung|sondersitzungen",
        ),
        _extra,
    ),
    Finder(
        "extra_meeting/demanded",
        (
            "auf antrag|verlangen|wunsch ... einzuberufen|einberufen",
            "auf schriftlichen|schriftliches|begründeten|gemeinsamen antrag|verlangen ... einzuberufen|einberufen",
            "auf antrag|verlangen|wunsch ... verpflichtet ... einzuberufen|einzuladen",
            "eingeladen|einzuladen ... wenn ... verlang*|beantrag*",
            "einzuberufen|einberufen ... wenn ... verlang*|beantrag*|*forder*",
            "wenn ... verlang*|beantrag*|*forder* ... einzuberufen|einberufen",
            "verlangt|verlangen|beantragt|beantragen ... so ist|muss ... einzuberufen|einberufen",
            "verlangt|verlangen|beantragt ... die einberufung",
            f"auf antrag|verlangen|wunsch ... sitzung ... {_HELD}|anberaumt|abzuhalten",
            "auf antrag|verlangen|wunsch ... muss ... sitzung stattfinden",
            f"auf antrag|verlangen|wunsch ... {_SHARES} ... einzuladen|eingeladen",
            "tritt|treten ... auf verlangen|antrag|wunsch ... zusammen",
            "muss|müssen stattfinden|einberufen ... wenn ... wünsch*|verlang*|beantrag*|beschließt",
            "muss|müssen ... einberufen werden , wenn ... beschließt",
            "beruft ... ein ... auf verlangen|antrag|wunsch",
            "beruft ... ein , wenn ... verlangt|beantragt|verlangen|beantragen",
        ),
        _demanded,
    ),
)
