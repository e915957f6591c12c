"""How binding a sentence makes its rule: must, should, may; in reports described or only proposed."""

import re

from schemas.record import Modality

_SHOULD = re.compile(
    r"\b(?:möglichst|in der Regel|i\. ?d\. ?R\.|regelmäßig|nach Möglichkeit|grundsätzlich|soll|sollen|sollte"
    r"|sollten|angestrebt)\b",
    re.IGNORECASE,
)
_EVERY_TIME = re.compile(
    r"\b(?:bericht|informier|unterricht|tag|treff|triff|tritt|tret)\w{0,4}\b[^,;:]{0,40}?\bregelmäßig\b", re.IGNORECASE
)
"""Reports and meetings that come again and again: how often, not how binding."""
_NO = re.compile(
    r"\b(?:ist|sind) nicht (?:berechtigt|befugt)\b"
    r"|\b(?:kann|können|darf|dürfen) (?:\w{2,20} )?(?:kein|keine[nrms]?|nicht|weder)\b|\bdarf\b.{0,60} nicht\b"
)
_MAY = re.compile(r"\b(?:kann|können|darf|dürfen|berechtigt|befugt)\b", re.IGNORECASE)
_FINAL = re.compile(
    r"(?<=[a-zäöüß]en )(?:kann|können|darf|dürfen),|^(?:\(\d{1,2}\) )?(?:Kann|Können|Darf) [^,;.]{3,120},"
)
"""A clause that a sentence begins with: "Wer nicht teilnehmen kann, hat …", "Kann ein Mitglied nicht teilnehmen, …"."""
_IF_IT_SHALL = re.compile(r"^(?:\(\d{1,2}\) )?(?:Soll|Sollen|Sollte|Sollten) [^.;]{3,200}?,")
"""A condition that begins with its verb: "Soll ein Beschluss geändert werden, bedarf es …"."""
_ONLY = re.compile(r"\b(?:kann|können|darf|dürfen) nur\b|\b(?:darf|dürfen) [^,;.]{0,80}\b(?:nur|höchstens|maximal)\b")
_CONDITION = re.compile(r"\b(?:wenn|soweit|sofern|falls|die|der|das|dass)\b[^,;]{0,200}$")
_PROPOSED = re.compile(
    r"(?<![aA]uf )\b(?:den |der |ein |einen |dem )?[Vv]orschlag\b|\bvorgeschlagen\b"
    r"|\bsoll(?:en)?\b.{0,120}\babgestimmt\b|\bkönnten?\b|\bdenkbar\b|\bangedacht\b"
    r"|\b(?:ge)?plant\b|\bsoll(?:en)? (?:künftig|zukünftig)\b|\bkünftig\b.{0,80}\bsoll|\bbeabsichtigt\b"
    r"|\bbeantragt\b|\bwird angeregt\b|^(?:Künftig|Zukünftig) (?:soll|könnt|würd)"
)
_ON_PROPOSAL = re.compile(r"\b[aA]uf (?:den )?Vorschlag\b")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


_NEXT_PART = re.compile(r", |\b(?:und|jedoch|aber)\b")


_NEXT_CLAUSE = re.compile(r", (?:so ?oft|soweit|sofern|wobei|wenn)\b")
_USUALLY = re.compile(r"in der Regel|i\. ?d\. ?R\.|regelmäßig|grundsätzlich", re.IGNORECASE)


def modality(sentence: str, clause: str, place: tuple[int, int], *, normative: bool) -> Modality:
    """The modality of a rule in rules of procedure or in a report.

    It was read from the characters `place` of `clause`, a part of `sentence`: what another part of it may
    ("… beträgt eine Woche und kann verkürzt werden") says nothing of the rule.
    """
    start, end = place
    if not normative:
        return "proposed" if _PROPOSED.search(_ON_PROPOSAL.sub("", sentence)) else "described"
    stated = _IF_IT_SHALL.sub(_blank, _EVERY_TIME.sub(_blank, clause))
    should = _SHOULD.search(stated)
    elsewhere = should and (
        (should.start() > end and ", " in clause[end : should.start()])
        or (should.start() > end and _USUALLY.match(should.group()) and " und " in clause[end : should.start()])
        or (_USUALLY.match(should.group()) and should.end() <= start and _NEXT_CLAUSE.search(clause, should.end(), end))
    )
    if should and not elsewhere:
        return "should"
    may = None if _ONLY.search(clause) or _NO.search(clause) else _MAY.search(_FINAL.sub(_blank, clause))
    if may and may.start() > end and _NEXT_PART.search(clause, end, may.start()):
        return "must"
    if may and not (
        "," in clause[: may.start()] and _CONDITION.search(clause[clause.rfind(",", 0, may.start()) : may.start()])
    ):
        return "may"
    return "must"
