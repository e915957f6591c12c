"""One phrase that names a member -> seats: "einer Vertretung der kreisangehörigen Gemeinden" -> Gemeinden, one seat.

A phrase is read from the outside in: what stands behind it (votes, deputies, conditions, who chose whom, the chair),
then its number and adjectives, then the word for those who are sent, and what is left is the institution.
"""

import re
from collections.abc import Iterator

from extractors.committees import clauses, phrases
from extractors.committees.bracketed import counted_up, expands
from extractors.committees.draft import SeatDraft
from extractors.committees.institution import Setting, institution, seat
from extractors.committees.persons import holder
from extractors.committees.prose import split
from extractors.text.nominative import Case, nominative
from extractors.text.passage import Passage
from schemas.evidence import Found

_THE_SENT = re.compile(
    r"(?:[Dd]ie|den) (?=(?:Vertret|Mitglieder|Delegierten)\S{0,60}(?: und Vertreter\w{0,5})? (?:der|des|von|vom|aus) )"
)
"""The article of all who are sent: "den Vertretungen der Forstvereine"."""
_GOES_ON: dict[Case | None, re.Pattern[str]] = {
    "genitive": re.compile(r"(?:der|des) |(?!(?:das|die|dem|den) )[A-ZÄÖÜ]"),
    "dative": re.compile(r"(?:der|des|dem|den|von|vom|aus|beim?) |(?!(?:das|die) )[A-ZÄÖÜ]"),
    "accusative": re.compile(r"(?:durch )?(?:den|die|das) |[A-ZÄÖÜ]"),
}
"""How a further sender begins, by the case that the word for those who are sent put the senders in."""
_RUNNING = re.compile(r"[a-zäöüß]{3}\. [A-ZÄÖÜ]")
_SENTENCE = re.compile(
    r"(?<=[a-zäöüß]{3})\. (?:Der|Die|Das|Dem|Den|Eine?|Sie|Bei|I[mn]|Auch|Für|Dies\w{0,3}|Zu(?:dem|sätzlich|r|m)?) "
)
"""How a further sentence begins behind an item; a capital alone may follow an abbreviation ("Prof. Eva Muster")."""
_LEADERS = re.compile(r"[A-ZÄÖÜ]?[a-zäöü]{0,30}[Ll]eit(?:ungen|er(?:innen|n)?(?: und | oder |/).{0,40})$")
"""A word for several who lead."""
_PROPOSES = re.compile(r" auf Vorschlag (?:von |vom (?=[A-ZÄÖÜ]))?")
_ASIDE = re.compile(r" \([^()]{3,160}\)(?= (?:aus|von|vom|der|des|im|für|durch)\b)")
"""Who may be sent, before who sends: "ein Vertreter (Schulleitung oder Elternbeirat) der Schulen"."""


