"""Who does something: the phrase for an office, a body or a group after (or before) a verb, in the nominative."""

import re
from dataclasses import dataclass

from extractors.text.nominative import Case, nominative
from extractors.text.numbers import NUMBER

_DETERMINER = (
    r"de[rmns]|die|das|diese[rsmn]?|eine[nrms]?|ein|vom|beim|zum|zur|alle[nr]?|sämtliche[nr]?|mindestens|wenigstens"
    r"|jede[rms]?|seine[nrms]?|ihre[nrms]?"
    r"|dessen|deren"
)
_DETERMINERS = re.compile(
    rf"(?:{_DETERMINER})(?:[/*:_](?:{_DETERMINER}|-?[rnsem])|\*)?(?: oder (?:{_DETERMINER})(?= ))?", re.IGNORECASE
)
_PREPOSITION = re.compile(r"(?:bei|von|durch|an|in|auf|mit|seitens) ")
_WORD = re.compile(r"(?:[^\s,;:()]|:(?=[a-zäöü])){1,80}|[,;:()]")
_NUMBER = re.compile(NUMBER)
_NAME = re.compile(r"[„\"'»]?[A-ZÄÖÜ]")
_ADJECTIVE = re.compile(r"[a-zäöü][\wäöüß-]{2,40}e[rnsm]?(?:[/*:_][rnsem])?")
_LINK = re.compile(r"/|oder|und|bzw\.|beziehungsweise|sowie")
_CHAIR = re.compile(r"\b(?:\w{0,40}[sS]?)?[vV]orsitzende?\w{0,3}\b|\bVorsitz\b")
_NOT_ADJECTIVES = frozenset(
    (
        "wurde", "werde", "hatte", "sollte", "könnte", "möge", "habe", "würde", "müsste", "dürfte", "sowie", "ohne",
        "eine", "keine", "diese", "seine", "ihre", "alle", "werden", "haben", "sollen", "können", "müssen", "dürfen",
        "leiten", "führen", "wählen", "beraten", "laden", "berufen", "bestimmen", "entscheiden", "übernehmen",
        "nehmen", "beschließen", "gehören", "fertigen", "erstellen", "stellen", "setzen", "legen", "statt", "wegen",
        "melden", "kommen", "tagen", "treffen", "bilden", "geben", "finden", "tragen", "erhalten", "benennen",
        "bestellen", "entsenden", "wirken", "arbeiten", "erfolgen", "gelten", "bestehen", "fassen", "treten", "bringen",
        "halten", "zeigen", "zusätzliche", "weitere", "außerordentliche", "geheime",
        "namentliche", "offene",
        "neben", "gegen", "zwischen", "unter", "über", "außer", "jeweils", "welche", "welcher", "welches", "dieser",
        "dieses", "diesen", "einen", "eines", "einer", "außerdem", "sofern", "wenn",
    )
)  # fmt: skip
_LISTS = frozenset(("für", "Für"))
_TIMES = re.compile(
    r"(?:Dauer|Zeit\w{0,6}|Amts(?:zeit|periode|dauer)|Wahl(?:zeit|periode)|Legislatur\w{0,9}|Periode|Jahre?n?|Monate?n?)$"
)
"""Nouns with which "für" says how long, not for what."""
_APPOSITION = re.compile(r"(?:Fachb|B)ereich\b|Abteilung\b|Fachdienst\b|Sachgebiet\b|Referat\b|Team\b|Stabsstelle\b")
_MANNER = re.compile(
    r"(?:Benehmen|Einvernehmen|Auftrag|Rahmen|Falle?|Namen|Verhinderungsfall|Wege|Anschluss|Einzelfall|Übrigen)\b"
)
_INNER_ARTICLES = frozenset(
    (
        "dieser",
        "dieses",
        "aller",
        "seiner",
        "ihrer",
        "der",
        "des",
        "zur",
        "jede",
        "jeder",
        "jedes",
        "die",
        "den",
        "dem",
        "das",
        "eine",
        "einen",
        "einer",
        "des/der",
        "der/des",
    )
)
_INNER = frozenset(("im", "in", "am", "beim", "an", "vom", "von", "bei"))


@dataclass(frozen=True, slots=True)
class Office:
    """A phrase at `start:end`; `name` is "Vorsitz", "Geschäftsstelle", or its own words in the nominative."""

    name: str
    start: int
    end: int


_SEVERAL = "beiden "
"""Put before a phrase that lost its "alle" or its number: it stands in the plural."""


def office(text: str, start: int, case: Case) -> Office | None:
    """The phrase that begins at `start` (blanks and a preposition before it are skipped), None if there is none."""
    at = start + len(text[start:]) - len(text[start:].lstrip())
    preposition = _PREPOSITION.match(text, at)
    if preposition:
        at = preposition.end()
    end = _end(text, at)
    if end is None:
        return None
    phrase = text[at:end].strip()
    return Office(named(phrase, case), at, at + len(phrase))


