"""The title of rules of procedure, and the body that they are for."""

import re
import statistics
from collections.abc import Sequence

from extractors.procedure.amended import AMENDS
from extractors.procedure.structure import headings
from extractors.procedure.whose import PLACE_ALONE
from extractors.text.bodies import COUNCILS, ENDING
from extractors.text.flow import FlowItem, FlowLine
from extractors.text.nominative import Case, nominative
from extractors.text.passage import Passage, concatenate
from extractors.text.words import has_any
from schemas.evidence import Found

_KIND = (
    r"(?:Geschäfts- und Verfahrensordnung|Geschäftsordnung|Verfahrensordnung|Wahlordnung|Zuständigkeitsordnung"
    r"|Ordnung(?= (?:für|über)\b)"
    r"|(?:Haupt|Änderungs|Nachtrags|Verbands|Betriebs|\w{3,40}(?:rats|parlaments|amts))?[sS]atzung(?:sentwurf)?"
    r"|Statut(?:en)?|Richtlinien?|Nachtrag(?= zu)|(?:GESCHÄFTS|WAHL|ZUSTÄNDIGKEITS)ORDNUNG|(?:HAUPT|ÄNDERUNGS)?SATZUNG"
    r"|G E S C H Ä F T S O R D N U N G|(?:H A U P T ?)?S A T Z U N G)"
)
_KIND_PARTS = (
    "rdnung", "atzung", "Statut", "Richtlinie", "Nachtrag", "ORDNUNG", "SATZUNG", "O R D N U N G", "S A T Z U N G",
)  # fmt: skip
"""What each of these has one of: few lines of a paper have any."""
_ORDINAL = r"(?:\d{1,2}\.|[IVX]{1,4}\.|Erste|Zweite|Dritte|Vierte|Fünfte|Sechste|Siebte|Achte|Neunte|Zehnte)"
_LOCAL_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[./-]\d{1,3}(?:[.-]\d{1,2})? (?=[A-ZÄÖÜ])")
"""What a collection of local law numbers its texts with ("1.08 Satzung für den Beirat")."""
_NUMBER_BEGINS = frozenset("0123456789IVX")
_OPENS = re.compile(
    rf"(?:Neue |Vorläufige |Muster-?|Entwurf (?:einer |der )?|{_ORDINAL} )?(?:{_ORDINAL} Änderung (?:de[rs]|zur) "
    rf"|Änderung de[rs] )?{_KIND}(?: (?P<rest>.{{1,300}}))?"
)
_GOES_ON = re.compile(
    r"(?:de[rsm]|für|im|in|über|von|vom|zur|zum|und|sowie|bei|an|auf|eine[sr]|[a-zäöü(„\"]|(?:DE[RS]|FÜR|ÜBER|ZUR)\b)"
)
_OPEN_END = re.compile(r"(?:\b(?:und|die|der|des|den|für|sowie|zur|zum|im|in|über|von|eines|einer)|[,/–-])$")
_DATE_LINE = re.compile(
    r"(?:vom|Stand|in der Fassung|i\. ?d\. ?F|gültig|Fassung|erlassen|beschlossen|geändert|zuletzt)\b"
)
_STOPS = re.compile(
    r"(?:Inhalt|Präambel|Aufgrund|Auf Grund|Gemäß|Gestützt|§|Der .{1,80} hat\b|Die .{1,80} hat\b|Beschlossen|\(?Stand)"
)
_SENTENCE_END = re.compile(r"[.:;!?]$")
_FIRST_SECTION = re.compile(r"1[.)] [A-ZÄÖÜ]\w{2,40}(?: (?:und|der|des|[A-ZÄÖÜ]\w{2,40})){0,5}$")
"""The heading of the first section right under a title."""


_COMPOUND = re.compile(r"(?P<name>[A-ZÄÖÜ][a-zäöüß-]{2,40}(?:rat|parlament))ssatzung\b")
"""A short title, which stands where the document has no longer one: "Seniorenbeiratssatzung"."""
_BEHIND_BODY = ("Geschäftsordnung", "Satzung", "Richtlinie", "Richtlinien")
_NAME = rf"[A-ZÄÖÜ][\w.-]{{0,40}}(?: [\w.-]{{2,30}}){{0,4}}?(?<![a-z] )(?:{ENDING})"
_STAND = re.compile(r",? \(?(?:Stand|Fassung)\b[^,;]{0,60}$|, (?:Stand|Fassung)\b[^;]{0,60}$")
"""Of when the rules are, behind what they are: "Geschäftsordnung, Stand 3. Mai 2019"."""
_BODY_FIRST = re.compile(rf"(?P<name>{_NAME}) ?[-–:] ?(?:{'|'.join(_BEHIND_BODY)})")
"""A title with the body in front: "Jugendbeirat – Geschäftsordnung"."""
_A_BODY = re.compile(
    rf"(?:{_NAME}|[A-ZÄÖÜ][a-zäöüß]{{2,40}}(?:parlament|vertretung)|(?:[A-ZÄÖÜ][a-zäöüß]{{2,20}}b|B)eirat"
    r" (?:für|der) [A-ZÄÖÜ][^,.;:]{2,60})"
)
"""A body and nothing else."""


