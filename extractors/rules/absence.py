"""Who has to attend, and whom those tell who cannot: the chair or an office, and their deputies."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, alternatives, office, subject


def _duty(hit: Hit) -> Readings:
    """That members have to attend; whether a denied or lifted duty is one, a sentence with "nicht" leaves open."""
    if re.search(r"\b(?:nicht|kein\w{0,2})\b", hit.text[: hit.end]):
        return None
    return Reading({"duty": True}, ((hit.start, hit.end),))


_ABSENT = re.compile(
    r"\b[vV]erhinder\w{2,12}|\bAbwesenheit\b|\bNichtteilnahme\b|\bnicht (?:\w{2,20} ){0,3}teilnehmen"
    r"|\b[Tt]eilnahme (?:\w{2,20} ){0,3}nicht"
)
_WITH_ARTICLE = re.compile(
    r"\b(?:de[rmn]|die|das|beim)\b(?= (?:oder (?:de[rmn]|die) )?(?:[a-zäöü]{3,20}e[nrm]? )?[A-ZÄÖÜ])"
)
_NOT_TOLD = re.compile(
    r"\b(?:an|von) $|\b[Tt]eilnahme an $|unter Angabe $|Angabe (?:de[rs]) $|Angabe de[rs] \w{3,30} (?:oder|und) $"
)
_TOLD = re.compile(
    r"(?:Vorsitz|Geschäftsstelle|Verwaltung|Schriftführ|Kreistagsbüro|Ratsbüro|Sitzungsdienst"
    r"|.{0,40}(?:meister|präsident(?:in)?|[rR]at|rätin|meisterin|vorsteher|leitung|amt|büro)\b)"
)
_NOBODY = re.compile(r"Mitglied|Sitzung(?!sdienst|sleit|sbüro)|Beginn|Teilnahme|Gr[uü]nde?\b|Verhinderung|Angabe")
"""What stands with an article in such sentences and is told nothing."""
_HIS_OWN = re.compile(r",? (?:und|sowie|oder|bzw\.) (?:seine|ihre|dessen|deren|diese|die)\w{0,2} \w{0,20}[vV]ertret")
_CHAIR_ABSENT = re.compile(r"(?:\(\d{1,2}\) )?(?:Ist|Sind|Bei Verhinderung) de[rs] .{0,20}[vV]orsitz")


def _told(text: str) -> list[Office]:
    """The offices that somebody tells of an absence, which the text has named before or names behind."""
    absent = _ABSENT.search(text)
    dative = re.search(
        r"\b(?:mit(?:zu)?teilen|an(?:zu)?zeigen|mit|an|ab(?:zu)?melden|abmeldet|entschuldigen)(?=[.;,]|$)", text
    )
    own = _HIS_OWN.search(text)
    until = own.start() if own else len(text)
    for article in _WITH_ARTICLE.finditer(text[:until]):
        if _NOT_TOLD.search(text[: article.start()][-50:]) or (absent and article.start() < absent.start() < 30):
            continue
        named = alternatives(text[:until], article.start(), "dative" if dative else "accusative")
        if not named or _NOBODY.match(named[0].name):
            continue
        told = [
            whom
            for whom in named
            if _TOLD.match(whom.name) and not (absent and whom.start <= absent.start() < whom.end)
        ]
        if told:
            return told
    return []


def _excused(hit: Hit) -> Readings:
    """Whom those tell who cannot come."""
    if _CHAIR_ABSENT.match(hit.text) or _CALLS.search(hit.text):
        return None
    whom = _told(hit.text)
    names = [office.name for office in whom]
    ground = tuple((office.start, office.end) for office in whom)
    return Reading({"excuse_to": names[0] if len(names) == 1 else names}, ground) if names else None


_DEPUTY = re.compile(
    r"\b(?:[Dd]e[rmn]|[Dd]ie|das|sein|seine[nrm]?|ihre[nrm]?|dessen|deren) (?:[a-zäöü]{3,20}e[nrm]? ){0,2}"
    r"(?:\w{0,20}[sS]tellvertret\w{1,6}|\w{0,12}[vV]ertretung(?:en)?|Vertreter(?:in)?n?|Ersatz\w{4,12})\b"
)
_PASSIVE = r"(?:wird|werden|ist|sind)"
_IS_CALLED = re.compile(rf"\b{_PASSIVE} (?:\w{{4,20}} )?{_DEPUTY.pattern}|{_DEPUTY.pattern} {_PASSIVE}\b")
"""The deputy is called, and by whom is not said: "Ist ein Mitglied verhindert, wird seine Vertretung informiert"."""
_CALLS = re.compile(r", (?:so )?(?:benachrichtigt|verständigt|informiert) (?=(?:der|die|das) )")
_MEMBER_ABSENT = re.compile(
    r"[vV]erhindert\w{0,2} (?:\w{3,20} )?\w{0,20}(?:[mM]itglied|Vertret|Delegiert)"
    r"|(?:\w{0,20}[mM]itglied\w{0,3}|Vertreter\w{0,5}|Delegierte\w?)\b.{0,100}\b[vV]erhinder"
    r"|\b[Ww]er\b.{0,40}verhindert|[mM]itglied.{0,60}nicht (?:\w{2,20} ){0,3}teilnehmen|Wer .{0,60}nicht teilnehmen"
)


def _deputy_call(hit: Hit) -> Readings:
    """Who has to call the deputy: the member that is prevented, or an office."""
    if _CHAIR_ABSENT.match(hit.text) or not _DEPUTY.search(hit.text):
        return None
    by = subject(hit.text)
    told_by = re.search(r"\b(?:hat|haben|benachrichtigt|verständigt|informiert|zieht|lädt)\b", hit.text)
    if by and told_by and by.end + 1 == told_by.start() and not re.search(r"[mM]itglied|Vertret", by.name):
        return Reading({"by": by.name}, ((by.start, by.end),))
    agent = re.search(r"\b(?:durch|vom|von)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])", hit.text)
    agent_office = (
        office(hit.text, agent.start(), "accusative" if agent.group() == "durch" else "dative") if agent else None
    )
    if calls := _CALLS.search(hit.text):
        agent_office = office(hit.text, calls.end(), "nominative")
    if agent_office:
        return Reading({"by": agent_office.name}, ((agent_office.start, agent_office.end),))
    if _IS_CALLED.search(hit.text):
        return None
    if _MEMBER_ABSENT.search(hit.text) or re.search(r"[mM]itglied", hit.text[: hit.end]):
        return Reading({"by": "Mitglied"}, ((hit.start, hit.end),))
    return None


_AWAY = (
    "verhindert|verhinderte|verhindertes|verhinderten|verhinderung|verhinderungsfall|verhinderungsfalle|abwesenheit"
    "|nichtteilnahme"
)
_TELL = (
    "anzuzeigen|mitzuteilen|anzeigen|mitteilen|verständigen|verständigt|benachrichtigen|benachrichtigt|informieren"
    "|informiert|unterrichten|unterrichtet|abzumelden|entschuldigen"
)

FINDERS = (
    Finder(
        "attendance/duty",
        (
            "verpflichtet , ... an ... sitzungen|sitzung ... teilzunehmen",
            "verpflichtet ... teilnahme an",
            "teilnahme an ... sitzungen|sitzung ... verpflichtet|pflicht",
            "haben an den|allen sitzungen teilzunehmen",
            "haben ... an den sitzungen ... teilzunehmen",
            "teilnahme ... ist|sind verpflichtend",
            "pflicht , an ... sitzungen|sitzung ... teilzunehmen",
            "verpflichtet , zu ... sitzungen|sitzung ... erscheinen|kommen",
        ),
        _duty,
    ),
    Finder(
        "attendance/excuse",
        (
            f"{_AWAY} ... {_TELL}",
            f"{_AWAY} ... zeigt|zeigen ... an",
            f"{_AWAY} , zeigt|zeigen|teilt|teilen er|sie|es|dies",
            f"teilt|teilen ... {_AWAY} ... mit",
            f"{_AWAY} ... in kenntnis",
            f"{_AWAY} ... teilt|teilen ... mit",
            f"nicht ... teilnehmen ... {_TELL}",
            "nicht ... teilnehmen ... teilt|teilen ... mit",
            f"{_TELL} ... verhindert|verhinderung",
        ),
        _excused,
    ),
    Finder(
        "deputy_call/by",
        (
            f"{_AWAY} ... *stellvertret*|*vertretung|vertreter*|ersatz* ... {_TELL}",
            f"{_AWAY} ... benachrichtigt|benachrichtigen|verständigt|verständigen|informiert|informieren ..."
            " *stellvertret*|*vertretung|vertreter*",
            "benachrichtigt|benachrichtigen|verständigt|verständigen|informiert|informieren"
            f" ... {_AWAY} ... *stellvertret*|*vertretung|vertreter*",
            f"{_AWAY} ... *stellvertret*|*vertretung|vertreter* ... in kenntnis",
            f"sorgt|sorgen ... {_AWAY} ... für ... *stellvertret*|*vertretung",
            f"{_AWAY} ... sorgt|sorgen ... für ... *stellvertret*|*vertretung",
            f"nicht ... teilnehmen ... *stellvertret*|*vertretung|vertreter* ... {_TELL}",
        ),
        _deputy_call,
    ),
)
