"""From when and until when rules or a body hold, and who decides whether they go on."""

import re

from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject
from extractors.text.bodies import ENDING
from extractors.text.dates import find_dates

_RULES = re.compile(r"\b(?:Geschäftsordnung|(?:Haupts|S)atzung|Richtlinien?|Ordnung|Regelung(?:en)?|Vereinbarung)\b")
_COMMITTEE = re.compile(rf"\b(?:Einrichtung|Einsetzung|\w{{0,30}}(?:{ENDING}|[aA]rbeitskreis))\b")
_PUBLICATION = re.compile(r"(?:Bekanntmachung|Veröffentlichung|Bekanntgabe)\b")
_ADOPTION = re.compile(
    r"(?:Beschluss(?:fassung)?|Verabschiedung|Annahme|Zustimmung|sofortiger Wirkung|sofort|Unterzeichnung)\b"
)
_CONSTITUTION = re.compile(r"(?:Konstituierung|konstituierende)\w{0,2}\b")
_OTHERS = re.compile(r"\b(?:Gesetz|Beschluss|Verordnung|Vertrag|Vereinbarung)\w{0,2} (?:trat|tritt|treten|traten)\b")
"""What else comes into force."""
_TERM = re.compile(
    r"\bfür die Dauer der (?P<term>(?:jeweiligen |laufenden )?(?:Wahl|Amts|Legislatur)(?:periode|zeit))\b"
)
_UNTIL_NEW = re.compile(r"\bbis zu(?:m|r) (?:Inkrafttreten|Erlass|Verabschiedung|Beschluss(?:fassung)?) einer neuen\b")
_UNLIMITED = re.compile(r"\bunbefristet|auf unbestimmte Zeit|bis auf (?:W|w)eiteres")
_FROM = re.compile(r"\b(?:[Aa]m|zum|vom|[Aa]b|seit|rückwirkend)(?: dem| zum)? $")
_THEN_OUT = re.compile(r" in Kraft,? und (?:spätestens |wieder )?(?:am|zum|mit Ablauf des|mit dem) $")
"""Before the day on which what just came into force goes out of it."""
_UNTIL = re.compile(r"\b(?:bis|befristet|Ablauf|endet)\b")


def _applies_to(text: str) -> dict[str, str]:
    text = re.split(r"; (?:gleichzeitig|zugleich)|, (?:gleichzeitig|zugleich)", text)[0]
    rules, committee = bool(_RULES.search(text)), bool(_COMMITTEE.search(re.split(r" (?:tritt|trat|gil)", text)[0]))
    if rules == committee:
        return {}
    return {"applies_to": "rules" if rules else "committee"}


def _in_force(hit: Hit) -> Readings:
    """When something comes into force, from a date or by an event."""
    if _OTHERS.search(hit.text[: hit.end]):
        return None
    clause, value, ground = hit.text, dict[str, object](), [(hit.start, hit.end)]
    if re.search(r"\baußer Kraft\b", clause[hit.start : hit.end]):
        return None
    until = re.search(r"außer Kraft", clause)
    for found in find_dates(hit.sentence.text):
        if (
            (_UNTIL.search(clause[max(0, found.start - 40) : found.start]) and until)
            or re.search(r"\bbis (?:zum|einschließlich) (?:\w{2,12} )?$", clause[: found.start])
            or _THEN_OUT.search(clause[: found.start])
        ):
            value["until"] = found.iso
        elif until and " in Kraft" in clause[: found.start]:
            continue  # of what goes out of force meanwhile
        elif _FROM.search(clause[: found.start]) and not re.search(
            r"(?:ordnung|atzung|Fassung) vom $", clause[: found.start]
        ):
            value.setdefault("from", found.iso)
        else:
            continue
        ground.append((found.start, found.end))
    if "from" not in value:
        for event, pattern in (("publication", _PUBLICATION), ("adoption", _ADOPTION), ("constitution", _CONSTITUTION)):
            match = pattern.search(clause)
            if match:
                value["from_event"] = event
                ground.append(match.span())
                break
    return Reading(value | _applies_to(clause), tuple(ground)) if value else UNREAD


def _expires(hit: Hit) -> Readings:
    """Reads "tritt mit Ablauf des 31.12.2025 außer Kraft", of these rules themselves."""
    lead = hit.text[: hit.start]
    dates = find_dates(hit.sentence.text)
    if (
        not dates
        or not re.search(r"\b(?:[Dd]iese|[Ss]ie|Beirats?|Ausschuss)\b", lead)
        or re.search(r"in Kraft", hit.text)
    ):
        return None
    found = dates[-1]
    return Reading({"until": found.iso} | _applies_to(hit.text), ((hit.start, hit.end), (found.start, found.end)))


