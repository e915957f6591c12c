"""What a body does where it is told and not laid down: decides, takes up, prepares, works out; what comes of it."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject
from extractors.text.bodies import ENDING

_BODY = re.compile(rf"\b\w{{0,40}}(?:{ENDING}|[kK]reis(?:es)?|[nN]etzwerks?)\b|^(?:\(\d\) )?(?:Er|Sie|Es)\b")
_OTHERS = re.compile(r"Vorsitz|Geschäftsstelle|Mitglied|Verwaltung|Fraktion|Landrat|Bürgermeister|Gäste")


def _task(hit: Hit) -> Readings:
    """A task of the body that the sentence is about; what its chair, its office or its members do is none."""
    lead = hit.text[: hit.end]
    about = subject(hit.text, hit.before)
    if not _BODY.search(lead) or (about is not None and _OTHERS.search(about.name)):
        return None
    return Reading({}, ((hit.start, hit.end),))


_RESULTS = re.compile(r"Leitlinien|Empfehlungen|Handreichung|Leitfaden|Eckpunkte|Beschlüsse|Vorschläge")


def _guides(hit: Hit) -> Readings:
    """Reads "Diese sollen der Orientierung dienen" of what a body worked out: it binds nobody."""
    if not _RESULTS.search(f"{hit.before} {hit.text[: hit.start]}") or not _BODY.search(f"{hit.before} {hit.text}"):
        return None
    return Reading({"binding": False}, ((hit.start, hit.end),))


def _recommended(hit: Hit) -> Readings:
    return Reading({"binding": False}, ((hit.start, hit.end),))


_UNDERTAKEN = re.compile(
    r"\b(?:Umsetzung|Einführung|Einrichtung|Durchführung|Fortführung)(?= (?:des|der|eines|einer) )"
)


def _state_decided(hit: Hit) -> Readings:
    """Reads "hat die Landesregierung die Umsetzung des Programms beschlossen": what the Land undertook is the basis."""
    undertaken = _UNDERTAKEN.search(hit.text, hit.start, hit.end)
    what = office(hit.text, undertaken.end(), "genitive") if undertaken else None
    if what is None:
        return None
    short = re.match(r" \(([A-ZÄÖÜ][\w-]{1,12})\)", hit.text[what.end :])
    name = f"{what.name} ({short[1]})" if short else what.name
    end = what.end + (short.end() if short else 0)
    return Reading({"name": name, "kind": "programme"}, ((what.start, end),))


_TO_BODY = re.compile(
    r"\b(?:dem|diesem) (?P<to>Gremium|Ausschuss|Kreistag|(?:Gemeinde|Stadt)rat|Rat|[A-ZÄÖÜ]\w{2,30}ausschuss)\b"
)
_FORM = re.compile(
    r"\b(?:im Rahmen|in Form|mittels|durch|als) (?:einer|eine|eines|ein)? ?"
    r"(?P<form>[A-ZÄÖÜ]\w{2,30}(?:vorlage|bericht)\w{0,2})\b"
)
_OFTEN = re.compile(
    r"\b(?:regelmäßig|jährlich|halbjährlich|vierteljährlich|laufend|einmal jährlich|zweimal jährlich)\b"
)


def _made_known(hit: Hit) -> Readings:
    """Reads "sollen dem Gremium regelmäßig in einer Mitteilungsvorlage transparent gemacht werden"."""
    to, form = _TO_BODY.search(hit.text, hit.start, hit.end), _FORM.search(hit.text, hit.start)
    if to is None:
        return None
    value, ground = {"to": to["to"]}, [to.span("to")]
    if form:
        value["form"] = form["form"]
        ground.append(form.span("form"))
    if often := _OFTEN.search(hit.text, hit.start):
        value["frequency"] = often.group()
        ground.append(often.span())
    return Reading(value, tuple(ground))


FINDERS = (
    Finder(
        "purpose/does",
        (
            "trifft|fällt|treffen|fällen ... strategische* entscheidungen",
            "nimmt ... anliegen|anregungen|themen ... auf",
            "bereitet ... *entscheidungen|*entscheidungsprozesse|*beschlüsse ... vor",
            "befasst sich ... mit",
            "hat ... leitlinien|konzept|handlungsempfehlungen|leitbild|eckpunkte ... erarbeitet|entwickelt",
            "erarbeitet|entwickelt ... leitlinien|konzepte|strategien|maßnahmen",
        ),
        _task,
    ),
    Finder(
        "decision_nature/guides",
        (
            "soll|sollen ... zur|als|der orientierung ... dienen",
            "dient|dienen ... zur|als|der orientierung",
        ),
        _guides,
    ),
    Finder(
        "decision_nature/comes-out",
        (
            "aus ... beschlüssen|ergebnissen|entscheidungen ... empfehlungen ... erstellt|abgeleitet|formuliert"
            "|erarbeitet",
        ),
        _recommended,
    ),
    Finder(
        "basis/state",
        ("hat|haben ... land|landesregierung|landtag|bund|bundesregierung ... beschlossen|aufgelegt",),
        _state_decided,
    ),
    Finder(
        "reporting/made-known",
        (
            "dem|diesem gremium|*ausschuss|kreistag|*rat ... transparent gemacht",
            "dem|diesem gremium|*ausschuss|kreistag|*rat ... vorgelegt|mitgeteilt|dargestellt|vorgestellt ... werden",
        ),
        _made_known,
    ),
)
