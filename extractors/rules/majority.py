"""Majorities: how many have to agree, and to what."""

import re
from dataclasses import replace

from extractors.rules.finder import BLANK, Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject
from extractors.rules.quorum import ABLE

_TWO_THIRDS = re.compile(
    r"\b(?:[Zz]wei[- ]?[Dd]rittel|2/3|[Zz]weidrittel|[Dd]reiviertel|3/4|[Dd]rei Viertel|[Vv]ier ?[Ff]ünftel)"
)
_SIMPLE = re.compile(
    r"\b(?:einfache[nr]?|relative[nr]?) (?:Stimmen)?[mM]ehrheit|\bStimmenmehrheit|\bMehrheit\b|Mehrheitsbeschl"
    r"|mehrheitlich"
)
_ABSOLUTE = re.compile(
    r"\b(?:absolute[nr]?|qualifizierte[nr]?) (?:Stimmen)?[mM]ehrheit|Mehrheit (?:aller|ihrer|seiner|der"
    r" gesetzlichen|der satzungsgemäßen) (?:\w{3,20} ){0,3}\w{0,20}[mM]itglieder|Mehrheit der"
    r" (?:stimmberechtigten )?\w{0,12}[mM]itglieder (?!.{0,20}anwesend)"
)
_UNANIMOUS = re.compile(
    r"\b(?:einstimmig\w{0,3}|Einstimmigkeit)\b|(?:wenn|sofern|soweit) alle (?:anwesenden )?(?:stimmberechtigten"
    r" )?\w{0,20}[mM]itglieder.{0,60}(?:zustimm|einverstanden)"
    r"|Zustimmung (?:aller|sämtlicher) (?:\w{3,25}n )?(?:\w{0,20}[mM]itglieder|Anwesenden|Stimmberechtigten"
    r"|Beteiligten)"
)
_VOTES_CAST = re.compile(
    r"abgegebenen? (?:gültigen )?Stimmen|Mehrheit der Abstimmenden|Ja[-\" “”']|lautenden"
    r" Stimmen|gültigen Stimmen"
)
_PRESENT_MEMBERS = re.compile(r"[Aa]nwesend")
_MATTERS = (
    ("Änderung der Geschäftsordnung", r"[Ää]nderung\w{0,2} (?:und Ergänzung\w{0,2} )?(?:dieser|der|an der)"
                                      r" Geschäftsordnung|Geschäftsordnung .{0,30}(?:geändert|ändern)"),
    ("Abweichung von der Geschäftsordnung", r"(?:Abweichung|Aufhebung|Außerkraftsetz|abgewichen|abweichen"
                                            r"|ausgesetzt).{0,80}(?:Geschäftsordnung|Bestimmungen)"
                                            r"|(?:Geschäftsordnung|Bestimmungen).{0,80}(?:abweichen|abgewichen"
                                            r"|aufgehoben|ausgesetzt)"),
    ("Tagesordnung", r"nicht (?:auf|in) der Tagesordnung"
                     r"|Tagesordnung .{0,120}(?:erweiter|ergänz|änder|abzusetz|absetz|abgesetzt|aufgenommen|aufnehm)"
                     r"|(?:[Ee]rweiterung|Änderung) der Tagesordnung|Aufnahme .{0,60}Tagesordnung"),
    ("Dringlichkeit", r"[Dd]ringlichkeit"),
    ("Abberufung", r"Abberufung|Abwahl|abberufen|abgewählt"),
    ("Ausschluss der Öffentlichkeit", r"Ausschluss der Öffentlichkeit|Öffentlichkeit .{0,40}(?:ausgeschlossen"
                                      r"|auszuschließen|ausschließen)"),
    ("Ausschluss eines Mitglieds", r"Ausschluss (?:eines|von) Mitglied"),
    ("Anhörung", r"Anhörung|zu hören"),
    ("Aufnahmen", r"Film|Ton(?:band)?auf(?:nahm|zeichn)"),
    ("Wahlen", r"\bWahl(?:en)?\b|\bgewählt ist\b"
               r"|\bwähl(?:t|en)\b.{1,200}[mM]ehrheit (?:der \w{3,20} )?(?:eine|den|die)"),
    ("Zusammensetzung", r"Zusammensetzung"
                        r"|Aufnahme (?:neuer|weiterer) (?:Mitglieder|[A-ZÄÖÜ]\w{3,20})\b|neue[nr]? Mitglied"),
    ("Auflösung", r"Auflösung"),
    ("Ehrenbürgerrecht", r"Ehrenbürger|Ehrenbezeichnung"),
)  # fmt: skip


