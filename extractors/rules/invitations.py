"""How members are invited: how far ahead, and in which form."""

import re

from extractors.rules.besides import what_for
from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings
from extractors.text.numbers import before_meeting, period

_URGENT = re.compile(r"\b(?:[Ee]il|[Dd]ring|Notf|Ausnahmef|abgekürzt|verkürz|abkürz|kürz)")
_PARTS = (",", ";", " und kann ", " und darf ", " und ist ")
"""What parts a sentence with two periods."""
_OTHER_EVENT = re.compile(
    r"(?:[fF]eier|[fF]est|[eE]mpfang|Klausur|Ausflug|Schulung)\b"
    r"|\b(?:lädt|laden) (?:die |weitere )?(?:Presse|Öffentlichkeit|Gäste)(?! (?:und|sowie) )\b"
)
"""What else people are invited to, and who else is."""
_UNIT = re.compile(r"Tag|Woche|Monat|(?:Kalender|Werk|Arbeits)tag")


_AS_IT_IS = re.compile(r"[fF]rist von (?:mindestens )?$")
_URGENT_CASE = re.compile(
    r"(?:\(\d{1,2}\) )?(?:Bei (?:besonderer )?Dringlichkeit"
    r"|In (?:\w{3,20}en )?(?:Eil|Not|dringenden|eiligen) ?\w{4,8})\b"
)
"""A sentence that is about urgent meetings alone."""


def _invitation(hit: Hit) -> Readings:
    if re.search(
        r"\bgilt (?:die \w{4,10} )?als\b|[fF]rist (?:ist )?gewahrt"
        r"|\bAnträge\b|\bbekannt (?:zu )?(?:ge|zu)|Einwohnerversammlung|Niederschrift"
        r"|Protokoll",
        hit.text,
    ) or _OTHER_EVENT.search(hit.text):
        return None
    unbound = re.search(r"\bohne (?:Einhaltung einer |jede )?(?:Ladungs|Einladungs|Einberufungs)?[fF]rist\b", hit.text)
    if unbound:
        return Reading({"urgent_period": "PT0S"}, (unbound.span(),))
    # A match that begins with "Wochen" has its number before it.
    found = period(hit.text, max(0, hit.start - 20) if _UNIT.match(hit.text, hit.start) else hit.start)
    found = found or before_meeting(hit.text)
    if found is None:
        return UNREAD if re.search(r"[Ff]rist von\b|[Ff]rist beträgt", hit.text) else None
    if re.search(r"\b(?:binnen|innerhalb(?: von)?|alle) $", hit.text[: found[1]]):
        return None  # how soon or how often a meeting is called, no matter how far ahead
    value: dict[str, object] = {}
    ground = list[tuple[int, int]]()
    while found and len(ground) < 2:
        length, start, end = found
        # Which of two periods is for urgent cases, its own part of the sentence says.
        low = max(hit.text.rfind(mark, 0, start) + 1 for mark in _PARTS)
        high = min((place for mark in _PARTS if (place := hit.text.find(mark, end)) >= 0), default=len(hit.text))
        urgent = _URGENT.search(hit.text[low:high]) or _URGENT_CASE.match(hit.text)
        if _AS_IT_IS.search(hit.text, 0, start) and re.match(r" (?:kann|darf)\b", hit.text[end:]):
            urgent = None  # the period that may be shortened
        key = "urgent_period" if urgent else "period"
        if key in value and (case := what_for(hit.text, ground[-1][1], start)) is not None:
            return Reading(value, tuple(ground)), Reading({key: length}, ((start, end),), case)
        value.setdefault(key, length)
        ground.append((start, end))
        found = period(hit.text, end)
    if "period" not in value and not re.search(r"[Ff]rist|Einladung|Ladung|eingeladen|einberuf", hit.text + hit.before):
        return None
    return Reading(value, tuple(ground))


_TO_MEMBERS = re.compile(r"[Ll]adung|[Ee]inlad|[Ee]inberuf|einzuberuf|einzulad|\blädt\b|\bladen\b|geladen|beruft")


def _shortened(hit: Hit) -> Readings:
    """Reads "In dringenden Fällen genügt eine Frist von zwei Tagen" behind how far ahead members are invited."""
    length = period(hit.text, hit.start)
    if length is None or not _URGENT.search(hit.text) or not _TO_MEMBERS.search(hit.before):
        return None
    if re.search(r"[Aa]ntr[aä]g|Anfrage|Vorlage|Niederschrift", hit.text):
        return None
    return Reading({"urgent_period": length[0]}, (length[1:],))


_FORMS = (("electronic", r"elektronisch|E-Mail|digital|Ratsinformationssystem|[A-Z]\w{2,20}informationssystem"),
          ("text", r"Textform|in Textform"), ("written", r"schriftlich"))  # fmt: skip


def _invitation_form(hit: Hit) -> Readings:
    """In which form members are invited."""
    if re.search(
        r"Antr[aä]g|beantragt|verlangt|(?<!er)forder|wünsch|Gäste|Niederschrift|Protokoll"
        r"|\b(?:nachrichtlich|Abschrift|zur Kenntnis)\b",
        hit.text,
    ):
        return None
    found = [(form, match) for form, pattern in _FORMS if (match := re.search(rf"(?<!nicht )(?:{pattern})", hit.text))]
    if not found:
        return None
    forms = [form for form, _ in found]
    return Reading({"form": forms[0] if len(forms) == 1 else forms}, tuple(match.span() for _, match in found))


_DAYS = "tag|tage|tagen|woche|wochen|kalendertage|kalendertagen|werktage|werktagen|arbeitstage|arbeitstagen|monat"

FINDERS = (
    Finder(
        "invitation_period/period",
        (
            "*ladungsfrist|einberufungsfrist|einladungsfristen ... beträgt|von|betragen",
            "beträgt|gilt ... *ladungsfrist|einberufungsfrist",
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
            f"sind|ist ... {_DAYS} ... zu laden",
            "ohne ... *frist ... einberufen|eingeladen|geladen|einzuberufen",
            "*tägig*|*wöchig* *frist|einladungsfrist|ladungsfrist",
            "frist ... wahrung|einhaltung|einer",
            "kann|darf sie|diese ... *kürz*",
            "sie|diese kann|darf ... *kürz*",
        ),
        _invitation,
    ),
    Finder(
        "invitation_period/shortened",
        ("genügt|reicht eine frist von", f"verkürzung|abkürzung auf ... {_DAYS}", "beträgt sie|diese ... tag|tage"),
        _shortened,
    ),
    Finder(
        "invitation_form/form",
        (
            "beruft ... schriftlich|elektronisch|elektronischer|textform ... ein",
            "einladung|einladungen|ladung|einberufung|einberufen|eingeladen|lädt ... schriftlich|elektronisch"
            "|schriftliche|elektronische|schriftlicher|elektronischer|elektronischem|textform|*mail"
            "|*informationssystem",
            "schriftlich|elektronisch ... einberufen|eingeladen|einzuladen|einzuberufen|geladen",
            "schriftlichen|elektronischen ladung|einladung",
            "schriftlich|elektronisch zu laden",
            "ladung|einladung ... digitaler form",
            "schriftlicher|elektronischer form ... einberufen|eingeladen|einzuladen|einzuberufen|geladen",
        ),
        _invitation_form,
    ),
)
