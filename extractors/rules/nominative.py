"""German phrases back in the nominative: "des Kommunalen Integrationszentrums" -> "Kommunales Integrationszentrum"."""

import re
from typing import Literal

Case = Literal["nominative", "accusative", "dative", "genitive"]

_ARTICLE = (
    r"(?:de[rmns]|die|das|diese[rsmn]?|eine[nrms]?|ein|vom|beim|zum|zur|am|im|jeweilige[nrms]?|dessen"
    r"|deren|seine[nrms]?|ihre[nrms]?)"
)
_ARTICLES = re.compile(
    rf"(?:(?:bei|von|durch|an|in|auf|mit|für|zu) )?{_ARTICLE}(?:/[-a-z]{{1,4}})?"
    rf"(?: ?(?:/|oder|und|bzw\.|beziehungsweise) ?{_ARTICLE}(?:/[-a-z]{{1,4}})?(?= ))?(?: jeweils)?(?:"
    r" jeweilige[nrms]?)? ",
    re.IGNORECASE,
)
ALTERNATIVE = re.compile(r" ?/ ?| (?:oder|bzw\.|beziehungsweise|und|sowie) |, ")
_NEUTER = re.compile(
    r"(?:zentrum|amt|büro|referat|dezernat|gremium|ministerium|forum|netzwerk|team|werk|institut|management|präsidium"
    r"|parlament|komitee|kuratorium|plenum|haus|center|bündnis|mitglied|kreishaus|sekretariat|sachgebiet|kommissariat)$",
    re.IGNORECASE,
)
_KEEPS_S = re.compile(r"(?:kreis|haus|ss|us|is|as|os|bündnis)$", re.IGNORECASE)
_GENITIVE = re.compile(
    r"(?P<kept>.{0,80}(?:ss|nis|kreis|haus|at|amt|nd|ag|rg|rk|eg|rt|ld|eis|erb))(?:s?es)|(?P<bare>.{0,80}[a-zäöüß])s"
)
_WEAK = re.compile(r"(.{3,80}(?:ent|ist|ant|nom|oge))en")


def nominative(phrase: str, case: Case) -> str:
    """`phrase` in the nominative without its articles; what follows the head of each alternative stays as it is."""
    pieces, at = list[str](), 0
    for link in [*ALTERNATIVE.finditer(phrase), None]:
        end = link.start() if link else len(phrase)
        part = phrase[at:end]
        article = _ARTICLES.match(part + " ")
        if article and article.end() >= len(part):  # "der/die Vorsitzende": an article alone
            at = link.end() if link else end
            continue
        pieces.append(_alternative(part, case, first=not pieces) + (link.group() if link else ""))
        at = link.end() if link else end
    return " ".join("".join(pieces).split())


def _alternative(part: str, case: Case, *, first: bool) -> str:
    article = _ARTICLES.match(part)
    if article is None:
        return _head(part, case, "") if first else part
    rest = part[article.end() :]
    return _head(rest, case, article.group().split()[-1].split("/")[0].lower())


def _head(rest: str, case: Case, article: str) -> str:
    """Declines the adjectives and the noun that a phrase begins with back to the nominative."""
    if case == "nominative" or (case == "accusative" and article not in ("den", "einen")):
        return _indefinite(rest, article)
    words = rest.split(" ")
    head = 0
    while head + 1 < len(words) and re.fullmatch(r"[A-ZÄÖÜa-zäöü][\wäöüß-]{1,40}e[nrms]", words[head]):
        if words[head + 1][:1].islower() and not re.match(r"[a-zäöü]{3,30}e[nrms]$", words[head + 1]):
            break
        head += 1
    feminine = article in ("der", "zur", "einer", "deren", "ihrer", "die", "eine")
    plural = article == "den" and case == "dative"
    noun = words[head]
    if not feminine:
        noun = noun[:-1] if plural and re.search(r"(?:er|e)n$", noun) else noun if plural else _singular(noun, case)
    ending = "e" if feminine or plural or not article else "es" if _NEUTER.search(noun) else "er"
    adjectives = [re.sub(r"e[nrms]$", ending, word) for word in words[:head]] if article else words[:head]
    return " ".join([*adjectives, noun, *words[head + 1 :]])


def _indefinite(rest: str, article: str) -> str:
    """A definite phrase with the adjective ending that it has without its article ("das Kommunale Zentrum")."""
    words = rest.split(" ")
    if len(words) > 1 and article in ("der", "das") and words[1][:1].isupper() and words[0].endswith("e"):
        adjective = re.fullmatch(r"[A-ZÄÖÜ][\wäöüß-]{2,40}(?:ale|iche|ige|ische|nde|te)", words[0])
        if adjective and not words[0].endswith("sitzende"):
            return " ".join([words[0] + ("s" if article == "das" else "r"), *words[1:]])
    return rest


def _singular(noun: str, case: Case) -> str:
    """A masculine or neuter noun without its genitive "-s" or its weak "-en"."""
    weak = _WEAK.fullmatch(noun)
    if weak:
        return weak.group(1)
    genitive = _GENITIVE.fullmatch(noun)
    if case != "genitive" or genitive is None:
        return noun
    if genitive["kept"]:
        return genitive["kept"]
    return noun if _KEEPS_S.search(noun) else genitive["bare"]
