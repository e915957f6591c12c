"""The office that does a body's work between meetings: the Geschäftsstelle or Geschäftsführung."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.membership import voting
from extractors.rules.offices import Office, office, subject

_VERB = re.compile(
    r"\b(?:liegt|obliegt|ist|wird|hat|führt|übernimmt|befindet sich|angesiedelt|eingerichtet|fungiert|nimmt|stellt"
    r"|richtet|unterhält)\b"
)


def _held(by: Office | None, text: str) -> Readings:
    if (
        by is None
        or by.name in ("Vorsitz", "Geschäftsstelle", "")
        or re.match(r"(?:Sitzung|Mitglied|Geschäft|Organisation|Protokoll|Niederschrift)", by.name)
    ):
        return None
    vote = voting(text)
    value: dict[str, object] = {"held_by": by.name} | ({} if vote is None else {"voting": vote})
    return Reading(value, ((by.start, by.end),))


def _seated(hit: Hit) -> Readings:
    """Reads "Die Geschäftsstelle ist beim … eingerichtet", "… liegt bei der …", "… obliegt dem …"."""
    verb = re.search(
        r"\b(?:bei|beim|im|in|obliegt|durch|vom|von|ist(?=.{3,90}(?:zugeordnet|angegliedert)))\b(?= (?:de[rmn]|die"
        r"|das) | ?[A-ZÄÖÜ]| (?:Amt|Büro|Referat))",
        hit.text[hit.start :],
    )
    if verb is None:
        return None
    kind = verb.group()
    at = hit.start + (verb.end() if kind in ("obliegt", "ist") else verb.start())
    # "beim" carries the article: the phrase begins with it; "im" is no word of an office.
    at += 3 if kind == "im" else 0
    return _held(office(hit.text, at, "accusative" if kind == "durch" else "dative"), hit.text)


def _she_is_seated(hit: Hit) -> Readings:
    """Reads "Sie ist beim … angesiedelt": of the Geschäftsstelle that the sentence before begins with."""
    meant = subject(hit.before)
    return _seated(hit) if meant and meant.name == "Geschäftsstelle" else None


def _she_votes(hit: Hit) -> Readings:
    """Reads "Sie ist nicht stimmberechtigt" of the Geschäftsstelle that the sentence before begins with."""
    meant, vote = subject(hit.before), voting(hit.text)
    return (
        Reading({"voting": vote}, ((hit.start, hit.end),))
        if meant and meant.name == "Geschäftsstelle" and vote is not None
        else None
    )


_KEPT_ELSEWHERE = re.compile(
    r"[;,] (?:die|diese|sie)\b.{0,20} (?:bei|beim|in|im)\b.{3,120} (?:geführt|eingerichtet|angesiedelt)\b"
)
"""Who has an office need not run it: "unterhält eine Geschäftsstelle; diese wird bei der Gemeinde geführt"."""


def _acts(hit: Hit) -> Readings:
    """Reads "… fungiert als Geschäftsstelle", "… führt die Geschäfte", "… nimmt ihre Aufgaben wahr"."""
    verb = _VERB.search(hit.text, hit.start)
    first = subject(hit.text)
    if _KEPT_ELSEWHERE.search(hit.text, hit.end):
        return None
    if first is None or verb is None or first.end > hit.end or first.end < verb.start() - 30:
        return None
    return _held(first, hit.text)


def _is(hit: Hit) -> Readings:
    """Reads "Geschäftsstelle ist das …", "Die Geschäfte führt das …", "Die Aufgaben der Geschäftsstelle nimmt …"."""
    return _held(office(hit.text, hit.end, "nominative"), hit.text)


def _named_in_brackets(hit: Hit) -> Readings:
    """Reads "hat eine Geschäftsstelle (Sozialamt)": the office in brackets holds it."""
    bracket = hit.text.find("(", hit.start)
    return _held(office(hit.text, bracket + 1, "nominative"), hit.text) if bracket >= 0 else None


def _member(hit: Hit) -> Readings:
    """Whether the Geschäftsstelle votes; who holds it is said elsewhere."""
    vote = voting(hit.text)
    inverted = re.search(r" ist (?=die )", hit.text)
    named = [subject(hit.text), office(hit.text, inverted.end(), "nominative") if inverted else None]
    if vote is None or not any(found and found.name == "Geschäftsstelle" for found in named):
        return None
    return Reading({"voting": vote}, ((hit.start, hit.end),))


def _placed(hit: Hit) -> Readings:
    """Reads "Beim Amt für Kultur wird eine Geschäftsstelle eingerichtet"."""
    return _held(office(hit.text, 0, "dative"), hit.text)


_OFFICE = "geschäftsstelle|geschäftsführung|*geschäftsstelle"

FINDERS = (
    Finder(
        "secretariat/seated",
        (
            f"{_OFFICE} ... ist|wird|befindet|liegt|obliegt|angesiedelt|zugeordnet ... beim|bei|im|dem|der|in"
            f"|durch|vom|von",
            f"{_OFFICE} ... obliegt",
            f"{_OFFICE} ... soll|sollte beim|bei|im|in ... eingerichtet|angesiedelt",
            f"{_OFFICE} erfolgt durch|über",
            "aufgaben der|einer geschäftsstelle|geschäftsführung werden|wird ... vom|von|durch|im|beim",
            f"{_OFFICE} ... ist dem|der ... zugeordnet|angegliedert",
            "organisatorische|administrative|fachliche betreuung|begleitung|unterstützung ... liegt|obliegt|erfolgt",
            "führung der geschäfte ... liegt|obliegt|erfolgt",
            "geschäfte ... werden|wird ... von|vom|durch ... geführt|wahrgenommen",
            f"{_OFFICE} ... wird bei|beim|im|in ... geführt",
        ),
        _seated,
    ),
    Finder(
        "secretariat/there",
        ("sie|diese ist|wird|befindet ... beim|bei|im|in ... angesiedelt|eingerichtet",),
        _she_is_seated,
    ),
    Finder("secretariat/she-votes", ("sie|diese ist|hat|nimmt ... stimmberechtigt|stimmrecht",), _she_votes),
    Finder(
        "secretariat/acts",
        (
            "fungiert|dient|tätig ... als geschäftsstelle",
            "ist ... geschäftsstelle|geschäftsführende des|der",
            "stellt|richtet|unterhält die|eine geschäftsführung|geschäftsstelle",
            "führt|führen|übernimmt ... die geschäfte|geschäftsführung|geschäftsstelle",
            "nimmt|übernimmt|erfüllt ... aufgaben der|einer geschäftsstelle|geschäftsführung",
            "nimmt die geschäftsführung ... wahr",
        ),
        _acts,
    ),
    Finder(
        "secretariat/is",
        (
            "geschäftsstelle ... ist|bildet|: das|die|der",
            "geschäftsführendes amt|referat ist",
            "als geschäftsstelle dient|fungiert",
            "für die geschäftsführung|geschäftsstelle ist",
            "aufgaben der|einer geschäftsstelle|geschäftsführung nimmt|übernimmt|erfüllt|nehmen|übernehmen",
            "die|laufenden geschäfte|geschäftsführung ... führt|übernimmt|hat|führen|besorgt|erledigt",
        ),
        _is,
    ),
    Finder(
        "secretariat/placed",
        ("beim|bei|im ... wird|ist eine|die geschäftsstelle|geschäftsführung eingerichtet|gebildet|angesiedelt",),
        _placed,
    ),
    Finder("secretariat/named", ("*geschäftsstelle ( ",), _named_in_brackets),
    Finder(
        "secretariat/member",
        (
            "geschäftsstelle ... stimmberechtigt*|stimmrecht|beratender|beratendes",
            "stimmrecht|*stimmberechtigt* ... ist die geschäftsstelle",
        ),
        _member,
    ),
)
