"""Sentences that part a number of members, or say how many of them somebody has."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.committees.clauses import CHOSEN, RELATIVE, cut, without_clauses
from extractors.committees.description import Context, Description, description, description_at, vote_in
from extractors.committees.mentions import Mention
from extractors.committees.phrases import WORD, amount, trimmed, voting_of
from extractors.committees.prose import split
from extractors.committees.subject import subject_of
from extractors.text.bodies import COUNCILS, head_of
from extractors.text.nominative import Case
from extractors.text.numbers import NUMBER
from extractors.text.passage import Passage, concatenate

PARTS = re.compile(
    r"^(?:Davon|Hiervon|Von (?:diesen|ihnen)|Sie|Diese?s?|Die Mitglieder)"
    r" (?P<verb>werden|sind|setzen sich|bestehen|"
    r"verteilen sich)\b(?P<mid> (?:wie folgt )?(?:entsandt|benannt|berufen|gewählt|zusammen|aus|bestellt)\b)?"
    r"(?P<rest>.{0,3000}+)$"
)
THESE_ARE = re.compile(r"^Es (?P<verb>sind) dies(?P<mid>)(?P<rest>:.{0,3000}+)$")
NAMED = re.compile(
    r"^(?:Es|Hierzu|Dabei|Hierbei|Zu Mitgliedern|Als Mitglieder) (?P<verb>werden)(?P<mid>.{0,2000}?) (?:entsandt|"
    r"benannt|"
    r"berufen|vorgeschlagen|bestellt|gewählt)(?P<tail>(?:$|[.:;,]).{0,3000}+)$"
)
EACH_ON_PROPOSAL = re.compile(
    r"^(?:Die|Diese) (?:[a-zäöüß]{3,30}en )?Mitglieder (?P<verb>werden|wählt|beruft|bestellt) (?:[^:;]{3,200}?,? )?"
    rf"(?:und zwar )?je(?:weils)? (?P<number>{NUMBER}) (?:[a-zäöüß]{{3,30}}e[nrs]? ){{0,2}}{WORD} auf Vorschlag"
    r"(?: von| vom)?:?(?P<rest>)$"
)
BY_NAME = re.compile(
    r"^(?:\(?[a-z\d]{1,2}[.)] )?(?P<name>[^.;:]{3,90}?)(?::| [–-]|,)?(?P<verb> )(?:Zusammensetzung: )?"
    rf"(?P<rest>{NUMBER} (?:[a-zäöüß-]{{3,40}}e[nrms]? ){{0,3}}Mitglieder(?: de[rs] [A-ZÄÖÜ]\w{{3,40}})?)"
    r"(?=$|[.;]|, ?(?:davon|darunter)\b|,$| Aufgaben)(?P<tail>.{0,300}+)$"
)
"""A body in a list of bodies, with its size behind its name: "a) Hauptausschuss: 9 Mitglieder"."""
NUMBER_IS = re.compile(
    r"^(?:\(?\w{1,3}[.)] )?Die (?:(?:An)?[Zz]ahl (?:aller|seiner|der)"
    r" (?P<who>(?:(?:stimmberechtigten|beratenden|ordentlichen|gewählten) )?Mitglieder)"
    rf"|(?P<members>Mitglieder)zahl)(?P<of> (?:des|der) [^.,:;]{{3,90}}?)? (?P<verb>beträgt) "
    rf"(?P<rest>(?:(?:mindestens|höchstens|maximal|bis zu) )?{NUMBER})(?: Personen| Mitglieder)?\.?$"
)
"""The size of a body behind the word for it: "Die Zahl der Mitglieder beträgt neun"."""
FALL_TO = re.compile(
    r"^(?:Davon|Hiervon|Von (?:diesen|ihnen|den (?:[a-zäöü]{3,30} )?(?:Mitgliedern|Sitzen))|Von den [a-zäöü]{3,30} "
    r"Mitgliedern) "
    r"(?P<verb>entfallen|entfällt)(?: jeweils)?(?P<rest>.{0,3000}+)$"
)
_HAS = rf"(?P<object>(?P<each>je(?:weils)? )?(?P<number>{NUMBER}) (?:[a-zäöüß]{{3,30}}e[nrs]? ){{0,2}}{WORD})"
_SENDER = r"^(?P<rest>(?:Die|Der|Das|Jede[rs]?|Alle) [^.:;]{3,200}?)"
SENDS = re.compile(
    rf"{_SENDER} (?P<verb>entsende[nt]|entsendet|delegieren|delegiert|benennen|benennt|stellen|stellt) {_HAS}"
    r"(?:(?:,| und| sowie) (?:je |jeweils )?[^.]{0,30}[Ss]tellvertret[^.]{0,60}|"
    r"(?P<into> in (?:die|den|das) [^.]{3,80}))?\.?$"
)
WITH = re.compile(
    rf"{_SENDER} (?P<verb>ist|sind)(?: derzeit| ebenfalls| auch)? (?:mit|durch) {_HAS}"
    r"(?P<into> (?:im|in der|am) [^.,;]{3,80})? (?:vertreten|beteiligt)\.?$"
)
SHARE = re.compile(
    rf"^(?P<share>(?P<each>[Jj]e(?:weils)? )?(?P<number>{NUMBER}) (?:(?P<those>davon|hiervon)|"
    rf"(?:[a-zäöüß]{{3,40}}e[nrms]? ){{0,3}}{WORD}(?P<of> (?:des|der|dieses|dieser) [^,.;:]{{3,90}}?)?)) "
    r"(?P<verb>sind|werden|stell(?:t|en)|entsende(?:t|n)|benenn(?:t|en)|delegier(?:t|en))\b"
    r"(?P<rest> .{3,2000}+)$",
    re.IGNORECASE,
)
"""What a number of the members is, or who sends it: "Neun Mitglieder sind …", "14 davon werden vom Verein gewählt"."""
_BY = re.compile(
    r"(?:jeweils |hierbei |dabei )?(?:vom|von|durch|seitens|auf Vorschlag(?: von| vom)?) (?P<by>.{3,200}?)"
    rf"(?: (?:vom|von|durch) (?:(?:der|den|dem) )?[A-ZÄÖÜ]\w{{2,40}})? {CHOSEN}\b"
)
_OTHERS_BY = re.compile(rf"(?:,| und) {NUMBER}(?: (?:von|vom|durch)\b|$)")
_NAMES_SOMEBODY = re.compile(r"(?:(?:der|die|das|den|dem) )?(?:[a-zäöüß-]{3,40}e[nrs]? ){0,3}[A-ZÄÖÜ]\w")
_ARTICLE = re.compile(r"(?:die|der|das|jede[rs]?|alle) ")
_ANY_SENDER = re.compile(
    r"(?:(?:genannt|aufgeführt|beteiligt|entsendend|benannt)e[nr]? |(?:Institution|Organisation|Einrichtung|Stelle|"
    r"Mitglied|Beteiligte|Partner|Gremi)|(?:Die|Alle|Sie)$)"
)
"""Senders that stand for those of the list: "Jede Institution benennt ein Mitglied"."""
_QUALITY = re.compile(
    r"(?:mindestens|höchstens|mehrheitlich|möglichst|nicht|ehrenamtlich|zur|im|in der|an|auf|für)\b"
    r"|(?:die )?(?:Voraussetzung|Bedingung|Quorum|Mehrheit|Minderheit|Frauen|Männer)\b(?! und\b)"
)
_TO_AN_OFFICE = re.compile(r" (?:zu[mr]?|als|in (?:den|die|das)|aus (?:der|ihrer) Mitte) ")
"""What members are chosen for, or where they are sent: who says so does not say who sits here."""
_BY_RULE = re.compile(r"(?:Los|Wahl|Zuwahl|Urwahl|Briefwahl|Beschl|Mehrheit|Kooptation|Akklamation)")
"""How members are chosen, where the one who chooses them would stand ("durch Losentscheid")."""
_A_NUMBER = re.compile(
    rf" (?:(?:bis zu|je|jeweils|die) )?(?:{NUMBER}|folgende[nr]?|nachstehende[nr]?)\b", re.IGNORECASE
)


def sends(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Die Fraktionen entsenden jeweils ein Mitglied", "Die Krankenhäuser sind mit einem Mitglied vertreten"."""
    told = context.told
    if (told and told.follows) or _ANY_SENDER.search(match["rest"]):
        return None
    committee = told.head if told else context.implied
    alone = told is None and committee is None and _sits_alone(context) and _OF_MEMBERS.search(match["object"])
    if told is None and not alone and (committee is None or match["each"]):
        return None
    named = [mention for mention in found if mention.start > match.end("object")]
    name = told.name if told else context.names.resolve(committee, context.before) if committee else ""
    name = str(context.names.own) if alone else name
    if match["into"] and not any(context.names.resolve(mention, context.before) == name for mention in named):
        return None
    said = _counted(sentence, match, sentence.part(*match.span("rest")), committee, "nominative", context, name)
    right = voting_of(sentence.part(*match.span("object")))
    return replace(said, voting=right or said.voting, adds=said.adds and not alone)


