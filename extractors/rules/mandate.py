"""A member's mandate: who appoints, for how long, what is paid, what has to be kept secret."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject
from extractors.text.numbers import NUMBER, number, period


def _appointment(hit: Hit) -> Readings:
    if re.search(r"Vorsitz|Nachfolg|Schriftführ|Protokollführ|eine Betreuer|Auszählung|Lose", hit.text):
        return None
    value: dict[str, object] = {}
    ground = list[tuple[int, int]]()
    proposal = re.search(
        r"\bauf (?:den )?(?:Vorschlag|Vorschläge|Empfehlung|Benennung)(?P<by> durch| von| vom)?\b", hit.text
    )
    if proposal:
        case = {" durch": "accusative", None: "genitive"}.get(proposal["by"], "dative")
        by = office(hit.text, proposal.end() - (len(proposal["by"]) if proposal["by"] else 0), case)  # type: ignore[arg-type]
        if by:
            value["proposed_by"] = by.name
            ground.append((by.start, by.end))
    for who in re.finditer(r"\b(?:vom|von|durch)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])", hit.text):
        if proposal and proposal.start() <= who.start() < proposal.end() + 5:
            continue
        by = office(hit.text, who.start(), "accusative" if who.group() == "durch" else "dative")
        if by and not re.match(r"(?:Mitglieder|Person|Jahr)", by.name):
            value["by"] = by.name
            ground.append((by.start, by.end))
            break
    active = re.search(r"\b(?:bestellt|beruft|wählt|ernennt|benennt|entsendet)\b", hit.text)
    if "by" not in value and active and not re.search(r"\b(?:werden|wird|sind|ist)\b", hit.text[: active.end()]):
        lead = re.match(r"(?:\(\d\) )?", hit.text)
        by = office(hit.text, lead.end() if lead else 0, "nominative")
        if by and by.end <= active.start():
            value["by"] = by.name
            ground.append((by.start, by.end))
    return Reading(value, tuple(ground)) if "by" in value else None


_TIED = re.compile(
    r"\b(?P<term>Amtszeit|Wahlperiode|Wahlzeit|Amtsperiode|Legislaturperiode|Wahlzeitraum|Amtsdauer) "
    r"(?P<of>(?:des|der|dieses) (?:[a-zäöü]{3,20}en )?[A-ZÄÖÜ][\w-]{1,40}(?: (?:des|der) [A-ZÄÖÜ][\w-]{1,40}){0,2})"
)


_OF_MEMBERS = re.compile(
    r"[mM]itglieds|Amtszeit .{0,30}[mM]itglied|Mitglieder (?:\w{2,30} ){0,4}(?:werden|sind|und|sowie)\b"
)
"""Whose term a sentence about the chair too is of: the members', not only that of whom the members choose."""


def _term(hit: Hit) -> Readings:
    if re.search(r"Stellungnahme|Aufbewahrung|Vorsitz|Sprecher|Obfrau|Obmann", hit.text) and not _OF_MEMBERS.search(
        hit.text
    ):
        return None
    value: dict[str, object] = {}
    ground = list[tuple[int, int]]()
    length = period(hit.text, hit.start)
    if length and re.search(
        r"\b(?:beträgt|dauert|für|auf|von|jeweils|umfasst|endet nach)\b.{0,30}+$", hit.text[hit.start : length[1]]
    ):
        value["period"] = length[0]
        ground.append(length[1:])
    for tied in _TIED.finditer(hit.text):
        if tied.start() > hit.start or re.search(r"\b(?:Dauer|für die)\b", hit.text[: tied.start()]):
            value["tied_to"] = f"{tied['term']} {tied['of']}"
            ground.append(tied.span())
            break
    limit = re.search(
        rf"\b(?P<n>{NUMBER}) (?:aufeinander ?folgende )?(?:Perioden|Amtszeiten|Amtsperioden) nicht (?:übersteigen"
        rf"|überschreiten)|höchstens (?P<m>{NUMBER}) (?:Amtszeiten|Perioden|Amtsperioden)",
        hit.text,
    )
    again = re.search(r"\beinmalige (?:Wiederwahl|Wiederberufung|Wiederbestellung|Verlängerung)", hit.text)
    if limit:
        value["max_terms"] = number(limit["n"] or limit["m"])
        ground.append(limit.span())
    elif again:
        value["max_terms"] = 2
        ground.append(again.span())
    return Reading(value, tuple(ground)) if value else None


_PAY = (
    ("ehrenamtlich", r"\behrenamtlich"),
    ("Sitzungsgeld", r"\bSitzungsgeld"),
    ("Honorar", r"\bHonorar"),
    ("Aufwandsentschädigung", r"\bAufwandsentschädigung|\bAufwendungsersatz"),
    ("Entschädigung", r"\bEntschädigung"),
    ("keine", r"unentgeltlich|keine Vergütung"),
)


