"""What a document says of a committee besides its members: founding date, end, chair, kind and function."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.committees.mentions import Mention
from extractors.committees.names import Names
from extractors.text.bodies import head_of
from extractors.text.dates import FoundDate, find_dates, find_years
from extractors.text.nominative import nominative
from extractors.text.passage import Passage
from extractors.text.words import has_any
from schemas.evidence import Found
from schemas.record import CommitteeFunction

_FOUNDED = re.compile(
    r"\b(?:gegründet(?:e[nrs]?)?|Gründung|ins Leben gerufen(?:e[nrs]?)?|eingerichtet(?:e[nrs]?)?|"
    r"eingesetzt(?:e[nrs]?)?|konstituiert(?:e[nrs]?)?|"
    r"konstituierende[nr]? Sitzung|gebildet(?:e[nrs]?)?|(?:existiert|besteht) (?:bereits )?seit|Einrichtung)\b"
)
_NOT_FOUNDED = re.compile(
    r"\b(?:soll|sollen|wird|werden|neu gegründete Unter|zuletzt|aufgelöst|Geschäftsstelle (?:ist|wurde))\b"
)
_ENDS = re.compile(
    r"\b(?:gilt|gelten|befristet|eingerichtet|eingesetzt|besteht|bestehen|endet|"
    r"tätig)\b.{0,160}?\b(?:bis|am|mit Ablauf des)\b"
)
_STOP = r"(?:(?<!bzw)(?<!Prof)(?<!Dr)[.;]|, |$)"
_BY = r"(?P<by>von|vom|durch|bei|beim)"
_CHAIR = tuple(
    (tuple(words.split()), re.compile(pattern))
    for words, pattern in (
        (
            "orsitz Leitung",
            r"\b(?:[Dd]en Vorsitz|[Dd]ie (?P<of_what>Leitung))\b(?P<of>.{0,160}?) (?:hat|führt|übernimmt|führen|"
            r"haben)(?: inne)? (?P<who>.{3,200}?)(?: inne)?(?:(?<!bzw)(?<!Prof)(?<!Dr)[.;]|, (?!der\b|die\b|"
            r"[A-ZÄÖÜ])|$)",
        ),
        (
            "Vorsitz",
            rf"\b(?:[Dd]er|[Ii]m) Vorsitz\b(?P<of>.{{0,160}}?) (?P<to>obliegt|liegt {_BY}) (?P<who>.{{3,200}}?){_STOP}",
        ),
        (
            "Vorsitz",
            rf"\b(?:[Dd]er|[Ii]m) Vorsitz\b(?P<of>.{{0,160}}?) wird {_BY} (?P<who>.{{3,200}}?) (?:wahrgenommen|"
            r"geführt|übernommen|ausgeübt)\b",
        ),
        (
            "Vorsitzende",
            r"\b(?P<deputy>[Ss]tellvertretende[r]? )?Vorsitzende[r]?(?:/[Vv]orsitzende[r]?)?(?P<of>(?: (?:der|"
            rf"des|dieser|dieses) .{{3,120}}?)?) ist (?P<who>(?:kraft Amtes )?(?:der|die) .{{3,200}}?){_STOP}",
        ),
        (
            "Vorsitz Leitung Federführung",
            r"\bunter (?:dem |der )?(?:Vorsitz|(?P<of_what>Leitung|Federführung)) (?:(?P<by>von|"
            r"vom) )?(?P<who>.{3,120}?)(?: (?:trifft|tagt|zusammen|steht|gebildet|eingerichtet|eingesetzt|"
            r"arbeitet|kommt|wurde)\b|(?<!bzw)[.;,]|$)",
        ),
        (
            "eleitet",
            rf"\b[Gg]eleitet (?:wird|werden)(?P<of>.{{0,120}}?) {_BY} (?P<who>.{{3,160}}?){_STOP}",
        ),
        (
            "geleitet moderiert",
            rf"(?<=...)\b(?P<passive>wird|werden) {_BY} (?P<who>.{{3,160}}?) (?:geleitet|moderiert)\b",
        ),
        (
            "Vorsitz",
            r"(?:^|(?<=[.] ))(?P<who>(?:Der|Die) .{3,160}?) (?:führt|hat|übernimmt) den Vorsitz\b",
        ),
        (
            "leitet führt",
            r"\b(?P<who>(?:[Dd]er|[Dd]ie) [^.,;]{3,120}?) (?:leitet|führt) (?:die|deren|den|das|"
            r"dessen) (?:Sitzungen|Steuerungsgruppe|Lenkungsgruppe|Arbeitskreis|Beirat|Lenkungskreis|"
            r"Arbeitsgruppe)\b",
        ),
    )
)
"""How a sentence says who chairs, each wording with words of which it has at least one."""
_OF_CHAIR = tuple(dict.fromkeys(word for words, _ in _CHAIR for word in words))
_BEFORE = 160
"""How far before "wird von A geleitet" the committee is named, in characters."""
_NOBODY = re.compile(
    r"\b(?:aus (?:ihrer|seiner|der) Mitte|gewählt|wählt|jeweils|abwechselnd|Mitglied(?:er)?n?\b|"
    r"rotier|Tagesordnung|Übrigen)\b|^(?:es|sie|er|diese)\b",
    re.IGNORECASE,
)
_NO_OFFICE = re.compile(
    r"(?:(?:ein|zwei|drei|vier|mehr)mal|mindestens|höchstens|jährlich|(?:viertel|halb)jährlich|regelmäßig|monatlich"
    r"|rechtzeitig|unverzüglich|im|am|zu|bis|auf|bei|nach|vor|über|dies|dabei)\b"
    r"|(?:de[rmn] |die |das |eine?[rmn]? )?(?:[a-zäöüß]{3,30} ){0,2}"
    r"[A-ZÄÖÜ]?\w{0,40}(?:[Vv]ersammlung|[Ss]itzung)(?:en)?\b"
)
"""How what the Leitung "hat" begins when it is a duty or a meeting, no person's office."""
_FUNCTIONS: tuple[tuple[CommitteeFunction, str], ...] = (
    ("steering", "steuer lenk koordinierung"),
    ("exchange", "arbeitskreis netzwerk forum konferenz tisch bündnis gesprächskreis arbeitsgemeinschaft"),
    ("deciding", "kreistag gemeinderat stadtrat ortsrat ortschaftsrat stadtverordnetenversammlung verbandsversammlung"),
    (
        "advisory",
        "beirat beratend begleit kuratorium ältestenrat jury seniorenrat jugendrat integrationsrat expertengruppe",
    ),
    ("working", "arbeitsgruppe projektgruppe projektteam taskforce kerngruppe redaktionsgruppe"),
)
_DECIDES = re.compile(r"\b(?:ist|als|bildet) (?:ein(?:en)? )?beschließende[rnm]? Ausschuss")
_ADVISES = re.compile(r"\bberatende[rnm]? Ausschuss")
_WORDED = re.compile(
    r"\b(?:ist|bildet|als) (?:ein(?:e[nr]?)? )?"
    r"(?P<kind>(?P<adjective>(?:beratend|beschließend|freiwillig|ständig|unabhängig)e[rsnm]? )?"
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]{3,40}))\b(?! (?:[A-ZÄÖÜ]|für))"
)
_KIND_BASES = ("gestaltungsbeirat", "beirat", "kommission", "ausschuss", "kuratorium", "forum", "konferenz", "jury")
_TASK = re.compile(r"(?:Lenk|Steuer|Koordinier|Begleit|Planungs|Experten|Fach|Unter)")
"""What a compound says of the body's task and not of its topic: it is a kind of its own ("Lenkungsausschuss")."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A sentence with the committees that it names and the one that it is about."""

    sentence: Passage
    mentions: tuple[Mention, ...]
    topics: tuple[str, ...]
    """Full names of the committees that the sentence names, or that its pronoun stands for."""
    section: str | None
    """The committee of the heading over it."""
    subject: str | None = None
    """The committee that it is about: its subject, or what its pronoun stands for."""


