"""Voting: ties, ballots, votes a member."""

import re
from dataclasses import replace

from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings, Unread
from extractors.rules.offices import Office, alternatives
from extractors.rules.requests import named_together
from extractors.text.nominative import Case
from extractors.text.numbers import NUMBER, number

_CHAIRING = r"(?:\w{0,20}[vV]orsitz|[sS]itzungsleit|[vV]ersammlungsleit|Sprecher|Moderation)"


_AGAIN = re.compile(
    r"(?P<link>, |; | und | sowie )?\b(?P<case>(?:bei|nach|im Falle?) (?:eine[rs] )?"
    r"(?:erneute|nochmalige|wiederholte|weitere|abermalige)[rnms]? (?:Stimmeng|Stimmg|G)leich(?:heit|stand)\w{0,2}"
    r"|(?:ergibt|besteht|führt|bringt) [^,;.]{0,60}(?:erneut|wieder|auch)\b[^,;.]{0,60}[gG]leich(?:heit|stand)"
    r"|bei (?:Wahlen|Personalentscheidungen|einer Wahl)(?= (?:entscheidet|ist|wird|gilt|gibt)\b))",
    re.IGNORECASE,
)
"""The case of a further outcome: "…; bei erneuter Stimmengleichheit entscheidet das Los"."""


def _tie(hit: Hit) -> Readings:
    """Reads what follows from a tie, and what follows from another one, or from one in elections."""
    again = _AGAIN.search(hit.text)
    if again is None:
        return _outcome(hit, 0, len(hit.text))
    first = _outcome(hit, 0, again.start()) if again["link"] else None
    second = _outcome(hit, again.start(), len(hit.text))
    if isinstance(first, Reading) and isinstance(second, Reading):
        return first, replace(second, case=again.span("case"))
    if isinstance(second, Reading) and not again["link"] and "leich" in again["case"]:
        return replace(second, case=again.span("case"))
    return _outcome(hit, 0, len(hit.text))


def _outcome(hit: Hit, low: int, high: int) -> Reading | Unread | None:
    text = hit.text[low:high]
    for outcome, pattern in (
        (
            "rejected",
            r"abgelehnt|nicht angenommen|Ablehnung|keine Mehrheit|nicht zustande|kein(?:en)? Beschluss|gescheitert"
            r"|nicht (?:ausgesprochen|gefasst|beschlossen)",
        ),
        ("lot", r"\bLos(?:entscheid)?\b|Losentscheid|gelost"),
        (
            "chair_decides",
            rf"(?:[Ss]timme|Votum) (?:de[rs]|von).{{0,10}}{_CHAIRING}|{_CHAIRING}\w{{0,5}}.{{0,60}}(?:[aA]usschlag"
            rf"|entscheid|doppelt"
            rf"|zweite)|(?:entscheidet|Ausschlag).{{0,30}} {_CHAIRING}",
        ),
        ("repeated", r"wiederhol|erneut (?:abgestimmt|abzustimmen)|neue Abstimmung|zweite Abstimmung"),
        ("postponed", r"vertag|verschoben|nächste[nr]? Sitzung"),
    ):
        match = re.search(pattern, re.split(r", (?:sonst|andernfalls|ansonsten)\b", text)[0])
        if match:
            return Reading({"outcome": outcome}, ((hit.start, hit.end), (low + match.start(), low + match.end())))
    return None if re.search(r"Wahlgang|Stichwahl|Reihenfolge", text) else UNREAD


