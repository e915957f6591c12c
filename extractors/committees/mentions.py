"""Committees that a text names: "dem Arbeitskreis Integration im Landkreis X" -> "Arbeitskreis Integration"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.bodies import COUNCILS, Gender, Head, HeadCase, head_of
from extractors.text.passage import Passage
from extractors.text.sections import SectionBlocks
from extractors.text.words import Sieve

_GOES_ON = r"[A-Za-zÄÖÜäöüß]{2,40}-(?:, | und | sowie | & |/)"
"""How a capital goes on to a word that shares the end of the next one: "Umwelt-, Bau- und Verkehrsausschuss"."""
_WORD = re.compile(
    r"[A-ZÄÖÜ](?:(?<=\bA)[GK]\b"
    rf"|(?<=\b.){_GOES_ON}(?:\b[A-ZÄÖÜ]{_GOES_ON}){{0,3}}[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{{2,60}}"
    r"|[A-Za-zÄÖÜäöüß-]{2,60})"
)
"""What can be a body's noun; it begins with its capital, so that other places are passed over fast."""
_LONE_WORD = re.compile(r"[A-ZÄÖÜ](?:(?<=\bA)[GK]\b|[A-Za-zÄÖÜäöüß-]{2,60})")
"""The same for texts in which nothing goes on so; it takes half the time."""
_ROUND_TABLE = re.compile(r"\bRunde([rnm]?) Tisch(es|s|e)?\b")
_SHORT = {"AK": Head("Arbeitskreis", "m", "arbeitskreis", "nominative"), "AG": Head("AG", "f", "ag", "unknown")}
_CAP = (
    r"(?!(?:Der|Die|Das|Dem|Den|Des|Ein|Eine|Er|Sie|Es|Im|In|Für|Zum|Zur|Beratung|Mitglieder|"
    r"Anlage|Zusammensetzung|Aufgaben(?:gebiet)?)\b)[A-ZÄÖÜ][\wäöüß/*:-]{1,60}"
)
_CAPITAL_ADJ = r"[A-ZÄÖÜ][a-zäöüß]{2,40}(?:isch|lich|al|ig|iv|er)e[nrms] "
_ADJ = rf"(?:[a-zäöüß-]{{3,40}}e[nrms]? |{_CAPITAL_ADJ})"
# Right after the noun an adjective stands in the nominative; what ends in -en or -te there is a verb
# ("Der Gruppe gehören Ämter an", "Die Gruppe erarbeitete Vorschläge"), unless it is a participle in "ge-".
_NOMINATIVE_ADJ = (
    r"(?:(?!(?:unter|wieder|weiter|immer|ohne|wurde|(?:k?eine|seine|ihre|diese|jede|alle)[rs]?) )"
    r"(?!(?!ge)[a-zäöüß]{2,40}te )"
    rf"[a-zäöüß-]{{3,40}}e[rs]? |{_CAPITAL_ADJ})"
)
_NO_PLACE = r"(?!(?:Landkreis|Kreis|Samtgemeinde)\b|(?<![a-zäöüß]e )(?:Stadt|Gemeinde)\b|(?:Stadt|Gemeinde) [A-ZÄÖÜ])"
"""No word for a place, but "Stadt" behind an adjective and without a name of its own ("Digitale Stadt") is a topic."""
_ELEMENT = rf"{_ADJ}{{0,2}}{_CAP}(?: {_NO_PLACE}{_CAP}){{0,4}}"
_FURTHER = rf"(?:(?:, {_ELEMENT}){{0,6}},? (?:und|sowie|&) {_ELEMENT})?"
_COORDINATED = f"{_ELEMENT}{_FURTHER}"
_QUOTED = re.compile(r" [„\"»“]([^„“”\"«»]{2,100})[“”\"«]")
_FOR = re.compile(
    rf" für (?!die (?:Dauer|Zeit|Amtszeit|Wahl\w{{0,8}})\b)(?:d(?:en|ie|as) |ein(?:e|en)? )?"
    rf"{_COORDINATED}(?: (?:mit|ohne|im|in) (?:Alter|"
    rf"{_CAP}(?<!Landkreis)(?<!Kreis)))?"
)
_TO = re.compile(
    rf" zu[rm] {_ADJ}{{0,2}}{_CAP}(?: (?:des|der) {_ADJ}{{0,2}}(?!(?:Landkreise?s?|Kreise?s?|Stadt|Gemeinde)\b){_CAP})?"
)
_BARE = re.compile(
    rf" (?!(?:Landkreis|Kreis|Stadt|Gemeinde|Samtgemeinde|Landratsamt)\b)"
    rf"{_NOMINATIVE_ADJ}{{0,2}}{_CAP}(?: {_NO_PLACE}{_CAP}){{0,4}}{_FURTHER}"
)
_AGAINST = re.compile(rf" gegen {_ADJ}{{0,2}}{_CAP}")
_OF = re.compile(
    rf" (?:der|des) {_ADJ}{{0,2}}(?!(?:\w{{0,60}}(?:[Kk]reis|[Ss]tadt|[Gg]emeinden?|[Vv]erwaltung)|Kommunen?|Land|"
    r"Länder|"
    r"Bund|Landratsamt|\w{0,60}rat|Kreistag|Jahre?|Wahlperiode|Amtszeit|Sitzung|Region|Geschäftsstelle)(?:e?s)?\b)"
    rf"{_CAP}(?: {_NO_PLACE}{_CAP})?"
)
"""Whose committee it is; places, councils and times say nothing of its name."""
_TOPIC_OF = re.compile(rf" der (?=Senior|Menschen|Frauen|Jugend|Religionen)({_COORDINATED})(?: mit {_CAP})?")
_REGION = re.compile(
    r" (?:im|am) (?!\w{0,40}(?:[Rr]at|[Tt]ag|[Hh]aus|[Aa]mt|[Kk]reis|[Ss]chuss|[Ss]tadt|[Jj]ahr|[Mm]onat)\b|(?:Rahmen|"
    r"Sinne|Bereich|Zuge|Anschluss|Auftrag|Herbst|Sommer|Winter|Januar|Februar|März|April|Mai|Juni|Juli|August|September|"
    rf"Oktober|November|Dezember)\b){_CAP}(?= |$)"
)
"""Where it works, behind what it is about ("Begleitausschuss Vielfalt im Hegau"); no council, house or time."""
_CUT = re.compile(
    r" (?:im|des|in|der|beim|am) (?:(?:Land)?[Kk]reise?s?|Stadt|Gemeinde|Samtgemeinde|Landratsamt\w{0,60}) .{0,4000}+$"
)
_VERB = re.compile(
    r",? (?:besteht|bestand|setzt|hat|haben|hatte|ist|sind|war|waren|wird|werden|wurden?|gehör\w{1,60}|tagt|"
    r"trifft|dient|"
    r"berät|umfasst|wählt|kann|können|soll|sollen|kommt|kommen|fasst|bereitet|befasst|entscheidet|arbeitet|arbeiten|"
    r"unterstützt|begleitet|steuert|verst\w{1,60}|nimmt|nehmen|zählt|zählen|legt|empfiehlt|bringt|bilden|entsenden|"
    r"führt|leitet|obliegt|liegt|tritt|wirken|sitzen)\b"
)
_FOUNDED = re.compile(r" (?:neu )?(?:gebildet|gegründet|eingerichtet|eingesetzt|geschaffen|ins Leben gerufen)\b")
_PLACE = re.compile(r"(?: (?:im|des|in der|der) (?:(?:Land)?[Kk]reise?s?|Stadt|Gemeinde) [A-ZÄÖÜ][\wäöüß-]{1,40})")
"""Where a body is, between its name and its verb."""
_PAUSE = re.compile(r",? als\b|, (?=[a-zäöü])| ?[.:;–(]| [-–] | ?$")
_FRONT = re.compile(r"[(\d)a-z .„\"]{0,6}(?:(?:In|An|Zu|Bei|Aus|Von|Mit|Unter) )?")
_FRONT_OF = re.compile(
    r"(?:(?:Der|Die|Das|Den|Als) )?(?:[A-ZÄÖÜa-zäöüß]{3,40}e[nrms]? ){0,2}[A-ZÄÖÜ][\w/*-]{2,60} (?:in )?"
)
"""What can stand before a committee at the start of a main clause: "In", "Ständige Mitglieder (der Gruppe)"."""
_DETERMINER = re.compile(
    r"(?:^|(?<=[\s(„\"»/]))(der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|diese|dieser|"
    r"dieses|diesem|diesen|im|am|vom|zum|zur|beim|"
    r"jede[rs]?|seine[rms]?|ihre[rms]?|Der|Die|Das|Des|Dem|Den|Ein|Eine|Einer|Einem|Diese[rsm]?|Im|Am|Zum|Zur|Vom|Beim)"
    r"\s{1,20}[„\"»“]?$"
)
_ATTRIBUTES = re.compile(r"(?:(?<=\s)|^)[„\"»“]?[a-zäöüß-]{3,40}e[nrms]?\s{1,20}$")


