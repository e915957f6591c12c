"""German noun phrases back to the nominative without article: "des Referats Integration" -> "Referat Integration".

Rules as tables; a form that no rule knows stays as printed. Only the leading noun phrase is turned, with its
adjectives and with a second noun that "und", "oder" or "/" couples to it; what follows (names, genitives) stays.
"""

import re
from functools import lru_cache
from typing import Literal

Case = Literal["nominative", "oblique"]
"""The case that a phrase stands in: "oblique" is genitive or dative, after "aus", "von", "der Vertretung"."""
Number = Literal["masculine", "feminine", "neuter", "plural", "unknown"]

ARTICLES = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "vom",
        "zum",
        "zur",
        "beim",
        "im",
        "am",
        "dieser",
        "diese",
        "dieses",
        "diesem",
        "diesen",
        "ihrer",
        "seiner",
        "ihre",
        "seine",
        "jeder",
        "jede",
        "jedes",
        "jedem",
    ]
)
NUMERALS = frozenset(
    ["zwei", "beiden", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
)
_SLASH_ARTICLE = re.compile(
    r"(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|vom)(?:/|\s(?:oder|bzw\.)\s)"
    r"(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|von der|in|e|r|n|s|m|er)\s+"
)
_SECOND_ARTICLE = re.compile(
    r"(\s?/\s?|\s(?:und|oder|bzw\.|beziehungsweise)\s)(?:der|die|das|dem|den|des|einer|einem|eines|"
    r"von der|vom)\s+(?=[A-ZÄÖÜ]|[a-zäöüß]{3,40}e[nr] [A-ZÄÖÜ])"
)
_COUPLING = frozenset(("und", "oder", "bzw.", "/", "beziehungsweise", "&"))

_NEUTER = re.compile(
    r"(?:amt|zentrum|center|büro|referat|dezernat|ministerium|forum|werk|haus|institut|präsidium|gericht|kollegium|"
    r"netzwerk|bündnis|mitglied|jugendwerk|kuratorium|dekanat|sekretariat|team|museum|gymnasium|land|"
    r"dorf|heim|archiv)$",
    re.IGNORECASE,
)
PLURAL = re.compile(
    r"(?:ionen|ungen|schaften|innen|heiten|keiten|täten|gemeinden|städten?|kommunen?|verbände?n?|"
    r"ämtern?|räten?|parteien|"
    r"vereinen?|kirchen|schulen|kammern|kassen|behörden|stellen|gruppen|kreisen?|trägern?|betrieben?|diensten?|"
    r"einrichtungen|unternehmen|vertretern?|bürgern?|mitgliedern?|leitern?|akteuren?|experten|"
    r"personen|eltern|kreisstädten?|"
    r"beauftragten?|delegierten?|jugendlichen?|geflüchteten?|ehrenamtlichen?|hauptamtlichen?|"
    r"vorsitzenden?|abgeordneten?|"
    r"studierenden?|senioren|migranten|frauen|kindern?|mietern?|gesellschaften|banken|kliniken|"
    r"initiativen|firmen|räumen?|"
    r"ministerien|wehren|unternehmern?|partnern?|lehrern?|helfern?|organisationen|vorständen?|hilfen|"
    r"bünden?|baugenossenschaften)$",
    re.IGNORECASE,
)
_SUBSTANTIVE = re.compile(
    r"(?:beauftragt|delegiert|vorsitzend|angestellt|beschäftigt|geflüchtet|ehrenamtlich|hauptamtlich|"
    r"jugendlich|engagiert|"
    r"abgeordnet|beigeordnet|sachverständig|bedienstet|verantwortlich|beamt|betroffen|behindert|studierend|lehrend|"
    r"mitarbeitend|teilnehmend|angehörig|vertretend|selbständig|selbstständig|kundig|gesandt)e[nrms]?$",
    re.IGNORECASE,
)
_DATIVE_PLURAL = (
    ("städten", "städte"), ("verbänden", "verbände"), ("vorständen", "vorstände"), ("räten", "räte"),
    ("kreisen", "kreise"),
    ("vereinen", "vereine"), ("betrieben", "betriebe"), ("diensten", "dienste"), ("akteuren", "akteure"),
    ("räumen", "räume"), ("bünden", "bünde"), ("ingenieuren", "ingenieure"), ("werken", "werke"),
    ("ämtern", "ämter"), ("kindern", "kinder"), ("mitgliedern", "mitglieder"), ("trägern", "träger"),
)  # fmt: skip
_WEAK = (
    ("dezernenten", "dezernent"), ("präsidenten", "präsident"), ("experten", "experte"), ("referenten", "referent"),
    ("intendanten", "intendant"), ("kommandanten", "kommandant"), ("superintendenten", "superintendent"),
    ("repräsentanten", "repräsentant"), ("herrn", "herr"), ("kollegen", "kollege"), ("architekten", "architekt"),
)  # fmt: skip
_SINGULAR = (
    ("städte", "stadt"), ("ämter", "amt"), ("verbände", "verband"), ("räte", "rat"), ("ionen", "ion"), ("ungen", "ung"),
    ("schaften", "schaft"), ("parteien", "partei"), ("gemeinden", "gemeinde"), ("kommunen", "kommune"),
    ("schulen", "schule"), ("kirchen", "kirche"), ("gruppen", "gruppe"), ("kammern", "kammer"), ("vereine", "verein"),
    ("kreise", "kreis"), ("sparten", "sparte"), ("stellen", "stelle"), ("dienste", "dienst"), ("betriebe", "betrieb"),
    ("kassen", "kasse"), ("behörden", "behörde"), ("initiativen", "initiative"), ("mitglieder", "mitglied"),
)  # fmt: skip
_KEEPS_S = re.compile(r"(?:ss|haus|kreis|chaos|kurs|campus|verbus|bonus|eis|caritas|aids|us|is)$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"[a-zäöüß][a-zäöüß-]{1,40}e[nrms]?")
_CAPITAL_ADJECTIVE = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß-]{0,40}(?:isch|lich|ig|al|iv|haft|sam)|Erst|Zweit|Dritt|Unter|Ober|Groß|"
    r"Klein|Frei|Neu|Alt|Rund|Jung|"
    r"Deutsch|Evangelisch|Katholisch|Sozial|Grün|Link|Bunt|Rot)(?:e[nrms]?)"
)
_ENDINGS: dict[Number, str] = {"plural": "e", "feminine": "e", "masculine": "er", "neuter": "es"}


