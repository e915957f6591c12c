"""Who sits in a body beside its seats: guests, whom it sends elsewhere, and how its composition changes."""

import re

from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, alternatives, office
from extractors.text.bodies import ENDING
from extractors.text.nominative import Case
from extractors.text.numbers import FRACTION, NUMBER, number, share

_NO_VOTE = re.compile(
    r"nicht stimmberechtigt|ohne Stimmrecht|kein(?: Rede- und kein)? Stimmrecht|kein Stimm-|beratende[rns]?"
    r" (?:Stimme|Funktion|Mitglied)|nicht stimmberechtigte|\bberatend\b|keine Stimme\b"
)
_VOTE = re.compile(
    r"\b(?:sind|ist) (?:ebenfalls |auch )?stimmberechtigt|mit Stimmrecht|haben (?:ebenfalls )?Stimmrecht|Rede-"
    r" und Stimmrecht"
)
_AUDIENCE = re.compile(r"[Zz]uhör|[Öö]ffentlichkeit|Presse")
_INVITED = re.compile(
    r"\bein(?:ge|zu)?lad|zugezogen|hinzu|zuziehen|beigezogen|beizieh|teilnehmen|zuzuziehen|herangezogen|heranzieh"
    r"|gehört|anhör|(?<!ange)hören\b|willkommen|zugelassen|zuzulassen|zulassen|beteilig|möglich|zulässig|gestattet|nehmen|haben|besitzen"
)


def voting(text: str) -> bool | None:
    """Whether a sentence gives or denies its subject a vote; None if it says neither."""
    if _NO_VOTE.search(text):
        return False
    return True if _VOTE.search(text) else None


_MEMBERS_AS_AUDIENCE = re.compile(
    r"\b\w{0,20}(?:[mM]itglieder|[rR]äte|[rR]ätinnen|[aA]bgeordneten?)\b.{0,120} als Zuhör"
)
"""Members of other bodies among the audience, also where it is shut out otherwise."""


_THE_CHAIR_TAKES_PART = re.compile(
    r"(?:\(\d{1,2}\) )?(?:Der|Die)(?: oder (?:der|die)|/(?:der|die))? \w{0,20}[vV]orsitzende\b[^;]{0,200}\bteilnehmen\b"
)


def _guests(hit: Hit) -> Readings:
    if (_AUDIENCE.search(hit.text) and not _MEMBERS_AS_AUDIENCE.search(hit.text)) or re.search(
        r"Einwohnerfrage|Fragestunde|Stellvertretung|Sitzungspause", hit.text
    ):
        return None
    verb = _INVITED.search(hit.text, hit.start)
    if _THE_CHAIR_TAKES_PART.match(hit.text):
        return None  # of this body, in others
    if verb is None or re.search(r"Öffentlichkeit (?:zuzulassen|zulassen)|Auszählung", hit.text):
        return None
    between = re.sub(r"\bnicht angehör\w{1,3}", "", hit.text[hit.start : verb.start()])
    allowed = not re.search(r"\b(?:nicht|keine)\b.{0,30}+$", between)
    vote = voting(hit.text)
    value = {"allowed": allowed} | ({} if vote is None else {"voting": vote})
    return Reading(value, ((hit.start, max(hit.end, verb.end())),))


_GUEST_WORDS = re.compile(
    r"[Gg]äste|[Ee]xpert|[Ss]achverständig|[Tt]eilnehm|[Bb]erater|[Ff]achleute|[Rr]eferi|eingeladen|hinzu"
    r"|zugezogen|Dritte"
)


def _guests_vote(hit: Hit) -> Readings:
    """Reads "Diese sind nicht stimmberechtigt.": of the guests of the sentence before."""
    vote = voting(hit.text)
    text = hit.text[: hit.end]
    if vote is None or _AUDIENCE.search(hit.text):
        return None
    pronoun = re.match(r"(?:\(\d\) )?(?:Diese|Sie|Er|Dieser)\b", text)
    if (pronoun and _GUEST_WORDS.search(hit.before)) or re.match(
        r"(?:\(\d\) )?(?:Die |Alle )?(?:\w{1,20} )?(?:Gäste|Teilnehmende|Sachverständige|Hinzugezogene|Eingeladene)",
        text,
    ):
        return Reading({"allowed": True, "voting": vote}, ((hit.start, hit.end),))
    return None


