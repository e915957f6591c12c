"""The minutes: what kind, who writes and approves them, who may see them, how long one may object."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, office, subject
from extractors.text.names import Sentence
from extractors.text.numbers import period

_WORD = r"(?:\w{0,20}[pP]rotokoll\w{0,3}|\w{0,20}[nN]iederschrift(?:en)?)"
_VERBS = (
    "verfasst|verfassen|fertigt|fertigen|erstellt|erstellen|führt|führen|gefertigt|angefertigt|geführt"
    "|anzufertigen|zu fertigen|zusammengefasst|protokolliert|verantwortlich"
)
_VERB = re.compile(rf"\b(?:{_VERBS})\b")
_RESULTS = re.compile(
    r"\b(?:[eE]rgebnis|[bB]eschluss|[kK]urz)(?:protokoll|niederschrift)|[wW]esentliche[nr]? (?:Ergebnisse|Beschlüsse)"
    r"|Ergebnisse der (?:Sitzung|Beratung)"
)
_VERBATIM = re.compile(r"\b(?:Wort|Wortlaut|Verlaufs)(?:protokoll|niederschrift)")
_ABOUT = re.compile(rf"\b{_WORD}\b")


_OBJECTION = re.compile(
    r"[Ee]inwend|[Ee]inwänd|[Ää]nderung|[Ww]iderspr|[Bb]eanstand|[Ee]inspr[uü]ch|[Kk]orrektur|genehmigt"
)


_ALL_RESULTS = re.compile(r"\b(?:Ergebnisse|Beschlüsse|Verhandlungen|Verlauf|Inhalt|Beratungen|Sitzung)\b")


def _kept(hit: Hit) -> Readings:
    """That minutes are kept, of which kind and by whom."""
    text = hit.text
    if re.search(
        rf"\bin (?:der|die|einer|eine) {_WORD} (?:fest|auf|zu vermerken|vermerkt)", text
    ) and not _ALL_RESULTS.search(text):
        return None
    if re.search(
        r"[Tt]on(?:band|aufnahm|aufzeichn)|Genehmigung de|unberührt|Auszug|letzten Sitzung|Protokollführ\w{1,4}"
        r" (?:wird|ist)",
        text,
    ) or re.search(r"\bkann(?:st)? verlangen|können .{0,60}verlangen", text):
        return None
    value: dict[str, object] = {}
    ground = [(hit.start, hit.end)]
    excluded = re.search(r"\b(?:ausgeschlossen|kein|nicht)\b", text[max(0, hit.start - 30) :])
    for kind, pattern in (("results", _RESULTS), ("verbatim", _VERBATIM)):
        match = pattern.search(text)
        if match and not excluded:
            value["kind"] = kind
            ground.append(match.span())
    by = _writer(text, hit.before)
    if by:
        value["by"] = by.name
        ground.append((by.start, by.end))
    return None if excluded and not value else Reading(value, tuple(ground))


_TAKEN_DOWN = re.compile(
    rf" eine? {_WORD} (?:aufzunehmen|aufgenommen|anzufertigen|angefertigt|gefertigt|erstellt"
    rf"|geführt|zu fertigen)\b"
)


def _writer(text: str, before: str) -> Office | None:
    for agent in re.finditer(r"\b(?:durch|vom|von)(?= (?:de[rmn]|die|das|eine[rmn]?)\b| [A-ZÄÖÜ])", text):
        by = office(text, agent.start(), "accusative" if agent.group() == "durch" else "dative")
        if (
            by
            and (
                _VERB.search(text[by.end :])
                or _TAKEN_DOWN.match(text[by.end :])
                or text.startswith("Protokolliert wird")
            )
            and not re.search(r"unterzeich|unterschr|genehmigt", text[by.end :].split(",")[0])
        ):
            if re.search(r" \w{4,20}(?:ten|enen) [A-ZÄÖÜ]", by.name):
                continue
            if re.match(r"[,;]", text[by.end :].strip()[:1]) or re.search(r"verfassten\b", text[by.end : by.end + 12]):
                continue
            return by
    active = re.search(r"\b(?:verfasst|fertigt|erstellt|führt)\b(?!,)", text)
    if active:
        after = office(text, active.end(), "nominative")
        if after and not _ABOUT.search(after.name):
            return after
        first = subject(text, before)
        if first and first.end < active.start() and not _ABOUT.search(first.name):
            return first
    responsible = re.search(r"\bist .{0,10}für .{0,20}" + _WORD + r" (?:verantwortlich|zuständig)", text)
    if responsible:
        return subject(text, before)
    inverted = re.match(rf"(?:\(\d\) )?Für (?:(?:das|die) |die \w{{5,20}} (?:des|der) ){_WORD} (?:ist|sind) ", text)
    return office(text, inverted.end(), "nominative") if inverted else None


def _draft(hit: Hit) -> Readings:
    """Reads "Den Entwurf verfasst die Geschäftsstelle.": of the minutes of the sentence before."""
    if not _ABOUT.search(hit.before + hit.text):
        return None
    by = office(hit.text, hit.end, "nominative")
    return Reading({"by": by.name}, ((by.start, by.end),)) if by else None


def _approved(hit: Hit) -> Readings:
    agent = re.search(r"\b(?:durch|vom|von)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])", hit.text)
    if agent is None or re.search(r"Tonband|Zwecke|letzten Sitzung", hit.text):
        return None
    by = office(hit.text, agent.start(), "accusative" if agent.group() == "durch" else "dative")
    return Reading({"approved_by": by.name}, ((by.start, by.end),)) if by else None


_APPROVES = re.compile(
    r"(?:^|[;,] ?|\) )(?=(?:[Dd]er|[Dd]ie|[Dd]as) [^;,.]{2,60} (?:entscheidet|beschließt) über die Genehmigung\b)"
)


def _decides(hit: Hit) -> Readings:
    """Reads "Der Beirat entscheidet über die Genehmigung" of minutes."""
    who = _APPROVES.search(hit.text) if _ABOUT.search(hit.before + hit.text) else None
    by = office(hit.text, who.end(), "nominative") if who else None
    return Reading({"approved_by": by.name}, ((by.start, by.end),)) if by else None


def _they_approve(hit: Hit) -> Readings:
    """Reads "Sie sind vom Vorsitz zu unterzeichnen und vom Rat zu genehmigen": the minutes of the sentence before."""
    if not _speaks_of_minutes(hit):
        return None
    word = re.search(r"\b(?:zu genehmigen|genehmigt)\b", hit.text)
    for agent in re.finditer(r"\b(?:durch|vom|von)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])", hit.text):
        by = office(hit.text, agent.start(), "accusative" if agent.group() == "durch" else "dative")
        if by and word and by.end <= word.start() <= by.end + 12:
            return Reading({"approved_by": by.name}, ((by.start, by.end),))
    return None


def _released(hit: Hit) -> Readings:
    """Reads "Der Vorsitz gibt sie frei.": the minutes of the sentence before."""
    by = subject(hit.text)
    if by is None or by.end > hit.start or not _ABOUT.search(hit.before + hit.text):
        return None
    return Reading({"approved_by": by.name}, ((by.start, by.end),))


_CONDITION = re.compile(
    r"\b(?:sofern|soweit|wenn|falls|öffentliche[rn]? Teile?|nicht[- ]?öffentliche[nrm]?|Sitzungsteile|Einwohner"
    r"|nicht[- ]?öffentlich (?:beraten|behandelt|verhandelt|getagt)\w{0,2})\b"
)


def _public(hit: Hit) -> Readings:
    """Public or secret, where no condition splits it."""
    if re.search(r"\blieg(?:t|en)\b.{0,60}(?:während|in) .{0,20}Sitzung\b", hit.text):
        return None  # for the members, until they have approved it
    value: dict[str, object] = {}
    kind = _RESULTS.search(hit.text) or _VERBATIM.search(hit.text)
    if kind:
        value["kind"] = "results" if kind.re is _RESULTS else "verbatim"
    if re.search(r"\böffentlich(?:e[nr]?)? (?:Sitzungen?|Verhandlungen?)\b", hit.text) and not re.search(
        r"nicht ?-?öffentlich", hit.text
    ):
        if not re.search(
            r"\b(?:Einsicht(?:nahme)?|veröffentlicht|einsehbar|einsehen|eingesehen|öffentlich zugänglich)\b", hit.text
        ):
            return None
        value["public"] = "public_meetings"
    elif _CONDITION.search(hit.text):
        return None
    else:
        value["public"] = not re.search(r"vertraulich|nicht[- ]?(?:öffentlich|veröffentlicht)", hit.text)
    return Reading(value, ((hit.start, hit.end),))


_MEANT = (
    (
        re.compile(r"(?:\(\d{1,2}\) )?(?:Sie|Diese)\b"),
        re.compile(r"\b(?:\w{0,20}[nN]iederschrift(?:en)?|\w{0,20}[pP]rotokolle)\b"),
    ),
    (re.compile(r"(?:\(\d{1,2}\) )?(?:Es|Dieses)\b"), re.compile(r"\b\w{0,20}[pP]rotokoll\b")),
)
_ARE_WRITTEN = re.compile(rf"\b(?:{_VERBS}|zu erstellen|aufzunehmen|festgehalten)\b")


def _published(hit: Hit) -> Readings:
    """Reads "Sie wird im Internet veröffentlicht": of the minutes that the sentence before has written."""
    if not _speaks_of_minutes(hit):
        return None
    read, released = _public(hit), re.search(r"\bnach (?:Freigabe|Genehmigung) (?=durch )", hit.text)
    by = office(hit.text, released.end(), "accusative") if released else None
    if not isinstance(read, Reading) or by is None:
        return read
    return Reading({**read.value, "approved_by": by.name}, (*read.ground, (by.start, by.end)))


_LONGEST_CHAIN = 3


def _speaks_of_minutes(hit: Hit) -> bool:
    """Whether a sentence begins with a pronoun for the minutes that one before, over pronouns only, has written."""
    return _are_meant(hit.sentence)


def _are_meant(sentence: Sentence) -> bool:
    for pronoun, noun in _MEANT:
        earlier = sentence
        for _ in range(_LONGEST_CHAIN):
            if earlier.before is None or not pronoun.match(earlier.text.value):
                break
            earlier = earlier.before
            if noun.search(earlier.text.value):
                if _ARE_WRITTEN.search(earlier.text.value):
                    return True
                break
    return False


def _sent(hit: Hit) -> Readings:
    """Reads "Sie ist binnen zwei Wochen zuzusenden": the minutes that the sentence before has written."""
    return _delivered(hit) if _speaks_of_minutes(hit) else None


def _objection(hit: Hit) -> Readings:
    before = hit.sentence.before
    if not _ABOUT.search(hit.text + hit.before) and not (before and _are_meant(before)):
        return None
    length = period(hit.text, _clause_start(hit))
    return Reading({"objection_period": length[0]}, (length[1:],)) if length else None


def _clause_start(hit: Hit) -> int:
    """Where the clause with the objection begins, behind the last semicolon before the objection's own word."""
    word = _OBJECTION.search(hit.text)
    return hit.text.rfind(";", 0, word.start()) + 1 if word else 0


