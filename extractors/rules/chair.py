"""Who chairs a body, or how its chair is chosen."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, office, subject
from extractors.text.bodies import ENDING
from extractors.text.nominative import Case
from extractors.text.numbers import period, share_a_unit

_FOR_A_WHILE = re.compile(r"[Vv]erhinder|[Ff]raktion|abgeben|Rechnungsprüfung|älteste|Abwesenheit|dienstälteste")
_ELSE = re.compile(
    r"[,;] (?:bei (?:dessen|deren|seiner|ihrer)|im Verhinderungsfall|im Falle? (?:seiner|ihrer|der) Verhinderung)\b"
)
"""Who has the chair when the one who was named cannot."""
_FILLER = re.compile(r"(?: jeweils| stets| grundsätzlich| in der Regel| dabei| immer| kraft Amtes){1,5}")
_VERB = re.compile(
    r"\b(?:hat|haben|führ(?:t|en)|übernimmt|übernehmen|inne|liegt|liegen|obliegt|ist|sind|leite[tn]|geleitet)\b"
)
_HAS_A_DUTY = re.compile(
    r"(?: (?:bei|für|in|mit|nach|über|vor|auf|an|zu)\b"
    r"|[^.;,]{0,160} (?:zu (?!führ|übernehm|leit)[a-zäöüß]{3,30}|[a-zäöüß]{2,20}zu[a-zäöüß]{3,30})en\b"
    r"|(?: [a-zäöüß]{3,20})? (?:die|das|ein|eine|kein) "
    r"(?:\w{0,20}[Rr]echt|Pflicht|Aufgabe|Befugnis|Möglichkeit|Stimme)\b)"
)
"""What "Die Leitung hat" goes on with where it is the chair who does or may something ("hat … einzuberufen")."""
_TERM_LEAD = re.compile(r"\b(?:für|auf)(?: die Dauer von| jeweils| die)? ")
_ELECTED = re.compile(r"\b(?:gewählt|wähl(?:t|en)|bestimm(?:t|en)|Wahl)\b")


def _held(by: Office | None) -> Readings:
    if by is None or by.name in ("Vorsitz", "Geschäftsstelle", ""):
        return None
    if re.match(
        r"(?:(?:\w{3,12} )?Händen|Sitzung|Einladung|Tagesordnung|Beratung|Zugriff|Einsicht|Gelegenheit"
        r"|Ansprech|Ansprache|Stimmberecht|(?:laufende )?Geschäfte\b"
        r"|Protokoll|Niederschrift|(?:beratend|stimmberechtigt|ordentlich|geboren)e[sr]? )",
        by.name,
    ):
        return None
    return Reading({"held_by": re.sub(r"^ein(?= [A-ZÄÖÜ])(?! \w{2,12}tel\b) ", "", by.name)}, ((by.start, by.end),))


def _has_the_chair(hit: Hit) -> Readings:
    """Reads "Den Vorsitz der Gruppe hat …", "Der Vorsitz obliegt …", "Die Leitung liegt bei …"."""
    if _FOR_A_WHILE.search(_ELSE.split(hit.text[: hit.end + 120])[0]) or "Vorsitz führende" in hit.text:
        return None
    verb = _VERB.search(hit.text, hit.start)
    if verb is None:
        colon = hit.text.find(":", hit.start, hit.end + 1)
        return _held(office(hit.text, colon + 1, "nominative")) if colon >= 0 else None
    if re.search(r"\b(?:wechsel|rotier|gewählt)", hit.text[hit.start :]):
        return _chosen(hit) if "gewählt" in hit.text else None
    if verb.group() in ("hat", "haben") and _HAS_A_DUTY.match(hit.text, verb.end()):
        return None
    filler = _FILLER.match(hit.text, verb.end())
    at = filler.end() if filler else verb.end()
    case = "dative" if verb.group() in ("obliegt", "liegt", "liegen") else "nominative"
    return _held(office(hit.text, at, case))  # type: ignore[arg-type]


_BEGINS_WITH_CHAIR = re.compile(r"\S{0,20}[vV]orsitz")


def _is_chair(hit: Hit) -> Readings:
    """Reads "Vorsitzende ist die Landrätin", "Der Landrat ist Vorsitzender", "Der Landrat führt den Vorsitz"."""
    if _FOR_A_WHILE.search(_ELSE.split(hit.text)[0]):
        return None
    matched = hit.text[hit.start : hit.end]
    if re.search(
        r"[A-ZÄÖÜ]\w{2,60}", re.sub(r"\b(?:De[rm]|Die|Das|Den)\b", "", hit.text[: hit.start])
    ) and _BEGINS_WITH_CHAIR.match(matched):
        return None
    if (
        re.match(r"(?:\(\d{1,2}\) )?(?:Dem|Den|Des) ", hit.text)
        or re.match(r"(?:Stellv|stellv)", matched)
        or re.search(r"stellvertretende|gewählt", hit.text[: hit.end])
    ):
        return None
    if _BEGINS_WITH_CHAIR.search(matched[:30]) and re.search(r" (?:ist|sind|wird)$", matched):
        if ";" in matched or _NO_PERSON.match(hit.text, hit.end):
            return None
        filler = _FILLER.match(hit.text, hit.end)
        return _held(office(hit.text, filler.end() if filler else hit.end, "nominative"))
    if "," in matched or ";" in matched or "beschlussfähig" in matched or _SOMEBODY_ELSE.search(matched):
        return None
    if _HAS_ONE.match(matched):
        return None
    verb = re.search(r"(?:^| )(?:ist|hat|führt|übernimmt|leite[tn])\b", matched)
    lead = hit.text[: hit.start + verb.start()] if verb else ""
    first = subject(lead) if lead else None
    if verb and first is None and _PUT_FIRST.match(hit.text):
        first = office(hit.text, hit.start + verb.end(), "nominative")
        return _held(first) if first and hit.text.startswith(" den Vorsitz", first.end) else None
    if first is None or first.end < len(lead.rstrip()) - 30:
        return None
    return _held(first)


_PUT_FIRST = re.compile(r"(?:\(\d{1,2}\) )?(?:Im|In|Bei|Auf)\b")
"""What makes whoever has the chair stand behind the verb: "In den Sitzungen führt die Landrätin den Vorsitz"."""
_NO_PERSON = re.compile(r" (?:in|an|auf|aus|mit|bei|von|durch|zu|für|nach)\b")
_SOMEBODY_ELSE = re.compile(r"\b(?:durch|von|vom|bei|mit|an|für|gegenüber)\b(?! Amts? )")
"""Between "ist" and the chair: somebody does something with the chair, and is not the chair."""
_HAS_ONE = re.compile(r"hat (?:[a-zäöüß]{3,30} )?(?:(?:je(?:weils)? )?eine?[nr]?\b|zwei |drei |mehrere |mindestens )")
"""A body that has a chair is none: "Der Beirat hat eine Vorsitzende und zwei Stellvertretungen"."""
_AND = re.compile(r" (?:und|sowie) (?=(?:de[rmn]|die|das) )")
_OR_ALSO = re.compile(r" oder (?P<who>de[rm] [A-ZÄÖÜ][\w-]{3,40}) als \w{0,12}[vV]orsitz")


_BEFORE_WHO = re.compile(
    r"\b(?:(?P<dative>von|vom|bei|beim|mit)|durch|gehör(?:t|en)|ist|sind|wird|werden|an)"
    r"(?= (?:de[rmn]|die|das|[A-ZÄÖÜ]))"
)


def _who_presides(hit: Hit) -> Readings:
    """Reads "… wird von der Landrätin, die den Vorsitz führt, einberufen": who stands before the relative clause."""
    comma = hit.text.rfind(",", 0, hit.end)
    before = hit.text[:comma].removesuffix(" an") if comma > 0 else ""
    if _FOR_A_WHILE.search(hit.text) or not _RELATIVE.match(hit.text, comma):
        return None
    for word in reversed(list(_BEFORE_WHO.finditer(before))):
        dative = word["dative"] is not None
        found = office(
            before, word.start() if word[0].startswith("v") else word.end(), "dative" if dative else "nominative"
        )
        if found and found.end >= len(before) - 1:
            return _held(found)
    return None


_RELATIVE = re.compile(
    r", (?:der|die|das)(?:/(?:der|die|das))? (?:zugleich |gleichzeitig |jeweils |auch )?den Vorsitz "
)


def _in_the_chair(hit: Hit) -> Readings:
    """Reads "… besteht aus der Landrätin als Vorsitzender": the office before "als"."""
    link = hit.text.rfind(" als ", 0, hit.end)
    if link < 0 or re.search(r"stellvertret|^[^,]{0,60}Verhinderung", hit.text[link : hit.end + 60]):
        return None
    lead = hit.text[:link]
    for opener in reversed(
        list(
            re.finditer(
                r"(?:^|\b(?:aus|außer|neben|gehören|mit|von|an:?|:|;|,))(?: \d\.)? (?=(?:de[rmn]|die|das)\b)", lead
            )
        )
    ):
        case: Case = "dative" if re.match(r"aus|außer|neben|mit|von", opener.group()) else "nominative"
        # "den Stadträten und dem Oberbürgermeister als Vorsitzendem": the last of them is meant
        last = list(_AND.finditer(lead, opener.end()))
        found = office(lead, last[-1].end() if last else opener.end(), case)
        if found and found.end >= len(lead.rstrip()):
            other = _OR_ALSO.match(hit.text, hit.end)
            both = office(hit.text, other.start("who"), "dative") if other else None
            if both and re.match(r"aus|außer|neben|mit|von", opener.group()):
                return Reading(
                    {"held_by": f"{found.name} oder {both.name}"}, ((found.start, found.end), (both.start, both.end))
                )
            return _held(found)
    return None


def _led(hit: Hit) -> Readings:
    """Reads "Die Sitzungen werden von … geleitet", "Geleitet wird die Gruppe durch …"."""
    by = re.search(r"\b(?:vom|von|durch)(?= (?:de[rmn]|die|das|\w{0,20}[A-ZÄÖÜ])\b| [A-ZÄÖÜ])", hit.text[hit.start :])
    if by is None or re.search(
        r"bis zur Wahl\b|Verwaltung geleitet|Abteilung|geleitete[nrms]", hit.text[hit.start : hit.end]
    ):
        return None
    return _held(office(hit.text, hit.start + by.start(), "accusative" if by.group() == "durch" else "dative"))


def _under(hit: Hit) -> Readings:
    """Reads "Der Arbeitskreis steht unter dem Vorsitz der Landrätin"."""
    return _held(office(hit.text, hit.end, "genitive"))


_AGENT = re.compile(r"\b(?:vom|von|durch)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])")
_EXERCISED = "wahrgenommen|geführt|übernommen|ausgeübt|innegehabt"
_THEN_EXERCISED = re.compile(rf"(?: [a-zäöü]{{1,20}}){{0,2}} (?:{_EXERCISED})\b")


def _exercised(hit: Hit) -> Readings:
    """Reads "Der Vorsitz wird von der Leitung des Bauamtes wahrgenommen"; other clauses between are no part of it."""
    matched = hit.text[hit.start : hit.end]
    if _FOR_A_WHILE.search(hit.text[: hit.end]) or re.search(r"[;:]|[Ww]echsel|rotier|Protokoll", matched):
        return None
    agent = _AGENT.search(hit.text, hit.start)
    if agent is None:
        return None
    by = office(hit.text, agent.start(), "accusative" if agent.group() == "durch" else "dative")
    return _held(by) if by and _THEN_EXERCISED.match(hit.text, by.end) else None


def _rotates(hit: Hit) -> Readings:
    """Reads "Der Vorsitz wechselt jährlich": a rule about the chair without a value for who has it."""
    return None if _FOR_A_WHILE.search(hit.text) else Reading({}, ((hit.start, hit.end),))


def _speaks_for_all(hit: Hit) -> bool:
    """Whether a Sprecherin is chosen by all members or by the body itself, not by one group in it."""
    chooses = re.search(r"\b(?:wähl(?:t|en)|bestimm(?:t|en))\b", hit.text)
    speaker = re.search(r"\b(?:Sprecher(?:in|\*in)?|Obfrau|Obmann)\b", hit.text)
    by = subject(hit.text[: chooses.start()]) if chooses and speaker else None
    if chooses is None or by is None:
        return bool(chooses and speaker and re.match(r"(?:\(\d\) )?(?:Er|Sie|Es) wähl", hit.text))
    return bool(
        re.fullmatch(rf"Mitglieder|[\w-]{{0,40}}(?:{ENDING}|[kK]reis|[tT]isch|[pP]lenum)(?: .{{1,60}})?", by.name)
    )


_WHO_PRESIDES = re.compile(
    r"\bunter (?:der |dem )?(?:Leitung|Vorsitz) (?:des|der) [^,;.]{3,60}?(?:Mitglied(?:e?s)?|Person)\b"
)
"""Who leads the meeting in which the chair is elected."""


def _chosen(hit: Hit) -> Readings:
    """Reads "wählt aus seiner Mitte eine Vorsitzende oder einen Vorsitzenden für zwei Jahre"."""
    if _FOR_A_WHILE.search(_WHO_PRESIDES.sub("", hit.text)):
        return None
    without = re.sub(
        r"(?:erste[nr]? |zweite[nr]? )?(?:[Ss]tellvertretende[nr]?|stellv\.) (?:Ausschuss)?Vorsitz(?:ende[nr]?)?\b(?:"
        r" oder (?:eine[nr]? )?(?:stellvertretende[nr]? )?Vorsitzende[nr]?)?",
        "",
        hit.text,
    )
    without = re.sub(r"\b(?:dem|de[rm] ?(?:/|oder) ?de[rm])(?:/der)? \w{0,20}[vV]orsitzenden\b", "", without)
    if not (re.search(r"[Vv]orsitz|[a-zäöü]vorsteher", without) or _speaks_for_all(hit)) or not _ELECTED.search(
        hit.text
    ):
        return None
    if re.search(
        r"(?:Die|Der|der|die|den|dem)(?: oder (?:der|die))? (?:/\w{3} )?\w{0,20}[vV]orsitzende[nr]? (?:wird|kann"
        r"|bestimmt|leitet)",
        without,
    ) and not re.search(r"gewählt", without):
        return None
    value: dict[str, object] = {"elected": True}
    ground = [(hit.start, hit.end)]
    for lead in () if share_a_unit(hit.text) else _TERM_LEAD.finditer(hit.text):
        length = period(hit.text, lead.end())
        if length and length[1] - lead.end() < 12:
            value["term"] = length[0]
            ground.append(length[1:])
            break
    return Reading(value, tuple(ground))


FINDERS = (
    Finder(
        "chair/has",
        (
            "den|der vorsitz ... hat|führt|übernimmt|obliegt|liegt|haben|ist|führen",
            "die leitung|sitzungsleitung ... hat|obliegt|liegt|übernimmt",
            "vorsitz :",
            "vorsitz liegen|liegt bei|beim",
        ),
        _has_the_chair,
    ),
    Finder(
        "chair/is",
        (
            "vorsitzende*|vorsitzende/r|vorsitzende/vorsitzender ... ist",
            "*/der|die|der vorsitzende ... ist",
            "ist|hat|führt|übernimmt ... vorsitzende|vorsitzender|vorsitzende/r|*vorsitzende",
            "führt|hat|übernimmt ... den vorsitz",
            "leitet|leiten ... die|den|das sitzung|sitzungen|gruppe|steuerungsgruppe|lenkungsgruppe|arbeitsgruppe"
            "|beirat|arbeitskreis|gremium|lenkungskreis|ausschuss",
        ),
        _is_chair,
    ),
    Finder(
        "chair/relative", (", der|die|das|die/der|der/die ... den vorsitz führt|hat|innehat|übernimmt",), _who_presides
    ),
    Finder(
        "chair/as",
        ("als vorsitzende*|vorsitzendem|vorsitzender|vorsitz|vorsitzende/vorsitzenden|vorsitzende/r",),
        _in_the_chair,
    ),
    Finder(
        "chair/led",
        (
            "*sitzung|*sitzungen|*gruppe|beirat|gremium|arbeitskreis|*kommission ... wird|werden ... geleitet"
            "|moderiert",
            "geleitet wird|werden ... von|vom|durch",
            "unter dem|der vorsitz|leitung ... tagt|tagen",
        ),
        _led,
    ),
    Finder("chair/under", ("steht|stehen|tagt|tagen unter dem|der vorsitz|leitung",), _under),
    Finder("chair/exercised", (f"der|den vorsitz ... wird ... von|vom|durch ... {_EXERCISED}",), _exercised),
    Finder(
        "chair/elected",
        (
            "wählt|wählen|bestimmt|bestimmen ... *vorsitzende*|vorsitz",
            "*vorsitzende*|vorsitz ... gewählt",
            "wählt|wählen ... *vorsteher*",
            "wahl der|des ... vorsitzenden ... durch",
            "wählt|wählen|bestimmt|bestimmen ... sprecher|sprecherin|sprecher*in|obfrau|obmann",
        ),
        _chosen,
    ),
    Finder("chair/rotates", ("vorsitz ... wechselt|rotiert",), _rotates),
)