_LETTERS = re.compile(r" \((?:im Folgenden:? |kurz:? )?[„\"]?(?P<short>[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{1,7}[A-ZÄÖÜ])[“\"]?\)")
"""The letters that a document explains as short for a committee: "Kriminalpräventiver Rat (KPR)"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A committee named at `start:end` of a passage; `names` are its possible names, shortest first.

    The first name is head (and adjective) alone. `case` is "nominative" where the phrase can be a sentence's subject.
    """

    passage: Passage
    start: int
    end: int
    head: Head
    names: tuple[str, ...]
    ends: tuple[int, ...]
    case: HeadCase
    weights: tuple[int, ...]
    """What each of `names` is worth as a witness for itself: 2 stands, two of 1 do, 0 needs a heading or title."""
    phrase: int = 0
    """Where the phrase begins, with its article."""


ShortNames = dict[str, tuple[str, Head]]
"""Letters that stand for a committee in one document, with its name and head noun."""
_NO_LETTERS: ShortNames = {}


def mentions(passage: Passage, short: ShortNames = _NO_LETTERS) -> Iterator[Mention]:
    """All committees that a passage names in the singular, in order; `short` are letters that stand for one."""
    taken = 0
    for match in _candidates(passage.value, short):
        if match.start() < taken:
            continue
        mention = _short(passage, match, short) if match[0] in short else _mention(passage, match)
        if mention is not None:
            taken = mention.ends[0]
            yield mention