def founding_date(name: str, witnesses: Iterable[Witness]) -> Found[str] | None:
    """When the committee was founded, with the precision that the text has."""
    for witness in witnesses:
        text = witness.sentence.value
        word = _FOUNDED.search(text) if name in witness.topics else None
        if not word or _NOT_FOUNDED.search(text[: word.start()]):
            continue
        dates = [*find_dates(witness.sentence), *(find_years(witness.sentence) or _bare_years(text))]
        near = [date for date in dates if abs(date.start - word.end()) < 60 or abs(word.start() - date.end) < 90]
        mentions = [mention for mention in witness.mentions if mention.start < word.end() + 90]
        if near and (mentions or not witness.mentions):
            best = min(near, key=lambda date: min(abs(date.start - word.end()), abs(word.start() - date.end)))
            about = _PART_OF_YEAR.search(text, max(0, best.start - 12), best.start) if len(best.iso) == 4 else None
            start = about.start() if about else best.start
            return witness.sentence.part(start, best.end).found(best.iso, "committee/founded")
    return None


_PART_OF_YEAR = re.compile(r"\b(?:Anfang|Mitte|Ende|Frühjahr|Frühling|Sommer|Herbst|Winter) $")
"""What makes a year more precise than its date can say ("Ende 2019"): it belongs to the words that were read."""


def _bare_years(text: str) -> list[FoundDate]:
    """Years right before the word for founding ("wurde 2014 gegründet"), where no preposition marks them as a time."""
    found = re.finditer(r"(?<![\d./-])(?:19|20)\d{2}(?= (?:ge|ins Leben|einge|konstit|vom |durch ))", text)
    return [FoundDate(match.group(), match.start(), match.end()) for match in found]