@lru_cache(maxsize=4096)
def nominative(phrase: str, case: Case = "oblique") -> str:
    """The phrase in the nominative, without article and numeral; `case` is the one that it stands in."""
    rest, both = _without_article_pair(phrase.strip())
    rest = _SECOND_ARTICLE.sub(r"\1", rest)
    words = rest.split(" ")
    article = ""
    while len(words) > 1 and (
        (words[0].lower() in ARTICLES and not words[0].isupper()) or words[0].lower() in NUMERALS
    ):
        article = article or words[0].lower()
        words.pop(0)
    if both:
        return " ".join(_both_genders(words))
    first = next((at for at, word in enumerate(words) if not _is_adjective(words, at)), len(words) - 1)
    while words[first].endswith("-") and first + 2 < len(words) and words[first + 1] in _COUPLING:
        first += 2
    if not words[first][:1].isupper():
        return " ".join(words)
    number = _number(article, words[:first], words[first], case)
    if number == "unknown":
        return " ".join(words)
    last = _last_noun(words, first)
    for at in range(first):
        if _is_adjective(words, at):
            words[at] = re.sub(r"e[nrms]?$", _ENDINGS[number], words[at])
    for at in range(first, last + 1):
        if words[at] not in _COUPLING and not words[at].endswith("-") and words[at][:1].isupper():
            words[at] = _noun(words[at], number, case)
    return " ".join(words)


def singular(noun: str) -> str:
    """The singular of a plural in the nominative ("Fraktionen" -> "Fraktion"); unknown ones stay."""
    for plural, one in _SINGULAR:
        if noun.lower().endswith(plural):
            stem = noun[: len(noun) - len(plural)]
            return stem + (one if stem else one.capitalize())
    return noun


