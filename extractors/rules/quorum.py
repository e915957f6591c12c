"""The quorum: how many have to be there so that a body can decide."""

import re

from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings
from extractors.rules.offices import office
from extractors.text.numbers import FRACTION, NUMBER, number, share

ABLE = re.compile(r"[Bb]eschlu(?:ss|ß)fähig|beratungsfähig")
_TO_DECIDE = re.compile(r"\b(?:Beschl[uü]ss|Abstimmung|Entscheidung|beschließen|entscheiden)")
_WHATEVER_NUMBER = re.compile(
    r"(?:unabhängig von|ohne Rücksicht auf) (?:der|die|deren) (?:An)?[zZ]ahl|in (?:jedem Fall|jedem Falle|allen"
    r" Fällen) beschlussfähig"
)
"""Whoever comes: said of a meeting that is called for the second time, or of all of them."""
_PERCENT = re.compile(r"\b(?:mindestens )?(?P<number>\d{1,3}) ?(?:%|Prozent|v\. ?H\.)")
_SHARES = {"50": "1/2", "33": "1/3", "25": "1/4", "66": "2/3", "67": "2/3", "75": "3/4", "20": "1/5", "100": "all"}
_PRESENT = re.compile(r"\b(?:anwesend|vertreten|erschienen|teilnimmt|teilnehmen|zugeschaltet)")
_ALL = re.compile(r"\b(?:alle|sämtliche) (?:stimmberechtigten )?(?:\w{0,20}[mM]itglieder)\b")
_MAJORITY_THERE = re.compile(r"\b(?:die|eine) Mehrheit anwesend\b")
_COUNT = re.compile(
    rf"\b(?:mindestens|wenigstens|nicht weniger als|wenn|sofern|ab|Anwesenheit von) (?P<number>{NUMBER})"
    rf"(?: \(\d{{1,2}}\))? (?:(?:der|aller|seiner|ihrer) )?"
    rf"(?:\w{{3,25}} )?(?P<whom>\w{{0,20}}[mM]itglieder\w{{0,2}}|Personen|Stimmberechtigte|Anwesende)"
)
_MAJORITY_OF = re.compile(r"\b(?:einfache |absolute )?Mehrheit (?:der|seiner|ihrer|aller|des)\b")


_AND_CHAIR = re.compile(
    r"\b(?:der|die) (?:oder (?:der|die) )?[vV]orsitzende(?: oder (?:sein|ihre?|seine|dessen|deren|die|der)"
    r" (?:\w{3,40} ?){1,2})? (?:und|sowie) (?=(?:mindestens|wenigstens) )"
)
"""The chair, who has to be there beside a number of members."""
_INCLUDES = re.compile(r"\b(?:darunter|einschließlich|unter ihnen|inklusive|neben)(?= (?:de[rms]|die)\b)")


def _of(text: str) -> str:
    """Whose share counts; "anwesend und stimmberechtigt" is said of how they are there."""
    return "voting_members" if re.search(r"[Ss]timmberechtigt", re.split(r"\banwesend", text[:80])[0]) else "members"


_OF_VOTES = re.compile(r"\b(?:Stimmenzahl|Stimmen|Stimmrechte)\b")
"""A share of the votes, where members have several."""


def _quorum(hit: Hit) -> Readings:
    able = ABLE.search(hit.text)
    whatever = _WHATEVER_NUMBER.search(hit.text)
    if whatever:
        return Reading({"share": "any"}, (whatever.span(),)) if able else None
    if re.search(r"nicht(?: mehr)? beschlussfähig|gilt als beschlussfähig|beschlussfähig,? solange", hit.text):
        return None
    if not able and not _TO_DECIDE.search(hit.text):
        return None
    # The condition about who is present counts, not the one about who was invited.
    places = [
        match
        for match in (_MAJORITY_OF.search(hit.text), _MAJORITY_THERE.search(hit.text), FRACTION.search(hit.text))
        if match
    ]
    present = _PRESENT.search(hit.text)
    if re.search(r"\b(?:deren|dessen|seine|ihre) Anwesenheit\b", hit.text) and not able:
        return None  # of somebody who is called in
    if places:
        place = min(places, key=lambda match: match.start())
        value: dict[str, object] = {
            "share": "majority" if place.re in (_MAJORITY_OF, _MAJORITY_THERE) else share(place)
        }
    elif percent := _PERCENT.search(hit.text):
        place, value = percent, {"share": _SHARES.get(percent["number"], f"{percent['number']}%")}
    elif (place := _COUNT.search(hit.text)) is not None:  # type: ignore[assignment]
        value = {"share": number(place["number"])}
    elif present and re.search(r"\bnicht (?:alle|sämtliche)\b", hit.text):
        return None
    elif present and (place := _ALL.search(hit.text)) is not None:  # type: ignore[assignment]
        value = {"share": "all"}
    else:
        if re.search(r"\bob\b|stellt|fest(?:ge)?stell|Feststellung|Herstellung", hit.text) or not re.search(
            r"\bwenn|\bsofern|Anwesenheit", hit.text
        ):
            return None
        return UNREAD
    if not _OF_VOTES.search(hit.text, place.end(), place.end() + 60):
        value["of"] = _of(hit.text[place.start() :])
    ground = [place.span()]
    includes = _INCLUDES.search(hit.text)
    if includes:
        with_whom = office(hit.text, includes.end(), "dative" if includes.group() == "neben" else "nominative")
        if with_whom:
            value["includes"] = with_whom.name
            ground.append((with_whom.start, with_whom.end))
    elif (chair := _AND_CHAIR.search(hit.text, at := hit.text.index(hit.clause), at + len(hit.clause))) is not None:
        value["includes"] = "Vorsitz"
        if isinstance(value["share"], int) and " weitere" in place.group():
            value["share"] += 1
        ground.append(chair.span())
    return Reading(value, tuple(ground))


FINDERS = (
    Finder(
        "quorum/share",
        (
            "beschlussfähig|beratungsfähig|beschlußfähig",
            "beschlussfähigkeit ... gegeben|anwesenheit|anwesend|vorhanden|erforderlich",
            "beschlussfähigkeit besteht|liegt ... wenn|sofern|ab",
            "beschluss*|beschlüsse*|abstimmung|abstimmungen|entscheidungen ... anwesenheit ... erforderlich|notwendig"
            "|nötig|voraussetzung|bedarf",
            "anwesenheit ... voraussetzung|erforderlich|notwendig ... beschluss*|beschlüsse*|abstimmung|abstimmungen",
            "beschluss*|beschlüsse|abstimmung ... muss|müssen ... anwesend",
            "kann|können|darf|dürfen nur beschließen|entscheiden ... wenn|sofern ... anwesend",
            "kann|können ... beschlüsse fassen ... wenn|sofern ... anwesend",
            "beschlüsse|beschluss ... nur ... bei|in anwesenheit ... mitgliedern|mitglieder",
        ),
        _quorum,
    ),
)