def _change(hit: Hit) -> Readings:
    return Reading({"by": "resolution"}, ((hit.start, hit.end),))


def _level(hit: Hit) -> Readings:
    noun = re.search(
        r"\b(?:Leitungs|Führungs|Entscheidungs|Amtsleit|Dezernats|Arbeits)\w{0,20}(?:kräfte|kräften|ebene|träger\w{0,8}"
        r"|personen|ung(?:en)?|befugnis|kompetenz|funktion)\b",
        hit.text,
    )
    able = re.search(r"\bentscheidungsbefugt\b", hit.text) or re.search(r"(?<=durch ihre )Leitungen\b", hit.text)
    operative = re.search(r"\b(?P<kind>operativ|strategisch)en Ebene\b", hit.text)
    if operative:
        return Reading({"level": f"{operative['kind']}e Ebene"}, (operative.span(),))
    noun = noun or able
    if noun is None or re.search(r"\bkeine?\b", hit.text):
        return None
    return Reading({"level": re.sub(r"(kräfte|träger)n$", r"\1", noun.group())}, (noun.span(),))


_SENT_TO = re.compile(r"\b(?:(?P<into>in|für|ins)(?= (?:den|die|das|dem|der)\b)|(?P<im>im))(?= )", re.IGNORECASE)
_WHOM = re.compile(
    rf"\b(?:(?P<number>{NUMBER}) )?(?P<kind>(?:\w{{3,20}} )?)(?:Mitglied\w{{0,3}}|Vertret\w{{2,10}}|Delegierte\w?"
    rf"|Person(?:en)?)",
    re.IGNORECASE,
)
_SENDERS = re.compile(
    r"^(?:\(\d\) )?(?:[Jj]ede[srm]? |[Aa]lle |Die Fraktionen|Die Institutionen|Es wird"
    r"|In (?:den|die|das) [^,;.]{3,60} entsenden(?: je(?:weils)?\b|:))"
)
"""Those who send members into this body: its composition, no delegation."""
_OTHER_BODY = re.compile(rf"(?:{ENDING}|kreis|tag|konferenz|gruppe|schüsse)(?:\b|$)")


def _delegation(hit: Hit) -> Readings:
    """Whom a body sends into others; each of them is a rule."""
    whom = _WHOM.search(hit.text, max(0, hit.start - 20))
    if _SENDERS.match(hit.text) or re.search(r"Schulung|berufen|Verein|\bkeine? (?:\w{3,25} )?[mM]itglied", hit.text):
        return None
    found = list[Reading]()
    for link in _SENT_TO.finditer(hit.text):
        at = link.end()
        case: Case = "accusative" if link["into"] else "dative"
        for whereto in alternatives(hit.text, at, case):
            found.extend(_sent_to(hit, whom, one) for one in _each(hit.text, whereto) if _OTHER_BODY.search(one.name))
    return tuple(found) or None


_PLURAL = "Ausschüsse für "
_ALSO_FOR = re.compile(r"(?:,| und| sowie) für (?:die |den |das )?(?=[A-ZÄÖÜ])")


def _each(text: str, named: Office) -> list[Office]:
    """The bodies of "die Ausschüsse für Soziales und für Kultur", each by its own name."""
    if not named.name.startswith(_PLURAL):
        return [named]
    found = [Office(f"Ausschuss für {named.name.removeprefix(_PLURAL)}", named.start, named.end)]
    while link := _ALSO_FOR.match(text, found[-1].end):
        further = office(text, link.end(), "accusative")
        if further is None:
            break
        found.append(Office(f"Ausschuss für {further.name}", further.start, further.end))
    return found


def _sent_to(hit: Hit, whom: re.Match[str] | None, whereto: Office) -> Reading:
    """How many are sent to one body, and whether they vote there."""
    value: dict[str, object] = {"to": whereto.name}
    amount = number(whom["number"]) if whom and whom["number"] else 1 if "vertritt" in hit.text else None
    if amount:
        value["count"] = amount
    advisory = re.search(r"beratende[nsm]? Mitglied|sachkundige", hit.text)
    vote = True if whom and "stimmberechtigt" in whom["kind"] else False if advisory else voting(hit.clause)
    if vote is not None and "sachkundig" not in (advisory.group() if advisory else ""):
        value["voting"] = vote
    return Reading(value, ((hit.start, hit.end), (whereto.start, whereto.end)))


