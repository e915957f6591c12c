"""One phrase that names a member -> seats: "einer Vertretung der kreisangehörigen Gemeinden" -> Gemeinden, one seat."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.committees import phrases
from extractors.committees.draft import SeatDraft
from extractors.committees.persons import holder
from extractors.committees.prose import split
from extractors.committees.sector import kind_of, sector_of
from extractors.text.nominative import Case, attributed, is_plural, nominative
from extractors.text.passage import Passage
from schemas.council import CouncilProfile
from schemas.evidence import Found
from schemas.record import PerUnit

_THE_SENT = re.compile(
    r"(?:[Dd]ie|den) (?=(?:Vertret|Mitglieder|Delegierten)\S{0,60}(?: und Vertreter\w{0,5})? (?:der|des|von|vom|aus) )"
)
"""The article of all who are sent: "den Vertretungen der Forstvereine"."""
_GOES_ON = re.compile(r"(?:der|des|dem|den|von|vom|aus) ")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all seats of an enumeration: the case it stands in, its headings, and what these say of each."""

    case: Case = "nominative"
    groups: tuple[Found[str], ...] = ()
    role: Found[str] | None = None
    voting: Found[bool] | None = None
    each: Found[int] | None = None
    one: Found[int] | None = None
    """The count of a row that prints none: a row of a member table is one seat."""
    profile: CouncilProfile | None = None
    person: Found[str] | None = None
    """Who holds the seat, where the phrase names him with the institution."""
    office: Found[str] | None = None
    """The words that make the member the committee's office ("als Geschäftsstelle")."""
    sent: bool = False
    """Whether a word for those who are sent went before ("Vertreter der A, der B"): an article is a genitive then."""
    dative: bool = False
    """Whether it stood with "von" or "aus" ("ein Mitglied von der A, dem B"): an article is a dative then."""


def enumerated(passage: Passage, setting: Setting, *, plain: bool = False) -> tuple[SeatDraft, ...]:
    """The seats of an enumeration in running text, or of a list item (`plain`)."""
    seats: list[SeatDraft] = []
    if plain and len(passage.value) > 120 and re.search(r"[a-zäöüß]{3}\. [A-ZÄÖÜ]", passage.value):
        return ()  # running text that stands where an item was expected
    passage = phrases.without_clauses(phrases.trimmed(passage))
    behind = phrases.WITH_EACH.search(passage.value)
    if behind and (behind["each"] or not plain or len(split(passage.part(0, behind.start()), plain=plain)) == 1):
        setting = replace(setting, one=phrases.amount(passage, behind, "seat/each"))
        passage = passage.part(0, behind.start())
    for part in split(passage, plain=plain):
        cut = phrases.LEAD.match(part.value)
        part = part.part(cut.end()) if cut else part
        if setting.sent and phrases.ROLE.match(part.value):
            setting = replace(setting, sent=False, each=None)  # an office by itself
        if setting.sent and re.match(r"(?:das|die) " if setting.dative else r"(?:das|die|dem|den) ", part.value):
            setting = replace(setting, sent=False, each=None)  # no genitive: a member of its own
        found = tuple(read_seats(part, setting))
        seats.extend(found)
        count = phrases.COUNT.match(part.value)
        sent = phrases.SENT.match(part.value, count.end() if count else 0)
        if sent or (setting.sent and _GOES_ON.match(part.value)):
            each = count if count and count["each"] else None
            if sent:
                amount = phrases.amount(part, each, "seat/each") if each else None
                dative = bool(re.match(r" (?:von|vom|aus|bei|beim|seitens) ", part.value[sent.end() :]))
                setting = replace(setting, sent=True, each=amount, dative=dative)
        else:
            setting = replace(setting, sent=False, each=None if setting.sent else setting.each)
    return tuple(seats)


