"""A member's mandate: who appoints, and for how long."""

import re

from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings
from extractors.rules.offices import office
from extractors.text.nominative import nominative
from extractors.text.numbers import NUMBER, number, period, share_a_unit


def _by_resolution(name: str) -> str:
    """Who decides, where the text says "durch Beschluss des Rates"."""
    return (
        nominative(re.sub(r"^\w{0,12}[bB]eschluss (?=des|der)", "", name), "genitive") if "eschluss d" in name else name
    )


_LEAD = re.compile(r"(?:\(\d{1,2}\) )?(?P<aside>(?=(?:Für|Auf|Nach|Zu[mr]?|Bei|Mit|Aus|Im?|In)\b))?")
"""What stands before who appoints; behind something put first, who appoints follows the verb."""
_ATTRIBUTED = re.compile(
    r" der (?P<who>(?:in|im|auf|am) [^,;.]{3,60}? \w{3,30}en [A-ZÄÖÜ][^,;.]{2,60}?)(?= (?:vom|von|durch) )"
)
"""Those who propose, with what they are told apart by in front: "der in der Gemeinde tätigen Vereine"."""


def _appointment(hit: Hit) -> Readings:
    if re.search(
        r"^(?:\(\d{1,2}\) )?(?:Der|Die)(?:/\w{3})? \w{2,20}vorsitzende|"
        r"[sS]itzung(?:en)? ein\b|Vorsitz|Nachfolg|Schriftführ|Protokollführ|eine Betreuer|Auszählung|Lose",
        hit.text,
    ):
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
        elif attributed := _ATTRIBUTED.match(hit.text, proposal.end()):
            value["proposed_by"] = re.sub(r"en (?=[A-ZÄÖÜ])", "e ", attributed["who"], count=1)
            ground.append(attributed.span("who"))
    for who in re.finditer(
        r"\b(?:[vV]om|[vV]on|[dD]urch)(?= (?:de[rmn]|die|das|ihre[nr]|seine[nr])\b| [A-ZÄÖÜ])", hit.text
    ):
        if proposal and proposal.start() <= who.start() < proposal.end() + 5:
            continue
        by = office(hit.text, who.start(), "accusative" if "urch" in who.group() else "dative")
        if by and not re.match(r"(?:Mitglieder\b|Person|Jahr)", by.name):
            value["by"] = _by_resolution(by.name)
            ground.append((by.start, by.end))
            break
    relative = re.search(
        r", die (?=(?:der|die|das) \w.{2,80} (?:benennt|beruft|bestellt|wählt|entsendet|ernennt)\b)", hit.text
    )
    if "by" not in value and relative and (by := office(hit.text, relative.end(), "nominative")):
        value["by"] = by.name
        ground.append((by.start, by.end))
    active = re.search(r"\b(?:bestell(?:t|en)|beruft|wähl(?:t|en)|ernennt|benenn(?:t|en)|entsend(?:et|en))\b", hit.text)
    if "by" not in value and active and not re.search(r"\b(?:werden|wird|sind|ist)\b", hit.text[: active.end()]):
        lead = _LEAD.match(hit.text)
        aside = lead is not None and lead["aside"] is not None
        by = office(hit.text, active.end() if aside else lead.end() if lead else 0, "nominative")
        if by and re.match(r"(?:\w{0,20}m|M)itglied", by.name):
            by = office(hit.text, active.end(), "nominative")
            by = None if by and re.match(r"(?:\w{0,20}m|M)itglied", by.name) else by
        elif by and not aside and by.end > active.start():
            by = None
        if by:
            value["by"] = by.name
            ground.append((by.start, by.end))
    return Reading(value, tuple(ground)) if "by" in value else None


def _they_are_appointed(hit: Hit) -> Readings:
    """Reads "Sie werden vom Kreistag bestellt": of the members that the sentence before names."""
    return _appointment(hit) if re.search(r"[mM]itglied|Vertret", hit.before) else None


_TIED = re.compile(
    r"\b(?P<term>Amtszeit|Wahlperiode|Wahlzeit|Amtsperiode|Legislaturperiode|Wahlzeitraum|Amtsdauer) "
    r"(?P<of>(?!(?:der|des) Mitglied)(?:des|der|dieses) (?:[a-zäöü]{3,20}en )?[A-ZÄÖÜ][\w-]{1,40}"
    r"(?: (?:des|der) [A-ZÄÖÜ][\w-]{1,40}){0,2})"
)


