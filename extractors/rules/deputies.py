"""Deputies of the members."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.text.numbers import NUMBER, number

_OF_THE_CHAIR = re.compile(
    r"[Vv]orsitz|[a-zäöü]vorsteher|[Ff]raktionsvorsitz|Nachfolg|Schriftführ|Sprecher|Geschäftsstelle|Amtsleit"
    r"|(?:Bürgermeister|Landr[aä]t|Oberbürgermeister)\w{0,5}(?: \w{1,12})? (?:übernimmt|vertret|kann|wird)"
)
_STANDS_FOR_OTHERS = re.compile(
    r"verständig|benachrichtig|vertritt die|vertreten (?:die Interessen|ihre)|gerichtlich|nach außen|beratend teil"
    r"|(?<!an)gehör"
)
_WHO = (
    r"(?:[Ss]tellvertret\w{2,8}|[Vv]ertretung(?:en)?\b|stellvertretende\w{0,2} Mitglied"
    r"|persönliche\w{0,2} Vertret\w{0,6}|Ersatzperson|Ersatzmitglied)"
)
_SENT_AWAY = re.compile(
    r"\b(?:beratende|sachkundige)[sn]? Mitglied\b.{0,160}\bin (?:den|die|das) [^.;]{0,60}"
    r"(?:[aA]ussch[uü]ss|[bB]eir[aä]t)"
)
"""A member with a deputy whom a body sends into another."""
_COUNTED = re.compile(
    rf"\b(?P<number>{NUMBER})(?:[/*:]\w{{1,2}}|\(\w{{1,2}}\))?(?: (?:persönliche|ständige|feste|namentlich"
    rf" benannte)\w{{0,2}}(?:[*/:]\w)?)?"
    rf" {_WHO}",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(
    rf"(?:[Ff]ür|[Zz]u) jede[sm] (?:\w{{3,30}} )?Mitglied\b[^,;.]{{0,60}}? (?P<number>{NUMBER}) (?:\w{{3,20}}e[rn]? )?"
    r"Vertreter(?:innen|in)?\b(?! (?:de[rs]|von|aus) )"
)
"""Those who stand for a member where the sentence says whom: "Für jedes Mitglied ist ein Vertreter zu berufen"."""
_ONE_OF_EACH = re.compile(
    r"\b(?:ein Mitglied|eine (?:Person|Vertretung)) (?:und|sowie|nebst) (?:dessen|deren|seine|ihre)"
    r" (?:Stellvertretung|Vertretung|Stellvertreter)\b"
)
_DENIED = re.compile(
    r"\b(?:nicht (?:möglich|zulässig|statt|bestellt|benannt|vorgesehen|gewählt)|ausgeschlossen|unzulässig)\b"
)


def _deputy(hit: Hit) -> Readings:
    near = hit.text[max(0, hit.start - 30) : hit.end + 20]
    if _OF_THE_CHAIR.search(near) or _STANDS_FOR_OTHERS.search(hit.text) or _SENT_AWAY.search(hit.text):
        return None
    counted, each = _COUNTED.search(hit.text), _ONE_OF_EACH.search(hit.text)
    if two := TWO_IN_ORDER.search(hit.text):
        return Reading({"per_seat": 2}, (two.span(),))
    counted = counted or _FOR_EACH.search(hit.text)
    if counted:
        return Reading({"per_seat": number(counted["number"])}, (counted.span(),))
    return Reading({"per_seat": 1} if each else {}, (each.span() if each else (hit.start, hit.end),))


def _not_represented(hit: Hit) -> Readings:
    """Reads "Die Mitglieder können sich nicht vertreten lassen", by nobody at all."""
    if _OF_THE_CHAIR.search(hit.text) or re.search(r" (?:durch|von) ", hit.text[hit.start : hit.end]):
        return None
    return Reading({"per_seat": 0}, ((hit.start, hit.end),))


def _none(hit: Hit) -> Readings:
    """Reads "Stellvertreter werden nicht bestellt"."""
    denied = _DENIED.search(hit.text, hit.start)
    if denied is None or _OF_THE_CHAIR.search(hit.text):
        return None
    return Reading({"per_seat": 0}, ((hit.start, denied.end()),))


def _stands_in(hit: Hit) -> Readings:
    """Reads "Im Verhinderungsfall nimmt die benannte Vertretung teil": there are deputies, it does not say how many."""
    of_members = re.search(
        r"\b(?:(?:benannte|bestellte|jeweilige|persönliche)\w{0,2} (?:Stellv|V)ertret|[mM]itglied)", hit.text
    )
    if of_members is None or _STANDS_FOR_OTHERS.search(hit.text) or _NOT_BY.search(hit.text):
        return None
    if re.search(r"[Vv]orsitz|Geschäftsstelle|Sprecher|anzuzeigen", hit.text):
        return None
    return Reading({}, ((hit.start, hit.end),))


_NOT_BY = re.compile(r"\bsich nicht (?:durch|von)\b(?![^,;.]{0,60} als )")
_NAMING = "benennen|bestellen|bestimmen|entsenden|melden|haben|benennt|bestellt|bestimmt|entsendet|hat"
_NAMED = "benannt|bestellt|berufen|bestimmt|entsandt|benennen|bestellen|bestimmen|gemeldet|wählen|gewählt"


TWO_IN_ORDER = re.compile(r"\berste[nr]? und (?:eine?[nr]? )?zweite[nr]? (?:[sS]tellv|[vV])ertret")
ABSENT = "verhinderung|verhinderungsfall|verhindert|abwesenheit"

FINDERS = (
    Finder(
        "deputy/each",
        (
            "eine person und|sowie deren|eine stellvertret*|vertretung",
            "ein|eine|je|jeweils ... mitglied|vertretung|vertreterin|vertreter ... sowie|und ... stellvertret*|eine/n"
            "|ersatzmitglied",
            "jedes|jede|jeder mitglied|ordentliche|stimmberechtigte|institution|organisation|fraktion ..."
            " stellvertret*|vertretung",
            "für jedes|die ... *mitglied|mitglieder ... stellvertret*|vertretung ... bestell*|benannt|benennen"
            "|gewählt|wählen|bestimmt|bestimmen",
            f"für|zu|von jedes|jedem ... *mitglied ... stellvertret*|vertretung|vertreter|vertreterin ... {_NAMED}",
            f"für|zu jeden|jede|jedem|jeder vertreter*|delegierte*|abgeordnete* ... stellvertret*|vertretung|vertreter"
            f"|vertreterin ... {_NAMED}",
            f"für jedes ... *mitglied ... ersatzperson|ersatzmitglied ... {_NAMED}|bestellen",
            "sowie|und|nebst ihre|deren|dessen|seine|jeweilige stellvertret* ... bestellt|benannt|berufen|gewählt"
            "|entsandt",
            "persönliche|persönlicher|persönlichen stellvertret*|vertretung",
            f"{_NAMING} ... jeweils|je ein|eine|einen|eine*n|eine:n|eine/n stellvertret*",
            f"{_NAMING} ... jeweils|je eine / n stellvertret*",
            f"jeweils|je ein|eine|einen|eine*n stellvertret* ... {_NAMED}",
            "mitglieder|mitglied haben|hat ... stellvertret*|vertretungen",
            f"gleichzeitig|zugleich mit ... mitglied ... stellvertret* ... {_NAMED}",
            "stellvertret* vertreten ... mitglieder",
            "bestellen|benennen|entsenden ... ein mitglied und|sowie dessen|deren stellvertret*|vertretung",
            "die stellvertretung|vertretung ist ... namentlich zu benennen",
        ),
        _deputy,
    ),
    Finder(
        "deputy/none",
        (
            "vertretung|stellvertretung|stellvertreter|stellvertretungen ist|findet|werden|sind ... nicht"
            "|ausgeschlossen|unzulässig",
            "vertretung|stellvertretung der|von *mitglieder|mitgliedern ist|findet ... nicht|ausgeschlossen|unzulässig",
        ),
        _none,
    ),
    Finder(
        "deputy/not-represented",
        ("*mitglieder|mitglied|sie ... können|kann|dürfen|darf sich nicht ... vertreten lassen",),
        _not_represented,
    ),
    Finder(
        "deputy/stands-in",
        (
            f"{ABSENT} ... *vertretung|stellvertret*|vertreter* ... teil|wahr|ein|vertreten",
            f"{ABSENT} ... nimmt|nehmen|tritt|treten ... *vertretung|stellvertret*|vertreter*",
            f"mitglied|mitglieder ... {ABSENT} ... vertretung|stellvertret* entsenden|benennen",
            f"stellvertretende mitglieder nehmen ... {ABSENT}",
            "mitglieder|mitglied ... können|kann sich ... vertreten lassen",
            "vertretung|stellvertretung der mitglieder ist ... zulässig|möglich",
        ),
        _stands_in,
    ),
)