def procedure_title(items: Sequence[FlowItem]) -> Passage | None:
    """The title on one line where a document is rules of procedure: it has such a title and sections; else None."""
    lines = title_lines(items)
    if not lines:
        return body_alone(items)
    if len(headings(items)) < 2 and not _amends(lines, items):
        return None
    return title_text(lines)


def body_alone(items: Sequence[FlowItem]) -> Passage | None:
    """The body that stands where the title would, over a text that says that a statute follows, and its first §§."""
    first = items[0] if items else None
    if not isinstance(first, FlowLine) or not (end := _body_end(first.text.value)):
        return None
    if _COUNCIL.fullmatch(first.text.value[:end].split()[-1]):
        return None  # it is who decides, of whatever
    marks = headings(items)
    if [mark.number for mark in marks[:3]] != ["§ 1", "§ 2", "§ 3"]:
        return None
    lead = [item.text.value for item in items[1 : marks[0].index] if isinstance(item, FlowLine)]
    return first.text if _FOLLOWS.search(" ".join(lead)) else None


_FOLLOWS = re.compile(
    r"\b(?:[Nn]achfolgend|[Nn]achstehend|[Ff]olgend)\w{1,2} (?:Satzung|Geschäftsordnung|Richtlinien?)\b"
    r"(?![^.:,;]{0,120} (?:über|zur|zum|für|betreffend|von)\b)"
)
"""A text that says what follows, and not that it is about something."""
_COUNCIL = re.compile(rf"(?:markt|samt|verbands|groß)?(?:{'|'.join(sorted(COUNCILS))})", re.IGNORECASE)


_CHANGES = re.compile(
    r"\bw(?:ird|erden) wie folgt geändert\b|\bwird (?:folgender|ein neuer) § \d|\berhält folgende Fassung\b"
)


def _amends(lines: Sequence[FlowLine], items: Sequence[FlowItem]) -> bool:
    """Whether a statute changes another: what it puts into that may be all that it has of sections."""
    if not AMENDS.search(" ".join(line.text.value for line in lines)):
        return False
    return any(isinstance(item, FlowLine) and _CHANGES.search(item.text.value) for item in items)


def title_text(lines: Sequence[FlowLine]) -> Passage:
    """The title on one line, without its number in a collection of local law."""
    title = concatenate([line.text for line in lines])
    return title.part(_number_end(title.value))


def _number_end(text: str) -> int:
    number = _LOCAL_NUMBER.match(text) if text[:1] in _NUMBER_BEGINS else None
    return number.end() if number else 0


def title_lines(items: Sequence[FlowItem]) -> tuple[FlowLine, ...]:
    """The printed lines of the title."""
    bare: tuple[FlowLine, ...] = ()
    for index, item in enumerate(items):
        if not isinstance(item, FlowLine) or item.line.bullet:
            continue
        text = item.text.value
        if text[:1].islower() or not has_any(text, _KIND_PARTS):
            continue
        if text.endswith(_BEHIND_BODY) and _BODY_FIRST.fullmatch(text) and _stands_alone(items, index):
            return (item,)
        match = _opening(text)
        if match is None or not _stands_alone(items, index):
            continue
        lines = _with_following(items, index)
        whole = " ".join(line.text.value for line in lines)
        rest = _opening(whole)
        if rest and (
            len(lines) > 1
            or rest["rest"] is None
            or _GOES_ON.match(rest["rest"])
            or _BARE_BODY.match(rest["rest"])
            or item.line.bold
            or item.line.heading
        ):
            if rest["rest"] and not _COMPOUND.match(whole):
                return lines
            bare = bare or (*_body_over(items, index), *lines)
    return bare


def _opening(text: str) -> re.Match[str] | None:
    """What a text says that the document is, and whose, as far as its number and of when it is."""
    stand = _STAND.search(text) if text.endswith(_DIGITS) or text.endswith(")") else None
    return _OPENS.fullmatch(text, _number_end(text), stand.start() if stand else len(text))


_DIGITS = tuple("0123456789")
_LINES_OVER = 2
"""Lines that a body may take over the word for what the document is."""


def _body_over(items: Sequence[FlowItem], index: int) -> tuple[FlowLine, ...]:
    """The first lines of a document, where they name a body right over what it is ("Wegebeirat" over "Satzung")."""
    over = [item for item in items[:index] if isinstance(item, FlowLine)]
    if not 0 < len(over) == index <= _LINES_OVER or any(line.line.bullet for line in over):
        return ()
    return tuple(over) if _body_end(" ".join(line.text.value for line in over)) else ()


