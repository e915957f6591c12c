"""Rules that are seen but not read: wordings that state how a body decides or meets, without a value that is known.

They only count in rules of procedure, where no finder of the type saw anything in the sentence: what a finder saw and
answered None to is no such rule. Silence then means that the rules say nothing.
"""

import re

from extractors.rules.finder import UNREAD, Finder, Hit, Readings
from extractors.rules.offices import subject

_NO_RULE = re.compile(
    r"\bob\b|festgestellt|festzustellen|Feststellung|Fraktion|Niederschrift|Protokoll|Verhinderung|[Ss]tellvertret"
    r"|\bbekannt|\bgilt entsprechend|finden? .{0,60} (?:entsprechende )?Anwendung"
)
"""Sentences about something else in the same words: who notes it, what is written down, whom it also holds for."""


def _stated(hit: Hit) -> Readings:
    return None if _NO_RULE.search(hit.text) else UNREAD


def _called(hit: Hit) -> Readings:
    """That some can demand a meeting; what they demand of one that is on is another matter."""
    other = (
        r"unterbr|geschlossen|beendet|vertagt|verlänger|fortgesetzt|öffentlich|Tagesordnung|geheim|namentlich|nächste"
    )
    return None if re.search(other, hit.text) else _stated(hit)


def _secret(hit: Hit) -> Readings:
    """That something is kept secret; who is released from it, or breaks it, is another matter."""
    return (
        None
        if re.search(r"entb[iu]nd|Verst[oö]ß|[vV]erletz|Ausnahme|\b(?:unberührt|fort|weiterhin)\b", hit.text)
        else _stated(hit)
    )


def _chair_stated(hit: Hit) -> Readings:
    """The sentence has to be about the chair; "Der Vorsitz bestimmt …" is about something else."""
    about = subject(hit.text)
    return _stated(hit) if about and about.name == "Vorsitz" and about.end <= hit.end else None


_CHOSEN = "bestimmt|benannt|bestellt|ernannt|berufen|übertragen|festgelegt|vergeben|besetzt"
_RESULTS = "*beschlüsse|*beschluss|empfehlungen|entscheidungen"
_MEETS = "tagt|tagen|trifft|treffen|tritt|treten|kommt|kommen"
_AT_TIMES = (
    "regelmäßig|turnusmäßig|periodisch|anlassbezogen|mehrmals|mehrfach|häufig|sitzungsplan|terminplan|sitzungskalender"
)

FINDERS = (
    Finder(
        "quorum/stated",
        (
            "beschlussfähig ... wenn|sofern|ab|bei|mit|sobald",
            "quorum|mindestanwesenheit ... beträgt|liegt|gilt|erreicht|erforderlich|von",
        ),
        _stated,
    ),
    Finder(
        "majority/stated",
        (
            "antrag|beschluss|empfehlung|vorschlag ... angenommen|zustande|gefasst ... wenn|sofern ... *stimm*",
            f"{_RESULTS} ... ohne|keine ... gegenstimme|gegenstimmen|widerspruch",
            f"{_RESULTS} ... *stimmen ... erforderlich|notwendig|nötig",
        ),
        _stated,
    ),
    Finder(
        "ballot/stated",
        (
            "abgestimmt|abstimmung|abstimmungen|wahl|wahlen ... erfolgt|erfolgen|wird|werden ... elektronisch|verdeckt"
            "|stimmzettel|stimmzetteln|stimmkarten|schriftlich",
            "abgestimmt wird ... elektronisch|verdeckt|stimmzettel|stimmzetteln|schriftlich",
            "wird|werden ... elektronisch|verdeckt|stimmzettel|stimmzetteln ... abgestimmt|gewählt",
        ),
        _stated,
    ),
    Finder("tie/stated", ("gleich viele|vielen ... stimmen",), _stated),
    Finder(
        "meeting_frequency/stated",
        (
            f"{_MEETS} ... {_AT_TIMES}",
            f"*sitzungen|*treffen ... finden|werden ... {_AT_TIMES}",
            f"{_MEETS} ... in regelmäßigen abständen",
            "*sitzungsrhythmus|sitzungsturnus|sitzungshäufigkeit|tagungsrhythmus",
        ),
        _stated,
    ),
    Finder(
        "invitation_period/stated",
        (
            "einladung|einladungen|einzuladen|eingeladen|einberufung|einberufen ... rechtzeitig|fristgerecht|frühzeitig"
            "|fristgemäß",
            "rechtzeitig|fristgerecht|frühzeitig|fristgemäß ... eingeladen|einzuladen|einberufen|einzuberufen",
            "einladungsfrist|ladungsfrist|einberufungsfrist ... ist|wird|beträgt|richtet",
        ),
        _stated,
    ),
    Finder(
        "extra_meeting/stated",
        (
            "auf antrag|verlangen|wunsch ... viertels|drittels|fünftels|hälfte|viertel|drittel|fünftel ... sitzung",
            "viertel|drittel|fünftel|hälfte ... verlangt|beantragt|verlangen|beantragen ... sitzung",
        ),
        _called,
    ),
    Finder(
        "agenda_request/stated",
        ("anträge|antrag ... rechtzeitig|fristgerecht ... einzureichen|eingereicht|vorliegen|eingehen|vorzulegen",),
        _stated,
    ),
    Finder(
        "confidentiality/stated",
        ("verschwiegenheit|stillschweigen|schweigepflicht|verschwiegenheitspflicht|geheimhaltungspflicht",),
        _secret,
    ),
    Finder(
        "chair/stated",
        (
            f"vorsitz|vorsitzende* ... wird|werden|ist ... {_CHOSEN}",
            "vorsitz ... reihum|abwechselnd|rotierend|geteilt|richtet",
        ),
        _chair_stated,
    ),
)
