"""One station of a Beratungsfolge: typed values from the cells of its row."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from extractors.forms.vocabulary import COMMON, FormWords
from extractors.text.bodies import COUNCILS, head_of
from extractors.text.dates import MONTHS, find_dates, read_date
from extractors.text.nominative import nominative
from extractors.text.passage import Passage
from schemas.evidence import Found

NUMBERED_STATION = re.compile(r"\d{1,2}[.)] ")
_ORDER = re.compile(rf"(?:\d{{1,2}}[.)](?! ?(?:{'|'.join(MONTHS)})\b)|[-–•*])\s{{1,4}}")
ITEM = re.compile(r"(?:TOP[: ]{0,2}|Ö |N )?(\d{1,3}(?:\.\d{1,3}){0,3})\.?")
_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)")
YES_OR_NO = re.compile(r"(?:(?P<yes>[Jj]a)|[Nn]ein)(?=\s|$)")
"""Whether the meeting is public, where the heading asks it."""
MARK = re.compile(r"[xX☒☑✓✔✗✘]|\([xX]\)|\[[xX]\]")
_OF_A_QUARTER = re.compile(r"[Bb]ezirk|\b[Oo]rts")
"""Bodies of which a town has several, so that a Roman ten may number one."""
TICKED = "role="
"""What the name of a column begins with that has a cross where its body is to do what the column is headed with."""
_DAYS = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\.(?: ?(?:/|und|u\.|,|[-–]|bis) ?\d{1,2}\.){1,5} ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})"
)
RESULT = re.compile(
    r"(?<![\w-])(?:[Ee]instimmig|[Mm]ehrheitlich|[Mm]it Mehrheit|[Ee]invernehmlich|(?:un)?geändert|[Vv]orberaten"
    r"|[Zz]ugestimmt|[Zz]urückgestellt|[Aa]bgesetzt|[Aa]bgelehnt|[Vv]ertagt|(?:[Üü]ber|[Vv]er)wiesen|[Bb]eschlossen"
    r"|[Ee]mpfohlen|[Kk]eine? (?:Empfehlung|Beschluss)|(?:zur )?Kenntnis genommen|zurückgezogen|beraten"
    r"|[Oo]hne Änderung(?:en)?|[Mm]it (?:Änderung(?:en)?|[A-Z][a-zäöüß]{3,20}bericht))(?![\w-])"
)
"""Where a result begins."""
_BALLOT = frozenset(
    (
        "einstimmig", "einst.", "mehrheitl.", "mehrheitlich", "ohne", "be", "abgelehnt", "kenntnis", "abgesetzt",
        "verwiesen", "vertagt", "geändert", "ja", "nein", "enthaltungen", "enthaltung", "enth.", "gegenstimmen", "lt.",
        "beschluss-", "abweichender", "ein-", "stimmig", "ent-", "haltung", "zugestimmt", "zurückgestellt", "für",
        "gegen", "geg", "geg.", "ent", "enth",
    )
)  # fmt: skip
"""Words of a form on which the outcome is still to be ticked."""
_BOX = re.compile(r"[☐□]|\( ?\)|\[ ?\]")
_BODY = re.compile(
    r"(?i:rat|räte|rates|ausschuss|ausschuß|ausschusses|beirat|kommission|kreistag|fraktion|gruppe|versammlung|vorstand"
    r"|dienstberatung|forum|konferenz|kollegium|gremium|senat|magistrat|vertretung|kuratorium|kreis|runde|parlament|verwaltung"
    r"|fraktionen|bürgermeister(?:in)?|dezernent(?:in)?|werkleitung|landrat|landrätin)(?![a-zäöüß])"
    r"|(?<![\w-])(?:[A-ZÄÖÜ]{2,5}|AG|AK|OR|BA|Ausschuss|Rat)(?![\w-])"
    r"|(?i:ausschuss|rat|beirat)(?:[A-ZÄÖÜ-])"
)
BEFORE_NOUN = re.compile(r"und|[A-ZÄÖÜ][a-zäöüß]{2,30}(?:-,?|er|e|es)")
"""A word that may stand before a body's noun: "Haupt- und Finanzausschuss", "Technischer Ausschuss"."""
_NO_NAME = re.compile(r"[.;:!?]$|; |: | (?:ist|wird|hat|werden|sind|beschließt|empfiehlt|berät)\b")
_DECLINED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,20}en (?=[A-ZÄÖÜ])")
"""An adjective before a noun, not in the nominative ("an den Technischen Ausschuss")."""
_BETWEEN = frozenset(("des", "der", "für", "im", "in", "am", "zum", "zur", "vom", "von"))
_OPEN_END = re.compile(
    r"(?:[-\u2010,/]|(?<![\w-])(?:und|sowie|oder|u\.|für|der|des|die|in|im|am|an|bei|von|vom|zum|zur|mit|&|–))$"
)


