"""What members are paid, or that they are not."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings

_UNPAID = re.compile(
    r"\b(?:keine?n?(?: Anspruch auf)?(?: \w{3,20})?|nicht) (?:\w{0,20}[eE]ntschädigung|\w{0,10}[vV]ergütung"
    r"|Sitzungsgeld|Honorar)"
    r"|(?:[vV]ergütung|[eE]ntschädigung|Sitzungsgeld|Honorar)\w{0,3} (?:wird|werden|besteht|erfolgt) nicht"
)
_TRAVEL = r"(?<!keine )\b(?:Fahrt?|Reise)kosten(?![^,;.]{0,60} nicht\b)"
_PAY = (
    ("ehrenamtlich", r"\behrenamtlich(?!e?r? Täti)|\bist eine ehrenamtliche Tätigkeit|\bein Ehrenamt\b"),
    ("Fahrtkosten", _TRAVEL),
    ("Auslagenersatz", r"\bErsatz (?:ihrer|der|seiner) (?:notwendigen )?Auslagen|\bAuslagenersatz"),
    ("Sitzungsgeld", r"\bSitzungsgeld"),
    ("Honorar", r"\bHonorar"),
    ("Aufwandsentschädigung", r"\bAufwandsentschädigung|\bAufwendungsersatz"),
    ("Entschädigung", r"\bEntschädigung(?!s?satzung)|\bentschädigt"),
    ("keine", r"unentgeltlich|keine Vergütung"),
)


def _pay(hit: Hit) -> Readings:
    if re.search(
        r"gestiegen|Richter|Karte|Grundstück|[Hh]auptamtlich|gemindert|Auszahlung der|Qualifi|tätig sein"
        r" muss|engagier",
        hit.text,
    ):
        return None
    denied = _UNPAID.search(hit.text)
    clause = _clause_start(hit.text, denied.start() if denied else hit.end)
    if _OF_GUESTS.match(hit.text, clause):
        return None
    if denied and _WITHOUT_VOTE.search(hit.text, clause, denied.start()):
        return None
    if denied and (instead := _BUT_PAID.search(hit.text, denied.start())) is not None:
        return Reading({"kind": instead["kind"]}, (instead.span("kind"),))
    if denied:
        nothing, further = Reading({"kind": "keine"}, (denied.span(),)), hit.text.find(";", denied.end())
        paid = _REFUNDED.search(hit.text, further) if further >= 0 else None
        return (nothing, Reading({"kind": "Fahrtkosten"}, (paid.span(),))) if paid else nothing
    found = list[Reading]()
    for kind, pattern in _PAY:
        match = re.compile(pattern).search(hit.text, hit.start)
        if match:
            found.append(Reading({"kind": kind}, (match.span(),)))
    if len(found) > 1 and found[0].value["kind"] == "ehrenamtlich" and found[1].value["kind"] == "keine":
        return found[0]
    return tuple(found[:2]) or None


def _clause_start(text: str, end: int) -> int:
    """Where the clause begins that goes on at `end`: another one's subject stands before it."""
    return max((match.end() for match in _CLAUSE.finditer(text, 0, end)), default=0)


_CLAUSE = re.compile(
    r"; (?!(?:sie|diese|ihnen|dies)\b)"
    r"|(?:[,;]| und| sowie) (?=(?:(?:die|den) )?(?:stimmberechtigten |ordentlichen |übrigen )?Mitgliedern?"
    r"(?: de[rs] [A-ZÄÖÜ]\w{2,40})? (?:erhalten|haben|bekommen|wird|werden|steht)\b(?!,))"
)
"""What parts a clause from one about others; "die Mitglieder haben," is a relative one."""
_OF_GUESTS = re.compile(r"(?:\(\d{1,2}\) )?(?:(?:[Dd]ie|[Aa]lle) )?(?:Gäste|Zuhör\w{2,12}|Hinzugezogene|Eingeladene)\b")
_WITHOUT_VOTE = re.compile(r"\bkeine?[nm]? (?:Stimm|Antrags|Rede)\w{0,10}rechte?\b|\bohne Stimmrecht\b")
"""What those do not have either whom a sentence denies a pay: they are guests, or members in a case of their own."""
_BUT_PAID = re.compile(
    r", (?:jedoch|aber|sondern|wohl aber|allerdings) (?:nur )?(?:ein |eine |das )?"
    r"(?P<kind>Sitzungsgeld|Aufwandsentschädigung)\b"
)
"""What is paid instead of what is not: "keine Vergütung, jedoch ein Sitzungsgeld"."""
_REFUNDED = re.compile(_TRAVEL + r"\b[^;]{0,60} (?:erstattet|ersetzt|übernommen)")
_MEMBERS = re.compile(r"[mM]itglied|Vertret|Personen|Delegierte")


