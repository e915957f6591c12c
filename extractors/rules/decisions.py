"""How a body decides: quorum, majority, ties, ballots, votes."""

import re

from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject
from extractors.text.numbers import FRACTION, NUMBER, number, share

_ABLE = re.compile(r"[Bb]eschlu(?:ss|ß)fähig|beratungsfähig")
_TO_DECIDE = re.compile(r"\b(?:Beschl[uü]ss|Abstimmung|Entscheidung)")
_WHATEVER_NUMBER = re.compile(r"unabhängig von der (?:An)?[zZ]ahl")
_SECOND_CALL = re.compile(r"\b(?:erneut|abermals|zum zweiten|zweite[nr]?|Beschlussunfähigkeit|nochmal)")
_PRESENT = re.compile(r"\b(?:anwesend|vertreten|erschienen|teilnimmt|teilnehmen|zugeschaltet)")
_ALL = re.compile(r"\b(?:alle|sämtliche) (?:stimmberechtigten )?(?:\w{0,20}[mM]itglieder)\b")
_COUNT = re.compile(
    rf"\b(?:mindestens|wenigstens|wenn|sofern|ab|Anwesenheit von) (?P<number>{NUMBER})(?: \(\d{{1,2}}\))? (?:\w{{3,25}}"
    rf" )?(?P<whom>\w{{0,20}}[mM]itglieder\w{{0,2}}|Personen|Stimmberechtigte|Anwesende)"
)
_MAJORITY_OF = re.compile(r"\b(?:einfache |absolute )?Mehrheit (?:der|seiner|ihrer|aller|des)\b")


def _of(text: str) -> str:
    return "voting_members" if re.search(r"[Ss]timmberechtigt", text[:80]) else "members"


def _quorum(hit: Hit) -> Readings:
    if re.search(
        r"nicht(?: mehr)? beschlussfähig|ohne Rücksicht auf|gilt als beschlussfähig|beschlussfähig,? solange", hit.text
    ):
        return None
    if not _ABLE.search(hit.text) and not _TO_DECIDE.search(hit.text):
        return None
    if _WHATEVER_NUMBER.search(hit.text):
        return None if _SECOND_CALL.search(hit.text) else Reading({}, ((hit.start, hit.end),))
    # The condition about who is present counts, not the one about who was invited.
    places = [match for match in (_MAJORITY_OF.search(hit.text), FRACTION.search(hit.text)) if match]
    present = _PRESENT.search(hit.text)
    if places:
        place = min(places, key=lambda match: match.start())
        value: dict[str, object] = {"share": "majority" if place.re is _MAJORITY_OF else share(place)}
    elif (place := _COUNT.search(hit.text)) is not None:  # type: ignore[assignment]
        value = {"share": number(place["number"])}
    elif present and (place := _ALL.search(hit.text)) is not None:  # type: ignore[assignment]
        value = {"share": "all"}
    else:
        if re.search(r"\bob\b|stellt|fest(?:ge)?stell|Feststellung|Herstellung", hit.text) or not re.search(
            r"\bwenn|\bsofern|Anwesenheit", hit.text
        ):
            return None
        return UNREAD
    value["of"] = _of(hit.text[place.start() :])
    ground = [place.span()]
    includes = re.search(
        r"\b(?:darunter|einschließlich|unter ihnen|inklusive)(?= (?:de[rms]|die)\b)", hit.text[place.end() :]
    )
    if includes:
        with_whom = office(hit.text, place.end() + includes.end(), "nominative")
        if with_whom:
            value["includes"] = with_whom.name
            ground.append((with_whom.start, with_whom.end))
    return Reading(value, tuple(ground))


