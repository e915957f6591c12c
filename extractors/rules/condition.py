"""The case that a rule is for: "in dringenden Fällen", "bei Befangenheit", "sofern niemand widerspricht"."""

import re
from collections.abc import Iterable

from extractors.rules.finder import Span

_LEAD = re.compile(
    r"(?:\(\d{1,2}[a-z]?\) |\d{1,2}[.)] |[a-z]\) )?(?P<case>(?:In|Bei|Für|Nach|Zu[mr]?|Im|Vor|Während|Ausnahmsweise|Auf"
    r"|Aus)\b[^,;:.]{0,160}?)(?=,? (?:kann|können|darf|dürfen|ist|sind|hat|haben|wird|werden|muss|müssen|soll|sollen"
    r"|gilt|gelten|genügt|reicht|beträgt|entscheidet|entscheiden|beschließt|bedarf|bedürfen|gibt|zieht|findet|finden|erfolgt"
    r"|erfolgen|lädt|beruft|führt|übernimmt|leitet|fasst|tritt|nimmt|nehmen|wählt|bleibt|können|entfällt|stimmt)\b)"
)
_CASE_NOUN = re.compile(
    r"\b(?:Ausnahmsweise|Grund|Gründen|Fall|Falle?s?|Fällen|\w{0,12}[fF]all|\w{0,10}[fF]ällen|Befangenheit|Verhinderung|Abwesenheit|Dringlichkeit"
    r"|Einberufung|Wahlen|Abstimmungen|Notlagen?|Gefahr|Beschlussunfähigkeit|Bedarf|Angelegenheiten|Gegenstände"
    r"|Tagesordnungspunkte[ns]?|Beschlüssen|Sitzung|Ausscheiden|Widerspruch|Zweifel\w{0,10}|Umstände[ns]?"
    r"|Personal\w{0,25}|Änderung\w{0,3}|Stimmengleichheit|Eil\w{0,20}|Antrag|Begründung)\b"
)
_ELSE_BY_LAW = re.compile(
    r"\b(?:soweit|sofern|wenn)\b[^;.]{0,120}\b(?:anderes|anderweitig)\b[^;.]{0,60}\b(?:bestimm|vorschr|vorgeschr|geregelt|regel"
    r"|vorseh|vorsieht|ergibt)"
)
"""That a law may say otherwise holds for every rule."""
_WHEN_IN_IT = re.compile(r"(?:Zu|Am|Vor|Nach) (?:Beginn|Anfang|Ende|Eintritt|Schluss)\b")
"""At which point of a meeting something happens: no case of its own."""
_CLAUSE = re.compile(
    r"\b(?:wenn|sofern|soweit|solange|falls|es sei denn(?:, dass)?|außer (?:wenn|bei|in|im|an)|jedoch nicht)\b"
    r"[^;.]{3,300}?(?=, (?:und|oder|sowie|jedoch|aber|so)\b|[;.]|$)"
)
_INVERTED = re.compile(
    r"(?:\(\d{1,2}[a-z]?\) )?(?P<case>(?:Kann|Können|Gelingt|Fehlt|Erhält"
    r"|Ist|Sind|Wird|Werden|War|Wurde|Besteht|Liegt|Liegen|Kommt|Muss|Hat"
    r"|Haben|Scheidet|Erreicht|Ergibt|Widerspricht|Erhebt|Soll|Wenn|Sofern|Soweit|Falls|Steht)\b[^;.]{3,260}?),"
    r" (?:so |dann )?(?=(?:kann|können|darf|ist|sind|hat|haben|wird|werden|muss|müssen|soll|gilt|genügt|reicht"
    r"|entscheidet|beschließt|bedarf|findet|erfolgt|beruft|führt|übernimmt|leitet|tritt|wählt|bestimmt|lädt|setzt|stellt)\b)"
)
_UNPARTED = re.compile(
    r"(?:\(\d{1,2}[a-z]?\) )?(?P<case>(?:Wenn|Sofern|Soweit|Falls|Solange) [^,;.]{3,260}?"
    r" (?:ist|sind|wird|hat|haben|kann|können|(?:werden|wurden)(?! k[aö]nn)))"
    r" (?=(?:kann|können|darf|ist|sind|hat|haben|wird|werden|muss|müssen|soll|gilt|genügt|reicht|entscheidet|beschließt"
    r"|bedarf|findet|erfolgt|beruft|führt|übernimmt|leitet|tritt|wählt|bestimmt|lädt|setzt|stellt)\b)"
)
"""The same without the comma behind it, where two verbs meet."""
_URGENT_WORDS = re.compile(
    r"\b(?:in|bei|nach|für|im) (?:(?:besonders |begründeten |anderen |allen |unaufschiebbaren |besonderen |sehr )?"
    r"(?:dringenden|dringlichen|eiligen|begründeten|besonderen|unaufschiebbaren|wichtigen) (?:Fällen|Angelegenheiten"
    r"|Ausnahmefällen)|Eilfällen|Notfällen|Ausnahmefällen|Eilfall|Dringlichkeitsfällen|Verhinderungsfall|Verhinderung"
    r"|Befangenheit|Einzelfall|Einzelfällen|Zweifelsfällen|Zweifelsfall|Bedarfsfall|erneuter Einberufung"
    r"|der zweiten (?:Einberufung|Einladung|Ladung))\b",
    re.IGNORECASE,
)


def condition(text: str, clause: str, ground: Iterable[Span]) -> str | None:
    """The cases named in `clause`, a part of the sentence `text`; None where there is none outside of `ground`.

    Words that the value was read from are no condition: "beschlussfähig, wenn die Hälfte anwesend ist". Of two cases
    ("In dringenden Fällen kann …, sofern niemand widerspricht") both are kept, with a semicolon between.
    """
    spans = tuple(ground)
    found: list[Span] = []
    while len(found) < _MOST and (another := _case(text, clause, (*spans, *found))):
        found.append(another)
    return "; ".join(text[slice(*case)].strip(" ,") for case in sorted(found)) or None


_MOST = 2


def _case(text: str, clause: str, spans: tuple[Span, ...]) -> Span | None:
    """The place of the first case that is none of the words at `spans`."""
    offset = text.find(clause)
    for pattern in (_INVERTED, _UNPARTED, _LEAD, _URGENT_WORDS, _CLAUSE):
        for match in pattern.finditer(clause) if pattern in (_URGENT_WORDS, _CLAUSE) else _first(pattern, clause):
            group = "case" if "case" in match.groupdict() else 0
            start, end = (offset + place for place in match.span(group))
            if pattern is _LEAD and (_WHEN_IN_IT.match(match[group]) or not _CASE_NOUN.search(match[group])):
                continue
            if any(low < end and start < high for low, high in spans) or _ELSE_BY_LAW.search(match[group]):
                continue
            if pattern is _URGENT_WORDS and _apart(text, start, end, spans):
                continue
            return start, end
    return None


def _first(pattern: re.Pattern[str], clause: str) -> list[re.Match[str]]:
    match = pattern.match(clause.lstrip()) if not clause[:1].isspace() else None
    return [match] if match else []


def _apart(text: str, start: int, end: int, spans: tuple[Span, ...]) -> bool:
    """Whether a comma stands between a phrase and the words of the value: it is another part's case then."""
    return all("," in text[min(end, high) : max(start, low)] for low, high in spans)
