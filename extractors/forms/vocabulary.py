"""The words that a form is read with: the common labels, headings and values, and a council's own before them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.forms.labels import COLUMNS, HEADER, Labels
from schemas.council import CouncilProfile, Words
from schemas.council import Vocabulary as OwnWords

ROLES = (
    "Kenntnisnahme", "Vorberatung", "Beratung", "Entscheidung", "Beschlussfassung", "Beschluss", "Anhörung",
    "Information", "Empfehlung", "Behandlung", "Empfehlungsbeschluss", "Beschlussempfehlung", "Weiterleitung",
    "Mitteilung", "Unterrichtung", "Bericht", "Berichterstattung", "Stellungnahme", "Zustimmung", "Grundsatzbeschluss",
    "Einbringung", "Erörterung", "Aussprache", "Wahl", "Vorentscheidung", "Genehmigung", "Verweisung", "Lesung",
    "Einvernehmen", "Benehmen", "Vorstellung", "Diskussion", "Beantwortung", "Bestätigung",
    r"(?:vorb|b)eratend", "beschließend", "empfehlend", r"Kenntnis(?! genommen)",
)  # fmt: skip
_BEFORE_ROLE = (
    r"(?:z\. ?K\.? |[Zz]u[rm] )?"
    r"(?P<role>(?:(?:[Aa]bschließende|[Ff]ederführende|[Mm]itberatende|[Ee]ndgültige) |\d\. )?"
)
_CLOSED = r"(?i:nicht[ -]?öffentlich)(?:e[rn]?)?|(?:[Nn]icht[ -]?|[Nn]\. ?)öff\.|nö|N(?![\w.])|NÖ|nÖ"
_PUBLIC = r"(?i:öffentlich)(?:e[rn]?)?|[Öö]ff\.|ö(?!\w)|Ö(?!\w)"
_UNDATED = (
    r"(?:noch )?(?:offen|unbestimmt|nicht terminiert)|N\.N\.|[-–/.]{1,3}|(?:Termin )?(?:noch )?(?:unbekannt|offen)"
    r"|(?:(?:Termin )?(?:wird|steht) )?(?:noch )?(?:festgelegt|bekannt ?gegeben|mitgeteilt|nicht fest)"
)
_UNDATED_IN_LINE = (
    r"(?:Termin )?noch (?:offen|unbekannt|nicht terminiert)|offen|nicht terminiert"
    r"|(?:Termin )?(?:wird (?:noch )?(?:festgelegt|bekannt ?gegeben|mitgeteilt)|steht noch nicht fest)"
)


@dataclass(frozen=True, slots=True)
class FormWords:
    """Labels and column headings as pattern sources by field, and what says publicity, role and "no date yet"."""

    labels: Labels
    columns: Labels
    public: re.Pattern[str]
    """Groups `yes` and `no`."""
    role: re.Pattern[str]
    """Group `role`: a role, or several at once ("Beratung und Empfehlung"), as whole words."""
    broken_role: re.Pattern[str]
    """The same where the last word is broken at the line's end ("Beratung und Beschlussfas-")."""
    undated: re.Pattern[str]
    """What a cell is that holds no date yet."""
    undated_in_line: re.Pattern[str]
    """The same inside a running line, plain words only."""
    headings: frozenset[str] = frozenset()
    """The council's own words for headings of sections, in small letters."""


def words_of(profile: CouncilProfile | None) -> FormWords:
    """The words for papers of a council; the common ones alone where it is not known."""
    if profile is None:
        return COMMON
    own = profile.headings
    headings = tuple(word.casefold() for words in own.values() for word in words) if own else ()
    return _with(tuple(profile.labels.items()), tuple(profile.columns.items()), profile.vocabulary, headings)


@lru_cache(maxsize=256)
def _with(
    labels: tuple[tuple[str, Words], ...],
    columns: tuple[tuple[str, Words], ...],
    own: OwnWords,
    headings: Words = (),
) -> FormWords:
    closed, public = _either(own.closed, _CLOSED), _either(own.public, _PUBLIC)
    any_role = f"(?:{_either(own.roles, '|'.join(sorted(ROLES, key=len, reverse=True)))})"
    roles = rf"(?<![\w-]){_BEFORE_ROLE}{any_role}(?:(?:, | und | u\. | sowie | ?/ ?){any_role}\b){{0,3}}"
    broken = r"(?:,? (?:und|sowie)|,)(?: [A-ZÄÖÜ][a-zäöü]{1,20}[-\u2010](?=\s|$)|$)"
    return FormWords(
        _before(HEADER, dict(labels)),
        _before(COLUMNS, dict(columns)),
        re.compile(rf"(?<![\w-])(?:(?P<no>{closed})|(?P<yes>{public}))(?![\w-])"),
        re.compile(rf"{roles})(?![\w-])"),
        re.compile(rf"{roles}{broken})"),
        re.compile(_either(own.undated, _UNDATED), re.I),
        re.compile(rf"(?<!\w)(?:{_either(own.undated, _UNDATED_IN_LINE)})(?!\w)"),
        frozenset(headings),
    )


def _either(own: Words, common: str) -> str:
    return "|".join((*(f"(?i:{re.escape(word)})" for word in sorted(own, key=len, reverse=True)), common))


def _before(common: Labels, own: Mapping[str, Words]) -> Labels:
    """The common words by field, with the council's own before them; the empty group says that one is its own."""
    return Labels({name: (*_own(name, own.get(name, ())), *words) for name, words in common.items()})


def _own(name: str, words: Words) -> Words:
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return (f"(?:{listed})(?P<own_{name}>)",) if words else ()


COMMON = _with((), (), OwnWords())
