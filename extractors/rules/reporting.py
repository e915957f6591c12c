"""Who reports to whom, how often and in which form."""

import re
from dataclasses import replace

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, office, subject

_TO = re.compile(
    r"\b(?:in der|im|in den|an die|an den|dem|der|den)\b(?= (?:\w{3,20}e[nr] )?[A-ZÄÖÜ])(?! (?:Jahr"
    r"|Monat|Quartal)\b)"
)
_OFTEN = re.compile(
    r"\b(?:regelmäßig|laufend|(?:(?:mindestens|wenigstens) )?(?:ein|zwei|drei|vier)mal (?:jährlich|(?:im|pro|je)"
    r" (?:Kalender)?Jahr)|jährlich|halbjährlich|vierteljährlich|alle zwei Jahre|bei Bedarf)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:Mitteilungsvorlage|Jahresbericht|Tätigkeitsbericht|Sachstandsbericht|Bericht|mündlich|schriftlich)\w{0,3}\b"
)
_AUDIENCE = re.compile(
    r"(?:rat|tag|schuss|politik|politischen? Gremien|gremien|öffentlichkeit|gruppe|beirat|vorstand"
    r"|versammlung|vertretung|senat|magistrat|landrät\w{2,3}"
    r"|bürgermeister\w{0,4})\b",
    re.IGNORECASE,
)


def _reports(hit: Hit) -> Readings:
    text = hit.text
    if re.search(r"Amtsblatt|Berichterstatt|Tagesordnungspunkt|Vortrag", text):
        return None
    value: dict[str, object] = {}
    ground = list[tuple[int, int]]()
    verb = re.search(r"\b(?:berichte[tn]|informier(?:t|en)|unterrichtet|unterrichten)\b", text)
    if verb is None or _denied(text, verb.end()):
        return None
    due = re.match(r"(?:\(\d{1,2}\) )?(?:Dem|Der|Über [^,;.]{3,80} (?:ist|wird) (?:dem|der)) ", text)
    if due and re.search(r"\b(?:ist|sind|wird|werden)\b", text) and re.search(r"zu berichten|berichtet", text):
        start = due.end() - 4
        whom = office(text, start, "dative")
        if whom is None or not _AUDIENCE.search(whom.name):
            return None
        value, ground = {"to": whom.name}, [(whom.start, whom.end)]
        _add_details(text, value, ground)
        return Reading(value, tuple(ground))
    by, behind = subject(text), verb.end()
    if by is None or _ADVERB.match(text, by.start):
        by = None
        inverted = _behind_the_verb(text, verb.end())
        if inverted:
            value["by"] = inverted.name
            ground.append((inverted.start, inverted.end))
            behind = inverted.end
    pronoun = re.match(r" (?:sie|er|es|diese[r]?)\b", text[verb.end() :])
    if pronoun and hit.before:
        earlier = subject(hit.before)
        if earlier:
            value["by"] = earlier.name
    elif by is None and _THEY.match(text) and hit.before and (earlier := subject(hit.before)):
        value["by"] = earlier.name
    elif by and by.end <= verb.start():
        value["by"] = by.name
        ground.append((by.start, by.end))
    to = _addressee(text, behind) or (_addressee(text, by.end) if by and by.end < verb.start() else None)
    if to is None and verb.group()[0] in "iu" and by and by.end < verb.start():
        direct = office(text, verb.end(), "accusative")
        to = direct if direct and _AUDIENCE.search(direct.name) else None
    if to:
        value["to"] = to.name
        ground.append((to.start, to.end))
    _add_details(text, value, ground)
    return Reading(value, tuple(ground)) if "to" in value and ("by" in value or _THEY.match(text)) else None


def _denied(text: str, at: int) -> bool:
    """Whether the part of the sentence around a verb says that nobody is told."""
    return bool(_NOT.search(re.split("[,;]", text[:at])[-1] + re.split("[,;]", text[at:])[0]))


_NOT = re.compile(r"\bnicht\b(?! (?:nur\b|öffentlich|[a-zäöüß]{3,30}en? [A-ZÄÖÜ]))")


def _behind_the_verb(text: str, at: int) -> Office | None:
    """Who reports in "berichtet die Geschäftsstelle im Ausschuss …": the place is no part of the office."""
    by = office(text, at, "nominative") if _ARTICLE.match(text, at) else None
    place = _PLACE.search(text, by.start, by.end) if by else None
    if by is None or place is None or _addressee(text, by.end):
        return by
    return office(text[: place.start()], at, "nominative") if _addressee(text, place.start()) else by


_PLACE = re.compile(r" (?:im|in der|in den) ")


_IN_SESSION = re.compile(r"\b(?:in|im)\b[^.;]{0,60}\b[sS]itzung(?:en)?(?= (?:des|der) )")
_OF_WHAT = re.compile(r"\büber (?:die|den|das|ihre|seine) (?:\w{3,20} )?[A-ZÄÖÜ]\w{2,30} $")
"""Before whose matters a report is about: "über die Arbeit der Gruppe"."""


