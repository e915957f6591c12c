"""The bodies that a sentence names: the council's own by their names, others by theirs, in compounds, "Rat" alone."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.committees.mentions import Mention, mentions
from extractors.committees.names import Names
from extractors.papers.tied import Body
from extractors.text.bodies import COUNCILS, KINDS, WEAK, head_of
from extractors.text.passage import Passage
from schemas.evidence import Found

_COMPOUND = re.compile(r"\b(?P<body>[A-ZÄÖÜ][a-zäöüß]{3,60}?)[sn]?(?:sitzung(?:en)?|beschlu(?:ss|ß)(?:es)?)\b")
_RAT = re.compile(
    r"(?<=\bder )Rat\b|(?<=\b[Dd]em )Rat\b|(?<=\b[Dd]en )Rat\b|(?<=\bDer )Rat\b|(?<=\b[Dd]es )Rat(?:e?s)\b"
    r"|(?<=\b[vV]om )Rat\b|(?<=\b[Ii]m )Rat\b|\bRat(?=s?sitzung|sbeschlu|s?beschlu)"
)
"""A municipality's council that has no longer name."""
_NO_NAME = "Protokoll|Niederschrift|Sitzung|OR-|Vorlage|Antrag|Beschluss|Drucksache|TOP"
_GOES_ON = re.compile(
    rf"(?P<name>(?:(?:,|,? und|,? sowie)? (?!{_NO_NAME})[A-ZÄÖÜ][\wäöüß-]{{2,40}}){{1,8}}?)"
    r"(?= (?:am|vom|hat|hatte|haben|wurden?|in der|in seiner|in ihrer|ist|war) |\)|, \d)"
)
"""The rest of a name that is a list of matters or a place, up to what cannot be of a name."""
_OPEN = re.compile(r"(?:Fach)?[Aa]usschuss|Ortsrat|Ortschaftsrat|Ortsbeirat|Bezirksrat")
_SPEAKS = re.compile(r"\b(?:tagt|getagt|trifft|traf|vorberaten|beraten|behandelt|vorgestellt)")
_PAUSE = re.compile(r" (?:am|vom|hat|hatte|wurde|ist|war|in)\b|[.,;:)]| \(|$")
_UP_TO_A_DATE = re.compile(
    r",? (?:(?:Anfang|Mitte|Ende|im)"
    r" (?:Januar|Februar|März|April|Mai|Ju[nl]i|August|September|Oktober|November|Dezember"
    r"|Frühjahr|Frühling|Sommer|Herbst|Winter)\b"
    r"|(?:am|vom|zum)(?: \w{6,10}tag,?| Mittwoch,?)?(?: de[nm])? \d)"
)
"""What ends a name that only one place in the paper has: "der Lenkungsgruppe Wohnen Ende Mai"."""
_STRONG = COUNCILS | {"ausschuss", "beirat", "rat", "verbandsversammlung", "stadtverordnetenversammlung"}


def named_bodies(sentence: Passage, names: Names, known: Sequence[str]) -> list[Body]:
    """The bodies in the order in which they stand; a place belongs to one of them only.

    Those that are no councils and committees by their noun are there only where the sentence speaks of a meeting.
    """
    text = sentence.value
    found: list[Body] = []
    for pattern, name in _patterns(tuple(known)):
        if name.split(" ")[-1][-5:].casefold() in text.casefold():
            found.extend(Body(match.start(), match.end("name"), name) for match in pattern.finditer(text))
    found = _longest(found)
    for body in (*_mentioned(sentence, names), *_compounds(text)):
        if not any(other.start < body.end and body.start < other.end for other in found):
            found.append(body)
    return sorted(found)


@lru_cache(maxsize=64)
def _patterns(known: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """For each known name a pattern for its inflected forms and for compounds with "sitzung"."""
    result: list[tuple[re.Pattern[str], str]] = []
    for name in sorted(set(known), key=lambda name: (-len(name), name)):
        words = re.sub(r"((?:isch|lich|ig|al|iv)e)[rs]\b", r"\1[rnms]?", re.escape(name).replace(r"\ ", " "))
        article = r"(?<=[a-zäöü] )" if name == "Rat" else r"\b"
        pattern = rf"{article}(?P<name>{words}(?:e?s)?)(?:s?(?:sitzung(?:en)?|beschlu(?:ss|ß)(?:es)?))?\b"
        result.append((re.compile(pattern), name))
    return tuple(result)


def _longest(found: list[Body]) -> list[Body]:
    """Without those that stand within a longer one."""
    return [
        body
        for body in found
        if not any(
            other.start <= body.start and body.end <= other.end and len(other.name) > len(body.name) for other in found
        )
    ]


def _mentioned(sentence: Passage, names: Names) -> Iterator[Body]:
    text = sentence.value
    speaks = "itzung" in text or _SPEAKS.search(text) is not None
    for mention in mentions(sentence):
        base = mention.head.base
        if (not speaks and base not in _STRONG) or (base in WEAK and not speaks) or mention.head.noun == "Rat":
            continue
        name, end = names.attested(mention)
        if base in COUNCILS and " für " in name:
            name, end = mention.names[0], mention.ends[0]
        if name == mention.head.noun and len(mention.names) > 1 and base in COUNCILS:
            longest, stop = mention.names[-1], mention.ends[-1]
            if (other := re.search(rf" (?:{_NO_NAME})", longest)) is not None:
                longest, stop = longest[: other.start()], stop - (len(longest) - other.start())
            if " für " not in longest and (other is not None or _PAUSE.match(text, stop)):
                name, end = longest, stop
        if names.is_bare(mention) and name == mention.head.noun and base not in COUNCILS:
            name = names.resolve(mention, ())
        if name.lower() in KINDS:
            name, end = _up_to_a_date(text, mention) or (name, end)
        if _OPEN.fullmatch(name) and (rest := _GOES_ON.match(text, end)):
            name, end = f"{name}{rest['name']}", rest.end("name")
        yield Body(mention.start, end, name)


def _up_to_a_date(text: str, mention: Mention) -> tuple[str, int] | None:
    """The name of a body whose kind alone is nobody's, and its end, where a date follows it at once."""
    longer = zip(mention.names[1:], mention.ends[1:], strict=True)
    return next(((name, end) for name, end in longer if _UP_TO_A_DATE.match(text, end)), None)


def _compounds(text: str) -> Iterator[Body]:
    for match in _RAT.finditer(text):
        yield Body(match.start(), match.start() + 3 if match.group() == "Rat" else match.end(), "Rat")
    for match in _COMPOUND.finditer(text):
        head = head_of(match["body"]) or head_of(match["body"].removesuffix("s")) or head_of(match["body"] + "s")
        if head is not None:
            yield Body(match.start(), match.end("body"), head.noun)


def organization(sentence: Passage, body: Body, described: Sequence[str]) -> Found[str] | None:
    """A named body as a value; a kind alone ("der Beirat") is the paper's own one of that kind, else nobody's."""
    words = sentence.part(body.start, body.end)
    if body.name.lower() in KINDS and body.name != "Rat":
        full = [entry for entry in described if entry.startswith(body.name)]
        if len(full) != 1:
            return None
        ground = (f"/committee/{described.index(full[0])}/name",)
        return Found(full[0], "mention/committee-of-the-paper", words.spans(), "derived", ground)
    found = words.read("mention/organization")
    return found if words.value == body.name else found.derive(body.name, "mention/organization-in-full")