def enumerated(passage: Passage, setting: Setting, *, plain: bool = False) -> tuple[SeatDraft, ...]:
    """The seats of an enumeration in running text, or of a list item (`plain`)."""
    seats: list[SeatDraft] = []
    if plain and len(passage.value) > 120 and _RUNNING.search(passage.value):
        stop = _SENTENCE.search(passage.value)
        passage = clauses.without_condition(passage.part(0, stop.start() + 1 if stop else 0))
        if not stop or phrases.CLAUSE.search(passage.value):
            return ()  # running text that stands where an item was expected
    if "; " in passage.value:
        passage = clauses.cut(passage, clauses.REMARK)
    passage = clauses.without_clauses(phrases.trimmed(passage))
    if right := phrases.RIGHT.match(passage.value):
        setting = setting._replace(
            voting=passage.part(*right.span("right")).found(right["right"][0] in "sS", "seat/voting")
        )
        passage = passage.part(right.end())
    if chosen := phrases.EACH_CHOSEN.fullmatch(passage.value):
        return tuple(_each_chosen(passage, chosen, setting))
    if setting.senders and (sent := phrases.SENT_BEHIND.search(passage.value)):
        setting = setting._replace(one=phrases.amount(passage, sent, "seat/each"))
        passage = passage.part(0, sent.start())
    behind = phrases.WITH_EACH.search(passage.value)
    if behind and (behind["each"] or not plain or len(split(passage.part(0, behind.start()), plain=plain)) == 1):
        number = phrases.amount(passage, behind, "seat/each")
        passage = passage.part(0, behind.start())
        for_each = behind["each"] and len(split(passage, plain=plain)) == 1
        setting = setting._replace(each=number) if for_each else setting._replace(one=number)
    given = setting
    for part in split(passage, plain=plain and not _is_of_several(passage)):
        cut = phrases.LEAD.match(part.value)
        part = part.part(cut.end()) if cut else part
        if setting.senders and part.value.startswith("aus "):
            continue  # whom the sender before takes
        if setting.senders and (own := phrases.OWN_NUMBER.search(part.value)):
            number = phrases.amount(part, own, "seat/each")
            seats.extend(read_seats(part.part(0, own.start()), setting._replace(one=number)))
            continue
        count = phrases.COUNT.match(part.value)
        sent = phrases.SENT.match(part.value, count.end() if count else 0)
        goes_on = not sent and not count and _goes_on(part, setting) and not phrases.ROLE.match(part.value)
        if setting.governed and not goes_on:
            setting = setting._replace(governed=None, each=None, role=given.role)  # a member of its own
        seats.extend(read_seats(part, setting))
        if sent:
            each = phrases.amount(part, count, "seat/each") if count and count["each"] else None
            governed = _governed(part.value[sent.end() :])
            setting = setting._replace(governed=governed, each=each if governed else given.each)
        elif not goes_on and "eit" in part.value and (role := _role_of_several(part)):
            setting = setting._replace(governed="genitive", role=role)
    return tuple(seats)


def _each_chosen(passage: Passage, chosen: re.Match[str], setting: Setting) -> Iterator[SeatDraft]:
    """The seats of those who choose so many each."""
    number = phrases.amount(passage, chosen, "seat/each")
    by = passage.part(*chosen.span("by"))
    for sender in re.finditer(
        r"(?:vom|von|durch) (?P<whom>.{2,100}?)(?=(?:,| und| sowie) (?:vom|von|durch) |$)", by.value
    ):
        case: Case = "accusative" if sender[0].startswith("durch") else "oblique"
        at = sender.start() if sender[0].startswith("vom") else sender.start("whom")
        yield from institution(by.part(at, sender.end()), setting._replace(case=case), number, False, chairs=False)


def _is_of_several(passage: Passage) -> bool:
    """Whether an item says what each of several has: "je ein Mitglied der A, der B", "die Leitungen der A, der B"."""
    count = phrases.COUNT.match(passage.value)
    sent = phrases.SENT.match(passage.value, count.end()) if count and count["each"] else None
    lead = phrases.ROLE.match(passage.value)
    of = sent or (lead if lead and _LEADERS.match(lead["role"]) else None)
    return of is not None and "," in passage.value[of.end() :]


def _goes_on(part: Passage, setting: Setting) -> bool:
    pattern = _GOES_ON.get(setting.governed)
    return pattern is not None and pattern.match(part.value) is not None


def _role_of_several(part: Passage) -> Found[str] | None:
    """The role of all whom a plural leads on to: "die Leitungen des Bauamts, des Forstamts"."""
    match = phrases.ROLE.match(part.value)
    return phrases.role_of(part.part(*match.span("role"))) if match and _LEADERS.match(match["role"]) else None


def _governed(behind: str) -> Case | None:
    """The case of the senders in what stands behind the word for those who are sent; None where they are all said."""
    if re.match(r" (?:aus |von )?jede[rs]? ", behind):
        return None
    if re.match(r" durch ", behind):
        return "accusative"
    return "dative" if re.match(r" (?:von|vom|aus|beim?|seitens) ", behind) else "genitive"


