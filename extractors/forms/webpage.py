"""A paper's page of a council information system that was saved as one line: the lines that the page shows."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.forms.stations import BEFORE_NOUN, RESULT, begins_with_body
from extractors.forms.vocabulary import FormWords
from extractors.text.passage import Passage

_TYPES = r"(?:[A-ZÄÖÜ][a-zäöüß]{2,24}v|V)orlage|Drucksache|Antrag|Anfrage|Mitteilung"
_NUMBER = r"[A-Z0-9](?=\S{0,20}\d)[\w./-]{2,30}"
_HEADED = re.compile(rf"(?<!\S)(?:{_TYPES})(?: [a-zäöüß]{{2,12}}){{0,3}} [-–] {_NUMBER} (?=Betreff ?:)")
"""The title of the page, its type and number, right before the first label."""
_LABELLED = re.compile(
    rf"(?<!\S)(?P<of_title>Betreff) (?P<title>\S.{{4,300}}?) (?P<of_number>Vorlage) (?P<number>{_NUMBER})"
    r" (?P<of_type>Art) (?P<type>(?:[A-ZÄÖÜ][a-zäöüß]{2,24}(?:vorlage|antrag|anfrage)|Antrag|Anfrage))(?=\s)"
)
"""Title, number and type on a page whose labels have no colon, each known by the next."""
_FOLDED = re.compile(
    rf"(?<!\S)(?P<head>(?:{_TYPES})(?: [A-ZÄÖÜa-zäöüß]{{2,20}}){{0,3}} [-–] {_NUMBER}) Reduzieren (?=Beratungsfolge )"
)
"""The title of a page whose parts can be folded away: the word for it stands before each of them."""
_FOLD = " Reduzieren "
_PART = re.compile(
    r"(?P<heading>Beschluss(?:vorschlag|entwurf|antrag)|Sachverhalt|Begründung|Erläuterung(?:en)?"
    r"|Finanzielle Auswirkungen)(?: ?:)? (?=\S)"
)
_BOTH_COLUMNS = re.compile(r"(?<=\s)Ursprung ?aktuell(?=\s)")
"""What heads two columns, of which the cells are glued."""
_SECOND_CELL = re.compile(r"(?<=[A-Za-zäöüß])(?=(?:Fraktion|Bezirks|Bürgermeister|Ausschuss))")
"""Where the cell of the second column begins, of who moves a paper."""
_EXCERPT = "Auszug - "
"""What the title of a page begins with that shows one item of a meeting's minutes."""
_SITTING = re.compile(
    r"(?<=\s)(?:\d{1,3}\. )?(?:(?:nicht ?)?öffentliche |[Aa]ußerordentliche |[Gg]emeinsame ){0,2}(?:Sonders|S)itzung"
    r" [^:]{3,200}? (?=TOP: )"
)
_OF_SITTING = re.compile(r"(?<=\s)(?:TOP|Gremium|Beschlussart|Datum|Status|Zeit|Anlass|Raum|Ort):(?=\s)")
_WAY = "Beratungsfolge"
_BEHIND = re.compile(
    r"(?<=\s)(?:Anlagen?|Anlage/n|Sachverhalt|Beschluss(?:vorschlag|entwurf|antrag|empfehlung)|Finanzielle Auswirkungen"
    r"|Begründung|Erläuterung(?:en)?|Antrag der Verwaltung)(?=[\s:/])"
)
"""What comes behind the Beratungsfolge: the sections, or the names by which the page leads to them."""
SECTION = re.compile(
    r"(?<=\s)(?:Beschlu(?:ss|ß)(?:vorschlag|entwurf|empfehlung|antrag)|Begründung|Sachverhalt|Sachdarstellung"
    r"|Erläuterungen)\s?:(?=\s)"
)
_LONGEST_WAY = 6000
_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?![\d.])")
_MAY_BE_PLACE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,30}(?:er|e|es) [A-ZÄÖÜ]")
"""A name's first word that ends as an adjective does ("Technischer Ausschuss"), and as some places do."""
_WORD = re.compile(r"(?<!\S)[A-ZÄÖÜ]")
_GOES_ON = frozenset((
    "des", "der", "die", "dem", "den", "für", "von", "im", "in", "und", "sowie", "am", "an", "zur", "zum",
))  # fmt: skip
"""Words behind which no name begins."""


def page_lines(text: Passage, words: FormWords) -> list[Passage]:
    """The lines of the page that a running text is; none where it is no such page."""
    if text.value.startswith(_EXCERPT):
        return _excerpt(text)
    if _FOLD in text.value and (folded := _FOLDED.search(text.value)):
        return list(_folded(text, folded))
    if "Betreff" not in text.value:
        return []
    if headed := _HEADED.search(text.value):
        return list(_headed(text, headed, words))
    if labelled := _LABELLED.search(text.value):
        begins = [*(labelled.start(name) for name in labelled.groupdict()), labelled.end()]
        fields = [text.part(begin, end) for begin, end in pairwise(begins)]
        lines = [text.part(0, labelled.start()), *fields, *section_lines(text.part(labelled.end()))]
        return [line for line in lines if line]
    return []


def _excerpt(text: Passage) -> list[Passage]:
    """The page's title, the meeting's name, and its labels with their values; the last has no end that is known."""
    sitting = _SITTING.search(text.value)
    if sitting is None:
        return []
    begins = [match.start() for match in _OF_SITTING.finditer(text.value, sitting.end() - 1)]
    ends = [0, sitting.start(), *begins]
    return [part for begin, end in pairwise(ends) if (part := text.part(begin, end))]