def _addressee(text: str, behind: int) -> Office | None:
    """The first phrase from `behind` on that names someone who is reported to."""
    session = _IN_SESSION.search(text, behind)
    if session and (whose := office(text, session.end(), "genitive")) and _AUDIENCE.search(whose.name):
        return whose
    found = (
        _to(text, preposition)
        for preposition in _TO.finditer(text, behind)
        if not _OF_WHAT.search(text, max(0, preposition.start() - 80), preposition.start())
    )
    return next((to for to in found if to and _AUDIENCE.search(to.name)), None)


def _add_details(text: str, value: dict[str, object], ground: list[tuple[int, int]]) -> None:
    """Adds how often and in which form a report is made, where the sentence says so."""
    often, form = _OFTEN.search(text), _FORM.search(text)
    if often:
        value["frequency"] = often.group()[:1].lower() + often.group()[1:]
        ground.append(often.span())
    if form:
        value["form"] = form.group()
        ground.append(form.span())


def _to(text: str, preposition: re.Match[str]) -> Office | None:
    """Whom a preposition or an article leads to."""
    start = preposition.start()
    if preposition.group() == "im":
        # "im" carries the article, which adjectives need to be put in the nominative ("im zuständigen Ausschuss").
        found = office(f"{text[: start - 1]}dem{text[start + 2 :]}", start - 1, "dative")
        return replace(found, start=start) if found else None
    return office(text, start + 3 if " " in preposition.group() else start, "dative")


def _informed(hit: Hit) -> Readings:
    """Reads "Der Ausschuss wird jährlich durch die Geschäftsstelle informiert"."""
    text = hit.text
    verb = re.search(r"\b(?:wird|werden|ist|sind)\b", text)
    if verb is None or verb.start() > hit.start or _denied(text, hit.end):
        return None
    to = subject(text)
    if to is None or _ADVERB.match(text, to.start):
        to = office(text, verb.end(), "nominative") if _ARTICLE.match(text, verb.end()) else None
    agent = re.search(r"\bdurch\b(?= (?:die|den|das) )", text) or re.search(
        r"\b(?:von|vom)\b(?= (?:de[rmn] )?[A-ZÄÖÜ])", text
    )
    if to is None or agent is None or not _AUDIENCE.search(to.name):
        return None
    by = office(text, agent.start(), "accusative" if agent.group() == "durch" else "dative")
    if by is None:
        return None
    value: dict[str, object] = {"by": by.name, "to": to.name}
    ground = [(by.start, by.end), (to.start, to.end)]
    _add_details(text, value, ground)
    return Reading(value, tuple(ground))


_ARTICLE = re.compile(r" (?:der|die|das)(?:/(?:der|die|das)| oder (?:der|die|das))? ")
_ADVERB = re.compile(
    r"(?:Mindestens|Einmal|Zweimal|Jährlich|Halbjährlich|Vierteljährlich|Regelmäßig|Laufend|Hierüber|Zudem|Daneben)\b"
)
_THEY = re.compile(r"(?:\(\d{1,2}\) )?(?:Er|Sie|Es) ")


def _report_due(hit: Hit) -> Readings:
    """Reads "Dem Ausschuss ist jährlich ein Bericht vorzulegen": a report that comes again and again."""
    often, form = _OFTEN.search(hit.text), _FORM.search(hit.text, hit.start)
    lead = re.search(r"\b(?:legt|erstattet) (?=[Dd]e[mnr] )", hit.text) or re.search(
        r"(?:^|\) )(?=[Dd]e[mn] )", hit.text
    )
    to = office(hit.text, lead.end(), "dative") if lead else None
    got = re.match(r"(?:\(\d\) )?(?:Der|Die|Das) .{2,60}? erhält\b", hit.text)
    if got and often and (to := subject(hit.text)) and _AUDIENCE.search(to.name):
        return Reading({"to": to.name, "frequency": often.group()}, ((to.start, to.end), often.span()))
    if often is None or form is None or to is None or not _AUDIENCE.search(to.name):
        return None
    value: dict[str, object] = {"to": to.name, "frequency": often.group()}
    if form.group() != "Bericht" or "erstattet" not in hit.text:
        value["form"] = form.group()
    ground = [(to.start, to.end), often.span(), form.span()]
    by = subject(hit.text, hit.before)
    if by and by.end < to.start:
        value["by"] = by.name
        ground.append((by.start, by.end))
    return Reading(value, tuple(ground))


FINDERS = (
    Finder(
        "reporting/to",
        (
            "berichtet|berichten ... dem|der|den|in|im|an",
            "dem|der ... berichten|berichtet",
            "informiert|informieren|unterrichtet|unterrichten den|die|das|der ... über",
            "informiert|informieren|unterrichtet|unterrichten den|die|das ... schriftlich|mündlich",
            "informiert|informieren ... regelmäßig|jährlich ... dem|den|die|der",
            "informiert|informieren ... dem|den|die|der ... regelmäßig|jährlich",
        ),
        _reports,
    ),
    Finder("reporting/informed", ("wird|werden|ist|sind ... durch|von|vom ... informiert|unterrichtet",), _informed),
    Finder(
        "reporting/due",
        (
            "dem|den|der ... *bericht ... vorzulegen|vorgelegt|erstatten|erstattet",
            "legt|erstattet dem|den|der ... *bericht",
            "erhält|erhalten ... jährlich|halbjährlich|regelmäßig ... *bericht",
        ),
        _report_due,
    ),
)