_OR = re.compile(
    r",? (?:oder|sowie|und|bzw\.) (?=(?:auf Antrag )?(?:(?:von )?(?:mindestens|wenigstens) )?(?:eine[rsnm]?"
    r"|de[rsnm]|die|das|ein|(?:zwei|drei)"
    r" \w{3,20}tel) )"
)
_FIRST_NAME = re.compile(r"\b(?!(?:Die|Der|Das|Eine?|Jede[rs]?)\b)[A-ZÄÖÜ][\wäöüß-]{2,60}")


def alternatives(text: str, start: int, case: Case) -> list[Office]:
    """The phrases that begin at `start`, where several are named: "eine Fraktion oder ein Fünftel der Mitglieder".

    An office in both genders ("die Landrätin oder der Landrat") is one.
    """
    whole = office(text, start, case)
    if whole is None:
        return []
    places, at = list[tuple[int, int]](), whole.start
    for link in _OR.finditer(text, whole.start, whole.end):
        if not _twins(text[at : link.start()], text[link.end() : whole.end]):
            places.append((at, link.start()))
            at = link.end()
    places.append((at, whole.end))
    if len(places) == 1:
        return [Office(_counted_once(whole.name), whole.start, whole.end), *_further(text, whole, case)]
    found = (office(text[:end], begin, case) for begin, end in places)
    return [Office(_counted_once(one.name), one.start, one.end) for one in found if one]


def _further(text: str, last: Office, case: Case) -> list[Office]:
    """The alternatives behind a phrase that ends before its "oder"."""
    link = _OR.match(text, last.end)
    following = office(text, link.end(), case) if link else None
    if link is None or following is None or _twins(text[last.start : last.end], text[following.start : following.end]):
        return []
    return alternatives(text, link.end(), case)


def _counted_once(name: str) -> str:
    """A name without an "ein" that says no more than the article; "ein Fünftel" is a share."""
    return re.sub(r"^eine? (?!\w{2,12}tel\b)", "", name)


def _twins(first: str, second: str) -> bool:
    """Whether two phrases are one office in both genders."""
    one, other = (_FIRST_NAME.search(phrase) for phrase in (first, second))
    if one is None or other is None:
        return True
    plain = str.maketrans("äöü", "aou")
    names = [match.group().casefold().translate(plain) for match in (one, other)]
    return names[0][:5] == names[1][:5]


_EACH = re.compile(r"(?<= oder) jede[rs]? ")


def named(phrase: str, case: Case) -> str:
    """The name for a phrase."""
    if _CHAIR.search(phrase) and not re.search(r"[sS]tellvertret|[sS]tellv\.|Fraktion", phrase):
        head = phrase[: _CHAIR.search(phrase).start()]  # type: ignore[union-attr]
        if not re.search(r"[A-ZÄÖÜ]", head) or re.fullmatch(
            r"(?:De[rm]|Die|Das)\*? ?(?:[/:*_].{0,400})?|(?:Der|Die)\*? (?:oder|bzw\.) (?:der|die)\*? ", head
        ):
            return "Vorsitz"
    if re.search(
        r"\bGeschäftsstelle\b|\bgeschäftsführende[rn]? Stelle\b|\bGeschäftsführung\b", phrase
    ) and not re.search(r"[A-ZÄÖÜ]\w{2,40} (?:der|des) Geschäftsstelle", phrase):
        return "Geschäftsstelle"
    bare = re.sub(r"^(?:mindestens |wenigstens )?(?:[Aa]lle[nr]? |[Ss]ämtliche[nr]? |[Jj]ede[rms]? )?", "", phrase)
    counted = re.match(rf"(?P<number>{NUMBER}) ", bare)
    if counted:
        number = "ein" if re.match(r"eine?[mrs]? \w{0,10}(?:tel|tels) ", bare) else counted["number"]
        if number == "ein" or not number.startswith("ein"):
            number = {"zweier": "zwei", "dreier": "drei"}.get(number, number)
            rest = re.sub(r"^(\w{2,12}tel)s\b", r"\1", bare[counted.end() :])
            return f"{number} {rest if number == 'ein' else nominative(_SEVERAL + rest, case)}".strip(" .,")
    elif bare != phrase and case == "dative":
        bare = _SEVERAL + bare
    return _EACH.sub(" ", nominative(bare, case)).strip(" .,")


Words = list[tuple[str, int, int]]
"""Words and marks with their places."""