def read_seats(passage: Passage, setting: Setting) -> Iterator[SeatDraft]:
    """The seat that one phrase names; several where it counts its senders up in parentheses."""
    passage = phrases.trimmed(passage)
    passage, voting = phrases.cut_voting(phrases.cut(passage, phrases.LIMIT), setting.voting)
    share = phrases.SHARE.match(passage.value)
    if share:
        setting = replace(setting, one=phrases.amount(passage, share, "seat/share"))
        passage = passage.part(share.end())
    proposed = phrases.PROPOSED.match(passage.value)
    if proposed:
        yield from _proposed(passage, proposed, replace(setting, voting=voting))
        return
    passage = phrases.cut(phrases.cut(passage, phrases.DEPUTY), phrases.RELATIVE)
    chair = phrases.CHAIR.search(passage.value)
    chairs = bool(chair) and not (chair and chair["deputy"])
    passage = phrases.cut(passage, phrases.CHAIR)
    behind = phrases.ROLE_BEHIND.search(passage.value)
    if behind and behind.start():
        named = passage.part(*behind.span("role"))
        setting = replace(setting, role=phrases.role_of(named))
        passage = passage.part(0, behind.start())
        chairs = chairs or named.value.startswith("Vorsitz")
    sized = phrases.WITH_EACH.search(passage.value)
    if sized and not sized["each"]:
        setting = replace(setting, one=phrases.amount(passage, sized, "seat/count"))
        passage = passage.part(0, sized.start())
    office = phrases.OFFICE.search(passage.value)
    if office:
        setting = replace(setting, office=passage.part(*office.span()).read("seat/secretariat"))
        passage = passage.part(0, office.start())
    if not passage or not re.search(r"[A-ZÄÖÜ]", passage.value):
        return
    setting = replace(setting, voting=voting)
    two = phrases.TWO_SIZES.fullmatch(passage.value)
    if two:
        for size in (passage.part(*two.span("first")), passage.part(*two.span("second"))):
            number = _number(size, phrases.COUNT.match(size.value), setting)[0]
            right = phrases.voting_of(size) or setting.voting
            yield _seat(size.found("Mitglieder", "seat/size"), replace(setting, voting=right), number=number)
        return
    if phrases.ALL_OF_THEM.fullmatch(passage.value):
        return
    if phrases.ONLY_CHAIR.fullmatch(passage.value):
        yield _seat(passage.found("Vorsitz", "seat/chair"), setting, chairs=True)
        return
    if phrases.ONLY_OFFICE.fullmatch(passage.value):
        yield _seat(passage.found("Geschäftsstelle", "seat/secretariat"), setting)
        return
    held = holder(passage)
    if held is not None:
        person, passage = held
        person_name = re.sub(r"^(?:Herrn?|Frau) ", "", person.value)
        setting = replace(setting, case="oblique", person=person.found(person_name, "seat/person"))
    passage, inner = phrases.parenthesis(passage)
    if inner is not None and _expands(passage, inner):
        level = phrases.LEVEL.match(passage.value)
        role = passage.part(*level.span("role")).read("seat/role") if level else setting.role
        for part in split(inner):
            yield _seat(part.read("seat/institution"), replace(setting, role=role))
        return
    yield from _counted(passage, inner, setting, chairs)


def _proposed(passage: Passage, proposed: re.Match[str], setting: Setting) -> Iterator[SeatDraft]:
    """The seats of those whom a relative clause lets somebody propose or send."""
    sent = passage.part(*proposed.span("sent"))
    number, _ = _number(sent, phrases.COUNT.match(sent.value), setting)
    by = passage.part(*proposed.span("by"))
    name = _name(by, "oblique")
    if name and not phrases.is_thing(name):
        yield _seat(by.found(name, "seat/institution"), setting, number=number)


def _counted(passage: Passage, inner: Passage | None, setting: Setting, chairs: bool) -> Iterator[SeatDraft]:
    """A phrase with its number, the word for those who are sent, and the institution."""
    count = phrases.COUNT.match(passage.value)
    number, each = _number(passage, count, setting)
    at = count.end() if count else 0
    after = phrases.INNER_COUNT.fullmatch(inner.value) if inner else None
    if inner and after and not count:
        number = phrases.amount(inner, after, "seat/count")
        each = bool(after["each"])
    adjectives = phrases.ADJECTIVES.match(passage.value, at)
    if adjectives:
        setting = replace(setting, voting=phrases.voting_of(passage.part(*adjectives.span())) or setting.voting)
        at = adjectives.end()
    article = _THE_SENT.match(passage.value)
    at = article.end() if article else at
    sent = phrases.SENT.match(passage.value, at)
    if sent and sent.end() == len(passage.value):
        limited = bool(count and (count["limit"] or count["range"]))
        if number is None and not limited:
            return
        word = re.sub("Mitglied(?:ern|er|s|es)?$", "Mitglieder", sent["word"])
        if word.startswith("Person") and sent["adjectives"]:
            named = passage.part(sent.start(), sent.end("word"))
            yield _seat(named.found(nominative(named.value), "seat/institution"), setting, number=number)
            return
        yield _seat(passage.part(*sent.span("word")).found(word, "seat/size"), setting, number=number)
        return
    if sent and phrases.OR_CHOSEN.search(passage.value, sent.end()):
        whole = passage.part(at)
        name = nominative(whole.value, setting.case)
        yield _seat(whole.found(name, "seat/institution"), setting, number=number)
        return
    if sent:
        link = phrases.LINK.match(passage.value, sent.end())
        rest = passage.part(link.end() if link else sent.end())
        both = phrases.TWO_OF.fullmatch(rest.value) if each else None
        if both and number:
            for adjective in ("first", "second"):
                name = nominative(f"der {both[adjective]} {both['noun']}")
                yield _seat(rest.found(name, "seat/two-of-one-noun"), setting, number=number)
            return
        case: Case = "accusative" if link and link[0].startswith(" durch") else "oblique"
        yield from _of(rest, replace(setting, case=case), number, each, chairs)
        return
    start = 0 if count is None or count["number"].lower().startswith("ein") else at
    if adjectives:
        start = at
    case = "oblique" if setting.sent and _GOES_ON.match(passage.value) else setting.case
    preposition = re.match(r"(?:von|aus) ", passage.value)
    rest = passage.part(preposition.end() if preposition and case == "oblique" else start)
    yield from _of(
        rest, replace(setting, case=case), number, each or (count is None and setting.each is not None), chairs
    )


