"""Persons whom a list of members names: "Prof. Dr. Eva Muster, Architektin (Vorsitzende)".

A line names a person where it has a title, "Herr" or "Frau", or a usual first name; two capital words alone may be
anything, and are a person only in a list most of whose lines are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.committees.draft import SeatDraft
from extractors.committees.phrases import role_of
from extractors.committees.prose import INSTITUTION
from extractors.text.blocks import Block
from extractors.text.flow import FlowLine
from extractors.text.passage import Passage
from schemas.evidence import Found
from schemas.record import SeatKind

LABEL = re.compile(
    r"(?:Anlage(?: \d{1,2})?:? ?[-–]? ?)?(?:(?:Aktuelle |Derzeitige |Gewählte |Berufene |Stimmberechtigte |Beratende "
    r")?Mitglieder"
    r"(?:liste|verzeichnis|übersicht)?|(?:Personelle )?(?:Besetzung|Zusammensetzung)|Teilnehmerliste|Teilnehmende)"
    r"(?P<of> (?:des|der|im|in der) .{3,100}?)?(?: ?\(.{3,40}\)|,? Stand:? .{3,30})?:?"
)
"""What stands over such a list."""
_TITLE = r"(?:(?:Prof|Dr|Dipl|Mag)\.(?:[- ]?(?:Ing|med|jur|phil|rer|nat|h\. ?c)\.){0,4}(?: ?\([A-Z]{2,3}\))? ?)"
_WORD = r"[A-ZÄÖÜ][a-zäöüßéèç]{1,25}(?:-[A-ZÄÖÜ][a-zäöüßéèç]{1,25})?"
_PERSON = re.compile(
    rf"(?:(?P<polite>Herrn?|Frau) )?(?P<name>(?P<title>{_TITLE}{{1,3}})?(?P<first>{_WORD}) (?:{_WORD} )?"
    rf"(?:(?:von|van|de|zu|vom|von der) )?{_WORD})(?:(?:, | [-–] |: )(?P<what>[^()]{{2,100}}?))?"
    r"(?: ?\((?P<role>[^()]{2,60})\))?[,;.]?"
)
_LEADS = re.compile(r"(?:stellv(?:\.|ertretende[rs]?) )?Vorsitz|Leitung|Leiter|Sprecher|Geschäftsführ", re.IGNORECASE)
_MARK = re.compile(r"(?:\d{1,2}[.)]|[-–•]) ")
_FIRST_NAMES = (
    "adrian agnes albert alexander alfred andrea andreas angela anita anja anke anna anne annette antje anton arne "
    "arnold astrid axel barbara bastian beate ben benjamin bernd bernhard berthold bettina birgit boris brigitte "
    "burkhard carla carmen carolin carsten christa christian christiane christina christine christoph claudia clemens "
    "cordula cornelia dagmar daniel daniela david dennis detlef dieter dirk dominik doris edith elena elfriede elias "
    "elisabeth elke emil emma erich erika ernst eugen eva ewald fabian felix ferdinand finn florian frank franz "
    "franziska friedrich fritz gabriele georg gerd gerda gerhard gisela gottfried gregor gudrun günter günther hanna "
    "hannah hans harald heike heiko heinrich heinz helga helmut henning herbert hermann hildegard holger horst hubert "
    "ina ines inge ingrid irene iris isabel jakob jan jana jasmin jennifer jens jessica joachim jochen johann johanna "
    "johannes jonas josef judith julia jutta jörg jürgen kai karin karl karla katharina kathrin katja katrin kerstin "
    "kevin klara klaus konrad korbinian kristin larissa lars laura lea lena leon leonie levin linda linus lisa lorenz "
    "lothar luca ludwig luis lukas lutz magdalena malte manfred manuela marc marco mareike maria marianne marie "
    "marion markus martin martina mathias matthias max maximilian melanie mia michael michaela miriam mirjam mona "
    "monika moritz nadine natalie nico nicole niklas nils nina noah nora norbert olaf olga oliver oskar otto pascal "
    "patrick paul paula peter petra philipp pia rainer ralf ralph rebecca rebekka regina reiner reinhard reinhold "
    "renate rita robert roland rolf rosemarie rudolf ruth sabine sandra sarah sebastian siegfried sigrid silke silvia "
    "simon simone sonja sophia sophie stefan stefanie steffen stephan susanne sven svenja swantje sylvia tamara tanja "
    "tatjana theo thomas thorsten till tim timo tobias torsten ulrich ulrike ursula ute uwe vanessa vera verena "
    "volker walter werner wilhelm wolfgang yvonne "
)
_FIRST = frozenset(_FIRST_NAMES.split())


_BLOCKS = 120
"""So many blocks under a label are looked at."""


_OF = re.compile(
    rf"(?P<name>(?:Herrn? |Frau )?{_TITLE}{{0,3}}(?P<first>{_WORD}) (?:{_WORD} )?{_WORD}) "
    r"(?:von der|von die|vom|von|für die|für den|für das|für|als Vertret\w{1,8} (?:der|des)) (?P<what>.{3,120})"
)


@dataclass(frozen=True, slots=True)
class NamedMember:
    """A member by name; `sure` where the line itself shows that it is a person."""

    name: Passage
    what: Passage | None
    role: Passage | None
    sure: bool


def is_person(text: str) -> bool:
    """Whether a text is the name of a person, as far as a title, "Frau" or the first name shows it."""
    match = _PERSON.fullmatch(text)
    return match is not None and _is_sure(match)


def holder(passage: Passage) -> tuple[Passage, Passage] | None:
    """The person and the institution of "Eva Muster von der Architektenkammer"; None where no person is named so."""
    match = _OF.fullmatch(passage.value)
    if match is None or not (is_person(match["name"]) and re.search("[A-ZÄÖÜ]", match["what"])):
        return None
    return passage.part(*match.span("name")), passage.part(*match.span("what"))


def named_members(lines: Sequence[FlowLine]) -> list[NamedMember]:
    """The persons of a list, a line each; empty where fewer than two or fewer than half of its lines show one."""
    found: list[NamedMember] = []
    for line in lines:
        mark = _MARK.match(line.text.value)
        text = line.text.part(mark.end()) if mark else line.text
        match = _PERSON.fullmatch(text.value)
        if match is None:
            break
        what = text.part(*match.span("what")) if match["what"] else None
        role = text.part(*match.span("role")) if match["role"] else None
        found.append(NamedMember(text.part(*match.span("name")), what, role, _is_sure(match)))
    sure = sum(member.sure for member in found)
    return found if len(found) > 1 and sure * 2 >= len(found) else []


def labelled(title: Passage | None, blocks: Sequence[Block], at: int) -> tuple[Passage, list[FlowLine]] | None:
    """The label that a block opens with, or the heading over the first block, and the lines under it."""
    block = blocks[at]
    if not block.lines:
        return None
    first = block.lines[0].text
    opens = LABEL.fullmatch(first.value) is not None
    if not opens and not (at == 0 and title is not None and LABEL.fullmatch(title.value)):
        return None
    lines = [line for each in blocks[at : at + _BLOCKS] for line in each.lines]
    return (first, lines[1:]) if opens else (title or first, lines)


def label_over(title: Passage | None, blocks: Sequence[Block], at: int) -> Passage | None:
    """What stands right over a block, the heading or the line before it, where it says that members are listed."""
    before = blocks[at - 1].lines if at else ()
    label = before[-1].text if before else title if at == 0 else None
    return label if label is not None and LABEL.fullmatch(label.value) else None


def person_of(cell: Passage) -> Passage | None:
    """The person that a cell for names holds, without "Herr" and "Frau"; None for a dash or "N. N."."""
    match = _PERSON.fullmatch(cell.value)
    return cell.part(*match.span("name")) if match else None


def person_seats(members: Sequence[NamedMember]) -> Iterator[SeatDraft]:
    """A seat for each person: the institution's where the line names one, else the person's own."""
    for member in members:
        name = member.name.read("seat/person")
        printed = member.role if member.role and _LEADS.match(member.role.value) else None
        role = role_of(printed) if printed else None
        chairs = role is not None and role.value == "Vorsitz"
        if member.what and _is_institution(member.what.value):
            institution = member.what.read("seat/institution")
            kind: Found[SeatKind] = institution.derive("institution", "seat/kind-of-name")
            yield SeatDraft(institution, kind, person=name, role=role, chairs=chairs)
            continue
        yield SeatDraft(name, name.derive("person", "seat/kind-of-person"), role=role, chairs=chairs)


def _is_sure(match: re.Match[str]) -> bool:
    return bool(match["polite"] or match["title"]) or match["first"].split("-")[0].lower() in _FIRST


def _is_institution(text: str) -> bool:
    return any(INSTITUTION.match(word.strip(",.")) for word in text.split(" ")) or "e. V." in text or "e.V." in text
