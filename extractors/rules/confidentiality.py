"""What has to be kept secret."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject


def _private(hit: Hit) -> Readings:
    """Reads "Die Beratungen sind vertraulich zu behandeln"; the minutes have a rule of their own."""
    passed_on = re.match(r"(?:\(\d{1,2}\) )?(?P<of>[A-ZÄÖÜ][^,;.]{3,100}?) (?:dürfen|darf) nicht\b", hit.text)
    if passed_on:
        return Reading({"of": re.sub(r"^(?:Die|Der|Das) ", "", passed_on["of"])}, (passed_on.span("of"),))
    treats = re.search(r"\bbehandel(?:n|t)\b(?= (?:die|den|das|alle|sämtliche) [^,;.]{3,120} vertraulich\b)", hit.text)
    of = office(hit.text, treats.end(), "accusative") if treats else subject(hit.text)
    if of is None or re.search(r"Protokoll|Niederschrift", of.name):
        return None
    if treats:
        return Reading({"of": of.name}, ((of.start, of.end),))
    if not re.match(r" (?:sind|ist|werden|wird|dürfen|darf)\b", hit.text[of.end :]):
        return None
    return Reading({"of": of.name}, ((of.start, of.end),))


def _secrecy(hit: Hit) -> Readings:
    if re.search(
        r"\b(?:Pflicht|Verpflichtung)\b.{0,40} (?:besteht nicht|nicht besteht)|entbinden|entbunden|Verstoß|[vV]erletz",
        hit.text,
    ):
        return None
    whole = re.match(
        r"(?:\(\d{1,2}\) )?Über (?P<of>[^.;]{4,160}?) (?:ist|sind|haben)(?= .{0,80}(?:Verschw|Stillsch|Vertraul"
        r"|Geheim))",
        hit.text,
    )
    if whole:
        return Reading({"of": re.sub(r"^(?:die|den|das|alle) ", "", whole["of"])}, (whole.span("of"),))
    over = re.search(
        r"\büber (?P<of>[^.;]{4,160}?)(?=, (?:deren|die|welche|soweit|sofern)\b| verpflichtet"
        r"| (?:ist|sind) zu | auch (?:nach|über) | zu wahren|"
        r" Stillschweigen| Verschwiegenheit| Vertraulichkeit|[.;]|$)",
        hit.text,
    )
    if over is None:
        return Reading({}, ((hit.start, hit.end),))
    return Reading({"of": re.sub(r"^(?:die|den|das|alle) ", "", over["of"].strip())}, (over.span("of"),))


FINDERS = (
    Finder(
        "confidentiality/duty",
        (
            "zur|zu|der *verschwiegenheit|geheimhaltung|vertraulichkeit ... verpflichtet|unterliegen",
            "verschwiegenheit|stillschweigen|vertraulichkeit|beratungsgeheimnis ... zu wahren|bewahren",
            "wahren|wahrt|bewahren ... verschwiegenheit|stillschweigen",
            "pflicht zur verschwiegenheit|geheimhaltung ... gilt|besteht",
            "gilt|besteht ... pflicht zur verschwiegenheit|geheimhaltung",
            "verschwiegenheit|vertraulichkeit ... gewährleisten|einzuhalten|gewährleistet",
            "besteht|gilt *verschwiegenheitspflicht|schweigepflicht",
            "verpflichten sich zur|zu *verschwiegenheit|vertraulichkeit",
            "auf die|ihre verschwiegenheit|verschwiegenheitspflicht hinzuweisen|verpflichtet",
            "verpflichtet ... verschwiegenheit|stillschweigen ... wahren|bewahren",
            "unterliegen|unterliegt ... *verschwiegenheit|*verschwiegenheitspflicht|geheimhaltung|schweigepflicht",
        ),
        _secrecy,
    ),
    Finder(
        "confidentiality/matters",
        (
            "sind|ist|werden|wird ... vertraulich zu behandeln",
            "sind|ist|werden|wird ... vertraulich behandelt",
            "behandeln|behandelt ... vertraulich",
            "dürfen|darf nicht weitergegeben|offenbart|veröffentlicht werden",
        ),
        _private,
    ),
)