def _of(passage: Passage, setting: Setting, number: Found[int] | None, each: bool, chairs: bool) -> Iterator[SeatDraft]:
    """The institution with the role of whom it sends."""
    per = phrases.PER.match(passage.value)
    if per and number and passage.value[: per.start("unit")].strip() not in ("aller", "alle", "allen"):
        unit = passage.part(*per.span("unit"))
        name = nominative(f"der {unit.value}" if attributed(unit.value) else unit.value)
        value = PerUnit(unit=phrases.unit(name), number=number.value)
        yield _seat(unit.found(name, "seat/per"), setting, per=Found(value, "seat/per", (*number.spans, *unit.spans())))
        return
    behind = phrases.PER_BEHIND.search(passage.value) if number and number.value else None
    if behind and number and not each:
        who, unit = passage.part(0, behind.start()), passage.part(*behind.span("unit"))
        value = PerUnit(unit=phrases.unit(unit.value), number=number.value)
        found = who.found(_name(who, setting.case), "seat/institution")
        yield _seat(found, setting, per=Found(value, "seat/per", (*number.spans, *unit.spans())), chairs=chairs)
        return
    role = phrases.ROLE.match(passage.value)
    level = None if role else phrases.LEVEL.match(passage.value)
    if role:
        named = passage.part(*role.span("role"))
        setting = replace(setting, role=phrases.role_of(named), case="oblique")
        passage = passage.part(role.end())
        link = re.match(r"(?:von|im|beim|für) (?=[a-zA-ZÄÖÜ])", passage.value)
        passage = passage.part(link.end()) if link and link.group() == "von " else passage
    elif level and level.end() < len(passage.value):
        setting = replace(setting, role=passage.part(*level.span("role")).read("seat/role"), case="oblique")
        passage = passage.part(level.end())
    name = _name(passage, setting.case)
    if not name or phrases.is_thing(name):
        return
    found = passage.found(name, "seat/institution")
    if each and number and is_plural(name):
        value = PerUnit(unit=phrases.unit(name), number=number.value)
        yield _seat(found, setting, per=Found(value, "seat/per", (*number.spans, *found.spans)), chairs=chairs)
        return
    yield _seat(found, setting, number=number, chairs=chairs)


def _seat(
    institution: Found[str],
    setting: Setting,
    *,
    number: Found[int] | None = None,
    per: Found[PerUnit] | None = None,
    chairs: bool = False,
) -> SeatDraft:
    """A seat with what follows from its wording: kind and sector."""
    role = setting.role
    kind, kind_rule = kind_of(institution.value, role.value if role else None)
    sector = sector_of(institution.value, tuple(group.value for group in setting.groups), setting.profile)
    ground = institution
    if sector:
        ground = next((group for group in reversed(setting.groups) if sector[1] in group.value), institution)
    if institution.rule == "seat/secretariat" or setting.office:
        sector, ground = ("secretariat", institution.value), setting.office or institution
    return SeatDraft(
        institution=institution,
        kind=institution.derive("institution" if kind == "office" and setting.one and not role else kind, kind_rule)
        if institution.rule not in ("seat/chair", "seat/secretariat")
        else institution.derive("office" if institution.rule == "seat/chair" else "institution", kind_rule),
        group=setting.groups,
        sector=ground.derive(sector[0], "seat/sector") if sector else None,
        count=number or (setting.one if per is None else None),
        per=per,
        voting=setting.voting,
        role=role,
        person=setting.person,
        chairs=chairs,
    )


def _expands(passage: Passage, inner: Passage) -> bool:
    """Whether the parentheses count up the senders of a collective ("Führungsebene der Verwaltung (A, B, C)")."""
    if phrases.INNER_COUNT.fullmatch(inner.value) or phrases.CLAUSE.search(inner.value):
        return False
    parts = split(inner)
    if len(parts) < 2 or not all(part.value[:1].isupper() for part in parts):
        return False
    head = re.sub(r"^(?:\S{1,80} ){0,3}?(?:der|des) ", "", passage.value)
    return (
        bool(phrases.LEVEL.match(passage.value))
        or is_plural(nominative(head))
        or bool(re.search(r"[Vv]erwaltung", passage.value))
    )


def _number(passage: Passage, count: re.Match[str] | None, setting: Setting) -> tuple[Found[int] | None, bool]:
    """The printed number of seats and whether it is for each sender; a limit ("bis zu drei") is no number."""
    if count is None:
        return setting.each, setting.each is not None
    if count["limit"] or count["range"]:
        return None, False
    return phrases.amount(passage, count, "seat/count"), bool(count["each"])


def _name(passage: Passage, case: Case) -> str:
    """The institution in the nominative; empty where the phrase is a sentence and no name."""
    text = passage.value
    if (
        len(text) > 200
        or len(text) < 2
        or re.search(r"\b(?:wird|werden|wurden?|kann|können|soll|sollen|müssen|ist|sind|hat|haben)\b", text)
    ):
        return ""
    name = nominative(text, case)
    return name if re.search(r"[A-ZÄÖÜ]", name) else ""
