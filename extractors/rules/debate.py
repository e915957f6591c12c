"""What happens in a meeting: speaking, inquiries, recordings, who may take part, who has to stay away."""

import re

from extractors.rules.besides import what_for
from extractors.rules.finder import UNREAD, Finder, Hit, Reading, Readings, Span
from extractors.rules.law import law
from extractors.rules.offices import alternatives, office, subject
from extractors.text.numbers import NUMBER, number, period, sharing

_MINUTES = re.compile(rf"\b(?P<number>{NUMBER}) Minuten?\b", re.IGNORECASE)
_FOR_OTHERS = re.compile(
    r"Zusatzfrage|[Pp]ersönliche\w{0,2} (?:Erklärung|Bemerkung)|Fragestunde|Haushalt"
    r"|(?:Einwohner|Bürger)versammlung|verlänger|überschr"
)


def _speaking_time(hit: Hit) -> Readings:
    """Reads "Die Redezeit beträgt höchstens fünf Minuten"; not that for other occasions than a speech."""
    match = _MINUTES.search(hit.text)
    if match is None:
        return UNREAD if re.search(r"Redezeit (?:beträgt|ist)\b", hit.text) else None
    if _FOR_OTHERS.search(hit.text[: hit.end]):
        return None
    if _RANGE.search(hit.text, 0, match.start()):
        return UNREAD
    if shared := sharing(hit.text, match.start()):
        return _two_times(hit.text, shared.span(), match)
    found = [Reading({"period": f"PT{number(match['number'])}M"}, (match.span(),))]
    for other in _MINUTES.finditer(hit.text, match.end()):
        case = what_for(hit.text, match.end(), other.start())
        if case and not _FOR_OTHERS.search(hit.text[slice(*case)]):
            found.append(Reading({"period": f"PT{number(other['number'])}M"}, (other.span(),), case))
    return tuple(found)


_RANGE = re.compile(rf"\b{NUMBER} bis $", re.IGNORECASE)
_BEFORE_ITS_NUMBER = re.compile(
    r"\b(?:für|bei|zur|zum) [^,;.]{3,80}?(?= (?:(?:ist|wird|beträgt) )?(?:auf |höchstens |maximal |bis zu )?$)"
)


def _two_times(text: str, first: Span, second: re.Match[str]) -> Readings:
    """Reads "für Mitglieder fünf, für Gäste drei Minuten": a speaking time for each of two cases."""
    lead = _BEFORE_ITS_NUMBER.search(text, 0, first[0])
    case = re.search(r"(?:, | und | sowie )(?P<case>[^,;.]{3,100}?)(?= (?:auf |von |höchstens |maximal |bis zu )?$)",
                     text[first[1] : second.start()])  # fmt: skip
    rest = case is None or case["case"] == "im Übrigen"
    place = None if rest or case is None else (first[1] + case.start("case"), first[1] + case.end("case"))
    return (
        Reading({"period": f"PT{number(text[slice(*first)])}M"}, (first,), lead.span() if lead else None),
        Reading({"period": f"PT{number(second['number'])}M"}, (second.span(),), place),
    )


def _speaking_order(hit: Hit) -> Readings:
    """In what order members speak: as they asked for it, or by factions."""
    by_faction = re.search(r"Reihenfolge der Fraktionen|Fraktionsstärke|Stärke der Fraktionen", hit.text)
    asked = re.search(r"Reihenfolge der (?:\w{0,12}[mM]eldungen|Meldung)|Redeliste|Rednerliste", hit.text)
    found = by_faction or asked
    if found is None or re.search(r"\bbestimmt (?:de[rs]|die|das) [^,;.]{3,60} die Reihenfolge", hit.text):
        return None
    return Reading({"order": "by_faction" if by_faction else "as_requested"}, (found.span(),))


_TIMES = re.compile(
    rf"\b(?:höchstens|(?:nicht )?(?:mehr|öfter|häufiger) als|nur|maximal) (?P<number>{NUMBER})mal\b", re.IGNORECASE
)


def _speeches(hit: Hit) -> Readings:
    """Reads "soll nicht mehr als zweimal sprechen"."""
    match = _TIMES.search(hit.text)
    amount = number(match["number"]) if match else None
    return Reading({"times": amount}, (match.span(),)) if match and amount else None


def _inquiry(hit: Hit) -> Readings:
    """Who may ask the administration questions, and by when they are answered."""
    value, ground = dict[str, object](), list[tuple[int, int]]()
    answered = re.search(r"\b(?:beantwortet|zu beantworten|Beantwortung|beantworten)\b", hit.text)
    clause = hit.text.rfind(";", 0, answered.start()) + 1 if answered else 0
    length = period(hit.text, clause) if answered else None
    is_how_long = length is not None and re.fullmatch(r"PT\d{1,3}M", length[0])  # that inquiries may take
    if length and not is_how_long and not re.match(r" vor\b", hit.text[length[2] :]):
        value["answered_within"] = length[0]
        ground.append(length[1:])
    by = subject(hit.text)
    if by and re.match(r" (?:kann|können|ist berechtigt|sind berechtigt|hat das Recht)\b", hit.text[by.end :]):
        value["by"] = by.name
        ground.append((by.start, by.end))
    return Reading(value, tuple(ground)) if value else None