_TIED_ALONE = re.compile(
    r"\b(?:für|auf) die Dauer (?:von )?(?P<whose>der|seiner|ihrer|dessen|deren|einer)(?: jeweiligen)?"
    r" (?P<of>(?:Kommunalw|Kommunal-?W|W)ahl(?:periode|zeit)|Legislaturperiode|Amtszeit|Amtsperiode"
    r"|(?:\w{3,20}r|R)atsperiode|Kreistagsperiode)\b"
    r"(?! (?:de[rs]|dieses) )"
)
_OWNERS = {
    "seiner": re.compile(
        r"\b(?:[Dd]er|[Vv]om|[Dd]em|[Dd]en|[Aa]us) (?P<who>(?:[A-ZÄÖÜ]\w{2,30})?(?:[rR]at|[a-z]tag|[aA]usschuss))\b"
    ),
    "ihrer": re.compile(r"\b(?:[Dd]ie|[Dd]er) (?P<who>[A-ZÄÖÜ]\w{2,40}(?:vertretung|versammlung))\b"),
}
"""The bodies of a sentence that "seiner" and "ihrer Wahlzeit" can be said of."""


def _of_whom(text: str, whose: str) -> str:
    """Whose term "seiner Wahlzeit" is, as an attribute (" des Kreistages"); "" where the sentence leaves it open."""
    whose = {"dessen": "seiner", "deren": "ihrer"}.get(whose, whose)
    names = {match["who"] for match in _OWNERS[whose].finditer(text)} if whose in _OWNERS else set[str]()
    if len(names) != 1:
        return ""
    name = names.pop()
    return f" der {name}" if whose == "ihrer" else f" des {name}es"


_OF_MEMBERS = re.compile(
    r"[mM]itglieds|Amtszeit .{0,30}[mM]itglied|Mitglieder (?:\w{2,30} ){0,4}(?:werden|sind|und|sowie)\b"
)
"""Whose term a sentence about the chair too is of: the members', not only that of whom the members choose."""


_HE = re.compile(r"(?:\(\d\) )?(?:Er|Sie|Sie oder er|Er oder sie|Diese[rs]?) ")
_OFFICIAL = re.compile(
    r"(?:\(\d{1,2}\) )?(?:Die (?:Amts|Wahl)zeit )?(?:[Dd]e[rs]|Die)(?: (?:hauptamtliche|Erste|ehrenamtliche)\w?)? ?"
    r"(?:oder die |oder der |/die |/der )?(?:\w{0,14}[bB]ürgermeister|Landr[aä]t|Beigeordnete|\w{0,20}[bB]eauftragte)"
)
_GIVEN_OFFICE = re.compile(
    r"\b(?:bestellt|wählt|beruft) (?:den|die|das|eine?n?) (?:[a-zäöü]{3,30}e?n? )?(?:\w{0,20}[lL]eit(?:ung|er)"
    r"|Geschäftsführ|\w{0,20}[bB]eauftragt|Beigeordnet|\w{0,12}[bB]ürgermeister|Schiedsleut)"
)
"""Offices that are no members, whose terms are none of a body."""


_NO_TERM = re.compile(r"\b(?:ab|seit|unter|binnen|innerhalb(?: von)?) $")
"""What stands before somebody's age, or a time limit."""


def _term(hit: Hit) -> Readings:
    if re.search(r"Nachrück|rückt|ausscheide|Scheidet", hit.text) and not re.search(r"Wieder", hit.text):
        return None
    if _OFFICIAL.match(hit.before if _HE.match(hit.text) else hit.text) or _GIVEN_OFFICE.search(hit.text):
        return None
    if hit.text.count("Mitglieder") > 1 and share_a_unit(hit.text):  # some for so long, others for so long
        return UNREAD
    if re.search(
        r"Stellungnahme|Aufbewahrung|[vV]orsitz|Vorstand|Sprecher|Obfrau|Obmann", hit.text
    ) and not _OF_MEMBERS.search(hit.text):
        return None
    value: dict[str, object] = {}
    ground = list[tuple[int, int]]()
    length = period(hit.text, hit.start)
    while length:
        if not _NO_TERM.search(hit.text, 0, length[1]) and re.search(
            r"\b(?:beträgt|dauert|währt|[fF]ür|[aA]uf|von|jeweils|umfasst|endet nach|[aA]lle)\b.{0,30}+$",
            hit.text[hit.start : length[1]],
        ):
            value["period"] = length[0]
            ground.append(length[1:])
            break
        length = period(hit.text, length[2])
    running = re.search(
        r"\bfür die (?P<of>(?:laufende|jeweilige|aktuelle) (?:Wahl|Amts|Legislatur)(?:periode|zeit))\b", hit.text
    )
    if running:
        value["tied_to"] = running["of"]
        ground.append(running.span("of"))
    alone = _TIED_ALONE.search(hit.text)
    if alone:
        value["tied_to"] = alone["of"] + _of_whom(hit.text, alone["whose"])
        ground.append(alone.span("of"))
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
    if limit is None:
        limit = re.search(
            rf"höchstens (?P<n>{NUMBER})(?P<m>) (?:aufeinander ?folgende )?(?:Amtsz|Period|Amtsp|Wahlp)", hit.text
        )
    again = re.search(
        r"\bWieder(?:wahl|berufung|bestellung|benennung) ist einmal\b|\beinmalige (?:Wiederwahl|Wiederberufung"
        r"|Wiederbestellung|Verlängerung)",
        hit.text,
    )
    if limit:
        value["max_terms"] = number(limit["n"] or limit["m"])
        ground.append(limit.span())
    elif again:
        value["max_terms"] = 2
        ground.append(again.span())
    return Reading(value, tuple(ground)) if value else None