def valid_until(name: str, witnesses: Iterable[Witness]) -> Found[str] | None:
    """The day that the committee ends on."""
    for witness in witnesses:
        match = _ENDS.search(witness.sentence.value) if name in witness.topics else None
        if not match:
            continue
        if not re.search(
            r"\b(?:Einrichtung|eingerichtet|eingesetzt|befristet|tätig|besteht|endet)\b", witness.sentence.value
        ):
            continue
        later = [date for date in find_dates(witness.sentence) if date.start >= match.end() - 1]
        if later:
            return witness.sentence.part(later[0].start, later[0].end).found(later[0].iso, "committee/until")
    return None


def chair(name: str, witnesses: Iterable[Witness], names: Names, *, only: bool) -> Found[str] | None:
    """Who holds the chair, in the nominative; `only` says that the document describes no other committee."""
    for witness in witnesses:
        text = witness.sentence.value
        for words, pattern in _CHAIR if has_any(text, _OF_CHAIR) else ():
            match = pattern.search(text) if has_any(text, words) else None
            if not match or ("deputy" in pattern.groupindex and match["deputy"]):
                continue
            start = match.start() - _BEFORE if "passive" in pattern.groupindex else match.start()
            about = [names.resolve(mention, ()) for mention in witness.mentions if start <= mention.start < match.end()]
            # A project or an initiative has a "Leitung" too: it is the committee's where the sentence is about that.
            loose = "of_what" in pattern.groupindex and bool(match["of_what"])
            if loose and not about and "of" in pattern.groupindex and match["of"].strip():
                continue
            topics = about or witness.topics or ((witness.section,) if witness.section else ())
            if name not in topics and not (only and not about and not loose):
                continue
            by = match["by"] if "by" in pattern.groupindex else None
            oblique = (
                by is not None or "unter " in match.group()[:6] or bool("to" in pattern.groupindex and match["to"])
            )
            held = _held(witness.sentence.part(*match.span("who")), oblique=oblique, masculine=by in ("vom", "beim"))
            if held:
                return held
    return None


def _held(who: Passage, *, oblique: bool, masculine: bool) -> Found[str] | None:
    """The chair in the nominative; `masculine` where "vom" or "beim" held the article."""
    lead = re.match(r"kraft Amtes |jeweils ", who.value)
    who = who.part(lead.end()) if lead else who
    cut = re.search(
        r" (?:oder|bzw\.|sowie|und) (?:(?:seine|ihre|deren|dessen|eine?)[rmn]? )(?:Stell)?[Vv]ertret.{0,4000}+$",
        who.value,
    )
    who = who.part(0, cut.start()) if cut else who
    who = who.part(0, len(re.sub(r"(?: [a-zäöüß]{2,40}){0,4}[ .,;]{0,60}$", "", who.value)))
    if not who or _NOBODY.search(who.value) or _NO_OFFICE.match(who.value) or len(who.value) > 160:
        return None
    if not re.search(r"[A-ZÄÖÜ]", who.value):
        return None
    text = re.sub(r"^(?:Der|Die|Das) ", lambda article: article.group().lower(), who.value)
    value = nominative(f"dem {text}" if masculine else text, "oblique" if oblique else "nominative")
    return who.found(value, "committee/chair")


def classification(name: Found[str], head: Mention | None, witnesses: Iterable[Witness]) -> Found[str]:
    """The committee's kind, as a sentence words it ("als beratenden Ausschuss"), else from its name."""
    for witness in witnesses:
        if name.value not in witness.topics:
            continue
        for worded in _WORDED.finditer(witness.sentence.value):
            kind = head_of(worded["noun"])
            if kind is None or not kind.is_kind or not any(m.start < worded.start() for m in witness.mentions):
                continue
            ending = {"m": "er", "f": "e", "n": "es"}[kind.gender]
            adjective = re.sub(r"e[nrms]? $", f"{ending} ", worded["adjective"] or "")
            printed = witness.sentence.part(worded.start("kind"), worded.end("kind"))
            return printed.found(adjective + kind.noun, "committee/classification")
    noun = (
        head.head.noun
        if head and head.head.noun != "Gremium"
        else next((word for word in name.value.split(" ") if word[:1].isupper()), name.value)
    )
    if noun not in name.value:
        noun = name.value.split(" ")[0]
    if name.value == noun and not _TASK.match(noun):
        base = next((base for base in _KIND_BASES[1:] if noun.lower().endswith(base)), None)
        noun = base.capitalize() if base else noun
    return name.derive(noun, "committee/classification-of-name")


def function(name: Found[str], kind: Found[str], witnesses: Sequence[Witness]) -> Found[CommitteeFunction] | None:
    """What the committee is for, as far as its kind says so."""
    text = f"{name.value} {kind.value}".lower()
    if _ADVISES.search(kind.value):
        return kind.derive("advisory", "committee/function-of-kind")
    for wanted, words in _FUNCTIONS:
        if any(word in text for word in words.split()):
            return kind.derive(wanted, "committee/function-of-kind")
    for witness in witnesses:
        if name.value in witness.topics and _DECIDES.search(witness.sentence.value):
            return witness.sentence.found("deciding", "committee/function").derive("deciding", "committee/function")
    return None
