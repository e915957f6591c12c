"""Who has to attend, and whom those tell who cannot: the chair or an office, and their deputies."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject


def _attendance(hit: Hit) -> Readings:
    """The duty to attend, and whom to tell of an absence."""
    to = re.search(r"\b(?:dem|der)(?= .{2,60}(?:anzuzeigen|mitzuteilen|an\b|mit\b|zu verständigen))", hit.text)
    told = office(hit.text, to.start(), "dative") if to else None
    value: dict[str, object] = {"duty": True}
    if told and re.match(
        r"Vorsitz|Geschäftsstelle|Verwaltung|.{0,40}(?:meister|rat|rätin|vorsteher|leitung)", told.name
    ):
        value["excuse_to"] = told.name
    return Reading(value, ((hit.start, hit.end),))


def _deputy_call(hit: Hit) -> Readings:
    """Who has to call the deputy: the member that is prevented, or the office."""
    by = subject(hit.text)
    told_by = re.search(r"\b(?:hat|haben|benachrichtigt|verständigt|informiert|zieht|lädt)\b", hit.text)
    name = (
        "Mitglied"
        if re.search(r"(?:verhindert\w{0,2} |Ist ein )\w{0,12}[mM]itglied|[mM]itglied .{0,30}verhindert", hit.text)
        else None
    )
    name = name or (by.name if by and told_by and by.end <= told_by.start() else None)
    return Reading({"by": name}, ((hit.start, hit.end),)) if name else None


FINDERS = (
    Finder(
        "attendance/duty",
        (
            "verpflichtet , ... an ... sitzungen|sitzung ... teilzunehmen",
            "verpflichtet ... teilnahme an",
            "haben an den|allen sitzungen teilzunehmen",
            "teilnehmen kann , hat ... mitzuteilen|anzuzeigen",
            "verpflichtet , zu ... sitzungen|sitzung ... erscheinen|kommen",
            "verhinderung|verhindert ... anzuzeigen|mitzuteilen|zeigt ... an",
        ),
        _attendance,
    ),
    Finder(
        "deputy_call/by",
        (
            "verhindert|verhindertes|verhinderung ... *stellvertret*|*vertretung|vertreter* ... benachrichtigen"
            "|benachrichtigt"
            "|verständigen|verständigt|informieren|informiert",
            "verhindert|verhindertes ... benachrichtigt|verständigt|informiert ... *stellvertret*|*vertretung",
        ),
        _deputy_call,
    ),
)
