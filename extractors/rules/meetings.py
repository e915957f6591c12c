"""When a body meets, whether in public, how far ahead it is invited, what calls a further meeting."""

import re

from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings
from extractors.rules.frequency import how_often
from extractors.rules.offices import Office, alternatives, office, subject
from extractors.text.numbers import period

_NEEDED = re.compile(
    r"\b(?:(?:bei|nach|je nach) Bedarf|bedarfsweise|sooft es|so oft|wenn es die Geschäfts?(?:lage|e)|bei"
    r" Notwendigkeit)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(r"[Ff]ragestunde|[Bb]erichte[tn]\b|[Pp]rotokoll|Fortbildung|Vergütung")
_CLOSED = re.compile(r"\b(?:nicht[- ]?öffentliche?[nrms]?|unter Ausschluss der Öffentlichkeit)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:presse)?öffentliche?[nr]?\b", re.IGNORECASE)
_EXCEPTION = re.compile(
    r"\b(?:soweit|sofern|es sei denn|wenn|falls|Ausnahme|ausgenommen|mit Ausnahme|abgesehen|sonst|im Einzelfall)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(r"\b(?:soweit|sofern|wenn|es sei denn,?)(?: dass)? (?=(?:der|die|das) )")
_REQUEST = re.compile(
    r"\b(?:[Aa]uf (?:schriftlichen |begründeten )?(?:Antrag|Verlangen|Wunsch|Anregung|Initiative)(?: von)?(?= )"
    r"|(?:wenn|sofern|falls)(?: dies| es| das)?(?: von)?(?= (?:der|die|den|dem|ein|mind|alle|zwei|drei|vier"
    r"|\d))(?=.{1,160}(?:angeregt|beantrag|verlang|gewünscht|fordern|fordert|wünsch|beschließ)))"
    r"|(?:^|\) )(?:Verlangt|Verlangen|Beantragt|Beantragen|Wünscht|Wünschen)(?= )"
)
_BE_CALLED = re.compile(
    r"\b(?:einberufen|einzuberufen|eingeladen|anberaumt|beruft|lädt|anberaumen|anzuberaumen|vereinbart|festgelegt)\b"
)
_URGENT = re.compile(r"\b(?:[Ee]il|dring|Notf|Ausnahmef|abgekürzt|verkürz|abkürz|kürz)")


def _frequency(hit: Hit) -> Readings:
    if _OTHER_MATTER.search(hit.text):
        return None
    often = how_often(hit.clause)
    needed = _NEEDED.search(hit.text)
    if often:
        offset = hit.text.find(hit.clause)
        value = often.value | ({"as_needed": True} if needed else {})
        return Reading(value, ((offset + often.start, offset + often.end),))
    if needed and re.search(r"\b(?:tag|tritt|treten|Sitzung|(?:ein)?(?:zu)?beruf|lädt|trifft|treffen)", hit.text):
        return Reading({"as_needed": True}, (needed.span(),))
    return None


def _publicity(hit: Hit) -> Readings:
    """Whether meetings are public; conditions make exceptions, "in der Regel" alone does not."""
    if re.search(r"\bkann\b.{0,80}\bnicht-?öffentlich beraten\b", hit.text) and "öffentlich" in hit.before:
        return None
    in_session = re.search(r"\bin (?:nicht[- ]?)?öffentlichen? Sitzung(?:en)?\b", hit.text)
    if in_session and not _ALL_OF_IT.match(hit.text):
        return None
    if _ABOUT_MEETINGS.search(hit.text):
        return None
    tail = hit.text[hit.start :]
    word = _CLOSED.search(tail) or _OPEN.search(tail)
    if word is None:
        return None
    both = _CLOSED.search(tail) and _OPEN.search(_CLOSED.sub("", tail))
    if both and re.search(r"\b(?:einen|Teil|oder|und)\b", tail[: word.end() + 40]):
        return None
    public = not _CLOSED.match(word.group())
    value: dict[str, object] = {"public": public}
    ground = [(hit.start + word.start(), hit.start + word.end())]
    exception = _EXCEPTION.search(tail, word.end())
    if exception:
        value["exceptions"] = True
        ground.append((hit.start + exception.start(), hit.start + exception.end()))
        decides = _DECIDES.search(tail)
        if decides and re.search(r"\b(?:beschließ|entscheide|zulass|zulässt|bestimm)", tail[decides.end() :]):
            by = office(tail, decides.end(), "nominative")
            if by:
                value["decided_by"] = by.name
    return Reading(value, tuple(ground))


_ALL_OF_IT = re.compile(
    r"(?:\(\d{1,2}\) )?(?:Der|Die|Das|Er|Sie|Es|Alle)\b[^,;.]{0,60}? (?:tag|berät|berat|verhandel"
    r"|beschließ)\w{0,3}\b(?! über)"
    r"(?: und (?:berät|beschließt|entscheidet|verhandelt))?(?: grundsätzlich| stets| in der Regel)? in"
    r" \S{0,6}öffentlichen?"
    r" Sitzung(?:en)?(?=[.,;]|$)"
)
"""A body that does all of its work in such meetings; "in nichtöffentlicher Sitzung über …" says it of a matter."""
_ABOUT_MEETINGS = re.compile(
    r"\b(?:bekannt (?:zu )?(?:ge|zu)|eingesehen|ob die|Niederschrift|Protokoll|öffentlichen (?:Leben|Einrichtung|Wohl)"
    r"(?! )(?:s|en)?\b (?:der|tagt))"
)


def _split_meeting(hit: Hit) -> Readings:
    """Reads "Die Sitzungen bestehen aus einem öffentlichen und einem nichtöffentlichen Teil"."""
    return Reading({"public": True, "exceptions": True}, ((hit.start, hit.end),))


def _accessible(hit: Hit) -> Readings:
    return Reading({"public": True}, ((hit.start, hit.end),))


def _audience(hit: Hit) -> Readings:
    """Reads "Die Öffentlichkeit ist ausgeschlossen", of all meetings: no case and no condition is named."""
    verb = re.match(
        r"(?:\(\d{1,2}\) )?(?:Zu den \w{0,20}[sS]itzungen (?:ist|wird) die|Die) Öffentlichkeit(?: ist| wird)?"
        r"(?: grundsätzlich| nicht){0,2} (?P<how>ausgeschlossen|zugelassen)(?=[.;]|$)",
        hit.text,
    )
    if verb is None or _EXCEPTION.search(hit.text) or re.search(r"nicht[- ]?öffentlich|Fäll|Beratung", hit.before):
        return None
    public = (verb["how"] == "zugelassen") != (" nicht " in verb.group())
    return Reading({"public": public}, ((hit.start, hit.end),))


def _excluded(hit: Hit) -> Readings:
    """Reads "Für einzelne Punkte kann die Öffentlichkeit ausgeschlossen werden": what is open else has exceptions."""
    earlier = hit.sentence.before
    while earlier is not None and not re.search(r"\böffentlich", earlier.text.value):
        earlier = earlier.before
    if (
        earlier is None
        or _EXCLUDES.search(hit.text) is None
        or re.search(
            r"\b(?:Über|Antrag auf)"
            r" .{0,40}Ausschluss|nicht ausgeschlossen",
            hit.text,
        )
    ):
        return None
    value: dict[str, object] = {"public": True, "exceptions": True}
    return Reading(value, ((hit.start, hit.end),))


_EXCLUDES = re.compile(
    r"\b(?:kann|können|ist|wird|werden|muss)\b.{0,160}\bÖffentlichkeit\b.{0,80}(?:ausgeschlossen|auszuschließen|ausschließen)"
    r"|\b(?:Ausnahmsweise|einzelne|Einzelne|wenn|sofern|soweit)\b.{0,120}[nN]icht-?öffentlich (?:beraten"
    r"|verhandelt|behandelt)"
    r"|[nN]icht-?öffentlich (?:beraten|verhandelt|behandelt) werden, (?:wenn|sofern|soweit)"
    r"|Öffentlichkeit (?:ist|wird|kann) .{0,40}(?:ausgeschlossen|auszuschließen)(?:,| bei| für| in| werden| soweit"
    r"| wenn| sofern)"
)


def _closed_matters(hit: Hit) -> Readings:
    """Reads "In nichtöffentlicher Sitzung werden behandelt": the exceptions to public meetings, said on their own."""
    return Reading({"public": True, "exceptions": True}, ((hit.start, hit.end),)) if hit.before else None


_TOLD = re.compile(r"\b(?:wurde|wurden|war|waren|dauerte|fand|fanden)\b")


def _extra(hit: Hit) -> Readings:
    if _TOLD.search(hit.text):
        return None
    value: dict[str, object] = {}
    ground = [(hit.start, hit.end)]
    requests = _requesters(hit.text)
    caller = _caller(hit, hit.text.find(requests[0].name) if requests else -1)
    if caller:
        value["called_by"] = caller.name
    if requests:
        value["on_request_of"] = [found.name for found in requests]
        ground.append((requests[0].start, requests[-1].end))
    return Reading(value, tuple(ground))


def _demanded(hit: Hit) -> Readings:
    """A meeting that has to be called when a number of members demands it."""
    reading = _extra(hit)
    return reading if isinstance(reading, Reading) and "on_request_of" in reading.value else None


_NO_ONE = re.compile(r" (?:die|das) (?:Geschäfte|Geschäftslage|Lage|Wohl|Sache)\b")
"""What may call for a meeting and is nobody."""


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
        link = re.match(r",? (?:oder|und|sowie|bzw\.) ", text[whom[-1].end :])
        if link is None:
            break
        at = whom[-1].end + link.end()
    return found


def _caller(hit: Hit, requested_at: int) -> Office | None:
    named = re.search(r"\bauf (?:Veranlassung|Einladung)\b", hit.text)
    if named:
        return office(hit.text, named.end(), "genitive")
    if not _BE_CALLED.search(hit.text):
        return None
    by = re.search(r"\b(?:durch|vom|von)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])", hit.text)
    if by and not (requested_at >= 0 and by.start() + 30 > requested_at > by.start()):
        return office(hit.text, by.start(), "accusative" if by.group() == "durch" else "dative")
    pronoun = re.search(r"\b(?:ist|hat|kann|muss) (?:sie/er|er/sie|sie oder er|er oder sie|er|sie)\b", hit.text)
    if pronoun and hit.before:
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


_PARTS = (",", ";", " und kann ", " und darf ", " und ist ")
"""What parts a sentence with two periods."""
_OTHER_EVENT = re.compile(r"(?:[fF]eier|[fF]est|[eE]mpfang|Klausur|Ausflug|Schulung)\b")
_UNIT = re.compile(r"Tag|Woche|Monat|(?:Kalender|Werk|Arbeits)tag")


def _invitation(hit: Hit) -> Readings:
    if re.search(
        r"\bgilt als\b|\bAnträge\b|\bbekannt (?:zu )?(?:ge|zu)|Einwohnerversammlung|Niederschrift|Protokoll", hit.text
    ) or _OTHER_EVENT.search(hit.text):
        return None
    unbound = re.search(r"\bohne (?:Einhaltung einer |jede )?(?:Ladungs|Einladungs|Einberufungs)?[fF]rist\b", hit.text)
    if unbound:
        return Reading({"urgent_period": "PT0S"}, (unbound.span(),))
    # A match that begins with "Wochen" has its number before it.
    found = period(hit.text, max(0, hit.start - 20) if _UNIT.match(hit.text, hit.start) else hit.start)
    if found is None:
        return UNREAD if re.search(r"[Ff]rist von\b|[Ff]rist beträgt", hit.text) else None
    value: dict[str, object] = {}
    ground = list[tuple[int, int]]()
    while found and len(ground) < 2:
        length, start, end = found
        # Which of two periods is for urgent cases, its own part of the sentence says.
        low = max(hit.text.rfind(mark, 0, start) + 1 for mark in _PARTS)
        high = min((place for mark in _PARTS if (place := hit.text.find(mark, end)) >= 0), default=len(hit.text))
        value.setdefault("urgent_period" if _URGENT.search(hit.text[low:high]) else "period", length)
        ground.append((start, end))
        found = period(hit.text, end)
    if "period" not in value and not re.search(r"[Ff]rist|Einladung|Ladung|eingeladen|einberuf", hit.text + hit.before):
        return None
    return Reading(value, tuple(ground))


_MONTHS = "monaten|wochen|zweimonatigem|dreimonatigem|zweimonatigen|dreimonatigen|vierwöchigem|sechswöchigem"
_WHEN = (
    "*jährlich*|jahr|jahre|kalenderjahr|*halbjahr*|*quartal*|monat*|monate|wochen|bedarf|sooft|bedarfsweise"
    "|vierteljahr|tage|vierzehntägig|14-tägig|wöchentlich"
)

_DAYS = "tag|tage|tagen|woche|wochen|kalendertage|kalendertagen|werktage|arbeitstage|monat"
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
        "meeting_publicity/meetings",
        (
            "*sitzung|*sitzungen|*treffen|beratungen ... sind|ist|finden|findet|waren|sollen|können|werden ..."
            " *öffentlich",
            "öffentlich|nichtöffentlich sind|ist|finden ... *sitzung|*sitzungen",
            "kann|können|soll|sollen ... *öffentlich ... tagen|beraten|durchgeführt",
            "vorgeschlagen|beschließen ... *öffentlich zu tagen|beraten",
            "*sitzung|*sitzungen ... unter ausschluss der öffentlichkeit",
            "tagt|tagen|berät|beraten|verhandelt ... *öffentlich",
            "tagt|tagen|berät|beraten|verhandelt|verhandeln ... in *öffentlicher|*öffentlichen sitzung|sitzungen",
        ),
        _publicity,
    ),
    Finder(
        "meeting_publicity/parts",
        ("*sitzung|*sitzungen ... aus|in|einen ... öffentlichen und ... *nichtöffentlichen|nicht-öffentlichen teil",),
        _split_meeting,
    ),
    Finder(
        "meeting_publicity/accessible",
        ("*sitzung|*sitzungen ... für alle|jedermann|jeden ... zugänglich|offen",),
        _accessible,
    ),
    Finder("meeting_publicity/audience", ("die öffentlichkeit ... ausgeschlossen|zugelassen",), _audience),
    Finder(
        "meeting_publicity/excluded",
        (
            "öffentlichkeit ... ausgeschlossen|ausschließen|auszuschließen",
            "kann|können ... öffentlichkeit ausschließen",
            "kann|können|wird|werden ... nichtöffentlich|nicht-öffentlich beraten|verhandelt|behandelt",
        ),
        _excluded,
    ),
    Finder(
        "meeting_publicity/closed-matters",
        (
            "in nichtöffentlicher|nicht-öffentlicher sitzung ... behandelt|verhandelt|beraten :",
            "in nichtöffentlicher|nicht-öffentlicher sitzung werden ... folgende*",
        ),
        _closed_matters,
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
            "auf antrag|verlangen|wunsch ... verpflichtet ... einzuberufen|einzuladen",
            "eingeladen|einzuladen ... wenn ... verlang*|beantrag*",
            "einzuberufen|einberufen ... wenn ... verlang*|beantrag*|forder*",
            "wenn ... verlang*|beantrag*|forder* ... einzuberufen|einberufen",
            "verlangt|verlangen|beantragt|beantragen ... so ist|muss ... einzuberufen|einberufen",
            "verlangt|verlangen|beantragt ... die einberufung",
            "tritt|treten ... auf verlangen|antrag|wunsch ... zusammen",
            "muss|müssen stattfinden|einberufen ... wenn ... wünsch*|verlang*|beantrag*|beschließt",
            "muss|müssen ... einberufen werden , wenn ... beschließt",
            "beruft ... ein ... auf verlangen|antrag|wunsch",
            "beruft ... ein , wenn ... verlangt|beantragt|verlangen|beantragen",
        ),
        _demanded,
    ),
    Finder(
        "invitation_period/period",
        (
            "*ladungsfrist|einberufungsfrist|einladungsfristen ... beträgt|von|betragen",
            "*ladungsfrist|einberufungsfrist|frist ... *kürz*",
            "*kürz* ... *ladungsfrist|frist",
            f"*lädt|laden|einladung|einladungen|einzuladen|eingeladen|einladen|ladung|geladen ... {_DAYS}",
            f"beruft|einberufung|einberufen|einzuberufen ... {_DAYS}",
            "frist von ... einzuberufen|einberufen|einzuladen|eingeladen|geladen|zuzusenden|versandt|zugestellt",
            "tag|tage|tagen|woche|wochen|kalendertage|werktage ... vor ... sitzung|sitzungstermin|sitzungstag ..."
            " einzuladen|eingeladen|einberufen|einzuberufen|geladen",
            f"{_DAYS} vorher|vorab|zuvor ... einzuladen|eingeladen|einberufen|einzuberufen|geladen",
            f"{_DAYS} im voraus ... einzuladen|eingeladen|einberufen|einzuberufen|geladen",
            "frist ... zu laden|einzuladen",
            "ohne ... *frist ... einberufen|eingeladen|geladen|einzuberufen",
            "*tägig*|*wöchig* *frist|einladungsfrist|ladungsfrist",
            "frist ... wahrung|einhaltung|einer",
        ),
        _invitation,
    ),
)