@dataclass(frozen=True, slots=True)
class Station:
    """A row of the Beratungsfolge; a value that the row does not print, or that is not understood, is None."""

    organization: Found[str]
    start: Found[str] | None = None
    public: Found[bool] | None = None
    role: Found[str] | None = None
    agenda_item: Found[str] | None = None
    result: Found[str] | None = None
    unread: tuple[Passage, ...] = ()


class Start(NamedTuple):
    """The date of a meeting at `start:end` of a text; `found` is None where it is said to be open."""

    found: Found[str] | None
    start: int
    end: int


def find_start(text: Passage, words: FormWords = COMMON) -> Start | None:
    """The first date in a row, the first day of several ("16./17.12.2025"), or the words that it is still open."""
    days = _DAYS.search(text.value)
    dates = find_dates(text)
    if days and (not dates or days.start() < dates[0].end):
        try:
            iso = dt.date(int(days["y"]), int(days["m"]), int(days["d"])).isoformat()
        except ValueError:
            return None
        printed = text.part(*days.span())
        return Start(printed.found(iso, "consultation/start").derive(iso, "consultation/first-day"), *days.span())
    if dates:
        first = next((date for date in dates if len(date.iso) == 10), dates[0])
        found = text.part(first.start, first.end).found(first.iso, "consultation/start")
        return Start(found, first.start, first.end)
    still_open = words.undated_in_line.search(text.value)
    return Start(None, *still_open.span()) if still_open else None


def names_body(text: str) -> bool:
    """Whether a text may well be a body's name: it has a body's noun or an abbreviation like one."""
    return len(text) < 130 and _BODY.search(text) is not None


def is_body(name: str) -> bool:
    """Whether one of a name's first words is a body's noun ("Ausschuss für …", "Haupt- und Finanzausschuss")."""
    return len(name) < 90 and any(_is_noun(word) for word in name.split()[:3])


def begins_with_body(name: str) -> bool:
    """Whether a text begins with a body's noun and what may stand before it: a sure name, where no date helps."""
    words = name.split()
    before = list(takewhile(lambda word: not _is_noun(word), words[:5]))
    return (
        len(name) < 110 and len(before) < min(5, len(words)) and all(map(BEFORE_NOUN.fullmatch, before))
    ) and _NO_NAME.search(name) is None


def _is_noun(word: str) -> bool:
    return head_of(word.strip(",")) is not None or word.rstrip(",").endswith(("vertretung", "versammlung"))


def is_open(text: str) -> bool:
    """Whether a text goes on in the next line: it ends in a hyphen, a comma or a word that needs another."""
    return _OPEN_END.search(text) is not None


def is_tail(name: str, over: str) -> bool:
    """Whether a name that is no body's goes on with the body's of the line over it ("… Umwelt und" over "Verkehr")."""
    return is_open(over) and names_body(over) and not names_body(name)


def read_cells(cells: Mapping[str, Passage], words: FormWords = COMMON) -> Station | None:
    """A station from the cells under the column headings; None where no organization stands.

    A name with a day in it is none: that day is not in the calendar, or belongs to another row.
    """
    organization = cells.get("organization")
    if organization is None or not re.search(r"[A-Za-zÄÖÜäöü]{2}", organization.value):
        return None
    if _DAY.search(organization.value):
        return None
    organization = without_order(organization)
    unread = [text for name, text in cells.items() if name in ("unread", "unknown")]
    name, _, last = organization.value.rpartition(" ")
    is_ten = last == "X" and _OF_A_QUARTER.search(name) is not None
    if name and not is_ten and MARK.fullmatch(last):  # of another column, nobody knows which
        unread.append(organization.part(len(name)))
        organization = organization.part(0, len(name))
    start = item = result = None
    if text := cells.get("start"):
        days = find_start(text, words)
        start = days.found if days else read_date(text, "consultation/start")
        if start is None and days is None and not words.undated.fullmatch(text.value):
            unread.append(text)
    public = _public(cells, unread, words)
    outcome = _outcome(cells, words)
    if (text := cells.get("result")) is not None and MARK.fullmatch(text.value):
        unread.append(text)  # in a column that says what the body is to do
        cells = {name: text for name, text in cells.items() if name != "result"}
    if (text := cells.get("role")) is not None and MARK.fullmatch(text.value):
        unread.append(text)  # under a heading that does not say what for
        cells = {name: text for name, text in cells.items() if name != "role"}
    ticked = _ticked_role(cells, unread)
    role = ticked or (_role(cells.get("role"), words) if outcome is None else None)
    if (text := cells.get("agenda_item")) and not words.undated.fullmatch(text.value):
        match = ITEM.fullmatch(text.value)
        item = text.part(*match.span(1)).read("consultation/agenda-item") if match else None
        if match is None and text.value != "TOP":
            unread.append(text)
    if (
        (text := outcome or cells.get("result"))
        and not words.undated.fullmatch(text.value)
        and not is_ballot(text.value)
    ):
        result = text.read("consultation/result")
        if role is None and words.role.fullmatch(text.value):  # what the body is to do, not what came of it
            role, result = text.read("consultation/role"), None
    return Station(named(organization), start, public, role, item, result, tuple(unread))