def _body_end(text: str) -> int:
    """Where a text's body ends that is nothing but a body, with or without its place; 0 where it is none."""
    place = _AT_PLACE.search(text)
    name = text[: place.start()] if place else text
    return len(name) if _A_BODY.fullmatch(name) else 0


def _stands_alone(items: Sequence[FlowItem], index: int) -> bool:
    """Whether a line opens something: it is no wrapped line of a sentence, and no sentence itself."""
    item = items[index]
    assert isinstance(item, FlowLine)
    if _SENTENCE_END.search(item.text.value) and not item.line.heading:
        return False
    previous = items[index - 1] if index else None
    if not isinstance(previous, FlowLine) or item.line.bold or item.line.heading:
        return True
    return item.line.gap > 0.4 or bool(_SENTENCE_END.search(previous.text.value)) or len(previous.text.value) < 40


def _with_following(items: Sequence[FlowItem], index: int) -> tuple[FlowLine, ...]:
    first = items[index]
    assert isinstance(first, FlowLine)
    stands_out = first.line.bold or _larger_than_text(first, items)
    lines = [first]
    for item in items[index + 1 : index + 7]:
        if not isinstance(item, FlowLine) or item.line.bullet or item.page != first.page:
            break
        text, last = item.text.value, lines[-1].text.value
        if (
            _STOPS.match(text)
            or _DATE_LINE.match(text)
            or _FIRST_SECTION.match(text)
            or len(text) > 140
            or item.line.gap > 3
        ):
            break
        alike = _wrapped(lines[-1], item) or (item.line.box is None and item.line.gap == 0 and len(text) < 80)
        if not ((alike and (stands_out or len(lines) > 1)) or _GOES_ON.match(text) or _OPEN_END.search(last)):
            break
        if _SENTENCE_END.search(text) and len(text) > 60:
            break
        if _set_apart(first, item) and not (_OPEN_END.search(last) or _names_whose(lines, text) or len(lines) > 1):
            break
        lines.append(item)
    return tuple(lines)


def _set_apart(first: FlowLine, item: FlowLine) -> bool:
    """Whether a PDF sets a line in another weight than the title's first."""
    return first.line.bold and not item.line.bold and item.line.box is not None


def _names_whose(lines: Sequence[FlowLine], text: str) -> bool:
    """Whether the title so far says only what it is ("Geschäftsordnung"), and the next line whose ("des Beirats")."""
    return len(lines) == 1 and bool(re.fullmatch(_KIND, lines[0].text.value) and re.match(r"(?:de[rs]|für) ", text))


_WIDEST_LINE_GAP = 0.6
"""White space between two printed lines of one heading, in line heights."""
_OPENS_SECTION = re.compile(r"(?:\d{1,2}|[A-H]|[IVX]{1,5})[.)]? [A-ZÄÖÜ]|(?:Artikel|Abschnitt|Teil|Kapitel) ")


def _wrapped(last: FlowLine, line: FlowLine) -> bool:
    """Whether a line of a PDF goes on with the one before: set alike, as close as lines of a paragraph."""
    if last.line.box is None or line.line.box is None or last.line.size is None or line.line.size is None:
        return False
    alike = last.line.bold == line.line.bold and abs(last.line.size - line.line.size) < 0.2
    return alike and line.line.gap < _WIDEST_LINE_GAP and not _OPENS_SECTION.match(line.text.value)


def _larger_than_text(line: FlowLine, items: Sequence[FlowItem]) -> bool:
    """Whether a line is set larger than most lines of the document."""
    sizes = [item.line.size for item in items if isinstance(item, FlowLine) and item.line.size]
    return bool(line.line.size and sizes and line.line.size > statistics.median(sizes) + 1)


