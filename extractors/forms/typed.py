"""Typed values of a header, told by their own words: offices, movers, publicity, and what says nothing."""

import re
from collections.abc import Iterator

from extractors.forms.labels import Labelled
from extractors.text.dates import read_date
from extractors.text.passage import Passage
from extractors.text.references import is_reference, read_reference
from schemas.council import CouncilProfile

_CODE = r"(?:(?:FB|FD|OE|A)? ?\d{1,3}(?:[./]\d{1,3}){0,2}|[IVX]{1,4}(?:\.\d{1,2})?)[ .–-]{1,3}"
_OFFICE = re.compile(
    rf"(?:{_CODE})?"
    r"(?:Abt(?=\. )|Amt|Ämter|Fachamt|Dezernat|Fachbereich|Fachdienst|Fachgebiet|Referat|Stabsstelle|Abteilung"
    r"|Sachgebiet|Eigenbetrieb|Stabsbereich|Geschäftsbereich|Landratsamt|Landrat|Büro|Kommunales|Zentrale[rs]?|Team"
    r"|F[BD](?= [A-ZÄÖÜ0-9])"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]{2,30}- und )?"
    r"[A-ZÄÖÜ][a-zäöüß]{2,30}(?:amt|referat|planung|verwaltung|kämmerei|management|betrieb|dienst|direktion))"
    r"\b(?!.{0,120}[.;:]$)(?!.{0,120}\b(?:19|20)\d{2}\b).{0,120}"
)
_CODED = re.compile(rf"(?:{_CODE})[A-ZÄÖÜ][\wäöüß,/ -]{{2,90}}")
DEPARTMENT = re.compile(r"(?:Dez\.?|Dezernat|Geschäftsbereich) ?(?:[\dIVX]{1,4}|OB)")
"""A department by its number: it stands over the office, which a form may name as well."""