_ABSTAINS = re.compile(
    r"ausgeschlossen|nicht mitwirken|nicht mitberaten|verlassen|anzuzeigen|mitzuteilen"
    r"|enthalten|weder beratend"
)


def _bias(hit: Hit) -> Readings:
    """Who is biased has to say so and to leave: the law that says when, where it is named."""
    if not _ABSTAINS.search(hit.text) or re.search(r"beschlussfähig|Beschlussfähigkeit", hit.text):
        return None
    reference = law(hit.text)
    value: dict[str, object] = {"excluded": True} | ({"law": reference.group()} if reference else {})
    return Reading(value, (reference.span() if reference else (hit.start, hit.end),))


def _takes_part(hit: Hit) -> Readings:
    """Reads "Die Landrätin nimmt mit beratender Stimme teil": who takes part without being a member."""
    who = subject(hit.text)
    if who is None or re.search(r"Gäste|Gast|Sachverständige|Mitglieder\b|Geschäftsstelle|Vertret", who.name):
        return None
    verb = re.match(r"(?:, die [^,;.]{3,80},)? (?:nimmt|nehmen|kann|können|ist|sind|hat|haben)\b", hit.text[who.end :])
    if verb is None or re.search(r"\bkeine? ", hit.text[who.end : hit.end]):
        return None
    right = "speak" if re.search(r"Rederecht|das Wort", hit.text) else "advisory"
    names = [one.name for one in alternatives(hit.text, who.start, "nominative")]
    return Reading({"who": names[0] if len(names) == 1 else names, "right": right}, ((who.start, who.end),))


_OF_MEETINGS = re.compile(r"[Tt]on|[Bb]ild|[Ff]ilm|[Vv]ideo|[Ff]oto|[Mm]itschn|[Aa]ufzeichn|Sitzung")


def _recording(hit: Hit) -> Readings:
    """Whether sound and pictures of meetings may be taken, and who decides."""
    if re.search(r"gelöscht|aufbewahrt|zu löschen|Protokollführung", hit.text) or not _OF_MEETINGS.search(hit.text):
        return None
    allowed = not re.search(r"\b(?:unzulässig|nicht (?:zulässig|gestattet|erlaubt)|untersagt|verboten)\b", hit.text)
    value: dict[str, object] = {"allowed": allowed}
    decides = re.search(
        r"\b(?:Zustimmung|Genehmigung|Mehrheitsbeschluss(?:es)?|Beschluss(?:es)?|Einwilligung)(?="
        r" (?:de[rs]|alle[rs]?) )",
        hit.text,
    )
    by = office(hit.text, decides.end(), "genitive") if decides else None
    if by:
        value["decided_by"] = by.name
    return Reading(value, ((hit.start, hit.end),))


_BIASED = "befangen|befangenheit|ausschließungsgrund|mitwirkungsverbot|ausgeschlossen"
_TAPES = "filmen|fotografieren|mitschneiden|*aufzeichnungen|*aufnahmen"

FINDERS = (
    Finder(
        "speaking_time/limit",
        (
            "redezeit ... beträgt|ist|wird|soll|darf",
            "redezeit ... minuten",
            "nicht länger als ... minuten sprechen|reden",
            "rede|reden ... höchstens|nicht ... minuten",
        ),
        _speaking_time,
    ),
    Finder(
        "speaking_time/speeches",
        ("höchstens|nur|mehr|öfter|häufiger|maximal ... *mal ... sprechen|wort|reden",),
        _speeches,
    ),
    Finder(
        "speaking_order/order",
        (
            "wort ... reihenfolge ... erteilt|fraktionen",
            "reihenfolge der wortmeldungen|meldungen",
            "reihenfolge ... das wort",
        ),
        _speaking_order,
    ),
    Finder(
        "inquiry/right",
        (
            "kann|können|berechtigt|recht ... anfragen ... richten|stellen|einreichen",
            "anfragen ... beantwortet|beantworten|beantwortung",
        ),
        _inquiry,
    ),
    Finder(
        "bias/duty",
        (
            f"mitglied|*mitglied|*mitglieder|wer ... {_BIASED} ... verlassen|mitwirken|anzuzeigen|mitzuteilen"
            f"|mitteilen",
            f"{_BIASED} ... verlassen|mitwirken|anzuzeigen|mitzuteilen|mitteilen",
            "weder beratend noch entscheidend mitwirken",
            "widerstreit* der|von interessen ... mitwirken|verlassen|mitzuteilen|anzuzeigen",
        ),
        _bias,
    ),
    Finder(
        "participation/advisory",
        (
            "nimmt|nehmen ... mit beratender stimme ... teil",
            "nimmt|nehmen ... beratend ... teil",
            "hat|haben ... rederecht",
            "nimmt|nehmen an ... sitzungen|beratungen ... ohne stimmrecht teil",
        ),
        _takes_part,
    ),
    Finder(
        "recording/allowed",
        (f"{_TAPES} ... zulässig|unzulässig|gestattet|bedürfen|untersagt|erlaubt|zustimmung|zustimmen",),
        _recording,
    ),
)