def _faction(hit: Hit) -> Readings:
    if re.match(r"(?:\(\d\) )?[Aa]uf (?:Antrag|Verlangen)", hit.text) or re.search(
        r"Enthaltung|Redezeit|beantragt", hit.text
    ):
        return None
    if re.search(r"vom Hundert|v\. ?H\.|Prozent|%", hit.text):
        return UNREAD
    part = FRACTION.search(hit.text)
    if part and re.search(r"\b(?:mindestens|wenigstens) $", hit.text[: part.start()]):
        return Reading({"min_members": share(part)}, (part.span(),))
    least = re.search(
        rf"\b(?:(?:mindest|wenigst)ens(?: aus)?|ab|beträgt|Mindest(?:stärke|zahl|größe) von) (?P<number>{NUMBER})\b",
        hit.text,
        re.IGNORECASE,
    )
    least = least or re.search(rf"\b(?P<number>{NUMBER}) oder mehr\b", hit.text, re.IGNORECASE)
    least = least or re.search(rf"\bFraktion (?:sind|genügen) (?P<number>{NUMBER})\b", hit.text)
    if least is None:
        return UNREAD if re.search(r"Mindest(?:stärke|größe|zahl)", hit.text) else None
    return Reading({"min_members": number(least["number"])}, (least.span(),))


_SENT = (
    "eingeladen|hinzugezogen|zugezogen|beigezogen|hinzuziehen|zuziehen|einladen|teilnehmen|herangezogen"
    "|heranziehen|zuzulassen|zulassen|hinzuzuziehen|einzuladen|beiziehen|eingebunden|beteiligen|gehört|anhören|hören|beratend"
)
_PEOPLE = (
    "gäste|gästen|sachverständige*|*expert*|dritte|berater*|sachkundige*|fachleute|bedienstete*|personen"
    "|vertreter*|referierende*|*fachleute|leitungen|zuhörende|verbände|"
    "fachkräfte|mitarbeiter*|mitarbeitende*|*einwohner*|referent*|institutionen|organisationen|vertretungen"
    "|beschäftigte|angehörige"
)

_COLLEAGUES = "*mitglieder|abgeordnete*|*räte|*rätinnen"
_JOINING = "institutionen|organisationen|einrichtungen|verbände|träger|vereine|akteure"
_LEADING = (
    "leitungskräfte*|führungskräfte*|leitungsebene|führungsebene|entscheidungsträger*|leitungspersonen"
    "|leitungsverantwortung|führungsverantwortung|leitungsfunktion|führungsfunktion|entscheidungsbefugnis"
    "|entscheidungskompetenz"
)