def _pay(hit: Hit) -> Readings:
    if re.search(r"gemindert|Auszahlung der|Qualifi|tätig sein muss|engagier", hit.text):
        return None
    for kind, pattern in _PAY:
        match = re.search(pattern, hit.text[hit.start :])
        if match:
            return Reading({"kind": kind}, ((hit.start + match.start(), hit.start + match.end()),))
    return None


_MEMBERS = re.compile(r"[mM]itglied|Vertret|Personen|Delegierte")


def _unpaid(hit: Hit) -> Readings:
    """Reads "Sie sind ehrenamtlich tätig": of the members, whom the sentence before names if there is one."""
    return _pay(hit) if not hit.before or _MEMBERS.search(hit.before) else None


def _private(hit: Hit) -> Readings:
    """Reads "Die Beratungen sind vertraulich zu behandeln"; the minutes have a rule of their own."""
    of = subject(hit.text)
    if of is None or re.search(r"Protokoll|Niederschrift", of.name):
        return None
    if not re.match(r" (?:sind|ist|werden|wird)\b", hit.text[of.end :]):
        return None
    return Reading({"of": of.name}, ((of.start, of.end),))


def _secrecy(hit: Hit) -> Readings:
    over = re.search(
        r"\büber (?P<of>[^.;]{4,160}?)(?=, (?:deren|die|welche|soweit|sofern)\b| verpflichtet| zu wahren|"
        r" Stillschweigen|[.;]|$)",
        hit.text,
    )
    if over is None:
        return Reading({}, ((hit.start, hit.end),))
    return Reading({"of": re.sub(r"^(?:die|den|das|alle) ", "", over["of"].strip())}, (over.span("of"),))


_APPOINTED = "berufen|bestellt|ernannt|entsandt|benannt|gewählt|vorgeschlagen"


FINDERS = (
    Finder(
        "appointment/appointed",
        (
            "mitglieder|*mitglieder|mitglied|*einwohner*|*vertreter*|personen ... werden|wird ... vom|von|durch"
            f" ... {_APPOINTED}",
            f"mitglieder|*mitglieder|mitglied|*einwohner*|*vertreter* ... auf vorschlag ... {_APPOINTED}",
            "bestellt|beruft|wählt|ernennt ... die ... mitglieder|*mitglieder",
            f"werden|wird ... vom|von|durch ... als ... mitglieder|mitglied|*einwohner* ... {_APPOINTED}",
            "die berufung|bestellung|benennung|ernennung|entsendung erfolgt ... durch|vom|von",
            "die berufung|bestellung|benennung|ernennung|entsendung der mitglieder|*mitglieder erfolgt"
            " ... durch|vom|von",
        ),
        _appointment,
    ),
    Finder(
        "term_of_office/term",
        (
            "amtszeit|amtsperiode|amtsdauer|wahlzeit|*periode ... beträgt|dauert|entspricht|gekoppelt|richtet"
            "|endet|gebunden|umfasst|deckt",
            "mitgliedschaft ... beträgt|dauert|endet|übersteigen|überschreiten",
            "für|auf die dauer ... berufen|bestellt|gewählt|ernannt|benannt|entsandt|gebildet",
            "berufen|bestellt|gewählt|ernannt|benannt|beruft|bestellt|wählt ... für|auf ... jahre|jahren|amtszeit"
            "|wahlperiode|wahlzeit",
            "mitglieder ... für|auf ... jahre|jahren|wahlperiode|wahlzeit|amtszeit ... berufen|bestellt|gewählt"
            "|ernannt|benannt|entsandt",
            "einmalige wiederwahl|wiederberufung|wiederbestellung",
        ),
        _term,
    ),
    Finder(
        "remuneration/pay",
        (
            "mitglieder|tätigkeit|mitgliedschaft|mitarbeit|mitglied|ehrenamt ... ehrenamtlich|unentgeltlich"
            "|sitzungsgeld|aufwandsentschädigung|honorar|entschädigung|aufwendungsersatz",
        ),
        _pay,
    ),
    Finder("remuneration/they", ("sie|diese ... ehrenamtlich|unentgeltlich tätig",), _unpaid),
    Finder(
        "confidentiality/duty",
        (
            "zur|zu|der *verschwiegenheit|geheimhaltung|vertraulichkeit ... verpflichtet|unterliegen",
            "verschwiegenheit|stillschweigen ... zu wahren|bewahren",
            "verpflichtet ... verschwiegenheit|stillschweigen ... wahren|bewahren",
            "unterliegen|unterliegt ... *verschwiegenheit|*verschwiegenheitspflicht|geheimhaltung|schweigepflicht",
        ),
        _secrecy,
    ),
    Finder(
        "confidentiality/matters",
        ("sind|ist|werden|wird ... vertraulich zu behandeln", "sind|ist|werden|wird ... vertraulich behandelt"),
        _private,
    ),
)
