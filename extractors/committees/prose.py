"""Splits the enumeration of members in a sentence: commas, "und", "sowie", and what of them belongs inside a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.committees.clauses import PROPOSED, SENDING
from extractors.committees.phrases import ITS_DEPUTY, LIMITS
from extractors.text.numbers import NUMBER, number
from extractors.text.passage import Passage
from extractors.text.words import has_any

_SEPARATOR = re.compile(
    r"(?P<letter>(?:[,;](?: und| sowie)?| und| sowie) (?:\(?[a-z]\)|\d{1,2}[.)]) )|"
    r"(?P<semi>; ?(?:und |sowie )?)|,? (?P<also>sowie(?: auch)?|wie auch|als auch|und zudem|"
    r"und außerdem|ferner|darüber hinaus) "
    r"|(?P<comma>, (?:und |ferner |außerdem )?)| (?P<und>und|&|u\.) "
)
_NUMBER_WORD = (
    r"\d{1,3}|zwei|zweier|drei|dreier|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|"
    r"vierzehn|fünfzehn|sechzehn|"
    r"zwanzig|dreißig|vierzig|fünfzig|sechzig"
)
DETERMINED = re.compile(
    r"(?:jeweils |je |bis zu |mindestens |höchstens |maximal )?(?:der|die|das|dem|den|des|"
    r"ein(?:e[mnrs]?)?|vom|von|"
    rf"aus|{_NUMBER_WORD})(?:[/*:_]\S{{1,6}})? "
    r"|(?:[a-zäöüß-]{1,60}e[nrms]? ){0,3}(?:Vertret(?:er|ung|end)|Mitglied|Repräsentant|Delegierte|Leitung|"
    r"Leiter|Führungsebene)"
)
"""What can only begin a new member: article, number, or one of the words for those who are sent."""
INSTITUTION = re.compile(
    r"^(?:[a-zäöüß]{0,60}|.{0,400}-)(?:amt|center|zentrum|verband|bund|verein|kammer|agentur|behörde|büro|stelle|"
    r"werk|gruppe|fraktion(?:en)?|"
    r"(?<=[a-zäöüß])planung|beauftragten?|beirat|elternbeirat|rat|kreis|ring|präsidium|schaft|kasse|kämmerei)$"
    r"|^(?:Jobcenter|Polizei|Caritas|Diakonie|LIGA|Liga|Kämmerei|Agentur|Staatliches|Kreis\w{1,60}|Landrat\w{0,60}|"
    r"Ordnungsamt)$",
    re.IGNORECASE,
)
_SENT = re.compile(r"\bVertret(?:er|ung|end)|\bMitglied|\bRepräsentant|\bDelegierte")
_CLAUSE = re.compile(
    r"(?:die|der|das|dem|den|denen|deren|welche[rs]?)(?:/(?:die|der|das))? .{3,200} "
    r"(?:werden|wird|wurden?|sind|ist|hat|haben|sollen|"
    r"müssen|führ(?:t|en)|innehat|leitet|übernimmt|angehör(?:t|en))(?: [–-])?$"
)
_SHARED = re.compile(
    rf"(?!ein)(?:{_NUMBER_WORD}) .{{0,60}}?(?:Vertret|Mitglied|Person|Delegierte)\S{{0,20}} (?:der|von) "
)
"""Several who are sent by those that follow together: "9 Vertretungen der Verbände und Kammern"."""
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,8}$")
_TOPIC_HEAD = re.compile(
    r"(?:\b(?:Amt|Dezernat|Referat|Fachbereich|Fachdienst|Abteilung|Stabsstelle|Sachgebiet|Bereich|"
    r"Ausschuss|Netzwerk|Zentrum)(?:e?s)?"
    r"(?: \d{1,3}| [IVX]{1,5})?(?: für)?|\b[A-ZÄÖÜ][\w/-]{3,40}(?: / [A-ZÄÖÜ]\w{3,40})? für) "
)
_LEADER_HEAD = re.compile(r"\b[A-ZÄÖÜ][a-zäöü]{2,40}(?:leiter(?:in(?:nen)?|n|s)?|leitung(?:en)?) (?=[A-ZÄÖÜ])")
"""Who leads what is named right behind: "der Fachbereichsleiter Jugend, Gesundheit, Soziales"."""
_ELEMENT = r"(?!ein)(?:[a-zäöüß-]{3,40}e[nrms]? ){0,2}[A-ZÄÖÜ][\wäöüß-]{1,60}(?: (?:[A-ZÄÖÜ][\wäöüß-]{1,60})){0,2}"
_TOPICS = re.compile(rf"{_ELEMENT}(?:(?:, {_ELEMENT}){{0,8}} (?:und|&) {_ELEMENT})?")
_ALL_TOPICS = re.compile(rf"{_ELEMENT}(?:(?:, | und | & ){_ELEMENT}){{1,9}}(?=$|,? (?:sowie|und) |, [a-zäöü\d])")
"""Topics without a conjunction before the last, where what follows begins another member for sure."""
_PAIRS = re.compile(
    r"\bStädten? und Gemeinden\b|\bGemeinden und Städten?\b|\bHaupt- und Ehrenamt|\bLand und Bund\b|"
    r"\bKindern? und Jugendlichen?\b|"
    r"\bLand- und Forst|\bMenschen mit und ohne\b|\bArbeit und Leben\b|\bFrauen und Männern?\b|"
    r"\bParteien und Wähler\w{1,60}|"
    r"\bMännern? und Frauen\b|\bzwischen \S{1,20} und \S|\bFraktionen und Gruppen\b|\bVereinen? und Verbänden?\b"
)
_DEPUTY = re.compile(
    r"(?:(?:sein|ihr)(?:e[rmn]?)?|deren|dessen) \w{0,20} ?(?:Stell)?[Vv]ertret|(?:der |die |einer? )?Stellvertret"
)

_CHAIRS = re.compile(r"[Vv]orsitz|[Rr]at$|[Ll]andr[aä]t|meister|räsident|[Ll]eit(?:er|ung)|ezernent|precher")
"""Whose deputy, named between him and further members, is a member: "der Vorsitzende, sein Stellvertreter und …"."""

_LIMITS = re.compile(LIMITS)
_LATER = ("später ", "früher ", "vormals ", "ehemals ")
"""What a name is given another of with."""


@dataclass(frozen=True, slots=True)
class _Separator:
    kind: str
    start: int
    end: int


_COUNTED_LINES = re.compile(r"\d{1,2} [A-ZÄÖÜ][^\d,;:.§]{2,120}(?: \d{1,2} [A-ZÄÖÜ][^\d,;:.§]{2,120}){1,12}")
"""Lines of numbers and who is sent that were joined without a sign between them: "4 Räte 2 Vertreter der Vereine"."""
_NEXT_COUNT = re.compile(r" (?=\d{1,2} [A-ZÄÖÜ])")


def split(passage: Passage, *, plain: bool = False) -> list[Passage]:
    """The members that a phrase enumerates, in order; nothing but commas and conjunctions is lost.

    `plain` is for the item of a list: it is split only where an article or a number begins another member.
    """
    text = passage.value
    if text[:1].isdecimal() and _COUNTED_LINES.fullmatch(text):
        starts = [0, *(match.start() + 1 for match in _NEXT_COUNT.finditer(text))]
        return [
            passage.part(at, end) for at, end in zip(starts, [*(s - 1 for s in starts[1:]), len(text)], strict=True)
        ]
    kept: list[_Separator] = []
    separators = list(_separators(text))
    spans = _protected(text)
    for at, separator in enumerate(separators):
        if any(start <= separator.start and separator.end <= end for start, end in spans):
            continue
        begin = kept[-1].end if kept else 0
        end = separators[at + 1].start if at + 1 < len(separators) else len(text)
        left, right = text[begin : separator.start], text[separator.end : end]
        later = any(
            other.kind in ("comma", "semi") and not any(a <= other.start < b for a, b in spans)
            for other in _same_run(separators[at + 1 :])
        )
        if _splits(separator.kind, left, right or text[separator.end :], kept, later, plain):
            kept.append(separator)
    edges = [0, *(edge for separator in kept for edge in (separator.start, separator.end)), len(text)]
    parts = [passage.part(edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]
    return [part for part in parts if part]


def _same_run(separators: list[_Separator]) -> Iterator[_Separator]:
    """The separators up to the next "sowie"."""
    for separator in separators:
        if separator.kind in ("also", "semi"):
            return
        yield separator


def _separators(text: str) -> Iterator[_Separator]:
    """All separators outside parentheses."""
    depths, depth = [], 0
    for char in text:
        depth += char == "("
        depths.append(depth)
        depth -= char == ")" and depth > 0
    for match in _SEPARATOR.finditer(text):
        if depths[match.start()] == 0:
            yield _Separator(str(match.lastgroup), match.start(), match.end())


def _protected(text: str) -> list[tuple[int, int]]:
    """Where a conjunction stands inside one name: topics of an office ("Amt für Kinder, Jugend und Familie"), pairs."""
    spans = [match.span() for match in _PAIRS.finditer(text)]
    spans.extend(_counted_places(text))
    if "ndestens " in text:
        spans.extend(match.span() for match in _LIMITS.finditer(text))
    if ", die " in text or ", welche" in text:
        spans.extend(match.span() for clause in (PROPOSED, SENDING) for match in clause.finditer(text))
    for head in _TOPIC_HEAD.finditer(text):
        topics = _TOPICS.match(text, head.end())
        if topics and not any(_is_institution(word) for word in re.split(r", | und | & ", topics.group())[1:]):
            spans.append((head.start(), topics.end()))
    for head in _LEADER_HEAD.finditer(text):
        topics = _ALL_TOPICS.match(text, head.end())
        if topics and not any(_is_institution(word) for word in re.split(r", | und | & ", topics.group())[1:]):
            spans.append((head.start(), topics.end()))
    return spans


_PLACE_NOUNS = ("emeinden ", "tädte", "ommunen ", "reise", "rtschaften ", "rtsteile", "ärkte")
_PLACE = r"[A-ZÄÖÜ][\w./-]{1,40}(?: [A-ZÄÖÜ][\w./-]{1,40}){0,2}"
_NAMED_PLACES = re.compile(
    r"\b(?:der|den|von) (?:[a-zäöüß]{3,40}en )?(?:[A-ZÄÖÜ][a-zäöüß]{0,20})?"
    r"(?:[Gg]emeinden|[Ss]tädten?|[Kk]ommunen|[Kk]reisen?|[Oo]rtschaften|[Oo]rtsteilen?|[Mm]ärkten?) "
    rf"{_PLACE}(?:, {_PLACE}){{0,9}} und {_PLACE}"
)
"""Several places by their names: "der Gemeinden A, B und C"."""
_PLACES = re.compile(
    rf"\b(?:der|den|von) (?P<number>{NUMBER}) (?:[a-zäöüß]{{3,40}}en )?"
    r"(?:[A-ZÄÖÜ][a-zäöüß]{0,20})?"
    r"(?:[Gg]emeinden|[Ss]tädten?|[Kk]ommunen|[Kk]reisen?|[Oo]rtschaften|[Oo]rtsteilen?|Märkten?) "
    r"(?P<names>[A-ZÄÖÜ][\w./-]{1,40}(?: [A-ZÄÖÜ][\w./-]{1,40}){0,2}"
    r"(?:(?:, | und )[A-ZÄÖÜ][\w./-]{1,40}(?: [A-ZÄÖÜ][\w./-]{1,40}){0,2}){1,9})"
)
"""Places by their number and names: "der drei Gemeinden A, B und C"."""


def _counted_places(text: str) -> Iterator[tuple[int, int]]:
    """Where several places of a kind are named, as many as a number says if there is one: they are one phrase."""
    if " und " not in text:
        return
    if has_any(text, _PLACE_NOUNS):
        yield from (match.span() for match in _NAMED_PLACES.finditer(text))
    for match in _PLACES.finditer(text):
        count, names = number(match["number"]), re.split(r", | und ", match["names"])
        if count and len(names) >= count:
            named = re.match(rf"(?:.{{1,130}}?(?:, | und |$)){{{count}}}", match["names"])
            end = len(named[0]) if named else 0
            last = re.search(r"(?:, | und )$", named[0]) if named else None
            yield match.start(), match.start("names") + end - (len(last[0]) if last else 0)


def _is_institution(element: str) -> bool:
    words = element.split(" ")
    return bool(INSTITUTION.match(words[-1]) and words[-1] != "Ehrenamt") or bool(_ACRONYM.match(words[0]))


def _splits(kind: str, left: str, right: str, kept: list[_Separator], later_comma: bool, plain: bool) -> bool:
    """Whether the separator between `left` and `right` parts two members."""
    if kind == "letter":
        return True
    if left.endswith("-") or right.startswith(("-", "/")) or not re.search(r"[A-ZÄÖÜ]", left):
        return False
    if re.search(r"(?:^| )(?!(?:je|eine[rmns]?|der|die|das|dem|den)$)[a-zäöüß-]{3,40}e[nrms]?$", left):
        return False  # two adjectives of one noun: "der allgemeinbildenden und beruflichen Schulen"
    if kind == "comma" and not plain and ITS_DEPUTY.fullmatch(right) and _CHAIRS.search(left):
        return True
    couples = _same_stem(left, right) and not (kind == "comma" and DETERMINED.match(right))
    if _DEPUTY.match(right) or couples or right.startswith(_LATER):
        return False
    if kind == "comma" and _CLAUSE.match(right):
        return False  # a relative clause: "fünf Personen, die von den Verbänden vorgeschlagen werden"
    determined = bool(DETERMINED.match(right))
    each = kind == "und" and not later_comma and re.match(r"je(?:weils)? ", left)
    if each and re.match(r"[A-ZÄÖÜ]", right) and not re.search(r"\b(?:und|für|im|in) ", left):
        return True  # "je eine Vertretung von A und B"
    if plain:
        # "Amt für Jugend, der Landrat": an article after a comma begins a member only where senders are enumerated.
        return determined and (
            kind != "comma"
            or bool(_SENT.search(left) or DETERMINED.match(left))
            or not right.startswith(("der ", "des ", "die "))
        )
    if kind in ("semi", "also") or determined:
        return True
    if not re.match(r"(?:[a-zäöüß-]{1,60}e[nrms]? ){0,3}[A-ZÄÖÜ\d„\"]", right):
        return False
    if kind == "comma":
        return True
    enumerates = bool(kept) and kept[-1].kind == "comma"
    if enumerates:
        return not later_comma and not _SHARED.match(left)
    return not later_comma and not DETERMINED.match(left) and not re.search(r"\b(?:der|des|für|von|zu[rm]) ", left)


def _same_stem(left: str, right: str) -> bool:
    """Whether a conjunction couples the two genders of one word ("Bürgerinnen und Bürger", "ein Mitglied oder …")."""
    last = re.search(r"([A-ZÄÖÜ][\wäöüß-]{0,60})[^\w]{0,60}$", left)
    first = re.match(r"(?:(?:der|die|dem|den|des|ein(?:e[mnr]?)?) )?([A-ZÄÖÜ][\wäöüß-]{0,60})", right)
    return bool(last and first) and _stem(last.group(1)) == _stem(first.group(1))  # type: ignore[union-attr]


def _stem(word: str) -> str:
    """A word without its gender ending and umlauts."""
    bare = re.sub(r"(?:innen|in|en|ern|er|n|e|s)$", "", word)
    bare = re.sub(r"(?:er|en)$", "", bare)
    return bare.lower().translate(str.maketrans("äöü", "aou"))
