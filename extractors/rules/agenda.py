"""The agenda: who sets it, and who may ask for items until when."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, alternatives, office, subject
from extractors.rules.requests import requesters
from extractors.text.numbers import before_meeting

_HE_SETS = re.compile(
    r"\b[Vv]orsitzende\w?\b.{0,80}, (?:er|sie|er/sie|sie/er|er oder sie|sie oder er) (?:setzt"
    r"|stellt|legt) die Tagesordnung"
)
_BY_HIM = re.compile(r"\b(?:von|durch) (?:ihr|ihm|sie|ihn)(?: ?(?:/|oder|bzw\.) ?(?:ihr|ihm|sie|ihn))?\b")


_OPENS_MEETING = re.compile(
    r"\bstell(?:t|en)\b[^;]{0,200}\b(?:Ladung|Einladung|Einberufung|Beschlussfähigkeit|Anwesenheit)\b"
)
"""What the chair establishes when a meeting is opened, the agenda among it."""


def _set_by(hit: Hit) -> Readings:
    text = hit.text
    if re.match(r"Rechtzeitig|Antr[aä]g|Vorschl|Dabei|In die Tagesordnung", text) or re.search(
        r"veröffentlicht|abgesetzt|absetz|erweiter|ergänz|Änderung der Tagesordnung|[Nn]achtr|bekannt ge|gesetzt,"
        r" |Liegt |gesetzt wird",
        text[: hit.end + 40],
    ):
        return None
    if _OPENS_MEETING.search(text):
        return None
    if _HE_SETS.search(text):
        return Reading({"set_by": "Vorsitz"}, ((hit.start, hit.end),))
    if _BY_HIM.search(text):
        chair = "Vorsitz" if re.search(r"Vorsitzende|Vorsitz\b", hit.before) else None
        return Reading({"set_by": chair}, ((hit.start, hit.end),)) if chair else None
    passive = re.search(r"\b(?:durch|vom|von)(?= )", text[hit.start :])
    by: Office | None = None
    if re.search(r"\b(?:wird|werden|ist|erfolgt|soll|sollen)\b", text[hit.start : hit.end]) and passive:
        by = office(text, hit.start + passive.start(), "accusative" if passive.group() == "durch" else "dative")
    else:
        verb = re.search(
            r"\b(?:setzt|setzen|stellt|stellen|legt|legen|erstellt|bestimmt|erarbeitet|bereitet|entscheidet)\b", text
        )
        inverted = office(text, verb.end(), "nominative") if verb and text.find("Tagesordnung") < verb.start() else None
        by = inverted or subject(text)
        if by and (by.name in ("Tagesordnung", "") or by.name.startswith("Sitzung")):
            by = None
        if by and re.match(r"(?:[Ss]ie|[Ee]r)\b", by.name):
            by = None
        if by is None and re.match(r"(?:\(\d\) )?(?:Er|Sie|Diese[r]?)\b", text) and hit.before:
            earlier = subject(hit.before)
            return Reading({"set_by": earlier.name}, ((hit.start, hit.end),)) if earlier else None
    return Reading({"set_by": by.name}, ((by.start, by.end),)) if by else None


def _incumbent(hit: Hit) -> Readings:
    """Reads "Die Festlegung der Tagesordnung obliegt dem Vorsitz", "Für die Tagesordnung ist … zuständig"."""
    verb = re.search(r"\b(?:obliegt|ist|liegt bei)\b", hit.text[hit.start :])
    by = office(hit.text, hit.start + verb.end(), "nominative" if verb.group() == "ist" else "dative") if verb else None
    return Reading({"set_by": by.name}, ((by.start, by.end),)) if by else None


_BY_REQUEST = re.compile(r"\b[Aa]uf (?:Antrag|Verlangen|Wunsch)(?P<by> von)? (?!(?:auf|in|zur|für) )")


def _demanded(hit: Hit) -> Readings:
    """Reads "Auf Antrag eines Viertels der Mitglieder ist ein Gegenstand auf die Tagesordnung zu setzen"."""
    lead = _BY_REQUEST.search(hit.text)
    whom = alternatives(hit.text, lead.end(), "dative" if lead["by"] else "genitive") if lead else []
    if not whom or re.search(r"absetz|abgesetzt|abzusetzen", hit.text):
        return None
    names = [one.name for one in whom]
    return Reading({"by": names[0] if len(names) == 1 else names}, tuple((one.start, one.end) for one in whom))


def _proposals(hit: Hit) -> Readings:
    """Reads "sind Vorschläge aufzunehmen, die zehn Tage vor der Sitzung von einer Fraktion vorgelegt werden"."""
    value, ground = dict[str, object](), list[tuple[int, int]]()
    relative = re.search(r", (?:die|welche)\b", hit.text)
    agent = (
        re.search(r"\bvon (?=(?:mindestens |wenigstens )?(?:eine[rm]|de[rmn]) )", hit.text[relative.end() :])
        if relative
        else None
    )
    by = alternatives(hit.text, relative.end() + agent.start(), "dative") if relative and agent else []
    if by:
        value["by"] = by[0].name if len(by) == 1 else [one.name for one in by]
        ground.extend((one.start, one.end) for one in by)
    length = before_meeting(hit.text)
    if length:
        value["deadline"] = length[0]
        ground.append(length[1:])
    return Reading(value, tuple(ground)) if value else None


def _must_be_set(hit: Hit) -> Readings:
    """Reads "muss eine Angelegenheit auf die Tagesordnung setzen, wenn es ein Drittel der Mitglieder verlangt"."""
    whom = requesters(hit.text, hit.start)
    if not whom or re.search(r"ab(?:ge|zu)?setz|erweiter|Reihenfolge", hit.text):
        return None
    names = [one.name for one in whom]
    value: dict[str, object] = {"by": names[0] if len(names) == 1 else names}
    ground = [(one.start, one.end) for one in whom]
    length = before_meeting(hit.text)
    if length and length[1] > whom[-1].end:
        value["deadline"] = length[0]
        ground.append(length[1:])
    return Reading(value, tuple(ground))


_MOTIONS_OF = re.compile(r"(?:\(\d\) )?Anträge(?= (?:der|des|von|aus) )")


_ONE_MOTION = re.compile(r"(?:\(\d{1,2}\) )?(?:Der|Dieser|Ein) Antrag\b")
_FOR_AN_EVENT = re.compile(r"\bAuf (?:[a-zäöü]{4,20} )?Antrag\b.{1,200}\b(?:findet|wird eine)\b")
"""A sentence about a motion that something is held, such as a debate."""
_MOVED_BY = re.compile(
    r"\b(?:Anträge|[tT]hemen|[pP]unkte|Vorschläge)\b.{0,60}\b(?:können|kann|dürfen)(?: nur| auch)? "
    r"(?=(?:von|vom) .{3,120}(?:gestellt|eingebracht|eingereicht|angemeldet|vorgeschlagen|benannt) werden)"
)


def _movers(text: str) -> Office | None:
    """Who moves the motions that a sentence begins with: "Anträge der Gemeinden", "Anträge von Mitgliedern"."""
    lead = _MOTIONS_OF.match(text)
    by = office(text, lead.end(), "dative" if text.startswith(" von ", lead.end()) else "genitive") if lead else None
    return by if by and re.match(r" (?:sind|müssen|sollen|werden|können)\b", text[by.end :]) else None


def _request(hit: Hit) -> Readings:
    if re.search(
        r"[Ff]ragestunde|Anfragen|Reihenfolge|zur Geschäftsordnung|zu Tagesordnungspunkten|Förderantr|Zuschuss",
        hit.text,
    ):
        return None
    if _ONE_MOTION.match(hit.text) and (
        "Tagesordnung" not in hit.before + hit.text or _FOR_AN_EVENT.search(hit.before)
    ):
        return None  # what it moves, the sentences before say
    value: dict[str, object] = {}
    ground = list[tuple[int, int]]()
    who = re.search(
        r"\b(?:[Jj]ede(?:[srm]|[*:/]r)?|[Aa]lle) (?:\w{3,20} )?(?:\w{0,20}[mM]itglied(?:er)?|Fraktion(?:en)?"
        r"|Vertreter\w{0,5}"
        r"|Teilnehmende\w?)\b",
        hit.text,
    )
    first = subject(hit.text)
    if who:
        value["by"] = (
            "Mitglieder"
            if re.search(r"[mM]itglied", who.group())
            else re.sub(r"^(?:[Jj]ede(?:[srm]|[*:/]r)?|[Aa]lle) (?:Fraktion(?:en)?)?", "", who.group()) or "Fraktionen"
        )
        ground.append(who.span())
    elif (
        first
        and re.match(r" (?:ist|sind|kann|können|hat|haben|melden|reichen)\b", hit.text[first.end :])
        and not re.match(r"(?:\w{3,15}e )?(?:A(?:nträge|ntrag)|Tagesordnung|Vorschl|Themen|Punkte)", first.name)
        and (first.name != "Vorsitz" or re.match(r" kann (?:verlangen|beantragen)\b", hit.text[first.end :]))
    ):
        value["by"] = f"ein {first.name}" if re.match(r"Ein \w{2,12}tel ", hit.text) else first.name
        ground.append((first.start, first.end))
    elif moved := _MOVED_BY.search(hit.text):
        movers = alternatives(hit.text, moved.end(), "dative")
        if movers:
            value["by"] = movers[0].name if len(movers) == 1 else [one.name for one in movers]
            ground.extend((one.start, one.end) for one in movers)
    elif by := _movers(hit.text):
        value["by"] = by.name
        ground.append((by.start, by.end))
    length = before_meeting(hit.text)
    if length and re.search(r"\b(?:vor|vorher|zuvor)\b|\bspätestens\b|\bbis\b|\bZwischen\b", hit.text):
        value["deadline"] = length[0]
        ground.append(length[1:])
    if not value and re.match(r"Themen\w{0,12} (?:können|sollen)", hit.text):
        return Reading({}, ((hit.start, hit.end),))
    return Reading(value, tuple(ground)) if value else None


def _deadline(hit: Hit) -> Readings:
    """Reads "… kommen auf die Tagesordnung, wenn sie acht Tage zuvor vorliegen" of motions."""
    length = before_meeting(hit.text)
    if (
        length is None
        or not re.search(r"Tagesordnung|in (?:einer|der) Sitzung (?:behandelt|beraten)", hit.before + hit.text)
        or not re.search(r"Antr|Themen|Punkte|Vorschl|Anmeldung", hit.before)
        or re.search(r"Dringlichkeit|verspätet|Änderungsantr", hit.before + hit.text)
    ):
        return None
    return Reading({"deadline": length[0]}, (length[1:],))


def _considered(hit: Hit) -> Readings:
    """Reads "Anträge der Gemeinden sind zu berücksichtigen, wenn sie drei Wochen vor der Sitzung vorliegen"."""
    length, by = before_meeting(hit.text), _movers(hit.text)
    if length is None or not re.search(r"\bvor (?:de[rm]|einer|dem) \w{0,20}[sS]itzung", hit.text):
        return None
    value = {"deadline": length[0]} | ({"by": by.name} if by else {})
    return Reading(value, (length[1:], *(((by.start, by.end),) if by else ())))


_HANDED_IN = "einzureichen|eingereicht|vorliegen|eingehen|vorzulegen|eingegangen|zuzuleiten|einzubringen|vorgelegt"

FINDERS = (
    Finder(
        "agenda/set",
        (
            "tagesordnung ... wird|werden|ist ... durch|vom|von ... festgelegt|festgesetzt|aufgestellt|erstellt"
            "|vorbereitet|bestimmt|erarbeitet|festzulegen|aufzustellen",
            "aufstellung|festsetzung|festlegung|erstellung der tagesordnung ... erfolgt ... durch",
            "tagesordnung soll|sollen ... durch|vom|von ... festgelegt|aufgestellt|erstellt",
            "bereitet ... tagesordnung vor",
            "entscheidet über die tagesordnung",
            "setzt|stellt|legt|erstellt|bestimmt|erarbeitet|setzen|stellen|legen ... tagesordnung",
            "tagesordnung ... stellt|legt|setzt|erstellt ... auf|fest",
            "tagesordnung ... aufstellt|festlegt|festsetzt|erstellt",
        ),
        _set_by,
    ),
    Finder(
        "agenda/incumbent",
        (
            "aufstellung|festsetzung|festlegung|erstellung der tagesordnung obliegt|liegt",
            "für die aufstellung|erstellung|festlegung der tagesordnung ist",
        ),
        _incumbent,
    ),
    Finder(
        "agenda_request/demanded",
        ("auf antrag|verlangen|wunsch ... auf|in die tagesordnung ... setzen|gesetzt|aufgenommen|aufzunehmen",),
        _demanded,
    ),
    Finder(
        "agenda_request/must",
        ("auf|in die tagesordnung ... setzen|gesetzt|aufnehmen|aufzunehmen|aufgenommen ... wenn|sofern|falls",),
        _must_be_set,
    ),
    Finder(
        "agenda_request/proposals",
        (
            "vorschläge|anträge|*gegenstände|punkte aufzunehmen , die",
            "vorschläge|anträge ... aufzunehmen|aufgenommen , die ... vorgelegt",
        ),
        _proposals,
    ),
    Finder(
        "agenda_request/by",
        (
            "berechtigt|recht|können|kann ... tagesordnungspunkte|beratungspunkte|themen ... anzumelden"
            "|vorzuschlagen|anmelden|vorschlagen|einreichen|einzureichen|benennen|einbringen",
            "tagesordnungspunkte|themen|beratungspunkte|vorschläge ... können|sind|sollen|müssen ... angemeldet"
            "|eingereicht|vorgeschlagen|anzumelden|einzureichen|mitzuteilen|eingebracht|benannt",
            "anträge ... tagesordnung ... tag|tage|tagen|woche|wochen|monat|kalendertage|werktage",
            "anträge ... aufnahme ... tagesordnung",
            "anträge ... eingehen|eingereicht|einzureichen|vorliegen ... tagesordnung",
            "anträge|antrag ... tag|tage|tagen|woche|wochen vor ... *sitzung|sitzungstermin|sitzungstag"
            f" ... {_HANDED_IN}",
            "anträge ... sind ... vor der sitzung einzureichen",
            "anmeldungen|vorschläge zur tagesordnung ... bis|spätestens",
            "zwischen dem eingang der|von anträge|anträgen und ... tage|tagen",
            "melden ... themen|tagesordnungspunkte ... an",
            "*themenwünsche|themenvorschläge ... können|sollen|sind ... angemeldet|mitgeteilt|eingereicht|gemeldet",
            "befugt|berechtigt ... anträge ... tagesordnung",
            "vorschläge ... zur|für ... tagesordnung",
            "können|kann ... punkte|themen ... tagesordnung ... anmelden|vorschlagen|einreichen|benennen|einbringen",
            "verlangen|beantragen ... auf die tagesordnung ... gesetzt",
        ),
        _request,
    ),
    Finder(
        "agenda_request/considered",
        (
            "anträge ... berücksichtigen|berücksichtigt|behandeln|behandelt , wenn|sofern|soweit|die"
            " ... tag|tage|tagen|woche|wochen ... vorliegen|eingehen|eingegangen|eingereicht|vorgelegt",
        ),
        _considered,
    ),
    Finder(
        "agenda_request/deadline",
        (
            "sie|diese ... aufgenommen|eingehen|eingegangen|einzureichen ... tag|tage|tagen|woche|wochen|eingehen",
            "sie|diese ... tag|tage|tagen|woche|wochen|kalendertage|werktage ... eingereicht|einzureichen|eingehen"
            "|eingegangen|vorliegen|vorgelegt|vorzulegen",
        ),
        _deadline,
    ),
)