def _end(text: str, at: int) -> int | None:
    """Where the phrase ends that begins at `at`: words of a noun phrase, their alternatives and attributes."""
    found = _WORD.finditer(text, at, min(len(text), at + 400))
    words = [(match.group(), match.start(), match.end()) for match in found]
    end: int | None = None
    in_list = False
    index = 0
    while index < len(words):
        word, _, stop = words[index]
        if end is not None and _is_short_bracket(words, index):  # "(KI)"
            index += 3
            end = words[index - 1][2]
            continue
        if _NAME.match(word) and not (index == 0 and _DETERMINERS.fullmatch(word)):
            end = stop
            if word[-1] in ".!?" and len(word) > 4 and not word.endswith(("Dr.", "Prof.", "St.", "e.V.")):
                return stop - 1
        elif not _belongs(words, index, begun=end is not None, in_list=in_list):
            break
        in_list = in_list or word in _LISTS
        index += 1
    return end


def _is_short_bracket(words: Words, index: int) -> bool:
    inner = [word for word, _, _ in words[index : index + 3]]
    return len(inner) == 3 and inner[0] == "(" and inner[2] == ")" and len(inner[1]) < 12


def _belongs(words: Words, index: int, *, begun: bool, in_list: bool) -> bool:
    """Whether a word that is no name goes with the phrase; `begun`: a name came before, `in_list`: a "für" too."""
    word = words[index][0]
    following = words[index + 1][0] if index + 1 < len(words) else ""
    if word == ",":
        return begun and bool(_APPOSITION.match(following) or (in_list and _NAME.match(following)))
    if word in ";:()":
        return False
    if word in _LISTS and begun:
        noun = next((each for each, _, _ in words[index + 1 : index + 5] if _NAME.match(each)), "")
        return not _TIMES.match(noun.rstrip("."))
    if _LINK.fullmatch(word) and (begun or (index and _DETERMINERS.fullmatch(words[index - 1][0]))):
        if _DETERMINERS.fullmatch(following) or _NAME.match(following):
            return True
        return bool(_ADJECTIVE.fullmatch(following)) and following not in _NOT_ADJECTIVES
    if not begun and _NUMBER.fullmatch(word):
        return True
    if _DETERMINERS.fullmatch(word):
        return not begun or (word.lower() in _INNER_ARTICLES and _follows_on(words, index, in_list))
    if word in _INNER and begun:
        return bool(_NAME.match(following)) and not _MANNER.match(following)
    return bool(_ADJECTIVE.fullmatch(word)) and word not in _NOT_ADJECTIVES and _leads_to_name(words, index)


def _follows_on(words: Words, index: int, in_list: bool) -> bool:
    """Whether an article inside a phrase goes on with it: a genitive, or an alternative after "oder", "/", "und"."""
    word = words[index][0].lower()
    if index and _LINK.fullmatch(words[index - 1][0]):
        return True
    if index and words[index - 1][0] == "für":
        return True
    return word in ("der", "des", "des/der", "der/des", "zur", "dieser", "dieses", "aller", "seiner", "ihrer") or (
        in_list and word in ("die", "den", "das")
    )


def _leads_to_name(words: Words, index: int) -> bool:
    """Whether only adjectives stand between this one and a noun."""
    for word, _, _ in words[index + 1 : index + 5]:
        if _NAME.match(word):
            return True
        if not (_ADJECTIVE.fullmatch(word) or _LINK.fullmatch(word)) or word in _NOT_ADJECTIVES:
            return False
    return False


def subject(text: str, before: str = "") -> Office | None:
    """The phrase that a sentence begins with, its paragraph number "(2)" skipped.

    A pronoun stands for the phrase that the sentence `before` begins with; None if neither begins with one.
    """
    lead = re.match(r"(?:\(\d{1,2}[a-z]?\) ?|\d{1,2}\.(?:\d{1,2}\.?)? |[a-z]\) )", text)
    at = lead.end() if lead else 0
    pronoun = _PRONOUN.match(text, at)
    if pronoun:
        meant = subject(before) if before else None
        return Office(meant.name, pronoun.start(), pronoun.end()) if meant else None
    return None if _NO_SUBJECT.match(text, at) else office(text, at, "nominative")


_PRONOUN = re.compile(r"(?:Sie|Er|Es|Diese[rs]?|Sie/[Ee]r|Er/[Ss]ie|(?:Sie|Er) oder (?:sie|er))\b(?= [a-zäöü])")
_NO_SUBJECT = re.compile(
    r"(?:Über|Bei|Im|In|Auf|Für|Mit|Nach|Vor|Zu|Zur|Zum|Danach|Außerdem|Dabei|Hierzu|Hierfür|Wenn|Sofern|Soweit"
    r"|Falls|An|Am|Aus|Von|Vom|Durch|Es|Sie|Er"
    r"|Zusätzlich|Unabhängig|Grundsätzlich|Ihr|Ihm|Ist|Sind|Wird|Werden|Darüber|Ferner|Während|Gegen|Unter)\b"
)