FINDERS = (
    Finder(
        "guests/invited",
        (
            f"können|kann|dürfen|sollen|könnten ... {_PEOPLE} ... {_SENT}",
            f"{_PEOPLE} ... können|kann|dürfen|sollen|könnten ... {_SENT}",
            "können|kann|dürfen ... teilnehmen : ",
            f"darf keine|niemanden ... {_PEOPLE} ... {_SENT}",
            "nicht-öffentlichen|nichtöffentlichen ... können ... teilnehmen",
            "mitglieder anderer|der ausschüsse|fraktionen ... können|dürfen ... als zuhörende|zuhörer ... teilnehmen",
            f"können|dürfen ... {_COLLEAGUES} ... als zuhörende|zuhörer|zuhörerinnen ... teilnehmen",
            f"{_COLLEAGUES} ... können|dürfen ... als zuhörende|zuhörer|zuhörerinnen ... teilnehmen",
            "*vertreter* ... werden|wird ... zu allen ... eingeladen",
            f"bei bedarf ... {_PEOPLE} ... {_SENT}",
            "gäste ... willkommen|zugelassen",
            "teilnahme von gästen ... möglich|zulässig|gestattet",
            "gäste|gästen ... nehmen|haben|besitzen ... stimmrecht|teil",
        ),
        _guests,
    ),
    Finder(
        "guests/vote",
        (
            "nicht stimmberechtigt",
            "kein stimmrecht",
            "kein rede- ... stimmrecht",
            "ohne stimmrecht",
            "beratender stimme",
            "mit stimmrecht",
            "sind ... stimmberechtigt",
            "haben ... stimmrecht",
        ),
        _guests_vote,
    ),
    Finder(
        "composition_change/resolution",
        (
            f"aufnahme neuer|weiterer|zusätzlicher|von mitglieder|mitgliedern|{_JOINING} ..."
            " entscheide*|beschließ*|beschluss|beschlossen",
            "zusammensetzung|mitgliederkreis|mitglieder|mitgliederzahl ... beschluss|beschlusses"
            "|mehrheitsbeschluss ... geändert|erweitert|angepasst|ergänzt|verändert",
            "änderung|änderungen|erweiterung der zusammensetzung|mitglieder|mitgliederzahl ... beschluss"
            "|beschlusses|beschließt|beschlossen",
            "zusammensetzung ... kann ... beschließt|beschließen|beschluss",
            "weitere|neue mitglieder|institutionen ... können|werden ... beschluss|zustimmung|mehrheit ... aufgenommen",
            "beschließt|entscheidet|beschließen ... über die aufnahme|erweiterung neuer|weiterer|des mitglieder"
            "|institutionen"
            "|mitgliederkreises",
            "erweiterung|änderung des mitgliederkreises ... entscheidet|beschließt",
            "änderung|veränderung|erweiterung der zusammensetzung beschließt|entscheidet",
            "kann|können ... weitere|neue mitglieder|institutionen|organisationen aufnehmen|erweitern|ergänzt",
            "ausschluss eines|von mitglieds|mitgliedern ... bedarf|beschluss|beschließt|entscheidet",
            "kann ... mitglieder durch beschluss ausschließen",
        ),
        _change,
    ),
    Finder(
        "representation_level/level",
        (
            f"{_LEADING} ... entsenden|entsandt|vertreten|entsendet|teilnehmen|besetzt|benennen|benannt",
            f"entsenden|entsendet|vertreten|entsandt|benennen ... {_LEADING}",
            f"mitglieder|vertreter* ... {_LEADING} ... angehören|innehaben|haben",
            f"mitglieder|vertreter* verfügen über ... {_LEADING}",
            "mitglieder|vertretungen|vertreter* ... müssen|sollen|sind entscheidungsbefugt",
            "teilnahme erfolgt auf leitungsebene|führungsebene|arbeitsebene",
            "auf leitungsebene|führungsebene|arbeitsebene besetzt|vertreten",
            "vertreten ... durch ihre leitungen",
            "amtsleitungen|dezernatsleitungen ... entsandt|entsenden|vertreten",
            "operativen|strategischen ebene ... entsandt|vertreten|besetzt",
        ),
        _level,
    ),
    Finder(
        "delegation/sent",
        (
            "entsendet|entsenden|delegiert ... mitglied|mitglieder|vertret*|delegierte|person|personen",
            "kann|können ... mitglied|mitglieder ... entsenden",
            "mitglied|mitglieder des|der ... werden|wird ... entsandt",
            "benennt|schlägt ... mitglied ... für den|die",
            "ist im|in ... mit ... beratenden mitglied vertreten",
            "vertritt den|die ... im|in ... mit beratender stimme",
        ),
        _delegation,
    ),
    Finder(
        "faction/size",
        (
            "*fraktion|fraktionen ... mindestens|wenigstens|ab ... bestehen|*abgeordnet*|kreisrät*|stadträt*"
            "|*mitgliedern|gemeinderät*|mitglieder*|angehören",
            "*zusammenschl* ... mindestens ... fraktion",
            "mindeststärke|mindestzahl|mindestgröße ... fraktion|fraktionen",
            "mindestens|wenigstens ... mitgliedern|mitglieder|*ratsmitglieder|*mitglieder|*räte|abgeordnete* ..."
            " fraktion bilden"
            "|zusammenschließen|bilden",
            "mindestens|wenigstens ... zu einer fraktion zusammenschließen",
            "*zusammenschlüsse ... bilden ... fraktion",
            "fraktionsstatus ... ab|mindestens",
            "oder mehr ... zu einer fraktion ... zusammenschließen",
            "bildung einer fraktion ... erforderlich|notwendig|nötig|genügen",
            "fraktionsmindeststärke|fraktionsstärke|fraktionsmindestgröße ... beträgt|liegt|ist",
        ),
        _faction,
    ),
)
