"""The minutes: what kind, who writes and who approves them."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import Office, office, subject
from extractors.text.names import Sentence

_WORD = r"(?:\w{0,20}[pP]rotokoll\w{0,3}|\w{0,20}[nN]iederschrift(?:en)?)"
_VERBS = (
    "verfasst|verfassen|fertigt|fertigen|erstellt|erstellen|führt|führen|gefertigt|angefertigt|geführt"
    "|anzufertigen|zu fertigen|zusammengefasst|protokolliert|verantwortlich"
)
_VERB = re.compile(rf"\b(?:{_VERBS})\b")
RESULTS = re.compile(
    r"\b(?:[eE]rgebnis|[bB]eschluss|[kK]urz)(?:protokoll|niederschrift)|[wW]esentliche[nr]? (?:Ergebnisse|Beschlüsse)"
    r"|Ergebnisse der (?:Sitzung|Beratung)"
)
VERBATIM = re.compile(r"\b(?:Wort|Wortlaut|Verlaufs)(?:protokoll|niederschrift)")
ABOUT = re.compile(rf"\b{_WORD}\b")


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
    for kind, pattern in (("results", RESULTS), ("verbatim", VERBATIM)):
        match = pattern.search(text)
        if match and not excluded:
            value["kind"] = kind
            ground.append(match.span())
    by = _writer(text, hit.before)
    if by:
        value["by"] = by.name
        ground.append((by.start, by.end))
    return None if excluded and not value else Reading(value, tuple(ground))


_MINUTES_BEHIND = re.compile(rf" {_WORD}$")
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
            if behind := _MINUTES_BEHIND.search(by.name):  # "vom Schriftführer Niederschriften anzufertigen"
                return Office(by.name[: behind.start()], by.start, by.end - len(behind.group()))
            if re.match(r"[,;]", text[by.end :].strip()[:1]) or re.search(r"verfassten\b", text[by.end : by.end + 12]):
                continue
            return by
    active = re.search(r"\b(?:verfasst|fertigt|erstellt|führt)\b(?!,)", text)
    if active:
        after = office(text, active.end(), "nominative")
        if after and not ABOUT.search(after.name):
            return after
        first = subject(text, before)
        if first and first.end < active.start() and not ABOUT.search(first.name):
            return first
    duty = re.search(r"\bhat\b(?= .{1,120} (?:zu (?:verfassen|fertigen|erstellen|führen)|anzufertigen)\b)", text)
    if duty and (who := subject(text, before)) and who.end < duty.start() + 2 and not ABOUT.search(who.name):
        return who
    responsible = re.search(r"\bist .{0,10}für .{0,20}" + _WORD + r" (?:verantwortlich|zuständig)", text)
    if responsible:
        return subject(text, before)
    inverted = re.match(rf"(?:\(\d\) )?Für (?:(?:das|die) |die \w{{5,20}} (?:des|der) ){_WORD} (?:ist|sind) ", text)
    return office(text, inverted.end(), "nominative") if inverted else None


def _draft(hit: Hit) -> Readings:
    """Reads "Den Entwurf verfasst die Geschäftsstelle.": of the minutes of the sentence before."""
    if not ABOUT.search(hit.before + hit.text):
        return None
    by = office(hit.text, hit.end, "nominative")
    return Reading({"by": by.name}, ((by.start, by.end),)) if by else None


def _approved(hit: Hit) -> Readings:
    """Who approves them: of those named, the one right before the verb."""
    agents = list(re.finditer(r"\b(?:durch|vom|von)(?= (?:de[rmn]|die|das)\b| [A-ZÄÖÜ])", hit.text))
    verb = re.search(r"\b(?:zu genehmigen|genehmigt|freigegeben|freizugeben)\b", hit.text)
    near = [agent for agent in agents if verb and agent.end() < verb.start()]
    agent = near[-1] if near else next(iter(agents), None)
    if agent is None or re.search(r"Tonband|Zwecke|letzten Sitzung", hit.text):
        return None
    by = office(hit.text, agent.start(), "accusative" if agent.group() == "durch" else "dative")
    return Reading({"approved_by": by.name}, ((by.start, by.end),)) if by else None


_APPROVES = re.compile(
    r"(?:^|[;,] ?|\) )(?=(?:[Dd]er|[Dd]ie|[Dd]as) [^;,.]{2,60} (?:entscheidet|beschließt) über die Genehmigung\b)"
)


def _decides(hit: Hit) -> Readings:
    """Reads "Der Beirat entscheidet über die Genehmigung" of minutes."""
    who = _APPROVES.search(hit.text) if ABOUT.search(hit.before + hit.text) else None
    by = office(hit.text, who.end(), "nominative") if who else None
    return Reading({"approved_by": by.name}, ((by.start, by.end),)) if by else None


def _they_approve(hit: Hit) -> Readings:
    """Reads "Sie sind vom Vorsitz zu unterzeichnen und vom Rat zu genehmigen": the minutes of the sentence before."""
    if not minutes_are_meant(hit.sentence):
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
    if by is None or by.end > hit.start or not ABOUT.search(hit.before + hit.text):
        return None
    return Reading({"approved_by": by.name}, ((by.start, by.end),))


_MEANT = (
    (
        re.compile(r"(?:\(\d{1,2}\) )?(?:Sie|Diese)\b"),
        re.compile(r"\b(?:\w{0,20}[nN]iederschrift(?:en)?|\w{0,20}[pP]rotokolle)\b"),
    ),
    (re.compile(r"(?:\(\d{1,2}\) )?(?:Es|Dieses)\b"), re.compile(r"\b\w{0,20}[pP]rotokoll\b")),
)
_ARE_WRITTEN = re.compile(rf"\b(?:{_VERBS}|zu erstellen|aufzunehmen|festgehalten)\b")


_LONGEST_CHAIN = 3


def minutes_are_meant(sentence: Sentence) -> bool:
    """Whether it begins with a pronoun for the minutes that one before, over pronouns only, has written."""
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


MINUTES = "*protokoll|*protokolle|*protokolls|*niederschrift|*niederschriften"
_WRITTEN = (
    "fertigen|anzufertigen|gefertigt|angefertigt|erstellt|geführt|festgehalten|festzuhalten|aufzunehmen"
    "|verfasst|verfassen|zusammengefasst|erstellen|führen|anfertigen|protokolliert|verantwortlich|zuständig|abgefasst"
)

FINDERS = (
    Finder(
        "minutes/kept",
        (
            f"{MINUTES} ... {_WRITTEN}",
            f"fertigt|erstellt|führt|verfasst ... {MINUTES}",
            f"für das|die {MINUTES} ... verantwortlich|zuständig",
            f"für die anfertigung|erstellung|führung der|des {MINUTES} ... verantwortlich|zuständig",
            "protokolliert wird durch|vom|von",
            f"{MINUTES} führt|fertigt|erstellt|verfasst|muss|hat|soll|enthält",
            f"kann|können ... {MINUTES} ... beschließen|verlangen|anordnen",
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
            f"freigabe|genehmigung des|der {MINUTES} ... durch",
            f"{MINUTES} ... vom|von|durch ... freigegeben|genehmigt|genehmigen|freizugeben",
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
)
