"""Description: what one sentence says of a committee's members, and which part of the sentence enumerates them."""

import re
from collections.abc import Reversible, Sequence
from dataclasses import dataclass, replace

from extractors.committees import wordings
from extractors.committees.clauses import A_CLAUSE
from extractors.committees.draft import SeatDraft, SeatList
from extractors.committees.mentions import Mention
from extractors.committees.names import Names
from extractors.committees.phrases import ONLY_SENT, voting_of
from extractors.text.blocks import Block
from extractors.text.nominative import Case
from extractors.text.numbers import NUMBER
from extractors.text.passage import Passage, concatenate
from extractors.text.words import has_any
from schemas.evidence import Found


@dataclass(frozen=True, slots=True)
class Description:
    """A sentence that says who belongs to the committee `name`.

    `members` is the part that enumerates them, None where a list or table after the sentence does (`follows`);
    `also` is a member named apart ("neben dem Vorsitzenden").
    """

    name: str
    head: Mention | None
    sentence: Passage
    members: Passage | None
    follows: bool
    case: Case
    voting: Found[bool] | None
    seat_list: Found[SeatList] | None
    also: Passage | None = None
    each: Found[int] | None = None
    """The seats of each member, where the sentence says so for all of them ("entsenden A und B je eine Person")."""
    one: Found[int] | None = None
    """The seats of a member that prints no number, where the sentence says so ("Die Stadt entsendet zwei Personen")."""
    senders: bool = False
    """Whether the members are named by who sends them, as the subject of the verb."""
    role: Found[str] | None = None
    """The role of all of them ("Ständige Gäste sind …")."""
    counts: bool = False
    """Whether it says how many seats a sender has, as one of several such sentences do."""
    adds: bool = False
    """Whether it only adds to a composition that another sentence describes: by itself it makes no committee."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence's pronouns and short names can mean."""

    names: Names
    before: Reversible[str]
    """The full names before the sentence, each where it came last."""
    topic: Mention | None
    """The committee that the sentence before is about."""
    last: Mention | None
    """The committee that the sentence before named last."""
    titled: Mention | None
    """The committee in the heading over the sentence."""
    told: Description | None = None
    """The description right before the sentence."""
    size: tuple[SeatDraft, Mention | None] | None = None
    """The number of members and of which committee, where the description right before said nothing else."""

    paper: Mention | None = None
    """The one committee that the paper's name names."""

    @property
    def implied(self) -> Mention | None:
        """The committee that a sentence without a name is about: of the heading, else the subject before it.

        None where only another case named it and rules of procedure have a committee of their own.
        """
        if self.titled is not None or self.names.own is None:
            return self.titled or self.topic or self.paper
        return self.topic if self.topic is not None and self.topic.case == "nominative" else None


_NAMELY = ("nämlich", "und zwar", "davon", "hiervon")


def description(
    sentence: Passage, match: re.Match[str], group: str, committee: Mention | None, case: Case, context: Context,
    *, hint: str = "", voting: Found[bool] | None = None, also: Passage | None = None,
) -> Description:  # fmt: skip
    """The description whose members are the group `group` of a match of `wordings`."""
    mid = match["mid"] if "mid" in match.re.groupindex and match["mid"] else ""
    return description_at(sentence, match.span(group), committee, case, context, mid + hint, voting=voting, also=also)


