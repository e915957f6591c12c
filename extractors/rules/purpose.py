"""What a body is for, and what it stands on."""

import re
from dataclasses import replace

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.offices import office, subject
from extractors.text.bodies import ENDING

_BODY = re.compile(
    rf"\b\w{{0,40}}(?:{ENDING}|[kK]reis(?:es)?|[nN]etzwerk(?:e?s)?|[vV]ersammlung)\b|^(?:\(\d\) )?(?:Er|Sie|Es)\b"
)


def _purpose(hit: Hit) -> Readings:
    """A task; the sentence itself is the value."""
    if not _BODY.search(hit.text[: hit.end]) or re.search(
        r"\b(?:Vorsitzende|Geschäftsstelle|Mitglieder|Abstimmung|Sitzung|Fraktion)\b", hit.text[: hit.end]
    ):
        return None
    meant = subject(hit.text, hit.before)
    if meant and (meant.name in ("Geschäftsstelle", "Vorsitz") or meant.name.startswith("Geschäfte ")):
        return None
    return Reading({}, ((hit.start, hit.end),))


_NAMED_BODY = re.compile(rf"(?:{ENDING}|[kK]reis|[nN]etzwerk|[tT]isch|[pP]arlament|[pP]lenum|[bB]ündnis)(?:\b|$)")


def _body_does(hit: Hit) -> Readings:
    """A task said by its verb ("koordiniert die Maßnahmen"): only of a body that the sentence begins with."""
    by = subject(hit.text, hit.before)
    if by is None or by.end > hit.start + 3 or not _NAMED_BODY.search(by.name):
        return None
    return Reading({}, ((hit.start, hit.end),))


_KINDS = (
    ("funding", r"\b\w{0,20}[fF]örder(?:richtlinie|programm|bescheid|ung|aufruf)\w{0,3}|Zuwendung\w{0,10}"),
    ("programme", r"(?<![\w-])\w{0,40}(?:[kK]onzept|[pP]rogramm|[sS]trategie|[pP]lan|[lL]eitbild"
                  r"|[rR]ahmenplan)(?:e?s|en|e)?\b(?: [A-ZÄÖÜ]\w{2,40})?"),
    ("resolution", r"\b\w{0,30}[bB]eschluss(?:es)?(?: (?:des|der) [A-ZÄÖÜ]\w{2,40}(?: (?:des|der)"
                   r" [A-ZÄÖÜ]\w{2,40}){0,2})?(?: vom \d{1,2}\.(?: ?\d{1,2}\.| [A-Z]\w{2,9}) ?\d{4})?"),
    ("law", r"(?:§§? ?\d{1,3}[^A-ZÄÖÜ]{0,40}(?:de[rs] )?|\b)(?:[A-ZÄÖÜ]\w{3,40}(?:ordnung|gesetz(?:es"
            r"|buch(?:es)?)?|verfassung(?:sgesetzes)?)(?: für [A-ZÄÖÜ][\w-]{2,30}|"
            r" [A-ZÄÖÜ][\w-]{2,30}-[A-ZÄÖÜ]\w{2,20})?|SGB [IVX]{1,5}|GemO|LKrO|NKomVG|GO NRW|KrO NRW)"),
)  # fmt: skip


def _basis(hit: Hit) -> Readings:
    tail = hit.text[hit.end : hit.end + 160]
    link = re.match(r"(?: von)? (?:(?:de[rsm]|das|die|eine[rs]|ihre[rs]|seine[rs]) )?(?:vorliegenden )?", tail)
    tail_start = hit.end + (link.end() if link else 0)
    window = re.split(
        r"[,;(](?! ?\d)|(?<!\d)\.(?! ?\d)|\b(?:hat|haben|soll|arbeitet|wurde|wird|beschl\w{1,60}t)\b",
        hit.text[tail_start : tail_start + 160],
    )[0]
    found = list[Reading]()
    for kind, pattern in _KINDS:
        match = re.search(pattern, window)
        if match and not re.match(r"Geschäftsordnung|Tagesordnung|Satzung", match.group()) and match.start() < 70:
            start = tail_start + match.start()
            phrase = office(hit.text, start, "genitive")
            name = match.group() if kind == "resolution" or phrase is None else _bare(match.group())
            name = re.sub(r"(?<=eschluss)es\b", "", name)
            found.append(Reading({"name": name.strip(), "kind": kind}, ((start, tail_start + match.end()),)))
    return tuple(sorted(found, key=lambda reading: reading.ground[0])) or None


