"""Sentences that add members to a composition: who takes part without a vote, and who shares a number of seats."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.committees import wordings
from extractors.committees.description import Context, Description, description, description_at
from extractors.committees.draft import SeatDraft
from extractors.committees.mentions import Mention
from extractors.committees.phrases import WORD, voting_of
from extractors.committees.prose import INSTITUTION
from extractors.text.passage import Passage
from schemas.evidence import Found

ADVISE = re.compile(r"\b(?P<verb>nehmen|nimmt)\b(?P<mid>.{0,2000}?)\bteil\b(?P<tail>(?:$|[.:;,]).{0,3000}+)$")
ADVISORY = re.compile(
    r"^(?P<rest>(?:Der|Die|Das|Je|Jeweils|Ein|Eine) [^.:;]{3,300}?) (?P<verb>ist|sind|hat|haben) (?:ständige[rs]? )?"
    r"(?:beratende[sr]? (?:Mitglied(?:er)?|Stimme)|Mitglied(?:er)? (?:ohne Stimmrecht|mit beratender Stimme))\b"
)
APPOINT = re.compile(
    r"^(?:In (?:die|den|das)|(?:Zu|Als) Mitgliedern? (?:des|der)) (?P<at>.{3,120}?) (?P<verb>werden|wird)\b"
    r"(?P<mid>.{0,2000}?)\b(?:berufen|entsandt|gewählt|"
    r"bestellt|delegiert|aufgenommen)(?P<tail>(?:$|[.:;,]).{0,3000}+)$"
)
CALL = re.compile(
    r"^(?:Der|Die|Das) [^:;,]{3,60} (?P<verb>beruft) (?:auf Vorschlag [^:;,]{3,80} )?in (?:die|den|das) "
    r"(?P<at>[^:;,]{3,100}?)(?: folgende Mitglieder| als Mitglieder)?(?P<rest>:.{0,3000}+)$"
)
JOIN = re.compile(
    r"^(?:(?:Hinzu|Dazu|Daneben|Außerdem|Ferner|Zudem|Darüber hinaus|Weiterhin|Zusätzlich) ?(?P<verb>kommen|kommt|"
    r"gehören|gehört|zählen|wirken)|Einen (?:weiteren )?Sitz (?:hat|haben|erhält|erhalten))"
    r"(?: noch| dazu| ihr| ihm| zudem| außerdem| ferner| auch)?(?P<aside> [–-] [^–]{3,60} [–-])? (?P<rest>.{3,2000}?)"
    r"(?: mit| an| dazu| hinzu)?\.?$"
)
INNER = re.compile(r" (?P<word>ihm|ihr)\b")
_SENT = re.compile(WORD)
_GUEST = "seat/role-of-guests"
_GUESTS = re.compile(r"^(?:Als )?(?P<kind>[Ss]tändige[rn]? )?(?:Gast|Gäste)\b")
_CONDITION = re.compile(
    r"\b(?:wenn|falls|sofern|soweit|bei Bedarf|auf Einladung|Verhinderung|auf Verlangen|auf Wunsch|kann|können|"
    r"eingeladen|hinzugezogen)\b",
    re.IGNORECASE,
)
_SITTINGS = (
    r"an (?:den|allen|seinen|ihren|dessen|deren) Sitzungen(?: (?:des|der) (?:[A-ZÄÖÜ][a-zäöüß]{2,40}e[ns] )?"
    r"[A-ZÄÖÜ][\wäöüß-]{2,60}(?: für [A-ZÄÖÜ]\w{2,40})?)?"
)
_ASIDE = (
    r"(?:mit beratender (?:Stimme|Funktion)|in beratender Funktion|beratend|ohne (?:eigenes )?Stimmrecht|"
    rf"{_SITTINGS}|als (?:ständige[rs]? |beratende[rs]? |weitere[rs]? ){{0,2}}(?:Gäste|Gast|Mitglied(?:er)?)|ständig|"
    r"regelmäßig|ferner|außerdem|"
    r"zusätzlich|zudem|weiterhin|daneben|darüber hinaus|des Weiteren|auch|jeweils)"
)
_LEADS = re.compile(rf"(?:{_ASIDE}(?:,? |$)){{1,5}}", re.IGNORECASE)
_TRAILS = re.compile(rf"(?:(?:^|,? ){_ASIDE}){{1,5}} ?$", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:Sie|Er|Es|Ih[rm]|Diese[rs]?|Alle|Wer|Die (?:stellvertretenden |beratenden )?Mitglieder|"
    r"(?:Die |Ihre |Deren )?Stellvertret)\b"
)


def advise(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Beratend nehmen A und B an den Sitzungen teil", "A nimmt mit beratender Stimme an den Sitzungen teil"."""
    text, verb = sentence.value, match.start("verb")
    voting, role = voting_of(sentence), guests(sentence)
    if (voting is None and role is None) or (voting and voting.value) or _CONDITION.search(text):
        return None
    committee = next(
        (m for m in found if re.search(r"(?:Sitzungen (?:des|der)|\b[Aa]m|\ban der) $", text[: m.start])), None
    )
    committee = committee or (context.told.head if context.told else None) or context.implied
    if committee is None and context.names.own is None:
        return None
    before = sentence.part(0, verb)
    if before and not _LEADS.fullmatch(before.value):
        if _NOBODY.match(before.value):
            return None
        said = description_at(sentence, (0, verb), committee, "nominative", context, "", voting=voting, full=False)
        return replace(said, follows=False, members=before, adds=True, seat_list=None)
    if match["tail"].startswith(":"):
        said = description(sentence, match, "tail", committee, "nominative", context, voting=voting)
        return replace(said, adds=True, role=role, seat_list=None)
    mid = match["mid"]
    lead = len(mid) - len(mid.lstrip())
    opening, closing = _LEADS.match(mid, lead), _TRAILS.search(mid)
    start = match.start("mid") + (opening.end() if opening else lead)
    end = match.start("mid") + (closing.start() if closing else len(mid))
    if start >= end:
        return None
    said = description_at(sentence, (start, end), committee, "nominative", context, "", voting=voting, full=False)
    return replace(said, adds=True, role=role, seat_list=None)


