"""Sections -> committees: every body of members that a document describes, from list, table and prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.committees import facts
from extractors.committees.described import describe
from extractors.committees.description import Context, Description, continued, without_end
from extractors.committees.draft import CommitteeDraft, SeatDraft, SeatList
from extractors.committees.flattened import read_lines, table_lines
from extractors.committees.institution import Setting
from extractors.committees.lines import plain_list, regrouped
from extractors.committees.listed import list_of, read_list, read_plain
from extractors.committees.mentions import Mention, ShortNames, mentions, short_names, title_mentions
from extractors.committees.names import Names
from extractors.committees.others import without_others
from extractors.committees.persons import label_over, labelled, named_members, person_seats
from extractors.committees.phrases import ONLY_SENT, amount
from extractors.committees.relations import relations
from extractors.committees.said import Said, below, following_of, is_sentence, may_describe, said_in, with_short_names
from extractors.committees.seats import enumerated
from extractors.committees.subject import topic_of
from extractors.committees.tabled import is_member_table, read_tables, tables_of
from extractors.committees.united import (
    of_units,
    united,
    with_persons,
    with_votes_of_size,
    without_further,
    without_sizes,
)
from extractors.committees.votes import with_votes
from extractors.text.blocks import Block
from extractors.text.bodies import WEAK
from extractors.text.nominative import Case
from extractors.text.passage import Passage
from extractors.text.repair import folded
from extractors.text.sections import SectionBlocks
from schemas.council import CouncilProfile
from schemas.evidence import Found, Issue

_COUNTED = 3
"""So many sentences that say how many seats a sender has describe a committee together."""
_GOVERNED: dict[str | None, Case] = {"von": "dative", "aus": "dative", "durch": "accusative"}
"""The case of those who send, by the word before them."""
_LISTED = re.compile(r"(?:\d{1,2}[.)]|[a-z]\)) ")
_ASSEMBLIES = frozenset(("Plenum", "Vollversammlung", "Mitgliederversammlung", "Delegiertenversammlung"))
_ORGANS = _ASSEMBLIES | {
    "Vorstand", "Arbeitsausschuss", "geschäftsführender Vorstand", "geschäftsführender Ausschuss", "Geschäftsführung",
    "Geschäftsstelle", "Präsidium",
}  # fmt: skip
"""Parts that a body falls into: whoever sits in them is told elsewhere ("besteht aus Plenum und Vorstand")."""
_REMEMBERED = 200
"""How many names a short one can stand for: no paper has so many, a hostile one is read in bounded time."""


@dataclass
class _Composition:
    """What the document's sentences say of one committee, in order."""

    name: str
    parts: list[tuple[Description, tuple[SeatDraft, ...]]] = field(default_factory=list)
    persons: list[tuple[Description, tuple[SeatDraft, ...]]] = field(default_factory=list)
    """Lists that name the members in person."""


def read_committees(
    sections: Sequence[SectionBlocks],
    title: Passage | None,
    *,
    as_of: Found[str] | None,
    own: Found[str] | None,
    profile: CouncilProfile | None,
) -> tuple[tuple[CommitteeDraft, ...], tuple[Issue, ...]]:
    """The committees whose members the document describes, in printed order, and what could not be read of them.

    `title` is the paper's name, `own` the committee that rules of procedure are for (None for papers), `as_of` the
    date that the compositions hold at. A committee that is only mentioned is not among them.
    """
    sections = [regrouped(section) for section in sections]
    if not any(map(may_describe, sections)):
        return (), ()
    said = [[said_in(block) for block in section.blocks] for section in sections]
    said = [without_others(section, profile) for section in said] if own is None else said
    text = [mention for section in said for block in section for _, found in block for mention in found]
    known = profile.known_committees if profile else ()
    titled = title_mentions(title, sections)
    names = Names(titled, text, own, known, _titles(title, sections))
    short = short_names([*titled, *text])
    said = [with_short_names(section, short) for section in said] if short else said
    paper = tuple(mentions(title)) if title else ()
    reader = _Reader(names, own, profile, short, paper[0] if len(paper) == 1 else None)
    for at in range(len(sections)):
        reader.section(sections, at, said[at])
    drafts = [reader.draft(composition, as_of) for composition in reader.compositions.values()]
    return tuple(draft for draft in drafts if draft is not None), tuple(reader.issues)


def _titles(title: Passage | None, sections: Sequence[SectionBlocks]) -> tuple[str, ...]:
    """The wording of the paper's name and of its headings."""
    return tuple(str(text) for text in (title, *(section.title for section in sections)) if text)