def _basis_is(hit: Hit) -> Readings:
    """Reads "Grundlage der Arbeit ist das Konzept": only where the sentence begins with it."""
    return _basis(hit) if re.fullmatch(r"(?:\(\d{1,2}\) )?(?:Die )?", hit.text[: hit.start]) else None


def _founded(hit: Hit) -> Readings:
    """Reads "nach § 71 SGB VIII gebildet", "gemäß dem Beschluss des Rates … eingerichtet"."""
    link = re.search(r"\b(?:[Nn]ach|[Gg]emäß)(?= (?:dem|de[rs]|§))", hit.text)
    return _basis(replace(hit, start=link.start(), end=link.end())) if link else None


def _bare(name: str) -> str:
    """A concept's name without its genitive: "Handlungskonzeptes" -> "Handlungskonzept"."""
    head, _, rest = name.partition(" ")
    head = re.sub(
        r"(?<=konzept)e?s$|(?<=programm)e?s$|(?<=plan)e?s$|(?<=leitbild)e?s$|(?<=bescheid)e?s$|(?<=gesetz)e?s$",
        "",
        head,
        flags=re.IGNORECASE,
    )
    return f"{head} {rest}" if rest else head


FINDERS = (
    Finder(
        "purpose/task",
        (
            "definiert den rahmen",
            "ist verantwortlich|zuständig für",
            "hat|haben ... die aufgabe|aufgaben|ziel|zur",
            "ziel|aufgabe|aufgaben des|der ... ist|sind",
            "dient ... als|der|dem|dazu|zur",
            "steuert ... die|den|das",
            "unterstützt ... als|bei|den|die",
            "begleitet ... die|den|das",
            "zweck|ziel des|der ... ist|sind",
            "zu den|seinen|ihren aufgaben ... gehört|gehören|zählt|zählen",
        ),
        _purpose,
    ),
    Finder(
        "purpose/does",
        (
            "vertritt|wahrt ... interessen|belange|anliegen",
            "fördert|koordiniert|vernetzt|bündelt|beurteilt|bewertet|steuert|initiiert|stärkt ... die|den|das"
            "|*vorhaben",
            "soll|sollen ... fördern|koordinieren|vernetzen|bündeln|begleiten|unterstützen|beraten",
            "berät ... in|bei ... fragen|angelegenheiten|umsetzung|planung",
            "setzt sich ... für ... ein",
            "erarbeitet|entwickelt ... vorschläge|empfehlungen|strategien|maßnahmen",
            "wirkt ... mit",
            "gibt ... anregungen",
            "hört ... betroffene|sachverständige an",
        ),
        _body_does,
    ),
    Finder(
        "basis/named",
        (
            "auf basis|grundlage",
            "auf der basis|grundlage",
            "aufgrund des|der",
            "auf grund des|der|von|§",
            "beruht|basiert auf",
            "stützt sich auf",
        ),
        _basis,
    ),
    Finder(
        "basis/founded",
        ("gemäß|nach dem|des|der|§ ... gebildet|eingerichtet|eingesetzt", "eingerichtet|gebildet ... gemäß|nach dem|§"),
        _founded,
    ),
    Finder(
        "basis/is",
        (
            "grundlage|grundlagen|basis der|des|für|seiner|ihrer ... *arbeit|tätigkeit|*gruppe|*beirats|*ausschusses"
            "|*kreises|*gremiums ... ist|sind|bildet|bilden",
            "grundlage|rechtsgrundlage ist",
        ),
        _basis_is,
    ),
)
