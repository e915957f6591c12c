"""The institution that a phrase names, in the nominative, with the role of whom it sends -> a seat."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.committees import clauses, phrases
from extractors.committees.draft import SeatDraft
from extractors.committees.sector import kind_of, sector_of
from extractors.text.nominative import Case, attributed, is_plural, nominative
from extractors.text.passage import Passage
from schemas.council import CouncilProfile
from schemas.evidence import Found
from schemas.record import PerUnit


class Setting(NamedTuple):
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
    governed: Case | None = None
    """The case of the senders behind a word for those who are sent ("Vertreter der A, der B": genitive)."""
    senders: bool = False
    """Whether the phrases name who sends, as the subject of a verb for it ("Es entsenden je ein Mitglied: …")."""


def institution(
    passage: Passage, setting: Setting, number: Found[int] | None, each: bool, chairs: bool
) -> Iterator[SeatDraft]:
    """The seat of an institution, with the role of whom it sends; two of one noun are two."""
    if setting.senders:
        passage = clauses.cut(passage, clauses.OF_WHOM)
    if proposes := clauses.ON_PROPOSAL.fullmatch(passage.value):
        passage, setting = passage.part(proposes.start("by")), setting._replace(case="oblique")
    two = phrases.TWO_EACH.fullmatch(passage.value)
    if two:
        for adjective in ("first", "second"):
            name = nominative(f"{two['article']} {two[adjective]} {two['noun']}", setting.case)
            yield seat(passage.found(name, "seat/two-of-one-noun"), setting, number=number)
        return
    per = phrases.PER.match(passage.value)
    if per and number and passage.value[: per.start("unit")].strip() not in ("aller", "alle", "allen"):
        unit = passage.part(*per.span("unit"))
        name = nominative(f"der {unit.value}" if attributed(unit.value) else unit.value)
        value = PerUnit(unit=phrases.unit(name), number=number.value)
        yield seat(unit.found(name, "seat/per"), setting, per=Found(value, "seat/per", (*number.spans, *unit.spans())))
        return
    behind = phrases.PER_BEHIND.search(passage.value) if number and number.value else None
    if behind and number and not each:
        who, unit = passage.part(0, behind.start()), passage.part(*behind.span("unit"))
        value = PerUnit(unit=phrases.unit(unit.value), number=number.value)
        found = who.found(name_of(who, setting.case), "seat/institution")
        yield seat(found, setting, per=Found(value, "seat/per", (*number.spans, *unit.spans())), chairs=chairs)
        return
    passage, setting = _in_role(passage, setting)
    several = number is not None and number.value > 1 and setting.case == "oblique"
    name = name_of(passage, setting.case, several=several)
    if not name or phrases.is_thing(name) or _LABELS.search(name):
        return
    found = passage.found(name, "seat/institution")
    one_only = setting.case == "nominative" and passage.value.startswith(("der ", "das "))  # "der Träger"
    if each and number and is_plural(name) and not one_only:
        value = PerUnit(unit=phrases.unit(name), number=number.value)
        yield seat(found, setting, per=Found(value, "seat/per", (*number.spans, *found.spans)), chairs=chairs)
        return
    yield seat(found, setting, number=number, chairs=chairs)


_LABELS = re.compile(r"\b(?:Vorsitz\w{0,6}|Mitglied\w{0,3}|Stellvertret\w{1,6}|Gäste): ")
"""Labels of lines that were put together: no name has one inside."""


def _in_role(passage: Passage, setting: Setting) -> tuple[Passage, Setting]:
    """The institution behind "die Leitung …" or "Führungsebene …", and the setting with that role."""
    role = phrases.ROLE.match(passage.value)
    if role:
        named = passage.part(*role.span("role"))
        passage = passage.part(role.end())
        link = re.match(r"von (?=[a-zA-ZÄÖÜ])", passage.value)
        passage = passage.part(link.end()) if link else passage
        return passage, setting._replace(role=phrases.role_of(named), case="oblique")
    level = phrases.LEVEL.match(passage.value)
    if level and level.end() < len(passage.value):
        led = passage.part(*level.span("role")).read("seat/role")
        return passage.part(level.end()), setting._replace(role=led, case="oblique")
    return passage, setting


def seat(
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


_DATIVE_PLURAL = re.compile(r"[a-zäöüß]{3,30}en [A-ZÄÖÜ][\w-]{2,40}n$")


def name_of(passage: Passage, case: Case, *, several: bool = False) -> str:
    """The institution in the nominative; empty where the phrase is a sentence and no name."""
    text = passage.value
    if (
        len(text) > 260
        or len(text) < 2
        or re.search(r"\b(?:wird|werden|wurden?|kann|können|soll|sollen|müssen|ist|sind|hat|haben)\b", text)
    ):
        return ""
    plural = several and (text[:1].isupper() or _DATIVE_PLURAL.match(text))
    name = nominative(f"zwei {text}" if plural else text, case)
    return name if re.search(r"[A-ZÄÖÜ]", name) else ""