_BINDING_WORDS = re.compile(
    r"\b(?:müssen|muss|sollen|soll|fasst|trifft|Empfehlungen|nur|bedarf|bedürfen|erforder\w{1,5}|Beschlüsse|Entscheidungen|wenn|sofern|soweit|kann"
    r"|können)\b|Einstimmigkeit|Zustimmung|\bwerden (?:\w{2,20} ){0,3}einstimmig"
)
_PRESENCE = re.compile(r"Anwesenheit|Mehrheit .{0,60}anwesend (?:ist|sind)\b")
_AND_DECIDES = re.compile(r"\bund (?:beschließt|entscheidet|fasst|trifft)\b")


def _of_decisions(clause: str) -> str | None:
    """The part of a clause that says how decisions are made: what it says of the quorum is cut off."""
    if not ABLE.search(clause) and not _PRESENCE.search(clause):
        return clause
    able = re.search(r"\b[Bb]ei (?:\w{3,20}er )?Beschlussfähigkeit\b", clause)
    decides = _AND_DECIDES.search(clause)
    return clause[able.end() :] if able else clause[decides.start() :] if decides else None


_ASKED_BY = re.compile(r"\b[aA]uf (?:\w{3,20} )?(?:Antrag|Verlangen|Wunsch) (?:von |mindestens |der ){0,2}$")
_ASK = re.compile(r"[^,;.]{0,80}\b(?:verlang|beantrag|forder|wünsch)\w{1,4}\b(?! und (?:beschließ|zustimm))")
"""Behind a share of the members who ask for something: they decide nothing."""


_APART = re.compile(
    r"; |(?:,| und| sowie) (?:(?:ansonsten|andernfalls|im Übrigen|sonst) (?=mit\b|durch\b|in\b|die\b)"
    r"|(?=(?P<matter>(?:(?:bei|für|über) )?(?:(?:die|der|den|das|eine[rnms]?) )?[A-ZÄÖÜ][^,;.]{3,90}?)"
    r" (?:(?:nur|jedoch|aber|dagegen|ist|sind|wird|werden|kann|können) ){0,4}"
    r"(?:mit|durch|eine[rs]?|einstimmig|bedarf|bedürfen|erfordern|erfordert)\b))"
)
"""Where another majority may begin: "…, Änderungen dieser Ordnung mit Zweidrittelmehrheit"."""
_KIND = re.compile("|".join(pattern.pattern for pattern in (_TWO_THIRDS, _SIMPLE, _ABSOLUTE, _UNANIMOUS)))
_ASIDE = re.compile(
    r", (?:wobei [^;]{0,120}\banwesend\b[^;]{0,60}"
    r"|(?:soweit|sofern|wenn|falls) (?=[^,;]{0,160}\b(?:nicht|keine?|andere?)\b)[^,;]{3,200}"
    r"\b(?:vorschreib|vorgeschrieben|vorgesehen|vorsieh|vorseh|bestimm|verlang|geregelt|regel)\w{0,3}\b)"
)
"""What is said besides of who has to be there, and of majorities that others ask for."""