PARTIES = (
    "CDU", "CSU", "SPD", "FDP", "AfD", "GRÜNE", "Grüne", "GAL", "Bündnis 90", "BÜNDNIS 90", "B90", "LINKE", "Linke",
    "FW", "FWG", "FWV", "FWU", "UWG", "UBG", "BfB", "ÖDP", "Volt", "Piraten", "BSW", "Freie Wähler", "FREIE WÄHLER",
    "Wählergemeinschaft", "Wählergruppe", "Bürgerliste", "PARTEI", "KAL", "KULT", "FÜR", "WG", "JL", "SSW",
    "Unabhängige", "Bunte",
)  # fmt: skip
"""Words that a group's name has where it is not called a Fraktion: parties and the usual names of voters' groups."""
_PARTY = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(party) for party in PARTIES)})(?!\w)")
_GROUP = re.compile(
    r"(?:(?:der|die) )?(?P<group>(?:[\wÄÖÜäöü./|& ]{1,40}[-– ])?(?:[A-ZÄÖÜ][a-zäöü]{2,12})?[Ff]raktion(?:en)?"
    r"(?: (?:im |der |des |in )?[\wÄÖÜäöü.,/|& -]{2,60})?|(?:Rats)?[Gg]ruppe [\wÄÖÜäöü.,/|& -]{2,60})"
)
_PERSON = re.compile(
    r"(?P<role>(?:Stadt|Kreis|Gemeinde|Bezirks|Ortschafts|Orts)?(?:[Rr]at|[Rr]ätin|[Rr]äte|verordneter?)"
    r"|(?:Rats|Kreistags|Fraktions)?[Mm]itglied|(?:Rats|Kreistags)?[Hh]err|(?:Rats)?[Ff]rau)"
    r" (?P<name>(?:Dr\. |Prof\. ){0,2}[A-ZÄÖÜ][\wäöüß.'’-]{1,30}(?: [A-ZÄÖÜ][\wäöüß.'’-]{1,30}){1,3})"
    r"(?: ?\((?P<group>[^)]{2,40})\))?"
)
MOTION_AND_TITLE = re.compile(
    r"(?P<type>(?:[A-ZÄÖÜ][a-zäöü]{2,20})?(?:[Aa]ntrag|[Aa]nfrage))"
    r"(?P<sitting> [Zz]ur .{0,20}Sitzung(?: .{1,80}?\d{4})?)? ?(?::|[–-](?= )) ?(?=[A-ZÄÖÜ„\"]\S{2,40} .{3,150}$)"
)
"""The subject of a letter that says what it is, up to its title ("Antrag: Neue Bänke am Bach")."""
_KIND_OF_MOTION = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöü]{2,12} )?[A-ZÄÖÜ][a-zäöü]{0,20}(?:ntrag|nfrage)(?:,| der| von(?: der)?) "
)
"""What a motion is, where its mover stands behind it ("Ursprung: Antrag, Fraktion …")."""
_NAMES_NOBODY = re.compile(r"An (?:die|den|alle) |(?:[A-ZÄÖÜ][a-zäöü]{2,12}f|F)raktion(?:en)?(?: im | in |$)")
"""Whom a letter is for, and a group whose name stands elsewhere."""
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}")
_SENTENCE = re.compile(r"[.;:!?]$")
_SAYS_NOTHING = re.compile(
    r"Gedruckt auf .{0,60}[Pp]apier|(?:https?://|www\.)\S{3,80}|(?:\S{1,40} )?(?:Seite|Blatt) \d{1,3}(?: von \d{1,3})?"
    r"|(?:Der|Die) (?:Ober)?(?:[Bb]ürgermeister(?:in)?|Landrat|Landrätin|Stadtverwaltung|Gemeindeverwaltung)"
    r"|(?:Kreis|Stadt|Gemeinde|Amts|Verbandsgemeinde)verwaltung(?: (?:des |der )?[A-ZÄÖÜ][\wäöüß.()/ -]{2,50})?"
    r"|(?:[Ff]ür|[Zz]u) (?:die |der )?Sitzung(?:en)? (?:des|der)(?: am)?"
    r"|(?:Der )?Magistrat|Landratsamt|- ?[Ee]ntwurf ?-",
)
"""Whole lines of a letterhead or a printer's note that hold no value."""
_PUBLIC_FOR_ALL = re.compile(
    r"(?:(?:Zur )?(?:Beratung|Behandlung|Beschlussfassung|Vorlage)|Für die|[Ff]ür) (?:in |zur )?(?:der )?"
    r"(?P<word>(?:nicht[ -]?)?öffentliche[nr]?) Sitzung(?:en)?",
    re.I,
)
_PUBLICITY = re.compile(
    r"[-– ]{0,2}(?:(?:nicht[ -]?)?öffentlich(?:e (?:Sitzung|Beratung|Vorlage|Drucksache)|er Teil)?|[Vv]ertraulich)"
    r"[-– ]{0,2}",
    re.I,
)
_TICKED = re.compile(r"(?:[\w./ -]{3,60} )?(?:Ja|ja|JA) ?[☐☒☑□_ ]{1,3}(?:Nein|nein|NEIN) ?[☐☒☑□_ ]{1,3}")
_SPACED = re.compile(r"(?:(?:[A-ZÄÖÜ-] ){4,40}[A-ZÄÖÜ]|[A-ZÄÖÜ] (?:[a-zäöüß] ){4,40}[a-zäöüß])(?=\s|$)")
_TERM_AND_NUMBER = re.compile(r"\d{1,2}-\d{3,5}|\d{3,5}/\d")
_SPACES = str.maketrans("", "", " -")
_WITH_PLACE_AND_DATE = re.compile(r", (?:den |dem )?\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]{2,9}) ?\d{4}$")
_ITEM = re.compile(r"(?:Nr\. ?)?\d{1,3}(?:\.\d{1,3}){0,3}\.?[a-z]?")


def spaced_end(text: str) -> int:
    """Where a word in spaced letters ("A N T R A G", "V o r l a g e") that begins a text ends; 0 where none does."""
    match = _SPACED.match(text)
    return match.end() if match else 0


def closed_up(text: str) -> str:
    """A text with the word in spaced letters that it begins with closed up; any other text as it is."""
    end = spaced_end(text)
    return text[:end].translate(_SPACES) + text[end:] if end else text


def is_office(text: str, profile: CouncilProfile | None) -> bool:
    """Whether a text names a unit of the administration: by the profile, by its words, or by its number before it."""
    if profile and any(text.casefold() == office.casefold() for office in profile.known_offices):
        return True
    return bool(_OFFICE.fullmatch(text))


def is_coded_office(text: str) -> bool:
    """Whether a value is a unit with its number ("65-Zentrales Gebäudemanagement"), whatever it is called."""
    return bool(_CODED.fullmatch(text) or _OFFICE.fullmatch(text))


