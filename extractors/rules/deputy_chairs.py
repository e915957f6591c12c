"""Deputies of the chair: how many, who they are, and that they are elected."""

import re

from extractors.rules.deputies import ABSENT, TWO_IN_ORDER
from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, office, subject
from extractors.text.numbers import NUMBER, number, period, share_a_unit

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
    two, counted, one = TWO_IN_ORDER.search(text), _DEPUTIES.search(text), _WITH_DEPUTY.search(text)
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


_HAS_DEPUTIES = re.compile(
    rf"(?:\(\d{{1,2}}\) )?(?:Der|Die|Das) [A-ZÄÖÜ][\w-]{{2,40}}(?: (?:für|der|des) [^,;.]{{3,60}})? hat [^,;.]{{0,80}}?"
    rf"\b(?P<number>{NUMBER}) (?:gleichberechtigte )?(?:[Ss]tellvertretende[nr]? Vorsitzende|[Ss]tellvertreter)"
    r"(?![^.;]{0,80} zu (?:\w{0,20} )?[a-zäöüß]{3,30}en\b)",
    re.IGNORECASE,
)


_OF_EACH = re.compile(r"\b(?:je|jeweils|Mitglied(?:er|ern)?)\b")


def _has(hit: Hit) -> Readings:
    """Reads "Der Beirat hat eine Vorsitzende und zwei stellvertretende Vorsitzende"."""
    found = _HAS_DEPUTIES.match(hit.text)
    if found is None or not re.search(r"hat [^,;.]{0,80}[Vv]orsitz", hit.text) or _NO_CHAIR.search(hit.text):
        return None
    if _OF_EACH.search(found[0]):
        return None  # "eine Vorsitzende und zehn Mitglieder mit je zwei Stellvertretern"
    return Reading({"count": number(found["number"])}, (found.span("number"),))


def _of_the_head(hit: Hit) -> Readings:
    """Reads "wählt aus seiner Mitte zwei Stellvertreterinnen des Landrates": who chairs the body, the law says."""
    by = subject(hit.text)
    return (
        _deputies(hit) if by and re.search(r"(?:rat|tag|versammlung|vertretung|beirat|ausschuss)\b", by.name) else None
    )


FINDERS = (
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
    Finder("deputy_chair/has", ("hat eine|einen|zwei|ein ... stellvertret*",), _has),
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
            f"{ABSENT} ... führt|übernimmt|leitet ... vorsitz|sitzung|sitzungsleitung",
            f"{ABSENT} ... nimmt den vorsitz ... wahr",
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
    Finder("deputy_chair/in-absence", (f"{ABSENT} der|die|das",), _in_absence),
)