def _holds(hit: Hit) -> Readings:
    """Says "gilt bis zum …", "gilt ab dem …", "gilt unbefristet"."""
    about = hit.text
    if re.match(r"(?:\(\d\) )?Sie\b", hit.text):
        if not _RULES.search(hit.before):
            return None
        about = hit.before
    text, value, ground = hit.text, dict[str, object](), list[tuple[int, int]]()
    unlimited = _UNLIMITED.search(text) or _UNTIL_NEW.search(text)
    term = _TERM.search(text)
    if term:
        value["tied_to"] = term["term"]
        ground.append(term.span("term"))
    if unlimited:
        value["until"] = None
        ground.append(unlimited.span())
    for found in find_dates(hit.sentence.text):
        lead = text[hit.start : found.start]
        if _UNTIL.search(lead):
            value["until"] = found.iso
        elif _FROM.search(lead) and not re.search(r"(?:ordnung|atzung|Fassung|Beschluss) vom $", lead):
            value["from"] = found.iso
        else:
            continue
        ground.append((found.start, found.end))
    if not value and re.search(
        r"\b(?:ab|mit|nach)\b.{0,40}(?:Beschlussfassung|Verabschiedung|sofort)", text[hit.start :]
    ):
        value["from_event"] = "adoption"
    return Reading(value | _applies_to(about), tuple(ground)) if value else None


_OTHER_EXTENSION = re.compile(
    r"\b(?:Verlängerung|Fortsetzung|Fortführung|Weiterführung) (?:der|des|dieser|von) \w{0,30}(?:[zZ]eit|[dD]auer"
    r"|[fF]rist|[sS]itzung|[dD]ebatte|[vV]ertrag"
    r"|[pP]ause|[fF]ragestunde|[mM]andat|[pP]eriode)"
)
"""What else than a body can be prolonged."""


def _continuation(hit: Hit) -> Readings:
    """Who decides whether a body goes on."""
    if _OTHER_EXTENSION.search(hit.text):
        return None
    needs = re.search(r"\b(?:bedarf eines|durch) \w{0,12}[bB]eschluss(?:es)? (?=de[rs] )", hit.text)
    if needs:
        whose = office(hit.text, needs.end(), "genitive")
        return Reading({"decided_by": whose.name}, ((whose.start, whose.end),)) if whose else None
    verb = re.search(r"\b(?:entscheide[nt]|beschließ(?:t|en)|befinde[nt])\b", hit.text)
    if verb is None:
        passive = re.search(r"\b(?:durch|vom|von)\b", hit.text)
        by = office(hit.text, passive.start(), "dative") if passive else None
    else:
        by = office(hit.text, verb.end(), "nominative") or subject(hit.text)
    if by is None:
        return UNREAD
    return Reading({"decided_by": by.name}, ((by.start, by.end),))


FINDERS = (
    Finder(
        "validity/in-force",
        ("tritt|treten|trat|traten ... in kraft", "in kraft tritt|treten|getreten"),
        _in_force,
    ),
    Finder("validity/expires", ("tritt|treten ... außer kraft",), _expires),
    Finder(
        "validity/holds",
        (
            "*ordnung|*satzung|richtlinie*|*einrichtung|*einsetzung ... gilt|gelten ... bis|unbefristet|ab|vom|seit",
            "sie gilt|gelten ... bis|unbefristet|ab",
            "*ordnung|*satzung|richtlinie* gilt|gelten für die dauer der",
            "*ordnung|*satzung|richtlinie* ... auf|bis ... unbestimmte|weiteres",
            "*gruppe|*beirat|*ausschuss|*gremium|*kommission|*kreis ... bis|befristet ... eingerichtet|eingesetzt"
            "|befristet",
            "*gruppe|*beirat|*ausschuss|*gremium|*kommission|*kreis ... eingerichtet|eingesetzt|befristet ... bis",
            "*gruppe|*beirat|*ausschuss|*gremium|*kommission|*kreis|*einrichtung ... unbefristet",
        ),
        _holds,
    ),
    Finder(
        "continuation/decision",
        (
            "entscheide*|beschließ* ... über ... *fortführung|*weiterführung|*fortbestand|*fortsetzung|*weiterbestehen"
            "|verlängerung",
            "befindet|befinden über ... *fortführung|*fortbestand|*weiterbestehen",
            "über ... *weiterbestehen|*fortbestand ... befindet|entscheidet",
            "*fortführung|*weiterführung|*fortsetzung der|des ... wird|bedarf ... beschlossen|entschieden|beschlusses",
            "ob ... fortgeführt|weitergeführt|fortgesetzt ... entscheidet|beschließt",
            "auflösung des|der *beirats|*gremiums|*gruppe|*arbeitskreises|*kommission|tisches ... entscheide*"
            "|beschließ*",
            "*beirat|*gremium|*gruppe|*arbeitskreis|*kommission ... durch beschluss ... aufgelöst",
            "über ... *fortführung|*weiterführung|*fortbestand|*fortsetzung|verlängerung ... entscheide*|beschließ*"
            "|entschieden|beschlossen",
        ),
        _continuation,
    ),
)