def _headed(text: Passage, headed: re.Match[str], words: FormWords) -> Iterator[Passage]:
    """The page's title, its labels with their values, its Beratungsfolge and what follows."""
    if before := text.part(0, headed.start()):
        yield before
    yield text.part(*headed.span())
    way = text.value.find(f" {_WAY}:", headed.end())
    behind = _BEHIND.search(text.value, way if way >= 0 else headed.end())
    end = behind.start() if behind else len(text.value)
    labels_end = way if 0 <= way < end else end
    begins = [match.start() for match in words.labels.before_colon.finditer(text.value, headed.end() - 1, labels_end)]
    begins += [
        place for match in _BOTH_COLUMNS.finditer(text.value, headed.end(), labels_end) for place in match.span()
    ]
    both = _BOTH_COLUMNS.search(text.value, headed.end(), labels_end)
    for begin, stop in pairwise([*sorted(begins), labels_end]):
        if both is not None and begin > both.start():
            stop = _first_cell_end(text.value, begin, stop)
        if line := text.part(begin, stop):
            yield line
    if 0 <= way < end and behind is not None:
        label = text.part(way, way + len(_WAY) + 2)
        if rows := way_lines(text.part(way + len(_WAY) + 2, end), words):
            yield label
            yield from rows
    yield from section_lines(text.part(end))


def _first_cell_end(text: str, begin: int, stop: int) -> int:
    """Where the first of two glued cells behind a label ends: the second says the same, or begins with who moves."""
    value = text[begin:stop].rstrip().partition(":")[2].lstrip()
    half = len(value) // 2
    if half and value[:half] == value[half:]:
        return text.index(value, begin) + half
    glued = _SECOND_CELL.search(text, begin, stop)
    return glued.start() if glued else stop


def _folded(text: Passage, head: re.Match[str]) -> Iterator[Passage]:
    """The page's title, and its parts whose headings are known; its Beratungsfolge is not in the text."""
    if before := text.part(0, head.start()):
        yield before
    yield text.part(*head.span("head"))
    begin = head.end()
    for part in text.value[begin:].split(_FOLD):
        end = begin + len(part)
        if known := _PART.match(text.value, begin, end):
            yield text.part(*known.span("heading"))
            yield text.part(known.end(), end)
        begin = end + len(_FOLD)


def section_lines(text: Passage) -> Iterator[Passage]:
    """The sections' headings and what stands under each; what stands before the first is left out."""
    found = list(SECTION.finditer(f" {text.value}"))
    ends = [*(match.start() - 1 for match in found[1:]), len(text.value)]
    for match, end in zip(found, ends[: len(found)], strict=True):
        yield text.part(match.start() - 1, match.end() - 1)
        if body := text.part(match.end() - 1, end):
            yield body


def way_lines(text: Passage, words: FormWords) -> list[Passage]:
    """The lines of a Beratungsfolge that lists under each body its meetings: a body with what it is to do, a day, the
    meeting with what came of it. None where it is not clear where a body's name begins.
    """
    if len(text.value) > _LONGEST_WAY:
        return []
    lines: list[Passage] = []
    begin = 0
    for day in [*_DAY.finditer(text.value), None]:
        stop = day.start() if day else len(text.value)
        cuts = _cuts(text.value[begin:stop], words, is_first=begin == 0, is_last=day is None)
        if cuts is None:
            return []
        lines += [line for one, other in pairwise(cuts) if (line := text.part(begin + one, begin + other))]
        if day:
            lines.append(text.part(*day.span()))
            begin = day.end()
    return lines


def _cuts(text: str, words: FormWords, *, is_first: bool, is_last: bool) -> list[int] | None:
    """Where lines begin and end between one day and the next: the meeting of the day, then bodies with their roles."""
    roles = [match for match in words.role.finditer(text) if _is_at_end(text, match.end(), words)]
    if is_first:
        heads = [0, *(match.end() for match in roles)]
        ends = heads if heads[-1] == len(text.rstrip()) or not roles else None
        if ends is not None and not roles:
            ends = [0, len(text)]
        return (
            ends if ends and all(begins_with_body(text[one:other].strip()) for one, other in pairwise(ends)) else None
        )
    begins = _bodies(text[: roles[0].start()] if roles else text)
    if not roles:  # a page that does not say what the bodies are to do names each before its day
        return [0, *(() if is_last else begins), len(text)] if is_last or len(begins) < 2 else None
    if roles[-1].end() != len(text.rstrip()) or len(begins) != 1:
        return None
    return [0, *begins, *(match.end() for match in roles)]


def _is_at_end(text: str, end: int, words: FormWords) -> bool:
    """Whether a role ends a line: the next day or another body stands behind it."""
    behind = text[end:].strip()
    following = words.role.search(behind)
    return not behind or (following is not None and begins_with_body(behind[: following.start()].strip()))


def _bodies(text: str) -> list[int]:
    """Where names of bodies may begin that stand at the end of a text, behind the name of a meeting."""
    found: list[int] = []
    for match in _WORD.finditer(text):
        last = text[: match.start()].rsplit(maxsplit=1)[-1:]
        if (last and (last[0] in _GOES_ON or last[0].endswith("itzung"))) or (
            found and all(map(BEFORE_NOUN.fullmatch, text[found[-1] : match.start()].split()))
        ):
            continue
        name = text[match.start() :].strip()
        if begins_with_body(name) and RESULT.search(name) is None:
            found.append(match.start())
            if last and last[0][:1].isupper() and _MAY_BE_PLACE.match(name):
                found.append(match.start())  # nobody knows whether the first word is of the meeting's name
    return found
