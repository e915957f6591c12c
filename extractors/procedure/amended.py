"""Statutes that amend others: what they put into a § is a rule of that §, not of the Artikel that says so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.procedure.address import Addresses, Place
from extractors.text.names import Sentence

AMENDS = re.compile(r"\b(?:[Ää]nderung|[Nn]achtrag|Ergänzung)|änderungssatzung", re.IGNORECASE)
"""What the title of such a statute says."""
_PART = r"(?: ?,? (?:Abs(?:\.|atz|ätze)|S(?:\.|atz|ätze)|Nr\.|Nummer|Ziff(?:\.|er)|Buchst(?:\.|abe)) ?\d{0,3}[a-z]?)"
_MARK = re.compile(
    rf"(?:^|(?<=[.:;“”\"] )|(?<=\d\. )|(?<=\d\) )|(?<=[a-z]\) )|\b(?:In|Nach|Zu|Dem) )§ ?(?P<number>\d{{1,3}} ?[a-z]?)"
    rf"(?![\w])(?P<part>{_PART}{{0,4}})"
    r"(?:[^.;„“\"]{0,120}?\b(?:erhält|erhalten|lautet|lauten|gefasst|geändert|ergänzt|ersetzt|eingefügt|angefügt"
    r"|gestrichen|aufgehoben)\b|:)"
)
"""Opens what becomes of a §: "§ 4 Abs. 1 erhält folgende Fassung", "Nach § 5 wird eingefügt", "§ 7 Abs. 4:"."""


class Amended:
    """Finds which § the sentences of an amending statute become part of, and cites them by it."""

    def __init__(self) -> None:
        self._places: dict[str, list[tuple[Place, str]]] = {}

    def sentences(self, found: Sequence[Sentence]) -> list[Sentence]:
        """The sentences of one section, those that follow on "§ 4 erhält folgende Fassung:" under § 4."""
        section, address, result = "", "", list[Sentence]()
        for sentence in found:
            mark = next(reversed(list(_MARK.finditer(sentence.text.value))), None)
            if mark:
                section = f"§ {mark['number'].replace(' ', '')}"
                address = f"{section}{mark['part']}"
            if not section or not sentence.text.pieces:
                result.append(sentence)
                continue
            first = sentence.text.pieces[0]
            self._places.setdefault(section, []).append(((first.page, first.start), address))
            result.append(replace(sentence, section=section))
        return result

    def addresses(self) -> dict[str, Addresses]:
        """The addresses by the § that is amended."""
        return {
            section: Addresses(tuple(place for place, _ in sorted(places)), tuple(name for _, name in sorted(places)))
            for section, places in self._places.items()
        }