_TWO_THIRDS = re.compile(
    r"\b(?:[Zz]wei[- ]?[Dd]rittel|2/3|[Zz]weidrittel|[Dd]reiviertel|3/4|[Dd]rei Viertel|[Vv]ier ?[Ff]ünftel)"
)
_SIMPLE = re.compile(
    r"\b(?:einfache[nr]?|relative[nr]?) (?:Stimmen)?[mM]ehrheit|\bStimmenmehrheit|\bMehrheit\b|Mehrheitsbeschl"
    r"|mehrheitlich"
)
_ABSOLUTE = re.compile(
    r"\b(?:absolute[nr]?|qualifizierte[nr]?) (?:Stimmen)?[mM]ehrheit|Mehrheit (?:aller|ihrer|seiner|der"
    r" gesetzlichen|der satzungsgemäßen) (?:\w{3,20} ){0,3}\w{0,20}[mM]itglieder|Mehrheit der"
    r" (?:stimmberechtigten )?\w{0,12}[mM]itglieder (?!.{0,20}anwesend)"
)
_UNANIMOUS = re.compile(
    r"\b(?:einstimmig\w{0,3}|Einstimmigkeit)\b|(?:wenn|sofern|soweit) alle (?:anwesenden )?(?:stimmberechtigten"
    r" )?\w{0,20}[mM]itglieder.{0,60}(?:zustimm|einverstanden)"
    r"|Zustimmung (?:aller|sämtlicher) (?:\w{3,25}n )?(?:\w{0,20}[mM]itglieder|Anwesenden|Stimmberechtigten"
    r"|Beteiligten)"
)
_VOTES_CAST = re.compile(r"abgegebenen? (?:gültigen )?Stimmen|Ja[-\" “”']|lautenden Stimmen|gültigen Stimmen")
_PRESENT_MEMBERS = re.compile(r"[Aa]nwesend")
_MATTERS = (
    ("Änderung der Geschäftsordnung", r"[Ää]nderung\w{0,2} (?:und Ergänzung\w{0,2} )?(?:dieser|der|an der)"
                                      r" Geschäftsordnung|Geschäftsordnung .{0,30}(?:geändert|ändern)"),
    ("Abweichung von der Geschäftsordnung", r"(?:Abweichung|Aufhebung|Außerkraftsetz|abgewichen|abweichen"
                                            r"|ausgesetzt).{0,80}(?:Geschäftsordnung|Bestimmungen)"
                                            r"|(?:Geschäftsordnung|Bestimmungen).{0,80}(?:abweichen|abgewichen"
                                            r"|aufgehoben|ausgesetzt)"),
    ("Dringlichkeit", r"[Dd]ringlichkeit"),
    ("Abberufung", r"Abberufung|Abwahl|abberufen|abgewählt"),
    ("Ausschluss der Öffentlichkeit", r"Ausschluss der Öffentlichkeit|Öffentlichkeit .{0,40}(?:ausgeschlossen"
                                      r"|auszuschließen|ausschließen)"),
    ("Ausschluss eines Mitglieds", r"Ausschluss (?:eines|von) Mitglied"),
    ("Tagesordnung", r"Tagesordnung .{0,60}(?:erweiter|ergänz|änder|abzusetz|absetz|aufgenommen|aufnehm)"
                     r"|(?:[Ee]rweiterung|Änderung) der Tagesordnung|Aufnahme .{0,60}Tagesordnung"),
    ("Anhörung", r"Anhörung|zu hören|Film|Ton(?:band)?aufnahme"),
    ("Wahlen", r"\bWahl(?:en)?\b|\bgewählt ist\b"),
    ("Zusammensetzung", r"Zusammensetzung|Aufnahme (?:neuer|weiterer) Mitglieder|neue[nr]? Mitglied"),
    ("Auflösung", r"Auflösung"),
)  # fmt: skip


_BINDING_WORDS = re.compile(
    r"\b(?:müssen|muss|nur|bedarf|bedürfen|erforder\w{1,5}|Beschlüsse|Entscheidungen|wenn|sofern|soweit|kann"
    r"|können)\b|Einstimmigkeit|Zustimmung|\bwerden (?:\w{2,20} ){0,3}einstimmig"
)
_PRESENCE = re.compile(r"Anwesenheit|Mehrheit .{0,60}anwesend (?:ist|sind)\b")
_AND_DECIDES = re.compile(r"\bund (?:beschließt|entscheidet|fasst|trifft)\b")