def short_names(found: Iterable[Mention]) -> ShortNames:
    """The letters that the document explains right behind a committee's name."""
    result: ShortNames = {}
    for mention in found:
        for name, end in zip(mention.names, mention.ends, strict=True):
            letters = _LETTERS.match(mention.passage.value, end)
            if letters:
                result.setdefault(letters["short"], (name, mention.head))
    return result


def _short(passage: Passage, match: re.Match[str], short: ShortNames) -> Mention | None:
    """The mention that letters are; None where the document explains them."""
    text = passage.value
    if text[: match.start()].endswith(("(", "„", '"')):
        return None
    name, head = short[match[0]]
    start, _, determiner, phrase = _before(text, match.start())
    case = _case(determiner, head._replace(case="unknown"))
    return Mention(passage, start, match.end(), head, (name,), (match.end(),), case, (0,), phrase)


def title_mentions(title: Passage | None, sections: Sequence[SectionBlocks]) -> list[Mention]:
    """The committees that a paper's name and its headings name."""
    headings = (title, *(section.title for section in sections))
    return [mention for heading in headings if heading for mention in mentions(heading)]


def _candidates(text: str, short: ShortNames) -> list[re.Match[str]]:
    pattern = _WORD if "- " in text or "-," in text or "-/" in text else _LONE_WORD
    words: list[re.Match[str]] = []
    if short:
        words = [
            match for match in pattern.finditer(text) if match[0] in short or _head(match[0]) or match[0] in _SHORT
        ]
    elif _NAMING.catches_any(text.split(" ")):
        words = [match for match in pattern.finditer(text) if _head(match[0]) or match[0] in _SHORT]
    tables = [*_ROUND_TABLE.finditer(text)] if "Tisch" in text else []
    return sorted((*tables, *words), key=lambda match: (match.start(), -match.end())) if tables else words


