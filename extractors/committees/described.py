"""Which sentences describe who belongs to a committee, and which part of them names the members."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractors.committees import further, sent, sized, wordings
from extractors.committees.description import Context, Description, description, description_at, vote_in
from extractors.committees.mentions import Mention
from extractors.committees.phrases import WORD, amount
from extractors.committees.subject import antecedent, subject_of
from extractors.text.nominative import Case
from extractors.text.numbers import NUMBER, number
from extractors.text.passage import Passage
from extractors.text.words import has_any

_Reader = Callable[[Passage, re.Match[str], Sequence[Mention], Context], Description | None]
_DENIES = re.compile(r" (?:nicht (?:an|aus|vertreten|zusammen|zu)|weder)\b")
_MAY_NOT = re.compile(r" (?:nicht|keine?|können|dürfen)\b")
_OF_THEM = re.compile(
    r"(?:Ihm|Ihr|Sie|Er|Es|Alle|Jede|Wer|Von|Davon|Hiervon|Mindestens|Höchstens|Mehr als|Nur|Kein\w{0,2})\b"
    r"|(?:Die|Diese) (?:[a-zäöüß]{3,30}en )?(?:Mitglieder|Personen) ?$"
)
"""Subjects that say of members what they are besides: "Von ihnen müssen drei dem Rat angehören"."""
_LONGEST = 6000
"""Characters of the longest sentence that is searched: the patterns' bounds keep it well under a second."""


def describe(sentence: Passage, found: Sequence[Mention], context: Context) -> Description | None:
    """What a sentence that names the committees `found` says of a composition; None where it says nothing."""
    text = sentence.value
    if len(text) > _LONGEST or not wordings.may_describe(text):
        return None
    for reader, match in _worded(text):
        described = None if _is_denied(match) else reader(sentence, match, found, context)
        if described is not None:
            return described
    return None


def _is_denied(match: re.Match[str]) -> bool:
    """Whether a wording says who is not among the members: "Dem Beirat gehören nicht an: …"."""
    groups = match.re.groupindex
    if "verb" in groups and match["verb"] and _DENIES.match(match.string, match.end("verb")):
        return True
    return "mid" in groups and bool(match["mid"]) and match["mid"].rstrip().endswith(" nicht")


def is_described(sentence: str) -> bool:
    """Whether a sentence is worded as a description: where none of a document is, `describe` finds nothing in it."""
    if len(sentence) > _LONGEST or not wordings.may_describe(sentence):
        return False
    return next(_worded(sentence), None) is not None


def _worded(text: str) -> Iterator[tuple[_Reader, re.Match[str]]]:
    """The readers whose wording the text has, and where; a pattern is only looked for where one of its words stands."""
    for pattern, reader, words in _READERS:
        match = pattern.search(text) if has_any(text, words) else None
        if match is not None:
            yield reader, match


