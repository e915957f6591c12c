"""Who does something: the phrase for an office, a body or a group after (or before) a verb, in the nominative."""

import re
from dataclasses import dataclass

from extractors.rules.nominative import Case, nominative

_DETERMINER = (
    r"de[rmns]|die|das|eine[nrms]?|ein|vom|beim|zum|zur|alle[nr]?|sämtliche[nr]?|mindestens|jede[rms]?|seine[nrms]?|ihre[nrms]?"
    r"|dessen|deren"
)
_DETERMINERS = re.compile(
    rf"(?:{_DETERMINER})(?:/(?:{_DETERMINER}|-?[rnsem]))?(?: oder (?:{_DETERMINER})(?= ))?", re.IGNORECASE
)
_PREPOSITION = re.compile(r"(?:bei|von|durch|an|in|auf|mit|seitens) ")
_WORD = re.compile(r"[^\s,;:()]{1,80}|[,;:()]")
_NAME = re.compile(r"[„\"'»]?[A-ZÄÖÜ]")
_ADJECTIVE = re.compile(r"[a-zäöü][\wäöüß-]{2,40}e[rnsm]?(?:/[rnsem])?")
_LINK = re.compile(r"/|oder|und|bzw\.|beziehungsweise|sowie")
_CHAIR = re.compile(r"\b(?:\w{0,40}[sS]?)?[vV]orsitzende?\w{0,3}\b|\bVorsitz\b")
_NOT_ADJECTIVES = frozenset(
    "wurde werde hatte sollte könnte möge habe würde müsste dürfte sowie ohne eine keine diese seine ihre alle "
    "werden haben sollen können müssen dürfen leiten führen wählen beraten laden berufen bestimmen entscheiden "
    "übernehmen nehmen beschließen gehören fertigen erstellen stellen setzen legen statt wegen neben gegen zwischen "
    "unter über außer jeweils welche welcher welches dieser dieses diesen einen eines einer außerdem sofern wenn".split()
)
_LISTS = frozenset(("für", "Für"))
_INNER = frozenset(("im", "in", "am", "beim", "an", "vom", "von", "bei"))


@dataclass(frozen=True, slots=True)
class Office:
    """A phrase at `start:end`; `name` is "Vorsitz", "Geschäftsstelle", or its own words in the nominative."""

    name: str
    start: int
    end: int


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


def named(phrase: str, case: Case) -> str:
    """The name for a phrase."""
    if _CHAIR.search(phrase) and not re.search(r"[sS]tellvertret|[sS]tellv\.|Fraktion", phrase):
        head = phrase[: _CHAIR.search(phrase).start()]  # type: ignore[union-attr]
        if not re.search(r"[A-ZÄÖÜ]", head) or re.fullmatch(r"(?:De[rm]|Die|Das) ?(?:/.*)?|(?:Der|Die) oder (?:der|die) ", head):
            return "Vorsitz"
    if re.search(r"\bGeschäftsstelle\b|\bgeschäftsführende[rn]? Stelle\b|\bGeschäftsführung\b", phrase) and not re.search(
        r"[A-ZÄÖÜ]\w{2,40} (?:der|des) Geschäftsstelle", phrase
    ):
        return "Geschäftsstelle"
    bare = re.sub(r"^(?:[Aa]lle[nr]?|[Ss]ämtliche[nr]?|[Jj]ede[rms]?) ", "", phrase)
    name = nominative(bare if bare == phrase else "den " + bare if case == "dative" else bare, case)
    return name.strip(" .,")


def _end(text: str, at: int) -> int | None:
    """Where the phrase ends that begins at `at`: words of a noun phrase, their alternatives and attributes."""
    end: int | None = None
    in_list = False
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text, at, min(len(text), at + 400))]
    index = 0
    while index < len(words):
        word, _, stop = words[index]
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if word == "(" and end is not None and index + 2 < len(words) and words[index + 2][0] == ")" and len(following) < 12:
            index += 3
            end = words[index - 1][2]
            continue
        if word == ",":
            if not (in_list and _NAME.match(following) and end is not None):
                break
        elif word in ";:()":
            break
        elif _NAME.match(word) and not (index == 0 and _DETERMINERS.fullmatch(word)):
            end = stop
            if word[-1] in ".!?" and len(word) > 4 and not word.endswith(("Dr.", "Prof.", "St.", "e.V.")):
                return stop - 1
        elif word in _LISTS and end is not None:
            in_list = True
        elif _LINK.fullmatch(word) and end is not None:
            if not (_NAME.match(following) or _DETERMINERS.fullmatch(following) or _ADJECTIVE.fullmatch(following)):
                break
            if following.lower() in _NOT_ADJECTIVES and not _DETERMINERS.fullmatch(following):
                break
        elif _DETERMINERS.fullmatch(word):
            if end is not None and word.lower() not in ("der", "des", "zur", "die", "den", "dem", "das", "eine", "einen", "einer"):
                break
            if end is not None and not _follows_on(words, index, in_list):
                break
        elif word in _INNER and end is not None:
            if not _NAME.match(following):
                break
        elif not (_ADJECTIVE.fullmatch(word) and word not in _NOT_ADJECTIVES and _leads_to_name(words, index)):
            break
        index += 1
    return end


def _follows_on(words: list[tuple[str, int, int]], index: int, in_list: bool) -> bool:
    """Whether an article inside a phrase goes on with it: a genitive, or an alternative after "oder", "/", "und"."""
    word = words[index][0].lower()
    if index and _LINK.fullmatch(words[index - 1][0]):
        return True
    if index and words[index - 1][0] == "für":
        return True
    return word in ("der", "des", "zur") or (in_list and word in ("die", "den", "das"))


def _leads_to_name(words: list[tuple[str, int, int]], index: int) -> bool:
    """Whether only adjectives stand between this one and a noun."""
    for word, _, _ in words[index + 1 : index + 5]:
        if _NAME.match(word):
            return True
        if not (_ADJECTIVE.fullmatch(word) or _LINK.fullmatch(word)) or word in _NOT_ADJECTIVES:
            return False
    return False


def subject(text: str) -> Office | None:
    """The phrase that a sentence begins with, its paragraph number "(2)" skipped."""
    lead = re.match(r"(?:\(\d{1,2}[a-z]?\) ?|\d{1,2}\.(?:\d{1,2}\.?)? |[a-z]\) )", text)
    return office(text, lead.end() if lead else 0, "nominative")