@lru_cache(maxsize=4096)
def _head(words: str) -> Head | None:
    """The head noun of what `_WORD` found; "Kreis- und Gemeinderat" are two, of which the last counts."""
    last = head_of(words.rpartition(" ")[2])
    return last if last and last.base in COUNCILS else head_of(words)


_NAMING = Sieve(lambda word: any(found in _SHORT or _head(found) for found in _LONE_WORD.findall(word)))
"""What stands between two blanks and has a body's noun in it: most texts have none, and need no more search."""


def _mention(passage: Passage, match: re.Match[str]) -> Mention | None:
    text, word = passage.value, match.group()
    if match.re is _ROUND_TABLE:
        case: HeadCase = "nominative" if match.group(1) in ("r", "") and not match.group(2) else "oblique"
        head: Head | None = Head("Runder Tisch", "m", "runder tisch", case)
    elif word in _SHORT:
        head = None if _is_company(text, match) else _SHORT[word]
    else:
        head = _head(word)
    if head is None:
        return None
    start, adjective, determiner, phrase = _before(text, match.start())
    first = f"{_adjective(adjective, head.gender)} {head.noun}" if adjective else head.noun
    names, ends, weights = [first], [match.end()], [0]
    for end, weight in _tails(text, match.end(), phrase, head):
        names.append(f"{first}{_unquoted(text[match.end() : end])}")
        ends.append(end)
        weights.append(weight)
    case = _case(determiner, head)
    return Mention(passage, start, match.end(), head, tuple(names), tuple(ends), case, tuple(weights), phrase)


def _is_company(text: str, match: re.Match[str]) -> bool:
    """Whether "AG" ends a company's name ("Kreisbau AG")."""
    before = text[max(0, match.start() - 60) : match.start()]
    return (
        match.group() == "AG" and bool(re.search(r"[A-ZÄÖÜ][\w.&-]{0,50} $", before)) and not _DETERMINER.search(before)
    )


def _unquoted(tail: str) -> str:
    return re.sub(r"[„\"»“”«]", "", tail)


def _before(text: str, start: int) -> tuple[int, str, str, int]:
    """What stands before a head noun: start with a capital adjective, that adjective, the determiner, and its start."""
    adjective = ""
    match = re.search(r"(?:^|(?<=[\s„\"»“]))([A-ZÄÖÜ][a-zäöüß-]{2,40}e[nrms]?) $", text[max(0, start - 45) : start])
    if match and not re.fullmatch(
        r"Die|Der|Eine[rmns]?|Diese[rsmn]?|Ihre[rmns]?|Seine[rmns]?|Jede[rsmn]?|Alle[nr]?|Keine[rmns]?|Welche[rsmn]?",
        match.group(1),
    ):
        before = max(0, start - 45) + match.start()
        if before == 0 or _DETERMINER.search(text[max(0, before - 12) : before]):
            adjective, start = match.group(1), before
    at = start
    for _ in range(8):
        found = _DETERMINER.search(text[max(0, at - 12) : at])
        if found:
            at = max(0, at - 12) + found.start()
            return start, adjective, found.group(1).lower(), at
        attribute = _ATTRIBUTES.search(text[max(0, at - 45) : at]) or re.search(
            r"(?:(?<=\s)|^)(?:(?:im|am|in|seit|vom) |(?!D(?:ie|er|as|em) )[A-ZÄÖÜ][a-zäöü]{2,12} |\d[\d.]{0,9} ){1,4}$",
            text[max(0, at - 45) : at],
        )
        if not attribute or at == 0:
            break
        at = max(0, at - 45) + attribute.start()
    return start, adjective, "", start


