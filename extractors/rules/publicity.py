"""Whether meetings are public."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject

_CLOSED = re.compile(
    r"\b(?:(?:nicht[- ]?|weder )öffentliche?[nrms]?|unter Ausschluss der Öffentlichkeit)\b", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:presse)?öffentliche?[nr]?\b", re.IGNORECASE)
_EXCEPTION = re.compile(
    r"\b(?:soweit|sofern|es sei denn|wenn|falls|Ausnahme|ausgenommen|mit Ausnahme|abgesehen|sonst|im Einzelfall)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(r"\b(?:soweit|sofern|wenn|es sei denn,?)(?: dass)?(?: nicht)? (?=(?:der|die|das) )")
_SHUT_OUT_ELSE = re.compile(r"; [^;]{0,120}\bÖffentlichkeit\b[^;]{0,120}(?:ausgeschlossen|auszuschließen)")
"""A further part of the sentence that says when the public is shut out."""


def _publicity(hit: Hit) -> Readings:
    """Whether meetings are public; conditions make exceptions, "in der Regel" alone does not."""
    if re.search(r"\bkann\b.{0,80}\bnicht-?öffentlich beraten\b", hit.text) and "öffentlich" in hit.before:
        return None
    in_session = re.search(r"\bin (?:nicht[- ]?)?öffentlichen? Sitzung(?:en)?\b", hit.text)
    if in_session and not _ALL_OF_IT.match(hit.text):
        return None
    if _ABOUT_MEETINGS.search(hit.text):
        return None
    tail = hit.text[hit.start :]
    words = [found for found in (_CLOSED.search(tail), _OPEN.search(tail)) if found]
    if not words:
        return None
    word = min(words, key=lambda found: found.start())
    both = _CLOSED.search(tail) and _OPEN.search(_CLOSED.sub("", tail))
    said = _EXCEPTION.split(tail[: word.end() + 40], maxsplit=1)[0]
    if both and re.search(r"\b(?:einen|Teil|oder|und)\b", said):
        return None
    public = not _CLOSED.match(word.group())
    exception = _EXCEPTION.search(tail, word.end())
    if not public and exception and _said_public(hit):
        return Reading({"public": True, "exceptions": True}, ((hit.start, hit.end),))
    if not public and exception and re.search(r"\bnur (?:dann |in Ausnahmefällen )?$", tail[: word.start()]):
        public = True  # "nur dann nicht öffentlich, wenn …"
    elif public and exception and re.search(r"\bnur (?:dann |in Ausnahmefällen )?$", tail[: word.start()]):
        public = False  # "nur öffentlich, wenn …"
    value: dict[str, object] = {"public": public}
    ground = [(hit.start + word.start(), hit.start + word.end())]
    if exception:
        value["exceptions"] = True
        ground.append((hit.start + exception.start(), hit.start + exception.end()))
        decides = _DECIDES.search(tail)
        if decides and re.search(r"\b(?:beschließ|entscheide|zulass|zulässt|bestimm)", tail[decides.end() :]):
            by = office(tail, decides.end(), "nominative")
            if by:
                value["decided_by"] = by.name
    elif public and (shut := _SHUT_OUT_ELSE.search(hit.text)):
        value["exceptions"] = True
        ground.append(shut.span())
    prepared = _PREPARES.search(hit.text)
    return Reading(value, tuple(ground), prepared.span() if prepared else None)


_PREPARES = re.compile(
    r"\b(?:die der (?:Vorberatung|Vorbereitung)[^,;]{0,60} dienen"
    r"|[vV]orberatende[nr]? (?:Sitzungen|Beratungen|Angelegenheiten)|[vV]orberatend tätig (?:sind|ist|werden)"
    r"|(?:Zur|zur|Die|die|bei der|Bei der) Vorberatung|Vorberatungen)\b"
)
"""Meetings that only prepare what another body decides: a case of its own."""


_SAID_PUBLIC = re.compile(r"\b(?:ist|sind|tagt|tagen|finden)\b[^.;]{0,80} öffentlich\b")


def _said_public(hit: Hit) -> bool:
    """Whether the sentence before says that meetings are public: one about closed ones then names the exceptions."""
    return bool(_SAID_PUBLIC.search(hit.before)) and not _CLOSED.search(hit.before)


def _prepared(hit: Hit) -> Readings:
    """Reads "Die Vorberatung in den Ausschüssen erfolgt in nichtöffentlicher Sitzung"."""
    case = _PREPARES.search(hit.text)
    word = _CLOSED.search(hit.text) or _OPEN.search(hit.text)
    if case is None or word is None or _EXCEPTION.search(hit.text, word.end()):
        return None
    return Reading({"public": not _CLOSED.match(word.group())}, (word.span(),), case.span())


_ALL_OF_IT = re.compile(
    r"(?:\(\d{1,2}\) )?(?:Der|Die|Das|Er|Sie|Es|Alle)\b[^,;.]{0,60}? (?:tag|berät|berat|verhandel"
    r"|beschließ)\w{0,3}\b(?! über)"
    r"(?: und (?:berät|beschließt|entscheidet|verhandelt))?(?: grundsätzlich| stets| in der Regel)? in"
    r" \S{0,6}öffentlichen?"
    r" Sitzung(?:en)?(?=[.,;]|$)"
)
"""A body that does all of its work in such meetings; "in nichtöffentlicher Sitzung über …" says it of a matter."""
_ABOUT_MEETINGS = re.compile(
    r"\b(?:bekannt (?:zu )?(?:ge|zu)|eingesehen|ob die|Niederschrift|Protokoll|öffentlichen (?:Leben|Einrichtung|Wohl)"
    r"(?! )(?:s|en)?\b (?:der|tagt))"
)


def _split_meeting(hit: Hit) -> Readings:
    """Reads "Die Sitzungen bestehen aus einem öffentlichen und einem nichtöffentlichen Teil"."""
    return Reading({"public": True, "exceptions": True}, ((hit.start, hit.end),))


def _accessible(hit: Hit) -> Readings:
    return Reading({"public": True}, ((hit.start, hit.end),))


def _audience(hit: Hit) -> Readings:
    """Reads "Die Öffentlichkeit ist ausgeschlossen", of all meetings: no case and no condition is named."""
    verb = re.match(
        r"(?:\(\d{1,2}\) )?(?:Zu den \w{0,20}[sS]itzungen (?:ist|wird) die|Die) Öffentlichkeit(?: ist| wird)?"
        r"(?: grundsätzlich| nicht){0,2} (?P<how>ausgeschlossen|zugelassen)(?=[.;]|$)",
        hit.text,
    )
    if verb is None or _EXCEPTION.search(hit.text) or re.search(r"nicht[- ]?öffentlich|Fäll|Beratung", hit.before):
        return None
    public = (verb["how"] == "zugelassen") != (" nicht " in verb.group())
    return Reading({"public": public}, ((hit.start, hit.end),))


def _excluded(hit: Hit) -> Readings:
    """Reads "Für einzelne Punkte kann die Öffentlichkeit ausgeschlossen werden": what is open else has exceptions."""
    if (
        not _spoken_of(hit, r"\böffentlich")
        or _EXCLUDES.search(hit.text) is None
        or re.search(
            r"\b(?:Über|Antrag auf)"
            r" .{0,40}Ausschluss|nicht ausgeschlossen",
            hit.text,
        )
    ):
        return None
    value: dict[str, object] = {"public": True, "exceptions": True}
    return Reading(value, ((hit.start, hit.end),))


def _spoken_of(hit: Hit, words: str) -> bool:
    """Whether a sentence before this one has the words."""
    earlier = hit.sentence.before
    while earlier is not None and not re.search(words, earlier.text.value):
        earlier = earlier.before
    return earlier is not None


def _decided(hit: Hit) -> Readings:
    """Reads "Über den Ausschluss der Öffentlichkeit entscheidet der Beirat": who decides on the exceptions."""
    verb = re.search(r"\b(?:entscheidet|beschließt|befindet)(?= (?:de[rm]|die|das)\b)", hit.text)
    by = office(hit.text, verb.end(), "nominative") if verb else None
    if by is None or not _spoken_of(hit, r"\böffentlich"):
        return None
    return Reading({"public": True, "exceptions": True, "decided_by": by.name}, ((by.start, by.end),))


def _that_is_decided(hit: Hit) -> Readings:
    """Reads "Darüber entscheidet die Vorsitzende" behind a sentence that leaves open whether meetings are public."""
    by = office(hit.text, hit.end - 3, "nominative")
    if by is None or not _LEFT_OPEN.search(hit.before) or not _OF_MEETINGS.search(hit.before):
        return None
    return Reading({"decided_by": by.name}, ((by.start, by.end),))


_LEFT_OPEN = re.compile(
    r"\b(?:können|kann)\b.{0,80} (?:nicht)?öffentlich\b(?! (?:aus|bekannt))|\böffentlich, (?:soweit|sofern|wenn)"
    r"|Öffentlichkeit kann\b"
)


_OF_MEETINGS = re.compile(
    r"^(?![^;]{0,300}(?:Protokoll|Niederschrift|Unterlage)).{0,300}(?:[sS]itzung|Öffentlichkeit|[Tt]reffen|[bB]eratung"
    r"|\btag(?:t|en)\b)"
)
"""What is left open is about meetings, and not about their papers."""


def _admitted(hit: Hit) -> Readings:
    """Reads "Der Beirat kann die Öffentlichkeit zulassen" of meetings that are closed else."""
    if not _CLOSED.search(hit.before) or _CLOSED.search(hit.text):
        return None
    if re.search(r",|\bnicht\b", _ASIDE.sub("", hit.text[hit.start : hit.end])) or _BUT_NOT.match(hit.text, hit.end):
        return None
    value: dict[str, object] = {"public": False, "exceptions": True}
    ground = [(hit.start, hit.end)]
    by = subject(hit.text)
    inverted = re.search(r"\bkann(?= (?:de[rm]|die|das) (?!Öffentlichkeit))", hit.text)
    by = by or (office(hit.text, inverted.end(), "nominative") if inverted else None)
    if by and not by.name.startswith("Öffentlichkeit"):
        value["decided_by"] = by.name
        ground.append((by.start, by.end))
    return Reading(value, tuple(ground))


_ASIDE = re.compile(r", (?:wenn|sofern|soweit|falls)\b[^,;.]{1,160},")
_BUT_NOT = re.compile(r"[^,;.]{0,80}\bnicht\b")


_EXCLUDES = re.compile(
    r"\b(?:kann|können|ist|wird|werden|muss)\b.{0,160}\bÖffentlichkeit\b.{0,80}(?:ausgeschlossen|auszuschließen|ausschließen)"
    r"|\b(?:Ausnahmsweise|einzelne|Einzelne|wenn|sofern|soweit)\b.{0,120}[nN]icht-?öffentlich (?:beraten"
    r"|verhandelt|behandelt)"
    r"|[nN]icht-?öffentlich (?:beraten|verhandelt|behandelt) werden, (?:wenn|sofern|soweit)"
    r"|Öffentlichkeit (?:ist|wird|kann) .{0,40}(?:ausgeschlossen|auszuschließen)(?:,| bei| für| in| werden| soweit"
    r"| wenn| sofern)"
)


def _closed_matters(hit: Hit) -> Readings:
    """Reads "In nichtöffentlicher Sitzung werden behandelt": the exceptions to public meetings, said on their own."""
    return Reading({"public": True, "exceptions": True}, ((hit.start, hit.end),)) if hit.before else None


FINDERS = (
    Finder(
        "meeting_publicity/meetings",
        (
            "*sitzung|*sitzungen|*treffen|*beratungen ... sind|ist|finden|findet|waren|sollen|können|werden ..."
            " *öffentlich",
            "öffentlich|nichtöffentlich sind|ist|finden ... *sitzung|*sitzungen",
            "kann|können|soll|sollen ... *öffentlich ... tagen|beraten|durchgeführt",
            "vorgeschlagen|beschließen ... *öffentlich zu tagen|beraten",
            "*sitzung|*sitzungen ... unter ausschluss der öffentlichkeit",
            "tagt|tagen|berät|beraten|verhandelt ... *öffentlich",
            "tagt|tagen|berät|beraten|verhandelt|verhandeln ... in *öffentlicher|*öffentlichen sitzung|sitzungen",
        ),
        _publicity,
    ),
    Finder(
        "meeting_publicity/prepared",
        ("vorberatung|vorberatungen ... erfolgt|erfolgen|findet|finden|geschieht ... *öffentlich|*öffentlicher",),
        _prepared,
    ),
    Finder(
        "meeting_publicity/parts",
        ("*sitzung|*sitzungen ... aus|in|einen ... öffentlichen und ... *nichtöffentlichen|nicht-öffentlichen teil",),
        _split_meeting,
    ),
    Finder(
        "meeting_publicity/accessible",
        ("*sitzung|*sitzungen ... für alle|jedermann|jeden ... zugänglich|offen",),
        _accessible,
    ),
    Finder("meeting_publicity/audience", ("die öffentlichkeit ... ausgeschlossen|zugelassen",), _audience),
    Finder(
        "meeting_publicity/excluded",
        (
            "öffentlichkeit ... ausgeschlossen|ausschließen|auszuschließen",
            "kann|können ... öffentlichkeit ausschließen",
            "kann|können|wird|werden ... nichtöffentlich|nicht-öffentlich beraten|verhandelt|behandelt",
        ),
        _excluded,
    ),
    Finder(
        "meeting_publicity/decided",
        ("über den|einen ausschluss der öffentlichkeit entscheidet|beschließt|befindet der|die|das",),
        _decided,
    ),
    Finder(
        "meeting_publicity/that-is-decided",
        ("dies|darüber|hierüber entscheidet|beschließt|bestimmt der|die|das",),
        _that_is_decided,
    ),
    Finder(
        "meeting_publicity/admitted",
        (
            "kann|können ... die öffentlichkeit zulassen|herstellen",
            "kann die öffentlichkeit ... zugelassen|hergestellt",
        ),
        _admitted,
    ),
    Finder(
        "meeting_publicity/closed-matters",
        (
            "in nichtöffentlicher|nicht-öffentlicher sitzung ... behandelt|verhandelt|beraten :",
            "in nichtöffentlicher|nicht-öffentlicher sitzung werden ... folgende*",
        ),
        _closed_matters,
    ),
)