def _delivered(hit: Hit) -> Readings:
    first = hit.text.split(";")[0]
    length = period(first)
    if length is None or re.search(r"[Tt]on(?:band|aufz|aufn)|aufzubewahren", hit.text) or _OBJECTION.search(first):
        return None
    if not re.search(r"\b(?:innerhalb|binnen|spätestens|in der Regel)\b", hit.text[: length[1]]):
        return None
    if re.match(r" vor\b", first[length[2] :]):
        return None  # with the invitation to the next meeting
    return Reading({"delivered_within": length[0]}, (length[1:],))


_MINUTES = "*protokoll|*protokolle|*protokolls|*niederschrift|*niederschriften"
_PERIOD = "woche|wochen|tage|tagen|monats"
_WRITTEN = (
    "fertigen|anzufertigen|gefertigt|angefertigt|erstellt|geführt|festgehalten|festzuhalten|aufzunehmen"
    "|verfasst|zusammengefasst|erstellen|führen|anfertigen|protokolliert|verantwortlich|zuständig|abgefasst"
)

FINDERS = (
    Finder(
        "minutes/kept",
        (
            f"{_MINUTES} ... {_WRITTEN}",
            f"fertigt|erstellt|führt|verfasst ... {_MINUTES}",
            f"für das|die {_MINUTES} ... verantwortlich|zuständig",
            f"für die anfertigung|erstellung|führung der|des {_MINUTES} ... verantwortlich|zuständig",
            "protokolliert wird durch|vom|von",
            f"{_MINUTES} führt|fertigt|erstellt|verfasst|muss|hat|soll|enthält",
            f"kann|können ... {_MINUTES} ... beschließen|verlangen|anordnen",
        ),
        _kept,
    ),
    Finder(
        "minutes/draft",
        ("den entwurf|dessen|deren ... verfasst|erstellt|fertigt",),
        _draft,
    ),
    Finder(
        "minutes/approved",
        (
            f"freigabe|genehmigung des|der {_MINUTES} ... durch",
            f"{_MINUTES} ... vom|von|durch ... freigegeben|genehmigt|freizugeben",
        ),
        _approved,
    ),
    Finder(
        "minutes/they-approve",
        ("sie|es|diese ist|sind|wird|werden ... vom|von|durch ... genehmigen|genehmigt",),
        _they_approve,
    ),
    Finder("minutes/decides", ("entscheidet|beschließt über die genehmigung",), _decides),
    Finder("minutes/released", ("gibt ... frei", "genehmigt ... das|die|sie|es|dieses|diese"), _released),
    Finder(
        "minutes/public",
        (
            f"{_MINUTES} ... ist|sind ... öffentlich|nichtöffentlich|vertraulich|nicht-öffentlich|einsehbar",
            f"{_MINUTES} ... veröffentlicht|veröffentlichen",
            f"einsicht|einsichtnahme in ... {_MINUTES}",
            f"{_MINUTES} ... können|kann|dürfen ... einsehen|eingesehen",
            f"{_MINUTES} ... öffentliche ... einsicht*",
        ),
        _public,
    ),
    Finder(
        "minutes/published",
        (
            "sie|es|diese|dieses wird|werden|ist|sind ... veröffentlicht|einsehbar",
            "sie|es|diese|dieses ist|sind nichtöffentlich|öffentlich|vertraulich",
            "sie|es|diese|dieses ist|sind nicht öffentlich",
        ),
        _published,
    ),
    Finder(
        "minutes/objection",
        (
            "*änderungswünsche|einwendungen|einwände|einspruch|änderungen|widerspruch|beanstandungen|einsprüche"
            "|korrekturwünsche ... woche|wochen|tage|tagen|monat|monats|monate",
            "woche|wochen|tage|tagen|monat|monats ... *änderungswünsche|einwendungen|einwände|einspruch"
            "|widerspruch|einsprüche ... erhoben|geltend",
            "woche|wochen|tage|tagen|monat|monats ... kein|keine *änderungswünsche|einwendungen|einwände|einspruch"
            "|widerspruch|einsprüche|beanstandungen|korrekturwünsche",
            "gilt als genehmigt , ... woche|wochen|tage|tagen",
        ),
        _objection,
    ),
    Finder(
        "minutes/delivered",
        (
            f"{_MINUTES} ... zuzuleiten|zugeleitet|übersandt|versandt|zugesandt|zugestellt|zugänglich|übersenden"
            "|kenntnis|versenden|zugeschickt|übermittelt|bereitgestellt|zugeht|zugehen|zuzusenden",
            f"{_MINUTES} ... übersendet|versendet|verschickt ... {_PERIOD}",
            f"{_MINUTES} ... {_PERIOD} ... übersendet|versendet|verschickt",
            f"{_MINUTES} ... geht|gehen ... zu",
            f"{_MINUTES} ... {_PERIOD} ... vorliegen|vorzulegen|liegt|übergeben",
            f"{_MINUTES} ... woche|wochen|tage|tagen|monats ... zuzuleiten|zugeleitet|übersandt|versandt"
            "|zugesandt|kenntnis|übermittelt",
            f"erhalten|erhält ... {_MINUTES}",
        ),
        _delivered,
    ),
    Finder(
        "minutes/sent",
        (
            f"sie|es|diese|dieses ist|sind|wird|werden ... {_PERIOD} ... zuzusenden|zuzuleiten|zugeleitet|zugesandt"
            "|übermitteln|übersenden|zuzustellen|übersandt|versandt|verschickt|zugestellt|übermittelt|vorzulegen",
        ),
        _sent,
    ),
)