def _adjective(word: str, gender: Gender) -> str:
    """A capital adjective in the nominative without article."""
    return re.sub(r"e[nrms]?$", {"m": "er", "f": "e", "n": "es"}[gender], word)


def _case(determiner: str, head: Head) -> HeadCase:
    """Whether a mention can be its sentence's subject."""
    if head.case == "oblique" or determiner in (
        "des",
        "dem",
        "einem",
        "eines",
        "im",
        "am",
        "vom",
        "zum",
        "zur",
        "beim",
        "diesem",
        "einer",
    ):
        return "oblique"
    if head.gender == "m":
        return "nominative" if determiner in ("der", "ein", "dieser", "", "jeder") else "oblique"
    if head.gender == "f":
        return "nominative" if determiner in ("die", "eine", "diese", "", "jede") else "oblique"
    return "nominative" if determiner in ("das", "ein", "dieses", "", "jedes") else "oblique"


def _tails(text: str, end: int, phrase: int, head: Head) -> Iterator[tuple[int, int]]:
    """Possible ends of a name after its head, shortest first, and the weight of each (see Mention)."""
    quoted = _QUOTED.match(text, end)
    if quoted:
        yield quoted.end(), 2
        return
    for pattern, weight in ((_FOR, 2), (_TO, 1), (_AGAINST, 1), (_TOPIC_OF, 1)):
        match = pattern.match(text, end)
        if match:
            stop = _trimmed(text, end, match.end())
            yield stop, 2 if _is_front(text, phrase, stop) else weight
            return
    owner = _OF.match(text, end) if head.base not in COUNCILS else None
    match = owner or _BARE.match(text, end)
    if not match:
        return
    stop = _trimmed(text, end, match.end())
    words = [found.end() + end for found in re.finditer(r"[^ ]{1,60}(?= |$)", text[end:stop])]
    # "… wurde eine Arbeitsgruppe Wohnen eingerichtet": what is introduced is named in full.
    introduced = not owner and not text[end + 1].islower()
    introduced &= bool(re.match(r"eine?[nmrs]? ", text[phrase:]) or _FOUNDED.match(text, stop))
    for place in words:
        if re.search(r"(?:[,-]|\b(?:und|sowie|&|für|der|des)|\b[a-zäöüß-]{1,40})$", text[end:place]):
            continue
        sure = place == stop and (introduced or _is_front(text, phrase, place, verb=text[end + 1].islower()))
        yield place, 2 if sure else 0 if owner else 1
    region = None if owner or not words else _REGION.match(text, stop)
    if region:
        yield region.end(), 2 if _is_front(text, phrase, region.end()) else 1


def _is_front(text: str, phrase: int, end: int, *, verb: bool = True) -> bool:
    """Whether the phrase up to `end` is all that stands before the verb of a main clause, so that it is one name.

    "Der Arbeitskreis Wohnen besteht …"; without `verb` a pause may follow instead.
    """
    before, follows = text[:phrase], _VERB.match(text, end)
    if follows is None and (place := _PLACE.match(text, end)):
        follows = _VERB.match(text, place.end())
    if _FRONT.fullmatch(before) and phrase <= 10:
        return bool(follows) or (not verb and bool(_PAUSE.match(text, end)))
    return len(before) < 90 and bool(_FRONT_OF.fullmatch(before)) and bool(follows or text[end : end + 1] == ":")


def _trimmed(text: str, start: int, end: int) -> int:
    """Cuts the Landkreis and closing punctuation off a name's tail."""
    tail = _CUT.sub("", text[start:end])
    return start + len(tail.rstrip(" ,;:.–-"))