_PLACE = (
    r"(?:(?:im|in der|in|der|des|für den|für die|beim) )?(?:Land)?(?:[Kk]reis(?:es)?|(?:Landeshaupt"
    r"|Universitäts|Hanse|Kreis|Große[nr]? Kreis)?[Ss]tadt|Samtg?emeinde|Verbandsgemeinde|Gemeinde|Marktes?"
    r"|Landeshauptstadt|Region|Bezirks?)"
)
_AT_PLACE = re.compile(rf" {_PLACE} [A-ZÄÖÜ].{{1,80}}+$")
_PLACE_FIRST = re.compile(
    rf"{_PLACE} [A-ZÄÖÜ][\w.-]{{1,30}}(?: [a-z]{{2,4}}\.? [A-ZÄÖÜ][\w.-]{{1,30}}"
    rf"|[ /-][A-ZÄÖÜ][\w.-]{{1,30}}){{0,2}} (?=über|für|zur|zum|vom)"
)
_BODY = (
    rf"(?:{ENDING}|[Kk]reistag(?:e?s)?|[Kk]reis(?:es)?|[Tt]isch(?:e?s)?|[Vv]ersammlung|[Pp]arlaments?|[Vv]ertretung"
    r"|[Nn]etzwerke?s?|[Vv]orstand(?:e?s)?|[Rr]äte)"
)
_OF_BODY = re.compile(
    r"\b(?P<article>des|der|eines|einer|für den|für die|für das|für einen|für eine|für|"
    r"über den|über die|über das|über einen|über eine)"
    rf" (?!{PLACE_ALONE})"
    rf"(?P<name>(?:[A-ZÄÖÜ]\w{{2,30}}-(?:, [A-ZÄÖÜ]\w{{2,30}}-){{0,2}} (?:und|sowie) )?"
    rf"(?:[A-ZÄÖÜ„][\w.-]{{1,40}} ){{0,2}}[„\"]?[A-ZÄÖÜ]?[\wäöüß-]{{0,40}}{_BODY}\b.{{0,160}})"
)


_SEVERAL = re.compile(
    r"\b(?:über|für) (?:die )?(?P<name>(?:[A-ZÄÖÜ][\w-]{1,30}- und )?[A-ZÄÖÜ]\w{2,40}(?:räte|schüsse|kommissionen"
    r"|gremien))\b"
)
"""Several bodies of a kind: "über Orts- und Stadtteilbeiräte"."""
_BARE_BODY = re.compile(
    rf"(?:[-–:] ?)?(?!{PLACE_ALONE})(?P<name>(?:[A-ZÄÖÜ][\w.-]{{1,40}}e[rs]? )?[\wäöüß-]{{0,40}}{_BODY}\b(?!"
    rf" vom\b).{{0,120}})"
)
"""A body right behind what the document is: "Geschäftsordnung Lenkungskreis Wohnen"."""


def organization(title: Passage, body_name: str | None) -> Found[str] | None:
    """The body that the title names, in the nominative and without its Landkreis or town; None if it names none."""
    text = title.value
    if text.isupper():
        return None
    first = _BODY_FIRST.fullmatch(text)
    if first:
        return title.part(*first.span("name")).read("procedure/title-first")
    compound = _COMPOUND.match(text)
    if compound:
        return title.part(*compound.span("name")).read("procedure/title-compound")
    kind = re.search(_KIND, text)
    if (
        kind
        and (kind.end() == len(text) or _STAND.fullmatch(text, kind.end()))
        and (end := _body_end(text[: kind.start()].rstrip()))
    ):
        return title.part(0, end).read("procedure/title-over")
    rest = text[kind.end() :].strip() if kind else text
    place = _PLACE_FIRST.match(rest)
    rest = rest[place.end() :] if place else rest
    for match in _OF_BODY.finditer(rest):
        start = text.rfind(rest) + match.start("name")
        case: Case = "accusative" if match["article"].startswith(("für", "über")) else "genitive"
        phrase = _cut(match["name"], body_name)
        indefinite = match["article"].split()[-1] if " " in match["article"] else match["article"]
        if match["article"] == "für":
            indefinite = ""
        name = nominative(f"{indefinite} {phrase}".strip(), case)
        if name:
            return title.part(start, start + len(phrase)).found(
                name.replace("„", "").replace("“", "").replace("ausschuß", "ausschuss"), "procedure/title"
            )
    several = _SEVERAL.search(rest)
    if several:
        start = text.rfind(rest) + several.start("name")
        return title.part(start, start + len(several["name"])).found(several["name"], "procedure/title-several")
    bare = _BARE_BODY.match(rest)
    if bare is None:
        return None
    phrase = _cut(bare["name"], body_name)
    start = text.rfind(rest) + bare.start("name")
    return title.part(start, start + len(phrase)).found(phrase, "procedure/title-bare") if phrase else None


_OF_WHEN = r"Stand(?=:| (?:vom )?\d| [A-ZÄÖÜ][a-zä]{2,8} \d{4})"


def _cut(name: str, body_name: str | None) -> str:
    """A body's name without the place, and without the further bodies that the rules are for too."""
    if body_name and body_name in name:
        name = re.sub(rf" (?:im|in der|der|des|in) {re.escape(body_name)}.{{0,4000}}+$", "", name)
    name = re.split(
        r" (?:und|sowie) (?:dessen|deren|seine[rn]?|ihre[rn]?|die|der|des|den)\b| und [A-ZÄÖÜ]\w{2,30}aussch|,"
        r" (?:die|der|den|das|dessen)\b",
        name,
    )[0]
    name = _AT_PLACE.sub("", name)
    return re.split(rf" (?:vom|in der Fassung|i\. ?d\. ?F\b|{_OF_WHEN}|\(|[–-] )", name)[0].strip(" ,:.")