def read_seats(passage: Passage, setting: Setting) -> Iterator[SeatDraft]:
    """The seat that one phrase names; several where it counts its senders up in parentheses."""
    passage = clauses.without_condition(phrases.trimmed(passage))
    passage = clauses.cut(passage, phrases.LIMIT) if passage.value.endswith(")") else passage
    two = phrases.TWO_SIZES.fullmatch(passage.value)
    if two:
        for size in (passage.part(*two.span("first")), passage.part(*two.span("second"))):
            number = _number(size, phrases.COUNT.match(size.value), setting)[0]
            right = phrases.voting_of(size) or setting.voting
            yield seat(size.found("Mitglieder", "seat/size"), setting._replace(voting=right), number=number)
        return
    passage, voting = clauses.cut_voting(passage, setting.voting)
    setting = setting._replace(voting=voting)
    share = phrases.SHARE.match(passage.value)
    if share:
        setting = setting._replace(one=phrases.amount(passage, share, "seat/share"))
        passage = passage.part(share.end())
    proposed = clauses.PROPOSED.match(passage.value) or clauses.SENDING.match(passage.value)
    if proposed:
        sent = passage.part(*proposed.span("sent"))
        number, each = _number(sent, phrases.COUNT.match(sent.value), setting)
        case: Case = "nominative" if proposed.re is clauses.SENDING else "oblique"
        under = setting._replace(voting=phrases.voting_of(sent) or setting.voting, case=case)
        yield from institution(passage.part(*proposed.span("by")), under, number, each, chairs=False)
        return
    passage = clauses.cut(clauses.without_asides(passage), clauses.CHOSEN_AT_END)
    passage, setting, chairs = _in_function(passage, setting)
    if not passage or not re.search(r"[A-ZÄÖÜ]", passage.value):
        return
    if phrases.ALL_OF_THEM.fullmatch(passage.value):
        return
    if phrases.ONLY_CHAIR.fullmatch(passage.value):
        yield seat(passage.found("Vorsitz", "seat/chair"), setting, chairs=True)
        return
    if its := phrases.ITS_DEPUTY.fullmatch(passage.value):
        deputy = passage.part(*its.span("deputy"))
        yield seat(deputy.found(re.sub("ern$", "er", deputy.value), "seat/deputy-of-office"), setting)
        return
    if phrases.ONLY_OFFICE.fullmatch(passage.value):
        yield seat(passage.found("Geschäftsstelle", "seat/secretariat"), setting)
        return
    held = holder(passage)
    if held is not None:
        person, passage = held
        person_name = re.sub(r"^(?:Herrn?|Frau) ", "", person.value)
        setting = setting._replace(case="oblique", person=person.found(person_name, "seat/person"))
    inside = _inside(passage) if passage.value.endswith(")") else None
    if inside is not None:
        before = passage.part(0, passage.value.rindex("("))
        if expands(before, inside):
            yield from counted_up(before, inside, setting)
            return
    passage, inner = phrases.parenthesis(passage) if inside is not None else (passage, None)
    yield from _counted(passage, inner, setting, chairs)


def _inside(passage: Passage) -> Passage | None:
    """What stands in parentheses at the end of a phrase."""
    match = phrases.PARENTHESIS.search(passage.value)
    return passage.part(*match.span("inner")) if match else None