def _unpaid(hit: Hit) -> Readings:
    """Reads "Sie sind ehrenamtlich tätig": of the members, whom the sentence before names if there is one."""
    return _pay(hit) if not hit.before or _MEMBERS.search(hit.before) else None


_BODY_UNPAID = re.compile(
    r"(?:\(\d{1,2}\) )?(?:Der|Die|Das) [A-ZÄÖÜ]\w{2,40} ist (?P<kind>ehrenamtlich|unentgeltlich)"
    r"(?:(?:(?:,| und) [a-zäöüß]{4,30}){0,3} tätig)?\.?"
)


def _body_unpaid(hit: Hit) -> Readings:
    """Reads "Der Beirat ist ehrenamtlich tätig", where the body is who is so, and nothing else is said."""
    said = _BODY_UNPAID.fullmatch(hit.text.rstrip())
    if said is None:
        return None
    return Reading({"kind": "ehrenamtlich" if said["kind"] == "ehrenamtlich" else "keine"}, (said.span("kind"),))


FINDERS = (
    Finder(
        "remuneration/pay",
        (
            "sitzungsgeld|aufwandsentschädigung|vergütung ... wird|werden|kann ... gezahlt|gewährt",
            "wird|werden ... sitzungsgeld|aufwandsentschädigung ... gezahlt|gewährt",
            "entschädigung|sitzungsgelder wird|werden nicht gezahlt|gewährt",
            "anspruch auf sitzungsgeld|vergütung|entschädigung besteht",
            "kein|keinen anspruch auf vergütung|sitzungsgeld|entschädigung|aufwandsentschädigung",
            "mitgliedschaft|mitarbeit|mitwirkung ... ist ein|ehrenamtlich ehrenamt|und",
            "mitgliedschaft|mitarbeit|mitwirkung ... eine ehrenamtliche tätigkeit",
            "arbeitet|arbeiten ehrenamtlich|unentgeltlich ,|.|und",
            "besteht|bestehen aus ... ehrenamtlichen *mitgliedern|*rätinnen|*räten",
            "üben|übt ... mandat|amt|tätigkeit|aufgabe|aufgaben ... ehrenamtlich|unentgeltlich ... aus",
            "entschädigung der *mitglieder richtet",
            "fahrtkosten|reisekosten ... erstattet|ersetzt|gezahlt",
            "anspruch auf ersatz ihrer|der ... auslagen",
            "*einwohner|mitgliedern erhalten|kann|wird|werden ... sitzungsgeld|aufwandsentschädigung",
            "mitglieder|tätigkeit|mitgliedschaft|mitarbeit|mitwirkung|mitglied|ehrenamt ... ehrenamtlich"
            "|unentgeltlich|entschädigt"
            "|sitzungsgeld|aufwandsentschädigung|honorar|entschädigung|aufwendungsersatz",
        ),
        _pay,
    ),
    Finder(
        "remuneration/they",
        (
            "sie|diese ... ehrenamtlich|unentgeltlich tätig",
            "sie arbeiten|wirken ehrenamtlich|unentgeltlich",
            "sie|diese erhalten ... sitzungsgeld|aufwandsentschädigung|entschädigung|honorar|vergütung",
        ),
        _unpaid,
    ),
    Finder(
        "remuneration/body",
        (
            "*beirat|*parlament|*seniorenrat|*jugendrat|seniorenvertretung|jugendvertretung|gremium"
            " ist ehrenamtlich|unentgeltlich",
        ),
        _body_unpaid,
    ),
)
