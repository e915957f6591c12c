"""Numbers, shares and periods as German papers write them: "zwei Drittel", "14 Tage", "eine Woche"."""

import re

_UNITS = (
    ("ein", "eine", "einen", "einem", "einer", "eines", "einmal"), ("zwei", "zweier"), ("drei", "dreier"), ("vier",),
    ("fünf",), ("sechs",), ("sieben",), ("acht",), ("neun",), ("zehn",), ("elf",), ("zwölf",),
)  # fmt: skip
_TEENS = "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig"
_TENS = {"dreißig": 30, "vierzig": 40, "fünfundvierzig": 45, "fünfzig": 50, "sechzig": 60, "neunzig": 90}
_WORDS = (
    {word: value for value, words in enumerate(_UNITS, 1) for word in words}
    | {word: value for value, word in enumerate(_TEENS.split(), 13)}
    | _TENS
)
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
"""Regex source of a number in digits or words."""

PERIOD = re.compile(
    rf"\b(?P<number>{NUMBER})[- ](?:\(\d{{1,3}}\) |\([a-zäöüß]{{1,20}}\) )?(?:volle[nr]? |ganze[nr]? )?(?P<unit>"
    r"(?:Kalender|Werk|Arbeits)?(?:tage?n?s?|wochen?|monate?n?s?|jahre?n?s?|stunden?|minuten?))\b",
    re.IGNORECASE,
)
_PERIOD_ADJECTIVE = re.compile(
    rf"\b(?P<number>{NUMBER})-?(?P<unit>tägig|wöchig|monatig|jährig|stündig)(?:e[nrms]?)?\b", re.IGNORECASE
)


_HALVES = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4}
_HALF_YEARS = re.compile(r"\b(?P<number>ein|zwei|drei|vier)einhalb Jahren?\b", re.IGNORECASE)


def number(text: str) -> int | None:
    """The value of a number in digits or words, None if it is none."""
    text = text.strip().lower()
    if text.isdecimal():
        return int(text)
    return _WORDS.get(text)


def period(text: str, start: int = 0) -> tuple[str, int, int] | None:
    """The first period from `start` on as (ISO 8601 duration, start, end); weeks are given in days."""
    half = _HALF_YEARS.search(text, start)
    if half:
        return f"P{12 * _HALVES[half['number'].lower()] + 6}M", half.start(), half.end()
    found = [match for pattern in (PERIOD, _PERIOD_ADJECTIVE) if (match := pattern.search(text, start))]
    if not found:
        return None
    match = min(found, key=lambda match: match.start())
    shared = sharing(text, match.start(), start)
    value = number(shared[0] if shared else match["number"])
    place = shared.span() if shared else match.span()
    return (duration(value, match["unit"]), *place) if value else None


_SHARING = re.compile(
    rf"\b(?<!§ )(?<!\. )(?<!atz )(?<!ikel )(?<!iffer )(?<!ummer )(?<!unkt )(?<!lage )(?<!chnitt )(?!ein)(?:{NUMBER})"
    r"(?=(?:,| und| sowie) (?:im Übrigen|(?:für|bei|in|im|zu[mr]?|die|der|das|[a-zäöüß]{3,30}e[rn]?) [^,;.:]{2,70}?)"
    r" (?:(?:auf|von|für|binnen|höchstens|maximal|bis zu|mindestens) )?$)",
    re.IGNORECASE,
)


def sharing(text: str, end: int, start: int = 0) -> re.Match[str] | None:
    """The number before `end` that has its unit from the one behind: "für Mitglieder fünf, für Gäste drei Minuten"."""
    part = text[:end]
    if "," not in part and " und " not in part and " sowie " not in part:
        return None
    return _SHARING.search(part, max(start, end - 110))


def share_a_unit(text: str) -> bool:
    """Whether two numbers of a sentence have one unit between them: which is whose, the first period does not say."""
    return any(sharing(text, match.start()) for match in PERIOD.finditer(text))


def duration(value: int, unit: str) -> str:
    """ISO 8601 duration of `value` units; the unit is any form of Tag, Woche, Monat, Jahr, Stunde, Minute."""
    unit = unit.lower()
    if "woche" in unit or "wöch" in unit:
        return f"P{value * 7}D"
    if "monat" in unit:
        return f"P{value}M"
    if "jahr" in unit or "jähr" in unit:
        return f"P{value}Y"
    if "stund" in unit or "stünd" in unit:
        return f"PT{value}H"
    return f"PT{value}M" if "minut" in unit else f"P{value}D"


_FRACTION_NAMES = {"hälfte": 2, "drittel": 3, "dritteln": 3, "drittels": 3, "viertel": 4, "vierteln": 4, "viertels": 4,
                   "fünftel": 5, "fünftels": 5, "sechstel": 6, "sechstels": 6, "zehntel": 10}  # fmt: skip
FRACTION = re.compile(
    rf"\b(?:(?P<more>mehr als |über )?(?:die|der) (?P<half>Hälfte)|(?P<top>{NUMBER}) (?P<part>"
    + "|".join(name for name in _FRACTION_NAMES if name != "hälfte")
    + r")|(?P<digits>\d/\d{1,2}))\b",
    re.IGNORECASE,
)


def share(match: re.Match[str]) -> str:
    """A FRACTION match as "1/2", "2/3" or, for more than half, "majority"."""
    if match["half"]:
        return "majority" if match["more"] else "1/2"
    if match["digits"]:
        return match["digits"]
    return f"{number(match['top'])}/{_FRACTION_NAMES[match['part'].lower()]}"


_ORDINAL = re.compile(
    r"\b(?:am|bis zum) (?P<number>\d{1,2}\.|\w{4,14}ten) Tag(?:e)? vor\b|\bdes"
    r" (?P<genitive>\d{1,2}\.) Tages vor\b"
)
_ORDINALS = {"zweiten": 2, "dritten": 3, "vierten": 4, "fünften": 5, "sechsten": 6, "siebten": 7, "achten": 8,
             "neunten": 9, "zehnten": 10, "elften": 11, "zwölften": 12, "vierzehnten": 14}  # fmt: skip


def before_meeting(text: str) -> tuple[str, int, int] | None:
    """How long before the meeting: a period, or "bis zum 14. Tag vor der Sitzung"."""
    match = _ORDINAL.search(text)
    if match:
        ordinal = match["number"] or match["genitive"]
        days = int(ordinal[:-1]) if ordinal[0].isdigit() else _ORDINALS.get(ordinal)
        return (f"P{days}D", *match.span()) if days else None
    return period(text)