class _Reader:
    """Reads section after section and keeps what pronouns and short names can mean."""

    def __init__(
        self,
        names: Names,
        own: Found[str] | None,
        profile: CouncilProfile | None,
        short: ShortNames,
        paper: Mention | None,
    ) -> None:
        """`short` are the letters that stand for committees, `paper` is the committee that the paper's name names."""
        self.names, self.own, self.profile, self.short, self.paper = names, own, profile, short, paper
        self.compositions: dict[str, _Composition] = {}
        self.size: tuple[SeatDraft, Mention | None] | None = None
        self.witnesses: list[facts.Witness] = []
        self.issues: list[Issue] = []
        self.announced: dict[str, Found[SeatList] | None] = {}
        """Whether the list is complete that a sentence announces for another place ("wie in der Anlage aufgeführt")."""
        self.before: list[Mention] = []
        self.named: dict[str, None] = {}
        """The full names of `before`, each where it came last."""

    def section(self, sections: Sequence[SectionBlocks], at: int, said: list[Said]) -> None:
        """Reads one section, of which `said` has the sentences block by block.

        A list that begins the next, deeper section belongs to the sentence before it.
        """
        section = sections[at]
        titled = tuple(mentions(section.title, self.short)) if section.title else ()
        self._remember(titled)
        topic: Mention | None = titled[-1] if titled else None
        last = topic
        told: Description | None = None
        self.size = None
        if section.title and is_sentence(section.title):
            told = describe(section.title, titled, Context(self.names, self.named, None, None, None))
            if told is not None:
                self._take(told, below(sections, at, 0))
        for place, block in enumerate(section.blocks):
            if block.kind == "table":
                self._table(section, place, topic)
                continue
            if self._persons(section, place, topic):
                continue
            for sentence, found in said[place]:
                of_title = titled[-1] if titled else None
                context = Context(self.names, self.named, topic, last, of_title, told, self.size, self.paper)
                topic = topic_of(sentence, found, topic)
                self.witnesses.append(self._witness(sentence, found, topic, titled))
                described = describe(sentence, found, context)
                self._remember(_outside(found, sentence, described))
                told = described or (told if block.kind == "item" or _LISTED.match(block.text.value) else None)
                last = found[-1] if found else None
                if described is not None:
                    self._take(described, following_of(sections, at, place, sentence, block))

    def _persons(self, section: SectionBlocks, place: int, topic: Mention | None) -> bool:
        """Reads a list of persons that a label or heading announces as the members; whether there is one."""
        found = labelled(section.title, section.blocks, place)
        members = named_members(found[1]) if found else []
        described = self._labelled(found[0], topic) if found and members else None
        if described is None:
            return False
        self._composition(described.name).persons.append((described, tuple(person_seats(members))))
        return True

    def _table(self, section: SectionBlocks, place: int, topic: Mention | None) -> None:
        """Reads a member table that only a label or heading announces ("Mitglieder des Beirats")."""
        label = label_over(section.title, section.blocks, place)
        tables = tables_of(section.blocks[place:]) if label else ()
        described = self._labelled(label, topic) if label and tables and is_member_table(tables[0]) else None
        if described is None:
            return
        seats = read_tables(tables, Setting(case="nominative", profile=self.profile))
        if seats:
            self._composition(described.name).parts.append((described, seats))

    def _labelled(self, label: Passage, topic: Mention | None) -> Description | None:
        """The description that a label is: of the committee that it names, else of the one that is spoken of."""
        head = next(mentions(label), None) or (topic if self.own is None else None)
        if head is None and self.own is None:
            return None
        name = self.names.resolve(head, self.named) if head else str(self.own and self.own.value)
        return Description(name, head, label, None, True, "nominative", None, self.announced.get(folded(name)))

    def _composition(self, name: str) -> _Composition:
        return self.compositions.setdefault(folded(name), _Composition(name))

    def _remember(self, found: Sequence[Mention]) -> None:
        self.before.extend(found)
        for mention in found:
            full, _ = self.names.attested(mention)
            self.named.pop(full, None)
            self.named[full] = None
            if len(self.named) > _REMEMBERED:
                del self.named[next(iter(self.named))]

    def _witness(
        self, sentence: Passage, found: tuple[Mention, ...], topic: Mention | None, titled: tuple[Mention, ...]
    ) -> facts.Witness:
        about = found or ((topic,) if topic else ())
        topics = tuple(self.names.resolve(mention, self.named) for mention in about)
        section = self.names.resolve(titled[-1], self.named) if titled else self.own.value if self.own else None
        subject = self.names.resolve(topic, self.named) if topic else None
        return facts.Witness(sentence, found, topics, section, subject)

    def _take(self, described: Description, following: Sequence[Block]) -> None:
        """Reads the members of a description and files them under their committee."""
        seats = tuple(self._seats(described, following))
        key = folded(described.name)
        only_size = len(seats) == 1 and seats[0].institution.rule == "seat/size"
        # Further sentences may part the same number: "Neun Mitglieder sind …", "Sechs Mitglieder sind …".
        self.size = (seats[0], described.head) if only_size else self.size if described.adds else None
        if not seats:
            self.announced.setdefault(key, described.seat_list)
            if described.follows and described.seat_list and following and following[0].kind in ("item", "table"):
                self.issues.append(
                    Issue(
                        code="unread_seats",
                        message=f"the members of {described.name} are listed here, but none of them could be read",
                        path="/committee",
                        spans=described.sentence.spans(),
                    )
                )
            return
        if _ASSEMBLIES.intersection(names := {seat.institution.value for seat in seats}) and names <= _ORGANS:
            return
        described = without_end(described, list_of(following) if described.follows else ())
        if described.follows:
            self.issues.extend(_unread(described.name, list_of(following), seats))
        self._composition(described.name).parts.append((described, seats))

    def _seats(self, described: Description, following: Sequence[Block]) -> Iterator[SeatDraft]:
        setting = Setting(
            case=described.case,
            voting=described.voting,
            each=described.each,
            one=described.one,
            role=described.role,
            senders=described.senders,
            profile=self.profile,
        )
        if described.also:
            yield from enumerated(described.also, setting._replace(case="oblique"))
        if not described.follows:
            if described.members:
                yield from enumerated(continued(described.members, following), setting)
            return
        only = ONLY_SENT.fullmatch(described.members.value) if described.members else None
        if only and described.members:
            each = amount(described.members, only, "seat/each") if only["number"] else None
            governed = _GOVERNED.get(only["link"], "genitive")
            setting = setting._replace(case="oblique", governed=governed, each=each or setting.each)
        listed = list_of(following)
        if listed:
            yield from read_list(listed, setting)
            return
        lines = table_lines(following[0]) if following else ()
        if lines:
            yield from read_lines(lines, setting)
            return
        if following and plain_list(following[0]):
            yield from read_plain(following[0], setting)
            return
        yield from read_tables(tables_of(following), setting)

    def draft(self, composition: _Composition, as_of: Found[str] | None) -> CommitteeDraft | None:
        """The committee with its members; a complete description goes before partial ones."""
        counted = sum(part.counts for part, _ in composition.parts) >= _COUNTED
        described = counted or any(not part.adds for part, _ in composition.parts)
        parts = composition.parts if described else composition.persons
        if not parts:
            return None
        if any(part.seat_list and part.seat_list.value == "complete" for part, _ in parts):
            parts = [
                (part, seats) for part, seats in parts if not (part.seat_list and part.seat_list.value == "partial")
            ]
        seats = with_votes_of_size(of_units(united(without_further([seats for _, seats in parts]))))
        seats = without_sizes(seats)
        if parts is not composition.persons:
            seats = with_persons(seats, [seat for _, listed in composition.persons for seat in listed])
        seats = with_votes(composition.name, seats, self.witnesses)
        head = next((part.head for part, _ in parts if part.head), None)
        if not seats or (head and head.head.base in WEAK and len(seats) < 2):
            return None
        name = self._name(composition.name, parts)
        witnesses = self.witnesses
        kind = facts.classification(name, head, witnesses)
        chair = facts.chair(name.value, witnesses, self.names, only=len(self.compositions) == 1) or next(
            (seat.institution for seat in seats if seat.chairs and seat.institution.value != "Vorsitz"), None
        )
        return CommitteeDraft(
            name=name,
            classification=kind,
            function=facts.function(name, kind, witnesses),
            founding_date=facts.founding_date(name.value, witnesses),
            as_of=as_of,
            valid_until=facts.valid_until(name.value, witnesses),
            chair=chair,
            # How many they are says not who they are: such a list is neither complete nor partial.
            seat_list=None
            if all(seat.institution.rule == "seat/size" for seat in seats)
            else next((part.seat_list for part, _ in parts if part.seat_list), None),
            seat=seats,
            relation=relations(name.value, witnesses, self.names),
        )

    def _name(self, name: str, parts: Sequence[tuple[Description, tuple[SeatDraft, ...]]]) -> Found[str]:
        """The name with its place: where it is the document's own committee the heading, else its fullest mention."""
        if self.own and folded(self.own.value) == folded(name):
            return self.own
        for mention in (*(part.head for part, _ in parts if part.head), *self.before):
            full, end = self.names.attested(mention)
            if folded(full) == folded(name):
                return mention.passage.part(mention.start, end).found(name, "committee/name")
        return parts[0][0].sentence.found(name, "committee/name")


def _unread(name: str, listed: Sequence[Block], seats: Sequence[SeatDraft]) -> Iterator[Issue]:
    """An issue for each entry of a list of members of which nothing was read."""
    read = [span for seat in seats for found in (seat.institution, *seat.group) for span in found.spans]
    for block in listed:
        lines = [(line.page, line.line.start, line.line.end) for line in block.lines]
        if not any(page == span.page and start <= span.start < end for page, start, end in lines for span in read):
            yield Issue(
                code="unread_seats",
                message=f"{name} has a member here that could not be read",
                path="/committee",
                spans=block.text.spans(),
            )


def _outside(found: Sequence[Mention], sentence: Passage, described: Description | None) -> Sequence[Mention]:
    """The committees that a sentence names beside the members: a member is not what "der Beirat" means further on."""
    members = described.members.value if described and described.members else ""
    start = sentence.value.find(members) if members else -1
    return found if start < 0 else [m for m in found if not start <= m.start < start + len(members)]
