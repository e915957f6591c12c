"""What decisions are: binding or advice, by consensus, in writing, or without being in one room."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.law import law
from extractors.rules.offices import office, subject


def _not_binding(hit: Hit) -> Readings:
    if re.search(
        r"Verwaltungsausschuss einen|Beschlussempfehlungen der|unterbreiten|Architektenkammer", hit.text[: hit.end]
    ):
        return None
    return Reading({"binding": False}, ((hit.start, hit.end),))


def _binding(hit: Hit) -> Readings:
    if re.search(r"\bnicht\b|\bkeine\b", hit.text[hit.start : hit.end]):
        return None
    return Reading({"binding": True}, ((hit.start, hit.end),))


def _consensus(hit: Hit) -> Readings:
    return Reading({"mode": "consensus"}, ((hit.start, hit.end),))


def _agreed(hit: Hit) -> Readings:
    """Reads "im Einvernehmen gefasst": among those who decide, not with another office."""
    return None if _WITH_ANOTHER.search(hit.text) else _consensus(hit)


_WITH_ANOTHER = re.compile(r"\bEinvernehmen(?: \w{1,30}){0,2}? (?:mit|zwischen)\b(?! (?:allen|den) (?:Mitg|Bet))")


def _written(hit: Hit) -> Readings:
    if re.search(r"Niederschrift|Protokoll", hit.text) and "Umlauf" not in hit.text[hit.start : hit.end + 12]:
        return None
    if re.search(r"Ergebnis einer|kommt eine Beschlussfassung", hit.text, re.IGNORECASE):
        return None
    if re.search(r"(?:sandt|schickt|teilt|laden|leitet)\b|;", hit.text[hit.start : hit.end]):
        return None  # papers are sent by e-mail, and decided on elsewhere
    said = _IF.sub("", hit.text)
    allowed = not (
        re.search(
            r"\b(?:unzulässig|ausgeschlossen|nicht (?:zulässig|möglich|statthaft|gefasst|statt|vorgesehen"
            r"|erlaubt|gestattet))",
            said,
        )
        or _MUST_NOT.search(said)
    )
    return Reading({"allowed": allowed}, ((hit.start, hit.end),))


_IF = re.compile(
    r"(?:\b(?:wenn|sofern|soweit|solange|falls|weil|in denen)|^(?:\(\d{1,2}\) )?(?:Wenn|Sofern|Soweit|Solange"
    r"|Falls|Ist|Sind|Kann|Können|Darf|Dürfen)(?=[^,;.]{3,200},))\b[^,;.]{3,200}"
    r"(?:,[^,;.]{1,120}, (?:nicht|unmöglich|ausgeschlossen)[^,;.]{0,60} (?:ist|sind|kann|können|wird|werden)"
    r"(?=[,;.]|$))?"
)
"""The condition: what it denies ("wenn eine Sitzung nicht möglich ist") is not what the sentence denies."""
_MUST_NOT = re.compile(
    r"\b(?:kann|können|darf|dürfen|ist|sind|wird|werden) (?:auch )?nicht (?:berechtigt|befugt|im|in|als|per|online"
    r"|digital|hybrid|virtuell)\b"
    r"(?![^;.]{0,120}\bsondern\b[^;.]{0,80}(?:Umlauf|[Ss]chriftl|Video|Telefon|[Oo]nline|[Dd]igital|[Hh]ybrid|[Vv]irtuell))"
)
"""What is denied right behind the verb: "können nicht als Videokonferenz abgehalten werden"."""


def _laid_open(hit: Hit) -> Readings:
    """Reads "im Wege der Offenlegung beschlossen": motions are laid out, and adopted where nobody objects."""
    return (
        None
        if re.search(r"Bebauungsplan|Bauleitplan", hit.text)
        else Reading({"allowed": True}, ((hit.start, hit.end),))
    )


def _remote(hit: Hit) -> Readings:
    if re.search(r"[Zz]uhör|Öffentlichkeit|(?<!Bild-)(?<!Ton-)[Üü]bertrag|veranstaltung|[sS]chulung", hit.text):
        return None
    said = _IF.sub("", hit.text)
    allowed = not (
        re.search(
            r"\b(?:unzulässig|ausgeschlossen|nicht (?:zulässig|möglich|statthaft|statt|vorgesehen|erlaubt|gestattet)"
            r"|ersetzen .{0,40} nicht)",
            said,
        )
        or _MUST_NOT.search(said)
    )
    value: dict[str, object] = {"allowed": allowed}
    decides = re.search(
        r"\b(?:entscheidet|befindet|nach Entscheidung|im Ermessen|auf Beschluss|bestimmt)(?= (?:de[rs]|die|das)\b)",
        hit.text,
    )
    if decides:
        by = office(
            hit.text,
            decides.end(),
            "nominative" if decides.group() in ("entscheidet", "befindet", "bestimmt") else "genitive",
        )
        if by:
            value["decided_by"] = by.name
    elif re.search(r"\b(?:entscheidet, ob|kann beschließen, dass)\b", hit.text):
        first = subject(hit.text)
        if first:
            value["decided_by"] = first.name
    reference = law(hit.text)
    if reference and re.search(r"\bgilt\b|richtet sich", hit.text):
        value["law"] = reference.group()
    return Reading(value, ((hit.start, hit.end),))


_VOTED_AND_AGREED = re.compile(r"(?:mit|zwischen) (?:de[mnr]|dem|allen)\b|Termin|Konzept|zuerst|Antrag|Nachbar")


def _vote(hit: Hit) -> Readings:
    """That decisions are made by vote; how, and on which motion first, is said elsewhere."""
    return None if _VOTED_AND_AGREED.search(hit.text) else Reading({"mode": "vote"}, ((hit.start, hit.end),))


def _no_vote(hit: Hit) -> Readings:
    """Reads "Förmliche Abstimmungen finden nicht statt"."""
    return Reading({"mode": "consensus"}, ((hit.start, hit.end),))


_TAKEN = (
    "getroffen|gefasst|entscheidungen|beschlüsse|beschluss|beschlussfassung|entscheidung|angestrebt|sucht"
    "|suchen|entschieden|verständigung|beschließt|wege"
)


_MAIL = "per|via|mittels *mail|*mails|post|brief|fax"
_DECIDED = (
    "gefasst|abgestimmt|entschieden|beschlossen|getroffen|herbeigeführt|abstimmen|abzustimmen|beschließen|entscheiden"
)
_LINE = "*video|*videokonferenz|video-*|videoschalte|*telefon|telefonkonferenz|internet"
_PRESENT = "teilnahme|teilnehmen|teilgenommen|teilzunehmen|zugeschaltet|zuschalten|zuzuschalten|zuschaltung"

FINDERS = (
    Finder(
        "decision_nature/recommends",
        (
            "empfehlende*|unverbindliche* *beschlüsse|*beschluss|beschlussfassung|stellungnahmen|voten|charakter"
            "|entscheidungen",
            "gibt|geben|entwickelt|entwickeln|erarbeitet|erarbeiten|formuliert|verfasst|abgibt|spricht|beschließt"
            "|fasst ... *empfehlung|*empfehlungen",
            "beratende*|empfehlende* funktion|charakter|aufgabe|rolle",
            "durch|mit ... *empfehlungen ... beraten|berät|unterstützen|unterstützt",
            "berät|beraten|unterstützt|unterstützen ... durch|mit *empfehlungen",
            "empfehlungen ... abgeben|abzugeben|aussprechen|auszusprechen|erarbeiten|geben|entwickeln|ausgesprochen",
            "beschlüsse|entscheidungen|empfehlungen ... empfehlenden|empfehlend|nicht bindend|verbindlich"
            "|empfehlungscharakter",
            "*beschlüsse|*entscheidungen ... sind|haben empfehlungen|empfehlungscharakter|empfehlenden",
            "*beschlüsse|*entscheidungen ... gelten als empfehlungen|empfehlung|vorschläge|vorschlag|anregungen",
            "*beschlüsse|*beschluss|entscheidungen|voten|stellungnahmen ... sind|haben|gelten ... unverbindlich"
            "|empfehlungscharakter",
            "*beschlüsse|entscheidungen gelten|gilt als empfehlung|empfehlungen",
            "beschlüsse|entscheidungen binden ... nicht",
            "verbindliche|bindende beschlüsse|entscheidungen ... kann|können|darf ... nicht fassen|treffen",
            "ist beratend tätig",
            "ist ein beratendes|empfehlendes gremium|organ",
            "hat|haben ... beratende aufgaben",
            "hat|haben ... empfehlende|beratende wirkung|charakter",
            "keine entscheidungsbefugnis*|beschlusskompetenz|entscheidungskompetenz",
        ),
        _not_binding,
    ),
    Finder(
        "decision_nature/binds",
        (
            "fasst|fassen|trifft|treffen bindende|verbindliche beschlüsse|entscheidungen",
            "beschlüsse|entscheidungen ... sind ... bindend|verbindlich",
            "entscheidet|entscheiden|beschließt verbindlich|bindend",
        ),
        _binding,
    ),
    Finder(
        "decision_mode/consensus",
        (
            f"konsens*|konsensual*|einvernehmlich ... {_TAKEN}",
            f"{_TAKEN} ... konsens*|einvernehmlich",
            "im konsens|konsensprinzip",
            "konsensprinzip|konsensverfahren",
            "ziel ist ... konsens",
            "verständigen|verständigt|einigt|einigen sich ... einvernehmlich|gemeinsame",
            "arbeitet|arbeiten|entscheidet|entscheiden konsensorientiert",
            f"{_TAKEN} ... einmütig",
            "einvernehmliche|einvernehmlichen|einvernehmlicher *beschlüsse|*beschlussfassung|*entscheidungen"
            "|*entscheidung|*empfehlungen",
        ),
        _consensus,
    ),
    Finder(
        "decision_mode/vote",
        (
            "beschlüsse|entscheidungen|empfehlungen werden durch abstimmung gefasst|getroffen",
            "über alle|die beschlüsse|empfehlungen|anträge|vorschläge wird abgestimmt",
            "entscheidet|entscheiden|beschließt durch abstimmung",
            "kein|keine konsens|einigung|einvernehmen zustande|erzielt|möglich , ... abgestimmt",
        ),
        _vote,
    ),
    Finder("decision_mode/no-vote", ("förmliche abstimmungen|abstimmung finden|findet nicht statt",), _no_vote),
    Finder(
        "decision_mode/agreed",
        (
            "beschlüsse|entscheidungen|empfehlungen|beschlussfassung|entscheidet|entscheiden|beschließt|beschließen"
            "|trifft|treffen|fasst|fassen ... im|in ... einvernehmen",
            "im|in ... einvernehmen ... gefasst|getroffen|entschieden|beschlossen|herbeigeführt",
            "strebt|streben|sucht|suchen ... einvernehmen",
            "einvernehmen ... angestrebt|anzustreben|anstreben",
        ),
        _agreed,
    ),
    Finder(
        "written_procedure/allowed",
        (
            "*umlaufverfahren|umlaufbeschluss|umlaufbeschlüsse|umlaufweg|umlaufbeschlussverfahren",
            "im ... schriftlichen ... verfahren ... beschl*|gefasst|entschieden|abgestimmt",
            "beschl*|abstimmung ... im|auf schriftlichem|schriftlichen|elektronischen|elektronischem ..."
            " verfahren|weg|wege",
            "im umlauf ... beschl*|gefasst",
            "beschlussfassung|beschlüsse|abstimmung ohne sitzung",
            "im wege des umlaufs|umlaufverfahrens",
            "beschl* ... schriftlichem|elektronischem wege ... herbeigeführt|gefasst|erfolgen",
            "im elektronischen|schriftlichen verfahren beschließen|abstimmen|entscheiden",
            "schriftlich abgestimmt|entschieden|beschlossen werden",
            "schriftliche|schriftlichen abstimmung|abstimmungen|beschlussfassung ist|sind ... zulässig|möglich"
            "|unzulässig",
            "durch rundschreiben ... zustimmung|entscheidung|beschluss",
            f"{_MAIL} ... {_DECIDED}",
            f"beschlussfassung|beschlussfassungen|abstimmung|abstimmungen ... {_MAIL} ... erfolgen|erfolgt|möglich"
            "|zulässig|gestattet|stattfinden|durchgeführt",
        ),
        _written,
    ),
    Finder(
        "written_procedure/laid-open",
        ("im wege der offenlegung", "durch offenlegung", "offenlegung ... beschl*|beschlossen"),
        _laid_open,
    ),
    Finder(
        "remote_meeting/allowed",
        (
            "ohne persönliche|physische anwesenheit",
            "*sitzung|*sitzungen|teilnahme|tagt|treffen ... videokonferenz|hybrid*|digital|online"
            "|telefonkonferenz|videokonferenzen|virtuell",
            "videokonferenz|hybride|digitale|virtuelle|online ... *sitzung|*sitzungen ... zulässig|möglich"
            "|durchgeführt|stattfinden",
            "online-sitzung*|hybridsitzung*|videositzung*",
            "*sitzung|*sitzungen ... in digitaler|virtueller|hybrider form",
            "teilnahme|zuschaltung|teilnehmen ... mittels|durch|per *bild-übertragung|bild-ton-übertragung"
            "|videokonferenztechnik",
            "mittels|durch|per *bild-übertragung|bild-ton-übertragung|videokonferenztechnik ... teilnehmen|teilnahme",
            "digitale|virtuelle|hybride teilnahme",
            "zugeschaltete mitglieder|*mitglieder gelten|sind",
            "zuschaltung von|der mitgliedern|mitglieder",
            "durchführung als|einer videokonferenz|telefonkonferenz|hybridsitzung ... entscheidet",
            "telefonkonferenzen|videokonferenzen ersetzen",
            f"per|mittels|über|via|durch {_LINE} ... {_PRESENT}",
            f"{_PRESENT} ... per|mittels|über|via|durch {_LINE}",
            f"digital|online|virtuell|telefonisch {_PRESENT}",
        ),
        _remote,
    ),
)