def is_plural(phrase: str) -> bool:
    """Whether the leading noun of a phrase in the nominative stands in the plural, as far as its form says so."""
    words = phrase.split(" ")
    at = next((at for at in range(len(words)) if not _is_adjective(words, at) and not words[at].endswith("-")), 0)
    if at and words[at] in _COUPLING and at + 1 < len(words):
        at += 1
    noun = words[at].strip(",;()")
    if _SUBSTANTIVE.search(noun):
        return bool(re.match(r"[a-zäöüß-]+e\b", phrase)) or noun.endswith("en")
    return bool(PLURAL.search(noun)) and not noun.lower().endswith(("unternehmen", "kreis", "in"))


def _without_article_pair(phrase: str) -> tuple[str, bool]:
    """Cuts "der/die", "dem oder der"; True where both genders are meant."""
    match = _SLASH_ARTICLE.match(phrase)
    return (phrase[match.end() :], True) if match else (phrase, False)


def _both_genders(words: list[str]) -> list[str]:
    """Turns "Ersten Bürgermeister/in" -> "Erste/r Bürgermeister/in", as the office is printed for both genders."""
    if (len(words) > 1 and _is_adjective(words, 0)) or _SUBSTANTIVE.search(words[0]):
        words[0] = re.sub(r"e[nrms]?$", "e/r", words[0])
    return words


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
    plural = bool(PLURAL.search(noun))
    if case == "nominative":
        if article in ("der", "dieser"):
            return "masculine"
        if article in ("das", "dieses"):
            return "neuter"
        if article in ("die", "diese", "ihre", "seine"):
            weak = (adjectives and adjectives[0].endswith("en")) or (_SUBSTANTIVE.search(noun) and noun.endswith("en"))
            return "plural" if weak else "feminine"
        return "unknown"
    if article in ("des", "eines", "dem", "einem", "vom", "zum", "beim", "im", "am", "dieses", "diesem", "seines"):
        return "neuter" if _is_neuter(noun) else "masculine"
    if article in ("den", "diesen") or article in NUMERALS:
        return "plural"
    if article in ("der", "dieser", "ihrer", "seiner"):
        return "plural" if plural and not re.search(r"(?:kommune|gemeinde|beauftragten)$", noun) else "feminine"
    if article in ("einer", "zur"):
        return "feminine"
    if article == "" and adjectives and adjectives[0].endswith(("en", "er")) and plural:
        return "plural"
    if article == "" and plural:
        return "plural"
    return "unknown"


def _is_neuter(noun: str) -> bool:
    return any(_NEUTER.search(form) for form in (noun, re.sub(r"e?s$", "", noun)))


def _last_noun(words: list[str], first: int) -> int:
    """Index of the noun that is coupled to the first one ("Gemeinderätinnen und Gemeinderäten"), else the first."""
    if first + 2 < len(words) and words[first + 1] in _COUPLING and words[first + 2][:1].isupper():
        return first + 2
    return first


def _noun(noun: str, number: Number, case: Case) -> str:
    """One noun in the nominative."""
    if "/" in noun:
        return "/".join(_noun(part, number, case) if len(part) > 4 else part for part in noun.split("/"))
    mark = noun[len(noun.rstrip(",;:")) :]
    word = noun[: len(noun) - len(mark)]
    if _SUBSTANTIVE.search(word):
        ending = {"plural": "e", "feminine": "e"}.get(number, "er")
        return re.sub(r"e[nrms]?$", ending, word) + mark
    if case == "nominative":
        return noun
    if number == "plural":
        return _dative_plural(word) + mark
    if number in ("masculine", "neuter"):
        return _genitive_singular(word) + mark
    return noun


def _dative_plural(word: str) -> str:
    for dative, form in _DATIVE_PLURAL:
        if word.lower().endswith(dative):
            return word[: len(word) - len(dative)] + (form if len(word) > len(dative) else form.capitalize())
    if re.search(r"(?:[a-zäöüß]{2}er|el)n$", word) and not word.lower().endswith(
        ("kammern", "eltern", "bayern", "ziffern")
    ):
        return word[:-1]
    return word


def _genitive_singular(word: str) -> str:
    for oblique, form in _WEAK:
        if word.lower().endswith(oblique):
            return word[: len(word) - len(oblique)] + (form if len(word) > len(oblique) else form.capitalize())
    if re.search(r"(?:[td]|rk|ss|reis|aus|ll|ch)es$", word):
        return re.sub("(?<=nis)s$", "", word[:-2])
    if len(word) > 3 and word.endswith("s") and not _KEEPS_S.search(word):
        return word[:-1]
    return word
