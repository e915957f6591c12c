"""German words for the typed values of facts, from words.toml."""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from db.ids import fold

_PERIOD = re.compile(r"P(?:(\d{1,5})([DWMY])|T(\d{1,5})([HMS]))")
_UNITS = {"D": ("Tag", "Tage"), "W": ("Woche", "Wochen"), "M": ("Monat", "Monate"), "Y": ("Jahr", "Jahre")}
_CLOCK = {"H": ("Stunde", "Stunden"), "M": ("Minute", "Minuten"), "S": ("Sekunde", "Sekunden")}
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
_YEARLY = {"year": 1, "half_year": 2, "quarter": 4, "month": 12}
_PER = {"year": "im Jahr", "half_year": "im Halbjahr", "quarter": "im Quartal", "month": "im Monat"}
_DAYS = {"D": 1.0, "W": 7.0, "M": 365.25 / 12, "Y": 365.25}


def word(group: str, key: str | None) -> str:
    """The word for `key` in one of the groups modality, function and sector; the key where there is none."""
    return str(_words()[group].get(key, key)) if key else ""


def is_told_by_wording(fact: str) -> bool:
    """Whether facts of this type have no value but their sentence."""
    return fact in _words()["sentence"]["types"]


def phrase(fact: str, value: Mapping[str, Any], keys: tuple[str, ...] = ()) -> str:
    """What `value` says, in German, "" for an empty one; `keys` restricts it to some of its keys."""
    if fact == "meeting_frequency":
        return frequency(value)[0]
    known = _words()["rule"].get(fact, {})
    templates = {**known, **{key: text for key, text in _words()["every"].items() if key not in known}}
    parts = []
    case = _words()["case"].get(str(value.get("for")))
    for key in (*(key for key in templates if key in value), *(key for key in value if key not in templates)):
        if (keys and key not in keys) or (case and key == "for"):
            continue
        if said := _part(templates.get(key, f"{key}: {{}}"), value[key]):
            parts.append(said)
    said = _joined(fact, parts)
    return f"{case}: {said}" if case and said else said


def frequency(value: Mapping[str, Any]) -> tuple[str, tuple[float | None, float | None] | None, str | None]:
    """A meeting frequency in words, meetings a year (least, most) and how these were derived, None where as printed."""
    if interval := value.get("interval"):
        days = sorted(day for each in interval if (day := _days(each)))
        every = " bis ".join(dict.fromkeys(map(period, interval)))
        if not days:
            return f"alle {every}", None, None
        return f"alle {every}", (round(365.25 / days[-1], 1), round(365.25 / days[0], 1)), f"365,25 Tage / {every}"
    least, most, per = value.get("min"), value.get("max"), value.get("per")
    needed = "nach Bedarf" if value.get("as_needed") else ""
    if per not in _YEARLY or (least is None and most is None):
        return needed, None, None
    times, factor = _range(least, most), _YEARLY[per]
    text = f"{times} {_PER[per]}" + (f", sonst {needed}" if needed else "")
    yearly = (None if least is None else least * factor, None if most is None else most * factor)
    return text, yearly, None if factor == 1 else f"{times} × {factor}"


def yearly_text(yearly: tuple[float | None, float | None]) -> str:
    """Meetings a year in words: "3 bis 4", "mindestens 2"."""
    return _range(*yearly)


def date(text: str) -> str:
    """An ISO date as it is written in German, as precise as it is: 31.12.2022, März 2016, 2019."""
    match text.split("-"):
        case [year, month, day] if month.isdigit():
            return f"{int(day)}.{int(month)}.{year}"
        case [year, month] if month.isdigit() and 1 <= int(month) <= 12:
            return f"{_MONTHS[int(month) - 1]} {year}"
        case _:
            return text


def period(text: str) -> str:
    """An ISO duration of one unit in words ("P14D" -> 14 Tage); others as they are."""
    match = _PERIOD.fullmatch(str(text))
    if match is None:
        return str(text)
    if match[3]:
        return counted(int(match[3]), *_CLOCK[match[4]]) if int(match[3]) else "keine Frist"
    return counted(int(match[1]), *_UNITS[match[2]])


def counted(number: int, one: str, more: str) -> str:
    """A number with what it counts: "1 Zeile", "2 Zeilen"."""
    return f"{number} {one if number == 1 else more}"


def canonical(text: str) -> str:
    """What two wordings of the same have in common."""
    return fold(text)


def _days(text: str) -> float | None:
    match = _PERIOD.fullmatch(str(text))
    return int(match[1]) * _DAYS[match[2]] if match and match[1] else None


def _range(least: float | None, most: float | None) -> str:
    if least is None:
        return f"höchstens {_number(most)}"
    if most is None:
        return f"mindestens {_number(least)}"
    return _number(least) if least == most else f"{_number(least)} bis {_number(most)}"


def _number(value: float | None) -> str:
    return f"{value:g}".replace(".", ",") if value is not None else ""


def _part(template: Any, value: Any) -> str:
    if isinstance(template, Mapping):
        found = template.get(str(value), template.get("*"))
        if found is None:
            return "" if value is None else str(value)
        template = found
    elif value is None:
        return ""
    text = _plain(value)
    return str(template).replace("{date}", date(text)).replace("{period}", period(text)).replace("{}", text)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return " oder ".join(map(_plain, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _joined(fact: str, parts: list[str]) -> str:
    """Shares and what they are of belong together, all else is a list."""
    if fact in ("quorum", "majority") and len(parts) > 1:
        return ", ".join([f"{parts[0]} {parts[1]}", *parts[2:]]) if parts[1].startswith("der ") else ", ".join(parts)
    if fact == "validity":
        return " ".join(parts)
    return ", ".join(parts)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("db.compare").joinpath("words.toml").read_text(encoding="utf-8"))
