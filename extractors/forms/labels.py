"""Header labels and column headings: the words that council forms print over, beside or before their values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extractors.text.passage import Passage

# Arrows and bullets before a label; OCR takes an arrow for one character of another kind ("}", "ı", "J", "U")
# and the stroke of a box for "[" or "|".
_LEAD = r"(?:[^\s\d][ ]|[↓⇩▼▾➔→•*\[|\s]{0,6})"


class Labels(dict[str, tuple[str, ...]]):
    """Labels as pattern sources by field; nobody changes one, so that its patterns are made once."""

    @cached_property
    def _groups(self) -> str:
        return "|".join(
            f"(?P<{field}>{'|'.join(sorted(forms, key=len, reverse=True))})" for field, forms in self.items()
        )

    @cached_property
    def leading(self) -> re.Pattern[str]:
        """A label that begins a cell or line, and its `colon`."""
        return re.compile(rf"{_LEAD}(?:{self._groups})(?P<colon>\s?:)?(?=\s|$|:)")

    @cached_property
    def inner(self) -> re.Pattern[str]:
        """A label within a line, with its colon."""
        return re.compile(rf"(?<=\s)(?:{self._groups})\s?:(?=\s|$)")

    @cached_property
    def before_colon(self) -> re.Pattern[str]:
        """A label within a line, with its colon, to which the value may be glued."""
        return re.compile(rf"(?<=\s)(?:{self._groups})\s?:")

    @cached_property
    def bare(self) -> re.Pattern[str]:
        """A label between blanks."""
        return re.compile(rf"(?<!\S)(?:{self._groups})(?=\s|$)")

    @cached_property
    def _by_field(self) -> dict[str, "Labels"]:
        return {field: Labels({field: words}) for field, words in self.items()}

    def of(self, field: str) -> "Labels":
        """The labels of one field alone."""
        return self._by_field[field]


_PERSON_ENDING = r"(?:in|/in|/-in|\*in|:in|_in)?"

HEADER = Labels({
    "reference": (
        r"Drucksachen?-? ?(?:Nr\.?|Nummer)",
        r"Drucksachennummer",
        r"Drucksache",
        r"Drucksache [-–](?= \S{0,12}\d)",
        r"Vorlagen?[-/]? ?(?:Nr\.?|Nummer|ID)",
        r"Vorlagenn(?:umme)?r\.?",
        r"(?:DS|Drs\.?)-? ?Nr\.?",
        r"(?:DS|Drs\.?)(?=:)",
        r"[A-ZÄÖÜ][a-zäöüß]{3,24}vorlagen?-? ?Nr\.?",
        r"(?:Antrags?|Anfragen?)-? ?(?:Nr\.?|Nummer)",
        r"Vorlage(?=:|$)",
        r"Vorlage [-–](?= \S{0,12}\d)",
        r"(?:Nr\.|Nummer)(?=:)",
    ),
    "type": (
        r"Vorlagen?-?[Aa]rt",
        r"Vorlagen?-?[Tt]yp",
        r"Art der (?:Vorlage|Drucksache)",
        r"(?:Drucksachen?|Dokumenten?)-?(?:[Aa]rt|[Tt]yp)",
        r"(?:Art|Typ)(?=:|$)",
    ),
    "date": (
        r"Datum(?: der (?:Vorlage|Drucksache))?",
        r"(?:Vorlage|Ausgabe|Freigabe|Erstell(?:ungs)?)n?-?[Dd]atum",
        r"Erstellt(?: am)?(?=:)",
        r"Erstellt am",
        r"Stand",
        r"Ausgegeben am",
    ),
    "received": (
        r"(?:Posteingang|Eingang)(?:sdatum)?",
        r"Eingegangen am",
        r"Eingang am",
        r"Ein(?:gang|gegangen) (?:im|beim|bei(?: der| dem)?) [^:\d]{3,60}(?=:)",
    ),
    "office": (
        r"Organisationseinheit",
        r"Federführend(?:es Amt|er Fachbereich|e Stelle|e Dienststelle|e Abteilung|e Organisationseinheit|er Dienst)?",
        r"Federführung",
        r"(?:Zuständiges )?Dezernat(?: ?/ ?(?:Amt|Fachbereich|Dienststelle)|, (?:Amt|Dienststelle))",
        r"Amt ?/ ?(?:Dezernat|OE|Verfasser(?:/-?in)?)",
        r"Verantwortlich(?! für\b)(?:es Amt|er Fachbereich|e Stelle|e/r)?",
        r"Zuständig(?:es Amt|er Fachbereich|e (?:Stelle|Dienststelle))?(?=:)",
        r"(?:Erstellende|Einreichende|Vorlegende)[rs]? (?:Amt|Dienststelle|Stelle|Organisationseinheit|Fachbereich)",
        r"Fachbereich(?:/Amt)?(?=:|$)",
        r"Fach(?:dienst|gebiet)(?=:|$)",
        r"Fachamt(?=:|$)",
        r"Dienststelle",
        r"Amt(?:/Fachbereich)?(?=:|$)",
        r"Abteilung(?=:|$)",
        r"Sachgebiet(?=:|$)",
        r"OE(?=:)",
        r"(?:Dienststelle|Fachbereich|Fachdienst|Fachamt|Amt|Abteilung|Sachgebiet) ?/ ?(?:Aktenzeichen|A[zZ]\.?)",
    ),
    "department": (r"Dezernat(?:/e|\(e\))?(?=:|$)", r"Geschäftsbereich(?=:|$)", r"Dezernent(?:in|/in)?(?=:)"),
    "author": (
        rf"Verfasser{_PERSON_ENDING}",
        rf"Ersteller{_PERSON_ENDING}",
        r"Erstellt von",
        rf"Einreicher{_PERSON_ENDING}",
    ),
    "file_reference": (
        r"Aktenz(?:eichen|\.)",
        r"Az\.?",
        r"AZ\.?",
        r"Geschäftszeichen",
        r"G[zZ]\.?(?=:)",
        r"Aktenplan(?:-?Nr\.?)?",
    ),
    "agenda_item": (r"Tagesordnungspunkt(?:-Nr\.?)?", r"TOP(?:-?Nr\.)?"),
    "name": (
        r"Betreff",
        r"Betr\.",
        r"Betrifft",
        r"Bezeichnung(?: der Vorlage)?",
        r"(?:Kurzt|T)itel(?: der (?:Drucksache|Vorlage))?(?=:|$)",
        r"Gegenstand(?: der (?:Vorlage|Beratung))?",
        r"Beratungsgegenstand(?: \([^()]{3,60}\))?",
        r"(?:Verhandlungs|Beschluss)gegenstand",
        r"Beratungspunkt(?=:|$)",
        r"Thema(?=:)",
    ),
    "originator": (
        rf"Antragsteller{_PERSON_ENDING}",
        rf"Fragesteller{_PERSON_ENDING}",
        r"(?:Antragstell|Einreich)ende Fraktion(?:en)?",
        r"Absender(?=:)",
        r"Fraktion(?=:|$)",
        r"(?:Interfraktionelle[rs]? |Gemeinsame[rs]? )?(?:Änderungsa|Ergänzungsa|A)(?:ntrag|nfrage)(?=\s?:)",
        r"Eingereicht (?:von|durch)",
        r"Ursprung(?=\s?:)",
        r"Mitzeichne(?:nd(?:e Fraktion(?:en)?)?|r(?:in|innen)?)(?=\s?:)",
        rf"Initiator{_PERSON_ENDING}",
    ),
    "ignored": (
        rf"(?:Sach)?[Bb]earbeiter{_PERSON_ENDING}",
        rf"Berichterstatter{_PERSON_ENDING}",
        rf"Ansprechpartner{_PERSON_ENDING}",
        r"Auskunft(?: erteilt)?(?=:)",
        r"Sachbearbeitung",
        r"Bearbeitung(?=:)",
        r"Beteiligte (?:Dienststelle|Fachbereich|Stelle|Organisationseinheit|Ämter)(?:/?e?n|e)?(?=:)",
        r"Telefon(?:-?Nr\.?)?(?=:)",
        r"Tel\.?(?:-?Nr\.?)?(?=:)",
        r"Empfänger(?=:)",
        r"Bezüglich(?=:)",
        r"(?:Tele)?[Ff]ax(?=:)",
        r"Durchwahl",
        r"Zimmer(?=:)",
        r"E-?Mail",
    ),
    "publicity": (r"Status(?=:)", r"Öffentlichkeit(?:sstatus)?(?=:)"),
})  # fmt: skip

COLUMNS = Labels({
    "organization": (
        r"Beratungsfolge(?: dieser Vorlage| der Vorlage)?(?: \([A-Za-zÄÖÜäöüß/, ]{3,50}\))?",
        r"Gremium",
        r"Gremien",
        r"Beratungsgremi(?:um|en)",
        r"Gremienweg",
        r"Vorlage an",
        r"(?:Gremien|Beratungsreihen)folge",
        r"[Aa]n (?:den|die|das)(?:/(?:den|die|das)){1,2}",
        r"Sitzungsfolge",
        r"(?:Vorgesehene|Geplante) (?:Sitzungen|Sitzungstermine|Beratungen|Beratungsfolge)",
        r"Beschlussorgan",
        r"(?:Zuständiges|Beratendes) Gremium",
        r"Beratungsgang",
        r"(?:Zuständiges )?Gremium/Ausschuss",
        r"Ausschuss(?=:|$)",
        r"Zur (?:Beratung|Vorlage|Behandlung) i[nm](?=\s?:|$|\s{1,60}(?:am|Datum|Termin)\b)",
        r"Beratung(?=\s?:$)",
        r"Beratung i[nm](?=\s?:|$|\s{1,60}(?:am|Datum|Termin)\b)",
    ),
    "public": (
        r"Sitzungsart",
        r"Öffentlichkeitsstatus",
        r"Öffentlichkeit",
        r"öffentlich ?/ ?nicht ?öffentlich",
        r"[Öö] ?/ ?[Nn](?:[Öö])?(?:\.)?",
        r"Status",
        r"(?:öffentlich|Öffentlich)(?=$)",
        r"öff\./n\. ?öff\.",
    ),
    "public_yes": (r"ö(?![\wöÖ/])", r"Ö(?![\wöÖ/])", r"[öÖ]ff(?:entl)?\.", r"öffentlich(?= (?:nö|nicht))"),
    "public_no": (r"n[öÖ](?!\w)", r"N[öÖ](?!\w)", r"[nN]\. ?[öÖ]\.", r"nicht ?öffentlich", r"nicht[- ]?öff(?:entl)?\."),
    "start": (
        r"(?:(?:Voraussichtlicher|Geplanter) )?Sitzungstermin(?:/e|e)?",
        r"Sitzungsdatum",
        r"Plandatum",
        r"Sitzung(?: am| vom)?",
        r"Termin(?:e)?",
        r"Datum",
        r"(?:Tag|Datum) der Sitzung",
        r"Sitzungstag",
        r"Sitzungs-[Tt]ermin",
        r"Beratungstermin",
        r"Beratungsdatum",
        r"(?:Beratung )?am",
    ),
    "role": (
        r"Zuständigkeit",
        r"zur",
        r"Beratungszweck",
        r"Art der Beratung",
        r"Art der Behandlung",
        r"Behandlung",
        r"Aktion",
        r"Beratungsart",
        r"Beratungsstand",
        r"Behandlungsart",
        r"Art der Entscheidung|Entscheidungsart",
        r"(?:Beschlussk|K)ompetenz",
        r"Stand",
        r"Zweck",
        r"Aufgabe",
        r"Funktion",
        r"Beschlussart",
        r"Art",
    ),
    "agenda_item": (r"TOP(?:-?Nr\.?)?", r"Tagesordnungspunkt", r"TO-?Punkt", r"Nr\.? der TO"),
    "result": (
        r"(?:Beratungs|Abstimmungs)?[Ee]rgebnis",
        r"Abstimmung",
        r"Beschluss(?:ergebnis)?",
        r"Bemerkung(?:en)?",
        r"Votum",
        r"Kenntnis genommen",
        r"Handzeichen",
    ),
    "order": (r"Nr\.?", r"Lfd\.? ?Nr\.?"),
})  # fmt: skip
"""Headings of a Beratungsfolge's columns. "public_yes" and "public_no" head a cross each ("ö | nö")."""