def description_at(
    sentence: Passage, part: tuple[int, int], committee: Mention | None, case: Case, context: Context, hint: str,
    *, voting: Found[bool] | None = None, also: Passage | None = None, full: bool = True,
) -> Description:  # fmt: skip
    """The description whose members stand at `part`; `hint` are the words round the verb."""
    text = sentence.value[part[0] : part[1]]
    lead = len(text) - len(text.lstrip(" :,"))
    partial = (
        wordings.PARTIAL.search(hint)
        or wordings.PARTIAL.search(text[: part[0] + 60])
        or re.search(r"\b(?:etc|usw|u\. ?a)\.?$", text.rstrip(" ."))
    )
    cut = re.match(r" ?(?:u\. ?a\.|unter anderem|insbesondere|vor allem|maßgeblich) (?:auch )?(?:aus )?", text[lead:])
    start = part[0] + lead + (cut.end() if cut else 0)
    size = wordings.SIZE_FIRST.match(sentence.value, start, part[1])
    body = sentence.part(size.end() if size else start, part[1])
    voting = voting or (vote_in(sentence.part(*size.span())) if size else None)
    behind = wordings.SIZE_BEHIND.match(body.value) if size is None and has_any(body.value, _NAMELY) else None
    if size is None and behind is None and sentence.value.rstrip().endswith(":"):
        behind = wordings.SIZE_LAST.match(body.value)
    if behind:
        also, voting = body.part(*behind.span("lead")), voting or vote_in(body.part(*behind.span("size")))
        body = body.part(behind.end())
    follows = (
        not body.value.strip(" .:")
        or bool(re.search(r":\s{0,20}$", sentence.value))
        or ONLY_SENT.fullmatch(body.value) is not None
        or bool(re.search(r"\bfolgende[nrms]?\b|\bwie folgt\b|\bnachstehende", body.value))
    )
    if not follows:
        body = body.part(0, _end(body.value))
        beside = wordings.BESIDE.match(body.value) or wordings.BESIDE_ALSO.match(body.value)
        if beside:
            also, body = body.part(*beside.span("also")), body.part(beside.end())
    seat_list: SeatList = "partial" if partial else "complete"
    ground = sentence.found(seat_list, "committee/composition")
    window = (
        sentence.part(max(0, part[0] - 90), min(part[1], part[0] + 90))
        if follows
        else sentence.part(max(0, part[0] - 90), part[0])
    )
    return Description(
        name=context.names.resolve(committee, context.before) if committee else str(context.names.own),
        head=committee,
        sentence=sentence,
        members=body if body.value.strip(" .:") else None,
        follows=follows,
        case=case,
        voting=voting or vote_in(window),
        seat_list=ground.derive(seat_list, "committee/composition") if partial or full else None,
        also=also,
    )


_FURTHER = re.compile(rf"(?:und |sowie )?(?:(?:je(?:weils)? )?(?:{NUMBER}|de[rmns]|die|das)) ", re.IGNORECASE)
"""How a further member begins on a line of its own."""


_SAYS = re.compile(r" (?:führt|führen|lädt|wählt|tritt|leitet|hat|haben|ist|sind|wird|werden|kann|können|obliegt)\b")
"""What a sentence of its own has, and no member."""


def continued(members: Passage, following: Sequence[Block]) -> Passage:
    """An enumeration with the paragraphs that it goes on in, one for each member, as far as commas lead on."""
    parts = [members]
    for block in following:
        leads_on = parts[-1].value.rstrip().endswith((",", ";", " und", " sowie"))
        text = block.text.value
        if not leads_on or block.kind != "paragraph" or not _FURTHER.match(text) or _SAYS.search(text):
            break
        parts.append(block.text)
    return concatenate(parts) if len(parts) > 1 else members


_BROKEN_OFF = re.compile(
    r"(?:\b(?:der|die|das|des|dem|den|vom|von|für|und|sowie|oder|eine[rmns]?|im|in|aus|zum|zur|mit)|[a-zäöüß]-)$"
)


def without_end(described: Description, listed: Sequence[Block]) -> Description:
    """The description; where its list breaks off in the middle of a member, nothing says that it is complete."""
    last = listed[-1].text.value if listed else described.members.value if described.members else ""
    return replace(described, seat_list=None) if _BROKEN_OFF.search(last.rstrip()) else described


def _end(text: str) -> int:
    """Where an enumeration ends and the sentence goes on; what stands in parentheses or of a member does not count."""
    bare = re.sub(r"\([^()]{0,400}\)", lambda inner: "x" * len(inner.group()), text)
    bare = A_CLAUSE.sub(lambda inner: "x" * len(inner.group()), bare) if ", " in bare else bare
    match = wordings.CLAUSE_END.search(bare, 2)
    return match.start() if match else len(text)


def vote_in(passage: Passage) -> Found[bool] | None:
    """The voting right that the words round a verb state."""
    return voting_of(passage) if passage else None
