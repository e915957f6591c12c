"""Header labels: the words that council forms print over, beside or before their values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.passage import Passage

HEADER: Mapping[str, tuple[str, ...]] = {
    "reference": (
        r"Drucksachen?-? ?(?:Nr\.?|Nummer)",
        r"Drucksachennummer",
        r"Drucksache",
        r"Vorlagen?-? ?(?:Nr\.?|Nummer)",
        r"Vorlagennummer",
        r"DS-? ?Nr\.?",
        r"Beschlussvorlage Nr\.?",
        r"Sitzungsvorlage Nr\.?",
        r"Vorlage(?=:)",
    ),
    "date": (r"Datum", r"Erstellt am", r"Erstellungsdatum", r"Stand"),
    "received": (r"Eingang", r"Eingegangen am"),
    "office": (
        r"Organisationseinheit",
        r"Federführend(?:es Amt|er Fachbereich|e Stelle|e Dienststelle|e Abteilung)?",
        r"Verantwortlich(?:es Amt|er Fachbereich)?",
        r"Fachbereich(?=:|$)",
        r"Fachdienst(?=:|$)",
        r"Dienststelle",
        r"Dezernat(?=:|$)",
        r"Amt(?=:|$)",
        r"Abteilung(?=:|$)",
        r"Sachgebiet(?=:|$)",
    ),
    "file_reference": (r"Aktenzeichen", r"Az\.?", r"Geschäftszeichen"),
    "agenda_item": (r"Tagesordnungspunkt(?:-Nr\.?)?", r"TOP(?:-Nr\.)?"),
    "name": (
        r"Betreff",
        r"Bezeichnung(?: der Vorlage)?",
        r"Titel(?=:|$)",
        r"Gegenstand(?: der Vorlage)?",
        r"Thema(?=:)",
    ),
    "originator": (r"Antragsteller(?:in|/in|\*in|:in)?", r"Fraktion(?=:|$)", r"Fragesteller(?:in|/in|\*in|:in)?"),
    "ignored": (
        r"Bearbeiter(?:in|/in|/-in|\*in|:in)?",
        r"Verfasser(?:in|/in|/-in|\*in|:in)?",
        r"Ansprechpartner(?:in|/in|/-in)?",
        r"Sachbearbeiter(?:in|/in|/-in)?",
        r"Telefon",
        r"E-?Mail",
        r"Status(?=:)",
        r"Öffentlichkeit(?=:)",
    ),
}

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "organization": (
        r"Beratungsfolge",
        r"Gremium",
        r"Gremien",
        r"Beratungsgremium",
        r"Gremienweg",
        r"Ausschuss(?=:|$)",
    ),
    "public": (
        r"Sitzungsart",
        r"Öffentlichkeitsstatus",
        r"Öffentlichkeit",
        r"öffentlich/nichtöffentlich",
        r"Ö ?/ ?N(?:Ö)?",
        r"Status",
        r"öffentlich(?=$)",
    ),
    "start": (r"Sitzungstermin(?:/e|e)?", r"Sitzungsdatum", r"Sitzung am", r"Termin(?:e)?", r"Datum"),
    "role": (r"Zuständigkeit", r"Beratungszweck", r"Art der Beratung", r"Behandlung", r"Aktion", r"Beratungsart"),
    "agenda_item": (r"TOP", r"Tagesordnungspunkt"),
    "result": (r"Ergebnis", r"Beschluss", r"Abstimmungsergebnis"),
}

# Arrows and bullets before a label; OCR takes an arrow for one character of another kind ("}", "ı", "J", "U").
_LEAD = r"(?:[^\s\d][ ]|[↓⇩▼▾➔→•*\s]{0,6})"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what stands behind it in the same cell or line (may be empty)."""

    field: str
    label: Passage
    rest: Passage


@lru_cache(maxsize=64)
def _pattern(words: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{field}>{'|'.join(sorted(forms, key=len, reverse=True))})" for field, forms in words)
    return re.compile(rf"{_LEAD}(?:{groups})(?P<colon>\s?:)?(?=\s|$|:)")


def labelled(text: Passage, labels: Mapping[str, tuple[str, ...]] = HEADER, *, colon: bool = False) -> Labelled | None:
    """The label that a cell or line begins with; with `colon` only where a colon follows it or nothing does."""
    match = _pattern(tuple(labels.items())).match(text.value)
    if match is None or match.lastgroup is None:
        return None
    field = next(name for name in labels if match.group(name))
    rest = text.part(match.end())
    if rest.value.startswith(":"):
        rest = rest.part(1)
    elif colon and rest and not match.group("colon"):
        return None
    return Labelled(field, text.part(*match.span(field)), rest)