_PUBLICITY_AND_MORE = re.compile(r"(?:nicht)?öffentlich(?=[A-ZÄÖÜ][\w-]{2,30}:)")
"""A value with the next label glued to it, as the cells of a web page are."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what stands behind it in the same cell or line (may be empty)."""

    field: str
    label: Passage
    rest: Passage


def labelled(text: Passage, labels: Labels = HEADER, *, colon: bool = False) -> Labelled | None:
    """The label that a cell or line begins with; with `colon` only where a colon follows it or nothing does.

    A label of the council's own profile needs no colon: nobody would list it for a line that only begins so.
    """
    match = labels.leading.match(text.value)
    if match is None or match.lastgroup is None:
        return None
    field = field_of(match, labels)
    rest = text.part(match.end())
    if rest.value.startswith(":"):
        rest = rest.part(1)
    elif colon and rest and not match.group("colon") and match.groupdict().get(f"own_{field}") is None:
        return None
    return Labelled(field, text.part(*match.span(field)), rest)


def is_own_label(text: Passage, labels: Labels) -> bool:
    """Whether a line is a label of the council's own profile and nothing else."""
    match = labels.leading.match(text.value)
    if match is None or text.value[match.end() :].strip(" :"):
        return False
    return match.groupdict().get(f"own_{field_of(match, labels)}") is not None