def guests(sentence: Passage) -> Found[str] | None:
    """The role of those whom a sentence calls guests ("Ständige Gäste sind", "Als Gast nimmt … teil")."""
    match = _GUESTS.match(sentence.value)
    if match is None:
        return None
    return sentence.part(*match.span()).found("ständiger Gast" if match["kind"] else "Gast", _GUEST)


def is_guest(seat: SeatDraft) -> bool:
    """Whether a seat is a guest's, who is none of "all members"."""
    return seat.role is not None and seat.role.rule == _GUEST


def join(sentence: Passage, match: re.Match[str], _: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Hinzu kommen A und B" right after a description."""
    told = context.told
    words = match["rest"].split(" ")
    if told is None or not any(_SENT.match(word) or INSTITUTION.match(word.strip(",.")) for word in words):
        return None
    aside = sentence.part(*match.span("aside")) if match["aside"] else None
    voting = voting_of(aside) if aside else told.voting
    said = description(sentence, match, "rest", told.head, "nominative", context, voting=voting)
    return replace(said, name=told.name, adds=True, seat_list=None)


def advisory(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Die Leitung des Amts ist beratendes Mitglied"."""
    voting = voting_of(sentence)
    members = sentence.part(*match.span("rest"))
    committee = next((m for m in found if m.start > match.end("verb")), None)
    committee = committee or (context.told.head if context.told else None) or context.implied
    unknown = committee is None and context.names.own is None
    if voting is None or voting.value or unknown or _CONDITION.search(members.value) or _NOBODY.match(members.value):
        return None
    said = description(sentence, match, "rest", committee, "nominative", context, voting=voting)
    return replace(said, members=members, follows=False, adds=True, seat_list=None)


def appoint(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "In den Beirat werden A und B berufen", "In den Beirat werden entsandt:"."""
    committee = next((m for m in found if m.start == match.start("at")), None)
    if committee is None:
        return None
    if match["tail"].startswith(":"):
        return description(sentence, match, "tail", committee, "nominative", context)
    aside = wordings.AS.match(match["mid"])
    start = match.start("mid") + (aside.end() if aside else 0)
    return description_at(sentence, (start, match.end("mid")), committee, "nominative", context, match["mid"])


def call(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Der Kreistag beruft in den Beirat: 1. …"."""
    committee = next((m for m in found if m.start == match.start("at")), None)
    return description(sentence, match, "rest", committee, "nominative", context) if committee else None


def to_it(sentence: Passage, match: re.Match[str], inner: re.Match[str], context: Context) -> Description | None:
    """Reads "Als beratende Mitglieder gehören ihm A und B an" of the committee that the sentences before describe."""
    committee = context.told.head if context.told else context.topic
    if committee is None or committee.head.gender not in wordings.GENDERS[inner["word"]]:
        return None
    rest = match["mid"][inner.end() :]
    part = (match.start("mid") + inner.end(), match.end("mid")) if rest.strip() else match.span("tail")
    return description_at(sentence, part, committee, "nominative", context, "", full=False)
