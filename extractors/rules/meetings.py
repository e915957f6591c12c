"""When a body meets, and what calls a further meeting."""

import re
from collections.abc import Sequence

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.frequency import how_often
from extractors.rules.offices import Office, office, subject
from extractors.rules.requests import named_together, requesters

_NEEDED = re.compile(
    r"\b(?:(?:bei|nach|je nach) Bedarf|bedarfsweise|so ?oft|(?:soweit|wenn) es die Geschäfts?(?:lage|e)"
    r"|wenn Bedarf (?:dazu )?besteht|bei Notwendigkeit)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(r"[Ff]ragestunde|[Bb]erichte[tn]\b|[Pp]rotokoll|Fortbildung|Vergütung")
_BE_CALLED = re.compile(
    r"\b(?:einberufen|einzuberufen|eingeladen|anberaumt|beruft|lädt|anberaumen|anzuberaumen|vereinbart|festgelegt)\b"
)


_SOMEWHERE = re.compile(r"\b(?:[Hh]ybrid|[Vv]ideo|[Oo]nline|[Tt]elefon|[Dd]igital|[Vv]irtuell|in Präsenz)")
"""In what form the body meets when there is need."""


def _frequency(hit: Hit) -> Readings:
    if _OTHER_MATTER.search(hit.text):
        return None
    clause = next((part for part in (hit.clause, *_other_parts(hit)) if how_often(part)), hit.clause)
    often = how_often(clause)
    needed = _NEEDED.search(hit.text)
    if often:
        offset = hit.text.find(clause)
        value = often.value | ({"as_needed": True} if needed else {})
        return Reading(value, ((offset + often.start, offset + often.end),))
    if (
        needed
        and not _SOMEWHERE.search(hit.text)
        and re.search(r"\b(?:tag|tritt|treten|Sitzung|(?:ein)?(?:zu)?beruf|lädt|trifft|treffen)", hit.text)
    ):
        return Reading({"as_needed": True}, (needed.span(),))
    return None


def _other_parts(hit: Hit) -> list[str]:
    """The parts of the sentence beside the match's, between semicolons, that say when the body meets, too."""
    return [part for part in hit.text.split(";") if part != hit.clause and _MEETS.search(part)]


_MEETS = re.compile(r"\b(?:tagt|tagen|tritt|treten|trifft|treffen|einberufen|einzuberufen|eingeladen|stattfinden)\b")


_TOLD = re.compile(r"\b(?:wurde|wurden|war|waren|dauerte|fand|fanden)\b")


def _extra(hit: Hit) -> Readings:
    if _TOLD.search(hit.text):
        return None
    value: dict[str, object] = {}
    ground = [(hit.start, hit.end)]
    requests = requesters(hit.text)
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
    if not isinstance(reading, Reading) or "on_request_of" not in reading.value:
        return None
    waiting = _WAITED_LONG.search(hit.text)
    whom = named_together(hit.text, waiting.end(), "nominative") if waiting else []
    if waiting is None or not whom:
        return reading
    called = {key: value for key, value in reading.value.items() if key == "called_by"}
    later = Reading(
        called | {"on_request_of": [found.name for found in whom]},
        ((whom[0].start, whom[-1].end),),
        waiting.span("case"),
    )
    return reading, later


def _may_demand(hit: Hit) -> Readings:
    """Reads "Fünf Mitglieder können die Einberufung verlangen"."""
    lead = _LABEL.match(hit.text)
    at = lead.end() if lead else 0
    text = hit.text[:at] + hit.text[at : at + 1].lower() + hit.text[at + 1 :]  # "Fünf Mitglieder": a number
    whom = named_together(text, at, "nominative")
    if not whom or not _MAY.match(hit.text, whom[-1].end) or re.search(r"Tagesordnung (?:zu )?setz", hit.text):
        return None
    return Reading({"on_request_of": [one.name for one in whom]}, tuple((one.start, one.end) for one in whom))


_LABEL = re.compile(r"(?:\(\d{1,2}[a-z]?\)|\d{1,2}[.)]|[a-z]\)) ")
_MAY = re.compile(
    r" (?:kann|können|ist berechtigt|sind berechtigt|hat das Recht|haben das Recht)\b"
    r"(?![^,;.]{0,160}\b(?:nicht(?! nur)|keine?)\b)"
)
_WAITED_LONG = re.compile(
    r"\boder (?:[b-d2][.)] )?(?P<case>(?:wenn|sofern|falls) [^,;]{5,80} (?:zurückliegt|her ist|stattfand"
    r"|stattgefunden hat)),? und(?= (?:ein|eine|mindestens|die|der) .{3,160}(?:verlang|beantrag|wünsch))"
)
"""The case in which fewer can demand a meeting: the last one was long ago."""


def _caller(hit: Hit, requests: Sequence[Office]) -> Office | None:
    named = re.search(r"\bauf (?:Veranlassung|Einladung)\b", hit.text)
    if named:
        return office(hit.text, named.end(), "genitive")
    if not _BE_CALLED.search(hit.text):
        return None
    by = re.search(r"(?<!Angabe )(?<!Nennung )\b(?:durch|vom|von)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])", hit.text)
    if by and not any(
        by.start() <= one.start < by.start() + 30 or one.start <= by.start() < one.end for one in requests
    ):
        return office(hit.text, by.start(), "accusative" if by.group() == "durch" else "dative")
    pronoun = re.search(r"\b(?:ist|hat|kann|muss) (?:sie/er|er/sie|sie oder er|er oder sie|er|sie)\b", hit.text)
    if pronoun and hit.before and not (pronoun.group().startswith("ist") and "verpflichtet" not in hit.text):
        return subject(hit.before)
    if _HE_CALLS.match(hit.text) and "einberufen werden" not in hit.text and _THE_CHAIR.search(hit.before):
        return Office("Vorsitz", 0, 0)
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


_HE_CALLS = re.compile(
    r"(?:\(\d{1,2}\) )?(?:Er|Sie|Sie/[eE]r|Er/[sS]ie|(?:Sie|Er) oder (?:sie|er)) (?:muss|muß|hat|kann)\b"
)
_THE_CHAIR = re.compile(r"\b(?:durch|von|vom) (?:de[nrm]|die)?[^.;,]{0,20}[vV]orsitzenden?\b")
"""By whom the sentence before says that something is done."""
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
            "einzuberufen|einberufen|einzuladen|eingeladen ... wenn|sofern bedarf ... besteht",
            f"{_WHEN} ... finden|findet|gibt ... *sitzung|*sitzungen|*treffen",
            f"{_WHEN} ... *sitzung|*sitzungen|*treffen ... {_HELD}",
            f"*sitzungen|*treffen ... sind ... {_WHEN} ... {_HELD}",
            f"{_WHEN} lädt|beruft ... ein",
            "*jährlich|jahr|halbjahr|quartal|monat ... stattfindende*|durchgeführte* *sitzung|*sitzungen|*treffen",
            f"lädt|beruft ... ein , {_WHEN}",
            f"wird|werden|ist ... einberufen|einzuberufen , ... mindestens|wenigstens|in ... {_WHEN}",
            f"wird|werden|ist ... einberufen|einzuberufen , mindestens|wenigstens ... {_WHEN}",
            "beruft|lädt ... ein , wie es die ... erfordern|erfordert ... jahr|jährlich|monat|monate|wochen|quartal"
            "|vierteljahr",
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
        "extra_meeting/may-demand",
        (
            "kann|können|berechtigt|recht ... die|eine einberufung|sitzung ... verlangen|beantragen|fordern",
            "kann|können|berechtigt|recht ... *einberufung des|der|einer ... verlangen|beantragen|fordern",
        ),
        _may_demand,
    ),
    Finder(
        "extra_meeting/demanded",
        (
            "auf antrag|verlangen|wunsch ... einzuberufen|einberufen",
            "auf schriftlichen|schriftliches|begründeten|gemeinsamen ... antrag|verlangen ... einzuberufen|einberufen",
            "auf antrag|verlangen|wunsch ... verpflichtet ... einzuberufen|einzuladen",
            "eingeladen|einzuladen ... wenn ... verlang*|beantrag*",
            "einzuberufen|einberufen ... wenn ... verlang*|beantrag*|*forder*",
            "wenn ... verlang*|beantrag*|*forder* ... einzuberufen|einberufen",
            "verlangt|verlangen|beantragt|beantragen ... ist|muss ... einzuberufen|einberufen",
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