_APPOINTED = "berufen|bestellt|ernannt|entsandt|benannt|gewählt|vorgeschlagen"


FINDERS = (
    Finder(
        "appointment/appointed",
        (
            "mitglieder|*mitglieder|mitglied|*einwohner*|*vertreter*|personen ... werden|wird ... vom|von|durch"
            f" ... {_APPOINTED}",
            f"vom|von|durch ... werden|wird ... *mitglieder|*mitglied ... {_APPOINTED}",
            f"mitglieder|*mitglieder|mitglied|*einwohner*|*vertreter* ... auf vorschlag ... {_APPOINTED}",
            "bestellt|beruft|wählt|ernennt|wählen|bestellen ... die ... mitglieder|*mitglieder",
            "benennt|benennen|entsenden|bestellen ihre|die mitglieder|vertreter*|vertretungen",
            "die mitglieder|*mitglieder bestellt|beruft|wählt|ernennt der|die|das",
            "wählen|benennen|entsenden|bestellen je|jeweils ein|eine|zwei mitglied|mitglieder|vertreter*|vertretung",
            f"*vertretungen|*bürger|bürgerinnen ... werden|wird|sollen ... vom|von|durch ... {_APPOINTED}",
            "mitgliedern ... , die der|die|das ... benennt|beruft|bestellt|wählt|entsendet|ernennt",
            f"mitgliedern , die vom|von|durch ... {_APPOINTED}",
            f"mitgliedern zusammen , die vom|von|durch ... {_APPOINTED}",
            "bestellt|beruft|ernennt|wählt auf vorschlag ... mitglieder|*mitglieder",
            f"mitglieder|*mitglieder ... sollen|können ... vom|von|durch ... {_APPOINTED}",
            f"werden|wird ... vom|von|durch ... als ... mitglieder|mitglied|*einwohner* ... {_APPOINTED}",
            "die berufung|bestellung|benennung|ernennung|entsendung erfolgt ... durch|vom|von",
            "die berufung|bestellung|benennung|ernennung|entsendung der mitglieder|*mitglieder erfolgt"
            " ... durch|vom|von",
        ),
        _appointment,
    ),
    Finder(
        "appointment/they",
        ("sie|diese werden ... vom|von|durch ... bestellt|berufen|ernannt|benannt|gewählt|entsandt",),
        _they_are_appointed,
    ),
    Finder(
        "term_of_office/term",
        (
            "amtszeit|amtsperiode|amtsdauer|wahlzeit|*periode ... beträgt|dauert|währt|entspricht|gekoppelt|richtet"
            "|endet|gebunden|umfasst|deckt",
            "mitgliedschaft ... beträgt|dauert|endet|übersteigen|überschreiten",
            "beträgt|dauert|endet ... amtszeit|amtsperiode|amtsdauer|wahlzeit",
            "für|auf die dauer ... berufen|bestellt|gewählt|ernannt|benannt|entsandt|gebildet|beruft|wählt",
            "berufen|bestellt|gewählt|ernannt|benannt|beruft|bestellt|wählt ... für|auf ... jahre|jahren|amtszeit"
            "|wahlperiode|wahlzeit",
            "mitglieder ... für|auf ... jahre|jahren|wahlperiode|wahlzeit|amtszeit ... berufen|bestellt|gewählt"
            "|ernannt|benannt|entsandt",
            "einmalige wiederwahl|wiederberufung|wiederbestellung",
            "wiederwahl|wiederberufung|wiederbestellung|wiederbenennung ist einmal",
            "höchstens ... amtszeiten|perioden|amtsperioden|wahlperioden",
            "für|auf ... jahre|jahren|wahlperiode werden ... *mitglieder ... gewählt|berufen|bestellt|benannt",
            "alle ... jahre wird|werden ... neu gewählt|berufen|bestellt",
            "wird|werden ... für|auf|alle ... jahr|jahre|jahren|wahlperiode ... gewählt|berufen|bestellt|benannt",
            "berufung|benennung|bestellung|wahl erfolgt|gilt ... für|auf ... jahre|jahren|*periode|wahlzeit|amtszeit",
        ),
        _term,
    ),
)
