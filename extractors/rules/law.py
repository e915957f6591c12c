"""Rules that only name the law that decides ("Für die Beschlussfähigkeit gilt § 37 GemO"): it is their value."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings

_PARTS = (
    r"(?:(?:,| und| bis|-)? ?(?:f{1,2}\.|Abs(?:\.|atz|ätze)|S(?:\.|atz|ätze)|Nr\.|\d{1,3}[a-z]?\b"
    r"(?:\.(?= ?[a-zA-Z]))?)){0,10}"
)
_NAME = (
    r"(?:(?:der|des|de[rs] \w{2,30}(?:n|r|s)) )?(?:[A-ZÄÖÜ][\w-]{0,40}(?:[oO]rdnung|[gG]esetz(?:es|buche?s|buch)?"
    r"|[vV]erfassung"
    r"(?:sgesetz(?:es)?)?)(?: (?:für|von|des Landes) (?:das Land |den Freistaat )?[A-ZÄÖÜ][\w-]{2,30})?"
    r"|[A-ZÄÖÜ]\w{0,8}(?:O|VG|GB|KV|VfG|KVerf)\b"
    r"(?: (?:NRW|NW|LSA|M-V|RLP))?|SGB [IVX]{1,5})"
)
LAW = re.compile(rf"(?:§{{1,2}}|Art\.|Artikel) ?\d{{1,3}}(?: ?[a-z]\b)?{_PARTS} {_NAME}")
"""A reference to a law; one to these rules themselves ("§ 5 dieser Satzung") is none."""
_OWN = re.compile(r"(?:Geschäfts|Verfahrens|Tages|Haupt|Wahl)[oO]rdnung$|Geschäftsordnung|GeschO|Satzung")


def law(text: str, start: int = 0) -> re.Match[str] | None:
    """The first law that a text names from `start` on."""
    return next((match for match in LAW.finditer(text, start) if not _OWN.search(match.group())), None)


def _refers(hit: Hit) -> Readings:
    found = law(hit.text, hit.start)
    if found is None or _OTHER_CLAUSE.search(hit.text, hit.start, found.start()):
        return None
    if _DENIES_A_CLAIM.search(hit.text, hit.text.rfind(";", 0, found.start()) + 1, found.start()):
        return None
    return Reading({"law": found.group()}, (found.span(),))


_DENIES_A_CLAIM = re.compile(r"\bkeine?n? Anspruch auf\b")
"""Some do not get what the law grants: it is not said that the law decides."""
_OTHER_CLAUSE = re.compile(r", (?:wenn|sofern|soweit|falls|so|bei denen|die nach|der nach|das nach)\b")
"""What parts the topic from a law that another clause names."""


_POINTS = "gilt|gelten|richtet|richten|bestimmt|bestimmen|findet|finden|maßgebend|regelt|regeln|nach|gemäß"
_SIGN = "§|§§|art.|artikel"
_TOPICS = {
    "quorum": "beschlussfähigkeit",
    "majority": "mehrheit|mehrheiten|beschlussfassung|abstimmungsmehrheit",
    "tie": "stimmengleichheit",
    "ballot": "abstimmungen|wahlen|abstimmung",
    "invitation_period": "ladungsfrist|einladungsfrist|*frist|form|einberufung",
    "meeting_publicity": "öffentlichkeit",
    "minutes": "niederschrift|protokoll",
    "confidentiality": "verschwiegenheit|verschwiegenheitspflicht|geheimhaltung",
    "remuneration": "entschädigung|aufwandsentschädigung",
    "bias": "befangenheit|mitwirkungsverbot|ausschließung|ausschluss",
}
"""What a sentence has to be about, by rule type."""

FINDERS = tuple(
    Finder(f"{type_}/law", (f"{topic} ... {_POINTS} ... {_SIGN}", f"gilt|gelten ... {_SIGN} ... {topic}"), _refers)
    for type_, topic in _TOPICS.items()
)
