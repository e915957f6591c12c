"""How often: "viermal jährlich", "alle zwei Monate", "alle vier bis sechs Wochen" as the contract counts them."""

import re
from dataclasses import dataclass
from typing import Any

from extractors.text.numbers import NUMBER, number

# "im Jahr 2023" says when something was, not how often.
_PER = (
    (re.compile(r"\b(?:jährlich|im (?:Kalender)?[jJ]ahre?(?! \d{4})|pro (?:Kalender)?[jJ]ahr|je (?:Kalender)?[jJ]ahr"
                r"|jedes Jahr|in jedem (?:Kalender)?[jJ]ahr"
                r"|innerhalb eines (?:Kalender)?[jJ]ahres|des Jahres|p\. ?a\.)(?![\wäöü])", re.I), "year"),
    (re.compile(r"\b(?:halbjährlich|(?:im|pro|je|jedes|in jedem|in jeder) (?:(?:Kalender)?[hH]albjahr|halben? Jahr))"
                r"(?![\wäöü])", re.I), "half_year"),
    (re.compile(r"\b(?:vierteljährlich|quartalsweise|(?:im|pro|je|jedes|in jedem) (?:Quartal|Vierteljahr"
                r"|Kalendervierteljahr))(?![\wäöü])", re.I), "quarter"),
    (re.compile(r"\b(?:monatlich|(?:im|pro|je|jeden|in jedem|eines jeden) (?:Kalender)?[mM]onats?)(?![\wäöü])", re.I),
     "month"),
)  # fmt: skip
_TIMES = re.compile(
    rf"\b(?:(?P<low>{NUMBER})-?(?:mal)? ?(?:bis|-|–|oder|(?:,|und) (?:(?:jedoch|aber) )?"
    r"(?:höchstens|maximal)(?: (?:jedoch|aber))?) ?(?:zu )?)?"
    rf"(?P<high>{NUMBER})(?: ?-?mal\b| ?x\b)"
    r"(?:(?: ?/ ?| ))?",
    re.IGNORECASE,
)
_MEETINGS = re.compile(
    rf"\b(?:(?P<low>{NUMBER}) (?:bis|oder) )?(?!(?<=zu )einer )(?P<high>{NUMBER}) (?:\w{{3,20}}en? )?"
    r"(?:Sitzung|Treffen|Tagung)(?:en)?\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"\balle (?:(?P<low>{NUMBER}) (?:bis|oder) )?(?P<high>{NUMBER}) (?P<unit>Tage|Wochen|Monate|Jahre)\b",
    re.IGNORECASE,
)
_EVERY_OTHER = re.compile(
    r"\b(?:jede[nsr]|in jede[mr]) (?:(?P<two>zweite)|(?P<three>dritte)|(?P<four>vierte))n? (?P<unit>Monat|Woche)s?\b",
    re.IGNORECASE,
)
_ABSTAND = re.compile(
    rf"\b(?:(?:im|in) (?:Abstand|Rhythmus|Turnus) von (?P<high>{NUMBER}) (?P<unit>Tagen|Wochen|Monaten)"
    rf"|(?P<adjective>{NUMBER}|vierzehn|14)-?(?P<suffix>tägig|wöchig|wöchentlich|monatig|monatlich)(?:e[nrms]?)?)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:jede[mnr] (?:(?:erste|zweite|dritte|vierte|letzte)n? )?|am (?:ersten|zweiten|dritten|vierten|letzten) )"
    r"\w{3,10}(?:tag|woche|woch)s? (?:im|des|eines|jede[ns]) ?\w{0,6} ?Monats?\b"
)
_LEAST = re.compile(
    r"\b(?:(?:mindestens|wenigstens|möglichst|zumindest)\b|nicht (?:weniger|seltener)(?: oft)? als\b)[^.;]{0,25}$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:(?:höchstens|maximal|bis zu|längstens)\b|nicht (?:mehr|öfter|häufiger) als\b)[^.;]{0,12}$", re.IGNORECASE
)
_OVER = re.compile(r"(?<!nicht )\b(?:mehr|öfter|häufiger) als\b[^.;]{0,12}$", re.IGNORECASE)
_PER_YEAR_ADVERB = re.compile(
    r"\b(?:jährlich|halbjährlich|vierteljährlich|quartalsweise|monatlich|jeden Monat|jedes Quartal|(?:in )?jedem"
    r" (?:Quartal|Halbjahr|Monat|Jahr))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class HowOften:
    """A frequency's keys (`min`, `max`, `per` or `interval`) and its place."""

    value: dict[str, Any]
    start: int
    end: int


def how_often(text: str) -> HowOften | None:
    """The first frequency in a text, None if there is none."""
    every = _EVERY.search(text)
    if every:
        return _every(every, text)
    apart = _ABSTAND.search(text)
    if apart:
        return _apart(apart, text)
    other = _EVERY_OTHER.search(text)
    if other:
        return _every_other(other, text)
    for pattern in (_TIMES, _MEETINGS):
        for times in pattern.finditer(text):
            unit = _unit(text, times)
            high = number(times["high"])
            if unit is None or high is None:
                continue
            low = number(times["low"]) if times["low"] else high
            least, most = _bounds(text[: times.start()], low, high, ranged=bool(times["low"]))
            start, end = min(times.start(), unit[1]), max(times.end(), unit[2])
            return HowOften({"min": least, "max": most, "per": unit[0]}, start, end)
    weekday = _WEEKDAY.search(text)
    if weekday:
        return HowOften({"min": 1, "max": 1, "per": "month"}, *weekday.span())
    adverb = _PER_YEAR_ADVERB.search(text)
    if adverb:
        per = next(
            per for pattern, per in _PER if pattern.search(adverb.group()) or pattern.search(f"in {adverb.group()}")
        )
        least, most = _bounds(text[: adverb.start()], 1, 1, ranged=False)
        return HowOften({"min": least, "max": most, "per": per}, adverb.start(), adverb.end())
    return None


def _unit(text: str, times: re.Match[str]) -> tuple[str, int, int] | None:
    """The unit nearest to "viermal": after it, or shortly before ("jährlich viermal")."""
    low, high = max(0, times.start() - 50), times.end() + 45
    found = [
        (0 if match.start() >= times.end() else 1, abs(match.start() - times.end()), per, match)
        for pattern, per in _PER
        for match in pattern.finditer(text, low, min(len(text), high))
    ]
    if not found:
        return None
    _, _, per, match = min(found, key=lambda entry: entry[:2])
    return per, match.start(), match.end()


def _bounds(lead: str, low: int | None, high: int, *, ranged: bool) -> tuple[int | None, int | None]:
    if ranged:
        return low, high
    if _LEAST.search(lead):
        return low, None
    if low is not None and _OVER.search(lead):
        return low + 1, None
    return (None, high) if _MOST.search(lead) else (low, high)


def _apart(apart: re.Match[str], text: str) -> HowOften | None:
    """Reads "im Abstand von drei Monaten", "vierzehntägig", "in zweimonatigem Abstand"."""
    count = number(apart["high"] or apart["adjective"])
    unit = (apart["unit"] or apart["suffix"]).lower()
    if count is None:
        return None
    if unit.startswith("monat") and 12 % count == 0:
        least, most = _bounds(text[: apart.start()], 12 // count, 12 // count, ranged=False)
        return HowOften({"min": least, "max": most, "per": "year"}, *apart.span())
    days, weeks = unit.startswith(("tag", "täg")), unit.startswith(("woche", "wöch"))
    length = f"P{count // 7}W" if days and count % 7 == 0 else f"P{count}{'D' if days else 'W' if weeks else 'M'}"
    return HowOften({"min": None, "max": None, "per": None, "interval": [length, length]}, *apart.span())


def _every_other(other: re.Match[str], text: str) -> HowOften:
    """Reads "jeden zweiten Monat", "in jeder vierten Woche"."""
    count = 2 if other["two"] else 3 if other["three"] else 4
    if other["unit"].lower() == "monat":
        least, most = _bounds(text[: other.start()], 12 // count, 12 // count, ranged=False)
        return HowOften({"min": least, "max": most, "per": "year"}, *other.span())
    length = f"P{count}W"
    return HowOften({"min": None, "max": None, "per": None, "interval": [length, length]}, *other.span())


def _every(every: re.Match[str], text: str) -> HowOften | None:
    high, unit = number(every["high"]), every["unit"].lower()
    low = number(every["low"]) if every["low"] else high
    if high is None or low is None:
        return None
    place = every.start(), every.end()
    if unit == "monate" and low == high and 12 % high == 0:
        least, most = _bounds(text[: every.start()], 12 // high, 12 // high, ranged=False)
        return HowOften({"min": least, "max": most, "per": "year"}, *place)
    letter = {"tage": "D", "wochen": "W", "monate": "M", "jahre": "Y"}[unit]
    return HowOften(
        {"min": None, "max": None, "per": None, "interval": [f"P{low}{letter}", f"P{high}{letter}"]}, *place
    )
