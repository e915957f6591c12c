"""What was done at a meeting that a sentence names: held, adopted, presented, moved, referred, or planned."""

import re

from extractors.text.dates import FoundDate
from extractors.text.passage import Passage
from schemas.evidence import Found
from schemas.record import MentionKind

_MOVED = re.compile(r"\b(?:beantragten?|Antrag (?:der|des|von)|Änderungsantr[aä]g\w{0,4}|Antrag gestellt)")
_STEPS: tuple[tuple[MentionKind, re.Pattern[str]], ...] = (
    (
        "adopted",
        re.compile(
            r"\b(?:[Vv]erabschied|[Bb]eschlossen|[Bb]eschloss\b|[Zz]ugestimmt|[Ff]estgelegt|[Gg]enehmigt|[Aa]ngenommen"
            r"|[Gg]efolgt\b|\w{0,20}[Bb]eschlu(?:ss|ß)(?:es|e)?\b(?! (?:über|zu) )|Zustimmung|Beschlüsse)"
        ),
    ),
    ("referred", re.compile(r"\b(?:verwiesen|[Vv]erweisung|vertagt|zurückgestellt)")),
    ("motion", _MOVED),
    (
        "presented",
        re.compile(
            r"\b(?:vorgestellt(?:en?)?|[Vv]orstellung|vorgelegt|berichtet|[Ii]nformiert"
            r"|zur Kenntnis (?:genommen|gegeben)|präsentiert|erläutert)"
        ),
    ),
)
_REJECTED = re.compile(r"\b(?:abgelehnt|keine Zustimmung|nicht (?:beschlossen|zugestimmt|gefolgt))")
_AHEAD = re.compile(r"\b(?:geplant|vorgesehen|angesetzt|erforderlich|soll(?:en)?|wird|werden)\b")
_BEHIND = re.compile(
    r"\b(?:hat|hatten?|haben|wurden?|war|waren|bereits|Nach [A-ZÄÖÜ])\b|eschlu(?:ss|ß)(?:es)? (?:.{0,60} )?vom\b"
)
_ITS_OWN_WAY = re.compile(
    r"\b(?:beschließt|nimmt|stimmt|empfiehlt|wählt) [^.]{0,60}?\bnach (?:erfolgter )?Vorberatung\b"
)
"""How a paper words the decision that its own Beratungsfolge leads to."""
_PAST = re.compile(r"\b(?:hat|hatte|haben|hatten|wurden?|war|waren|ist|sind)\b")


def step_of(sentence: Passage, date: FoundDate, paper_date: str | None) -> Found[MentionKind] | None:
    """The step: planned where it lies after the paper, or where the undated paper says so, else by the verb."""
    planned: MentionKind = "planned"
    held: MentionKind = "held"
    text = sentence.value
    if paper_date is not None and date.iso > paper_date[: len(date.iso)]:
        return Found(planned, "mention/after-the-paper", (), "derived", ("/paper/date",))
    if paper_date is None and (
        match := _ITS_OWN_WAY.search(text) or (not _BEHIND.search(text) and _AHEAD.search(text))
    ):
        return _said(sentence, match, planned)
    if rejected := _REJECTED.search(text):
        return _said(sentence, rejected, held)
    for kind, pattern in _STEPS:
        if match := pattern.search(text):
            return _said(sentence, match, kind)
    if "itzung" in text:
        at = text.index("itzung")
        return sentence.part(max(0, at - 1), at + 6).read("mention/kind").derive(held, "mention/kind")
    past = _PAST.search(text)
    return _said(sentence, past, held) if past else None


def _said(sentence: Passage, match: re.Match[str], kind: MentionKind) -> Found[MentionKind]:
    return sentence.part(*match.span()).read("mention/kind").derive(kind, "mention/kind")