def _of_decisions(clause: str) -> str | None:
    """The part of a clause that says how decisions are made: what it says of the quorum is cut off."""
    if not _ABLE.search(clause) and not _PRESENCE.search(clause):
        return clause
    able = re.search(r"\b[Bb]ei (?:\w{3,20}er )?Beschlussfähigkeit\b", clause)
    decides = _AND_DECIDES.search(clause)
    return clause[able.end() :] if able else clause[decides.start() :] if decides else None


def _majority(hit: Hit) -> Readings:
    text = _of_decisions(hit.clause)
    if text is None or re.search(r"Mehrheit .{0,120}(?:verlang|beantrag|wünsch)", text):
        return None
    if re.search(
        r"nicht(?:.{0,20})(?:Mehrheit|[Ee]instimmig)|Mehrheit nicht"
        r"|erreicht .{0,40}Mehrheit|[Mm]ehrheitsverhältnis|Wahlgang|Stimmen hat",
        text,
    ):
        return None
    fraction = _TWO_THIRDS.search(text)
    unanimous = _UNANIMOUS.search(text)
    absolute = _ABSOLUTE.search(text + " ")
    simple = _SIMPLE.search(text)
    of = "votes_cast" if _VOTES_CAST.search(text) else "present" if _PRESENT_MEMBERS.search(text) else None
    if fraction and re.search(r"[Mm]ehrheit|Stimmen|[Zz]u(?:zu)?stimm|Mitglieder", text):
        place = fraction
        kind = (
            "3/4" if re.search(r"rei|3/4", fraction.group()[:3]) else "4/5" if "ier" in fraction.group()[:4] else "2/3"
        )
        of = of or ("members" if re.search(r"[Mm]itglieder|Mitgliederzahl", text[fraction.end() :]) else None)
    elif unanimous and _BINDING_WORDS.search(hit.clause):
        place, kind = unanimous, "unanimous"
        of = of or ("members" if re.search(r"Zustimmung .{0,40}[mM]itglieder", unanimous.group()) else None)
    elif absolute and of is None and "einfache" not in text:
        place, kind, of = absolute, "absolute", "members"
    elif simple:
        place, kind = simple, "simple"
    else:
        return None
    value = {"kind": kind} | ({"of": of} if of else {})
    matter = _matter(hit)
    if matter:
        value["for"] = matter
    offset = hit.text.find(text)
    return Reading(value, ((offset + place.start(), offset + place.end()),))


def _matter(hit: Hit) -> str | None:
    """What needs the majority, where not every decision does: in the sentence's own words if it begins with them."""
    first = subject(hit.text)
    if first and re.match(r"(?: [^.;,]{0,90})? (?:bedarf|bedürfen|erforder(?:t|n))\b", hit.text[first.end :]):
        every = re.match(r"(?:\w{0,20}[bB]eschl[uü]ss|Entscheidung|Empfehlung|Abstimmung)", first.name)
        if not every:
            return first.name
    return next((name for name, pattern in _MATTERS if re.search(pattern, hit.text)), None)


_CHAIRING = r"(?:\w{0,20}[vV]orsitz|[sS]itzungsleit|[vV]ersammlungsleit|Sprecher|Moderation)"


def _tie(hit: Hit) -> Readings:
    tail = hit.text
    for outcome, pattern in (
        ("rejected", r"abgelehnt|nicht angenommen|als Ablehnung|keine Mehrheit|nicht zustande"),
        ("lot", r"\bLos(?:entscheid)?\b|Losentscheid|gelost"),
        (
            "chair_decides",
            rf"[Ss]timme (?:de[rs]|von).{{0,10}}{_CHAIRING}|{_CHAIRING}\w{{0,5}}.{{0,60}}(?:Ausschlag|entscheid|doppelt"
            rf"|zweite)|(?:entscheidet|Ausschlag).{{0,30}} {_CHAIRING}",
        ),
    ):
        match = re.search(pattern, tail)
        if match:
            return Reading({"outcome": outcome}, ((hit.start, hit.end), match.span()))
    return None if re.search(r"Wahlgang|wiederhol|Stichwahl", tail) else UNREAD