def _majorities(hit: Hit) -> Readings:
    """The majorities of the parts of a sentence that name one each; a sentence with one is read as a whole."""
    if _ASIDE.search(hit.text):
        hit = replace(hit, text=_ASIDE.sub(lambda aside: BLANK * len(aside[0]), hit.text))
    parts = _parts(hit.text)
    if len(parts) < 2:
        return _majority(hit)
    found = list[Reading]()
    for at, part, matter in parts:
        text = part[:1].upper() + part[1:]
        reading = _majority(Hit(hit.sentence, text, 0, len(text)))
        if reading is None:
            continue
        value, named = dict(reading.value), office(text, 0, "nominative") if matter else None
        if named and "for" not in value and not _EVERY_MATTER.match(named.name):
            value["for"] = _BEFORE_MATTER.sub("", text[named.start : named.end]).removeprefix("die ")
        found.append(Reading(value, tuple((at + start, at + end) for start, end in reading.ground)))
    return tuple(found)


def _parts(text: str) -> list[tuple[int, str, bool]]:
    """The parts of a text with a majority each, where they begin, and whether each begins with its matter."""
    cuts = [cut for cut in _APART.finditer(text) if _KIND.search(text, cut.end())]
    begins = [(0, False), *((cut.end(), bool(cut["matter"])) for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(text)]
    parts = [(at, text[at:end], matter) for (at, matter), end in zip(begins, ends, strict=True)]
    return [part for part in parts if _KIND.search(part[1])]


def _majority(hit: Hit) -> Reading | None:
    text = _of_decisions(hit.clause)
    if text is None or re.search(r"Mehrheit .{0,120}(?:verlang|beantrag|wünsch)", text):
        return None
    if re.search(
        r"nicht(?:.{0,20})(?:Mehrheit|[Ee]instimmig)|Mehrheit nicht|nicht (?:erforderlich|notwendig|nötig)"
        r"|\bob\b.{0,60}Mehrheit"
        r"|erreicht .{0,40}Mehrheit|[Mm]ehrheitsverhältnis|Wahlgang|Stimmen hat",
        text,
    ):
        return None
    fraction = _TWO_THIRDS.search(text)
    if fraction and (_ASKED_BY.search(text[: fraction.start()]) or _ASK.match(text, fraction.end())):
        fraction = None
    unanimous = _UNANIMOUS.search(text)
    absolute = _ABSOLUTE.search(text + " ")
    simple = _SIMPLE.search(text)
    of = "votes_cast" if _VOTES_CAST.search(text) else "present" if _PRESENT_MEMBERS.search(text) else None
    if fraction and re.search(r"[Mm]ehrheit|Stimmen|[Zz]u(?:zu)?stimm|Mitglieder", text):
        place = fraction
        kind = (
            "3/4" if re.match(r"[Dd]rei|3/4", fraction.group()) else "4/5" if "ier" in fraction.group()[:4] else "2/3"
        )
        of = of or ("members" if _ALL_OF_THEM.search(text, fraction.end()) else None)
    elif unanimous and _BINDING_WORDS.search(hit.clause):
        place, kind = unanimous, "unanimous"
        of = of or ("members" if re.search(r"Zustimmung .{0,40}[mM]itglieder", unanimous.group()) else None)
    elif absolute and of is None and "einfache" not in text:
        place, kind, of = absolute, "absolute", "members"
    elif simple:
        place, kind = simple, "simple"
        if simple.group() == "mehrheitlich" and _PRESENT_MEMBERS.search(text, simple.end()):
            of = None  # who is there is another part's matter
    else:
        return None
    value = {"kind": kind} | ({"of": of} if of else {})
    matter = _matter(hit)
    if matter:
        value["for"] = matter
    offset = hit.text.find(text)
    return Reading(value, ((offset + place.start(), offset + place.end()),))


_ALL_OF_THEM = re.compile(
    r"[Mm]itglieder|gesetzlichen Zahl|[aA]bgeordneten|[vV]erordneten|[a-z]vertreter|[a-z]räte|[a-z]räten"
)
_NEEDS = re.compile(
    r"(?: [^.;,]{0,90})? (?:bedarf|bedürfen|erforder(?:t|n))\b"
    r"| endet,? wenn\b| erfolgt\b[^;]{0,120} mit (?:einer|der|zwei|einfacher)\b"
    r"| (?:kann|können) (?:\w{2,20} ){0,2}nur [^.;,]{1,120}(?:beschlossen|geändert|aufgehoben|vorgenommen) werden"
)
_EVERY_MATTER = re.compile(
    r"(?:ein(?:en?)? )?(?:\w{0,20}[bB]eschl(?:[uü]ss|uß)|Entscheidung|Empfehlung|Abstimmung|Wahl(?:en)?\b)"
)
"""What is decided every time: no matter of its own."""
_FOR_A_MATTER = re.compile(r"(?:\(\d{1,2}\) )?Für (?=(?:die|den|das|eine?n?) )")
_IS_NEEDED = re.compile(
    r" (?:ist|sind|bedarf es|wird)\b[^.;]{1,160}(?:erforderlich|notwendig|nötig|benötigt)\b| bedarf es\b"
)
_BEFORE_MATTER = re.compile(r"^(?:(?:Die|Der|Das|Eine?|Jede[rs]?|Alle) )")


def _elected(hit: Hit) -> Readings:
    """Reads "Gewählt ist, wer mehr als die Hälfte der gültigen Stimmen erhält", "… wer die meisten Stimmen erhält"."""
    if re.search(r"Wahlgang|Stichwahl|Los\b|nicht gewählt", hit.text[: hit.end]):
        return None
    half = re.search(r"mehr als die Hälfte|die Mehrheit|absolute Mehrheit", hit.text[hit.start :])
    value = {"kind": "absolute" if half else "simple", "for": "Wahlen"}
    if half:
        behind = hit.text[hit.start + half.end() :]
        there, whole = _PRESENT_MEMBERS.search(behind), _WHOLE_BODY.match(behind)
        value["of"] = "present" if there else "members" if whole else "votes_cast"
    return Reading(value, ((hit.start, hit.end),))


_WHOLE_BODY = re.compile(
    r" (?:de[rs]|aller|seiner|ihrer) (?:[a-zäöü]{4,20} ){0,2}(?:Stimmen (?:de[rs]|aller) (?:[a-zäöü]{4,20} ){0,2})?"
    r"(?:\w{0,20}[mM]itglieder|Abgeordneten|\w{2,20}[rR]äte|Vertreter|Stimmberechtigten|\w{0,12}[vV]erordneten)\b"
)
_SECOND_ROUND = re.compile(
    r"\b(?:[Ii]m|[Bb]ei einem|[Ii]n einem) (?:zweiten|weiteren|erneuten) Wahlgang\b|\b[Ii]n der Stichwahl\b"
)


def _second_round(hit: Hit) -> Readings:
    """Reads "Im zweiten Wahlgang genügt die einfache Mehrheit": of elections, and only of that round."""
    round_ = _SECOND_ROUND.search(hit.text)
    return Reading({"kind": "simple", "for": "Wahlen"}, ((hit.start, hit.end),), round_.span()) if round_ else None


def _more_yes(hit: Hit) -> Readings:
    """Reads "angenommen, wenn mehr Ja- als Nein-Stimmen abgegeben werden"."""
    return Reading({"kind": "simple", "of": "votes_cast"}, ((hit.start, hit.end),))


_ONE_DECISION = re.compile(
    r"(?:\(\d{1,2}\) )?(?:Der|Die|Ein) (?P<what>(?:Beschluss|Beschlüsse|Entscheidung) (?:zu|nach|gemäß|im Sinne)"
    r" [^.;]{3,60}?)(?= (?:bedarf|bedürfen|erfordert|erfordern)\b)"
)
"""A decision that the rules have spoken of: "Der Beschluss nach Absatz 2 bedarf …"."""


def _matter(hit: Hit) -> str | None:
    """What needs the majority, where not every decision does: in the sentence's own words if it begins with them."""
    one = _ONE_DECISION.match(hit.text)
    if one:
        return one["what"]
    first = subject(hit.text)
    if first and _NEEDS.match(hit.text[first.end :]) and not _EVERY_MATTER.match(first.name):
        return _BEFORE_MATTER.sub("", hit.text[first.start : first.end])
    lead = _FOR_A_MATTER.match(hit.text)
    matter = office(hit.text, lead.end(), "accusative") if lead else None
    if matter and _IS_NEEDED.match(hit.text, matter.end) and not _EVERY_MATTER.match(matter.name):
        return _BEFORE_MATTER.sub("", hit.text[matter.start : matter.end]).removeprefix("die ")
    return next((name for name, pattern in _MATTERS if re.search(pattern, hit.text)), None)


_SUFFICES = "entscheidet|entscheiden|genügt|reicht|ausreichend|maßgebend|maßgeblich|ausschlaggebend"

FINDERS = (
    Finder(
        "majority/needed",
        (
            "mit|in|der|einer|durch ... *mehrheit",
            "durch mehrheitsbeschluss",
            "*mehrheit|*mehrheitsbeschl* ... beschl*|erforderlich|bedarf|bedürfen|gefasst|entscheide*|notwendig|nötig",
            "wenn|sofern ... *mehrheit ... zustimmt|zustimmen|erhält|erhalten|findet|finden",
            "bedarf|bedürfen|erfordern|erfordert ... *mehrheit|mehrheitsbeschlusses|zwei|zweidrittelmehrheit",
            f"{_SUFFICES} ... *mehrheit",
            f"*mehrheit ... {_SUFFICES}",
            "zustimmung aller|sämtlicher ... *mitglieder|anwesenden|stimmberechtigten|beteiligten",
            "mehrheitlich zustimmt|zustimmen",
            "zwei drittel|dritteln ... stimmen|mitglieder|anwesenden|zustimmung",
            "drei viertel|vierteln ... stimmen|mitglieder|anwesenden|zustimmung",
            "einstimmig|einstimmige|einstimmigen|einstimmigkeit ... beschl*|gefasst|entscheid*|erforderlich"
            "|zustimm*|getroffen|verabschiedet",
            "beschl*|entscheid*|gefasst|zustimm*|getroffen ... einstimmig|einstimmigkeit",
            "wenn alle anwesenden ... zustimmen",
            "entscheidet|beschließt|entscheiden ... mehrheitlich",
            "mehrheitlich ... gefasst|entschieden|beschlossen|getroffen",
            "fasst|fassen|trifft|treffen|verabschiedet ... einstimmig",
        ),
        _majorities,
    ),
    Finder(
        "majority/elected",
        (
            "gewählt ist ... wer ... stimmen|mehrheit ... erhält|erreicht|vereinigt|hat",
            "gewählt ist ... person|bewerber*|kandidat*|diejenige|derjenige ... stimmen|mehrheit ... erhält|erreicht"
            "|vereinigt|hat|gestimmt",
            "ist gewählt ... wer|die|der ... stimmen|mehrheit ... erhält|erreicht|vereinigt|hat",
        ),
        _elected,
    ),
    Finder(
        "majority/second-round",
        (
            "wahlgang|stichwahl ... genügt|reicht|entscheidet ... einfache|relative mehrheit|stimmenmehrheit",
            "wahlgang|stichwahl ist ... gewählt ... meisten|höchste stimmen|stimmenzahl",
        ),
        _second_round,
    ),
    Finder(
        "majority/more-yes",
        (
            "mehr ja- als neinstimmen|nein-stimmen ... abgegeben|auf|erhält|entfallen",
            "mehr ja-stimmen als nein-stimmen",
        ),
        _more_yes,
    ),
)