def _consists(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    if match["verb"] == "bestehend":
        committee = next((m for m in reversed(found) if m.end <= match.start() <= m.ends[-1] + 2), None)
    else:
        committee = subject_of(sentence, match, found, context)
    if committee is None:
        return None
    beside = re.search(r"\bneben (.{3,120})", match["mid"])
    also = sentence.part(match.start("mid") + beside.start(1), match.end("mid")) if beside else None
    return description(sentence, match, "rest", committee, "oblique", context, also=also)


def _composed(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    committee = subject_of(sentence, match, found, context)
    if committee is None:
        return None
    inner = re.search(r"\baus (?P<rest>.{3,2000}+)$", match["mid"])
    parted = (
        wordings.PARTED.match(match["tail"]) if inner and wordings.ONLY_SIZE.fullmatch(inner["rest"].strip()) else None
    )
    if parted:
        part = (match.start("tail") + parted.end(), match.end("tail"))
        return description_at(sentence, part, committee, "oblique", context, match["mid"])
    if inner:
        start = match.start("mid")
        part = (start + inner.start("rest"), start + inner.end("rest"))
        return description_at(sentence, part, committee, "oblique", context, match["mid"])
    after = re.match(r",? ?aus\b:? ?", match["tail"])
    start = match.start("tail") + (after.end() if after else 0)
    return description_at(sentence, (start, match.end("tail")), committee, "oblique", context, match["mid"])


def _shall(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    committee = subject_of(sentence, match, found, context)
    return None if committee is None else description(sentence, match, "rest", committee, "oblique", context)


def _is_composed(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    committee = subject_of(sentence, match, found, context)
    if committee is None:
        return None
    inner = re.search(r"\b(?:aus|mit) (?P<rest>.{3,4000}+)$", match["mid"])
    if inner:
        part = (match.start("mid") + inner.start("rest"), match.end("mid"))
        return description_at(sentence, part, committee, "oblique", context, match["mid"])
    return description(sentence, match, "tail", committee, "oblique", context)


def _relative(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    committee = next((m for m in reversed(found) if m.end <= match.start() <= m.ends[-1] + 2), None)
    case: Case = "nominative" if match.re is wordings.WHOM_BELONG else "oblique"
    return None if committee is None else description(sentence, match, "rest", committee, case, context)


_NO_DATIVE = re.compile(r"[Dd]es |eines |[Ii]m |[Aa]m |[Vv]om |[Bb]eim |[Zz]u[mr] ")
"""What a body has before it to which nobody belongs: "die im Rat vertretenen Fraktionen"."""


def _belong(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Dem Beirat gehören A und B an", "A gehört dem Beirat an", "Ihm gehören A und B an"."""
    text, verb = sentence.value, match.start("verb")
    datives = [m for m in found if m.case == "oblique" and not _NO_DATIVE.match(text, m.phrase)]
    before = next((m for m in datives if m.start < verb and wordings.OPENING.match(text[: m.phrase])), None)
    pronoun = (
        antecedent(text, verb, context) if re.match(r"(?:\(?\w{1,3}[.)] )?(?:Ihm|Ihr|Diesem|Dieser)\b", text) else None
    )
    committee = before or pronoun
    if committee is not None:
        tail = match["tail"].lstrip(" .:;,")
        if tail and match["tail"].startswith(":"):
            return description(sentence, match, "tail", committee, "nominative", context, hint=match["mid"])
        if wordings.ONLY_SIZE.fullmatch(match["mid"].strip()) and wordings.NAMELY.fullmatch(match["tail"]):
            end, voting = (match.end("tail"), match.end("tail")), vote_in(sentence.part(*match.span("mid")))
            return description_at(sentence, end, committee, "nominative", context, match["mid"], voting=voting)
        start = match.start("mid")
        start += _aside(match["mid"])
        if start >= match.end("mid") or not match["mid"].strip():
            start = match.end("mid")
        return description_at(
            sentence, (start, match.end("mid")), committee, "nominative", context, match["mid"] + match["tail"][:1]
        )
    if (inner := further.INNER.match(match["mid"])) and wordings.ADVERBIAL.match(text):
        return further.to_it(sentence, match, inner, context)
    inside = next((m for m in datives if verb < m.start < match.end("mid")), None)
    if inside is None or inside.phrase - match.end("verb") > 90:
        return None
    if re.search(r", (?:die|der|das|welche[rs]?) $", text[: inside.phrase]):
        return None  # of whom: "aus den Mitgliedern gewählt, die dem Kreistag angehören"
    if wordings.ADVERBIAL.match(text):
        named = context.names.attested(inside)[1]
        after = named + _aside(text[named:])
        part = match.span("tail") if not text[after : match.end("mid")].strip() else (after, match.end("mid"))
        return description_at(sentence, part, inside, "nominative", context, "", full=False)
    opening = re.match(r"\(?\w{1,3}[.)] ", text)
    subject = sentence.part(opening.end() if opening else 0, verb)
    aside = re.search(r" (?:fungiert|ist|übernimmt|führt|nimmt|bildet|hat|wird|leitet)\b", subject.value)
    if aside:
        subject = subject.part(0, aside.start())
    if _OF_THEM.match(subject.value):
        return None
    return Description(
        context.names.resolve(inside, context.before), inside, sentence, subject, False, "nominative",
        vote_in(sentence.part(match.end("verb"), match.end("mid"))), None,
    )  # fmt: skip


def _aside(text: str) -> int:
    """Length of "derzeit als stimmberechtigte Mitglieder" at the start of a text."""
    match = wordings.AS.match(text)
    return match.end() if match else 0


def _members(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    if number(match["kind"].partition(" ")[0]) is not None:
        return None  # "Vier Mitglieder sind …" parts a number
    of = match["of"]
    if of and (_MAY_NOT.search(of) or " folgende" in of):
        return None  # "Mitglieder des Beirats können nicht sein: …", "… decken folgende Themen ab: …"
    committee = next((m for m in found if of and match.start("of") <= m.phrase + 1 < match.end("of") + 1), None)
    if of and committee is None:
        return None
    committee = committee or context.implied
    rest = match["rest"].lstrip()
    some = wordings.PARTIAL.match(rest)
    rest = rest[some.end() :].lstrip() if some else rest
    lists = rest.startswith(":") or bool(wordings.FOLLOWS.search(rest[:120])) or not rest
    plain = wordings.SENDERS.match(rest) and not wordings.QUALITY.match(rest)
    if (committee is None and context.names.own is None) or not (lists or plain):
        return None
    voting = vote_in(sentence.part(0, match.start("verb") if match["verb"] else match.start("rest")))
    case: Case = "oblique" if (match["verb"] or "").endswith("aus") else "nominative"
    chair = sentence.part(*match.span("chair")) if "chair" in match.re.groupindex and match["chair"] else None
    said = description(sentence, match, "rest", committee, case, context, voting=voting, also=chair)
    return replace(said, role=further.guests(sentence))


def _union(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    before = [m for m in found if m.end <= match.start() and m.case == "nominative"]
    committee = before[0] if before else antecedent(sentence.value, match.start("verb"), context)
    if committee is None:
        return None
    # A union of some does not say that nobody else is in it.
    return description_at(sentence, match.span("rest"), committee, "oblique", context, "", full=False)


def _represented(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    """Reads "Im Forum sind A und B vertreten", "A und B sind im Forum vertreten", "In ihm sind A und B vertreten"."""
    text, verb = sentence.value, match.start("verb")
    pronoun = antecedent(text, verb, context) if re.match(r"(?:In|An) ih[rm]\b", text) else None
    committee = pronoun or next((m for m in found if m.case == "oblique" or m.head.gender == "f"), None)
    inside = r"\b(?:[Ii][nm]|[Aa][nm]) (?:der |dem |diese[rm] )?[„\"]?$"
    if committee is None or not (pronoun or re.search(inside, text[: committee.start])):
        return None
    part, hint = (0, verb), ""
    if pronoun or committee.start < verb:
        hint = match["mid"] + match["tail"][:200]
        is_listed = match["tail"].startswith(":") and len(match["tail"]) > 3
        part = match.span("tail") if is_listed else (match.end("verb"), match.end("mid"))
    said = description_at(sentence, part, committee, "nominative", context, hint, full=False)
    each = _EACH_SENDS.search(match["mid"]) if said.follows else None
    if each is None:
        return said
    mid = sentence.part(*match.span("mid"))
    return replace(said, each=amount(mid, each, "seat/each"), voting=said.voting or vote_in(mid.part(*each.span())))


_EACH_SENDS = re.compile(
    rf"\b(?:mit|durch) je(?:weils)? (?P<number>{NUMBER}) (?:[a-zäöüß]{{3,30}}e[nrms]? ){{0,2}}{WORD}(?=$| )"
)
"""How many are sent by each of those that a list names: "sind mit je einem Mitglied vertreten:"."""


def _form(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Die Gruppe bilden A und B": a verb in the plural whose object the committee is."""
    committee = next((m for m in found if m.phrase == match.start("at") and match.end("at") in m.ends), None)
    return None if committee is None else description(sentence, match, "rest", committee, "nominative", context)


def _as_follows(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    committee = next((m for m in reversed(found) if m.end <= match.start()), None)
    return None if committee is None else description(sentence, match, "rest", committee, "nominative", context)


_READERS = tuple(
    (pattern, reader, tuple(words.split()))
    for pattern, reader, words in (
        (wordings.RELATIVE, _relative, "besteh zusammen gebildet"),
        (wordings.WHOM_BELONG, _relative, "angehör"),
        (wordings.CONSISTS, _consists, "besteh bestand"),
        (wordings.COMPOSED, _composed, "zusammen"),
        (wordings.SHALL, _shall, "bestehen zusammen gebildet"),
        (wordings.IS_COMPOSED, _is_composed, "gesetzt besetzt gebildet"),
        (wordings.BELONG, _belong, "gehör"),
        (wordings.BELONG_OPEN, _belong, "gehör"),
        (wordings.SHALL_BELONG, _belong, "angehören"),
        (wordings.UNION, _union, "Zusammenschluss"),
        (wordings.MEMBERS, _members, "Mitglied Teilnehm Gäste Gast"),
        (wordings.LABEL, _members, "setzung"),
        (wordings.VOTERS, _members, "sind:"),
        (wordings.REPRESENTED, _represented, "vertreten"),
        (wordings.SHALL_BE_REPRESENTED, sent.at, "vertreten sein:"),
        (wordings.TAKE_PART, sent.at, "nehmen nahmen beteilig"),
        (wordings.WORK, sent.at, "arbeiten wirken kommen sitzen"),
        (wordings.MEET, sent.at, "treffen"),
        (wordings.BELONG_TO, sent.at, "gehör zählen"),
        (wordings.SEND, sent.send, "entsende delegieren"),
        (wordings.SEND_OWN, sent.send_own, "entsende delegieren"),
        (wordings.SEND_LIST, sent.send_as_listed, "entsenden delegieren"),
        (wordings.FORM, _form, "bilden"),
        (wordings.SIZE, sized.has_members, "Mitglieder"),
        (sized.NUMBER_IS, sized.number_is, "beträgt"),
        (wordings.AS_FOLLOWS, _as_follows, "folgender"),
        (further.ADVISE, further.advise, "teil"),
        (further.ADVISORY, further.advisory, "beratende Mitglied"),
        (further.APPOINT, further.appoint, "In  Mitgliedern Mitglieder"),
        (sized.NAMED, sized.named, "werden"),
        (sized.FALL_TO, sized.fall_to, "entfallen entfällt"),
        (sized.EACH_ON_PROPOSAL, sized.each_on_proposal, "Vorschlag"),
        (sized.BY_NAME, sized.by_name, " Mitglieder"),
        (further.CALL, further.call, "beruft"),
        (further.JOIN, further.join, "Hinzu Dazu Daneben Außerdem Ferner Zudem Darüber Weiterhin Zusätzlich Einen"),
        (sized.SENDS, sized.sends, "entsende delegier benenn stell"),
        (sized.WITH, sized.sends, "vertreten beteiligt"),
        (sized.SHARE, sized.share, "sind werden stell entsende benenn delegier"),
        (sized.PARTS, sized.parts, "Davon Hiervon diesen ihnen Sie Dies Mitglieder"),
        (sized.THESE_ARE, sized.parts, "dies"),
    )
)
"""Each wording with its reader and words of which it has at least one."""
