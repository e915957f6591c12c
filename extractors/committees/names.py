"""Committee names in running text: "dem Arbeitskreis Integration im Landkreis X" -> "Arbeitskreis Integration"."""

import re
from collections.abc import Iterable, Iterator, Reversible, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.bodies import COUNCILS, Gender, Head, HeadCase, head_of
from extractors.text.passage import Passage
from extractors.text.repair import folded
from extractors.text.sections import SectionBlocks
from schemas.evidence import Found

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
_AG = ("Arbeitsgruppe", "Arbeitsgemeinschaft")
"""What "AG" can stand for: it stays as printed where the document writes neither out."""

_CAP = (
    r"(?!(?:Der|Die|Das|Dem|Den|Des|Ein|Eine|Er|Sie|Es|Im|In|Für|Zum|Zur|Beratung|Mitglieder|"
    r"Anlage)\b)[A-ZÄÖÜ][\wäöüß/*:-]{1,60}"
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


def mentions(passage: Passage) -> Iterator[Mention]:
    """All committees that a passage names in the singular, in order."""
    taken = 0
    for match in _candidates(passage.value):
        if match.start() < taken:
            continue
        mention = _mention(passage, match)
        if mention is not None:
            taken = mention.ends[0]
            yield mention


def title_mentions(title: Passage | None, sections: Sequence[SectionBlocks]) -> list[Mention]:
    """The committees that a paper's name and its headings name."""
    headings = (title, *(section.title for section in sections))
    return [mention for heading in headings if heading for mention in mentions(heading)]


def _candidates(text: str) -> list[re.Match[str]]:
    pattern = _WORD if "- " in text or "-," in text or "-/" in text else _LONE_WORD
    words = [match for match in pattern.finditer(text) if _head(match[0]) or match[0] in _SHORT]
    tables = [*_ROUND_TABLE.finditer(text)] if "Tisch" in text else []
    return sorted((*tables, *words), key=lambda match: (match.start(), -match.end())) if tables else words


@lru_cache(maxsize=4096)
def _head(words: str) -> Head | None:
    """The head noun of what `_WORD` found; "Kreis- und Gemeinderat" are two, of which the last counts."""
    last = head_of(words.rpartition(" ")[2])
    return last if last and last.base in COUNCILS else head_of(words)


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
    introduced = bool(re.match(r"eine?[nmrs]? ", text[phrase:])) and not owner and not text[end + 1].islower()
    for place in words:
        if re.search(r"(?:[,-]|\b(?:und|sowie|&|für|der|des)|\b[a-zäöüß-]{1,40})$", text[end:place]):
            continue
        sure = place == stop and (introduced or _is_front(text, phrase, place, verb=text[end + 1].islower()))
        yield place, 2 if sure else 0 if owner else 1


def _is_front(text: str, phrase: int, end: int, *, verb: bool = True) -> bool:
    """Whether the phrase up to `end` is all that stands before the verb of a main clause, so that it is one name.

    "Der Arbeitskreis Wohnen besteht …"; without `verb` a pause may follow instead.
    """
    before, follows = text[:phrase], _VERB.match(text, end)
    if _FRONT.fullmatch(before) and phrase <= 10:
        return bool(follows) or (not verb and bool(_PAUSE.match(text, end)))
    return len(before) < 90 and bool(_FRONT_OF.fullmatch(before)) and bool(follows or text[end : end + 1] == ":")


def _trimmed(text: str, start: int, end: int) -> int:
    """Cuts the Landkreis and closing punctuation off a name's tail."""
    tail = _CUT.sub("", text[start:end])
    return start + len(tail.rstrip(" ,;:.–-"))


class Names:
    """The committees of one document: which names stand, and which committee a short mention means."""

    def __init__(
        self,
        attesting: Iterable[Mention],
        text: Iterable[Mention],
        own: Found[str] | None,
        known: Sequence[str] = (),
        titles: Sequence[str] = (),
    ) -> None:
        """`attesting` stand in `titles` (title and headings), `text` elsewhere; `own` is what rules are for."""
        self.own = own.value if own else None
        self._counts: dict[str, int] = {}
        self._spelling: dict[str, str] = {}
        self._headed: set[str] = set()
        self._full: dict[tuple[str, bool], str] = {}
        for mention in attesting:
            self._count(mention.names[-1], 2)
            self._headed.add(folded(mention.names[-1]))
        for mention in text:
            for name, weight in zip(mention.names[1:], mention.weights[1:], strict=True):
                self._count(name, weight)
        for name in (*known, *((self.own,) if self.own else ())):
            self._count(name, 2)
        self._topics = folded(" | ".join(titles))

    def _is_topic(self, name: str, head: str) -> bool:
        """Whether what a name says beside its head is what the paper is about, as its title or a heading says."""
        topic = folded(name[len(head) :]).strip()
        return len(topic) > 4 and bool(re.search(rf"(?:^|[ |]){re.escape(topic)}(?:$|[ ,;:.|])", self._topics))

    def _count(self, name: str, by: int) -> None:
        key = folded(name)
        self._counts[key] = self._counts.get(key, 0) + by
        self._spelling.setdefault(key, name)

    def attested(self, mention: Mention) -> tuple[str, int]:
        """The longest name of a mention that stands, and where it ends."""
        for name, end in zip(reversed(mention.names), reversed(mention.ends), strict=True):
            count = self._counts.get(folded(name), 0)
            if count >= 2 or (count and name != mention.names[0] and self._is_topic(name, mention.names[0])):
                return name, end
        return mention.names[0], mention.ends[0]

    def is_bare(self, mention: Mention) -> bool:
        """Whether a mention names a head alone, which may mean a committee named elsewhere."""
        name, _ = self.attested(mention)
        return name == mention.head.noun

    def resolve(self, mention: Mention, before: Reversible[str]) -> str:
        """The full name that a mention stands for; `before` are the full names before it, each where it came last."""
        name, _ = self.attested(mention)
        if self.own and self._means_own(name, mention):
            return self.own
        if not self.is_bare(mention):
            return self._written_out(name)
        for full in reversed(before):
            if folded(full) != folded(name) and self._extends(full, name):
                return full
        # A kind alone may be short for a name that comes later; a name of its own only for one in a heading.
        headed = mention.head.noun.lower() != mention.head.base
        if (name, headed) not in self._full:
            pool = self._headed if headed else self._counts
            names = (entry for key, entry in self._spelling.items() if key in pool and self._counts[key] >= 2)
            full = next((full for full in names if folded(full) != folded(name) and self._extends(full, name)), name)
            self._full[name, headed] = full
        return self._full[name, headed]

    def _written_out(self, name: str) -> str:
        """A name with "AG" as the document writes it elsewhere, where it does."""
        kind, _, topic = name.partition(" ")
        long = (folded(f"{word} {topic}") for word in _AG) if kind == "AG" else ()
        return next((self._spelling[key] for key in long if self._counts.get(key, 0)), name)

    def _means_own(self, name: str, mention: Mention) -> bool:
        assert self.own is not None
        return folded(self.own).startswith(folded(name)) or (self.is_bare(mention) and self._extends(self.own, name))

    @staticmethod
    def _extends(full: str, bare: str) -> bool:
        """Whether `full` is a longer name for `bare`, as "Internationaler Ausschuss" is for "Ausschuss"."""
        long, short = folded(full), folded(bare)
        if long.startswith(f"gesamt{short}"):
            return False  # what unites the Elternbeiräte is none of them
        if short == "gremium":
            return True
        words = long.split(" ")
        while len(words) > 2 and words[0].rstrip(",").endswith("-"):  # "Kultur- und Schulausschuss"
            words = words[1 if words[0].endswith(",") else 2 :]
        if short == "ag":
            return words[0] in ("ag", *(word.lower() for word in _AG))
        if short == "rat":
            return words[0] == "rat"
        return short in words or (words[0].endswith(short) and len(words) == 1)