_OF_MEMBERS = re.compile(r"\b(?:Mitglied|Vertret|Delegierte|Sitz)")


def _sits_alone(context: Context) -> bool:
    """Whether the document is of one body that is no council, and so has no other whose members it could tell."""
    words = (context.names.own or "").split()[:3]
    head = next((found for word in words if (found := head_of(word.strip(","))) is not None), None)
    return head is not None and head.base not in _OF_ALL and head.noun != "Rat"


_OF_ALL = COUNCILS | {"stadtverordnetenversammlung", "bezirksvertretung", "verbandsversammlung"}
"""Bodies whose rules tell of committees too."""


def number_is(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    """Reads "Die Zahl der Mitglieder des Beirats beträgt neun"."""
    committee = next((mention for mention in found if match["of"] and mention.phrase >= match.start("of")), None)
    committee = committee or (None if match["of"] else context.implied)
    if committee is None and (match["of"] or not _sits_alone(context)):
        return None
    who = sentence.part(*match.span("who" if match["who"] else "members"))
    said = description(sentence, match, "rest", committee, "nominative", context, voting=vote_in(who))
    return replace(said, members=concatenate([sentence.part(*match.span("rest")), who]), follows=False)


def has_members(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    """Reads "Der Beirat hat zwölf Mitglieder", "… umfasst 15 Mitglieder, davon: …"."""
    committee = subject_of(sentence, match, found, context)
    if committee is None:
        return None
    if match["tail"] is None:
        return description(sentence, match, "rest", committee, "nominative", context)
    voting = vote_in(sentence.part(*match.span("rest")))
    link = sentence.value[match.end("rest") : match.start("tail")]
    return description(sentence, match, "tail", committee, "nominative", context, voting=voting, hint=link)


def share(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Neun Mitglieder des Beirats sind Kreisräte", "Vier davon werden vom Verein benannt", "Zwei stellt A"."""
    size, committee = context.size or (None, None)
    if match["of"]:
        committee = next((m for m in found if match.start("of") <= m.start < match.end("of")), None)
        if committee is None:
            return None
    elif size is None:
        committee = context.told.head if context.told else context.implied
        if committee is None or match["verb"].lower() in ("sind", "werden"):
            return None
    verb = match["verb"].lower()
    case: Case = "nominative"
    members = sentence.part(*match.span("rest"))
    if verb == "werden":
        by = _BY.match(members.value)
        if by is None or _TO_AN_OFFICE.search(members.value) or _BY_RULE.match(by["by"]):
            return None
        if _OTHERS_BY.search(by["by"]):
            return None  # "vom Kreistag, zwei vom Verein benannt": who sends how many is said of several
        members, case = members.part(*by.span("by")), "oblique"
    elif _QUALITY.match(members.value) or not _NAMES_SOMEBODY.match(members.value):
        return None
    elif verb not in ("sind", "stellt") and not match["those"] and not _ARTICLE.match(members.value):
        return None  # what members do: "Drei Mitglieder stellen Anträge"
    name = context.names.resolve(committee, context.before) if committee else str(context.names.own)
    said = _counted(sentence, match, members, committee, case, context, name)
    right = voting_of(sentence.part(*match.span("share")))
    return replace(said, voting=right or (size.voting if size else None))


def _counted(
    sentence: Passage,
    match: re.Match[str],
    members: Passage,
    committee: Mention | None,
    case: Case,
    context: Context,
    name: str,
) -> Description:
    """The description of members who have the number of seats that the sentence says."""
    said = description(sentence, match, "rest", committee, case, context)
    each = bool(match["each"]) or match["rest"].startswith("Jede")
    number = amount(sentence, match, "seat/each" if each else "seat/count")
    said = replace(said, name=name, members=members, follows=False, also=None, case=case, adds=True, seat_list=None)
    if each:
        return replace(said, each=number)
    alone = len(split(cut(without_clauses(trimmed(members)), RELATIVE))) == 1
    return replace(said, one=number if alone else None, counts=True)


def parts(sentence: Passage, match: re.Match[str], _: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Davon sind acht Kreisräte", "Davon werden entsandt:" after a sentence that gives the size alone."""
    if context.size is None or _QUALITY.match(match["rest"].lstrip()):
        return None
    listed = not match["rest"].strip() or match["rest"].startswith(":") or match["rest"].rstrip().endswith(":")
    if not listed and not match["mid"] and not _A_NUMBER.match(match["rest"]):
        return None
    if match["verb"] == "werden" and _TO_AN_OFFICE.search(match["rest"]):
        return None
    case: Case = "oblique" if match["mid"] and match["mid"].endswith("aus") else "nominative"
    size, committee = context.size
    said = description(sentence, match, "rest", committee, case, context, voting=size.voting)
    return replace(said, adds=True, seat_list=None)


def named(sentence: Passage, match: re.Match[str], _: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Es werden benannt: …", "Es werden zwei Mitglieder vom Verband benannt" after a size."""
    listed = match["tail"].startswith(":")
    if context.size is None or not (listed or _A_NUMBER.match(match["mid"])) or _TO_AN_OFFICE.search(match["mid"]):
        return None
    size, committee = context.size
    part = match.span("tail") if listed else match.span("mid")
    said = description_at(
        sentence, part, committee, "nominative", context, "", voting=voting_of(sentence) or size.voting, full=False
    )
    return replace(said, adds=True, seat_list=None)


def each_on_proposal(
    sentence: Passage, match: re.Match[str], _: Sequence[Mention], context: Context
) -> Description | None:
    """Reads "Die weiteren Mitglieder werden gewählt, und zwar je eine Person auf Vorschlag:" and the list behind it."""
    told = context.told
    if told is None:
        return None
    said = description(sentence, match, "rest", told.head, "nominative", context, voting=told.voting)
    number = amount(sentence, match, "seat/each")
    return replace(
        said, name=told.name, members=None, follows=True, adds=True, seat_list=None, one=number, case="oblique"
    )


def by_name(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "a) Hauptausschuss: 9 Mitglieder": a body's name and nothing else before its size."""
    committee = found[0] if found else None
    if committee is None or committee.phrase != match.start("name") or match.end("name") not in committee.ends:
        return None
    return description(sentence, match, "rest", committee, "nominative", context)


def fall_to(sentence: Passage, match: re.Match[str], _: Sequence[Mention], context: Context) -> Description | None:
    """Reads "Davon entfallen neun auf Mitglieder des Kreistags und sechs auf die Verbände" after a size."""
    if context.size is None:
        return None
    size, committee = context.size
    said = description(
        sentence, match, "rest", committee, "oblique", context, voting=voting_of(sentence) or size.voting
    )
    return replace(said, adds=True, seat_list=None)