def named(organization: Passage) -> Found[str]:
    """The body as printed; in the nominative where a form goes on from "Sitzung des …" ("Kreistags")."""
    found = organization.read("consultation/organization")
    first = takewhile(lambda word: word not in _BETWEEN, organization.value.split(" ")[:3])
    head = next((head for word in first if (head := head_of(word.rstrip(",")))), None)
    if head is not None and head.case == "nominative" and head.base not in COUNCILS and _DECLINED.match(found.value):
        return found.derive(nominative(f"den {found.value}", "accusative"), "consultation/organization-nominative")
    if head is None or head.case != "oblique":
        return found
    return found.derive(nominative(f"des {found.value}", "genitive"), "consultation/organization-nominative")


def _public(cells: Mapping[str, Passage], unread: list[Passage], words: FormWords) -> Found[bool] | None:
    """Whether the meeting is public, by its word or by the column in which its cross stands."""
    yes, no = cells.get("public_yes"), cells.get("public_no")
    if (yes is None) != (no is None):
        mark = yes or no
        if mark is not None and mark.value and not words.undated.fullmatch(mark.value):
            return mark.found(yes is not None, "consultation/public-mark")
    text = cells.get("public")
    if text is None or not text.value:
        role = cells.get("role")
        return read_public(role, words) if role is not None and "öffentlich" in role.value else None
    if match := YES_OR_NO.fullmatch(text.value):
        return text.found(match.group("yes") is not None, "consultation/public-yes-or-no")
    public = read_public(text, words)
    if public is None and not words.undated.fullmatch(text.value):
        unread.append(text)
    return public


def _ticked_role(cells: Mapping[str, Passage], unread: list[Passage]) -> Found[str] | None:
    """What the body is to do, by the one column of several, each headed with a role, in which its cross stands."""
    marks = {name: text for name, text in cells.items() if name.startswith(TICKED) and text.value}
    if len(marks) == 1 and MARK.fullmatch(next(iter(marks.values())).value):
        name, mark = marks.popitem()
        return mark.found(name.removeprefix(TICKED), "consultation/role-mark")
    unread.extend(marks.values())
    return None


def _outcome(cells: Mapping[str, Passage], words: FormWords) -> Passage | None:
    """What came of a meeting, where the column that says what the body is to do has it instead ("überwiesen")."""
    text = cells.get("role")
    if text is None or "result" in cells or words.role.search(text.value) or RESULT.search(text.value) is None:
        return None
    return text


def _role(text: Passage | None, words: FormWords) -> Found[str] | None:
    if text is None or not text.value or words.undated.fullmatch(text.value) or is_ballot(text.value):
        return None
    match = words.role.search(text.value)
    if match is None and words.public.fullmatch(text.value):
        return None  # a column that says how the body meets
    mixed = "öffentlich" in text.value
    if match and (mixed or len(text.value) - (match.end("role") - match.start("role")) < 12):
        return text.part(*match.span("role")).read("consultation/role")
    return text.read("consultation/role-as-printed")


def is_ballot(text: str) -> bool:
    """Whether a text is a form still to be ticked ("einstimmig mehrheitl. ohne BE"), not a result."""
    words = _BOX.sub(" ", text.lower())
    boxes = words.split()
    return len(boxes) > (2 if words == text.lower() else 0) and all(word in _BALLOT for word in boxes)


def without_ballot(text: Passage) -> Passage:
    """A row without the words to be ticked behind it."""
    words = list(re.finditer(r"\S{1,60}", text.value))
    first = len(words)
    while first and words[first - 1].group().lower() in _BALLOT:
        first -= 1
    if len(words) - first < 3 and not (len(words) - first == 2 and first and words[-1].group() == "Gegenstimmen"):
        return text
    return text.part(0, words[first].start())


def read_public(text: Passage, words: FormWords = COMMON) -> Found[bool] | None:
    """Whether the meeting is public, from "öffentlich", "nicht öffentlich", "Ö", "N"; None where neither stands."""
    match = None
    for match in words.public.finditer(text.value):  # noqa: B007 - the last one is meant
        pass
    if match is None:
        return None
    return text.part(*match.span()).found(match.group("yes") is not None, "consultation/public")


def without_order(text: Passage) -> Passage:
    """A row without the number or dash before it."""
    match = _ORDER.match(text.value)
    return text.part(match.end()) if match else text
