"""What becomes of minutes: when members get them, how long one may object, who else may see them."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.minutes import ABOUT, MINUTES, RESULTS, VERBATIM, minutes_are_meant
from extractors.rules.offices import office
from extractors.text.numbers import period

_OBJECTION = re.compile(
    r"[Ee]inwend|[Ee]inwänd|[Ää]nderung|[Ww]iderspr|[Bb]eanstand|[Ee]inspr[uü]ch|[Kk]orrektur|genehmigt"
)

_CONDITION = re.compile(
    r"\b(?:sofern|soweit|wenn|falls|öffentliche[rn]? Teile?|nicht[- ]?öffentliche[nrm]?|Sitzungsteile|Einwohner"
    r"|nicht[- ]?öffentlich (?:beraten|behandelt|verhandelt|getagt)\w{0,2})\b"
)


_LAID_OUT = re.compile(
    r"\blieg(?:t|en)\b.{0,60}(?:während|in) .{0,20}Sitzung\b"
    r"|(?:während|in) .{0,20}Sitzung\b.{0,40}\b(?:aus|vor)gelegt\b"
)


def _public(hit: Hit) -> Readings:
    """Public or secret, where no condition splits it."""
    if _LAID_OUT.search(hit.text):
        return None  # for the members, until they have approved it
    value: dict[str, object] = {}
    kind = RESULTS.search(hit.text) or VERBATIM.search(hit.text)
    if kind:
        value["kind"] = "results" if kind.re is RESULTS else "verbatim"
    if re.search(r"\böffentlich(?:e[nr]?)? (?:Sitzungen?|Verhandlungen?)\b", hit.text) and not re.search(
        r"nicht ?-?öffentlich", hit.text
    ):
        if not re.search(
            r"\b(?:Einsicht(?:nahme)?|veröffentlicht|einsehbar|einsehen|eingesehen|öffentlich zugänglich)\b", hit.text
        ):
            return None
        value["public"] = "public_meetings"
    elif _CONDITION.search(hit.text):
        return None
    else:
        value["public"] = not re.search(r"vertraulich|nicht[- ]?(?:öffentlich|veröffentlicht)", hit.text)
    return Reading(value, ((hit.start, hit.end),))


def _published(hit: Hit) -> Readings:
    """Reads "Sie wird im Internet veröffentlicht": of the minutes that the sentence before has written."""
    if not minutes_are_meant(hit.sentence):
        return None
    read, released = _public(hit), re.search(r"\bnach (?:Freigabe|Genehmigung) (?=durch )", hit.text)
    by = office(hit.text, released.end(), "accusative") if released else None
    if not isinstance(read, Reading) or by is None:
        return read
    return Reading({**read.value, "approved_by": by.name}, (*read.ground, (by.start, by.end)))


def _sent(hit: Hit) -> Readings:
    """Reads "Sie ist binnen zwei Wochen zuzusenden": the minutes that the sentence before has written."""
    return _delivered(hit) if minutes_are_meant(hit.sentence) else None


def _objection(hit: Hit) -> Readings:
    before = hit.sentence.before
    if not ABOUT.search(hit.text + hit.before) and not (before and minutes_are_meant(before)):
        return None
    length = period(hit.text, _clause_start(hit))
    return Reading({"objection_period": length[0]}, (length[1:],)) if length else None


def _clause_start(hit: Hit) -> int:
    """Where the clause with the objection begins, behind what parts it from the one before."""
    word = _RAISED.search(hit.text) or _OBJECTION.search(hit.text)
    return max((part.end() for part in _PARTED.finditer(hit.text, 0, word.start())), default=0) if word else 0


_RAISED = re.compile(r"[Ee]inwend|[Ee]inwänd|[Ww]iderspr|[Bb]eanstand|[Ee]inspr[uü]ch|[Kk]orrektur|Änderungsw")
_APPROVED_IF = r" und (?:gilt|gelten) als (?:genehmigt|angenommen)"
_PARTED = re.compile(rf";|{_APPROVED_IF}")
"""What parts how a paper is sent from how long one may object to it."""


def _delivered(hit: Hit) -> Readings:
    first = _PARTED.split(hit.text)[0]
    length = period(first)
    if length is None or re.search(r"[Tt]on(?:band|aufz|aufn)|aufzubewahren", hit.text) or _OBJECTION.search(first):
        return None
    if not re.search(r"\b(?:innerhalb|binnen|spätestens|in der Regel)\b", hit.text[: length[1]]):
        return None
    if re.match(r" vor\b", first[length[2] :]):
        return None  # with the invitation to the next meeting
    return Reading({"delivered_within": length[0]}, (length[1:],))


_PERIOD = "woche|wochen|tage|tagen|monats"


FINDERS = (
    Finder(
        "minutes/public",
        (
            f"{MINUTES} ... ist|sind ... öffentlich|nichtöffentlich|vertraulich|nicht-öffentlich|einsehbar",
            f"{MINUTES} ... veröffentlicht|veröffentlichen",
            f"einsicht|einsichtnahme in ... {MINUTES}",
            f"{MINUTES} ... können|kann|dürfen ... einsehen|eingesehen",
            f"{MINUTES} ... öffentliche ... einsicht*",
        ),
        _public,
    ),
    Finder(
        "minutes/published",
        (
            "sie|es|diese|dieses wird|werden|ist|sind ... veröffentlicht|einsehbar",
            "sie|es|diese|dieses ist|sind nichtöffentlich|öffentlich|vertraulich",
            "sie|es|diese|dieses ist|sind nicht öffentlich",
        ),
        _published,
    ),
    Finder(
        "minutes/objection",
        (
            "*änderungswünsche|einwendungen|einwände|einspruch|änderungen|widerspruch|beanstandungen|einsprüche"
            "|korrekturwünsche ... woche|wochen|tage|tagen|monat|monats|monate",
            "woche|wochen|tage|tagen|monat|monats ... *änderungswünsche|einwendungen|einwände|einspruch"
            "|widerspruch|einsprüche ... erhoben|geltend",
            "woche|wochen|tage|tagen|monat|monats ... kein|keine *änderungswünsche|einwendungen|einwände|einspruch"
            "|widerspruch|einsprüche|beanstandungen|korrekturwünsche",
            "gilt als genehmigt , ... woche|wochen|tage|tagen",
        ),
        _objection,
    ),
    Finder(
        "minutes/delivered",
        (
            f"{MINUTES} ... zuzuleiten|zugeleitet|übersandt|versandt|zugesandt|zugestellt|zugänglich|übersenden"
            "|kenntnis|versenden|zugeschickt|übermittelt|bereitgestellt|zugeht|zugehen|zuzusenden",
            f"{MINUTES} ... übersendet|versendet|verschickt ... {_PERIOD}",
            f"{MINUTES} ... {_PERIOD} ... übersendet|versendet|verschickt",
            f"{MINUTES} ... geht|gehen ... zu",
            f"{MINUTES} ... {_PERIOD} ... vorliegen|vorzulegen|liegt|übergeben",
            f"{MINUTES} ... woche|wochen|tage|tagen|monats ... zuzuleiten|zugeleitet|übersandt|versandt"
            "|zugesandt|kenntnis|übermittelt",
            f"erhalten|erhält ... {MINUTES}",
        ),
        _delivered,
    ),
    Finder(
        "minutes/sent",
        (
            f"sie|es|diese|dieses ist|sind|wird|werden ... {_PERIOD} ... zuzusenden|zuzuleiten|zugeleitet|zugesandt"
            "|übermitteln|übersenden|zuzustellen|übersandt|versandt|verschickt|zugestellt|übermittelt|vorzulegen",
        ),
        _sent,
    ),
)