def movers(text: Passage) -> Iterator[Passage]:
    """The groups that a value names as movers: one Fraktion or Gruppe, or parties with a comma between them."""
    if (kind := _KIND_OF_MOTION.match(text.value)) is not None:
        text = text.part(kind.end())
    if len(text.value) > 160 or ":" in text.value or _SENTENCE.search(text.value.removesuffix("LINKE.")):
        return
    if _NAMES_NOBODY.match(text.value) or _DAY.search(text.value):
        return
    group = _GROUP.fullmatch(text.value)
    if group and not re.search(r", |\bund\b.{0,80}[Ff]raktion", text.value):
        yield text.part(*group.span("group"))
        return
    parts = [text.part(begin, end) for begin, end in _separated(text.value)]
    if parts and all(_names_group(part.value) for part in parts):
        yield from parts


def names_party(text: str) -> bool:
    """Whether a text has a party's or a voters' group's own word."""
    return _PARTY.search(text) is not None


def _separated(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in re.finditer(r", (?:und )?|; | und | sowie ", text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _names_group(text: str) -> bool:
    return bool(_GROUP.fullmatch(text)) or (bool(_PARTY.search(text)) and len(text) < 50 and len(text.split()) < 6)


def person(text: Passage) -> re.Match[str] | None:
    """The member of a council that a line names, with groups `role`, `name` and `group`."""
    return _PERSON.fullmatch(text.value)


def says_nothing(text: str) -> bool:
    """Whether a line is known to hold no value: a printer's note, an address, who heads the administration."""
    return _SAYS_NOTHING.fullmatch(text) is not None


def public_for_all(text: Passage) -> Passage | None:
    """The word that says whether all meetings are public ("Beratung in öffentlicher Sitzung"), if a line does."""
    match = _PUBLIC_FOR_ALL.fullmatch(text.value)
    return text.part(*match.span("word")) if match else None


def is_publicity(text: str) -> bool:
    """Whether a line says of the paper itself that it is public or not."""
    return _PUBLICITY.fullmatch(text) is not None


def is_tick_box(text: str) -> bool:
    """Whether a line is a question with boxes to tick."""
    return (
        "☐" in text
        or "☒" in text
        or "[ ]" in text
        or "[X]" in text
        or "[x]" in text
        or _TICKED.fullmatch(text) is not None
    )


def fits(mark: Labelled, profile: CouncilProfile | None) -> bool:
    """Whether the value behind a label has the label's type; a label without a type fits anything."""
    value = mark.rest
    if mark.field in ("date", "received"):
        return read_date(value, "label/date") is not None and len(value.value) < 40
    if mark.field == "reference":
        return read_reference(value, profile) is not None or is_number(value.value)
    if mark.field == "agenda_item":
        return _ITEM.fullmatch(value.value) is not None
    if mark.field == "file_reference":
        return _WITH_PLACE_AND_DATE.search(value.value) is None
    if mark.field == "originator":
        return any(True for _ in movers(value)) or person(value) is not None
    return True


def is_number(text: str) -> bool:
    """Whether a text can be a paper's number where a label says so: a word with a digit, with or without a code."""
    return re.fullmatch(r"(?:[A-ZÄÖÜ]{1,4} (?=\d))?(?=.{0,24}\d)[A-ZÄÖÜa-z0-9][\wÄÖÜ./-]{0,24}", text) is not None


def fits_without_colon(mark: Labelled, profile: CouncilProfile | None) -> bool:
    """Whether a label counts that has no colon before its value: only where the value is plainly of its type."""
    value = mark.rest
    if not value.value:
        return False
    if mark.field == "reference":
        if is_reference(value.value, profile) or _TERM_AND_NUMBER.fullmatch(value.value):
            return True
        if mark.label.value[-1] in "-–" and "/" in value.value and is_number(value.value):
            return True  # the title of a paper's page
        return read_reference(value, profile) is not None and len(value.value) < 40
    if mark.field in ("office", "department"):
        return is_office(value.value, profile)
    if mark.field == "file_reference":
        return re.fullmatch(r"[\w./ ()-]{0,20}\d[\w./ ()–-]{0,30}", value.value) is not None
    return mark.field in ("date", "received", "agenda_item") and fits(mark, profile)