_OPEN = re.compile(r"\boffen(?:e[nr]?)?\b|Hand(?:auf)?heben|Handzeichen|Erheben der Hand|Akklamation|Zuruf|Stimmkarten")
_SECRET = re.compile(r"\b[Gg]eheime?[nr]?\b")
_ROLL_CALL = re.compile(r"\b[Nn]amentliche?[nr]?\b|Namensaufruf")
_REQUEST = re.compile(
    r"\b(?:auf (?:Antrag|Verlangen|Wunsch)|wenn .{1,120}(?:beantrag|verlang|wünsch)|(?:beantrag|verlang"
    r"|wünsch)\w{1,3}|auf .{1,40}Antrag)",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bauf (?:Antrag|Verlangen|Wunsch)(?P<by> von| mindestens)?", re.IGNORECASE)
_MOTION = re.compile(
    r"\b(?:Anträge?|Antrag) (?:auf|,)|der Antrag,|reihenfolge erfolgt|Reihenfolge|Bei geheime|einer geheimen"
    r"|[Zz]ählung|Vorrang vor|Über einen Antrag"
)
_ELECTION = re.compile(r"\b\w{0,12}[wW]ahl(?:en)?\b|\bgewählt\b")


_VOTING = re.compile(r"[Aa]b(?:ge|zu)?stimm|[Aa]bstimmung|[wW]ahl|gewählt|Beschl")


def _ballot(hit: Hit) -> Readings:
    if _MOTION.search(hit.clause) or not _VOTING.search(hit.clause):
        return None
    found = list[Reading]()
    for part in re.finditer(r"[^;]{1,2000}", hit.text):  # "…; auf Antrag geheim": another clause adds another ballot
        clause, other = part.group(), part.group() != hit.clause
        if other and _MOTION.search(clause):
            continue
        about = clause if not other or _VOTING.search(clause) else hit.clause
        for kind, pattern in (("open", _OPEN), ("secret", _SECRET), ("roll_call", _ROLL_CALL)):
            match = pattern.search(clause)
            reading = _ballot_kind(kind, match, clause, part.start(), about) if match else None
            if reading:
                found.append(reading)
    return tuple(found) or None


def _ballot_kind(kind: str, match: re.Match[str], clause: str, offset: int, about: str) -> Reading | None:
    """A kind of ballot that a clause at `offset` names; `about` is the clause that says what is voted on."""
    ground = [(offset + match.start(), offset + match.end())]
    value: dict[str, object] = {"for": "elections" if _ELECTION.search(about) else "votes"}
    requested = _REQUEST.search(clause)
    condition = re.search(r"\b(?:kann|können|Ausnahmsweise)\b|,? (?:wenn|sofern|soweit|es sei denn|falls)\b", clause)
    excepted = condition is not None and condition.start() < match.start() and "," in condition.group()[:1]
    if kind == "open":
        if re.search(r"\bkann\b.{0,60}+$", clause[: match.start()]) or excepted:
            return None
        return Reading({"kind": "open"} | value, tuple(ground))
    if requested:
        who = _WHO.search(clause)
        if who:
            whom = office(clause, who.end(), "dative" if who["by"] else "genitive")
            if whom:
                value["on_request_of"] = whom.name
                ground.append((offset + whom.start, offset + whom.end))
        return Reading({"kind": f"{kind}_on_request"} | value, tuple(ground))
    if kind == "secret" and condition is None:
        return Reading({"kind": "secret"} | value, tuple(ground))
    return None


def _votes(hit: Hit) -> Readings:
    match = re.search(
        r"\b(?:hat|haben|besitzt|verfügt über|führt|entfällt|je|jeweils) (?:jeweils |je |nur |genau |bei Abstimmungen"
        rf" )?(?P<number>{NUMBER}) (?:gleichwertige )?Stimmen?\b",
        hit.text,
    ) or re.search(
        rf"\b[Ss]timmberechtigt (?:ist|sind) (?:je|pro) \w{{3,40}} (?:nur |jeweils )?(?P<number>{NUMBER})"
        r" (?:Person|Mitglied|Vertret)",
        hit.text,
    )
    if match is None or re.search(r"beratende", match.group()):
        return None
    return Reading({"votes": number(match["number"])}, (match.span(),))


_SUFFICES = "entscheidet|entscheiden|genügt|reicht|ausreichend|maßgebend|maßgeblich|ausschlaggebend"

FINDERS = (
    Finder(
        "quorum/share",
        (
            "beschlussfähig|beratungsfähig|beschlußfähig",
            "beschlussfähigkeit ... gegeben|anwesenheit|anwesend|vorhanden|erforderlich",
            "beschluss*|beschlüsse*|abstimmung|abstimmungen|entscheidungen ... anwesenheit ... erforderlich|notwendig"
            "|nötig|voraussetzung|bedarf",
            "anwesenheit ... voraussetzung|erforderlich|notwendig ... beschluss*|beschlüsse*|abstimmung|abstimmungen",
            "beschluss*|beschlüsse|abstimmung ... muss|müssen ... anwesend",
        ),
        _quorum,
    ),
    Finder(
        "majority/needed",
        (
            "mit|in|der|einer|durch ... *mehrheit",
            "*mehrheit|*mehrheitsbeschl* ... beschl*|erforderlich|bedarf|bedürfen|gefasst|entscheide*|notwendig",
            "bedarf|bedürfen|erfordern|erfordert ... *mehrheit|mehrheitsbeschlusses|zwei|zweidrittelmehrheit",
            f"{_SUFFICES} ... *mehrheit",
            f"*mehrheit ... {_SUFFICES}",
            "zustimmung aller|sämtlicher ... *mitglieder|anwesenden|stimmberechtigten|beteiligten",
            "zwei drittel|dritteln ... stimmen|mitglieder|anwesenden|zustimmung",
            "einstimmig|einstimmige|einstimmigen|einstimmigkeit ... beschl*|gefasst|entscheid*|erforderlich"
            "|zustimm*|getroffen|verabschiedet",
            "beschl*|entscheid*|gefasst|zustimm*|getroffen ... einstimmig|einstimmigkeit",
            "wenn alle anwesenden ... zustimmen",
            "entscheidet|beschließt|entscheiden ... mehrheitlich",
        ),
        _majority,
    ),
    Finder(
        "tie/outcome",
        (
            "stimmengleichheit",
            "stimmgleichheit",
            "gleichheit der stimmen",
            "stimmenpatt|stimmengleichstand",
            "gleicher stimmenzahl|stimmenanzahl",
            "ein|einem patt",
        ),
        _tie,
    ),
    Finder(
        "ballot/kind",
        (
            "offen abgestimmt|abzustimmen|gewählt",
            "offene|offener abstimmung",
            "abstimmung|abstimmungen|abgestimmt|gewählt|abstimmen ... offen",
            "*abstimmung|*abstimmungen|abgestimmt|stimmt|wahlen|beschlüsse ... handheben|handaufheben|handzeichen"
            "|hand|akklamation",
            "handheben|handaufheben|handzeichen|hand ... abgestimmt|abstimmung|gewählt",
            "geheim|geheime|geheimer ... abgestimmt|abzustimmen|abstimmung|gewählt|wahl|vorgenommen|durchgeführt",
            "abstimmung|abstimmungen|wahlen|abgestimmt|gewählt|stimmt ... geheim|geheime",
            "namentlich|namentliche|namentlicher ... abgestimmt|abzustimmen|abstimmung",
            "namensaufruf ... wenn|auf",
            "offen ... abgestimmt|gewählt",
        ),
        _ballot,
    ),
    Finder(
        "votes_per_member/votes",
        (
            "hat|haben|besitzt|verfügt|führt|je|jeweils|entfällt ... stimme|stimmen",
            "stimmberechtigt ist|sind je|pro",
        ),
        _votes,
    ),
)
