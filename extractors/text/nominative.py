"""German noun phrases back to the nominative without article: "des Referats Integration" -> "Referat Integration".

Rules as tables; a form that no rule knows stays as printed. Only the leading noun phrase is turned, with its
adjectives and with a second noun that "und", "oder" or "/" couples to it; what follows (names, genitives) stays.
"""

import re
from functools import lru_cache
from typing import Literal

Case = Literal["nominative", "accusative", "genitive", "dative", "oblique"]
"""The case that a phrase stands in: "oblique" is genitive or dative, where its place in the sentence allows both."""
Number = Literal["masculine", "feminine", "neuter", "plural", "unknown"]

# What an article says of its noun in each case; "one" is masculine or neuter, "many" feminine or plural.
_OBLIQUE = {
    "one": "des dem vom zum beim im am eines einem dieses diesem seines seinem ihres ihrem jedes jedem",
    "many": "der dieser ihrer seiner deren",
    "feminine": "einer zur jeder",
    "plural": "den diesen ihren seinen",
}
_AGREEMENT: dict[Case, dict[str, str]] = {
    "nominative": {"masculine": "der dieser", "neuter": "das dieses", "many": "die diese ihre seine"},
    "accusative": {
        "masculine": "den diesen einen ihren seinen jeden",
        "neuter": "das dieses",
        "many": "die diese ihre seine",
    },
    "genitive": _OBLIQUE,
    "dative": _OBLIQUE,
    "oblique": _OBLIQUE,
}
_SAYS = {
    case: {article: number for number, articles in table.items() for article in articles.split()}
    for case, table in _AGREEMENT.items()
}
_DATIVE_ARTICLES = frozenset(["dem", "vom", "zum", "beim", "im", "am", "einem", "diesem", "seinem", "ihrem", "jedem"])
_ARTICLES = frozenset(article for table in _SAYS.values() for article in table) | frozenset(
    ["ein", "eine", "jede", "dessen"]
)
_NUMERALS = frozenset(
    ["zwei", "beiden", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
)
_RESPECTIVE = re.compile(r"jeweilige[nrms]?")

_ARTICLE = r"(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|vom)"
_SLASH_ARTICLE = re.compile(
    rf"{_ARTICLE}(?: ?/ ?|[*:_]|\s(?:oder|bzw\.)\s)(?:{_ARTICLE}|von der|in|e|r|n|s|m|er)\s{{1,20}}", re.IGNORECASE
)
_SECOND_ARTICLE = re.compile(
    r"(\s?/\s?|\s(?:und|oder|bzw\.|beziehungsweise)\s)(?=(?:der|die|das|dem|den|des|eine?[mnrs]?|"
    r"von der|vom)\s{1,20}(?:[A-ZÄÖÜ]|[a-zäöüß]{3,40}e[nrs]? [A-ZÄÖÜ]))"
)
_ATTRIBUTE = re.compile(
    r"(?:(?P<article>der|die|das|dem|den|des|jede[rmns]?) )?(?P<place>(?:im|in|vom|von|am|beim|bei|auf|durch|zum|zur|"
    r"nach|"
    r"für|an|mit|aus|unter|als) [^,]{2,80}? )(?<! de[rsmn] )(?P<noun>[a-zäöüß]{3,40}e[nrms]? "
    r"(?:(?:und )?[a-zäöüß]{3,40}e[nrms]? ){0,2}[A-ZÄÖÜ].{0,200})"
)
"""A noun's attribute with a place of its own: "der im Rat vertretenen Fraktionen"."""
_ADVERB = re.compile(
    r"(?P<article>(?:(?:der|die|das|dem|den|des|eine?[mnrs]?) )?)(?P<adverb>direkt|neu|fachlich|frei|unmittelbar|"
    r"ehrenamtlich) "
    r"(?=[a-zäöüß]{3,40}e[nrms]? [A-ZÄÖÜ])"
)
"""An adverb before the adjective: "der fachlich zuständigen Dezernentin"."""
_COUPLING = frozenset(("und", "oder", "bzw.", "/", "beziehungsweise", "&"))

_NEUTER = re.compile(
    r"(?:ium|eum|enum|orum|zentrum|amt|center|büro|referat|dezernat|werk|haus|institut|gericht|parlament|komitee|"
    r"bündnis|kreuz|mitglied|dekanat|sekretariat|kommissariat|sachgebiet|management|team|land|dorf|heim|archiv)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:ionen|ungen|schaften|innen|heiten|keiten|täten|gemeinden|städten?|kommunen?|verbände?n?|"
    r"ämtern?|räten?|parteien|"
    r"vereinen?|kirchen|schulen|kammern|kassen|behörden|stellen|gruppen|kreisen?|trägern?|betrieben?|diensten?|"
    r"einrichtungen|unternehmen|vertretern?|bürgern?|mitgliedern?|leitern?|akteuren?|experten|"
    r"personen|eltern|kreisstädten?|"
    r"beauftragten?|delegierten?|jugendlichen?|geflüchteten?|ehrenamtlichen?|hauptamtlichen?|"
    r"vorsitzenden?|abgeordneten?|verordneten?|"
    r"studierenden?|senioren|migranten|frauen|kindern?|mietern?|gesellschaften|banken|kliniken|"
    r"initiativen|firmen|räumen?|"
    r"ministerien|wehren|unternehmern?|partnern?|lehrern?|helfern?|organisationen|vorständen?|hilfen|"
    r"bünden?|baugenossenschaften)$",
    re.IGNORECASE,
)
_SINGULAR_TOO = re.compile(r"(?:kommune|gemeinde|beauftragten)$")
# Adjectives and participles that are nouns: they keep an adjective's endings.
_SUBSTANTIVE = re.compile(
    r"(?:beauftragt|delegiert|vorsitzend|angestellt|beschäftigt|geflüchtet|ehrenamtlich|hauptamtlich|"
    r"jugendlich|engagiert|erfahren|erkrankt|krank|alleinerziehend|pflegend|(?:obdach|wohnungs|arbeits|erwerbs|"
    r"gehör)los|"
    r"hinterblieben|auszubildend|"
    r"abgeordnet|beigeordnet|verordnet|sachverständig|bedienstet|verantwortlich|beamt|betroffen|behindert|studierend|lehrend|"
    r"mitarbeitend|teilnehmend|angehörig|vertretend|selbständig|selbstständig|kundig|gesandt)e[nrms]?$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"[a-zäöüß][a-zäöüß-]{1,40}e[nrms]?")
_CAPITAL_ADJECTIVE = re.compile(
    r"(?!(?:Stammt|T|F)ische?[ns]?$)(?:[A-ZÄÖÜ][a-zäöüß-]{0,40}(?:isch|deutsch|lich|ig|al|iv|haft|sam|turell|onell|"
    r"uell|ziell|iert|ratend|bildend|ührend|eitend)|"
    r"Erst|Zweit|Dritt|Unter|Ober|Groß|Klein|Frei|Neu|Alt|Rund|Jung|Erweitert|"
    r"Deutsch|Evangelisch|Katholisch|Sozial|Grün|Link|Bunt|Rot)(?:e[nrms]?)"
)
_DECLINED = re.compile(r"e[nrms]?$")
_BOTH_ENDINGS = re.compile(r"(?<=e)/-?[nrms]$")
"""The second ending of a word that is printed for both genders: "Beauftragte/n"."""
_ENDINGS: dict[Number, str] = {"plural": "e", "feminine": "e", "masculine": "er", "neuter": "es"}

# Endings that a noun loses on its way to the nominative.
_DATIVE_PLURAL = re.compile(
    r"(?:(?:städt|verbänd|vorständ|rät|kreis|verein|betrieb|dienst|akteur|räum|bünd|ingenieur|werk)e|"
    r"(?:[a-zäöüß]{2}er|el))(?P<lost>n)$",
    re.IGNORECASE,
)
_NO_DATIVE = re.compile(r"(?:kammern|eltern|bayern|ziffern)$", re.IGNORECASE)
_WEAK = re.compile(
    r"(?:(?:ent|ant|ist|nom|architekt)(?P<en>en)|(?:herr|experte|kollege|oge)(?P<lost>n))$", re.IGNORECASE
)
_GENITIVE_ES = re.compile(
    r"(?:nis(?P<ses>ses)|(?:t|(?<!äu)d|ag|eg|rg|rk|bewerb|ss|reis|aus|kurs|ll|ch|z)(?P<es>es))$", re.IGNORECASE
)
_GENITIVE_S = re.compile(r".{3}(?P<lost>s)$")
_KEEPS_S = re.compile(r"(?:ss|us|is|kurs|chaos|caritas|aids)$", re.IGNORECASE)
_SINGULAR = (
    ("städte", "stadt"), ("ämter", "amt"), ("verbände", "verband"), ("räte", "rat"), ("ionen", "ion"), ("ungen", "ung"),
    ("schaften", "schaft"), ("parteien", "partei"), ("gemeinden", "gemeinde"), ("kommunen", "kommune"),
    ("schulen", "schule"), ("kirchen", "kirche"), ("gruppen", "gruppe"), ("kammern", "kammer"), ("vereine", "verein"),
    ("kreise", "kreis"), ("sparten", "sparte"), ("stellen", "stelle"), ("dienste", "dienst"), ("betriebe", "betrieb"),
    ("kassen", "kasse"), ("behörden", "behörde"), ("initiativen", "initiative"), ("mitglieder", "mitglied"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def nominative(phrase: str, case: Case = "oblique") -> str:
    """The phrase in the nominative, without article and numeral; `case` is the one that it stands in."""
    rest, both_genders = _without_article_pair(phrase.strip())
    attribute = attributed(rest)
    if attribute:
        place, noun = attribute
        return f"{place} {nominative(noun, case)}"
    adverb = _ADVERB.match(rest)
    if adverb and not both_genders:
        return f"{adverb['adverb']} {nominative(adverb['article'] + rest[adverb.end() :], case)}"
    second = None if both_genders else _SECOND_ARTICLE.search(rest, 1)
    if second and not re.search(r"\S (?:der|des) ", rest[: second.start()]):  # else both are parts of a genitive
        return nominative(rest[: second.start()], case) + second[0] + nominative(rest[second.end() :], case)
    words = rest.split(" ")
    article = ""
    while len(words) > 1 and _is_determiner(words[0]):
        article = article or words[0].lower()
        words.pop(0)
    first = next((at for at, word in enumerate(words) if not _is_adjective(words, at)), len(words) - 1)
    if both_genders:
        return " ".join(_for_both_genders(words, first))
    while words[first].endswith("-") and first + 2 < len(words) and words[first + 1] in _COUPLING:
        first += 2
    if not words[first][:1].isupper():
        return " ".join(words)
    number = _number(article, words[:first], words[first], case)
    if number == "unknown":
        if case == "oblique" and words[first].endswith("er") and first + 1 < len(words):
            following = words[first + 1]  # behind an adjective of a place: "Auentaler Jugendlichen"
            if following.endswith("en") and _SUBSTANTIVE.search(following):
                words[first + 1] = following.removesuffix("n")
        return " ".join(words)
    for at in range(first):
        if _is_adjective(words, at):
            words[at] = _DECLINED.sub(_ENDINGS[number], words[at])
    kept = case in ("nominative", "accusative") or article in _DATIVE_ARTICLES
    for at in range(first, _last_noun(words, first) + 1):
        if words[at] not in _COUPLING and not words[at].endswith("-") and words[at][:1].isupper():
            words[at] = _noun(words[at], number, case, keeps_s=kept)
    return " ".join(words)


def attributed(phrase: str) -> tuple[str, str] | None:
    """The parts of "der im Rat vertretenen Fraktionen": "im Rat" and "der vertretenen Fraktionen"; None for others."""
    match = _ATTRIBUTE.fullmatch(phrase)
    if match is None or not re.match(r"[a-zäöüß]{0,40}(?:t|en|nd|ig|bar|lich)e[nrms]? ", match["noun"]):
        return None
    article = f"{match['article']} " if match["article"] else ""
    return match["place"].strip(), article + match["noun"]


def singular(noun: str) -> str:
    """The singular of a plural in the nominative ("Fraktionen" -> "Fraktion"); unknown ones stay."""
    for plural, one in _SINGULAR:
        if noun.lower().endswith(plural):
            stem = noun[: len(noun) - len(plural)]
            return stem + (one if stem else one.capitalize())
    return noun


@lru_cache(maxsize=2048)
def is_plural(phrase: str) -> bool:
    """Whether the leading noun of a phrase in the nominative stands in the plural, as far as its form says so."""
    attribute = attributed(phrase)
    words = (attribute[1] if attribute else phrase).split(" ")
    at = next((at for at in range(len(words)) if not _is_adjective(words, at) and not words[at].endswith("-")), 0)
    if at and words[at] in _COUPLING and at + 1 < len(words):
        at += 1
    noun = words[at].strip(",;()")
    if _SUBSTANTIVE.search(noun):
        return bool(re.match(r"[a-zäöüß-]{1,60}e\b", phrase)) or noun.endswith("en")
    return bool(_PLURAL.search(noun)) and not noun.lower().endswith(("unternehmen", "kreis", "in"))


def _without_article_pair(phrase: str) -> tuple[str, bool]:
    """Cuts "der/die", "dem oder der"; True where both genders are meant."""
    match = _SLASH_ARTICLE.match(phrase)
    return (phrase[match.end() :], True) if match else (phrase, False)


def _is_determiner(word: str) -> bool:
    """Whether a leading word goes: an article, a small numeral, "jeweilige"; "DIE" is a party's name."""
    small = word.lower()
    return (small in _ARTICLES and not word.isupper()) or small in _NUMERALS or bool(_RESPECTIVE.fullmatch(small))


def _for_both_genders(words: list[str], first: int) -> list[str]:
    """Turns "Ersten Beigeordneten" -> "Erste/r Beigeordnete/r", as the office is printed for both genders."""
    return [
        _DECLINED.sub("e/r", word) if at < first or (at == first and _SUBSTANTIVE.search(word)) else word
        for at, word in enumerate(_BOTH_ENDINGS.sub("", word) for word in words)
    ]


def _is_adjective(words: list[str], at: int) -> bool:
    """Whether the word stands before a noun and looks like an adjective."""
    if at + 1 >= len(words):
        return False
    word, following = words[at].rstrip(","), words[at + 1]
    if _ADJECTIVE.fullmatch(word):
        return following[:1].isupper() or _ADJECTIVE.fullmatch(following) is not None or following in _COUPLING
    if word in _COUPLING and at and _is_adjective([*words[:at], following], at - 1):
        return bool(_ADJECTIVE.fullmatch(following))
    return bool(_CAPITAL_ADJECTIVE.fullmatch(word)) and following[:1].isupper()


def _number(article: str, adjectives: list[str], noun: str, case: Case) -> Number:
    """Gender or plural of the phrase, from its article, adjectives and noun."""
    plural = bool(_PLURAL.search(noun))
    upright = case in ("nominative", "accusative")
    if not article:
        several = plural or (noun.endswith("en") and _SUBSTANTIVE.search(noun))
        return "plural" if several and not upright else "unknown"
    if article in _NUMERALS:
        return "plural"
    if article == "der" and noun.endswith("e") and _SUBSTANTIVE.search(noun):
        return "masculine"  # "der Beauftragte" is no other case; the feminine dative is "der Beauftragten"
    said = _SAYS[case].get(article, "unknown")
    if said == "one":
        return "neuter" if _is_neuter(noun) else "masculine"
    if said == "many" and upright:
        weak = (adjectives and adjectives[0].endswith("en")) or (_SUBSTANTIVE.search(noun) and noun.endswith("en"))
        return "plural" if weak else "feminine"
    if said == "many":
        return "plural" if plural and not _SINGULAR_TOO.search(noun) else "feminine"
    return said  # type: ignore[return-value]  # the rest of the table's names are Numbers


def _is_neuter(noun: str) -> bool:
    return any(_NEUTER.search(form) for form in (noun, re.sub(r"e?s$", "", noun)))


def _last_noun(words: list[str], first: int) -> int:
    """Index of the noun that is coupled to the first one ("Gemeinderätinnen und Gemeinderäten"), else the first."""
    if first + 2 < len(words) and words[first + 1] in _COUPLING and words[first + 2][:1].isupper():
        return first + 2
    return first


def _noun(noun: str, number: Number, case: Case, *, keeps_s: bool) -> str:
    """One noun in the nominative; `keeps_s` where an "s" at its end is its own."""
    if "/" in noun:
        return "/".join(
            _noun(part, number, case, keeps_s=keeps_s) if len(part) > 4 else part for part in noun.split("/")
        )
    mark = noun[len(noun.rstrip(",;:")) :]
    word = noun[: len(noun) - len(mark)]
    if _SUBSTANTIVE.search(word):
        return _DECLINED.sub("e" if number in ("plural", "feminine") else "er", word) + mark
    if case == "nominative" or number == "feminine":
        return noun
    if number == "plural":
        lost = None if _NO_DATIVE.search(word) else _DATIVE_PLURAL.search(word)
    else:
        lost = _WEAK.search(word)
        if not (lost or keeps_s or _KEEPS_S.search(word)):
            lost = _GENITIVE_ES.search(word) or _GENITIVE_S.search(word)
    return (word[: -len(lost.group(lost.lastgroup))] if lost and lost.lastgroup else word) + mark