_OPEN = re.compile(
    r"\boffen(?:e[nr]?)?\b|Hand(?:auf)?heben|Handzeichen|(?:Er)?[hH]eben der Hand|Akklamation|Zuruf|Stimmkarten"
    r"|Aufstehen"
    r"|Erheben (?:der|einer) Hand|Erheben von den (?:Sitzen|Plätzen)"
)
_SECRET = re.compile(r"\b[Gg]eheime?[nr]?\b")
_ROLL_CALL = re.compile(r"\b[Nn]amentliche?[nr]?\b|Namensaufruf")
_REQUEST = re.compile(
    r"\b(?:auf (?:Antrag|Verlangen|Wunsch|Beschlu(?:ss|ß))|wenn .{1,120}(?:beantrag|verlang|wünsch|beschließ)"
    r"|(?:beantrag|verlang|wünsch)\w{1,3}|auf .{1,40}Antrag)",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bauf (?:Antrag|Verlangen|Wunsch|Beschlu(?:ss|ß))(?P<by> von| mindestens)?", re.IGNORECASE)
_IF_WHO = re.compile(
    r"\b(?:[Ww]enn|[Ss]ofern|[Ff]alls|es sei denn,?(?: dass)?)(?: dies| es| nicht)?(?: von)?"
    r" (?=.{1,160}(?:beantrag|verlang|wünsch|beschließ))"
)
_ASKED_FIRST = re.compile(r"(?:\(\d{1,2}\) )?(?:Beantragt|Verlangt|Wünscht|Beantragen|Verlangen|Wünschen)(?= )")
"""Who asks for a ballot, where that is put first: "Beantragt ein Drittel der Mitglieder geheime Abstimmung"."""
_MOTION = re.compile(
    r"\b(?:Anträge?|Antrag) (?:auf|,)|der Antrag,|reihenfolge erfolgt|Reihenfolge|Bei geheime|einer geheimen"
    r"|[Zz]ählung|Vorrang vor|Über einen Antrag"
)
_ELECTION = re.compile(r"\b\w{0,12}[wW]ahl(?:en)?\b|\b(?:[gG]e|zu )wähl(?:t|en)\b")


_VOTING = re.compile(
    r"[Aa]b(?:ge|zu)?stimm|[Aa]bstimmung|[wW]ahl|[gG]ewählt|zu wählen|Beschl|\bstimm(?:t|en)\b|Stimmabgabe"
)


def _ballot(hit: Hit) -> Readings:
    if (
        _MOTION.search(hit.clause)
        or re.search(r"Ausgang|Ergebnis", hit.text[: hit.end])
        or not _VOTING.search(hit.clause)
    ):
        return None
    found = list[Reading]()
    for part in re.finditer(r"[^;]{1,2000}", hit.text):  # "…; auf Antrag geheim": another clause adds another ballot
        clause, other = part.group(), part.group() != hit.clause
        if other and _MOTION.search(clause):
            continue
        about = clause if not other or _VOTING.search(clause) else hit.clause
        if _VOTED_ON_PERSONS.search(hit.before) and "abgestimmt" in about:
            about = f"{hit.before} {about}"
        for kind, pattern in (("open", _OPEN), ("secret", _SECRET), ("roll_call", _ROLL_CALL)):
            match = pattern.search(clause)
            reading = _ballot_kind(kind, match, clause, part.start(), about) if match else None
            if reading:
                found.append(reading)
    return tuple(found) or None


_VOTED_ON_PERSONS = re.compile(r"\b(?:[Gg]ewählt wird|Wahlen (?:sind|werden|erfolgen)|Wahl (?:ist|wird|erfolgt))\b")
"""What is said of elections just before: how they may be held else is "abgestimmt" too."""
_MAY_BE_SECRET = re.compile(
    r"\bkann .{0,40}\bgeheime (?:Abstimmung|Wahl)\b.{0,20} (?:beschlossen|angeordnet|beschließen)"
)


def _ballot_kind(kind: str, match: re.Match[str], clause: str, offset: int, about: str) -> Reading | None:
    """A kind of ballot that a clause at `offset` names; `about` is the clause that says what is voted on."""
    if re.search(r"\b(?:unzulässig|ausgeschlossen|nicht statthaft|nicht zulässig|nicht statt)\b", clause):
        return None
    ground = [(offset + match.start(), offset + match.end())]
    value: dict[str, object] = {"for": "elections" if _ELECTION.search(about) else "votes"}
    requested = _REQUEST.search(clause)
    condition = re.search(r"\b(?:kann|können|Ausnahmsweise)\b|,? (?:wenn|sofern|soweit|es sei denn|falls)\b", clause)
    unopposed = re.search(r"\b(?:niemand|kein\w{0,2} .{0,60}) widerspricht", clause)
    excepted = (
        unopposed is None
        and condition is not None
        and condition.start() < match.start()
        and "," in condition.group()[:1]
    )
    if kind == "open":
        if excepted:
            return None
        return Reading({"kind": "open"} | value, tuple(ground))
    if requested:
        who, if_who = _WHO.search(clause), _IF_WHO.search(clause)
        whom = list[Office]()
        if who:
            whom = alternatives(clause, who.end(), "dative" if who["by"] else "genitive")
        if asked := _ASKED_FIRST.match(clause):
            whom = alternatives(clause, asked.end(), "nominative")
        if if_who:
            by: Case = "dative" if if_who.group().endswith("von ") else "nominative"
            whom += named_together(clause, if_who.end(), by)
        whom.sort(key=lambda one: one.start)
        if whom:
            value["on_request_of"] = whom[0].name if len(whom) == 1 else [one.name for one in whom]
            ground.extend((offset + one.start, offset + one.end) for one in whom)
        return Reading({"kind": f"{kind}_on_request"} | value, tuple(ground))
    if kind == "secret" and (condition is None or condition.start() >= match.end() or _MAY_BE_SECRET.search(clause)):
        return Reading({"kind": "secret"} | value, tuple(ground))
    return None


def _votes(hit: Hit) -> Readings:
    match = (
        re.search(
            r"\b(?:hat|haben|besitz(?:t|en)|verfüg(?:t|en) über|führt|entfällt|je|jeweils|nur|gibt es|höchstens|genau"
            r"|steht|stehen"
            r"|[jJ]ede[sr] (?:[\w*:-]{3,30} ){1,2}) ?(?:in der \w{3,30} )?"
            r"(?:jeweils |je |nur |genau |höchstens |bei Abstimmungen )?"
            rf"(?P<number>{NUMBER}) (?:gleichwertige )?Stimmen?\b",
            hit.text,
        )
        or re.search(
            rf"\b[Ss]timmberechtigt (?:ist|sind) (?:je|pro) \w{{3,40}} (?:nur |jeweils )?(?P<number>{NUMBER})"
            r" (?:Person|Mitglied|Vertret)",
            hit.text,
        )
        or re.search(rf"\bjede[sr] (?:[\w*:-]{{3,30}} ){{1,2}}(?P<number>{NUMBER}) Stimmen? hat\b", hit.text)
    )
    if match is None or re.search(r"beratende|Antrag|Bewerb", hit.text[: match.end()]):
        return None
    return Reading({"votes": number(match["number"])}, (match.span(),))


FINDERS = (
    Finder(
        "tie/outcome",
        (
            "stimmengleichheit",
            "stimmgleichheit",
            "gleichheit|gleichstand der stimmen",
            "gleich|gleichviel viele stimmen",
            "bei gleichstand",
            "zahl der ja- und neinstimmen|nein-stimmen gleich",
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
            "handheben|handaufheben|handzeichen|hand|zuruf ... abgestimmt|abstimmung|gewählt",
            "geheim|geheime|geheimer ... abgestimmt|abzustimmen|abstimmung|gewählt|wählen|wahl|vorgenommen"
            "|durchgeführt",
            "abstimmung|abstimmungen|wahl|wahlen|abgestimmt|gewählt|stimmt ... geheim|geheime",
            "namentlich|namentliche|namentlicher ... abgestimmt|abzustimmen|abstimmung",
            "namensaufruf ... wenn|auf",
            "offen ... abgestimmt|gewählt|erfolgen|durchgeführt",
            "abstimmung|abstimmungen ... namentlich",
            "stimmt|stimmen ... offen ... ab",
            "stimmabgabe ... offen|geheim",
            "stimmt|stimmen ... heben|handaufheben|handheben|handzeichen|aufstehen ... ab",
            "abgestimmt|abstimmung|abstimmungen ... stimmkarten|erheben|aufstehen",
            "beschlussfassung|beschlüsse ... akklamation|zuruf",
            "geheim wird|werden ... abgestimmt|gewählt",
            "gewählt|abgestimmt wird ... geheim|offen",
            "wahlen|wahl|abstimmungen|abstimmung sind|ist geheim|offen",
        ),
        _ballot,
    ),
    Finder(
        "votes_per_member/votes",
        (
            "hat|haben|besitzt|verfügt|führt|je|jeweils|entfällt ... stimme|stimmen",
            "stimmberechtigt ist|sind je|pro",
            "pro|je ... stimme|stimmen abgegeben",
            "jedem|jeder ... steht|stehen ... stimme|stimmen zu",
            "kann|können höchstens|nur ... stimmen",
            "jedes|jeder ... stimme|stimmen hat",
        ),
        _votes,
    ),
)