def all_labelled(text: Passage, labels: Labels = HEADER) -> list[Labelled]:
    """All labels of a line with what stands behind each, up to the next one; the ones within it need a colon.

    What stands before the first label (the value of a label over it, or a text that only mentions one) is not there:
    a line that does not begin with a label has none.
    """
    first = labelled(text, labels)
    if first is None:
        return []
    if first.field == "publicity" and (cut := _PUBLICITY_AND_MORE.match(first.rest.value)):
        behind = all_labelled(first.rest.part(cut.end()), labels)
        return [Labelled(first.field, first.label, first.rest.part(0, cut.end())), *behind] if behind else [first]
    marks = [first]
    if ":" not in first.rest.value:
        return marks
    while match := labels.inner.search(f" {marks[-1].rest.value}"):
        last, field = marks[-1], field_of(match, labels)
        begin, end = match.start() - 1, match.end() - 1
        rest = last.rest.part(end)
        label = last.rest.part(max(0, begin), end)
        value = last.rest.value[: max(0, begin)].rstrip(" –|·•/-")  # of the line's next field
        marks[-1] = Labelled(last.field, last.label, last.rest.part(0, len(value)))
        marks.append(Labelled(field, label, rest))
    return marks


def field_of(match: re.Match[str], labels: Mapping[str, tuple[str, ...]]) -> str:
    """The field whose label a pattern of these labels matched."""
    return next(name for name in labels if match.group(name))
