"""Deputies: of the members, and of the chair."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, office, subject
from extractors.text.numbers import NUMBER, number, period, share_a_unit

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
    if two := _TWO_IN_ORDER.search(hit.text):
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

# ---- of the chair

_NO_CHAIR = re.compile(
    r"[Ff]raktion|Dauer der Verhinderung|jedes Mitglied|persönliche Stellv"
    r"|\bein Mitglied (?:sowie|und)\b|\b(?:teil|meld|zeig)e?(?:t|n)\b.{0,60}\bdem\b.{0,8}\b[Vv]orsitz"
)
_ELECTED = re.compile(r"\b(?:[gG]ewählt|wähl(?:t|en)|bestimm(?:t|en)|Wahl)\b")
_DEPUTIES = re.compile(
    rf"\b(?P<number>{NUMBER})(?:[/*:]\w{{1,2}})? (?:gleichberechtigte |erste[nr]?"
    rf" |(?:Mitglied(?:er)?|Person(?:en)?)(?: de[rs] \w{{3,30}})?,? (?:(?:für|zu|als|mit) |die )"
    rf"(?:de[nmr]en|de[nmrs]|dessen|seiner|ihrer)? ?)?"
    rf"(?:[Ss]tellvertret[\w*:/]{{2,12}}|stellv\.)(?:"
    r" [Vv]orsitzende)?",
    re.IGNORECASE,
)
_TWO_IN_ORDER = re.compile(r"\berste[nr]? und (?:eine?[nr]? )?zweite[nr]? (?:[sS]tellv|[vV])ertret")
_WITH_DEPUTY = re.compile(r"(?<!zu )\b(?:deren|dessen|seine?n?|ihre?n?) (?:Stellvertretung|Stellvertreter(?:in)?)\b")
_WITH_THE_CHAIR = re.compile(r"\w{0,20}[vV]orsitzende[nr]?\b.{0,80}\b(?:und|sowie)\b")
_FOR = re.compile(r"\b(?:für|auf)(?: die Dauer von| jeweils| die)? ")


_WRITER = re.compile(r"\b(?:[Ss]chrift|[Pp]rotokoll)führ|\b[Kk]assen?w")
"""Who has a deputy too, and is not the chair."""
_OF_THE_WRITER = re.compile(
    r"^(?:(?!tellvertret).){0,400}\b(?:[Ss]chrift|[Pp]rotokoll)führ[\w*:/]{2,12}"
    r"(?: oder (?:eine?n? )?(?:[Ss]chrift|[Pp]rotokoll)führ\w{2,12})?(?:,| und| sowie){1,2}"
    r" (?:dessen|deren|seine?n?|ihre?n?)(?:/(?:dessen|deren))? [sS]tellvertret[\w*:/]{2,12}"
    r"(?: oder Stellvertret\w{2,8})?(?=[.,;]|$| für | auf )"
)
"""The one deputy that a sentence names is of who keeps the minutes."""
_OR_MORE = re.compile(r"\b(?:oder mehrere|mindestens eine?n?(?: oder eine?n?)?) (?:[sS]tellv|[vV])ertret")


def _deputies(hit: Hit) -> Readings:
    if _NO_CHAIR.search(hit.text) or _OF_THE_WRITER.search(hit.text):
        return None
    value: dict[str, object] = {}
    ground = [(hit.start, hit.end)]
    text = _WRITER.split(hit.text)[0] if _WRITER.search(hit.text, hit.end) else hit.text
    two, counted, one = _TWO_IN_ORDER.search(text), _DEPUTIES.search(text), _WITH_DEPUTY.search(text)
    found = None if _OR_MORE.search(text) else two or counted or one
    if found:
        value["count"] = 2 if two else number(counted["number"]) if counted else 1
        ground.append(found.span())
    if _ELECTED.search(hit.text):
        value["elected"] = True
    length = next(
        (at for lead in _FOR.finditer(hit.text) if (at := period(hit.text, lead.end())) and at[1] - lead.end() < 12),
        None,
    )
    if value and length and not _WITH_THE_CHAIR.search(hit.text[: hit.end]) and not share_a_unit(hit.text):
        value["term"] = length[0]
        ground.append(length[1:])
    return Reading(value, tuple(ground)) if value else None


def _so_many(hit: Hit) -> Readings:
    """Reads "Es werden zwei Stellvertretungen gewählt" behind a sentence about the chair."""
    earlier, about = hit.sentence.before, list[str]()
    while earlier is not None and len(about) < 3:
        about.append(earlier.text.value)
        earlier = earlier.before
    if (
        not re.search(r"[vV]orsitz|leitet die Sitzung", " ".join(about))
        or re.search(r"[mM]itglied", hit.text)
        or re.search(r"je |jede", hit.text)
    ):
        return None
    counted = _SO_MANY.search(hit.text)
    return Reading({"count": number(counted["number"]), "elected": True}, (counted.span(),)) if counted else None


_SO_MANY = re.compile(
    rf"\b(?P<number>{NUMBER}) (?:[sS]tellvertretung(?:en)?|[sS]tellvertreter(?:innen)?)\b", re.IGNORECASE
)
_OLDEST = re.compile(
    r"\b(?:das|die|der) (?P<name>(?:an (?:Lebens|Dienst)?[jJ]ahren |lebens|dienst)?älteste(?P<there>,? (?:anwesende"
    r"|stimmberechtigte)(?: und)?)?(?:,? (?:hierzu|dazu) bereite)? "
    r"(?P<who>\w{0,12}[mM]itglied|Person|Abgeordnete)(?: de[sr] \w{3,30})?)"
)
_AGENT = re.compile(r"\b(?:durch|vom|von)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])")
_TAKES = re.compile(
    r"\b(?:ist(?! de[rs] \w{3,40} verhindert)|hat|haben|führt|übernimmt|leitet|obliegt|tritt|nimmt den Vorsitz)\b"
)


def _held(by: Office | None) -> Readings:
    if (
        by is None
        or by.name in ("Vorsitz", "Geschäftsstelle", "")
        or re.search(r"[sS]tellvertret|Vertretung\b|Sitzung", by.name)
    ):
        return None
    return Reading({"held_by": by.name}, ((by.start, by.end),))


def _held_by(hit: Hit) -> Readings:
    """Reads "Stellvertretender Vorsitzender ist …", "Bei Verhinderung führt … den Vorsitz"."""
    oldest = _OLDEST.search(hit.text)
    if oldest:
        name = oldest["name"]
        if oldest["who"].lower().endswith("mitglied"):
            name = re.sub(r"\b(\w{0,8}älteste|anwesende|bereite|stimmberechtigte)(?=,? )", r"\1s", name)
        return Reading({"held_by": name}, (oldest.span("name"),))
    verb = _TAKES.search(hit.text, hit.start)
    return (
        _held(office(hit.text, verb.end(), "dative" if verb.group() == "obliegt" else "nominative")) if verb else None
    )


def _represented(hit: Hit) -> Readings:
    """Reads "wird die Vorsitzende durch die Erste Beigeordnete vertreten"."""
    agent = _AGENT.search(hit.text, hit.start)
    if agent is None or not re.search(r"[Vv]orsitz", hit.text[: agent.start()]):
        return None
    by = office(hit.text, agent.start(), "accusative" if agent.group() == "durch" else "dative")
    return _held(by) if by and re.match(r" vertreten\b", hit.text[by.end :]) else None


_IN_HIS_ABSENCE = re.compile(
    r"[vV]orsitz.{0,160}?, (?:bei (?:dessen|deren|seiner|ihrer)(?: oder (?:dessen|deren|seiner|ihrer))?"
    r" (?:Verhinderung|Abwesenheit)"
    r"|im (?:Verhinderungs|Vertretungs)fall)(?= (?:der|die|das)\b)"
)


_THEN_ANOTHER = re.compile(
    r", bei (?:dessen|deren|seiner|ihrer)(?: oder (?:dessen|deren|seiner|ihrer))? (?:Verhinderung|Abwesenheit)"
    r" (?:der oder die |die oder der )?(?:jeweils )?"
)
"""Who follows where that one cannot either."""


def _in_absence(hit: Hit) -> Readings:
    """Reads "Vorsitzende ist die Landrätin, bei deren Verhinderung die Erste Kreisbeigeordnete"."""
    found = _IN_HIS_ABSENCE.search(hit.text)
    first = _held(office(hit.text, found.end(), "nominative")) if found else None
    if not isinstance(first, Reading):
        return None
    then = _THEN_ANOTHER.match(hit.text, first.ground[0][1])
    second = _held(office(hit.text, then.end(), "nominative")) if then else None
    return (first, second) if isinstance(second, Reading) else first


def _of_the_head(hit: Hit) -> Readings:
    """Reads "wählt aus seiner Mitte zwei Stellvertreterinnen des Landrates": who chairs the body, the law says."""
    by = subject(hit.text)
    return (
        _deputies(hit) if by and re.search(r"(?:rat|tag|versammlung|vertretung|beirat|ausschuss)\b", by.name) else None
    )


_ABSENT = "verhinderung|verhinderungsfall|verhindert|abwesenheit"

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
            f"{_ABSENT} ... *vertretung|stellvertret*|vertreter* ... teil|wahr|ein|vertreten",
            f"{_ABSENT} ... nimmt|nehmen|tritt|treten ... *vertretung|stellvertret*|vertreter*",
            f"mitglied|mitglieder ... {_ABSENT} ... vertretung|stellvertret* entsenden|benennen",
            f"stellvertretende mitglieder nehmen ... {_ABSENT}",
            "mitglieder|mitglied ... können|kann sich ... vertreten lassen",
            "vertretung|stellvertretung der mitglieder ist ... zulässig|möglich",
        ),
        _stands_in,
    ),
    Finder(
        "deputy_chair/elected",
        (
            "wählt|wählen|bestimmt|bestimmen|benennt ... stellvertret* vorsitz*",
            "wählt|wählen|bestimmt|bestimmen ... stellvertretendes|stellvertretende vorsitzendes|sprecherin|sprecher*",
            "wählt|wählen|bestimmt|bestimmen ... stellvertret* ... des|der vorsitz*",
            "wählt|wählen|bestimmt|bestimmen ... *vorsitz*|sprecher* ... stellvertret*",
            "stellvertret* vorsitz* ... gewählt|bestimmt|wählen|bestimmen",
            "*vorsitz* ... stellvertret* ... gewählt",
            "gewählt werden|wird ... vorsitz* ... stellvertret*",
            "stellvertretung des|der vorsitz* ... gewählt",
            "wählt|wählen ... *vorsteher* ... stellvertret*",
            "die stellvertretung wird|werden ... aus der|seiner|ihrer mitte ... gewählt",
        ),
        _deputies,
    ),
    Finder(
        "deputy_chair/of-head",
        ("wählt|wählen ... stellvertret* ... des|der landrat*|landrätin|*bürgermeister*",),
        _of_the_head,
    ),
    Finder(
        "deputy_chair/held",
        (
            "stellvertret* vorsitzende* ist",
            "stellvertretenden|stellvertretende vorsitz hat|führt|übernimmt",
            "vertretung|stellvertretung im|des vorsitz|vorsitzes übernimmt|hat|obliegt",
            f"{_ABSENT} ... führt|übernimmt|leitet ... vorsitz|sitzung|sitzungsleitung",
            f"{_ABSENT} ... nimmt den vorsitz ... wahr",
        ),
        _held_by,
    ),
    Finder(
        "deputy_chair/so-many",
        (
            "stellvertretungen|stellvertreter|stellvertreterinnen ... gewählt|wählen",
            "wählt ... stellvertretungen|stellvertreter|stellvertreterinnen",
        ),
        _so_many,
    ),
    Finder("deputy_chair/represented", ("wird ... durch|vom|von ... vertreten",), _represented),
    Finder("deputy_chair/in-absence", (f"{_ABSENT} der|die|das",), _in_absence),
)