def _in_function(passage: Passage, setting: Setting) -> tuple[Passage, Setting, bool]:
    """The phrase without what it says of its member's function, the setting with it, and whether it is the chair."""
    chair = clauses.CHAIR.search(passage.value)
    chairs = bool(chair) and not (chair and chair["deputy"])
    passage = clauses.cut(passage, clauses.CHAIR)
    behind = phrases.ROLE_BEHIND.search(passage.value)
    if behind and behind.start():
        named = passage.part(*behind.span("role"))
        setting = setting._replace(role=phrases.role_of(named))
        passage = passage.part(0, behind.start())
        chairs = chairs or named.value.startswith("Vorsitz")
    sized = phrases.WITH_EACH.search(passage.value)
    if sized and not sized["each"]:
        setting = setting._replace(one=phrases.amount(passage, sized, "seat/count"))
        passage = passage.part(0, sized.start())
    office = clauses.OFFICE.search(passage.value)
    if office:
        setting = setting._replace(office=passage.part(*office.span()).read("seat/secretariat"))
        passage = passage.part(0, office.start())
    return passage, setting, chairs


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
        setting = setting._replace(voting=phrases.voting_of(passage.part(*adjectives.span())) or setting.voting)
        at = adjectives.end()
    if count and phrases.ONLY_CHAIR.fullmatch(passage.value, at):
        yield seat(passage.found("Vorsitz", "seat/chair"), setting, number=number, chairs=True)
        return
    chosen = clauses.CHOSEN_BY.match(passage.value, at)
    if chosen and chosen.end() == len(passage.value):
        by = passage.part(*chosen.span("by"))
        proposed = _PROPOSES.search(by.value)
        by = by.part(proposed.end()) if proposed else by
        yield from institution(by, setting._replace(case="oblique"), number, each, chairs)
        return
    if people := phrases.PEOPLE_OF.match(passage.value, at):
        link = phrases.LINK.match(passage.value, people.end())
        rest = passage.part(link.end() if link else people.end())
        yield from institution(rest, setting._replace(case="oblique"), number, each, chairs)
        return
    article = _THE_SENT.match(passage.value)
    at = chosen.start("word") if chosen else article.end() if article else at
    sent = phrases.SENT.match(passage.value, at)
    if sent is None:
        start = 0 if count is None or count["number"].lower().startswith("ein") else at
        each = each or (count is None and setting.each is not None)
        yield from _itself(passage, at if adjectives else start, setting, number, each, chairs)
        return
    if sent.end() == len(passage.value):
        limited = bool(count and (count["limit"] or count["range"]))
        if number is not None or limited:
            yield _only_sent(passage, sent, setting, number)
        return
    if clauses.OR_CHOSEN.search(passage.value, sent.end()):
        whole = passage.part(at)
        name = nominative(whole.value, setting.case)
        yield seat(whole.found(name, "seat/institution"), setting, number=number)
        return
    aside = _ASIDE.match(passage.value, sent.end())
    end = aside.end() if aside else sent.end()
    link = phrases.LINK.match(passage.value, end)
    rest = passage.part(link.end() if link else end)
    both = phrases.TWO_OF.fullmatch(rest.value) if each else None
    if both and number:
        for adjective in ("first", "second"):
            name = nominative(f"der {both[adjective]} {both['noun']}")
            yield seat(rest.found(name, "seat/two-of-one-noun"), setting, number=number)
        return
    case: Case = "accusative" if link and link[0].startswith(" durch") else "oblique"
    yield from institution(rest, setting._replace(case=case), number, each, chairs)


def _itself(
    passage: Passage, start: int, setting: Setting, number: Found[int] | None, each: bool, chairs: bool
) -> Iterator[SeatDraft]:
    """The seat of a member that is named itself, without a word for those who are sent."""
    goes_on = _goes_on(passage, setting)
    case: Case = ("accusative" if setting.governed == "accusative" else "oblique") if goes_on else setting.case
    preposition = re.match(r"(?:von|aus|durch) ", passage.value) if goes_on else None
    rest = passage.part(preposition.end() if preposition else start)
    yield from institution(rest, setting._replace(case=case), number, each, chairs)


def _only_sent(passage: Passage, sent: re.Match[str], setting: Setting, number: Found[int] | None) -> SeatDraft:
    """The seat of members of whom only the number is said ("zwölf Mitglieder")."""
    if sent["word"].startswith("Person") and sent["adjectives"]:
        named = passage.part(sent.start(), sent.end("word"))
        return seat(named.found(nominative(named.value), "seat/institution"), setting, number=number)
    word = re.sub("Mitglied(?:ern|er|s|es)?$", "Mitglieder", sent["word"])
    rule = "seat/further" if number is not None and "weitere" in passage.value else "seat/size"
    return seat(passage.part(*sent.span("word")).found(word, rule), setting, number=number)


def _number(passage: Passage, count: re.Match[str] | None, setting: Setting) -> tuple[Found[int] | None, bool]:
    """The printed number of seats and whether it is for each sender; a limit ("bis zu drei") is no number."""
    if count is None:
        return setting.each, setting.each is not None
    if count["limit"] or count["range"]:
        return None, False
    return phrases.amount(passage, count, "seat/count"), bool(count["each"])
